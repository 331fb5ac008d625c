//! What a struct of Go holds where one function of its file makes all of them (`NewStore`), and what a text of JSON was written from. Knows no
//! rule.

use assay_manifests::Language;

use super::{
    Engine,
    call::Site,
    heap::{Object, Shape},
    settings::field_tag,
    value::{ClassId, Closure, Kind, Ref, Taint, Value},
};
use crate::{
    flow::ir::{Field, Function, StmtKind},
    rule::Labels,
};

/// How deep what is written as JSON is looked into.
const MOST_DEPTH: u32 = 5;
/// Texts whose content is remembered, at most.
const MOST_WRITTEN: usize = 64;

impl<'a> Engine<'a> {
    /// Puts into an object of the struct what the only function that makes such objects puts there itself. What that function was given may be
    /// anything, and so may what others set.
    pub(super) fn go_made(&mut self, class: ClassId, instance: &Value<'a>) {
        let Some((maker, cell)) = self.go_maker(class).zip(instance.cell()) else { return };
        let scope = self.modules[self.target].scope.unwrap_or(Ref(0));
        let closure = Closure { function: maker, module: self.target, class: None, this: None, scope };
        let live = std::mem::replace(&mut self.live, true);
        let args = self.untrusted_arguments(&closure, &Taint::default());
        let limit = self.entry_limit;
        self.entry_limit = limit.min(self.steps.saturating_add(self.options.entry_steps / 4));
        let given = self.call_closure(&closure, None, args, maker.span);
        self.entry_limit = limit;
        self.live = live;
        let Some(made) = self.made_object(class, &given) else { return };
        let decl = self.classes[class.0 as usize].class;
        for field in &decl.fields {
            let held = self.st.heap.object(made).and_then(|object| object.field(&field.name)).cloned();
            let Some(held) = held.filter(|held| self.is_own_part(field, held)) else { continue };
            if !field.name.starts_with(|c: char| c.is_uppercase()) && !self.is_set_outside(field, maker) {
                let ids = &self.ids;
                if let Some(object) = self.st.heap.object_mut(cell) {
                    object.set_field(&field.name, held, ids);
                }
            }
        }
    }

