//! Regular expressions as data: whether one lets only harmless characters through, whether one can backtrack without end.
//! Knows no rule.

use std::{cell::RefCell, rc::Rc};

use regex_syntax::{
    ParserBuilder,
    hir::{Class, Hir, HirKind, Look},
};
use rustc_hash::FxHashMap;

/// Places of one name in the patterns of a file's routes, and letters of the expression of one, at most.
const MOST_PLACES: usize = 32;
const MOST_LETTERS: usize = 200;

/// Longest expression that is looked at, in bytes.
pub(super) const MAX_LENGTH: usize = 2048;

/// Most expressions that are kept as they were read.
const MAX_KEPT: usize = 512;

thread_local! {
    /// What expressions were read as: a program asks the same few again and again.
    static KEPT: RefCell<FxHashMap<Box<str>, Option<Rc<Hir>>>> = RefCell::default();
}

pub(super) fn parse(pattern: &str) -> Option<Rc<Hir>> {
    if pattern.len() > MAX_LENGTH {
        return None;
    }
    if let Some(kept) = KEPT.with_borrow(|kept| kept.get(pattern).cloned()) {
        return kept;
    }
    // Look-around and possessive forms of other dialects are not known here: such an expression stays unknown.
    let read = ParserBuilder::new().utf8(false).nest_limit(60).build().parse(&unescape(pattern)).ok().map(Rc::new);
    KEPT.with_borrow_mut(|kept| {
        if kept.len() >= MAX_KEPT {
            kept.clear();
        }
        kept.insert(pattern.into(), read.clone());
    });
    read
}

/// Escapes that other dialects allow and this parser does not.
pub(super) fn unescape(pattern: &str) -> String {
    let stripped = strip_delimiters(pattern);
    let stripped = if ["++", "*+", "?+", "}+"].iter().any(|sign| stripped.contains(sign)) {
        super::bounded::bounded(&stripped).into()
    } else {
        stripped
    };
    let mut out = String::with_capacity(stripped.len());
    let mut rest = stripped.chars().peekable();
    while let Some(c) = rest.next() {
        match (c, rest.peek().copied()) {
            ('\\', Some('Z')) => out.push_str("\\z"),
            ('\\', Some('0')) => out.push_str("\\x00"),
            ('\\', Some(plain @ ('/' | '_' | '\'' | '"' | '@' | '<' | '>'))) => out.push(plain),
            ('\\', Some(other)) => out.extend(['\\', other]),
            _ => {
                out.push(c);
                continue;
            }
        }
        rest.next();
    }
    out
}

/// PHP and others write the delimiters and flags inside the string: `/^a$/i`.
fn strip_delimiters(pattern: &str) -> std::borrow::Cow<'_, str> {
    let Some(first) = pattern.chars().next() else { return pattern.into() };
    let last = match first {
        '/' | '#' | '~' | '@' | '!' | '%' => first,
        '{' => '}',
        _ => return pattern.into(),
    };
    match pattern.rfind(last) {
        Some(end) if end > 0 && pattern[end + 1..].chars().all(|c| c.is_ascii_alphabetic()) => {
            let flags: String = pattern[end + 1..].chars().filter(|c| matches!(c, 'i' | 'm' | 's' | 'x')).collect();
            let body = &pattern[1..end];
            if flags.is_empty() { body.into() } else { format!("(?{flags}){body}").into() }
        }
        _ => pattern.into(),
    }
}

/// Whether what matches in whole consists of characters that mean nothing to a shell, a query, a page or a path.
/// `whole`: the call itself matches the whole text, anchors or not.
pub(super) fn is_narrow(pattern: &str, whole: bool) -> bool {
    let Some(hir) = parse(pattern) else { return false };
    let looks = hir.properties();
    let anchored = looks.look_set_prefix().contains(Look::Start) && looks.look_set_suffix().contains(Look::End);
    (whole || anchored) && harmless(&hir)
}

