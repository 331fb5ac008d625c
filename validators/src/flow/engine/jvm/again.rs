//! What an object of the JVM's libraries tells the same each time it is asked: what one answer has passed, the next has. Knows no rule.

use crate::{
    flow::{
        engine::{
            Engine,
            call::Site,
            value::{Kind, Value},
        },
        ir::Sym,
    },
    rule::pattern::last_segment,
};

/// Longest key that is told apart from others.
const LONGEST_KEY: usize = 200;

impl<'a> Engine<'a> {
    /// Gives an answer that cannot change the identity of the one before. Whether it is such an answer.
    pub(in crate::flow::engine) fn jvm_again(&mut self, name: &Sym, site: &Site<'a, '_>, result: &mut Value<'a>) -> bool {
        if !self.on_jvm() || site.is_new || !matches!(result.kind, Kind::Unknown | Kind::Opaque | Kind::Null) {
            return false;
        }
        let Some(receiver) = site.receiver.filter(|receiver| receiver.id != 0 && matches!(receiver.kind, Kind::Unknown | Kind::Opaque))
        else {
            return false;
        };
        let Some((owner, method)) = name.rsplit_once('.') else { return false };
        let told: Sym = match (site.args, tells(last_segment(owner), method)) {
            ([], Some(property)) => property.into(),
            ([key], Some(property)) => match key.value.as_str().filter(|key| key.len() <= LONGEST_KEY) {
                Some(key) => format!("{property} {key}").into(),
                None => return false,
            },
            _ => return false,
        };
        result.id = self.part_id(receiver.id, &told);
        result.via = 0;
        true
    }
}

/// The property that a method reads, where nothing writes it.
fn tells(class: &str, method: &str) -> Option<&'static str> {
    Some(match (class, method) {
        (
            "Cookie" | "ZipEntry" | "JarEntry" | "ZipArchiveEntry" | "TarArchiveEntry" | "Principal" | "Part" | "MultipartFile",
            "getName",
        ) => "name",
        ("Part", "getSubmittedFileName") => "submittedFileName",
        ("MultipartFile", "getOriginalFilename") => "originalFilename",
        ("MultipartFile" | "Part", "getContentType") => "contentType",
        ("HttpServletRequest" | "ServletRequest", "getParameter") => "parameter",
        ("HttpServletRequest", "getHeader") => "header",
        ("HttpServletRequest", "getMethod") => "method",
        ("HttpServletRequest", "getQueryString") => "queryString",
        ("HttpServletRequest", "getRequestURI") => "requestURI",
        ("HttpServletRequest", "getPathInfo") => "pathInfo",
        _ => return None,
    })
}
