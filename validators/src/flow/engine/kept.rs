//! What stays between runs of functions: what one handler leaves in the module's variables for the next, what an error handler is given, what
//! a function that calls itself gives back, which methods stand in for others. Knows no rule.

use rustc_hash::FxHashMap;

use assay_manifests::{Language, Span};

use super::{
    Engine,
    call::ArgValue,
    heap::{Cell, Object, Shape, State},
    relevance::Survey,
    value::{CleanBits, Closure, Kind, Note, Ref, Taint, Value},
    walk::{Seen, walk},
};
use crate::{
    flow::ir::{ExprKind, Function, Param, ParamKind, Sym},
    rule::Labels,
};

/// Most values that are remembered from one run to the next.
const MAX_LEFT: usize = 64;
/// Functions that call themselves and are followed at once.
const MAX_HOLES: usize = 2;
/// Last names of the fields of forms and serializers whose values hold no text of the sender's.
const CLOSED_FIELDS: [&str; 15] = [
    "IntegerField",
    "FloatField",
    "DecimalField",
    "BooleanField",
    "NullBooleanField",
    "DateField",
    "TimeField",
    "DateTimeField",
    "DurationField",
    "UUIDField",
    "SlugField",
    "ChoiceField",
    "TypedChoiceField",
    "MultipleChoiceField",
    "GenericIPAddressField",
];

/// Where something untrusted was left: the variable of the module or the object in one, and the name in it.
#[derive(Debug, Clone, PartialEq, Eq)]
enum LeftAt {
    Variable(Sym),
    Entry(Ref, Sym),
    Rest(Ref),
}

/// What handlers leave in the module's variables.
#[derive(Debug, Default)]
pub(super) struct Left(Vec<(LeftAt, Taint)>);

/// A function that calls itself: what it was called with, and whether a call inside of it was answered by what it gives.
#[derive(Debug)]
pub(super) struct Hole<'a> {
    function: *const Function,
    args: Vec<Value<'a>>,
    given: Vec<Taint>,
    /// What it is taken to give back, where it was found to give something untrusted.
    assumed: Option<Taint>,
    used: bool,
    broken: bool,
}

#[derive(Debug, Default)]
pub(super) struct Holes<'a> {
    open: Vec<Hole<'a>>,
    calls_itself: FxHashMap<*const Function, bool>,
}

impl<'a> Engine<'a> {
    /// After a handler ran: what it has put into variables that outlive it, where that came from a request.
    pub(super) fn note_left(&mut self, before: &State<'a>, mark: u32, left: &mut Left) {
        if !(matches!(self.language, Language::Python | Language::Go) || self.is_script() || self.is_ruby())
            || !self.live
            || left.0.len() >= MAX_LEFT
        {
            return;
        }
        let Some(scope) = self.modules[self.target].scope.and_then(|scope| self.st.heap.scope(scope).cloned()) else { return };
        let old_scope = self.modules[self.target].scope.and_then(|scope| before.heap.scope(scope));
        let mut found: Vec<(LeftAt, Taint)> = Vec::new();
        let mut cells: Vec<Ref> = Vec::new();
        for (at, (name, value)) in scope.vars.iter().enumerate() {
            if matches!(value.kind, Kind::Func(_) | Kind::Class(_) | Kind::Lib(_)) {
                continue;
            }
            let was = old_scope.and_then(|scope| scope.vars.of_at(name, at));
            if was.is_some_and(|was| !was.same(value)) {
                self.note_one(LeftAt::Variable(name.clone()), value, &mut found);
            }
            cells.extend(value.cell());
        }
        // What `main` has made is there for every handler.
        if self.language == Language::Go {
            cells.extend(self.instances.values().filter_map(Value::cell));
            let held = cells.iter().filter_map(|cell| self.st.heap.object(*cell));
            let inner: Vec<Ref> =
                held.flat_map(|object| object.fields.iter().filter_map(|(_, value)| value.cell())).take(MAX_LEFT).collect();
            cells.extend(inner);
            cells.sort_unstable();
            cells.dedup();
        }
        for cell in cells.into_iter().filter(|cell| cell.0 < mark) {
            let (Some(now), Some(then)) = (self.st.heap.object(cell).cloned(), before.heap.object(cell)) else { continue };
            if !matches!(now.shape, Shape::List | Shape::Map | Shape::Instance) {
                continue;
            }
            for (key, value) in &now.fields {
                if then.field(key).is_none_or(|was| !was.same(value)) {
                    self.note_one(LeftAt::Entry(cell, key.clone()), value, &mut found);
                }
            }
            for item in now.items.iter().skip(then.items.len()) {
                self.note_one(LeftAt::Rest(cell), item, &mut found);
            }
            if let Some(rest) = now.rest.as_deref().filter(|rest| then.rest.as_deref().is_none_or(|was| !was.same(rest))) {
                self.note_one(LeftAt::Rest(cell), rest, &mut found);
            }
        }
        for (place, taint) in found {
            match left.0.iter().position(|(known, _)| *known == place) {
                Some(at) => left.0[at].1 = left.0[at].1.union(&taint),
                None if left.0.len() < MAX_LEFT => left.0.push((place, taint)),
                None => {}
            }
        }
    }