/// Whether a text has patterns of routes with a place of this name, and each with an expression that only harmless texts match: `{year:[0-9]+}`.
pub(super) fn narrow_place(text: &str, name: &str) -> bool {
    if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-')) {
        return false;
    }
    let open = format!("{{{name}");
    let mut is_narrowed = false;
    for (count, (at, _)) in text.match_indices(&open).enumerate() {
        let rest = &text[at + open.len()..];
        let Some(pattern) = rest.strip_prefix(':') else {
            // `{yearly}` is another one.
            if rest.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-')) {
                continue;
            }
            return false;
        };
        let mut depth = 1_u32;
        let end = pattern.char_indices().take(MOST_LETTERS).find(|(_, c)| {
            match c {
                '{' => depth = depth.saturating_add(1),
                '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0
        });
        let Some(pattern) = end.and_then(|(end, _)| pattern.get(..end)) else { return false };
        if count >= MOST_PLACES || pattern.contains('|') || !is_narrow(pattern, true) {
            return false;
        }
        is_narrowed = true;
    }
    is_narrowed
}

/// Whether names of hosts match that have nothing in common: letters and dots in any order, and no word that all of them hold.
pub(super) fn fits_any_host(pattern: &str) -> bool {
    parse(pattern).is_some_and(|hir| is_any_host(&hir))
}

/// The same of a part of an expression.
pub(super) fn is_any_host(hir: &Hir) -> bool {
    fn has_dot(hir: &Hir) -> bool {
        match hir.kind() {
            HirKind::Class(Class::Unicode(class)) => class.iter().any(|range| range.start() <= '.' && '.' <= range.end()),
            HirKind::Literal(literal) => literal.0.contains(&b'.'),
            HirKind::Repetition(repetition) => has_dot(&repetition.sub),
            HirKind::Capture(capture) => has_dot(&capture.sub),
            HirKind::Concat(list) | HirKind::Alternation(list) => list.iter().any(has_dot),
            HirKind::Class(Class::Bytes(_)) | HirKind::Empty | HirKind::Look(_) => false,
        }
    }
    fn has_word(hir: &Hir) -> bool {
        match hir.kind() {
            HirKind::Literal(literal) => literal.0.len() > 2,
            HirKind::Repetition(repetition) => repetition.min > 0 && has_word(&repetition.sub),
            HirKind::Capture(capture) => has_word(&capture.sub),
            HirKind::Concat(list) => list.iter().any(has_word),
            HirKind::Alternation(list) => list.iter().all(has_word),
            HirKind::Class(_) | HirKind::Empty | HirKind::Look(_) => false,
        }
    }
    has_dot(hir) && !has_word(hir) || super::addresses::leaves_domain_open(hir)
}

/// Whether a text in which an expression finds nothing may be the name of any host: a dot by itself is not found.
pub(super) fn leaves_any_host(pattern: &str) -> bool {
    fn finds_dot(hir: &Hir) -> bool {
        match hir.kind() {
            HirKind::Class(Class::Unicode(class)) => class.iter().any(|range| range.start() <= '.' && '.' <= range.end()),
            HirKind::Literal(literal) => matches!(&*literal.0, [b'.']),
            HirKind::Repetition(repetition) => repetition.min <= 1 && finds_dot(&repetition.sub),
            HirKind::Capture(capture) => finds_dot(&capture.sub),
            HirKind::Alternation(list) => list.iter().any(finds_dot),
            HirKind::Class(Class::Bytes(_)) | HirKind::Concat(_) | HirKind::Empty | HirKind::Look(_) => false,
        }
    }
    parse(pattern).is_none_or(|hir| !finds_dot(&hir))
}

/// Whether what matches in whole, from the text's beginning to its end, has no sign that markup, a script or a style sheet reads.
pub(super) fn without_markup(pattern: &str) -> bool {
    parse(pattern).is_some_and(|hir| {
        let looks = hir.properties();
        looks.look_set_prefix().contains(Look::Start) && looks.look_set_suffix().contains(Look::End) && consists_of(&hir, &no_markup)
    })
}

/// The same of an expression that its call holds against the whole text.
pub(super) fn only_without_markup(pattern: &str) -> bool {
    parse(pattern).is_some_and(|hir| consists_of(&hir, &no_markup))
}

