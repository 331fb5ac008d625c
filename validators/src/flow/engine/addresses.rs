//! Regular expressions over addresses: whether all that one matches stays on the own site, or at hosts that it names. Knows no rule.

use std::rc::Rc;

use regex_syntax::hir::{Class, Hir, HirKind, Look};

use super::{
    backtracking::first_set,
    patterns::{can_begin, consists_of, parse},
};

/// Ways through an expression that are looked at.
const MAX_WAYS: usize = 64;
/// Longest way, in parts.
const MAX_PARTS: usize = 256;
/// Domains under which anyone registers a name, those that stand for them in examples among them.
const PUBLIC: [&str; 30] = [
    "com", "org", "net", "io", "dev", "app", "info", "biz", "cloud", "online", "site", "shop", "tech", "xyz", "eu", "de", "uk", "fr", "nl",
    "it", "es", "ch", "us", "ca", "au", "in", "jp", "example", "test", "invalid",
];

/// Whether all that matches are paths of the own site: one slash and then neither a second nor a backslash, or nothing.
/// `whole`: the call itself matches to the text's end.
pub(super) fn only_local_paths(pattern: &str, whole: bool) -> bool {
    let Some(mut hir) = parse(&refused_next(pattern)).map(Rc::unwrap_or_clone) else { return false };
    if !whole && !hir.properties().look_set_suffix().contains(Look::End) {
        // Whatever comes after it.
        let Some(rest) = parse("(?s:.*)") else { return false };
        hir = Hir::concat(vec![hir, Rc::unwrap_or_clone(rest)]);
    }
    let begins = first_set(&hir);
    hir.properties().minimum_len() != Some(0)
        && !begins.is_empty()
        && begins.iter().all(|range| *range == (0x2f, 0x2f))
        && !['/', '\\'].iter().any(|second| can_begin(&[&hir], &['/', *second], &mut 4_000))
}

/// Whether an expression speaks of the very beginning of the text.
pub(super) fn is_anchored(pattern: &str) -> bool {
    parse(&refused_next(pattern)).is_some_and(|hir| hir.properties().look_set_prefix().contains(Look::Start))
}

/// `(?![/\\])` as what may stand there instead: only the beginning of what matches is asked about.
fn refused_next(pattern: &str) -> std::borrow::Cow<'_, str> {
    let Some(at) = pattern.find("(?!") else { return pattern.into() };
    let inner = &pattern[at + 3..];
    let escaped = |i: usize| inner[..i].chars().rev().take_while(|c| *c == '\\').count() % 2 == 1;
    let Some((end, _)) = inner.char_indices().find(|(i, c)| *c == ')' && !escaped(*i)) else { return pattern.into() };
    let class = match &inner[..end] {
        "/" | "\\/" => "[^/]".to_owned(),
        class if class.starts_with('[') && class.ends_with(']') && !class.starts_with("[^") => format!("[^{}", &class[1..]),
        either if either.split('|').all(|one| matches!(one, "/" | "\\/" | "\\\\")) => format!("[^{}]", either.replace('|', "")),
        _ => return pattern.into(),
    };
    let (before, behind) = (&pattern[..at], &inner[end + 1..]);
    // The first of the letters that a class takes is none of the refused ones.
    if let Some((letters, rest)) = leading_class(behind) {
        let first = format!("[{letters}&&{class}]");
        return match rest.chars().next() {
            Some('+') => format!("{before}{first}{letters}*{}", &rest[1..]),
            Some('*') => format!("{before}(?:{first}{letters}*|){}", &rest[1..]),
            _ => format!("{before}(?:{class}|\\z){behind}"),
        }
        .into();
    }
    format!("{before}(?:{class}|\\z){behind}").into()
}

/// The class that an expression begins with, and what follows it.
fn leading_class(pattern: &str) -> Option<(&str, &str)> {
    let inner = pattern.strip_prefix('[')?;
    let mut escaped = false;
    let end = inner.char_indices().skip(1).find(|(_, c)| {
        let ends = *c == ']' && !escaped;
        escaped = *c == '\\' && !escaped;
        ends
    });
    let (end, _) = end?;
    // One inside of the other is not taken apart here, nor is a quantifier that gives nothing back.
    let plain = !inner.get(..end)?.contains(['[', '&']);
    let (class, rest) = (pattern.get(..end + 2)?, pattern.get(end + 2..)?);
    (plain && !rest.get(1..).is_some_and(|next| next.starts_with(['+', '?']))).then_some((class, rest))
}

