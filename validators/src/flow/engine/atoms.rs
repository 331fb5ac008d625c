//! Tests of one abstract value, no choice among several: what it is, what it is equal to, what text or number it holds. Knows neither rules'
//! subjects nor how untrusted a value is told to be.

use super::{
    Engine,
    conditions::{Answer, Event},
    heap::Shape,
    value::{Kind, Piece, Value},
};
use crate::rule::{
    Labels,
    meant::{Constant, Test},
    pattern::LazyRegex,
};

impl<'a> Engine<'a> {
    pub(super) fn test_atom(&mut self, value: &Value<'a>, test: &'a Test, event: &Event<'a, '_>) -> Answer {
        let open = matches!(value.kind, Kind::Unknown | Kind::Opaque | Kind::Lib(_));
        // A value whose kind is not known, unless its type tells.
        let kind_or = |yes: bool, types: &[&str]| match (&value.ty, open) {
            (Some(ty), true) => Answer::of(types.contains(&&**ty) || ty.ends_with("[]") && types.contains(&"array")),
            (None, true) => Answer::Unknown,
            _ => Answer::of(yes),
        };
        match test {
            Test::Constant => self.is_constant(value, 0),
            Test::Dynamic => self.is_constant(value, 0).not(),
            Test::Formatted => match &value.kind {
                Kind::Str(text) => Answer::of(text.pieces.len() > 1),
                _ => Answer::No,
            },
            Test::Null => match value.kind {
                Kind::Null => Answer::Yes,
                Kind::Unknown | Kind::Lib(_) if value.ty.is_none() => Answer::Unknown,
                _ => Answer::No,
            },
            Test::True => match value.kind {
                Kind::Bool(yes) => Answer::of(yes),
                Kind::Int(number) => {
                    Answer::of(number == 1 && matches!(self.language, assay_manifests::Language::C | assay_manifests::Language::Cpp))
                }
                Kind::Unknown | Kind::Opaque | Kind::Lib(_) => Answer::Unknown,
                _ => Answer::No,
            },
            Test::False => match value.kind {
                Kind::Bool(yes) => Answer::of(!yes),
                Kind::Unknown | Kind::Opaque | Kind::Lib(_) => Answer::Unknown,
                _ => Answer::No,
            },
            Test::String => kind_or(matches!(value.kind, Kind::Str(_)), &["string"]),
            Test::Number => kind_or(matches!(value.kind, Kind::Int(_) | Kind::Float(_)), &["number"]),
            Test::List | Test::Map => {
                let wanted = if matches!(test, Test::List) { Shape::List } else { Shape::Map };
                let is = value.cell().and_then(|cell| self.st.heap.object(cell)).is_some_and(|object| object.shape == wanted);
                kind_or(is, if wanted == Shape::List { &["array", "list"] } else { &["map"] })
            }
            Test::Function => kind_or(matches!(value.kind, Kind::Func(_) | Kind::Method(_)), &[]),
            Test::Empty => match &value.kind {
                Kind::Str(text) => Answer::of(text.pieces.is_empty()),
                Kind::Cell(cell) => self.st.heap.object(*cell).map_or(Answer::Unknown, |object| {
                    if object.open || object.rest.is_some() {
                        Answer::Unknown
                    } else {
                        Answer::of(object.items.is_empty() && object.fields.is_empty())
                    }
                }),
                Kind::Unknown | Kind::Lib(_) | Kind::Opaque => Answer::Unknown,
                _ => Answer::No,
            },
            Test::OptionsEnded => {
                let held = value.cell().and_then(|cell| self.st.heap.object(cell)).filter(|object| object.shape == Shape::List);
                let Some(items) = held.filter(|list| !list.open).map(|list| list.items.clone()) else { return Answer::Unknown };
                // Git has one of its own, behind which a revision may stand.
                let of_git =
                    |value: Option<&Value<'a>>| value.and_then(Value::as_str).is_some_and(|name| &*name == "git" || name.ends_with("/git"));
                let is_git = of_git(items.first()) || of_git(event.args.first().map(|arg| &arg.value));
                let ends = |item: &Value<'a>| match item.as_str().as_deref() {
                    Some("--end-of-options") => is_git,
                    other => other == Some("--"),
                };
                let ended = items.iter().position(ends);
                let at = ended.unwrap_or(items.len());
                let named = |item: &Value<'a>| matches!(item.pieces().pieces.first(), Some(Piece::Known(start)) if !start.is_empty());
                // `-e pattern`: what stands behind an option that takes one is its value. Options that set options (`-c`, `-o`) are not among
                // them: what is set may be a program to run.
                let program =
                    |value: Option<&Value<'a>>| value.and_then(Value::as_str).is_some_and(|name| name.ends_with("grep") || &*name == "rg");
                let searches = program(items.first()) || program(event.args.first().map(|arg| &arg.value));
                let takes_value = |item: &Value<'a>| match item.as_str().as_deref() {
                    Some("-e") => searches,
                    option => matches!(option, Some("-m" | "-b" | "-d")),
                };
                let valued: Vec<bool> = items.iter().map(takes_value).collect();
                let before = items.into_iter().take(at).enumerate();
                let before = before.filter(|(i, item)| !(named(item) || *i > 0 && valued[*i - 1])).map(|(_, item)| item);
                let before: Vec<Value<'a>> = before.collect();
                // Without an end, all that is not the program's own has to be the value of an option.
                if ended.is_none() {
                    return Answer::of(before.iter().all(|item| self.is_constant(item, 0) == Answer::Yes));
                }
                Answer::all(before.iter().map(|item| self.tainted(item, event, 0).not()))
            }
            Test::FromOutside => Answer::of(self.is_from_outside(value, Labels(0), event)),
            Test::OwnValue => {
                let own = !self.is_from_outside(value, Labels::SETTINGS, event) && !self.holds_nothing(value);
                Answer::of(own && !self.may_be_missing(value, event))
            }
            Test::OwnList => Answer::of(!matches!(value.kind, Kind::Str(_)) && !self.is_from_outside(value, Labels::SETTINGS, event)),
            Test::OwnNames => Answer::of(
                !matches!(value.kind, Kind::Str(_)) && !self.is_from_outside(value, Labels::SETTINGS, event) && !self.holds_nothing(value),
            ),
            // Rules of Python ask it of calls that match the whole text.
            Test::HarmlessPattern if self.language != assay_manifests::Language::Python => {
                pattern_answer(value, super::patterns::harmless_beside_paths)
            }
            Test::HarmlessPattern => pattern_answer(value, super::patterns::only_harmless),
            Test::OutOfSight => Answer::of(self.is_constant(value, 0) != Answer::Yes),
            Test::Discarded => Answer::of(self.alone == Some(self.asked_at)),
            Test::LeftOut => Answer::of(self.may_be_left_out(event)),
            Test::TaintedOption => self.tainted_option(value, event),
            Test::TaintedTail => match &value.kind {
                Kind::Str(text) => {
                    let pieces = text.pieces.clone();
                    Answer::any(pieces.iter().skip(1).map(|piece| match piece {
                        Piece::Dynamic { taint, unknown } => {
                            let none = if *unknown { Answer::Unknown } else { Answer::No };
                            self.taint_answer(taint.sources(), event).unwrap_or(none)
                        }
                        Piece::Known(_) => Answer::No,
                    }))
                }
                _ => Answer::No,
            },
            Test::NumberFormatted => match &value.kind {
                Kind::Str(text) => Answer::of(text.pieces.iter().any(|piece| match piece {
                    Piece::Dynamic { taint, .. } => {
                        taint.sources().iter().any(|source| self.relevant(source, event) && source.path.is_as_number())
                    }
                    Piece::Known(_) => false,
                })),
                _ => Answer::No,
            },
            Test::Redos => match constant_text(value) {
                Some(text) => super::backtracking::backtracks(&text).map_or(Answer::Unknown, Answer::of),
                None => Answer::No,
            },
            Test::SumPattern => pattern_answer(value, super::patterns::only_sums),
            Test::NarrowPlace => Answer::of(value.as_str().is_some_and(|name| super::patterns::narrow_place(self.input.text, &name))),
            Test::LetsStrangers => Answer::of(self.lets_strangers(value)),
            Test::WholeLocalPathPattern => pattern_answer(value, |text| super::addresses::only_local_paths(text, true)),
            Test::LocalPathPattern if self.on_jvm() => pattern_answer(value, |text| super::addresses::only_local_paths(text, true)),
            Test::LocalPathPattern => self.whole_pattern(value, |text| super::addresses::only_local_paths(text, false)),
            Test::BareFolder => match &value.kind {
                Kind::Str(text) => Answer::of(matches!(text.pieces.last(), Some(Piece::Known(last)) if !last.ends_with(['/', '\\']))),
                _ => Answer::No,
            },
            Test::LineBreakPattern => {
                // Without its flag, a script's replacement stops at the first.
                let once = self.is_script() && matches!(&value.kind, Kind::Regex(_, flags) if !flags.contains('g'));
                if once { Answer::No } else { pattern_answer(value, super::patterns::takes_line_breaks) }
            }
            Test::OneLinePattern => self.one_line(value),
            Test::SlowPattern => match constant_text(value) {
                Some(text) => Answer::of(super::backtracking::is_slow(&text) == Some(true)),
                None => Answer::No,
            },
            Test::NoContainer => Answer::of(value.cell().is_none()),
            Test::AsSent => Answer::of(open && value.ty.is_none() && value.taint.sources().iter().any(|source| source.path.is_parsed())),
            Test::LacksText(regex) => match &value.kind {
                Kind::Func(closure) => match self.text(closure.function.span) {
                    Some(text) => Answer::of(!regex.is_match(text)),
                    None => Answer::Unknown,
                },
                _ => Answer::No,
            },
            Test::Replaces(sign) => match (&value.kind, constant_text(value)) {
                // Without its flag, a script's replacement stops at the first.
                (Kind::Regex(_, flags), _) if self.is_script() && !flags.contains('g') => Answer::No,
                (Kind::Regex(pattern, flags), _) => Answer::of(super::replaced::leaves_none(pattern, flags, sign)),
                // A text that a script replaces is no expression.
                (_, Some(text)) if !self.is_script() => Answer::of(super::replaced::leaves_none(&text, "", sign)),
                _ => Answer::No,
            },
            Test::Finds(sign) => match (&value.kind, constant_text(value)) {
                // One that is kept goes on where it has ended.
                (Kind::Regex(_, flags), _) if self.is_script() && flags.contains(['g', 'y']) => Answer::No,
                (Kind::Regex(pattern, flags), _) => Answer::of(super::replaced::leaves_none(pattern, flags, sign)),
                (_, Some(text)) if !self.is_script() => Answer::of(super::replaced::leaves_none(&text, "", sign)),
                _ => Answer::No,
            },
            Test::Calls(patterns) => self.function_calls(value, patterns),
            Test::LacksCall(patterns) => self.function_calls(value, patterns).not(),
            // Rules of Python ask it of calls that match the whole text.
            Test::PlainTextPattern if self.language == assay_manifests::Language::Python => {
                pattern_answer(value, super::patterns::only_without_markup)
            }
            Test::PlainTextPattern => pattern_answer(value, super::patterns::without_markup),
            Test::SchemePattern => self.whole_pattern(value, super::addresses::only_harmless_schemes),
            Test::EncodedHost => Answer::of(encoded_host(value)),
            Test::OwnAddressPattern => self.whole_pattern(value, super::addresses::only_own_addresses),
            Test::AlwaysTrue => match &value.kind {
                Kind::Func(closure) => Answer::of(super::patterns::always_true(&closure.function.body)),
                Kind::Unknown | Kind::Lib(_) => Answer::Unknown,
                _ => Answer::No,
            },
            Test::WeakPathPrefix => match value.as_str() {
                Some(text) => Answer::of(!text.ends_with(['/', '\\'])),
                None => match &value.kind {
                    Kind::Str(text) => Answer::of(!matches!(text.pieces.last(), Some(Piece::Known(last)) if last.ends_with(['/', '\\']))),
                    // What ends in a separator is a text; anything else is a bare directory.
                    Kind::Unknown => Answer::Unknown,
                    _ => Answer::Yes,
                },
            },
            Test::TaintedIn(places) => self.tainted_in(value, places, event),
            Test::LooselyMatched => match value.cell().and_then(|cell| self.st.heap.object(cell)) {
                Some(object) => {
                    let loose = |one: &Value<'a>| matches!(one.kind, Kind::Bool(true) | Kind::Int(_));
                    let held = object.items.iter().chain(object.fields.iter().map(|(_, value)| value)).chain(object.rest.as_deref());
                    Answer::of(held.flat_map(Value::atoms).any(loose))
                }
                None => Answer::No,
            },
            Test::TaintedPrefix(wanted) => {
                let answer = match &value.kind {
                    Kind::Str(text) => match text.pieces.first() {
                        Some(Piece::Dynamic { taint, unknown }) => {
                            let none = if *unknown { Answer::Unknown } else { Answer::No };
                            self.taint_answer(taint.sources(), event).unwrap_or(none)
                        }
                        _ => Answer::No,
                    },
                    _ => self.tainted(value, event, 0),
                };
                if *wanted { answer } else { answer.not() }
            }
            Test::TaintedWhere(regex) => self.tainted_where(value, regex, event),
            Test::Equals(list) => Answer::any(list.iter().map(|constant| equals(value, constant))),
            Test::NotEquals(list) => Answer::any(list.iter().map(|constant| equals(value, constant))).not(),
            Test::Less(limit) => number(value, |n| n < *limit),
            Test::LessOrEqual(limit) => number(value, |n| n <= *limit),
            Test::Greater(limit) => number(value, |n| n > *limit),
            Test::GreaterOrEqual(limit) => number(value, |n| n >= *limit),
            Test::Matches(regex) => matches(value, regex),
            Test::NotMatches(regex) => matches(value, regex).not(),
            Test::PrefixMatches(regex) => match &value.kind {
                Kind::Str(text) => match text.pieces.first() {
                    Some(Piece::Known(known)) => Answer::of(regex.is_match(known)),
                    Some(_) => Answer::Unknown,
                    None => Answer::of(regex.is_match("")),
                },
                Kind::Unknown | Kind::Opaque | Kind::Lib(_) => Answer::Unknown,
                _ => Answer::No,
            },
            _ => Answer::No,
        }
    }

    /// Asks of an expression that tells of the text's beginning: some calls match there by themselves.
    fn whole_pattern(&self, value: &Value<'a>, asks: fn(&str) -> bool) -> Answer {
        let anchored = !(self.is_script() || self.is_php()) || pattern_answer(value, super::addresses::is_anchored) == Answer::Yes;
        if anchored { pattern_answer(value, asks) } else { Answer::No }
    }

    /// Whether an expression lets no line break through, its flags and its anchors read as the language does.
    fn one_line(&self, value: &Value<'a>) -> Answer {
        match self.pattern_text(value) {
            Some(text) => {
                Answer::of(super::patterns::is_one_line(&text, self.on_jvm() || self.language == assay_manifests::Language::Python))
            }
            None => Answer::No,
        }
    }

    /// Whether a source in sight gave something of it, other than those that are known: being a parameter or a field alone is none.
    fn is_from_outside(&self, value: &Value<'a>, known: Labels, event: &Event<'a, '_>) -> bool {
        let own = known.with(Labels::PARAMETER).with(Labels::FIELD).with(Labels::CARRIER).with(Labels::INERT);
        let sources = self.deep_taint(value);
        // What another rule alone calls a source is none to this one.
        let mut asked = sources.sources().iter().filter(|source| source.only.is_none_or(|only| Some(only) == event.rule));
        asked.any(|source| source.labels.intersects(Labels(u16::MAX).without(own)))
    }

    /// Whether it was found under a key from outside, and nobody asked whether there is such an entry.
    fn may_be_missing(&self, value: &Value<'a>, event: &Event<'a, '_>) -> bool {
        let Some(key) = self.reached.get(&value.id).filter(|_| self.is_php()) else { return false };
        let asked = |fact: &super::value::Fact| fact.id == value.id && fact.constant == Some(super::value::Constant::NotNull);
        let known = key.taint.sources().iter().all(|source| source.clean.guarded_by_all());
        let told = |fact: &super::value::Fact| fact.id == key.id && key.id != 0 && fact.clean.guarded_by_all();
        !known && !self.st.facts.iter().any(|fact| asked(fact) || told(fact)) && self.is_from_outside(key, Labels::SETTINGS, event)
    }

    /// Whether the call is made only where something that it is given fulfils a condition, and what does not fulfil it passes.
    fn may_be_left_out(&self, event: &Event<'a, '_>) -> bool {
        let asked = |arg: &str| {
            let name = arg.split("??").next().unwrap_or_default().trim();
            name.len() > 1 && self.passing.iter().any(|cond| self.text(cond.span).is_some_and(|text| text.contains(name)))
        };
        !self.passing.is_empty() && event.args.iter().filter_map(|arg| self.text(arg.expr?.span)).any(asked)
    }

    /// Null, an empty text, an empty list, or a list with one of them.
    fn holds_nothing(&self, value: &Value<'a>) -> bool {
        let nothing = |one: &Value<'a>| match &one.kind {
            Kind::Null => true,
            Kind::Str(text) => text.pieces.is_empty(),
            _ => false,
        };
        let object = value.cell().and_then(|cell| self.st.heap.object(cell)).filter(|object| object.shape != Shape::Instance);
        nothing(value)
            || object.is_some_and(|object| {
                let empty = object.items.is_empty() && object.fields.is_empty() && object.rest.is_none() && !object.open;
                let held = object.items.iter().chain(object.rest.as_deref());
                empty || held.flat_map(Value::atoms).any(nothing)
            })
    }

    /// Known in full, containers to their depth.
    fn is_constant(&self, value: &Value<'a>, depth: u32) -> Answer {
        match &value.kind {
            Kind::Lib(_) => Answer::Unknown,
            Kind::Cell(cell) => {
                let Some(object) = self.st.heap.object(*cell) else { return Answer::Unknown };
                if depth > 4 || object.open {
                    return Answer::No;
                }
                if object.shape == Shape::Instance {
                    return Answer::No;
                }
                let all = object.items.iter().chain(object.fields.iter().map(|(_, value)| value)).chain(object.rest.as_deref());
                Answer::all(all.map(|one| self.is_constant(one, depth + 1)))
            }
            Kind::Choice(list) => Answer::all(list.iter().map(|one| self.is_constant(one, depth + 1))),
            _ => Answer::of(value.is_plain_constant()),
        }
    }
}

