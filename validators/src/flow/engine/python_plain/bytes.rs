//! Bytes of Python: texts here, each sign one byte. One of them is a number, a part of them is bytes, and written as a text they have a mark.

use assay_manifests::Language;

use super::super::{
    Engine,
    call::Site,
    value::{Kind, Value},
};

/// Type of a text that is bytes.
const BYTES: &str = "bytes";

/// The number of a byte that is kept as a sign.
fn number(sign: char) -> Option<i128> {
    u8::try_from(u32::from(sign)).ok().map(i128::from)
}

/// As `repr` writes bytes of which none needs a mark of its own.
fn shown(text: &str) -> Option<String> {
    super::texts::is_unescaped(text).then(|| format!("b'{text}'"))
}

impl<'a> Engine<'a> {
    /// What is written as bytes, or made of a text by `encode`.
    pub(in super::super) fn as_bytes(&self, value: Value<'a>) -> Value<'a> {
        let is_told = self.language == Language::Python && matches!(value.kind, Kind::Str(_));
        if is_told { value.typed(Some(BYTES.into())) } else { value }
    }

    pub(in super::super) fn are_bytes(&self, value: &Value<'a>) -> bool {
        self.language == Language::Python && matches!(value.kind, Kind::Str(_)) && value.ty.as_deref() == Some(BYTES)
    }

    /// A text of more than the plainest letters as bytes, and back: one letter may be several of them. In other letters, and without the blanks
    /// at its ends, which may be any of many, what it is is not said.
    pub(in super::super) fn recoded_text(&mut self, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let text = receiver.as_str().filter(|text| self.language == Language::Python && !text.is_ascii())?;
        let named = site.args.first().map(|arg| arg.value.as_str().map(|name| name.to_ascii_lowercase().replace('_', "-")));
        let by_default = site.args.len() < 2 && named.is_none_or(|name| matches!(name.as_deref(), Some("utf-8" | "utf8")));
        let made = match (method, self.are_bytes(receiver)) {
            ("encode", false) if by_default => Some(text.bytes().map(char::from).collect::<String>()),
            ("decode", true) if by_default => {
                let bytes = text.chars().map(|sign| u8::try_from(u32::from(sign)).ok()).collect::<Option<Vec<u8>>>();
                bytes.and_then(|bytes| String::from_utf8(bytes).ok())
            }
            // Signs that part fields and records are blanks to Python.
            ("strip" | "lstrip" | "rstrip", false) if site.args.is_empty() => {
                let is_blank = |c: char| c.is_whitespace() || ('\x1c'..='\x1f').contains(&c);
                let behind = if method == "rstrip" { &*text } else { text.trim_start_matches(is_blank) };
                Some(if method == "lstrip" { behind } else { behind.trim_end_matches(is_blank) }.to_owned())
            }
            ("lower", false) => Some(text.to_lowercase()),
            ("upper", false) => Some(text.to_uppercase()),
            _ => None,
        };
        Some(made.map_or_else(|| self.derived(receiver), Value::str))
    }

    /// One byte by its place.
    pub(in super::super) fn byte_at(&self, bytes: &Value<'a>, key: &Value<'a>) -> Option<Value<'a>> {
        if !self.are_bytes(bytes) {
            return None;
        }
        let found = bytes.as_str().zip(key.as_int()).and_then(|(text, at)| {
            let at = if at < 0 { at.checked_add(text.chars().count() as i128)? } else { at };
            number(text.chars().nth(usize::try_from(at).ok()?)?)
        });
        let mut value = found.map_or_else(|| self.number(), Value::int);
        value.taint = bytes.taint.clone();
        Some(value)
    }

    /// Bytes one after the other, as numbers.
    pub(in super::super) fn bytes_in_a_row(&self, bytes: &Value<'a>, text: &str) -> Option<Vec<Value<'a>>> {
        self.are_bytes(bytes).then(|| text.chars().map(|sign| number(sign).map_or_else(|| self.number(), Value::int)).collect())
    }

    /// What a method of a known text gives: of bytes it is bytes, unless it reads them.
    pub(in super::super) fn made_of_bytes(&mut self, receiver: &Value<'a>, method: &str, made: Value<'a>) -> Value<'a> {
        let encodes = method == "encode" && self.language == Language::Python;
        if !encodes && (!self.are_bytes(receiver) || matches!(method, "decode" | "hex")) {
            return made;
        }
        if let Some(items) = made.cell().and_then(|_| self.exact_elements(&made)) {
            let items = items.into_iter().map(|item| self.as_bytes(item)).collect();
            return self.new_list(items);
        }
        self.as_bytes(made)
    }

