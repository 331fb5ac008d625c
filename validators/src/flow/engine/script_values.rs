//! Numbers, lists and iterators of JavaScript's library, and what its assertions teach. Knows no rule.

use std::rc::Rc;

use assay_manifests::Span;

use super::{
    Engine,
    call::{ArgValue, Site},
    heap::{Object, Shape},
    value::{Kind, Value},
};
use crate::flow::ir::{Expr, ExprKind, ParamKind, Sym};

/// What keys of a map begin with that are no texts.
const NUMBER_KEY: &str = "(number) ";
const TRUTH_KEY: &str = "(boolean) ";

/// Field of an object under which a setter stands.
pub(super) fn setter_key(name: &str) -> Sym {
    format!("set {name}").into()
}

/// Functions that every script has: what they make of a number is one, or its text.
pub(super) fn is_global(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_uppercase())
        || matches!(
            name,
            "encodeURI" | "encodeURIComponent" | "escape" | "unescape" | "isNaN" | "isFinite" | "parseInt" | "parseFloat" | "btoa" | "atob"
        )
}

impl<'a> Engine<'a> {
    pub(super) fn script_value(&mut self, name: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let arg = |at: usize| site.args.get(at).map(|arg| arg.value.clone());
        match name {
            "Math.min" | "Math.max" if !site.args.is_empty() => {
                let numbers: Vec<i128> = site.args.iter().map(|arg| arg.value.as_int()).collect::<Option<_>>()?;
                let chosen = if name == "Math.min" { numbers.iter().min() } else { numbers.iter().max() };
                chosen.map(|number| Value::int(*number))
            }
            "String.raw" => self.raw_text(site),
            // Past it, what was asserted holds.
            "assert" | "assert.ok" | "assert.strict" | "assert.strict.ok" | "assert.default" | "tiny-invariant" | "invariant" => {
                let facts = arg(0)?.facts?;
                self.learn(&facts.when_true);
                Some(Value::null())
            }
            "Array.from" => {
                let walked = self.walked_iterable(arg(0)?);
                let mut list = Object::new(Shape::List);
                match walked.cell().and_then(|cell| self.st.heap.object(cell)) {
                    Some(object) if object.shape == Shape::Map && object.field("length").is_some() && object.fields.len() > 1 => {
                        let taint = self.deep_taint(&walked);
                        list.rest = Some(Box::new(self.unknown_with(taint)));
                    }
                    // So many of nothing: `{ length: 3 }`.
                    Some(object) if object.shape == Shape::Map && object.field("length").is_some() => {
                        let length = object.field("length").and_then(Value::as_int).and_then(|length| usize::try_from(length).ok());
                        match length.filter(|length| *length <= super::loops::MAX_UNROLL) {
                            Some(length) => list.items = vec![Value::null(); length],
                            None => list.rest = Some(Box::new(Value::null())),
                        }
                    }
                    _ => self.spread_into(&mut list, &walked, site.span),
                }
                let list = self.allocate_object(list);
                match arg(1).filter(Self::is_function) {
                    Some(function) => Some(self.mapped(&function, &list, site.span)),
                    None => Some(list),
                }
            }
            _ => self.script_made_bytes(name, site),
        }
    }

    /// Keeps a text that is taken apart at a text of the program.
    pub(super) fn note_parted(&mut self, text: &Value<'a>, site: &Site<'a, '_>) {
        let at = match site.args {
            [at] if at.value.as_str().is_some_and(|sign| !sign.is_empty()) => Some(at.value.clone()),
            _ => None,
        };
        let is_open = text.as_str().is_none() && text.cell().is_none();
        self.requests.parted = at.filter(|_| is_open).map(|at| (site.span, text.clone(), at));
    }

    /// Whether what is joined are the parts of the last text that was taken apart, all of them and as they are.
    pub(super) fn is_parted_here(&self, site: &Site<'a, '_>) -> bool {
        let here = site.receiver_expr.map(|expr| expr.span);
        site.args.len() == 1 && self.requests.parted.as_ref().is_some_and(|(span, ..)| Some(*span) == here)
    }

    /// `text.split(sign).join(other)`: each of the signs is the other one.
    pub(super) fn joined_anew(&mut self, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let (_, text, at) = self.requests.parted.take()?;
        let args = [ArgValue::plain(at), site.args.first()?.clone()];
        let names = vec!["string.replaceAll".into()];
        let receiver_expr = site.receiver_expr.and_then(|expr| match &expr.kind {
            ExprKind::Call { callee, .. } => match &callee.kind {
                ExprKind::Member { object, .. } => Some(&**object),
                _ => None,
            },
            _ => None,
        });
        let site = Site { names, written: None, receiver: Some(&text), receiver_expr, args: &args, span: site.span, is_new: false };
        Some(self.library_call(site))
    }

