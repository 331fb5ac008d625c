//! What handlers of a script have asked of a request before those that run after them: `app.use(check)`, `app.post(path, check, handler)`.
//! What held wherever a handler went on, holds in the next. Knows no rule.

use rustc_hash::{FxHashMap, FxHashSet};

use assay_manifests::Span;

use super::{
    Engine,
    call::{ArgValue, Site},
    value::{Bits, CleanBits, Closure, Fact, Kind, Ref, Taint, Value},
    walk::{Seen, walk},
};
use crate::flow::ir::{ExprKind, Function, Stmt, StmtKind, Sym};

/// Deepest part of a request that is handed on, and how many.
const MAX_DEPTH: usize = 6;
const MOST_TOLD: usize = 32;
/// Handlers of one list that are run.
const MOST_LISTED: usize = 16;
/// Applications that are kept apart.
const MOST_ROUTERS: usize = 32;
/// Handlers of which is kept what they show.
const MOST_HANDLERS: usize = 256;

/// A step from a request to a part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    Member(Sym),
    /// Each of its members.
    Each,
}

/// A part of a request, and what it is clean of.
#[derive(Debug, Clone)]
struct Told {
    /// The last step first.
    steps: Vec<Step>,
    clean: CleanBits,
}

/// A handler that runs and may go on.
#[derive(Debug)]
struct Open {
    next: u32,
    request: u32,
    told: Option<Vec<Told>>,
    /// Places where it goes on that were reached.
    reached: Vec<Span>,
}

/// A handler, and what it closes over.
type Handler = (*const Function, Ref);

/// What is known of requests where handlers run.
#[derive(Debug, Default)]
pub(super) struct Requests<'a> {
    /// The last text that was taken apart: where, the text, and at what.
    pub parted: Option<(Span, Value<'a>, Value<'a>)>,
    open: Vec<Open>,
    /// What handlers that have run show by themselves.
    behind: FxHashMap<Handler, Vec<Told>>,
    /// Functions that ran last where others had asked before.
    guarded: FxHashSet<*const Function>,
    /// What holds of every request of an application from here on: by the function it is set up in, and its name there.
    of_all: Vec<((*const Function, Sym), Vec<Told>)>,
    /// What holds where the next handler runs.
    here: Vec<Told>,
}

impl<'a> Engine<'a> {
    /// Functions that are handed to what is not in sight are run. Those of a route run one after the other.
    pub(super) fn hand_over(&mut self, site: &Site<'a, '_>, method: &str, given: &Taint) {
        let route = self.open_route(site, method);
        for arg in site.args {
            if matches!(arg.value.kind, Kind::Func(_)) {
                self.call_back(&arg.value, given, site.span);
                self.pass_handler(&arg.value, route.is_some());
            } else if self.on_jvm() {
                self.jvm_method_given(&arg.value, given, site);
            } else if route.is_some() && arg.value.cell().is_some() {
                // `app.post(path, [first, second], handler)`
                for handler in self.exact_elements(&arg.value).unwrap_or_default().iter().take(MOST_LISTED) {
                    if matches!(handler.kind, Kind::Func(_)) {
                        self.call_back(handler, given, site.span);
                        self.pass_handler(handler, true);
                    }
                }
            }
        }
        self.close_route(route);
    }

    /// A route, or a handler for all requests, is set up: what holds before its first handler. What held around it is given back.
    fn open_route(&mut self, site: &Site<'a, '_>, method: &str) -> Option<Route> {
        if !self.is_script() || !self.in_target() {
            return None;
        }
        let is_route = matches!(method, "get" | "post" | "put" | "patch" | "delete" | "all" | "use");
        let router: Sym = site.receiver_expr.filter(|_| is_route)?.dotted()?.into();
        let around = self.frame().function;
        let body: &[Stmt] = around.map_or(self.modules[self.target].module.body.as_slice(), |function| function.body.as_slice());
        let function = around.map_or(std::ptr::null(), std::ptr::from_ref);
        // What is set up in every case, for every path.
        let is_certain = || body.iter().any(|stmt| matches!(&stmt.kind, StmtKind::Expr(expr) if expr.span == site.span));
        let for_all = method == "use" && site.args.first().is_some_and(|arg| matches!(arg.value.kind, Kind::Func(_))) && is_certain();
        let key = (function, router);
        let known = self.requests.of_all.iter().find(|(known, _)| *known == key).map(|(_, told)| told.clone());
        let mut here = known.unwrap_or_default();
        if !for_all && let Some(path) = site.args.first().and_then(|arg| arg.value.as_str()) {
            here.extend(told_by_path(&path));
        }
        let around = std::mem::replace(&mut self.requests.here, here);
        Some(Route { key, for_all, around })
    }

