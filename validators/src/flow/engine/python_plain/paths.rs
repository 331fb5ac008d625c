//! Paths as texts: folders, names and endings, as they are on systems whose separator is a slash.

use super::{super::plain::paths::steps, Given, Plain};

pub(super) fn function(name: &str, given: &Given<'_>) -> Option<Plain> {
    let method = name.strip_prefix("os.path.").or_else(|| name.strip_prefix("posixpath."));
    if !given.named.is_empty() {
        return None;
    }
    match (method, given.args.len()) {
        (Some("basename"), 1) => Plain::text(split(given.text(0)?).1),
        (Some("dirname"), 1) => Plain::text(split(given.text(0)?).0),
        (Some("split"), 1) => {
            let (head, tail) = split(given.text(0)?);
            Some(Plain::List(vec![Plain::Text(head.into()), Plain::Text(tail.into())]))
        }
        (Some("splitext"), 1) => {
            let (root, ending) = ending(given.text(0)?);
            Some(Plain::List(vec![Plain::Text(root.into()), Plain::Text(ending.into())]))
        }
        (Some("normpath"), 1) => Plain::text(normal(given.text(0)?)),
        // Of a path that says its root nothing depends on where the program runs.
        (Some("abspath"), 1) => given.text(0).filter(|path| path.starts_with('/')).and_then(|path| Plain::text(normal(path))),
        (Some("isabs"), 1) => Some(Plain::Bool(given.text(0)?.starts_with('/'))),
        (Some("join"), 1..) => {
            let parts: Vec<&str> = given.args.iter().map(Plain::as_text).collect::<Option<_>>()?;
            Plain::text(joined(&parts))
        }
        (Some("commonprefix"), 1) => {
            let paths: Vec<&str> = given.args[0].as_list()?.iter().map(Plain::as_text).collect::<Option<_>>()?;
            let (least, most) = (paths.iter().min()?, paths.iter().max()?);
            Plain::text(least.chars().zip(most.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a).collect::<String>())
        }
        (None, 2) if matches!(name, "fnmatch.fnmatch" | "fnmatch.fnmatchcase") => fits(given.text(0)?, given.text(1)?).map(Plain::Bool),
        _ => None,
    }
}

/// What stands before the last slash, and what behind it.
fn split(path: &str) -> (&str, &str) {
    let at = path.rfind('/').map_or(0, |at| at + 1);
    let (head, tail) = path.split_at(at);
    let trimmed = head.trim_end_matches('/');
    (if trimmed.is_empty() { head } else { trimmed }, tail)
}

/// A path without its ending, and the ending. Points at the beginning of a name begin none.
fn ending(path: &str) -> (&str, &str) {
    let name = path.rfind('/').map_or(0, |at| at + 1);
    let points = path[name..].len() - path[name..].trim_start_matches('.').len();
    match path[name + points..].rfind('.') {
        Some(at) => path.split_at(name + points + at),
        None => (path, ""),
    }
}

pub(in super::super) fn normal(path: &str) -> String {
    let root = if path.starts_with("//") && !path.starts_with("///") {
        "//"
    } else if path.starts_with('/') {
        "/"
    } else {
        ""
    };
    let made = format!("{root}{}", steps(path).join("/"));
    if made.is_empty() { ".".into() } else { made }
}

fn joined(parts: &[&str]) -> String {
    let mut out = String::new();
    for (at, part) in parts.iter().enumerate() {
        if part.starts_with('/') || at == 0 {
            out = (*part).to_owned();
        } else {
            if !out.is_empty() && !out.ends_with('/') {
                out.push('/');
            }
            out.push_str(part);
        }
    }
    out
}

/// Whether a name fits a pattern of `*` and `?`.
fn fits(name: &str, pattern: &str) -> Option<bool> {
    if pattern.contains('[') || pattern.len() > 100 || name.len() > 400 {
        return None;
    }
    let (name, pattern): (Vec<char>, Vec<char>) = (name.chars().collect(), pattern.chars().collect());
    let (mut at, mut sign, mut star) = (0, 0, None);
    while at < name.len() {
        match pattern.get(sign) {
            Some('*') => {
                star = Some((sign, at));
                sign += 1;
            }
            Some(c) if *c == '?' || *c == name[at] => {
                at += 1;
                sign += 1;
            }
            _ => {
                let Some((open, from)) = star else { return Some(false) };
                star = Some((open, from + 1));
                (sign, at) = (open + 1, from + 1);
            }
        }
    }
    Some(pattern[sign..].iter().all(|c| *c == '*'))
}

#[cfg(test)]
mod tests {
    use super::super::{
        Plain,
        tests::{made, text},
    };

    #[test]
    fn paths_are_taken_apart_as_python_does() {
        for (name, path, expected) in [
            ("os.path.basename", "/a/b.txt", "b.txt"),
            ("os.path.basename", "/a/", ""),
            ("os.path.dirname", "/a/b", "/a"),
            ("os.path.dirname", "/a", "/"),
            ("os.path.dirname", "a", ""),
            ("os.path.normpath", "/a/./b//../c", "/a/c"),
            ("os.path.normpath", "../a/..", ".."),
            ("os.path.normpath", "", "."),
        ] {
            assert_eq!(made(name, &[text(path)]), Some(text(expected)), "{name} {path}");
        }
        assert_eq!(made("os.path.splitext", &[text("/a/.rc")]), Some(Plain::List(vec![text("/a/.rc"), text("")])));
        assert_eq!(made("os.path.join", &[text("a"), text("/b"), text("c")]), Some(text("/b/c")));
        assert_eq!(made("os.path.join", &[text("a/"), text("b")]), Some(text("a/b")));
        assert_eq!(made("fnmatch.fnmatch", &[text("a.txt"), text("*.t?t")]), Some(Plain::Bool(true)));
        assert_eq!(made("fnmatch.fnmatch", &[text("a.txt"), text("*.md")]), Some(Plain::Bool(false)));
        assert_eq!(made("os.path.abspath", &[text("a")]), None);
    }
}