    /// `String.raw`: the pieces as the source writes them, and the values between.
    fn raw_text(&mut self, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let given = site.args.first()?;
        let held = match self.shape_of(&given.value) {
            Some(Shape::List) => given.value.clone(),
            _ => self.member(&given.value, &"raw".into(), site.span),
        };
        let pieces = self.exact_elements(&held).filter(|_| held.cell().is_some())?;
        let written = match given.expr.map(|expr| &expr.kind) {
            Some(ExprKind::List { items, .. }) => items.as_slice(),
            _ => &[],
        };
        let mut parts = Vec::new();
        let (mut at, last) = (1, pieces.len().saturating_sub(1));
        for (place, piece) in pieces.into_iter().enumerate() {
            let source = written.get(place).and_then(|item| self.text(item.span)).filter(|text| text.contains('\\'));
            let source = source.filter(|_| piece.as_str().is_some_and(|text| !text.is_empty()));
            parts.push(source.map_or(piece, Value::str));
            let Some(value) = site.args.get(at).filter(|_| place < last) else { continue };
            if value.spread == crate::flow::ir::Spread::No {
                at += 1;
                parts.push(value.value.clone());
            } else {
                parts.push(self.element(&value.value, site.span));
            }
        }
        Some(self.concat(&parts, site.span))
    }

    /// `strings.raw` of what a tag is given: the pieces as they are written. Those in which nothing is escaped say the same.
    pub(super) fn raw_pieces(&mut self, strings: &Value<'a>, name: &str) -> Option<Value<'a>> {
        if name != "raw" || !self.is_script() || self.shape_of(strings) != Some(Shape::List) {
            return None;
        }
        let pieces = self.exact_elements(strings)?;
        let file = self.input.text;
        let is_written = |piece: &Value<'a>| {
            piece.as_str().is_some_and(|text| {
                let ends = |at: usize| file.get(at + text.len()..).is_some_and(|rest| rest.starts_with(['`', '$']));
                let begins = |at: usize| file.get(..at).is_some_and(|before| before.ends_with(['`', '}']));
                text.is_empty() || !text.contains('\\') && file.match_indices(&*text).take(64).any(|(at, _)| begins(at) && ends(at))
            })
        };
        let pieces = pieces.into_iter().map(|piece| if is_written(&piece) { piece } else { self.opaque().typed(Some("string".into())) });
        let pieces: Vec<Value<'a>> = pieces.collect();
        Some(self.new_list(pieces))
    }

    /// Whether an expression that is kept (`/…/g`) goes on where its last match ended. One that is written where it is asked begins anew.
    pub(super) fn goes_on(&self, pattern: &Value<'a>, site: &Site<'a, '_>) -> bool {
        let is_kept = !site.receiver_expr.is_some_and(|expr| matches!(expr.kind, ExprKind::Lit(_)));
        is_kept && self.is_script() && matches!(&pattern.kind, Kind::Regex(_, flags) if flags.contains(['g', 'y']))
    }

