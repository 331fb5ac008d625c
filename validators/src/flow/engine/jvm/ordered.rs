//! Orders of Java: comparators, what they say of two values, lists put in order. Knows no rule.

use std::cmp::Ordering;

use crate::{
    flow::engine::{
        Engine,
        call::Site,
        heap::{Object, Shape},
        value::{Kind, Ref, Value},
    },
    rule::pattern::last_segment,
};

/// Type of an order that the library has made.
const ORDER: &str = "java.util.Comparator";
/// How it compares: as values do by themselves, by what a function gives of them, as another order does.
const HOW: &str = "$how";
/// Whether it is turned.
const TURNED: &str = "$turned";
/// Longest list that is put in order.
const MOST: usize = 24;

impl<'a> Engine<'a> {
    fn new_order(&mut self, how: &str, of: Vec<Value<'a>>, turned: bool) -> Value<'a> {
        let mut order = Object::new(Shape::Shadow);
        order.ty = Some(ORDER.into());
        order.items = of;
        order.fields = vec![(HOW.into(), Value::str(how)), (TURNED.into(), Value::bool(turned))];
        self.allocate_object(order)
    }

    /// `Comparator.comparing(…)` and the like.
    pub(super) fn jvm_order_by_factory(&mut self, site: &Site<'a, '_>, owner: &str, method: &str) -> Option<Value<'a>> {
        if !self.is_java() {
            return None;
        }
        match (owner, method, site.args) {
            ("Comparator", "naturalOrder", []) => Some(self.new_order("own", Vec::new(), false)),
            ("Comparator" | "Collections", "reverseOrder", []) => Some(self.new_order("own", Vec::new(), true)),
            ("Collections", "reverseOrder", [order]) => {
                let order = order.value.clone();
                Some(self.new_order("as", vec![order], true))
            }
            ("Comparator", "comparing" | "comparingInt" | "comparingLong" | "comparingDouble", [key]) => {
                let key = key.value.clone();
                Some(self.new_order("by", vec![key], false))
            }
            ("Comparator", "comparing", [key, order]) => {
                let (key, order) = (key.value.clone(), order.value.clone());
                Some(self.new_order("by", vec![key, order], false))
            }
            ("Entry", "comparingByKey" | "comparingByValue", given) => {
                let order = given.first().map(|order| order.value.clone());
                let part = Value::str(if method == "comparingByKey" { "key" } else { "value" });
                Some(self.new_order("part", std::iter::once(part).chain(order).collect(), false))
            }
            _ => None,
        }
    }

    /// Whether an order is that which values have by themselves, turned.
    pub(super) fn is_turned(&self, order: &Value<'a>) -> bool {
        let object = order.cell().and_then(|cell| self.st.heap.object(cell)).filter(|object| object.ty.as_deref() == Some(ORDER));
        object.is_some_and(|object| {
            let how = object.field(HOW).and_then(Value::as_str);
            how.as_deref() == Some("own") && object.field(TURNED).and_then(|turned| turned.truth(false)) == Some(true)
        })
    }

    /// What an order is asked, and what is made of it.
    pub(super) fn jvm_order_asked(&mut self, cell: Ref, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        self.st.heap.object(cell).filter(|object| object.ty.as_deref() == Some(ORDER))?;
        let order = Value::of(Kind::Cell(cell));
        match (method, site.args) {
            ("reversed", []) => Some(self.new_order("as", vec![order], true)),
            ("thenComparing" | "thenComparingInt" | "thenComparingLong" | "thenComparingDouble", [next, rest @ ..]) => {
                let next = next.value.clone();
                let is_order = method == "thenComparing" && rest.is_empty() && self.compares(&next);
                let next = if is_order { next } else { self.new_order("by", vec![next], false) };
                Some(self.new_order("then", vec![order, next], false))
            }
            ("compare", [a, b]) => {
                let (a, b) = (a.value.clone(), b.value.clone());
                let found = self.order_between(&order, &a, &b, site, 0);
                Some(found.map_or_else(|| self.number(), |found| Value::int(found as i128)))
            }
            _ => None,
        }
    }

    /// Whether a value is an order, and no function that gives what is compared.
    fn compares(&self, value: &Value<'a>) -> bool {
        match &value.kind {
            Kind::Cell(_) => true,
            Kind::Func(closure) => closure.function.params.len() == 2,
            Kind::Lib(name) => matches!(last_segment(name), "compare" | "compareTo" | "CASE_INSENSITIVE_ORDER"),
            _ => false,
        }
    }

    /// How two values stand to each other by an order; by themselves where there is none.
    pub(super) fn order_between(
        &mut self,
        order: &Value<'a>,
        a: &Value<'a>,
        b: &Value<'a>,
        site: &Site<'a, '_>,
        depth: u32,
    ) -> Option<Ordering> {
        if depth > 6 {
            return None;
        }
        match &order.kind {
            Kind::Null => self.own_order(a, b),
            Kind::Lib(name) if name.ends_with("CASE_INSENSITIVE_ORDER") => {
                let fold = |value: &Value<'a>| value.as_str().filter(|text| text.is_ascii()).map(|text| text.to_ascii_lowercase());
                Some(fold(a)?.cmp(&fold(b)?))
            }
            Kind::Cell(cell) => {
                let object = self.st.heap.object(*cell)?;
                if object.ty.as_deref() != Some(ORDER) {
                    let answer = self.special(order, "compare", vec![a.clone(), b.clone()])?;
                    return Some(answer.as_int()?.cmp(&0));
                }
                let (how, of) = (object.field(HOW)?.as_str()?, object.items.clone());
                let turned = object.field(TURNED)?.truth(false)?;
                let found = self.order_by(&how, &of, (a, b), site, depth)?;
                Some(if turned { found.reverse() } else { found })
            }
            Kind::Func(_) | Kind::Method(_) | Kind::Lib(_) => {
                let answer = self.call_function(order, vec![a.clone(), b.clone()], site)?;
                self.live = true;
                Some(answer.as_int()?.cmp(&0))
            }
            _ => None,
        }
    }

