//! Extraction: which units a file falls into, and the text each is released with. Knows the flow graph's shape; knows no
//! rule, no verdict and no policy.
//!
//! A unit is a function with the imports, constants and type headers that it needs, so that it parses by itself and a reader
//! can judge it. A file without functions is one unit, and so is a deployment document.

use std::borrow::Cow;

use assay_manifests::{Language, Outline, Span, Unit};
use assay_validators::{
    declared::DeclaredType,
    flow::ir::{Class, Field, Function, Import, Module, Stmt, StmtKind},
};
use rustc_hash::FxHashSet;

use crate::{
    context::{self, MAX_ITEM},
    declarators, outline,
};

/// A unit found in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extracted {
    pub unit: Unit,
    /// Qualified name in the file (`Class.method`), or the file's name.
    pub name: String,
    /// The unit's own bytes in the file.
    pub span: Span,
    /// The text that is released: the unit with its context.
    pub content: String,
    pub outline: Outline,
}

/// The most types that are put before a function that uses them, in bytes.
const MAX_TYPES: usize = 2_000;

/// All units of a file, in order of place. `module` is absent where the language has no lowering; `types` are those that the file declares.
pub fn units(language: Language, path: &str, text: &str, module: Option<&Module>, types: &[DeclaredType]) -> Vec<Extracted> {
    let mut functions = Vec::new();
    if let Some(module) = module {
        let mut collector = Collector { text, language, imports: Vec::new(), constants: Vec::new(), types, out: &mut functions };
        collector.gather_context(&module.body);
        collector.walk(&module.body, &mut Vec::new());
    }
    functions.sort_by_key(|unit| (unit.span.start, std::cmp::Reverse(unit.span.end)));
    functions.dedup_by(|later, earlier| earlier.span.contains(later.span));
    if !functions.is_empty() {
        return functions;
    }
    let unit = if language.has_flow() { Unit::File } else { Unit::Document };
    let lines = text.lines().count().max(1) as u32;
    let span = Span { start: 0, end: text.len() as u32, line: 1, end_line: lines };
    let name = path.rsplit('/').next().unwrap_or(path).to_owned();
    let imports = module.map(|module| imported(&module.body)).unwrap_or_default();
    vec![Extracted { unit, name, span, content: text.to_owned(), outline: outline::of_file(language, text, imports) }]
}

/// The whole text as one unit, whatever functions are in it: what a data set holds as one row is judged as one row.
pub fn whole(language: Language, path: &str, text: &str, module: Option<&Module>) -> Extracted {
    let mut units = units(language, path, text, module, &[]);
    let lines = text.lines().count().max(1) as u32;
    let span = Span { start: 0, end: text.len() as u32, line: 1, end_line: lines };
    let one = units.len() == 1;
    let mut unit = units.swap_remove(0);
    if !one {
        unit.unit = if language.has_flow() { Unit::File } else { Unit::Document };
    }
    Extracted { span, content: text.to_owned(), ..unit }
}

/// Paths of the imports at the top of a file.
fn imported(body: &[Stmt]) -> Vec<String> {
    body.iter()
        .filter_map(|stmt| match &stmt.kind {
            StmtKind::Import(import) => Some(import.path.to_string()),
            _ => None,
        })
        .collect()
}

struct Collector<'a> {
    text: &'a str,
    language: Language,
    /// Imports with the names they bind (empty: everything), and their paths.
    imports: Vec<(Span, Vec<String>, String)>,
    /// Module-level constants by name.
    constants: Vec<(Span, String)>,
    /// Types by name.
    types: &'a [DeclaredType],
    out: &'a mut Vec<Extracted>,
}

impl<'a> Collector<'a> {
    fn gather_context(&mut self, body: &[Stmt]) {
        for stmt in body {
            match &stmt.kind {
                StmtKind::Import(import) => self.imports.push((import.span, bound_names(import), import.path.to_string())),
                StmtKind::Var { name, .. } => self.constants.push((stmt.span, name.to_string())),
                StmtKind::Assign { target, op: None, .. } => {
                    if let Some(name) = target.dotted().filter(|name| !name.contains('.')) {
                        self.constants.push((stmt.span, name));
                    }
                }
                StmtKind::Block(inner) => self.gather_context(inner),
                StmtKind::If { then, otherwise, .. } => {
                    // Conditional imports and include guards.
                    self.gather_context(then);
                    self.gather_context(otherwise);
                }
                // Imports of what may be absent. What stands in for it where it is absent is no second import.
                StmtKind::Try { body, otherwise, .. } => {
                    self.gather_context(body);
                    self.gather_context(otherwise);
                }
                _ => {}
            }
        }
    }

