//! Regular expressions that cost: whether one can backtrack without end, or for long. Knows no rule.

use regex_syntax::hir::{Class, Hir, HirKind, Look};

use super::patterns::parse;

/// Rounds of a repetition whose ways to match multiply without harm.
const MOST_ROUNDS: u32 = 8;

/// Whether a backtracking engine can take exponential time: a repetition without end over something that repeats without end
/// itself or offers overlapping alternatives, followed by something that can fail. `None` where the expression is not understood.
pub(super) fn backtracks(pattern: &str) -> Option<bool> {
    let plain = parse(pattern).filter(|_| !has_possessive(pattern));
    let is_plain = plain.is_some();
    let hir = match plain {
        Some(hir) => hir,
        None => parse(&without_dialect(pattern))?,
    };
    if super::ambiguity::offers_twice(pattern) {
        return Some(true);
    }
    let (is_bad, is_unsure) = (exponential(&hir), doubtful(&hir));
    // What begins alike may go on differently: then each text has one way.
    let exact = if is_plain && (is_bad || is_unsure) { super::ambiguity::is_ambiguous(&hir) } else { None };
    match (is_bad, exact) {
        (true, Some(false)) => (!unrolled(&hir)).then_some(false),
        (true, _) => Some(true),
        (false, Some(yes)) if yes || !unrolled(&hir) => Some(yes),
        (false, _) => (!is_unsure).then_some(false),
    }
}

/// Whether something that is repeated often may share signs with what follows in it, in more ways than are worked out here.
fn doubtful(hir: &Hir) -> bool {
    match hir.kind() {
        HirKind::Repetition(repetition) => {
            let often = repetition.max.is_none_or(|max| max > MOST_ROUNDS);
            often && (ambiguous(&repetition.sub) || shares(&repetition.sub)) || doubtful(&repetition.sub)
        }
        HirKind::Capture(capture) => doubtful(&capture.sub),
        HirKind::Concat(list) | HirKind::Alternation(list) => list.iter().any(doubtful),
        _ => false,
    }
}

/// Whether something with bounds is repeated so often that its ways add up as if it were without end.
fn unrolled(hir: &Hir) -> bool {
    match hir.kind() {
        HirKind::Repetition(repetition) => {
            repetition.max.is_some_and(|max| max > MOST_ROUNDS) && length(&repetition.sub).is_none() || unrolled(&repetition.sub)
        }
        HirKind::Capture(capture) => unrolled(&capture.sub),
        HirKind::Concat(list) | HirKind::Alternation(list) => list.iter().any(unrolled),
        _ => false,
    }
}

/// How many signs a match has, where that is always as many.
fn length(hir: &Hir) -> Option<usize> {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => Some(0),
        HirKind::Class(_) => Some(1),
        HirKind::Literal(literal) => std::str::from_utf8(&literal.0).ok().map(|text| text.chars().count()),
        HirKind::Capture(capture) => length(&capture.sub),
        HirKind::Concat(list) => list.iter().map(length).try_fold(0, |sum: usize, one| Some(sum.saturating_add(one?))),
        HirKind::Alternation(list) => {
            let first = length(list.first()?)?;
            list.iter().all(|one| length(one) == Some(first)).then_some(first)
        }
        HirKind::Repetition(repetition) => {
            let rounds = repetition.max.filter(|max| *max == repetition.min)?;
            length(&repetition.sub)?.checked_mul(rounds as usize)
        }
    }
}

/// Whether a part of no fixed length is followed, in this round or the next, by what may begin as it does.
fn shares(body: &Hir) -> bool {
    let list = match body.kind() {
        HirKind::Capture(capture) => return shares(&capture.sub),
        HirKind::Alternation(list) => return list.iter().any(shares),
        HirKind::Concat(list) => list.as_slice(),
        _ => std::slice::from_ref(body),
    };
    list.iter().enumerate().filter(|(_, part)| length(part).is_none()).any(|(at, part)| {
        let own = first_set(part);
        for next in list.iter().cycle().skip(at + 1).take(list.len()) {
            if overlap(&own, &first_set(next)) {
                return true;
            }
            if next.properties().minimum_len() != Some(0) {
                return false;
            }
        }
        true
    })
}

/// Whether a quantifier never gives back what it took: `a++`, `a*+`, `a?+`, `(?>a+)`.
fn has_possessive(pattern: &str) -> bool {
    ["++", "*+", "?+", "}+", "(?>"].iter().any(|sign| pattern.contains(sign))
}

