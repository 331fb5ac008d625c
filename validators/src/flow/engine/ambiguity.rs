//! Whether a repetition of a regular expression can match one text in ways that multiply: two ways through its signs that part and meet again
//! in a round (Weideman et al., 2016: an automaton is exponentially ambiguous where a state comes back to itself by two paths of one text). Pure;
//! knows no rule.

use regex_syntax::{
    ast::{Ast, RepetitionKind, RepetitionRange, parse::ParserBuilder},
    hir::{Class, Hir, HirKind, Repetition, translate::Translator},
};

use super::backtracking::first_set;

/// Signs of an expression that are followed one by one.
const MOST_SIGNS: usize = 40;
/// Rounds of a repetition that are written out.
const MOST_COPIES: u32 = 6;

/// Whether it can. `None` where the expression has too many signs, or a form that is not followed.
pub(super) fn is_ambiguous(hir: &Hir) -> Option<bool> {
    let mut signs = Signs::default();
    signs.read(hir)?;
    Some(signs.repeats_twice() || signs.parts_and_meets())
}

/// Whether something that is repeated without end offers one sign in two alternatives of one sign each: `(\w|\d)*`. What reads expressions makes one
/// class of such alternatives, a backtracking engine does not.
pub(super) fn offers_twice(pattern: &str) -> bool {
    let text = super::patterns::unescape(pattern);
    if text.len() > super::patterns::MAX_LENGTH || !text.contains('|') {
        return false;
    }
    let ast = ParserBuilder::new().nest_limit(60).build().parse(&text);
    ast.is_ok_and(|ast| ends_freely(&ast).any(|part| twice_within(part, &text, false)))
}

/// The parts of an expression behind which something can fail: not a repetition that ends it.
fn ends_freely(ast: &Ast) -> impl Iterator<Item = &Ast> {
    let parts = match ast {
        Ast::Concat(list) => list.asts.as_slice(),
        one => std::slice::from_ref(one),
    };
    let last = parts.last().filter(|last| matches!(last, Ast::Repetition(_)));
    parts[..parts.len() - usize::from(last.is_some())].iter()
}

fn twice_within(ast: &Ast, text: &str, is_repeated: bool) -> bool {
    match ast {
        Ast::Repetition(repetition) => {
            let is_endless = match &repetition.op.kind {
                RepetitionKind::ZeroOrOne => false,
                RepetitionKind::ZeroOrMore | RepetitionKind::OneOrMore | RepetitionKind::Range(RepetitionRange::AtLeast(_)) => true,
                RepetitionKind::Range(RepetitionRange::Exactly(most) | RepetitionRange::Bounded(_, most)) => *most > 64,
            };
            twice_within(&repetition.ast, text, is_repeated || is_endless)
        }
        Ast::Group(group) => twice_within(&group.ast, text, is_repeated),
        Ast::Concat(list) => list.asts.iter().any(|one| twice_within(one, text, is_repeated)),
        Ast::Alternation(list) => {
            let sets: Vec<_> = list.asts.iter().filter(|_| is_repeated).filter_map(|one| one_sign(one, text)).collect();
            let is_twin = |at: usize| sets[at + 1..].iter().any(|other| alike(&sets[at], other));
            (0..sets.len()).any(is_twin) || list.asts.iter().any(|one| twice_within(one, text, is_repeated))
        }
        _ => false,
    }
}

/// What an alternative of one sign may be.
fn one_sign(ast: &Ast, text: &str) -> Option<Vec<(u32, u32)>> {
    let hir = Translator::new().translate(text, ast).ok()?;
    let is_one = match hir.kind() {
        HirKind::Class(_) => true,
        HirKind::Literal(literal) => std::str::from_utf8(&literal.0).is_ok_and(|text| text.chars().count() == 1),
        _ => false,
    };
    is_one.then(|| first_set(&hir))
}

/// The signs of an expression in the order in which they may follow each other (Glushkov's automaton), with how many ways lead from each to each.
#[derive(Default)]
struct Signs {
    sets: Vec<Vec<(u32, u32)>>,
    follow: Vec<[u8; MOST_SIGNS]>,
}

