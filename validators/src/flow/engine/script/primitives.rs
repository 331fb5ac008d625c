//! Primitive values and how scripts turn one into another. Pure; knows no engine.

use std::cmp::Ordering;

use crate::flow::{
    engine::value::{Kind, NULL, UNDEFINED, Value},
    ir::{BinaryOp, Sym},
};

/// Numbers up to here have no neighbour that is written as they are.
const SAFE: f64 = 9_007_199_254_740_991.0;

/// A value of a script that is no object.
#[derive(Debug, Clone, PartialEq)]
pub enum Primitive {
    Undefined,
    Null,
    Bool(bool),
    Number(f64),
    Text(Sym),
}

use Primitive::{Bool, Null, Number, Text, Undefined};

impl Primitive {
    /// A value that is known in full.
    pub fn of(value: &Value<'_>) -> Option<Self> {
        Some(match &value.kind {
            Kind::Null if value.ty.as_deref() == Some(NULL) => Null,
            Kind::Null if value.ty.as_deref() == Some(UNDEFINED) => Undefined,
            Kind::Bool(yes) => Bool(*yes),
            // Beyond those that are safe it is the nearest that there is.
            Kind::Int(number) => Number(*number as f64),
            Kind::Float(number) => Number(*number),
            // Bytes are an object.
            Kind::Str(_) if value.ty.as_deref() == Some(super::BYTES) => return None,
            Kind::Str(_) => Text(value.as_str().filter(|text| text.len() <= super::LONGEST)?),
            _ => return None,
        })
    }

    pub fn value<'a>(self) -> Value<'a> {
        match self {
            Undefined => Value::null().typed(Some(UNDEFINED.into())),
            Null => Value::null().typed(Some(NULL.into())),
            Bool(yes) => Value::bool(yes),
            Number(number) => number_value(number),
            Text(text) => Value::str(text),
        }
    }

    /// `String(value)`
    pub fn text(&self) -> Sym {
        match self {
            Undefined => "undefined".into(),
            Null => "null".into(),
            Bool(yes) => yes.to_string().into(),
            Number(number) => number_text(*number).into(),
            Text(text) => text.clone(),
        }
    }

    /// `Number(value)`
    pub fn number(&self) -> f64 {
        match self {
            Undefined => f64::NAN,
            Null => 0.0,
            Bool(yes) => f64::from(*yes),
            Number(number) => *number,
            Text(text) => number_of_text(text),
        }
    }

    /// `Boolean(value)`
    pub fn truth(&self) -> bool {
        match self {
            Undefined | Null => false,
            Bool(yes) => *yes,
            Number(number) => *number != 0.0 && !number.is_nan(),
            Text(text) => !text.is_empty(),
        }
    }

    /// `===`
    pub fn same(&self, other: &Self) -> bool {
        self == other
    }

    /// `==`
    pub fn equals(&self, other: &Self) -> bool {
        match (self, other) {
            (Undefined | Null, Undefined | Null) => true,
            (Undefined | Null, _) | (_, Undefined | Null) => false,
            (Text(_), Text(_)) => self == other,
            _ => self.number() == other.number(),
        }
    }

    /// `Object.is`, which calls no number itself, and tells 0 from -0.
    pub fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Number(a), Number(b)) => a.is_nan() && b.is_nan() || a == b && a.is_sign_negative() == b.is_sign_negative(),
            _ => self == other,
        }
    }

    /// Which comes first; nothing where one is no number.
    pub fn order(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Text(a), Text(b)) => Some(a.encode_utf16().cmp(b.encode_utf16())),
            _ => self.number().partial_cmp(&other.number()),
        }
    }
}

/// A whole number that is written in full, or a fraction.
pub fn number_value<'a>(number: f64) -> Value<'a> {
    let is_whole = number.fract() == 0.0 && number.abs() <= SAFE && !(number == 0.0 && number.is_sign_negative());
    if is_whole { Value::int(number as i128) } else { Value::of(Kind::Float(number)) }
}

/// Spaces and ends of lines.
pub const fn is_space(c: char) -> bool {
    matches!(
        c,
        '\t' | '\n' | '\u{b}' | '\u{c}' | '\r' | ' ' | '\u{a0}' | '\u{1680}' | '\u{2000}'
            ..='\u{200a}' | '\u{2028}' | '\u{2029}' | '\u{202f}' | '\u{205f}' | '\u{3000}' | '\u{feff}'
    )
}