    /// The function that gives objects of a struct, where no other text of the file makes one.
    fn go_maker(&self, class: ClassId) -> Option<&'a Function> {
        let info = &self.classes[class.0 as usize];
        if self.language != Language::Go || info.module != self.target {
            return None;
        }
        let decl = info.class;
        let module = self.modules[self.target].module;
        let mut makers = module.body.iter().filter_map(|stmt| match &stmt.kind {
            StmtKind::Function(function) if function.receiver_type.is_none() && function.name.to_ascii_lowercase().starts_with("new") => {
                let ty = function.return_type.as_ref()?;
                let first = if ty.name == decl.name { ty } else { ty.args.first()? };
                (first.name == decl.name).then_some(&**function)
            }
            _ => None,
        });
        let (maker, None) = (makers.next()?, makers.next()) else { return None };
        let text = self.input.text;
        let made = |at: usize| {
            let before = text[..at].chars().next_back();
            !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
        };
        let literal = format!("{}{{", decl.name);
        let inside = |at: usize| (maker.span.start as usize..maker.span.end as usize).contains(&at);
        text.match_indices(&literal).all(|(at, _)| !made(at) || inside(at)).then_some(maker)
    }

    /// The one object of the struct that was given back.
    fn made_object(&mut self, class: ClassId, given: &Value<'a>) -> Option<Ref> {
        let mut found = None;
        for atom in given.atoms() {
            let first = match atom.cell().and_then(|cell| self.st.heap.object(cell)) {
                Some(object) if object.shape == Shape::List => object.items.first().cloned(),
                _ => Some(atom.clone()),
            };
            for cell in first.iter().flat_map(Value::atoms).filter_map(Value::cell) {
                let is_it = self.st.heap.object(cell).is_some_and(|object| object.class == Some(class));
                if is_it && found.is_some_and(|known| known != cell) {
                    return None;
                }
                found = found.or(is_it.then_some(cell));
            }
        }
        found
    }

    /// Whether a field holds what the program itself has put there: no argument, nothing that it begins with anyway, no bytes that are filled.
    fn is_own_part(&self, field: &Field, held: &Value<'a>) -> bool {
        let given = Labels::PARAMETER.with(Labels::FIELD);
        let is_bytes = field.ty.as_ref().is_some_and(|ty| !ty.dims.is_empty() && matches!(&*ty.name, "byte" | "uint8"));
        let is_zero = match &held.kind {
            Kind::Null | Kind::Int(0) | Kind::Bool(false) => true,
            Kind::Str(text) => text.pieces.is_empty(),
            _ => false,
        };
        !is_zero
            && (!is_bytes || held.as_str().is_some())
            && !self.deep_taint(held).sources().iter().any(|source| source.labels.intersects(given))
            && self.is_told_thing(held, 0)
    }

    /// Whether a value is known, or of a library's type at least.
    fn is_told_thing(&self, value: &Value<'a>, depth: u32) -> bool {
        value.atoms().iter().all(|atom| match &atom.kind {
            Kind::Unknown => atom.ty.as_ref().is_some_and(|ty| ty.contains('.')),
            Kind::Cell(cell) => self.st.heap.object(*cell).is_some_and(|object| {
                object.shape != Shape::List
                    || depth < 2 && object.items.iter().chain(object.rest.as_deref()).all(|item| self.is_told_thing(item, depth + 1))
            }),
            _ => true,
        })
    }

    /// Whether a field of that name is set anywhere but where objects are made: itself, an entry of it, or by its address.
    fn is_set_outside(&self, field: &Field, maker: &Function) -> bool {
        let text = self.input.text;
        let sets = |at: usize| {
            let rest = text[at + 1 + field.name.len()..].trim_start_matches(' ');
            let ends = !text[at + 1 + field.name.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_');
            let is_set = |rest: &str| rest.starts_with('=') && !rest.starts_with("==");
            let entry = rest.starts_with('[') && rest.split_once(']').is_some_and(|(_, behind)| is_set(behind.trim_start()));
            let steps = rest.starts_with("++") || rest.starts_with("--");
            let before = text[..at].trim_end_matches(|c: char| c.is_alphanumeric() || c == '_' || c == '.');
            let itself = is_set(rest) || rest.starts_with(',') || rest.get(1..2) == Some("=");
            ends && (itself || entry || steps || before.ends_with('&'))
        };
        let inside = |at: usize| (maker.span.start as usize..maker.span.end as usize).contains(&at);
        text.match_indices(&format!(".{}", field.name)).any(|(at, _)| !inside(at) && sets(at))
    }

    /// A text of JSON, with what it was written from.
    pub(super) fn go_marshal(&mut self, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let value = self.pointed(&self.go_arg(site, 0)?);
        value.cell()?;
        if self.written_json.len() >= MOST_WRITTEN {
            return None;
        }
        let content = self.json_content(&value, 0)?;
        let taint = self.deep_taint(&value);
        let text = if taint.is_empty() && !self.deep_unknown(&value, 0) { self.opaque() } else { self.unknown_with(taint) };
        self.written_json.insert(text.id, content);
        Some(text)
    }

    /// What a text of JSON was written from, once more.
    pub(super) fn go_read_back(&mut self, text: &Value<'a>) -> Option<Value<'a>> {
        let held = self.written_json.get(&text.id).filter(|_| text.id != 0)?.clone();
        Some(self.deep_copy(&held, 0))
    }

    /// Whether a text is read into what holds by now what it was written from.
    pub(super) fn is_read_back(&self, site: &Site<'a, '_>) -> bool {
        let (Some(text), Some(into)) = (site.args.first(), site.args.get(1)) else { return false };
        let is_place = |cell: Ref| self.st.heap.object(cell).is_some_and(|object| object.class.is_some());
        self.language == Language::Go
            && text.value.id != 0
            && self.written_json.contains_key(&text.value.id)
            && (matches!(into.value.kind, Kind::Slot(..)) || into.value.cell().is_some_and(is_place))
    }

    /// A value as JSON keeps it: structs by the names of their fields that are written.
    fn json_content(&mut self, value: &Value<'a>, depth: u32) -> Option<Value<'a>> {
        let value = self.pointed(value);
        let Some(cell) = value.cell() else { return Some(value) };
        let object = self.st.heap.object(cell)?.clone();
        if depth > MOST_DEPTH || object.open || object.weak {
            return None;
        }
        let mut content = Object::new(if object.shape == Shape::List { Shape::List } else { Shape::Map });
        match (object.shape, object.class) {
            (Shape::Instance, Some(class)) => {
                let decl = self.classes[class.0 as usize].class;
                if !decl.bases.is_empty() {
                    return None;
                }
                for field in decl.fields.iter().filter(|field| field.name.starts_with(|c: char| c.is_uppercase())) {
                    let Some(held) = object.field(&field.name) else { continue };
                    let name = field_tag(field).unwrap_or_else(|| field.name.to_string());
                    let held = self.json_content(held, depth + 1)?;
                    if name != "-" {
                        content.fields.push((name.into(), held));
                    }
                }
            }
            (Shape::List | Shape::Map, _) => {
                for item in &object.items {
                    content.items.push(self.json_content(item, depth + 1)?);
                }
                for (name, held) in &object.fields {
                    content.fields.push((name.clone(), self.json_content(held, depth + 1)?));
                }
                if let Some(rest) = &object.rest {
                    content.rest = Some(Box::new(self.json_content(rest, depth + 1)?));
                }
                content.taint = object.taint.clone();
            }
            _ => return None,
        }
        Some(self.allocate_object(content))
    }
}
