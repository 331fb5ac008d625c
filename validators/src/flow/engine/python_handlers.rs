//! What Python's frameworks do around a handler: what runs on its object before it, whose parts it is given, forms that it finds filled,
//! attributes that an object of their own stands for. Knows no rule.

use assay_manifests::{Language, Span};

use super::{
    Engine, TryFrame,
    call::{ArgValue, Site},
    heap::Shape,
    value::{ClassId, Closure, Kind, Ref, Taint, Value},
};
use crate::flow::ir::{Function, Param, Spread, Sym};

/// Methods that a framework calls on an object before the one that answers.
const PREPARING: [&str; 4] = ["setup", "prepare", "initial", "dispatch"];
/// How the classes end whose frameworks do so.
const FRAMES: [&str; 6] = ["View", "ViewSet", "RequestHandler", "HTTPEndpoint", "Resource", "Mixin"];
/// Most checks of one field.
const MOST_CHECKS: usize = 4;
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

    /// What a field of a form or of a serializer holds once the class's own method has looked at it: `clean_name(self)`,
    /// `validate_name(self, value)`.
    pub(super) fn cleaned_by_form(&mut self, form: &Value<'a>, class: ClassId, field: &str, given: Value<'a>, span: Span) -> Value<'a> {
        let named = [(format!("clean_{field}"), 0), (format!("validate_{field}"), 1)];
        for (name, takes) in named {
            let Some((method, owner)) = self.find_method(class, &name, Some(takes), 0).filter(|(method, _)| !method.is_static) else {
                continue;
            };
            let args = if takes == 0 { Vec::new() } else { vec![given.clone()] };
            return self.checked_by(method, owner, form.clone(), args, span).unwrap_or(given);
        }
        given
    }

    /// What a field of a model holds once the class's own checks have let it through: `@field_validator('name')`, `@validator('name')`.
    pub(super) fn validated_by_model(&mut self, container: &Value<'a>, class: ClassId, field: &Sym, given: Value<'a>) -> Value<'a> {
        if self.frames.len() as u32 >= self.options.call_depth || given.taint.is_empty() {
            return given;
        }
        let quoted = [format!("'{field}'"), format!("\"{field}\""), "'*'".to_owned(), "\"*\"".to_owned()];
        let (info, mut value) = (&self.classes[class.0 as usize], given.clone());
        let (decl, module) = (info.class, info.module);
        let checks = decl.methods.iter().filter(|method| {
            method.decorators.iter().any(|one| {
                let text = self.shown(one, module);
                let name = text.split('(').next().unwrap_or_default();
                matches!(name.rsplit('.').next(), Some("field_validator" | "validator"))
                    && !["wrap", "plain", "before", "pre=", "each_item"].iter().any(|other| text.contains(other))
                    && quoted.iter().any(|quoted| text.contains(&**quoted))
            })
        });
        let checks: Vec<&'a Function> = checks.map(|method| &**method).take(MOST_CHECKS).collect();
        for check in checks.into_iter().filter(|check| !check.is_static) {
            let span = check.span;
            if let Some(checked) = self.checked_by(check, class, Value::of(Kind::Class(class)), vec![value.clone()], span) {
                value = checked;
            }
        }
        // The same each time it is asked for.
        if value.id != given.id && value.cell().is_none() && value.id != 0 {
            value.id = self.part_id(container.id, &format!("{field}#checked").into());
        }
        value
    }

    /// What a method gives that a library calls by itself; what it throws the library takes. `None` where it never comes to its end.
    fn checked_by(&mut self, method: &'a Function, owner: ClassId, this: Value<'a>, args: Vec<Value<'a>>, span: Span) -> Option<Value<'a>> {
        let module = self.classes[owner.0 as usize].module;
        let closure = Closure { function: method, module, class: Some(owner), this: None, scope: self.scope_of_class(owner) };
        let args = args.into_iter().map(|value| ArgValue { name: None, value, spread: Spread::No, expr: None }).collect();
        let before = self.st.clone();
        self.tries.push(TryFrame::default());
        let given = self.call_closure(&closure, Some(this), args, span);
        self.tries.pop();
        let ended = std::mem::replace(&mut self.live, true);
        if !ended {
            self.st = before;
        }
        ended.then_some(given)
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

#[cfg(test)]
mod tests {
    use assay_manifests::Language;

    use crate::flow::engine::tests::report;

    fn is_found(text: &str) -> bool {
        report(Language::Python, "quay/routes.py", text).findings.iter().any(|one| one.rule.contains("cwe-078"))
    }

    #[test]
    fn checks_of_a_model_are_asked() {
        let text = |field: &str, check: &str| {
            format!(
                "import os\nfrom fastapi import FastAPI\nfrom pydantic import BaseModel, field_validator\napp = FastAPI()\n\nclass Berth(BaseModel):\n    quay: str\n    note: str\n\n    @field_validator('{field}')\n    @classmethod\n    def known(cls, value):\n        if value not in ('north', 'south'):\n            {check}\n        return value\n\n@app.post('/berths')\ndef berths(berth: Berth):\n    os.system('moor ' + berth.quay)\n"
            )
        };
        assert!(!is_found(&text("quay", "raise ValueError('no such quay')")));
        assert!(is_found(&text("quay", "print('no such quay')")) && is_found(&text("note", "raise ValueError('no such quay')")));
    }

    #[test]
    fn checks_of_a_form_are_asked() {
        let text = |field: &str, turned_away: &str| {
            format!(
                "import os\nfrom django import forms\n\nclass BerthForm(forms.Form):\n    quay = forms.CharField()\n    note = forms.CharField()\n\n    def clean_{field}(self):\n        value = self.cleaned_data['{field}']\n        if value not in ('north', 'south'):\n            {turned_away}forms.ValidationError('no such quay')\n        return value\n\ndef berths(request):\n    form = BerthForm(request.POST)\n    if form.is_valid():\n        os.system('moor ' + form.cleaned_data['quay'])\n"
            )
        };
        assert!(!is_found(&text("quay", "raise ")));
        assert!(is_found(&text("quay", "")) && is_found(&text("note", "raise ")));
    }
}
