//! Functions that a program of scripts gives to others, and those that only itself may call: what nothing calls of these never runs. Knows no
//! rule.

use std::{cell::OnceCell, sync::Arc};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::{
    flow::{
        engine::{
            Engine,
            call::Site,
            entry::Start,
            heap::Shape,
            names::Base,
            relevance::Survey,
            value::{ClassId, Kind, Ref, Value},
            walk::{Seen, walk},
        },
        ir::{Expr, ExprKind, Function, Param, Sym},
    },
    rule::pattern::{LazyRegex, last_segment},
};

/// Functions of one object that are run at most where it is given away.
const MOST_GIVEN: usize = 16;
/// How often it is looked for what was given since.
const MOST_ROUNDS: usize = 8;
/// Deepest object whose functions are given away with it.
const DEEPEST: u32 = 5;

/// What was given to others so far.
#[derive(Debug, Default)]
pub(in crate::flow::engine) struct Given<'a> {
    /// What was written in another alphabet, and which, by the identity of the text.
    pub recoded: FxHashMap<u32, (Sym, Value<'a>)>,
    functions: FxHashSet<*const Function>,
    classes: FxHashSet<ClassId>,
    seen: FxHashSet<Ref>,
    /// What the functions that were given to a server are called with, by place.
    handlers: FxHashMap<*const Function, Vec<Sym>>,
    /// What objects of the libraries that the file names are mostly called.
    called: OnceCell<Vec<Sym>>,
    /// Something was given to a library: the file is a program, or hands its functions to one.
    is_program: bool,
}

impl Given<'_> {
    pub(in crate::flow::engine) fn has(&self, function: &Function) -> bool {
        self.functions.contains(&std::ptr::from_ref(function))
    }
}

impl<'a> Engine<'a> {
    /// Notes what a call of a library is given. `is_modelled`: what the call does is known, and functions that are handed to it by themselves
    /// are called by it, where it does not keep them.
    pub(in crate::flow::engine) fn note_given_to(&mut self, site: &Site<'a, '_>, name: &str, method: &str, is_modelled: bool) {
        if !self.is_script() {
            return;
        }
        self.note_handlers(site, name);
        let holds = site.receiver.and_then(Value::cell).and_then(|cell| self.st.heap.object(cell));
        let holds = holds.is_some_and(|object| matches!(object.shape, Shape::List | Shape::Map));
        let is_kept = holds && matches!(method, "push" | "unshift" | "set" | "add" | "splice" | "concat" | "fill" | "with")
            || ["Object.", "Reflect.", "Array.", "Promise."].iter().any(|library| name.starts_with(library))
            || matches!(name, "Map" | "Set" | "WeakMap" | "Proxy" | "structuredClone");
        if is_modelled && is_kept {
            if let Some(cell) = site.receiver.and_then(Value::cell) {
                site.args.iter().for_each(|arg| self.note_put(cell, &arg.value));
            }
            return;
        }
        for arg in site.args {
            if !is_modelled || matches!(arg.value.kind, Kind::Func(_) | Kind::Method(_)) {
                self.note_given(&arg.value, 0);
            }
        }
        if let Some(receiver) = site.receiver.filter(|_| !is_modelled)
            && let Some(class) = receiver.cell().and_then(|cell| self.st.heap.object(cell)).and_then(|object| object.class)
        {
            self.note_given_class(class, 0);
        }
    }

    /// Notes what the functions that a server is given here are called with.
    fn note_handlers(&mut self, site: &Site<'a, '_>, name: &str) {
        let Some(types) = self.shared.map(|shared| &shared.types) else { return };
        let functions = site.args.iter().filter_map(|arg| match &arg.value.kind {
            Kind::Func(closure) => Some(closure.function),
            _ => None,
        });
        let functions: Vec<&'a Function> = functions.collect();
        if functions.is_empty() {
            return;
        }
        let Some((_, given)) = types.handlers.iter().find(|(pattern, _)| pattern.matches(name)) else { return };
        for function in functions {
            // One that takes four is given the error first.
            let before = if function.params.len() > 3 && last_segment(name) == "use" { vec![Sym::from("")] } else { Vec::new() };
            let types = before.into_iter().chain(given.iter().cloned()).collect();
            self.given.handlers.insert(std::ptr::from_ref(function), types);
        }
    }

