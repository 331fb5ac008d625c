//! Functions and methods of numbers that are known. Pure; knows no engine.

use super::{
    super::plain::digits,
    primitives::{Primitive, leading_integer, leading_number, number_text, power, to_int32},
};
use crate::flow::ir::Sym;

/// Constants of the library by their full names.
pub fn constant(library: &str, name: &str) -> Option<f64> {
    Some(match (library, name) {
        ("Number", "MAX_SAFE_INTEGER") => 9_007_199_254_740_991.0,
        ("Number", "MIN_SAFE_INTEGER") => -9_007_199_254_740_991.0,
        ("Number", "EPSILON") => f64::EPSILON,
        ("Number", "MAX_VALUE") => f64::MAX,
        ("Number", "POSITIVE_INFINITY") => f64::INFINITY,
        ("Number", "NEGATIVE_INFINITY") => f64::NEG_INFINITY,
        ("Number", "NaN") => f64::NAN,
        ("Math", "PI") => std::f64::consts::PI,
        ("Math", "E") => std::f64::consts::E,
        ("Math", "LN2") => std::f64::consts::LN_2,
        ("Math", "LN10") => std::f64::consts::LN_10,
        ("Math", "SQRT2") => std::f64::consts::SQRT_2,
        _ => return None,
    })
}

/// A function of numbers, each of whose arguments is known.
pub fn function(name: &str, args: &[Primitive]) -> Option<Primitive> {
    let arg = |at: usize| args.get(at).unwrap_or(&Primitive::Undefined);
    let number = |at: usize| arg(at).number();
    let is_number = |test: fn(f64) -> bool| matches!(arg(0), Primitive::Number(number) if test(*number));
    Some(match name {
        "parseInt" | "Number.parseInt" => Primitive::Number(leading_integer(&arg(0).text(), args.get(1).map(Primitive::number))?),
        "parseFloat" | "Number.parseFloat" => Primitive::Number(leading_number(&arg(0).text())),
        "Number" if args.is_empty() => Primitive::Number(0.0),
        "Number" => Primitive::Number(number(0)),
        "Boolean" => Primitive::Bool(arg(0).truth()),
        "String" if args.is_empty() => Primitive::Text("".into()),
        "String" => Primitive::Text(arg(0).text()),
        "isNaN" => Primitive::Bool(number(0).is_nan()),
        "isFinite" => Primitive::Bool(number(0).is_finite()),
        "Number.isNaN" => Primitive::Bool(is_number(f64::is_nan)),
        "Number.isFinite" => Primitive::Bool(is_number(f64::is_finite)),
        "Number.isInteger" => Primitive::Bool(is_number(|number| number.is_finite() && number.fract() == 0.0)),
        "Number.isSafeInteger" => Primitive::Bool(is_number(|number| number.fract() == 0.0 && number.abs() <= 9_007_199_254_740_991.0)),
        "Object.is" => Primitive::Bool(arg(0).is(arg(1))),
        "String.fromCharCode" | "String.fromCodePoint" => {
            let sign = |arg: &Primitive| {
                let code = arg.number();
                let is_sign = code.fract() == 0.0 && (0.0..65536.0).contains(&code);
                is_sign.then(|| char::from_u32(code as u32)).flatten()
            };
            Primitive::Text(args.iter().map(sign).collect::<Option<String>>()?.into())
        }
        _ => Primitive::Number(calculated(name.strip_prefix("Math.")?, args)?),
    })
}

fn calculated(name: &str, args: &[Primitive]) -> Option<f64> {
    let number = |at: usize| args.get(at).map_or(f64::NAN, Primitive::number);
    let first = number(0);
    Some(match name {
        "min" | "max" => {
            let start = if name == "min" { f64::INFINITY } else { f64::NEG_INFINITY };
            // Of two zeros one is less.
            if args.iter().map(Primitive::number).any(|one| one == 0.0 && one.is_sign_negative()) {
                return None;
            }
            args.iter().map(Primitive::number).fold(start, |best, one| match (best.is_nan() || one.is_nan(), name) {
                (true, _) => f64::NAN,
                (_, "min") => best.min(one),
                _ => best.max(one),
            })
        }
        "abs" => first.abs(),
        "floor" => first.floor(),
        "ceil" => first.ceil(),
        "trunc" => first.trunc(),
        "round" if first.abs() < 1e15 => rounded(first),
        "sign" if first.is_nan() || first == 0.0 => first,
        "sign" => first.signum(),
        "sqrt" => first.sqrt(),
        "cbrt" => whole(first.cbrt(), |root| root * root * root == first)?,
        "pow" => power(first, number(1))?,
        "hypot" => {
            let sum: f64 = args.iter().map(Primitive::number).map(|one| one * one).sum();
            whole(sum.sqrt(), |root| root * root == sum)?
        }
        "log2" => whole(first.log2(), |log| 2f64.powf(log) == first)?,
        "log10" => whole(first.log10(), |log| 10f64.powf(log) == first)?,
        "log" if first == 1.0 => 0.0,
        "exp" if first == 0.0 => 1.0,
        "clz32" => f64::from((to_int32(first) as u32).leading_zeros()),
        "imul" => f64::from(to_int32(first).wrapping_mul(to_int32(number(1)))),
        "fround" => f64::from(first as f32),
        _ => return None,
    })
}

