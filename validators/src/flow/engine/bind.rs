//! What a function is called with: arguments bound to parameters, and what stands for them where anyone may call. Knows nothing of rules.

use assay_manifests::Span;

use super::{
    Engine,
    call::ArgValue,
    heap::{Cell, Object, Shape},
    value::{Closure, Kind, Note, Ref, Taint, UNDEFINED, Value},
};
use crate::{
    flow::ir::{Expr, Function, ParamKind, Spread, Sym},
    rule::Labels,
};

impl<'a> Engine<'a> {
    /// Whether a function that calls itself is given a number that is known, or is asked of an object that it was not asked of yet.
    pub(super) fn gets_nearer(&self, function: &'a Function, args: &[ArgValue<'a>], this: Option<&Value<'a>>) -> bool {
        let asked = |cell| {
            let same = |frame: &&super::Frame<'a>| frame.function.is_some_and(|known| std::ptr::eq(known, function));
            self.frames.iter().filter(same).any(|frame| frame.this.as_ref().and_then(Value::cell).is_none_or(|known| known == cell))
        };
        let is_known = |cell| self.st.heap.object(cell).is_some_and(|object| !object.weak && object.shape == Shape::Instance);
        args.iter().any(|arg| arg.value.as_int().is_some())
            || this.and_then(Value::cell).is_some_and(|cell| is_known(cell) && !asked(cell))
            || self.is_given_a_piece(function, args)
    }

    /// Where arguments come from, taken together.
    pub(super) fn args_taint(&self, args: &[ArgValue<'a>]) -> Taint {
        let mut sum = Taint::default();
        args.iter().for_each(|arg| sum.add(&self.deep_taint(&arg.value)));
        sum
    }

    /// Whether something goes into a call that is known to come from outside, other than by the parameters of what is run by itself.
    pub(super) fn is_given_foreign(&mut self, args: &[ArgValue<'a>], this: Option<&Value<'a>>) -> bool {
        let foreign = Labels::ALL.without(Labels::PARAMETER).without(Labels::FIELD);
        !self.args_taint(args).only(foreign).is_empty() || this.is_some_and(|this| !this.taint.only(foreign).is_empty())
    }

    pub(super) fn function_name(&self, function: &crate::flow::ir::Function) -> Sym {
        if function.name.is_empty() { "a closure".into() } else { function.name.clone() }
    }

    /// Whether a function of a script may ask for its `arguments`, whatever parameters it names.
    fn has_arguments(&self, function: &crate::flow::ir::Function) -> bool {
        if !self.is_script() {
            return false;
        }
        let text = self.text(function.span);
        let is_arrow = text.is_some_and(|text| text.find("=>") < text.find('{') && text.contains("=>") || !text.contains('{'));
        !is_arrow && text.is_none_or(|text| text.contains("arguments"))
    }

    /// Entries that are spread over parameters by their names, as far as they are known apart. `false` where none is.
    pub(super) fn spread_entries(&mut self, value: &Value<'a>, by_name: bool, expr: &'a Expr, values: &mut Vec<ArgValue<'a>>) -> bool {
        let Some(object) = value.cell().and_then(|cell| self.st.heap.object(cell)) else { return false };
        let is_number = |name: &str| by_name && name.parse::<usize>().is_ok();
        let is_whole = !object.open && object.rest.is_none();
        // What else there is stands under other names.
        let is_named = by_name && !object.weak && object.items.is_empty() && !object.fields.iter().any(|(name, _)| is_number(name));
        if !is_whole && (!is_named || object.fields.is_empty()) {
            return false;
        }
        let mut others = object.clone();
        let fields = std::mem::take(&mut others.fields).into_iter();
        let entry = |(name, value): (Sym, Value<'a>)| {
            let name = Some(name).filter(|name| !is_number(name));
            ArgValue { name, value, spread: Spread::No, expr: Some(expr) }
        };
        values.extend(fields.map(entry));
        if !is_whole {
            let value = self.allocate_object(others);
            values.push(ArgValue { name: None, value, spread: Spread::Map, expr: Some(expr) });
        }
        true
    }

    pub(super) fn bind_parameters(&mut self, closure: &Closure<'a>, args: Vec<ArgValue<'a>>, caller: usize, span: Span) {
        let function = closure.function;
        let name = self.function_name(function);
        let mut positional: Vec<Value<'a>> = Vec::new();
        let mut keywords: Vec<(Sym, Value<'a>)> = Vec::new();
        let mut spread: Option<Value<'a>> = None;
        let mut before_spread: Option<usize> = None;
        let mut names_spread = false;
        let mut whole: Option<Value<'a>> = None;
        let mut handed = self.list_handed_over(function, &args);
        for arg in args {
            let value = if arg.value.taint.is_empty() { arg.value } else { arg.value.stepped(caller, span, &Note::Passed(name.clone())) };
            match (arg.name, arg.spread) {
                (Some(name), _) => keywords.push((name, value)),
                (None, Spread::No) => positional.push(value),
                (None, kind) => {
                    before_spread.get_or_insert(positional.len());
                    whole = Some(value.clone()).filter(|_| spread.is_none() && kind == Spread::List);
                    names_spread |= kind == Spread::Map;
                    let element = match value.cell().filter(|_| kind == Spread::Map) {
                        // Its entries go in, under their keys, and not the keys.
                        Some(cell) => self.some_element(cell),
                        None => self.element(&value, span),
                    };
                    spread = Some(match spread {
                        Some(known) => self.join(&known, &element),
                        None => element,
                    });
                }
            }
        }
        let takes_keywords = function
            .params
            .iter()
            .any(|param| param.kind == ParamKind::KeywordRest || keywords.iter().any(|(name, _)| **name != *"&" && *name == param.name));
        if self.is_ruby() && !takes_keywords && keywords.iter().any(|(name, _)| **name != *"&") {
            // Keywords that no parameter takes are one map at the end.
            let mut map = Object::new(Shape::Map);
            let (block, fields): (Vec<_>, Vec<_>) = keywords.into_iter().partition(|(name, _)| **name == *"&");
            map.fields = fields;
            keywords = block;
            positional.push(self.allocate_object(map));
        }
        // More than a PHP function names is asked for by a call.
        if self.is_php() && positional.len() > function.params.len() {
            let given = self.new_list(positional.clone());
            self.declare(&super::php::GIVEN.into(), given);
        }
        // `arguments` of script functions: an arrow has those of the function around it.
        if self.has_arguments(function) {
            let mut list = Object::new(Shape::List);
            // Behind what is spread nobody knows which place anything has.
            list.items = positional.iter().take(before_spread.unwrap_or(positional.len())).cloned().collect();
            let behind = positional.iter().skip(list.items.len()).cloned().collect::<Vec<_>>();
            spread.iter().cloned().chain(behind).for_each(|value| list.add_rest(value, &self.ids));
            let list = self.allocate_object(list);
            self.declare(&"arguments".into(), list);
        }
        let mut positional = positional.into_iter();
        // Behind a rest parameter of Python only names reach.
        let mut only_named = false;
        let this = self.frame().this.clone();
        for param in &function.params {
            if positional.as_slice().is_empty() && spread.is_none() && self.kotlin_it(function, param) {
                continue;
            }
            let value = match param.kind {
                ParamKind::Receiver => match &this {
                    Some(this) => this.clone(),
                    None => positional.next().unwrap_or_else(|| self.unknown()),
                },
                ParamKind::Rest if handed.is_some() => {
                    positional = Vec::new().into_iter();
                    handed.take().unwrap_or_else(Value::null)
                }
                // `f(list...)`: the parameter is that list.
                ParamKind::Rest
                    if self.language == assay_manifests::Language::Go
                        && positional.as_slice().is_empty()
                        && whole.as_ref().is_some_and(|whole| whole.cell().is_some()) =>
                {
                    whole.take().unwrap_or_else(Value::null)
                }
                ParamKind::Rest => {
                    only_named = self.language == assay_manifests::Language::Python && !names_spread;
                    let mut object = Object::new(Shape::List);
                    object.items = positional.by_ref().collect();
                    if let Some(spread) = spread.clone() {
                        object.add_rest(spread, &self.ids);
                    }
                    // Arguments by names that no parameter has stand under them.
                    if self.is_php() && !keywords.is_empty() {
                        object.shape = Shape::Map;
                        let numbered = std::mem::take(&mut object.items).into_iter().enumerate();
                        object.fields = numbered.map(|(at, item)| (Sym::from(at.to_string()), item)).collect();
                        object.fields.append(&mut keywords);
                    }
                    self.allocate_object(object)
                }
                ParamKind::KeywordRest => {
                    let mut object = Object::new(Shape::Map);
                    object.fields = std::mem::take(&mut keywords);
                    if let Some(spread) = spread.clone() {
                        object.add_rest(spread, &self.ids);
                    }
                    self.allocate_object(object)
                }
                ParamKind::Normal => {
                    let by_name = keywords
                        .iter()
                        .position(|(name, _)| **name == *param.name.trim_start_matches('$'))
                        .map(|at| keywords.swap_remove(at).1);
                    let is_block = self.is_ruby() && &*param.name == "&";
                    // What Python is given by its place is not given by its name as well: such a call fails.
                    let by_name = if self.language == assay_manifests::Language::Python { positional.next().or(by_name) } else { by_name };
                    match by_name
                        .or_else(|| if is_block { None } else { positional.next() })
                        .or_else(|| spread.as_ref().filter(|_| !is_block && !only_named).map(|one| self.any_one(one)))
                    {
                        Some(value) => match &param.default {
                            Some(default) if self.is_script() && value.atoms().iter().any(|atom| self.may_be_absent(atom)) => {
                                self.defaulted(&value, default)
                            }
                            _ => value,
                        },
                        None => match (self.default_made(closure, &param.name), &param.default) {
                            (Some(made), _) => made,
                            (None, Some(default)) => self.eval(default),
                            (None, None) => Value::null().typed(self.is_script().then(|| UNDEFINED.into())),
                        },
                    }
                }
            };
            let value = match &param.ty {
                Some(ty) => self.with_declared_type(value, ty),
                None => value,
            };
            let value = match &param.ty {
                Some(ty) if self.language == assay_manifests::Language::Go => {
                    if ty.pointers > 0 {
                        self.as_pointer(value)
                    } else {
                        self.copy_of(value, 0)
                    }
                }
                _ => value,
            };
            let value = match &param.ty {
                // What is no text becomes one, or the call fails.
                Some(ty) if self.is_php() && &*ty.name == "string" && !value.taint.is_empty() => {
                    let mut made = value.clone();
                    self.as_if_cast(ty, value, function.span, &mut made);
                    made
                }
                _ => value,
            };
            let value = self.cpp_given(value, param.ty.as_ref(), None);
            let by_reference = param.ty.as_ref().is_some_and(|ty| ty.pointers > 0);
            let value = if self.is_php() && !by_reference { self.own_copy(value, 0) } else { value };
            match &param.pattern {
                Some(pattern) => {
                    if self.is_script() || self.is_ruby() {
                        self.declare_bound(pattern, 0);
                    }
                    self.assign(pattern, value, None);
                }
                None => self.declare(&param.name, value),
            }
        }
    }

    /// A closure handed to code that is not in sight: it may be called, with anything.
    pub(super) fn call_back(&mut self, function: &Value<'a>, given: &Taint, span: Span) -> Value<'a> {
        let Kind::Func(closure) = &function.kind else { return self.unknown_with(given.clone()) };
        let closure = closure.clone();
        // Named functions at the top of the file are judged on their own.
        let is_inner = closure.function.name.is_empty() || Some(closure.scope) != self.modules[closure.module].scope;
        let is_before = !is_inner && self.runs_before(closure.function);
        let has_run = self.ran.contains_key(&std::ptr::from_ref(closure.function)) && given.is_empty() && !self.runs_anew(&closure);
        if !is_inner && !is_before || has_run {
            return self.unknown_with(given.clone());
        }
        let (result, ()) = self.either(
            |engine| {
                let args = engine.untrusted_arguments(&closure, given);
                let left = engine.handlers_objects(closure.function, &args);
                let result = engine.run_routed(&closure, args, span);
                engine.note_handlers_objects(left);
                result
            },
            |_| (),
        );
        self.live = true;
        result
    }

    /// Arguments for a function that anyone may call.
    pub(super) fn untrusted_arguments(&mut self, closure: &Closure<'a>, given: &Taint) -> Vec<ArgValue<'a>> {
        let mut args = Vec::new();
        let mut rest = false;
        for param in &closure.function.params {
            let mut value = match param.kind {
                ParamKind::Receiver if closure.class.is_some() => continue,
                // A method out of its class: what its object holds is not in sight.
                ParamKind::Receiver => self.untrusted(Labels::FIELD, None, param.span, Note::Field(param.name.clone())),
                _ => self.untrusted_parameter(closure, param),
            };
            value = value.tainted(given.clone());
            let (name, spread) = match param.kind {
                ParamKind::Rest => (None, Spread::List),
                ParamKind::KeywordRest => (None, Spread::Map),
                // After a rest parameter only names reach.
                _ if rest => (Some(param.name.clone()), Spread::No),
                _ => (None, Spread::No),
            };
            rest |= param.kind == ParamKind::Rest;
            args.push(ArgValue { name, value, spread, expr: None });
        }
        // Whoever calls it may give more than it names.
        if !rest && self.has_arguments(closure.function) {
            let value = if self.options.open_world {
                self.untrusted(Labels::PARAMETER, None, closure.function.span, Note::Parameter("arguments".into()))
            } else {
                self.unknown()
            };
            args.push(ArgValue { name: None, value: value.tainted(given.clone()), spread: Spread::List, expr: None });
        }
        args
    }

    pub(super) fn untrusted_parameter(&mut self, closure: &Closure<'a>, param: &'a crate::flow::ir::Param) -> Value<'a> {
        if let Some(error) = self.handled_error(closure, param) {
            return error;
        }
        if let Some(given) = self.given_by_dependency(closure, param) {
            return given;
        }
        let module = closure.module;
        let name: Sym = if param.name.is_empty() { "(pattern)".into() } else { param.name.clone() };
        // The source stands in the function's own file.
        let _ = module;
        let ty = param.ty.as_ref().and_then(|ty| self.type_name(ty)).or_else(|| self.handed_type(closure.function, param));
        if self.is_own_place(closure, param) {
            return self.opaque().typed(ty);
        }
        // Objects that a framework hands over are not what anyone wrote.
        if let Some(label) = ty.as_ref().and_then(|ty| self.handed_label(ty)) {
            return self.untrusted(label, None, param.span, Note::Parameter(name)).typed(ty);
        }
        let mut value = if self.options.open_world {
            self.untrusted(Labels::PARAMETER, None, param.span, Note::Parameter(name))
        } else {
            self.unknown()
        };
        value = self.parameter_sources(closure, param, value);
        if param.ty.is_some() || ty.is_some() {
            value.ty = ty;
            value = self.clean_by_type(value);
        }
        let value = self.enforced_parameter(closure, param, value);
        if let Some(chosen) = self.chosen_part(closure, param) {
            return chosen;
        }
        self.or_default(param, value)
    }

    /// The part that a class of Kotlin takes where it is given none: `class Tokens(private val random: Random = SecureRandom().asKotlinRandom())`.
    fn chosen_part(&mut self, closure: &Closure<'a>, param: &'a crate::flow::ir::Param) -> Option<Value<'a>> {
        use crate::flow::ir::ExprKind;
        let default = param.default.as_ref().filter(|_| self.language == assay_manifests::Language::Kotlin)?;
        let class = closure.class.map(|class| self.classes[class.0 as usize].class)?;
        let is_part = matches!(default.kind, ExprKind::Call { .. } | ExprKind::Member { .. });
        (is_part && closure.function.name == class.name).then(|| self.eval(default))
    }

    /// A program that a class has where it is given none is its owner's to choose: `string $binary = '/usr/bin/gs'`.
    fn is_own_place(&self, closure: &Closure<'a>, param: &crate::flow::ir::Param) -> bool {
        use crate::flow::ir::{ExprKind, Lit};
        let names_place = |default: &crate::flow::ir::Expr| matches!(&default.kind, ExprKind::Lit(Lit::Str(text)) if text.starts_with('/') && text.contains("bin/"));
        self.is_php() && &*closure.function.name == "__construct" && param.default.as_ref().is_some_and(names_place)
    }

    /// Who leaves a switch or a size out gets its default: `def fetch(url, verify=False)`.
    fn or_default(&mut self, param: &'a crate::flow::ir::Param, value: Value<'a>) -> Value<'a> {
        let is_setting = |default: &crate::flow::ir::Expr| {
            matches!(&default.kind, crate::flow::ir::ExprKind::Lit(crate::flow::ir::Lit::Bool(_) | crate::flow::ir::Lit::Int(_)))
        };
        match &param.default {
            Some(default) if is_setting(default) && (self.language == assay_manifests::Language::Python || self.is_script()) => {
                let given = self.eval(default);
                self.join(&value, &given)
            }
            _ => value,
        }
    }

    /// A list or map that library code may change: what else it got may be inside now.
    pub(super) fn escape(&mut self, args: &[ArgValue<'a>], receiver: Option<&Value<'a>>) {
        if self.language == assay_manifests::Language::Go {
            self.escape_bytes(args, receiver);
        }
        for (at, arg) in args.iter().enumerate() {
            if let Kind::Slot(..) = arg.value.kind {
                let others = args.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, arg)| self.deep_taint(&arg.value));
                let own = receiver.map_or_else(Taint::default, |value| value.taint.clone());
                let taint = others.fold(own, |sum, taint| sum.union(&taint));
                if !taint.is_empty() {
                    let held = self.pointed(&arg.value);
                    // Numbers and truth values hold no text.
                    let is_text = !matches!(held.kind, Kind::Int(_) | Kind::Float(_) | Kind::Bool(_));
                    if is_text && !matches!(held.ty.as_deref(), Some("number" | "boolean")) {
                        let given = self.unknown_with(taint);
                        let joined = self.join(&held, &given);
                        self.store_through(&arg.value, &joined);
                    }
                }
            }
        }
        let cells: Vec<Ref> = args.iter().filter_map(|arg| arg.value.cell()).collect();
        if cells.is_empty() || args.len() < 2 && receiver.is_none() {
            return;
        }
        for cell in cells {
            let others = args.iter().filter(|arg| arg.value.cell() != Some(cell)).map(|arg| arg.value.taint.clone());
            let taint = others.fold(receiver.map_or_else(Taint::default, |value| value.taint.clone()), |sum, taint| sum.union(&taint));
            if taint.is_empty() {
                continue;
            }
            // A buffer that library code writes to.
            let written =
                self.st.heap.object(cell).filter(|object| object.shape == Shape::Buffer).and_then(|object| object.field("$")).cloned();
            if let Some(written) = written {
                let more = self.unknown_with(taint);
                let text = self.concat(&[written, more], Span::default());
                self.set_buffer(cell, text);
                continue;
            }
            let sharers = if self.language == assay_manifests::Language::Go { self.sharers(cell) } else { vec![cell] };
            for cell in sharers {
                if let Some(Cell::Object(object)) = self.st.heap.get(cell)
                    && matches!(object.shape, Shape::List | Shape::Map)
                    && let Some(object) = self.st.heap.object_mut(cell)
                {
                    object.open = true;
                    object.taint = object.taint.union(&taint);
                }
            }
        }
    }

    /// Parameters that are references, with the variables they refer to.
    pub(super) fn reference_arguments(&self, function: &'a crate::flow::ir::Function, args: &[ArgValue<'a>]) -> Vec<(Sym, &'a Expr)> {
        use assay_manifests::Language::{CSharp, Rust};
        let marked = matches!(self.language, CSharp | Rust);
        if !self.is_php() && !marked {
            return Vec::new();
        }
        let refers = |ty: &crate::flow::ir::TypeRef| if marked { ty.is_reference } else { ty.pointers > 0 };
        let by_reference = |param: &crate::flow::ir::Param| param.ty.as_ref().is_some_and(refers);
        let params = function.params.iter().zip(args).filter(|(param, arg)| by_reference(param) && arg.name.is_none());
        params.filter_map(|(param, arg)| Some((param.name.clone(), arg.expr?))).collect()
    }
}
