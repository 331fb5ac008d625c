//! PHP's functions of numbers and kinds, over what is known in full. Pure; knows no engine.

use super::super::plain::digits;
use super::value::{Key, Number, Pure, numeric};
use Pure::{Bool, Float, Int, Text};

fn in_base(number: u64, base: u32) -> Option<String> {
    digits::in_radix(number.into(), base)
}

/// What digits of a base say; signs that are none are passed over.
fn from_base(text: &str, base: u32) -> Option<i64> {
    let digits: String = text.chars().filter(|c| c.is_digit(base)).collect();
    if digits.is_empty() { Some(0) } else { i64::from_str_radix(&digits, base).ok() }
}

/// `round($number, $places)`, away from zero in the middle.
fn rounded(number: f64, places: i64) -> Option<f64> {
    if !(-10..=10).contains(&places) || number.abs() > 1e12 {
        return None;
    }
    let scale = 10_f64.powi(places as i32);
    let value = number * scale;
    let near = (value * 1e4).round() / 1e4;
    // What lies close to the middle is told otherwise by different versions.
    if ((value.abs().fract() - 0.5).abs() < 1e-6) && near != value {
        return None;
    }
    Some(value.round() / scale)
}

/// `number_format`.
fn grouped(number: f64, places: usize, point: &str, comma: &str) -> Option<String> {
    if places > 10 {
        return None;
    }
    let value = rounded(number, places as i64)?;
    let text = format!("{:.places$}", value.abs());
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let mut out = digits::grouped(whole, comma, 3);
    if !part.is_empty() {
        out.push_str(point);
        out.push_str(part);
    }
    let is_zero = text.chars().all(|c| matches!(c, '0' | '.'));
    Some(if value < 0.0 && !is_zero { format!("-{out}") } else { out })
}

fn kind(value: &Pure) -> Option<&'static str> {
    Some(match value {
        Pure::Null => "NULL",
        Bool(_) => "boolean",
        Int(_) => "integer",
        Float(_) => "double",
        Text(_) => "string",
        Pure::Array(_) => "array",
        Pure::Held(_) => return None,
    })
}

/// `version_compare`: the order of two versions.
fn version_order(one: &str, other: &str) -> std::cmp::Ordering {
    let parts = |text: &str| {
        let mut out: Vec<String> = vec![String::new()];
        let mut last = ' ';
        for c in text.chars() {
            let is_sign = matches!(c, '-' | '_' | '+' | '.');
            let turns = c.is_ascii_digit() != last.is_ascii_digit() && !matches!(last, '-' | '_' | '+' | '.' | ' ');
            if (is_sign || turns) && out.last().is_some_and(|part| !part.is_empty()) {
                out.push(String::new());
            }
            if !is_sign && let Some(part) = out.last_mut() {
                part.push(c);
            }
            last = c;
        }
        out.retain(|part| !part.is_empty());
        out
    };
    let rank = |part: &str| match part {
        _ if part.starts_with(|c: char| c.is_ascii_digit()) => 10,
        _ if part.starts_with("dev") => 0,
        _ if part.starts_with('a') => 1,
        _ if part.starts_with('b') => 2,
        _ if part.starts_with("RC") || part.starts_with("rc") => 3,
        "#" => 4,
        _ if part.starts_with("pl") || part.starts_with('p') => 11,
        _ => -1,
    };
    let order = |a: &str, b: &str| match (a.parse::<i64>(), b.parse::<i64>()) {
        (Ok(a), Ok(b)) => a.cmp(&b),
        _ => {
            let rank = |part: &str| if part.starts_with(|c: char| c.is_ascii_digit()) { 5 } else { rank(part) };
            rank(a).cmp(&rank(b))
        }
    };
    let (one, other) = (parts(one), parts(other));
    for (a, b) in one.iter().zip(&other) {
        match order(a, b) {
            std::cmp::Ordering::Equal => {}
            decided => return decided,
        }
    }
    let more = |rest: &[String]| match rest.first() {
        None => std::cmp::Ordering::Equal,
        Some(part) if part.starts_with(|c: char| c.is_ascii_digit()) => std::cmp::Ordering::Greater,
        Some(part) => rank(part).cmp(&4),
    };
    match one.len().cmp(&other.len()) {
        std::cmp::Ordering::Equal => std::cmp::Ordering::Equal,
        std::cmp::Ordering::Greater => more(&one[other.len()..]),
        std::cmp::Ordering::Less => more(&other[one.len()..]).reverse(),
    }
}

