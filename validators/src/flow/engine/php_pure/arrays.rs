//! PHP's functions of arrays, over keys that are known: what is not known within is moved and never looked at. Pure; knows no engine.

use std::cmp::Ordering;

use super::value::{Key, MOST_ENTRIES, Pure, numeric};
use Pure::{Array, Bool, Int, Text};

type Entries = Vec<(Key, Pure)>;

/// Entries under new numbers, those under words as they are.
fn renumbered(entries: impl IntoIterator<Item = (Key, Pure)>) -> Entries {
    let mut next = -1;
    let mut fresh = |key: Key| match key {
        Key::Number(_) => {
            next += 1;
            Key::Number(next)
        }
        word @ Key::Word(_) => word,
    };
    entries.into_iter().map(|(key, value)| (fresh(key), value)).collect()
}

fn put(entries: &mut Entries, key: Key, value: Pure) {
    match entries.iter_mut().find(|(known, _)| *known == key) {
        Some((_, old)) => *old = value,
        None => entries.push((key, value)),
    }
}

fn values(entries: &[(Key, Pure)]) -> impl Iterator<Item = Pure> + '_ {
    entries.iter().map(|(_, value)| value.clone())
}

/// Whether one of several equals what is asked for, by its kind as well or not.
fn found<'p>(entries: &'p [(Key, Pure)], wanted: &Pure, strict: bool) -> Option<Option<&'p Key>> {
    for (key, value) in entries {
        if if strict { value.is_identical(wanted) } else { value.is_equal(wanted) }? {
            return Some(Some(key));
        }
    }
    Some(None)
}

/// Whether an array has a text that is written as a value is.
fn holds_text(entries: &[(Key, Pure)], wanted: &str) -> Option<bool> {
    for (_, value) in entries {
        if value.as_text()? == wanted {
            return Some(true);
        }
    }
    Some(false)
}

/// `array_diff…`, `array_intersect…`: by keys, by values, or by both.
fn compared(name: &str, first: &[(Key, Pure)], others: &[Pure]) -> Option<Entries> {
    let (by_key, by_value) = (name.ends_with("_key") || name.ends_with("_assoc"), !name.ends_with("_key"));
    let takes_away = name.starts_with("array_diff");
    let mut out = Vec::new();
    for (key, value) in first {
        let mut everywhere = true;
        let mut anywhere = false;
        for other in others {
            let other = other.entries()?;
            let is_in = match (by_key, by_value) {
                (true, false) => other.iter().any(|(known, _)| known == key),
                (true, true) => match other.iter().find(|(known, _)| known == key) {
                    Some((_, found)) => found.as_text()? == value.as_text()?,
                    None => false,
                },
                _ => holds_text(other, &value.as_text()?)?,
            };
            everywhere &= is_in;
            anywhere |= is_in;
        }
        if if takes_away { !anywhere } else { everywhere } {
            out.push((key.clone(), value.clone()));
        }
    }
    Some(out)
}

/// The order of two values by the flags of a sort.
fn by_flags(one: &Pure, other: &Pure, flags: i64) -> Option<Ordering> {
    match flags {
        0 => {
            let kind = |value: &Pure| match value {
                Int(_) | Pure::Float(_) => Some(0),
                Text(text) => Some(if numeric(text).is_some() { 1 } else { 2 }),
                _ => None,
            };
            // What is of several kinds has no order that all versions agree on.
            if kind(one)? != kind(other)? { None } else { one.order(other) }
        }
        1 => one.as_float()?.partial_cmp(&other.as_float()?),
        2 => Some(one.as_text()?.cmp(&other.as_text()?)),
        6 => super::text::natural_order(one, other),
        10 => Some(one.as_text()?.to_ascii_lowercase().cmp(&other.as_text()?.to_ascii_lowercase())),
        _ => None,
    }
}