    fn walk(&mut self, body: &[Stmt], classes: &mut Vec<Header<'a>>) {
        for stmt in body {
            match &stmt.kind {
                StmtKind::Function(function) => self.function(function, classes),
                StmtKind::Class(class) => self.class(class, classes),
                StmtKind::Block(inner) => self.walk(inner, classes),
                StmtKind::If { then, otherwise, .. } => {
                    self.walk(then, classes);
                    self.walk(otherwise, classes);
                }
                _ => {}
            }
        }
    }

    fn class(&mut self, class: &Class, classes: &mut Vec<Header<'a>>) {
        let first_member = class
            .methods
            .iter()
            .map(|m| m.span.start)
            .chain(class.fields.iter().map(|f| f.span.start))
            .chain(class.body.iter().map(|s| s.span.start))
            .min();
        classes.push(Header::new(self.language, self.text, class, first_member));
        for method in &class.methods {
            self.function(method, classes);
        }
        self.walk(&class.body, classes);
        classes.pop();
    }

    fn function(&mut self, function: &Function, classes: &[Header<'a>]) {
        if function.is_abstract || function.body.is_empty() || function.name.is_empty() {
            return;
        }
        let mut span = function.span;
        let mut called = function.name.to_string();
        if self.text.get(span.start as usize..span.end as usize).is_none() {
            return;
        }
        let is_part = !has_word(self.slice(span), &called) && !self.slice(span).contains("constructor");
        if matches!(self.language, Language::CSharp | Language::Kotlin) && is_part {
            if self.slice(span).starts_with('(') {
                // The constructor that a class header declares is the header.
                return;
            }
            let property = ["get_", "set_", "init_", "add_", "remove_"].iter().find_map(|start| called.strip_prefix(start));
            let property = property.map(|name| if name == "Item" { "this" } else { name }).unwrap_or(&called).to_owned();
            if let Some(member) = context::member(self.text, span, &property) {
                (span, called) = (member, property);
            }
        }
        let own = self.slice(span);
        let receiver = function.receiver_type.as_ref().map(|ty| ty.name.to_string()).filter(|_| classes.is_empty());
        let name = classes.iter().map(|c| c.name.clone()).chain(receiver.clone()).chain([called]).collect::<Vec<_>>();
        let words = Words::of(own);
        let content = self.with_context(span, own, &words, classes, receiver.as_deref());
        let uses = self.imports.iter().filter(|(_, names, _)| names.iter().any(|name| words.have(name))).map(|(_, _, path)| path.clone());
        let outline = outline::of_function(self.language, self.text, own, function, uses.collect());
        self.out.push(Extracted { unit: Unit::Function, name: name.join("."), span, content, outline });
    }

    /// Imports, constants and class headers that the function names, then the function, then what closes the headers.
    fn with_context<'w>(
        &'w self,
        span: Span,
        own: &'w str,
        words: &Words<'w>,
        classes: &'w [Header<'a>],
        receiver: Option<&str>,
    ) -> String {
        let mut needed_in = words.clone();
        for header in classes {
            needed_in.add(&header.open);
        }
        let outside = |at: Span| are_apart(at, span);
        let is_script = matches!(self.language, Language::JavaScript | Language::TypeScript | Language::Tsx);
        let mut constants: Vec<(Span, Cow<'_, str>)> = Vec::new();
        let is_free = |at: Span| self.language != Language::Rust || !context::is_associated(self.text, at);
        for (at, _) in self.constants.iter().filter(|(at, name)| outside(*at) && words.have(name) && is_free(*at)) {
            let piece: Cow<'_, str> = match self.language {
                _ if is_script => declarators::statement(self.text, *at).into(),
                Language::C | Language::Cpp => context::statement(self.language, self.text, *at).into(),
                _ => self.slice(*at).into(),
            };
            if piece.len() <= MAX_ITEM && constants.iter().all(|(_, other)| *other != piece) {
                constants.push((*at, piece));
            }
        }
        constants.iter().for_each(|(_, piece)| needed_in.add(piece));
        let types = self.types_of(span, words, classes, receiver);
        types.iter().for_each(|declared| needed_in.add(&declared.text));
        let mut imports: Vec<Cow<'_, str>> = Vec::new();
        for (at, names, _) in &self.imports {
            let used = names.is_empty() || names.iter().any(|name| needed_in.have(name));
            if !used || !outside(*at) {
                continue;
            }
            let piece: Cow<'_, str> = if is_script {
                declarators::statement(self.text, *at).into()
            } else {
                context::statement(self.language, self.text, *at).into()
            };
            if !imports.contains(&piece) {
                imports.push(piece);
            }
        }
        let imports: Vec<&str> = imports.iter().map(Cow::as_ref).collect();
        let constants: Vec<(Span, &str)> = constants.iter().map(|(at, piece)| (*at, piece.as_ref())).collect();
        let mut content = context::preamble(self.language, self.text, &imports, &constants);
        let (nested, free): (Vec<&DeclaredType>, Vec<&DeclaredType>) =
            types.into_iter().partition(|declared| classes.iter().any(|header| declared.within == Some(header.span)));
        for declared in free {
            content.push_str(&context::dedented(context::lead(self.text, declared.span), &declared.text));
            content.push_str("\n\n");
        }
        let mut indent = String::new();
        let mut closers = Vec::new();
        if let (Language::Rust, Some(receiver)) = (self.language, receiver) {
            match context::impl_header(self.text, span, receiver) {
                Some(open) => content.push_str(&format!("{open}\n")),
                None => content.push_str(&format!("impl {} {{\n", receiver.replace('.', "::"))),
            }
            closers.push("}".to_owned());
        }
        for header in classes {
            content.push_str(&format!("{indent}{}\n", header.open.trim_end()));
            for field in header.fields.iter().filter(|field| words.have(&field.0) && !own.contains(field.1.trim())) {
                content.push_str(&format!("{indent}    {}\n", field.1.trim()));
            }
            for declared in nested.iter().filter(|declared| declared.within == Some(header.span)) {
                content.push_str(&format!("{indent}    {}\n", declared.text));
            }
            if !header.close.is_empty() {
                closers.push(format!("{indent}{}", header.close));
            }
            indent.push_str("    ");
        }
        // The function keeps its own indentation: the white space before it on its first line.
        let lead = context::lead(self.text, span);
        if closers.is_empty() && classes.is_empty() {
            content.push_str(&context::dedented(lead, own.trim_end()));
        } else {
            content.push_str(lead);
            content.push_str(own.trim_end());
        }
        content.push('\n');
        for close in closers.iter().rev() {
            content.push_str(close);
            content.push('\n');
        }
        content
    }

    /// Types that the function names, or that it is a method of, in the order of the file; none that it lies in itself.
    fn types_of(&self, span: Span, words: &Words<'_>, classes: &[Header<'a>], receiver: Option<&str>) -> Vec<&'a DeclaredType> {
        let mut bytes = 0;
        let names = |declared: &DeclaredType| {
            words.have(&declared.name)
                || receiver.is_some_and(|receiver| has_word(receiver, &declared.name))
                || classes.iter().any(|header| has_word(&header.open, &declared.name))
        };
        let is_header = |at: Span| classes.iter().any(|header| header.span == at || at.contains(header.span));
        self.types
            .iter()
            .filter(|declared| are_apart(declared.span, span) && !is_header(declared.span) && names(declared))
            .take_while(|declared| {
                bytes += declared.text.len();
                bytes <= MAX_TYPES
            })
            .collect()
    }

    fn slice(&self, span: Span) -> &'a str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or_default()
    }
}