/// A half goes up, and what is less than zero stays there.
pub fn rounded(number: f64) -> f64 {
    let down = number.floor();
    let near = if number - down >= 0.5 { down + 1.0 } else { down };
    near.copysign(number)
}

/// A root or logarithm that comes out even: others may differ in the last digit.
fn whole(found: f64, is_right: impl Fn(f64) -> bool) -> Option<f64> {
    let rounded = found.round();
    is_right(rounded).then_some(rounded)
}

/// A method of a number.
pub fn method(of: f64, name: &str, args: &[Primitive]) -> Option<Primitive> {
    let first = args.first().filter(|arg| **arg != Primitive::Undefined).map(Primitive::number);
    let text = |made: String| Some(Primitive::Text(Sym::from(made)));
    match name {
        "valueOf" => Some(Primitive::Number(of)),
        "toString" => match first {
            None => text(number_text(of)),
            Some(10.0) => text(number_text(of)),
            Some(radix) if of.fract() == 0.0 && of.abs() <= 9_007_199_254_740_991.0 && (2.0..=36.0).contains(&radix) => {
                text(in_radix(of, radix as u32)?)
            }
            Some(_) => None,
        },
        "toFixed" => {
            let digits = first.unwrap_or(0.0);
            let digits = (digits.fract() == 0.0 && (0.0..=20.0).contains(&digits)).then_some(digits as usize)?;
            // Halfway between two the runtime and this library round differently.
            let exact = format!("{of:.80}");
            let behind = exact.split_once('.').and_then(|(_, fraction)| fraction.get(digits..)).unwrap_or_default();
            let is_even = behind.strip_prefix('5').is_some_and(|rest| rest.chars().all(|c| c == '0'));
            (of.is_finite() && of.abs() < 1e15 && !is_even && !(of < 0.0 && of > -1.0))
                .then(|| Primitive::Text(format!("{of:.digits$}").into()))
        }
        _ => None,
    }
}

fn in_radix(number: f64, radix: u32) -> Option<String> {
    let digits = digits::in_radix(u128::from(number.abs() as u64), radix)?;
    Some(if number < 0.0 { format!("-{digits}") } else { digits })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_worked_out() {
        let of = |name: &str, args: &[f64]| {
            let args: Vec<Primitive> = args.iter().map(|one| Primitive::Number(*one)).collect();
            match function(name, &args) {
                Some(Primitive::Number(number)) => Some(number),
                _ => None,
            }
        };
        assert_eq!(of("Math.round", &[-2.5]), Some(-2.0));
        assert_eq!(of("Math.round", &[0.499_999_999_999_999_94]), Some(0.0));
        assert_eq!(of("Math.hypot", &[3.0, 4.0]), Some(5.0));
        assert_eq!(of("Math.hypot", &[1.0, 1.0]), None);
        assert_eq!(of("Math.max", &[]), Some(f64::NEG_INFINITY));
        assert_eq!(of("Math.clz32", &[1.0]), Some(31.0));
        assert_eq!(of("Math.sin", &[1.0]), None);
    }

    #[test]
    fn numbers_are_shown() {
        let text = |of: f64, name: &str, with: f64| match method(of, name, &[Primitive::Number(with)]) {
            Some(Primitive::Text(text)) => Some(text.to_string()),
            _ => None,
        };
        assert_eq!(text(255.0, "toString", 16.0).as_deref(), Some("ff"));
        assert_eq!(text(1.236, "toFixed", 2.0).as_deref(), Some("1.24"));
        assert_eq!(text(2.5, "toFixed", 0.0), None);
    }
}