    /// What is written of `URLSearchParams` that hold something from outside: all that is no plain sign stands in it by its number. A `Map` has
    /// no text of what it holds.
    pub(super) fn script_query_text(&mut self, value: &Value<'a>, span: Span) -> Option<Value<'a>> {
        let is_query = self.is_script()
            && match &value.kind {
                Kind::Cell(cell) => self.st.heap.object(*cell).is_some_and(|held| held.ty.as_deref() == Some("Map")),
                _ => value.ty.as_deref() == Some("URLSearchParams"),
            };
        let taint = if is_query { self.deep_taint(value) } else { return None };
        if taint.is_empty() {
            return None;
        }
        let mut written = self.unknown_with(taint).typed(Some("string".into()));
        let names = vec!["URLSearchParams.toString".into()];
        let site = Site { names, written: None, receiver: Some(value), receiver_expr: None, args: &[], span, is_new: false };
        self.check_call(&site, &mut written);
        Some(written)
    }

    pub(super) fn script_value_method(&mut self, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        if let Some(value) = self.script_bytes_method(receiver, method, site) {
            return Some(value);
        }
        let arg = |at: usize| site.args.get(at).map(|arg| arg.value.clone());
        match method {
            // A function in sight is run where callbacks are.
            "forEach"
                if matches!(receiver.kind, Kind::Unknown | Kind::Opaque) && matches!(receiver.ty.as_deref(), None | Some("array")) =>
            {
                let function = arg(0).filter(|function| Self::is_function(function) && !matches!(function.kind, Kind::Func(_)))?;
                let item = self.element(receiver, site.span);
                self.either(|engine| engine.run_function(&function, vec![ArgValue::plain(item)], site.span), |_| ());
                self.live = true;
                Some(self.nothing())
            }
            // `ctx.assert(holds, 400)`: past it, it holds. A console only says so.
            "assert" if site.receiver_expr.and_then(crate::flow::ir::Expr::dotted).is_some_and(|name| name != "console") => {
                let facts = arg(0)?.facts?;
                self.st.learn(&facts.when_true);
                Some(Value::null())
            }
            "every" | "some"
                if site.args.len() == 1
                    && receiver.id != 0
                    && matches!(receiver.kind, Kind::Unknown | Kind::Opaque)
                    && !receiver.taint.is_empty()
                    && matches!(arg(0)?.kind, Kind::Func(_)) =>
            {
                Some(self.asked_of_each(receiver, method, &arg(0)?, site.span))
            }
            "flat" => {
                let items = self.exact_elements(receiver).filter(|_| receiver.cell().is_some())?;
                let mut list = Object::new(Shape::List);
                for item in items {
                    match item.cell().and_then(|cell| self.st.heap.object(cell)).map(|object| object.shape) {
                        Some(Shape::List) => self.spread_into(&mut list, &item, site.span),
                        _ => list.push(item, &self.ids),
                    }
                }
                Some(self.allocate_object(list))
            }
            // A test of where something stands in a text is a test of the text.
            // Of a path that was joined it is not known how it begins.
            "indexOf"
                if site.args.len() == 1
                    && !arg(0)?.as_str().is_some_and(|text| text.contains(['/', '\\']))
                    && self.place_of(receiver, &arg(0)?).is_some() =>
            {
                self.place_of(receiver, &arg(0)?).map(|at| Value::int(at as i128))
            }
            "indexOf" if receiver.cell().is_none() && receiver.as_str().is_none() => {
                let mut at = self.number();
                at.via = if receiver.via == 0 { receiver.id } else { receiver.via };
                // Wherever it stands, the rest of the text is the sender's.
                at.ty = Some(super::refine::PLACE_IN_TEXT.into());
                Some(at)
            }
            "keys" | "values" if arg(0).is_none() && receiver.cell().is_some() => {
                self.exact_elements(receiver)?;
                let object = self.st.heap.object(receiver.cell()?).filter(|object| object.shape == Shape::Map)?;
                let fields = object.fields.clone();
                let is_map = object.ty.as_deref() == Some("Map");
                let items = fields.into_iter().map(|(key, value)| match (method, is_map) {
                    ("keys", true) => self.key_of_map(&key),
                    ("keys", false) => Value::str(key),
                    _ => value,
                });
                let items = items.collect();
                Some(self.new_list(items))
            }
            // One step of an iterator.
            "next" => {
                let cell = receiver.cell()?;
                let left = self.exact_elements(receiver).map(|items| items.len());
                let value = match self.resumed(cell, arg(0).as_ref(), site.span) {
                    Some(value) => value,
                    None => self.next_after(cell, &arg(0).unwrap_or_else(Value::null))?,
                };
                let value = if left == Some(0) { self.ended_with(cell) } else { value };
                let mut step = Object::new(Shape::Map);
                step.set_field(&"value".into(), value, &self.ids);
                let done = left.map_or_else(|| self.boolean(), |left| Value::bool(left == 0));
                step.set_field(&"done".into(), done, &self.ids);
                Some(self.allocate_object(step))
            }
            _ => None,
        }
    }

    /// What `list.map(f)` hands to `f`: an element, its place or key, and the list.
    pub(super) fn callback_args(
        &mut self,
        function: &Value<'a>,
        item: Value<'a>,
        place: Option<Value<'a>>,
        list: &Value<'a>,
    ) -> Vec<ArgValue<'a>> {
        // A function of the runtime that takes the place for something else: `list.map(parseInt)`.
        if let Kind::Lib(name) = &function.kind
            && matches!(&**name, "parseInt" | "Number.parseInt")
            && self.is_script()
        {
            let place = place.unwrap_or_else(|| self.number());
            return vec![ArgValue::plain(item), ArgValue::plain(place)];
        }
        let Kind::Func(closure) = &function.kind else { return vec![ArgValue::plain(item)] };
        let params = &closure.function.params;
        let counts = self.text(closure.function.span).is_none_or(|text| text.contains("arguments"));
        if !self.is_script() || !counts && params.len() < 2 && params.iter().all(|param| param.kind == ParamKind::Normal) {
            return vec![ArgValue::plain(item)];
        }
        let place = place.unwrap_or_else(|| self.number());
        vec![ArgValue::plain(item), ArgValue::plain(place), ArgValue::plain(list.clone())]
    }

