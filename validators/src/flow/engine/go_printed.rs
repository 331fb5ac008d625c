//! What values of Go say of themselves: `String` and `Error` where they are printed, errors asked for their kind, types asked of
//! values. Knows no rule.

use std::rc::Rc;

use super::{
    Engine,
    call::{ArgValue, Site},
    heap::{Object, Shape},
    value::{ClassId, Closure, Constant, Facts, Kind, Value},
};
use crate::flow::ir::TypeRef;

impl<'a> Engine<'a> {
    /// Arguments of a print as they are printed; `None` where none of them says it in its own way.
    pub(super) fn go_printed(&mut self, name: &str, site: &Site<'a, '_>) -> Option<Vec<ArgValue<'a>>> {
        let (package, function) = name.rsplit_once('.')?;
        if !matches!(package, "fmt" | "log" | "log.Logger") || !prints(function) {
            return None;
        }
        // A writer is written to, not printed.
        let from = usize::from(function.starts_with("Fprint") || function.starts_with("Append"));
        let says = |engine: &mut Self| site.args.iter().skip(from).any(|arg| engine.says_itself(&arg.value).is_some());
        if !says(self) {
            return None;
        }
        let is_format = function.trim_end_matches("ln").ends_with('f');
        let format = if is_format { Some(site.args.get(from)?.value.as_str()) } else { None };
        let verbs = format.as_ref().map(|format| format.as_deref().and_then(verbs));
        let mut shown = site.args.to_vec();
        for (at, arg) in shown.iter_mut().enumerate().skip(from) {
            let Some(closure) = self.says_itself(&arg.value) else { continue };
            let asks = match &verbs {
                None => Some(true),
                Some(None) => None,
                Some(Some(verbs)) => (at - from).checked_sub(1).map(|place| verbs.get(place) == Some(&true)),
            };
            if asks == Some(false) {
                continue;
            }
            let this = arg.value.clone();
            let said = self.call_closure(&closure, Some(this), Vec::new(), site.span);
            self.live = true;
            arg.value = if asks.is_some() { said } else { self.join(&arg.value.clone(), &said) };
        }
        Some(shown)
    }

    /// What is converted to a basic type, or to bytes, no longer says anything of itself.
    pub(super) fn without_own_type(&mut self, value: Value<'a>, ty: &TypeRef) -> Value<'a> {
        let name = self.type_name(ty);
        if !matches!(name.as_deref(), Some("string" | "number" | "boolean" | "array")) {
            return value;
        }
        let own = self.class_of_type(value.ty.as_ref()).is_some_and(|class| self.is_plain_type(class));
        let mut value = value;
        if let Kind::Choice(list) = &value.kind {
            let list = list.iter().cloned().map(|one| self.without_own_type(one, ty)).collect();
            value.kind = Kind::Choice(Rc::new(list));
        }
        if own {
            value.ty = None;
        }
        value
    }

    /// The method by which a value is printed.
    fn says_itself(&mut self, value: &Value<'a>) -> Option<Closure<'a>> {
        let class = self.class_of_value(value)?;
        let (method, owner) = ["Error", "String"].iter().find_map(|name| self.find_method(class, name, Some(0), 0))?;
        if method.is_abstract || method.params.len() > 1 {
            return None;
        }
        // A method of the pointer does not belong to what it points to.
        let by_pointer = method.receiver_type.as_ref().is_some_and(|ty| ty.pointers > 0);
        if by_pointer && !value.ty.as_deref().is_some_and(|ty| ty.starts_with('*')) {
            return None;
        }
        let module = self.classes[owner.0 as usize].module;
        Some(Closure { function: method, module, class: Some(owner), this: None, scope: self.scope_of_class(owner) })
    }

    /// The class of the artifact that a value is of: of an object, or of a text or number under a type of its own.
    fn class_of_value(&mut self, value: &Value<'a>) -> Option<ClassId> {
        match &value.kind {
            Kind::Cell(cell) => self.st.heap.object(*cell)?.class,
            Kind::Str(_) | Kind::Int(_) | Kind::Opaque | Kind::Unknown | Kind::Choice(_) => {
                let class = self.class_of_type(value.ty.as_ref())?;
                self.is_plain_type(class).then_some(class)
            }
            _ => None,
        }
    }

    /// What is written to a writer of the program's own goes through its `Write`.
    pub(super) fn write_to_own(&mut self, to: &Value<'a>, text: &Value<'a>, span: assay_manifests::Span) -> Option<Value<'a>> {
        let class = self.st.heap.object(to.cell()?)?.class?;
        let (method, owner) = self.find_method(class, "Write", Some(1), 0).filter(|(method, _)| !method.is_abstract)?;
        let module = self.classes[owner.0 as usize].module;
        let closure = Closure { function: method, module, class: Some(owner), this: None, scope: self.scope_of_class(owner) };
        self.call_closure(&closure, Some(to.clone()), vec![ArgValue::plain(text.clone())], span);
        self.live = true;
        Some(self.number())
    }

    /// Whether a type is another name of a basic one: its values are told by it.
    pub(super) fn is_plain_type(&self, class: ClassId) -> bool {
        let decl = self.classes[class.0 as usize].class;
        decl.fields.is_empty()
            && !is_alias(decl)
            && matches!(decl.bases.as_slice(), [base] if base.pointers == 0 && base.dims.is_empty() && super::names::primitive(&base.name).is_some())
    }

    /// Whether a value is of a type: `x.(T)`, a case of a type switch.
    pub(super) fn has_class_type(&mut self, value: &Value<'a>, ty: &TypeRef) -> Option<bool> {
        let own = self.class_of_value(value)?;
        let name = self.type_name(ty);
        if is_alias(self.classes[own.0 as usize].class) {
            return None;
        }
        let Some(asked) = self.type_class(ty) else {
            return match name.as_deref() {
                Some("fmt.Stringer") => self.has_go_method(own, value, "String", 0),
                Some("error") => self.has_go_method(own, value, "Error", 0),
                Some("string" | "number" | "boolean") => Some(false),
                _ => None,
            };
        };
        let decl = self.classes[asked.0 as usize].class;
        if is_alias(decl) {
            return None;
        }
        // Methods of other types stand outside them: an interface has its own, and those of what it embeds.
        if !decl.methods.is_empty() {
            for method in &decl.methods {
                match self.has_go_method(own, value, &method.name, method.params.len()) {
                    Some(true) => {}
                    other => return other,
                }
            }
            return decl.bases.is_empty().then_some(true);
        }
        if own != asked {
            let may_be_interface = decl.fields.is_empty() && !self.is_plain_type(asked);
            return (!may_be_interface).then_some(false);
        }
        // A pointer and what it points to are two types.
        let is_pointer = value.ty.as_deref().is_some_and(|ty| ty.starts_with('*'));
        (value.cell().is_none() || is_pointer == (ty.pointers > 0)).then_some(true)
    }

    /// Whether a value has a method by its type: one of the pointer is none of what it points to, one that is embedded may come from elsewhere.
    fn has_go_method(&mut self, own: ClassId, value: &Value<'a>, name: &str, params: usize) -> Option<bool> {
        let Some((method, _)) = self.find_method(own, name, None, 0) else {
            let is_whole = self.classes[own.0 as usize].class.bases.is_empty() || self.is_plain_type(own);
            return is_whole.then_some(false);
        };
        let is_pointer = value.ty.as_deref().is_some_and(|ty| ty.starts_with('*'));
        let by_pointer = method.receiver_type.as_ref().is_some_and(|ty| ty.pointers > 0);
        (method.params.len() == params && (is_pointer || !by_pointer)).then_some(true)
    }

    /// Whether what a function gives back says that it failed: an error of its own or as the last of several, which is only compared with nil.
    pub(super) fn go_failed(&self, result: &Value<'a>) -> Option<bool> {
        let Kind::Cell(cell) = result.kind else { return self.is_set(result) };
        let results = self.frames.last().and_then(|frame| frame.function).and_then(|function| function.return_type.as_ref());
        let ends_in_error = results.and_then(|ty| ty.args.last()).is_some_and(|last| &*last.name == "error" && last.pointers == 0);
        match self.st.heap.object(cell) {
            Some(object) if ends_in_error && object.shape == Shape::List && object.items.len() > 1 => self.is_set(object.items.last()?),
            // Whether there was something to give.
            Some(Object { shape: Shape::List, items, .. }) if items.len() > 1 => match items.last()?.kind {
                Kind::Bool(found) => Some(found),
                Kind::Opaque | Kind::Unknown => None,
                _ => Some(true),
            },
            _ => Some(true),
        }
    }

    /// Whether a value is other than nil, where a test or its own form says it.
    fn is_set(&self, value: &Value<'a>) -> Option<bool> {
        match value.kind {
            Kind::Str(_) | Kind::Cell(_) => Some(true),
            _ if value.id != 0 && self.st.facts.iter().any(|fact| fact.id == value.id && fact.constant == Some(Constant::NotNull)) => {
                Some(true)
            }
            _ => value.truth(self.empty_is_false()),
        }
    }

    /// `errors.As(err, &target)`, `errors.Is(err, known)`.
    pub(super) fn go_errors(&mut self, function: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let error = self.go_arg(site, 0)?;
        match function {
            "As" => {
                let target = self.go_arg(site, 1)?;
                error.cell()?;
                if !matches!(target.kind, Kind::Slot(..)) {
                    return None;
                }
                let held = self.pointed(&target);
                let class = self.class_of_type(held.ty.as_ref());
                let own = self.class_of_value(&error);
                if let (Some(asked), Some(own)) = (class, own)
                    && asked != own
                {
                    return (self.stands_alone(own) && self.is_concrete(asked)).then(|| Value::bool(false));
                }
                self.store_through(&target, &error);
                Some(if class.is_some() { Value::bool(true) } else { self.boolean() })
            }
            // Where it can be no other error, not to be this one is to be none.
            "Is" => {
                let known = self.go_arg(site, 1)?.as_str()?;
                let mut answer = self.boolean();
                // Two errors of one text are two errors.
                let is_single = self.input.text.matches(&format!("(\"{known}\")")).count() == 1;
                let only =
                    is_single && error.atoms().iter().all(|one| matches!(one.kind, Kind::Null) || one.as_str().as_ref() == Some(&known));
                if only && let Some(facts) = &error.facts {
                    answer.facts = Some(Rc::new(Facts { when_true: Vec::new(), when_false: facts.when_false.clone() }));
                }
                Some(answer)
            }
            _ => None,
        }
    }

    /// Whether an error of a class is asked by itself, not for what it wraps.
    fn stands_alone(&mut self, class: ClassId) -> bool {
        let decl = self.classes[class.0 as usize].class;
        (decl.bases.is_empty() || self.is_plain_type(class))
            && ["Unwrap", "As"].iter().all(|name| self.find_method(class, name, None, 0).is_none())
    }

    /// Whether a type is none that others are of.
    fn is_concrete(&self, class: ClassId) -> bool {
        let decl = self.classes[class.0 as usize].class;
        decl.methods.is_empty() && !is_alias(decl) && (!decl.fields.is_empty() || self.is_plain_type(class))
    }

    /// A text that was parsed as a number, an identifier or an address without an error is one, whatever becomes of the answer.
    pub(super) fn go_parsed(&self, name: &str, site: &Site<'a, '_>, result: &mut Value<'a>) {
        let fails_by_error = match name {
            "strconv.Atoi" | "strconv.ParseInt" | "strconv.ParseUint" | "strconv.ParseFloat" | "strconv.ParseBool" => true,
            // An address, and one with a port, may name a zone: any text behind a percent sign.
            "net/netip.ParsePrefix" | "time.Parse" | "time.ParseDuration" => true,
            "github.com/google/uuid.Parse" | "github.com/google/uuid.Validate" | "github.com/gofrs/uuid.FromString" => true,
            "go.mongodb.org/mongo-driver/bson/primitive.ObjectIDFromHex" | "go.mongodb.org/mongo-driver/v2/bson.ObjectIDFromHex" => true,
            "net.ParseIP" => false,
            _ => return,
        };
        let text = site.args.iter().map(|arg| &arg.value).rfind(|value| !value.taint.is_empty() && value.id != 0);
        if let Some(text) = text {
            super::check::add_facts(result, self.guard_facts(text, !fails_by_error));
        }
    }

    /// The error among a call's results: that it is nil tells what the call has tested.
    pub(super) fn go_error(&mut self, results: &Value<'a>) -> Value<'a> {
        let mut error = self.opaque();
        error.facts = results.facts.clone();
        error
    }

    /// Names of what a struct embeds, in order, before its own fields: how a literal without keys gives them.
    pub(super) fn embedded_names(&self, class: ClassId) -> Vec<crate::flow::ir::Sym> {
        let info = &self.classes[class.0 as usize];
        let last = |ty: &TypeRef| crate::flow::ir::Sym::from(crate::rule::pattern::last_segment(&ty.name));
        if !self.is_plain_type(class) { info.class.bases.iter().map(last).collect() } else { Vec::new() }
    }
}

/// `type A = B` is no type of its own: the lowering says so.
pub(super) fn is_alias(class: &crate::flow::ir::Class) -> bool {
    class
        .decorators
        .iter()
        .any(|mark| matches!(&mark.kind, crate::flow::ir::ExprKind::Name(name) if &**name == crate::flow::lower::GO_ALIAS))
}

/// Whether a function of `fmt` or `log` prints its arguments.
fn prints(function: &str) -> bool {
    const STARTS: [&str; 8] = ["Print", "Sprint", "Fprint", "Append", "Error", "Fatal", "Panic", "Output"];
    STARTS.iter().any(|start| function.starts_with(start))
}

/// For each argument of a format whether its verb asks a value to say itself; `None` where the arguments are not taken in order.
fn verbs(format: &str) -> Option<Vec<bool>> {
    let mut all = Vec::new();
    let mut chars = format.chars();
    while let Some(c) = chars.next() {
        if c != '%' {
            continue;
        }
        let mut as_source = false;
        loop {
            match chars.next()? {
                '%' => break,
                '*' | '[' => return None,
                '#' => as_source = true,
                verb if verb.is_ascii_alphabetic() => {
                    all.push(matches!(verb, 's' | 'q' | 'x' | 'X') || verb == 'v' && !as_source);
                    break;
                }
                _ => {}
            }
        }
    }
    Some(all)
}