    /// The type of what a server puts into a handler's parameter, by its place.
    pub(in crate::flow::engine) fn handed_type(&self, function: &Function, param: &Param) -> Option<Sym> {
        let types = self.given.handlers.get(&std::ptr::from_ref(function))?;
        let at = function.params.iter().position(|known| std::ptr::eq(known, param))?;
        types.get(at).filter(|ty| !ty.is_empty()).cloned()
    }

    /// Whether what objects of this type are mostly called fits, whatever this one is called.
    pub(in crate::flow::engine) fn is_mostly_called(&self, receiver: Option<&Value<'a>>, regex: &LazyRegex) -> bool {
        let Some((ty, shared)) = receiver.and_then(|value| value.ty.as_deref()).zip(self.shared) else { return false };
        let called = &shared.types.called;
        called.binary_search_by(|(known, _)| (**known).cmp(ty)).is_ok_and(|at| regex.is_match(&called[at].1))
    }

    /// Whether objects of some library that the file names are mostly called so.
    pub(in crate::flow::engine) fn goes_by(&self, regex: &LazyRegex) -> bool {
        let text = self.input.text;
        let names = |ty: &str| {
            let library = ty.split('.').next().unwrap_or_default();
            text.match_indices(library).any(|(at, _)| {
                let after = text.get(at + library.len()..).is_some_and(|rest| rest.starts_with(['"', '\'']));
                after && text.get(..at).is_some_and(|before| before.ends_with(['"', '\'', '/', ':']))
            })
        };
        let called = self.given.called.get_or_init(|| {
            let all = self.shared.map(|shared| shared.types.called.as_slice()).unwrap_or_default();
            all.iter().filter(|(ty, _)| names(ty)).map(|(_, called)| called.clone()).collect()
        });
        called.iter().any(|called| regex.is_match(called))
    }

    /// A value that others have from now on, with all that is in it.
    pub(in crate::flow::engine) fn note_given(&mut self, value: &Value<'a>, depth: u32) {
        if !self.is_script() || depth > DEEPEST {
            return;
        }
        match &value.kind {
            Kind::Func(closure) => {
                self.given.is_program = true;
                self.given.functions.insert(std::ptr::from_ref(closure.function));
                if let Some(this) = closure.this.clone() {
                    self.note_given(&this, depth + 1);
                }
            }
            Kind::Class(class) => self.note_given_class(*class, 0),
            Kind::Method(pair) => self.note_given(&pair.0.clone(), depth + 1),
            Kind::Choice(list) => list.clone().iter().for_each(|one| self.note_given(one, depth + 1)),
            Kind::Cell(cell) if self.given.seen.insert(*cell) => {
                let Some(object) = self.st.heap.object(*cell) else { return };
                let class = object.class;
                let may_hold = |value: &&Value<'a>| !matches!(value.kind, Kind::Unknown | Kind::Opaque) && !value.is_plain_constant();
                let held = object.items.iter().chain(object.fields.iter().map(|(_, value)| value)).chain(object.rest.as_deref());
                let held: Vec<Value<'a>> = held.filter(may_hold).cloned().collect();
                held.iter().for_each(|one| self.note_given(one, depth + 1));
                if let Some(class) = class {
                    self.note_given_class(class, 0);
                }
            }
            _ => {}
        }
    }

    /// What is put into something that others have is theirs as well.
    pub(in crate::flow::engine) fn note_put(&mut self, cell: Ref, value: &Value<'a>) {
        if self.given.seen.contains(&cell) {
            self.note_given(value, 1);
        }
    }

    fn note_given_class(&mut self, class: ClassId, depth: u32) {
        if depth > DEEPEST || !self.given.classes.insert(class) {
            return;
        }
        let bases = self.classes[class.0 as usize].bases.clone();
        for base in bases {
            if let Base::User(base) = base {
                self.note_given_class(base, depth + 1);
            }
        }
    }

    /// What a module says that it exports is given to whoever imports it.
    pub(in crate::flow::engine) fn note_exported(&mut self) {
        let Some(scope) = self.modules[self.target].scope.filter(|_| self.is_script()) else { return };
        for name in exported_names(self.input.text).chain(["module.exports"]) {
            let held = self.st.heap.scope(scope).and_then(|scope| scope.vars.of(&Sym::from(name))).cloned();
            // A function that is declared stands in no variable.
            if let Some(held) = held.or_else(|| self.module_name(self.target, name, 0)) {
                self.note_given(&held, 0);
            }
        }
    }

