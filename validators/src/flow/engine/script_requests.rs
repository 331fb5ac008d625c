//! What handlers of a script leave with a request for those that run after them: `req.page`, `res.locals.page`, `ctx.state.page`, and what
//! stays in a session. Knows no rule.

use super::{
    Engine,
    call::ArgValue,
    value::{Kind, Value},
};
use crate::flow::ir::{Expr, Function, ParamKind, Sym};

/// What frameworks themselves put into a request, or do with it.
const OWN: [&str; 27] = [
    "query",
    "body",
    "params",
    "cookies",
    "signedCookies",
    "headers",
    "url",
    "originalUrl",
    "path",
    "querystring",
    "method",
    "files",
    "file",
    "payload",
    "session",
    "state",
    "locals",
    "app",
    "ip",
    "hostname",
    "protocol",
    "socket",
    "req",
    "res",
    "request",
    "response",
    "raw",
];

/// Objects of a handler before it ran: what their fields are called for others, and their identity.
pub(super) type Objects = Vec<(&'static str, u32)>;

/// What is kept of an object by its name as a handler writes it.
fn kept_under(text: &str) -> Option<&'static str> {
    Some(match text {
        "req" | "request" => "req",
        "res.locals" | "response.locals" => "locals",
        "ctx.state" | "context.state" => "state",
        "ctx" | "context" => "ctx",
        "req.session" | "request.session" | "ctx.session" | "context.session" => SESSION,
        _ => return None,
    })
}

const SESSION: &str = "session";

impl<'a> Engine<'a> {
    /// Whether a function of a script runs before others that answer: it is given what to call next.
    pub(super) fn runs_before(&self, function: &Function) -> bool {
        self.is_script()
            && (2..=3).contains(&function.params.len())
            && function.params.iter().all(|param| param.kind == ParamKind::Normal)
            && function.params.last().is_some_and(|last| &*last.name == "next")
    }

    /// The objects that a handler is given and in which it may leave something.
    pub(super) fn handlers_objects(&mut self, function: &Function, args: &[ArgValue<'a>]) -> Objects {
        let mut found = Objects::new();
        if !self.is_script() || !self.in_target() {
            return found;
        }
        let keeps = self.runs_before(function);
        for (param, arg) in function.params.iter().zip(args).filter(|(_, arg)| matches!(arg.value.kind, Kind::Unknown)) {
            let parts: &[(&str, &'static str)] = match &*param.name {
                "req" | "request" => &[("", "req"), ("session", SESSION)],
                "res" | "response" => &[("locals", "locals")],
                "ctx" | "context" => &[("", "ctx"), ("state", "state"), ("session", SESSION)],
                _ => continue,
            };
            for (part, name) in parts.iter().filter(|(_, name)| keeps || *name == SESSION) {
                let id = if part.is_empty() { arg.value.id } else { self.part_id(arg.value.id, &Sym::from(*part)) };
                found.push((name, id));
            }
        }
        found
    }

    /// Keeps what the handler left there for those that run after it.
    pub(super) fn note_handlers_objects(&mut self, objects: Objects) {
        if !self.live {
            return;
        }
        for (name, id) in objects {
            let held = self.shadows.get(&id).and_then(|cell| self.st.heap.object(*cell));
            let fields = held.map(|held| held.fields.clone()).unwrap_or_default();
            for (key, value) in fields.into_iter().filter(|(key, _)| name == SESSION || !OWN.contains(&&**key)) {
                // What a session holds else, others have put there.
                if name != SESSION || !self.deep_taint(&value).is_empty() {
                    self.hand_on(format!("{name}.{key}").into(), &value);
                }
            }
        }
    }

    /// The key of what handlers before this one may have left; `None` where it has set it by itself.
    pub(super) fn script_carrying(&self, container: &Value<'a>, object: &'a Expr, name: &Sym) -> Option<Sym> {
        if self.handed.is_empty() || !matches!(container.kind, Kind::Unknown) {
            return None;
        }
        let under = kept_under(&self.dotted(object)?)?;
        let own = self.shadows.get(&container.id).and_then(|cell| self.st.heap.object(*cell));
        own.is_none_or(|own| own.field(name).is_none()).then(|| format!("{under}.{name}").into())
    }
}
