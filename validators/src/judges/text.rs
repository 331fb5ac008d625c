//! What a reader of the text does not see: bidirectional controls, invisible and tag characters, variation selectors, fillers, control
//! characters, and letters that look like others (Unicode TR 36, TS 39; "Trojan Source", 2021). Writing in other scripts is no finding.

use std::sync::OnceLock;

use assay_manifests::{Finding, Language, Sha256Digest, Verdict};
use serde::{Deserialize, Serialize};

use super::{Lines, ruleset_of, verdicts_of};
use crate::panel::{FileView, UnitView, Validator};

mod look_alikes;

/// Settings of [`Text`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TextConfig {
    /// Most findings that are reported of one file; the rest is as bad as these.
    pub max_findings: u32,
}

impl Default for TextConfig {
    fn default() -> Self {
        Self { max_findings: 64 }
    }
}

pub struct Text {
    config: TextConfig,
    digest: OnceLock<Sha256Digest>,
}

impl Text {
    pub fn new(config: TextConfig) -> Self {
        Self { config, digest: OnceLock::new() }
    }
}

impl Validator for Text {
    fn name(&self) -> &'static str {
        "text"
    }

    fn version(&self) -> &'static str {
        "3"
    }

    fn ruleset(&self) -> Sha256Digest {
        *self.digest.get_or_init(|| ruleset_of(self.name(), self.version(), &self.config, &["TS 39, unicode-security 0.1"]))
    }

    fn judge(&self, file: &FileView<'_>, units: &[UnitView<'_>]) -> Vec<Verdict> {
        // Most files hold nothing but printable ASCII.
        let lines = Lines::of(file.text);
        let mut seen = Vec::new();
        if !is_plain(file.text) {
            let kind = Kind {
                prose: matches!(file.language, Language::Markdown | Language::Html | Language::Text),
                right_to_left: file.text.chars().any(is_right_to_left),
            };
            characters(file.text, kind, &mut seen);
            look_alikes::look_alikes(file, &mut seen);
        }
        if file.language.has_flow() || file.language == Language::Bash {
            lone_returns(file.text, &mut seen);
        }
        seen.sort();
        seen.truncate(self.config.max_findings as usize);
        let findings: Vec<Finding> = seen.into_iter().map(|sight| sight.finding(&lines)).collect();
        verdicts_of(self, file, units, &lines, &findings)
    }
}

/// What is known of the text around a character.
#[derive(Clone, Copy)]
struct Kind {
    prose: bool,
    /// Writing from right to left stands in the file.
    right_to_left: bool,
}

/// Something that does not look like what it is, at bytes `start..end`.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Sight {
    start: usize,
    end: usize,
    rule: &'static str,
    message: String,
}

impl Sight {
    fn finding(self, lines: &Lines) -> Finding {
        let cwe = match self.rule {
            "text/homoglyph" | "text/compatibility-form" | "text/normalisation" => vec![1007, 451],
            _ => vec![451, 1007],
        };
        let severity = if matches!(self.rule, "text/control-character" | "text/variation-selector") { "medium" } else { "high" };
        let span = lines.span(self.start, self.end);
        Finding { rule: self.rule.to_owned(), cwe, severity: severity.to_owned(), message: self.message, span, path: Vec::new() }
    }
}

/// Whether a text is printable ASCII.
fn is_plain(text: &str) -> bool {
    let is_plain = |b: &u8| matches!(b, b'\t' | b'\n' | b'\r' | 0x0c | 0x20..=0x7e);
    // Without an early end inside a chunk the compiler looks at many bytes at once.
    text.as_bytes().chunks(256).all(|chunk| chunk.iter().fold(true, |plain, b| plain & is_plain(b)))
}

/// Returns without a new line behind a mark of a comment, with more behind them: an editor shows one comment, a compiler reads a line of code.
fn lone_returns(text: &str, out: &mut Vec<Sight>) {
    const MARKS: &[&str] = &["#", "//"];
    if memchr::memchr(b'\r', text.as_bytes()).is_none() {
        return;
    }
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let body = line.trim_end_matches(['\n', '\r']);
        // Files of old systems end all their lines so.
        let is_file = line.len() == text.len() && body.matches('\r').count() > 2;
        if let Some((before, behind)) =
            body.split_once('\r').filter(|(before, _)| !is_file && MARKS.iter().any(|mark| before.contains(mark)))
            && !behind.trim().is_empty()
        {
            let at = start + before.len();
            out.push(Sight { start: at, end: at + 1, rule: "text/line-separator", message: "U+000D".to_owned() });
        }
        start += line.len();
    }
}

