//! What Go's library makes of values that are known in full, computed as the runtime computes it; what is not certain is left undecided.
//! Knows no rule.

use base64::Engine as _;

use super::{
    Engine,
    call::Site,
    plain::percent,
    python_plain::Plain,
    value::{Kind, Value},
};

/// Longest text that is worked with, in bytes.
const LONGEST: usize = 2000;

impl<'a> Engine<'a> {
    /// A function whose arguments are all known.
    pub(super) fn go_plain(&mut self, name: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let (package, function) = name.rsplit_once('.')?;
        let is_known = matches!(
            package,
            "strings"
                | "bytes"
                | "strconv"
                | "path"
                | "path/filepath"
                | "net/url"
                | "html"
                | "unicode"
                | "unicode/utf8"
                | "math"
                | "math/bits"
                | "cmp"
                | "slices"
                | "regexp"
                | "encoding/hex"
                | "encoding/base64.StdEncoding"
                | "encoding/base64.URLEncoding"
                | "encoding/base64.RawStdEncoding"
                | "encoding/base64.RawURLEncoding"
        );
        if !is_known || site.args.is_empty() || site.args.len() > 8 {
            return None;
        }
        let mut args = Vec::with_capacity(site.args.len());
        for arg in site.args {
            if arg.name.is_some() || arg.spread != crate::flow::ir::Spread::No {
                return None;
            }
            args.push(self.go_known(&arg.value)?);
        }
        made(package, function, &args).map(|made| self.value_of_plain(made))
    }

    /// A value of a basic type, or a list of those.
    fn go_known(&self, value: &Value<'a>) -> Option<Plain> {
        match &value.kind {
            // A type of the program's own may say something else of itself.
            Kind::Int(_) if value.ty.as_deref().is_some_and(super::go_numbers::is_number_type) => self.plain_of(value),
            _ if value.ty.as_deref().is_some_and(|ty| !matches!(ty, "string" | "number" | "boolean" | "array")) => None,
            Kind::Cell(_) => self.plain_of(value).filter(|plain| matches!(plain, Plain::List(_))),
            Kind::Null => None,
            _ => self.plain_of(value),
        }
    }

    /// A method of a compiled expression over a text that is known.
    pub(super) fn go_plain_match(&mut self, pattern: &str, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let mut args = Vec::new();
        for arg in site.args {
            args.push(self.go_known(&arg.value)?);
        }
        matched(pattern, method, &args).map(|made| self.value_of_plain(made))
    }
}

fn text(args: &[Plain], at: usize) -> Option<&str> {
    match args.get(at)? {
        // Places are counted in bytes, letters one by one.
        Plain::Text(text) if text.is_ascii() && text.len() <= LONGEST => Some(text),
        _ => None,
    }
}

fn whole(args: &[Plain], at: usize) -> Option<i128> {
    match args.get(at)? {
        Plain::Int(number) => Some(*number),
        _ => None,
    }
}

fn real(args: &[Plain], at: usize) -> Option<f64> {
    match args.get(at)? {
        Plain::Int(number) => Some(*number as f64),
        Plain::Float(number) => Some(*number),
        _ => None,
    }
}

fn given(text: impl Into<String>) -> Option<Plain> {
    Some(Plain::Text(text.into()))
}

fn place(at: Option<usize>) -> Option<Plain> {
    Some(Plain::Int(at.map_or(-1, |at| at as i128)))
}

fn ordered(order: std::cmp::Ordering) -> Option<Plain> {
    Some(Plain::Int(order as i128))
}

fn made(package: &str, function: &str, args: &[Plain]) -> Option<Plain> {
    match package {
        "strings" | "bytes" => of_text(function, args),
        "strconv" => written(function, args),
        "path" | "path/filepath" => of_path(function, args),
        "net/url" | "html" | "encoding/hex" => coded(package, function, args),
        "unicode" => of_letter(function, args),
        "unicode/utf8" if function.starts_with("RuneCount") => Some(Plain::Int(text(args, 0)?.len() as i128)),
        "math" | "math/bits" => reckoned(function, args),
        "cmp" if function == "Compare" && args.len() == 2 => ordered(args[0].order(&args[1])?),
        "slices" => of_list(function, args),
        "regexp" if function == "QuoteMeta" => {
            given(regex::escape(text(args, 0)?)).filter(|_| !text(args, 0).is_some_and(|text| text.contains(['#', '&', '-', '~', ' '])))
        }
        _ if function == "EncodeToString" => {
            use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD};
            let plain = text(args, 0)?;
            given(match package.rsplit('.').next()? {
                "StdEncoding" => STANDARD.encode(plain),
                "URLEncoding" => URL_SAFE.encode(plain),
                "RawStdEncoding" => STANDARD_NO_PAD.encode(plain),
                _ => URL_SAFE_NO_PAD.encode(plain),
            })
        }
        _ => None,
    }
}

