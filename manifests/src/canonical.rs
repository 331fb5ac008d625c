//! Canonical JSON (RFC 8785): the one spelling under which a value is hashed and signed.

use serde::Serialize;

/// `value` in canonical JSON. Floating-point numbers are best kept out of records: their spelling is where readers differ.
///
/// # Errors
/// Where `value` cannot be represented in JSON (a map with keys that are not strings, NaN).
pub fn to_canonical(value: &impl Serialize) -> Result<String, serde_json::Error> {
    serde_json_canonicalizer::to_string(value)
}

/// Whether `text` is in canonical form, without building a value: no blanks, members in order of their names' UTF-16 code units,
/// each once, strings and numbers as RFC 8785 spells them.
pub fn is_canonical(text: &str) -> bool {
    let mut scan = Scan { text, at: 0 };
    scan.value(0).is_some() && scan.at == text.len()
}

/// Deeper nesting is refused.
const MAX_DEPTH: u32 = 128;

struct Scan<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scan<'a> {
    fn next(&mut self) -> Option<u8> {
        let byte = self.text.as_bytes().get(self.at).copied()?;
        self.at += 1;
        Some(byte)
    }

    fn take(&mut self, byte: u8) -> bool {
        let there = self.text.as_bytes().get(self.at) == Some(&byte);
        self.at += usize::from(there);
        there
    }

    fn value(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH {
            return None;
        }
        match self.text.as_bytes().get(self.at)? {
            b'"' => self.string().map(drop),
            b'{' => self.object(depth),
            b'[' => self.array(depth),
            b'-' | b'0'..=b'9' => self.number(),
            _ => ["true", "false", "null"].iter().find(|word| self.text[self.at..].starts_with(**word)).map(|word| self.at += word.len()),
        }
    }

    fn object(&mut self, depth: u32) -> Option<()> {
        self.at += 1;
        if self.take(b'}') {
            return Some(());
        }
        let mut last: Option<&'a str> = None;
        loop {
            let name = self.string()?;
            if last.is_some_and(|last| !before(last, name)) || !self.take(b':') {
                return None;
            }
            last = Some(name);
            self.value(depth + 1)?;
            match self.next()? {
                b',' => {}
                b'}' => return Some(()),
                _ => return None,
            }
        }
    }

    fn array(&mut self, depth: u32) -> Option<()> {
        self.at += 1;
        if self.take(b']') {
            return Some(());
        }
        loop {
            self.value(depth + 1)?;
            match self.next()? {
                b',' => {}
                b']' => return Some(()),
                _ => return None,
            }
        }
    }

    /// The string as it is written, between its quotes.
    fn string(&mut self) -> Option<&'a str> {
        if !self.take(b'"') {
            return None;
        }
        let start = self.at;
        loop {
            let mut rest = self.text.as_bytes().get(self.at..)?;
            // Sixteen bytes at once while there is nothing to stop at.
            while let Some(chunk) = rest.first_chunk::<16>().filter(|chunk| !chunk.iter().fold(false, |found, byte| found | ends(*byte))) {
                self.at += chunk.len();
                rest = &rest[chunk.len()..];
            }
            self.at += rest.iter().position(|byte| ends(*byte))?;
            match self.next()? {
                b'"' => return self.text.get(start..self.at - 1),
                b'\\' => match self.next()? {
                    b'"' | b'\\' | b'b' | b'f' | b'n' | b'r' | b't' => {}
                    b'u' => {
                        // Only control characters without a short form are spelled so, in lower case.
                        let digits = self.text.get(self.at..self.at + 4)?;
                        let code = u8::from_str_radix(digits.strip_prefix("00")?, 16).ok()?;
                        let short = matches!(code, 8 | 9 | 10 | 12 | 13);
                        if code >= 0x20 || short || digits.bytes().any(|b| b.is_ascii_uppercase() || b == b'+') {
                            return None;
                        }
                        self.at += 4;
                    }
                    _ => return None,
                },
                _ => return None,
            }
        }
    }

    fn number(&mut self) -> Option<()> {
        let rest = &self.text.as_bytes()[self.at..];
        let length = rest.iter().take_while(|b| matches!(b, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E')).count();
        let word = &self.text[self.at..self.at + length];
        self.at += length;
        let digits = word.strip_prefix('-').unwrap_or(word);
        let plain = digits.len() <= 15 && digits.bytes().all(|b| b.is_ascii_digit());
        if plain {
            return (word == "0" || (!digits.is_empty() && !digits.starts_with('0'))).then_some(());
        }
        // Fractions and large numbers: as the serialiser spells the same double.
        let value: f64 = serde_json::from_str(word).ok()?;
        (to_canonical(&value).ok()? == word).then_some(())
    }
}

/// Whether a run of plain characters in a string ends here.
const fn ends(byte: u8) -> bool {
    (byte < 0x20) | (byte == b'"') | (byte == b'\\')
}

/// Whether the name `a` comes before `b`, both as written.
fn before(a: &str, b: &str) -> bool {
    if a.is_ascii() && b.is_ascii() && !a.contains('\\') && !b.contains('\\') {
        return a < b;
    }
    let units = |name: &str| serde_json::from_str::<String>(&format!("\"{name}\"")).map(|name| name.encode_utf16().collect::<Vec<_>>());
    matches!((units(a), units(b)), (Ok(a), Ok(b)) if a < b)
}

#[cfg(test)]
mod tests {
    #[test]
    fn keys_are_sorted_and_nothing_is_escaped_needlessly() {
        let value = serde_json::json!({"b": 1, "a": "é\n<"});
        assert_eq!(super::to_canonical(&value).expect("is JSON"), "{\"a\":\"é\\n<\",\"b\":1}");
    }

    #[test]
    fn the_scanner_agrees_with_the_serialiser() {
        let texts = [
            "{}",
            "[]",
            "\"\"",
            "0",
            "-1",
            "01",
            "-0",
            "1.0",
            "1.5",
            "1e3",
            "1e21",
            "1e+21",
            "123456789012345678",
            "[1,2]",
            "[1, 2]",
            "[1,]",
            "{\"a\":1,\"b\":[true,false,null]}",
            "{\"b\":1,\"a\":2}",
            "{\"a\":1,\"a\":2}",
            "{\"a\":1}x",
            "{\"a\" :1}",
            "\"\\u0041\"",
            "\"\\u001f\"",
            "\"\\u001F\"",
            "\"\\u000a\"",
            "\"\\n\"",
            "\"\\/\"",
            "\"é\"",
            "\"\\u00e9\"",
            "\"\u{7f}\"",
            "{\"\u{e000}\":1,\"\u{10000}\":2}",
            "{\"\u{10000}\":1,\"\u{e000}\":2}",
            "{\"\\n\":1,\"a\":2}",
            "tru",
            "",
            "{",
            "[",
            "\"",
            "{\"a\"}",
        ];
        for text in texts {
            let by_value = serde_json::from_str::<serde_json::Value>(text).ok().and_then(|value| super::to_canonical(&value).ok());
            assert_eq!(super::is_canonical(text), by_value.as_deref() == Some(text), "{text}");
        }
        assert!(!super::is_canonical(&"[".repeat(100_000)));
    }
}