/// Characters that are wrong where they stand, runs of them as one: line by line, since none of them means anything across lines.
fn characters(text: &str, kind: Kind, out: &mut Vec<Sight>) {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if !is_plain(line) {
            characters_of(line, start, kind, out);
        }
        start += line.len();
    }
}

/// The same for the line that begins at `start`.
fn characters_of(line: &str, start: usize, kind: Kind, out: &mut Vec<Sight>) {
    let chars: Vec<(usize, char)> = line.char_indices().map(|(at, c)| (start + at, c)).collect();
    // Start, end, kind, first character and length of the run that is open.
    type Run = (usize, usize, &'static str, char, usize);
    let (mut run, mut i): (Option<Run>, usize) = (None, 0);
    while i < chars.len() {
        // An emoji tag sequence (flags of regions) is one visible sign.
        if chars[i].1 == '\u{1F3F4}' {
            let tags = chars[i + 1..].iter().take_while(|(_, c)| matches!(c, '\u{E0020}'..='\u{E007E}')).count();
            if (1..=8).contains(&tags) && chars.get(i + 1 + tags).is_some_and(|(_, c)| *c == '\u{E007F}') {
                i += tags + 2;
                continue;
            }
        }
        let (at, c) = chars[i];
        let rule = hidden(&chars, i, kind);
        let joined = run.is_some_and(|(_, end, kind, ..)| end == at && Some(kind) == rule);
        if let (true, Some(open)) = (joined, run.as_mut()) {
            open.1 = at + c.len_utf8();
            open.4 += 1;
        } else {
            out.extend(run.take().map(sight));
            run = rule.map(|rule| (at, at + c.len_utf8(), rule, c, 1));
        }
        i += 1;
    }
    out.extend(run.map(sight));
}

fn sight((start, end, rule, first, count): (usize, usize, &'static str, char, usize)) -> Sight {
    let more = if count > 1 { format!(" and {} more", count - 1) } else { String::new() };
    Sight { start, end, rule, message: format!("U+{:04X}{more}", first as u32) }
}

/// The rule that the character at `chars[i]` breaks where it stands.
fn hidden(chars: &[(usize, char)], i: usize, Kind { prose, right_to_left }: Kind) -> Option<&'static str> {
    let (at, c) = chars[i];
    let before = i.checked_sub(1).map(|j| chars[j].1);
    let after = chars.get(i + 1).map(|(_, c)| *c);
    let near = |test: fn(char) -> bool| before.is_some_and(test) || after.is_some_and(test);
    match c {
        '\t' | '\n' | '\r' | '\u{c}' | ' '..='~' => None,
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => (!orders_words_only(chars, i, prose)).then_some("text/bidi-control"),
        // Marks (not embeddings) are ordinary in lines that hold writing from right to left, and beside numbers and signs of such files.
        '\u{200E}' | '\u{200F}' | '\u{61C}' => {
            let beside = right_to_left && !(before.is_some_and(char::is_alphabetic) && after.is_some_and(char::is_alphabetic));
            (!beside && !line_of(chars, i).iter().any(|(_, c)| is_right_to_left(*c))).then_some("text/bidi-control")
        }
        '\u{E0000}'..='\u{E007F}' => Some("text/tag-character"),
        '\u{FEFF}' => (at != 0).then_some("text/invisible"),
        // Joiners shape Arabic and Indic writing and compose emoji.
        '\u{200C}' | '\u{200D}' => {
            (!(near(is_joining) || before.is_some_and(is_emoji_part) && after.is_some_and(is_emoji_part))).then_some("text/invisible")
        }
        // Where words may be broken in prose.
        '\u{AD}' => {
            (!(prose && before.is_some_and(char::is_alphabetic) && after.is_some_and(char::is_alphabetic))).then_some("text/invisible")
        }
        '\u{200B}'
        | '\u{2060}'..='\u{2064}'
        | '\u{206A}'..='\u{206F}'
        | '\u{180E}'
        | '\u{FFF9}'..='\u{FFFB}'
        | '\u{34F}'
        | '\u{17B4}'
        | '\u{17B5}'
        | '\u{1D173}'..='\u{1D17A}'
        | '\u{1BCA0}'..='\u{1BCA3}' => {
            // Thai, Khmer and the like part words with U+200B. A literal that is this one character is what a program looks for.
            let alone = matches!(before, Some('"' | '\'')) && before == after;
            (!alone && (c != '\u{200B}' || !near(is_unspaced))).then_some("text/invisible")
        }
        // Where a line ends for a compiler and not for an editor, or the other way round.
        '\u{2028}' | '\u{2029}' | '\u{85}' => (!prose).then_some("text/line-separator"),
        '\u{3164}' | '\u{FFA0}' => Some("text/filler"),
        '\u{115F}' | '\u{1160}' => (!near(|c| matches!(c, '\u{1100}'..='\u{11FF}'))).then_some("text/filler"),
        '\u{2800}' => (!near(|c| matches!(c, '\u{2800}'..='\u{28FF}' | '\'' | '"' | ' '))).then_some("text/filler"),
        // One selector after one sign; more of them carry data.
        '\u{FE0E}' | '\u{FE0F}' => {
            (!before.is_some_and(|b| is_emoji_part(b) && !matches!(b, '\u{FE0E}' | '\u{FE0F}'))).then_some("text/variation-selector")
        }
        '\u{FE00}'..='\u{FE0D}' => (!before.is_some_and(|b| matches!(b, '\u{2190}'..='\u{2AFF}' | '\u{1000}'..='\u{109F}') || is_han(b)))
            .then_some("text/variation-selector"),
        '\u{E0100}'..='\u{E01EF}' => (!before.is_some_and(is_han)).then_some("text/variation-selector"),
        '\u{180B}'..='\u{180D}' => (!near(|c| matches!(c, '\u{1820}'..='\u{18AA}'))).then_some("text/variation-selector"),
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' => Some("text/control-character"),
        // A letter that looks like a colon, within a word.
        '\u{A789}' => (before.is_some_and(|c| c.is_ascii_alphanumeric()) && after.is_some_and(|c| c.is_ascii_alphanumeric()))
            .then_some("text/homoglyph"),
        '\u{2010}' | '\u{2011}' => is_within_a_host(chars, i).then_some("text/homoglyph"),
        _ => None,
    }
}

/// Whether `chars[i]` stands within the name of a host that begins behind a quote, a slash or `@`.
fn is_within_a_host(chars: &[(usize, char)], i: usize) -> bool {
    const LONGEST: usize = 253;
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '\u{2010}' | '\u{2011}');
    let before = chars[..i].iter().rev().take(LONGEST).take_while(|(_, c)| is_part(*c)).count();
    let behind: String = chars[i + 1..].iter().take(LONGEST).map(|(_, c)| *c).take_while(|c| is_part(*c)).collect();
    let opens = i.checked_sub(before + 1).is_some_and(|at| matches!(chars[at].1, '"' | '\'' | '`' | '/' | '@'));
    let closes =
        chars.get(i + 1 + behind.chars().count()).is_none_or(|(_, c)| matches!(c, '"' | '\'' | '`' | '/' | ':' | '?' | '\n' | '\r'));
    let end = behind.rsplit_once('.').map_or("", |(_, end)| end);
    before > 0 && opens && closes && (2..=24).contains(&end.len()) && end.bytes().all(|b| b.is_ascii_lowercase())
}

