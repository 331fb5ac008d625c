//! What Kotlin adds to the JVM: scope functions, factories and texts of its own library. Knows no rule.

use assay_manifests::{Language, Span};

use crate::flow::{
    engine::{
        Engine,
        call::{ArgValue, Site},
        heap::{Object, Shape},
        value::{Closure, Kind, Ref, Text, Value},
    },
    ir::{Function, LEAVES, StmtKind, Sym},
};
use crate::rule::pattern::last_segment;

impl<'a> Engine<'a> {
    pub(super) fn kotlin_model(&mut self, site: &Site<'a, '_>, name: &Sym, method: &str) -> Option<Value<'a>> {
        if let Some(lambdas) = method.strip_prefix(LEAVES).and_then(|count| count.parse().ok()) {
            return Some(self.kotlin_leaves(lambdas, site));
        }
        let last = site.args.last().map(|arg| arg.value.clone());
        if let Some(receiver) = site.receiver
            && !matches!(receiver.kind, Kind::Lib(_))
        {
            if let Some(function) = last.as_ref().filter(|value| matches!(value.kind, Kind::Func(_)))
                && let Some(value) = self.scope_function(receiver, method, function, site)
            {
                return Some(value);
            }
            if let Some(function) = last.as_ref().filter(|_| matches!(method, "let" | "also" | "run" | "apply")) {
                self.handed_unseen(function, site.receiver.into_iter());
                if matches!(method, "also" | "apply") && matches!(function.kind, Kind::Unknown | Kind::Opaque) {
                    return Some(receiver.clone());
                }
            }
            let is_callable = |value: &Value<'a>| matches!(value.kind, Kind::Func(_) | Kind::Lib(_) | Kind::Method(_));
            if let Some(function) = last.filter(|value| matches!(method, "all" | "any" | "none") && is_callable(value))
                && receiver.cell().is_none()
                && receiver.as_str().is_none()
            {
                return self.every_character(&receiver.clone(), method, &function, site);
            }
            if let Some(cell) = receiver.cell()
                && let Some(value) = self.kotlin_result(cell, &receiver.clone(), method, site)
            {
                return Some(value);
            }
            if method == "partition"
                && site.args.len() == 1
                && site.args.iter().all(|arg| is_callable(&arg.value))
                && let Some(parts) = self.kotlin_parted(&receiver.clone(), site)
            {
                return Some(parts);
            }
            if matches!(method, "filter" | "map" | "flatMap")
                && site.args.last().is_some_and(|arg| matches!(arg.value.kind, Kind::Func(_)))
                && let Some(list) = self.jvm_unseen_elements(receiver, "kotlin.collections.List", site)
                && let Some(value) = self.jvm_container(list.cell()?, Shape::List, "List", &list, method, site)
            {
                return Some(value);
            }
            if let Some(cell) = receiver.cell()
                && let Some(value) = self.kotlin_sequence(cell, &receiver.clone(), method, site)
            {
                return Some(value);
            }
            if let Some(value) = receiver.as_int().and_then(|number| self.kotlin_number(number, method, site)) {
                return Some(value);
            }
            // Numbers of which not both ends are known.
            if matches!(method, "downTo" | "until") && site.args.len() == 1 {
                let mut numbers = Object::new(Shape::List);
                numbers.rest = Some(Box::new(self.number()));
                return Some(self.allocate_object(numbers));
            }
            return self.kotlin_method(receiver, method, site);
        }
        if name.contains('.') && !name.starts_with("kotlin.") && !site.is_new {
            return None;
        }
        self.kotlin_factory(method, last, site)
    }

    /// `list.partition { … }` of elements that are not known one by one: those that pass, and those of which nothing is told.
    fn kotlin_parted(&mut self, receiver: &Value<'a>, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let list = match receiver.kind {
            Kind::Cell(cell) => {
                let object = self.st.heap.object(cell)?;
                let is_known = object.shape != Shape::List || !object.open && object.rest.is_none();
                if is_known { None } else { Some(receiver.clone()) }
            }
            Kind::Unknown | Kind::Opaque => {
                let mut list = Object::new(Shape::List);
                list.ty = Some("kotlin.collections.List".into());
                list.add_rest(self.element(receiver, site.span), &self.ids);
                Some(self.allocate_object(list))
            }
            _ => None,
        }?;
        let passed = self.jvm_container(list.cell()?, Shape::List, "List", &list, "filter", site)?;
        Some(self.jvm_list(vec![passed, list], "kotlin.Pair"))
    }

    /// `x.let { … }` and the like: the lambda gets the value, or runs as if it were the value's own.
    fn scope_function(&mut self, receiver: &Value<'a>, method: &str, function: &Value<'a>, site: &Site<'a, '_>) -> Option<Value<'a>> {
        match method {
            "let" | "use" => self.call_function(function, vec![receiver.clone()], site),
            "also" | "onEach" => {
                self.call_function(function, vec![receiver.clone()], site)?;
                Some(receiver.clone())
            }
            "run" => Some(self.call_inside(receiver, function, Vec::new(), site.span)),
            "runCatching" => self.kotlin_attempt(Some(receiver), function, site),
            "apply" => {
                self.call_inside(receiver, function, Vec::new(), site.span);
                Some(receiver.clone())
            }
            "takeIf" | "takeUnless" => {
                let holds = self.call_function(function, vec![receiver.clone()], site)?;
                let wanted = method == "takeIf";
                match holds.truth(false) {
                    Some(yes) if yes == wanted => Some(receiver.clone()),
                    Some(_) => Some(Value::null()),
                    None => {
                        let facts = holds.facts.as_ref().map(|facts| if wanted { &facts.when_true } else { &facts.when_false });
                        let about = |id: u32| id != 0 && (id == receiver.id || id == receiver.via);
                        let clean = facts
                            .into_iter()
                            .flatten()
                            .filter(|fact| about(fact.id))
                            .map(|fact| fact.clean)
                            .reduce(super::super::value::CleanBits::or);
                        let kept = clean.map_or_else(|| receiver.clone(), |clean| receiver.clone().cleaned(clean));
                        Some(self.join(&kept, &Value::null()))
                    }
                }
            }
            _ => None,
        }
    }

    /// A function of the file that extends a type of a library: `fun String?.orHome(): String`.
    pub(in crate::flow::engine) fn kotlin_extension(
        &mut self,
        receiver: &Value<'a>,
        name: &Sym,
        args: &[ArgValue<'a>],
        span: Span,
    ) -> Option<Value<'a>> {
        if self.language != Language::Kotlin || matches!(receiver.kind, Kind::Lib(_) | Kind::Class(_)) {
            return None;
        }
        if let Some(value) = self.kotlin_held_extension(receiver, name, args, span) {
            return Some(value);
        }
        let (module, class) = (self.module_number(), self.frames.last()?.class);
        let fits =
            |function: &&'a Function| function.receiver_type.is_some() && function.name == *name && function.params.len() >= args.len();
        let own = class.map(|class| self.classes[class.0 as usize].class.methods.iter().map(|method| &**method));
        let own = own.into_iter().flatten().find(fits);
        let is_own = own.is_some();
        let function = match own {
            Some(function) => function,
            None if self.modules[module].defs().methods.is_empty() => return None,
            None => {
                let body = self.modules[module].module.body.iter();
                let declared = body.filter_map(|stmt| if let StmtKind::Function(one) = &stmt.kind { Some(&**one) } else { None });
                declared.into_iter().find(fits)?
            }
        };
        let (wanted, known) = (self.type_name(function.receiver_type.as_ref()?), receiver.ty.clone());
        if let (Some(wanted), Some(known)) = (wanted, known)
            && last_segment(&wanted) != last_segment(&known)
        {
            let mut names = Vec::new();
            self.with_bases(&known, &mut names);
            let open = last_segment(&wanted) == "Any" || wanted.len() == 1;
            if !open && !names.contains(&wanted) {
                return None;
            }
        }
        let scope = self.modules[module].scope?;
        // One that stands in a class sees the object of that class as well.
        let (class, this) = if is_own { (class, self.frame().this.clone()) } else { (None, Some(receiver.clone())) };
        let closure = Closure { function, module, class, this: None, scope };
        self.next_receiver = Some(receiver.clone());
        let value = self.call_closure(&closure, this, args.to_vec(), span);
        self.next_receiver = None;
        Some(value)
    }

    fn kotlin_method(&mut self, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let first = site.args.first().map(|arg| arg.value.clone());
        if let Kind::Regex(..) = receiver.kind {
            return match method {
                "matches" | "matchEntire" => Some(self.matched(&receiver.clone(), &first?, true, false)),
                "containsMatchIn" => Some(self.matched(&receiver.clone(), &first?, false, false)),
                _ => self.kotlin_searched(&receiver.clone(), &first?, method, site),
            };
        }
        if method == "replace"
            && let Some(pattern @ Value { kind: Kind::Regex(..), .. }) = &first
        {
            return self.stripped_by_pattern(&pattern.clone(), &Self::arg(site, 1)?, receiver);
        }
        // A data class but for some of its fields.
        if method == "copy"
            && let Some(mut object) = receiver.cell().and_then(|cell| self.st.heap.object(cell)).cloned()
            && object.shape == Shape::Instance
            && let Some(class) = object.class
        {
            let fields = &self.classes[class.0 as usize].class.fields;
            let declared: Vec<_> = fields.iter().filter(|field| !field.is_static).map(|field| field.name.clone()).collect();
            for (at, arg) in site.args.iter().enumerate() {
                let name = arg.name.as_ref().or_else(|| declared.get(at))?;
                object.set_field(name, arg.value.clone(), &self.ids);
            }
            return Some(self.allocate_object(object));
        }
        if matches!(method, "filter" | "takeWhile" | "takeLastWhile")
            && let Some(kept) = self.letters_kept(receiver, first.as_ref()?, site.span)
        {
            return Some(kept);
        }
        // What can be read as a number is one, where something came of it.
        if matches!(
            method,
            "toIntOrNull" | "toLongOrNull" | "toShortOrNull" | "toDoubleOrNull" | "toUIntOrNull" | "toULongOrNull" | "toBigDecimalOrNull"
        ) && receiver.cell().is_none()
            && !receiver.taint.is_empty()
        {
            let mut number = self.number();
            number.taint = self.deep_taint(receiver).cleaned(super::super::value::CleanBits::SANITIZED);
            let facts = self.guard_facts(receiver, true);
            let mut answer = self.join(&number, &Value::null());
            answer.facts = Some(std::rc::Rc::new(facts));
            return Some(answer);
        }
        if let Some(cell) = receiver.cell() {
            let object = self.st.heap.object(cell)?;
            let (shape, exact, items) = (object.shape, !object.open && object.rest.is_none(), object.items.clone());
            return match (shape, method) {
                (Shape::List, "first" | "firstOrNull") if exact && first.is_none() => items.first().cloned(),
                (Shape::List, "last" | "lastOrNull") if exact && first.is_none() => items.last().cloned(),
                (Shape::List, "joinToString") => self.kotlin_joined(cell, receiver, site),
                (Shape::List, "getOrNull" | "elementAtOrNull" | "component1" | "component2") => {
                    let at = match method {
                        "component1" => Value::int(0),
                        "component2" => Value::int(1),
                        _ => first?,
                    };
                    Some(self.index_value(receiver, &at))
                }
                (
                    Shape::List | Shape::Map,
                    "toMutableList" | "asSequence" | "toTypedArray" | "toSet" | "toMutableMap" | "toMap" | "filterNotNull",
                ) => {
                    let object = self.st.heap.object(cell)?.clone();
                    Some(self.allocate_object(object))
                }
                (Shape::Map, "getValue") => Some(self.index_value(receiver, &first?)),
                (Shape::Map | Shape::List, "getOrElse") if site.args.len() == 2 => {
                    let (key, function) = (first?, Self::arg(site, 1)?);
                    let found = self.index_value(receiver, &key);
                    let is_there = key.key().is_some() && !found.atoms().iter().any(|atom| matches!(atom.kind, Kind::Null | Kind::Unknown));
                    if is_there {
                        return Some(found);
                    }
                    let other = self.call_value(&function, vec![ArgValue::plain(key)], site.span, &"callback".into());
                    self.live = true;
                    Some(if matches!(found.kind, Kind::Null) { other } else { self.join(&self.without_nothing(&found), &other) })
                }
                (Shape::List, "any" | "all" | "none" | "mapNotNull" | "mapIndexed" | "filterNot") => {
                    let name = match method {
                        "any" => "anyMatch",
                        "all" => "allMatch",
                        "none" => "noneMatch",
                        "filterNot" => return None,
                        _ => "map",
                    };
                    self.jvm_each(cell, receiver, name, &first?, site)
                }
                _ => None,
            };
        }
        if let (Kind::Unknown | Kind::Opaque, "matches", Some(Value { kind: Kind::Regex(..), .. })) = (&receiver.kind, method, &first) {
            return Some(self.matched(&first?, receiver, true, false));
        }
        // A text, a list or a map, or an empty one.
        if method == "orEmpty" && matches!(receiver.kind, Kind::Unknown | Kind::Opaque) && site.args.is_empty() {
            return Some(receiver.clone());
        }
        // Operations that only texts have.
        if matches!(receiver.kind, Kind::Unknown | Kind::Opaque)
            && matches!(method, "substringBefore" | "substringAfter" | "uppercase" | "lowercase" | "removePrefix" | "removeSuffix")
        {
            let mut value = self.recoded(receiver);
            // What a part of a text passes, the whole has not passed.
            if matches!(method, "uppercase" | "lowercase") {
                value.via = if receiver.via == 0 { receiver.id } else { receiver.via };
            }
            return Some(value);
        }
        let Kind::Str(text) = &receiver.kind else { return None };
        if receiver.ty.as_deref().is_some_and(|ty| ty != "string") {
            return None;
        }
        let text = text.clone();
        match method {
            "uppercase" | "lowercase" if text.constant().is_some() => {
                let known = text.constant()?;
                Some(Value::str(if method == "uppercase" { known.to_uppercase() } else { known.to_lowercase() }))
            }
            "uppercase" | "lowercase" | "trimIndent" | "trimMargin" | "orEmpty" | "toString" | "toByteArray" => {
                Some(self.text_value((*text).clone(), receiver))
            }
            "plus" => Some(self.concat(&[receiver.clone(), first?], site.span)),
            "substringBefore" | "substringAfter" => {
                let separator = first?.as_str()?;
                let (parts, rest) = text.split(&separator);
                let part = |text: Value<'a>| Value { via: 0, ..text };
                match (method, &parts[..]) {
                    ("substringBefore", [first, _, ..]) => Some(part(self.text_value(first.clone(), receiver))),
                    ("substringAfter", [_, _, ..]) if rest.is_none() => {
                        let known = text.constant()?;
                        Some(Value::str(known.split_once(&*separator)?.1))
                    }
                    _ => Some(part(self.text_value(Text { pieces: text.pieces.clone() }, receiver))),
                }
            }
            "format" => {
                let mut args = vec![ArgValue::plain(receiver.clone())];
                args.extend(site.args.iter().cloned());
                let names = site.names.clone();
                let whole = Site::named(names, &args, site.span);
                self.jvm_format(&whole, 0)
            }
            "toRegex" => Some(Value::of(Kind::Regex(text.constant()?, "".into()))),
            "isNotEmpty" => Some(Value::bool(!text.constant()?.is_empty())),
            "isNotBlank" => Some(Value::bool(!text.constant()?.trim().is_empty())),
            "get" => self.jvm_text(receiver, "charAt", site),
            _ => None,
        }
    }

    /// `list.joinToString(separator, prefix, postfix) { … }`.
    fn kotlin_joined(&mut self, cell: Ref, receiver: &Value<'a>, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let is_function = |arg: &&ArgValue<'a>| matches!(arg.value.kind, Kind::Func(_) | Kind::Method(_));
        let text = |name: &str, at: usize, otherwise: &str| {
            let named = site.args.iter().find(|arg| arg.name.as_deref() == Some(name));
            let placed = || site.args.iter().filter(|arg| arg.name.is_none() && !is_function(arg)).nth(at);
            named.or_else(placed).map_or_else(|| Value::str(otherwise), |arg| arg.value.clone())
        };
        let (separator, prefix, postfix) = (text("separator", 0, ", "), text("prefix", 1, ""), text("postfix", 2, ""));
        let list = match site.args.iter().rfind(is_function) {
            Some(made) => self.jvm_each(cell, receiver, "map", &made.value.clone(), site)?,
            None => receiver.clone(),
        };
        let joined = self.join_list(&separator, &list, site.span);
        Some(self.concat(&[prefix, joined, postfix], site.span))
    }

    fn kotlin_factory(&mut self, method: &str, last: Option<Value<'a>>, site: &Site<'a, '_>) -> Option<Value<'a>> {
        match method {
            "listOf" | "mutableListOf" | "arrayListOf" | "setOf" | "mutableSetOf" | "hashSetOf" | "linkedSetOf" | "sortedSetOf"
            | "arrayOf" | "listOfNotNull" | "sequenceOf" | "flowOf" | "emptyList" | "emptySet" | "emptyArray" | "emptySequence"
            | "intArrayOf" | "longArrayOf" | "charArrayOf" | "booleanArrayOf" | "doubleArrayOf"
                if site.args.iter().all(|arg| arg.spread == crate::flow::ir::Spread::No) =>
            {
                let items = site.args.iter().map(|arg| arg.value.clone()).collect();
                Some(self.jvm_list(items, "java.util.List"))
            }
            "mapOf" | "mutableMapOf" | "hashMapOf" | "linkedMapOf" | "emptyMap" => {
                let mut object = Object::new(Shape::Map);
                for arg in site.args {
                    match self.exact_elements(&arg.value).as_deref() {
                        Some([key, value]) => match key.key() {
                            Some(key) => object.set_field(&key, value.clone(), &self.ids),
                            None => object.add_rest(value.clone(), &self.ids),
                        },
                        _ => object.open = true,
                    }
                }
                Some(self.allocate_object(object))
            }
            // Elements that a block gives one after the other.
            "sequence" | "iterator" | "flow" | "buildList" | "buildSet" | "buildMap" => {
                let function = last.filter(|value| matches!(value.kind, Kind::Func(_)))?;
                let made = if method == "buildMap" {
                    self.allocate_object(Object::new(Shape::Map))
                } else {
                    self.jvm_list(Vec::new(), "java.util.List")
                };
                self.call_inside(&made, &function, Vec::new(), site.span);
                Some(made)
            }
            "generateSequence" => {
                let function = last.filter(|value| matches!(value.kind, Kind::Func(_)))?;
                let begun = if site.args.len() == 2 { Self::arg(site, 0)? } else { self.ask(&function, Vec::new(), site) };
                let mut list = Object::new(Shape::List);
                let mut one = begun;
                for _ in 0..2 {
                    list.add_rest(one.clone(), &self.ids);
                    let args = if site.args.len() == 2 { vec![one] } else { Vec::new() };
                    one = self.ask(&function, args, site);
                }
                list.add_rest(one, &self.ids);
                Some(self.allocate_object(list))
            }
            "List" | "MutableList" | "Array" if site.args.len() == 2 => {
                let function = last.filter(|value| matches!(value.kind, Kind::Func(_)))?;
                let times = site.args.first()?.value.as_int().filter(|times| (0..=8).contains(times));
                let mut list = Object::new(Shape::List);
                match times {
                    Some(times) => {
                        for at in 0..times {
                            let made = self.ask(&function, vec![Value::int(at)], site);
                            list.push(made, &self.ids);
                        }
                    }
                    None => {
                        let at = self.number();
                        let made = self.ask_perhaps(&function, vec![at], site);
                        list.add_rest(made, &self.ids);
                    }
                }
                Some(self.allocate_object(list))
            }
            "maxOf" | "minOf" if site.args.len() == 2 => {
                let (a, b) = (site.args[0].value.as_int()?, site.args[1].value.as_int()?);
                Some(Value::int(if method == "maxOf" { a.max(b) } else { a.min(b) }))
            }
            "Pair" | "Triple" => {
                let items = site.args.iter().map(|arg| arg.value.clone()).collect();
                Some(self.jvm_list(items, "kotlin.Pair"))
            }
            "repeat" => {
                let (times @ 1..=8, function) = (site.args.first()?.value.as_int()?, last?) else { return None };
                for round in 0..times {
                    self.call_function(&function, vec![Value::int(round)], site)?;
                    self.live = true;
                }
                Some(Value::null())
            }
            "buildString" => {
                let function = last.filter(|value| matches!(value.kind, Kind::Func(_)))?;
                let buffer = self.new_buffer(Value::str(""), Some("java.lang.StringBuilder".into()));
                self.call_inside(&buffer, &function, Vec::new(), site.span);
                self.st.heap.object(buffer.cell()?)?.field("$").cloned()
            }
            "with" => {
                let receiver = site.args.first()?.value.clone();
                self.handed_unseen(last.as_ref()?, std::iter::once(&receiver));
                let function = last.filter(|value| matches!(value.kind, Kind::Func(_)))?;
                Some(self.call_inside(&receiver, &function, Vec::new(), site.span))
            }
            "runCatching" => {
                let function = last.filter(Self::is_block)?;
                self.kotlin_attempt(None, &function, site)
            }
            "run" => {
                let function = last.filter(|value| matches!(value.kind, Kind::Func(_)))?;
                self.call_function(&function, Vec::new(), site)
            }
            "Regex" => {
                let pattern = site.args.first()?.value.as_str()?;
                let value = Value::of(Kind::Regex(pattern, "".into()));
                Some(value)
            }
            // Asked of the object that the code stands in.
            "apply" | "also" | "let" | "takeIf" | "takeUnless" if site.args.len() == 1 && site.receiver.is_none() => {
                let function = last.filter(|value| matches!(value.kind, Kind::Func(_)))?;
                let this = self.inner_receiver().or_else(|| self.frame().this.clone())?;
                self.scope_function(&this, method, &function, site)
            }
            "requireNotNull" | "checkNotNull" => site.args.first().map(|arg| arg.value.clone()),
            "require" | "check" if !site.args.is_empty() => {
                let cond = site.args[0].value.clone();
                self.insist(&cond);
                Some(Value::null())
            }
            "error" | "TODO" if site.receiver.is_none() => {
                self.throw(None);
                Some(self.unknown())
            }
            _ => None,
        }
    }

    /// What a loop visits: of a map its entries.
    pub(in crate::flow::engine) fn kotlin_iterable(&mut self, value: Value<'a>) -> Value<'a> {
        if self.language == Language::CSharp {
            return self.dotnet_pairs(&value).unwrap_or(value);
        }
        if self.language != Language::Kotlin {
            return value;
        }
        let Some(cell) = value.cell() else { return value };
        if self.st.heap.object(cell).is_none_or(|object| object.shape != Shape::Map) {
            return value;
        }
        let names = vec!["java.util.Map.entrySet".into()];
        let site =
            Site { names, written: None, receiver: Some(&value), receiver_expr: None, args: &[], span: Span::default(), is_new: false };
        self.jvm_map_entries(cell, &site).unwrap_or_else(|| value.clone())
    }

    /// Components of a data class, in the order they are declared.
    pub(in crate::flow::engine) fn kotlin_components(&self, value: &Value<'a>) -> Option<Vec<Value<'a>>> {
        if !matches!(self.language, Language::Kotlin | Language::CSharp | Language::Java) {
            return None;
        }
        let object = self.st.heap.object(value.cell()?)?;
        let class = object.class?;
        let decl = self.classes[class.0 as usize].class;
        // A record's own accessor is asked, not the field, unless it says no more than the one that is made for it.
        let is_made = |method: &Function| {
            let [stmt] = method.body.as_slice() else { return false };
            let StmtKind::Return(Some(given)) = &stmt.kind else { return false };
            given.dotted().is_some_and(|text| text.strip_prefix("this.") == Some(&*method.name))
        };
        let asks = |name: &str| decl.methods.iter().any(|one| &*one.name == name && one.params.is_empty() && !is_made(one));
        if self.language == Language::Java && decl.fields.iter().any(|field| asks(&field.name)) {
            return None;
        }
        let declared = decl.fields.iter().filter(|field| !field.is_static);
        declared.map(|field| object.field(&field.name).cloned()).collect()
    }
}
