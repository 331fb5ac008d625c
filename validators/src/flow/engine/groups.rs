//! What a match of a pattern holds: a group that takes harmless characters only is harmless, whatever the text around it is. Knows no rule.

use super::{
    Engine,
    heap::{Object, Shape},
    patterns::{harmless, is_any_host, parse},
    value::{Kind, Value},
};

use regex_syntax::hir::{Hir, HirKind};

use super::python_plain::Which;
use crate::flow::ir::Sym;

/// Begins the type of a match; the pattern follows.
const MATCH: &str = "match of ";
/// Longest pattern that a match carries, in bytes.
const LONGEST: usize = 400;

impl<'a> Engine<'a> {
    /// Type of a match of this pattern.
    pub(super) fn match_type(pattern: &str) -> Option<Sym> {
        (pattern.len() <= LONGEST).then(|| format!("{MATCH}{pattern}").into())
    }

    /// A text was searched. Where that was a part of it only, or what was left, it teaches nothing of the whole.
    pub(super) fn searched(&mut self, pattern: &Value<'a>, subject: &Value<'a>, is_whole: bool) -> Value<'a> {
        let mut result = self.matched(pattern, subject, false, false);
        result.facts = result.facts.filter(|_| is_whole);
        result
    }

    /// What flags that are handed over say of lines: `re.MULTILINE`, `Pattern.MULTILINE`. `?` stands for any others.
    pub(super) fn line_flag(&self, flags: Option<&super::call::ArgValue<'a>>) -> Sym {
        let text = flags.and_then(|flags| flags.expr).and_then(|expr| self.text(expr.span)).unwrap_or_default();
        let is_line = |word: &str| matches!(word, "MULTILINE" | "M" | "8");
        let letter = |word: &str| match word {
            "IGNORECASE" | "I" if self.language == assay_manifests::Language::Python => Some('i'),
            "DOTALL" | "S" if self.language == assay_manifests::Language::Python => Some('s'),
            _ if is_line(word) => Some('m'),
            _ => None,
        };
        let words = || text.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| !word.is_empty());
        let others = words().any(|word| letter(word).is_none() && !matches!(word, "re" | "regex" | "Pattern" | "0"));
        let mut flags: String = words().filter_map(letter).collect();
        if others {
            flags.push('?');
        }
        flags.into()
    }

    /// Whether a value is a match whose pattern is known.
    pub(super) fn is_match(value: &Value<'a>) -> bool {
        value.ty.as_deref().is_some_and(|ty| ty.starts_with(MATCH))
    }

    /// How many groups a match has, where its pattern is known.
    pub(super) fn match_groups(&self, held: &Value<'a>) -> Option<usize> {
        Some(super::python_plain::group_names(held.ty.as_deref()?.strip_prefix(MATCH)?)?.len())
    }

    /// A group of a match, by number or name; the whole where none is named.
    pub(super) fn group_of(&mut self, held: &Value<'a>, which: Option<&Value<'a>>) -> Option<Value<'a>> {
        let pattern = held.ty.as_deref()?.strip_prefix(MATCH)?.to_owned();
        let name = which.and_then(Value::as_str);
        let group = match (which, &name) {
            (None, _) => Group::Number(0),
            (Some(which), None) => Group::Number(usize::try_from(which.as_int()?).ok()?),
            (_, Some(name)) => Group::Name(name),
        };
        if let Some(found) = held.as_str() {
            let which = match group {
                Group::Number(number) => Which::Number(number),
                Group::Name(name) => Which::Name(name),
            };
            // A group that takes part in no match is none.
            return super::python_plain::pattern_group(&pattern, &found, which).map(|group| group.map_or_else(Value::null, Value::str));
        }
        let mut part = self.unknown_with(held.taint.clone()).typed(Some("string".into()));
        part.via = held.via;
        // What is learnt of one group says nothing of the text beside it, unless it is an address by its host. Asked for again it is the same.
        let is_python = self.language == assay_manifests::Language::Python;
        if is_python || self.is_script() && !matches!(group, Group::Number(0)) {
            let key = which.and_then(Value::key).unwrap_or_default();
            part.id = self.part_id(held.id, &format!("group {key}").into());
            if is_python && is_host_group(&pattern, &group) {
                part.ty = Some(super::refine::HOST.into());
            } else {
                part.via = 0;
            }
            part = self.with_facts(part);
        }
        Some(self.clean_group(part, &pattern, &group))
    }

    /// `match.group("name")`
    pub(super) fn group_asked(&mut self, receiver: &Value<'a>, method: &str, site: &super::call::Site<'a, '_>) -> Option<Value<'a>> {
        if !Self::is_match(receiver) {
            return None;
        }
        if method == "group" && site.args.len() < 2 {
            return self.group_of(receiver, site.args.first().map(|arg| &arg.value));
        }
        if self.language != assay_manifests::Language::Python || !matches!(method, "group" | "groups" | "groupdict" | "__getitem__") {
            return None;
        }
        let pattern = receiver.ty.as_deref()?.strip_prefix(MATCH)?.to_owned();
        let names = super::python_plain::group_names(&pattern)?;
        match method {
            "group" | "__getitem__" => {
                let asked: Vec<Value<'a>> = site.args.iter().map(|arg| arg.value.clone()).collect();
                let groups: Option<Vec<Value<'a>>> = asked.iter().map(|which| self.group_of(receiver, Some(which))).collect();
                Some(self.new_list(groups?))
            }
            "groups" if site.args.is_empty() => {
                let groups: Option<Vec<Value<'a>>> =
                    (1..=names.len()).map(|at| self.group_of(receiver, Some(&Value::int(at as i128)))).collect();
                Some(self.new_list(groups?))
            }
            "groupdict" if site.args.is_empty() => {
                let mut map = Object::new(Shape::Map);
                for name in names.into_iter().filter(|name| !name.is_empty()) {
                    let name = Sym::from(name);
                    let group = self.group_of(receiver, Some(&Value::str(name.clone())))?;
                    map.set_field(&name, group, &self.ids);
                }
                Some(self.allocate_object(map))
            }
            _ => None,
        }
    }

    /// All groups of a match in order, the whole first.
    pub(super) fn groups_of(&mut self, pattern: &Value<'a>, subject: &Value<'a>) -> Option<Value<'a>> {
        let text = match &pattern.kind {
            Kind::Regex(text, _) => text.clone(),
            _ => pattern.as_str()?,
        };
        // Named ones would stand under their names too.
        let count = groups_in(&text)
            .filter(|_| self.language == assay_manifests::Language::Go || !text.contains("(?<") && !text.contains("(?P<"))?;
        let mut list = Object::new(Shape::List);
        for at in 0..=count {
            let part = self.derived(subject).typed(Some("string".into()));
            list.items.push(self.clean_group(part, &text, &Group::Number(at)));
        }
        Some(self.allocate_object(list))
    }

    /// A part of a match, by what its group lets through.
    fn clean_group(&self, part: Value<'a>, pattern: &str, group: &Group<'_>) -> Value<'a> {
        match plain_group(pattern, group) {
            Some(fits_any_host) => part.cleaned(self.clean_by_form(fits_any_host)),
            None => part,
        }
    }
}

