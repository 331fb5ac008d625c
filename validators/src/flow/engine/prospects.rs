//! What an entry can never say of a place, from the text of the place alone: where it may stand, and which conditions cannot hold. Knows no
//! values: whatever depends on them may hold.

use rustc_hash::FxHashMap;

use super::{Engine, names::import_path, relevance::Looks};
use crate::{
    flow::ir::{Arg, Expr, ExprKind, Lit},
    rule::{
        Labels,
        index::EntryRef,
        meant::{Condition, Entry, MarkId, On, Place, Subject, Test},
        pattern::Pattern,
    },
};

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
    /// Of what is written: its key.
    key: Option<Key<'a>>,
    /// Of a comparison: its operands are just the two.
    is_compared: bool,
}

impl<'a> Shown<'a> {
    pub fn called(args: &'a [Arg], receiver: Option<&'a Expr>) -> Self {
        Self { exprs: args.iter().map(|arg| &arg.value).chain(receiver).collect(), key: None, is_compared: false }
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
        Self { exprs, key: Some(key), is_compared: false }
    }

    pub fn one(value: &'a Expr) -> Self {
        Self { exprs: vec![value], key: None, is_compared: false }
    }

    pub fn compared(left: &'a Expr, right: &'a Expr) -> Self {
        Self { exprs: vec![left, right], key: None, is_compared: true }
    }
}

/// Marks and sources of rules that may be set or met in the artifact, as far as they were asked for.
#[derive(Default)]
pub(super) struct Prospects {
    marks: FxHashMap<u16, bool>,
    sources: FxHashMap<u16, bool>,
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

    /// Whether conditions may hold of a place: `false` only where one of them cannot.
    pub(super) fn may_hold(&self, when: &[Condition], rule: u16, shown: &Shown<'a>) -> bool {
        when.iter().all(|condition| self.one_may_hold(condition, rule, shown))
    }

    fn one_may_hold(&self, condition: &Condition, rule: u16, shown: &Shown<'a>) -> bool {
        let (subject, test) = match condition {
            Condition::Any(list) => return list.iter().any(|one| self.one_may_hold(one, rule, shown)),
            Condition::All(list) => return self.may_hold(list, rule, shown),
            Condition::Not(_) => return true,
            Condition::Test { way, .. } if !way.is_empty() => return true,
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
                }
                Key::Open => {}
            }
        }
        if shown.is_compared
            && let Subject::Index(at) = subject
            && let Some(expr) = shown.exprs.get(*at as usize)
        {
            let is_other = matches!(&expr.kind, ExprKind::Lit(lit) if !matches!(lit, Lit::Str(_) | Lit::Bytes(_)));
            match (test, &expr.kind) {
                (Test::Named(regex), _) => return self.text_fits(expr, regex),
                (Test::Matches(regex), ExprKind::Lit(Lit::Str(text))) => return regex.is_match(text),
                (Test::Matches(_), _) if is_other => return false,
                _ => {}
            }
        }
        match test {
            Test::Named(regex) if !matches!(subject, Subject::Result) => shown.exprs.iter().any(|expr| self.text_fits(expr, regex)),
            Test::Marked(mark) => self.may_be_marked(*mark),
            Test::Tainted => self.may_be_tainted(rule),
            _ => true,
        }
    }

    fn text_fits(&self, expr: &Expr, regex: &crate::rule::pattern::LazyRegex) -> bool {
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

    fn may_occur(&self, entry: &Entry) -> bool {
        let is_plain = |name: &str| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        let may = |pattern: &Pattern| pattern.last_segment().is_none_or(|last| !is_plain(last) || self.definitions.mention(last));
        match &entry.on {
            On::Call(patterns) | On::Read(patterns) | On::Write(patterns) => patterns.iter().any(may),
            _ => true,
        }
    }
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
