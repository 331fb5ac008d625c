//! Checks of numbers that persons, cards and accounts have. Each takes digits (and letters) without separators. Knows no text.

/// ISO/IEC 7812: cards, and the numbers of Swedish persons.
pub fn luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(at, b)| {
            let n = u32::from(b - b'0');
            match (at % 2, n) {
                (0, n) => n,
                (_, n) if n * 2 > 9 => n * 2 - 9,
                (_, n) => n * 2,
            }
        })
        .sum();
    sum.is_multiple_of(10)
}

/// Whether an issuer of cards uses numbers that begin like this and have this length.
pub fn card(digits: &str) -> bool {
    const TESTS: &[&str] = &[
        "4012888888881881",
        "378282246310005",
        "371449635398431",
        "378734493671000",
        "6011000990139424",
        "3530111333300000",
        "3566002020360505",
        "5105105105105100",
        "4222222222222",
        "30569309025904",
        "38520000023237",
        "4000056655665556",
        "2223003122003222",
        "4917610000000000",
    ];
    let number = |len: usize| digits[..len].parse::<u32>().unwrap_or(0);
    let issued = match digits.len() {
        13 | 19 => digits.starts_with('4'),
        14 => matches!(number(2), 30 | 36 | 38),
        15 => matches!(number(2), 34 | 37),
        16 => {
            digits.starts_with('4')
                || (51..=55).contains(&number(2))
                || (2221..=2720).contains(&number(4))
                || number(4) == 6011
                || matches!(number(2), 65 | 35)
        }
        _ => false,
    };
    let distinct = digits.bytes().collect::<std::collections::BTreeSet<_>>().len();
    issued && distinct > 4 && luhn(digits) && !TESTS.contains(&digits)
}

/// ISO 13616: the country's letters and two check digits moved to the end, letters as numbers, modulo 97.
pub fn iban(text: &str) -> bool {
    const EXAMPLES: &[&str] = &[
        "DE89370400440532013000",
        "GB29NWBK60161331926819",
        "GB82WEST12345698765432",
        "FR1420041010050500013M02606",
        "NL91ABNA0417164300",
    ];
    let (head, tail) = text.split_at(4);
    let rest = tail.bytes().chain(head.bytes()).fold(0u32, |rest, b| match b {
        b'0'..=b'9' => (rest * 10 + u32::from(b - b'0')) % 97,
        _ => (rest * 100 + u32::from(b.to_ascii_uppercase().wrapping_sub(b'A')) + 10) % 97,
    });
    rest == 1 && !EXAMPLES.contains(&text)
}

/// China, GB 11643: ISO 7064 modulo 11-2 over 17 digits, with a date of birth.
pub fn china(text: &str) -> bool {
    let digits: Vec<u32> = text.bytes().take(17).map(|b| u32::from(b.wrapping_sub(b'0'))).collect();
    let weighted: u32 = digits.iter().enumerate().map(|(at, n)| n * (1 << (17 - at))).sum();
    let check = (12 - weighted % 11) % 11;
    let last = match text.bytes().last() {
        Some(b'X' | b'x') => 10,
        Some(b) => u32::from(b.wrapping_sub(b'0')),
        None => return false,
    };
    let part = |range: std::ops::Range<usize>| text[range].parse::<u32>().unwrap_or(0);
    (1900..=2100).contains(&part(6..10)) && (1..=12).contains(&part(10..12)) && (1..=31).contains(&part(12..14)) && check == last
}

/// Brazil, CPF: two check digits modulo 11.
pub fn brazil(digits: &str) -> bool {
    let numbers: Vec<u32> = digits.bytes().map(|b| u32::from(b - b'0')).collect();
    let check = |upto: usize| {
        let sum: u32 = numbers[..upto].iter().enumerate().map(|(at, n)| n * (upto as u32 + 1 - at as u32)).sum();
        sum * 10 % 11 % 10
    };
    numbers.windows(2).any(|two| two[0] != two[1]) && check(9) == numbers[9] && check(10) == numbers[10]
}

/// Spain, DNI: a letter that is the number modulo 23.
pub fn spain(text: &str) -> bool {
    let (digits, letter) = text.split_at(8);
    digits.parse::<usize>().is_ok_and(|n| "TRWAGMYFPDXBNJZSQVHLCKE".as_bytes()[n % 23] == letter.as_bytes()[0].to_ascii_uppercase())
        && digits != "12345678"
}

/// Poland, PESEL: weights 1, 3, 7, 9.
pub fn poland(digits: &str) -> bool {
    let sum: u32 = digits.bytes().zip([1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]).map(|(b, weight)| u32::from(b - b'0') * weight).sum();
    sum.is_multiple_of(10)
}

/// The Netherlands, BSN: weights 9 to 2 and -1, modulo 11.
pub fn netherlands(digits: &str) -> bool {
    let sum: i32 = digits.bytes().zip([9, 8, 7, 6, 5, 4, 3, 2, -1]).map(|(b, weight)| i32::from(b - b'0') * weight).sum();
    sum % 11 == 0 && sum != 0
}

/// France, NIR: 97 less the number modulo 97.
pub fn france(digits: &str) -> bool {
    let (number, key) = digits.split_at(13);
    number.parse::<u64>().ok().zip(key.parse::<u64>().ok()).is_some_and(|(number, key)| 97 - number % 97 == key)
}

/// India, Aadhaar: Verhoeff's scheme.
pub fn india(digits: &str) -> bool {
    // The dihedral group of a pentagon, and a permutation of period 8.
    let times = |a: u32, b: u32| match (a < 5, b < 5) {
        (true, true) => (a + b) % 5,
        (true, false) => 5 + (a + b) % 5,
        (false, true) => 5 + (a + 5 - b) % 5,
        (false, false) => (a + 5 - b) % 5,
    };
    const PERMUTED: [u32; 10] = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
    let permute = |n: u32, times: usize| (0..times).fold(n, |n, _| PERMUTED[n as usize]);
    digits.bytes().rev().enumerate().fold(0, |sum, (at, b)| times(sum, permute(u32::from(b - b'0'), at % 8))) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_the_standards() {
        // Examples that the standards and their descriptions print.
        assert!(luhn("79927398713") && !luhn("79927398710"));
        assert!(china("11010519491231002X") && !china("110105194912310021"));
        assert!(brazil("52998224725") && !brazil("52998224724") && !brazil("11111111111"));
        assert!(spain("87654321X") && !spain("87654321A"));
        assert!(poland("44051401359") && !poland("44051401358"));
        assert!(netherlands("111222333") && !netherlands("111222334"));
        assert!(india("236") && !india("237"));
    }
}
