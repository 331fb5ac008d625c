//! Java's numbers: what the wrappers and `Math` make of those that are known. What goes beyond a type whose width is not known here is no answer.

use super::Known;
use crate::flow::engine::plain::digits;

const INT: std::ops::RangeInclusive<i128> = i32::MIN as i128..=i32::MAX as i128;
const LONG: std::ops::RangeInclusive<i128> = i64::MIN as i128..=i64::MAX as i128;

/// Constants of the classes of numbers.
pub(in crate::flow::engine::jvm) fn member(class: &str, name: &str) -> Option<i128> {
    let (least, most, bits) = match class {
        "Byte" => (i8::MIN.into(), i8::MAX.into(), 8),
        "Short" => (i16::MIN.into(), i16::MAX.into(), 16),
        "Integer" => (i32::MIN.into(), i32::MAX.into(), 32),
        "Long" => (i64::MIN.into(), i64::MAX.into(), 64),
        _ => return None,
    };
    Some(match name {
        "MIN_VALUE" => least,
        "MAX_VALUE" => most,
        "SIZE" => bits,
        "BYTES" => bits / 8,
        _ => return None,
    })
}

/// A number that a number is made into by a cast.
pub(super) fn cast(known: &Known, ty: &str) -> Option<Known> {
    let whole = match known {
        Known::Float(number) if matches!(ty, "int" | "short" | "byte" | "char") => i128::from(*number as i32),
        Known::Float(number) if ty == "long" => i128::from(*number as i64),
        other => other.code()?,
    };
    Some(match ty {
        "int" => Known::Int(i128::from(whole as i32)),
        "long" => Known::Int(i128::from(whole as i64)),
        "short" => Known::Int(i128::from(whole as i16)),
        "byte" => Known::Int(i128::from(whole as i8)),
        "char" => Known::Letter(char::from_u32(u32::from(whole as u16))?),
        "double" => match known {
            Known::Float(_) => return None,
            _ => Known::Float(whole as f64),
        },
        _ => return None,
    })
}

/// What a number or truth value that is held as an object is asked.
pub(super) fn of(held: &Known, method: &str, given: &[Known]) -> Option<Known> {
    Some(match (held, method, given) {
        (Known::Int(_) | Known::Float(_), "intValue", []) => cast(held, "int")?,
        (Known::Int(_) | Known::Float(_), "longValue", []) => cast(held, "long")?,
        (Known::Int(_), "shortValue", []) => cast(held, "short")?,
        (Known::Int(_), "byteValue", []) => cast(held, "byte")?,
        (Known::Int(number), "doubleValue", []) => Known::Float(*number as f64),
        (Known::Float(number), "doubleValue", []) => Known::Float(*number),
        (Known::Bool(yes), "booleanValue", []) => Known::Bool(*yes),
        (Known::Int(_) | Known::Bool(_), "toString", []) => Known::Text(held.written()?),
        (Known::Bool(x), "equals", [Known::Bool(y)]) => Known::Bool(x == y),
        (Known::Int(x), "equals", [Known::Int(y)]) if x != y => Known::Bool(false),
        (Known::Int(x), "equals", [Known::Int(y)]) if INT.contains(x) => Known::Bool(x == y),
        (Known::Int(x), "compareTo" | "compare", [Known::Int(y)]) => Known::Int(x.cmp(y) as i128),
        (Known::Bool(x), "compareTo", [Known::Bool(y)]) => Known::Int(x.cmp(y) as i128),
        (Known::Int(number), "hashCode", []) if INT.contains(number) && *number >= 0 => Known::Int(*number),
        _ => return None,
    })
}

/// Static methods of the wrappers and of `Math`.
pub(super) fn asked(owner: &str, method: &str, given: &[Known]) -> Option<Known> {
    match owner {
        "Boolean" => of_truth(method, given),
        "Math" | "StrictMath" => of_math(method, given),
        "Double" | "Float" => of_floats(owner, method, given),
        _ => of_wrapper(owner, method, given),
    }
}

fn of_truth(method: &str, given: &[Known]) -> Option<Known> {
    Some(match (method, given) {
        ("parseBoolean" | "valueOf", [Known::Text(text)]) => Known::Bool(text.eq_ignore_ascii_case("true")),
        ("parseBoolean" | "valueOf", [Known::Null]) => Known::Bool(false),
        ("valueOf", [Known::Bool(yes)]) => Known::Bool(*yes),
        ("toString", [Known::Bool(yes)]) => Known::Text(yes.to_string()),
        ("compare", [Known::Bool(x), Known::Bool(y)]) => Known::Int(x.cmp(y) as i128),
        ("hashCode", [Known::Bool(yes)]) => Known::Int(if *yes { 1231 } else { 1237 }),
        ("logicalAnd", [Known::Bool(x), Known::Bool(y)]) => Known::Bool(x & y),
        ("logicalOr", [Known::Bool(x), Known::Bool(y)]) => Known::Bool(x | y),
        ("logicalXor", [Known::Bool(x), Known::Bool(y)]) => Known::Bool(x ^ y),
        _ => return None,
    })
}

