//! What functions of one file hand each other: what is given to a parameter, and what a function gives back. Secrets and code that was
//! fetched often reach the call that sends or runs them that way. Knows no threat.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::{
    MAX_NAMED, Program, is_name, parted, reached,
    terms::{Asked, Term, Terms},
};
use crate::syntax::Range;

/// Most functions and calls of a file whose parameters are followed.
const MAX_FUNCTIONS: usize = 80;
const MAX_CALLS: usize = 600;
/// Most letters of a list of parameters.
const MAX_LIST: usize = 400;

/// A function that has a name, and its parameters in their order.
pub(super) struct Function<'a> {
    range: Range,
    name: &'a str,
    parameters: Vec<&'a str>,
}

impl<'a> Function<'a> {
    pub(super) fn of(text: &'a str, range: Range, name: Range) -> Option<Self> {
        let own = text.get(name.0 as usize..name.1 as usize)?;
        // A name that something is assigned to has its list behind it too: `f = (a) => …`.
        let after = text.get(name.1 as usize..(range.1 as usize).min(text.len()))?;
        let after = &after[..after.floor_char_boundary(after.len().min(MAX_LIST))];
        let open = after.find('(')?;
        let is_near = after[..open].bytes().all(|b| b.is_ascii_whitespace() || b.is_ascii_alphanumeric() || matches!(b, b'=' | b':'));
        let list = is_near.then(|| arguments(&after[open..]))?;
        let parameters = list.into_iter().map(parameter).filter(|name| !matches!(*name, "self" | "cls" | "this")).collect();
        Some(Self { range, name: own, parameters })
    }
}

/// Whether a function's name means the function wherever it stands: names of arguments read the same as some.
fn tells(name: &str) -> bool {
    const COMMON: &[&str] = &[
        "data", "json", "body", "headers", "params", "config", "environ", "text", "content", "method", "options", "read", "load", "value",
        "payload", "files", "name", "path", "host", "post", "send", "request", "args", "query", "main", "init", "open", "close", "write",
    ];
    name.len() >= 4 && is_name(name) && !COMMON.contains(&name)
}

/// The name of a parameter: `$b` of `string $b = null`, `a` of `mut a: &str`.
fn parameter(written: &str) -> &str {
    let written = written.rsplit_once('$').map_or(written, |(_, name)| name);
    let written = written.trim_start_matches(['&', '*', '.', ' ', '\t', '\n', '\r']);
    let written = written.strip_prefix("mut ").unwrap_or(written);
    let end = written.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(written.len());
    &written[..end]
}

/// What stands between the parentheses at the start of a text, at the commas of its own level.
fn arguments(list: &str) -> Vec<&str> {
    let (mut out, mut depth, mut start) = (Vec::new(), 0usize, 1);
    let (mut quote, mut escaped) = (None, false);
    for (at, byte) in list.bytes().enumerate() {
        if std::mem::take(&mut escaped) {
            continue;
        }
        match (quote, byte) {
            (Some(_), b'\\') => escaped = true,
            (Some(open), _) if open == byte => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'' | b'`') => quote = Some(byte),
            (None, b'(' | b'[' | b'{') => depth += 1,
            (None, b')' | b']' | b'}') => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    out.extend(list.get(start..at).map(str::trim).filter(|one| !one.is_empty()));
                    return out;
                }
            }
            (None, b',') if depth == 1 => {
                out.extend(list.get(start..at).map(str::trim));
                start = at + 1;
            }
            _ => {}
        }
    }
    Vec::new()
}

impl<'a> Program<'a> {
    /// The function of a byte, as far as names are those of one.
    pub(super) fn within(&self, at: usize) -> Option<Range> {
        let holds = |(start, end): Range| start as usize <= at && at < end as usize;
        let named = self.seen_at(at).filter_map(|set| set.within).max();
        named.max(self.passed.iter().filter_map(|(within, ..)| *within).filter(|range| holds(*range)).max())
    }