    /// Whether a file is a program of which it is known what others call.
    pub(in crate::flow::engine) fn shows_its_callers(&self) -> bool {
        let text = self.input.text;
        self.is_script()
            && self.options.helpers_through_callers
            && self.given.is_program
            && (text.contains("require(") || text.contains("import "))
    }

    /// Functions that a program names and has given to nobody: they run where it calls them.
    pub(in crate::flow::engine) fn held_back(&self, starts: Vec<Start<'a>>, survey: &Survey<'a>) -> (Vec<Start<'a>>, Vec<Start<'a>>) {
        let shows_callers = self.shows_its_callers();
        starts.into_iter().partition(|start| {
            let is_plain = start.class.is_none() && start.wrapper.is_none();
            shows_callers && is_plain && survey.stands(&start.function.name) && !self.is_given(start.function, None)
        })
    }

    /// Runs what others may call that nothing called so far, until nothing more is given to them. What is left then never runs.
    pub(in crate::flow::engine) fn run_what_is_given(
        &mut self,
        helpers: &mut Vec<Start<'a>>,
        survey: &Survey<'a>,
        relevant: &FxHashSet<*const Function>,
        done: &mut FxHashSet<*const Function>,
        dead: &mut FxHashSet<*const Function>,
    ) {
        if !self.shows_its_callers() {
            return;
        }
        let inner: Vec<&'a Function> = survey.functions();
        let is_start =
            |helpers: &[Start<'a>], function: &'a Function| helpers.iter().position(|start| std::ptr::eq(start.function, function));
        // What an object keeps in a field is its class's, and runs on it.
        let kept: FxHashMap<*const Function, ClassId> = self.kept_in_fields(&survey.classes).into_iter().collect();
        let rings = self.rings(survey);
        for _ in 0..MOST_ROUNDS {
            let mut again = false;
            for function in inner.iter().copied() {
                let key = std::ptr::from_ref(function);
                let at = is_start(helpers, function);
                let start = at.map(|at| &helpers[at]);
                let class = start.map_or_else(|| kept.get(&key).copied(), |start| start.class);
                let is_asked = self.is_given(function, class) || self.unfollowed.contains_key(&key) || rings.contains(&key);
                let is_left = !self.ran.contains_key(&key) || self.unfollowed.contains_key(&key);
                if !is_asked || !is_left || !relevant.contains(&key) || function.is_abstract || done.contains(&key) {
                    continue;
                }
                let alone = Start { function, class, wrapper: None };
                again = true;
                if self.run_entry(start.unwrap_or(&alone), None) {
                    done.insert(key);
                }
            }
            if !again || self.exhausted {
                break;
            }
        }
        if self.cut {
            return;
        }
        let methods: FxHashSet<*const Function> = survey.classes.iter().flat_map(|class| class.methods.iter().map(Arc::as_ptr)).collect();
        // A method of this name is called somewhere: that is no call of the function.
        let (own, others) = helpers.drain(..).partition(|start| start.class.is_some() || survey.stands(&start.function.name));
        *helpers = others;
        let own: Vec<Start<'a>> = own;
        dead.extend(own.iter().map(|start| std::ptr::from_ref(start.function)));
        let left: FxHashSet<*const Function> = helpers.iter().map(|start| std::ptr::from_ref(start.function)).collect();
        let plain = inner.into_iter().map(std::ptr::from_ref::<Function>);
        dead.extend(plain.filter(|key| !methods.contains(key) && !left.contains(key)));
        done.extend(dead.iter().copied());
    }

    /// Functions that are named by nothing but themselves, or by each other: what calls the first of them is not in sight.
    fn rings(&self, survey: &Survey<'a>) -> FxHashSet<*const Function> {
        let mut outer: Vec<(&'a Function, Vec<&'a str>)> = Vec::new();
        let mut outside: Vec<&'a str> = Vec::new();
        let mut depth = 0_usize;
        walk(&self.modules[self.target].module.body, &mut |seen| match seen {
            Seen::Function(function) => {
                if depth == 0 {
                    outer.push((function, Vec::new()));
                }
                depth += 1;
            }
            Seen::End => depth = depth.saturating_sub(1),
            Seen::Expr(Expr { kind: ExprKind::Name(name), .. }) => match outer.last_mut().filter(|_| depth > 0) {
                Some((_, names)) => names.push(name),
                None => outside.push(name),
            },
            _ => {}
        });
        let mut called: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        for (at, (function, names)) in outer.iter_mut().enumerate() {
            names.sort_unstable();
            names.dedup();
            called.entry(&*function.name).or_default().push(at);
        }
        let of_name = |name: &&str| called.get(*name).into_iter().flatten().copied();
        let methods: FxHashSet<*const Function> = survey.classes.iter().flat_map(|class| class.methods.iter().map(Arc::as_ptr)).collect();
        let is_root = |function: &'a Function| {
            methods.contains(&std::ptr::from_ref(function)) || !survey.stands(&function.name) || self.is_given(function, None)
        };
        // What something else leads to is not among them.
        outside.sort_unstable();
        outside.dedup();
        let mut open: Vec<usize> = outside.iter().flat_map(of_name).collect();
        open.extend((0..outer.len()).filter(|at| is_root(outer[*at].0)));
        let mut alone = vec![true; outer.len()];
        while let Some(at) = open.pop() {
            if std::mem::replace(&mut alone[at], false) {
                open.extend(outer[at].1.iter().flat_map(of_name).filter(|other| alone[*other]));
            }
        }
        // Nor is what they call, and does not lead back.
        for _ in 0..MOST_ROUNDS {
            let leads_on = |at: usize| outer[at].1.iter().flat_map(of_name).any(|other| alone[other]);
            let last: Vec<usize> = (0..outer.len()).filter(|at| alone[*at] && !leads_on(*at)).collect();
            last.iter().for_each(|at| alone[*at] = false);
            if last.is_empty() {
                break;
            }
        }
        outer.iter().zip(alone).filter(|(_, alone)| *alone).map(|((function, _), _)| std::ptr::from_ref(*function)).collect()
    }

