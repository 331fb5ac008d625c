//! What .NET's library does to collections, tasks and texts. Knows operations by name and the type they are asked of; no rule.

use assay_manifests::{Language, Span};
use rustc_hash::FxHashMap;

use super::{
    Engine,
    call::{ArgValue, Site},
    heap::{Object, Shape},
    value::{ClassId, Kind, Ref, Value},
};
use crate::{
    flow::ir::{Class, Function, Stmt, StmtKind, Sym},
    rule::pattern::last_segment,
};

/// The file, class and method that answer to a name.
pub(super) type Extensions<'a> = FxHashMap<&'a str, Vec<(usize, &'a Class, &'a Function)>>;

/// Most files whose extension methods are known.
const MAX_FILES: usize = 200;

impl<'a> Engine<'a> {
    /// What only one language's library does, where that is neither Java's nor a script's.
    pub(super) fn managed_model(&mut self, site: &Site<'a, '_>, name: &Sym, method: &str) -> Option<Value<'a>> {
        match self.language {
            Language::Php if site.is_new => self.php_constructor(site, name),
            Language::CSharp => self.dotnet_model(site, name, method),
            _ => None,
        }
    }

    /// A static method that is called as if the value had it.
    pub(super) fn extension_method(&mut self, name: &str, given: usize) -> Option<(&'a Function, ClassId)> {
        if self.language != Language::CSharp {
            return None;
        }
        if self.extensions.is_none() {
            let mut known = Extensions::default();
            for (number, module) in self.modules.iter().enumerate().take(MAX_FILES) {
                collect_extensions(&module.module.body, number, &mut known, 0);
            }
            self.extensions = Some(known);
        }
        let candidates = self.extensions.as_ref()?.get(name)?;
        let (module, class, method) = candidates.iter().find(|(_, _, method)| method.params.len() == given + 1).copied()?;
        Some((method, self.class_number(class, module, None, None)))
    }

    /// Operations of .NET's library; `None` leaves it to what holds for all languages.
    fn dotnet_model(&mut self, site: &Site<'a, '_>, name: &Sym, method: &str) -> Option<Value<'a>> {
        if let Some(value) = self.dotnet_value_call(site, name, method) {
            return Some(value);
        }
        if site.is_new {
            return self.dotnet_constructor(site, name, method);
        }
        if let Some(receiver) = site.receiver
            && !matches!(receiver.kind, Kind::Lib(_))
        {
            let receiver = &receiver.clone();
            if let Kind::Regex(..) = receiver.kind {
                return self.dotnet_pattern_asked(receiver, method, site);
            }
            if method == "Where"
                && let Some(kept) = self.letters_kept(receiver, &site.args.first()?.value.clone(), site.span)
            {
                return Some(kept);
            }
            if method == "Split"
                && let Some(parts) = self.dotnet_split(receiver, site)
            {
                return Some(parts);
            }
            if method == "Replace"
                && let Some(filled) = self.template_filled(receiver, site)
            {
                return Some(filled);
            }
            // The text that it is, with its values put in.
            if method == "ToString" && site.args.is_empty() && matches!(receiver.kind, Kind::Str(_)) {
                return Some(receiver.clone().typed(Some("string".into())));
            }
            if let Some(value) = self.dotnet_query(receiver, method, site).or_else(|| self.dotnet_setting_call(receiver, method, site)) {
                return Some(value);
            }
            if let Some(value) = self.dotnet_unseen(receiver, method, site) {
                return Some(value);
            }
            let cell = receiver.cell()?;
            if let Some(value) = self.dotnet_sequence(cell, receiver, method, site) {
                return Some(value);
            }
            let (shape, ty) = self.st.heap.object(cell).map(|object| (object.shape, object.ty.clone()))?;
            return match shape {
                Shape::List => self.dotnet_list(cell, ty.as_deref().map_or("", last_segment), receiver, method, site),
                Shape::Map if method == "TryGetValue" => {
                    let key = self.dotnet_arg(site, 0)?;
                    Some(self.index_value(receiver, &key))
                }
                Shape::Buffer if method == "AppendJoin" && site.args.len() == 2 => {
                    let (separator, list) = (self.dotnet_arg(site, 0)?, self.dotnet_arg(site, 1)?);
                    let more = self.join_list(&separator, &list, site.span);
                    let held = self.st.heap.object(cell)?.field("$").cloned()?;
                    let joined = self.concat(&[held, more], site.span);
                    self.set_buffer(cell, joined);
                    Some(receiver.clone())
                }
                Shape::Buffer => self.dotnet_builder(cell, receiver, method, site),
                _ => None,
            };
        }
        self.dotnet_static(site, name, method)
    }

    fn dotnet_arg(&self, site: &Site<'a, '_>, at: usize) -> Option<Value<'a>> {
        site.args.get(at).map(|arg| arg.value.clone())
    }

    fn dotnet_constructor(&mut self, site: &Site<'a, '_>, name: &Sym, class: &str) -> Option<Value<'a>> {
        let class = class.split('<').next().unwrap_or(class);
        match (class, site.args) {
            ("Stack" | "Queue" | "LinkedList", _) => {
                let mut list = Object::new(Shape::List);
                list.ty = Some(class.into());
                if let Some(from) = site.args.first().filter(|arg| arg.value.cell().is_some()) {
                    self.spread_into(&mut list, &from.value, site.span);
                }
                Some(self.allocate_object(list))
            }
            ("Regex", _) => self.dotnet_pattern(site, name),
            // What a function will give is in it.
            ("Lazy", [maker]) if matches!(maker.value.kind, Kind::Func(_)) => {
                let maker = maker.value.clone();
                let made = self.call_value(&maker, Vec::new(), site.span, &"Lazy".into());
                self.live = true;
                let mut lazy = Object::new(Shape::Map);
                lazy.ty = Some(name.clone());
                lazy.set_field(&"Value".into(), made, &self.ids);
                Some(self.allocate_object(lazy))
            }
            _ => None,
        }
    }

    fn dotnet_list(&mut self, cell: Ref, class: &str, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let exact = self.exact_elements(receiver);
        let first = self.dotnet_arg(site, 0);
        let number = first.as_ref().and_then(Value::as_int).and_then(|n| usize::try_from(n).ok());
        match (class, method) {
            (_, "Push" | "Enqueue" | "AddLast") => {
                let (value, ids) = (first?, &self.ids);
                self.st.heap.object_mut(cell)?.push(value, ids);
                Some(Value::null())
            }
            ("Stack", "Pop" | "Peek") => {
                let items = exact?;
                let last = items.last().cloned()?;
                if method == "Pop" {
                    self.st.heap.object_mut(cell)?.items.pop();
                }
                Some(self.with_facts(last))
            }
            ("Queue", "Dequeue" | "Peek") => {
                let items = exact?;
                let next = items.first().cloned()?;
                if method == "Dequeue" {
                    self.st.heap.object_mut(cell)?.items.remove(0);
                }
                Some(self.with_facts(next))
            }
            (_, "Skip" | "Take") => {
                let mut items = exact?;
                let at = number?.min(items.len());
                if method == "Skip" {
                    items.drain(..at);
                } else {
                    items.truncate(at);
                }
                Some(self.new_list(items))
            }
            (_, "First" | "FirstOrDefault" | "Single" | "SingleOrDefault") if first.is_none() => exact?.first().cloned(),
            (_, "Last" | "LastOrDefault") if first.is_none() => exact?.last().cloned(),
            (_, "ElementAt") => exact?.get(number?).cloned(),
            (_, "Reverse") if first.is_none() && class.is_empty() => {
                let mut items = exact?;
                items.reverse();
                Some(self.new_list(items))
            }
            (_, "Count" | "LongCount" | "Sum" | "Average") if first.is_none() && exact.is_none() => Some(self.number()),
            (_, "Aggregate") if site.args.len() <= 2 => {
                let mut items = exact?.into_iter();
                let function = site.args.last()?.value.clone();
                let mut sum = if site.args.len() == 2 { first? } else { items.next()? };
                if !matches!(function.kind, Kind::Func(_)) {
                    return None;
                }
                for item in items.take(super::loops::MAX_UNROLL) {
                    let args = vec![ArgValue::plain(sum), ArgValue::plain(item)];
                    sum = self.call_value(&function, args, site.span, &"Aggregate".into());
                    self.live = true;
                }
                Some(sum)
            }
            (_, "ToList" | "ToArray" | "AsEnumerable" | "AsQueryable") => {
                let object = self.st.heap.object(cell)?.clone();
                Some(self.allocate_object(object))
            }
            _ => None,
        }
    }

    fn dotnet_static(&mut self, site: &Site<'a, '_>, name: &Sym, method: &str) -> Option<Value<'a>> {
        let first = self.dotnet_arg(site, 0);
        let (owner, _) = name.rsplit_once('.')?;
        match (last_segment(owner), method) {
            ("int" | "long" | "short" | "Int32" | "Int64" | "number", "Parse") | ("Convert", "ToInt32" | "ToInt64") => {
                let value = first?;
                value.as_int().or_else(|| value.as_str()?.trim().parse().ok()).map(Value::int)
            }
            // The same place in another writing: what is asked of it is asked of what it was made of.
            ("Path", "GetFullPath") if site.args.len() == 1 => {
                let from = first?;
                let mut whole = self.derived(&from);
                whole.via = if from.via == 0 { from.id } else { from.via };
                Some(whole)
            }
            ("string" | "String", "Format") => self.dotnet_formatted(site),
            ("string" | "String", "Concat") if !site.args.is_empty() => match site.args {
                [only] if self.shape_of(&only.value) == Some(Shape::List) => {
                    let list = only.value.clone();
                    Some(self.join_list(&Value::str(""), &list, site.span))
                }
                _ => {
                    let parts: Vec<Value<'a>> = site.args.iter().map(|arg| arg.value.clone()).collect();
                    Some(self.concat(&parts, site.span))
                }
            },
            // The bytes of a text are that text.
            ("UTF8" | "ASCII" | "Unicode" | "Latin1" | "UTF32" | "Default", "GetBytes") if site.args.len() == 1 => first,
            ("Math", "Max" | "Min") => {
                let (x, y) = (first?.as_int()?, self.dotnet_arg(site, 1)?.as_int()?);
                Some(Value::int(if method == "Max" { x.max(y) } else { x.min(y) }))
            }
            ("Math", "Abs") => Some(Value::int(first?.as_int()?.checked_abs()?)),
            // What a task gives is what its function gives; awaiting changes nothing.
            ("Task" | "ValueTask", "Run") if matches!(first.as_ref()?.kind, Kind::Func(_)) => {
                let given = self.call_value(&first?, Vec::new(), site.span, &"Run".into());
                self.live = true;
                Some(given)
            }
            ("Task" | "ValueTask", "FromResult") => first,
            ("Array", "Exists" | "TrueForAll") => {
                let of = if method == "Exists" { super::asked::Of::Any } else { super::asked::Of::All };
                let test = self.dotnet_arg(site, 1)?;
                self.asked_of(of, &first?, &test, site.span)
            }
            ("Array", _) => self.dotnet_array(method, site),
            ("Regex", "IsMatch" | "Match") => self.dotnet_matched(site, method),
            ("Task" | "ValueTask", "WhenAll") if site.args.len() > 1 => {
                let all = site.args.iter().map(|arg| arg.value.clone()).collect();
                Some(self.new_list(all))
            }
            ("Regex", "Replace") => {
                let (pattern, with) = (self.dotnet_arg(site, 1)?, self.dotnet_arg(site, 2)?);
                self.stripped_by_pattern(&pattern, &with, &first?)
            }
            ("WebUtility" | "HttpUtility", "HtmlDecode" | "UrlDecode") | ("Uri", "UnescapeDataString") => self.decoded(&first?),
            _ => None,
        }
    }

    /// A property whose accessor has a body gives what that gives.
    pub(super) fn property_value(&mut self, container: &Value<'a>, name: &str, span: Span) -> Option<Value<'a>> {
        self.accessor(container, "get", name, Vec::new(), span)
    }

    /// Runs the body of a property's setter, where it has one.
    pub(super) fn set_property(&mut self, container: &Value<'a>, name: &str, value: &Value<'a>, span: Span) -> bool {
        self.accessor(container, "set", name, vec![ArgValue::plain(value.clone())], span).is_some()
    }

    /// Whether a property is read through a body.
    pub(super) fn has_getter(&mut self, container: &Value<'a>, name: &str) -> bool {
        let class = container.cell().and_then(|cell| self.st.heap.object(cell)).and_then(|object| object.class);
        class.is_some_and(|class| self.find_method(class, &format!("get_{name}"), Some(0), 0).is_some())
    }

    fn accessor(&mut self, container: &Value<'a>, kind: &str, name: &str, args: Vec<ArgValue<'a>>, span: Span) -> Option<Value<'a>> {
        if self.language != Language::CSharp {
            return None;
        }
        let class = self.st.heap.object(container.cell()?)?.class?;
        let method = format!("{kind}_{name}");
        // What the class that is written sees of its own object, or of one that is declared as another.
        let frame = self.frames.last();
        let is_own = frame.and_then(|frame| frame.this.as_ref()).is_some_and(|this| this.cell() == container.cell());
        let written = if is_own { frame.and_then(|frame| frame.class) } else { self.class_of_type(container.ty.as_ref()) };
        let seen = written.and_then(|written| self.overriding(class, written, &method, Some(args.len())));
        let (method, owner) = seen.or_else(|| self.find_method(class, &method, Some(args.len()), 0))?;
        let module = self.classes[owner.0 as usize].module;
        let closure = self.closure(method, module, Some(owner), Some(container.clone()));
        Some(self.call_value(&closure, args, span, &method.name.clone()))
    }
}

fn collect_extensions<'a>(body: &'a [Stmt], module: usize, known: &mut Extensions<'a>, depth: u32) {
    if depth > 4 {
        return;
    }
    for stmt in body {
        match &stmt.kind {
            StmtKind::Class(class) => {
                let extends = |method: &&Function| {
                    let first = method.params.first();
                    method.is_static
                        && first.is_some_and(|param| param.decorators.iter().any(|one| one.dotted().as_deref() == Some("this")))
                };
                for method in class.methods.iter().map(|method| &**method).filter(extends) {
                    known.entry(&*method.name).or_default().push((module, &**class, method));
                }
            }
            StmtKind::Block(inner) => collect_extensions(inner, module, known, depth + 1),
            _ => {}
        }
    }
}
