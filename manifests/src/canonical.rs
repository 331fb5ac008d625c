//! Canonical JSON (RFC 8785): the one spelling under which a value is hashed and signed.

use serde::Serialize;

/// `value` in canonical JSON. Floating-point numbers are best kept out of records: their spelling is where readers differ.
///
/// # Errors
/// Where `value` cannot be represented in JSON (a map with keys that are not strings, NaN).
pub fn to_canonical(value: &impl Serialize) -> Result<String, serde_json::Error> {
    serde_json_canonicalizer::to_string(value)
}

#[cfg(test)]
mod tests {
    #[test]
    fn keys_are_sorted_and_nothing_is_escaped_needlessly() {
        let value = serde_json::json!({"b": 1, "a": "é\n<"});
        assert_eq!(super::to_canonical(&value).expect("is JSON"), "{\"a\":\"é\\n<\",\"b\":1}");
    }
}
