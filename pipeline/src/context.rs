//! The lines around a unit that it needs to parse by itself: whole import statements, whole constants, headers that are closed again.
//! Works on text and spans; knows no rule and no verdict.

use assay_manifests::{Language, Span};

/// The longest constant, field or list of enum constants that is put before a function that uses it, in bytes.
pub const MAX_ITEM: usize = 400;

/// The statement that an import or constant at `span` is part of: spans of `use a::{b, c}` name `b` alone.
pub fn statement(language: Language, text: &str, span: Span) -> &str {
    let own = text.get(span.start as usize..span.end as usize).unwrap_or_default();
    if matches!(language, Language::C | Language::Cpp) && !own.starts_with('#') {
        return declaration(text, span).unwrap_or(own);
    }
    if !matches!(language, Language::Rust | Language::Php) || own.trim_start().starts_with(keyword_of(own)) {
        return own;
    }
    let head = text.get(..span.start as usize).unwrap_or_default();
    let begin = head.rfind(';').map_or(0, |at| at + 1);
    let Some(at) = head.get(begin..).and_then(|between| word_at(between, "use")) else { return own };
    let rest = text.get(begin + at..).unwrap_or_default();
    rest.find(';').and_then(|end| rest.get(..=end)).unwrap_or(own)
}

/// The first word of a statement that needs no other; a word that nothing begins with where there is none.
fn keyword_of(own: &str) -> &'static str {
    const WORDS: [&str; 9] = ["use ", "pub ", "const ", "static ", "let ", "extern ", "define(", "require", "include"];
    WORDS.iter().find(|word| own.trim_start().starts_with(**word)).copied().unwrap_or("\0")
}

/// Place of the last `word` that stands at the beginning of a line, after visibility.
fn word_at(text: &str, word: &str) -> Option<usize> {
    text.rmatch_indices(word).map(|(at, _)| at).find(|at| {
        let line = text[..*at].rfind('\n').map_or(0, |end| end + 1);
        let before = text[line..*at].trim_start();
        let after = text[at + word.len()..].chars().next();
        (before.is_empty() || before.starts_with("pub")) && after.is_some_and(char::is_whitespace)
    })
}

