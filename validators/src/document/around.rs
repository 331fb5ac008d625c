//! What stands around a document in its artifact: the other files of a Terraform module, the call of it, and the files that a Compose file
//! extends. Files of one folder are read as one module only where no two declare the same thing. Knows texts by path, no rule.

use std::collections::{BTreeMap, BTreeSet};

use assay_manifests::Language;

use super::{Node, Value, hcl, terraform_json};
use crate::parse::{Parsed, parse};

/// Terraform files of an artifact that are read, and their bytes; beyond, each file is judged alone.
const MAX_FILES: usize = 400;
const MAX_BYTES: usize = 4 << 20;
/// Files of one module.
const MAX_MODULE: usize = 48;

/// Parsed once an artifact.
#[derive(Default)]
pub struct Around {
    files: BTreeMap<String, (String, Parsed)>,
    /// Folders that are one module, with the files that make it.
    modules: BTreeMap<String, Vec<String>>,
    /// Values of variables by folder: from files of values, or from the only call of the module.
    given: BTreeMap<String, BTreeMap<String, Node>>,
}

/// The other files of a module and the values that its variables are given.
pub struct Module<'a> {
    pub others: Vec<(&'a str, &'a tree_sitter::Tree)>,
    pub given: BTreeMap<String, Node>,
}

impl Around {
    /// Reads the Terraform files among `configs`, paths and texts of an artifact.
    pub fn of(configs: &[(&str, &str)]) -> Self {
        let mut around = Self::default();
        let mut bytes = 0;
        let is_code = |path: &str| path.ends_with(".tf") || path.ends_with(".tofu") || terraform_json::is_code(path);
        for (path, text) in configs {
            let is_json = terraform_json::is_code(path) || terraform_json::is_values(path);
            if !is_json && !is_code(path) && !path.ends_with(".tfvars") {
                continue;
            }
            bytes += text.len();
            if around.files.len() >= MAX_FILES || bytes > MAX_BYTES {
                return Self::default();
            }
            let read = if is_json {
                let written = parse(Language::Json, text).and_then(|parsed| terraform_json::Written::of(path, text, &parsed));
                written.map(|written| (written.text, written.parsed))
            } else {
                parse(Language::Terraform, text).map(|parsed| ((*text).to_owned(), parsed))
            };
            if let Some(read) = read {
                around.files.insert((*path).to_owned(), read);
            }
        }
        let mut folders: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for path in around.files.keys() {
            folders.entry(folder(path)).or_default().push(path);
        }
        let (mut modules, mut given) = (BTreeMap::new(), BTreeMap::new());
        let mut calls: BTreeMap<String, Vec<BTreeMap<String, Node>>> = BTreeMap::new();
        for (folder, paths) in &folders {
            let code: Vec<&str> = paths.iter().copied().filter(|path| is_code(path)).collect();
            let mut seen = BTreeSet::new();
            let whole = code.len() <= MAX_MODULE
                && code.iter().all(|path| {
                    let (text, parsed) = &around.files[*path];
                    hcl::declared(text, &parsed.tree).into_iter().all(|address| seen.insert(address))
                });
            if !whole {
                continue;
            }
            modules.insert((*folder).to_owned(), code.iter().map(|path| (*path).to_owned()).collect());
            let mut values = BTreeMap::new();
            let is_given = |path: &str| path.ends_with("terraform.tfvars") || path.ends_with(".auto.tfvars");
            for path in paths.iter().filter(|path| is_given(path.strip_suffix(".json").unwrap_or(path))) {
                let (text, parsed) = &around.files[*path];
                values.extend(hcl::values(text, &parsed.tree));
            }
            for path in &code {
                let (text, parsed) = &around.files[*path];
                if text.contains("module") {
                    let others = code.iter().filter(|other| other != &path).map(|other| &around.files[*other]);
                    let others: Vec<_> = others.map(|(text, parsed)| (text.as_str(), &parsed.tree)).collect();
                    let (own, _) = hcl::among((text, &parsed.tree), &others, &values);
                    called(&own, folder, &mut calls);
                }
            }
            given.insert((*folder).to_owned(), values);
        }
        for (folder, mut calls) in calls {
            // Two calls may say two things: then what is given is not one value.
            if let (1, Some(call)) = (calls.len(), calls.pop()) {
                given.entry(folder).or_default().extend(call);
            }
        }
        (around.modules, around.given) = (modules, given);
        around
    }

    /// The module that a file belongs to; nothing where it stands alone.
    pub fn module(&self, path: &str) -> Option<Module<'_>> {
        let paths = self.modules.get(folder(path))?;
        let others = paths.iter().filter(|other| *other != path);
        let others: Vec<_> = others.filter_map(|other| self.files.get(other)).map(|(text, parsed)| (text.as_str(), &parsed.tree)).collect();
        let given = self.given.get(folder(path)).cloned().unwrap_or_default();
        (!others.is_empty() || !given.is_empty()).then_some(Module { others, given })
    }
}