fn versions(args: &[Pure]) -> Option<Pure> {
    use std::cmp::Ordering::{Equal, Greater, Less};
    let [Text(one), Text(other), rest @ ..] = args else { return None };
    let order = version_order(one, other);
    let Some(Text(op)) = rest.first() else { return Some(Int(order as i64)) };
    Some(Bool(match op.as_str() {
        "<" | "lt" => order == Less,
        "<=" | "le" => order != Greater,
        ">" | "gt" => order == Greater,
        ">=" | "ge" => order != Less,
        "==" | "eq" => order == Equal,
        "!=" | "<>" | "ne" => order != Equal,
        _ => return None,
    }))
}

/// The largest or least of what is given, the first of those that are equal.
fn extreme(args: &[Pure], largest: bool) -> Option<Pure> {
    let all: Vec<&Pure> = match args {
        [Pure::Array(entries)] => entries.iter().map(|(_, value)| value).collect(),
        [_] => return None,
        _ => args.iter().collect(),
    };
    let mut all = all.into_iter();
    let mut best = all.next().filter(|best| best.is_whole())?;
    for one in all {
        let order = one.order(best)?;
        if order == if largest { std::cmp::Ordering::Greater } else { std::cmp::Ordering::Less } {
            best = one;
        }
    }
    Some(best.clone())
}

fn checked(op: impl Fn(i64, i64) -> Option<i64>, float: impl Fn(f64, f64) -> f64, a: Number, b: Number) -> Number {
    match (a, b) {
        (Number::Int(x), Number::Int(y)) => op(x, y).map_or_else(|| Number::Float(float(x as f64, y as f64)), Number::Int),
        _ => Number::Float(float(a.float(), b.float())),
    }
}

pub(super) fn sum(a: Number, b: Number) -> Number {
    checked(i64::checked_add, |x, y| x + y, a, b)
}

pub(super) fn difference(a: Number, b: Number) -> Number {
    checked(i64::checked_sub, |x, y| x - y, a, b)
}

pub(super) fn product(a: Number, b: Number) -> Number {
    checked(i64::checked_mul, |x, y| x * y, a, b)
}

/// `$a ** $b`, where it is no huge number.
pub(super) fn power(a: Number, b: Number) -> Option<Number> {
    match (a, b) {
        (Number::Int(x), Number::Int(y)) if y >= 0 => {
            let exact = u32::try_from(y).ok().and_then(|y| x.checked_pow(y));
            Some(exact.map_or_else(|| Number::Float((x as f64).powf(y as f64)), Number::Int))
        }
        _ => Some(Number::Float(a.float().powf(b.float()))),
    }
}