/// The characters of the line of `chars[i]`, at most 400 to either side.
fn line_of(chars: &[(usize, char)], i: usize) -> &[(usize, char)] {
    let before = chars[..i].iter().rev().take(400).take_while(|(_, c)| *c != '\n').count();
    let after = chars[i..].iter().take(400).take_while(|(_, c)| *c != '\n').count();
    &chars[i - before..i + after]
}

/// Whether the direction controls of the line do what they are for: each is closed on the line, no override among them, and what they
/// enclose is words (of writing from right to left where the control asks for that), with no sign that a program is made of.
fn orders_words_only(chars: &[(usize, char)], i: usize, prose: bool) -> bool {
    let mut open: Vec<(char, bool)> = Vec::new();
    let line = line_of(chars, i);
    // A piece of code among words from right to left is kept in its own order.
    let is_quoted = |opener: char| prose && opener == '\u{2066}' && line.iter().any(|(_, c)| is_right_to_left(*c));
    for (at, (_, c)) in line.iter().enumerate() {
        match c {
            '\u{202D}' | '\u{202E}' => return false,
            '\u{202A}' | '\u{202B}' | '\u{2066}'..='\u{2068}' => open.push((*c, false)),
            '\u{202C}' | '\u{2069}' => {
                let Some((opener, right_to_left)) = open.pop() else { return false };
                let isolate = ('\u{2066}'..='\u{2068}').contains(&opener);
                // What encloses nothing orders nothing.
                if at > 0 && matches!(line[at - 1].1, '\u{202A}' | '\u{202B}' | '\u{2066}'..='\u{2068}') {
                    return false;
                }
                if isolate != (*c == '\u{2069}') || matches!(opener, '\u{202B}' | '\u{2067}') && !right_to_left {
                    return false;
                }
            }
            _ if open.is_empty() => {}
            // What is put into a message: `${name}`, `{0}`, `%s`.
            '$' | '{' | '}' if open.len() == 1 && (isolates_a_name(line, at) || is_of_a_name(line, at)) => {}
            c if open.len() == 1 && !is_right_to_left(*c) && is_quoted(open[0].0) => {}
            '/' | '*' | '#' | '"' | '\'' | '`' | ';' | '{' | '}' | '(' | ')' | '<' | '>' | '=' | '\\' => return false,
            c => open.iter_mut().for_each(|(_, right_to_left)| *right_to_left |= is_right_to_left(*c)),
        }
    }
    open.is_empty()
}