/// How much of a text is a decimal number, from its beginning.
fn decimal_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digits = |mut at: usize| {
        while bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
        }
        at
    };
    let begin = usize::from(matches!(bytes.first(), Some(b'+' | b'-')));
    let mut end = digits(begin);
    let mut count = end - begin;
    if bytes.get(end) == Some(&b'.') {
        let behind = digits(end + 1);
        count += behind - end - 1;
        if count > 0 {
            end = behind;
        }
    }
    if count == 0 {
        return 0;
    }
    if matches!(bytes.get(end), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
        let behind = digits(end + 1 + sign);
        if behind > end + 1 + sign {
            end = behind;
        }
    }
    end
}

fn number_of_text(text: &str) -> f64 {
    let text = text.trim_matches(is_space);
    let radix = |digits: &str, radix: u32| match u128::from_str_radix(digits, radix) {
        Ok(number) if !digits.starts_with('+') => number as f64,
        _ => f64::NAN,
    };
    match text.get(..2).unwrap_or_default() {
        "0x" | "0X" => return radix(&text[2..], 16),
        "0o" | "0O" => return radix(&text[2..], 8),
        "0b" | "0B" => return radix(&text[2..], 2),
        _ => {}
    }
    match text {
        "" => 0.0,
        "Infinity" | "+Infinity" => f64::INFINITY,
        "-Infinity" => f64::NEG_INFINITY,
        _ if decimal_length(text) == text.len() => text.parse().unwrap_or(f64::NAN),
        _ => f64::NAN,
    }
}

/// `parseFloat(text)`
pub fn leading_number(text: &str) -> f64 {
    let text = text.trim_start_matches(is_space);
    match text.trim_start_matches(['+', '-']).starts_with("Infinity") {
        true if text.starts_with('-') => f64::NEG_INFINITY,
        true => f64::INFINITY,
        false => text.get(..decimal_length(text)).and_then(|digits| digits.parse().ok()).unwrap_or(f64::NAN),
    }
}

