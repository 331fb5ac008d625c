//! Types that a file declares: what a function of it may need beside its imports and constants, so that a reader can tell what it works on.
//! Reads the syntax tree; knows no rule and no judge.

use crate::tree::{Flat, Node};
use assay_manifests::{Language, Span};

use crate::flow::lower::span;

/// The longest declaration that is given, in bytes.
pub const MAX_TYPE: usize = 800;
/// How deep modules, namespaces and classes are looked into.
const MAX_DEPTH: usize = 8;

/// A declaration of a type, whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeclaredType {
    pub name: String,
    /// Its bytes in the file, attributes included.
    pub span: Span,
    /// Text that declares it by itself.
    pub text: String,
    /// The class that it is declared in, where that is one.
    pub within: Option<Span>,
}

/// The types that a file declares outside of functions, in order, each at most [`MAX_TYPE`] bytes long.
pub fn types(language: Language, text: &str, tree: &Flat) -> Vec<DeclaredType> {
    let Some(kinds) = Kinds::of(language) else { return Vec::new() };
    let mut finder = Finder { language, text, kinds, found: Vec::new() };
    finder.look(tree.root_node(), None, 0);
    finder.found
}

/// Kinds of nodes of one grammar.
struct Kinds {
    /// Declare a type.
    types: &'static [&'static str],
    /// Are looked into.
    around: &'static [&'static str],
    /// Are looked into as classes.
    classes: &'static [&'static str],
    /// Make a declaration more than a type: it has code.
    code: &'static [&'static str],
}

impl Kinds {
    fn of(language: Language) -> Option<Self> {
        use Language::*;
        let (types, around, classes, code): (&[&str], &[&str], &[&str], &[&str]) = match language {
            Rust => (&["struct_item", "enum_item", "union_item", "type_item", "trait_item"], &["mod_item", "declaration_list"], &[], &[]),
            Go => (&["type_spec", "type_alias"], &["type_declaration"], &[], &[]),
            TypeScript | Tsx => (
                &["interface_declaration", "type_alias_declaration", "enum_declaration"],
                &["export_statement", "internal_module", "module", "statement_block", "expression_statement"],
                &[],
                &[],
            ),
            C | Cpp => (
                &["struct_specifier", "union_specifier", "enum_specifier", "class_specifier", "type_definition", "alias_declaration"],
                &[
                    "preproc_if",
                    "preproc_ifdef",
                    "preproc_else",
                    "preproc_elif",
                    "linkage_specification",
                    "declaration_list",
                    "namespace_definition",
                ],
                &[],
                &["function_definition"],
            ),
            Java => (
                &["enum_declaration", "record_declaration", "interface_declaration", "class_declaration"],
                &["class_body", "interface_body"],
                &["class_declaration"],
                &["method_declaration", "constructor_declaration"],
            ),
            CSharp => (
                &[
                    "enum_declaration",
                    "record_declaration",
                    "struct_declaration",
                    "interface_declaration",
                    "delegate_declaration",
                    "class_declaration",
                ],
                &["namespace_declaration", "file_scoped_namespace_declaration", "declaration_list"],
                &["class_declaration", "struct_declaration"],
                &["constructor_declaration", "block"],
            ),
            Kotlin => (&["class_declaration", "type_alias"], &["class_body"], &["class_declaration"], &["function_declaration"]),
            Php => (
                &["enum_declaration", "interface_declaration"],
                &["namespace_definition", "compound_statement"],
                &[],
                &["compound_statement"],
            ),
            Python => (&["class_definition", "decorated_definition"], &["if_statement", "block"], &[], &["function_definition"]),
            Ruby => (&["class"], &["module", "body_statement"], &[], &["method", "singleton_method"]),
            _ => return None,
        };
        Some(Self { types, around, classes, code })
    }
}

struct Finder<'a> {
    language: Language,
    text: &'a str,
    kinds: Kinds,
    found: Vec<DeclaredType>,
}

