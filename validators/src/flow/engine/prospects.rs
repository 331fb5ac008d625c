//! What an entry can never say of a place, from the text of the place alone: where it may stand, and which conditions cannot hold. Knows no
//! values: whatever depends on them may hold.

use std::sync::Arc;

use assay_manifests::Language;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    Engine,
    definitions::shares_names,
    names::{Base, import_path},
    relevance::Looks,
    walk::{Seen, walk},
};
use crate::{
    flow::ir::{Arg, Expr, ExprKind, Lit, Module, Spread},
    rule::{
        Labels,
        index::EntryRef,
        meant::{Condition, Constant, Entry, MarkId, On, Place, Subject, Test, WayStep},
        pattern::{LazyRegex, Pattern},
    },
};

/// Longest text that is asked whether a rule looks for it.
const MOST_TEXT: usize = 200;

/// Under which name or key something is written.
#[derive(Clone, Copy)]
pub(super) enum Key<'a> {
    /// A variable has none.
    None,
    Known(&'a str),
    Open,
}

/// A place that entries may speak of, as it is written.
pub(super) struct Shown<'a> {
    exprs: Vec<&'a Expr>,
    /// Of a call: its arguments.
    args: Option<&'a [Arg]>,
    /// Of what is written: its key.
    key: Option<Key<'a>>,
    /// Of what is written: whether a key may have led to what it is written to.
    under_key: bool,
    /// Of a comparison: its operands are just the two.
    is_compared: bool,
}

impl<'a> Shown<'a> {
    pub fn called(args: &'a [Arg], receiver: Option<&'a Expr>) -> Self {
        let exprs = args.iter().map(|arg| &arg.value).chain(receiver).collect();
        Self { exprs, args: Some(args), key: None, under_key: false, is_compared: false }
    }

    pub fn written(value: &'a Expr, key: Key<'a>, container: Option<&'a Expr>) -> Self {
        let mut exprs: Vec<&'a Expr> = std::iter::once(value).chain(container).collect();
        if let ExprKind::List { items, .. } = &value.kind {
            exprs.extend(items);
        }
        // `o[outer].name = value`
        if let Some(ExprKind::Index { index, .. }) = container.map(|container| &container.kind) {
            exprs.push(index);
        }
        Self { exprs, args: None, key: Some(key), under_key: false, is_compared: false }
    }

    pub fn under_key(self, under_key: bool) -> Self {
        Self { under_key, ..self }
    }

    pub fn one(value: &'a Expr) -> Self {
        Self { exprs: vec![value], args: None, key: None, under_key: false, is_compared: false }
    }

    pub fn compared(left: &'a Expr, right: &'a Expr) -> Self {
        Self { exprs: vec![left, right], args: None, key: None, under_key: false, is_compared: true }
    }
}

impl<'a> Shown<'a> {
    /// What stands at this place among the operands of a comparison, or the arguments of a call where none before it is named or spread.
    fn at(&self, place: u32) -> Option<&'a Expr> {
        let place = place as usize;
        match self.args {
            _ if self.is_compared => self.exprs.get(place).copied(),
            Some(args) => {
                let before = args.get(..=place)?;
                let is_plain = |arg: &Arg| arg.name.is_none() && arg.spread == Spread::No && !matches!(arg.value.kind, ExprKind::Spread(_));
                before.iter().all(is_plain).then(|| &args[place].value)
            }
            None => None,
        }
    }

    /// Whether an argument may be passed by this name.
    fn may_pass(&self, name: &str) -> bool {
        let may =
            |arg: &Arg| arg.name.as_deref() == Some(name) || arg.spread == Spread::Map || matches!(arg.value.kind, ExprKind::Spread(_));
        self.args.is_none_or(|args| args.iter().any(may))
    }

    /// Whether a condition asks of an operand, which is a literal, that it is constant.
    fn is_constant(&self, condition: &Condition) -> bool {
        let Condition::Test { subject: Subject::Index(at), way, test: Test::Constant } = condition else { return false };
        self.is_compared && way.is_empty() && self.exprs.get(*at as usize).is_some_and(|expr| is_plain(expr))
    }
}

/// Marks and sources of rules that may be set or met in the artifact, as far as they were asked for.
#[derive(Default)]
pub(super) struct Prospects<'a> {
    marks: FxHashMap<u16, bool>,
    sources: FxHashMap<u16, bool>,
    /// Whether code of other files may have a part in the run.
    sees_others: Option<bool>,
    /// Keys that were looked for in the text of the file.
    written: FxHashMap<Arc<str>, bool>,
    /// Short texts of the file under judgement.
    texts: Option<FxHashSet<&'a str>>,
}

