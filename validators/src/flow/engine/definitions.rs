//! What the files of an artifact define and where each is found: worked out once for an artifact, and asked by the run over each of its
//! files. Knows names and places, no values.

use std::{
    hash::{Hash, Hasher},
    sync::OnceLock,
};

use assay_manifests::Language;
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};

use super::{
    names::local_name,
    walk::{Seen, walk},
};
use crate::flow::ir::{Class, ExprKind, Function, Import, Lit, Module, Stmt, StmtKind};

/// The longest text that may be a name to look something up by, in bytes.
const MAX_NAME: usize = 60;

/// The definitions of an artifact's files.
#[derive(Default)]
pub struct Definitions<'m> {
    modules: Vec<&'m Module>,
    files: Vec<Defs<'m>>,
    /// Files by the end of their path: see [`ending`].
    by_ending: FxHashMap<&'m str, Vec<usize>>,
    by_package: FxHashMap<&'m str, Vec<usize>>,
    /// Files by the folder they lie in.
    by_place: FxHashMap<&'m str, Vec<usize>>,
    /// The file that defines a function, class or method of a name, by folder; `usize::MAX` where several do. Only of languages whose files
    /// see each other without an import.
    by_folder: FxHashMap<(&'m str, Language), FxHashMap<&'m str, usize>>,
    /// Files that define a class or a function with a body, by its name, in order. Of the same languages.
    by_name: FxHashMap<&'m str, Vec<usize>>,
    /// Files of Go that declare a constant, by its name, in order.
    by_constant: FxHashMap<&'m str, Vec<usize>>,
    /// Hashes of every name that stands in a file, once they were asked for; and in any of them.
    mentioned: Vec<OnceLock<FxHashSet<u64>>>,
    mentioned_anywhere: OnceLock<FxHashSet<u64>>,
}

/// What one file defines at its top.
#[derive(Default)]
pub(super) struct Defs<'m> {
    pub names: FxHashMap<&'m str, Def<'m>>,
    /// Methods written outside their class, by the type's name.
    pub methods: FxHashMap<&'m str, Vec<&'m Function>>,
    pub wildcards: Vec<&'m Import>,
    pub imports: Vec<&'m Import>,
}

