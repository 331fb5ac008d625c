//! Ruby's makers of small classes, changes of whole maps, and numbers that are read or refused. Knows no rule.

use std::rc::Rc;

use super::{
    Engine,
    call::{ArgValue, Site},
    heap::{Object, Shape},
    pour,
    value::{Kind, Value},
};

/// Name of the maker that `Struct.new(:a, :b)` gives.
const RECORD: &str = "(record)";

impl<'a> Engine<'a> {
    pub(super) fn ruby_library(&mut self, site: &Site<'a, '_>, name: &str, method: &str) -> Option<Value<'a>> {
        let block = site.args.iter().find(|arg| arg.name.as_deref() == Some("&")).map(|arg| arg.value.clone());
        match name {
            "Struct.new" | "Data.define" => {
                let names: Vec<Value<'a>> = site
                    .args
                    .iter()
                    .filter(|arg| arg.name.is_none() && arg.value.as_str().is_some())
                    .map(|arg| arg.value.clone())
                    .collect();
                if names.is_empty() || block.is_some() {
                    return None;
                }
                let mut holder = Object::new(Shape::Shadow);
                holder.items = names;
                let holder = self.allocate_object(holder);
                return Some(Value::of(Kind::Method(Rc::new((holder, RECORD.into())))));
            }
            "Integer" | "Float" if site.receiver.is_none() => {
                let text = site.args.first().and_then(|arg| arg.value.as_str());
                if text.is_some_and(|text| text.trim().parse::<f64>().is_err()) {
                    self.throw(None);
                    return Some(self.unknown());
                }
                self.may_throw();
                return None;
            }
            _ => {}
        }
        let receiver = site.receiver?.clone();
        match (&receiver.kind, method) {
            (Kind::Method(pair), "new" | "[]") if &*pair.1 == RECORD => {
                let names = self.st.heap.object(pair.0.cell()?)?.items.clone();
                let mut record = Object::new(Shape::Instance);
                let mut positional = site.args.iter().filter(|arg| arg.name.is_none());
                for name in names.iter().filter_map(Value::as_str) {
                    let named = site.args.iter().find(|arg| arg.name.as_ref() == Some(&name));
                    let value = named.or_else(|| positional.next()).map_or_else(Value::null, |arg| arg.value.clone());
                    record.set_field(&name, value, &self.ids);
                }
                Some(self.allocate_object(record))
            }
            (Kind::Cell(cell), "transform_values" | "transform_values!") => {
                let function = block?;
                let mut map = self.st.heap.object(*cell).filter(|object| object.shape == Shape::Map)?.clone();
                let mut changed = Vec::new();
                for (key, value) in map.fields.clone() {
                    let made = self.call_value(&function, vec![ArgValue::plain(value)], site.span, &"callback".into());
                    self.live = true;
                    changed.push((key, made));
                }
                map.fields = changed;
                if let Some(rest) = map.rest.take() {
                    let made = self.call_value(&function, vec![ArgValue::plain(*rest)], site.span, &"callback".into());
                    self.live = true;
                    map.add_rest(made, &self.ids);
                }
                Some(self.allocate_object(map))
            }
            _ => None,
        }
    }

    /// What comes next may not come: the present state is one in which a handler may begin.
    fn may_throw(&mut self) {
        if let Some(frame) = self.tries.last_mut() {
            pour(&mut frame.thrown, &self.st, &self.ids);
        }
    }
}
