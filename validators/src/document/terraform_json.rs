//! Terraform in JSON (`*.tf.json`), written as the HCL that it stands for: what is known of HCL holds for it, and places lead back into the
//! JSON. Knows the notation (JSON Configuration Syntax of Terraform), no resource.

use assay_manifests::{Language, Span};

use super::{Node, Value, json};
use crate::parse::{Parsed, parse};

/// What stands in place of an expression that HCL would not read.
const UNREAD: &str = "unread.expression";

/// A file in JSON as HCL.
pub struct Written {
    pub text: String,
    pub parsed: Parsed,
    places: Vec<Place>,
    whole: Span,
}

/// Bytes of the HCL, and the JSON that they are written from.
struct Place {
    start: u32,
    end: u32,
    of: Span,
    within: Option<usize>,
}

/// Whether a path is a module's code in JSON.
pub fn is_code(path: &str) -> bool {
    path.ends_with(".tf.json") || path.ends_with(".tofu.json")
}

/// Whether a path is values of variables in JSON.
pub fn is_values(path: &str) -> bool {
    path.ends_with(".tfvars.json")
}

impl Written {
    /// The file as HCL; nothing where it is no JSON of a module.
    pub fn of(path: &str, text: &str, parsed: &Parsed) -> Option<Self> {
        let root = json::document(text, &parsed.tree)?;
        let made = Self::write(path, &root, true)?;
        // Expressions that break the text are left out: all else is judged, and they are open.
        if made.parsed.errors.is_empty() { Some(made) } else { Self::write(path, &root, false) }
    }

    fn write(path: &str, root: &Node, expressions: bool) -> Option<Self> {
        let mut writer = Writer { out: String::new(), places: Vec::new(), open: Vec::new(), expressions };
        if is_values(path) {
            writer.body(root, false);
        } else {
            root.items().iter().for_each(|part| writer.module(part));
        }
        let parsed = parse(Language::Terraform, &writer.out)?;
        Some(Self { text: writer.out, parsed, places: writer.places, whole: root.span })
    }

    /// Where in the JSON it stands what stands at `at` in the HCL.
    pub fn place(&self, at: Span) -> Span {
        let mut found = self.places.partition_point(|place| place.start <= at.start).checked_sub(1);
        while let Some(place) = found.and_then(|index| self.places.get(index)) {
            if place.end >= at.end {
                return place.of;
            }
            found = place.within;
        }
        self.whole
    }

    /// Leads every place of a tree that was read from the HCL back into the JSON.
    pub fn lead_back(&self, node: &mut Node) {
        node.each_mut(&mut |node| node.span = self.place(node.span));
    }
}

struct Writer {
    out: String,
    places: Vec<Place>,
    open: Vec<usize>,
    expressions: bool,
}

impl Writer {
    /// Writes what stands for `of`.
    fn at(&mut self, of: Span, write: impl FnOnce(&mut Self)) {
        let (index, start) = (self.places.len(), self.out.len() as u32);
        self.places.push(Place { start, end: start, of, within: self.open.last().copied() });
        self.open.push(index);
        write(self);
        self.open.pop();
        let end = self.out.len() as u32;
        if let Some(place) = self.places.get_mut(index) {
            place.end = end;
        }
    }

    fn module(&mut self, root: &Node) {
        let Value::Map(entries) = &root.value else { return };
        for (kind, node) in entries {
            let labels = match kind.as_str() {
                "resource" | "data" | "ephemeral" => 2,
                "variable" | "output" | "module" | "provider" | "check" => 1,
                "locals" | "terraform" | "moved" | "import" | "removed" => 0,
                // `//` is a comment; other blocks are none of Terraform's.
                _ => continue,
            };
            self.blocks(kind, kind == "variable", labels, node);
        }
    }

    /// `head` with `labels` more names, each a key of the JSON, and a body.
    fn blocks(&mut self, head: &str, is_variable: bool, labels: u32, node: &Node) {
        for item in node.items() {
            let Value::Map(entries) = &item.value else { continue };
            if labels == 0 {
                // The entry of a single body is the place of the block.
                let span = if matches!(node.value, Value::List(_)) { item.span } else { node.span };
                self.at(span, |writer| {
                    writer.out.push_str(head);
                    writer.out.push_str(" {\n");
                    writer.body(item, is_variable);
                    writer.out.push('}');
                });
                self.out.push('\n');
                continue;
            }
            for (name, inner) in entries.iter().filter(|(name, _)| name != "//") {
                self.blocks(&format!("{head} {}", label(name)), is_variable, labels - 1, inner);
            }
        }
    }

