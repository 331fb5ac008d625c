//! Addresses of the JVM that are resolved against a known one: what is relative stays at its host. Knows no rule.

use crate::flow::engine::{
    Engine,
    call::Site,
    value::{Piece, Value},
};

/// Schemes that something may be fetched by.
const SCHEMES: [&str; 8] = ["http", "https", "ftp", "file", "jar", "ws", "wss", "ldap"];

impl<'a> Engine<'a> {
    /// `known.resolve("page-" + name)`.
    pub(super) fn jvm_resolved(&mut self, receiver: &Value<'a>, site: &Site<'a, '_>) -> Option<Value<'a>> {
        if receiver.ty.as_deref() != Some("java.net.URI") {
            return None;
        }
        let (base, given) = (receiver.as_str()?, Self::arg(site, 0)?);
        let text = given.pieces();
        let Some(Piece::Known(known)) = text.pieces.first() else { return None };
        let path_at = {
            let host_at = base.find("://")?.checked_add(3)?;
            base.get(host_at..)?.find('/').map_or(base.len(), |at| host_at + at)
        };
        let beginning = match known.strip_prefix('/') {
            Some(path) if path.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-') => base.get(..path_at)?.to_owned(),
            Some(_) => return None,
            None if is_relative(known) => match base.get(path_at..)?.rfind('/') {
                Some(last) => base.get(..=path_at.checked_add(last)?)?.to_owned(),
                None => format!("{base}/"),
            },
            None => return None,
        };
        let whole = self.concat(&[Value::str(beginning), given], site.span);
        Some(whole.retyped("java.net.URI"))
    }
}

/// Whether an address that begins so names no host: nothing that may come behind makes a scheme of it that is fetched by.
fn is_relative(known: &str) -> bool {
    let lower = known.to_ascii_lowercase();
    let (word, is_ended) = match lower.find(['/', '?', '#']) {
        Some(at) => (lower.get(..at).unwrap_or_default(), true),
        None => (lower.as_str(), false),
    };
    let is_word = !word.is_empty() && word.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '~'));
    is_word && (is_ended || !SCHEMES.iter().any(|scheme| scheme.starts_with(word)))
}