/// Imports and constants as they stand before a unit, each on lines of their own.
pub fn preamble(language: Language, text: &str, imports: &[&str], constants: &[(Span, &str)]) -> String {
    let mut out = String::new();
    match language {
        Language::Php => out.push_str("<?php\n"),
        Language::Go => go(text, imports, constants, &mut out),
        _ => {}
    }
    if language != Language::Go {
        for piece in imports.iter().copied().chain(constants.iter().map(|(_, piece)| *piece)) {
            push_line(&mut out, piece);
        }
    }
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

fn push_line(out: &mut String, piece: &str) {
    out.push_str(piece.trim_end());
    out.push('\n');
}

/// Go's package clause, one import declaration, and each constant under the word of its group.
fn go(text: &str, imports: &[&str], constants: &[(Span, &str)], out: &mut String) {
    if let Some(package) = text.lines().find(|line| line.starts_with("package ")) {
        out.push_str(package.split("//").next().unwrap_or(package).trim_end());
        out.push('\n');
    }
    let specs: Vec<&str> = imports.iter().map(|piece| piece.trim().trim_start_matches("import ").trim()).collect();
    match specs.as_slice() {
        [] => {}
        [one] => out.push_str(&format!("\nimport {one}\n")),
        many => {
            out.push_str("\nimport (\n");
            for spec in many {
                out.push_str(&format!("\t{spec}\n"));
            }
            out.push_str(")\n");
        }
    }
    if !constants.is_empty() {
        out.push('\n');
    }
    let mut groups: Vec<&str> = Vec::new();
    for (span, piece) in constants {
        if ["var ", "const ", "var(", "const("].iter().any(|word| piece.starts_with(word)) {
            push_line(out, piece);
            continue;
        }
        let Some((word, group)) = group(text, *span) else { continue };
        // A constant that counts on, or that repeats the one above it, means nothing outside of its group.
        if group.contains("iota") || (word == "const" && !piece.contains('=')) {
            if group.len() <= 4 * MAX_ITEM && !groups.contains(&group) {
                groups.push(group);
                push_line(out, group);
            }
        } else {
            push_line(out, &format!("{word} {}", piece.trim()));
        }
    }
}

/// The declaration in brackets, or on the line, that a specification is part of, with its word.
fn group(text: &str, span: Span) -> Option<(&'static str, &str)> {
    let head = text.get(..span.start as usize)?;
    let line = head.rfind('\n').map_or(0, |end| end + 1);
    for word in ["var", "const"] {
        if head[line..].trim() == word {
            return Some((word, text.get(line..span.end as usize)?));
        }
    }
    let at = |word: &str| head.rfind(&format!("\n{word} (")).map(|at| at + 1);
    let (start, word) = [(at("var"), "var"), (at("const"), "const")].into_iter().filter_map(|(at, word)| Some((at?, word))).max()?;
    let rest = text.get(start..)?;
    let end = rest.find("\n)")? + 2;
    (start + end >= span.end as usize).then(|| (word, &rest[..end]))
}

/// The header of a Python class: up to the colon outside of brackets, strings and comments.
pub fn python_header(class: &str) -> &str {
    outside(class, b':', "#").map_or(class, |at| &class[..=at])
}

/// The header of a class in braces: up to its brace, and for an enum the constants that its methods come after.
/// `None` where the class has no body.
pub fn braced_header(language: Language, class: &str) -> Option<String> {
    let open = &class[..=outside(class, b'{', "/")?];
    let is_enum = open.split(|c: char| !c.is_alphanumeric()).any(|word| word == "enum");
    if !is_enum || !matches!(language, Language::Java | Language::Kotlin) {
        return Some(open.to_owned());
    }
    let body = &class[open.len()..];
    let constants = outside(body, b';', "/").map_or("", |end| body[..end].trim());
    let shown = if constants.len() <= MAX_ITEM && !constants.contains('{') { constants } else { "" };
    Some(format!("{open}\n    {shown};"))
}

/// Place of `wanted` outside of brackets, strings and comments, which begin with `comment`.
fn outside(text: &str, wanted: u8, comment: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let (mut depth, mut at) = (0usize, 0);
    while at < bytes.len() {
        let byte = bytes[at];
        match byte {
            _ if byte == wanted && depth == 0 => return Some(at),
            b'"' | b'\'' => {
                let line = bytes[at + 1..].iter().position(|other| matches!(*other, b'\n') || *other == byte);
                at += line.map_or(bytes.len(), |length| length + 1);
            }
            b'#' if comment == "#" => at += text[at..].find('\n').unwrap_or(bytes.len()),
            b'/' if comment == "/" && bytes.get(at + 1) == Some(&b'/') => at += text[at..].find('\n').unwrap_or(bytes.len()),
            b'/' if comment == "/" && bytes.get(at + 1) == Some(&b'*') => at += text[at..].find("*/").unwrap_or(bytes.len()),
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        at += 1;
    }
    None
}

/// The text of a field: in PHP its modifiers stand before what the tree calls the field.
pub fn field(language: Language, text: &str, span: Span) -> Option<&str> {
    if language != Language::Php {
        return text.get(span.start as usize..span.end as usize);
    }
    declaration(text, span)
}

/// The declaration that a name or value on its first line is part of: from the beginning of the line to the mark that ends it.
fn declaration(text: &str, span: Span) -> Option<&str> {
    let line = text.get(..span.start as usize)?.rfind('\n').map_or(0, |end| end + 1);
    let rest = text.get(line..)?;
    let end = text.get(span.end as usize..)?.find(';')? + span.end as usize - line;
    rest.get(..=end)
}

/// The whole member that an unnamed part belongs to: `get => x;` is part of `public int Size { get => x; }`.
/// `None` where the member is not in sight.
pub fn member(text: &str, span: Span, name: &str) -> Option<Span> {
    let head = text.get(..span.start as usize)?;
    let from = (head.len().saturating_sub(2 * MAX_ITEM)..=head.len()).find(|at| head.is_char_boundary(*at))?;
    let at = from + head.get(from..)?.rfind(name)?;
    let begin = head[..at].rfind([';', '{', '}']).map_or(0, |end| end + 1);
    let begin = begin + text[begin..].find(|c: char| !c.is_whitespace())?;
    let mut depth = 0usize;
    let mut end = span.end as usize;
    for (offset, byte) in text.as_bytes()[begin..].iter().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 1 => {
                end = end.max(begin + offset + 1);
                break;
            }
            b'}' => depth = depth.saturating_sub(1),
            b';' if depth == 0 && begin + offset >= span.end as usize => {
                end = begin + offset + 1;
                break;
            }
            _ => {}
        }
    }
    let line = text[..begin].bytes().filter(|byte| *byte == b'\n').count() as u32 + 1;
    let end_line = line + text.get(begin..end)?.bytes().filter(|byte| *byte == b'\n').count() as u32;
    Some(Span { start: begin as u32, end: end as u32, line, end_line })
}

