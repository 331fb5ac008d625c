//! From what was written to what is meant. Knows every key of the contract; reads no files and runs nothing.

use std::sync::Arc;

use assay_manifests::{Language, Sha256Digest};

use super::{
    meant::{
        Condition, Constant, Entry, FunctionShape, Labels, MarkId, On, PREDICATES, Place, Rule, Shared, Subject, TaintPolicy, Test, Types,
        WayStep,
    },
    pattern::{LazyRegex, Pattern},
    suggest, written,
};

/// Which list of a rule an entry stands in: some keys belong to some lists only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Danger,
    Safe,
    Clean,
    Guard,
    Mark,
    Source,
    Propagate,
}

impl Role {
    const fn name(self) -> &'static str {
        match self {
            Self::Danger => "danger",
            Self::Safe => "safe",
            Self::Clean => "clean",
            Self::Guard => "guard",
            Self::Mark => "mark",
            Self::Source => "source",
            Self::Propagate => "propagate",
        }
    }
}

/// Names of the marks of one rule, numbered in the order they appear.
struct Marks<'a> {
    names: &'a mut Vec<String>,
    rule: &'a str,
}

impl Marks<'_> {
    fn id(&mut self, name: &str) -> MarkId {
        let full = format!("{}#{name}", self.rule);
        let found = self.names.iter().position(|known| *known == full).unwrap_or_else(|| {
            self.names.push(full);
            self.names.len() - 1
        });
        MarkId(found as u16)
    }
}

/// Gives one rule its meaning. The error says key and value, not place: the caller knows the file.
pub fn rule(
    written: written::Rule,
    id: &str,
    pack_languages: &[Language],
    marks: &mut Vec<String>,
    fixtures: Vec<(String, String)>,
    digest: Sha256Digest,
) -> Result<Rule, String> {
    if written.version == 0 {
        return Err("`version` starts at 1".to_owned());
    }
    if written.cwe.is_empty() {
        return Err("`cwe` names no weakness".to_owned());
    }
    if written.danger.is_empty() {
        return Err("a rule needs at least one [[danger]]".to_owned());
    }
    let languages = match written.languages {
        None => pack_languages.to_vec(),
        Some(names) => names
            .iter()
            .map(|name| {
                Language::from_name(name).ok_or_else(|| {
                    let known = Language::ALL.iter().map(|language| language.name());
                    format!("`languages` names `{name}`, which is not a language{}", suggest::hint(name, known))
                })
            })
            .collect::<Result<_, _>>()?,
    };
    let mut taint = match &written.taint.labels {
        None => Labels::ALL,
        Some(names) => labels(names)?.with(Labels::PARAMETER).with(Labels::FIELD),
    };
    if written.taint.parameters == Some(false) {
        taint = taint.without(Labels::PARAMETER);
    }
    if written.taint.fields == Some(false) {
        taint = taint.without(Labels::FIELD);
    }
    let mut marks = Marks { names: marks, rule: id };
    let mut list = |role: Role, written: Vec<written::Entry>| -> Result<Vec<Entry>, String> {
        let entries = written.into_iter().enumerate();
        entries.map(|(i, one)| entry(role, one, &mut marks).map_err(|e| format!("[[{}]] number {}: {e}", role.name(), i + 1))).collect()
    };
    let marks_list = list(Role::Mark, written.mark)?;
    Ok(Rule {
        dangers: list(Role::Danger, written.danger)?,
        safes: list(Role::Safe, written.safe)?,
        cleans: list(Role::Clean, written.clean)?,
        guards: list(Role::Guard, written.guard)?,
        marks: marks_list,
        sources: list(Role::Source, written.source)?,
        propagates: list(Role::Propagate, written.propagate)?,
        id: id.into(),
        pack: id.split('/').next().unwrap_or_default().into(),
        version: written.version,
        cwe: written.cwe,
        catalogue: written.catalogue,
        title: written.title,
        severity: written.severity,
        why: written.why,
        fix: written.fix,
        references: written.references,
        languages,
        taint: TaintPolicy { labels: taint, host: written.taint.host == Some(true), of_objects: written.taint.texts == Some(false) },
        fixtures,
        digest,
    })
}