/// The expression without what this parser does not know: a reference back stands for nothing, what gives nothing back is tried once.
/// What is looked at ahead or behind is read like what is matched, an atomic group as if it gave back.
fn without_dialect(pattern: &str) -> String {
    let signs: Vec<char> = pattern.chars().collect();
    let mut out = String::new();
    let (mut at, mut class) = (0, false);
    while let Some(&sign) = signs.get(at) {
        let next = signs.get(at + 1).copied();
        let rest: String = signs[at..signs.len().min(at + 4)].iter().collect();
        match sign {
            '\\' if !class && next.is_some_and(|c| matches!(c, '1'..='9')) => {
                out.push_str("(?:)");
                at += 2;
                continue;
            }
            '\\' => {
                out.push(sign);
                out.extend(next);
                at += 2;
                continue;
            }
            '[' => class = true,
            ']' => class = false,
            '+' | '*' | '?' | '}' if !class && next == Some('+') => {
                if sign == '}' {
                    let from = out.rfind('{').unwrap_or(out.len());
                    out.truncate(from);
                }
                out.push('?');
                at += 2;
                continue;
            }
            '(' if !class && rest.starts_with("(?>") => {
                out.push_str("(?:");
                at += 3;
                continue;
            }
            '(' if !class => {
                if let Some(look) = ["(?=", "(?!", "(?<=", "(?<!"].iter().find(|look| rest.starts_with(**look)) {
                    out.push_str("(?:");
                    at += look.len();
                    continue;
                }
            }
            _ => {}
        }
        out.push(sign);
        at += 1;
    }
    out
}

/// Whether a backtracking engine can take time by the square of a text's length, or worse: from each place of one long run of signs it
/// reads to the run's end and fails there, or two repetitions share the run between them in every way. `None` where the expression is not
/// understood.
pub(super) fn is_slow(pattern: &str) -> Option<bool> {
    fn sequence<'h>(hir: &'h Hir, parts: &mut Vec<&'h Hir>) {
        match hir.kind() {
            HirKind::Capture(capture) => sequence(&capture.sub, parts),
            HirKind::Concat(list) => list.iter().for_each(|part| sequence(part, parts)),
            _ => parts.push(hir),
        }
    }
    fn quadratic(hir: &Hir) -> bool {
        let mut parts: Vec<&Hir> = Vec::new();
        sequence(hir, &mut parts);
        if let [only] = parts[..] {
            return matches!(only.kind(), HirKind::Alternation(list) if list.iter().any(quadratic));
        }
        let can_vanish = |part: &&Hir| part.properties().minimum_len() == Some(0) && !matches!(part.kind(), HirKind::Look(_));
        let can_fail = |from: usize| {
            parts[from..].iter().any(|part| match part.kind() {
                HirKind::Look(look) => !matches!(look, Look::Start | Look::StartLF),
                _ => part.properties().minimum_len() != Some(0),
            })
        };
        parts.iter().enumerate().filter(|(_, part)| is_endless(part)).any(|(at, part)| {
            let begins_anywhere = parts[..at].iter().all(can_vanish);
            let next = parts[at + 1..].iter().position(|part| !can_vanish(part) || is_endless(part)).map(|after| at + 1 + after);
            let shared = next.filter(|next| is_endless(parts[*next]) && overlap(&first_set(part), &first_set(parts[*next])));
            begins_anywhere && can_fail(at + 1) || shared.is_some_and(|next| can_fail(next + 1))
        })
    }
    let hir = parse(pattern)?;
    let is_bad = exponential(&hir) && (super::ambiguity::is_ambiguous(&hir) != Some(false) || unrolled(&hir));
    Some(is_bad || quadratic(&hir) || super::ambiguity::offers_twice(pattern))
}

fn exponential(hir: &Hir) -> bool {
    match hir.kind() {
        HirKind::Repetition(repetition) => {
            let endless = repetition.max.is_none_or(|max| max > 64);
            (endless && ambiguous(&repetition.sub)) || exponential(&repetition.sub)
        }
        HirKind::Capture(capture) => exponential(&capture.sub),
        HirKind::Concat(list) | HirKind::Alternation(list) => list.iter().any(exponential),
        _ => false,
    }
}

/// Whether a repeated body can match one text in several ways.
fn ambiguous(body: &Hir) -> bool {
    match body.kind() {
        HirKind::Capture(capture) => ambiguous(&capture.sub),
        HirKind::Repetition(inner) => inner.max.is_none_or(|max| max > inner.min.max(1)),
        HirKind::Alternation(list) => {
            let first: Vec<_> = list.iter().map(first_set).collect();
            (0..first.len()).any(|i| (i + 1..first.len()).any(|j| overlap(&first[i], &first[j]))) || list.iter().any(ambiguous)
        }
        HirKind::Concat(list) => {
            // `(a*b)*` is unambiguous: something fixed separates the rounds. `(a*a?)*`, `(\s*x*)*` are not.
            let endless: Vec<usize> = (0..list.len()).filter(|i| is_endless(&list[*i])).collect();
            if endless.is_empty() {
                return false;
            }
            let rest_can_vanish =
                list.iter().enumerate().all(|(i, part)| endless.contains(&i) || part.properties().minimum_len() == Some(0));
            rest_can_vanish
                || endless.iter().any(|i| {
                    // What follows the endless part (the next round's beginning after the last) overlaps with it.
                    let own = first_set(&list[*i]);
                    let fixed: Vec<&Hir> = list
                        .iter()
                        .enumerate()
                        .filter(|(j, part)| j != i && part.properties().minimum_len() != Some(0))
                        .map(|(_, part)| part)
                        .collect();
                    !fixed.is_empty() && fixed.iter().all(|part| covers(&own, &first_set(part)))
                })
        }
        _ => false,
    }
}

