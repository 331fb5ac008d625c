//! PHP's operators over what is known in full. Pure; knows no engine.

use super::{
    numbers::{difference, power, product, sum},
    value::{Number, Pure},
};
use crate::flow::ir::BinaryOp;

/// What an operator gives, where its operands are known; `None` where that is an error or a warning.
pub(super) fn binary(op: BinaryOp, a: &Pure, b: &Pure) -> Option<Pure> {
    use BinaryOp::{Add, BitAnd, BitOr, BitXor, Div, Eq, Ge, Gt, Le, Lt, Mod, Mul, NotEq, NotSame, Pow, Same, Shl, Shr, Sub};
    use std::cmp::Ordering::{Greater, Less};
    let numbers = || Some((a.as_number()?, b.as_number()?));
    let ints = || match numbers()? {
        (Number::Int(a), Number::Int(b)) => Some((a, b)),
        (a, b) => Some((Pure::Float(a.float()).as_int()?, Pure::Float(b.float()).as_int()?)),
    };
    Some(match op {
        Same => Pure::Bool(a.is_identical(b)?),
        NotSame => Pure::Bool(!a.is_identical(b)?),
        Eq => Pure::Bool(a.is_equal(b)?),
        NotEq => Pure::Bool(!a.is_equal(b)?),
        Lt => Pure::Bool(a.order(b)? == Less),
        Le => Pure::Bool(a.order(b)? != Greater),
        Gt => Pure::Bool(a.order(b)? == Greater),
        Ge => Pure::Bool(a.order(b)? != Less),
        Add | Sub | Mul => {
            let (a, b) = numbers()?;
            match op {
                Add => sum(a, b),
                Sub => difference(a, b),
                _ => product(a, b),
            }
            .pure()
        }
        Div => match numbers()? {
            (_, b) if b.float() == 0.0 => return None,
            (Number::Int(a), Number::Int(b)) if a.checked_rem(b) == Some(0) => Pure::Int(a.checked_div(b)?),
            (a, b) => Pure::Float(a.float() / b.float()),
        },
        Mod => match ints()? {
            (_, 0) => return None,
            (a, b) => Pure::Int(a.checked_rem(b)?),
        },
        Pow => power(numbers()?.0, numbers()?.1)?.pure(),
        // Of two texts the signs are combined.
        BitAnd | BitOr | BitXor if matches!((a, b), (Pure::Text(_), Pure::Text(_))) => return None,
        BitAnd => Pure::Int(ints()?.0 & ints()?.1),
        BitOr => Pure::Int(ints()?.0 | ints()?.1),
        BitXor => Pure::Int(ints()?.0 ^ ints()?.1),
        Shl | Shr => {
            let (a, by) = ints()?;
            let by = u32::try_from(by).ok().filter(|by| *by < 64)?;
            Pure::Int(if op == Shl { a.wrapping_shl(by) } else { a >> by })
        }
        _ => return None,
    })
    .filter(|made| !matches!(made, Pure::Float(number) if !number.is_finite() || number.fract() == 0.0 && number.abs() > 9e15))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operators_follow_the_language() {
        let t = Pure::text;
        let cases = [
            (BinaryOp::Div, Pure::Int(10), Pure::Int(5), Pure::Int(2)),
            (BinaryOp::Div, Pure::Int(10), Pure::Int(4), Pure::Float(2.5)),
            (BinaryOp::Add, t("5"), t("1.5"), Pure::Float(6.5)),
            (BinaryOp::Mod, Pure::Int(-7), Pure::Int(3), Pure::Int(-1)),
            (BinaryOp::Eq, t("1e1"), t("10"), Pure::Bool(true)),
            (BinaryOp::Lt, Pure::Null, Pure::Int(-1), Pure::Bool(true)),
            (BinaryOp::Same, Pure::Int(1), Pure::Float(1.0), Pure::Bool(false)),
            (BinaryOp::Gt, t("10"), t("9"), Pure::Bool(true)),
            (BinaryOp::Gt, t("10"), t("9a"), Pure::Bool(false)),
        ];
        for (op, a, b, answer) in cases {
            assert_eq!(binary(op, &a, &b), Some(answer), "{op:?} {a:?} {b:?}");
        }
        assert_eq!(binary(BinaryOp::Div, &Pure::Int(1), &Pure::Int(0)), None);
        assert_eq!(binary(BinaryOp::Add, &t("x"), &Pure::Int(1)), None);
    }
}