/// A number read out of digits, which has to fit its type.
fn read(text: &str, radix: i128, owner: &str) -> Option<i128> {
    let radix = u32::try_from(radix).ok().filter(|radix| (2..=36).contains(radix))?;
    if !text.is_ascii() {
        return None;
    }
    let number = i128::from_str_radix(text, radix).ok()?;
    (member(owner, "MIN_VALUE")?..=member(owner, "MAX_VALUE")?).contains(&number).then_some(number)
}

/// `0x1F`, `#1F`, `017`, `-5`.
fn decoded(text: &str, owner: &str) -> Option<i128> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let (radix, digits) = if let Some(digits) = ["0x", "0X", "#"].iter().find_map(|start| digits.strip_prefix(start)) {
        (16, digits)
    } else if digits.len() > 1 && digits.starts_with('0') {
        (8, &digits[1..])
    } else {
        (10, digits)
    };
    digits.starts_with(|c: char| c.is_ascii_alphanumeric()).then(|| read(&format!("{sign}{digits}"), radix, owner)).flatten()
}

fn of_wrapper(owner: &str, method: &str, given: &[Known]) -> Option<Known> {
    let is_long = owner == "Long";
    let (int, long) = (|number: i128| number as i32, |number: i128| number as i64);
    let wide = |number: i128| Known::Int(if is_long { i128::from(number as i64) } else { i128::from(number as i32) });
    let bits = |number: i128| if is_long { u128::from(number as u64) } else { u128::from(number as u32) };
    let read_by = ["parseInt", "parseLong", "parseShort", "parseByte", "valueOf"].contains(&method);
    match (method, given) {
        (_, [Known::Text(text)]) if read_by => return read(text, 10, owner).map(Known::Int),
        (_, [Known::Text(text), Known::Int(radix)]) if read_by => return read(text, *radix, owner).map(Known::Int),
        ("decode", [Known::Text(text)]) => return decoded(text, owner).map(Known::Int),
        ("parseUnsignedInt" | "parseUnsignedLong", [Known::Text(text)]) if !text.starts_with('-') => {
            return read(text, 10, owner).map(Known::Int);
        }
        ("toString" | "valueOf" | "hashCode", [Known::Letter(_)]) => return None,
        _ => {}
    }
    let numbers: Option<Vec<i128>> = given.iter().map(Known::code).collect();
    let numbers = numbers?;
    if !matches!(owner, "Integer" | "Long") {
        return match (method, numbers.as_slice()) {
            ("valueOf", [number]) => Some(Known::Int(*number)),
            ("toString", [number]) => Some(Known::Text(number.to_string())),
            ("compare", [x, y]) => Some(Known::Int(x - y)),
            ("hashCode", [number]) => Some(Known::Int(*number)),
            ("toUnsignedInt", [number]) if owner == "Byte" => Some(Known::Int(i128::from(*number as u8))),
            ("toUnsignedInt", [number]) => Some(Known::Int(i128::from(*number as u16))),
            _ => None,
        };
    }
    if numbers.iter().any(|number| !(if is_long { LONG } else { INT }).contains(number)) {
        return None;
    }
    Some(match (method, numbers.as_slice()) {
        ("valueOf", [number]) => Known::Int(*number),
        ("toString", [number]) => Known::Text(number.to_string()),
        ("toString", [number, radix]) => Known::Text(in_radix(*number, *radix)?),
        ("toHexString", [number]) => Known::Text(format!("{:x}", bits(*number))),
        ("toOctalString", [number]) => Known::Text(format!("{:o}", bits(*number))),
        ("toBinaryString", [number]) => Known::Text(format!("{:b}", bits(*number))),
        ("toUnsignedString", [number]) => Known::Text(bits(*number).to_string()),
        ("toUnsignedLong", [number]) => Known::Int(i128::from(*number as u32)),
        ("bitCount", [number]) => Known::Int(bits(*number).count_ones().into()),
        ("reverse", [number]) if is_long => Known::Int(long(*number).reverse_bits().into()),
        ("reverse", [number]) => Known::Int(int(*number).reverse_bits().into()),
        ("reverseBytes", [number]) if is_long => Known::Int(long(*number).swap_bytes().into()),
        ("reverseBytes", [number]) => Known::Int(int(*number).swap_bytes().into()),
        ("highestOneBit", [number]) => wide(match bits(*number) {
            0 => 0,
            set => (1u128 << (127 - set.leading_zeros())) as i128,
        }),
        ("lowestOneBit", [number]) => wide(*number & number.wrapping_neg()),
        ("numberOfLeadingZeros", [number]) if is_long => Known::Int(long(*number).leading_zeros().into()),
        ("numberOfLeadingZeros", [number]) => Known::Int(int(*number).leading_zeros().into()),
        ("numberOfTrailingZeros", [number]) if is_long => Known::Int(long(*number).trailing_zeros().into()),
        ("numberOfTrailingZeros", [number]) => Known::Int(int(*number).trailing_zeros().into()),
        ("rotateLeft", [number, by]) if is_long => Known::Int(long(*number).rotate_left((*by as u32) & 63).into()),
        ("rotateLeft", [number, by]) => Known::Int(int(*number).rotate_left((*by as u32) & 31).into()),
        ("rotateRight", [number, by]) if is_long => Known::Int(long(*number).rotate_right((*by as u32) & 63).into()),
        ("rotateRight", [number, by]) => Known::Int(int(*number).rotate_right((*by as u32) & 31).into()),
        ("signum", [number]) => Known::Int(number.signum()),
        ("compare", [x, y]) => Known::Int(x.cmp(y) as i128),
        ("compareUnsigned", [x, y]) => Known::Int(bits(*x).cmp(&bits(*y)) as i128),
        ("max", [x, y]) => Known::Int(*x.max(y)),
        ("min", [x, y]) => Known::Int(*x.min(y)),
        ("sum", [x, y]) => wide(x + y),
        ("divideUnsigned", [x, y]) if *y != 0 => wide((bits(*x) / bits(*y)) as i128),
        ("remainderUnsigned", [x, y]) if *y != 0 => wide((bits(*x) % bits(*y)) as i128),
        ("hashCode", [number]) if is_long => Known::Int(i128::from((long(*number) ^ ((long(*number) as u64 >> 32) as i64)) as i32)),
        ("hashCode", [number]) => Known::Int(*number),
        _ => return None,
    })
}