/// A part of a way through an expression.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Known(char),
    /// Letters, digits, dots and dashes.
    Host,
    End,
    Other,
}

/// Whether all that matches are addresses at hosts that the expression names: `^https://([a-z]+\.)?example\.com/`.
pub(super) fn only_own_addresses(pattern: &str) -> bool {
    let Some(hir) = parse(pattern) else { return false };
    let mut ways: Vec<Vec<Part>> = vec![Vec::new()];
    expand(&hir, &mut ways) && ways.iter().all(|way| names_host(way))
}

/// Whether all that matches begins with a scheme that runs nothing, or is a path, a query or a fragment.
pub(super) fn only_harmless_schemes(pattern: &str) -> bool {
    let Some(hir) = parse(pattern) else { return false };
    let mut ways: Vec<Vec<Part>> = vec![Vec::new()];
    let harmless = |way: &Vec<Part>| {
        let known: String = way.iter().map_while(|part| if let Part::Known(c) = part { Some(*c) } else { None }).collect();
        ["http", "mailto:", "tel:", "sms:", "ftp", "/", "#", "?"].iter().any(|start| known.starts_with(start))
    };
    expand(&hir, &mut ways) && ways.iter().all(harmless)
}

/// Whether names of hosts match that anyone may register: what is open of them stands at no dot, or beneath what belongs to all.
/// `[a-z0-9.-]*example\.com`, `[a-z0-9-]+\.com`.
pub(super) fn leaves_domain_open(hir: &Hir) -> bool {
    let mut ways: Vec<Vec<Part>> = vec![Vec::new()];
    expand(hir, &mut ways) && ways.iter().any(|way| is_open_domain(way))
}

fn is_open_domain(way: &[Part]) -> bool {
    let host: Vec<Part> = way.iter().copied().filter(|part| *part != Part::End).collect();
    let is_host = |part: &Part| matches!(part, Part::Host | Part::Known('a'..='z' | '0'..='9' | '.' | '-'));
    let Some(last) = host.iter().rposition(|part| *part == Part::Host).filter(|_| host.iter().all(is_host)) else { return false };
    let fixed: String = host[last + 1..].iter().filter_map(|part| if let Part::Known(c) = part { Some(*c) } else { None }).collect();
    let Some((before, top)) = fixed.rsplit_once('.') else { return false };
    // Glued to what is open it is the end of any name; behind a dot there is nothing but the domain of all.
    PUBLIC.contains(&top) && !before.contains('.')
}

/// Lengthens each way by what the expression may match. `false` where there are too many.
fn expand(hir: &Hir, ways: &mut Vec<Vec<Part>>) -> bool {
    let add = |ways: &mut Vec<Vec<Part>>, part: Part| {
        ways.iter_mut().filter(|way| way.len() < MAX_PARTS).for_each(|way| way.push(part));
    };
    match hir.kind() {
        HirKind::Empty => {}
        HirKind::Look(Look::End | Look::EndLF | Look::EndCRLF) => add(ways, Part::End),
        HirKind::Look(_) => {}
        HirKind::Literal(literal) => {
            for c in String::from_utf8_lossy(&literal.0).chars() {
                add(ways, Part::Known(c.to_ascii_lowercase()));
            }
        }
        HirKind::Class(class) => add(ways, of_class(class)),
        HirKind::Capture(capture) => return expand(&capture.sub, ways),
        HirKind::Concat(list) => return list.iter().all(|one| expand(one, ways)),
        HirKind::Alternation(list) => {
            let before = std::mem::take(ways);
            for one in list {
                let mut own = before.clone();
                if !expand(one, &mut own) || ways.len() + own.len() > MAX_WAYS {
                    return false;
                }
                ways.append(&mut own);
            }
        }
        HirKind::Repetition(repetition) if repetition.max == Some(1) && repetition.min == 0 => {
            let mut with = ways.clone();
            if !expand(&repetition.sub, &mut with) || ways.len() + with.len() > MAX_WAYS {
                return false;
            }
            ways.append(&mut with);
        }
        HirKind::Repetition(repetition) => {
            let host = is_of_host(&repetition.sub);
            // `(?:[a-z0-9-]+\.)*`: labels, each with the dot behind it, or none.
            let without = (host && repetition.min == 0 && ends_in_dot(&repetition.sub)).then(|| ways.clone());
            add(ways, if host { Part::Host } else { Part::Other });
            if host && ends_in_dot(&repetition.sub) {
                add(ways, Part::Known('.'));
            }
            if let Some(mut without) = without {
                if ways.len() + without.len() > MAX_WAYS {
                    return false;
                }
                ways.append(&mut without);
            }
        }
    }
    true
}

