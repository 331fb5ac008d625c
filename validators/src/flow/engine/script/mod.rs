//! What JavaScript's own library makes of values that are known: texts, numbers, expressions, paths, lists. Each function answers what the
//! runtime answers, or nothing where that is not certain. Knows no rule.

mod codes;
mod given;
mod known;
mod lists;
mod numbers;
mod objects;
mod parents;
mod paths;
mod primitives;
mod regexes;
mod texts;

pub(in crate::flow::engine) use given::Given;
pub(in crate::flow::engine) use numbers::rounded;
pub(in crate::flow::engine) use objects::{PROXY, is_inherited};
pub(in crate::flow::engine) use parents::{DERIVED, PARENT};
pub(in crate::flow::engine) use primitives::Primitive;

use super::value::Value;

/// A constant of the library by its full name.
pub(in crate::flow::engine) fn library_constant<'a>(library: &str, name: &str) -> Option<Value<'a>> {
    numbers::constant(library, name).map(primitives::number_value)
}

/// Type of the bytes of a text.
const BYTES: &str = "Buffer";

/// Whether a function throws for a text in any case.
pub(in crate::flow::engine) fn throws(name: &str, text: &str) -> bool {
    match name {
        // Numbers, letters by their codes and depths there are that are read here otherwise.
        "JSON.parse" => {
            let has_exponent = text.as_bytes().windows(2).any(|two| two[0].is_ascii_digit() && matches!(two[1], b'e' | b'E'));
            let is_plain = text.len() < 300 && !has_exponent && !text.contains("\\u") && text.matches(['[', '{']).count() < 100;
            is_plain && serde_json::from_str::<serde_json::Value>(text).is_err_and(|error| !error.is_io())
        }
        "decodeURIComponent" => text.is_ascii() && text.contains('%') && codes::function(name, &[Primitive::Text(text.into())]).is_none(),
        _ => false,
    }
}

/// What `some` or `every` answers where the answers for the elements tell.
pub(in crate::flow::engine) fn settled(method: &str, answers: &[Option<bool>]) -> Option<bool> {
    let decides = method == "some";
    if answers.contains(&Some(decides)) {
        return Some(decides);
    }
    answers.iter().all(|answer| *answer == Some(!decides)).then_some(!decides)
}

/// Longest text that is worked with, in bytes.
const LONGEST: usize = 4096;
