//! The C++ standard library: containers and what calls put into them, take out of them and ask them; texts that calls change; searches in
//! texts. A container is a value: what is made of it is an object of its own. Knows no rule.

pub(super) mod sets;

use assay_manifests::Language;

use super::{
    Engine,
    call::Site,
    heap::{Object, Shape},
    taint::CleanBits,
    value::{Fact, Kind, Ref, Value},
};
use crate::flow::ir::{BinaryOp, Expr, ExprKind, Lit, StorageClass, Sym, TypeRef, UnaryOp};

/// Type of a place in a container.
const ITERATOR: &str = "(iterator)";
/// Most elements that one call puts in.
const MAX_PUT: i128 = 64;
/// How deep containers in containers are copied.
const MAX_DEPTH: u32 = 3;
/// Most searches that are kept.
const MAX_SOUGHT: usize = 1 << 12;

/// What a container of the library is, by its type.
fn shape_of(ty: &str) -> Option<Shape> {
    match ty.strip_prefix("std.").unwrap_or(ty) {
        "vector" | "list" | "deque" | "queue" | "stack" | "set" | "unordered_set" => Some(Shape::List),
        "map" | "unordered_map" => Some(Shape::Map),
        _ => None,
    }
}

impl<'a> Engine<'a> {
    /// What a variable begins with whose type is a container and that is given nothing.
    pub(super) fn cpp_begun(&mut self, ty: Option<&TypeRef>) -> Option<Value<'a>> {
        let is_cpp = self.language == Language::Cpp && self.frame().function.is_some();
        let ty = ty.filter(|ty| is_cpp && ty.pointers == 0 && ty.dims.is_empty() && ty.storage == StorageClass::Automatic)?;
        if let Some(class) = self.type_class(ty) {
            // `Gate gate;` is made by the constructor that takes nothing.
            let made = self.classes[class.0 as usize].class;
            let has_methods = !made.methods.is_empty() && made.decorators.is_empty();
            return has_methods.then(|| self.construct(class, Vec::new(), made.span));
        }
        let mut object = Object::new(shape_of(&ty.name)?);
        object.ty = Some(ty.name.clone());
        Some(self.allocate_object(object))
    }

    fn is_standard(&self, cell: Ref) -> bool {
        self.language == Language::Cpp
            && self.st.heap.object(cell).and_then(|object| object.ty.as_deref()).is_some_and(|ty| shape_of(ty).is_some())
    }

    /// What a variable of that type holds that is given a value: of a container a copy, unless it is a name or a place of it.
    pub(super) fn cpp_given(&mut self, value: Value<'a>, ty: Option<&TypeRef>, from: Option<&Expr>) -> Value<'a> {
        if self.language != Language::Cpp {
            return self.struct_copied(value, ty, from);
        }
        if value.ty.as_deref() == Some(ITERATOR) {
            self.place_handed_out(&value);
            return value;
        }
        let value = self.listed_set(value, ty, from);
        if let Some(cell) = from.filter(|_| value.cell().is_none()).and_then(|from| self.place_behind_place(from)) {
            self.opened(cell);
            return value;
        }
        if let (Some(of), true) = (from.and_then(|from| self.container_named(from)), ty.is_some_and(|ty| ty.is_reference)) {
            let is_element = !matches!(from.map(|from| &from.kind), Some(ExprKind::Name(_)));
            if is_element {
                let from = from.map(|from| from.span).unwrap_or_default();
                self.cpp_referred(&Value::of(Kind::Cell(of)), assay_manifests::Span { end: from.start, ..from });
            }
            return value;
        }
        let Some(cell) = value.cell().filter(|cell| self.is_standard(*cell)) else { return value };
        let is_read = from.is_none_or(|from| matches!(from.kind, ExprKind::Name(_) | ExprKind::Member { .. } | ExprKind::Index { .. }));
        let is_named = ty.is_some_and(|ty| shape_of(&ty.name).is_some());
        if ty.is_some_and(|ty| ty.pointers > 0) || !is_read && !is_named {
            return value;
        }
        let copy = self.copy_standard(cell, 0);
        Value { ty: value.ty, ..copy }
    }

    fn copy_standard(&mut self, cell: Ref, depth: u32) -> Value<'a> {
        let Some(mut object) = self.st.heap.object(cell).cloned() else { return self.unknown() };
        object.weak = false;
        let inner = |value: &Value<'a>| value.cell();
        let held: Vec<Ref> = object.items.iter().chain(object.fields.iter().map(|(_, value)| value)).filter_map(inner).collect();
        if held.iter().any(|cell| self.is_standard(*cell)) {
            for at in 0..object.items.len() {
                object.items[at] = self.copy_inner(object.items[at].clone(), depth);
            }
            for at in 0..object.fields.len() {
                object.fields[at].1 = self.copy_inner(object.fields[at].1.clone(), depth);
            }
        }
        self.allocate_object(object)
    }

    fn copy_inner(&mut self, value: Value<'a>, depth: u32) -> Value<'a> {
        match value.cell().filter(|cell| self.is_standard(*cell)) {
            Some(cell) if depth < MAX_DEPTH => self.copy_standard(cell, depth + 1),
            Some(_) => self.unknown_with(self.deep_taint(&value)),
            None => value,
        }
    }

    /// Somebody may write into a container by another way than its name: its elements may be anything.
    fn opened(&mut self, cell: Ref) {
        let unknown = self.unknown();
        let ids = &self.ids;
        if let Some(object) = self.st.heap.object_mut(cell) {
            object.blur(ids);
            for (_, field) in std::mem::take(&mut object.fields) {
                object.add_rest(field, ids);
            }
            object.add_rest(unknown, ids);
            object.open = true;
        }
    }

    /// A place in a container is kept, or given to a function: what is written there is written into the container.
    fn place_handed_out(&mut self, place: &Value<'a>) {
        if let Some(cell) = self.told.places.get(&place.id).copied() {
            self.opened(cell);
        }
    }

    /// `all.begin() + 2`: the container.
    fn place_behind_place(&self, place: &Expr) -> Option<Ref> {
        let ExprKind::Binary { op: BinaryOp::Add | BinaryOp::Sub, left, .. } = &place.kind else { return None };
        match &left.kind {
            ExprKind::Call { .. } => self.container_named(left),
            _ => self.place_behind_place(left),
        }
    }

    /// `for (auto &one : all)` and `auto &one = all[0]`, unless they promise not to change it. `declared`: where the variable is declared.
    pub(super) fn cpp_referred(&mut self, of: &Value<'a>, declared: assay_manifests::Span) {
        let Some(cell) = of.cell().filter(|cell| self.is_standard(*cell)) else { return };
        let before = assay_manifests::Span { start: declared.start.saturating_sub(64), ..declared };
        let text = self.text(before).unwrap_or_default();
        let declared = text.rsplit(['(', ';', '{', '}']).next().unwrap_or_default();
        if declared.contains('&') && !declared.contains("const") || text.is_empty() {
            self.opened(cell);
        }
    }

    /// The address of a container, or of an element, is taken.
    pub(super) fn cpp_addressed(&mut self, operand: &Expr) {
        if let Some(cell) = self.container_named(operand).filter(|_| self.language == Language::Cpp) {
            self.opened(cell);
        }
    }

    /// The container whose name, or whose element, an expression is.
    fn container_named(&self, expr: &Expr) -> Option<Ref> {
        let ExprKind::Name(name) = (match &expr.kind {
            ExprKind::Index { object, .. } => &object.kind,
            ExprKind::Call { callee, .. } => match &callee.kind {
                ExprKind::Member { object, .. } => &object.kind,
                _ => return None,
            },
            name => name,
        }) else {
            return None;
        };
        self.held_by_name(name).filter(|cell| self.is_standard(*cell))
    }

    fn held_by_name(&self, name: &Sym) -> Option<Ref> {
        let mut at = Some(self.frames.last()?.scope);
        for _ in 0..16 {
            let scope = self.st.heap.scope(at?)?;
            if let Some(held) = scope.vars.of(name) {
                return held.cell();
            }
            at = scope.parent;
        }
        None
    }

    /// `all.front() = x`, `*all.begin() = x`: whether the target is a place in a container.
    pub(super) fn cpp_written(&mut self, target: &Expr) {
        let call = match &target.kind {
            ExprKind::Unary { op: UnaryOp::Deref, operand } => &**operand,
            _ => target,
        };
        if let (ExprKind::Call { .. }, Some(cell)) = (&call.kind, self.container_named(call)) {
            self.opened(cell);
        }
    }

    /// A call of the library; `None` where it is none that is modelled.
    pub(super) fn cpp_call(&mut self, name: &str, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        if self.language != Language::Cpp {
            return None;
        }
        let cell = site.receiver.and_then(Value::cell).filter(|cell| self.is_standard(*cell));
        if cell.is_none() || !matches!(method, "insert" | "erase" | "emplace") {
            let places: Vec<Value<'a>> =
                site.args.iter().filter(|arg| arg.value.ty.as_deref() == Some(ITERATOR)).map(|arg| arg.value.clone()).collect();
            places.iter().for_each(|place| self.place_handed_out(place));
            let moved: Vec<Ref> = site.args.iter().filter_map(|arg| self.place_behind_place(arg.expr?)).collect();
            moved.into_iter().for_each(|cell| self.opened(cell));
        }
        if let (Some(cell), Some(receiver)) = (cell, site.receiver) {
            let asked = self.set_asked(cell, receiver, method, site);
            return Some(asked.unwrap_or_else(|| self.container_call(cell, receiver, method, site)));
        }
        if let Some(set) = self.set_made(name, site) {
            return Some(set);
        }
        match (name, site.receiver, site.args) {
            ("std.regex" | "std.basic_regex", _, [pattern]) if pattern.value.as_str().is_some() => Some(pattern.value.clone()),
            ("std.regex_match", _, [text, .., pattern]) if site.args.len() < 4 && pattern.value.as_str().is_some() => {
                let (pattern, text) = (pattern.value.clone(), text.value.clone());
                Some(self.matched(&pattern, &text, true, false))
            }
            (_, Some(text), _) => self.text_search(text, method, site).or_else(|| self.text_changed_by(text, method, site)),
            _ => None,
        }
    }

    pub(super) fn container_call(&mut self, cell: Ref, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Value<'a> {
        let Some(object) = self.st.heap.object(cell) else { return self.unknown() };
        let shape = object.shape;
        let is_set = object.ty.as_deref().is_some_and(sets::is_set);
        let is_exact = !object.open && !object.weak && object.rest.is_none() && !object.may_lack() && !is_set;
        let is_stack = object.ty.as_deref().is_some_and(|ty| ty.ends_with("stack"));
        let is_queue = object.ty.as_deref().is_some_and(|ty| ty.ends_with("queue") && !ty.ends_with("deque"));
        let length = object.items.len();
        let last = object.items.last().cloned().filter(|_| is_exact);
        let args: Vec<Value<'a>> = site
            .args
            .iter()
            .map(|arg| if arg.value.cell().is_some() { self.cpp_given(arg.value.clone(), None, arg.expr) } else { arg.value.clone() })
            .collect();
        let nothing = Value::null();
        match (shape, method, args.as_slice()) {
            (Shape::List, "push_back" | "emplace_back" | "push" | "emplace", [value]) => {
                let ids = &self.ids;
                if let Some(object) = self.st.heap.object_mut(cell) {
                    object.push(value.clone(), ids);
                }
                nothing
            }
            (Shape::List, "push_front" | "emplace_front", [value]) => {
                self.insert(cell, &Value::int(0), value.clone());
                nothing
            }
            (Shape::List, "insert" | "emplace", [_, .., value]) => {
                let many = match args.as_slice() {
                    [_, _] => Some(1),
                    [_, many, _] => many.as_int().filter(|many| (0..=MAX_PUT).contains(many)),
                    _ => None,
                };
                let is_one = value.cell().is_none() && value.ty.as_deref() != Some(ITERATOR);
                let place = site.args.first().and_then(|arg| arg.expr).and_then(|place| place_in(place, site.receiver_expr?, length));
                match (place.filter(|_| is_exact), many.filter(|_| is_one)) {
                    (Some(at), Some(many)) => {
                        for _ in 0..many {
                            self.insert(cell, &Value::int(at), value.clone());
                        }
                    }
                    _ => self.mixed_in(cell, &args[1..]),
                }
                self.place(cell)
            }
            (Shape::List, "front", []) if is_exact && length > 0 => self.index_value(receiver, &Value::int(0)),
            (Shape::List, "back", []) if last.is_some() => last.unwrap_or(nothing),
            (Shape::List, "top", []) if is_stack && last.is_some() => last.unwrap_or(nothing),
            (_, "at", [key]) => self.index_value(receiver, &key.clone()),
            (Shape::List, "pop_back", []) if is_exact => self.element_gone(cell, length.checked_sub(1)),
            (Shape::List, "pop", []) if is_exact && is_stack => self.element_gone(cell, length.checked_sub(1)),
            (Shape::List, "pop", []) if is_exact && is_queue => self.element_gone(cell, Some(0)),
            (Shape::List, "pop_front", []) if is_exact => self.element_gone(cell, Some(0)),
            (Shape::List, "erase", [_]) => {
                let place = site.args.first().and_then(|arg| arg.expr).and_then(|place| place_in(place, site.receiver_expr?, length));
                let at = place.filter(|_| is_exact).and_then(|at| usize::try_from(at).ok());
                match at {
                    Some(at) => _ = self.element_gone(cell, Some(at)),
                    None => self.mixed_in(cell, &[]),
                }
                self.place(cell)
            }
            (_, "clear", []) => {
                if let Some(object) = self.st.heap.object_mut(cell).filter(|object| !object.weak) {
                    let ty = object.ty.take();
                    *object = Object { ty, ..Object::new(shape) };
                }
                nothing
            }
            (_, "size", []) if is_exact => {
                Value::int(self.st.heap.object(cell).map_or(0, |one| one.items.len() + one.fields.len()) as i128)
            }
            (_, "size", []) => self.count_of(cell),
            (_, "empty", []) if is_exact => {
                Value::bool(self.st.heap.object(cell).is_some_and(|object| object.items.is_empty() && object.fields.is_empty()))
            }
            (_, "empty", []) => self.emptiness_of(cell),
            (Shape::Map, "insert_or_assign", [key, value]) => {
                self.set_index(receiver, key, value.clone());
                nothing
            }
            (Shape::Map, "emplace" | "try_emplace", [key, value]) => {
                self.put_new(cell, receiver, key, value);
                nothing
            }
            (Shape::Map, "insert", [pair]) => {
                let parts = pair.cell().and_then(|pair| self.st.heap.object(pair)).map(|pair| pair.items.clone()).unwrap_or_default();
                match parts.as_slice() {
                    [key, value] => self.put_new(cell, receiver, key, value),
                    _ => self.mixed_in(cell, &args),
                }
                nothing
            }
            (Shape::Map, "count" | "contains", [key]) => self.membership(key, receiver, false),
            (Shape::Map, "erase", [key]) if is_exact && key.is_plain_constant() => {
                if let (Some(key), Some(object)) = (key.key(), self.st.heap.object_mut(cell)) {
                    object.drop_field(&key);
                }
                nothing
            }
            (_, "begin" | "end" | "cbegin" | "cend" | "rbegin" | "rend", []) => self.place(cell),
            (_, "reserve" | "capacity" | "max_size" | "shrink_to_fit", _) => self.number(),
            // What is asked by the key, and found as it was put there.
            (Shape::Map, "find", [_]) => {
                let found = self.place(cell);
                self.place_handed_out(&found);
                found
            }
            (Shape::List, "front" | "back" | "top", []) => self.some_element(cell),
            _ => {
                self.mixed_in(cell, &args);
                self.opened(cell);
                self.unknown_with(self.deep_taint(receiver))
            }
        }
    }

    /// A place in a container, wherever.
    fn place(&mut self, cell: Ref) -> Value<'a> {
        let taint = self.deep_taint(&Value::of(Kind::Cell(cell)));
        let mut place = self.unknown_with(taint).typed(Some(ITERATOR.into()));
        place.id = self.ids.next();
        if self.told.places.len() < MAX_SOUGHT {
            self.told.places.insert(place.id, cell);
        } else {
            self.opened(cell);
        }
        place
    }

    /// More was put in, or something taken out, and nobody knows where.
    fn mixed_in(&mut self, cell: Ref, more: &[Value<'a>]) {
        let more: Vec<Value<'a>> = more
            .iter()
            .filter(|one| one.as_int().is_none())
            .map(|one| if one.cell().is_some() { self.unknown_with(self.deep_taint(one)) } else { one.clone() })
            .collect();
        let ids = &self.ids;
        if let Some(object) = self.st.heap.object_mut(cell) {
            object.blur(ids);
            for one in more {
                object.add_rest(Value { ty: None, ..one }, ids);
            }
        }
    }

    fn element_gone(&mut self, cell: Ref, at: Option<usize>) -> Value<'a> {
        if let (Some(object), Some(at)) = (self.st.heap.object_mut(cell), at)
            && at < object.items.len()
        {
            object.items.remove(at);
        }
        Value::null()
    }

    /// What stands under a key already stays there.
    fn put_new(&mut self, cell: Ref, map: &Value<'a>, key: &Value<'a>, value: &Value<'a>) {
        let Some(object) = self.st.heap.object(cell) else { return };
        let held = key.key().and_then(|key| object.field(&key).cloned());
        let is_certain = key.key().is_some() && !object.weak && !object.may_lack();
        match held {
            Some(_) if is_certain => {}
            None if is_certain && !object.open && object.rest.is_none() => self.set_index(map, key, value.clone()),
            _ => {
                let held = self.index_value(map, key);
                let either = self.join(&held, value);
                self.set_index(map, key, either);
            }
        }
    }

    /// `text.find_first_not_of(set)`, and what follows where it finds nothing.
    fn text_search(&mut self, text: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let [sought] = site.args else { return None };
        let letter = || u8::try_from(sought.value.as_int()?).ok().map(|letter| char::from(letter).to_string());
        let set = sought.value.as_str().map(|set| set.to_string()).or_else(letter)?;
        let clean = match method {
            "find_first_not_of" | "find_last_not_of" if set.chars().all(super::c_texts::is_harmless) => CleanBits::GUARDED,
            "find_first_of" | "find_last_of" => CleanBits { guarded: self.fear_only(&set), ..CleanBits::default() },
            // Without two dots, or without a separator, a path leads nowhere else.
            "find" | "rfind" if matches!(&*set, "/" | ".." | "../") => CleanBits { guarded: self.fear_only("/"), ..CleanBits::default() },
            _ => return None,
        };
        if clean == CleanBits::default() || text.id == 0 || self.told.sought.len() >= MAX_SOUGHT {
            return None;
        }
        let facts = self.clean_facts(text, clean, true).when_true;
        let number = self.number();
        self.told.sought.insert(number.id, facts);
        Some(number)
    }

    /// What follows where one of two values is the place of what was not found.
    pub(super) fn not_found(&self, a: &Value<'a>, b: &Value<'a>) -> Vec<Fact> {
        let is_nowhere =
            |value: &Value<'a>| matches!(&value.kind, Kind::Lib(name) if name.ends_with(".npos")) || value.as_int() == Some(-1);
        let of = |place: &Value<'a>, with: &Value<'a>| self.told.sought.get(&place.id).filter(|_| is_nowhere(with)).cloned();
        of(a, b).or_else(|| of(b, a)).unwrap_or_default()
    }

    /// `text.assign(other)` and its like: what the text is from here on.
    fn text_changed_by(&mut self, text: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let place = site.receiver_expr.filter(|place| matches!(place.kind, ExprKind::Name(_) | ExprKind::Member { .. }))?;
        let is_text = matches!(text.kind, Kind::Str(_)) || text.ty.as_deref() == Some("std.string");
        if !is_text {
            return None;
        }
        let is_letters = |value: &Value<'a>| value.cell().is_none() && value.as_int().is_none() && value.ty.as_deref() != Some("number");
        let made = match (method, site.args) {
            ("assign", [other]) if is_letters(&other.value) => Value { via: 0, ..other.value.clone() },
            ("clear", []) => Value::str(""),
            ("append", [other]) if is_letters(&other.value) => self.concat(&[text.clone(), other.value.clone()], site.span),
            ("assign", _) => self.unknown_with(self.args_taint(site.args)),
            ("append" | "insert" | "replace" | "push_back" | "erase" | "pop_back" | "resize", _) => {
                self.unknown_with(text.taint.union(&self.args_taint(site.args)))
            }
            _ => return None,
        };
        let made = if made.ty.is_none() && !made.is_plain_constant() { made.typed(Some("std.string".into())) } else { made };
        self.assign(place, made.clone(), None);
        Some(made)
    }
}

