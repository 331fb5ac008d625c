//! Names: the modules and classes of the artifact, what imports bind, what a type's name means. Knows no statements.

use std::rc::Rc;

use assay_manifests::Language;

use super::{
    Engine,
    definitions::{Def, Defs, folder},
    value::{ClassId, Closure, Kind, Ref, Value},
};
use crate::flow::ir::{Class, Function, Import, Module, StmtKind, Sym, TypeRef};

/// Most files of one package of Go that are asked for a name.
const MAX_PACKAGE_FILES: usize = 60;

pub(super) struct ModuleInfo<'a> {
    pub module: &'a Module,
    pub(super) defs: &'a Defs<'a>,
    /// Whether anything was asked of what it defines.
    pub(super) asked: bool,
    /// Scope of the module's variables, once its body ran.
    pub scope: Option<Ref>,
}

pub(super) struct ClassInfo<'a> {
    pub class: &'a Class,
    pub module: usize,
    pub name: Sym,
    pub outer: Option<ClassId>,
    pub bases: Vec<Base>,
    /// Object of the static fields; set when first asked.
    pub statics: Option<Ref>,
    /// Scope the class was made in, where that is not the module's.
    pub scope: Option<Ref>,
}

#[derive(Clone)]
pub(super) enum Base {
    User(ClassId),
    Library(Sym),
}

impl<'a> ModuleInfo<'a> {
    pub fn new(module: &'a Module, defs: &'a Defs<'a>) -> Self {
        Self { module, defs, asked: false, scope: None }
    }

    pub(super) fn defs(&mut self) -> &'a Defs<'a> {
        self.asked = true;
        self.defs
    }
}

/// The name an import binds.
pub(super) fn local_name(import: &Import) -> &str {
    if let Some(alias) = &import.alias {
        return alias;
    }
    let full = import.item.as_deref().unwrap_or(&import.path);
    let last = full.rsplit('/').next().unwrap_or(full);
    last.rsplit('.').next().unwrap_or(last)
}

/// What an import takes, with where it takes it from.
pub(super) fn import_path(import: &Import) -> Sym {
    match &import.item {
        Some(item) => format!("{}.{item}", import.path).into(),
        None => import.path.clone(),
    }
}

/// Constructor names by language habit.
pub(super) fn is_constructor(class: &Class, function: &Function) -> bool {
    matches!(&*function.name, "__init__" | "constructor" | "__construct" | "initialize" | "<init>")
        || (function.name == class.name && !function.name.is_empty())
        // The container calls it before anything else, once the object is made.
        || &*function.name == "init" && class.bases.iter().any(|base| base.name.ends_with("Servlet") || base.name.ends_with("Filter"))
}

impl<'a> Engine<'a> {
    /// Number of a class; registered when first seen.
    pub(super) fn class_number(&mut self, class: &'a Class, module: usize, outer: Option<ClassId>, scope: Option<Ref>) -> ClassId {
        if let Some(known) = self.class_numbers.get(&std::ptr::from_ref(class)) {
            return *known;
        }
        let package = &self.modules[module].module.package;
        let name: Sym = match outer {
            Some(outer) => format!("{}.{}", self.classes[outer.0 as usize].name, class.name).into(),
            None if package.is_empty() => class.name.clone(),
            None => format!("{package}.{}", class.name).into(),
        };
        let number = ClassId(self.classes.len() as u32);
        self.class_numbers.insert(std::ptr::from_ref(class), number);
        self.classes.push(ClassInfo { class, module, name, outer, bases: Vec::new(), statics: None, scope });
        let bases: Vec<Base> = class.bases.iter().take(8).map(|base| self.base(base, module, scope.is_some())).collect();
        self.classes[number.0 as usize].bases = bases;
        number
    }

    fn base(&mut self, base: &'a TypeRef, module: usize, is_local: bool) -> Base {
        // A class of the function around it.
        let local = if is_local && !base.name.contains('.') { self.lookup(&base.name) } else { None };
        if let Some(Kind::Class(class)) = local.map(|local| local.kind) {
            return Base::User(class);
        }
        let value = self.type_value(&base.name, module);
        match value.kind {
            Kind::Class(class) => Base::User(class),
            Kind::Lib(name) => Base::Library(name),
            _ => Base::Library(base.name.clone()),
        }
    }