fn of_text(function: &str, args: &[Plain]) -> Option<Plain> {
    if function == "Join" {
        let Plain::List(parts) = args.first()? else { return None };
        let parts: Vec<&str> =
            parts.iter().map(|part| if let Plain::Text(part) = part { Some(part.as_str()) } else { None }).collect::<Option<_>>()?;
        return given(parts.join(text(args, 1)?)).filter(|_| parts.iter().map(|part| part.len()).sum::<usize>() <= LONGEST);
    }
    let subject = text(args, 0)?;
    let part = || text(args, 1);
    match (function, args.len()) {
        ("ToTitle" | "ToUpper", 1) => given(subject.to_ascii_uppercase()),
        ("ToLower", 1) => given(subject.to_ascii_lowercase()),
        ("Title", 1) => {
            let mut before = ' ';
            let turned = |c: char| {
                let begins = !(before.is_ascii_alphanumeric() || before == '_' || before == '\'');
                before = c;
                if begins { c.to_ascii_uppercase() } else { c }
            };
            given(subject.chars().map(turned).collect::<String>())
        }
        ("Index" | "IndexByte" | "IndexRune", 2) => place(subject.find(part()?)),
        ("LastIndex" | "LastIndexByte", 2) => place(subject.rfind(part()?)),
        ("IndexAny", 2) => place(subject.find(part()?.chars().collect::<Vec<_>>().as_slice())),
        ("LastIndexAny", 2) => place(subject.rfind(part()?.chars().collect::<Vec<_>>().as_slice())),
        ("Count", 2) if !part()?.is_empty() => Some(Plain::Int(subject.matches(part()?).count() as i128)),
        ("Compare", 2) => ordered(subject.cmp(part()?)),
        ("EqualFold", 2) => Some(Plain::Bool(subject.eq_ignore_ascii_case(part()?))),
        ("SplitAfter", 2) if !part()?.is_empty() => Some(Plain::List(
            subject
                .split_inclusive(part()?)
                .map(|part| Plain::Text(part.into()))
                .chain(subject.ends_with(part()?).then(|| Plain::Text(String::new())))
                .collect(),
        )),
        ("SplitN", 3) if !part()?.is_empty() && whole(args, 2)? > 0 => {
            let most = usize::try_from(whole(args, 2)?).ok()?;
            Some(Plain::List(subject.splitn(most, part()?).map(|part| Plain::Text(part.into())).collect()))
        }
        _ => None,
    }
}

fn written(function: &str, args: &[Plain]) -> Option<Plain> {
    match (function, args.len()) {
        ("Itoa", 1) => given(whole(args, 0)?.to_string()),
        ("FormatInt" | "FormatUint", 2) => {
            let (number, base) = (whole(args, 0)?, whole(args, 1)?);
            let size = number.unsigned_abs();
            let digits = match base {
                2 => format!("{size:b}"),
                8 => format!("{size:o}"),
                10 => size.to_string(),
                16 => format!("{size:x}"),
                _ => return None,
            };
            given(if number < 0 { format!("-{digits}") } else { digits })
        }
        ("FormatBool", 1) => match args[0] {
            Plain::Bool(yes) => given(yes.to_string()),
            _ => None,
        },
        ("FormatFloat", 4) if args.get(1) == Some(&Plain::Text("f".into())) => {
            let digits = usize::try_from(whole(args, 2)?).ok().filter(|digits| *digits < 20)?;
            real(args, 0).filter(|number| number.abs() < 1e15).and_then(|number| given(format!("{number:.digits$}")))
        }
        ("Quote", 1) => {
            let plain = text(args, 0).filter(|text| text.bytes().all(|byte| (0x20..0x7f).contains(&byte)))?;
            given(format!("\"{}\"", plain.replace('\\', "\\\\").replace('"', "\\\"")))
        }
        _ => None,
    }
}