    /// A handler of a route has been looked at: what holds behind it.
    fn pass_handler(&mut self, handler: &Value<'a>, is_routed: bool) {
        let Kind::Func(closure) = &handler.kind else { return };
        let key = (std::ptr::from_ref(closure.function), closure.scope);
        if let Some(told) = self.requests.behind.get(&key).filter(|_| is_routed) {
            let room = MOST_TOLD.saturating_sub(self.requests.here.len());
            self.requests.here.extend(told.iter().take(room).cloned());
        }
    }

    fn close_route(&mut self, route: Option<Route>) {
        let Some(Route { key, for_all, around }) = route else { return };
        let here = std::mem::replace(&mut self.requests.here, around);
        if !for_all {
            return;
        }
        match self.requests.of_all.iter().position(|(known, _)| *known == key) {
            Some(at) => self.requests.of_all[at].1 = here,
            None if self.requests.of_all.len() < MOST_ROUTERS => self.requests.of_all.push((key, here)),
            None => {}
        }
    }

    /// Whether a handler that has run is to run once more: what others had asked before it then may not be asked here, or it closes over something
    /// else.
    pub(super) fn runs_anew(&self, closure: &Closure<'a>) -> bool {
        let key = (std::ptr::from_ref(closure.function), closure.scope);
        let is_new = self.runs_before(closure.function) && !self.requests.behind.contains_key(&key);
        self.requests.guarded.contains(&key.0) || is_new && !self.requests.behind.is_empty() && self.requests.behind.len() < MOST_HANDLERS
    }

    /// Runs a handler: it finds what others have asked, and what it asks itself is noted where it goes on.
    pub(super) fn run_routed(&mut self, closure: &Closure<'a>, args: Vec<ArgValue<'a>>, span: Span) -> Value<'a> {
        let here = std::mem::take(&mut self.requests.here);
        let key = (std::ptr::from_ref(closure.function), closure.scope);
        if here.is_empty() {
            self.requests.guarded.remove(&key.0);
        } else {
            self.requests.guarded.insert(key.0);
        }
        let request = args.first().filter(|arg| matches!(arg.value.kind, Kind::Unknown)).map_or(0, |arg| arg.value.id);
        if request != 0 {
            let facts: Vec<Fact> = here.iter().filter_map(|told| Some(told.of(self.part_of_request(request, &told.steps)?))).collect();
            self.st.learn(&facts);
        }
        let places = if self.runs_before(closure.function) { places_of_going_on(closure.function) } else { None };
        let next = args.last().filter(|_| places.is_some()).map_or(0, |arg| arg.value.id);
        let is_asked = request != 0 && next != 0 && next != request;
        if is_asked {
            self.requests.open.push(Open { next, request, told: None, reached: Vec::new() });
        }
        let result = self.call_closure(closure, closure.this.clone(), args, span);
        let open = if is_asked { self.requests.open.pop() } else { None };
        // Of a place that was not reached nobody knows what holds there.
        if places.is_some() && self.requests.behind.len() < MOST_HANDLERS {
            let told = open.filter(|open| Some(open.reached.len()) == places).and_then(|open| open.told).unwrap_or_default();
            // What others have shown before is not its own.
            let own = told.into_iter().filter(|told| !here.iter().any(|known| known.steps == told.steps)).collect();
            self.requests.behind.insert(key, own);
        }
        self.requests.here = here;
        result
    }

    /// `next()`: what holds here, where it is the handler's own. With an error it is no other route that goes on.
    pub(super) fn note_going_on(&mut self, function: &Value<'a>, args: &[ArgValue<'a>], span: Span) {
        let id = function.id;
        if id == 0 || !self.requests.open.iter().any(|open| open.next == id) {
            return;
        }
        let is_error = args.first().is_some_and(|arg| arg.value.as_str().is_none() && !matches!(arg.value.kind, Kind::Null));
        let Some(request) = self.requests.open.iter_mut().rfind(|open| open.next == id).map(|open| {
            if !open.reached.contains(&span) {
                open.reached.push(span);
            }
            open.request
        }) else {
            return;
        };
        let now = if is_error { return } else { self.told_of(request) };
        let Some(open) = self.requests.open.iter_mut().rfind(|open| open.next == id) else { return };
        open.told = Some(match open.told.take() {
            None => now,
            Some(known) => known
                .into_iter()
                .filter_map(|told| {
                    let other = now.iter().find(|other| other.steps == told.steps)?;
                    Some(Told { clean: told.clean.and(other.clean), ..told })
                })
                .collect(),
        });
    }

    /// What is known of the parts of a request.
    fn told_of(&self, request: u32) -> Vec<Told> {
        if self.st.facts.iter().all(|fact| fact.clean == CleanBits::default()) {
            return Vec::new();
        }
        let mut parents: FxHashMap<u32, (u32, Step)> = FxHashMap::default();
        parents.extend(self.member_ids.iter().map(|((whole, name), part)| (*part, (*whole, Step::Member(name.clone())))));
        parents.extend(self.each_of.iter().map(|(whole, each)| (*each, (*whole, Step::Each))));
        let mut found = Vec::new();
        for fact in self.st.facts.iter().filter(|fact| fact.clean != CleanBits::default()) {
            let (mut at, mut steps) = (fact.id, Vec::new());
            while let Some((whole, step)) = parents.get(&at).filter(|_| at != request && steps.len() < MAX_DEPTH) {
                steps.push(step.clone());
                at = *whole;
            }
            if at == request && !steps.is_empty() && found.len() < MOST_TOLD {
                found.push(Told { steps, clean: fact.clean });
            }
        }
        found
    }

    /// Identity of a part of a request.
    fn part_of_request(&mut self, request: u32, steps: &[Step]) -> Option<u32> {
        let mut at = request;
        for step in steps.iter().rev() {
            at = match step {
                Step::Member(name) => self.part_id(at, name),
                Step::Each => self.id_of_each(at)?,
            };
        }
        Some(at)
    }
}