/// Gives a pack's shared knowledge its meaning.
pub fn shared(written: written::Shared, types: written::Types) -> Result<Shared, String> {
    let mut names = Vec::new();
    let mut marks = Marks { names: &mut names, rule: "shared" };
    let mut list = |role: Role, written: Vec<written::Entry>| -> Result<Vec<Entry>, String> {
        let entries = written.into_iter().enumerate();
        entries.map(|(i, one)| entry(role, one, &mut marks).map_err(|e| format!("[[{}]] number {}: {e}", role.name(), i + 1))).collect()
    };
    let mut returns: Vec<(Pattern, Arc<str>)> =
        types.returns.iter().map(|(name, ty)| (Pattern::new(name), Arc::from(ty.as_str()))).collect();
    returns.sort_by_key(|(pattern, _)| pattern.is_wild());
    let mut members: Vec<(Pattern, Arc<str>)> =
        types.members.iter().map(|(name, ty)| (Pattern::new(name), Arc::from(ty.as_str()))).collect();
    members.sort_by_key(|(pattern, _)| pattern.is_wild());
    Ok(Shared {
        sources: list(Role::Source, written.source)?,
        propagates: list(Role::Propagate, written.propagate)?,
        cleans: list(Role::Clean, written.clean)?,
        guards: list(Role::Guard, written.guard)?,
        types: Types {
            returns,
            members,
            bases: types
                .bases
                .into_iter()
                .map(|(name, bases)| (Arc::from(name), bases.into_vec().into_iter().map(Arc::from).collect()))
                .collect(),
            names: types.names.into_iter().map(|(name, full)| (Arc::from(name), Arc::from(full))).collect(),
            carriers: types.carriers.iter().map(|name| Pattern::new(name)).collect(),
            inert: types.inert.iter().map(|name| Pattern::new(name)).collect(),
            handlers: types
                .handlers
                .into_iter()
                .map(|(name, given)| (Pattern::new(&name), given.into_iter().map(Arc::from).collect()))
                .collect(),
            called: types.called.into_iter().map(|(name, called)| (Arc::from(name), Arc::from(called))).collect(),
        },
    })
}

