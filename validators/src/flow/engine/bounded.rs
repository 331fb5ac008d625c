//! Regular expressions whose repetitions give nothing back, written so that all dialects read them. Pure; knows no engine.

/// Repetitions that give nothing back (`a++`, `a*+`, `a?+`, `a{2,}+`) as such with an end: to what backtracks they are no more than that.
pub(super) fn bounded(pattern: &str) -> String {
    let mut out = String::with_capacity(pattern.len() + 32);
    let mut chars = pattern.chars().peekable();
    let mut is_class = false;
    while let Some(c) = chars.next() {
        let repeats = !is_class && matches!(c, '+' | '*' | '?' | '}') && chars.peek() == Some(&'+');
        match c {
            '\\' => {
                out.push(c);
                out.extend(chars.next());
                continue;
            }
            '[' => is_class = true,
            ']' => is_class = false,
            _ => {}
        }
        if !repeats {
            out.push(c);
            continue;
        }
        chars.next();
        match c {
            '+' => out.push_str("{1,999}"),
            '*' => out.push_str("{0,999}"),
            '}' if out.ends_with(',') => out.push_str("999}"),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::bounded;

    #[test]
    fn repetitions_that_give_nothing_back_have_an_end() {
        for (written, read) in [
            ("a++b", "a{1,999}b"),
            ("(?:x|y)*+z", "(?:x|y){0,999}z"),
            ("a?+b{2,}+c{3}+", "a?b{2,999}c{3}"),
            (r"\++[+*]+[?+]+", r"\++[+*]+[?+]+"),
        ] {
            assert_eq!(bounded(written), read);
        }
    }
}