fn in_radix(number: i128, radix: i128) -> Option<String> {
    let digits = digits::in_radix(number.unsigned_abs(), u32::try_from(radix).ok()?)?;
    Some(if number < 0 { format!("-{digits}") } else { digits })
}

fn float(known: &Known) -> Option<f64> {
    match known {
        Known::Float(number) => Some(*number),
        other => other.code().map(|number| number as f64),
    }
}

fn of_math(method: &str, given: &[Known]) -> Option<Known> {
    let whole: Option<Vec<i128>> = given.iter().map(Known::code).collect();
    // Of what goes beyond an `int` it is not known whether it was one.
    if let Some(numbers) = whole {
        let fits = |number: i128| INT.contains(&number).then_some(Known::Int(number));
        let found = match (method, numbers.as_slice()) {
            ("max", [x, y]) => Some(Known::Int(*x.max(y))),
            ("min", [x, y]) => Some(Known::Int(*x.min(y))),
            ("abs" | "absExact", [x]) if INT.contains(&x.abs()) => Some(Known::Int(x.abs())),
            ("addExact", [x, y]) => fits(x + y),
            ("subtractExact", [x, y]) => fits(x - y),
            ("multiplyExact", [x, y]) => fits(x.checked_mul(*y)?),
            ("incrementExact", [x]) => fits(x + 1),
            ("decrementExact", [x]) => fits(x - 1),
            ("negateExact", [x]) => fits(-x),
            ("toIntExact", [x]) => fits(*x),
            ("floorDiv", [x, y]) if *y != 0 => fits(floor_div(*x, *y)),
            ("floorMod", [x, y]) if *y != 0 => fits(x - floor_div(*x, *y) * y),
            ("ceilDiv", [x, y]) if *y != 0 => fits(-floor_div(-x, *y)),
            ("clamp", [x, least, most]) if least <= most => fits(*x.max(least).min(most)),
            _ => None,
        };
        if found.is_some() || matches!(method, "addExact" | "subtractExact" | "multiplyExact" | "abs" | "negateExact") {
            return found;
        }
    }
    let floats: Option<Vec<f64>> = given.iter().map(float).collect();
    Some(match (method, floats?.as_slice()) {
        // A whole number that is written exactly, or one by it.
        ("pow", [x, y]) if y.fract() == 0.0 && x.fract() == 0.0 && x.abs() < 1e6 && y.abs() <= 64.0 => {
            let made = x.powi(y.abs() as i32);
            let is_exact = made.abs() < 9_007_199_254_740_992.0 && (*y >= 0.0 || made != 0.0);
            Known::Float(is_exact.then_some(if *y < 0.0 { 1.0 / made } else { made })?)
        }
        ("sqrt", [x]) if *x >= 0.0 => Known::Float(x.sqrt()),
        ("cbrt", [x]) if x.cbrt().fract() == 0.0 && x.cbrt().powi(3) == *x => Known::Float(x.cbrt()),
        ("hypot", [x, y]) if x.hypot(*y).fract() == 0.0 && x.hypot(*y).powi(2) == x * x + y * y => Known::Float(x.hypot(*y)),
        ("floor", [x]) => Known::Float(x.floor()),
        ("ceil", [x]) => Known::Float(x.ceil()),
        ("rint", [x]) => Known::Float(x.round_ties_even()),
        ("round", [x]) if x.abs() < 1e15 => {
            let down = x.floor();
            Known::Int((if x - down >= 0.5 { down + 1.0 } else { down }) as i128)
        }
        ("signum", [x]) if *x != 0.0 => Known::Float(x.signum()),
        ("abs", [x]) => Known::Float(x.abs()),
        ("max", [x, y]) if are_ordered(*x, *y) => Known::Float(x.max(*y)),
        ("min", [x, y]) if are_ordered(*x, *y) => Known::Float(x.min(*y)),
        _ => return None,
    })
}