fn is_endless(hir: &Hir) -> bool {
    match hir.kind() {
        HirKind::Repetition(repetition) => repetition.max.is_none(),
        HirKind::Capture(capture) => is_endless(&capture.sub),
        _ => false,
    }
}

/// Ranges of characters a match can begin with.
pub(super) fn first_set(hir: &Hir) -> Vec<(u32, u32)> {
    match hir.kind() {
        HirKind::Literal(literal) => std::str::from_utf8(&literal.0)
            .ok()
            .and_then(|text| text.chars().next())
            .map_or_else(Vec::new, |c| vec![(u32::from(c), u32::from(c))]),
        HirKind::Class(Class::Unicode(class)) => class.iter().map(|range| (u32::from(range.start()), u32::from(range.end()))).collect(),
        HirKind::Class(Class::Bytes(class)) => class.iter().map(|range| (range.start().into(), range.end().into())).collect(),
        HirKind::Repetition(repetition) => first_set(&repetition.sub),
        HirKind::Capture(capture) => first_set(&capture.sub),
        HirKind::Concat(list) => {
            let mut set = Vec::new();
            for part in list {
                set.extend(first_set(part));
                if part.properties().minimum_len() != Some(0) {
                    break;
                }
            }
            set
        }
        HirKind::Alternation(list) => list.iter().flat_map(first_set).collect(),
        HirKind::Empty | HirKind::Look(_) => Vec::new(),
    }
}

fn overlap(a: &[(u32, u32)], b: &[(u32, u32)]) -> bool {
    a.iter().any(|x| b.iter().any(|y| x.0 <= y.1 && y.0 <= x.1))
}

fn covers(outer: &[(u32, u32)], inner: &[(u32, u32)]) -> bool {
    !inner.is_empty() && inner.iter().all(|y| outer.iter().any(|x| x.0 <= y.0 && y.1 <= x.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn catastrophic_backtracking_is_found() {
        for bad in ["^(a+)+$", "(\\w+)*@", "(\\s*\\w*)*x", "(a|ab|b)*c", "^(zz?)*$"] {
            assert_eq!(backtracks(bad), Some(true), "{bad}");
        }
        for good in ["^[a-z]+$", "^(a|b)*$", "(a+b)*c", "^\\d{3}-\\d{4}$", "(?:[a-z]+\\.)*com", "^(?:ab|ac)*$"] {
            assert_eq!(backtracks(good), Some(false), "{good}");
        }
        for bad in [r#"(\w+)=(['"])((?:[^'"\\]+|\\.)*)\2"#, "^(?=.*x)(a+)+$", r"^(?!-)(?:[a-z]+-?)*$", r"^(?>a+)+$"] {
            assert_eq!(backtracks(bad), Some(true), "{bad}");
        }
        for good in [r#"(\w++)=(['"])((?:[^'"\\]++|\\.)*+)\2"#, "(?=x)a", r"^(?:(?!--).)*$"] {
            assert_eq!(backtracks(good), Some(false), "{good}");
        }
    }

    #[test]
    fn rounds_that_share_signs_are_not_held_to_be_quick() {
        for unknown in [r"^(zz?)*$", r"^([A-Z]{1,4};?)*$", r"^(\w+-?){1,40}$", r"^(\d|\d\d\d)*$", r"^(?:[a-f][a-f]?:?)+$"] {
            assert_ne!(backtracks(unknown), Some(false), "{unknown}");
        }
        for good in [r"^(?:[a-z]{2,4}\.)*$", r"^(\d{1,3}\.){3}\d+$", r"^[a-z]+(?:-[a-z]+)*$"] {
            assert_eq!(backtracks(good), Some(false), "{good}");
        }
    }

    #[test]
    fn expressions_that_begin_anywhere_in_a_run_are_slow() {
        for slow in [r"\s+$", r"^\s+|\s+$", r"/+$", r"(\w+)@x", r"\s*,", r"^a.*.*b", r"^\d+\d*x", "(a+)+$"] {
            assert_eq!(is_slow(slow), Some(true), "{slow}");
        }
        for quick in [r"\s+", r"^\s+", r"^\w+@\w+$", r"\s{1,40}$", "[<>]", r"^\S+@\S+\.\S+$", "a+|b+"] {
            assert_eq!(is_slow(quick), Some(false), "{quick}");
        }
    }
}
