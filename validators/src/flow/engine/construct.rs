//! Objects of classes in sight: fields, constructors, static initialisers. Knows nothing of rules beyond telling them of calls and writes.

use assay_manifests::Span;

use super::{
    Engine, Frame,
    call::{ArgValue, MESSAGE, Site},
    heap::{Object, Shape},
    names::{Base, is_constructor},
    value::{ClassId, Kind, Ref, Value},
};
use crate::flow::ir::{Arg, BinaryOp, Class, Expr, ExprKind, Function, Spread, Stmt, StmtKind, Sym, UnaryOp};

/// Field of an object of an inner class that holds the object around it.
pub(super) const OUTER: &str = "$outer";
/// Type of a stream of objects that turns classes away by their names.
pub(super) const LIMITED_STREAM: &str = "java.io.ObjectInputStream.Limited";

impl<'a> Engine<'a> {
    /// A module that exports a class is that class where it is made an object of.
    pub(super) fn exported_class(&mut self, function: Value<'a>) -> Value<'a> {
        let module = match &function.kind {
            Kind::Lib(name) => super::names::tagged_module(name),
            _ => None,
        };
        let exported = module.and_then(|at| self.default_export(at).or_else(|| self.member_of_module(at, "module.exports", 0)));
        exported.filter(|value| matches!(value.kind, Kind::Class(_))).unwrap_or(function)
    }

    /// Object of a class with its fields at their initial values.
    pub(super) fn bare_instance(&mut self, class: ClassId) -> Value<'a> {
        let mut object = Object::new(Shape::Instance);
        object.class = Some(class);
        object.ty = Some(self.classes[class.0 as usize].name.clone());
        object.twice = self.fields_held_twice(class);
        let value = self.allocate_object(object);
        self.init_fields(class, &value, 0);
        value
    }

    /// Names of fields that a class in sight declares again of one of its bases, and does not override.
    fn fields_held_twice(&self, class: ClassId) -> Option<std::rc::Rc<[Sym]>> {
        if !self.on_jvm() && self.language != assay_manifests::Language::CSharp {
            return None;
        }
        let mut twice: Vec<Sym> = Vec::new();
        let mut nearer: Vec<&Sym> = Vec::new();
        let mut at = Some(class);
        for _ in 0..8 {
            let Some(info) = at.map(|at| &self.classes[at.0 as usize]) else { break };
            for field in info.class.fields.iter().filter(|field| !field.is_static) {
                if nearer.contains(&&field.name) && !twice.contains(&field.name) {
                    twice.push(field.name.clone());
                }
            }
            let overrides = |field: &crate::flow::ir::Field| self.text(field.span).is_some_and(|text| text.contains("override"));
            nearer.extend(info.class.fields.iter().filter(|field| !field.is_static && !overrides(field)).map(|field| &field.name));
            at = info.bases.iter().find_map(|base| if let Base::User(base) = base { Some(*base) } else { None });
        }
        if twice.is_empty() { None } else { Some(twice.into()) }
    }

    /// Whether a function of a class's own is none of its methods: one that its objects keep in a field.
    pub(super) fn is_kept_in_field(&self, class: ClassId, function: &Function) -> bool {
        let methods = &self.classes[class.0 as usize].class.methods;
        self.is_script() && !methods.iter().any(|method| std::ptr::eq(&**method, function))
    }