/// Whether the isolate around `line[at]` holds nothing but a name in braces: `${name}`.
fn isolates_a_name(line: &[(usize, char)], at: usize) -> bool {
    let inner = |(_, c): &&(usize, char)| !('\u{2066}'..='\u{2069}').contains(c);
    let before: Vec<char> = line[..at].iter().rev().take_while(inner).map(|(_, c)| *c).collect();
    let text: String = before.into_iter().rev().chain(line[at..].iter().take_while(inner).map(|(_, c)| *c)).collect();
    let name = text.trim_start_matches('$').strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
    name.is_some_and(|name| name.len() <= 60 && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | ' ' | '$')))
}

/// Whether `line[at]` belongs to a name in braces (`{count}`) that stands among other words.
fn is_of_a_name(line: &[(usize, char)], at: usize) -> bool {
    const LONGEST: usize = 40;
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.');
    let brace = |from: usize| {
        let inner = line[from..].iter().skip(1).take(LONGEST).take_while(|(_, c)| is_name(*c)).count();
        line.get(from).is_some_and(|(_, c)| *c == '{') && line.get(from + inner + 1).is_some_and(|(_, c)| *c == '}')
    };
    match line[at].1 {
        '$' => brace(at + 1),
        '{' => brace(at),
        _ => {
            let inner = line[..at].iter().rev().take(LONGEST).take_while(|(_, c)| is_name(*c)).count();
            at.checked_sub(inner + 1).is_some_and(brace)
        }
    }
}

fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

fn is_joining(c: char) -> bool {
    is_right_to_left(c) || matches!(c, '\u{900}'..='\u{DFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{18AF}')
}

fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3040}'..='\u{30FF}') || is_han(c)
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{2FDF}' | '\u{3005}'..='\u{3007}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}')
}