/// Whether a text is an address whose host was encoded: dots and letters stay as they are.
fn encoded_host(value: &Value<'_>) -> bool {
    let Kind::Str(text) = &value.kind else { return false };
    let [Piece::Known(begin), Piece::Dynamic { taint, .. }, ..] = text.pieces.as_slice() else { return false };
    let begin = begin.to_ascii_lowercase();
    let rest = ["https://", "http://", "//"].iter().find_map(|start| begin.strip_prefix(start));
    let open = rest.is_some_and(|rest| !rest.contains(['/', '?', '#', '\\']));
    if let [_, _, Piece::Known(behind), rest @ ..] = text.pieces.as_slice()
        && is_under_own_domain(behind, rest.is_empty())
    {
        return false;
    }
    let is_encoded = |source: &super::taint::Source| ENCODERS.iter().any(|encoder| source.path.is_through(encoder));
    open && taint.sources().iter().any(|source| !source.clean.guarded_by_all() && is_encoded(source))
}

/// Whether a name of a host goes on with a domain that is written out: `.example.com/`.
fn is_under_own_domain(behind: &str, is_last: bool) -> bool {
    let end = behind.find(['/', '?', '#', ':']);
    let domain = behind.get(..end.unwrap_or(behind.len())).and_then(|host| host.strip_prefix('.'));
    (end.is_some() || is_last)
        && domain.is_some_and(|domain| domain.contains('.') && domain.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-')))
}

/// What encodes parts of addresses.
const ENCODERS: [&str; 7] = [
    "encodeURIComponent",
    "rawurlencode",
    "urlencode",
    "urllib.parse.quote",
    "urllib.parse.quote_plus",
    "urllib.quote",
    "requests.utils.quote",
];

/// What a regular expression lets through, where it is known. Where `m` is set, its anchors speak of lines.
fn pattern_answer(value: &Value<'_>, asks: fn(&str) -> bool) -> Answer {
    match (&value.kind, constant_text(value)) {
        (Kind::Regex(pattern, flags), _) if flags.contains('m') => Answer::of(asks(&format!("(?m){pattern}"))),
        (Kind::Regex(pattern, _), _) => Answer::of(asks(pattern)),
        (_, Some(text)) => Answer::of(asks(&text)),
        _ => Answer::No,
    }
}

fn constant_text(value: &Value<'_>) -> Option<String> {
    match &value.kind {
        Kind::Regex(pattern, _) => Some(pattern.to_string()),
        _ => value.as_str().map(|text| text.to_string()),
    }
}

fn equals(value: &Value<'_>, constant: &Constant) -> Answer {
    match (&value.kind, constant) {
        // Names of a library are asked by their qualified name.
        (Kind::Lib(name), Constant::Str(text)) => {
            if **name == **text || name.rsplit('.').next() == Some(text) {
                Answer::Yes
            } else {
                Answer::Unknown
            }
        }
        (Kind::Unknown | Kind::Opaque | Kind::Lib(_), _) => match (&value.ty, constant) {
            (Some(ty), Constant::Str(_)) if matches!(&**ty, "number" | "boolean") => Answer::No,
            _ => Answer::Unknown,
        },
        (Kind::Str(text), Constant::Str(other)) => match text.constant() {
            Some(text) => Answer::of(*text == **other),
            None => Answer::Unknown,
        },
        (Kind::Int(number), Constant::Int(other)) => Answer::of(number == other),
        (Kind::Int(number), Constant::Float(other)) => Answer::of(*number as f64 == *other),
        (Kind::Float(number), Constant::Float(other)) => Answer::of(number == other),
        (Kind::Float(number), Constant::Int(other)) => Answer::of(*number == *other as f64),
        (Kind::Bool(yes), Constant::Bool(other)) => Answer::of(yes == other),
        // C writes truth as a number.
        (Kind::Int(number), Constant::Bool(other)) => Answer::of((*number != 0) == *other),
        _ => Answer::No,
    }
}

fn number(value: &Value<'_>, test: impl Fn(f64) -> bool) -> Answer {
    match value.kind {
        Kind::Int(number) => Answer::of(test(number as f64)),
        Kind::Float(number) => Answer::of(test(number)),
        Kind::Unknown | Kind::Opaque | Kind::Lib(_) => Answer::Unknown,
        _ => Answer::No,
    }
}

fn matches(value: &Value<'_>, regex: &LazyRegex) -> Answer {
    match &value.kind {
        Kind::Str(text) => match text.constant() {
            Some(text) => Answer::of(regex.is_match(&text)),
            None => {
                // Each known piece, and the whole with a sign no text has in the place of what is not known.
                let hit = text.pieces.iter().any(|piece| matches!(piece, Piece::Known(known) if regex.is_match(known))) || {
                    let parts = text.pieces.iter().map(|piece| if let Piece::Known(known) = piece { &**known } else { "\u{fffc}" });
                    regex.is_match(&parts.collect::<String>())
                };
                // What is not known may hold it too.
                if hit { Answer::Yes } else { Answer::No }
            }
        },
        Kind::Regex(pattern, _) => Answer::of(regex.is_match(pattern)),
        Kind::Lib(name) => {
            if regex.is_match(name) {
                Answer::Yes
            } else {
                Answer::Unknown
            }
        }
        Kind::Int(number) => Answer::of(regex.is_match(&number.to_string())),
        Kind::Unknown | Kind::Opaque => Answer::Unknown,
        _ => Answer::No,
    }
}
