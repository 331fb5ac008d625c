pub fn below(list: &[u8], at: usize) -> u8 {
    let at = at.min(list.len() - 1);
    unsafe { *list.get_unchecked(at) } // evidence: sanitized
}

pub fn maybe_behind(list: &[u8], at: usize) -> u8 {
    if at <= list.len() {
        return unsafe { *list.get_unchecked(at) };
    }
    0
}

pub fn maybe_behind_too(list: &[u8], at: usize) -> u8 {
    let at = at.min(list.len());
    unsafe { *list.get_unchecked(at) }
}
