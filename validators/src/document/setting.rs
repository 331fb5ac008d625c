//! Rules that are one setting: what it must be, or must not be, on which subjects, and what its absence means. Most dangers of cloud
//! resources have this form; one entry says danger, safe form and evidence at once. Knows nodes and answers, no format.

use assay_manifests::Span;
use serde::Deserialize;

use super::{
    Node, Value,
    rule::{Answer, Ask, Condition, Said, SaidOutcome, compares, regex, same, text_test},
};
use crate::rule::pattern::LazyRegex;

/// One setting, as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Setting {
    /// Paths of the subjects.
    pub each: Vec<String>,
    /// Where the setting stands below the subject.
    pub path: String,
    /// Other places where the same may be said.
    #[serde(default)]
    pub or: Vec<String>,
    /// What a subject must fulfil for the setting to be asked at all.
    #[serde(default)]
    pub when: Vec<Condition>,
    /// The values that are safe. Any other is a danger.
    #[serde(default)]
    pub want: Vec<toml::Value>,
    /// The values that are a danger. Any other is safe.
    #[serde(default)]
    pub refuse: Vec<toml::Value>,
    #[serde(default, deserialize_with = "regex")]
    pub want_matches: Option<LazyRegex>,
    #[serde(default, deserialize_with = "regex")]
    pub refuse_matches: Option<LazyRegex>,
    /// Least number that is safe.
    #[serde(default)]
    pub least: Option<f64>,
    /// Being there is enough.
    #[serde(default)]
    pub present: bool,
    #[serde(default)]
    pub missing: Missing,
    pub form: String,
    #[serde(default)]
    pub message: Option<String>,
    #[serde(default)]
    pub cwe: Option<Vec<u32>>,
}

/// Settings of one subject that serve one end. A document often shows some of them and leaves the others to what is not in sight, so that
/// the absence of one is a danger only where none is set (nothing is done to that end), or all the others are (one was forgotten). Else it
/// is not judged. A value that is wrong is a danger always.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    pub each: Vec<String>,
    #[serde(default)]
    pub when: Vec<Condition>,
    /// Form of the finding where no member is set.
    pub form: String,
    #[serde(default)]
    pub message: Option<String>,
    #[serde(default)]
    pub cwe: Option<Vec<u32>>,
    pub member: Vec<Member>,
}

/// One setting of a group.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    pub form: String,
    pub path: String,
    #[serde(default)]
    pub or: Vec<String>,
    #[serde(default)]
    pub want: Vec<toml::Value>,
    #[serde(default)]
    pub refuse: Vec<toml::Value>,
    #[serde(default, deserialize_with = "regex")]
    pub want_matches: Option<LazyRegex>,
    #[serde(default)]
    pub present: bool,
    /// Its absence is never a danger; that it is there shows that something is done.
    #[serde(default)]
    pub optional: bool,
    /// Another value is no danger by itself: the setting counts as absent.
    #[serde(default)]
    pub lenient: bool,
    /// That it alone is missing is a danger only where these hold; elsewhere what is not in sight may say the same.
    #[serde(default)]
    pub forgotten_when: Vec<Condition>,
    #[serde(default)]
    pub message: Option<String>,
}

/// What the absence of a setting means.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Missing {
    /// The default of the platform is the danger.
    #[default]
    Danger,
    /// The default of the platform is safe, but nothing shows it.
    Nothing,
    /// It depends on what is not in the document.
    Open,
}

/// Why a subject is unjudged where every value is known.
pub const LEFT_OUT: &str = "part of what this asks for is not written: left out, or set where it is not in sight";

/// What the setting says of one subject.
pub(super) fn judge<'r>(setting: &'r Setting, ask: &Ask<'_>, cwe: &'r [u32]) -> Option<Said<'r>> {
    let said = |outcome, span| {
        let cwe = setting.cwe.as_deref().unwrap_or(cwe);
        Some(Said { span, outcome, form: setting.form.as_str(), message: setting.message.as_deref(), cwe })
    };
    match ask.all(&setting.when) {
        Answer::Yes => {}
        Answer::No => return None,
        Answer::Unknown => return said(SaidOutcome::Unjudged, ask.subject.span),
    }
    match state(ask, &setting.path, &setting.or, setting.present, &|node| setting.safe(node)) {
        State::Absent(cut) => match setting.missing {
            _ if cut => said(SaidOutcome::Unjudged, ask.subject.span),
            Missing::Danger => said(SaidOutcome::Finding, ask.subject.span),
            Missing::Open => said(SaidOutcome::Unjudged, ask.subject.span),
            Missing::Nothing => None,
        },
        State::Set(Answer::No, span) => said(SaidOutcome::Finding, span),
        State::Set(Answer::Unknown, span) => said(SaidOutcome::Unjudged, span),
        State::Set(Answer::Yes, span) => said(SaidOutcome::Evidence, span),
    }
}