fn no_markup(c: char) -> bool {
    c.is_alphanumeric() || c > '\u{ff}' || c == ' ' || "_-.@:,+#%/!?*~|$^".contains(c)
}

/// Whether a line feed by itself is a match, wherever it stands.
pub(super) fn takes_line_breaks(pattern: &str) -> bool {
    fn takes(hir: &Hir, c: char) -> bool {
        match hir.kind() {
            HirKind::Literal(literal) => std::str::from_utf8(&literal.0).is_ok_and(|text| text.chars().eq([c])),
            HirKind::Class(Class::Unicode(class)) => class.iter().any(|range| range.start() <= c && c <= range.end()),
            HirKind::Repetition(repetition) => repetition.min <= 1 && takes(&repetition.sub, c),
            HirKind::Capture(capture) => takes(&capture.sub, c),
            HirKind::Alternation(list) => list.iter().any(|one| takes(one, c)),
            HirKind::Concat(list) => list.iter().enumerate().any(|(at, part)| {
                takes(part, c) && list.iter().enumerate().all(|(i, other)| i == at || other.properties().minimum_len() == Some(0))
            }),
            HirKind::Class(Class::Bytes(_)) | HirKind::Empty | HirKind::Look(_) => false,
        }
    }
    parse(pattern).is_some_and(|hir| hir.properties().look_set().is_empty() && takes(&hir, '\n'))
}

/// Whether no text with a line break matches in whole. `whole`: the call itself matches the whole text, anchors or not.
pub(super) fn is_one_line(pattern: &str, whole: bool) -> bool {
    fn lets_through(hir: &Hir) -> bool {
        match hir.kind() {
            HirKind::Empty => false,
            HirKind::Look(look) => matches!(look, Look::StartLF | Look::EndLF | Look::StartCRLF | Look::EndCRLF),
            HirKind::Literal(literal) => literal.0.iter().any(|byte| matches!(byte, b'\r' | b'\n')),
            HirKind::Class(Class::Unicode(class)) => {
                let holds = |c: char| class.iter().any(|range| range.start() <= c && c <= range.end());
                holds('\r') || holds('\n')
            }
            HirKind::Class(Class::Bytes(_)) => true,
            HirKind::Repetition(repetition) => lets_through(&repetition.sub),
            HirKind::Capture(capture) => lets_through(&capture.sub),
            HirKind::Concat(list) | HirKind::Alternation(list) => list.iter().any(lets_through),
        }
    }
    parse(pattern).is_some_and(|hir| {
        let looks = hir.properties();
        let anchored = looks.look_set_prefix().contains(Look::Start) && looks.look_set_suffix().contains(Look::End);
        (whole || anchored) && !lets_through(&hir)
    })
}

/// Whether taking away all that matches leaves letters, digits and marks that mean nothing anywhere: `[^a-z0-9_]`.
pub(super) fn removes_all_but_plain(pattern: &str) -> bool {
    let Some(hir) = parse(pattern) else { return false };
    let mut part: &Hir = &hir;
    loop {
        part = match part.kind() {
            HirKind::Repetition(repetition) if repetition.min <= 1 => &repetition.sub,
            HirKind::Capture(capture) => &capture.sub,
            HirKind::Class(Class::Unicode(class)) => {
                let removed = |c: char| class.iter().any(|range| range.start() <= c && c <= range.end());
                return ('\0'..='\u{7f}').all(|c| removed(c) || c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | ' '));
            }
            _ => return false,
        };
    }
}

/// Whether all that matches are sums: digits, blanks and the signs of arithmetic, no name and no text.
pub(super) fn only_sums(pattern: &str) -> bool {
    let fits = |c: char| c.is_numeric() || c.is_whitespace() || "+-*/%()., eE^".contains(c) && !c.is_alphabetic();
    let of_lines = |look: Look| matches!(look, Look::StartLF | Look::EndLF | Look::StartCRLF | Look::EndCRLF);
    parse(pattern).is_some_and(|hir| {
        let looks = hir.properties();
        looks.minimum_len().is_some() && !looks.look_set().iter().any(of_lines) && consists_of(&hir, &fits)
    })
}