/// Whether what stands at `span` belongs to an `impl` block or a trait of Rust: told by the lines above it that are further to the left.
pub fn is_associated(text: &str, span: Span) -> bool {
    let Some(head) = text.get(..span.start as usize) else { return false };
    let indent = |line: &str| line.len() - line.trim_start().len();
    let mut lines = head.rsplit('\n');
    let mut own = lines.next().map_or(0, indent);
    for line in lines.filter(|line| !line.trim().is_empty()) {
        if own == 0 {
            return false;
        }
        if indent(line) < own {
            own = indent(line);
            if line.split_whitespace().take(3).any(|word| ["impl", "trait"].iter().any(|opens| word == *opens || word.starts_with("impl<")))
            {
                return true;
            }
        }
    }
    false
}

/// The line that opens the `impl` block around a Rust method, as it stands, where it names `receiver`.
pub fn impl_header<'a>(text: &'a str, span: Span, receiver: &str) -> Option<&'a str> {
    let head = text.get(..span.start as usize)?;
    let indent = |line: &str| line.len() - line.trim_start().len();
    let own = indent(head.rsplit('\n').next()?);
    let mut at = head.len();
    for line in head.rsplit('\n') {
        at = at.saturating_sub(line.len() + 1);
        let start = line.trim_start();
        if (start.starts_with("impl") || start.starts_with("unsafe impl")) && (indent(line) < own || own == 0) {
            let begin = if at == 0 && head.starts_with(line) { 0 } else { at + 1 };
            let rest = text.get(begin..)?.trim_start();
            let open = rest.find('{').map(|end| &rest[..=end])?;
            return (open.len() <= MAX_ITEM && open.contains(receiver.rsplit('.').next()?)).then_some(open);
        }
    }
    None
}

/// The white space before what stands at `span`, where it is the first on its line.
pub fn lead(text: &str, span: Span) -> &str {
    let head = text.get(..span.start as usize).unwrap_or_default();
    let lead = &head[head.rfind('\n').map_or(0, |at| at + 1)..];
    if lead.chars().all(char::is_whitespace) { lead } else { "" }
}