fn entry(role: Role, written: written::Entry, marks: &mut Marks<'_>) -> Result<Entry, String> {
    use Role::*;
    let only = |present: bool, key: &str, roles: &[Role]| {
        if present && !roles.contains(&role) {
            let names: Vec<_> = roles.iter().map(|role| format!("[[{}]]", role.name())).collect();
            return Err(format!("`{key}` belongs to {} only", names.join(", ")));
        }
        Ok(())
    };
    only(written.subject.is_some(), "subject", &[Guard])?;
    only(written.outcome.is_some(), "outcome", &[Guard, Mark])?;
    only(written.name.is_some(), "name", &[Mark])?;
    only(written.on.is_some(), "on", &[Mark, Source, Clean])?;
    only(written.labels.is_some(), "labels", &[Source])?;
    only(written.from.is_some(), "from", &[Propagate])?;
    only(written.to.is_some(), "to", &[Propagate])?;
    only(written.message.is_some(), "message", &[Danger])?;
    only(written.unknown.is_some(), "unknown", &[Danger])?;
    if role == Mark && written.name.is_none() {
        return Err("a mark needs a `name`".to_owned());
    }
    if role == Mark && written.outcome.is_some() && written.on.as_ref().is_none_or(|on| subject(on).is_ok_and(|on| on == Subject::Result)) {
        return Err("a mark with an `outcome` needs `on`: the receiver or an argument of the test".to_owned());
    }
    if role == Propagate && written.from.is_none() {
        return Err("`from` is missing: what flows on (`[]` for nothing)".to_owned());
    }
    let form = match (&written.form, role) {
        (Some(form), _) if form.trim().is_empty() => return Err("`form` is empty: a short name of the form".to_owned()),
        (Some(form), _) => form.clone(),
        (None, Danger | Safe) => return Err("`form` is missing: a short name of the form".to_owned()),
        (None, _) => String::new(),
    };
    let ignore_unknown = match written.unknown.as_deref() {
        None => false,
        Some("ignore") => true,
        Some(other) => return Err(format!("`unknown = \"{other}\"`: only \"ignore\" is known")),
    };
    only(written.sanitized.is_some(), "sanitized", &[Danger])?;
    let ignore_sanitized = match written.sanitized.as_deref() {
        None => false,
        Some("ignore") => true,
        Some(other) => return Err(format!("`sanitized = \"{other}\"`: only \"ignore\" is known")),
    };
    only(written.evidence.is_some(), "evidence", &[Guard, Clean])?;
    only(written.undo.is_some(), "undo", &[Clean, Mark])?;
    let as_written = match written.origin.as_deref() {
        None | Some("resolved") => false,
        Some("written") => true,
        Some(other) => return Err(format!("`origin = \"{other}\"`: \"written\" or \"resolved\" is expected")),
    };
    let subject = match role {
        Guard => written.subject.as_ref().map_or(Ok(Subject::Index(0)), subject)?,
        Propagate => written.to.as_ref().map_or(Ok(Subject::Result), subject)?,
        _ => written.on.as_ref().map_or(Ok(Subject::Result), subject)?,
    };
    let labels = match &written.labels {
        Some(names) => labels(names)?,
        None => Labels(1024),
    };
    let mark = written.name.as_deref().map(|name| marks.id(name));
    let from = written.from.unwrap_or_default().iter().map(self::subject).collect::<Result<_, _>>()?;
    let when = written.when.into_iter().map(|one| condition(one, marks)).collect::<Result<Vec<_>, _>>()?;
    only(written.marked.is_some(), "marked", &[Guard])?;
    if written.marked.is_some() && (!when.is_empty() || written.subject.is_some() || written.outcome.is_some()) {
        return Err("a guard by `marked` takes no `when`, `subject` or `outcome`: those belong to the marks".to_owned());
    }
    let on = on(
        OnKeys {
            call: written.call,
            write: written.write,
            read: written.read,
            returns: written.returns,
            function: written.function,
            compare: written.compare,
            import: written.import,
            literal: written.literal,
            catch: written.catch,
            marked: written.marked,
            decorated: written.decorated,
            undecorated: written.undecorated,
            calls: written.calls,
            lacks_call: written.lacks_call,
            has_text: written.has_text,
            lacks_text: written.lacks_text,
            param: written.param,
            beside: written.beside,
            empty: written.empty,
        },
        marks,
    )?;
    Ok(Entry {
        form: form.into(),
        on,
        receiver: regex("receiver", written.receiver)?,
        unless_receiver: regex("unless_receiver", written.unless_receiver)?,
        last: regex("last", written.last)?,
        unless_last: regex("unless_last", written.unless_last)?,
        when,
        message: written.message,
        inside: written.inside.map(place).transpose()?,
        unless_inside: written.unless_inside.map(place).transpose()?,
        as_written,
        ignore_unknown,
        ignore_sanitized,
        shows_nothing: written.evidence == Some(false),
        undoes: written.undo == Some(true),
        subject,
        outcome: written.outcome.unwrap_or(true),
        mark,
        mark_outcome: written.outcome.filter(|_| role == Mark),
        labels,
        from,
    })
}

struct OnKeys {
    call: Option<Vec<String>>,
    write: Option<Vec<String>>,
    read: Option<Vec<String>>,
    returns: Option<Vec<String>>,
    function: Option<Vec<String>>,
    compare: Option<Vec<String>>,
    import: Option<Vec<String>>,
    literal: Option<Vec<String>>,
    catch: Option<Vec<String>>,
    marked: Option<Vec<String>>,
    decorated: Option<written::OneOrMany>,
    undecorated: Option<written::OneOrMany>,
    calls: Option<written::OneOrMany>,
    lacks_call: Option<written::OneOrMany>,
    has_text: Option<String>,
    lacks_text: Option<String>,
    param: Option<String>,
    beside: Option<String>,
    empty: Option<bool>,
}