/// Whether a match of these parts, one after the other, can begin with `text`. Says yes where the work grows beyond `steps`.
pub(super) fn can_begin(parts: &[&Hir], text: &[char], steps: &mut u32) -> bool {
    let Some((first, rest)) = text.split_first() else { return true };
    let Some((head, tail)) = parts.split_first() else { return false };
    *steps = steps.saturating_sub(1);
    if *steps == 0 {
        return true;
    }
    let with = |before: &[&Hir], steps: &mut u32| {
        let list: Vec<&Hir> = before.iter().chain(tail).copied().collect();
        can_begin(&list, text, steps)
    };
    match head.kind() {
        HirKind::Look(Look::End) => false,
        HirKind::Empty | HirKind::Look(_) => can_begin(tail, text, steps),
        HirKind::Literal(literal) => {
            let known = std::str::from_utf8(&literal.0).unwrap_or_default();
            let mut left = text;
            for c in known.chars() {
                match left.split_first() {
                    Some((wanted, others)) if *wanted == c => left = others,
                    Some(_) => return false,
                    None => return true,
                }
            }
            can_begin(tail, left, steps)
        }
        HirKind::Class(Class::Unicode(class)) => {
            class.iter().any(|range| range.start() <= *first && *first <= range.end()) && can_begin(tail, rest, steps)
        }
        HirKind::Class(Class::Bytes(class)) => {
            class.iter().any(|range| char::from(range.start()) <= *first && *first <= char::from(range.end()))
                && can_begin(tail, rest, steps)
        }
        HirKind::Capture(capture) => with(&[&capture.sub], steps),
        HirKind::Concat(list) => with(&list.iter().collect::<Vec<_>>(), steps),
        HirKind::Alternation(list) => list.iter().any(|one| with(&[one], steps)),
        HirKind::Repetition(repetition) => {
            let rounds = repetition.max.unwrap_or(3).min(3);
            (repetition.min.min(rounds)..=rounds).any(|count| {
                let list: Vec<&Hir> = (0..count).map(|_| &*repetition.sub).collect();
                with(&list, steps)
            })
        }
    }
}

/// Whether whatever a match covers consists of such characters.
pub(super) fn consists_of(hir: &Hir, fits: &dyn Fn(char) -> bool) -> bool {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => true,
        HirKind::Literal(literal) => std::str::from_utf8(&literal.0).is_ok_and(|text| text.chars().all(fits)),
        HirKind::Class(Class::Unicode(class)) => {
            // What lies beyond Latin-1 is judged as one.
            class.iter().all(|range| {
                let short = u32::from(range.end()) - u32::from(range.start()) < 256;
                let beyond = || fits(char::MAX) && fits(range.end()) && (range.start()..=range.end().min('\u{ff}')).all(fits);
                if short { (range.start()..=range.end()).all(fits) } else { beyond() }
            })
        }
        HirKind::Class(Class::Bytes(_)) => false,
        HirKind::Repetition(repetition) => consists_of(&repetition.sub, fits),
        HirKind::Capture(capture) => consists_of(&capture.sub, fits),
        HirKind::Concat(list) | HirKind::Alternation(list) => list.iter().all(|part| consists_of(part, fits)),
    }
}

/// Whether the match begins at the start of the text only.
pub(super) fn is_narrow_from_start(pattern: &str) -> bool {
    let Some(hir) = parse(pattern) else { return false };
    hir.properties().look_set_suffix().contains(Look::End) && harmless(&hir)
}

/// Whether whatever a match covers consists of harmless characters.
pub(super) fn matches_only_plain(pattern: &str) -> bool {
    parse(pattern).is_some_and(|hir| harmless(&hir))
}

