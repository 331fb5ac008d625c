//! What stands behind objects of scripts, and what may be written to them: parents, frozen objects, strict code, keys of arrays. Knows no
//! rule.

use super::objects::{getter_key, is_getter, is_inherited};
use crate::flow::{
    engine::{
        Engine,
        call::{ArgValue, Site},
        heap::{Cell, FIXED, Object, Shape},
        script_library::BARE,
        value::{Kind, Ref, Value},
    },
    ir::Sym,
};

/// Type of an object that has what another one has.
pub(in crate::flow::engine) const DERIVED: &str = "(derived)";
/// Where that other one stands in it.
pub(in crate::flow::engine) const PARENT: &str = "(parent)";
/// Most objects that stand behind one another.
const MOST_PARENTS: usize = 8;
/// Most fields that are put in order.
const MOST_ORDERED: usize = 64;

impl<'a> Engine<'a> {
    /// Whether nothing may be written to an object, which is one.
    pub(in crate::flow::engine) fn is_frozen(&self, cell: Ref) -> bool {
        self.st.heap.object(cell).is_some_and(|object| object.frozen && !object.weak)
    }

    /// Whether what is written to a field of an object is not taken: code that is strict throws then.
    pub(in crate::flow::engine) fn turned_away(&mut self, cell: Ref, name: Option<&str>) -> bool {
        let says = |mark: &Sym| mark.strip_prefix(FIXED).is_some_and(|fixed| Some(fixed) == name);
        let is_fixed = |object: &Object<'a>| !object.weak && object.fields.iter().any(|(mark, _)| says(mark));
        if !self.is_frozen(cell) && !self.st.heap.object(cell).is_some_and(is_fixed) {
            return false;
        }
        match self.script_is_strict() {
            Some(true) => self.throw(None),
            Some(false) => {}
            None => self.may_throw(),
        }
        true
    }

    /// Whether the code at work is strict, where that is certain.
    fn script_is_strict(&mut self) -> Option<bool> {
        if self.frames.last().is_some_and(|frame| frame.class.is_some()) {
            return Some(true);
        }
        if !self.in_target() {
            return None;
        }
        let text = self.input.text;
        if begins_strict(text) || is_module(text) {
            return Some(true);
        }
        let may_be = text.contains("use strict") || text.contains("import ") || text.contains("export ") || text.contains("class ");
        (self.language == assay_manifests::Language::JavaScript && !may_be).then_some(false)
    }

    /// Makes an object that has what a parent has. Whether the parent is one of which that is known.
    pub(super) fn script_derived(&self, object: &mut Object<'a>, parent: &Value<'a>) -> bool {
        let held = parent.cell().and_then(|cell| self.st.heap.object(cell)).filter(|held| held.shape == Shape::Map);
        let is_plain = held.is_some_and(|held| held.ty.as_deref().is_none_or(|ty| matches!(ty, BARE | DERIVED)));
        if is_plain {
            // What may stand in the parent may stand here.
            object.open |= held.is_some_and(|held| held.open || held.rest.is_some() || held.weak);
            object.ty = Some(DERIVED.into());
            object.set_field(&PARENT.into(), parent.clone(), &self.ids);
        }
        is_plain
    }

    /// `__proto__: parent`: from now on it has what the parent has.
    pub(in crate::flow::engine) fn script_parent_of(&self, object: &mut Object<'a>, parent: &Value<'a>) {
        if matches!(parent.kind, Kind::Null) && object.ty.is_none() {
            object.ty = Some(BARE.into());
        } else if object.weak || object.shape != Shape::Map || object.ty.is_some() || !self.script_derived(object, parent) {
            object.open = true;
            object.taint.add(&self.deep_taint(parent));
        }
    }

    /// The same of an object that is there already.
    pub(in crate::flow::engine) fn script_set_parent(&mut self, cell: Ref, parent: &Value<'a>) {
        let Some(mut object) = self.st.heap.object(cell).filter(|object| !object.frozen).cloned() else { return };
        self.script_parent_of(&mut object, parent);
        self.st.heap.put(cell, Cell::Object(object));
    }

    /// What an object has from those that stand behind it.
    pub(in crate::flow::engine) fn script_inherited(&mut self, object: &Value<'a>, name: &Sym) -> Option<Value<'a>> {
        let mut at = object.cell()?;
        for _ in 0..MOST_PARENTS {
            let held = self.st.heap.object(at).filter(|held| held.ty.as_deref() == Some(DERIVED) && !held.open && held.rest.is_none())?;
            let parent = held.field(PARENT)?.clone();
            let Some(cell) = parent.cell() else { return Some(self.unknown()) };
            at = cell;
            let held = self.st.heap.object(at)?;
            let getter = held.field(&getter_key(name)).or_else(|| held.field(name).filter(|field| is_getter(field)));
            if let Some(Kind::Func(closure)) = getter.map(|getter| getter.kind.clone()) {
                return Some(self.call_closure(&closure, Some(object.clone()), Vec::new(), Default::default()));
            }
            if let Some(found) = held.field(name).cloned() {
                return Some(self.with_facts(found));
            }
            if held.ty.as_deref() != Some(DERIVED) {
                return Some(self.member(&parent, name, Default::default()));
            }
        }
        Some(self.unknown())
    }

    /// A function that an object has from one that stands behind it: it is called on the object.
    pub(in crate::flow::engine) fn script_inherited_function(&self, cell: Ref, name: &str) -> Option<Value<'a>> {
        let mut at = cell;
        for _ in 0..MOST_PARENTS {
            let held = self.st.heap.object(at).filter(|held| held.ty.as_deref() == Some(DERIVED))?;
            at = held.field(PARENT)?.cell()?;
            if let Some(found) = self.st.heap.object(at)?.field(name) {
                return matches!(found.kind, Kind::Func(_)).then(|| found.clone());
            }
        }
        None
    }