/// `parseInt(text, radix)`; nothing of numbers that are not written exactly.
pub fn leading_integer(text: &str, radix: Option<f64>) -> Option<f64> {
    let text = text.trim_start_matches(is_space);
    let (negative, mut digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let mut radix = to_int32(radix.unwrap_or(0.0));
    let prefixed = digits.strip_prefix("0x").or_else(|| digits.strip_prefix("0X"));
    if let Some(rest) = prefixed.filter(|_| radix == 0 || radix == 16) {
        (digits, radix) = (rest, 16);
    }
    if radix == 0 {
        radix = 10;
    }
    let radix = u32::try_from(radix).ok().filter(|radix| (2..=36).contains(radix));
    let Some(radix) = radix else { return Some(f64::NAN) };
    let length = digits.find(|c: char| !c.is_digit(radix)).unwrap_or(digits.len());
    if length == 0 {
        return Some(f64::NAN);
    }
    let number = u64::from_str_radix(&digits[..length], radix).ok()? as f64;
    (number <= SAFE).then_some(if negative { -number } else { number })
}

/// A number as it is written.
pub fn number_text(number: f64) -> String {
    if number.is_nan() {
        return "NaN".to_owned();
    }
    if number.is_infinite() {
        return if number > 0.0 { "Infinity" } else { "-Infinity" }.to_owned();
    }
    if number == 0.0 {
        return "0".to_owned();
    }
    if number < 0.0 {
        return format!("-{}", number_text(-number));
    }
    // The fewest digits that are read back as the number, and where its point stands.
    let written = format!("{number:e}");
    let (digits, exponent) = written.split_once('e').unwrap_or((&written, "0"));
    let digits: String = digits.chars().filter(char::is_ascii_digit).collect();
    let point = exponent.parse::<i32>().unwrap_or(0) + 1;
    let length = digits.len() as i32;
    match point {
        _ if length <= point && point <= 21 => format!("{digits}{}", "0".repeat((point - length) as usize)),
        1..=21 => format!("{}.{}", &digits[..point as usize], &digits[point as usize..]),
        -5..=0 => format!("0.{}{digits}", "0".repeat(point.unsigned_abs() as usize)),
        _ => {
            let sign = if point > 0 { '+' } else { '-' };
            let exponent = (point - 1).abs();
            let rest = if length > 1 { format!(".{}", &digits[1..]) } else { String::new() };
            format!("{}{rest}e{sign}{exponent}", &digits[..1])
        }
    }
}

/// The 32 bits that operators of bits look at.
pub fn to_int32(number: f64) -> i32 {
    if !number.is_finite() {
        return 0;
    }
    let wrapped = number.trunc().rem_euclid(4_294_967_296.0);
    wrapped as u32 as i32
}

/// An operator over two primitives; nothing where its result is not certain to the last digit.
pub fn operated(op: BinaryOp, a: &Primitive, b: &Primitive) -> Option<Primitive> {
    if op == BinaryOp::Add && (matches!(a, Text(_)) || matches!(b, Text(_))) {
        return Some(Text(format!("{}{}", a.text(), b.text()).into()));
    }
    let (x, y) = (a.number(), b.number());
    let (p, q) = (to_int32(x), to_int32(y));
    let shift = q as u32 & 31;
    Some(Number(match op {
        BinaryOp::Add => x + y,
        BinaryOp::Sub => x - y,
        BinaryOp::Mul => x * y,
        BinaryOp::Div => x / y,
        BinaryOp::Mod => x % y,
        BinaryOp::Pow => power(x, y)?,
        BinaryOp::BitAnd => f64::from(p & q),
        BinaryOp::BitOr => f64::from(p | q),
        BinaryOp::BitXor => f64::from(p ^ q),
        BinaryOp::Shl => f64::from(p.wrapping_shl(shift)),
        BinaryOp::Shr => f64::from(p >> shift),
        BinaryOp::UShr => f64::from(p as u32 >> shift),
        _ => return None,
    }))
}

/// A power, where it is a whole number that is written exactly.
pub fn power(base: f64, exponent: f64) -> Option<f64> {
    if base.fract() != 0.0 || exponent.fract() != 0.0 || !(0.0..=64.0).contains(&exponent) {
        return None;
    }
    let made = base.powi(exponent as i32);
    (made.abs() <= SAFE).then_some(made)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_runtime_writes_them() {
        let cases = [
            (0.1 + 0.2, "0.30000000000000004"),
            (1e21, "1e+21"),
            (1.5e-7, "1.5e-7"),
            (0.000_001, "0.000001"),
            (123_456_789_012_345_680_000.0, "123456789012345680000"),
            (-2.50, "-2.5"),
            (f64::NAN, "NaN"),
        ];
        for (number, text) in cases {
            assert_eq!(number_text(number), text);
        }
    }

    #[test]
    fn texts_are_read_as_the_runtime_reads_them() {
        let text = |text: &str| Text(text.into()).number();
        assert_eq!(text(" 0x1f\n"), 31.0);
        assert_eq!(text(".5e1"), 5.0);
        assert_eq!(text(""), 0.0);
        assert!(text("1_000").is_nan() && text("-0x1").is_nan() && text(".").is_nan() && text("inf").is_nan());
        assert_eq!(leading_number("3.25px"), 3.25);
        assert_eq!(leading_integer("-12.9", None), Some(-12.0));
        assert_eq!(leading_integer("0x10", Some(16.0)), Some(16.0));
        assert_eq!(leading_integer("z", Some(36.0)), Some(35.0));
    }

    #[test]
    fn operators_coerce() {
        let number = |op, a: &str, b: f64| operated(op, &Text(a.into()), &Number(b));
        assert_eq!(number(BinaryOp::Mul, "6", 7.0), Some(Number(42.0)));
        assert_eq!(number(BinaryOp::Add, "6", 7.0), Some(Text("67".into())));
        assert_eq!(operated(BinaryOp::UShr, &Number(-9.0), &Number(28.0)), Some(Number(15.0)));
        assert_eq!(operated(BinaryOp::Shl, &Number(1.0), &Number(31.0)), Some(Number(-2_147_483_648.0)));
        assert!(Text("10".into()).equals(&Number(10.0)) && !Null.equals(&Number(0.0)) && Null.equals(&Undefined));
    }
}