    fn body(&mut self, node: &Node, is_variable: bool) {
        let Value::Map(entries) = &node.value else { return };
        for (name, value) in entries {
            let is_name = name.chars().all(|sign| sign.is_alphanumeric() || "_-".contains(sign))
                && name.starts_with(|sign: char| sign.is_alphabetic() || sign == '_');
            if !is_name {
                continue;
            }
            if name == "dynamic" && !is_variable {
                self.dynamic(value);
                continue;
            }
            self.at(value.span, |writer| {
                writer.out.push_str(name);
                writer.out.push_str(" = ");
                match &value.value {
                    // The type of a variable is an expression by itself.
                    Value::Text(kind) if is_variable && name == "type" => writer.expression(kind),
                    _ => writer.value(value),
                }
            });
            self.out.push('\n');
        }
    }

    /// `"dynamic": {"ingress": {"for_each": …, "content": {…}}}`.
    fn dynamic(&mut self, node: &Node) {
        for item in node.items() {
            let Value::Map(entries) = &item.value else { continue };
            for (name, blocks) in entries {
                for block in blocks.items() {
                    let Value::Map(parts) = &block.value else { continue };
                    let (contents, settings): (Vec<_>, Vec<_>) = parts.iter().cloned().partition(|(name, _)| name == "content");
                    self.at(block.span, |writer| {
                        writer.out.push_str(&format!("dynamic {} {{\n", label(name)));
                        writer.body(&Node::new(Value::Map(settings), block.span), false);
                        for (_, content) in &contents {
                            writer.blocks("content", false, 0, content);
                        }
                        writer.out.push('}');
                    });
                    self.out.push('\n');
                }
            }
        }
    }

    fn value(&mut self, node: &Node) {
        match &node.value {
            Value::Map(entries) => {
                self.out.push_str("{ ");
                for (at, (name, value)) in entries.iter().enumerate() {
                    if at > 0 {
                        self.out.push_str(", ");
                    }
                    self.at(value.span, |writer| {
                        let name = if writer.expressions { quoted(name) } else { label(name) };
                        writer.out.push_str(&name);
                        writer.out.push_str(" = ");
                        writer.value(value);
                    });
                }
                self.out.push_str(" }");
            }
            Value::List(items) => {
                self.out.push('[');
                for (at, item) in items.iter().enumerate() {
                    if at > 0 {
                        self.out.push_str(", ");
                    }
                    self.at(item.span, |writer| writer.value(item));
                }
                self.out.push(']');
            }
            Value::Text(text) => self.text(text),
            Value::Int(number) => self.out.push_str(&number.to_string()),
            Value::Float(number) => self.out.push_str(&number.to_string()),
            Value::Bool(yes) => self.out.push_str(&yes.to_string()),
            Value::Null => self.out.push_str("null"),
            Value::Unresolved(_) => self.out.push_str(UNREAD),
        }
    }

    /// A text is a template; one that is a single `${…}` is what stands in it.
    fn text(&mut self, text: &str) {
        let template = text.contains("${") || text.contains("%{");
        if template && !self.expressions {
            self.out.push_str(UNREAD);
        } else if text.starts_with("${") && end_of(text) == Some(text.len()) {
            self.expression(&text[2..text.len() - 1]);
        } else {
            self.out.push_str(&quoted(text));
        }
    }

    fn expression(&mut self, text: &str) {
        let text = text.trim();
        if self.expressions && !text.is_empty() {
            self.out.push_str(&text.replace(['\n', '\r'], " "));
        } else {
            self.out.push_str(UNREAD);
        }
    }
}

/// A name in quotes, with nothing put in.
fn label(name: &str) -> String {
    format!("\"{}\"", name.replace(['"', '\\', '\n', '\r', '$', '%'], "_"))
}