/// A pattern with the flags that its call gives it written before it, those of letters and of dots.
pub(super) fn with_letters(pattern: &Sym, flags: &str) -> Sym {
    let letters: String = flags.chars().filter(|flag| matches!(flag, 'i' | 's')).collect();
    if letters.is_empty() { pattern.clone() } else { format!("(?{letters}){pattern}").into() }
}

/// Which group of a match is meant.
enum Group<'n> {
    /// 0 is the whole.
    Number(usize),
    Name(&'n str),
}

/// How many groups a pattern has, the whole not counted.
fn groups_in(pattern: &str) -> Option<usize> {
    parse(pattern).map(|hir| hir.properties().explicit_captures_len())
}

/// Whether any host's name fits a group, where whatever it takes consists of harmless characters.
fn plain_group(pattern: &str, group: &Group<'_>) -> Option<bool> {
    fn find<'h>(hir: &'h Hir, group: &Group<'_>) -> Option<&'h Hir> {
        match hir.kind() {
            HirKind::Capture(capture) => {
                let is_meant = match group {
                    Group::Number(number) => usize::try_from(capture.index) == Ok(*number),
                    Group::Name(name) => capture.name.as_deref() == Some(*name),
                };
                if is_meant { Some(&capture.sub) } else { find(&capture.sub, group) }
            }
            HirKind::Repetition(repetition) => find(&repetition.sub, group),
            HirKind::Concat(list) | HirKind::Alternation(list) => list.iter().find_map(|part| find(part, group)),
            HirKind::Empty | HirKind::Look(_) | HirKind::Literal(_) | HirKind::Class(_) => None,
        }
    }
    let hir = parse(pattern)?;
    let part = match group {
        Group::Number(0) => &*hir,
        group => find(&hir, group)?,
    };
    harmless(part).then(|| is_any_host(part))
}

/// Whether a group begins where the host of an address does.
fn is_host_group(pattern: &str, group: &Group) -> bool {
    let Some((before, after)) = pattern.split_once("://") else { return false };
    let count = |part: &str| before.matches(part).count();
    match group {
        Group::Name(name) => after.starts_with(&format!("(?P<{name}>")),
        Group::Number(number) => {
            let opened = count("(").saturating_sub(count("(?:") + count(r"\("));
            after.starts_with('(') && !after.starts_with("(?:") && opened + 1 == *number
        }
    }
}