    /// Functions that an object keeps in its fields since it was made, with the class it is of: who calls them later calls them on it.
    pub(super) fn kept_in_fields(&mut self, classes: &[&'a Class]) -> Vec<(*const Function, ClassId)> {
        let mut found = Vec::new();
        if !self.is_script() {
            return found;
        }
        for class in classes.iter().copied() {
            let mut kept: Vec<&'a Expr> =
                class.fields.iter().filter(|field| !field.is_static).filter_map(|field| field.init.as_ref()).collect();
            for method in class.methods.iter().filter(|method| is_constructor(class, method)) {
                for stmt in &method.body {
                    let (target, value) = match &stmt.kind {
                        StmtKind::Assign { target, value, .. } => (target, value),
                        StmtKind::Expr(Expr { kind: ExprKind::Assign { target, value, .. }, .. }) => (&**target, &**value),
                        _ => continue,
                    };
                    let own = matches!(&target.kind, ExprKind::Member { object, .. } if matches!(&object.kind, ExprKind::Name(name) if &**name == "this"));
                    kept.extend(own.then_some(value));
                }
            }
            if kept.is_empty() {
                continue;
            }
            let id = self.class_number(class, self.target, None, None);
            for value in kept {
                match &value.kind {
                    ExprKind::Lambda(function) => found.push((std::ptr::from_ref(&**function), id)),
                    // `handle = caught(async (request, response) => …)`
                    ExprKind::Call { args, .. } => {
                        let given = args
                            .iter()
                            .filter_map(|arg| if let ExprKind::Lambda(function) = &arg.value.kind { Some(function) } else { None });
                        found.extend(given.map(|function| (std::ptr::from_ref(&**function), id)));
                    }
                    _ => {}
                }
            }
        }
        found
    }

    pub(super) fn init_fields(&mut self, class: ClassId, this: &Value<'a>, depth: u32) {
        if depth > 6 || self.nesting > super::MAX_NESTING {
            return;
        }
        let bases = self.classes[class.0 as usize].bases.clone();
        for base in bases {
            if let Base::User(base) = base {
                self.init_fields(base, this, depth + 1);
            }
        }
        let (decl, module) = (self.classes[class.0 as usize].class, self.classes[class.0 as usize].module);
        let Some(cell) = this.cell() else { return };
        if self.on_jvm() {
            self.inject_settings(class, cell);
        }
        let with_init: Vec<_> = decl.fields.iter().filter(|field| !field.is_static && field.init.is_some()).collect();
        if with_init.is_empty() {
            self.live |= matches!(self.language, assay_manifests::Language::Go | assay_manifests::Language::C);
            return;
        }
        let scope = self.allocate_scope(Some(self.scope_of_class(class)), true);
        let call_site = self.frames.last().and_then(|frame| frame.call_site);
        let facts = self.st.facts.clone();
        self.frames.push(Frame { class: Some(class), this: Some(this.clone()), ..Frame::of_module(module, scope, facts, call_site) });
        for field in with_init {
            if let Some(init) = &field.init {
                let mut value = self.eval(init);
                if let Some(ty) = &field.ty {
                    value = self.with_declared_type(value, ty);
                }
                self.write_event_name(&field.name, &value, Some(init), field.span);
                if let Some(object) = self.st.heap.object_mut(cell) {
                    object.set_field(&field.name, value, &self.ids);
                }
            }
        }
        self.frames.pop();
        self.live = true;
    }

    pub(super) fn construct(&mut self, class: ClassId, args: Vec<ArgValue<'a>>, span: Span) -> Value<'a> {
        if self.frames.len() as u32 > self.options.call_depth + 2 || self.nesting + 40 > super::MAX_NESTING {
            let taint = self.args_taint(&args);
            let mut value = self.unknown_with(taint);
            value.ty = Some(self.classes[class.0 as usize].name.clone());
            return value;
        }
        if args.len() == 1
            && let Some(member) = self.enumerated_by_value(class, &args[0].value)
        {
            return member;
        }
        if args.len() == 1
            && let Some(member) = self.enumerated(class, None)
        {
            return self.member_or_made(class, &args, member, span);
        }
        // An interface of one method, made of a lambda: calling the method calls that.
        if let [ArgValue { value: function @ Value { kind: Kind::Func(_), .. }, .. }] = &args[..]
            && self.on_jvm()
        {
            let methods = &self.classes[class.0 as usize].class.methods;
            let mut open = methods.iter().filter(|method| method.is_abstract);
            if open.next().is_some() && open.next().is_none() && self.find_constructor(class, 1, 0).is_none() {
                return function.clone();
            }
        }
        let value = self.python_new(class, &args, span).unwrap_or_else(|| self.bare_instance(class));
        self.link_outer(class, &value);
        if let Some((constructor, owner)) = self.constructor_for(class, &args) {
            let module = self.classes[owner.0 as usize].module;
            let closure = self.closure(constructor, module, Some(owner), Some(value.clone()));
            let own = if owner == class { Vec::new() } else { self.begun_behind(class, &value) };
            self.call_value(&closure, args, span, &constructor.name);
            self.begin_again(&value, own);
            return value;
        }
        // Records, data classes, struct literals: arguments are fields.
        let Some(cell) = value.cell() else { return value };
        let by_annotation = self.language == assay_manifests::Language::Python;
        let is_slot = |field: &&crate::flow::ir::Field| if by_annotation { field.ty.is_some() } else { !field.is_static };
        let declared: Vec<Sym> =
            self.classes[class.0 as usize].class.fields.iter().filter(|field| is_slot(field)).map(|field| field.name.clone()).collect();
        let mut places = declared.clone();
        // A structure without names, whose traits are classes of its name too: its parts are numbered.
        if self.language == assay_manifests::Language::Rust && declared.is_empty() {
            places = (0..args.len()).map(|at| at.to_string().into()).collect();
        }
        if self.language == assay_manifests::Language::Go && args.len() > declared.len() {
            places.splice(0..0, self.embedded_names(class));
        }
        for (at, arg) in args.iter().enumerate() {
            let name = arg.name.clone().or_else(|| places.get(at).cloned());
            let ids = &self.ids;
            if let Some(object) = self.st.heap.object_mut(cell) {
                match name {
                    _ if arg.spread == Spread::Map && self.language == assay_manifests::Language::Rust => {}
                    Some(name) if arg.spread == Spread::No => object.set_field(&name, arg.value.clone(), ids),
                    _ => object.add_rest(arg.value.clone(), ids),
                }
            }
        }
        self.rust_updated(class, &value, &args, span);
        let is_tuple = |base: &Base| matches!(base, Base::Library(name) if matches!(&**name, "typing.NamedTuple" | "NamedTuple"));
        if self.classes[class.0 as usize].bases.iter().any(is_tuple)
            && let Some(object) = self.st.heap.object_mut(cell)
        {
            object.items = declared.iter().filter_map(|name| object.field(name).cloned()).collect();
            object.shape = Shape::List;
        }
        for arg in args.iter().filter(|arg| arg.name.is_some()) {
            if let Some(name) = &arg.name {
                self.set_property(&value, name, &arg.value, span);
            }
        }
        if by_annotation {
            self.special(&value, "__post_init__", Vec::new());
        }
        if self.language == assay_manifests::Language::Go {
            self.promote_embedded(class, cell);
            self.fill_zero_fields(class, &value);
            self.note_made(class, &value);
            self.shape_of_named(class, &value, &args);
        }
        // A class over a library's: the library's constructor takes the arguments.
        let mut names = Vec::new();
        self.class_names(class, &mut names, 0);
        if names.len() > 1 && declared.is_empty() {
            names.remove(0);
            let site = Site { names, written: None, receiver: None, receiver_expr: None, args: &args, span, is_new: true };
            self.check_call(&site, &mut value.clone());
        }
        value
    }

    /// Whether a class in sight is a stream of objects whose `resolveClass` throws where a class is none of those it names.
    pub(super) fn refuses_classes(&self, class: ClassId) -> bool {
        let info = &self.classes[class.0 as usize];
        if !info.bases.iter().any(|base| matches!(base, Base::Library(name) if name.ends_with("ObjectInputStream"))) {
            return false;
        }
        let Some(resolve) = info.class.methods.iter().find(|method| &*method.name == "resolveClass") else { return false };
        refuses_others(&resolve.body, 0)
    }

    /// An object of an inner class knows the object it was made in.
    fn link_outer(&mut self, class: ClassId, value: &Value<'a>) {
        if !self.on_jvm() && !matches!(self.language, assay_manifests::Language::CSharp) {
            return;
        }
        let Some(outer) = self.classes[class.0 as usize].outer else { return };
        let Some(this) = self.frames.last().and_then(|frame| frame.this.clone()) else { return };
        let own = this.cell().and_then(|cell| self.st.heap.object(cell)).and_then(|object| object.class);
        if own.is_some_and(|own| self.descends_from(own, outer, 0))
            && let Some(object) = value.cell().and_then(|cell| self.st.heap.object_mut(cell))
        {
            object.set_field(&OUTER.into(), this, &self.ids);
        }
    }

    /// `super.method(…)`, `super().method(…)`, `parent::method(…)`.
    pub(super) fn super_call(&mut self, object: &'a Expr, name: &Sym, args: &'a [Arg], span: Span) -> Option<Value<'a>> {
        let on_jvm = self.on_jvm();
        let is_super = |expr: &Expr| matches!(&expr.kind, ExprKind::Name(name) if &**name == "super" || !on_jvm && matches!(&**name, "parent" | "base"));
        let through = match &object.kind {
            ExprKind::Call { callee, .. } => is_super(callee),
            _ => is_super(object),
        };
        let own = self.frame().class?;
        if !through {
            return None;
        }
        // `super(Class, self)`: the classes behind the one that is named.
        let named = match &object.kind {
            ExprKind::Call { args, .. } if self.language == assay_manifests::Language::Python => {
                args.first().map(|arg| self.eval(&arg.value))
            }
            _ => None,
        };
        let class = match named.map(|named| named.kind) {
            Some(Kind::Class(named)) => named,
            _ => own,
        };
        let values = self.eval_args(args);
        let this = self.frame().this.clone();
        if &**name == "__new__"
            && let Some(made) = self.python_bare(&values)
        {
            return Some(made);
        }
        if let Some((method, owner)) = self.next_in_line(class, this.as_ref(), name) {
            let module = self.classes[owner.0 as usize].module;
            let closure = self.closure(method, module, Some(owner), this);
            return Some(self.call_value(&closure, values, span, name));
        }
        if class == own && matches!(&**name, "__init__" | "__construct" | "constructor" | "initialize") {
            return Some(self.delegate(true, values, span));
        }
        if self.is_ruby()
            && let Some(this) = &this
            && let Some((method, owner)) = self.ruby_super(class, this, name, values.len())
        {
            let module = self.classes[owner.0 as usize].module;
            let closure = self.closure(method, module, Some(owner), Some(this.clone()));
            return Some(self.call_value(&closure, values, span, name));
        }
        let bases = self.classes[class.0 as usize].bases.clone();
        for base in bases {
            match base {
                Base::User(base) => {
                    if let Some((method, owner)) = self.method_for(base, name, &values) {
                        let module = self.classes[owner.0 as usize].module;
                        let closure = self.closure(method, module, Some(owner), this);
                        return Some(self.call_value(&closure, values, span, name));
                    }
                }
                Base::Library(base) => {
                    let full: Sym = format!("{base}.{name}").into();
                    let site = Site {
                        names: vec![full],
                        written: None,
                        receiver: this.as_ref(),
                        receiver_expr: None,
                        args: &values,
                        span,
                        is_new: false,
                    };
                    return Some(self.library_call(site));
                }
            }
        }
        let taint = self.args_taint(&values);
        Some(self.unknown_with(taint))
    }

    /// `super(…)` and `this(…)` in a constructor.
    pub(super) fn delegate(&mut self, to_base: bool, args: Vec<ArgValue<'a>>, span: Span) -> Value<'a> {
        let frame = self.frame();
        let (Some(class), Some(this)) = (frame.class, frame.this.clone()) else { return self.unknown() };
        let targets: Vec<ClassId> = if to_base {
            let bases = &self.classes[class.0 as usize].bases;
            bases.iter().filter_map(|base| if let Base::User(base) = base { Some(*base) } else { None }).collect()
        } else {
            vec![class]
        };
        // An exception of a library's keeps its message.
        if to_base && targets.is_empty() && !self.on_jvm() {
            self.keep_message(class, &this, &args);
        }
        if to_base
            && targets.is_empty()
            && self.on_jvm()
            && let Some(message) = args.first().filter(|arg| self.is_message(&arg.value)).map(|arg| arg.value.clone())
            && let Some(object) = this.cell().and_then(|cell| self.st.heap.object_mut(cell))
        {
            object.set_field(&MESSAGE.into(), message, &self.ids);
        }
        // A stream over another one holds what that one holds.
        let streams = |base: &Base| matches!(base, Base::Library(name) if name.ends_with("InputStream") || name.ends_with("Reader"));
        if to_base && self.on_jvm() && self.classes[class.0 as usize].bases.iter().any(streams) {
            let taint = self.args_taint(&args);
            if let Some(object) = this.cell().and_then(|cell| self.st.heap.object_mut(cell)) {
                object.taint.add(&taint);
            }
        }
        // What a library's class is made of is handed to its constructor.
        if to_base && targets.is_empty() && self.language == assay_manifests::Language::Python {
            let mut names = Vec::new();
            self.class_names(class, &mut names, 0);
            names.retain(|name| name.contains('.') && *name != self.classes[class.0 as usize].name);
            if !names.is_empty() {
                let site = Site { names, written: None, receiver: None, receiver_expr: None, args: &args, span, is_new: true };
                self.check_call(&site, &mut this.clone());
            }
        }
        for target in targets {
            if let Some((constructor, owner)) = self.constructor_for(target, &args) {
                let module = self.classes[owner.0 as usize].module;
                let closure = self.closure(constructor, module, Some(owner), Some(this.clone()));
                let own = if to_base { self.begun_behind(class, &this) } else { Vec::new() };
                self.call_value(&closure, args, span, &constructor.name);
                self.begin_again(&this, own);
                return Value::null();
            }
        }
        Value::null()
    }

    /// Fields of a class that begin with a value once the constructor of its base is through: what that leaves in them is lost.
    fn begun_behind(&self, class: ClassId, this: &Value<'a>) -> Vec<(Sym, Value<'a>)> {
        if !self.on_jvm() && !self.is_script() {
            return Vec::new();
        }
        let Some(object) = this.cell().and_then(|cell| self.st.heap.object(cell)).filter(|object| !object.weak) else { return Vec::new() };
        let fields = self.classes[class.0 as usize].class.fields.iter().filter(|field| !field.is_static && field.init.is_some());
        fields.filter_map(|field| Some((field.name.clone(), object.field(&field.name)?.clone()))).collect()
    }

    fn begin_again(&mut self, this: &Value<'a>, own: Vec<(Sym, Value<'a>)>) {
        if let Some(object) = this.cell().and_then(|cell| self.st.heap.object_mut(cell)) {
            own.into_iter().for_each(|(name, value)| object.set_field(&name, value, &self.ids));
        }
    }

    /// What an exception of a script's, Python's or PHP's own library keeps of its arguments.
    fn keep_message(&mut self, class: ClassId, this: &Value<'a>, args: &[ArgValue<'a>]) {
        let is_error = |base: &Base| matches!(base, Base::Library(name) if name.ends_with("Error") || name.ends_with("Exception"));
        if !self.classes[class.0 as usize].bases.iter().any(is_error) {
            return;
        }
        let message = args.first().map_or_else(|| Value::str(""), |arg| arg.value.clone());
        let (name, value) = if self.is_script() || self.is_ruby() {
            ("message", message)
        } else if self.is_php() {
            (MESSAGE, message)
        } else if self.language == assay_manifests::Language::Python {
            ("args", self.new_list(args.iter().map(|arg| arg.value.clone()).collect()))
        } else {
            return;
        };
        if let Some(object) = this.cell().and_then(|cell| self.st.heap.object_mut(cell)) {
            object.set_field(&name.into(), value, &self.ids);
        }
    }