/// Whether one of two numbers is less or both are one: not so of what is no number, and of two zeros.
fn are_ordered(x: f64, y: f64) -> bool {
    !x.is_nan() && !y.is_nan() && (x != 0.0 || y != 0.0)
}

const fn floor_div(x: i128, y: i128) -> i128 {
    let down = x / y;
    if x % y != 0 && (x < 0) != (y < 0) { down - 1 } else { down }
}

fn of_floats(owner: &str, method: &str, given: &[Known]) -> Option<Known> {
    if owner == "Float" {
        return None;
    }
    Some(match (method, given) {
        ("parseDouble" | "valueOf", [Known::Text(text)]) if text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-')) => {
            Known::Float(text.parse().ok()?)
        }
        ("valueOf", [Known::Float(number)]) => Known::Float(*number),
        ("toString", [Known::Float(number)]) => Known::Text(written(*number)?),
        ("compare", [x, y]) => {
            let (x, y) = (float(x)?, float(y)?);
            if x == 0.0 && y == 0.0 {
                return None;
            }
            Known::Int(x.partial_cmp(&y)? as i128)
        }
        ("isNaN", [number]) => Known::Bool(float(number)?.is_nan()),
        ("isFinite", [number]) => Known::Bool(float(number)?.is_finite()),
        ("isInfinite", [number]) => Known::Bool(float(number)?.is_infinite()),
        ("max" | "min", [_, _]) => return of_math(method, &[Known::Float(float(&given[0])?), Known::Float(float(&given[1])?)]),
        ("sum", [x, y]) => Known::Float(float(x)? + float(y)?),
        _ => return None,
    })
}

/// As `Double.toString` writes it, without an exponent.
pub(super) fn written(number: f64) -> Option<String> {
    let plain = number == 0.0 && number.is_sign_positive() || (1e-3..1e7).contains(&number.abs());
    plain.then(|| format!("{number:?}"))
}

/// Rounded to so many digits, a half upwards: what stands before the point, and the rest with it.
pub(super) fn rounded(number: f64, digits: usize) -> Option<(String, String)> {
    if !(number == 0.0 || (1e-3..1e7).contains(&number)) || digits > 20 {
        return None;
    }
    let shown = format!("{number:?}");
    let (whole, fraction) = shown.split_once('.')?;
    let mut all: Vec<u8> =
        whole.bytes().chain(fraction.bytes().chain(std::iter::repeat(b'0')).take(digits)).map(|digit| digit - b'0').collect();
    if fraction.as_bytes().get(digits).is_some_and(|next| *next >= b'5') {
        let mut at = all.len();
        loop {
            match at.checked_sub(1) {
                Some(before) if all[before] == 9 => {
                    all[before] = 0;
                    at = before;
                }
                Some(before) => {
                    all[before] += 1;
                    break;
                }
                None => {
                    all.insert(0, 1);
                    break;
                }
            }
        }
    }
    let text: String = all.iter().map(|digit| char::from(digit + b'0')).collect();
    let (whole, rest) = text.split_at(text.len() - digits);
    Some((whole.into(), if digits == 0 { String::new() } else { format!(".{rest}") }))
}