/// Whether whatever matches ends in a dot.
fn ends_in_dot(hir: &Hir) -> bool {
    match hir.kind() {
        HirKind::Literal(literal) => literal.0.ends_with(b"."),
        HirKind::Class(class) => of_class(class) == Part::Known('.'),
        HirKind::Capture(capture) => ends_in_dot(&capture.sub),
        HirKind::Concat(list) => list.last().is_some_and(ends_in_dot),
        HirKind::Alternation(list) => list.iter().all(ends_in_dot),
        HirKind::Repetition(repetition) => repetition.min > 0 && ends_in_dot(&repetition.sub),
        HirKind::Empty | HirKind::Look(_) => false,
    }
}

/// Whether nothing but what may stand in a host matches: of what lies beyond ASCII the letters of `\w`.
fn is_of_host(hir: &Hir) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    match hir.kind() {
        HirKind::Class(Class::Unicode(class)) => {
            class.iter().all(|range| range.start() > '\u{7f}' || range.end() <= '\u{7f}' && (range.start()..=range.end()).all(fits))
        }
        HirKind::Capture(capture) => is_of_host(&capture.sub),
        HirKind::Concat(list) | HirKind::Alternation(list) => list.iter().all(is_of_host),
        HirKind::Repetition(repetition) => is_of_host(&repetition.sub),
        _ => consists_of(hir, &fits),
    }
}

/// A class of one letter in both cases is that letter.
fn of_class(class: &Class) -> Part {
    let Class::Unicode(class) = class else { return Part::Other };
    let mut all: Vec<char> =
        class.iter().flat_map(|range| (range.start()..=range.end()).take(130)).map(|c| c.to_ascii_lowercase()).collect();
    // The long s and the Kelvin sign are letters in another case.
    all.retain(|c| !matches!(c, 'ſ' | 'K'));
    all.sort_unstable();
    all.dedup();
    match &all[..] {
        [only] => Part::Known(*only),
        _ if all.iter().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-')) => Part::Host,
        _ => Part::Other,
    }
}