/// The signs that a part begins and ends with.
struct Part {
    can_vanish: bool,
    first: Vec<usize>,
    last: Vec<usize>,
}

impl Part {
    const fn nothing() -> Self {
        Self { can_vanish: true, first: Vec::new(), last: Vec::new() }
    }
}

impl Signs {
    fn read(&mut self, hir: &Hir) -> Option<Part> {
        match hir.kind() {
            HirKind::Empty | HirKind::Look(_) => Some(Part::nothing()),
            HirKind::Capture(capture) => self.read(&capture.sub),
            HirKind::Class(Class::Unicode(_)) => self.sign(first_set(hir)),
            HirKind::Class(Class::Bytes(_)) => None,
            HirKind::Literal(literal) => {
                let text = std::str::from_utf8(&literal.0).ok()?;
                text.chars().try_fold(Part::nothing(), |part, c| {
                    let next = self.sign(vec![(u32::from(c), u32::from(c))])?;
                    Some(self.then(part, next))
                })
            }
            HirKind::Concat(list) => list.iter().try_fold(Part::nothing(), |part, one| {
                let next = self.read(one)?;
                Some(self.then(part, next))
            }),
            HirKind::Alternation(list) => {
                let mut sum = Part { can_vanish: false, ..Part::nothing() };
                for one in list {
                    let part = self.read(one)?;
                    sum.can_vanish |= part.can_vanish;
                    sum.first.extend(part.first);
                    sum.last.extend(part.last);
                }
                Some(sum)
            }
            HirKind::Repetition(repetition) => self.repeated(repetition),
        }
    }

    fn sign(&mut self, set: Vec<(u32, u32)>) -> Option<Part> {
        let at = self.sets.len();
        if at >= MOST_SIGNS {
            return None;
        }
        self.sets.push(set);
        self.follow.push([0; MOST_SIGNS]);
        Some(Part { can_vanish: false, first: vec![at], last: vec![at] })
    }

    fn link(&mut self, from: &[usize], to: &[usize]) {
        for one in from {
            for other in to {
                let ways = &mut self.follow[*one][*other];
                *ways = ways.saturating_add(1);
            }
        }
    }

    fn then(&mut self, one: Part, next: Part) -> Part {
        self.link(&one.last, &next.first);
        let mut sum = Part { can_vanish: one.can_vanish && next.can_vanish, first: one.first, last: next.last };
        if one.can_vanish {
            sum.first.extend(next.first);
        }
        if next.can_vanish {
            sum.last.extend(one.last);
        }
        sum
    }

    fn repeated(&mut self, repetition: &Repetition) -> Option<Part> {
        let rounds = repetition.max.filter(|max| *max <= MOST_COPIES);
        let copies = rounds.unwrap_or_else(|| repetition.min.clamp(1, MOST_COPIES));
        let mut sum = Part::nothing();
        let mut ends: Vec<usize> = Vec::new();
        let mut before: Vec<usize> = Vec::new();
        for round in 1..=copies {
            let part = self.read(&repetition.sub)?;
            if part.can_vanish && copies > 1 {
                return None;
            }
            self.link(&before, &part.first);
            if round == 1 {
                sum = Part { can_vanish: repetition.min == 0 || part.can_vanish, first: part.first.clone(), last: Vec::new() };
            }
            if rounds.is_none() && round == copies {
                self.link(&part.last, &part.first);
            }
            if round >= repetition.min || round == copies {
                ends.extend(&part.last);
            }
            before = part.last;
        }
        sum.last = ends;
        Some(sum)
    }

    fn next(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        self.follow[at].iter().enumerate().filter(|(_, ways)| **ways > 0).map(|(to, _)| to)
    }

    /// Whether two ways lead from one sign to another, and the other leads back.
    fn repeats_twice(&self) -> bool {
        (0..self.sets.len()).any(|from| {
            let twice = self.follow[from].iter().enumerate().filter(|(_, ways)| **ways > 1);
            twice.into_iter().any(|(to, _)| to == from || self.reaches(to, from))
        })
    }