    /// What a (possibly dotted) type name written in a module means.
    fn type_value(&mut self, name: &str, module: usize) -> Value<'a> {
        let name = name.split('<').next().unwrap_or(name).trim_start_matches(['*', '&', '?', '\\', ' ']);
        let mut parts = name.split('.');
        let first = parts.next().unwrap_or(name);
        let mut value = self.module_name(module, first, 0).unwrap_or_else(|| Value::of(Kind::Lib(self.implicit(module, first))));
        for part in parts {
            value = match value.kind {
                Kind::Lib(lib) => self.library_member(&lib, part),
                Kind::Class(class) => self.nested_class(class, part).unwrap_or_else(|| Value::of(Kind::Lib(name.into()))),
                _ => return Value::of(Kind::Lib(name.into())),
            };
        }
        value
    }

    pub(super) fn nested_class(&mut self, class: ClassId, name: &str) -> Option<Value<'a>> {
        let info = &self.classes[class.0 as usize];
        let module = info.module;
        let found = info.class.body.iter().find_map(|stmt| match &stmt.kind {
            StmtKind::Class(inner) if &*inner.name == name => Some(&**inner),
            _ => None,
        })?;
        Some(Value::of(Kind::Class(self.class_number(found, module, Some(class), None))))
    }

    /// Qualified name of a type as written in the present module.
    pub(super) fn type_name(&mut self, ty: &TypeRef) -> Option<Sym> {
        if !ty.dims.is_empty() {
            if self.on_jvm() {
                let element = TypeRef { dims: ty.dims[1..].to_vec(), ..ty.clone() };
                return Some(self.type_name(&element).map_or_else(|| "array".into(), |inner| format!("{inner}[]").into()));
            }
            return Some("array".into());
        }
        match &*ty.name {
            "" | "var" | "auto" | "any" | "object" | "Object" | "dynamic" | "val" | "let" | "const" | "mixed" | "unknown" => return None,
            "Optional" | "Option" | "Annotated" | "Awaitable" | "Promise" | "Task" | "Result" | "Box" | "Arc" | "Rc" => {
                return ty.args.first().and_then(|inner| self.type_name(inner));
            }
            _ => {}
        }
        if let Some(simple) = primitive(&ty.name) {
            return Some(simple.into());
        }
        // What hands out a value of the program's own type is told by that: extractors, locks, shared state.
        if self.language == Language::Rust
            && let [inner] = ty.args.as_slice()
            && matches!(
                crate::rule::pattern::last_segment(&ty.name),
                "Json"
                    | "Form"
                    | "Query"
                    | "Path"
                    | "Data"
                    | "State"
                    | "Extension"
                    | "Mutex"
                    | "RwLock"
                    | "RefCell"
                    | "ReqData"
                    | "Valid"
                    | "LazyForm"
            )
        {
            if let Some(simple) = primitive(&inner.name).filter(|_| inner.dims.is_empty()) {
                return Some(simple.into());
            }
            if let Some(class) = self.type_class(inner) {
                return Some(self.classes[class.0 as usize].name.clone());
            }
        }
        let module = self.module_number();
        match self.type_value(&ty.name, module).kind {
            Kind::Class(class) => Some(self.classes[class.0 as usize].name.clone()),
            Kind::Lib(name) => Some(name),
            _ => Some(ty.name.clone()),
        }
    }

    /// The class a type as written names, where it stands in the artifact.
    pub(super) fn type_class(&mut self, ty: &TypeRef) -> Option<ClassId> {
        if !ty.dims.is_empty() || primitive(&ty.name).is_some() {
            return None;
        }
        let module = self.module_number();
        match self.type_value(&ty.name, module).kind {
            Kind::Class(class) => Some(class),
            _ => None,
        }
    }

    /// Qualified name of a name that no import binds: by the pack's knowledge, else as it is.
    pub(super) fn implied(&mut self, module: usize, name: &str) -> Sym {
        if let Some(shared) = self.shared
            && let Ok(at) = shared.types.names.binary_search_by(|(known, _)| (**known).cmp(name))
        {
            return shared.types.names[at].1.clone();
        }
        if matches!(self.language, Language::Java | Language::Kotlin) {
            let full = format!("java.lang.{name}");
            if self.index.mentions(&full) || super::habits::is_java_lang(name) {
                return full.into();
            }
        }
        if self.language == Language::Kotlin && super::habits::is_kotlin_own(name) {
            return name.into();
        }
        let wildcards: Vec<&'a Import> = self.modules[module].defs().wildcards.clone();
        for import in wildcards {
            let full = format!("{}.{name}", import.path);
            if self.index.mentions(&full) {
                return full.into();
            }
        }
        // One wildcard import alone explains a capitalised name.
        if name.starts_with(char::is_uppercase)
            && matches!(self.language, Language::Java | Language::Kotlin)
            && let [only] = self.modules[module].defs().wildcards[..]
            && only.item.is_none()
        {
            return format!("{}.{name}", only.path).into();
        }
        name.into()
    }

    /// What a name means at the top of a module: a definition, an import, a class of the same package. Variables are in scopes.
    pub(super) fn module_name(&mut self, module: usize, name: &str, depth: u32) -> Option<Value<'a>> {
        let def = self.modules.get_mut(module)?.defs().names.get(name).copied();
        if let Some(def) = def {
            return Some(self.def_value(def, module, depth));
        }
        self.neighbour(module, name)
    }

    /// A name of another file that needs no import: same package, same folder, same program.
    fn neighbour(&mut self, module: usize, name: &str) -> Option<Value<'a>> {
        if self.modules.len() < 2 {
            return None;
        }
        let found = match self.beside.get(&module).and_then(|names| names.get(name)) {
            Some(known) => *known,
            None => {
                let beside = self.neighbours(module);
                let place = self.definitions.defining(name).iter().find_map(|other| beside.binary_search(other).ok());
                self.ask_neighbours(module, &beside, place.map_or(beside.len(), |place| place + 1));
                let found = place.and_then(|place| Some((beside[place], self.definitions.of(beside[place]).names.get(name).copied()?)));
                self.beside.entry(module).or_default().insert(name.into(), found);
                found
            }
        };
        match found {
            Some((other, def)) => Some(self.def_value(def, other, 1)),
            None if self.language == Language::Go => self.package_constant(module, name),
            None => None,
        }
    }

    /// Notes that the first `count` of a file's neighbours were asked for what they define.
    fn ask_neighbours(&mut self, module: usize, beside: &[usize], count: usize) {
        let asked = self.asked_neighbours.entry(module).or_default();
        for other in beside.iter().take(count).skip(*asked) {
            self.modules[*other].asked = true;
        }
        *asked = count.max(*asked);
    }

    /// A constant that another file of a Go package declares.
    fn package_constant(&mut self, module: usize, name: &str) -> Option<Value<'a>> {
        let other = match self.constants_beside.get(&(module, name.into())) {
            Some(known) => *known,
            None => {
                let beside = self.neighbours(module);
                let found = self.definitions.with_constant(name).iter().copied().find(|other| beside.binary_search(other).is_ok());
                self.constants_beside.insert((module, name.into()), found);
                found
            }
        }?;
        self.run_module(other);
        let scope = self.modules[other].scope?;
        let held = self.st.heap.scope(scope)?.vars.get(name).cloned();
        held.filter(Value::is_plain_constant)
    }

    /// Files whose names a file sees without an import.
    fn neighbours(&mut self, module: usize) -> Rc<[usize]> {
        use Language::*;
        if let Some(known) = self.neighbours.get(&module) {
            return known.clone();
        }
        let here = self.modules[module].module;
        let (language, package, path) = (here.language, &here.package, &here.path);
        let wildcards: Vec<Sym> = self.modules[module].defs().wildcards.iter().map(|import| import.path.clone()).collect();
        let near = |other: &Module| match language {
            Java | Kotlin => matches!(other.language, Java | Kotlin) && (other.package == *package || wildcards.contains(&other.package)),
            Go => other.language == Go && folder(&other.path) == folder(path),
            CSharp | Php | Ruby => {
                other.language == language && (other.package == *package || other.package.is_empty() || wildcards.contains(&other.package))
            }
            C | Cpp => matches!(other.language, C | Cpp),
            _ => false,
        };
        let found: Rc<[usize]> = (0..self.modules.len()).filter(|i| *i != module && near(self.modules[*i].module)).take(200).collect();
        self.neighbours.insert(module, found.clone());
        found
    }

    pub(super) fn def_value(&mut self, def: Def<'a>, module: usize, depth: u32) -> Value<'a> {
        match def {
            Def::Function(function) => self.closure(function, module, None, None),
            Def::Class(class, outer) => {
                let outer = outer.map(|outer| self.class_number(outer, module, None, None));
                Value::of(Kind::Class(self.class_number(class, module, outer, None)))
            }
            Def::Import(import) => self.import_value(import, module, depth),
        }
    }

    pub(super) fn closure(&mut self, function: &'a Function, module: usize, class: Option<ClassId>, this: Option<Value<'a>>) -> Value<'a> {
        let scope = self.modules[module].scope.unwrap_or(Ref(0));
        let scope = class.and_then(|class| self.classes[class.0 as usize].scope).unwrap_or(scope);
        Value::of(Kind::Func(Rc::new(Closure { function, module, class, this, scope })))
    }

    /// What an import binds: a definition of the artifact, or a library's name.
    pub(super) fn import_value(&mut self, import: &'a Import, module: usize, depth: u32) -> Value<'a> {
        let path: &str = match import.path.trim_start_matches("node:") {
            // The same under its own name.
            "posixpath" if self.language == Language::Python => "os.path",
            path => path,
        };
        // Data of the artifact: made anew each time, since what is on the heap ends with the function that asked.
        if let Some(value) = self.data_import(import, module) {
            return value;
        }
        if let Some(known) = self.imports.get(&std::ptr::from_ref(import)) {
            return known.clone();
        }
        let mut value = None;
        if depth < 6 {
            value = match &import.item {
                Some(item) => self.artifact_name(module, path, Some(item), depth),
                None => self.artifact_name(module, path, None, depth),
            };
        }
        let value = value.unwrap_or_else(|| {
            let name: Sym = match &import.item {
                Some(item) if self.is_platform_class(path, item) => item.clone(),
                Some(item) => format!("{}.{item}", path.trim_start_matches('.')).into(),
                None => path.into(),
            };
            Value::of(Kind::Lib(name))
        });
        self.imports.insert(std::ptr::from_ref(import), value.clone());
        value
    }

    /// The module that is asked for by a text: one of the artifact, its data among them, or a library's name.
    pub(super) fn module_named(&mut self, path: &str) -> Value<'a> {
        let from = self.module_number();
        let path = path.trim_start_matches("node:");
        if let Some(value) = self.data_module(path, from) {
            return value;
        }
        self.artifact_name(from, path, None, 0).unwrap_or_else(|| Value::of(Kind::Lib(path.into())))
    }

    /// `path` (and `item` in it) where the artifact itself holds it.
    fn artifact_name(&mut self, from: usize, path: &str, item: Option<&str>, depth: u32) -> Option<Value<'a>> {
        if self.modules.len() < 2 {
            return None;
        }
        if self.modules[from].module.language == Language::Go {
            return self.find_package(path).map(|found| Value::of(Kind::Lib(module_tag(found))));
        }
        if let Some(found) = self.find_module(from, path) {
            let Some(item) = item else { return Some(Value::of(Kind::Lib(module_tag(found)))) };
            if item == "default" || item == "*" {
                return Some(Value::of(Kind::Lib(module_tag(found))));
            }
            // A package's own name, or one of the modules in it.
            let member = self.member_of_module(found, item, depth + 1);
            if member.is_some() || self.language != Language::Python {
                return member;
            }
        }
        // `from package import module`, `import com.example.Foo`.
        let full = item
            .map_or_else(|| path.to_owned(), |item| if path.ends_with('.') { format!("{path}{item}") } else { format!("{path}.{item}") });
        if item.is_some()
            && let Some(found) = self.find_module(from, &full)
        {
            return Some(Value::of(Kind::Lib(module_tag(found))));
        }
        let (package, name) = full.rsplit_once('.')?;
        let definitions = self.definitions;
        for other in definitions.of_package(package).iter().take(50).copied() {
            if let Some(def @ (Def::Class(..) | Def::Function(_))) = self.modules[other].defs().names.get(name).copied() {
                return Some(self.def_value(def, other, depth + 1));
            }
        }
        if self.is_php() {
            // A constant of a namespace.
            let candidates = (0..self.modules.len()).filter(|i| *i != from && &*self.modules[*i].module.package == package);
            for other in candidates.take(50).collect::<Vec<_>>() {
                self.run_module(other);
                let scope = self.modules[other].scope;
                let held = scope.and_then(|scope| self.st.heap.scope(scope)?.vars.get(name).cloned());
                if let Some(value) = held.filter(Value::is_plain_constant) {
                    return Some(value);
                }
            }
        }
        None
    }

    /// The artifact's module that `path` names, seen from another one.
    pub(super) fn find_module(&self, from: usize, path: &str) -> Option<usize> {
        let language = self.modules[from].module.language;
        let here = &self.modules[from].module.path;
        let dots = path.len() - path.trim_start_matches('.').len();
        let rest = path[dots..].replace('.', "/");
        let endings: &[&str] = match language {
            Language::Python => &[".py", "/__init__.py"],
            Language::JavaScript | Language::TypeScript | Language::Tsx => {
                &[".js", ".ts", ".tsx", ".jsx", ".mjs", ".cjs", "/index.js", "/index.ts"]
            }
            Language::Rust => &[".rs", "/mod.rs"],
            Language::Ruby => &[".rb"],
            _ => return None,
        };
        let wanted: Vec<String> = if dots > 0 {
            let mut folder: Vec<&str> = here.split('/').collect();
            folder.truncate(folder.len().saturating_sub(dots));
            let mut base = folder.join("/");
            if !base.is_empty() && !rest.is_empty() {
                base.push('/');
            }
            endings.iter().map(|ending| format!("{base}{rest}{ending}")).collect()
        } else {
            // A package's own name may be absolute: it is a whole end of a path. Scripts import others by relative paths only.
            if !matches!(language, Language::Python | Language::Rust | Language::Ruby) || rest.is_empty() {
                return None;
            }
            endings.iter().map(|ending| format!("{rest}{ending}")).collect()
        };
        let fits = |path: &str| {
            wanted.iter().any(|end| {
                path.strip_suffix(end.as_str()).is_some_and(|head| head.is_empty() || (dots == 0 && head.ends_with('/') && head.len() < 64))
            })
        };
        let ending = wanted.iter().flat_map(|end| self.definitions.ending_with(end));
        ending.filter(|i| *i != from && fits(&self.modules[*i].module.path)).min()
    }

    /// The first file of the folder that an import of Go names: the path's end is the folder, what stands before it a module's name.
    fn find_package(&self, path: &str) -> Option<usize> {
        let first = path.split('/').next().unwrap_or(path);
        if super::gonames::is_standard(first) {
            return None;
        }
        // The longest folder wins; what stands before it is not empty.
        path.match_indices('/').find_map(|(at, _)| {
            let (prefix, folder) = (&path[..at], &path[at + 1..]);
            // A host of repositories is followed by an owner and a name; what is shorter is another module's own package.
            let parts = prefix.trim_end_matches('/').split('/').count();
            if folder.is_empty() || (matches!(first, "github.com" | "gitlab.com" | "bitbucket.org") && parts < 3) {
                return None;
            }
            self.definitions.of_folder(folder).first().copied()
        })
    }

    /// A name of a package of Go, whichever of its files says it.
    fn member_of_package(&mut self, module: usize, name: &str, depth: u32) -> Option<Value<'a>> {
        let definitions = self.definitions;
        let files = definitions.of_folder(folder(&self.modules[module].module.path));
        let files = &files[..files.len().min(MAX_PACKAGE_FILES)];
        for file in files {
            if let Some(def) = self.modules[*file].defs().names.get(name).copied()
                && !matches!(def, Def::Import(_))
            {
                return Some(self.def_value(def, *file, depth));
            }
        }
        files.iter().find_map(|file| {
            self.run_module(*file);
            let scope = self.modules[*file].scope?;
            self.st.heap.scope(scope)?.vars.get(name).cloned()
        })
    }

    /// A name of another module: a definition, or a variable of its body, which is run for it.
    pub(super) fn member_of_module(&mut self, module: usize, name: &str, depth: u32) -> Option<Value<'a>> {
        if depth > 6 {
            return None;
        }
        if self.modules[module].module.language == Language::Go {
            return self.member_of_package(module, name, depth);
        }
        let def = self.modules[module].defs().names.get(name).copied();
        if let Some(def) = def {
            return Some(self.def_value(def, module, depth));
        }
        self.run_module(module);
        let scope = self.modules[module].scope?;
        let found = self.st.heap.scope(scope)?.vars.get(name).cloned();
        // CommonJS: what was put on `module.exports` or `exports`.
        found.or_else(|| self.exported(scope, name))
    }

    fn exported(&mut self, scope: Ref, name: &str) -> Option<Value<'a>> {
        let scope = self.st.heap.scope(scope)?;
        let exports = scope.vars.iter().find(|(key, _)| matches!(&***key, "module.exports" | "exports")).map(|(_, value)| value.clone())?;
        let object = self.st.heap.object(exports.cell()?)?;
        object.field(name).cloned()
    }

    /// What a script's module exports by default.
    pub(super) fn default_export(&mut self, module: usize) -> Option<Value<'a>> {
        let exported = if self.is_script() { self.member_of_module(module, "default", 0) } else { None };
        exported.filter(|value| !matches!(&value.kind, Kind::Lib(name) if tagged_module(name) == Some(module)))
    }

    /// A member of a library name, or of one of the artifact's modules.
    pub(super) fn library_member(&mut self, library: &str, name: &str) -> Value<'a> {
        if let Some(module) = tagged_module(library) {
            if let Some(member) = self.member_of_module(module, name, 0) {
                return member;
            }
            // A default import: what the module exports by default has the member.
            return match self.default_export(module) {
                Some(exported) => self.member(&exported, &name.into(), assay_manifests::Span::default()),
                None => self.unknown(),
            };
        }
        if self.language == Language::Go
            && let Some(value) = super::gonames::constant(library, name)
        {
            return value;
        }
        if (self.language == Language::Python || self.is_script())
            && let Some(value) = super::habits::library_constant(library, name).or_else(|| super::script::library_constant(library, name))
        {
            return value;
        }
        let full: Sym = format!("{library}.{name}").into();
        if self.on_jvm()
            && name.starts_with(char::is_uppercase)
            && let Some(class) = self.qualified_class(&full)
        {
            return class;
        }
        // Rules know what the platform has by the name of its class.
        if self.is_platform_class(library, name) {
            return Value::of(Kind::Lib(name.into()));
        }
        self.held_by_library(&full).unwrap_or_else(|| Value::of(Kind::Lib(full)))
    }
}

