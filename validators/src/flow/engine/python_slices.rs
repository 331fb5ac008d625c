//! Parts of lists and texts of Python that are taken in steps, and `slice` objects: `names[1::2]`, `text[::-1]`. Knows no rule.

use assay_manifests::Language;

use super::{
    Engine,
    call::Site,
    heap::{Object, Shape},
    value::{Kind, Value},
};
use crate::flow::ir::Sym;

/// Type of what says which part is meant.
const SLICE: &str = "slice";
/// Its parts, as Python names them.
const BOUNDS: [&str; 3] = ["start", "stop", "step"];

impl<'a> Engine<'a> {
    /// `slice(to)`, `slice(from, to)`, `slice(from, to, step)`.
    pub(super) fn new_slice(&mut self, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let given: Vec<Value<'a>> = site.args.iter().map(|arg| arg.value.clone()).collect();
        let bounds = match given.as_slice() {
            [to] => [Value::null(), to.clone(), Value::null()],
            [from, to] => [from.clone(), to.clone(), Value::null()],
            [from, to, step] => [from.clone(), to.clone(), step.clone()],
            _ => return None,
        };
        let mut object = Object::new(Shape::Instance);
        object.ty = Some(SLICE.into());
        for (name, value) in BOUNDS.into_iter().zip(bounds) {
            object.set_field(&Sym::from(name), value, &self.ids);
        }
        Some(self.allocate_object(object))
    }

    /// What stands under an index that is such a part.
    pub(super) fn stepped(&mut self, container: &Value<'a>, key: &Value<'a>) -> Option<Value<'a>> {
        if self.language != Language::Python {
            return None;
        }
        let slice = self.st.heap.object(key.cell()?).filter(|object| object.ty.as_deref() == Some(SLICE))?;
        let [from, to, step] = BOUNDS.map(|name| slice.field(&Sym::from(name)).cloned().unwrap_or_else(Value::null));
        if matches!(step.kind, Kind::Null) || step.as_int() == Some(1) {
            let given = |value: Value<'a>| Some(value).filter(|value| !matches!(value.kind, Kind::Null));
            let (from, to) = (given(from), given(to));
            return Some(self.slice(container, from.as_ref(), to.as_ref()));
        }
        let places = |length: usize| places(length, bound(&from)?, bound(&to)?, step.as_int()?);
        if let Some(text) = container.as_str() {
            let letters: Vec<char> = text.chars().collect();
            if let Some(places) = places(letters.len()) {
                let part = Value::str(places.into_iter().filter_map(|at| letters.get(at)).collect::<String>());
                return Some(if self.are_bytes(container) { self.as_bytes(part) } else { part });
            }
        }
        let Some(cell) = container.cell() else { return Some(self.derived(container)) };
        let is_list = self.st.heap.object(cell).is_some_and(|object| object.shape == Shape::List);
        let items = is_list.then(|| self.exact_elements(container)).flatten();
        if let Some(items) = items
            && let Some(places) = places(items.len())
        {
            return Some(self.new_list(places.into_iter().map(|at| items[at].clone()).collect()));
        }
        let element = self.some_element(cell);
        let element = self.any_one(&element);
        let mut list = Object::new(Shape::List);
        list.rest = Some(Box::new(element));
        Some(self.allocate_object(list))
    }
}

/// A bound as it is written: none, or a number. `None` where it is not known.
#[allow(clippy::option_option, reason = "not known and not given are two things")]
fn bound(value: &Value<'_>) -> Option<Option<i128>> {
    match value.kind {
        Kind::Null => Some(None),
        _ => value.as_int().map(Some),
    }
}

/// The places that are taken of so many, in their order.
fn places(length: usize, from: Option<i128>, to: Option<i128>, step: i128) -> Option<Vec<usize>> {
    let length = i128::try_from(length).ok()?;
    let (least, most) = if step < 0 { (-1, length - 1) } else { (0, length) };
    let place = |at: i128| (if at < 0 { at + length } else { at }).clamp(least, most);
    let (first, last) = if step < 0 { (length - 1, -1) } else { (0, length) };
    let (mut at, end) = (from.map_or(first, place), to.map_or(last, place));
    if step == 0 {
        return None;
    }
    let mut taken = Vec::new();
    while if step < 0 { at > end } else { at < end } {
        taken.push(usize::try_from(at).ok()?);
        at = at.checked_add(step)?;
    }
    Some(taken)
}

#[cfg(test)]
mod tests {
    use super::places;

    #[test]
    fn steps_take_what_python_takes() {
        assert_eq!(places(5, None, None, 2), Some(vec![0, 2, 4]));
        assert_eq!(places(5, Some(1), None, 2), Some(vec![1, 3]));
        assert_eq!(places(4, None, None, -1), Some(vec![3, 2, 1, 0]));
        assert_eq!(places(4, Some(-2), None, -1), Some(vec![2, 1, 0]));
        assert_eq!(places(4, Some(9), Some(1), -1), Some(vec![3, 2]));
        assert_eq!(places(3, Some(-9), Some(-1), 1), Some(vec![0, 1]));
        assert_eq!(places(0, None, None, -1), Some(Vec::new()));
        assert_eq!(places(3, None, None, 0), None);
    }
}