fn on(keys: OnKeys, marks: &mut Marks<'_>) -> Result<On, String> {
    const NAMES: [&str; 10] = ["call", "write", "read", "returns", "function", "compare", "import", "literal", "catch", "marked"];
    let given = [
        &keys.call,
        &keys.write,
        &keys.read,
        &keys.returns,
        &keys.function,
        &keys.compare,
        &keys.import,
        &keys.literal,
        &keys.catch,
        &keys.marked,
    ];
    let names: Vec<&str> = NAMES.iter().zip(given).filter(|(_, list)| list.is_some()).map(|(name, _)| *name).collect();
    let [name] = names[..] else {
        return Err(format!(
            "exactly one of {} is expected; found {}",
            NAMES.join(", "),
            if names.is_empty() { "none".to_owned() } else { names.join(", ") }
        ));
    };
    let shape_keys = [
        keys.decorated.is_some(),
        keys.undecorated.is_some(),
        keys.calls.is_some() && name != "catch",
        keys.lacks_call.is_some(),
        keys.has_text.is_some(),
        keys.lacks_text.is_some() && name != "catch",
        keys.param.is_some(),
        keys.beside.is_some(),
    ];
    if name != "function" && shape_keys.contains(&true) {
        return Err("`decorated`, `undecorated`, `calls` (also of `catch`), `lacks_call`, `has_text`, `lacks_text` (also of `catch`), `param` and `beside` belong to `function` entries only".to_owned());
    }
    if name != "catch" && keys.empty.is_some() {
        return Err("`empty` belongs to `catch` entries only".to_owned());
    }
    let patterns = |list: Option<Vec<String>>| -> Vec<Pattern> { list.unwrap_or_default().iter().map(|text| Pattern::new(text)).collect() };
    let some = |list: Option<Vec<String>>| -> Result<Vec<Pattern>, String> {
        let list = patterns(list);
        if list.is_empty() { Err(format!("`{name}` has no pattern")) } else { Ok(list) }
    };
    let many = |list: Option<written::OneOrMany>| list.map(written::OneOrMany::into_vec).unwrap_or_default();
    let regexes = |key: &str, list: Option<written::OneOrMany>| -> Result<Vec<LazyRegex>, String> {
        many(list).iter().map(|text| LazyRegex::new(text).map_err(|e| format!("`{key}`: {e}"))).collect()
    };
    Ok(match name {
        "call" => On::Call(some(keys.call)?),
        "write" => On::Write(some(keys.write)?),
        "read" => On::Read(some(keys.read)?),
        "returns" => On::Returns(patterns(keys.returns)),
        "function" => On::Function(Box::new(FunctionShape {
            names: patterns(keys.function),
            decorated: regexes("decorated", keys.decorated)?,
            undecorated: regexes("undecorated", keys.undecorated)?,
            calls: many(keys.calls).iter().map(|text| Pattern::new(text)).collect(),
            lacks_call: many(keys.lacks_call).iter().map(|text| Pattern::new(text)).collect(),
            has_text: regex("has_text", keys.has_text)?,
            lacks_text: regex("lacks_text", keys.lacks_text)?,
            param: regex("param", keys.param)?,
            beside: regex("beside", keys.beside)?,
        })),
        "compare" => On::Compare(keys.compare.unwrap_or_default()),
        "import" => On::Import(some(keys.import)?),
        "literal" => On::Literal,
        "marked" => match keys.marked.unwrap_or_default() {
            names if names.is_empty() => return Err("`marked` names no mark".to_owned()),
            names => On::Marked(names.iter().map(|name| marks.id(name)).collect()),
        },
        _ => On::Catch {
            types: patterns(keys.catch),
            empty: keys.empty,
            calls: many(keys.calls).iter().map(|text| Pattern::new(text)).collect(),
            lacks_text: regex("lacks_text", keys.lacks_text)?,
        },
    })
}

