//! What a unit does, in its own names: declaration, documentation, calls and what it is built on. Read from the text and the flow graph's
//! shape; knows no rule and no verdict.

use assay_manifests::{Language, Outline};
use assay_validators::flow::ir::{ExprKind, Function, Lit, StmtKind};

const MAX_SIGNATURE: usize = 300;
const MAX_DOC: usize = 1200;
const MAX_CALLS: usize = 12;
const MAX_USES: usize = 8;

/// Outline of a function whose own text is `own`, in the file `text`; `uses` are the modules it takes names from.
pub fn of_function(language: Language, text: &str, own: &str, function: &Function, uses: Vec<String>) -> Outline {
    let doc = docstring(function).unwrap_or_else(|| comment_above(text, function.span.start as usize));
    // `import os.path` binds `os` too.
    let mut uses: Vec<String> =
        uses.iter().filter(|item| !uses.iter().any(|other| other.starts_with(&format!("{item}.")))).cloned().collect();
    uses.dedup();
    uses.truncate(MAX_USES);
    Outline { signature: signature(language, own), doc: paragraph(&doc), calls: calls(own, &function.name), uses }
}

/// Outline of a file or document.
pub fn of_file(language: Language, text: &str, imports: Vec<String>) -> Outline {
    let mut uses = if imports.is_empty() { subjects(language, text) } else { imports };
    uses.dedup();
    uses.truncate(MAX_USES);
    Outline { signature: String::new(), doc: String::new(), calls: calls(text, ""), uses }
}

/// The declaration on one line: decorators left out, up to where the body begins.
fn signature(language: Language, own: &str) -> String {
    let mut rest = own;
    while let Some(line) = rest.lines().next() {
        let start = line.trim_start();
        if !(start.starts_with('@') || start.starts_with("#[") || start.starts_with('[') || start.is_empty()) {
            break;
        }
        rest = rest.get(line.len()..).unwrap_or_default().trim_start_matches(['\r', '\n']);
    }
    let end = match language {
        Language::Python => end_at(rest, b":"),
        Language::Ruby => rest.find('\n'),
        _ => end_at(rest, b"{;"),
    };
    let head = end.and_then(|end| rest.get(..end)).unwrap_or_default();
    let mut line = head.split_whitespace().collect::<Vec<_>>().join(" ");
    if language == Language::Python && !line.is_empty() {
        line.push(':');
    }
    if line.len() > MAX_SIGNATURE { String::new() } else { line.trim_end_matches("=>").trim_end().to_owned() }
}

/// The first of `ends` outside of any bracket.
fn end_at(text: &str, ends: &[u8]) -> Option<usize> {
    let mut depth = 0i32;
    for (at, byte) in text.bytes().enumerate().take(4 * MAX_SIGNATURE) {
        match byte {
            _ if depth == 0 && ends.contains(&byte) => return Some(at),
            b'(' | b'[' => depth += 1,
            b')' | b']' => depth -= 1,
            b'{' if !ends.contains(&b'{') => depth += 1,
            b'}' if !ends.contains(&b'{') => depth -= 1,
            _ => {}
        }
    }
    None
}

fn docstring(function: &Function) -> Option<String> {
    let StmtKind::Expr(expr) = &function.body.first()?.kind else { return None };
    match &expr.kind {
        ExprKind::Lit(Lit::Str(text)) => Some(text.to_string()),
        _ => None,
    }
}

/// Comment lines that stand directly above a place.
fn comment_above(text: &str, at: usize) -> String {
    let mut lines: Vec<&str> = Vec::new();
    let head = text.get(..at).unwrap_or_default();
    let head = head.rfind('\n').map_or("", |end| &head[..end]);
    for line in head.lines().rev().take(40) {
        let line = line.trim();
        let is_comment = ["//", "#", "*", "/*", "--"].iter().any(|mark| line.starts_with(mark))
            && !line.starts_with("#[")
            && !line.starts_with("#include")
            && !line.starts_with("#define")
            && !line.starts_with("#if")
            && !line.starts_with("#e");
        if !is_comment && !line.ends_with("*/") {
            break;
        }
        lines.push(line);
    }
    lines.reverse();
    let plain: Vec<&str> = lines
        .iter()
        .map(|line| line.trim_start_matches(['/', '*', '#', '-', '!']).trim_end_matches("*/").trim())
        .skip_while(|line| line.is_empty())
        .collect();
    plain.join("\n")
}

