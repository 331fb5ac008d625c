use std::ffi::CString;
use std::rc::Rc;
use std::sync::Arc;

pub fn held(text: &str) -> Option<CString> {
    let owned = CString::new(text).ok()?;
    let _pointer = owned.as_ptr();
    Some(owned)
}

pub fn share(data: &Arc<Vec<u8>>) -> Arc<Vec<u8>> {
    Arc::clone(data) // evidence
}

pub fn local(data: Vec<u8>) -> Rc<Vec<u8>> {
    Rc::new(data) // evidence
}

pub fn made(data: Vec<u8>) -> Arc<Vec<u8>> {
    Arc::new(data) // evidence
}
