//! What is left of a text of which every match of a regular expression is taken out. Knows no rule.

use super::patterns::{MAX_LENGTH, unescape};

/// Whether none of these signs is left where every match is taken out, wherever they stand and however they are folded into each other:
/// `\.\.` leaves no `../`, `\.\./` leaves one of `....//`.
pub(super) fn leaves_none(pattern: &str, flags: &str, signs: &str) -> bool {
    let flags: String = flags.chars().filter(|c| matches!(c, 'i' | 'm' | 's')).collect();
    let text = if flags.is_empty() { unescape(pattern) } else { format!("(?{flags}){}", unescape(pattern)) };
    if pattern.len() > MAX_LENGTH || signs.is_empty() {
        return false;
    }
    let Ok(regex) = regex::RegexBuilder::new(&text).size_limit(1 << 18).dfa_size_limit(1 << 18).nest_limit(60).build() else {
        return false;
    };
    let mut probes = vec![signs.to_owned(), format!("a{signs}b"), format!("/x {signs}{signs} y/{signs}")];
    let within: Vec<usize> = signs.char_indices().map(|(at, _)| at).skip(1).collect();
    for at in within {
        let (before, after) = signs.split_at(at);
        let folded = format!("{before}{signs}{after}");
        probes.push(format!("a/{before}{folded}{after}"));
        probes.push(folded);
    }
    probes.iter().all(|probe| !regex.replace_all(probe, regex::NoExpand("")).contains(signs))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_replacement_leaves_is_known() {
        for (pattern, flags, signs) in [
            ("<", "g", "<"),
            ("[&<>\"']", "g", "\""),
            (r"\.\.", "g", "../"),
            (r"\.{2,}", "g", "../"),
            (r"\.\./|\.\.", "g", "../"),
            (r"[^\w.-]", "g", "../"),
            (r"[\r\n]+", "g", "\n"),
            (r"/\s+/", "", "\n"),
        ] {
            assert!(leaves_none(pattern, flags, signs), "{pattern}");
        }
        for (pattern, signs) in [
            (r"\.\./", "../"),
            (r"\.\.[\\/]", "../"),
            (r"^(\.\./)+", "../"),
            (r"\r\n", "\n"),
            ("[<>&]", "\""),
            ("^<", "<"),
            ("(", "<"),
            ("(?!x)<", "<"),
        ] {
            assert!(!leaves_none(pattern, "g", signs), "{pattern}");
        }
    }
}