fn names_host(way: &[Part]) -> bool {
    let known: String = way.iter().map_while(|part| if let Part::Known(c) = part { Some(*c) } else { None }).collect();
    let Some(scheme) = ["https://", "http://"].iter().find(|scheme| known.starts_with(**scheme)) else { return false };
    let rest = &way[scheme.len()..];
    let ends = |part: &Part| matches!(part, Part::End | Part::Known('/' | '?' | '#' | ':'));
    let Some(end) = rest.iter().position(ends) else { return false };
    let host = &rest[..end];
    let is_host = |part: &Part| matches!(part, Part::Host | Part::Known('a'..='z' | '0'..='9' | '.' | '-'));
    // What stands behind the last open part has to be a domain with a dot before it.
    let fixed = match host.iter().rposition(|part| *part == Part::Host) {
        None => host,
        Some(last) => match &host[last + 1..] {
            [Part::Known('.'), fixed @ ..] => fixed,
            _ => return false,
        },
    };
    // `https://example.com:` may go on with a password.
    let port = rest[end] == Part::Known(':');
    let port_ends = rest[end + 1..].iter().position(|part| !matches!(part, Part::Known('0'..='9') | Part::Host));
    let closed = !port || port_ends.is_some_and(|at| at > 0 && ends(&rest[end + 1 + at]));
    let dotted = host.len() == fixed.len() || fixed.contains(&Part::Known('.'));
    host.iter().all(is_host) && !fixed.is_empty() && dotted && closed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn local_paths_are_told_from_others() {
        for local in [
            "/[A-Za-z0-9][A-Za-z0-9/_-]*",
            "^/[a-z]+(/[a-z]+)*$",
            "/home",
            "(?:/[a-z0-9_-]+)+",
            r"/^\/(?![/\\])[\w\-./?=&%]*$/",
            r"#\A/(?:[A-Za-z0-9_-][A-Za-z0-9_/?=&.%-]*)?\z#",
            r"^/(?!/|\\)",
            r"^/(?!/)[\w./-]*\z",
            r"^/(?!/)[\w.-]+$",
        ] {
            assert!(only_local_paths(local, true), "{local}");
        }
        for other in [
            "/.*",
            "/[a-z/]*",
            "//[a-z]+",
            "[a-z/]+",
            "https://.*",
            "/[^?]+",
            "(?:/[a-z]*)+",
            "^/(?!/).*",
            "/?[a-z]+",
            r"^/(?!/)[\w\\./]*$",
        ] {
            assert!(!only_local_paths(other, true), "{other}");
        }
        for open in ["^/", "^/[a-z]*", "/home"] {
            assert_eq!(only_local_paths(open, false), open == "/home", "{open}");
        }
        assert!(is_anchored(r"^/[a-z]+") && is_anchored(r"#\A/x#") && !is_anchored("/[a-z]+"));
    }

    #[test]
    fn schemes_that_run_nothing_are_told_from_others() {
        for good in [r"^https?:\/\/", "^(https?|mailto):", "/^(?:https?:)?\\/\\//i", "^(?:/|#|https://)", "^http"] {
            assert!(only_harmless_schemes(good), "{good}");
        }
        for bad in ["https?|javascript", "^(https?://.*|.*)", "^(https?|data):", "^(https?:)?", "^[a-z]+:", "^(?!javascript:)"] {
            assert!(!only_harmless_schemes(bad), "{bad}");
        }
    }

    #[test]
    fn addresses_at_named_hosts_are_told_from_others() {
        for own in [
            r"^https:\/\/(www\.)?example\.com\/",
            r"^https?://[a-z0-9-]+\.example\.com$",
            r"/^https:\/\/(a|b)\.example\.org(\/.*)?$/i",
            r"^https://partner\.example\.net(:8443)?$",
            r"^https:\/\/[\w-]+\.preview\.example\.org$",
            r"^http:\/\/localhost(:\d+)?$",
        ] {
            assert!(only_own_addresses(own), "{own}");
        }
        for other in [
            r"^https:\/\/.*example\.com$",
            r"^https:\/\/partner\.example\.net",
            r"^https://www.example.com/",
            r"https?://",
            r"^https://[a-z]+example\.com/",
            r"^https://[a-z.]+/",
            r"^https://example\.com:",
            r"^https:\/\/[\w-]+\.preview\.example\.org",
            r"^https:\/\/[\W]+\.example\.org$",
        ] {
            assert!(!only_own_addresses(other), "{other}");
        }
        assert!(only_own_addresses(r"^https://(?:[a-z0-9-]+\.)*example\.com/"));
    }

    #[test]
    fn domains_that_anyone_may_register_are_told_from_others() {
        for open in [r"[a-z0-9.-]*quay\.example", r"^[a-z0-9-]+\.com$", r"\A[a-z]+quay\.org\z", r"(?:quay|[a-z-]+ferry)\.example"] {
            assert!(parse(open).is_some_and(|hir| leaves_domain_open(&hir)), "{open}");
        }
        for own in [
            r"(?:[a-z0-9-]+[.])*quay\.example",
            r"[a-z0-9-]+\.quay\.example",
            r"[a-z]*quay\.ferry\.example",
            r"[a-z0-9-]+\.internal",
            r"(?:alpha|beta)quay\.example",
            r"[a-z0-9_-]+\.json",
            r"(?:[a-z]+\.)?quay\.example",
        ] {
            assert!(parse(own).is_some_and(|hir| !leaves_domain_open(&hir)), "{own}");
        }
    }
}