#[derive(Clone, Copy)]
pub(super) enum Def<'m> {
    Function(&'m Function),
    Class(&'m Class, Option<&'m Class>),
    Import(&'m Import),
}

impl<'m> Definitions<'m> {
    /// Reads what each file defines; `modules` in the order in which they are asked for.
    pub fn new(modules: &[&'m Module]) -> Self {
        let mentioned = modules.iter().map(|_| OnceLock::new()).collect();
        let mut all = Self { modules: modules.to_vec(), mentioned, ..Self::default() };
        for (number, module) in modules.iter().enumerate() {
            let mut defs = Defs::default();
            collect(&module.body, &mut defs, 0);
            if shares_names(module.language) {
                let is_defined = |def: &Def<'_>| match def {
                    Def::Import(_) => false,
                    Def::Function(function) => !function.is_abstract,
                    Def::Class(..) => true,
                };
                // Each name has a list of its own: in which order they come makes no difference.
                let defined = defs.names.iter().filter(|(_, def)| is_defined(def));
                defined.for_each(|(name, _)| all.by_name.entry(name).or_default().push(number));
            }
            if module.language == Language::Go {
                constants(&module.body, &mut |name| {
                    let files = all.by_constant.entry(name).or_default();
                    if files.last() != Some(&number) {
                        files.push(number);
                    }
                });
            }
            all.files.push(defs);
            all.by_ending.entry(ending(&module.path)).or_default().push(number);
            all.by_place.entry(folder(&module.path)).or_default().push(number);
            if !module.package.is_empty() {
                all.by_package.entry(&module.package).or_default().push(number);
            }
            if shares_names(module.language) {
                let folder = all.by_folder.entry((folder(&module.path), module.language)).or_default();
                function_names(&module.body, &mut |name| {
                    folder.entry(name).and_modify(|file| *file = if *file == number { number } else { usize::MAX }).or_insert(number);
                });
            }
        }
        all
    }

    /// Whether these are the definitions of just these files.
    pub(super) fn are_of(&self, modules: &[&'m Module]) -> bool {
        self.modules.len() == modules.len() && self.modules.iter().zip(modules).all(|(one, other)| std::ptr::eq(*one, *other))
    }

    pub(super) fn modules(&self) -> &[&'m Module] {
        &self.modules
    }

    pub(super) fn of(&self, number: usize) -> &Defs<'m> {
        &self.files[number]
    }

    /// Whether some file names this: a variable, a member, a type, a keyword, an import, or a short text that may be looked up by.
    pub(super) fn mention(&self, name: &str) -> bool {
        let anywhere = || (0..self.modules.len()).flat_map(|number| self.mentioned_in(number)).copied().collect();
        self.mentioned_anywhere.get_or_init(anywhere).contains(&hash(name))
    }

    /// The same of one file.
    pub(super) fn mention_in(&self, number: usize, name: &str) -> bool {
        self.mentioned_in(number).contains(&hash(name))
    }

    fn mentioned_in(&self, number: usize) -> &FxHashSet<u64> {
        self.mentioned[number].get_or_init(|| mentioned(self.modules[number]))
    }

    /// Files of a package, in order.
    pub(super) fn of_package(&self, package: &str) -> &[usize] {
        self.by_package.get(package).map_or(&[], Vec::as_slice)
    }

    /// Files of a folder, in order.
    pub(super) fn of_folder(&self, folder: &str) -> &[usize] {
        self.by_place.get(folder).map_or(&[], Vec::as_slice)
    }

    /// Files whose path may end with `wanted`, in order.
    pub(super) fn ending_with(&self, wanted: &str) -> Vec<usize> {
        if is_of_folder(wanted) && !wanted.contains('/') {
            return (0..self.modules.len()).collect();
        }
        self.by_ending.get(ending(wanted)).cloned().unwrap_or_default()
    }

    /// Files that define a class or a function with a body of this name, in order.
    pub(super) fn defining(&self, name: &str) -> &[usize] {
        self.by_name.get(name).map_or(&[], Vec::as_slice)
    }

    /// Files of Go that declare a constant of this name, in order.
    pub(super) fn with_constant(&self, name: &str) -> &[usize] {
        self.by_constant.get(name).map_or(&[], Vec::as_slice)
    }

    /// Whether another file of the folder that `number` lies in defines a function, class or method of this name, seen without an import.
    pub(super) fn is_defined_beside(&self, number: usize, name: &str) -> bool {
        let module = self.modules[number];
        let folder = self.by_folder.get(&(folder(&module.path), module.language));
        folder.and_then(|names| names.get(name)).is_some_and(|file| *file != number)
    }
}

/// Constants that a file declares at its top.
fn constants<'m>(body: &'m [Stmt], see: &mut dyn FnMut(&'m str)) {
    for stmt in body {
        match &stmt.kind {
            StmtKind::Var { name, is_const: true, .. } => see(name),
            StmtKind::Block(inner) => constants(inner, see),
            _ => {}
        }
    }
}

/// Whether files of a folder see each other's names without an import.
pub(super) const fn shares_names(language: Language) -> bool {
    !matches!(language, Language::Python | Language::JavaScript | Language::TypeScript | Language::Tsx)
}

pub(super) fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Names of files that stand for the folder they lie in.
fn is_of_folder(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.starts_with("__init__.") || name.starts_with("index.") || name == "mod.rs"
}

/// The last part of a path; of a file that stands for its folder the last two.
fn ending(path: &str) -> &str {
    let parts = if is_of_folder(path) { 2 } else { 1 };
    path.rmatch_indices('/').nth(parts - 1).map_or(path, |(at, _)| &path[at + 1..])
}

/// Definitions anywhere at the top of the file, conditional ones too; the last one counts.
fn collect<'m>(body: &'m [Stmt], defs: &mut Defs<'m>, depth: u32) {
    if depth > 8 {
        return;
    }
    for stmt in body {
        match &stmt.kind {
            StmtKind::Function(function) => match &function.receiver_type {
                Some(receiver) => defs.methods.entry(base_name(&receiver.name)).or_default().push(function),
                None => {
                    // A declaration does not hide a definition.
                    if !(function.is_abstract && defs.names.contains_key(&*function.name)) {
                        defs.names.insert(&function.name, Def::Function(function));
                    }
                }
            },
            StmtKind::Class(class) => collect_class(class, None, defs, depth),
            StmtKind::Import(import) => {
                defs.imports.push(import);
                if import.wildcard {
                    defs.wildcards.push(import);
                } else {
                    defs.names.insert(local_name(import), Def::Import(import));
                }
            }
            StmtKind::If { then, otherwise, .. } => {
                collect(otherwise, defs, depth + 1);
                collect(then, defs, depth + 1);
            }
            StmtKind::Try { body, catches, .. } => {
                for catch in catches {
                    collect(&catch.body, defs, depth + 1);
                }
                collect(body, defs, depth + 1);
            }
            StmtKind::Block(body) | StmtKind::Unsafe(body) => collect(body, defs, depth + 1),
            _ => {}
        }
    }
}