/// The text of a unit that stands in nothing, moved to the left where the whole of it can be.
pub fn dedented(lead: &str, own: &str) -> String {
    let fits = own.lines().skip(1).all(|line| line.trim().is_empty() || line.starts_with(lead));
    if lead.is_empty() || !fits {
        return format!("{lead}{own}");
    }
    let lines: Vec<&str> = own.split('\n').map(|line| line.strip_prefix(lead).unwrap_or(line)).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use assay_validators::{flow::lower::lower, parse::parse};

    use super::*;

    /// Every unit of `text`, which must parse by itself.
    fn units(language: Language, text: &str) -> Vec<String> {
        let parsed = parse(language, text).expect("has a grammar");
        assert!(parsed.errors.is_empty(), "the test's own text: {text}");
        let module = lower(language, "a/file.x", text, &parsed.flat());
        let types = assay_validators::declared::types(language, text, &parsed.flat());
        let units: Vec<String> =
            crate::extract::units(language, "a/file.x", text, module.as_ref(), &types).into_iter().map(|unit| unit.content).collect();
        for unit in &units {
            assert!(parse(language, unit).expect("has a grammar").errors.is_empty(), "{unit}");
        }
        units
    }

    #[test]
    fn rust_imports_are_whole_statements_under_the_real_impl() {
        let text = "use std::{\n    io::{self, Read},\n    fs::File,\n};\npub(crate) use other::Thing;\n\nconst MAX: usize = 4;\n\nstruct A<T>(T);\n\nimpl<T: Read> A<T> {\n    fn f(&self, file: File) -> io::Result<Thing> {\n        go(MAX, file)\n    }\n}\n";
        let unit = &units(Language::Rust, text)[0];
        assert!(unit.starts_with("use std::{\n    io::{self, Read},\n    fs::File,\n};\nuse other::Thing;\nconst MAX: usize = 4;\n\nstruct A<T>(T);\n\nimpl<T: Read> A<T> {\n    fn f("), "{unit}");
        assert_eq!(unit.matches("use std").count(), 1, "{unit}");
    }

    #[test]
    fn a_constant_of_a_type_is_none_of_the_file() {
        let text = "const SIZE: usize = 2;\n\nmod inner {\n    const DEEP: usize = 3;\n}\n\nimpl<T> A<T> {\n    const LEN: usize = SIZE;\n}\n\nfn f() -> usize {\n    SIZE + LEN + DEEP\n}\n";
        let unit = units(Language::Rust, text).pop().expect("a unit");
        assert!(unit.starts_with("const SIZE: usize = 2;\nconst DEEP: usize = 3;\n\nfn f()"), "{unit}");
    }

    #[test]
    fn the_types_that_a_function_names_stand_before_it() {
        let text = "package shop\n\nimport \"time\"\n\ntype (\n\tOrder struct {\n\t\tat time.Time\n\t}\n\tOther int\n)\n\nfunc Late(o Order) bool {\n\treturn o.at.IsZero()\n}\n";
        let unit = &units(Language::Go, text)[0];
        let expected = "package shop\n\nimport \"time\"\n\ntype Order struct {\n\tat time.Time\n}\n\nfunc Late(o Order) bool {\n\treturn o.at.IsZero()\n}\n";
        assert_eq!(unit, expected, "an import that only the type needs is there too");

        let text = "typedef struct {\n    int size;\n} buffer_t;\n\nenum unused { A };\n\nint size(const buffer_t *b)\n{\n    return b->size;\n}\n";
        let expected = "typedef struct {\n    int size;\n} buffer_t;\n\nint size(const buffer_t *b)\n{\n    return b->size;\n}\n";
        assert_eq!(units(Language::C, text), [expected]);

        let text = "export interface Options {\n  limit: number;\n}\n\nexport function pick(all: string[], options: Options): string[] {\n  return all.slice(0, options.limit);\n}\n";
        let unit = &units(Language::TypeScript, text)[0];
        assert!(unit.starts_with("interface Options {\n  limit: number;\n}\n\n") && unit.contains("function pick("), "{unit}");

        let text = "from enum import Enum\n\nclass Kind(Enum):\n    ONE = 1\n\ndef is_one(kind):\n    return kind is Kind.ONE\n";
        assert_eq!(units(Language::Python, text), [text]);
    }

    #[test]
    fn a_type_of_the_class_stays_in_the_class() {
        let text = "class Door {\n    private enum State { OPEN, SHUT }\n    private State state;\n    boolean isOpen() {\n        return state == State.OPEN;\n    }\n}\n";
        let unit = &units(Language::Java, text)[0];
        assert!(
            unit.starts_with("class Door {\n    private State state;\n    private enum State { OPEN, SHUT }\n    boolean isOpen()"),
            "{unit}"
        );
    }

    #[test]
    fn go_has_its_package_one_import_and_the_words_of_its_groups() {
        let text = "// About.\npackage shop // here\n\nimport (\n\t\"fmt\"\n\tx \"os\"\n\t\"io\"\n)\n\nvar (\n\tout io.Writer\n\tother = 1\n)\n\nconst (\n\tA = iota\n\tB\n)\n\nfunc F() {\n\tfmt.Fprintln(out, x.Args, B)\n}\n";
        let unit = &units(Language::Go, text)[0];
        assert!(
            unit.starts_with(
                "package shop\n\nimport (\n\t\"fmt\"\n\tx \"os\"\n\t\"io\"\n)\n\nvar out io.Writer\nconst (\n\tA = iota\n\tB\n)\n"
            ),
            "{unit}"
        );
        let unit = &units(Language::Go, "package a\n\nimport \"fmt\"\n\nfunc F() { fmt.Println() }\n")[0];
        assert!(unit.starts_with("package a\n\nimport \"fmt\"\n\nfunc F()"), "{unit}");
    }

    #[test]
    fn php_imports_are_whole_statements() {
        let text = "<?php\nnamespace A;\n\nuse B\\C;\nuse D\\{E, F};\n\nclass G\n{\n    public function h(C $c): E\n    {\n        return new E($c);\n    }\n}\n";
        let unit = &units(Language::Php, text)[0];
        assert!(unit.starts_with("<?php\nuse B\\C;\nuse D\\{E, F};\n\nclass G\n{\n"), "{unit}");
    }

    #[test]
    fn headers_over_several_lines_and_enums_are_closed() {
        let text = "class A(Base,\n        metaclass=Meta):\n    \"\"\"Doc: x.\"\"\"\n\n    def f(self):\n        return 1\n";
        assert_eq!(units(Language::Python, text), ["class A(Base,\n        metaclass=Meta):\n    def f(self):\n        return 1\n"]);
        let text = "enum Size implements Order {\n    SMALL, LARGE;\n    int of() { return 1; }\n}\n";
        let unit = &units(Language::Java, text)[0];
        assert!(unit.contains("SMALL, LARGE;"), "{unit}");
    }

    #[test]
    fn a_part_of_a_member_is_the_member() {
        let text = "using System;\n\n[Shown(\"a = {b}\")]\npublic class A\n{\n    private int size = 1;\n    public int Size\n    {\n        get { return size; }\n        set { size = value; }\n    }\n    public bool Any => size > 0;\n}\n";
        let units = units(Language::CSharp, text);
        assert!(units.iter().any(|unit| unit.contains("public int Size") && unit.contains("set { size = value; }")), "{units:?}");
        assert!(units.iter().any(|unit| unit.contains("public bool Any => size > 0;")), "{units:?}");
        assert!(units.iter().all(|unit| unit.contains("\n[Shown(\"a = {b}\")]\npublic class A\n{\n")), "{units:?}");
    }

    #[test]
    fn headers_with_braces_in_annotations_and_fields_with_modifiers() {
        let text = "@Plugin(name = \"a\", rights = { @Right(\"{\") }) // {\nclass A {\n    int f() { return 1; }\n}\n";
        assert!(units(Language::Java, text)[0].contains("class A {\n"), "{text}");
        let text = "<?php\nclass A\n{\n    private static $b = [];\n    public function c()\n    {\n        return self::$b;\n    }\n}\n";
        assert!(units(Language::Php, text)[0].contains("    private static $b = [];\n"), "{text}");
        let text = "class A(val b: Int, c: Int) : B(c) {\n    fun d(): Int {\n        return b\n    }\n}\n";
        let kotlin = units(Language::Kotlin, text);
        assert_eq!(kotlin, ["class A(val b: Int, c: Int) : B(c) {\n    fun d(): Int {\n        return b\n    }\n}\n"]);
        let text = "use std::fmt;\n\nimpl fmt::Display for A {\n    fn fmt(&self) -> fmt::Result {\n        go(self)\n    }\n}\n";
        assert!(units(Language::Rust, text)[0].contains("impl fmt::Display for A {\n"), "{text}");
    }

    #[test]
    fn declarations_and_classes_of_c_end_with_their_mark() {
        let text = "#include <stdio.h>\n\nstatic const char* phase = \"\";\n\nvoid start(const char* name) {\n  phase = name;\n}\n";
        assert!(units(Language::C, text)[0].starts_with("#include <stdio.h>\nstatic const char* phase = \"\";\n"), "{text}");
        let text = "class A : public B {\n public:\n  A() : B(1), size_(0) {}\n  int size_;\n};\n";
        assert!(units(Language::Cpp, text)[0].ends_with("};\n"), "{text}");
    }

    #[test]
    fn what_is_required_has_a_name() {
        let text = "const fs = require('fs');\nconst {\n  join,\n} = require('path').posix\nvar x = go(require('y'));\n\nfunction f(a) {\n  return fs.statSync(join(a, x));\n}\n";
        let unit = &units(Language::JavaScript, text)[0];
        assert!(unit.starts_with("const fs = require('fs');\nconst {\n  join,\n} = require('path').posix\n"), "{unit}");
    }

    #[test]
    fn a_function_under_a_condition_moves_to_the_left() {
        let text = "import re\n\nif X:\n    def f(a):\n        b = a\n\n        return re.sub('x', b)\n";
        assert_eq!(units(Language::Python, text), ["import re\n\ndef f(a):\n    b = a\n\n    return re.sub('x', b)\n"]);
    }
}
