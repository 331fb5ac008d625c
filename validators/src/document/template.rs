//! Templates inside YAML (Helm, Jinja): made readable for a YAML grammar without moving a byte. Lines of control (`if`, `end`, `range`) become
//! blanks; a value that a template makes becomes a scalar that reads as unresolved; a line of its own that a template makes becomes an
//! entry that says that more entries may be there. Knows delimiters, not what the template computes.

/// Stands for `{{`: a scalar with it is unresolved, a key that begins with it is an open entry.
pub const MARK: &str = "~<";

/// The text with its templates masked; `None` where there are none.
pub fn masked(text: &str) -> Option<String> {
    let starts = |at: usize| at == 0 || text.as_bytes().get(at - 1) != Some(&b'$');
    if !text.match_indices("{{").any(|(at, _)| starts(at)) {
        return None;
    }
    let mut bytes = text.as_bytes().to_vec();
    let mut lines = Lines::of(text);
    let mut from = 0;
    while let Some(start) = text.get(from..).and_then(|rest| rest.find("{{")).map(|n| from + n) {
        let Some(end) = text.get(start..).and_then(|rest| rest.find("}}")).map(|n| start + n + 2) else { break };
        from = end;
        if !starts(start) {
            continue;
        }
        let inner = text.get(start + 2..end - 2).unwrap_or_default();
        // CloudFormation's references to secrets look like templates and are none.
        if inner.starts_with("resolve:") {
            continue;
        }
        let word =
            inner.trim_start_matches(['-', ' ', '\t', '\n']).split(|c: char| !c.is_alphanumeric() && c != '/').next().unwrap_or_default();
        let control = matches!(word, "if" | "else" | "end" | "range" | "with" | "define" | "block" | "break" | "continue")
            || inner.trim_start_matches(['-', ' ']).starts_with('/')
            || inner.contains(":=");
        let (line_start, alone) = lines.around(start, end);
        for byte in bytes[start..end].iter_mut().filter(|byte| **byte != b'\n') {
            *byte = match *byte {
                _ if control => b' ',
                b if b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b' ') => b,
                _ => b'_',
            };
        }
        if !control {
            // Entries put in with more indentation than the action stands at begin there.
            let column = start - line_start;
            // No end of a line is written over: places stay on their lines.
            let flat = |length: usize| !text.as_bytes()[start..start + length].contains(&b'\n');
            let shift = indentation(inner)
                .filter(|_| alone)
                .and_then(|wanted| wanted.checked_sub(column))
                .filter(|shift| *shift < (end - start).saturating_sub(6) && flat(shift + 4))
                .unwrap_or(0);
            let item = alone && flat(shift + 4) && beside_items(&text[..line_start], column + shift);
            bytes[start..start + shift].fill(b' ');
            let mark: &[u8] = if item { b"- ~<" } else { b"~<" };
            bytes[start + shift..start + shift + mark.len()].copy_from_slice(mark);
            bytes[end - 1] = if alone && !item { b':' } else { b'_' };
        }
    }
    String::from_utf8(bytes).ok()
}

/// The lines of a text, asked for its pieces in their order, so that a text of one long line is gone through once.
pub(super) struct Lines<'t> {
    text: &'t str,
    start: usize,
    end: usize,
    asked: usize,
}

impl<'t> Lines<'t> {
    pub(super) const fn of(text: &'t str) -> Self {
        Self { text, start: 0, end: 0, asked: 0 }
    }

    /// Where the line of a piece begins, and whether nothing else stands there.
    pub(super) fn around(&mut self, start: usize, end: usize) -> (usize, bool) {
        let text = self.text;
        let between = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
        if let Some(at) = between(self.asked, start).rfind('\n') {
            self.start = self.asked + at + 1;
        }
        if self.end < end {
            self.end = between(end, text.len()).find('\n').map_or(text.len(), |at| end + at);
        }
        self.asked = start;
        (self.start, between(self.start, start).trim().is_empty() && between(end, self.end).trim().is_empty())
    }
}

/// The indentation that `indent` or `nindent` gives what an action makes.
fn indentation(action: &str) -> Option<usize> {
    let (_, rest) = action.rsplit_once("indent ")?;
    rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

/// Whether what stands before at the same column are items of a list.
pub(super) fn beside_items(before: &str, column: usize) -> bool {
    for line in before.lines().rev().take(400) {
        let content = line.trim_start();
        let at = line.len() - content.len();
        if content.is_empty() || content.starts_with('#') || content.starts_with("{{") || at > column {
            continue;
        }
        return at == column && (content.starts_with("- ") || content == "-");
    }
    false
}

#[cfg(test)]
mod tests {
    use super::masked;

    #[test]
    fn every_byte_keeps_its_place() {
        let text = "a:\n  {{- if .x }}\n  b: {{ .y | quote }}\n  {{- include \"z: é\" . }}\n  {{- end }}\nrun: ${{ env.x }}\n";
        let out = masked(text).expect("has templates");
        assert_eq!(out.len(), text.len());
        assert!(out.contains("b: ~<") && !out.contains("if") && out.contains("${{ env.x }}"), "{out}");
        assert!(masked("run: ${{ env.x }}").is_none());
        let text = "a:\n  - x: 1\n  {{- toYaml .y | nindent 2 }}\nb:\n{{ toYaml .Values.z | indent 2 }}\n";
        let out = masked(text).expect("has templates");
        assert!(out.len() == text.len() && out.contains("\n  - ~<") && out.contains("b:\n  ~<"), "{out}");
        // Neither lines nor bounds are lost.
        let out = masked("a:\n  - x: 1\n{{\n  toYaml .y | indent 2 }}\n{{ x | indent 18446744073709551615 }}\n").expect("has templates");
        assert_eq!(out.lines().count(), 5, "{out}");
    }
}