/// A function of numbers or kinds.
pub(super) fn call(name: &str, args: &[Pure]) -> Option<Pure> {
    let number = |at: usize| args.get(at).and_then(Pure::as_number);
    let int = |at: usize| match args.get(at)? {
        value @ (Int(_) | Bool(_)) => value.as_int(),
        Text(text) => match numeric(text)? {
            Number::Int(number) => Some(number),
            Number::Float(_) => None,
        },
        Float(number) if number.fract() == 0.0 => Float(*number).as_int(),
        _ => None,
    };
    let first = args.first()?;
    Some(match name {
        "intval" if args.len() == 1 => Int(first.as_int()?),
        "intval" => match (first, int(1)?) {
            (Text(_), 10) => Int(first.as_int()?),
            (Text(text), base @ (2 | 8 | 16)) => {
                let text = text.trim().to_ascii_lowercase();
                let text = match base {
                    // With a sign, and in eights, it is told otherwise by different versions.
                    _ if text.starts_with(['-', '+']) || text.starts_with("0o") => return None,
                    16 => text.strip_prefix("0x").unwrap_or(&text),
                    2 => text.strip_prefix("0b").unwrap_or(&text),
                    _ => &text,
                };
                let digits: String = text.chars().take_while(|c| c.is_digit(base as u32)).collect();
                Int(if digits.is_empty() { 0 } else { i64::from_str_radix(&digits, base as u32).ok()? })
            }
            (Text(_), _) => return None,
            _ => Int(first.as_int()?),
        },
        "floatval" | "doubleval" if args.len() == 1 => Float(first.as_float()?),
        "boolval" => Bool(first.truth()?),
        "strval" => Text(first.as_text()?),
        "is_int" | "is_integer" | "is_long" => Bool(kind(first)? == "integer"),
        "is_float" | "is_double" => Bool(kind(first)? == "double"),
        "is_string" => Bool(kind(first)? == "string"),
        "is_bool" => Bool(kind(first)? == "boolean"),
        "is_array" => Bool(kind(first)? == "array"),
        "is_null" => Bool(kind(first)? == "NULL"),
        "is_scalar" => Bool(matches!(kind(first)?, "integer" | "double" | "string" | "boolean")),
        "is_iterable" | "is_countable" => Bool(kind(first)? == "array"),
        "is_object" | "is_resource" => {
            kind(first)?;
            Bool(false)
        }
        "is_numeric" => Bool(match first {
            Int(_) | Float(_) => true,
            Text(text) => numeric(text).is_some(),
            Pure::Held(_) => return None,
            _ => false,
        }),
        "gettype" => Text(kind(first)?.to_owned()),
        "get_debug_type" => Text(
            match kind(first)? {
                "NULL" => "null",
                "boolean" => "bool",
                "integer" => "int",
                "double" => "float",
                other => other,
            }
            .to_owned(),
        ),
        "abs" => match number(0)? {
            Number::Int(one) => Int(one.checked_abs()?),
            Number::Float(one) => Float(one.abs()),
        },
        "floor" => Float(number(0)?.float().floor()),
        "ceil" => Float(number(0)?.float().ceil()),
        "round" => match (number(0)?, if args.len() > 1 { int(1)? } else { 0 }) {
            _ if args.len() > 2 => return None,
            (Number::Int(one), 0..) => Float(one as f64),
            (one, places) => Float(rounded(one.float(), places)?),
        },
        "sqrt" => Float(number(0).map(Number::float).filter(|one| *one >= 0.0)?.sqrt()),
        "intdiv" => match (int(0)?, int(1)?) {
            (_, 0) => return None,
            (one, other) => Int(one.checked_div(other)?),
        },
        "fmod" => match number(1)?.float() {
            0.0 => return None,
            other => Float(number(0)?.float() % other),
        },
        "fdiv" => match number(1)?.float() {
            0.0 => return None,
            other => Float(number(0)?.float() / other),
        },
        "pow" => power(number(0)?, number(1)?)?.pure(),
        "max" => extreme(args, true)?,
        "min" => extreme(args, false)?,
        "array_sum" => first.entries()?.iter().try_fold(Number::Int(0), |all, (_, one)| Some(sum(all, one.as_number()?)))?.pure(),
        "array_product" => first.entries()?.iter().try_fold(Number::Int(1), |all, (_, one)| Some(product(all, one.as_number()?)))?.pure(),
        "dechex" => Text(in_base(u64::try_from(int(0)?).ok()?, 16)?),
        "decbin" => Text(in_base(u64::try_from(int(0)?).ok()?, 2)?),
        "decoct" => Text(in_base(u64::try_from(int(0)?).ok()?, 8)?),
        "hexdec" => Int(from_base(&first.as_text()?, 16)?),
        "bindec" => Int(from_base(&first.as_text()?, 2)?),
        "octdec" => Int(from_base(&first.as_text()?, 8)?),
        "base_convert" => {
            let (from, to) = (u32::try_from(int(1)?).ok()?, u32::try_from(int(2)?).ok()?);
            if !(2..=36).contains(&from) || !(2..=36).contains(&to) {
                return None;
            }
            Text(in_base(u64::try_from(from_base(&first.as_text()?.to_ascii_lowercase(), from)?).ok()?, to)?)
        }
        "number_format" => {
            let places = if args.len() > 1 { usize::try_from(int(1)?).ok()? } else { 0 };
            let sign = |at: usize, default: &str| match args.get(at) {
                None | Some(Pure::Null) => Some(default.to_owned()),
                Some(sign) => sign.as_text().filter(|sign| sign.len() < 16),
            };
            Text(grouped(number(0)?.float(), places, &sign(2, ".")?, &sign(3, ",")?)?)
        }
        "version_compare" => versions(args)?,
        "is_nan" => Bool(number(0)?.float().is_nan()),
        "is_finite" => Bool(number(0)?.float().is_finite()),
        "is_infinite" => Bool(number(0)?.float().is_infinite()),
        "range" => ranged(args)?,
        _ => return None,
    })
}