/// Entries in order; `None` where one of the comparisons has no answer.
fn sorted(entries: &[(Key, Pure)], order: impl Fn(&(Key, Pure), &(Key, Pure)) -> Option<Ordering>) -> Option<Entries> {
    let mut out: Entries = Vec::new();
    for entry in entries {
        let mut at = out.len();
        while at > 0 && order(&out[at - 1], entry)? == Ordering::Greater {
            at -= 1;
        }
        out.insert(at, entry.clone());
    }
    Some(out)
}

/// A function that changes its first argument: the array afterwards, and what the call gives.
pub(super) fn change(name: &str, array: &Pure, more: &[Pure]) -> Option<(Pure, Pure)> {
    let entries = array.entries()?;
    let flags = match more.first() {
        None => Some(0),
        Some(Int(flags)) => Some(*flags),
        Some(_) => None,
    };
    let by_value = |a: &(Key, Pure), b: &(Key, Pure)| by_flags(&a.1, &b.1, flags?);
    let by_key = |a: &(Key, Pure), b: &(Key, Pure)| by_flags(&a.0.pure(), &b.0.pure(), flags?);
    let is_list = |made: Entries| Array(renumbered(made.into_iter().map(|(_, value)| (Key::Number(0), value))));
    let yes = Bool(true);
    Some(match name {
        "sort" => (is_list(sorted(entries, by_value)?), yes),
        "rsort" => (is_list(sorted(entries, |a, b| by_value(b, a))?), yes),
        "asort" => (Array(sorted(entries, by_value)?), yes),
        "arsort" => (Array(sorted(entries, |a, b| by_value(b, a))?), yes),
        "ksort" => (Array(sorted(entries, by_key)?), yes),
        "krsort" => (Array(sorted(entries, |a, b| by_key(b, a))?), yes),
        "natsort" => (Array(sorted(entries, |a, b| by_flags(&a.1, &b.1, 6))?), yes),
        "array_shift" => {
            let (first, rest) = entries.split_first()?;
            (Array(renumbered(rest.iter().cloned())), first.1.clone())
        }
        "array_pop" => {
            let (last, rest) = entries.split_last()?;
            (Array(rest.to_vec()), last.1.clone())
        }
        "array_push" => {
            let last = entries.iter().filter_map(|(key, _)| if let Key::Number(at) = key { Some(*at) } else { None }).max();
            // What follows a number below zero is not the same in all versions; behind the greatest nothing follows.
            let next = match last {
                None => 0,
                Some(last) => last.checked_add(1).filter(|next| *next > 0 && *next < i64::MAX - 64)?,
            };
            let mut out = entries.to_vec();
            out.extend((next..).zip(more).map(|(at, value)| (Key::Number(at), value.clone())));
            let count = Int(out.len() as i64);
            (Array(out), count)
        }
        "array_unshift" => {
            let new = more.iter().map(|value| (Key::Number(0), value.clone()));
            let out = renumbered(new.chain(entries.iter().cloned()));
            let count = Int(out.len() as i64);
            (Array(out), count)
        }
        "array_splice" => {
            let from = match more.first()? {
                Int(from) => *from,
                _ => return None,
            };
            let length = match more.get(1) {
                None | Some(Pure::Null) => None,
                Some(Int(length)) => Some(*length),
                Some(_) => return None,
            };
            let new: Vec<Pure> = match more.get(2) {
                None => Vec::new(),
                Some(Array(new)) => values(new).collect(),
                Some(Pure::Null) => Vec::new(),
                // It may be a list.
                Some(Pure::Held(_)) => return None,
                Some(one) => vec![one.clone()],
            };
            let (start, end) = super::text::stretch(entries.len(), from, length);
            let new = new.into_iter().map(|value| (Key::Number(0), value));
            let left = renumbered(entries[..start].iter().cloned().chain(new).chain(entries[end..].iter().cloned()));
            (Array(left), Array(renumbered(entries[start..end].iter().cloned())))
        }
        _ => return None,
    })
}