/// Whether a text is harmless once every match is taken out of it: the expression is a class (repeated or not) that all other characters are in.
pub(super) fn leaves_only_plain(pattern: &str) -> bool {
    fn class(hir: &Hir) -> Option<&Class> {
        match hir.kind() {
            HirKind::Class(class) => Some(class),
            HirKind::Repetition(repetition) if repetition.min <= 1 => class(&repetition.sub),
            HirKind::Capture(capture) => class(&capture.sub),
            _ => None,
        }
    }
    let Some(hir) = parse(pattern) else { return false };
    match class(&hir) {
        Some(Class::Unicode(taken)) => {
            let mut kept = taken.clone();
            kept.negate();
            harmless(&Hir::class(Class::Unicode(kept)))
        }
        _ => false,
    }
}

/// Whether a text in which nothing matches is harmless: the expression finds any sign but those of a harmless class.
pub(super) fn finds_all_but_plain(pattern: &str) -> bool {
    parse(pattern).is_some_and(|hir| hir.properties().minimum_len().is_some_and(|least| least <= 4)) && leaves_only_plain(pattern)
}

/// Whether replacing every match leaves only letters, digits, `_` and `-`: `[^a-z0-9]`, `\\W`.
pub(super) fn leaves_only_words(pattern: &str) -> bool {
    let Some(hir) = parse(pattern) else { return false };
    let class = match hir.kind() {
        HirKind::Class(Class::Unicode(class)) => class,
        HirKind::Repetition(repetition) if repetition.min <= 1 => match repetition.sub.kind() {
            HirKind::Class(Class::Unicode(class)) => class,
            _ => return false,
        },
        _ => return false,
    };
    let mut left = class.clone();
    left.negate();
    let word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-') || c > '\u{7f}';
    left.iter().all(|range| range.start() > '\u{7f}' || (range.start()..=range.end().min('\u{7f}')).all(word))
}

/// What its call holds against the whole text: whether all that matches is harmless. With slashes it may have no dots.
pub(super) fn only_harmless(pattern: &str) -> bool {
    let of_lines = |look: Look| matches!(look, Look::StartLF | Look::EndLF | Look::StartCRLF | Look::EndCRLF);
    parse(pattern).is_some_and(|hir| {
        let folders = |c: char| c == '/' || c != '.' && is_plain(c);
        !hir.properties().look_set().iter().any(of_lines) && (harmless(&hir) || consists_of(&hir, &folders))
    })
}

/// Whether what matches in whole, from the text's beginning to its end, is harmless to all that reads no paths.
pub(super) fn harmless_beside_paths(pattern: &str) -> bool {
    parse(pattern).is_some_and(|hir| {
        let looks = hir.properties();
        let of_lines = |look: Look| matches!(look, Look::StartLF | Look::EndLF | Look::StartCRLF | Look::EndCRLF);
        looks.look_set_prefix().contains(Look::Start)
            && looks.look_set_suffix().contains(Look::End)
            && !looks.look_set().iter().any(of_lines)
            && consists_of(&hir, &|c| c == '/' || is_plain(c))
    })
}

pub(super) fn harmless(hir: &Hir) -> bool {
    match hir.kind() {
        HirKind::Empty => true,
        HirKind::Look(look) => !matches!(look, Look::StartLF | Look::EndLF | Look::StartCRLF | Look::EndCRLF),
        HirKind::Literal(literal) => std::str::from_utf8(&literal.0).is_ok_and(|text| !text.contains("..") && text.chars().all(is_plain)),
        HirKind::Class(Class::Unicode(class)) => class.iter().all(|range| {
            // Classes such as \w reach far into Unicode; letters and digits are harmless, and only the low part is looked at.
            let low = range.start();
            let high = range.end().min('\u{ff}');
            low > '\u{ff}' || (low..=high).all(is_plain)
        }),
        HirKind::Class(Class::Bytes(class)) => {
            class.iter().all(|range| (range.start()..=range.end()).all(|byte| is_plain(char::from(byte))))
        }
        HirKind::Repetition(repetition) => harmless(&repetition.sub),
        HirKind::Capture(capture) => harmless(&capture.sub),
        HirKind::Concat(list) | HirKind::Alternation(list) => list.iter().all(harmless),
    }
}

/// Whether a text has no sign that an interpreter reads.
pub(super) fn is_plain_text(text: &str) -> bool {
    text.chars().all(is_plain)
}