fn of_path(function: &str, args: &[Plain]) -> Option<Plain> {
    let parts: Vec<&str> = (0..args.len()).map(|at| text(args, at)).collect::<Option<_>>()?;
    let first = *parts.first()?;
    // However many slashes stand at the beginning, they are one here.
    let clean = |path: &str| match path.strip_prefix('/') {
        Some(rest) => super::python_plain::normal_path(&format!("/{}", rest.trim_start_matches('/'))),
        None => super::python_plain::normal_path(path),
    };
    match (function, parts.len()) {
        ("Clean", 1) => given(clean(first)),
        ("Join", _) => {
            let kept: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            if kept.is_empty() { given("") } else { given(clean(&kept.join("/"))) }
        }
        ("Base", 1) => {
            let trimmed = first.trim_end_matches('/');
            match (first.is_empty(), trimmed.is_empty()) {
                (true, _) => given("."),
                (_, true) => given("/"),
                _ => given(trimmed.rsplit('/').next()?),
            }
        }
        ("Dir", 1) => given(clean(&first[..first.rfind('/').map_or(0, |at| at + 1)])),
        ("Ext", 1) => {
            let name = first.rsplit('/').next()?;
            given(name.rfind('.').map_or("", |at| &name[at..]))
        }
        ("IsAbs", 1) => Some(Plain::Bool(first.starts_with('/'))),
        _ => None,
    }
}

