//! Which value a result of a function or an operator that is not in sight stands for: so that a test of the one is a test of the other, and that
//! a text that was filled is no number.

use assay_manifests::{Language, Span};

use super::{
    Engine,
    call::Site,
    value::{Kind, Value},
};
use crate::flow::ir::BinaryOp;

impl<'a> Engine<'a> {
    /// A text brought into another form, or its parts, are asked about for the text they were made from.
    pub(super) fn note_origin(&self, value: &mut Value<'a>, site: &Site<'a, '_>, method: &str) {
        // Where the folder of a path lies that was made whole, the path lies: for rules that ask for it alone.
        let whole = site.args.first().map(|arg| &arg.value).filter(|path| path.via != 0 && path.id != 0);
        if let (Language::Python, "dirname", Some(path)) = (self.language, method, whole) {
            (value.via, value.ty) = (path.id, Some(super::refine::TOLD_PART.into()));
            return;
        }
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

    /// `text % values`: a text, whichever of several it is, or what nobody sees, where no number stands behind the sign. `None` where numbers are divided.
    pub(super) fn text_filled(&mut self, text: &Value<'a>, values: &Value<'a>, span: Span) -> Option<Value<'a>> {
        if matches!(text.kind, Kind::Str(_)) && !self.is_php() {
            return Some(self.percent_format(text, values, span));
        }
        if !matches!(self.language, Language::Python | Language::Ruby) {
            return None;
        }
        if let Kind::Choice(list) = &text.kind
            && list.iter().all(|one| matches!(one.kind, Kind::Str(_)))
        {
            let list = list.clone();
            let mut made: Option<Value<'a>> = None;
            for one in list.iter() {
                let filled = self.percent_format(one, values, span);
                made = Some(match made {
                    Some(known) => self.join(&known, &filled),
                    None => filled,
                });
            }
            return made;
        }
        let is_text = text.ty.as_deref() == Some("string") || !text.taint.is_empty();
        // What nobody sees is no number where something else than a number stands behind the sign.
        let is_number = matches!(values.kind, Kind::Int(_) | Kind::Float(_)) || values.ty.as_deref() == Some("number");
        let is_unseen = self.language == Language::Python && matches!(text.kind, Kind::Unknown | Kind::Lib(_)) && text.ty.is_none();
        let holds = values.cell().is_some() || !values.taint.is_empty();
        let fills = (is_text || is_unseen && holds && !is_number) && !text.is_plain_constant();
        fills.then(|| self.concat(&[text.clone(), values.clone()], span))
    }
}

/// A path of Python behind which a slash was put is asked about for the path: `(path + os.sep).startswith(root + os.sep)`.
pub(super) fn ended<'a>(language: Language, op: BinaryOp, (path, end): (&Value<'a>, &Value<'a>), mut made: Value<'a>) -> Value<'a> {
    if language == Language::Python && op == BinaryOp::Add && made.via == 0 && end.as_str().as_deref() == Some("/") {
        made.via = if path.via == 0 { path.id } else { path.via };
    }
    made
}