    fn note_one(&self, place: LeftAt, value: &Value<'a>, found: &mut Vec<(LeftAt, Taint)>) {
        let taint = self.deep_taint(value).only(Labels::HTTP).without_harmless();
        if !taint.is_empty() {
            found.push((place, taint));
        }
    }

    /// Puts what handlers left where the next run finds it. Whether there was anything.
    pub(super) fn put_left(&mut self, left: Left) -> bool {
        let any = !left.0.is_empty();
        for (place, taint) in left.0 {
            let given = self.unknown_with(taint);
            match place {
                LeftAt::Variable(name) => {
                    let Some(scope) = self.modules[self.target].scope else { continue };
                    let held = self.st.heap.scope(scope).and_then(|scope| scope.vars.of(&name)).cloned();
                    let joined = held.map_or_else(|| given.clone(), |held| self.join(&held, &given));
                    if let Some(scope) = self.st.heap.scope_mut(scope) {
                        let _ = scope.vars.write(&name, joined);
                    }
                }
                LeftAt::Entry(cell, key) => {
                    let held = self.st.heap.object(cell).and_then(|object| object.field(&key)).cloned();
                    let joined = held.map_or_else(|| given.clone(), |held| self.join(&held, &given));
                    if let Some(object) = self.st.heap.object_mut(cell) {
                        object.set_field(&key, joined, &self.ids);
                    }
                }
                LeftAt::Rest(cell) => {
                    if let Some(object) = self.st.heap.object_mut(cell) {
                        object.add_rest(given, &self.ids);
                    }
                }
            }
        }
        any
    }