/// What the group says of one subject.
pub(super) fn judge_group<'r>(group: &'r Group, ask: &Ask<'_>, cwe: &'r [u32]) -> Vec<Said<'r>> {
    let cwe = group.cwe.as_deref().unwrap_or(cwe);
    let said = |outcome, form: &'r str, message: Option<&'r str>, span| Said { span, outcome, form, message, cwe };
    let here = ask.subject.span;
    match ask.all(&group.when) {
        Answer::Yes => {}
        Answer::No => return Vec::new(),
        Answer::Unknown => return vec![said(SaidOutcome::Unjudged, &group.form, None, here)],
    }
    let (mut wrong, mut open, mut upheld, mut absent, mut wanted) = (Vec::new(), false, Vec::new(), Vec::new(), 0);
    for member in &group.member {
        wanted += usize::from(!member.optional);
        match state(ask, &member.path, &member.or, member.present, &|node| member.safe(node)) {
            State::Set(Answer::Yes, span) => upheld.push((member, span)),
            State::Set(Answer::No, span) if !member.lenient => wrong.push((member, span)),
            State::Set(Answer::Unknown, _) | State::Absent(true) => open = true,
            State::Absent(false) | State::Set(Answer::No, _) => absent.push(member),
        }
    }
    if !wrong.is_empty() {
        return wrong.into_iter().map(|(m, span)| said(SaidOutcome::Finding, &m.form, m.message.as_deref(), span)).collect();
    }
    let required: Vec<&&Member> = absent.iter().filter(|m| !m.optional).collect();
    if open {
        return vec![said(SaidOutcome::Unjudged, &group.form, None, here)];
    }
    match required[..] {
        [] => upheld.into_iter().filter(|(m, _)| !m.optional).map(|(m, span)| said(SaidOutcome::Evidence, &m.form, None, span)).collect(),
        _ if upheld.is_empty() => vec![said(SaidOutcome::Finding, &group.form, group.message.as_deref(), here)],
        [forgotten] if wanted > 2 && ask.all(&forgotten.forgotten_when) == Answer::Yes => {
            vec![said(SaidOutcome::Finding, &forgotten.form, forgotten.message.as_deref(), here)]
        }
        _ => vec![said(SaidOutcome::Unjudged, &group.form, Some(LEFT_OUT), here)],
    }
}

/// How a setting stands on a subject.
enum State {
    /// Not there; true where something unresolved may hold it.
    Absent(bool),
    Set(Answer, Span),
}

fn state(ask: &Ask<'_>, path: &str, or: &[String], whole: bool, safe: &dyn Fn(&Node) -> Answer) -> State {
    let (mut nodes, mut cut): (Vec<&Node>, bool) = (Vec::new(), false);
    for path in std::iter::once(path).chain(or.iter().map(String::as_str)) {
        let found = ask.find(path);
        nodes.extend(found.nodes.into_iter().filter(|n| n.value != Value::Null));
        cut |= found.cut;
    }
    if nodes.is_empty() {
        return State::Absent(cut);
    }
    let answers: Vec<(Answer, Span)> =
        nodes.into_iter().flat_map(|n| if whole { vec![n] } else { items(n) }).map(|node| (safe(node), node.span)).collect();
    for wanted in [Answer::No, Answer::Unknown, Answer::Yes] {
        if let Some((_, span)) = answers.iter().find(|(answer, _)| *answer == wanted) {
            return State::Set(wanted, *span);
        }
    }
    State::Absent(cut)
}

fn items(node: &Node) -> Vec<&Node> {
    match &node.value {
        Value::List(items) if !items.is_empty() => items.iter().collect(),
        _ => vec![node],
    }
}

fn given(node: &Node) -> Answer {
    Answer::of(match &node.value {
        Value::Text(text) => !text.trim().is_empty(),
        Value::List(items) => !items.is_empty(),
        _ => true,
    })
}

fn one_of(node: &Node, values: &[toml::Value]) -> Answer {
    Answer::any(values.iter().map(|value| same(node, value)))
}

impl Setting {
    fn safe(&self, node: &Node) -> Answer {
        let mut answers = Vec::new();
        if self.present {
            answers.push(given(node));
        }
        if !self.want.is_empty() {
            answers.push(one_of(node, &self.want));
        }
        if !self.refuse.is_empty() {
            answers.push(one_of(node, &self.refuse).not());
        }
        if let Some(pattern) = &self.want_matches {
            answers.push(text_test(node, pattern));
        }
        if let Some(pattern) = &self.refuse_matches {
            answers.push(text_test(node, pattern).not());
        }
        if let Some(least) = self.least {
            answers.push(compares(node, &|x| x >= least));
        }
        Answer::any(answers.into_iter().map(Answer::not)).not()
    }
}

impl Member {
    fn safe(&self, node: &Node) -> Answer {
        let mut answers = Vec::new();
        if self.present {
            answers.push(given(node));
        }
        if !self.want.is_empty() {
            answers.push(one_of(node, &self.want));
        }
        if !self.refuse.is_empty() {
            answers.push(one_of(node, &self.refuse).not());
        }
        if let Some(pattern) = &self.want_matches {
            answers.push(text_test(node, pattern));
        }
        Answer::any(answers.into_iter().map(Answer::not)).not()
    }
}
