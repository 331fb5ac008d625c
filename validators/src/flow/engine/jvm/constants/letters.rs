//! Java's letters: what `Character` says of one that is known. Only of those of ASCII is all known here.

use super::Known;

/// What a letter itself is asked.
pub(super) fn of(letter: char, method: &str, given: &[Known]) -> Option<Known> {
    Some(match (method, given) {
        ("charValue", []) => Known::Letter(letter),
        ("toString", []) => Known::Text(letter.to_string()),
        ("hashCode", []) => Known::Int(u32::from(letter).into()),
        ("equals", [other]) => Known::Bool(*other == Known::Letter(letter)),
        ("compareTo", [Known::Letter(other)]) => Known::Int(i128::from(u32::from(letter)) - i128::from(u32::from(*other))),
        _ => return None,
    })
}

/// `Character.isDigit(c)` and the like.
pub(super) fn asked(method: &str, given: &[Known]) -> Option<Known> {
    let (first, is_code) = match given.first()? {
        Known::Letter(letter) => (*letter, false),
        Known::Int(code) => (u32::try_from(*code).ok().and_then(char::from_u32)?, true),
        // One sign of a text of which nobody said that it is a letter.
        Known::Text(text) => (text.chars().next().filter(|only| only.len_utf8() == text.len())?, false),
        _ => return None,
    };
    let letter = |made: char| if is_code { Known::Int(u32::from(made).into()) } else { Known::Letter(made) };
    match (method, &given[1..]) {
        ("toString" | "getName", []) if method == "toString" => return Some(Known::Text(first.to_string())),
        ("valueOf", []) if !is_code => return Some(Known::Letter(first)),
        ("hashCode", []) => return Some(Known::Int(u32::from(first).into())),
        ("compare", [other]) => return Some(Known::Int(i128::from(u32::from(first)) - other.code()?)),
        ("forDigit", [Known::Int(radix)]) => {
            let (digit, radix) = (u32::from(first), u32::try_from(*radix).ok().filter(|radix| (2..=36).contains(radix))?);
            return (digit < radix).then(|| char::from_digit(digit, radix)).flatten().map(Known::Letter);
        }
        _ => {}
    }
    if !first.is_ascii() {
        return None;
    }
    Some(match (method, &given[1..]) {
        ("isDigit", []) => Known::Bool(first.is_ascii_digit()),
        ("isLetter" | "isAlphabetic", []) => Known::Bool(first.is_ascii_alphabetic()),
        ("isLetterOrDigit", []) => Known::Bool(first.is_ascii_alphanumeric()),
        ("isUpperCase", []) => Known::Bool(first.is_ascii_uppercase()),
        ("isLowerCase", []) => Known::Bool(first.is_ascii_lowercase()),
        ("isWhitespace", []) => Known::Bool(matches!(first, '\t'..='\r' | '\x1c'..='\x1f' | ' ')),
        ("isSpaceChar", []) => Known::Bool(first == ' '),
        ("isISOControl", []) => Known::Bool(first.is_ascii_control()),
        ("isJavaIdentifierStart", []) => Known::Bool(first.is_ascii_alphabetic() || matches!(first, '_' | '$')),
        ("isJavaIdentifierPart", []) if !first.is_ascii_control() => {
            Known::Bool(first.is_ascii_alphanumeric() || matches!(first, '_' | '$'))
        }
        ("isSurrogate" | "isHighSurrogate" | "isLowSurrogate" | "isTitleCase", []) => Known::Bool(false),
        ("toUpperCase", []) => letter(first.to_ascii_uppercase()),
        ("toLowerCase", []) => letter(first.to_ascii_lowercase()),
        ("getNumericValue", []) => Known::Int(first.to_digit(36).map_or(-1, i128::from)),
        ("digit", [Known::Int(radix)]) => {
            let radix = u32::try_from(*radix).ok().filter(|radix| (2..=36).contains(radix))?;
            Known::Int(first.to_digit(radix).map_or(-1, i128::from))
        }
        _ => return None,
    })
}