impl<'a> Engine<'a> {
    /// Whether the place of an entry may be this function.
    pub(super) fn may_stand(&self, entry: &Entry, look: &Looks<'a>) -> bool {
        if let Some(place) = &entry.inside
            && !self.place_may_hold(place, look)
        {
            return false;
        }
        // Of where it may not stand, only what holds for the whole file is known.
        !entry.unless_inside.as_ref().is_some_and(|place| {
            place.class.is_none() && place.function.is_none() && place.decorated.is_none() && place.base.is_none() && self.file_fits(place)
        })
    }

    /// Whether the file's imports and path fit.
    fn file_fits(&self, place: &Place) -> bool {
        if place.imports.is_none() && place.path.is_none() {
            return true;
        }
        let target = self.target;
        let imports = &self.definitions.of(target).imports;
        self.recalled.places.of((std::ptr::from_ref(place), target), || {
            place.imports.as_ref().is_none_or(|regex| imports.iter().any(|import| regex.is_match(&import_path(import))))
                && place.path.as_ref().is_none_or(|regex| regex.is_match(&self.modules[target].module.path))
        })
    }

    fn place_may_hold(&self, place: &Place, look: &Looks<'a>) -> bool {
        if !self.file_fits(place) {
            return false;
        }
        let function = look.function;
        // A closure is asked by the function that runs it.
        if let Some(regex) = &place.function
            && !function.name.is_empty()
            && !regex.is_match(&function.name)
        {
            return false;
        }
        // What the type of a receiver is, the form alone does not say.
        let is_method_elsewhere = function.receiver_type.is_some();
        if let Some(regex) = &place.decorated {
            let of_class = look.class.map_or(&[][..], |class| &class.decorators);
            let shown = || function.decorators.iter().chain(of_class).any(|decorator| regex.is_match(&self.shown(decorator, self.target)));
            if !is_method_elsewhere && !shown() {
                return false;
            }
        }
        if (place.class.is_some() || place.base.is_some()) && !is_method_elsewhere {
            let Some(class) = look.class else { return false };
            let Some(number) = self.class_numbers.get(&std::ptr::from_ref(class)).copied() else { return true };
            if let Some(regex) = &place.class
                && !regex.is_match(&self.classes[number.0 as usize].name)
            {
                return false;
            }
            if let Some(regex) = &place.base {
                let mut names = Vec::new();
                self.class_names(number, &mut names, 0);
                return names.iter().skip(1).any(|name| regex.is_match(name));
            }
        }
        true
    }

    /// Whether an entry may say something of a place: where it says nothing of what is unknown, what it asks under a key must be written
    /// somewhere.
    pub(super) fn may_conclude(&self, entry: &Entry, rule: u16, shown: &Shown<'a>) -> bool {
        self.may_hold(&entry.when, rule, shown)
            && (!entry.ignore_unknown || entry.when.iter().all(|condition| self.keys_may_stand(condition)))
    }

    /// Whether the keys under which something known must stand are mentioned where the code may see them.
    fn keys_may_stand(&self, condition: &Condition) -> bool {
        match condition {
            Condition::Any(list) => list.iter().any(|one| self.keys_may_stand(one)),
            Condition::All(list) => list.iter().all(|one| self.keys_may_stand(one)),
            Condition::Test { subject, way, test } if asks_for_known(test) => {
                let configured = !self.input.configs.is_empty();
                let is_written = |key: &Arc<str>| configured || self.is_mentioned(key) || self.is_in_text(key);
                let is_named = !matches!(subject, Subject::Keyword(name) if !is_written(name));
                is_named && way.iter().all(|step| !matches!(step, WayStep::Key(key) if !is_written(key)))
            }
            Condition::Not(_) | Condition::Test { .. } => true,
        }
    }

    /// Whether the text of the file has a key anywhere.
    fn is_in_text(&self, key: &Arc<str>) -> bool {
        let mut prospects = self.prospects.borrow_mut();
        if let Some(known) = prospects.written.get(key) {
            return *known;
        }
        let found = self.input.text.contains(&**key);
        prospects.written.insert(key.clone(), found);
        found
    }