    /// A method of one object that is asked of another: `[].push.apply(list, more)`.
    pub(super) fn asked_of_another(&mut self, method: &Value<'a>, name: &str, args: &[ArgValue<'a>], span: Span) -> Option<Value<'a>> {
        let Kind::Method(pair) = &method.kind else { return None };
        let on = args.first().filter(|_| pair.1.bytes().all(|sign| sign.is_ascii_alphanumeric()))?.value.clone();
        let given = match (name, args.len()) {
            ("call", _) => args.get(1..)?.to_vec(),
            ("apply", 2) => {
                let list = &args[1].value;
                let items = self.exact_elements(list).unwrap_or_else(|| vec![self.element(list, span)]);
                items.into_iter().map(ArgValue::plain).collect()
            }
            _ => return None,
        };
        let method = pair.1.clone();
        Some(self.call_on_value(&on, None, &method, given, span, None, false))
    }

    /// `{ set name(value) { … } }`
    pub(super) fn set_by_object(&mut self, object: &Value<'a>, name: &str, value: &Value<'a>) -> bool {
        let held = object.cell().and_then(|cell| self.st.heap.object(cell));
        let setter = held.filter(|held| held.shape == Shape::Map).and_then(|held| held.field(&setter_key(name))).cloned();
        let Some(Kind::Func(closure)) = setter.map(|setter| setter.kind) else { return false };
        self.call_closure(&closure, Some(object.clone()), vec![ArgValue::plain(value.clone())], Span::default());
        self.live = true;
        true
    }

    /// An object as the key of a map stands for itself.
    pub(super) fn identity(&self, map: &Object<'a>, key: Value<'a>) -> Value<'a> {
        if !self.is_script() || map.shape != Shape::Map {
            return key;
        }
        match key.kind {
            Kind::Cell(cell) => Value::str(format!("(object {})", cell.0)),
            // `1` and `'1'` are two keys.
            Kind::Int(number) => Value::str(format!("{NUMBER_KEY}{number}")),
            Kind::Bool(yes) => Value::str(format!("{TRUTH_KEY}{yes}")),
            _ => key,
        }
    }

    /// A key of a map as it was handed over.
    pub(super) fn key_of_map(&mut self, key: &str) -> Value<'a> {
        let number = key.strip_prefix(NUMBER_KEY).and_then(|number| number.parse().ok());
        if let Some(number) = number {
            return Value::int(number);
        }
        match key.strip_prefix(TRUTH_KEY) {
            Some(yes) => Value::bool(yes == "true"),
            None => match key.strip_prefix("(object ").and_then(|cell| cell.strip_suffix(')')).and_then(|cell| cell.parse().ok()) {
                Some(cell) => Value::of(Kind::Cell(super::value::Ref(cell))),
                None => Value::str(key),
            },
        }
    }

    /// `Number(text)`, `+text`: a number whose being one says that the text is written as one. Of anything else it is none (`NaN`), which
    /// counts as false and is neither less nor more than anything.
    pub(super) fn number_of(&mut self, text: &Value<'a>) -> Value<'a> {
        if let Some(number) = text.as_str().and_then(|text| super::texts::whole_number(text.trim(), None)) {
            return Value::int(number);
        }
        let mut number = self.number();
        number.taint = self.deep_taint(text).cleaned(super::value::CleanBits::SANITIZED);
        if text.cell().is_none() && text.id != 0 {
            number.via = text.id;
            number.facts = Some(Rc::new(self.guard_facts(text, true)));
        }
        number
    }

    pub(super) fn is_number(&self, value: &Value<'a>) -> bool {
        matches!(value.kind, Kind::Opaque) && value.ty.as_deref() == Some("number")
    }

    /// `list.sort((a, b) => …)` in the order that the function gives, where it is known of all.
    pub(super) fn script_sort(&mut self, list: &Value<'a>, method: &str, function: &Value<'a>, span: Span) -> Option<Value<'a>> {
        if !self.is_script() || !matches!(method, "sort" | "toSorted") || !matches!(function.kind, Kind::Func(_)) {
            return None;
        }
        let items = self.exact_elements(list).filter(|items| items.len() <= super::loops::MAX_UNROLL)?;
        let mut sorted: Vec<Value<'a>> = Vec::with_capacity(items.len());
        for item in items {
            let mut at = sorted.len();
            while at > 0 {
                let args = [sorted[at - 1].clone(), item.clone()].map(super::call::ArgValue::plain).to_vec();
                let order = self.call_value(function, args, span, &"compare".into());
                self.live = true;
                if order.as_int()? <= 0 {
                    break;
                }
                at -= 1;
            }
            sorted.insert(at, item);
        }
        if method == "toSorted" {
            return Some(self.new_list(sorted));
        }
        self.st.heap.object_mut(list.cell()?)?.items = sorted;
        Some(list.clone())
    }

    /// What an object says that a loop visits.
    pub(super) fn iterated_object(&mut self, object: &Value<'a>) -> Option<Value<'a>> {
        let held = object.cell().and_then(|cell| self.st.heap.object(cell)).filter(|held| held.shape == Shape::Map)?;
        let names = [crate::flow::lower::ITERATOR, "Symbol.iterator", "Symbol.asyncIterator"];
        let Kind::Func(closure) = names.iter().find_map(|name| held.field(name))?.kind.clone() else { return None };
        let made = self.call_closure(&closure, Some(object.clone()), Vec::new(), Span::default());
        Some(made).filter(|made| made.cell().is_some() && made.cell() != object.cell())
    }

    /// Whether it is nothing, or a member that a plain object of the program is not known to have.
    pub(super) fn may_be_absent(&self, value: &Value<'a>) -> bool {
        let of_plain = |pair: &(Value<'a>, Sym)| {
            let held = pair.0.cell().and_then(|cell| self.st.heap.object(cell));
            held.is_some_and(|held| held.shape == Shape::Map && held.class.is_none() && held.ty.is_none() && held.field(&pair.1).is_none())
                && !super::script::is_inherited(&pair.1)
        };
        value.gives_way() || matches!(&value.kind, Kind::Method(pair) if of_plain(pair))
    }

    /// A value of which what is undefined gives way to a default.
    pub(super) fn defaulted(&mut self, value: &Value<'a>, default: &'a Expr) -> Value<'a> {
        let mut given: Option<Value<'a>> = None;
        for atom in value.atoms().iter().filter(|atom| !atom.gives_way()) {
            given = Some(match given {
                Some(known) => self.join(&known, atom),
                None => atom.clone(),
            });
        }
        let default = self.eval(default);
        match given {
            Some(given) => self.join(&given, &default),
            None => default,
        }
    }

    /// A text in which a function's results stand for what was found.
    pub(super) fn replaced_by(&mut self, text: &Value<'a>, function: &Value<'a>, span: Span) -> Value<'a> {
        let taint = self.deep_taint(text);
        let made = self.call_back(function, &taint, span);
        self.live = true;
        let own = taint.is_empty() && !self.deep_unknown(text, 0) && !self.deep_unknown(&made, 0);
        let taint = taint.union(&self.deep_taint(&made));
        let mut value = if own && taint.is_empty() { self.opaque() } else { self.unknown_with(taint) };
        value.ty = Some("string".into());
        if matches!(text.kind, Kind::Unknown | Kind::Str(_)) {
            value.via = if text.via == 0 { text.id } else { text.via };
        }
        value
    }

    /// `path.join(folder, name)`. Of several names of which one comes from outside it is one path that is asked about.
    pub(super) fn joined_path(&mut self, site: &Site<'a, '_>) -> Value<'a> {
        let mut parts = Vec::new();
        for (at, arg) in site.args.iter().enumerate() {
            if at > 0 {
                parts.push(Value::str("/"));
            }
            let is_one_of = matches!(arg.value.kind, Kind::Choice(_)) && self.is_script();
            let taint = if is_one_of { self.deep_taint(&arg.value) } else { super::value::Taint::default() };
            parts.push(if taint.is_empty() { arg.value.clone() } else { self.unknown_with(taint).typed(Some("string".into())) });
        }
        self.concat(&parts, site.span)
    }
}
