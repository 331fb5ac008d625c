//! What Python's frameworks do around a handler: what runs on its object before it, whose parts it is given, forms that it finds filled,
//! attributes that an object of their own stands for. Knows no rule.

use assay_manifests::Language;

use super::{
    Engine,
    call::Site,
    heap::Shape,
    value::{ClassId, Closure, Kind, Ref, Taint, Value},
};
use crate::flow::ir::{Function, Param, Sym};

/// Methods that a framework calls on an object before the one that answers.
const PREPARING: [&str; 4] = ["setup", "prepare", "initial", "dispatch"];
/// How the classes end whose frameworks do so.
const FRAMES: [&str; 6] = ["View", "ViewSet", "RequestHandler", "HTTPEndpoint", "Resource", "Mixin"];
/// Most texts of JSON whose content is remembered.
const MOST_WRITTEN: usize = 256;

impl<'a> Engine<'a> {
    /// Runs on an object what its framework runs before each handler.
    pub(super) fn prepare_handler(&mut self, class: Option<ClassId>, this: Option<&Value<'a>>, handler: &Function) {
        let Some((class, this)) = class.zip(this).filter(|_| self.language == Language::Python) else { return };
        let mut names = Vec::new();
        self.class_names(class, &mut names, 0);
        let is_frame = |name: &Sym| name.contains('.') && FRAMES.iter().any(|frame| name.ends_with(frame));
        if PREPARING.contains(&&*handler.name) || handler.name.starts_with('_') || !names.iter().any(is_frame) {
            return;
        }
        for name in PREPARING {
            let Some((method, owner)) = self.find_method(class, name, None, 0) else { continue };
            let module = self.classes[owner.0 as usize].module;
            let closure = Closure { function: method, module, class: Some(owner), this: None, scope: self.scope_of_class(owner) };
            let args = self.untrusted_arguments(&closure, &Taint::default());
            self.call_closure(&closure, Some(this.clone()), args, method.span);
            self.live = true;
        }
    }

    /// `def form_valid(self, form)`: an object of the class that the view names as its form.
    pub(super) fn given_form(&mut self, closure: &Closure<'a>, param: &Param) -> Option<Value<'a>> {
        let class = closure.class.filter(|_| self.language == Language::Python && &*param.name == "form")?;
        match self.static_member(class, &"form_class".into())?.kind {
            Kind::Class(form) => Some(self.entry_instance(form)),
            _ => None,
        }
    }

    /// What an attribute gives for which the class keeps an object that answers.
    pub(super) fn described(&mut self, held: &Value<'a>, container: &Value<'a>, class: ClassId) -> Option<Value<'a>> {
        if self.language != Language::Python || held.cell().is_none() {
            return None;
        }
        self.special(held, "__get__", vec![container.clone(), Value::of(Kind::Class(class))])
    }

    /// The same where it is set. `false` where nothing answers.
    pub(super) fn set_described(&mut self, container: &Value<'a>, class: ClassId, name: &Sym, value: &Value<'a>) -> bool {
        let held = self.static_member(class, name).filter(|held| self.language == Language::Python && held.cell().is_some());
        held.is_some_and(|held| self.special(&held, "__set__", vec![container.clone(), value.clone()]).is_some())
    }

    /// Tells objects that stand for attributes the names that they stand under.
    pub(super) fn name_described(&mut self, class: ClassId, statics: Ref) {
        let Some(held) = self.st.heap.object(statics).filter(|_| self.language == Language::Python) else { return };
        let held: Vec<(Sym, Value<'a>)> = held.fields.iter().filter(|(_, value)| value.cell().is_some()).cloned().collect();
        for (name, value) in held {
            self.special(&value, "__set_name__", vec![Value::of(Kind::Class(class)), Value::str(name.clone())]);
        }
    }

    /// A text of JSON that holds what it was made of.
    pub(super) fn written_as_json(&mut self, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let value = site.args.first()?.value.clone();
        if let Some(own) = self.coded(&value) {
            return Some(own);
        }
        let held = self.st.heap.object(value.cell()?)?;
        let is_whole = matches!(held.shape, Shape::List | Shape::Map) && !held.open && !held.weak && held.class.is_none();
        if !is_whole || self.written_json.len() >= MOST_WRITTEN {
            return None;
        }
        let written = self.default_result(site, &"json.dumps".into(), "dumps").typed(Some("string".into()));
        if written.id != 0 {
            let held = self.deep_copy(&value, 0);
            self.written_json.insert(written.id, held);
        }
        Some(written)
    }

    /// What a text of JSON was made of.
    pub(super) fn read_from_json(&mut self, text: &Value<'a>) -> Option<Value<'a>> {
        let held = written_under(&self.written_json, text)?.clone();
        Some(self.deep_copy(&held, 0))
    }

    /// A text of JSON was written in another alphabet.
    pub(super) fn note_coded(&mut self, text: &Value<'a>, coded: &Value<'a>) {
        if self.language == Language::Python
            && coded.id != 0
            && self.coded_json.len() < MOST_WRITTEN
            && let Some(held) = written_under(&self.written_json, text).cloned()
        {
            self.coded_json.insert(coded.id, held);
        }
    }

    /// What was written in another alphabet is read back: it is the text of JSON again.
    pub(super) fn note_decoded(&mut self, coded: &Value<'a>, text: &Value<'a>) {
        if self.language == Language::Python
            && text.id != 0
            && self.written_json.len() < MOST_WRITTEN
            && let Some(held) = written_under(&self.coded_json, coded).cloned()
        {
            self.written_json.insert(text.id, held);
        }
    }
}

/// What stands under a text, or under the text that it is in other bytes.
fn written_under<'a, 'w>(written: &'w rustc_hash::FxHashMap<u32, Value<'a>>, text: &Value<'a>) -> Option<&'w Value<'a>> {
    [text.id, text.via].into_iter().filter(|id| *id != 0).find_map(|id| written.get(&id))
}