/// Which place an iterator is: `all.begin() + 2`, `all.end()`.
fn place_in(place: &Expr, container: &Expr, length: usize) -> Option<i128> {
    let length = i128::try_from(length).ok()?;
    let at = match &place.kind {
        ExprKind::Call { callee, args, .. } if args.is_empty() => match &callee.kind {
            ExprKind::Member { object, name, .. } if object.dotted().is_some() && object.dotted() == container.dotted() => match &**name {
                "begin" | "cbegin" => 0,
                "end" | "cend" => length,
                _ => return None,
            },
            _ => return None,
        },
        ExprKind::Binary { op: op @ (BinaryOp::Add | BinaryOp::Sub), left, right } => {
            let ExprKind::Lit(Lit::Int(by)) = right.kind else { return None };
            let from = place_in(left, container, usize::try_from(length).ok()?)?;
            if *op == BinaryOp::Add { from.checked_add(by)? } else { from.checked_sub(by)? }
        }
        _ => return None,
    };
    (0..=length).contains(&at).then_some(at)
}

#[cfg(test)]
mod tests {
    use assay_manifests::Language;

    use crate::flow::engine::tests::report;

    /// Whether a command is found to be another's, or shown to be the program's own, behind these statements.
    fn said(statements: &str) -> (bool, bool) {
        let text = format!(
            "#include <cstdlib>\n#include <list>\n#include <map>\n#include <regex>\n#include <string>\n#include <vector>\n\
             using List = std::vector<std::string>;\nstatic void fill(std::vector<std::string> &all, const std::string &one) {{ all.push_back(one); }}\n\
             static void lose(std::vector<std::string> all) {{ all.clear(); all.push_back(\"date\"); }}\n\
             int show()\n{{\n    std::string asked = std::getenv(\"TOPIC\");\n    std::vector<std::string> all;\n    std::list<std::string> row;\n    \
             std::map<int, std::string> named;\n    {statements}\n    return 0;\n}}\n"
        );
        let report = report(Language::Cpp, "show.cpp", &text);
        let of = |rule: &str| rule.contains("cwe-078");
        (report.findings.iter().any(|one| of(&one.rule)), report.evidence.iter().any(|one| of(&one.rule)))
    }

