fn quick(text: &str) {
    let mut reader = quick_xml::Reader::from_str(text); // evidence: no-entities
    reader.trim_text(true);
}

fn tree(text: &str) -> roxmltree::Document<'_> {
    roxmltree::Document::parse(text).unwrap() // evidence: no-entities
}

unsafe fn memory(data: *const i8, length: i32) -> *mut xmlDoc {
    xmlReadMemory(data, length, std::ptr::null(), std::ptr::null(), XML_PARSE_NONET) // evidence: no-entities
}

fn typed(text: &str) -> Order {
    quick_xml::de::from_str(text).unwrap() // evidence: no-entities
}