/// A template in quotes: what it puts in stays as it is, all else is escaped.
fn quoted(text: &str) -> String {
    let (mut out, mut rest) = (String::from("\""), text);
    while let Some(sign) = rest.chars().next() {
        let opens = rest.starts_with("${") || rest.starts_with("%{");
        let end = if opens { end_of(rest) } else { None };
        let taken = if let Some(end) = end {
            out.push_str(&rest[..end].replace(['\n', '\r'], " "));
            end
        } else if rest.starts_with("$${") || rest.starts_with("%%{") {
            out.push_str(&rest[..3]);
            3
        } else {
            match sign {
                '"' => out.push_str("\\\""),
                '\\' => out.push_str("\\\\"),
                '\n' => out.push_str("\\n"),
                '\r' => {}
                // What is opened and never closed is text.
                '$' | '%' if opens => out.extend([sign, sign]),
                other => out.push(other),
            }
            sign.len_utf8()
        };
        rest = &rest[taken..];
    }
    out.push('"');
    out
}

/// Longest expression in a text, in bytes; what is opened and goes on for longer is text.
const MOST_EXPRESSION: usize = 4096;

/// Where the `${…}` or `%{…}` that a text begins with ends; braces and quotes within counted.
fn end_of(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let (mut open, mut at) = (vec![b'{'], 2);
    while let Some(sign) = bytes.get(at).filter(|_| at < MOST_EXPRESSION) {
        match (open.last()?, sign) {
            (b'"', b'\\') => at += 1,
            (b'"', b'"') => {
                open.pop();
            }
            (b'"', b'$' | b'%') if bytes.get(at + 1) == Some(&b'{') => {
                open.push(b'{');
                at += 1;
            }
            (b'{', b'"' | b'{') => open.push(*sign),
            (b'{', b'}') => {
                open.pop();
                if open.is_empty() {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
        at += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{kind::documents, path::find};

    fn read(text: &str) -> Node {
        let parsed = parse(Language::Json, text).expect("parses");
        let mut docs = documents(Language::Json, "a/main.tf.json", text, Some(&parsed));
        assert_eq!(docs.len(), 1);
        docs.remove(0).root
    }

    #[test]
    fn blocks_references_and_places_are_those_of_terraform() {
        let text = r#"{
  "//": "a note",
  "variable": {"acl": {"type": "string", "default": "public-read"}},
  "locals": [{"ports": [22, 80]}],
  "resource": {
    "aws_s3_bucket": {
      "b": {"acl": "${var.acl}", "tags": {"x": "y-${var.acl}"}}
    },
    "aws_security_group": [{"g": [{
      "ingress": [{"from_port": 22, "cidr_blocks": ["0.0.0.0/0"]}],
      "dynamic": {"egress": {"for_each": "${local.ports}", "content": {"from_port": "${egress.value}"}}}
    }]}]
  }
}"#;
        let root = read(text);
        let said = |path: &str| find(&root, path).into_iter().filter_map(Node::scalar).collect::<Vec<_>>();
        assert_eq!(said("resource.aws_s3_bucket.b.acl"), ["public-read"]);
        assert_eq!(said("resource.aws_s3_bucket.b.tags.x"), ["y-public-read"]);
        assert_eq!(said("resource.aws_security_group.g.ingress.cidr_blocks.*"), ["0.0.0.0/0"]);
        assert_eq!(said("resource.aws_security_group.g.egress.from_port"), ["22", "80"]);
        let acl = find(&root, "resource.aws_s3_bucket.b.acl")[0].span;
        assert_eq!(&text[acl.start as usize..acl.end as usize], "\"acl\": \"${var.acl}\"");
        assert_eq!(find(&root, "resource.aws_security_group.g.ingress.from_port")[0].span.line, 10);
    }

    #[test]
    fn what_is_put_in_ends_where_its_braces_close() {
        assert_eq!(end_of("${a}b"), Some(4));
        assert_eq!(end_of("${lookup(x, \"}\")}"), Some(17));
        assert_eq!(end_of("${\"x-${y}\"}"), Some(11));
        assert_eq!(end_of("${open"), None);
        assert_eq!(quoted("a\"b ${c(\"d\")} $${e} ${f"), "\"a\\\"b ${c(\"d\")} $${e} $${f\"");
    }

    #[test]
    fn an_expression_that_cannot_be_read_is_open_and_the_rest_is_read() {
        let root = read(r#"{"resource": {"t": {"n": {"a": "${)(}", "b": 1}}}}"#);
        assert!(matches!(find(&root, "resource.t.n.a")[0].value, Value::Unresolved(_)));
        assert_eq!(find(&root, "resource.t.n.b")[0].scalar().as_deref(), Some("1"));
    }
}
