//! What PHP's own functions do with text and arrays, and what the language itself does that others do not: arrays are values,
//! arguments may be references, names of functions may be strings. Knows no rule.

use std::rc::Rc;

use assay_manifests::Language;

use super::{
    Engine,
    call::{ArgValue, Site},
    heap::{Object, Shape},
    value::{CleanBits, Facts, Kind, Piece, Text, Value},
};
use crate::flow::ir::{Expr, ExprKind, Spread, Sym, UnaryOp};

/// Name under which all arguments of a call stand.
pub(super) const GIVEN: &str = "func_get_args()";

impl<'a> Engine<'a> {
    pub(super) fn is_php(&self) -> bool {
        self.language == Language::Php
    }

    /// A function of the language. `None` where it has no model.
    pub(super) fn php_function(&mut self, site: &Site<'a, '_>, name: &str) -> Option<Value<'a>> {
        if let Some(known) = self.php_pure(site, name).or_else(|| self.php_read_back(site, name)).or_else(|| self.by_pattern(site, name)) {
            return Some(known);
        }
        let given = |at: usize| site.args.get(at).map(|arg| arg.value.clone());
        let first = given(0);
        match name {
            "each" => {
                let value = self.python_iterable(first?);
                Some(self.pairs(&value))
            }
            "isset" => {
                let entry = |arg: &ArgValue<'a>| matches!(arg.expr.map(|expr| &expr.kind), Some(ExprKind::Index { index, .. }) if !matches!(index.kind, ExprKind::Lit(_)));
                if let [only] = site.args
                    && entry(only)
                    && !matches!(only.value.kind, Kind::Null)
                    && let Some(facts) = self.isset_facts(site)
                {
                    let mut result = self.boolean();
                    result.facts = Some(facts);
                    return Some(result);
                }
                let values = site.args.iter().map(|arg| &arg.value);
                let known = values.map(|value| match value.kind {
                    Kind::Null => Some(false),
                    Kind::Cell(_) => Some(true),
                    _ if value.is_plain_constant() || self.is_new_object(value) => Some(true),
                    _ => None,
                });
                let all: Vec<Option<bool>> = known.collect();
                if all.contains(&Some(false)) {
                    return Some(Value::bool(false));
                }
                if all.iter().all(|one| *one == Some(true)) {
                    return Some(Value::bool(true));
                }
                let mut result = self.boolean();
                result.facts = self.isset_facts(site);
                Some(result)
            }
            "empty" => {
                let value = first?;
                let mut answer = self.php_truth(&value).map_or_else(|| self.boolean(), |yes| Value::bool(!yes));
                if let Some(facts) = self.taught_by_truth(&value).filter(|_| !answer.is_plain_constant()) {
                    answer.facts = Some(Rc::new(Facts { when_true: facts.when_false.clone(), when_false: facts.when_true.clone() }));
                }
                Some(answer)
            }
            "is_null" => Some(match first?.kind {
                Kind::Null => Value::bool(true),
                _ if given(0).is_some_and(|value| self.is_new_object(&value)) => Value::bool(false),
                Kind::Unknown | Kind::Opaque | Kind::Lib(_) | Kind::Choice(_) => self.boolean(),
                _ => Value::bool(false),
            }),
            "is_array" | "is_string" | "is_object" | "is_callable" | "function_exists" | "class_exists" | "defined" | "is_bool"
            | "file_exists" | "is_file" | "is_dir" | "is_readable" | "is_writable" | "headers_sent" | "method_exists" => {
                Some(self.boolean())
            }
            "<=>" => super::php_values::spaceship(first.as_ref()?, &given(1)?).or_else(|| Some(self.number())),
            "filter_input_array" | "filter_var_array" => self.filtered_array(site, name),
            "boolval" => Some(match first?.truth(true) {
                Some(yes) => Value::bool(yes),
                None => self.boolean(),
            }),
            "settype" => {
                let kind = given(1)?.as_str()?;
                if matches!(&*kind, "int" | "integer" | "float" | "double" | "bool" | "boolean") {
                    let mut value = self.number();
                    value.taint = self.args_taint(&site.args[..1]).cleaned(CleanBits::SANITIZED);
                    self.give_back(site, 0, value);
                }
                Some(Value::bool(true))
            }
            "array_key_exists" | "key_exists" => {
                let (key, map) = (first?, given(1)?);
                Some(self.membership_of_key(&key, &map))
            }
            "array_search" => {
                let (needle, list) = (first?, given(1)?);
                if let Some(key) = self.key_of(&needle, &list) {
                    return Some(key);
                }
                let mut found = self.membership(&needle, &list, false);
                if found.as_bool() != Some(false) {
                    let facts = found.facts.take();
                    found = self.opaque();
                    found.facts = facts;
                }
                Some(found)
            }
            "clone" => match first?.cell().and_then(|cell| self.st.heap.object(cell)).cloned() {
                Some(object) => Some(self.php_clone(object)),
                None => given(0),
            },
            "func_get_arg" => {
                let all = self.lookup(&GIVEN.into())?;
                Some(self.index_value(&all, &first?))
            }
            "register_shutdown_function" => self.php_at_end(site),
            "call_user_func" | "call_user_func_array" => self.php_indirect(site, name == "call_user_func_array"),
            "func_get_args" => Some(match self.lookup(&GIVEN.into()) {
                Some(given) => given,
                None => {
                    let mut list = Object::new(Shape::List);
                    list.open = true;
                    self.allocate_object(list)
                }
            }),
            "compact" => Some(self.compact(site)),
            crate::flow::lower::STATIC => {
                let (name, kept) = (first?.as_str()?, given(1)?.as_str()?);
                Some(self.begin_static(name, kept, given(2)?))
            }
            "require" | "require_once" | "include" | "include_once" => self.php_returned(site),
            "parse_ini_string" => self.php_settings(site),
            "extract" => self.unpacked(site),
            "unset" => self.php_unset(site),
            crate::flow::lower::WALKED => self.array_walked(&first?, &given(1)?),
            "add_shortcode" => self.php_shortcode(site),
            "parse_str" | "mb_parse_str" if site.args.len() == 2 => {
                let text = first?;
                let mut held = Object::new(Shape::Map);
                held.rest = Some(Box::new(self.derived(&text)));
                let held = self.allocate_object(held);
                self.give_back(site, 1, held);
                Some(Value::null())
            }
            // A variable by its name: `$$name`.
            crate::flow::lower::NAMED => {
                let wanted = first?;
                match wanted.as_str() {
                    Some(wanted) => self.lookup(&format!("${wanted}").into()),
                    None => Some(self.unknown_with(wanted.taint)),
                }
            }
            "constant" => {
                let wanted = first?.as_str()?;
                let mut parts = wanted.split("::");
                let name: Sym = parts.next()?.trim_start_matches('\\').replace('\\', ".").into();
                // A constant of the language that is asked for by its name.
                let flag = || super::php_values::is_flag(&name).then(|| Value::of(Kind::Lib(name.clone())));
                let value = self.lookup(&name).or_else(flag)?;
                match parts.next() {
                    Some(member) => Some(self.member(&value, &member.into(), site.span)),
                    None => Some(value),
                }
            }
            _ => self
                .php_text(site, name)
                .or_else(|| self.php_array(site, name))
                .or_else(|| self.php_match(site, name))
                .or_else(|| self.php_output(site, name)),
        }
    }

    /// `isset($allowed[$key])`: the key is one of the program's own.
    fn isset_facts(&mut self, site: &Site<'a, '_>) -> Option<Rc<Facts>> {
        let [only] = site.args else { return None };
        let ExprKind::Index { object, index } = &only.expr?.kind else { return None };
        let map = self.eval(object);
        let key = self.eval(index);
        self.membership_of_key(&key, &map).facts
    }

    pub(super) fn membership_of_key(&mut self, key: &Value<'a>, map: &Value<'a>) -> Value<'a> {
        if let Some(object) = map.cell().and_then(|cell| self.st.heap.object(cell)) {
            let closed = !object.open && object.rest.is_none();
            if closed && key.is_plain_constant() {
                let there = match object.shape {
                    Shape::List => key.as_int().is_some_and(|at| usize::try_from(at).is_ok_and(|at| at < object.items.len())),
                    _ => key.key().is_some_and(|key| object.field(&key).is_some()),
                };
                return Value::bool(there);
            }
            let mut result = self.boolean();
            if closed && key.id != 0 {
                result.facts = Some(Rc::new(self.guard_facts(key, true)));
            }
            return result;
        }
        self.boolean()
    }

    /// Regular expressions and filters.
    fn php_match(&mut self, site: &Site<'a, '_>, name: &str) -> Option<Value<'a>> {
        let given = |at: usize| site.args.get(at).map(|arg| arg.value.clone());
        match name {
            "preg_match" | "mb_ereg" | "preg_match_all" => {
                let (pattern, subject) = (given(0)?, given(1)?);
                let is_whole = site.args.len() < 5 && site.args.iter().all(|arg| arg.name.is_none());
                let mut result = self.searched(&pattern, &subject, is_whole);
                result.taint = super::value::Taint::default();
                if site.args.len() > 2 {
                    let narrow = pattern.as_str().is_some_and(|text| super::patterns::is_narrow(&text, true));
                    let mut groups = Object::new(Shape::List);
                    let mut group = self.derived(&subject);
                    if narrow {
                        group =
                            group.cleaned(self.clean_by_form(pattern.as_str().is_some_and(|text| super::patterns::fits_any_host(&text))));
                    }
                    groups.rest = Some(Box::new(group));
                    let exact = if name == "preg_match" { self.groups_of(&pattern, &subject) } else { None };
                    let groups = exact.unwrap_or_else(|| self.allocate_object(groups));
                    self.give_back(site, 2, groups);
                }
                // Only what the pattern says is learnt where the number is compared.
                Some(result.typed(Some(super::refine::PLACE_IN_TEXT.into())))
            }
            "preg_replace" | "preg_replace_callback" | "mb_ereg_replace" => {
                let (pattern, with, subject) = (given(0)?, given(1)?, given(2)?);
                let all = !self.replaces_some_only(site);
                let only_plain = all && pattern.as_str().is_some_and(|text| super::patterns::removes_all_but_plain(&text));
                let mut result = self.derived(&subject);
                let with = if name == "preg_replace_callback" { self.callable(&with).unwrap_or(with) } else { with };
                if let (Kind::Func(_) | Kind::Method(_), "preg_replace_callback") = (&with.kind, name) {
                    let taint = self.deep_taint(&subject);
                    let mut groups = Object::new(Shape::List);
                    groups.rest = Some(Box::new(self.unknown_with(taint)));
                    let groups = self.allocate_object(groups);
                    let made = self.call_value(&with, vec![ArgValue::plain(groups)], site.span, &name.into());
                    let taint = self.deep_taint(&made);
                    // Letters, digits and what is made of the rest, which is harmless.
                    let only_words = all && pattern.as_str().is_some_and(|text| super::patterns::leaves_only_words(&text));
                    if only_words && taint.without_harmless().is_empty() && !self.deep_unknown(&made, 0) {
                        return Some(result.cleaned(CleanBits::SANITIZED));
                    }
                    result.taint = result.taint.union(&taint);
                    return Some(result);
                }
                if only_plain && with.as_str().is_some_and(|text| text.chars().all(|c| c.is_alphanumeric() || "_- ".contains(c))) {
                    result = result.cleaned(CleanBits::SANITIZED);
                }
                let taint = self.deep_taint(&with);
                result.taint = result.taint.union(&taint);
                Some(result)
            }
            "filter_var" | "filter_input" => {
                let (at, subject) = if name == "filter_var" { (1, given(0)?) } else { (2, self.unknown()) };
                let filter = given(at).map(|value| match value.kind {
                    Kind::Lib(name) => name.to_string(),
                    _ => String::new(),
                });
                let filter = filter.unwrap_or_default();
                if &*filter == "FILTER_CALLBACK"
                    && let Some(options) = given(at + 1).and_then(|options| self.st.heap.object(options.cell()?)?.field("options").cloned())
                {
                    let function = self.callable(&options).unwrap_or(options);
                    return Some(self.call_value(&function, vec![ArgValue::plain(subject)], site.span, &"callback".into()));
                }
                if matches!(&*filter, "FILTER_VALIDATE_BOOLEAN" | "FILTER_VALIDATE_BOOL")
                    && let Some(folded) = super::php_values::truth_of_text(&subject)
                {
                    return Some(folded);
                }
                let form = self.php_filter_form(&filter, given(at + 1).as_ref());
                let clean = form.unwrap_or(CleanBits::SANITIZED);
                let mut result = match filter.as_str() {
                    "FILTER_VALIDATE_INT"
                    | "FILTER_VALIDATE_FLOAT"
                    | "FILTER_VALIDATE_BOOLEAN"
                    | "FILTER_VALIDATE_BOOL"
                    | "FILTER_SANITIZE_NUMBER_INT"
                    | "FILTER_VALIDATE_IP"
                    | "FILTER_VALIDATE_MAC" => {
                        let mut number = self.opaque();
                        number.taint = self.deep_taint(&subject).cleaned(clean);
                        if let (Some(text), "FILTER_VALIDATE_INT") = (subject.as_str(), filter.as_str()) {
                            return Some(text.trim().parse::<i128>().map_or(Value::bool(false), Value::int));
                        }
                        number
                    }
                    _ => match form {
                        Some(clean) => self.derived(&subject).cleaned(clean),
                        None => self.derived(&subject),
                    },
                };
                if let Some(clean) = form.filter(|_| name == "filter_var") {
                    let guarded = if clean == CleanBits::SANITIZED { CleanBits::GUARDED } else { clean };
                    result.facts = Some(Rc::new(self.clean_facts(&subject, guarded, true)));
                }
                Some(result)
            }
            "ctype_alpha" | "ctype_xdigit" | "ctype_upper" | "ctype_lower" | "is_float" | "is_integer" | "is_long" | "ctype_alnum"
            | "ctype_digit" | "is_numeric" | "is_int" => {
                let value = given(0)?;
                if let Some(text) = value.as_str() {
                    let every = |test: fn(char) -> bool| Value::bool(!text.is_empty() && text.chars().all(test));
                    match name {
                        "ctype_digit" => return Some(every(|c| c.is_ascii_digit())),
                        "ctype_alpha" => return Some(every(|c| c.is_ascii_alphabetic())),
                        "ctype_alnum" => return Some(every(|c| c.is_ascii_alphanumeric())),
                        "is_numeric" => return Some(Value::bool(text.trim().parse::<f64>().is_ok())),
                        _ => {}
                    }
                }
                let mut result = match value.kind {
                    Kind::Int(_) if name.starts_with("is_") => return Some(Value::bool(name != "is_float")),
                    _ => self.boolean(),
                };
                result.facts = Some(Rc::new(self.guard_facts(&value, true)));
                Some(result)
            }
            _ => None,
        }
    }

    /// The function that a string or a pair names.
    pub(super) fn callable(&mut self, value: &Value<'a>) -> Option<Value<'a>> {
        if let Some(text) = value.as_str() {
            if text.is_empty() || !text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '\\' | ':')) {
                return None;
            }
            let name = text.trim_start_matches('\\').replace('\\', ".");
            let module = self.module_number();
            if let Some((class, method)) = name.split_once("::") {
                let class = self.module_name(module, class, 0)?;
                return Some(self.member(&class, &method.into(), assay_manifests::Span::default()));
            }
            return Some(self.module_name(module, &name, 0).unwrap_or_else(|| Value::of(Kind::Lib(name.into()))));
        }
        if self.shape_of(value) == Some(Shape::List)
            && let Some([object, method]) = self.exact_elements(value).as_deref()
            && let Some(method) = method.as_str()
        {
            let object = match object.as_str() {
                Some(class) => {
                    let module = self.module_number();
                    self.module_name(module, &class.trim_start_matches('\\').replace('\\', "."), 0)?
                }
                None => object.clone(),
            };
            return Some(Value::of(Kind::Method(Rc::new((object, method)))));
        }
        None
    }

    fn php_indirect(&mut self, site: &Site<'a, '_>, spread: bool) -> Option<Value<'a>> {
        let written = site.args.first()?.value.clone();
        let function = self.callable(&written).or_else(|| matches!(written.kind, Kind::Func(_) | Kind::Method(_)).then_some(written))?;
        let args = if spread {
            let list = site.args.get(1)?.value.clone();
            match self.exact_elements(&list) {
                Some(items) => items.into_iter().map(ArgValue::plain).collect(),
                None => vec![ArgValue { name: None, value: list, spread: Spread::List, expr: None }],
            }
        } else {
            site.args.iter().skip(1).cloned().collect()
        };
        Some(self.call_value(&function, args, site.span, &"callback".into()))
    }

    /// Puts a value into the variable that stands as an argument.
    pub(super) fn give_back(&mut self, site: &Site<'a, '_>, at: usize, value: Value<'a>) {
        if let Some(expr) = site.args.get(at).and_then(|arg| arg.expr) {
            self.assign_place(expr, value);
        }
    }

    pub(super) fn assign_place(&mut self, expr: &'a Expr, value: Value<'a>) {
        let place = match &expr.kind {
            ExprKind::Unary { op: UnaryOp::AddressOf, operand } => operand,
            _ => expr,
        };
        if matches!(place.kind, ExprKind::Name(_) | ExprKind::Member { .. } | ExprKind::Index { .. }) {
            self.assign(place, value, None);
        }
    }

    /// `$name = &place`: from here on both are one variable.
    pub(super) fn alias(&mut self, name: &Sym, place: &'a Expr) {
        let scope = self.frame().scope;
        self.aliases.retain(|(known, other, _)| !(*known == scope && other == name));
        if self.aliases.len() < 64 {
            self.aliases.push((scope, name.clone(), place));
        }
    }

    pub(super) fn set_with_aliases(&mut self, name: &Sym, value: Value<'a>) {
        let scope = self.frame().scope;
        let mut others: Vec<Sym> = Vec::new();
        let mut places: Vec<&'a Expr> = Vec::new();
        for (known, alias, place) in &self.aliases {
            match &place.kind {
                _ if *known != scope => {}
                _ if alias == name => places.push(place),
                ExprKind::Name(other) if other == name => others.push(alias.clone()),
                _ => {}
            }
        }
        for other in &others {
            self.set_name(other, value.clone());
        }
        for place in places {
            match &place.kind {
                ExprKind::Name(other) => self.set_name(other, value.clone()),
                ExprKind::Call { callee, args, .. } => self.written_through(callee, args, &value),
                _ => {
                    // The place is written once: its own aliases are not followed further.
                    let aliases = std::mem::take(&mut self.aliases);
                    self.assign_place(place, value.clone());
                    self.aliases = aliases;
                }
            }
        }
        self.set_name(name, value);
    }

    /// `$a[] = x`, and `$a['k'] = x` where `$a` was nothing before: an array comes to be.
    pub(super) fn array_of(&mut self, object: &'a Expr, container: Value<'a>, key: Option<&Value<'a>>) -> Value<'a> {
        let is_variable =
            matches!(&container.kind, Kind::Lib(name) if name.starts_with('$') && !name.starts_with("$_") && &**name != "$GLOBALS");
        if !(matches!(container.kind, Kind::Null) || is_variable) {
            return container;
        }
        let shape = if key.is_none_or(|key| key.as_int().is_some()) { Shape::List } else { Shape::Map };
        let mut made = Object::new(shape);
        // A name that was never assigned in sight may come from elsewhere.
        made.open = is_variable && self.frame().function.is_none();
        let made = self.allocate_object(made);
        self.assign_place(object, made.clone());
        made
    }

    /// `$a[] = x`.
    pub(super) fn append(&mut self, container: &Value<'a>, value: &Value<'a>) {
        for atom in container.atoms().to_vec() {
            let ids = &self.ids;
            let Some(object) = atom.cell().and_then(|cell| self.st.heap.object_mut(cell)) else { continue };
            if object.shape == Shape::Instance {
                self.special(&atom, "__setitem__", vec![Value::null(), value.clone()]);
                continue;
            }
            if object.shape == Shape::List {
                object.push(value.clone(), ids);
                continue;
            }
            // The next number that no entry has.
            let next = object.fields.iter().filter_map(|(key, _)| key.parse::<i128>().ok()).max().map_or(0, |last| last + 1);
            if object.rest.is_some() || object.open {
                object.add_rest(value.clone(), ids);
            } else {
                object.set_field(&next.to_string().into(), value.clone(), ids);
            }
        }
    }

    /// Whether a variable of the file's top level can be seen from the running function.
    pub(super) fn sees_global(&self, name: &str) -> bool {
        if !self.is_php() || !name.starts_with('$') || name.starts_with("$_") || name == "$GLOBALS" {
            return true;
        }
        let Some(frame) = self.frames.last() else { return true };
        match frame.function {
            Some(function) if !function.name.is_empty() => {
                self.st.heap.scope(frame.scope).is_some_and(|scope| scope.globals.iter().any(|known| &**known == name))
            }
            _ => true,
        }
    }

    /// Text of an object that says how it is written.
    pub(super) fn written_object(&mut self, value: &Value<'a>) -> Option<Value<'a>> {
        let class = self.st.heap.object(value.cell()?)?.class?;
        let (method, owner) = self.find_method(class, "__toString", Some(0), 0)?;
        if self.nesting + 60 > super::MAX_NESTING {
            return None;
        }
        let module = self.classes[owner.0 as usize].module;
        let closure = self.closure(method, module, Some(owner), Some(value.clone()));
        let made = self.call_value(&closure, Vec::new(), method.span, &method.name.clone());
        (!matches!(made.kind, Kind::Cell(_))).then_some(made)
    }
}

impl Value<'_> {
    /// A numeric string as a number, as loose comparison has it.
    pub(super) fn loosely(&self) -> Option<Self> {
        let Kind::Str(text) = &self.kind else { return None };
        let number = text.constant()?.trim().parse::<i128>().ok()?;
        Some(Self::int(number))
    }

    pub(super) const fn as_bool(&self) -> Option<bool> {
        match self.kind {
            Kind::Bool(yes) => Some(yes),
            _ => None,
        }
    }
}