fn coded(package: &str, function: &str, args: &[Plain]) -> Option<Plain> {
    let plain = text(args, 0)?;
    match (package, function) {
        ("net/url", "QueryEscape" | "PathEscape") => {
            let by_path = function == "PathEscape";
            given(percent::encoded(plain, if by_path { "-_.~$&+:=@" } else { "-_.~" }, !by_path))
        }
        ("html", "EscapeString") => {
            given(plain.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&#34;").replace('\'', "&#39;"))
        }
        ("encoding/hex", "EncodeToString") => given(hex::encode(plain)),
        _ => None,
    }
}

fn of_letter(function: &str, args: &[Plain]) -> Option<Plain> {
    let letter = text(args, 0).filter(|text| text.len() == 1)?;
    match function {
        "ToLower" => given(letter.to_ascii_lowercase()),
        "ToUpper" | "ToTitle" => given(letter.to_ascii_uppercase()),
        _ => None,
    }
}

fn reckoned(function: &str, args: &[Plain]) -> Option<Plain> {
    let float = |number: f64| Some(Plain::Float(number)).filter(|_| number.is_finite());
    let unsigned = || u64::try_from(whole(args, 0)?).ok();
    match (function, args.len()) {
        ("Floor", 1) => float(real(args, 0)?.floor()),
        ("Ceil", 1) => float(real(args, 0)?.ceil()),
        ("Trunc", 1) => float(real(args, 0)?.trunc()),
        ("Round", 1) => float(real(args, 0)?.round()),
        ("Abs", 1) => float(real(args, 0)?.abs()),
        ("Sqrt", 1) if real(args, 0)? >= 0.0 => float(real(args, 0)?.sqrt()),
        ("Max", 2) => float(real(args, 0)?.max(real(args, 1)?)),
        ("Min", 2) => float(real(args, 0)?.min(real(args, 1)?)),
        ("Mod", 2) if real(args, 1)? != 0.0 => float(real(args, 0)? % real(args, 1)?),
        ("Pow", 2) => {
            let (base, exponent) = (whole(args, 0)?, u32::try_from(whole(args, 1)?).ok()?);
            base.checked_pow(exponent).filter(|number| number.abs() < 1 << 53).and_then(|number| float(number as f64))
        }
        ("OnesCount" | "OnesCount64" | "OnesCount32", 1) => Some(Plain::Int(unsigned()?.count_ones().into())),
        ("Len" | "Len64" | "Len32", 1) => Some(Plain::Int((u64::BITS - unsigned()?.leading_zeros()).into())),
        ("TrailingZeros" | "TrailingZeros64", 1) => Some(Plain::Int(unsigned()?.trailing_zeros().into())),
        _ => None,
    }
}

fn of_list(function: &str, args: &[Plain]) -> Option<Plain> {
    let Plain::List(items) = args.first()? else { return None };
    match (function, args.len()) {
        ("Index", 2) => {
            let same: Vec<bool> = items.iter().map(|item| item.same(&args[1])).collect::<Option<_>>()?;
            place(same.iter().position(|same| *same))
        }
        ("Contains", 2) => {
            let same: Vec<bool> = items.iter().map(|item| item.same(&args[1])).collect::<Option<_>>()?;
            Some(Plain::Bool(same.contains(&true)))
        }
        ("Max" | "Min", 1) => {
            let mut best = items.first()?;
            for item in items {
                let order = item.order(best)?;
                if if function == "Max" { order.is_gt() } else { order.is_lt() } {
                    best = item;
                }
            }
            Some(best.clone())
        }
        ("Equal", 2) => args[0].same(&args[1]).map(Plain::Bool),
        ("IsSorted", 1) => {
            let orders: Vec<bool> =
                items.windows(2).map(|pair| pair[0].order(&pair[1]).map(|order| order.is_le())).collect::<Option<_>>()?;
            Some(Plain::Bool(!orders.contains(&false)))
        }
        _ => None,
    }
}

/// What a compiled expression finds in a text: the same grammar and the same choice among ways to match.
fn matched(pattern: &str, method: &str, args: &[Plain]) -> Option<Plain> {
    if pattern.len() > 400 {
        return None;
    }
    let subject = text(args, 0)?;
    let regex = regex::RegexBuilder::new(pattern).size_limit(1 << 18).build().ok()?;
    let list =
        |parts: Vec<&str>| (parts.len() <= 64).then(|| Plain::List(parts.into_iter().map(|part| Plain::Text(part.into())).collect()));
    let all = || whole(args, 1) == Some(-1);
    match (method, args.len()) {
        ("MatchString" | "Match", 1) => Some(Plain::Bool(regex.is_match(subject))),
        ("FindString", 1) => given(regex.find(subject).map_or("", |found| found.as_str())),
        ("FindStringSubmatch", 1) => {
            let captures = regex.captures(subject)?;
            list(captures.iter().map(|group| group.map_or("", |group| group.as_str())).collect())
        }
        ("FindAllString", 2) if all() => {
            list(regex.find_iter(subject).map(|found| found.as_str()).collect()).filter(|found| *found != Plain::List(Vec::new()))
        }
        ("Split", 2) if all() && regex.find_iter(subject).all(|found| !found.is_empty()) => list(regex.split(subject).collect()),
        ("ReplaceAllString", 2) => given(regex.replace_all(subject, text(args, 1)?)),
        ("ReplaceAllLiteralString", 2) => given(regex.replace_all(subject, regex::NoExpand(text(args, 1)?))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Plain, made, matched};

    fn text(text: &str) -> Plain {
        Plain::Text(text.into())
    }

    #[test]
    fn functions_give_what_go_gives() {
        for (package, function, args, expected) in [
            ("strings", "Title", vec![text("it's an old-mill")], text("It's An Old-Mill")),
            ("strings", "LastIndex", vec![text("gopher go"), text("go")], Plain::Int(7)),
            ("strings", "IndexAny", vec![text("golang"), text("gy")], Plain::Int(0)),
            ("strings", "SplitAfter", vec![text("a,b,"), text(",")], Plain::List(vec![text("a,"), text("b,"), text("")])),
            ("strconv", "FormatInt", vec![Plain::Int(-255), Plain::Int(16)], text("-ff")),
            ("path", "Dir", vec![text("/a/b")], text("/a")),
            ("path", "Dir", vec![text("a")], text(".")),
            ("path", "Join", vec![text("a"), text("../b")], text("b")),
            ("path", "Join", vec![text(""), text("//a"), text("b")], text("/a/b")),
            ("path", "Clean", vec![text("//a/..")], text("/")),
            ("path", "Base", vec![text("//")], text("/")),
            ("path", "Base", vec![text("/a/")], text("a")),
            ("path", "Ext", vec![text("/a.d/b")], text("")),
            ("net/url", "PathEscape", vec![text("a b&c/d")], text("a%20b&c%2Fd")),
            ("math/bits", "Len", vec![Plain::Int(8)], Plain::Int(4)),
            ("cmp", "Compare", vec![text("a"), text("b")], Plain::Int(-1)),
        ] {
            assert_eq!(made(package, function, &args), Some(expected), "{package}.{function}");
        }
        assert_eq!(made("strings", "Title", &[text("é")]), None);
    }

    #[test]
    fn expressions_find_what_go_finds() {
        assert_eq!(matched(r"(\w)-(\w)", "ReplaceAllString", &[text("a-b"), text("$2-$1")]), Some(text("b-a")));
        assert_eq!(matched(r"\d", "FindString", &[text("ab")]), Some(text("")));
        assert_eq!(matched("[,;]", "Split", &[text("a,b;c"), Plain::Int(-1)]), Some(Plain::List(vec![text("a"), text("b"), text("c")])));
    }
}