    /// Whether conditions may hold of a place: `false` only where one of them cannot.
    fn may_hold(&self, when: &[Condition], rule: u16, shown: &Shown<'a>) -> bool {
        when.iter().all(|condition| self.one_may_hold(condition, rule, shown))
    }

    fn one_may_hold(&self, condition: &Condition, rule: u16, shown: &Shown<'a>) -> bool {
        let (subject, test) = match condition {
            Condition::Any(list) => return list.iter().any(|one| self.one_may_hold(one, rule, shown)),
            Condition::All(list) => return self.may_hold(list, rule, shown),
            Condition::Not(inner) => return !shown.is_constant(inner),
            Condition::Test { way, test, .. } if !way.is_empty() => {
                return match test {
                    Test::Marked(mark) => self.may_be_marked(*mark),
                    Test::Tainted => self.may_be_tainted(rule),
                    _ => true,
                };
            }
            Condition::Test { subject, test, .. } => (subject, test),
        };
        // The second argument of what is written is its key: a variable has none.
        if let (Some(key), Subject::Index(1)) = (shown.key, subject) {
            match key {
                Key::None => return matches!(test, Test::Absent | Test::Untainted),
                Key::Known(text) => {
                    if let Test::Matches(regex) = test {
                        return regex.is_match(text);
                    }
                    if matches!(test, Test::Dynamic | Test::Tainted) {
                        return false;
                    }
                }
                Key::Open => {}
            }
        }
        // Only what stands under a key is told which.
        if shown.key.is_some() && !shown.under_key && matches!(subject, Subject::Keyword(name) if &**name == "outer-key") {
            return matches!(test, Test::Absent | Test::Untainted);
        }
        if let Subject::Keyword(name) = subject
            && self.language == Language::Python
            && (asks_for_known(test) || matches!(test, Test::Tainted))
            && !shown.may_pass(name)
        {
            return false;
        }
        if let Subject::Index(at) = subject
            && let Some(expr) = shown.at(*at)
        {
            let is_other = matches!(&expr.kind, ExprKind::Lit(lit) if !matches!(lit, Lit::Str(_) | Lit::Bytes(_)));
            match (test, &expr.kind) {
                (Test::Named(regex), _) if shown.is_compared => return self.text_fits(expr, regex),
                (Test::Matches(regex), ExprKind::Lit(Lit::Str(text))) => return regex.is_match(text),
                (Test::Matches(_), _) if is_other => return false,
                (Test::Tainted | Test::TaintedIn(_) | Test::TaintedWhere(_) | Test::Dynamic | Test::Formatted, _) if is_plain(expr) => {
                    return false;
                }
                (Test::Equals(list), _) => return self.may_equal(expr, list),
                _ => {}
            }
        }
        match test {
            Test::Named(regex) if !matches!(subject, Subject::Result) => shown.exprs.iter().any(|expr| self.text_fits(expr, regex)),
            Test::Marked(mark) => self.may_be_marked(*mark),
            Test::Tainted | Test::TaintedIn(_) | Test::TaintedWhere(_) => self.may_be_tainted(rule),
            _ => true,
        }
    }

    /// Whether what is written so may be one of these.
    fn may_equal(&self, expr: &Expr, list: &[Constant]) -> bool {
        let configured = !self.input.configs.is_empty();
        list.iter().any(|constant| match (constant, &expr.kind) {
            (Constant::Str(text), ExprKind::Lit(Lit::Str(written))) => text == written,
            (Constant::Str(text), _) => configured || !is_name(text) || self.definitions.mention(text),
            _ => true,
        })
    }

    fn text_fits(&self, expr: &Expr, regex: &LazyRegex) -> bool {
        let Some(text) = self.input.text.get(expr.span.start as usize..expr.span.end as usize) else { return true };
        self.recalled.matched.of((std::ptr::from_ref(regex), expr.span), || regex.is_match(text))
    }

    /// Whether something in the artifact may set a mark.
    fn may_be_marked(&self, mark: MarkId) -> bool {
        if let Some(known) = self.prospects.borrow().marks.get(&mark.0) {
            return *known;
        }
        let rules = (0..self.index.len() as u16).filter_map(|number| self.index.rule(self.rules, number));
        let found = rules.flat_map(|rule| &rule.marks).filter(|entry| entry.mark == Some(mark)).any(|entry| self.may_occur(entry));
        self.prospects.borrow_mut().marks.insert(mark.0, found);
        found
    }