/// What an emoji sequence can be made of before a variation selector or around a joiner.
fn is_emoji_part(c: char) -> bool {
    matches!(c, '#' | '*' | '0'..='9' | '©' | '®' | '‼' | '⁉' | '™' | 'ℹ' | '\u{20E3}' | '\u{2190}'..='\u{21FF}' | '\u{2300}'..='\u{27BF}'
        | '\u{2900}'..='\u{297F}' | '\u{2B00}'..='\u{2BFF}' | '〰' | '〽' | '㊗' | '㊙' | '\u{FE0F}' | '\u{1F000}'..='\u{1FAFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judges::testing::{judge, rules};
    use assay_manifests::Language;

    fn found(text: &str) -> Vec<String> {
        let verdict = judge(&Text::new(TextConfig::default()), Language::Python, "a.py", text);
        rules(&verdict).into_iter().map(str::to_owned).collect()
    }

    #[test]
    fn hidden_characters_are_found() {
        for (text, rule) in [
            ("if level != \"user\u{202E} \u{2066}// admin\u{2069} \u{2066}\":\n", "text/bidi-control"),
            ("x = 1 \u{200F}\n", "text/bidi-control"),
            ("a = '\u{2067}{n} {m} \u{2069}'\n", "text/bidi-control"),
            ("a = 'שלום'\nb = user\u{200E}name\n", "text/bidi-control"),
            ("if x != '\u{2066}א' /* \u{2069} */: pass\n", "text/bidi-control"),
            ("pass\u{200B}word = 1\n", "text/invisible"),
            ("a = 'x\u{FEFF}y'\n", "text/invisible"),
            ("# see\u{E0041}\u{E0042}\u{E0043}\n", "text/tag-character"),
            ("a\u{FE0F}\u{E0110}\u{E0111} = 1\n", "text/variation-selector"),
            ("f(\u{3164})\n", "text/filler"),
            ("x = '\u{8}\u{8}'\n", "text/control-character"),
            ("isAdm\u{456}n = True\n", "text/homoglyph"),
            ("def f(\u{430}):\n    return a\n", "text/homoglyph"),
            ("x = '\u{217D}lient'\n", "text/compatibility-form"),
            ("a = '\u{2066}\u{2069}'\n", "text/bidi-control"),
            ("url = 'https://ex\u{430}mple.com'\n", "text/homoglyph"),
            ("x = 'a\u{A789}b'\n", "text/homoglyph"),
            ("u = 'https://pay\u{2011}pal.com/x'\n", "text/homoglyph"),
            ("x = 1 # note\rimport os\n", "text/line-separator"),
            ("scope = 1\n\u{455}\u{441}\u{43E}\u{440}\u{435} = 2\n", "text/homoglyph"),
        ] {
            assert!(found(text).contains(&rule.to_owned()), "{rule} in {text:?}: {:?}", found(text));
        }
    }

    #[test]
    fn runs_are_one_finding() {
        assert_eq!(found("# \u{E0041}\u{E0042}\u{E0043}\n").len(), 1);
    }

    #[test]
    fn writing_in_other_scripts_is_none() {
        for text in [
            "# Проверка пароля: если пусто — ошибка, see README\n",
            "# 认证用户。\u{3000}返回令牌\nprint('ユーザー名')\n",
            "# مرحبا\u{200F} بالعالم\n# می\u{200C}خواهم\n",
            "# क्\u{200D}ष हिन्दी\nname = 'हिन्दी'\n",
            "\u{FEFF}# begins with a byte order mark\n",
            "print('👨\u{200D}👩\u{200D}👧 ❤\u{FE0F} 1\u{FE0F}\u{20E3} 🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}')\n",
            "größe = naïve_café\n",
            "Δx = α * σ_max + µs\n",
            "имя = 'Иван'\nпароль = имя\n",
            "# с утра и о погоде\nтип = 'Ⅳ и Ⅴ'\nа = 1\n",
            "spin = ['⠋', '⠀⠂']\n",
            "many = '\u{2067}{n} קבצים ו-${size}\u{2069}'\ntel = '\u{200E}+972-2-111-1111'\n",
            "clean = text.replace('\u{200B}', '')\n",
            "# a state\u{2011}of\u{2011}the\u{2011}art way\nx = 'read\u{2011}only'\n",
            "x = 1 # note\r\ny = 2\r\n# z\r\r\nw = 'a\rb'\n",
        ] {
            assert!(found(text).is_empty(), "{text:?}: {:?}", found(text));
        }
    }
}
