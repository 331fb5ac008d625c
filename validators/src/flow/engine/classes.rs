//! Classes in sight: methods, constructors, bases, statics. Knows nothing of rules.

use std::rc::Rc;

use assay_manifests::Language;

use super::{
    Engine,
    call::ArgValue,
    heap::{Object, Shape},
    names::{Base, is_constructor},
    value::{ClassId, Closure, Kind, Ref, Value},
};
use crate::flow::ir::{Class, Function, ParamKind, StmtKind, Sym};

impl<'a> Engine<'a> {
    pub(super) fn inner_class(&mut self, class: ClassId, name: &str) -> Option<Value<'a>> {
        let info = &self.classes[class.0 as usize];
        let (module, decl) = (info.module, info.class);
        let found = decl.body.iter().find_map(|stmt| match &stmt.kind {
            StmtKind::Class(inner) if &*inner.name == name => Some(&**inner),
            _ => None,
        })?;
        Some(Value::of(Kind::Class(self.class_number(found, module, Some(class), None))))
    }

    /// Whether a class is another one or has it among its bases.
    pub(super) fn descends_from(&self, class: ClassId, other: ClassId, depth: u32) -> bool {
        class == other
            || depth < 8
                && self.classes[class.0 as usize].bases.iter().any(|base| match base {
                    Base::User(base) => self.descends_from(*base, other, depth + 1),
                    Base::Library(_) => false,
                })
    }

    /// A method of a class in the artifact, with the class it stands in.
    pub(super) fn find_method(&mut self, class: ClassId, name: &str, args: Option<usize>, depth: u32) -> Option<(&'a Function, ClassId)> {
        if depth > 8 {
            return None;
        }
        if depth == 0
            && self.language == Language::Ruby
            && let Some(order) = self.ruby_order(class, 0)
        {
            return order.into_iter().find_map(|one| self.own_method(one, name, args));
        }
        if depth == 0
            && let Some(order) = self.python_lineage(class)
        {
            return order.iter().find_map(|one| self.defined_by(*one, name));
        }
        let kotlin = self.language == Language::Kotlin;
        let (found, module, class_name) = {
            let info = &self.classes[class.0 as usize];
            // A function that extends another type is none of this one's.
            let fits =
                |function: &&Function| &*function.name == name && !function.is_abstract && !(kotlin && function.receiver_type.is_some());
            let mut named = info.class.methods.iter().map(|method| &**method).filter(fits);
            let first = named.next();
            let exact =
                info.class.methods.iter().map(|method| &**method).filter(fits).find(|function| args.is_none_or(|n| takes(function, n)));
            (exact.or(first), info.module, info.class.name.clone())
        };
        if let Some(found) = found {
            return Some((found, class));
        }
        let outside = |engine: &mut Self, module: usize| {
            let methods = engine.modules[module].defs().methods.get(&*class_name)?;
            methods.iter().find(|method| &*method.name == name && !method.is_abstract).copied()
        };
        let extension = outside(self, module);
        if let Some(found) = extension.filter(|_| !kotlin) {
            return Some((found, class));
        }
        if matches!(self.language, Language::Go | Language::Cpp | Language::C | Language::Rust) && self.modules.len() > 1 {
            for other in 0..self.modules.len().min(200) {
                if other != module
                    && self.modules[other].module.language == self.language
                    && let Some(found) = outside(self, other)
                {
                    return Some((found, class));
                }
            }
        }
        let mut bases = self.classes[class.0 as usize].bases.clone();
        if self.is_php() {
            // What a trait brings comes before what is inherited.
            let own = &self.classes[class.0 as usize].class.bases;
            let mut order: Vec<usize> = (0..bases.len()).collect();
            order.sort_by_key(|at| own.get(*at).is_none_or(|base| base.pointers == 0));
            bases = order.into_iter().map(|at| bases[at].clone()).collect();
        }
        let inherited = bases.into_iter().find_map(|base| match base {
            Base::User(base) => self.find_method(base, name, args, depth + 1),
            Base::Library(_) => None,
        });
        // What a class has, or inherits, comes before what extends it.
        match extension.filter(|_| kotlin) {
            Some(extension) if inherited.is_none_or(|(method, _)| method.receiver_type.is_some()) => Some((extension, class)),
            _ => inherited,
        }
    }

    /// A function of the file that extends a class in Kotlin, where the member of that name cannot take what is given.
    pub(super) fn extension_beside(
        &mut self,
        found: (&'a Function, ClassId),
        class: ClassId,
        args: &[ArgValue<'a>],
    ) -> Option<(&'a Function, ClassId)> {
        if self.language != Language::Kotlin
            || found.0.receiver_type.is_some()
            || takes(found.0, args.len()) && self.can_take(found.0, args)
        {
            return None;
        }
        let info = &self.classes[class.0 as usize];
        let beside = self.modules[info.module].defs().methods.get(&*info.class.name)?;
        let one = beside.iter().copied().find(|one| one.name == found.0.name && !one.is_abstract && takes(one, args.len()))?;
        self.can_take(one, args).then_some((one, class))
    }

    /// C#: what the code of `written`, or a variable of that type, reaches by a name on an object of a class made of it. A method that says
    /// `override` takes the place of the inherited one, any other of its name hides that from who knows the object by its own class alone.
    pub(super) fn overriding(
        &mut self,
        own: ClassId,
        written: ClassId,
        name: &str,
        args: Option<usize>,
    ) -> Option<(&'a Function, ClassId)> {
        if self.language != Language::CSharp || own == written || self.classes[written.0 as usize].class.is_interface {
            return None;
        }
        let mut way = Vec::new();
        if !self.way_up(own, written, &mut way) {
            return None;
        }
        let mut seen = self.find_method(written, name, args, 0)?;
        for class in way.into_iter().rev() {
            let own: &'a Class = self.classes[class.0 as usize].class;
            let fits = |one: &&'a Function| &*one.name == name && !one.is_abstract && args.is_none_or(|count| takes(one, count));
            let mut named = own.methods.iter().map(|method| &**method).filter(fits).peekable();
            if named.peek().is_none() {
                continue;
            }
            match named.find(|one| one.is_override) {
                Some(one) => seen = (one, class),
                None => break,
            }
        }
        Some(seen)
    }

    /// The classes from one up to another that it is made of, that one left out.
    fn way_up(&self, own: ClassId, written: ClassId, way: &mut Vec<ClassId>) -> bool {
        if own == written {
            return true;
        }
        if way.len() >= 8 {
            return false;
        }
        way.push(own);
        let found = self.classes[own.0 as usize].bases.iter().any(|base| match base {
            Base::User(base) => self.descends_from(*base, written, 0) && self.way_up(*base, written, way),
            Base::Library(_) => false,
        });
        if !found {
            way.pop();
        }
        found
    }

    /// Of several methods of one name, the one that takes so many arguments.
    pub(super) fn overload(&mut self, function: Value<'a>, args: &[ArgValue<'a>]) -> Value<'a> {
        let count = args.len();
        let Kind::Func(closure) = &function.kind else { return function };
        let Some(class) = closure.class.filter(|_| self.implicit_this()) else { return function };
        let takes = |one: &crate::flow::ir::Function| {
            one.params.len() == count || one.params.iter().any(|param| param.kind == crate::flow::ir::ParamKind::Rest)
        };
        let (held, name, this) = (closure.function, closure.function.name.clone(), closure.this.clone());
        let seen = self.overridden(class, closure.this.as_ref(), &name, args);
        let found = if seen.is_some() {
            seen
        } else if takes(held) {
            Some(self.by_types((held, class), args, 0))
        } else {
            self.method_for(class, &name, args)
        };
        match found {
            Some((method, _)) if std::ptr::eq(method, held) => function,
            Some((method, owner)) if takes(method) => {
                let module = self.classes[owner.0 as usize].module;
                self.closure(method, module, Some(owner), this)
            }
            _ => function,
        }
    }

    /// A method of a class in sight, of no object yet.
    pub(super) fn unbound(&mut self, function: &'a Function, class: ClassId) -> Closure<'a> {
        let module = self.classes[class.0 as usize].module;
        Closure { function, module, class: Some(class), this: None, scope: self.scope_of_class(class) }
    }

    /// Constructor of a class, its own or inherited.
    pub(super) fn find_constructor(&mut self, class: ClassId, args: usize, depth: u32) -> Option<(&'a Function, ClassId)> {
        if depth > 8 {
            return None;
        }
        let info = &self.classes[class.0 as usize];
        let own = info.class;
        let mut found: Vec<&'a Function> =
            own.methods.iter().map(|method| &**method).filter(|function| is_constructor(own, function) && !function.is_static).collect();
        // Of that name a constructor of Ruby alone.
        found.retain(|function| self.is_ruby() || &*function.name != "initialize");
        let module = &self.modules[info.module];
        if let Some(methods) = module.defs.methods.get(&*own.name).filter(|_| module.asked) {
            found.extend(methods.iter().filter(|function| function.name == own.name));
        }
        if let Some(exact) = found.iter().find(|function| takes(function, args)).or(found.first()) {
            return Some((exact, class));
        }
        let bases = info.bases.clone();
        bases.into_iter().find_map(|base| match base {
            Base::User(base) => self.find_constructor(base, args, depth + 1),
            Base::Library(_) => None,
        })
    }

    /// Qualified names of the library types a class descends from, nearest first, and its own name.
    pub(super) fn class_names(&self, class: ClassId, out: &mut Vec<Sym>, depth: u32) {
        if depth > 8 {
            return;
        }
        let info = &self.classes[class.0 as usize];
        out.push(info.name.clone());
        for base in &info.bases {
            match base {
                Base::User(base) => self.class_names(*base, out, depth + 1),
                Base::Library(name) => self.with_bases(name, out),
            }
        }
    }

    /// A type and its bases as the pack knows them.
    pub(super) fn with_bases(&self, name: &Sym, out: &mut Vec<Sym>) {
        if out.len() > 16 || out.contains(name) {
            return;
        }
        out.push(name.clone());
        if let Some(shared) = self.shared
            && let Ok(at) = shared.types.bases.binary_search_by(|(known, _)| known.cmp(name))
        {
            for base in &shared.types.bases[at].1 {
                self.with_bases(base, out);
            }
        }
    }

    /// A member's names as one of a type, and of the type's bases.
    pub(super) fn named_in(&self, ty: &Sym, name: &Sym) -> Rc<[Sym]> {
        self.recalled.members.of((ty.clone(), name.clone()), || {
            let mut types = Vec::new();
            self.with_bases(ty, &mut types);
            types.iter().map(|ty| Sym::from(format!("{ty}.{name}"))).collect()
        })
    }

    /// Object of a class's static fields.
    pub(super) fn statics(&mut self, class: ClassId) -> Ref {
        if let Some(known) = self.classes[class.0 as usize].statics
            && self.st.heap.object(known).is_some()
        {
            return known;
        }
        let mut object = Object::new(Shape::Instance);
        object.class = Some(class);
        let value = self.allocate_object(object);
        let at = value.cell().unwrap_or(Ref(0));
        self.classes[class.0 as usize].statics = Some(at);
        self.run_class_body(class, at);
        at
    }
}

/// Whether a function can be called with this many arguments.
pub(super) fn takes(function: &Function, args: usize) -> bool {
    let normal = function.params.iter().filter(|param| param.kind == ParamKind::Normal);
    let (required, all) = normal.fold((0, 0), |(required, all), param| (required + usize::from(param.default.is_none()), all + 1));
    let rest = function.params.iter().any(|param| param.kind == ParamKind::Rest);
    args >= required && (args <= all || rest)
}
