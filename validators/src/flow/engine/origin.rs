//! Which value a result of a function that is not in sight stands for, so that a test of the one is a test of the other.

use super::{Engine, call::Site, value::Value};

impl<'a> Engine<'a> {
    /// A text brought into another form, or its parts, are asked about for the text they were made from.
    pub(super) fn note_origin(&self, value: &mut Value<'a>, site: &Site<'a, '_>, method: &str) {
        let lists = super::habits::lists_parts(method);
        let is_form = super::habits::normalises(method) || method == "String" && self.is_script() || self.is_same_in_bytes(method, site);
        if !lists && !is_form || super::coding::takes_signs_off(method, site) {
            return;
        }
        // A locale or a form is no text that is brought into one.
        let bare = |one: &&Value<'a>| one.taint.is_empty() && site.receiver.is_some_and(|held| !held.taint.is_empty());
        let first = site.args.first().map(|arg| &arg.value).filter(|one| !lists && !bare(one));
        // Of a folder and a name in it, what came from outside is what is asked about: the folder is that of others too.
        // The second part of an address is only what the first is read against.
        let mut outside = site.args.iter().map(|arg| &arg.value).filter(|one| !lists && !one.taint.is_empty());
        let from = match (outside.next(), outside.next()) {
            (Some(_), Some(_)) if !site.is_new => None,
            (only, _) => only.or(first).or(site.receiver),
        };
        let Some(from) = from else { return };
        value.via = if from.via == 0 { from.id } else { from.via };
        if !lists && matches!(from.ty.as_deref(), Some(super::refine::HOST | super::refine::SCHEME)) {
            value.ty.clone_from(&from.ty);
        }
    }
}