/// `range('a', 'e')`, `range(1, 9, 2)`.
fn ranged(args: &[Pure]) -> Option<Pure> {
    let letter = |value: &Pure| match value {
        Text(text) if numeric(text).is_none() => text.bytes().next().filter(u8::is_ascii),
        _ => None,
    };
    let leads_back = args.get(2).and_then(Pure::as_number).is_some_and(|step| step.float() < 0.0);
    let step = args.get(2).map_or(Some(1), |step| match step.as_number()? {
        Number::Int(step) => step.checked_abs().filter(|step| *step > 0),
        Number::Float(_) => None,
    })?;
    let (from, to) = (args.first()?, args.get(1)?);
    let (is_letters, from, to) = match (letter(from), letter(to)) {
        (Some(from), Some(to)) => (true, i64::from(from), i64::from(to)),
        (None, None) => match (from.as_number()?, to.as_number()?) {
            (Number::Int(from), Number::Int(to)) => (false, from, to),
            _ => return None,
        },
        _ => return None,
    };
    let wide = from.abs_diff(to);
    let stride = step.unsigned_abs();
    // A step wider than the way, or one that leads away, is an error in some versions.
    if wide / stride >= super::value::MOST_ENTRIES as u64 || stride > wide && wide > 0 || leads_back && from < to {
        return None;
    }
    let count = i64::try_from(wide / stride).ok()? + 1;
    let sign = if from <= to { step } else { -step };
    let one = |at: i64| {
        let value = from + at * sign;
        if is_letters { Some(Text(char::from(u8::try_from(value).ok()?).to_string())) } else { Some(Int(value)) }
    };
    let items: Option<Vec<Pure>> = (0..count).map(one).collect();
    Some(Pure::Array(items?.into_iter().enumerate().map(|(at, item)| (Key::Number(at as i64), item)).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(name: &str, args: &[Pure]) -> Option<String> {
        match call(name, args)? {
            Bool(yes) => Some(yes.to_string()),
            Pure::Array(entries) => entries.iter().map(|(_, one)| one.as_text()).collect::<Option<Vec<_>>>().map(|all| all.join(",")),
            other => other.as_text(),
        }
    }

    #[test]
    fn numbers_are_what_the_runtime_makes_of_them() {
        let text = Pure::text;
        assert_eq!(said("intdiv", &[Int(-7), Int(2)]).as_deref(), Some("-3"));
        assert_eq!(said("intdiv", &[Int(-7), Int(0)]), None);
        assert_eq!(said("number_format", &[Float(1234.5)]).as_deref(), Some("1,235"));
        assert_eq!(said("number_format", &[Float(1234.5), Int(2), text(","), text(".")]).as_deref(), Some("1.234,50"));
        assert_eq!(said("base_convert", &[text("ff"), Int(16), Int(2)]).as_deref(), Some("11111111"));
        assert_eq!(said("range", &[text("a"), text("e"), Int(2)]).as_deref(), Some("a,c,e"));
        assert_eq!(said("range", &[Int(5), Int(1), Int(2)]).as_deref(), Some("5,3,1"));
        assert_eq!(said("range", &[Int(0), Int(i64::MAX)]), None);
        assert_eq!(said("range", &[Int(i64::MIN), Int(i64::MAX)]), None);
        assert_eq!(said("range", &[Int(1), Int(3), Int(5)]), None);
        assert_eq!(said("range", &[Int(7), Int(7)]).as_deref(), Some("7"));
        assert_eq!(said("round", &[Float(3.25), Pure::Held(0)]), None);
        assert_eq!(said("intval", &[text("-0x1A"), Int(16)]), None);
        assert_eq!(said("number_format", &[Int(1234567), Int(0), Pure::Null, Pure::Null]).as_deref(), Some("1,234,567"));
        assert_eq!(said("max", &[Int(3), text("9"), Int(4)]).as_deref(), Some("9"));
        assert_eq!(said("min", &[Pure::list([Int(3), Int(2)])]).as_deref(), Some("2"));
        assert_eq!(said("intval", &[text("0x1A"), Int(16)]).as_deref(), Some("26"));
    }

    #[test]
    fn versions_have_an_order() {
        let compared = |one: &str, op: &str, other: &str| said("version_compare", &[Pure::text(one), Pure::text(other), Pure::text(op)]);
        for (one, op, other) in
            [("1.10.0", ">", "1.9"), ("2.0", ">", "2.0-beta"), ("1.0.0", ">", "1.0"), ("8.1rc1", "<", "8.1"), ("1", "eq", "1")]
        {
            assert_eq!(compared(one, op, other).as_deref(), Some("true"), "{one} {op} {other}");
        }
    }
}