fn condition(written: written::Condition, marks: &mut Marks<'_>) -> Result<Condition, String> {
    let mut tests: Vec<Test> = Vec::new();
    if let Some(name) = &written.is {
        tests.push(predicate(name)?);
    }
    if let Some(value) = written.equals {
        tests.push(Test::Equals(vec![constant("equals", value)?]));
    }
    if let Some(value) = written.not_equals {
        tests.push(Test::NotEquals(vec![constant("not_equals", value)?]));
    }
    if let Some(list) = written.within {
        tests.push(Test::Equals(list.into_iter().map(|value| constant("in", value)).collect::<Result<_, _>>()?));
    }
    if let Some(list) = written.not_in {
        tests.push(Test::NotEquals(list.into_iter().map(|value| constant("not_in", value)).collect::<Result<_, _>>()?));
    }
    tests.extend(written.lt.map(Test::Less));
    tests.extend(written.le.map(Test::LessOrEqual));
    tests.extend(written.gt.map(Test::Greater));
    tests.extend(written.ge.map(Test::GreaterOrEqual));
    tests.extend(regex("matches", written.matches)?.map(Test::Matches));
    tests.extend(regex("not_matches", written.not_matches)?.map(Test::NotMatches));
    tests.extend(regex("prefix_matches", written.prefix_matches)?.map(Test::PrefixMatches));
    tests.extend(regex("tainted_where", written.tainted_where)?.map(Test::TaintedWhere));
    tests.extend(written.tainted_prefix.map(Test::TaintedPrefix));
    tests.extend(written.replaces.map(|sign| Test::Replaces(sign.into())));
    tests.extend(written.finds.map(|sign| Test::Finds(sign.into())));
    if let Some(places) = written.tainted_in {
        if let Some(unknown) = places.iter().find(|place| !crate::flow::PLACES.contains(&place.as_str())) {
            return Err(format!("`tainted_in`: there is no place `{unknown}` (there are {})", crate::flow::PLACES.join(", ")));
        }
        tests.push(Test::TaintedIn(places));
    }
    let patterns = |list: written::OneOrMany| list.into_vec().iter().map(|text| Pattern::new(text)).collect();
    tests.extend(written.calls.map(|list| Test::Calls(patterns(list))));
    tests.extend(written.lacks_call.map(|list| Test::LacksCall(patterns(list))));
    tests.extend(regex("lacks_text", written.lacks_text)?.map(Test::LacksText));
    tests.extend(written.ty.map(|list| Test::Type(patterns(list))));
    tests.extend(written.not_type.map(|list| Test::NotType(patterns(list))));
    tests.extend(written.marked.map(|name| Test::Marked(marks.id(&name))));
    tests.extend(written.not_marked.map(|name| Test::NotMarked(marks.id(&name))));
    tests.extend(written.unmarked.map(|name| Test::Unmarked(marks.id(&name))));
    tests.extend(regex("named", written.named)?.map(Test::Named));
    tests.extend(regex("not_named", written.not_named)?.map(Test::NotNamed));

    let mut groups: Vec<Condition> = Vec::new();
    if let Some(list) = written.any {
        groups.push(Condition::Any(list.into_iter().map(|one| condition(one, marks)).collect::<Result<_, _>>()?));
    }
    if let Some(list) = written.all {
        groups.push(Condition::All(list.into_iter().map(|one| condition(one, marks)).collect::<Result<_, _>>()?));
    }
    if let Some(one) = written.not {
        groups.push(Condition::Not(Box::new(condition(*one, marks)?)));
    }
    if !groups.is_empty() {
        if !tests.is_empty() || written.arg.is_some() || groups.len() > 1 {
            return Err("`any`, `all` and `not` stand alone in a condition".to_owned());
        }
        return groups.pop().ok_or_else(String::new);
    }
    let arg = written.arg.ok_or("a condition needs `arg` (or `any`, `all`, `not`)")?;
    let mut subject = subject(&arg)?;
    match (&mut subject, written.from) {
        (Subject::Rest(from), Some(index)) => *from = index,
        (_, Some(_)) => return Err("`from` goes with `arg = \"rest\"`".to_owned()),
        _ => {}
    }
    let mut way: Vec<WayStep> = Vec::new();
    if let Some(keys) = &written.key {
        way.extend(keys.split('.').map(|key| WayStep::Key(key.into())));
    }
    match &written.item {
        None => {}
        Some(written::Item::At(at)) => way.push(WayStep::Item(*at)),
        Some(written::Item::Every(word)) if word == "each" => way.push(WayStep::Each),
        Some(written::Item::Every(word)) if word == "some" => way.push(WayStep::Some),
        Some(written::Item::Every(other)) => return Err(format!("`item = \"{other}\"`: a number, \"each\" or \"some\" is expected")),
    }
    let mut conditions: Vec<Condition> =
        tests.into_iter().map(|test| Condition::Test { subject: subject.clone(), way: way.clone(), test }).collect();
    match conditions.len() {
        0 => Err("a condition needs a test (`is`, `equals`, `matches`, …)".to_owned()),
        1 => conditions.pop().ok_or_else(String::new),
        _ => Ok(Condition::All(conditions)),
    }
}