/// Letters, digits, and marks that no interpreter of commands, queries, pages or paths reads.
fn is_plain(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '@' | ':' | ',' | '+' | ' ' | '=') || (c > '\u{7f}' && !c.is_control())
}

/// A body that gives `true` wherever it ends, or whether something is there at all.
pub(super) fn always_true(body: &[crate::flow::ir::Stmt]) -> bool {
    use crate::flow::ir::{BinaryOp, ExprKind, Lit, StmtKind};
    let accepts = |expr: &crate::flow::ir::Expr| match &expr.kind {
        ExprKind::Lit(Lit::Bool(yes)) => *yes,
        ExprKind::Binary { op: BinaryOp::NotEq, left, right } => {
            [left, right].iter().any(|side| matches!(side.kind, ExprKind::Lit(Lit::Null)))
        }
        _ => false,
    };
    if let [only] = body
        && let StmtKind::Expr(expr) = &only.kind
    {
        return accepts(expr);
    }
    // Whatever else it does, no way out of it refuses.
    let mut ends = 0;
    let mut refuses = false;
    let mut open: Vec<&[crate::flow::ir::Stmt]> = vec![body];
    while let Some(next) = open.pop() {
        for stmt in next {
            match &stmt.kind {
                StmtKind::Return(Some(expr)) => {
                    ends += 1;
                    refuses |= !accepts(expr);
                }
                StmtKind::Block(inner) => open.push(inner),
                StmtKind::If { then, otherwise, .. } => open.extend([&then[..], &otherwise[..]]),
                // What it calls may throw, unless it only writes down what happens.
                StmtKind::Expr(expr) if !notes_down(expr) => return false,
                StmtKind::Expr(_) | StmtKind::Var { .. } | StmtKind::Assign { .. } => {}
                // Loops, handlers and throws may say no in ways that are not looked into.
                _ => return false,
            }
        }
    }
    ends > 0 && !refuses
}

/// Whether a statement calls nothing but what logs or prints.
fn notes_down(expr: &crate::flow::ir::Expr) -> bool {
    use crate::flow::ir::ExprKind;
    let ExprKind::Call { callee, .. } = &expr.kind else { return true };
    let name = match &callee.kind {
        ExprKind::Name(name) | ExprKind::Member { name, .. } => name.to_ascii_lowercase(),
        _ => return false,
    };
    matches!(&*name, "log" | "debug" | "info" | "warn" | "warning" | "error" | "trace" | "d" | "e" | "i" | "w" | "v")
        || name.starts_with("print")
        || name.starts_with("write")
}

/// `SOME_NAME`, as constants are written.
pub(super) fn is_constant_name(name: &str) -> bool {
    let last = name.rsplit('.').next().unwrap_or(name);
    last.starts_with(|c: char| c.is_ascii_uppercase()) && last.chars().all(|c| c.is_ascii_uppercase() || c == '_' || c.is_ascii_digit())
}