    /// Bytes as a text shows them; some text of the program's where that is not told.
    pub(in super::super) fn shown_bytes(&mut self, bytes: &Value<'a>) -> Option<Value<'a>> {
        if !self.are_bytes(bytes) {
            return None;
        }
        let text = bytes.as_str()?;
        Some(shown(&text).map_or_else(|| self.opaque().typed(Some("string".into())), Value::str))
    }
}

#[cfg(test)]
mod tests {
    use assay_manifests::Language;

    use super::{number, shown};
    use crate::flow::engine::tests::report;

    /// Whether a command is found dangerous that the last of these lines may have put together.
    fn is_found(before: &str, body: &str) -> bool {
        let text = format!(
            "import collections, itertools, os, uuid\nfrom flask import request\n{before}\ndef show():\n    berth = request.args['berth']\n    line = 'ls'\n{body}\n    os.system(line)\n"
        );
        report(Language::Python, "show.py", &text).findings.iter().any(|one| one.rule.contains("cwe-078"))
    }

    #[test]
    fn bytes_are_read_as_python_reads_them() {
        let tested = |test: &str| is_found("", &format!("    if {test}:\n        line = berth"));
        for test in
            ["b'abc'[0] == 97", "b'abc'[0:1] == b'a'", "'abc'.encode()[-1] == 99", "str(b'a') == \"b'a'\"", "b'a'.decode()[0] == 'a'"]
        {
            assert!(tested(test), "{test}");
            assert!(!tested(&test.replace("==", "!=")), "{test}");
        }
    }

    #[test]
    fn what_grows_by_itself_is_not_followed_far() {
        for line in ["a[0:0] = a", "a.extend(a)", "a = a + a", "a = [a, a, a, a, a, a, a, a]\nx = str(a)", "d.extendleft(d)"] {
            let before = format!("a = [1, 2, 3, 4, 5, 6, 7, 8]\nd = collections.deque(a)\n{}", format!("{line}\n").repeat(40));
            assert!(is_found(&before, "    line = berth"), "{line}");
        }
        for line in [
            "c = collections.Counter({'a': 2 ** 126})\nc.update(c)\nc.update(c)\nfor one in c.elements():\n    x = one",
            "for one in itertools.combinations(['a'], 10 ** 18):\n    x = one",
            "for one in itertools.combinations_with_replacement(['a'], 10 ** 18):\n    x = one",
            "for at, one in enumerate(['a', 'b'], 2 ** 127 - 1):\n    x = at",
            "x = 'a,b'.split(',', 2 ** 64 - 1)",
        ] {
            assert!(is_found(line, "    line = berth"), "{line}");
        }
    }

    #[test]
    fn what_has_passed_a_test_is_clean() {
        assert!(!is_found("", "    line = 'ls ' + ''.join(itertools.takewhile(str.isalnum, berth))"));
        assert!(is_found("", "    line = 'ls ' + ''.join(itertools.dropwhile(str.isalnum, berth))"));
        let asked = "def ask(one):\n    try:\n        uuid.UUID(one)\n    except ValueError:\n        raise KeyError(one)";
        assert!(!is_found(asked, "    ask(berth)\n    line = 'ls ' + berth"));
        assert!(is_found(&asked.replace("raise KeyError(one)", "pass"), "    ask(berth)\n    line = 'ls ' + berth"));
    }

    #[test]
    fn digits_with_marks_between_them() {
        let tried =
            |digits: &str| is_found("", &format!("    try:\n        int('{digits}')\n    except ValueError:\n        line = berth"));
        assert!(!tried("1_0"));
        assert!(tried("1__0"));
    }

    #[test]
    fn bytes_are_numbers_and_have_a_mark() {
        assert_eq!([number('a'), number('\u{ff}'), number('\u{100}')], [Some(97), Some(255), None]);
        assert_eq!(shown("ab").as_deref(), Some("b'ab'"));
        assert_eq!(shown("it's"), None);
    }

    #[test]
    fn letters_of_several_bytes() {
        let tested = |test: &str| is_found("", &format!("    if {test}:\n        line = berth"));
        for test in
            ["len('é'.encode()) == 2", "'é'.encode()[0] == 195", "b'\\xc3\\xa9'.decode() == 'é'", "True + True == 2", "True * 3 == 3"]
        {
            assert!(tested(test), "{test}");
            assert!(!tested(&test.replace("==", "!=")), "{test}");
        }
    }
}