    /// Whether something that a rule calls untrusted may be in the artifact: where it looks at nothing but its own sources.
    fn may_be_tainted(&self, number: u16) -> bool {
        if let Some(known) = self.prospects.borrow().sources.get(&number) {
            return *known;
        }
        let rule = (number != EntryRef::SHARED).then(|| self.index.rule(self.rules, number)).flatten();
        let found = rule.is_none_or(|rule| {
            rule.taint.labels.without(Labels::OTHER) != Labels::default() || rule.sources.iter().any(|entry| self.may_occur(entry))
        });
        self.prospects.borrow_mut().sources.insert(number, found);
        found
    }

    /// Whether a name stands in the file, or in another one that may have a part in its run.
    fn is_mentioned(&self, name: &str) -> bool {
        // What a shortcode stands for is written into the page by others.
        let name = if self.language == Language::Php && name == "echo" && self.definitions.mention_in(self.target, "add_shortcode") {
            "add_shortcode"
        } else {
            name
        };
        if self.sees_others() { self.definitions.mention(name) } else { self.definitions.mention_in(self.target, name) }
    }

    /// Whether some text of the file is what the sources or marks of a rule ask for, where they ask for one.
    fn has_text_for(&self, when: &[Condition]) -> bool {
        if self.sees_others() || !self.input.configs.is_empty() {
            return true;
        }
        when.iter().all(|condition| match condition {
            Condition::Test { subject: Subject::Index(_), way, test: Test::Matches(regex) } if way.is_empty() => {
                let mut prospects = self.prospects.borrow_mut();
                let texts = prospects.texts.get_or_insert_with(|| texts(self.modules[self.target].module));
                texts.iter().any(|text| regex.is_match(text))
            }
            _ => true,
        })
    }

    /// Whether code of other files may run with that of the file under judgement.
    fn sees_others(&self) -> bool {
        if let Some(known) = self.prospects.borrow().sees_others {
            return known;
        }
        let target = self.target;
        let found = self.modules.len() > 1
            && (shares_names(self.language)
                || self.is_script() && self.input.text.contains("require")
                || ["import_module", "__import__"].iter().any(|name| self.definitions.mention_in(target, name))
                || self.definitions.of(target).imports.iter().any(|import| self.is_of_artifact(import)));
        self.prospects.borrow_mut().sees_others = Some(found);
        found
    }

    /// Whether a member of this name may call what it is asked of: `f.apply(…)`.
    pub(super) fn may_call_owner(&self, name: &str) -> bool {
        match self.language {
            Language::Python => name.starts_with("__"),
            _ => !self.is_script() || matches!(name, "call" | "apply" | "bind" | "prototype" | "constructor"),
        }
    }

    /// Whether a class of this name, or for a constructor any, is made of one of a library that rules name: `class Run(subprocess.Popen)`.
    fn is_over_known(&self, name: &str) -> bool {
        let is_known = |base: &Base| matches!(base, Base::Library(full) if !self.index.calls.exact(full).is_empty());
        self.classes
            .iter()
            .any(|info| (name == "__init__" || crate::rule::pattern::last_segment(&info.name) == name) && info.bases.iter().any(is_known))
    }

    /// Whether something of this name looks up functions or members by a text that may be assembled: what is meant only a run can tell.
    pub(super) fn finds_by_text(&self, name: &str) -> bool {
        use Language::*;
        if self.language == Python && (name == "__init__" || name.starts_with(char::is_uppercase)) && self.is_over_known(name) {
            return true;
        }
        let known: &[&str] = match self.language {
            Python => &[
                "getattr",
                "vars",
                "globals",
                "locals",
                "__import__",
                "import_module",
                "__dict__",
                "__getattribute__",
                "attrgetter",
                "methodcaller",
            ],
            Ruby => &["send", "public_send", "__send__", "const_get", "method", "instance_method", "instance_variable_get"],
            Php => &[
                "call_user_func",
                "call_user_func_array",
                "forward_static_call",
                "func_get_args",
                "add_shortcode",
                crate::flow::lower::NAMED,
            ],
            Java | Kotlin => &["forName", "getMethod", "getDeclaredMethod", "invoke", "loadClass", "newInstance"],
            CSharp => &["GetMethod", "InvokeMember", "CreateInstance", "GetType"],
            Go => &["MethodByName", "FieldByName"],
            _ => &[],
        };
        known.contains(&name) || self.language == Php && name.starts_with('$')
    }