impl Finder<'_> {
    fn look(&mut self, node: Node<'_>, within: Option<Span>, depth: usize) {
        for child in node.named_children() {
            let is_type = self.kinds.types.contains(&child.kind());
            if is_type && !child.has_error() && child.end_byte() - child.start_byte() <= MAX_TYPE && !self.has_code(child, 0) {
                self.take(child, within);
            } else if depth < MAX_DEPTH {
                if self.kinds.classes.contains(&child.kind()) {
                    self.look(child, Some(span(child)), depth + 1);
                } else if self.kinds.around.contains(&child.kind()) {
                    self.look(child, within, depth + 1);
                }
            }
        }
    }

    fn has_code(&self, node: Node<'_>, depth: usize) -> bool {
        depth < MAX_DEPTH && node.named_children().any(|child| self.kinds.code.contains(&child.kind()) || self.has_code(child, depth + 1))
    }

    fn take(&mut self, node: Node<'_>, within: Option<Span>) {
        let Some(name) = self.name(node) else { return };
        // A type without a body declares nothing more than its name.
        let is_c = matches!(self.language, Language::C | Language::Cpp);
        if is_c && node.kind().ends_with("_specifier") && node.child_by_field_name("body").is_none() {
            return;
        }
        let mut at = span(node);
        // Rust's attributes stand before what they are of.
        let mut before = node.prev_named_sibling();
        while let Some(attribute) = before.filter(|_| self.language == Language::Rust).filter(|other| other.kind() == "attribute_item") {
            let other = span(attribute);
            (at.start, at.line) = (other.start, other.line);
            before = attribute.prev_named_sibling();
        }
        let Some(own) = self.text.get(at.start as usize..at.end as usize) else { return };
        if own.len() > MAX_TYPE {
            return;
        }
        let text = match self.language {
            Language::Go => format!("type {own}"),
            Language::C | Language::Cpp if !own.ends_with(';') => format!("{own};"),
            _ => own.to_owned(),
        };
        self.found.push(DeclaredType { name, span: at, text, within });
    }

    fn name(&self, node: Node<'_>) -> Option<String> {
        let text = |node: Node<'_>| self.text.get(node.byte_range()).map(str::to_owned);
        if node.kind() == "decorated_definition" {
            return self.name(node.child_by_field_name("definition").filter(|inner| inner.kind() == "class_definition")?);
        }
        if let Some(name) = node.child_by_field_name("name") {
            return text(name);
        }
        if node.kind() == "type_definition" {
            // `typedef int (*name)(void);`, `typedef struct { … } name[4];`: the last name of a type in what is declared.
            let mut declared = node.child_by_field_name("declarator")?;
            for _ in 0..MAX_DEPTH {
                if declared.kind() == "type_identifier" {
                    return text(declared);
                }
                let inner = declared.child_by_field_name("declarator").or_else(|| declared.named_children().next())?;
                declared = inner;
            }
            return None;
        }
        let named = node.named_children().find(|child| matches!(child.kind(), "identifier" | "type_identifier"));
        named.and_then(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::parse;

    #[track_caller]
    fn declares(language: Language, text: &str, expected: &[(&str, &str)]) {
        let parsed = parse(language, text).expect("has a grammar");
        assert!(parsed.errors.is_empty(), "the test's own text: {text}");
        let found = types(language, text, &parsed.flat());
        let found: Vec<(&str, &str)> = found.iter().map(|item| (item.name.as_str(), item.text.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn types_are_found_in_each_language() {
        declares(
            Language::Rust,
            "#[derive(Debug)]\n#[repr(C)]\npub struct A {\n    b: u8,\n}\nmod inner {\n    enum B { C }\n}\ntype D = u8;\nfn f() { struct Local; }\n",
            &[("A", "#[derive(Debug)]\n#[repr(C)]\npub struct A {\n    b: u8,\n}"), ("B", "enum B { C }"), ("D", "type D = u8;")],
        );
        declares(
            Language::Go,
            "package a\n\ntype A struct {\n\tb int\n}\n\ntype (\n\tC = A\n\tD interface{ E() }\n)\n\nfunc f() {}\n",
            &[("A", "type A struct {\n\tb int\n}"), ("C", "type C = A"), ("D", "type D interface{ E() }")],
        );
        declares(
            Language::TypeScript,
            "export interface A {\n  b: number;\n}\ntype C = A | null;\nconst enum D { E }\nnamespace N {\n  export type F = 1;\n}\n",
            &[("A", "interface A {\n  b: number;\n}"), ("C", "type C = A | null;"), ("D", "const enum D { E }"), ("F", "type F = 1;")],
        );
        declares(
            Language::C,
            "#ifdef X\nstruct a { int b; };\n#endif\ntypedef struct { int c; } d_t;\ntypedef int (*call)(struct a *);\nenum e { F, G };\nstruct opaque;\nstatic struct a held = { 1 };\n",
            &[
                ("a", "struct a { int b; };"),
                ("d_t", "typedef struct { int c; } d_t;"),
                ("call", "typedef int (*call)(struct a *);"),
                ("e", "enum e { F, G };"),
            ],
        );
        declares(
            Language::Cpp,
            "namespace n {\nstruct A { int b; };\nusing C = A;\nclass D { void f() { g(); } };\n}\n",
            &[("A", "struct A { int b; };"), ("C", "using C = A;")],
        );
        declares(
            Language::Java,
            "class A {\n  enum B { C, D }\n  record E(int f) {}\n  interface G { int h(); }\n  int i() { return 1; }\n}\n",
            &[("B", "enum B { C, D }"), ("E", "record E(int f) {}")],
        );
        declares(
            Language::CSharp,
            "namespace N {\n  enum A { B }\n  public class C {\n    struct D { public int E; }\n    int F() { return 1; }\n  }\n}\n",
            &[("A", "enum A { B }"), ("D", "struct D { public int E; }")],
        );
        declares(
            Language::Kotlin,
            "data class A(val b: Int)\ntypealias C = A\nclass D {\n    enum class E { F }\n    fun g() = 1\n}\n",
            &[("A", "data class A(val b: Int)"), ("C", "typealias C = A"), ("E", "enum class E { F }")],
        );
        declares(
            Language::Php,
            "<?php\nnamespace N;\nenum A: string { case B = 'b'; }\ninterface C { public function d(): int; }\n",
            &[("A", "enum A: string { case B = 'b'; }"), ("C", "interface C { public function d(): int; }")],
        );
        declares(
            Language::Python,
            "class A(Exception):\n    pass\n\n@dataclass\nclass B:\n    c: int\n\nclass D:\n    def e(self):\n        return 1\n\n@app.get('/')\ndef f():\n    return 1\n",
            &[("A", "class A(Exception):\n    pass"), ("B", "@dataclass\nclass B:\n    c: int")],
        );
        declares(
            Language::Ruby,
            "module M\n  class A < StandardError; end\n  class B\n    def c; 1; end\n  end\nend\n",
            &[("A", "class A < StandardError; end")],
        );
    }

    #[test]
    fn a_type_inside_of_a_class_says_where() {
        let text = "class A {\n  enum B { C }\n  int f() { return 1; }\n}\n";
        let parsed = parse(Language::Java, text).expect("has a grammar");
        let found = types(Language::Java, text, &parsed.flat());
        assert_eq!(found[0].within.map(|at| (at.start, at.end)), Some((0, text.len() as u32 - 1)));
    }
}