    /// What a handler of errors is given: an exception as the program raises it, where its class is in sight; else one of a library's, which
    /// carries nothing of anybody's.
    pub(super) fn handled_error(&mut self, closure: &Closure<'a>, param: &'a Param) -> Option<Value<'a>> {
        if self.language != Language::Python {
            return None;
        }
        let last = closure.function.params.iter().rfind(|param| param.kind == ParamKind::Normal)?;
        if !std::ptr::eq(last, param) {
            return None;
        }
        let asked = closure.function.decorators.iter().find_map(|one| match &one.kind {
            ExprKind::Call { callee, args, .. } => {
                let name = callee.dotted()?;
                let handles = matches!(name.rsplit('.').next(), Some("errorhandler" | "app_errorhandler" | "exception_handler"));
                handles.then(|| args.first().map(|arg| &arg.value)).flatten()
            }
            _ => None,
        })?;
        let asked = self.eval(asked);
        Some(match asked.kind {
            Kind::Class(class) => self.entry_instance(class),
            _ => self.untrusted(Labels::INERT, None, param.span, Note::Parameter(param.name.clone())),
        })
    }

    /// Whether a function holds a call of its own name.
    pub(super) fn calls_itself(&mut self, function: &'a Function) -> bool {
        let key = std::ptr::from_ref(function);
        if let Some(known) = self.holes.calls_itself.get(&key) {
            return *known;
        }
        let mut found = false;
        walk(&function.body, &mut |seen| {
            if let Seen::Expr(expr) = seen
                && let ExprKind::Call { callee, args, .. } = &expr.kind
            {
                found |= match &callee.kind {
                    ExprKind::Name(name) | ExprKind::Member { name, .. } => *name == function.name,
                    _ => false,
                };
                // `items.map(own)`
                found |= args.iter().any(|arg| matches!(&arg.value.kind, ExprKind::Name(name) if *name == function.name));
            }
        });
        let found = found && !function.name.is_empty();
        self.holes.calls_itself.insert(key, found);
        found
    }

    /// Follows a function that calls itself: at first as though the calls inside gave nothing untrusted, then as though they gave what came out
    /// of that. `None` where it does not call itself, too many are followed, or neither holds.
    pub(super) fn follow_in_hole(
        &mut self,
        closure: &Closure<'a>,
        this: Option<&Value<'a>>,
        args: &[ArgValue<'a>],
        span: Span,
    ) -> Option<Value<'a>> {
        // What is known of an argument decides which ways are taken this time, and others the next.
        let known = |arg: &ArgValue<'a>| arg.value.is_plain_constant() || matches!(arg.value.kind, Kind::Null | Kind::Choice(_));
        if self.holes.open.len() >= MAX_HOLES || args.is_empty() || args.iter().any(known) || !self.calls_itself(closure.function) {
            return None;
        }
        let given: Vec<Taint> = args.iter().map(|arg| self.deep_taint(&arg.value)).collect();
        let mut assumed: Option<Taint> = None;
        for _ in 0..2 {
            let before = self.st.clone();
            let function = std::ptr::from_ref(closure.function);
            let values = args.iter().map(|arg| arg.value.clone()).collect();
            let given = given.clone();
            self.holes.open.push(Hole { function, args: values, given, assumed: assumed.clone(), used: false, broken: false });
            let result = self.follow_unwaited(closure, this.cloned(), args.to_vec(), span);
            let hole = self.holes.open.pop()?;
            let gives = self.deep_taint(&result);
            if !hole.used || !hole.broken && gives.is_within(&assumed.unwrap_or_default()) {
                return Some(result);
            }
            (self.st, self.live) = (before, true);
            if hole.broken {
                return None;
            }
            assumed = Some(gives);
        }
        None
    }

    /// Whether a function calls itself with a piece of a list or an object that it was called with: that may go other ways than the whole.
    pub(super) fn is_given_a_piece(&self, function: &'a Function, args: &[ArgValue<'a>]) -> bool {
        let innermost = self.holes.open.iter().rev().find(|hole| std::ptr::eq(hole.function, function));
        let is_piece = |(whole, now): (&Value<'a>, &ArgValue<'a>)| whole.cell().is_some() && now.value.cell() != whole.cell();
        innermost.is_some_and(|hole| hole.args.iter().zip(args).any(is_piece))
    }

    /// A function calls itself with what it was called with, or parts of that: what comes back is made as its own result is.
    pub(super) fn result_of_hole(&mut self, function: &'a Function, args: &[ArgValue<'a>]) -> Option<Value<'a>> {
        let key = std::ptr::from_ref(function);
        let at = self.holes.open.iter().rposition(|hole| hole.function == key)?;
        let given: Vec<Taint> = args.iter().map(|arg| self.deep_taint(&arg.value)).collect();
        let is_typed = !matches!(self.language, Language::Python | Language::Ruby | Language::Php) && !self.is_script();
        let hole = &mut self.holes.open[at];
        // Less than that may have come out of what it was called with: which ways it went is known of that alone.
        let as_unknown = |then: &Value<'a>, now: &Value<'a>| match then.kind {
            Kind::Unknown | Kind::Opaque => is_typed || then.ty.is_none() || then.ty == now.ty,
            Kind::Cell(cell) => now.cell() == Some(cell),
            Kind::Str(_) => matches!(now.kind, Kind::Str(_)) && !now.is_plain_constant(),
            _ => then.same(now),
        };
        let is_same = |now: &Taint, then: &Taint| {
            now.sources().iter().all(|source| then.sources().iter().any(|known| known.id == source.id && known.only == source.only))
        };
        let is_strict = hole.assumed.is_some();
        let within = given.len() <= hole.given.len()
            && args.iter().all(|arg| arg.name.is_none() && arg.spread == crate::flow::ir::Spread::No)
            && hole.args.iter().zip(args).all(|(then, now)| as_unknown(then, &now.value))
            && given.iter().zip(&hole.given).all(|(now, then)| if is_strict { now.is_within(then) } else { is_same(now, then) });
        if !within {
            hole.broken = true;
            return None;
        }
        hole.used = true;
        match hole.assumed.clone().filter(|assumed| !assumed.is_empty()) {
            Some(assumed) => Some(self.unknown_with(assumed)),
            None => Some(self.opaque()),
        }
    }

    /// Whether a method that no call reached stands in for one of a class beside it that calls did reach, and nothing makes its class: what a
    /// base in sight leaves open was decided elsewhere.
    pub(super) fn is_replaced(&self, function: &Function, class: super::value::ClassId, survey: &Survey<'a>) -> bool {
        let info = &self.classes[class.0 as usize];
        if survey.calls(&info.class.name) || survey.mentions(&info.class.name) {
            return false;
        }
        let base = |number: usize| {
            self.classes[number].bases.iter().find_map(|base| match base {
                super::names::Base::User(base) => Some(*base),
                super::names::Base::Library(_) => None,
            })
        };
        let Some(own) = base(class.0 as usize) else { return false };
        (0..self.classes.len()).any(|number| {
            number != class.0 as usize
                && base(number) == Some(own)
                && self.classes[number]
                    .class
                    .methods
                    .iter()
                    .any(|method| method.name == function.name && self.ran.contains_key(&std::ptr::from_ref::<Function>(method)))
        })
    }

    /// What a form or serializer of the program's own has parsed: each field as its declaration says.
    pub(super) fn parsed_fields(&mut self, cell: Ref, name: &str, span: Span) -> Option<Value<'a>> {
        if self.language != Language::Python || !matches!(name, "cleaned_data" | "validated_data") {
            return None;
        }
        let class = self.st.heap.object(cell)?.class?;
        let statics = self.statics(class);
        let fields: Vec<(Sym, Value<'a>)> = self.st.heap.object(statics)?.fields.clone();
        let mut map = Object::new(Shape::Map);
        for (key, declared) in fields {
            let Some(last) = declared.ty.as_deref().and_then(|ty| ty.rsplit('.').next()).filter(|last| last.ends_with("Field")) else {
                continue;
            };
            let mut value = self.untrusted(Labels::HTTP, None, span, Note::Source(name.into()));
            if CLOSED_FIELDS.contains(&last) {
                value = value.cleaned(CleanBits::SANITIZED);
                value.kind = Kind::Opaque;
                if matches!(last, "IntegerField" | "FloatField" | "DecimalField") {
                    value.ty = Some("number".into());
                }
            }
            map.set_field(&key, value, &self.ids);
        }
        if map.fields.is_empty() {
            return None;
        }
        map.open = true;
        map.taint = self.untrusted(Labels::HTTP, None, span, Note::Source(name.into())).taint;
        let made = Value::of(Kind::Cell(self.allocate(Cell::Object(map))));
        if let Some(object) = self.st.heap.object_mut(cell) {
            object.set_field(&name.into(), made.clone(), &self.ids);
        }
        let map = made.cell()?;
        let held = self.st.heap.object(map)?.fields.clone();
        for (key, value) in held {
            let cleaned = self.cleaned_by_form(&Value::of(Kind::Cell(cell)), class, &key, value, span);
            let ids = &self.ids;
            if let Some(object) = self.st.heap.object_mut(map) {
                object.set_field(&key, cleaned, ids);
            }
        }
        Some(made)
    }
}
