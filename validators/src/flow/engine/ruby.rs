//! What Ruby's own methods do with text, lists and hashes. Knows no rule.

use std::rc::Rc;

use assay_manifests::Language;

use super::{
    Engine,
    asked::{Of, SEGMENT},
    call::{ArgValue, Site},
    heap::{Object, Shape},
    value::{CleanBits, Kind, Text, Value},
};
use crate::flow::ir::{Arg, Expr, ExprKind};

impl<'a> Engine<'a> {
    pub(super) fn is_ruby(&self) -> bool {
        self.language == Language::Ruby
    }

    /// `new` in a class's own method makes one of the class.
    pub(super) fn own_new(&mut self, callee: &'a Expr, args: &'a [Arg], span: assay_manifests::Span) -> Option<Value<'a>> {
        let frame = self.frames.last().filter(|_| self.is_ruby())?;
        let class = frame.class.filter(|_| frame.this.is_none())?;
        if !matches!(&callee.kind, ExprKind::Name(name) if &**name == "new") {
            return None;
        }
        let values = self.eval_args(args);
        Some(self.construct(class, values, span))
    }

    pub(super) fn ruby_method(&mut self, site: &Site<'a, '_>, name: &str, method: &str) -> Option<Value<'a>> {
        let Some(receiver) = site.receiver else { return self.ruby_function(site, name) };
        let receiver = receiver.clone();
        let block = site.args.iter().find(|arg| arg.name.as_deref() == Some("&")).map(|arg| arg.value.clone());
        let first = site.args.first().filter(|arg| arg.name.is_none()).map(|arg| arg.value.clone());
        if let Some(cell) = receiver.cell()
            && matches!(self.shape_of(&receiver), Some(Shape::List | Shape::Map))
            && let Some(value) = self.ruby_sequence(cell, &receiver, method, site, block.as_ref())
        {
            return Some(value);
        }
        if let Some(value) = self.ruby_text_change(&receiver, method, site, block.as_ref()) {
            return Some(value);
        }
        if let Some(value) = receiver.as_int().and_then(|number| self.ruby_number(number, method, site, block.as_ref())) {
            return Some(value);
        }
        if let Some(value) = self.ruby_handed(&receiver, method, site, block.as_ref()) {
            return Some(value);
        }
        match (method, &block) {
            ("to_h", None) if self.shape_of(&receiver) == Some(Shape::List) => {
                let mut map = Object::new(Shape::Map);
                self.pairs_into(&mut map, &receiver, site.span);
                return Some(self.allocate_object(map));
            }
            (
                "freeze"
                | "dup"
                | "clone"
                | "itself"
                | "presence"
                | "deep_dup"
                | "to_h"
                | "to_a"
                | "with_indifferent_access"
                | "symbolize_keys"
                | "stringify_keys",
                None,
            ) if !matches!(receiver.kind, Kind::Lib(_)) => {
                if receiver.cell().is_some() && method.ends_with("dup") {
                    let object = self.st.heap.object(receiver.cell()?)?.clone();
                    return Some(self.allocate_object(object));
                }
                let copies = matches!(method, "dup" | "clone" | "deep_dup");
                return Some(if copies { self.text_copy(&receiver) } else { receiver });
            }
            ("nil?" | "blank?", None) => {
                return Some(match receiver.kind {
                    Kind::Null => Value::bool(true),
                    Kind::Cell(_) | Kind::Int(_) if method == "nil?" => Value::bool(false),
                    _ if receiver.is_plain_constant() => {
                        Value::bool(method == "blank?" && receiver.as_str().is_some_and(|text| text.trim().is_empty()))
                    }
                    _ => self.boolean(),
                });
            }
            ("any?" | "all?" | "none?", Some(block)) if self.shape_of(&receiver) != Some(Shape::Map) => {
                let of = match method {
                    "any?" => Of::Any,
                    "all?" => Of::All,
                    _ => Of::None,
                };
                return Some(self.asked_of(of, &receiver, block, site.span).unwrap_or_else(|| self.boolean()));
            }
            ("present?" | "any?" | "is_a?" | "kind_of?" | "respond_to?" | "instance_of?" | "empty?" | "all?" | "none?", _) => {
                if receiver.is_plain_constant() && method == "empty?" {
                    return Some(Value::bool(receiver.as_str()?.is_empty()));
                }
                return Some(self.boolean());
            }
            ("public_send" | "send" | "__send__", None) => {
                // A method by a known name is that method.
                let id = first.as_ref()?.as_str()?;
                let callee = Value::of(Kind::Method(Rc::new((receiver, id))));
                let args = site.args.iter().skip(1).cloned().collect();
                return Some(self.call_value(&callee, args, site.span, &"send".into()));
            }
            ("to_i" | "to_f" | "to_r" | "to_c" | "ord" | "hash" | "object_id", _) => {
                if let (Some(text), "to_i") = (receiver.as_str(), method) {
                    let digits: String = text.trim_start().chars().take_while(char::is_ascii_digit).collect();
                    return Some(Value::int(digits.parse().unwrap_or(0)));
                }
                if let Kind::Int(_) = receiver.kind {
                    return Some(receiver);
                }
                let mut value = self.number();
                value.taint = self.deep_taint(&receiver).cleaned(CleanBits::SANITIZED);
                return Some(value);
            }
            ("in?", None) => {
                let list = first?;
                return Some(self.membership(&receiver, &list, false));
            }
            ("match" | "match?" | "=~" | "===", None) => {
                let other = first?;
                let (pattern, subject) = match (&receiver.kind, &other.kind) {
                    (Kind::Regex(..), _) => (receiver, other),
                    (_, Kind::Regex(..)) => (other, receiver),
                    _ => return None,
                };
                let mut result = self.searched(&pattern, &subject, site.args.len() == 1);
                if method == "match?" {
                    result.taint = super::value::Taint::default();
                    result.ty = Some("boolean".into());
                }
                return Some(result);
            }
            _ => {}
        }
        match &receiver.kind {
            Kind::Cell(cell) => {
                let shape = self.st.heap.object(*cell).map(|object| object.shape)?;
                if matches!(shape, Shape::List | Shape::Map) {
                    self.ruby_collection(*cell, shape, &receiver, method, site, block)
                } else {
                    None
                }
            }
            _ => self.ruby_text(&receiver, method, site, block),
        }
    }

    fn ruby_function(&mut self, site: &Site<'a, '_>, name: &str) -> Option<Value<'a>> {
        let first = site.args.first().map(|arg| arg.value.clone());
        match name {
            "each" => {
                let value = first?;
                let is_map = value.cell().and_then(|cell| self.st.heap.object(cell)).is_none_or(|object| object.shape == Shape::Map);
                Some(if is_map { self.pairs(&value) } else { value })
            }
            "lambda" | "proc" => site.args.iter().find(|arg| arg.name.as_deref() == Some("&")).map(|arg| arg.value.clone()).or(first),
            "Integer" | "Float" | "Rational" | "Complex" | "rand" => {
                if let Some(Ok(number)) = first.as_ref().and_then(Value::as_str).map(|text| text.trim().parse::<i128>()) {
                    return Some(Value::int(number));
                }
                let mut value = self.number();
                value.taint = self.args_taint(site.args).cleaned(CleanBits::SANITIZED);
                Some(value)
            }
            "Marshal.dump" | "JSON.generate" | "JSON.dump" => {
                let given = first?;
                let own = !self.deep_unknown(&given, 0);
                let taint = self.deep_taint(&given);
                let value = if own && taint.is_empty() { self.opaque() } else { self.unknown_with(taint) };
                Some(value.typed(Some("string".into())))
            }
            "String" => first.map(|value| self.concat(&[value], site.span)),
            "Array" => first,
            "format" => self.format_call(site, 0),
            "defined?" => Some(self.boolean()),
            _ => self.ruby_named_function(site, name),
        }
    }

    pub(super) fn ruby_text(
        &mut self,
        receiver: &Value<'a>,
        method: &str,
        site: &Site<'a, '_>,
        block: Option<Value<'a>>,
    ) -> Option<Value<'a>> {
        let is_text = matches!(receiver.kind, Kind::Str(_)) || receiver.ty.as_deref() == Some("string");
        let given = |at: usize| site.args.get(at).map(|arg| arg.value.clone());
        let text = receiver.as_str();
        match method {
            "gsub" | "sub" | "tr" | "delete" | "delete_prefix" | "delete_suffix" => {
                if matches!(receiver.kind, Kind::Lib(_) | Kind::Class(_) | Kind::Func(_)) {
                    return None;
                }
                let pattern = given(0)?;
                let only_plain = match (&pattern.kind, method) {
                    (Kind::Regex(pattern, _), "gsub") => super::patterns::removes_all_but_plain(pattern),
                    // `delete('^a-z')`, `tr('^a-z', '')`
                    (_, "delete" | "tr") => pattern.as_str().is_some_and(|set| {
                        set.strip_prefix('^').is_some_and(|set| super::patterns::removes_all_but_plain(&format!("[^{set}]")))
                    }),
                    _ => false,
                };
                let with = given(1)
                    .filter(|one| !Self::is_function(one))
                    .or_else(|| self.ruby_replacement(receiver, &pattern, block.as_ref(), site));
                if let (Some(text), Some(search), Some(with)) = (&text, pattern.as_str(), with.as_ref().and_then(Value::as_str)) {
                    return Some(match method {
                        "gsub" => Value::str(text.replace(&*search, &with)),
                        "sub" => Value::str(text.replacen(&*search, &with, 1)),
                        _ => self.opaque().typed(Some("string".into())),
                    });
                }
                let mut made = self.derived(receiver);
                if only_plain && with.as_ref().is_none_or(|with| with.as_str().is_some()) {
                    made = made.cleaned(CleanBits::SANITIZED);
                }
                if let Some(with) = &with {
                    let more = self.deep_taint(with);
                    made = made.tainted(more);
                }
                Some(made)
            }
            "upcase" | "downcase" | "strip" | "chomp" | "lstrip" | "rstrip" | "squish" | "capitalize" | "swapcase" | "to_s" | "to_str"
            | "to_sym" | "to_json" | "inspect" | "reverse" | "humanize" | "titleize" | "camelize" | "classify" | "underscore"
            | "strip_heredoc" | "force_encoding" | "encode" | "unicode_normalize" | "scrub" | "truncate" | "center" | "ljust" | "rjust"
            | "chop" | "intern" => {
                if matches!(receiver.kind, Kind::Lib(_) | Kind::Class(_) | Kind::Func(_) | Kind::Cell(_)) {
                    return None;
                }
                if let Some(text) = &text {
                    return Some(match method {
                        "upcase" => Value::str(text.to_uppercase()),
                        "downcase" => Value::str(text.to_lowercase()),
                        "strip" | "squish" => Value::str(text.trim()),
                        "chomp" => Value::str(text.trim_end_matches('\n')),
                        "reverse" => Value::str(text.chars().rev().collect::<String>()),
                        "to_s" | "to_str" | "to_sym" | "force_encoding" | "scrub" => receiver.clone(),
                        _ => self.opaque().typed(Some("string".into())),
                    });
                }
                if let (Kind::Int(number), "to_s") = (&receiver.kind, method) {
                    return Some(Value::str(number.to_string()));
                }
                let mut made = match &receiver.kind {
                    Kind::Str(text) => Value::of(Kind::Str(Rc::new(Text { pieces: text.pieces.clone() }))).tainted(receiver.taint.clone()),
                    Kind::Opaque => receiver.clone(),
                    _ => self.derived(receiver),
                };
                made.id = self.ids.next();
                made.ty = Some("string".into());
                made.via = if receiver.via == 0 { receiver.id } else { receiver.via };
                Some(made)
            }
            "split" | "lines" | "chars" | "scan" | "bytes" | "each_char" | "partition" if is_text || !receiver.taint.is_empty() => {
                if let (Some(text), Some(separator), "split") = (&text, given(0).as_ref().and_then(Value::as_str), method)
                    && !separator.is_empty()
                {
                    let items = text.split(&*separator).map(Value::str).collect();
                    return Some(self.new_list(items));
                }
                let mut piece = self.derived(receiver);
                match method {
                    "chars" | "each_char" => piece.ty = Some(super::asked::CHARACTER.into()),
                    "split" if given(0).as_ref().and_then(Value::as_str).as_deref() == Some("/") => piece.ty = Some(SEGMENT.into()),
                    _ => {}
                }
                let mut list = Object::new(Shape::List);
                list.rest = Some(Box::new(piece));
                let mut list = self.allocate_object(list);
                list.via = if receiver.via == 0 { receiver.id } else { receiver.via };
                Some(list)
            }
            "start_with?" | "end_with?" | "include?" | "eql?" | "equal?" | "casecmp?" => {
                let other = given(0);
                if let (Some(text), Some(other)) = (&text, other.as_ref().and_then(Value::as_str)) {
                    return Some(Value::bool(match method {
                        "start_with?" => text.starts_with(&*other),
                        "end_with?" => text.ends_with(&*other),
                        "include?" => text.contains(&*other),
                        _ => *text == other,
                    }));
                }
                let mut result = self.boolean();
                if let (Some(other), "eql?" | "equal?" | "casecmp?") = (&other, method)
                    && other.is_plain_constant()
                {
                    result.facts = Some(Rc::new(self.guard_facts(receiver, true)));
                }
                // Asked of something that is no text in sight: a list, perhaps.
                if method == "include?" && matches!(receiver.kind, Kind::Unknown | Kind::Lib(_)) && receiver.ty.as_deref() != Some("string")
                {
                    let item = other?;
                    return Some(self.membership(&item, receiver, false));
                }
                Some(result)
            }
            "length" | "size" | "bytesize" | "count" | "index" | "rindex" | "<=>" | "casecmp" if is_text => match (&text, method) {
                (Some(text), "length" | "size") => Some(Value::int(text.chars().count() as i128)),
                _ => Some(self.number()),
            },
            "[]" | "slice" | "fetch" | "dig" | "require" | "permit" | "values_at" | "first" | "last" if !receiver.taint.is_empty() => {
                // A part of something untrusted: the same part each time it is asked for.
                let mut value = receiver.clone();
                for arg in site.args.iter().filter(|arg| arg.name.is_none()) {
                    if matches!(method, "permit" | "slice" | "values_at" | "first" | "last") {
                        return None;
                    }
                    value = self.index_value(&value, &arg.value);
                    if method == "fetch" {
                        if let Some(default) = given(1) {
                            value = self.join(&value, &default);
                        }
                        break;
                    }
                }
                Some(value)
            }
            _ => None,
        }
    }

    pub(super) fn ruby_collection(
        &mut self,
        cell: super::value::Ref,
        shape: Shape,
        receiver: &Value<'a>,
        method: &str,
        site: &Site<'a, '_>,
        block: Option<Value<'a>>,
    ) -> Option<Value<'a>> {
        let given = |at: usize| site.args.get(at).filter(|arg| arg.name.is_none()).map(|arg| arg.value.clone());
        let exact = self.exact_elements(receiver);
        match (method, block) {
            ("first" | "last" | "sample" | "min" | "max" | "sum" | "take" | "shuffle", None) => {
                if let (Some(items), true) = (&exact, given(0).is_none() && shape == Shape::List) {
                    match method {
                        "first" => return Some(items.first().cloned().unwrap_or_else(Value::null)),
                        "last" => return Some(items.last().cloned().unwrap_or_else(Value::null)),
                        _ => {}
                    }
                }
                let some = self.some_element(cell);
                Some(self.apart_at(&some, cell, method))
            }
            ("include?" | "member?" | "key?" | "has_key?" | "has_value?" | "value?", None) => {
                let item = given(0)?;
                Some(self.membership(&item, receiver, false))
            }
            ("dig", None) => {
                let mut value = receiver.clone();
                for arg in site.args {
                    value = self.index_value(&value, &arg.value);
                }
                Some(value)
            }
            ("[]" | "at", None) => {
                let key = given(0)?;
                Some(self.index_value(receiver, &key))
            }
            ("fetch", block) => {
                let key = given(0)?;
                let found = self.index_value(receiver, &key);
                let default = match block {
                    Some(block) => Some(self.call_value(&block, vec![ArgValue::plain(key.clone())], site.span, &"callback".into())),
                    None => given(1),
                };
                Some(match default {
                    Some(default) if matches!(found.kind, Kind::Null) => default,
                    // A key that is not known may be missing.
                    Some(default) if !key.is_plain_constant() => self.join(&found, &default),
                    _ => found,
                })
            }
            ("[]=" | "store", None) => {
                let (key, value) = (given(0)?, given(1)?);
                self.set_index(receiver, &key, value.clone());
                Some(value)
            }
            ("merge" | "merge!" | "update" | "reverse_merge" | "deep_merge", None) => {
                let mut sum = self.st.heap.object(cell)?.clone();
                for arg in site.args {
                    if let Some(key) = &arg.name {
                        sum.set_field(key, arg.value.clone(), &self.ids);
                        continue;
                    }
                    match arg.value.cell().and_then(|cell| self.st.heap.object(cell)).cloned() {
                        Some(other) => {
                            for (key, value) in &other.fields {
                                if method != "reverse_merge" || sum.field(key).is_none() {
                                    sum.set_field(key, value.clone(), &self.ids);
                                }
                            }
                            if let Some(rest) = other.rest {
                                sum.add_rest(*rest, &self.ids);
                            }
                            sum.open |= other.open;
                            sum.taint = sum.taint.union(&other.taint);
                        }
                        None => {
                            sum.open = true;
                            sum.taint = sum.taint.union(&arg.value.taint);
                        }
                    }
                }
                if matches!(method, "merge!" | "update") {
                    self.st.heap.put(cell, super::heap::Cell::Object(sum));
                    return Some(receiver.clone());
                }
                Some(self.allocate_object(sum))
            }
            ("slice" | "except", None) if shape == Shape::Map => {
                let mut object = self.st.heap.object(cell)?.clone();
                let names: Option<Vec<_>> = site.args.iter().map(|arg| arg.value.key()).collect();
                let names = names?;
                object.fields.retain(|(key, _)| names.contains(key) == (method == "slice"));
                Some(self.allocate_object(object))
            }
            ("compact" | "flatten" | "uniq" | "sort" | "to_set" | "to_a" | "freeze" | "reverse" | "rotate" | "drop", None) => {
                let mut object = self.st.heap.object(cell)?.clone();
                match method {
                    "compact" | "uniq" | "to_a" | "to_set" | "freeze" => {
                        if method == "compact" && object.rest.is_none() {
                            object.items.retain(|item| !matches!(item.kind, Kind::Null));
                        }
                    }
                    "reverse" if object.rest.is_none() && !object.weak => object.items.reverse(),
                    "flatten" => {
                        let mut flat = Object::new(Shape::List);
                        for item in object.items.iter().chain(object.rest.as_deref()) {
                            if item.cell().is_some() {
                                self.spread_into(&mut flat, item, site.span);
                            } else if flat.rest.is_some() || object.rest.is_some() {
                                flat.add_rest(item.clone(), &self.ids);
                            } else {
                                flat.push(item.clone(), &self.ids);
                            }
                        }
                        flat.open = object.open;
                        flat.taint = object.taint.clone();
                        object = flat;
                    }
                    _ => object.blur(&self.ids),
                }
                Some(self.allocate_object(object))
            }
            ("join", None) => {
                let separator = given(0).unwrap_or_else(|| Value::str(""));
                Some(self.join_list(&separator, receiver, site.span))
            }
            ("concat", None) => {
                let mut object = self.st.heap.object(cell)?.clone();
                site.args.iter().for_each(|arg| self.spread_into(&mut object, &arg.value, site.span));
                self.st.heap.put(cell, super::heap::Cell::Object(object));
                Some(receiver.clone())
            }
            ("push" | "append" | "<<" | "unshift" | "prepend", None) => {
                for (i, arg) in site.args.iter().enumerate() {
                    let ids = &self.ids;
                    let object = self.st.heap.object_mut(cell)?;
                    if matches!(method, "unshift" | "prepend") && object.rest.is_none() && !object.weak {
                        object.items.insert(i.min(object.items.len()), arg.value.clone());
                    } else {
                        object.push(arg.value.clone(), ids);
                    }
                }
                Some(receiver.clone())
            }
            (
                "map" | "collect" | "flat_map" | "select" | "filter" | "reject" | "find" | "detect" | "each" | "filter_map"
                | "each_with_object" | "sort_by" | "group_by" | "any?" | "all?" | "each_with_index" | "map!" | "select!" | "reject!"
                | "inject" | "reduce",
                Some(block),
            ) => self.ruby_each(cell, receiver, method, &block, site),
            ("keys" | "values", None) if shape == Shape::Map => {
                let object = self.st.heap.object(cell)?.clone();
                let mut list = Object::new(Shape::List);
                if object.open || object.rest.is_some() {
                    let value = if method == "keys" { self.opaque().tainted(object.taint) } else { self.some_element(cell) };
                    list.rest = Some(Box::new(value));
                } else {
                    for (key, value) in object.fields {
                        list.items.push(if method == "keys" { Value::str(key) } else { value });
                    }
                }
                Some(self.allocate_object(list))
            }
            _ => None,
        }
    }

    fn ruby_each(
        &mut self,
        cell: super::value::Ref,
        receiver: &Value<'a>,
        method: &str,
        block: &Value<'a>,
        site: &Site<'a, '_>,
    ) -> Option<Value<'a>> {
        let is_map = self.st.heap.object(cell)?.shape == Shape::Map;
        let Kind::Func(closure) = &block.kind else { return None };
        let params = closure.function.params.len();
        let listed = if is_map { self.pairs(receiver) } else { receiver.clone() };
        let items = self.exact_elements(&listed).filter(|items| items.len() <= super::loops::MAX_UNROLL);
        let exact = items.is_some();
        let items = match items {
            Some(items) => items,
            None => vec![self.element(&listed, site.span)],
        };
        let folds = matches!(method, "inject" | "reduce");
        let mut memo = match method {
            "each_with_object" | "inject" | "reduce" => site.args.first().filter(|arg| arg.name.is_none()).map(|arg| arg.value.clone()),
            _ => None,
        };
        let mut out = Object::new(Shape::List);
        let mut found: Option<Value<'a>> = None;
        for (at, item) in items.into_iter().enumerate() {
            let mut args = Vec::new();
            if folds {
                match memo.clone() {
                    Some(memo) => args.push(memo),
                    None => {
                        memo = Some(item);
                        continue;
                    }
                }
            }
            let parts = self.exact_elements(&item).filter(|_| self.shape_of(&item) == Some(Shape::List));
            if params > 1 && !folds && !matches!(method, "each_with_object" | "each_with_index") && (is_map || parts.is_some()) {
                match parts {
                    Some(parts) => args.extend(parts),
                    None => args.extend([self.index_value(&item, &Value::int(0)), self.index_value(&item, &Value::int(1))]),
                }
            } else {
                args.push(item.clone());
            }
            match method {
                "each_with_object" => args.extend(memo.clone()),
                "each_with_index" => args.push(if exact { Value::int(at as i128) } else { self.number() }),
                _ => {}
            }
            let args: Vec<ArgValue<'a>> = args.into_iter().map(ArgValue::plain).collect();
            let is_letter = item.ty.as_deref() == Some(super::asked::CHARACTER);
            let made = if exact {
                self.call_value(block, args, site.span, &"callback".into())
            } else {
                self.either(|engine| engine.call_value(block, args, site.span, &"callback".into()), |_| ()).0
            };
            self.live = true;
            if folds {
                memo = Some(made);
                continue;
            }
            let truth = made.truth(false);
            let kept = match method {
                "select" | "filter" | "select!" | "find" | "detect" if truth == Some(false) => continue,
                "reject" | "reject!" if truth == Some(true) => continue,
                "select" | "filter" | "select!" | "find" | "detect" => self.after_block(item, &made, true),
                "reject" | "reject!" => self.after_block(item, &made, false),
                "filter_map" if truth == Some(false) => continue,
                _ => made,
            };
            let kept = if is_letter { self.ruby_letter_kept(method, kept, block, site) } else { kept };
            if matches!(method, "find" | "detect") {
                found = Some(match found {
                    Some(known) => self.join(&known, &kept),
                    None => kept,
                });
                if truth == Some(true) {
                    break;
                }
                continue;
            }
            if exact {
                out.push(kept, &self.ids);
            } else {
                out.add_rest(kept, &self.ids);
            }
        }
        Some(match method {
            "find" | "detect" => found.unwrap_or_else(Value::null),
            "inject" | "reduce" | "each_with_object" => memo.unwrap_or_else(Value::null),
            "each" | "each_with_index" => receiver.clone(),
            "any?" | "all?" => self.boolean(),
            "select" | "filter" | "reject" if is_map => {
                let mut object = self.st.heap.object(cell)?.clone();
                object.weak = false;
                self.allocate_object(object)
            }
            _ => self.allocate_object(out),
        })
    }
}