fn count(entries: &[(Key, Pure)], deeply: bool) -> Option<i64> {
    entries.iter().try_fold(0, |sum, (_, value)| match value {
        Array(inner) if deeply => Some(sum + 1 + count(inner, true)?),
        Pure::Held(_) if deeply => None,
        _ => Some(sum + 1),
    })
}

/// A function of arrays.
pub(super) fn call(name: &str, args: &[Pure]) -> Option<Pure> {
    let int = |at: usize| match args.get(at)? {
        Int(number) => Some(*number),
        _ => None,
    };
    let truth = |at: usize| args.get(at).map_or(Some(false), Pure::truth);
    let entries = |at: usize| args.get(at).and_then(Pure::entries);
    match name {
        "in_array" => return found(entries(1)?, args.first()?, truth(2)?).map(|key| Bool(key.is_some())),
        "array_search" => return found(entries(1)?, args.first()?, truth(2)?).map(|key| key.map_or(Bool(false), Key::pure)),
        "array_key_exists" | "key_exists" => {
            let key = args.first()?.as_key()?;
            return Some(Bool(entries(1)?.iter().any(|(known, _)| *known == key)));
        }
        "array_fill" => {
            let (from, count) = (int(0)?, usize::try_from(int(1)?).ok().filter(|count| *count <= MOST_ENTRIES)?);
            let value = args.get(2)?;
            return (from >= 0 && from < i64::MAX - MOST_ENTRIES as i64)
                .then(|| Array((from..).take(count).map(|at| (Key::Number(at), value.clone())).collect()));
        }
        _ => {}
    }
    let first = entries(0)?;
    let made = match name {
        "count" | "sizeof" => return Some(Int(count(first, truth(1)?)?)),
        "array_is_list" => return Some(Bool(first.iter().enumerate().all(|(at, (key, _))| *key == Key::Number(at as i64)))),
        "array_key_first" => return Some(first.first().map_or(Pure::Null, |(key, _)| key.pure())),
        "array_key_last" => return Some(first.last().map_or(Pure::Null, |(key, _)| key.pure())),
        "array_values" => return Some(Pure::list(values(first))),
        "array_keys" if args.len() == 1 => return Some(Pure::list(first.iter().map(|(key, _)| key.pure()))),
        "array_keys" => {
            let mut keys = Vec::new();
            for (key, value) in first {
                if if truth(2)? { value.is_identical(&args[1]) } else { value.is_equal(&args[1]) }? {
                    keys.push(key.pure());
                }
            }
            return Some(Pure::list(keys));
        }
        "array_reverse" if truth(1)? => first.iter().rev().cloned().collect(),
        "array_reverse" => renumbered(first.iter().rev().cloned()),
        "array_slice" => {
            let length = match args.get(2) {
                None | Some(Pure::Null) => None,
                Some(_) => Some(int(2)?),
            };
            let (start, end) = super::text::stretch(first.len(), int(1)?, length);
            let part = first[start..end].iter().cloned();
            if truth(3)? { part.collect() } else { renumbered(part) }
        }
        "array_merge" => {
            let mut out: Entries = Vec::new();
            let mut next = 0;
            for at in 0..args.len() {
                for (key, value) in entries(at)? {
                    match key {
                        Key::Number(_) => {
                            out.push((Key::Number(next), value.clone()));
                            next += 1;
                        }
                        word @ Key::Word(_) => put(&mut out, word.clone(), value.clone()),
                    }
                }
            }
            out
        }
        "array_replace" => {
            let mut out = first.to_vec();
            for at in 1..args.len() {
                entries(at)?.iter().for_each(|(key, value)| put(&mut out, key.clone(), value.clone()));
            }
            out
        }
        "array_combine" => {
            let second = entries(1).filter(|second| second.len() == first.len())?;
            let mut out = Vec::new();
            for (key, value) in values(first).zip(values(second)) {
                put(&mut out, Key::of(&key.as_text()?), value);
            }
            out
        }
        "array_flip" => {
            let mut out = Vec::new();
            for (key, value) in first {
                if !matches!(value, Int(_) | Text(_)) {
                    return None;
                }
                put(&mut out, value.as_key()?, key.pure());
            }
            out
        }
        "array_fill_keys" => {
            let mut out = Vec::new();
            for key in values(first) {
                put(&mut out, Key::of(&key.as_text()?), args.get(1)?.clone());
            }
            out
        }
        "array_pad" => {
            let size = int(1)?;
            let missing = usize::try_from(size.checked_abs()?).ok()?.saturating_sub(first.len());
            if missing > MOST_ENTRIES {
                return None;
            }
            if missing == 0 {
                return Some(Array(first.to_vec()));
            }
            let more = std::iter::repeat_n((Key::Number(0), args.get(2)?.clone()), missing);
            let own = first.iter().cloned();
            if size > 0 { renumbered(own.chain(more)) } else { renumbered(more.chain(own)) }
        }
        "array_chunk" => {
            let size = usize::try_from(int(1)?).ok().filter(|size| *size > 0)?;
            let keeps = truth(2)?;
            let part = |part: &[(Key, Pure)]| if keeps { Array(part.to_vec()) } else { Pure::list(values(part)) };
            return Some(Pure::list(first.chunks(size).map(part)));
        }
        "array_unique" if args.len() == 1 => {
            let mut out: Entries = Vec::new();
            for (key, value) in first {
                if !holds_text(&out, &value.as_text()?)? {
                    out.push((key.clone(), value.clone()));
                }
            }
            out
        }
        "array_count_values" => {
            let mut out: Entries = Vec::new();
            for value in values(first) {
                if !matches!(value, Int(_) | Text(_)) {
                    return None;
                }
                let key = value.as_key()?;
                let before = out.iter().find(|(known, _)| *known == key).map_or(0, |(_, count)| count.as_int().unwrap_or(0));
                put(&mut out, key, Int(before + 1));
            }
            out
        }
        "array_change_key_case" => {
            let upper = match args.get(1) {
                None | Some(Int(0)) => false,
                Some(Int(1)) => true,
                Some(_) => return None,
            };
            let mut out = Vec::new();
            for (key, value) in first {
                let key = match key {
                    Key::Word(word) => Key::Word(if upper { word.to_ascii_uppercase() } else { word.to_ascii_lowercase() }),
                    number @ Key::Number(_) => number.clone(),
                };
                put(&mut out, key, value.clone());
            }
            out
        }
        "array_diff" | "array_diff_key" | "array_diff_assoc" | "array_intersect" | "array_intersect_key" | "array_intersect_assoc" => {
            compared(name, first, &args[1..])?
        }
        "array_filter" if args.len() == 1 => {
            let mut out = Vec::new();
            for (key, value) in first {
                if value.truth()? {
                    out.push((key.clone(), value.clone()));
                }
            }
            out
        }
        "array_merge_recursive" | "array_replace_recursive" => return None,
        _ => return None,
    };
    (made.len() <= MOST_ENTRIES).then_some(Array(made))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(value: &Pure) -> String {
        match value {
            Array(entries) => {
                let all: Vec<String> = entries.iter().map(|(key, value)| format!("{}:{}", key.text(), shown(value))).collect();
                format!("[{}]", all.join(" "))
            }
            Bool(yes) => yes.to_string(),
            Pure::Held(at) => format!("?{at}"),
            other => other.as_text().unwrap_or_default(),
        }
    }

    fn map(entries: &[(&str, Pure)]) -> Pure {
        Array(entries.iter().map(|(key, value)| (Key::of(key), value.clone())).collect())
    }

    #[test]
    fn arrays_are_what_the_runtime_makes_of_them() {
        let t = Pure::text;
        let letters = Pure::list(["c", "a", "b"].map(t));
        let mixed = map(&[("x", Int(1)), ("5", Pure::Held(0)), ("y", Int(3))]);
        let cases: &[(&str, &[Pure], &str)] = &[
            ("array_reverse", std::slice::from_ref(&mixed), "[y:3 0:?0 x:1]"),
            ("array_reverse", &[mixed.clone(), Bool(true)], "[y:3 5:?0 x:1]"),
            ("array_slice", &[mixed.clone(), Int(-2)], "[0:?0 y:3]"),
            ("array_merge", &[letters.clone(), mixed.clone()], "[0:c 1:a 2:b x:1 3:?0 y:3]"),
            ("array_pad", &[letters.clone(), Int(-4), Int(0)], "[0:0 1:c 2:a 3:b]"),
            ("array_pad", &[mixed.clone(), Int(2), Int(0)], "[x:1 5:?0 y:3]"),
            ("array_combine", &[Pure::list([Pure::Float(1.5), Bool(false)]), Pure::list([Int(1), Int(2)])], "[1.5:1 :2]"),
            ("array_fill", &[Int(2), Int(2), Pure::Held(1)], "[2:?1 3:?1]"),
            ("array_unique", &[Pure::list([t("1"), Int(1), t("b")])], "[0:1 2:b]"),
            ("array_intersect", &[letters.clone(), Pure::list([t("b"), t("c")])], "[0:c 2:b]"),
            ("array_diff_key", &[mixed.clone(), map(&[("x", Int(9))])], "[5:?0 y:3]"),
            ("array_count_values", &[Pure::list([t("a"), t("b"), t("a")])], "[a:2 b:1]"),
            ("array_chunk", &[letters.clone(), Int(2)], "[0:[0:c 1:a] 1:[0:b]]"),
            ("array_search", &[t("1"), Pure::list([Int(0), Int(1)])], "1"),
            ("in_array", &[t("abc"), Pure::list([Int(0)])], "false"),
            ("array_filter", &[Pure::list([t("0"), t("a"), Pure::Null])], "[1:a]"),
            ("array_key_last", std::slice::from_ref(&mixed), "y"),
        ];
        for (name, args, answer) in cases {
            assert_eq!(call(name, args).as_ref().map(shown).as_deref(), Some(*answer), "{name}");
        }
    }

    #[test]
    fn what_is_changed_in_place() {
        let t = Pure::text;
        let letters = Pure::list(["c", "a", "b"].map(t));
        let changed =
            |name: &str, more: &[Pure]| change(name, &letters, more).map(|(array, given)| format!("{} {}", shown(&array), shown(&given)));
        assert_eq!(changed("rsort", &[]).as_deref(), Some("[0:c 1:b 2:a] true"));
        assert_eq!(changed("asort", &[]).as_deref(), Some("[1:a 2:b 0:c] true"));
        assert_eq!(changed("krsort", &[]).as_deref(), Some("[2:b 1:a 0:c] true"));
        assert_eq!(changed("array_shift", &[]).as_deref(), Some("[0:a 1:b] c"));
        assert_eq!(changed("array_splice", &[Int(1), Int(1), Pure::list([t("x"), t("y")])]).as_deref(), Some("[0:c 1:x 2:y 3:b] [0:a]"));
        assert_eq!(change("array_push", &map(&[("9223372036854775807", Int(1))]), &[Int(2)]), None);
        assert_eq!(change("array_push", &map(&[("-5", Int(1))]), &[Int(2)]), None);
        assert_eq!(change("array_splice", &letters, &[Int(0), Int(0), Pure::Held(0)]), None);
        assert_eq!(call("array_fill", &[Int(i64::MAX), Int(2), Int(0)]), None);
        assert_eq!(change("sort", &Pure::list([Int(3), t("x")]), &[]), None);
    }
}