    /// Finds out what functions are given and give back: twice, since what is given back may have been given.
    pub(super) fn pass(&mut self, lent: &BTreeMap<&str, Terms>, text: &str, all: &Asked<'_>) {
        if self.functions.is_empty() || self.functions.len() > MAX_FUNCTIONS || self.calls.len() > MAX_CALLS || self.len > MAX_NAMED {
            return;
        }
        // What a service gave to log in with goes back to it; and a command's text that says `curl` is no answer.
        let mut followed = vec![Term::Decode, Term::Blob];
        if !gives_its_own(text) {
            followed.push(Term::Environment);
        }
        if !text.contains("uthorization") && !text.contains("Bearer") {
            followed.push(Term::Credentials);
        }
        if !text.contains("curl") && !text.contains("wget") {
            followed.push(Term::Download);
        }
        if !followed.iter().any(|term| all.has(*term)) {
            return;
        }
        for _ in 0..2 {
            let mut found: Vec<(Option<Range>, &'a str, Terms)> = Vec::new();
            let mut held_in: FxHashMap<Option<Range>, FxHashMap<&str, Terms>> = FxHashMap::default();
            for given in self.lends.iter().filter(|given| given.within.is_some()) {
                let held = &*held_in.entry(self.within(given.start)).or_insert_with(|| self.held(lent, given.start));
                let terms = reached(Terms::of(given.text), given.text, held).only(&followed);
                found.extend(given.name.filter(|name| !terms.is_empty() && tells(name)).map(|name| (None, name, terms)));
            }
            for call in &self.calls {
                let (callee, args) = parted(call.text);
                let name = callee.rsplit(['.', ':', '>']).next().unwrap_or(callee).trim();
                let mut named = self.functions.iter().filter(|function| function.name == name);
                // Of two functions with one name nothing is known.
                let (Some(function), None) = (named.next(), named.next()) else { continue };
                let held = &*held_in.entry(self.within(call.start)).or_insert_with(|| self.held(lent, call.start));
                for (place, argument) in arguments(args).into_iter().enumerate() {
                    // What is given by name goes where the name says.
                    let named = argument.split_once(['=', ':']).map(|(name, _)| name.trim());
                    let by_name = function.parameters.iter().copied().find(|parameter| Some(*parameter) == named);
                    let Some(parameter) = by_name.or_else(|| function.parameters.get(place).copied()) else { continue };
                    let terms = reached(Terms::of(argument), argument, held).only(&followed);
                    if !terms.is_empty() && is_name(parameter) {
                        found.push((Some(function.range), parameter, terms));
                    }
                }
            }
            drop(held_in);
            self.passed = found;
        }
    }

    /// Whether what is sent goes to a host that whoever starts the program has written down: `fetch(`${config.server}/…`)` in a file that
    /// names no host itself.
    pub(super) fn goes_home(&self, args: &str, text: &str) -> bool {
        const READ: &[&str] = &["JSON.parse(", "parse_args(", "argv", "yaml.safe_load(", "json.load(", "tomllib.load", "ARGV", "flag."];
        let first = args.trim_start_matches(['(', ' ']);
        let first = first.strip_prefix("f\"").or_else(|| first.strip_prefix("f'")).unwrap_or(first);
        let first = first.trim_start_matches(['`', '"', '\'', '$', '{']);
        let name = first.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).next().unwrap_or_default();
        let names_host = |mark: &str| {
            text.match_indices(mark).any(|(at, _)| text.as_bytes().get(at + mark.len()).is_some_and(u8::is_ascii_alphanumeric))
        };
        let mut sets = self.sets.iter().filter(|set| set.name == Some(name)).peekable();
        !name.is_empty()
            && sets.peek().is_some()
            && sets.all(|set| READ.iter().any(|way| set.text.contains(way)))
            && !names_host("http://")
            && !names_host("https://")
    }
}

/// Whether a program is started with the environment of this one, `env: { ...process.env, PORT: port }`: what was started holds no text of it.
fn gives_its_own(text: &str) -> bool {
    const WHOLE: &[&str] = &["...process.env", ": process.env", "os.environ", "ENV.to_h"];
    text.match_indices("env").any(|(at, _)| {
        let rest = &text[at + 3..];
        let rest = &rest[..rest.floor_char_boundary(rest.len().min(MAX_LIST))];
        let is_key = rest.trim_start_matches(['"', '\'']).starts_with(':') || rest.starts_with('=') && !rest.starts_with("==");
        let end = rest.find('}').unwrap_or(rest.len());
        is_key && WHOLE.iter().any(|whole| rest[..end].contains(whole))
    })
}

/// Whether the text at byte `at` is what an expression looks for rather than what is run: a scanner's list of signatures.
pub(super) fn is_signature(text: &str, at: usize) -> bool {
    const MADE: &[&str] = &["re.compile(", "preg_match(", "new RegExp(", "Regex::new(", "regexp.MustCompile(", "Regexp.new("];
    let Some(before) = text.get(..at) else { return false };
    let before = before.rsplit('\n').next().unwrap_or(before);
    MADE.iter().filter_map(|way| before.rfind(way).map(|start| &before[start + way.len()..])).any(|rest| {
        // Nothing is closed between the call and the place but what the expression itself holds.
        let quote = rest.find(['"', '\'', '`']).map(|open| (open, rest.as_bytes()[open]));
        quote.is_some_and(|(open, quote)| !rest[open + 1..].bytes().any(|byte| byte == quote))
    })
}

#[cfg(test)]
mod tests {
    use super::{arguments, gives_its_own, is_signature, parameter};

    #[test]
    fn lists_are_parted_at_their_own_commas() {
        assert_eq!(arguments("(a, f(b, c), \"d, e\") more"), ["a", "f(b, c)", "\"d, e\""]);
        assert_eq!(arguments(r#"("a\"b", c)"#), [r#""a\"b""#, "c"]);
        assert!(arguments("()").is_empty() && arguments("(a, b").is_empty());
        assert_eq!(["string $b = null", "mut a: &str", "*args", "k = 1"].map(parameter), ["b", "a", "args", "k"]);
    }

    #[test]
    fn a_program_is_started_with_the_environment_of_its_own() {
        assert!(gives_its_own("spawn(bin, args, { cwd, env: { A: 1, ...process.env, PORT: port } })"));
        assert!(gives_its_own("subprocess.run(line, env=dict(os.environ, A='1'))"));
        assert!(!gives_its_own("const env = { name }; post(process.env)") && !gives_its_own("env = dict(os.environ)"));
    }

    #[test]
    fn what_an_expression_looks_for_is_not_done() {
        let text = "RULES = [re.compile(r\"nc -e /bin/sh\")]\n";
        assert!(is_signature(text, text.find("nc").unwrap_or_default()));
        let text = "re.compile(r\"a\").match(x) and os.system(\"nc -e /bin/sh\")\n";
        assert!(!is_signature(text, text.find("nc").unwrap_or_default()));
    }
}
