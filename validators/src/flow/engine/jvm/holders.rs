//! Things of the JVM's library that hold a value for later: thread locals, references, futures, attributes of requests and sessions,
//! and methods found by their name. Knows no rule.

use std::rc::Rc;

use super::futures::FUTURE;
use crate::{
    flow::{
        engine::{
            Engine,
            call::{ArgValue, Site},
            heap::{Cell, Object, Shape},
            value::{ClassId, Kind, Ref, Value},
        },
        ir::Sym,
    },
    rule::pattern::last_segment,
};

/// Field of a matcher that was asked before.
const ASKED: &str = "$asked";
/// Under these numbers stands what sessions and the application keep: one of each, whoever asks.
const SESSION: u32 = u32::MAX;
const APPLICATION: u32 = u32::MAX - 1;

impl<'a> Engine<'a> {
    pub(super) fn holder(&mut self, held: Value<'a>, ty: &str) -> Value<'a> {
        self.jvm_list(vec![held], ty)
    }

    /// A new holder by its class, with what it is made with.
    pub(super) fn jvm_new_holder(&mut self, site: &Site<'a, '_>, name: &Sym, class: &str) -> Option<Value<'a>> {
        let first = Self::arg(site, 0);
        match (class, first) {
            (
                "ThreadLocal" | "InheritableThreadLocal" | "AtomicReference" | "WeakReference" | "SoftReference" | "CompletableFuture",
                None,
            ) => Some(self.holder(Value::null(), name)),
            ("AtomicInteger" | "AtomicLong" | "LongAdder", None) => Some(self.holder(Value::int(0), name)),
            ("BitSet", _) => Some(self.jvm_list(Vec::new(), name)),
            ("AtomicBoolean", None) => Some(self.holder(Value::bool(false), name)),
            ("AtomicReference" | "WeakReference" | "SoftReference" | "AtomicInteger" | "AtomicLong" | "AtomicBoolean", Some(held)) => {
                Some(self.holder(held, name))
            }
            ("AtomicReferenceArray" | "AtomicIntegerArray" | "AtomicLongArray", Some(given)) => {
                let zero = if class == "AtomicReferenceArray" { Value::null() } else { Value::int(0) };
                if let Some(items) = self.exact_elements(&given) {
                    return Some(self.jvm_list(items, name));
                }
                let length = given.as_int().and_then(|n| usize::try_from(n).ok()).filter(|n| *n <= 64)?;
                Some(self.jvm_list(vec![zero; length], name))
            }
            ("FutureTask", Some(task)) if matches!(task.kind, Kind::Func(_) | Kind::Method(_)) => {
                let given = self.call_function(&task, Vec::new(), site)?;
                self.live = true;
                Some(self.holder(given, name))
            }
            ("Formatter", into) => match into {
                Some(into) if self.shape_of(&into) == Some(Shape::Buffer) => Some(into),
                Some(_) => None,
                None => Some(self.new_buffer(Value::str(""), Some(name.clone()))),
            },
            // Writers that write into a text, and writers around those.
            ("StringWriter" | "CharArrayWriter" | "ByteArrayOutputStream", _) => Some(self.new_buffer(Value::str(""), Some(name.clone()))),
            (
                "PrintWriter" | "BufferedWriter" | "OutputStreamWriter" | "PrintStream" | "BufferedOutputStream" | "DataOutputStream",
                Some(inner),
            ) if self.shape_of(&inner) == Some(Shape::Buffer) => Some(inner),
            ("StringTokenizer", Some(text)) => {
                let separator = Self::arg(site, 1).map_or_else(|| Some(" ".into()), |one| one.as_str());
                let mut words = Object::new(Shape::List);
                words.ty = Some(name.clone());
                match (text.as_str(), separator) {
                    (Some(known), Some(separator)) => {
                        words.items = known.split(|c| separator.contains(c)).filter(|word| !word.is_empty()).map(Value::str).collect();
                    }
                    (None, Some(separator)) if separator.chars().count() == 1 => {
                        let held = self.text_of(&text);
                        let (parts, rest) = held.split(&separator);
                        words.items =
                            parts.into_iter().filter(|part| !part.pieces.is_empty()).map(|part| self.text_value(part, &text)).collect();
                        words.rest = rest.map(|rest| Box::new(self.text_value(rest, &text)));
                    }
                    _ => words.rest = Some(Box::new(text)),
                }
                Some(self.allocate_object(words))
            }
            _ => None,
        }
    }