    /// Whether the first argument of an exception's constructor is its message: a text, no other exception.
    fn is_message(&self, value: &Value<'a>) -> bool {
        value.cell().is_none() && (matches!(value.kind, Kind::Str(_)) || value.ty.as_deref().is_none_or(|ty| ty == "string"))
    }

    /// Names bound in a class's body are members of the class.
    fn keep_class_names(&mut self, scope: Ref, statics: Ref) {
        let vars = self.st.heap.scope(scope).map(|scope| scope.vars.clone()).unwrap_or_default();
        if let Some(object) = self.st.heap.object_mut(statics) {
            for (name, value) in vars.iter() {
                object.set_field(name, value.clone(), &self.ids);
            }
        }
    }

    /// Runs a class's static initialisers into its object of static fields.
    pub(super) fn run_class_body(&mut self, class: ClassId, statics: Ref) {
        let (decl, module) = (self.classes[class.0 as usize].class, self.classes[class.0 as usize].module);
        let has_work = decl.fields.iter().any(|field| field.is_static)
            || decl.body.iter().any(|stmt| !matches!(stmt.kind, StmtKind::Class(_) | StmtKind::Function(_)))
            // What a namespace declares is a member of it.
            || self.is_script() && !decl.body.is_empty()
            || !decl.decorators.is_empty();
        if !has_work || self.nesting + 40 > super::MAX_NESTING || self.frames.len() as u32 > self.options.call_depth + 4 {
            return;
        }
        let live = std::mem::replace(&mut self.live, true);
        let scope = self.allocate_scope(Some(self.scope_of_class(class)), true);
        let call_site = self.frames.last().and_then(|frame| frame.call_site);
        let frame = Frame::of_module(module, scope, self.st.facts.clone(), call_site);
        let this = self.is_script().then(|| Value::of(Kind::Class(class)));
        self.frames.push(Frame { class: Some(class), this, ..frame });
        for field in decl.fields.iter().filter(|field| field.is_static) {
            let mut value = match &field.init {
                Some(init) => self.eval(init),
                None => Value::null(),
            };
            if let Some(ty) = &field.ty {
                value = self.with_declared_type(value, ty);
            }
            self.write_event_name(&field.name, &value, field.init.as_ref(), field.span);
            if let Some(object) = self.st.heap.object_mut(statics) {
                object.set_field(&field.name, value, &self.ids);
            }
        }
        for stmt in &decl.body {
            self.exec(stmt);
            // What the body calls further down finds its constants: `post '/' do … end`.
            if self.is_ruby() && matches!(stmt.kind, StmtKind::Assign { .. } | StmtKind::Var { .. }) {
                self.keep_class_names(scope, statics);
            }
        }
        self.keep_class_names(scope, statics);
        self.name_described(class, statics);
        self.frames.pop();
        self.live = live;
    }
}