/// Name under which a module of the artifact is a value.
pub(super) fn module_tag(module: usize) -> Sym {
    format!("\u{1}{module}").into()
}

pub(super) fn tagged_module(name: &str) -> Option<usize> {
    name.strip_prefix('\u{1}')?.parse().ok()
}

/// Types that carry no untrusted text: `number`, `boolean`; and `string`, whose name is one in every language.
pub(super) fn primitive(name: &str) -> Option<&'static str> {
    Some(match name {
        "int" | "long" | "short" | "byte" | "float" | "double" | "Integer" | "Long" | "Short" | "Float" | "Double" | "Int" | "Byte"
        | "number" | "int8" | "int16" | "int32" | "int64" | "uint" | "uint8" | "uint16" | "uint32" | "uint64" | "float32" | "float64"
        | "i8" | "i16" | "i32" | "i64" | "i128" | "u8" | "u16" | "u32" | "u64" | "u128" | "usize" | "isize" | "f32" | "f64" | "size_t"
        | "ssize_t" | "decimal" | "uint8_t" | "uint16_t" | "uint32_t" | "uint64_t" | "int8_t" | "int16_t" | "int32_t" | "int64_t"
        | "unsigned" | "UUID" | "uuid.UUID" | "java.util.UUID" | "Guid" | "BigInteger" | "BigDecimal" | "LocalDate" | "Instant"
        | "Uuid" | "uuid.Uuid" | "NaiveDate" | "NaiveDateTime" | "chrono.NaiveDate" | "NonZeroU32" | "NonZeroU64" | "NonZeroUsize" => {
            "number"
        }
        "bool" | "boolean" | "Boolean" | "Bool" | "_Bool" => "boolean",
        "string" | "String" | "str" | "&str" | "java.lang.String" | "CharSequence" => "string",
        _ => return None,
    })
}