    fn may_occur(&self, entry: &Entry) -> bool {
        if !self.has_text_for(&entry.when) {
            return false;
        }
        let by_parts = self.is_script() || self.language == Language::Python;
        let may = |pattern: &Pattern| {
            // What a star stands for is not asked; of what is written behind it each whole part.
            let asked = pattern.text().rsplit('*').next().unwrap_or_default().split('.').skip(1);
            let fits = |part: &str| !is_name(part) || self.is_mentioned(part);
            if pattern.is_wild() && by_parts { asked.into_iter().all(fits) } else { pattern.last_segment().is_none_or(fits) }
        };
        match &entry.on {
            On::Call(patterns) | On::Read(patterns) | On::Write(patterns) => patterns.iter().any(may),
            _ => true,
        }
    }
}

/// The short texts of a file.
fn texts(module: &Module) -> FxHashSet<&str> {
    let mut found = FxHashSet::default();
    walk(&module.body, &mut |seen| {
        if let Seen::Expr(Expr { kind: ExprKind::Lit(Lit::Str(text) | Lit::Bytes(text)), .. }) = seen
            && text.len() <= MOST_TEXT
        {
            found.insert(&**text);
        }
    });
    found
}

/// Whether only a value that is known passes a test, and one that is there.
fn asks_for_known(test: &Test) -> bool {
    match test {
        Test::Matches(_) | Test::PrefixMatches(_) | Test::True | Test::False => true,
        Test::Equals(list) => list.iter().all(|constant| matches!(constant, Constant::Str(_))),
        _ => false,
    }
}

/// A literal whose value is known in full.
fn is_plain(expr: &Expr) -> bool {
    matches!(&expr.kind, ExprKind::Lit(lit) if !matches!(lit, Lit::Regex(..)))
}

/// Letters and digits: what a walk over a text finds as one name.
fn is_name(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

pub(super) type Regexes<'a> = Vec<&'a LazyRegex>;

/// Expressions that a text must match, wherever they stand in the conditions.
pub(super) fn regexes<'a>(when: &'a [Condition], out: &mut Regexes<'a>) {
    for condition in when {
        match condition {
            Condition::Any(list) | Condition::All(list) => regexes(list, out),
            Condition::Test { test: Test::Matches(regex) | Test::PrefixMatches(regex) | Test::TaintedWhere(regex), .. } => out.push(regex),
            Condition::Not(_) | Condition::Test { .. } => {}
        }
    }
}

/// Whether a condition that must hold asks a text for an expression.
pub(super) fn asks_for_text(when: &[Condition]) -> bool {
    when.iter().any(|condition| {
        matches!(condition, Condition::Test { test: Test::Matches(_) | Test::PrefixMatches(_) | Test::TaintedWhere(_), .. })
    })
}

/// Whether a condition that must hold asks where in a page something stands, between elements aside: only a tag leads there.
pub(super) fn asks_for_markup(when: &[Condition]) -> bool {
    let is_inside = |places: &[String]| !places.iter().any(|place| place == "text");
    when.iter().any(|condition| matches!(condition, Condition::Test { test: Test::TaintedIn(places), .. } if is_inside(places)))
}

pub(super) fn asks_for_mark(when: &[Condition]) -> bool {
    when.iter().any(|condition| matches!(condition, Condition::Test { test: Test::Marked(_), .. }))
}

#[cfg(test)]
mod tests {
    use assay_manifests::Language;

    use crate::flow::engine::tests::report;

    #[test]
    fn functions_of_which_no_rule_can_speak_are_not_run() {
        let functions = |body: &str| -> u32 {
            let many: String = (0..40).map(|n| format!("public int area{n}(int w, int h) {{ {body} }}\n")).collect();
            report(Language::Java, "A.java", &format!("public class A {{ {many} }}")).steps
        };
        let (empty, plain) =
            (functions("return 1;"), functions("int size = w * h; int edge = size + w; size += edge; return size - edge;"));
        assert!(plain < empty + 40, "{plain} steps, {empty} of empty ones");
        let compared = "def check(given):\n    signature = make(given)\n    return signature == given.signature\n";
        assert!(!report(Language::Python, "a.py", compared).findings.is_empty());
    }