fn predicate(name: &str) -> Result<Test, String> {
    Ok(match name {
        "tainted" => Test::Tainted,
        "untainted" => Test::Untainted,
        "constant" => Test::Constant,
        "dynamic" => Test::Dynamic,
        "formatted" => Test::Formatted,
        "present" => Test::Present,
        "absent" => Test::Absent,
        "null" => Test::Null,
        "true" => Test::True,
        "false" => Test::False,
        "string" => Test::String,
        "number" => Test::Number,
        "list" => Test::List,
        "map" => Test::Map,
        "function" => Test::Function,
        "empty" => Test::Empty,
        "number-formatted" => Test::NumberFormatted,
        "tainted-tail" => Test::TaintedTail,
        "from-outside" => Test::FromOutside,
        "discarded" => Test::Discarded,
        "left-out" => Test::LeftOut,
        "tainted-option" => Test::TaintedOption,
        "options-ended" => Test::OptionsEnded,
        "redos" => Test::Redos,
        "sum-pattern" => Test::SumPattern,
        "plain-text-pattern" => Test::PlainTextPattern,
        "line-break-pattern" => Test::LineBreakPattern,
        "one-line-pattern" => Test::OneLinePattern,
        "slow-pattern" => Test::SlowPattern,
        "as-sent" => Test::AsSent,
        "no-container" => Test::NoContainer,
        "bare-folder" => Test::BareFolder,
        "encoded-host" => Test::EncodedHost,
        "own-address-pattern" => Test::OwnAddressPattern,
        "narrow-place" => Test::NarrowPlace,
        "lets-strangers" => Test::LetsStrangers,
        "local-path-pattern" => Test::LocalPathPattern,
        "whole-local-path-pattern" => Test::WholeLocalPathPattern,
        "scheme-pattern" => Test::SchemePattern,
        "own-value" => Test::OwnValue,
        "own-list" => Test::OwnList,
        "own-names" => Test::OwnNames,
        "harmless-pattern" => Test::HarmlessPattern,
        "out-of-sight" => Test::OutOfSight,
        "always-true" => Test::AlwaysTrue,
        "loosely-matched" => Test::LooselyMatched,
        "weak-path-prefix" => Test::WeakPathPrefix,
        "tainted-unquoted" => Test::TaintedUnquoted,
        "tainted-beside-names" => Test::TaintedBesideNames,
        "unproven" => Test::Unproven,
        other => {
            let known = PREDICATES.iter().map(|(name, _)| *name);
            return Err(format!("`is = \"{other}\"` is not a predicate{}", suggest::hint(other, known)));
        }
    })
}

fn constant(key: &str, value: toml::Value) -> Result<Constant, String> {
    Ok(match value {
        toml::Value::String(text) => Constant::Str(text.into()),
        toml::Value::Integer(number) => Constant::Int(number.into()),
        toml::Value::Float(number) => Constant::Float(number),
        toml::Value::Boolean(yes) => Constant::Bool(yes),
        other => return Err(format!("`{key}` compares a string, number or boolean, not `{other}`")),
    })
}

fn subject(written: &written::Subject) -> Result<Subject, String> {
    Ok(match written {
        written::Subject::Index(index) => Subject::Index(*index),
        written::Subject::Name(name) => match name.as_str() {
            "receiver" => Subject::Receiver,
            "result" => Subject::Result,
            "@program" => Subject::Program,
            "any" => Subject::Any,
            "rest" => Subject::Rest(0),
            "" => return Err("the name of an argument is empty".to_owned()),
            keyword => Subject::Keyword(keyword.into()),
        },
        written::Subject::Several(list) if list.is_empty() => return Err("a list of argument names is empty".to_owned()),
        written::Subject::Several(list) => Subject::Several(list.iter().map(subject).collect::<Result<_, _>>()?),
    })
}

fn labels(names: &[String]) -> Result<Labels, String> {
    names.iter().try_fold(Labels::default(), |sum, name| {
        let found = Labels::NAMED.iter().find(|(known, _)| known == name).map(|(_, label)| *label);
        let found = found.ok_or_else(|| {
            let known = Labels::NAMED.iter().map(|(name, _)| *name);
            format!("`labels` names `{name}`, which is not a label{}", suggest::hint(name, known))
        })?;
        Ok(sum.with(found))
    })
}

fn place(written: written::Place) -> Result<Place, String> {
    Ok(Place {
        class: regex("class", written.class)?,
        function: regex("function", written.function)?,
        decorated: regex("decorated", written.decorated)?,
        base: regex("base", written.base)?,
        imports: regex("imports", written.imports)?,
        path: regex("path", written.path)?,
    })
}

fn regex(key: &str, text: Option<String>) -> Result<Option<LazyRegex>, String> {
    text.map(|text| LazyRegex::new(&text).map_err(|error| format!("`{key}`: {error}"))).transpose()
}
