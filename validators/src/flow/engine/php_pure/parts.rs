//! PHP's functions that take paths, addresses and stored values apart, over what is known in full. Pure; knows no engine.

use super::value::{Key, Pure};
use Pure::{Bool, Int, Text};

/// Deepest nesting of stored values.
const MOST_DEPTH: u32 = 16;

fn entry(name: &str, text: &str) -> (Key, Pure) {
    (Key::Word(name.to_owned()), Pure::text(text))
}

/// `pathinfo($path)`.
fn path(text: &str) -> Vec<(Key, Pure)> {
    let base = text.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let mut out = Vec::new();
    if let Some(Text(folder)) = super::text::call("dirname", &[Pure::text(text)]).filter(|_| !text.is_empty()) {
        out.push(entry("dirname", &folder));
    }
    out.push(entry("basename", base));
    if let Some((_, ending)) = base.rsplit_once('.') {
        out.push(entry("extension", ending));
    }
    out.push(entry("filename", base.rsplit_once('.').map_or(base, |(name, _)| name)));
    out
}

/// `parse_url($address)` of an address with a scheme and a host in the usual signs, or of a path.
fn address(text: &str) -> Option<Vec<(Key, Pure)>> {
    let is_usual = |c: char| c.is_ascii_alphanumeric() || "-._~%/?#&=+,;!$'()*:@".contains(c);
    if !text.chars().all(is_usual) {
        return None;
    }
    let (before, fragment) = text.split_once('#').map_or((text, None), |(before, fragment)| (before, Some(fragment)));
    let (before, query) = before.split_once('?').map_or((before, None), |(before, query)| (before, Some(query)));
    let mut out = Vec::new();
    let path = match before.split_once("://") {
        Some((scheme, rest)) => {
            let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.chars().all(|c| c.is_ascii_alphanumeric());
            let (authority, path) = rest.find('/').map_or((rest, ""), |at| rest.split_at(at));
            let (user, host) = authority.rsplit_once('@').map_or((None, authority), |(user, host)| (Some(user), host));
            let (host, port) = host.split_once(':').map_or((host, None), |(host, port)| (host, Some(port)));
            let is_host = !host.is_empty() && host.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'));
            if !is_scheme || !is_host || user.is_some_and(|user| user.contains(['@', ':'])) {
                return None;
            }
            out.push(entry("scheme", scheme));
            out.push(entry("host", host));
            if let Some(port) = port {
                out.push((
                    Key::Word("port".into()),
                    Int(port.parse::<u16>().ok().filter(|number| *number > 0 && !port.starts_with('+'))?.into()),
                ));
            }
            out.extend(user.map(|user| entry("user", user)));
            path
        }
        None if before.starts_with('/') && !before.starts_with("//") && !before.contains(':') => before,
        None => return None,
    };
    out.extend((!path.is_empty()).then(|| entry("path", path)));
    out.extend(query.map(|query| entry("query", query)));
    out.extend(fragment.map(|fragment| entry("fragment", fragment)));
    Some(out)
}

/// `serialize($value)`.
fn stored(value: &Pure, out: &mut String) -> Option<()> {
    match value {
        Pure::Null => out.push_str("N;"),
        Bool(yes) => out.push_str(if *yes { "b:1;" } else { "b:0;" }),
        Int(number) => out.push_str(&format!("i:{number};")),
        Text(text) => out.push_str(&format!("s:{}:\"{text}\";", text.len())),
        Pure::Float(_) | Pure::Held(_) => return None,
        Pure::Array(entries) => {
            out.push_str(&format!("a:{}:{{", entries.len()));
            for (key, value) in entries {
                stored(&key.pure(), out)?;
                stored(value, out)?;
            }
            out.push('}');
        }
    }
    (out.len() <= super::value::MOST_TEXT).then_some(())
}

/// What `unserialize` reads at the beginning of a text, and what follows.
fn restored(text: &str, depth: u32) -> Option<(Pure, &str)> {
    if let Some(rest) = text.strip_prefix("N;") {
        return Some((Pure::Null, rest));
    }
    let (kind, rest) = text.split_once(':').filter(|_| depth < MOST_DEPTH)?;
    match kind {
        "b" | "i" => {
            let (number, rest) = rest.split_once(';')?;
            let number = number.parse::<i64>().ok()?;
            Some((if kind == "b" { Bool(number != 0) } else { Int(number) }, rest))
        }
        "s" => {
            let (length, rest) = rest.split_once(":\"")?;
            let length = length.parse::<usize>().ok()?;
            Some((Pure::text(rest.get(..length)?), rest.get(length..)?.strip_prefix("\";")?))
        }
        "a" => {
            let (count, mut rest) = rest.split_once(":{")?;
            let count = count.parse::<usize>().ok().filter(|count| *count <= super::value::MOST_ENTRIES)?;
            let mut out: Vec<(Key, Pure)> = Vec::new();
            for _ in 0..count {
                let (key, after) = restored(rest, depth + 1)?;
                let (value, after) = restored(after, depth + 1)?;
                let key = key.as_key().filter(|key| out.iter().all(|(known, _)| known != key))?;
                out.push((key, value));
                rest = after;
            }
            Some((Pure::Array(out), rest.strip_prefix('}')?))
        }
        _ => None,
    }
}

