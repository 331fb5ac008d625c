//! Regular expressions whose signs mean in this library what they mean in those that go back to their tracks.

/// Whether nothing in an expression is read otherwise here: sets within sets, quantifiers that give nothing back, marks of words. `spaced`:
/// blanks in it mean nothing.
pub(in super::super) fn are_alike(pattern: &str, spaced: bool) -> bool {
    let signs: Vec<char> = pattern.chars().collect();
    let is = |at: usize, wanted: char| signs.get(at) == Some(&wanted);
    let (mut at, mut repeats) = (0, false);
    while let Some(c) = signs.get(at) {
        match c {
            '\\' => {
                if is(at + 1, '<') || is(at + 1, '>') || (is(at + 1, 'b') || is(at + 1, 'B')) && is(at + 2, '{') {
                    return false;
                }
                (at, repeats) = (at + 2, false);
                continue;
            }
            '[' => {
                let Some(end) = set_end(&signs, at, spaced) else { return false };
                (at, repeats) = (end, false);
                continue;
            }
            '+' if repeats => return false,
            '{' if is(at + 1, ',') => return false,
            // Flags by which blanks mean nothing.
            '(' if is(at + 1, '?') => {
                let mut flags = signs.iter().skip(at + 2).take_while(|c| c.is_ascii_alphabetic() || **c == '-');
                if flags.any(|flag| *flag == 'x') {
                    return false;
                }
                repeats = false;
            }
            _ => repeats = matches!(c, '*' | '+' | '?' | '}'),
        }
        at += 1;
    }
    true
}

/// Where a set ends that begins at a place; `None` where it is read otherwise here.
fn set_end(signs: &[char], begin: usize, spaced: bool) -> Option<usize> {
    let first = begin + 1 + usize::from(signs.get(begin + 1) == Some(&'^'));
    let mut at = first;
    loop {
        let (c, next) = (signs.get(at)?, signs.get(at + 1));
        match c {
            ']' if at > first => return Some(at + 1),
            '\\' => at += 1,
            '[' if next == Some(&':') => at += 2 + signs.get(at + 2..)?.windows(2).position(|pair| pair == [':', ']'])? + 1,
            '[' => return None,
            '&' | '-' | '~' if next == Some(c) => return None,
            '#' if spaced => return None,
            c if spaced && c.is_whitespace() => return None,
            _ => {}
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::are_alike;

    #[test]
    fn what_other_libraries_read_otherwise_is_told() {
        for pattern in [r"^\w+-(\d{2,3})?$", "[]a]", "[^]a]", "a+?b*?", "[a-z&|-]", "[[:alpha:]_]+", r"\[\d+\]", "(?i)a", "(?P<x>a)b"] {
            assert!(are_alike(pattern, false), "{pattern}");
        }
        for pattern in ["[a[b]", "[a&&b]", "[a--b]", "[a~~b]", "a++", "a*+", "a?+", "a{2}+", r"\<a\>", r"\b{start}", "a{,3}", "(?x)a b"] {
            assert!(!are_alike(pattern, false), "{pattern}");
        }
        assert!(!are_alike("[a b]", true));
        assert!(are_alike("a b", true));
    }
}
