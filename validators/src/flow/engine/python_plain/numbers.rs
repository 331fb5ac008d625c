//! Numbers: what `math`, `operator` and the builtin functions of numbers give.

use super::{Given, Plain};

/// Greatest number of which a factorial is taken, and greatest exponent.
const MOST_FACTORS: i128 = 30;
const MOST_POWER: i128 = 120;

pub(super) fn function(name: &str, given: &Given<'_>) -> Option<Plain> {
    let method = name.rsplit('.').next().unwrap_or(name);
    if let Some(rest) = name.strip_prefix("operator.") {
        return operator(rest, given);
    }
    if name.starts_with("math.") {
        return reckoned(method, given);
    }
    match (name, given.args.len()) {
        ("abs", 1) => match given.args.first()? {
            Plain::Float(number) => Some(Plain::Float(number.abs())),
            other => other.as_int()?.checked_abs().map(Plain::Int),
        },
        ("round", 1 | 2) if given.names_only(&["ndigits"]) => rounded(given.args.first()?, given.either(1, "ndigits")),
        ("pow", 2) => power(given.int(0)?, given.int(1)?).map(Plain::Int),
        ("pow", 3) => {
            let (base, exponent, modulus) =
                (given.int(0)?, given.int(1).filter(|e| *e >= 0)?, given.int(2).filter(|m| *m > 0 && *m < 1 << 60)?);
            Some(Plain::Int(power_modulo(base.rem_euclid(modulus), exponent, modulus)))
        }
        ("sum", 1 | 2) if given.names_only(&["start"]) => {
            let start = given.either(1, "start").cloned().unwrap_or(Plain::Int(0));
            if matches!(start, Plain::Text(_)) {
                return None;
            }
            given.args.first()?.as_list()?.iter().try_fold(start, |sum, item| arithmetic("add", &sum, item))
        }
        ("divmod", 2) => Some(Plain::List(vec![
            arithmetic("floordiv", given.args.first()?, given.args.get(1)?)?,
            arithmetic("mod", given.args.first()?, given.args.get(1)?)?,
        ])),
        ("int.from_bytes", _) => None,
        _ => None,
    }
}

fn rounded(value: &Plain, digits: Option<&Plain>) -> Option<Plain> {
    match (value, digits) {
        (Plain::Int(number), None | Some(Plain::Null)) => Some(Plain::Int(*number)),
        (Plain::Float(number), None | Some(Plain::Null)) if number.abs() < 1e15 => Some(Plain::Int(number.round_ties_even() as i128)),
        (Plain::Int(number), Some(digits)) if digits.as_int()? >= 0 => Some(Plain::Int(*number)),
        // The digits that are nearest, of the number as it is kept.
        (Plain::Float(number), Some(digits)) if number.abs() < 1e15 => {
            let digits = usize::try_from(digits.as_int()?).ok().filter(|digits| *digits <= 20)?;
            format!("{number:.digits$}").parse().ok().map(Plain::Float)
        }
        _ => None,
    }
}

fn power(base: i128, exponent: i128) -> Option<i128> {
    base.checked_pow(u32::try_from(exponent).ok().filter(|exponent| i128::from(*exponent) <= MOST_POWER)?)
}

fn power_modulo(mut base: i128, mut exponent: i128, modulus: i128) -> i128 {
    let mut result = 1 % modulus;
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = result * base % modulus;
        }
        base = base * base % modulus;
        exponent >>= 1;
    }
    result
}