    fn reaches(&self, from: usize, to: usize) -> bool {
        let mut seen = [false; MOST_SIGNS];
        let mut open = vec![from];
        while let Some(at) = open.pop() {
            for next in self.next(at) {
                if next == to {
                    return true;
                }
                if !std::mem::replace(&mut seen[next], true) {
                    open.push(next);
                }
            }
        }
        false
    }

    /// Whether two ways of one text part at a sign and meet there again.
    fn parts_and_meets(&self) -> bool {
        let count = self.sets.len();
        let number = |one: usize, other: usize| one.min(other) * count + one.max(other);
        let meets = |one: usize, other: usize| one == other || alike(&self.sets[one], &self.sets[other]);
        let mut graph: Vec<Vec<usize>> = vec![Vec::new(); count * count];
        let mut back: Vec<Vec<usize>> = vec![Vec::new(); count * count];
        for one in 0..count {
            for other in one..count {
                let from = number(one, other);
                for a in self.next(one) {
                    for b in self.next(other).filter(|b| meets(a, *b)) {
                        graph[from].push(number(a, b));
                        back[number(a, b)].push(from);
                    }
                }
            }
        }
        let mut seen = vec![false; count * count];
        (0..count).any(|sign| {
            let start = number(sign, sign);
            // What a round holds is looked at once for all signs of it.
            if seen[start] {
                return false;
            }
            let (ahead, behind) = (closure(&graph, start), closure(&back, start));
            let mut round = (0..count * count).filter(|at| ahead[*at] && behind[*at]);
            round.any(|at| {
                seen[at] = true;
                at / count != at % count
            })
        })
    }
}

/// What is come to from a place.
fn closure(graph: &[Vec<usize>], start: usize) -> Vec<bool> {
    let mut seen = vec![false; graph.len()];
    let mut open = vec![start];
    while let Some(at) = open.pop() {
        for next in &graph[at] {
            if !std::mem::replace(&mut seen[*next], true) {
                open.push(*next);
            }
        }
    }
    seen
}

/// Whether a sign is in both sets, whatever the case of letters.
fn alike(one: &[(u32, u32)], other: &[(u32, u32)]) -> bool {
    let overlap = |x: &(u32, u32), y: &(u32, u32)| x.0 <= y.1 && y.0 <= x.1;
    let letters =
        |x: &(u32, u32), from: u32| (x.0.max(from) <= x.1.min(from + 25)).then(|| (x.0.max(from) - from, x.1.min(from + 25) - from));
    let folded = |x: &(u32, u32)| [letters(x, 65), letters(x, 97)];
    one.iter().any(|x| {
        other.iter().any(|y| overlap(x, y) || folded(x).iter().flatten().any(|a| folded(y).iter().flatten().any(|b| overlap(a, b))))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_that_part_and_meet_again_are_told_from_those_that_do_not() {
        let asked = |pattern: &str| regex_syntax::parse(pattern).ok().and_then(|hir| is_ambiguous(&hir));
        for twice in ["(a+)+", "(?:zz?)*", "(a*b*)*", r"(\w+-?)+", "(?:ab|a|b)*", "(?:ab|AB)*", "(a{1,3})*", "(?:x|xy|yx)*"] {
            assert_eq!(asked(twice), Some(true), "{twice}");
        }
        for once in
            ["(?:ab|ac)*", "(a|ab)*c", "(?:a+b)*", "(a?)*", r"^\d{1,3}(?:,\d{3})*$", "(?:get|gets |put)*", "a*a*", "(?:[a-z]+\\.)*com"]
        {
            assert_eq!(asked(once), Some(false), "{once}");
        }
        for twins in ["(a|a)*b", r"^(\w|\d)*$", "(?:a|A)+x", r"/(?:[a-f]|\d|[0-3]){2,}x/"] {
            assert!(offers_twice(twins), "{twins}");
        }
        for apart in ["(a|b)*", r"(\s|\n)+", r"^(?:\w|\d)+", r"^(\w|-)*$", r"(\w|\d)", r"(?:\w|\d){2}"] {
            assert!(!offers_twice(apart), "{apart}");
        }
        assert_eq!(asked(&"(?:abcdefghij|klmnopqrst)".repeat(3)), None);
    }
}
