//! Python's `itertools` over lists that are known one by one, and what it makes of lists without an end. Knows no rule.

use super::{
    Engine,
    call::{ArgValue, Site},
    heap::{Object, Shape},
    value::Value,
};
use crate::flow::ir::{BinaryOp, Spread};

/// How many elements of a list without an end are kept one by one.
const AHEAD: usize = 24;
/// Most elements of what is walked, and most rows that are made.
const MOST: usize = 32;

impl<'a> Engine<'a> {
    pub(super) fn python_itertools(&mut self, name: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let name = name.strip_prefix("itertools.")?;
        let named = |key: &str| site.args.iter().find(|arg| arg.name.as_deref() == Some(key)).map(|arg| arg.value.clone());
        if site.args.iter().any(|arg| arg.spread != Spread::No) {
            return None;
        }
        let given: Vec<Value<'a>> = site.args.iter().filter(|arg| arg.name.is_none()).map(|arg| arg.value.clone()).collect();
        match (name, given.as_slice()) {
            ("count", [from, rest @ ..]) => self.counted(from.as_int(), rest.first().map_or(Some(1), Value::as_int)),
            ("count", []) => self.counted(Some(0), Some(1)),
            ("cycle", [list]) => {
                let items = self.known_steps(list).filter(|items| !items.is_empty())?;
                let mut object = Object::new(Shape::List);
                object.items = items.iter().cycle().take(AHEAD.max(items.len())).cloned().collect();
                object.rest = self.one_of(&items).map(Box::new);
                Some(self.allocate_object(object))
            }
            ("repeat", [value, times]) => {
                let times = usize::try_from(times.as_int()?).ok().filter(|times| *times <= MOST)?;
                Some(self.new_list(vec![value.clone(); times]))
            }
            ("tee", [list, rest @ ..]) => {
                let items = self.known_steps(list)?;
                let many =
                    rest.first().map_or(Some(2), Value::as_int).and_then(|many| usize::try_from(many).ok()).filter(|many| *many < 8)?;
                let lists = (0..many).map(|_| self.new_list(items.clone())).collect();
                Some(self.new_list(lists))
            }
            ("takewhile" | "dropwhile", [test, list]) => {
                if let Some(items) = self.known_steps(list) {
                    return Some(self.led(items, test, name == "takewhile", site));
                }
                // What is taken has passed the test, each of it.
                (name == "takewhile" && Self::is_function(test)).then(|| self.filtered(test, list, site.span))
            }
            ("filterfalse", [test, list]) => {
                let items = self.known_steps(list)?;
                Some(self.parted(items, test, site).1)
            }
            ("starmap", [function, list]) => {
                let rows = self.known_steps(list)?;
                let rows: Vec<Vec<Value<'a>>> = rows.iter().map(|row| self.known_steps(row)).collect::<Option<_>>()?;
                let made = rows.into_iter().map(|row| self.answered(function, row, site)).collect();
                Some(self.new_list(made))
            }
            ("accumulate", [list, rest @ ..]) => {
                let items = self.known_steps(list)?;
                let function = rest.first().cloned().or_else(|| named("func"));
                let mut sums: Vec<Value<'a>> = named("initial").into_iter().collect();
                for item in items {
                    let sum = match (sums.last().cloned(), &function) {
                        (None, _) => item,
                        (Some(sum), Some(function)) => self.answered(function, vec![sum, item], site),
                        (Some(sum), None) => self.binary(BinaryOp::Add, &sum, &item, site.span),
                    };
                    sums.push(sum);
                }
                Some(self.new_list(sums))
            }
            ("compress", [list, chosen]) => {
                let (items, chosen) = (self.known_steps(list)?, self.known_steps(chosen)?);
                let mut kept = Vec::new();
                for (item, taken) in items.into_iter().zip(chosen) {
                    if self.truth_of(&taken)? {
                        kept.push(item);
                    }
                }
                Some(self.new_list(kept))
            }
            ("zip_longest", lists) if !lists.is_empty() => {
                let lists: Vec<Vec<Value<'a>>> = lists.iter().map(|list| self.known_steps(list)).collect::<Option<_>>()?;
                let fill = named("fillvalue").unwrap_or_else(Value::null);
                let longest = lists.iter().map(Vec::len).max()?;
                let row = |at: usize| lists.iter().map(|list| list.get(at).unwrap_or(&fill).clone()).collect::<Vec<_>>();
                let rows = (0..longest).map(row).collect();
                Some(self.list_of_rows(rows))
            }
            ("pairwise", [list]) => {
                let items = self.known_steps(list)?;
                Some(self.list_of_rows(items.windows(2).map(<[Value<'a>]>::to_vec).collect()))
            }
            ("product", lists) if !lists.is_empty() => {
                let once: Vec<Vec<Value<'a>>> = lists.iter().map(|list| self.known_steps(list)).collect::<Option<_>>()?;
                let times = named("repeat").map_or(Some(1), |times| times.as_int()).and_then(|times| usize::try_from(times).ok())?;
                let lists: Vec<Vec<Value<'a>>> =
                    once.iter().cycle().take(once.len().checked_mul(times).filter(|many| *many <= 8)?).cloned().collect();
                let mut rows: Vec<Vec<Value<'a>>> = vec![Vec::new()];
                for list in lists {
                    if rows.len().saturating_mul(list.len()) > MOST {
                        return None;
                    }
                    rows =
                        rows.iter().flat_map(|row| list.iter().map(|item| [row.as_slice(), std::slice::from_ref(item)].concat())).collect();
                }
                Some(self.list_of_rows(rows))
            }
            ("permutations" | "combinations" | "combinations_with_replacement", [list, rest @ ..]) => {
                let items = self.known_steps(list)?;
                let asked = rest.first().cloned().or_else(|| named("r"));
                let many = asked.map_or(Some(items.len() as i128), |many| many.as_int()).and_then(|many| usize::try_from(many).ok())?;
                let rows = chosen(items.len(), many, name)?;
                let rows = rows.into_iter().map(|row| row.into_iter().filter_map(|at| items.get(at).cloned()).collect()).collect();
                Some(self.list_of_rows(rows))
            }
            ("groupby", [list, rest @ ..]) => {
                let items = self.known_steps(list)?;
                let key = rest.first().cloned().or_else(|| named("key"));
                self.grouped_in_a_row(items, key, site)
            }
            _ => None,
        }
    }

    /// The elements of what is walked, where they are few and known one by one.
    fn known_steps(&mut self, list: &Value<'a>) -> Option<Vec<Value<'a>>> {
        let list = self.python_iterable(list.clone());
        self.exact_elements(&list).filter(|items| items.len() <= MOST)
    }

    fn answered(&mut self, function: &Value<'a>, args: Vec<Value<'a>>, site: &Site<'a, '_>) -> Value<'a> {
        let args = args.into_iter().map(ArgValue::plain).collect();
        let made = self.call_value(function, args, site.span, &"callback".into());
        self.live = true;
        made
    }

    fn list_of_rows(&mut self, rows: Vec<Vec<Value<'a>>>) -> Value<'a> {
        let rows = rows.into_iter().map(|row| self.new_list(row)).collect();
        self.new_list(rows)
    }

    /// Numbers without an end: the first of them one by one.
    fn counted(&mut self, from: Option<i128>, step: Option<i128>) -> Option<Value<'a>> {
        let (from, step) = (from?, step?);
        let mut object = Object::new(Shape::List);
        object.items = (0..AHEAD as i128).filter_map(|at| from.checked_add(step.checked_mul(at)?)).map(Value::int).collect();
        object.rest = Some(Box::new(self.number()));
        Some(self.allocate_object(object))
    }

    /// Keys with the elements that have them one after the other.
    fn grouped_in_a_row(&mut self, items: Vec<Value<'a>>, key: Option<Value<'a>>, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let mut groups: Vec<(Value<'a>, Vec<Value<'a>>)> = Vec::new();
        for item in items {
            let key = match &key {
                Some(function) => self.ask_item(function, &item, site),
                None => item.clone(),
            };
            let same = match groups.last() {
                Some((known, _)) => self.equal_values(known, &key)?,
                None => false,
            };
            match groups.last_mut().filter(|_| same) {
                Some((_, members)) => members.push(item),
                None => groups.push((key, vec![item])),
            }
        }
        let mut rows = Vec::new();
        for (key, members) in groups {
            let members = self.new_list(members);
            rows.push(vec![key, members]);
        }
        Some(self.list_of_rows(rows))
    }
}

/// Which places are taken, in the order in which Python takes them.
fn chosen(length: usize, many: usize, how: &str) -> Option<Vec<Vec<usize>>> {
    let mut rows: Vec<Vec<usize>> = vec![Vec::new()];
    if many > length && (length == 0 || how != "combinations_with_replacement") {
        return Some(Vec::new());
    }
    if many > MOST {
        return None;
    }
    for _ in 0..many {
        let mut next = Vec::new();
        for row in &rows {
            for at in 0..length {
                let fits = match how {
                    "permutations" => !row.contains(&at),
                    "combinations" => row.last().is_none_or(|last| *last < at),
                    _ => row.last().is_none_or(|last| *last <= at),
                };
                if fits {
                    next.push([row.as_slice(), &[at]].concat());
                }
            }
            if next.len() > MOST {
                return None;
            }
        }
        rows = next;
    }
    Some(rows)
}

#[cfg(test)]
mod tests {
    use super::chosen;

    #[test]
    fn places_are_chosen_in_the_order_of_python() {
        assert_eq!(chosen(3, 2, "combinations"), Some(vec![vec![0, 1], vec![0, 2], vec![1, 2]]));
        assert_eq!(chosen(2, 2, "permutations"), Some(vec![vec![0, 1], vec![1, 0]]));
        assert_eq!(chosen(2, 2, "combinations_with_replacement"), Some(vec![vec![0, 0], vec![0, 1], vec![1, 1]]));
        assert_eq!(chosen(0, 1, "permutations"), Some(Vec::new()));
        assert_eq!(chosen(1, usize::MAX, "combinations"), Some(Vec::new()));
        assert_eq!(chosen(1, usize::MAX, "combinations_with_replacement"), None);
        assert_eq!(chosen(0, usize::MAX, "combinations_with_replacement"), Some(Vec::new()));
        assert_eq!(chosen(1, 3, "combinations_with_replacement"), Some(vec![vec![0, 0, 0]]));
    }
}
