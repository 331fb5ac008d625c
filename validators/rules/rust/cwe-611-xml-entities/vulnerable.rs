use libxml::parser::{Parser, ParserOptions};

fn options() -> ParserOptions<'static> {
    ParserOptions { recover: false, noent: true, ..Default::default() } // finding: entities-on
}

unsafe fn memory(data: *const i8, length: i32) -> *mut xmlDoc {
    xmlReadMemory(data, length, std::ptr::null(), std::ptr::null(), XML_PARSE_NOENT | XML_PARSE_DTDLOAD) // finding: entities-on
}

fn tree(text: &str) -> roxmltree::ParsingOptions {
    roxmltree::ParsingOptions { allow_dtd: true, nodes_limit: 1000 } // finding: dtd-allowed
}