/// How many letters two texts share, by their longest common parts.
fn alike(one: &[u8], other: &[u8]) -> usize {
    let (mut best, mut at) = (0, (0, 0));
    for i in 0..one.len() {
        for j in 0..other.len() {
            let length = one[i..].iter().zip(&other[j..]).take_while(|(a, b)| a == b).count();
            if length > best {
                (best, at) = (length, (i, j));
            }
        }
    }
    if best == 0 {
        return 0;
    }
    let ((i, j), end) = (at, best);
    best + alike(&one[..i], &other[..j]) + alike(&one[i + end..], &other[j + end..])
}

/// A function of paths, addresses and stored values.
pub(super) fn call(name: &str, args: &[Pure]) -> Option<Pure> {
    let picked = |parts: Vec<(Key, Pure)>, wanted: &[(&str, i64)], none: Pure| match args.get(1) {
        None | Some(Int(-1)) => Some(Pure::Array(parts)),
        Some(Int(flag)) => {
            let name = wanted.iter().find(|(_, number)| number == flag)?.0;
            Some(parts.into_iter().find(|(key, _)| *key == Key::Word(name.into())).map_or(none, |(_, part)| part))
        }
        Some(_) => None,
    };
    if name == "serialize" {
        let mut out = String::new();
        return stored(args.first()?, &mut out).map(|()| Text(out));
    }
    let Text(text) = args.first()? else { return None };
    match name {
        "pathinfo" => picked(path(text), &[("dirname", 1), ("basename", 2), ("extension", 4), ("filename", 8)], Pure::text("")),
        "parse_url" => {
            let names = ["scheme", "host", "port", "user", "pass", "path", "query", "fragment"];
            let names: Vec<(&str, i64)> = names.into_iter().zip(0..).collect();
            picked(address(text)?, &names, Pure::Null)
        }
        "unserialize" => restored(text, 0).filter(|(_, rest)| rest.is_empty()).map(|(value, _)| value),
        "similar_text" if args.len() == 2 && text.len() < 128 => match args.get(1)? {
            Text(other) if other.len() < 128 => Some(Int(alike(text.as_bytes(), other.as_bytes()) as i64)),
            _ => None,
        },
        "str_getcsv" if !text.contains(['"', '\\', '\n', ' ']) && !text.is_empty() && args.len() < 3 => {
            let sign = args.get(1).map_or_else(|| Some(",".to_owned()), Pure::as_text).filter(|sign| sign.len() == 1)?;
            Some(Pure::list(text.split(&*sign).map(Pure::text)))
        }
        "ip2long" => {
            let address = text.parse::<std::net::Ipv4Addr>().ok()?;
            Some(Int(u32::from(address).into()))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_and_addresses_come_apart() {
        let t = Pure::text;
        let part = |name: &str, text: &str, flag: i64| call(name, &[Pure::text(text), Int(flag)]);
        assert_eq!(part("pathinfo", "/srv/a.tar.gz", 4), Some(t("gz")));
        assert_eq!(part("pathinfo", "/srv/a.tar.gz", 8), Some(t("a.tar")));
        assert_eq!(part("pathinfo", "plain", 4), Some(t("")));
        assert_eq!(part("parse_url", "https://u@a.example:8080/x?y=1#z", 1), Some(t("a.example")));
        assert_eq!(part("parse_url", "https://u@a.example:8080/x?y=1#z", 2), Some(Int(8080)));
        assert_eq!(part("parse_url", "https://a.example", 5), Some(Pure::Null));
        assert_eq!(part("parse_url", "//a.example/x", 1), None);
    }

    #[test]
    fn what_is_stored_is_restored() {
        let value = Pure::Array(vec![(Key::of("a"), Pure::list([Int(1), Bool(false), Pure::Null])), (Key::of("7"), Pure::text("ü"))]);
        let written = call("serialize", std::slice::from_ref(&value)).expect("stored");
        assert_eq!(written, Pure::text("a:2:{s:1:\"a\";a:3:{i:0;i:1;i:1;b:0;i:2;N;}i:7;s:2:\"ü\";}"));
        assert_eq!(call("unserialize", &[written]), Some(value));
        assert_eq!(call("unserialize", &[Pure::text("O:1:\"A\":0:{}")]), None);
    }

    #[test]
    fn texts_are_alike() {
        assert_eq!(call("similar_text", &[Pure::text("World"), Pure::text("Word")]), Some(Int(4)));
    }
}