    /// What is asked of a holder.
    pub(super) fn jvm_holder(
        &mut self,
        cell: Ref,
        class: &str,
        receiver: &Value<'a>,
        method: &str,
        site: &Site<'a, '_>,
    ) -> Option<Value<'a>> {
        let first = Self::arg(site, 0);
        let held = |engine: &Self| engine.st.heap.object(cell).and_then(|object| object.items.first()).cloned();
        match class {
            "Field" => self.jvm_field(cell, method, site),
            "BitSet" => self.jvm_bits(cell, receiver, method, site),
            "LongAdder" => match (method, first) {
                ("sum" | "longValue" | "intValue", None) => held(self),
                ("reset", None) => {
                    self.hold(cell, Value::int(0));
                    Some(Value::null())
                }
                (_, by) => {
                    let (new, answer) = self.jvm_counted(&held(self)?, method, by.as_ref())?;
                    self.hold(cell, new);
                    Some(answer)
                }
            },
            "AtomicReferenceArray" | "AtomicIntegerArray" | "AtomicLongArray" => match (method, first, Self::arg(site, 1)) {
                ("get" | "getPlain" | "getAcquire", Some(at), _) => Some(self.index_value(receiver, &at)),
                ("set" | "lazySet" | "setPlain" | "setRelease", Some(at), Some(value)) => {
                    self.set_index(receiver, &at, value);
                    Some(Value::null())
                }
                ("getAndSet", Some(at), Some(value)) => {
                    let old = self.index_value(receiver, &at);
                    self.set_index(receiver, &at, value);
                    Some(old)
                }
                _ => None,
            },
            "ThreadLocal"
            | "InheritableThreadLocal"
            | "AtomicReference"
            | "WeakReference"
            | "SoftReference"
            | "AtomicInteger"
            | "AtomicLong"
            | "AtomicBoolean" => match (method, first) {
                ("get" | "getPlain" | "getAcquire" | "getOpaque" | "intValue" | "longValue", None) => {
                    let value = held(self)?;
                    Some(self.with_facts(value))
                }
                ("set" | "setPlain" | "setRelease" | "lazySet", Some(value)) => {
                    self.hold(cell, value);
                    Some(Value::null())
                }
                ("getAndSet", Some(value)) => {
                    let old = held(self);
                    self.hold(cell, value);
                    old
                }
                ("addAndGet" | "getAndAdd", Some(by)) => {
                    let (new, answer) = self.jvm_counted(&held(self)?, method, Some(&by))?;
                    self.hold(cell, new);
                    Some(answer)
                }
                ("compareAndSet" | "weakCompareAndSet", Some(expected)) => {
                    let (old, new) = (held(self)?, Self::arg(site, 1)?);
                    if let Some(same) = self.equal_values(&old, &expected) {
                        if same {
                            self.hold(cell, new);
                        }
                        return Some(Value::bool(same));
                    }
                    let either = self.join(&old, &new);
                    self.hold(cell, either);
                    Some(self.boolean())
                }
                ("accumulateAndGet" | "getAndAccumulate", Some(more)) => {
                    let (old, function) = (held(self)?, Self::arg(site, 1)?);
                    let new = self.call_function(&function, vec![old.clone(), more], site)?;
                    self.hold(cell, new.clone());
                    Some(if method == "accumulateAndGet" { new } else { old })
                }
                ("updateAndGet" | "getAndUpdate", Some(function)) => {
                    let old = held(self)?;
                    let new = self.call_function(&function, vec![old.clone()], site)?;
                    self.hold(cell, new.clone());
                    Some(if method == "updateAndGet" { new } else { old })
                }
                ("incrementAndGet" | "decrementAndGet" | "getAndIncrement" | "getAndDecrement", None) => {
                    let old = held(self)?.as_int();
                    let step = if method.contains("ncrement") { 1 } else { -1 };
                    let new = match old {
                        Some(old) => Value::int(old + step),
                        None => self.number(),
                    };
                    self.hold(cell, new.clone());
                    Some(if method.starts_with("get") { old.map_or_else(|| self.number(), Value::int) } else { new })
                }
                ("remove" | "clear", None) => {
                    let begun = self.st.heap.object(cell)?.field("$begun").cloned().unwrap_or_else(Value::null);
                    self.hold(cell, begun);
                    Some(Value::null())
                }
                _ => None,
            },
            "CompletableFuture" | "FutureTask" | "Future" => self.jvm_future(cell, receiver, method, site),
            "Matcher" => {
                let items = self.st.heap.object(cell)?.items.clone();
                let [pattern, subject] = items.as_slice() else { return None };
                let subject = &self.with_facts(subject.clone());
                let known = self.jvm_known_match(cell, (pattern, subject), method, site);
                if known.is_some() {
                    return known;
                }
                match method {
                    "matches" | "find" | "lookingAt" => {
                        // What was asked before goes on behind the last match, and a number says from where.
                        let is_fresh = site.args.is_empty() && self.st.heap.object(cell)?.field(ASKED).is_none();
                        let matched = match method {
                            "find" if !is_fresh => self.searched(pattern, subject, false),
                            _ => self.matched(pattern, subject, method == "matches", method == "lookingAt"),
                        };
                        let ids = &self.ids;
                        if let Some(object) = self.st.heap.object_mut(cell) {
                            object.set_field(&ASKED.into(), Value::bool(true), ids);
                        }
                        let mut answer = self.boolean();
                        answer.facts = matched.facts;
                        // Rules that know patterns by what they let through are asked as of `Pattern.matches(pattern, text)`.
                        if method == "matches" {
                            let args = [pattern.clone(), subject.clone()].map(ArgValue::plain);
                            let names = vec!["java.util.regex.Pattern.matches".into()];
                            let whole = Site::named(names, &args, site.span);
                            self.check_call(&whole, &mut answer);
                        }
                        Some(answer)
                    }
                    "replaceAll" | "replaceFirst"
                        if first.as_ref().is_some_and(|with| matches!(with.kind, Kind::Func(_) | Kind::Method(_))) =>
                    {
                        let found = self.matched_part(subject, None);
                        let made = self.call_function(&first?, vec![found], site)?;
                        self.live = true;
                        Some(self.matched_part(subject, Some(&made)))
                    }
                    "replaceAll" => {
                        let made = first.as_ref().and_then(|with| self.stripped_by_pattern(pattern, with, subject));
                        Some(made.unwrap_or_else(|| self.matched_part(subject, first.as_ref())))
                    }
                    "group" if self.jvm_group(pattern, subject, first.as_ref()).is_some() => {
                        self.jvm_group(pattern, subject, first.as_ref())
                    }
                    "group" | "replaceFirst" | "toMatchResult" | "results" => Some(self.matched_part(subject, first.as_ref())),
                    "start" | "end" | "groupCount" => Some(self.number()),
                    "hitEnd" | "requireEnd" => Some(self.boolean()),
                    "reset" => {
                        if let Some(text) = first
                            && let Some(object) = self.st.heap.object_mut(cell)
                        {
                            object.items.truncate(1);
                            object.items.push(text);
                        }
                        Some(receiver.clone())
                    }
                    _ => None,
                }
            }
            "BufferedReader" | "LineNumberReader" | "Scanner" => {
                let object = self.st.heap.object(cell)?;
                let exact = object.rest.is_none() && !object.open && !object.weak;
                match method {
                    "readLine" if exact && object.items.is_empty() => Some(Value::null()),
                    "readLine" | "nextLine" => self.take_at(cell, 0),
                    "hasNextLine" | "hasNext" | "ready" if exact => Some(Value::bool(!object.items.is_empty())),
                    "hasNextLine" | "hasNext" | "ready" => Some(self.boolean()),
                    "lines" => {
                        let mut lines = object.clone();
                        lines.ty = Some("java.util.stream.Stream".into());
                        Some(self.allocate_object(lines))
                    }
                    "close" => Some(Value::null()),
                    _ => Some(self.some_element(cell)),
                }
            }
            "StringTokenizer" => match method {
                "nextToken" => self.take_at(cell, 0),
                "hasMoreTokens" => self.jvm_container(cell, Shape::List, "", receiver, "hasMoreElements", site),
                "countTokens" => Some(self.number()),
                _ => None,
            },
            _ => None,
        }
    }

    /// A group that holds harmless characters only.
    fn jvm_group(&mut self, pattern: &Value<'a>, subject: &Value<'a>, which: Option<&Value<'a>>) -> Option<Value<'a>> {
        let held = self.matched(pattern, subject, false, false);
        self.group_of(&held, which)
    }

    /// A part of a text that a pattern was looked for in, or the text with something put into it.
    fn matched_part(&mut self, subject: &Value<'a>, with: Option<&Value<'a>>) -> Value<'a> {
        let own = self.deep_taint(subject);
        let taint = with.map_or_else(|| own.clone(), |with| own.union(&self.deep_taint(with)));
        let known = taint.is_empty() && !self.deep_unknown(subject, 0);
        let value = if known { self.opaque() } else { self.unknown_with(taint) };
        value.typed(Some("string".into()))
    }

    pub(super) fn hold(&mut self, cell: Ref, value: Value<'a>) {
        let ids = &self.ids;
        if let Some(object) = self.st.heap.object_mut(cell) {
            match object.items.first_mut() {
                Some(held) => *held = if object.weak { held.join(&value, ids) } else { value },
                None => object.items.push(value),
            }
        }
    }

    /// Factories of holders, and tasks that are run for what they give.
    pub(super) fn jvm_held_by_factory(&mut self, site: &Site<'a, '_>, owner: &str, method: &str) -> Option<Value<'a>> {
        let first = Self::arg(site, 0);
        match (owner, method) {
            ("ThreadLocal", "withInitial") => {
                let begun = self.call_function(&first?, Vec::new(), site)?;
                let made = self.holder(begun.clone(), "java.lang.ThreadLocal");
                let ids = &self.ids;
                self.st.heap.object_mut(made.cell()?)?.set_field(&"$begun".into(), begun, ids);
                Some(made)
            }
            ("CompletableFuture", _) => self.jvm_future_made(site, method),
            _ => None,
        }
    }

    /// A task given to somebody who runs it.
    pub(super) fn jvm_submitted(&mut self, site: &Site<'a, '_>, method: &str) -> Option<Value<'a>> {
        let [task, ..] = site.args else { return None };
        if matches!(method, "invokeAll" | "invokeAny") {
            let mut made = Vec::new();
            for task in self.exact_elements(&task.value)? {
                let given = self.call_function(&task, Vec::new(), site)?;
                self.live = true;
                made.push(given);
            }
            if method == "invokeAny" {
                return self.one_of(&made);
            }
            let made = made.into_iter().map(|given| self.holder(given, FUTURE)).collect();
            return Some(self.jvm_list(made, "java.util.List"));
        }
        if method != "submit" || !matches!(task.value.kind, Kind::Func(_)) {
            return None;
        }
        self.jvm_task(None, &task.value.clone(), Vec::new(), site)
    }

    /// What was kept under a name on a request, in its session or in the application.
    pub(super) fn jvm_attribute(&mut self, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let sets = matches!(method, "setAttribute" | "putValue");
        if !sets && !matches!(method, "getAttribute" | "getValue" | "removeAttribute")
            || !matches!(receiver.kind, Kind::Unknown | Kind::Opaque)
        {
            return None;
        }
        let holder = match last_segment(receiver.ty.as_deref()?) {
            "HttpServletRequest" | "ServletRequest" if receiver.id != 0 => receiver.id,
            "HttpSession" => SESSION,
            "ServletContext" => APPLICATION,
            _ => return None,
        };
        let key: Sym = format!("attribute {}", Self::arg(site, 0)?.as_str()?).into();
        let known = self.shadows.get(&holder).copied().filter(|cell| self.st.heap.object(*cell).is_some());
        if sets {
            let value = Self::arg(site, 1)?;
            let cell = known.unwrap_or_else(|| {
                let made = self.allocate(Cell::Object(Object::new(Shape::Shadow)));
                self.shadows.insert(holder, made);
                made
            });
            let ids = &self.ids;
            self.st.heap.object_mut(cell)?.set_field(&key, value, ids);
            return Some(Value::null());
        }
        let found = self.st.heap.object(known?)?.field(&key).cloned()?;
        if method == "removeAttribute" {
            let ids = &self.ids;
            self.st.heap.object_mut(known?)?.set_field(&key, Value::null(), ids);
            return Some(Value::null());
        }
        Some(self.with_facts(found))
    }

    /// Classes and methods that are found by a name, where the name is known and the class is in sight.
    pub(super) fn jvm_reflected(&mut self, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        match (&receiver.kind, method) {
            (Kind::Class(_), "getMethod" | "getDeclaredMethod") => {
                let name = Self::arg(site, 0)?.as_str()?;
                Some(Value::of(Kind::Method(Rc::new((receiver.clone(), name)))))
            }
            (Kind::Class(_), "getConstructor" | "getDeclaredConstructor") => Some(receiver.clone()),
            (Kind::Class(class), "newInstance") => {
                let class = *class;
                Some(self.construct(class, site.args.to_vec(), site.span))
            }
            (Kind::Method(bound), "invoke") if matches!(bound.0.kind, Kind::Class(_)) => {
                let bound = Rc::clone(bound);
                let (on, rest) = site.args.split_first()?;
                let on = if matches!(on.value.kind, Kind::Null) { bound.0.clone() } else { on.value.clone() };
                Some(self.call_on_value(&on, None, &bound.1, rest.to_vec(), site.span, None, false))
            }
            (Kind::Method(bound), "setAccessible") if matches!(bound.0.kind, Kind::Class(_)) => Some(Value::null()),
            _ => None,
        }
    }

    /// `Class.forName` of a class in sight.
    pub(super) fn jvm_class_by_name(&mut self, name: &str) -> Option<Value<'a>> {
        let dotted: Sym = name.replace('$', ".").into();
        // One outside of any package is found once it was seen.
        self.qualified_class(&dotted).or_else(|| Some(Value::of(Kind::Class(self.class_of_type(Some(&dotted))?))))
    }

    /// Whether a name is the one method of a functional interface, asked of a reference to a method.
    pub(in crate::flow::engine) fn is_functional(&self, receiver: &Value<'a>, name: &str) -> bool {
        let refers = match &receiver.kind {
            Kind::Lib(full) => full.rsplit_once('.').is_some_and(|(owner, method)| {
                method.starts_with(char::is_lowercase) && last_segment(owner).starts_with(char::is_uppercase)
            }),
            Kind::Method(bound) => !matches!(bound.0.kind, Kind::Class(_)),
            _ => false,
        };
        let known = matches!(name, "apply" | "accept" | "test" | "applyAsInt" | "applyAsLong" | "applyAsDouble" | "compare");
        refers && (known || self.is_own_function(name))
    }

    pub(in crate::flow::engine) fn call_referenced(
        &mut self,
        function: &Value<'a>,
        args: Vec<Value<'a>>,
        span: assay_manifests::Span,
    ) -> Option<Value<'a>> {
        let site = Site::named(Vec::new(), &[], span);
        self.call_function(function, args, &site)
    }

    /// `SecureRandom::new`, called through the interface it stands for.
    pub(in crate::flow::engine) fn made_by_reference(
        &mut self,
        library: &str,
        method: &str,
        args: &[ArgValue<'a>],
        span: assay_manifests::Span,
    ) -> Option<Value<'a>> {
        let class = library.strip_suffix(".new").filter(|_| self.on_jvm())?;
        if !matches!(method, "get" | "call" | "apply" | "create" | "getObject") && !self.is_own_function(method) {
            return None;
        }
        Some(self.library_call(Site { is_new: true, ..Site::named(vec![class.into()], args, span) }))
    }

    /// What an annotation writes into a class: `getTitle()` and `setTitle(…)` of a field `title`.
    pub(in crate::flow::engine) fn generated_accessor(
        &mut self,
        receiver: &Value<'a>,
        class: ClassId,
        name: &Sym,
        args: &[ArgValue<'a>],
        span: assay_manifests::Span,
    ) -> Option<Value<'a>> {
        if !self.on_jvm() {
            return None;
        }
        if let Some(given) = self.kotlin_given_over(receiver, name, args, span) {
            return Some(given);
        }
        let decl = self.classes[class.0 as usize].class;
        let generates = |one: &crate::flow::ir::Expr| {
            let called = if let crate::flow::ir::ExprKind::Call { callee, .. } = &one.kind { callee.dotted() } else { one.dotted() };
            called.is_some_and(|name| matches!(last_segment(&name), "Data" | "Getter" | "Setter" | "Value" | "Accessors"))
        };
        if !decl.decorators.iter().any(generates) {
            return None;
        }
        let bare = ["get", "is", "set"].iter().find_map(|prefix| name.strip_prefix(prefix)).unwrap_or(name);
        let mut letters = bare.chars();
        let field: Sym = format!("{}{}", letters.next()?.to_lowercase(), letters.as_str()).into();
        if !self.declares_field(class, &field, 0) {
            return None;
        }
        match args {
            [] if !name.starts_with("set") => Some(self.member(receiver, &field, span)),
            [only] if name.starts_with("set") => {
                let (cell, ids) = (receiver.cell()?, &self.ids);
                self.st.heap.object_mut(cell)?.set_field(&field, only.value.clone(), ids);
                Some(Value::null())
            }
            _ => None,
        }
    }
}
