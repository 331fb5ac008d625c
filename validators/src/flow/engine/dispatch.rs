//! Whom a call through an interface reaches: the classes of the artifact that implement it, each in its turn; and methods that the artifact
//! gives types of others. Knows no grammar and no rule.

use std::rc::Rc;

use assay_manifests::{Language, Span};

use super::{
    Engine, Frame,
    call::ArgValue,
    definitions::Def,
    value::{ClassId, Closure, Facts, Kind, Ref, Value},
};
use crate::flow::ir::{Class, Stmt, StmtKind, Sym};

/// More implementations than this say nothing of which is meant.
const MAX_IMPLEMENTATIONS: usize = 3;
/// Artifacts of more files are not searched for implementations.
const MAX_FILES: usize = 400;

/// Every class of the artifact with its file and the classes around it, outermost first.
pub(super) type AllClasses<'a> = Rc<[(usize, Vec<&'a Class>)]>;

impl<'a> Engine<'a> {
    /// A method that the artifact gives a type of another: what it gives, where one is meant.
    pub(super) fn extension(&mut self, receiver: &Value<'a>, name: &Sym, args: &[ArgValue<'a>], span: Span) -> Option<Value<'a>> {
        if self.is_unseen_function(receiver, name) {
            self.handed_unseen(receiver, args.iter().map(|arg| &arg.value));
        }
        match self.language {
            Language::Kotlin => self.kotlin_extension(receiver, name, args, span),
            Language::Rust => self.rust_extension(receiver, name, args, span),
            _ => None,
        }
    }

    /// Runs a call for each alternative from the same state and joins.
    pub(super) fn call_each(&mut self, list: &[Value<'a>], mut call: impl FnMut(&mut Self, &Value<'a>) -> Value<'a>) -> Value<'a> {
        let before = self.st.clone();
        let mut after: Option<super::heap::State<'a>> = None;
        let mut result: Option<Value<'a>> = None;
        let mut taught = Facts::default();
        let mut shared: [Option<Vec<super::value::Fact>>; 2] = [None, None];
        for one in list {
            self.st = before.clone();
            self.live = true;
            let value = call(self, one);
            if self.live {
                super::pour(&mut after, &self.st, self.scope_here(), &self.ids);
                // Whichever alternative it was has passed the test; what that says of others all of them have to say.
                let facts = value.facts.as_deref().cloned().unwrap_or_default();
                let truth = value.truth(self.empty_is_false());
                for (outcome, list, own) in [(0, facts.when_false, &mut taught.when_false), (1, facts.when_true, &mut taught.when_true)] {
                    if truth.is_some_and(|yes| yes != (outcome == 1)) {
                        continue;
                    }
                    let (mine, others): (Vec<_>, Vec<_>) = list.into_iter().partition(|fact| fact.id == one.id || fact.id == one.via);
                    own.extend(mine);
                    shared[outcome] = Some(match shared[outcome].take() {
                        Some(known) => super::heap::meet(&known, &others),
                        None => others,
                    });
                }
                result = Some(match result {
                    Some(known) => self.join(&known, &value),
                    None => value,
                });
            }
        }
        self.live = false;
        if let Some(after) = after {
            self.meet(after, true);
        } else if list.is_empty() {
            self.st = before;
            self.live = true;
        }
        let [of_false, of_true] = shared.map(Option::unwrap_or_default);
        taught.when_false.extend(of_false);
        taught.when_true.extend(of_true);
        let mut result = result.unwrap_or_else(|| self.unknown());
        if !(taught.when_true.is_empty() && taught.when_false.is_empty()) {
            result.facts = Some(Rc::new(taught));
        }
        result
    }

    /// Whether an interface in sight asks for this one method.
    pub(super) fn is_own_function(&self, name: &str) -> bool {
        self.classes.iter().any(|info| {
            let mut left = info.class.methods.iter().filter(|method| method.is_abstract);
            left.next().is_some_and(|only| &*only.name == name) && left.next().is_none()
        })
    }

    pub(super) fn number(&self) -> Value<'a> {
        self.opaque().typed(Some("number".into()))
    }

    pub(super) fn boolean(&self) -> Value<'a> {
        self.opaque().typed(Some("boolean".into()))
    }

    pub(super) fn implicit_name(&mut self, module: usize, name: &Sym) -> Sym {
        self.implicit(module, name)
    }

    /// What a `with` block or `await` gives: the thing itself.
    pub(super) fn entered(&mut self, value: Value<'a>) -> Value<'a> {
        value
    }

    pub(super) fn class_of_type(&mut self, ty: Option<&Sym>) -> Option<ClassId> {
        let ty = ty?;
        let at = self.classes.iter().position(|class| class.name == *ty)?;
        Some(ClassId(at as u32))
    }

    /// What a call of a function runs in.
    pub(super) fn new_frame(&self, closure: &Closure<'a>, this: Option<Value<'a>>, scope: Ref, call_site: Option<Span>) -> Frame<'a> {
        Frame {
            function: Some(closure.function),
            class: closure.class,
            this: this.or_else(|| closure.this.clone()),
            ..Frame::of_module(closure.module, scope, self.st.facts.clone(), call_site)
        }
    }

    /// A class of the artifact by its full name: `com.example.web.Form.Field`.
    pub(super) fn qualified_class(&mut self, name: &str) -> Option<Value<'a>> {
        let definitions = self.definitions;
        for (at, _) in name.match_indices('.') {
            let (package, rest) = (&name[..at], &name[at + 1..]);
            let mut parts = rest.split('.');
            let top = parts.next()?;
            for module in definitions.of_package(package).iter().take(50).copied() {
                let Some(def @ Def::Class(..)) = self.modules[module].defs().names.get(top).copied() else { continue };
                let mut value = self.def_value(def, module, 1);
                for part in parts.by_ref() {
                    let Kind::Class(class) = value.kind else { return None };
                    value = self.nested_class(class, part)?;
                }
                return Some(value);
            }
        }
        None
    }

    /// The value as an object of each class that implements the interface it is declared with, where those are few.
    pub(super) fn implementations(&mut self, receiver: &Value<'a>, name: &Sym, count: usize) -> Option<Vec<Value<'a>>> {
        use Language::{CSharp, Go, Java, Kotlin, Php, Rust};
        if !matches!(self.language, Java | Kotlin | CSharp | Go | Php | Rust) || !matches!(receiver.kind, Kind::Unknown | Kind::Opaque) {
            return None;
        }
        let class = self.class_of_type(receiver.ty.as_ref())?;
        let declares = self.classes[class.0 as usize].class.methods.iter().any(|method| method.name == *name && method.is_abstract);
        if !declares && self.language != Go || self.find_method(class, name, Some(count), 0).is_some() {
            return None;
        }
        let found = self.implementers(class, name);
        let fits = |one: &ClassId| {
            let ty = Some(self.classes[one.0 as usize].name.clone());
            let mut value = receiver.clone();
            value.ty = ty;
            value
        };
        let list: Vec<Value<'a>> = found.iter().map(fits).collect();
        (!list.is_empty() && list.len() <= MAX_IMPLEMENTATIONS).then_some(list)
    }

    /// A method that the object's class leaves to those made of it: each of them in its turn, over the same object.
    pub(super) fn call_left(
        &mut self,
        class: ClassId,
        name: &Sym,
        receiver: &Value<'a>,
        args: &[ArgValue<'a>],
        span: assay_manifests::Span,
    ) -> Option<Value<'a>> {
        if self.is_php() {
            return self.php_missing(receiver, name, args);
        }
        if let Some(held) = self.library_attribute(class, name) {
            return Some(self.call_value(&held, args.to_vec(), span, name));
        }
        let left = self.left_to_others(class, name);
        if left.is_empty() {
            return self.call_of_heirs(class, name, receiver, args, span);
        }
        let list: Vec<Value<'a>> = left.iter().map(|class| Value::of(Kind::Class(*class))).collect();
        Some(self.call_each(&list, |engine, one| {
            let Kind::Class(other) = one.kind else { return engine.unknown() };
            let Some((method, owner)) = engine.find_method(other, name, Some(args.len()), 0) else { return engine.unknown() };
            let module = engine.classes[owner.0 as usize].module;
            let scope = engine.scope_of_class(owner);
            let closure = Closure { function: method, module, class: Some(owner), this: None, scope };
            engine.call_closure(&closure, Some(receiver.clone()), args.to_vec(), span)
        }))
    }

    /// The classes that define a method which this one only declares, where those are few.
    pub(super) fn left_to_others(&mut self, class: ClassId, name: &Sym) -> Rc<[ClassId]> {
        let declares = self.classes[class.0 as usize].class.methods.iter().any(|method| method.name == *name && method.is_abstract);
        if self.language != Language::CSharp || !declares {
            return Rc::new([]);
        }
        let found = self.implementers(class, name);
        if found.len() <= MAX_IMPLEMENTATIONS { found } else { Rc::new([]) }
    }

    fn implementers(&mut self, interface: ClassId, name: &Sym) -> Rc<[ClassId]> {
        if let Some(known) = self.implementers.get(&(interface, name.clone())) {
            return known.clone();
        }
        let all = self.all_classes();
        let go = self.language == Language::Go;
        let wanted: Vec<Sym> = self.classes[interface.0 as usize].class.methods.iter().map(|method| method.name.clone()).collect();
        let mut found = Vec::new();
        for (module, path) in all.iter() {
            let Some(last) = path.last() else { continue };
            let has = if go {
                let methods = self.modules[*module].defs().methods.get(&*last.name);
                !wanted.is_empty() && methods.is_some_and(|list| wanted.iter().all(|one| list.iter().any(|method| method.name == *one)))
            } else if self.language == Language::Rust {
                // Methods stand beside the block that names the trait.
                let methods = self.modules[*module].defs().methods.get(&*last.name);
                !last.bases.is_empty() && methods.is_some_and(|list| list.iter().any(|method| method.name == *name && !method.is_abstract))
            } else {
                last.methods.iter().any(|method| method.name == *name && !method.is_abstract)
            };
            if !has {
                continue;
            }
            let mut number = None;
            for class in path {
                number = Some(self.class_number(class, *module, number, None));
            }
            if let Some(number) = number
                && number != interface
                && (go || self.descends_from(number, interface, 0))
            {
                found.push(number);
            }
            if found.len() > MAX_IMPLEMENTATIONS {
                break;
            }
        }
        let found: Rc<[ClassId]> = found.into();
        self.implementers.insert((interface, name.clone()), found.clone());
        found
    }

    fn all_classes(&mut self) -> AllClasses<'a> {
        fn collect<'a>(body: &'a [Stmt], module: usize, around: &[&'a Class], out: &mut Vec<(usize, Vec<&'a Class>)>) {
            for stmt in body {
                match &stmt.kind {
                    StmtKind::Class(class) if around.len() < 4 => {
                        let mut path = around.to_vec();
                        path.push(class);
                        collect(&class.body, module, &path, out);
                        out.push((module, path));
                    }
                    StmtKind::Block(inner) if around.is_empty() => collect(inner, module, around, out),
                    _ => {}
                }
            }
        }
        if let Some(known) = &self.all_classes {
            return known.clone();
        }
        let mut out = Vec::new();
        if self.modules.len() <= MAX_FILES {
            for (number, info) in self.modules.iter().enumerate() {
                if info.module.language == self.modules[self.target].module.language {
                    collect(&info.module.body, number, &[], &mut out);
                }
            }
        }
        let all: AllClasses<'a> = out.into();
        self.all_classes = Some(all.clone());
        all
    }

    pub(super) fn scope_of_class(&self, class: ClassId) -> super::value::Ref {
        let info = &self.classes[class.0 as usize];
        info.scope.or(self.modules[info.module].scope).unwrap_or(super::value::Ref(0))
    }

    /// What stands where nothing was put.
    pub(super) fn nothing(&self) -> super::value::Value<'a> {
        super::value::Value::null().typed(self.is_script().then(|| super::value::UNDEFINED.into()))
    }

    pub(super) fn is_script(&self) -> bool {
        use assay_manifests::Language::*;
        matches!(self.language, JavaScript | TypeScript | Tsx)
    }
}