/// Whether what is not among those that are asked for is thrown out: `if (!ALLOWED.contains(name)) throw …`, `if (name.equals("a")) return …;
/// throw …`.
fn refuses_others(body: &[Stmt], depth: u32) -> bool {
    let throws = |body: &[Stmt]| body.iter().any(|stmt| matches!(stmt.kind, StmtKind::Throw(_)));
    body.iter().enumerate().any(|(at, stmt)| match &stmt.kind {
        StmtKind::If { cond, then, otherwise } => match asks_membership(cond, 0) {
            Some(true) => {
                throws(otherwise) || matches!(then.last().map(|last| &last.kind), Some(StmtKind::Return(_))) && throws(&body[at + 1..])
            }
            Some(false) => throws(then),
            None => false,
        },
        StmtKind::Block(inner) => depth < 8 && refuses_others(inner, depth + 1),
        StmtKind::Try { body, .. } => depth < 8 && refuses_others(body, depth + 1),
        _ => false,
    })
}

/// Whether a condition says that something is one of those that are asked for, or (`false`) that it is none of them.
fn asks_membership(cond: &Expr, depth: u32) -> Option<bool> {
    if depth > 12 {
        return None;
    }
    match &cond.kind {
        ExprKind::Unary { op: UnaryOp::Not, operand } => asks_membership(operand, depth + 1).map(|yes| !yes),
        ExprKind::Binary { op: BinaryOp::Eq, .. } => Some(true),
        ExprKind::Binary { op: BinaryOp::NotEq, .. } => Some(false),
        ExprKind::Binary { op: BinaryOp::Or, left, right } => {
            (asks_membership(left, depth + 1)? && asks_membership(right, depth + 1)?).then_some(true)
        }
        ExprKind::Binary { op: BinaryOp::And, left, right } => {
            (!asks_membership(left, depth + 1)? && !asks_membership(right, depth + 1)?).then_some(false)
        }
        ExprKind::Call { callee, .. } => {
            let name = match &callee.kind {
                ExprKind::Name(name) | ExprKind::Member { name, .. } => &**name,
                _ => return None,
            };
            matches!(name, "equals" | "contains" | "containsKey" | "startsWith" | "matches" | "anyMatch").then_some(true)
        }
        _ => None,
    }
}
