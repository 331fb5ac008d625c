//! Sets and queues of the JVM, those that keep an order of their own among them. Knows no rule.

use crate::flow::{
    engine::{
        Engine,
        call::Site,
        heap::Shape,
        value::{Kind, Ref, Value},
    },
    ir::Sym,
};

/// Field of what is kept in an order that is no one's own: that order.
const ORDERED_BY: &str = "$by";

impl<'a> Engine<'a> {
    /// Sets and queues that keep an order of their own.
    pub(super) fn jvm_set(&mut self, cell: Ref, class: &str, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let walks = matches!(method, "iterator" | "stream" | "toArray" | "parallelStream" | "spliterator" | "toString" | "forEach");
        let is_queue = is_ordered_queue(class);
        if walks && is_queue {
            // Only what comes first is in order there.
            if self.st.heap.object(cell)?.items.len() > 1 {
                self.lose_places(cell);
            }
        } else if keeps_order(class) || walks && is_hashed(class) {
            self.put_in_order(cell, class);
        }
        if method == "size" && !is_queue {
            let items = self.exact_elements(&Value::of(Kind::Cell(cell)))?;
            let apart = items.len() < 2 || items.iter().all(Value::is_plain_constant);
            return Some(if apart { Value::int(self.without_repeats(items).len() as i128) } else { self.number() });
        }
        let held = Value::of(Kind::Cell(cell));
        let exact = self.exact_elements(&held);
        match (method, exact) {
            ("add", Some(items)) if site.args.len() == 1 && !is_queue => {
                let value = Self::arg(site, 0)?;
                if items.iter().any(|item| self.equal_values(item, &value) == Some(true)) {
                    return Some(Value::bool(false));
                }
                let ids = &self.ids;
                self.st.heap.object_mut(cell)?.push(value, ids);
                Some(Value::bool(true))
            }
            ("first" | "last" | "getFirst" | "getLast", Some(items)) if keeps_order(class) && !items.is_empty() => {
                let found = if method.ends_with("irst") { items.first() } else { items.last() };
                found.cloned()
            }
            ("pollFirst" | "pollLast", Some(items)) if keeps_order(class) && !items.is_empty() => {
                self.take_at(cell, if method == "pollFirst" { 0 } else { items.len() - 1 })
            }
            ("pollFirst" | "pollLast" | "poll", None) => Some(self.one_taken(cell)),
            ("first" | "last" | "peek", None) => {
                let some = self.some_element(cell);
                Some(self.apart_at(&some, cell, method))
            }
            ("floor" | "lower" | "ceiling" | "higher", Some(items)) => {
                let asked = Self::arg(site, 0)?;
                let by = self.st.heap.object(cell)?.field(ORDERED_BY).is_some();
                match self.beside(method, &items, &asked).filter(|_| !by) {
                    Some(at) => Some(at.and_then(|at| items.get(at).cloned()).unwrap_or_else(Value::null)),
                    None => Some(self.some_element(cell)),
                }
            }
            ("headSet" | "tailSet" | "subSet", items) => {
                let mut object = self.st.heap.object(cell)?.clone();
                match items.and_then(|items| self.part_in_order(items, method, site)).filter(|_| object.field(ORDERED_BY).is_none()) {
                    Some(part) => object.items = part,
                    None => object.blur(&self.ids),
                }
                Some(self.allocate_object(object))
            }
            _ => None,
        }
    }