/// The first paragraph, without what a documentation tool reads (`@param`, `:param`, `Args:`).
fn paragraph(doc: &str) -> String {
    let mut kept = Vec::new();
    for line in doc.trim().lines().map(str::trim) {
        if line.is_empty()
            || line.starts_with(['@', ':', '\\'])
            || matches!(line, "Args:" | "Parameters" | "Returns:" | "Example:" | "Examples:")
        {
            break;
        }
        kept.push(line);
    }
    let text = kept.join(" ");
    let mut end = text.len().min(MAX_DOC);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text[..end].to_owned()
}

/// Names that are called, as written, in the order of their first use.
fn calls(text: &str, own_name: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let bytes = text.as_bytes();
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'$') || byte >= 0x80;
    for (at, _) in text.match_indices('(') {
        let mut start = at;
        while start > 0 && is_part(bytes[start - 1]) {
            start -= 1;
        }
        let Some(name) = text.get(start..at).map(|name| name.trim_matches('.')) else { continue };
        let last = name.rsplit('.').next().unwrap_or(name);
        let fine = name.len() > 1 && name.len() <= 60 && name.starts_with(|c: char| c.is_alphabetic() || c == '_') && last != own_name;
        if fine && !NOT_CALLS.contains(&name) && !found.iter().any(|other| other == name) {
            found.push(name.to_owned());
            if found.len() == MAX_CALLS {
                break;
            }
        }
    }
    found
}

const NOT_CALLS: &[&str] = &[
    "if",
    "for",
    "while",
    "switch",
    "return",
    "catch",
    "sizeof",
    "function",
    "fn",
    "def",
    "and",
    "or",
    "not",
    "in",
    "elif",
    "with",
    "await",
    "assert",
    "print",
    "super",
    "self",
    "this",
    "when",
    "match",
    "foreach",
    "using",
    "lock",
    "except",
    "yield",
    "throw",
    "new",
    "typeof",
    "require",
    "isinstance",
    "getattr",
    "hasattr",
    "int",
    "str",
    "len",
    "func",
    "lambda",
    "is",
    "as",
    "else",
    "until",
    "unless",
];

/// What a deployment document is about: images, kinds, resources, actions, services.
fn subjects(language: Language, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in text.lines().take(2000) {
        let line = line.trim().trim_start_matches("- ");
        let mut words = line.split_whitespace();
        let item = match language {
            Language::Dockerfile if line.starts_with("FROM ") => words.nth(1).map(|image| format!("image {image}")),
            Language::Terraform if line.starts_with("resource ") => words.nth(1).map(|kind| kind.trim_matches('"').to_owned()),
            Language::Yaml => ["kind:", "uses:", "image:"].iter().find_map(|key| {
                let value = line.strip_prefix(key)?.split_whitespace().next()?;
                Some(value.trim_matches(['"', '\'']).to_owned())
            }),
            Language::Nginx if line.starts_with("location ") => words.nth(1).map(|path| format!("location {path}")),
            Language::Systemd => line.strip_prefix("Description=").map(str::to_owned),
            _ => None,
        };
        if let Some(item) = item.filter(|item| item.len() <= 80 && !found.contains(item)) {
            found.push(item);
            if found.len() == MAX_USES {
                break;
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use assay_validators::{flow::lower::lower, parse::parse};

    fn outlines(language: Language, text: &str) -> Vec<Outline> {
        let parsed = parse(language, text).expect("has a grammar");
        let module = lower(language, "a.x", text, &parsed.flat());
        crate::extract::units(language, "a.x", text, module.as_ref(), &[]).into_iter().map(|unit| unit.outline).collect()
    }

    #[test]
    fn a_function_is_told_by_its_own_names() {
        let text = "import os.path\nfrom shop import db\n\n@route('/x')\ndef load(name: str, *,\n         limit=3) -> dict:\n    \"\"\"Loads a user.\n\n    Args:\n        name: x\n    \"\"\"\n    return db.find(os.path.join('a', name), limit)\n";
        let outline = &outlines(Language::Python, text)[0];
        assert_eq!(outline.signature, "def load(name: str, *, limit=3) -> dict:");
        assert_eq!(outline.doc, "Loads a user.");
        assert_eq!(outline.calls, ["route", "db.find", "os.path.join"]);
        assert_eq!(outline.uses, ["os.path", "shop"]);
        let text = "/**\n * Adds two numbers.\n * @param a one\n */\nfunction add(a, b) {\n  return sum(a, b);\n}\n";
        let outline = &outlines(Language::JavaScript, text)[0];
        assert_eq!((outline.signature.as_str(), outline.doc.as_str()), ("function add(a, b)", "Adds two numbers."));
    }

    #[test]
    fn a_document_is_told_by_its_subjects() {
        assert_eq!(outlines(Language::Dockerfile, "FROM python:3.12\nRUN pip install x\n")[0].uses, ["image python:3.12"]);
    }
}