/// What opens a class around a function, and what closes it.
struct Header<'a> {
    name: String,
    /// The class in the file.
    span: Span,
    open: String,
    close: &'static str,
    /// Fields by name with their text, for languages that declare them.
    fields: Vec<(String, &'a str)>,
}

impl<'a> Header<'a> {
    fn new(language: Language, text: &'a str, class: &Class, first_member: Option<u32>) -> Self {
        let all = text.get(class.span.start as usize..class.span.end as usize).unwrap_or_default();
        let upto = first_member.map_or(all.len(), |at| (at.saturating_sub(class.span.start)) as usize).min(all.len());
        let head = all.get(..upto).unwrap_or(all);
        let (open, close) = match language {
            Language::Python => (context::python_header(all).to_owned(), ""),
            Language::Ruby => (head.lines().next().unwrap_or(head).to_owned(), "end"),
            Language::Cpp => context::braced_header(language, all).map_or_else(|| (head.to_owned(), ""), |open| (open, "};")),
            _ => context::braced_header(language, all).map_or_else(|| (head.to_owned(), ""), |open| (open, "}")),
        };
        // What a header declares is in the header.
        let body = class.span.start as usize + open.len();
        let own = class.fields.iter().filter(|field| field.span.start as usize >= body);
        let fields = own.filter_map(|field| field_text(language, text, field)).collect();
        Self { name: class.name.to_string(), span: class.span, open, close, fields }
    }
}