/// Entries of `$_SERVER` and `$_FILES` that the server itself fills.
pub(super) fn is_of_the_server(object: &Expr, key: &Value<'_>) -> bool {
    let Some(key) = key.as_str() else { return false };
    match &object.kind {
        ExprKind::Name(name) if &**name == SERVER => is_filled_by_server(&key),
        ExprKind::Index { object, .. } => {
            matches!(&object.kind, ExprKind::Name(name) if &**name == "$_FILES") && matches!(&*key, "tmp_name" | "size" | "error")
        }
        _ => false,
    }
}

/// What holds the request and the server's own surroundings.
pub(super) const SERVER: &str = "$_SERVER";

pub(super) fn is_filled_by_server(key: &str) -> bool {
    matches!(
        key,
        "DOCUMENT_ROOT"
            | "SCRIPT_NAME"
            | "REMOTE_ADDR"
            | "REMOTE_PORT"
            | "REQUEST_TIME"
            | "REQUEST_TIME_FLOAT"
            | "SCRIPT_FILENAME"
            | "SERVER_ADDR"
            | "SERVER_PORT"
            | "SERVER_PROTOCOL"
            | "SERVER_SOFTWARE"
            | "GATEWAY_INTERFACE"
            | "HTTPS"
            | "REQUEST_METHOD"
            | "argc"
    )
}

/// Splits partly known text at a separator: what stands before the first unknown piece is exact.
pub(super) fn split_text(text: &Text, separator: &str) -> Option<(Vec<Sym>, Text)> {
    if separator.is_empty() {
        return None;
    }
    let mut done: Vec<Sym> = Vec::new();
    let mut open = Text::default();
    let mut exact = true;
    for piece in &text.pieces {
        match piece {
            Piece::Known(known) if exact => {
                let mut parts: Vec<&str> = known.split(separator).collect();
                let last = parts.pop().unwrap_or_default();
                done.extend(parts.into_iter().map(Sym::from));
                open.push(Piece::Known(last.into()));
            }
            other => {
                exact = false;
                open.push(other.clone());
            }
        }
    }
    Some((done, open))
}
