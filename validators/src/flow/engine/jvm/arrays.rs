//! `Arrays`, `Collections` and `Objects` of Java over lists of which the elements are known. Knows no rule.

use crate::flow::engine::{
    Engine,
    call::Site,
    heap::{Object, Shape},
    value::{Kind, Value},
};

use super::places::zero_of;

/// Longest list that is made out of one element.
const LONGEST: usize = 64;

impl<'a> Engine<'a> {
    fn place_given(site: &Site<'a, '_>, at: usize) -> Option<usize> {
        Self::arg(site, at)?.as_int().and_then(|place| usize::try_from(place).ok())
    }

    /// Static methods over lists. `None` leaves them to what holds where less is known.
    pub(super) fn jvm_over_lists(&mut self, site: &Site<'a, '_>, owner: &str, method: &str) -> Option<Value<'a>> {
        match owner {
            "Arrays" => self.of_arrays(site, method),
            "Collections" => self.of_collections(site, method),
            "Objects" => self.of_objects(site, method),
            _ => None,
        }
    }

    fn of_arrays(&mut self, site: &Site<'a, '_>, method: &str) -> Option<Value<'a>> {
        let array = Self::arg(site, 0)?;
        match (method, site.args.len()) {
            ("sort" | "parallelSort", 1 | 2) => {
                let order = Self::arg(site, 1).unwrap_or_else(Value::null);
                self.put_sorted(&array, &order, None, site)?;
                Some(Value::null())
            }
            ("sort", 3 | 4) => {
                let range = Self::place_given(site, 1).zip(Self::place_given(site, 2));
                let order = Self::arg(site, 3).unwrap_or_else(Value::null);
                self.put_sorted(&array, &order, Some(range.unwrap_or((usize::MAX, 0))), site)?;
                Some(Value::null())
            }
            ("copyOf", 2) | ("copyOfRange", 3) => self.array_copied(site, &array, method),
            ("fill", 4) => {
                let (value, cell) = (Self::arg(site, 3)?, array.cell()?);
                let (from, to) = (Self::place_given(site, 1), Self::place_given(site, 2));
                match (self.exact_elements(&array), from, to) {
                    (Some(mut items), Some(from), Some(to)) if from <= to && to <= items.len() => {
                        items[from..to].fill(value);
                        self.refill(cell, items);
                    }
                    _ => {
                        let ids = &self.ids;
                        let object = self.st.heap.object_mut(cell)?;
                        object.blur(ids);
                        object.add_rest(value, ids);
                    }
                }
                Some(Value::null())
            }
            ("equals", 2) => {
                let other = Self::arg(site, 1)?;
                let known = self.same_elements(&array, &other);
                Some(known.map_or_else(|| self.boolean(), Value::bool))
            }
            ("stream", 3) => {
                let items = self.exact_elements(&array)?;
                let (from, to) = (Self::place_given(site, 1)?, Self::place_given(site, 2)?);
                Some(self.jvm_list(items.get(from..to)?.to_vec(), "java.util.stream.Stream"))
            }
            ("toString", 1) => self.list_written(&array, site),
            ("setAll", 2) => {
                let (cell, count, function) = (array.cell()?, self.exact_elements(&array)?.len(), Self::arg(site, 1)?);
                let mut made = Vec::with_capacity(count);
                for at in 0..count {
                    made.push(self.call_function(&function, vec![Value::int(at as i128)], site)?);
                    self.live = true;
                }
                self.refill(cell, made);
                Some(Value::null())
            }
            ("binarySearch", 2) => {
                let items = self.exact_elements(&array)?;
                self.place_in_order(&items, &Self::arg(site, 1)?)
            }
            _ => None,
        }
    }

    /// A copy of an array, longer or shorter than it was.
    fn array_copied(&mut self, site: &Site<'a, '_>, array: &Value<'a>, method: &str) -> Option<Value<'a>> {
        let cell = array.cell()?;
        let object = self.st.heap.object(cell)?.clone();
        let (from, to) = if method == "copyOf" {
            (Some(0), Self::place_given(site, 1))
        } else {
            (Self::place_given(site, 1), Self::place_given(site, 2))
        };
        let Some(mut items) = self.exact_elements(array).filter(|_| !object.fields.iter().any(|(name, _)| &**name == super::LENGTH)) else {
            let mut copy = object;
            copy.open |= copy.rest.is_none();
            copy.blur(&self.ids);
            let length = from.zip(to).map_or_else(|| self.number(), |(from, to)| Value::int(to.saturating_sub(from) as i128));
            copy.set_field(&super::LENGTH.into(), length, &self.ids);
            return Some(self.allocate_object(copy));
        };
        let (Some(from), Some(to)) = (from, to.filter(|to| *to <= LONGEST)) else {
            let mut copy = object;
            copy.blur(&self.ids);
            return Some(self.allocate_object(copy));
        };
        if from > to || from > items.len() {
            return None;
        }
        let element = object.ty.as_deref().and_then(|ty| ty.strip_suffix("[]")).map(str::to_owned);
        let zero = match (element.as_deref(), items.first().map(|first| &first.kind)) {
            (Some(element), _) => zero_of(element),
            (None, Some(Kind::Int(_))) => Value::int(0),
            (None, Some(Kind::Bool(_))) => Value::bool(false),
            (None, Some(Kind::Str(_) | Kind::Cell(_) | Kind::Null)) => Value::null(),
            _ => self.unknown(),
        };
        items.resize(items.len().max(to), zero);
        let mut copy = object;
        copy.items = items[from..to].to_vec();
        Some(self.allocate_object(copy))
    }

    fn of_collections(&mut self, site: &Site<'a, '_>, method: &str) -> Option<Value<'a>> {
        let first = Self::arg(site, 0)?;
        match (method, site.args.len()) {
            ("sort", 1 | 2) => {
                let order = Self::arg(site, 1).unwrap_or_else(Value::null);
                self.put_sorted(&first, &order, None, site)?;
                Some(Value::null())
            }
            ("max" | "min", 1 | 2) => {
                let items = self.exact_elements(&first)?;
                let order = Self::arg(site, 1).unwrap_or_else(Value::null);
                self.extreme_of(&items, &order, method == "max", false, site)
            }
            ("frequency", 2) => {
                let (items, wanted) = (self.exact_elements(&first)?, Self::arg(site, 1)?);
                let same: Option<Vec<bool>> = items.iter().map(|item| self.equal_values(item, &wanted)).collect();
                Some(Value::int(same?.into_iter().filter(|same| *same).count() as i128))
            }
            ("nCopies", 2) => {
                let (times, value) = (Self::place_given(site, 0), Self::arg(site, 1)?);
                Some(match times.filter(|times| *times <= LONGEST) {
                    Some(times) => self.jvm_list(vec![value; times], "java.util.List"),
                    None => {
                        let mut list = Object::new(Shape::List);
                        list.ty = Some("java.util.List".into());
                        list.rest = Some(Box::new(value));
                        self.allocate_object(list)
                    }
                })
            }
            ("disjoint", 2) => {
                let (a, b) = (self.exact_elements(&first)?, self.exact_elements(&Self::arg(site, 1)?)?);
                let mut unknown = false;
                for (x, y) in a.iter().flat_map(|x| b.iter().map(move |y| (x, y))).take(1024) {
                    match self.equal_values(x, y) {
                        Some(true) => return Some(Value::bool(false)),
                        Some(false) => {}
                        None => unknown = true,
                    }
                }
                Some(if unknown { self.boolean() } else { Value::bool(true) })
            }
            ("singletonMap", 2) => {
                let (key, value) = (first.key()?, Self::arg(site, 1)?);
                let mut map = Object::new(Shape::Map);
                map.set_field(&key, value, &self.ids);
                Some(self.allocate_object(map))
            }
            ("binarySearch", 2) => {
                let items = self.exact_elements(&first)?;
                self.place_in_order(&items, &Self::arg(site, 1)?)
            }
            _ => None,
        }
    }

    /// Where a value stands in a list that is in order, or where it would.
    fn place_in_order(&mut self, items: &[Value<'a>], wanted: &Value<'a>) -> Option<Value<'a>> {
        let mut before = 0;
        let mut last: Option<&Value<'a>> = None;
        let mut found = None;
        for (at, item) in items.iter().enumerate() {
            // Of equal ones any may be found.
            if let Some(last) = last
                && self.own_order(last, item)? != std::cmp::Ordering::Less
            {
                return None;
            }
            match self.own_order(item, wanted)? {
                std::cmp::Ordering::Less => before = at as i128 + 1,
                std::cmp::Ordering::Equal => found = Some(at as i128),
                std::cmp::Ordering::Greater => {}
            }
            last = Some(item);
        }
        Some(Value::int(found.unwrap_or(-before - 1)))
    }

    fn of_objects(&mut self, site: &Site<'a, '_>, method: &str) -> Option<Value<'a>> {
        let first = Self::arg(site, 0)?;
        let is_there = |value: &Value<'a>| match &value.kind {
            Kind::Null => Some(false),
            Kind::Cell(_) | Kind::Func(_) => Some(true),
            _ => value.is_plain_constant().then_some(true),
        };
        match (method, site.args) {
            ("isNull", [_]) => is_there(&first).map(|there| Value::bool(!there)),
            ("nonNull", [_]) => is_there(&first).map(Value::bool),
            ("equals" | "deepEquals", [_, other]) => self.equal_values(&first, &other.value).map(Value::bool),
            ("toString", [_, other]) => match is_there(&first)? {
                false => Some(other.value.clone()),
                true => first.as_str().map(|_| first),
            },
            ("compare", [_, b, order]) => {
                let (b, order) = (b.value.clone(), order.value.clone());
                let found = self.order_between(&order, &first, &b, site, 0)?;
                Some(Value::int(found as i128))
            }
            ("checkIndex", [_, most]) => {
                let (at, most) = (first.as_int()?, most.value.as_int()?);
                (0..most).contains(&at).then(|| Value::int(at))
            }
            _ => None,
        }
    }

    /// Whether two lists hold the same, one by one.
    pub(super) fn same_elements(&mut self, a: &Value<'a>, b: &Value<'a>) -> Option<bool> {
        let (a, b) = (self.exact_elements(a)?, self.exact_elements(b)?);
        if a.len() != b.len() {
            return Some(false);
        }
        let mut unknown = false;
        for (x, y) in a.iter().zip(&b) {
            match self.equal_values(x, y) {
                Some(true) => {}
                Some(false) => return Some(false),
                None => unknown = true,
            }
        }
        (!unknown).then_some(true)
    }

    /// `[a, b]`, as a list writes itself.
    pub(super) fn list_written(&mut self, list: &Value<'a>, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let items = self.exact_elements(list)?;
        if items.iter().any(|item| item.cell().is_some() || matches!(item.kind, Kind::Float(_) | Kind::Choice(_))) {
            return None;
        }
        let mut pieces = vec![Value::str("[")];
        for (at, item) in items.into_iter().enumerate() {
            if at > 0 {
                pieces.push(Value::str(", "));
            }
            pieces.push(if matches!(item.kind, Kind::Null) { Value::str("null") } else { item });
        }
        pieces.push(Value::str("]"));
        Some(self.concat(&pieces, site.span))
    }
}