/// Arguments of calls of modules that lie in the artifact, by the folder of the module.
fn called(file: &Node, from: &str, out: &mut BTreeMap<String, Vec<BTreeMap<String, Node>>>) {
    let Some(Value::Map(calls)) = file.get("module").map(|n| &n.value) else { return };
    for (_, call) in calls {
        let (Some(source), Value::Map(arguments)) = (call.get("source").and_then(Node::text), &call.value) else { continue };
        let Some(folder) = source.starts_with('.').then(|| beside(from, source)).flatten() else { continue };
        let given =
            arguments.iter().filter(|(name, _)| !matches!(name.as_str(), "source" | "version" | "count" | "for_each" | "providers"));
        // What the caller does not know either stays the variable's own.
        let given = given.filter(|(_, value)| !matches!(value.value, Value::Unresolved(_)));
        out.entry(folder).or_default().push(given.map(|(name, value)| (format!("var.{name}"), value.clone())).collect());
    }
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// `relative` seen from `folder`; nothing where it leads out.
pub fn beside(folder: &str, relative: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in relative.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    let joined = parts.join("/");
    Some(if folder.starts_with('/') { format!("/{joined}") } else { joined })
}

/// The other Compose file that a file extends, by its path there.
pub fn extended(configs: &[(&str, &str)], path: &str, other: &str) -> Option<Node> {
    file(configs, folder(path), other)
}

/// The text of another file, by its path as seen from `path`.
pub fn text<'a>(configs: &[(&'a str, &'a str)], path: &str, other: &str) -> Option<&'a str> {
    seen(configs, folder(path), other)
}

fn seen<'a>(configs: &[(&'a str, &'a str)], folder: &str, other: &str) -> Option<&'a str> {
    let wanted = beside(folder, other)?;
    let at = configs.binary_search_by(|(known, _)| (*known).cmp(wanted.as_str())).ok()?;
    Some(configs.get(at)?.1)
}

/// Another YAML file, by its path as seen from `folder`.
pub fn file(configs: &[(&str, &str)], folder: &str, other: &str) -> Option<Node> {
    let text = seen(configs, folder, other)?;
    let parsed = parse(Language::Yaml, text)?;
    super::yaml::documents(text, &parsed.tree).into_iter().next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::path::find;

    fn at(configs: &[(&str, &str)], path: &str, wanted: &str) -> Vec<String> {
        let around = Around::of(configs);
        let text = configs.iter().find(|(known, _)| *known == path).expect("a file").1;
        let parsed = parse(Language::Terraform, text).expect("parses");
        let module = around.module(path);
        let (others, given) = module.map_or_else(Default::default, |module| (module.others, module.given));
        let (own, _) = hcl::among((text, &parsed.tree), &others, &given);
        find(&own, wanted).into_iter().filter_map(Node::scalar).collect()
    }

    #[test]
    fn a_module_is_read_over_its_files_its_values_and_its_call() {
        let configs = [
            ("a/locals.tf", "locals {\n  acl = var.acl\n}\n"),
            ("a/main.tf", "resource \"aws_s3_bucket\" \"b\" {\n  acl  = local.acl\n  name = var.name\n}\n"),
            ("a/terraform.tfvars", "acl = \"public-read\"\n"),
            ("a/variables.tf", "variable \"acl\" { default = \"private\" }\nvariable \"name\" {}\n"),
            ("main.tf", "module \"a\" {\n  source = \"./a\"\n  name = \"site\"\n}\n"),
        ];
        assert_eq!(at(&configs, "a/main.tf", "resource.aws_s3_bucket.b.acl"), ["public-read"]);
        assert_eq!(at(&configs, "a/main.tf", "resource.aws_s3_bucket.b.name"), ["site"]);
    }

    #[test]
    fn files_that_declare_the_same_are_no_module() {
        let configs = [
            ("one.tf", "variable \"acl\" { default = \"private\" }\nresource \"aws_s3_bucket\" \"b\" { acl = var.acl }\n"),
            ("two.tf", "variable \"acl\" { default = \"public-read\" }\nresource \"aws_s3_bucket\" \"b\" { acl = var.acl }\n"),
        ];
        assert_eq!(at(&configs, "one.tf", "resource.aws_s3_bucket.b.acl"), ["private"]);
    }

    #[test]
    fn paths_do_not_lead_out() {
        assert_eq!(beside("a/b", "../c").as_deref(), Some("a/c"));
        assert_eq!(beside("a", "../../c"), None);
        assert_eq!(beside("/tmp/x", "./m").as_deref(), Some("/tmp/x/m"));
    }
}