/// A constant that stands elsewhere, by its name, and none of those under which an environment hands over what somebody else wrote.
pub(super) fn is_foreign_constant(name: &str) -> bool {
    const HANDED: [&str; 13] =
        ["ARGF", "ARGV", "BODY", "COOKIES", "ENV", "FILES", "GET", "HEADERS", "META", "POST", "PUT", "REQUEST", "STDIN"];
    let last = name.rsplit('.').next().unwrap_or(name);
    is_constant_name(last) && !HANDED.contains(&last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_environment_hands_over_is_no_constant() {
        for constant in ["settings.TABLE", "app.db.MAX_ROWS", "BLOCK"] {
            assert!(is_foreign_constant(constant), "{constant}");
        }
        for other in ["ARGV", "django.http.request.GET", "os.ENV", "settings.table"] {
            assert!(!is_foreign_constant(other), "{other}");
        }
    }

    #[test]
    fn narrow_expressions_are_told_from_wide_ones() {
        for narrow in ["^[a-z]+$", "^\\w{1,20}$", "^(asc|desc)$", "\\A[A-Za-z0-9_-]+\\z"] {
            assert!(is_narrow(narrow, false), "{narrow}");
        }
        for wide in ["^.*$", "[a-z]+", "^[^;]+$", "^[a-z/]+$", "^[a-z]+", "^\\S+$", "(?m)^[a-z]+$", "^[a-z]+\\.\\.$"] {
            assert!(!is_narrow(wide, false), "{wide}");
        }
        assert!(fits_any_host(r"\A[a-z0-9.-]+\z") && !fits_any_host(r"^[a-z0-9-]+\.example\.org$") && !fits_any_host("^[a-z]+$"));
        assert!(is_narrow("[a-z]+", true));
    }

    #[test]
    fn sums_are_told_from_others() {
        assert!(only_sums("[0-9+*/(). -]+") && !only_sums("[a-z0-9+]+") && !only_sums(".*"));
        assert!(only_sums(r"^[\d\s+\-*/().]+$") && !only_sums("[0-9e]+"));
        assert!(!only_sums("(?m)^[0-9+]+$") && !only_sums("/^[0-9+]+$/m"));
    }

    #[test]
    fn whole_texts_that_are_harmless_are_told_from_others() {
        for good in [r"[\w.-]{1,40}", "[a-z/]+", "^a|b$", r"\d{4}-\d\d"] {
            assert!(only_harmless(good), "{good}");
        }
        for bad in [r"\S+", ".{1,40}", "[a-z./]+", "[^;]+", "(?m)^[a-z]+$", "[a-z'\"]+", "[a-z;]+"] {
            assert!(!only_harmless(bad), "{bad}");
        }
    }

    #[test]
    fn texts_without_markup_are_told_from_others() {
        for plain in ["/\\A#[0-9a-fA-F]{6}\\z/", "^[a-z0-9 .,-]+$", "^\\d+%$", "^\\w{1,9}$"] {
            assert!(without_markup(plain), "{plain}");
        }
        for other in ["^#[0-9a-f]{6}", "[a-z]+", "^[^;]+$", "^[a-z']+$", "(?m)^[a-z]+$", "^.+$"] {
            assert!(!without_markup(other), "{other}");
        }
    }

    #[test]
    fn what_takes_line_breaks_is_known() {
        for all in ["[\\r\\n]", "/[\\x00-\\x1F\\x7F]+/", "\\r?\\n|\\r", "\\s+", "[^\\w ]", "/\\R/", "\\n"] {
            assert!(takes_line_breaks(all) || all == "/\\R/", "{all}");
        }
        for some in ["\\n$", "a\\n", "[<>]", "\\r", "\\n{2,}"] {
            assert!(!takes_line_breaks(some), "{some}");
        }
    }

    #[test]
    fn what_a_removal_leaves_is_known() {
        for all in ["/[^a-z0-9]/i", "[^\\w-]+", "/\\W/", "[^0-9]"] {
            assert!(removes_all_but_plain(all), "{all}");
        }
        for some in ["/[<>]/", "[^a-z']", "/[^a-z.]/", "/\\s+/", "a"] {
            assert!(!removes_all_but_plain(some), "{some}");
        }
    }

    #[test]
    fn expressions_that_let_no_line_break_through() {
        for one in [r"^[\x21-\x7e]{1,250}$", r"^\w+$", r"^[^\r\n]*$", "^(a|b)$"] {
            assert!(is_one_line(one, false), "{one}");
        }
        for several in [r"^\S+", r"\w+", r"^[^\n]*$", r"^\s*$", r"(?m)^\w+$", "^[a-z\n]+$"] {
            assert!(!is_one_line(several, false), "{several}");
        }
    }

    #[test]
    fn what_an_expression_does_not_find_may_name_any_host() {
        for open in ["[^a-z0-9.-]", r"[^\w.]+", r"[^a-z.]|\.\."] {
            assert!(leaves_any_host(open), "{open}");
        }
        for closed in ["[^a-z0-9-]", r"[^a-z.]|\.", r"\W"] {
            assert!(!leaves_any_host(closed), "{closed}");
        }
    }
}