    #[test]
    fn elements_stand_where_they_were_put() {
        for own in [
            "all.push_back(\"date\"); all.push_back(asked); std::system(all[0].c_str());",
            "row.push_back(asked); row.push_front(\"date\"); std::system(row.front().c_str());",
            "row.push_back(asked); row.push_back(\"date\"); std::system(row.back().c_str());",
            "all.insert(all.end(), 2, \"date\"); all.insert(all.begin() + 2, asked); std::system(all[1].c_str());",
            "named[1] = \"date\"; named.emplace(1, asked); std::system(named[1].c_str());",
            "named.insert_or_assign(1, asked); named.insert_or_assign(1, \"date\"); std::system(named[1].c_str());",
            "all.push_back(asked); all.clear(); all.push_back(\"date\"); std::system(all.back().c_str());",
        ] {
            assert!(!said(own).0, "{own}");
        }
        for given in [
            "all.push_back(\"date\"); all.push_back(asked); std::system(all[1].c_str());",
            "row.push_back(\"date\"); row.push_front(asked); std::system(row.front().c_str());",
            "all.insert(all.end(), 2, \"date\"); all.insert(all.begin() + 1, asked); std::system(all[1].c_str());",
            "named.emplace(1, asked); named.emplace(1, \"date\"); std::system(named[1].c_str());",
            "named.insert_or_assign(1, asked); std::system(named[1].c_str());",
            "all.push_back(asked); std::vector<std::string> kept = all; all[0] = \"date\"; std::system(kept[0].c_str());",
            "all.push_back(asked); lose(all); std::system(all[0].c_str());",
            "fill(all, asked); std::system(all[0].c_str());",
            "all.push_back(\"date\"); fill(all, asked); for (const auto &one : all) std::system(one.c_str());",
        ] {
            assert_eq!(said(given), (true, false), "{given}");
        }
    }