fn field_text<'a>(language: Language, text: &'a str, field: &Field) -> Option<(String, &'a str)> {
    let piece = context::field(language, text, field.span)?;
    (piece.len() <= MAX_ITEM).then(|| (field.name.to_string(), piece))
}

/// The names an import binds in the file; empty where it may bind anything.
fn bound_names(import: &Import) -> Vec<String> {
    if import.wildcard {
        return Vec::new();
    }
    if let Some(alias) = &import.alias {
        return vec![alias.to_string()];
    }
    if let Some(item) = &import.item {
        return vec![item.to_string()];
    }
    let path = import.path.as_ref();
    if path.contains(['<', '"']) || path.ends_with(".h") || path.ends_with(".hpp") {
        return Vec::new();
    }
    // `import a.b` binds `a` in Python and `b` elsewhere: either is enough.
    path.split(['.', '/']).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// The identifiers of some texts.
#[derive(Clone)]
struct Words<'t> {
    texts: Vec<&'t str>,
    known: FxHashSet<&'t str>,
}

impl<'t> Words<'t> {
    fn of(text: &'t str) -> Self {
        let mut words = Self { texts: Vec::new(), known: FxHashSet::default() };
        words.add(text);
        words
    }

    fn add(&mut self, text: &'t str) {
        self.known.extend(text.split(|c: char| !is_word(c)).filter(|word| !word.is_empty()));
        self.texts.push(text);
    }

    /// Whether `name` stands in one of the texts as a whole.
    fn have(&self, name: &str) -> bool {
        // A name with signs in it is none of the words.
        if name.chars().all(is_word) { self.known.contains(name) } else { self.texts.iter().any(|text| has_word(text, name)) }
    }
}

const fn are_apart(a: Span, b: Span) -> bool {
    a.end <= b.start || a.start >= b.end
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || !c.is_ascii() && c.is_alphanumeric()
}

/// Whether `word` stands in `text` as a whole identifier.
pub fn has_word(text: &str, word: &str) -> bool {
    if word.is_empty() {
        return false;
    }
    text.match_indices(word)
        .any(|(at, _)| !text[..at].chars().next_back().is_some_and(is_word) && !text[at + word.len()..].chars().next().is_some_and(is_word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use assay_validators::{flow::lower::lower, parse::parse};

    fn extract(language: Language, text: &str) -> Vec<Extracted> {
        let parsed = parse(language, text).expect("has a grammar");
        let module = lower(language, "a/file.x", text, &parsed.flat());
        let types = assay_validators::declared::types(language, text, &parsed.flat());
        units(language, "a/file.x", text, module.as_ref(), &types)
    }

    #[test]
    fn a_method_carries_the_imports_constants_and_header_it_needs() {
        let text = "import os\nimport sys\nLIMIT = 3\nOTHER = 4\n\nclass A(Base):\n    \"\"\"Doc: x.\"\"\"\n    def f(self):\n        return os.getpid() + LIMIT\n\ndef g():\n    return sys.argv\n";
        let units = extract(Language::Python, text);
        assert_eq!(units.iter().map(|u| u.name.as_str()).collect::<Vec<_>>(), ["A.f", "g"]);
        assert_eq!(units[0].content, "import os\nLIMIT = 3\n\nclass A(Base):\n    def f(self):\n        return os.getpid() + LIMIT\n");
        assert_eq!(units[1].content, "import sys\n\ndef g():\n    return sys.argv\n");
        for unit in &units {
            assert!(parse(Language::Python, &unit.content).expect("parses").errors.is_empty(), "{}", unit.content);
        }
    }

    #[test]
    fn an_import_that_is_tried_is_an_import() {
        let text = "try:\n    from jinja2 import Environment\nexcept ImportError as e:\n    raise Missing() from e\n\ndef f(a):\n    return Environment(a)\n";
        assert_eq!(extract(Language::Python, text)[0].content, "from jinja2 import Environment\n\ndef f(a):\n    return Environment(a)\n");
    }

    #[test]
    fn a_file_without_functions_is_one_unit() {
        let units = extract(Language::Python, "print('x')\n");
        assert_eq!((units.len(), units[0].unit), (1, Unit::File));
        let units = extract(Language::Dockerfile, "FROM a\nUSER 1\n");
        assert_eq!((units.len(), units[0].unit, units[0].span.end_line), (1, Unit::Document, 2));
    }
}