    fn order_by(
        &mut self,
        how: &str,
        of: &[Value<'a>],
        (a, b): (&Value<'a>, &Value<'a>),
        site: &Site<'a, '_>,
        depth: u32,
    ) -> Option<Ordering> {
        match (how, of) {
            ("own", []) => self.own_order(a, b),
            ("as", [other]) => self.order_between(other, a, b, site, depth + 1),
            ("by", [key, rest @ ..]) => {
                let (x, y) = (self.call_function(key, vec![a.clone()], site)?, self.call_function(key, vec![b.clone()], site)?);
                self.live = true;
                let inner = rest.first().cloned().unwrap_or_else(Value::null);
                self.order_between(&inner, &x, &y, site, depth + 1)
            }
            ("part", [part, rest @ ..]) => {
                let part = part.as_str()?;
                let of = |engine: &Self, entry: &Value<'a>| engine.st.heap.object(entry.cell()?)?.field(&part).cloned();
                let (x, y) = (of(self, a)?, of(self, b)?);
                let inner = rest.first().cloned().unwrap_or_else(Value::null);
                self.order_between(&inner, &x, &y, site, depth + 1)
            }
            ("then", [first, next]) => match self.order_between(first, a, b, site, depth + 1)? {
                Ordering::Equal => self.order_between(next, a, b, site, depth + 1),
                found => Some(found),
            },
            _ => None,
        }
    }

    /// The order that values have by themselves.
    pub(super) fn own_order(&mut self, a: &Value<'a>, b: &Value<'a>) -> Option<Ordering> {
        match (&a.kind, &b.kind) {
            (Kind::Int(x), Kind::Int(y)) => Some(x.cmp(y)),
            (Kind::Float(x), Kind::Float(y)) => x.partial_cmp(y),
            (Kind::Bool(x), Kind::Bool(y)) => Some(x.cmp(y)),
            (Kind::Str(_), Kind::Str(_)) => {
                let (x, y) = (a.as_str()?, b.as_str()?);
                (x.chars().chain(y.chars()).all(|c| u32::from(c) < 0xd800)).then(|| x.cmp(&y))
            }
            (Kind::Cell(_), Kind::Cell(_)) => {
                if let (Some(x), Some(y)) = (self.jvm_ordinal(a), self.jvm_ordinal(b)) {
                    return Some(x.as_int()?.cmp(&y.as_int()?));
                }
                let answer = self.special(a, "compareTo", vec![b.clone()])?;
                Some(answer.as_int()?.cmp(&0))
            }
            _ => None,
        }
    }

    /// Values in their order, those that are equal as they stood. `None` where that of any two is not known.
    pub(super) fn in_order(&mut self, items: Vec<Value<'a>>, order: &Value<'a>, site: &Site<'a, '_>) -> Option<Vec<Value<'a>>> {
        if items.len() > MOST {
            return None;
        }
        let mut sorted: Vec<Value<'a>> = Vec::with_capacity(items.len());
        for item in items {
            let mut at = sorted.len();
            while at > 0 && self.order_between(order, &sorted[at - 1].clone(), &item, site, 0)? == Ordering::Greater {
                at -= 1;
            }
            sorted.insert(at, item);
        }
        Some(sorted)
    }

    /// `list.sort(order)`, `Collections.sort(list)`, `Arrays.sort(array, from, to)`.
    pub(super) fn put_sorted(
        &mut self,
        list: &Value<'a>,
        order: &Value<'a>,
        range: Option<(usize, usize)>,
        site: &Site<'a, '_>,
    ) -> Option<()> {
        let cell = list.cell()?;
        let sorted = match (self.exact_elements(list), range) {
            (Some(items), None) => self.in_order(items, order, site),
            (Some(items), Some((from, to))) if from <= to && to <= items.len() => {
                let part = self.in_order(items[from..to].to_vec(), order, site);
                part.map(|part| [&items[..from], &part, &items[to..]].concat())
            }
            _ => None,
        };
        match sorted {
            Some(sorted) => self.refill(cell, sorted),
            None => {
                let ids = &self.ids;
                self.st.heap.object_mut(cell)?.blur(ids);
            }
        }
        Some(())
    }

    /// The greatest or least of values, the first of those that are equal (the last of the greatest ones of a stream).
    pub(super) fn extreme_of(
        &mut self,
        items: &[Value<'a>],
        order: &Value<'a>,
        greatest: bool,
        last: bool,
        site: &Site<'a, '_>,
    ) -> Option<Value<'a>> {
        let (mut found, rest) = items.split_first().map(|(first, rest)| (first.clone(), rest))?;
        for item in rest.iter().take(4 * MOST) {
            let order = self.order_between(order, item, &found, site, 0)?;
            let wanted = if greatest { Ordering::Greater } else { Ordering::Less };
            if order == wanted || last && order == Ordering::Equal {
                found = item.clone();
            }
        }
        Some(found)
    }
}
