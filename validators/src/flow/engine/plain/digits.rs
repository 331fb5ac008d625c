//! Digits of whole numbers: in a base, and in groups.

/// A number in a base between 2 and 36, its digits small letters.
pub(in super::super) fn in_radix(number: u128, radix: u32) -> Option<String> {
    if !(2..=36).contains(&radix) {
        return None;
    }
    let base = u128::from(radix);
    let (mut left, mut digits) = (number, Vec::new());
    loop {
        digits.push(char::from_digit(u32::try_from(left % base).ok()?, radix)?);
        left /= base;
        if left == 0 {
            break;
        }
    }
    Some(digits.iter().rev().collect())
}

/// Digits with a sign between groups of so many, counted from their end.
pub(in super::super) fn grouped(digits: &str, sign: &str, every: usize) -> String {
    let mut out = String::with_capacity(digits.len() + digits.len() / every.max(1) * sign.len());
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && every > 0 && (digits.len() - at).is_multiple_of(every) {
            out.push_str(sign);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{grouped, in_radix};

    #[test]
    fn numbers_are_written_in_their_base() {
        assert_eq!(in_radix(0, 2).as_deref(), Some("0"));
        assert_eq!(in_radix(255, 16).as_deref(), Some("ff"));
        assert_eq!(in_radix(u128::MAX, 36).as_deref(), Some("f5lxx1zz5pnorynqglhzmsp33"));
        assert_eq!(in_radix(1, 1), None);
        assert_eq!(in_radix(1, 37), None);
    }

    #[test]
    fn digits_stand_in_groups() {
        assert_eq!(grouped("1234567", ",", 3), "1,234,567");
        assert_eq!(grouped("123", ",", 3), "123");
        assert_eq!(grouped("11111111", "_", 4), "1111_1111");
        assert_eq!(grouped("", ",", 3), "");
    }
}