    /// The part of a sorted set below, from or between two elements.
    fn part_in_order(&mut self, items: Vec<Value<'a>>, method: &str, site: &Site<'a, '_>) -> Option<Vec<Value<'a>>> {
        let count = if method == "subSet" { 2 } else { 1 };
        if site.args.len() != count {
            return None;
        }
        let mut part = Vec::new();
        for item in items {
            let first = self.own_order(&item, &Self::arg(site, 0)?)?;
            let keeps = match method {
                "headSet" => first.is_lt(),
                "tailSet" => first.is_ge(),
                _ => first.is_ge() && self.own_order(&item, &Self::arg(site, 1)?)?.is_lt(),
            };
            if keeps {
                part.push(item);
            }
        }
        Some(part)
    }

    /// Where among sorted keys the one beside a key stands, if there is one; `None` where that is not known.
    pub(super) fn beside(&mut self, method: &str, keys: &[Value<'a>], key: &Value<'a>) -> Option<Option<usize>> {
        let orders: Option<Vec<std::cmp::Ordering>> = keys.iter().map(|one| self.own_order(one, key)).collect();
        let orders = orders?;
        Some(if method.starts_with("floor") {
            orders.iter().rposition(|order| order.is_le())
        } else if method.starts_with("lower") {
            orders.iter().rposition(|order| order.is_lt())
        } else if method.starts_with("ceiling") {
            orders.iter().position(|order| order.is_ge())
        } else {
            orders.iter().position(|order| order.is_gt())
        })
    }

    /// Puts what is known in the order in which it is walked over; what is not known stands in no place.
    fn put_in_order(&mut self, cell: Ref, class: &str) {
        let Some(object) = self.st.heap.object(cell).filter(|object| object.items.len() > 1) else { return };
        let (items, by) = (object.items.clone(), object.field(ORDERED_BY).cloned());
        let sorted = if is_hashed(class) {
            let hash = |item: &Value<'a>| match (&item.kind, item.as_str()) {
                (Kind::Int(number), _) => u32::try_from(*number).ok(),
                (_, Some(text)) => Some(hash_of(&text)),
                _ => None,
            };
            let hashes: Option<Vec<u32>> = items.iter().map(hash).collect();
            hashes.map(|hashes| hashed_order_of(hashes).into_iter().filter_map(|at| items.get(at).cloned()).collect())
        } else {
            self.by_their_order(items, by, class)
        };
        let ids = &self.ids;
        let Some(object) = self.st.heap.object_mut(cell) else { return };
        match sorted {
            Some(sorted) => object.items = sorted,
            None => object.blur(ids),
        }
    }

    /// Elements of a sorted set or queue: a set keeps one of those that are equal, which of them a queue gives first is not known.
    fn by_their_order(&mut self, items: Vec<Value<'a>>, by: Option<Value<'a>>, class: &str) -> Option<Vec<Value<'a>>> {
        let (order, site) = (by.unwrap_or_else(Value::null), Site::named(Vec::new(), &[], assay_manifests::Span::default()));
        let sorted = self.in_order(items, &order, &site)?;
        let mut kept: Vec<Value<'a>> = Vec::with_capacity(sorted.len());
        for item in sorted {
            if let Some(last) = kept.last().cloned()
                && self.order_between(&order, &last, &item, &site, 0)? == std::cmp::Ordering::Equal
            {
                match is_ordered_queue(class) {
                    true if self.equal_values(&last, &item) != Some(true) => return None,
                    true => {}
                    false => continue,
                }
            }
            kept.push(item);
        }
        Some(kept)
    }

    /// What a sorted set or queue is made with: elements, or the order of them.
    pub(super) fn jvm_sorted_of(&mut self, site: &Site<'a, '_>, ty: &Sym) -> Value<'a> {
        let given = site.args.last().map(|arg| arg.value.clone());
        let elements = given.clone().filter(|one| matches!(self.shape_of(one), Some(Shape::List | Shape::Map)));
        let made = self.collection(elements.as_ref(), Some(ty.clone()), site);
        // An order that a set or queue is made with, not how many it may hold.
        let is_order =
            given.as_ref().is_some_and(|one| elements.is_none() && one.as_int().is_none() && one.ty.as_deref() != Some("number"));
        let ids = &self.ids;
        if let Some(object) = made.cell().filter(|_| is_order).and_then(|cell| self.st.heap.object_mut(cell))
            && let Some(order) = given
        {
            object.set_field(&ORDERED_BY.into(), order, ids);
        }
        made
    }
}

/// The hash of a text.
pub(super) fn hash_of(text: &str) -> u32 {
    text.encode_utf16().fold(0u32, |sum, unit| sum.wrapping_mul(31).wrapping_add(unit.into()))
}

/// In which order a table of hashes is walked over that holds these: by bucket, in each as they came.
pub(super) fn hashed_order_of(hashes: Vec<u32>) -> Vec<usize> {
    let mut size = 16u32;
    while (size as usize) * 3 / 4 < hashes.len() && size < 1 << 16 {
        size *= 2;
    }
    let mut order: Vec<usize> = (0..hashes.len()).collect();
    order.sort_by_key(|at| (hashes[*at] ^ hashes[*at] >> 16) & (size - 1));
    order
}

fn is_ordered_queue(class: &str) -> bool {
    matches!(class, "PriorityQueue" | "PriorityBlockingQueue")
}

fn keeps_order(class: &str) -> bool {
    matches!(class, "TreeSet" | "ConcurrentSkipListSet" | "PriorityQueue" | "PriorityBlockingQueue")
}

fn is_hashed(class: &str) -> bool {
    class == "HashSet"
}

/// Whether what is asked of a container depends on its order, or on what it keeps once.
pub(super) fn is_set(class: &str) -> bool {
    keeps_order(class) || is_hashed(class) || class == "LinkedHashSet"
}