fn greatest_divisor(a: i128, b: i128) -> Option<i128> {
    let (mut a, mut b) = (a.unsigned_abs(), b.unsigned_abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    i128::try_from(a).ok()
}

fn product(numbers: impl IntoIterator<Item = i128>) -> Option<i128> {
    numbers.into_iter().try_fold(1_i128, i128::checked_mul)
}

/// Functions of `math` that give the same on every machine.
fn reckoned(name: &str, given: &Given<'_>) -> Option<Plain> {
    if !given.named.is_empty() {
        return None;
    }
    let whole = |number: f64| (number.abs() < 1e15).then_some(Plain::Int(number as i128));
    let real = |at: usize| given.args.get(at).and_then(Plain::as_float);
    let counted = || Some((given.int(0).filter(|n| (0..=60).contains(n))?, given.int(1).filter(|k| (0..=60).contains(k))?));
    match (name, given.args.len()) {
        ("floor", 1) => whole(real(0)?.floor()),
        ("ceil", 1) => whole(real(0)?.ceil()),
        ("trunc", 1) => whole(real(0)?.trunc()),
        ("sqrt", 1) => real(0).filter(|number| *number >= 0.0).map(|number| Plain::Float(number.sqrt())),
        ("isqrt", 1) => given.int(0).filter(|number| (0..1 << 50).contains(number)).map(|number| Plain::Int(number.isqrt())),
        ("fabs", 1) => Some(Plain::Float(real(0)?.abs())),
        ("isnan", 1) => Some(Plain::Bool(real(0)?.is_nan())),
        ("isinf", 1) => Some(Plain::Bool(real(0)?.is_infinite())),
        ("isfinite", 1) => Some(Plain::Bool(real(0)?.is_finite())),
        ("copysign", 2) => Some(Plain::Float(real(0)?.copysign(real(1)?))),
        ("fmod", 2) => Some(Plain::Float(real(0).filter(|number| number.is_finite())? % real(1).filter(|by| *by != 0.0)?)),
        ("pow", 2) => power(given.int(0)?, given.int(1)?).filter(|number| number.abs() < 1 << 53).map(|number| Plain::Float(number as f64)),
        ("gcd", _) => (0..given.args.len()).try_fold(0, |sum, at| greatest_divisor(sum, given.int(at)?)).map(Plain::Int),
        ("lcm", _) => {
            let fold = |sum: i128, at: usize| {
                let number = given.int(at)?;
                if sum == 0 || number == 0 { Some(0) } else { (sum / greatest_divisor(sum, number)?).checked_mul(number)?.checked_abs() }
            };
            (0..given.args.len()).try_fold(1, fold).map(Plain::Int)
        }
        ("factorial", 1) => product(1..=given.int(0).filter(|n| (0..=MOST_FACTORS).contains(n))?).map(Plain::Int),
        ("comb", 2) => {
            let (n, k) = counted()?;
            (1..=k)
                .try_fold(1_i128, |sum, i| sum.checked_mul((n - k + i).max(0)).map(|sum| sum / i))
                .map(|many| Plain::Int(if k > n { 0 } else { many }))
        }
        ("perm", 2) => {
            let (n, k) = counted()?;
            if k > n { Some(Plain::Int(0)) } else { product(n - k + 1..=n).map(Plain::Int) }
        }
        ("prod", 1) => given.args[0].as_list()?.iter().try_fold(Plain::Int(1), |sum, item| arithmetic("mul", &sum, item)),
        _ => None,
    }
}

/// Operators by their names.
fn operator(name: &str, given: &Given<'_>) -> Option<Plain> {
    use std::cmp::Ordering;
    let first = given.args.first()?;
    if !given.named.is_empty() {
        return None;
    }
    let Some(second) = given.args.get(1) else {
        return match name {
            "not_" => Some(Plain::Bool(!first.truth())),
            "truth" => Some(Plain::Bool(first.truth())),
            "neg" => first.as_int()?.checked_neg().map(Plain::Int),
            "pos" | "index" => first.as_int().map(Plain::Int),
            "abs" => first.as_int()?.checked_abs().map(Plain::Int),
            "inv" | "invert" => first.as_int().map(|number| Plain::Int(!number)),
            _ => None,
        };
    };
    if given.args.len() != 2 {
        return None;
    }
    let told = |test: fn(Ordering) -> bool| first.order(second).map(|order| Plain::Bool(test(order)));
    match name {
        "eq" => first.same(second).map(Plain::Bool),
        "ne" => first.same(second).map(|same| Plain::Bool(!same)),
        "lt" => told(Ordering::is_lt),
        "le" => told(Ordering::is_le),
        "gt" => told(Ordering::is_gt),
        "ge" => told(Ordering::is_ge),
        "contains" => contains(first, second).map(Plain::Bool),
        "countOf" => {
            let same: Vec<bool> = first.as_list()?.iter().map(|item| item.same(second)).collect::<Option<_>>()?;
            Some(Plain::Int(same.into_iter().filter(|same| *same).count() as i128))
        }
        "getitem" | "itemgetter" => None,
        _ => arithmetic(name.trim_end_matches('_'), first, second),
    }
}

/// Whether something is in a text, a list or a map.
fn contains(holder: &Plain, wanted: &Plain) -> Option<bool> {
    match (holder, wanted) {
        (Plain::Text(text), Plain::Text(part)) => Some(text.contains(part.as_str())),
        (Plain::List(items), _) => {
            let same: Vec<bool> = items.iter().map(|item| item.same(wanted)).collect::<Option<_>>()?;
            Some(same.contains(&true))
        }
        (Plain::Map(entries), Plain::Text(key)) => Some(entries.iter().any(|(known, _)| known == key)),
        _ => None,
    }
}

/// Arithmetic of numbers, texts and lists.
fn arithmetic(name: &str, a: &Plain, b: &Plain) -> Option<Plain> {
    match (a, b) {
        (Plain::Text(a), Plain::Text(b)) if matches!(name, "add" | "concat") => return Plain::text(format!("{a}{b}")),
        (Plain::List(a), Plain::List(b)) if matches!(name, "add" | "concat") => {
            return Some(Plain::List([a.as_slice(), b.as_slice()].concat()));
        }
        (Plain::Text(text), Plain::Int(times)) | (Plain::Int(times), Plain::Text(text)) if name == "mul" => {
            return super::written::repeated(text, usize::try_from((*times).max(0)).ok()?).map(Plain::Text);
        }
        _ => {}
    }
    let are_truths = matches!((a, b), (Plain::Bool(_), Plain::Bool(_)));
    if let (Some(a), Some(b)) = (a.as_int(), b.as_int()) {
        return Some(match name {
            "add" => Plain::Int(a.checked_add(b)?),
            "sub" => Plain::Int(a.checked_sub(b)?),
            "mul" => Plain::Int(a.checked_mul(b)?),
            "floordiv" => Plain::Int(divided_down(a, b)?),
            "mod" => Plain::Int(a - divided_down(a, b)?.checked_mul(b)?),
            "truediv" if b != 0 && a.unsigned_abs() <= 1 << 53 && b.unsigned_abs() <= 1 << 53 => Plain::Float(a as f64 / b as f64),
            "pow" => Plain::Int(power(a, b)?),
            "and" | "or" | "xor" if are_truths => Plain::Bool(match name {
                "and" => a & b != 0,
                "or" => a | b != 0,
                _ => a != b,
            }),
            "and" => Plain::Int(a & b),
            "or" => Plain::Int(a | b),
            "xor" => Plain::Int(a ^ b),
            "lshift" => Plain::Int(a.checked_mul(power(2, b)?)?),
            "rshift" => Plain::Int(a >> u32::try_from(b).ok().filter(|by| *by < 100)?),
            _ => return None,
        });
    }
    let (a, b) = (a.as_float()?, b.as_float()?);
    Some(Plain::Float(match name {
        "add" => a + b,
        "sub" => a - b,
        "mul" => a * b,
        "truediv" if b != 0.0 => a / b,
        _ => return None,
    }))
}

/// A division rounded down: towards less, whatever the signs are.
pub(in super::super) fn divided_down(a: i128, b: i128) -> Option<i128> {
    let quotient = a.checked_div(b)?;
    Some(if a % b != 0 && (a < 0) != (b < 0) { quotient - 1 } else { quotient })
}

#[cfg(test)]
mod tests {
    use super::super::{
        Plain,
        tests::{made, text},
    };

    fn ints(numbers: &[i128]) -> Vec<Plain> {
        numbers.iter().copied().map(Plain::Int).collect()
    }

    #[test]
    fn numbers_are_reckoned_as_python_does() {
        for (name, args, expected) in [
            ("math.gcd", ints(&[12, 18]), Plain::Int(6)),
            ("math.lcm", ints(&[4, 6]), Plain::Int(12)),
            ("math.comb", ints(&[5, 2]), Plain::Int(10)),
            ("math.perm", ints(&[5, 2]), Plain::Int(20)),
            ("math.factorial", ints(&[5]), Plain::Int(120)),
            ("math.ceil", vec![Plain::Float(2.1)], Plain::Int(3)),
            ("math.isqrt", ints(&[17]), Plain::Int(4)),
            ("pow", ints(&[2, 3, 5]), Plain::Int(3)),
            ("round", vec![Plain::Float(2.5)], Plain::Int(2)),
            ("round", vec![Plain::Float(2.675), Plain::Int(2)], Plain::Float(2.67)),
            ("divmod", ints(&[-7, 2]), Plain::List(ints(&[-4, 1]))),
            ("operator.mod", ints(&[-7, 3]), Plain::Int(2)),
            ("operator.floordiv", ints(&[7, -2]), Plain::Int(-4)),
            ("operator.mul", vec![text("ab"), Plain::Int(2)], text("abab")),
            ("operator.contains", vec![text("abc"), text("b")], Plain::Bool(true)),
            ("operator.lt", ints(&[1, 2]), Plain::Bool(true)),
            ("sum", vec![Plain::List(ints(&[1, 2])), Plain::Int(10)], Plain::Int(13)),
        ] {
            assert_eq!(made(name, &args), Some(expected), "{name}");
        }
        assert_eq!(made("operator.and_", &[Plain::Bool(true), Plain::Bool(false)]), Some(Plain::Bool(false)));
        assert_eq!(made("sum", &[Plain::List(Vec::new()), text("")]), None);
        assert_eq!(made("math.gcd", &ints(&[i128::MIN, 0])), None);
        assert_eq!(made("math.comb", &ints(&[3, 5])), Some(Plain::Int(0)));
        assert_eq!(made("operator.truediv", &ints(&[(1 << 60) + 1, 3])), None);
        assert_eq!(made("operator.eq", &[Plain::Int((1 << 53) + 1), Plain::Float(9_007_199_254_740_992.0)]), None);
        assert_eq!(made("math.sqrt", &ints(&[-1])), None);
        assert_eq!(made("operator.floordiv", &ints(&[1, 0])), None);
        assert_eq!(made("sum", &[Plain::List(vec![text("a")])]), None);
    }
}