    #[test]
    fn a_key_a_mark_and_a_member_of_a_type_make_a_function_worth_a_run() {
        let key = "from flask import request\ndef answer(response):\n    response.headers['X-Name'] = request.args['n']\n";
        assert!(!report(Language::Python, "a.py", key).findings.is_empty());
        let mark = "import random\ndef renew(session):\n    session['id'] = random.getrandbits(64)\n";
        assert!(!report(Language::Python, "a.py", mark).findings.is_empty());
        let member = "import kotlin.random.Random\n\nclass Tokens {\n    fun resetToken(): String = (1..32).map { \"0123456789abcdef\"[Random.nextInt(16)] }.joinToString(\"\")\n}\n";
        assert!(!report(Language::Kotlin, "A.kt", member).findings.is_empty());
    }

    #[test]
    fn what_has_no_tag_and_passes_no_sink_on_is_not_run() {
        let steps = |language: Language, path: &str, text: &dyn Fn(u32) -> String| -> u32 {
            let many: String = (0..40).map(text).collect();
            report(language, path, &many).steps
        };
        let python = |body: &'static str| steps(Language::Python, "a.py", &move |n| format!("def f{n}(text, b):\n    {body}\n"));
        assert!(python("return '%s: %s' % (text.strip(), b)") < python("pass") + 40);
        let script = |body: &'static str| steps(Language::JavaScript, "a.js", &move |n| format!("function f{n}(a, $) {{ {body} }}\n"));
        let (empty, plain) = (script(""), script("$.depth = $.measure(a); (function (b) { b.depth = 2; })(a);"));
        assert!(plain < empty + 40, "{plain} steps, {empty} of empty ones");
    }

    #[test]
    fn a_tag_of_another_function_and_a_sink_that_is_applied_make_a_function_worth_a_run() {
        let tag = "def begin():\n    return \"<i title='\"\n\ndef page(name):\n    return begin() + name + \"'>\"\n";
        assert!(!report(Language::Python, "a.py", tag).findings.is_empty());
        let applied = "const { exec } = require('child_process');\nfunction start(name) { exec.call(null, 'ls ' + name); }\n";
        assert!(!report(Language::JavaScript, "a.js", applied).findings.is_empty());
    }

    #[test]
    fn what_a_rule_asks_for_by_a_key_an_option_or_a_text_must_be_written() {
        let steps = |language: Language, path: &str, text: &str| report(language, path, &text.repeat(40)).steps;
        // No key of an answer stands anywhere.
        let script = |body: &str| steps(Language::JavaScript, "a.js", &format!("function lay(a, b) {{ {body} }}\n"));
        assert!(script("return { width: a, height: b };") < script("return 1;") + 160);
        let found = |text: &str| report(Language::Python, "a.py", text).findings.len();
        let options = "import requests\ndef fetch(place):\n    return requests.get('https://x.example', timeout=3, **{'verify': False})\n";
        assert_eq!(found(options), 1, "an option out of a map");
        let named = "import requests\nOPTIONS = {'verify': False}\ndef fetch(place):\n    return requests.get('https://x.example', timeout=3, **OPTIONS)\n";
        assert_eq!(found(named), 1, "a map by its name");
        let header = "from flask import request, abort\ndef enter():\n    if request.headers.get('X-Forwarded-For') == '10.0.0.1':\n        return 'in'\n    abort(403)\n";
        assert_eq!(found(header), 1, "a header that a source asks for");
    }

    #[test]
    fn what_is_found_by_an_assembled_text_is_looked_at() {
        let hidden = [
            "import ssl\ndef open_channel():\n    name = '_create_' + 'unverified' + '_context'\n    return getattr(ssl, name)()\n",
            "import ssl\ndef open_channel():\n    parts = ['unverified', '_create_', '_context']\n    return vars(ssl)[parts[1] + parts[0] + parts[2]]()\n",
        ];
        for text in hidden {
            assert!(!report(Language::Python, "a.py", text).findings.is_empty(), "{text}");
        }
    }

    #[test]
    fn calls_far_into_a_function_are_followed_only_with_what_comes_from_outside() {
        let filler: String = (0..900).map(|n| format!("    a{n} = work({n})\n")).collect();
        let text = |argument: &str| {
            format!(
                "import subprocess\nfrom flask import Flask, request\napp = Flask(__name__)\ndef work(n):\n    return n + 1\ndef run(command):\n    subprocess.call(command, shell=True)\n@app.route('/')\ndef page():\n{filler}    run({argument})\n"
            )
        };
        assert!(!report(Language::Python, "a.py", &text("request.args['c']")).findings.is_empty());
    }
}