    /// A key of an array as the runtime takes it: `'1'` is the place 1, `-1` and `'01'` are names.
    pub(in crate::flow::engine) fn script_place_in(&self, cell: Ref, key: &Value<'a>) -> Option<Value<'a>> {
        if !self.is_script() || !self.script_is_array(cell) {
            return None;
        }
        match (&key.kind, key.key()) {
            (Kind::Int(number), Some(name)) if *number < 0 || *number >= u32::MAX.into() => Some(Value::str(name)),
            (Kind::Str(_), Some(name)) => {
                let at = name.parse::<u32>().ok().filter(|at| *at < u32::MAX && at.to_string() == *name)?;
                Some(Value::int(at.into()))
            }
            (Kind::Float(number), _) if *number == 0.0 => Some(Value::int(0)),
            _ => None,
        }
    }

    /// What stands under a name that is no own one of an object: what every array or object has.
    pub(in crate::flow::engine) fn script_common(&mut self, cell: Ref, object: &Value<'a>, name: &Sym) -> Option<Value<'a>> {
        if !self.is_script() {
            return None;
        }
        let held = self.st.heap.object(cell)?;
        match (held.shape, held.ty.as_deref()) {
            (Shape::Map, Some(DERIVED)) => self.script_inherited(object, name),
            (Shape::Map, None) if is_inherited(name) => Some(self.opaque()),
            (Shape::List, _) if self.script_is_array(cell) => Some(self.member(object, name, Default::default())),
            _ => None,
        }
    }

    /// `Object.assign(target, …)`
    pub(in crate::flow::engine) fn script_assigned(&mut self, target: &Value<'a>, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let cell = target.cell()?;
        for source in site.args.iter().skip(1) {
            let held = source.value.cell().and_then(|cell| self.st.heap.object(cell)).cloned();
            let held = held.map(|held| self.script_own(&source.value, held));
            if held.as_ref().is_some_and(|held| !held.fields.is_empty()) && self.is_frozen(cell) {
                self.throw(None);
                return Some(target.clone());
            }
            // What is not known may replace anything that came before.
            let held = held.unwrap_or_else(|| {
                let mut given = Object::new(Shape::Map);
                given.open = true;
                given.taint = source.value.taint.clone();
                given
            });
            // A setter of its class is called.
            if let Some(class) = self.st.heap.object(cell)?.class
                && !held.open
                && held.rest.is_none()
                && held.fields.iter().any(|(key, _)| self.find_method(class, key, None, 0).is_some())
            {
                held.fields.into_iter().for_each(|(key, value)| self.set_member(target, &key, value));
                continue;
            }
            let mut object = self.st.heap.object(cell)?.clone();
            object.open |= held.field("__proto__").is_some();
            held.fields.iter().for_each(|(_, value)| self.note_put(cell, value));
            self.take_over(&mut object, held);
            self.st.heap.put(cell, Cell::Object(object));
        }
        Some(target.clone())
    }

    /// What an object says of itself where a text is asked for, by a function that it holds or has from another.
    pub(in crate::flow::engine) fn script_said(&mut self, value: &Value<'a>) -> Option<Value<'a>> {
        let cell = value.cell()?;
        let shape = self.st.heap.object(cell).filter(|_| self.nesting < crate::flow::engine::MAX_NESTING)?.shape;
        if !matches!(shape, Shape::Map | Shape::Instance) {
            return None;
        }
        let mut said: Option<Value<'a>> = None;
        // Which of them is asked depends on the place: a sum asks the number first.
        for name in ["Symbol.toPrimitive", "toString", "valueOf"] {
            let own = self.st.heap.object(cell).and_then(|object| object.field(name)).cloned();
            let Some(Kind::Func(closure)) = own.or_else(|| self.script_inherited_function(cell, name)).map(|found| found.kind) else {
                continue;
            };
            self.nesting += 8;
            let made = self.call_closure(&closure, Some(value.clone()), Vec::new(), Default::default());
            self.nesting -= 8;
            self.live = true;
            if made.cell().is_some() {
                continue;
            }
            said = Some(match said {
                Some(known) => self.join(&known, &made),
                None => made,
            });
            if name == "Symbol.toPrimitive" {
                break;
            }
        }
        said
    }

    /// Puts the fields of what was read of a text in the order in which they stand there.
    pub(in crate::flow::engine) fn script_in_order(&mut self, value: &Value<'a>, text: &str, depth: u32) {
        let Some(cell) = value.cell().filter(|_| depth < 8) else { return };
        let Some(object) = self.st.heap.object_mut(cell) else { return };
        let place = |key: &str| {
            let written = serde_json::to_string(key).ok()?;
            text.match_indices(&written).find(|(at, written)| text[at + written.len()..].trim_start().starts_with(':')).map(|(at, _)| at)
        };
        if object.fields.len() > 1 && object.fields.len() <= MOST_ORDERED {
            object.fields.sort_by_cached_key(|(key, _)| place(key));
        }
        let held: Vec<Value<'a>> = object.items.iter().chain(object.fields.iter().map(|(_, field)| field)).cloned().collect();
        held.iter().for_each(|one| self.script_in_order(one, text, depth + 1));
    }

    /// `JSON.parse(text, reviver)`: what the function makes of each part, from the innermost out.
    pub(super) fn script_revived(
        &mut self,
        value: Value<'a>,
        key: &Sym,
        function: &Value<'a>,
        site: &Site<'a, '_>,
        depth: u32,
    ) -> Value<'a> {
        if let Some(cell) = value.cell().filter(|_| depth < 6)
            && let Some(object) = self.st.heap.object(cell).cloned()
        {
            let mut made = object.clone();
            made.items = Vec::new();
            for (at, item) in object.items.into_iter().enumerate() {
                let item = self.script_revived(item, &at.to_string().into(), function, site, depth + 1);
                made.items.push(item);
            }
            made.fields = Vec::new();
            for (name, field) in object.fields {
                let field = self.script_revived(field, &name, function, site, depth + 1);
                if field.ty.as_deref() != Some(crate::flow::engine::value::UNDEFINED) {
                    made.fields.push((name, field));
                }
            }
            self.st.heap.put(cell, Cell::Object(made));
        }
        let args = vec![ArgValue::plain(Value::str(key.clone())), ArgValue::plain(value)];
        let made = self.call_value(function, args, site.span, &"callback".into());
        self.live = true;
        made
    }

    /// What is copied where an object gives its own properties to another: of a getter, what it gives.
    pub(in crate::flow::engine) fn script_own(&mut self, value: &Value<'a>, mut held: Object<'a>) -> Object<'a> {
        let is_mark = |name: &str| name == PARENT || ["get ", "set ", FIXED].iter().any(|mark| name.starts_with(mark));
        if !self.is_script() || !held.fields.iter().any(|(name, field)| is_mark(name) || is_getter(field)) {
            return held;
        }
        held.fields.retain(|(name, _)| !is_mark(name));
        for (_, field) in &mut held.fields {
            if let Kind::Func(closure) = field.kind.clone()
                && is_getter(field)
            {
                *field = self.call_closure(&closure, Some(value.clone()), Vec::new(), Default::default());
                self.live = true;
            }
        }
        held
    }
}

/// Whether a file begins by saying that it is strict, behind comments and other words of that kind.
fn begins_strict(text: &str) -> bool {
    let mut rest = text.trim_start_matches('\u{feff}');
    if rest.starts_with("#!") {
        rest = rest.split_once('\n').map_or("", |(_, rest)| rest);
    }
    loop {
        rest = rest.trim_start();
        if let Some(comment) = rest.strip_prefix("//") {
            rest = comment.split_once('\n').map_or("", |(_, rest)| rest);
        } else if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, rest)| rest);
        } else if let Some(mark @ ('\'' | '"')) = rest.chars().next() {
            let Some((word, behind)) = rest[1..].split_once(mark) else { return false };
            let behind = behind.trim_start_matches([' ', '\t']);
            if !behind.is_empty() && !behind.starts_with([';', '\n', '\r']) {
                return false;
            }
            if word == "use strict" {
                return true;
            }
            rest = behind.trim_start_matches(';');
        } else {
            return false;
        }
    }
}

/// Whether a line of a file imports or exports something, outside of texts and comments that go over lines.
fn is_module(text: &str) -> bool {
    let mut before = 0;
    for line in text.split_inclusive('\n') {
        let says = ["import ", "import{", "export ", "export{"].iter().any(|word| line.starts_with(word)) && !line.starts_with("import (");
        let around = &text[..before];
        if says && around.matches('`').count().is_multiple_of(2) && around.matches("/*").count() <= around.matches("*/").count() {
            return true;
        }
        before += line.len();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::{begins_strict, is_module};

    #[test]
    fn strict_code_says_so() {
        assert!(begins_strict("#!/usr/bin/env node\n// a note\n'use client'\n\"use strict\";\nlet x = 1;"));
        assert!(!begins_strict("const note = 'use strict';") && !begins_strict("'use strict'.length;"));
        assert!(is_module("const x = 1;\nexport default x;\n") && is_module("import fs from 'fs';"));
        assert!(!is_module("const text = `\nimport fs from 'fs';\n`;") && !is_module("/*\nexport default x;\n*/"));
    }
}