impl Told {
    fn of(&self, id: u32) -> Fact {
        Fact { id, clean: self.clean, constant: None, marks: Bits::default() }
    }
}

/// A route that is being set up.
#[derive(Debug)]
pub(super) struct Route {
    key: (*const Function, Sym),
    for_all: bool,
    around: Vec<Told>,
}

/// In how many places a handler calls what comes next, where it does nothing else with it: handed to others, nobody knows when it is called.
fn places_of_going_on(function: &Function) -> Option<usize> {
    let (mut named, mut called) = (0_usize, 0_usize);
    walk(&function.body, &mut |seen| match seen {
        Seen::Expr(expr) => match &expr.kind {
            ExprKind::Name(name) => named += usize::from(&**name == "next"),
            ExprKind::Call { callee, .. } => called += usize::from(matches!(&callee.kind, ExprKind::Name(name) if &**name == "next")),
            _ => {}
        },
        Seen::TooDeep(_) => named += 1,
        _ => {}
    });
    (called > 0 && named <= called).then_some(called)
}

/// What the path of a route says of the parts that it names: `/year/:year(\\d+)`.
fn told_by_path(path: &str) -> Vec<Told> {
    let mut told = Vec::new();
    for (at, _) in path.match_indices(':').take(MOST_TOLD) {
        let rest = path.get(at + 1..).unwrap_or_default();
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(rest.len());
        let (Some(name), Some(form)) = (rest.get(..end), rest.get(end..).and_then(|rest| rest.strip_prefix('('))) else { continue };
        // An expression with groups of its own, or a repeated part, is not read.
        let Some((form, behind)) = form.split_once(')') else { continue };
        let is_plain = !name.is_empty() && !form.contains('(') && !behind.starts_with(['*', '+', '?', ')']);
        if is_plain && super::patterns::is_narrow(form, true) {
            told.push(Told { steps: vec![Step::Member(name.into()), Step::Member("params".into())], clean: CleanBits::GUARDED });
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::told_by_path;

    #[test]
    fn paths_say_what_their_parts_look_like() {
        for (path, count) in [
            (r"/year/:year(\d+)", 1),
            (r"/:kind([a-z]+)/:year(\d{4})", 2),
            ("/year/:year", 0),
            (r"/year/:year(.*)", 0),
            (r"/year/:year(\d+)?", 0),
            (r"/year/:year((\d+))", 0),
        ] {
            assert_eq!(told_by_path(path).len(), count, "{path}");
        }
    }
}