fn collect_class<'m>(class: &'m Class, outer: Option<&'m Class>, defs: &mut Defs<'m>, depth: u32) {
    if outer.is_none() || !defs.names.contains_key(&*class.name) {
        defs.names.insert(&class.name, Def::Class(class, outer));
    }
    if depth < 8 {
        for stmt in &class.body {
            if let StmtKind::Class(inner) = &stmt.kind {
                collect_class(inner, Some(class), defs, depth + 1);
            }
        }
    }
}

/// `Foo` of `pkg.Foo`, `Foo<T>`, `*Foo`.
fn base_name(name: &str) -> &str {
    let name = name.trim_start_matches(['*', '&', ' ']);
    let name = name.split(['<', '[']).next().unwrap_or(name);
    name.rsplit(['.', ':']).next().unwrap_or(name)
}

/// Names of the functions and methods a file defines.
fn function_names<'m>(body: &'m [Stmt], see: &mut dyn FnMut(&'m str)) {
    names_below(body, see, 0);
}

fn names_below<'m>(body: &'m [Stmt], see: &mut dyn FnMut(&'m str), depth: u32) {
    if depth > 12 {
        return;
    }
    for stmt in body {
        match &stmt.kind {
            StmtKind::Function(function) => see(&function.name),
            StmtKind::Class(class) => {
                see(&class.name);
                class.methods.iter().for_each(|method| see(&method.name));
                names_below(&class.body, see, depth + 1);
            }
            StmtKind::Block(inner) => names_below(inner, see, depth + 1),
            _ => {}
        }
    }
}

fn hash(name: &str) -> u64 {
    let mut hasher = FxHasher::default();
    name.hash(&mut hasher);
    hasher.finish()
}

/// Every name that stands in a file, by its hash: two that share one both count.
fn mentioned(module: &Module) -> FxHashSet<u64> {
    let mut names: FxHashSet<u64> = FxHashSet::default();
    let add = |names: &mut FxHashSet<u64>, text: &str| {
        if text.len() <= MAX_NAME {
            names.extend(text.split(['.', ':', '/', '\\', ' ']).filter(|part| !part.is_empty()).map(hash));
        }
    };
    walk(&module.body, &mut |seen| match seen {
        Seen::Import(import) => {
            add(&mut names, &import.path);
            import.item.iter().chain(&import.alias).for_each(|name| add(&mut names, name));
        }
        Seen::Expr(expr) => match &expr.kind {
            ExprKind::Name(name) | ExprKind::Member { name, .. } => add(&mut names, name),
            ExprKind::Lit(Lit::Str(text) | Lit::Bytes(text)) => add(&mut names, text),
            ExprKind::Type(ty) | ExprKind::Cast { ty, .. } | ExprKind::TypeTest { ty, .. } => add(&mut names, &ty.name),
            ExprKind::Call { args, .. } => args.iter().filter_map(|arg| arg.name.as_ref()).for_each(|name| add(&mut names, name)),
            _ => {}
        },
        Seen::Variable(name, _) => add(&mut names, name),
        Seen::Function(function) => {
            add(&mut names, &function.name);
            for param in &function.params {
                add(&mut names, &param.name);
                param.ty.iter().for_each(|ty| add(&mut names, &ty.name));
            }
        }
        _ => {}
    });
    names
}
