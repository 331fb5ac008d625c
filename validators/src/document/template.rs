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
        let line_start = text[..start].rfind('\n').map_or(0, |n| n + 1);
        let line_end = text[end..].find('\n').map_or(text.len(), |n| end + n);
        let alone = text[line_start..start].trim().is_empty() && text[end..line_end].trim().is_empty();
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
            let wanted = indentation(inner).filter(|wanted| alone && *wanted > column && end - start > wanted - column + 6);
            let shift = wanted.map_or(0, |wanted| wanted - column);
            bytes[start..start + shift].fill(b' ');
            let item = alone && beside_items(&text[..line_start], column + shift);
            let mark: &[u8] = if item { b"- ~<" } else { b"~<" };
            bytes[start + shift..start + shift + mark.len()].copy_from_slice(mark);
            bytes[end - 1] = if alone && !item { b':' } else { b'_' };
        }
    }
    String::from_utf8(bytes).ok()
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
    }
}