    #[test]
    fn what_is_written_by_another_way_is_no_text_of_the_program() {
        for hidden in [
            "all.push_back(\"date\"); for (auto &one : all) one = asked; std::system(all[0].c_str());",
            "all.push_back(\"date\"); std::string &one = all[0]; one = asked; std::system(all[0].c_str());",
            "all.push_back(\"date\"); auto it = all.begin(); *it = asked; std::system(all[0].c_str());",
            "all.push_back(\"date\"); all.front() = asked; std::system(all[0].c_str());",
            "all.push_back(\"date\"); std::string *one = &all[0]; *one = asked; std::system(all[0].c_str());",
            "all.push_back(\"date\"); all.resize(8); std::system(all[0].c_str());",
        ] {
            assert!(!said(hidden).1, "{hidden}");
        }
    }

    #[test]
    fn a_text_is_what_the_last_call_has_made_of_it() {
        assert!(!said("asked.assign(\"date\"); std::system(asked.c_str());").0);
        assert!(said("std::string one = \"date \"; one.append(asked); std::system(one.c_str());").0);
        assert!(said("std::string one = \"date\"; one.assign(asked); std::system(one.c_str());").0);
    }

    #[test]
    fn a_function_of_the_files_own_namespace_is_called_by_its_whole_name() {
        let found = |place: &str| {
            let text = format!(
                "#include <cstdlib>\n#include <string>\n#include <vector>\nnamespace quay {{\n\
                 static void sink(std::vector<std::string> all) {{ std::system(all[{place}].c_str()); }}\n\
                 static void run() {{\n    std::vector<std::string> all;\n    all.push_back(\"date\");\n    all.push_back(std::getenv(\"TOPIC\"));\n    \
                 sink(all);\n}}\n}}\nint main() {{ quay::run(); return 0; }}\n"
            );
            report(Language::Cpp, "show.cpp", &text).findings.iter().any(|one| one.rule.contains("cwe-078"))
        };
        assert!(found("1"));
        assert!(!found("0"));
    }

    #[test]
    fn a_search_that_finds_nothing_teaches_and_an_expression_asks_for_the_whole() {
        let asks = |test: &str| said(&format!("if ({test}) return 1; std::system((\"man \" + asked).c_str());")).0;
        assert!(!asks("asked.find_first_not_of(\"abcdefgh\") != std::string::npos"));
        assert!(asks("asked.find_first_not_of(\"abc; \") != std::string::npos"));
        assert!(asks("asked.find_first_of(\"abc\") == std::string::npos"));
        assert!(asks("asked.find_first_not_of(\"abcdefgh\") == std::string::npos"));
        assert!(!asks("!std::regex_match(asked, std::regex(\"[a-z]+\"))"));
        assert!(asks("!std::regex_match(asked, std::regex(\".+\"))"));
        assert!(asks("!std::regex_search(asked, std::regex(\"[a-z]+\"))"));
    }
}