    /// The functions that a function gives back: by themselves, or in an object of a script.
    pub(in crate::flow::engine) fn given_away(&self, given: &Value<'a>) -> Vec<Value<'a>> {
        let is_function = |value: &&Value<'a>| matches!(value.kind, Kind::Func(_));
        let mut made: Vec<Value<'a>> = given.atoms().iter().filter(is_function).cloned().collect();
        let held = given.cell().filter(|_| self.is_script()).and_then(|cell| self.st.heap.object(cell));
        if let Some(object) = held.filter(|object| object.shape == Shape::Map) {
            made.extend(object.fields.iter().map(|(_, value)| value).filter(is_function).take(MOST_GIVEN).cloned());
        }
        made
    }

    /// Whether others may call a function: it was given away, or its class was.
    pub(in crate::flow::engine) fn is_given(&self, function: &Function, class: Option<ClassId>) -> bool {
        let by_class = class.is_some_and(|class| {
            let info = &self.classes[class.0 as usize];
            self.given.classes.contains(&class) || info.bases.iter().any(|base| matches!(base, Base::Library(_)))
        });
        by_class || self.given.has(function)
    }
}

/// Names that `export` stands before.
fn exported_names(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(|line| {
        let rest = line.trim_start().strip_prefix("export ")?;
        let rest = rest.trim_start().strip_prefix("default ").unwrap_or(rest).trim_start();
        let rest = rest.strip_prefix("async ").unwrap_or(rest).trim_start();
        let rest = rest.strip_prefix("abstract ").unwrap_or(rest).trim_start();
        let kinds = ["function", "class ", "const ", "let ", "var "];
        let rest = kinds.iter().find_map(|kind| rest.strip_prefix(kind))?.trim_start_matches(['*', ' ']);
        let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '$')).unwrap_or(rest.len());
        (end > 0).then(|| &rest[..end])
    })
}

#[cfg(test)]
mod tests {
    use super::exported_names;

    #[test]
    fn names_that_are_exported() {
        let text =
            "export async function open() {}\nexport const LIMIT = 2;\nfunction own() {}\n  export default class Pump {}\nexport { x };";
        assert_eq!(exported_names(text).collect::<Vec<_>>(), ["open", "LIMIT", "Pump"]);
    }
}
