//! Settings files of the artifact as the code reads them. Pure; knows no engine.

/// Text of the settings file that code names: the one whose path ends in the name. Where several do, none is meant.
pub(super) fn find<'c>(configs: &[(&str, &'c str)], name: &str) -> Option<&'c str> {
    let name = name.trim_start_matches("classpath:").trim_start_matches(['/', '.']);
    if name.is_empty() {
        return None;
    }
    let fits = |path: &str| path.strip_suffix(name).is_some_and(|head| head.is_empty() || head.ends_with('/'));
    let mut found = configs.iter().filter(|(path, _)| fits(path)).map(|(_, text)| *text);
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}

/// Keys and values of a properties file (`java.util.Properties`): `key=value`, `key: value`, `key value`; comments, continued lines, escapes.
pub(super) fn properties(text: &str) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let mut whole = line.trim_start().to_owned();
        if whole.is_empty() || whole.starts_with(['#', '!']) {
            continue;
        }
        while (whole.len() - whole.trim_end_matches('\\').len()) % 2 == 1 {
            whole.pop();
            match lines.next() {
                Some(more) => whole.push_str(more.trim_start()),
                None => break,
            }
        }
        let mut escaped = false;
        let end = whole.find(|c: char| {
            let ends = !escaped && (c == '=' || c == ':' || c.is_whitespace());
            escaped = c == '\\' && !escaped;
            ends
        });
        let (key, rest) = whole.split_at(end.unwrap_or(whole.len()));
        let value = rest.trim_start();
        let value = value.strip_prefix(['=', ':']).unwrap_or(value).trim_start();
        let (key, value) = (unescape(key), unescape(value));
        match out.iter_mut().find(|(known, _)| *known == key) {
            Some((_, old)) => *old = value,
            None => out.push((key, value)),
        }
    }
    out
}

fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match chars.next() {
            Some('n') => out.push('\n'),
            Some('t') => out.push('\t'),
            Some('r') => out.push('\r'),
            Some('u') => {
                let digits: String = chars.by_ref().take(4).collect();
                out.extend(u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32));
            }
            Some(other) => out.push(other),
            None => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_as_java_reads_them() {
        let read = properties("# c\nhash = MD5\nname:a b\\\n   c\nkey\\ x value\n! no\nhash=SHA-256\nempty\n");
        let pair = |key: &str, value: &str| (key.to_owned(), value.to_owned());
        assert_eq!(read, [pair("hash", "SHA-256"), pair("name", "a bc"), pair("key x", "value"), pair("empty", "")]);
    }

    #[test]
    fn a_file_is_found_by_the_end_of_its_path() {
        let configs = [("src/main/resources/app.properties", "a=1"), ("src/other-app.properties", "a=2")];
        assert_eq!(find(&configs, "app.properties"), Some("a=1"));
        assert_eq!(find(&configs, "/app.properties"), Some("a=1"));
        assert_eq!(find(&configs, "none.properties"), None);
    }
}
