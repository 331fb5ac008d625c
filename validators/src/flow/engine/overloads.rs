//! Which of several functions of one name and number of parameters a call means: by the types of what it is given. Knows the types that
//! languages with overloading tell apart, no rule.

use assay_manifests::{Language, Span};

use super::{
    Engine,
    call::{ArgValue, Site},
    classes::takes,
    heap::Shape,
    names::{Base, is_constructor},
    value::{ClassId, Kind, Value},
};
use crate::{
    flow::ir::{Expr, ExprKind, Function, ParamKind, StmtKind, Sym, TypeRef},
    rule::pattern::last_segment,
};

/// Most functions of one name that are told apart.
const MOST: usize = 12;

/// What a type takes, as far as overloads are told apart by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Text,
    Number,
    Truth,
    Letter,
    Sequence,
    Table,
    Anything,
    Other,
}

impl<'a> Engine<'a> {
    /// A method of a class in sight that takes these arguments.
    pub(super) fn method_for(&mut self, class: ClassId, name: &str, args: &[ArgValue<'a>]) -> Option<(&'a Function, ClassId)> {
        let found = self.find_method(class, name, Some(args.len()), 0)?;
        let found = self.by_types(found, args, 0);
        Some(self.extension_beside(found, class, args).unwrap_or(found))
    }

    /// Whether a function's parameters can take what is given.
    pub(super) fn can_take(&mut self, function: &'a Function, args: &[ArgValue<'a>]) -> bool {
        self.fit_of(function, args).is_some()
    }

    /// The same where it is asked of `this`: what the class that is written there does not see is not meant.
    pub(super) fn method_seen(
        &mut self,
        class: ClassId,
        name: &str,
        args: &[ArgValue<'a>],
        through: Option<&Expr>,
        receiver: &Value<'a>,
    ) -> Option<(&'a Function, ClassId)> {
        if self.language == Language::CSharp {
            let written = match through.map(|expr| &expr.kind) {
                Some(ExprKind::Name(this)) if &**this == "this" => self.frames.last().and_then(|frame| frame.class),
                _ => self.class_of_type(receiver.ty.as_ref()),
            };
            if let Some(found) = written.and_then(|written| self.overriding(class, written, name, Some(args.len()))) {
                return Some(self.by_types(found, args, 0));
            }
        }
        let seen = match through.map(|expr| &expr.kind) {
            Some(ExprKind::Name(this)) if &**this == "this" => {
                let written = self.frames.last().and_then(|frame| frame.class);
                written.filter(|written| *written != class).and_then(|written| self.bound(written, class, name, args))
            }
            _ => None,
        };
        seen.or_else(|| self.method_for(class, name, args))
    }

    /// What a bare call in a class means where the object is of one made of it, and `found` the class that has a method of that name.
    pub(super) fn overridden(
        &mut self,
        found: ClassId,
        this: Option<&Value<'a>>,
        name: &str,
        args: &[ArgValue<'a>],
    ) -> Option<(&'a Function, ClassId)> {
        let written = self.frames.last()?.class?;
        let own = this.and_then(Value::cell).and_then(|cell| self.st.heap.object(cell)?.class).unwrap_or(found);
        if written == found || !self.descends_from(found, written, 0) {
            return None;
        }
        self.bound(written, own, name, args)
    }

    /// A call is of what the class `written` sees, with what the object's own class `own` puts in its place: a method of the same name that
    /// takes another type stands beside it and is not called.
    fn bound(&mut self, written: ClassId, own: ClassId, name: &str, args: &[ArgValue<'a>]) -> Option<(&'a Function, ClassId)> {
        if !self.on_jvm() || !self.descends_from(own, written, 0) {
            return None;
        }
        let seen = self.method_for(written, name, args)?;
        self.in_place_of(own, seen, 0)
    }

    fn in_place_of(&self, class: ClassId, seen: (&'a Function, ClassId), depth: u32) -> Option<(&'a Function, ClassId)> {
        if class == seen.1 {
            return Some(seen);
        }
        let info = &self.classes[class.0 as usize];
        let mut own = info.class.methods.iter().map(|method| &**method).filter(|one| one.name == seen.0.name && !one.is_abstract);
        if let Some(one) = own.find(|one| stands_for(one, seen.0)) {
            return Some((one, class));
        }
        let bases = info.bases.iter().filter(|_| depth < 8);
        bases.filter_map(|base| if let Base::User(base) = base { Some(*base) } else { None }).find_map(|base| {
            let leads = self.descends_from(base, seen.1, 0);
            leads.then(|| self.in_place_of(base, seen, depth + 1)).flatten()
        })
    }

    /// What a bare call means that a class inherits from one of a library, where a rule speaks of that method: its names there.
    pub(super) fn inherited_names(&mut self, name: &Sym) -> Option<Vec<Sym>> {
        let class = self.frames.last()?.class.filter(|_| self.on_jvm())?;
        let mut types = Vec::new();
        self.class_names(class, &mut types, 0);
        let own = self.classes[class.0 as usize].name.clone();
        let names: Vec<Sym> = types.iter().filter(|ty| **ty != own).map(|ty| format!("{ty}.{name}").into()).collect();
        let site = Site::named(names, &[], Span::default());
        // By its full name; in Java, where nothing else can be meant, as any method of the class as well.
        let by_class = self.language == Language::Java && name.starts_with(char::is_lowercase);
        let says = |hit: &crate::rule::index::Hit| !hit.as_written && (hit.plain || by_class && hit.open);
        let heard = |name: &Sym| self.heard_calls.of(&self.index.calls, name).iter().any(says);
        let is_spoken_of = site.names.iter().any(heard);
        (is_spoken_of && self.lookup(name).is_none() && self.method_by_bare_name(name).is_none()).then_some(site.names)
    }

    /// A constructor of a class in sight that takes these arguments.
    pub(super) fn constructor_for(&mut self, class: ClassId, args: &[ArgValue<'a>]) -> Option<(&'a Function, ClassId)> {
        let found = self.find_constructor(class, args.len(), 0)?;
        Some(self.by_types(found, args, 8))
    }

    /// The constructor that others outside of the package use: the one public one that hands on to the one that was found.
    pub(super) fn open_constructor(&self, found: (&'a Function, ClassId)) -> (&'a Function, ClassId) {
        let own = self.classes[found.1.0 as usize].class;
        if self.language != Language::Java || found.0.is_public || !is_constructor(own, found.0) {
            return found;
        }
        let hands_on = |one: &&'a Function| match one.body.first().map(|first| &first.kind) {
            Some(StmtKind::Expr(Expr { kind: ExprKind::Call { callee, .. }, .. })) => {
                matches!(&callee.kind, ExprKind::Name(name) if &**name == "this")
            }
            _ => false,
        };
        let mut open = own.methods.iter().map(|method| &**method).filter(|one| one.is_public && is_constructor(own, one));
        match (open.next(), open.next()) {
            (Some(only), None) if hands_on(&only) => (only, found.1),
            _ => found,
        }
    }

    /// Of the functions that are called the same, the one whose parameters fit best what is given. What fits nothing is left as it was found.
    pub(super) fn by_types(&mut self, found: (&'a Function, ClassId), args: &[ArgValue<'a>], depth: u32) -> (&'a Function, ClassId) {
        if args.is_empty() || !self.on_jvm() && self.language != Language::CSharp {
            return found;
        }
        let (function, owner) = found;
        let own = self.classes[owner.0 as usize].class;
        let named = own.methods.iter().map(|method| &**method).filter(|one| one.name == function.name && !one.is_abstract);
        let fitting: Vec<&'a Function> = named.filter(|one| takes(one, args.len())).take(MOST).collect();
        let inherits = depth < 8 && self.classes[owner.0 as usize].bases.iter().any(|base| matches!(base, Base::User(_)));
        if fitting.len() < 2 && !inherits {
            return found;
        }
        let mut best: Option<(u32, &'a Function)> = None;
        for one in fitting {
            let Some(fit) = self.fit_of(one, args) else { continue };
            if best.is_none_or(|(known, _)| fit > known) {
                best = Some((fit, one));
            }
        }
        let bases = if inherits { self.classes[owner.0 as usize].bases.clone() } else { Vec::new() };
        if let Some((own_fit, one)) = best {
            // What is inherited is called the same, and may fit better.
            let bases = if self.on_jvm() { bases } else { Vec::new() };
            for base in bases {
                let Base::User(base) = base else { continue };
                let Some(inherited) = self.find_method(base, &function.name, Some(args.len()), depth + 1) else { continue };
                let inherited = self.by_types(inherited, args, depth + 1);
                if takes(inherited.0, args.len())
                    && !stands_for(one, inherited.0)
                    && self.fit_of(inherited.0, args).is_some_and(|fit| fit > own_fit)
                {
                    return inherited;
                }
            }
            return (one, owner);
        }
        for base in bases {
            if let Base::User(base) = base
                && let Some(inherited) = self.find_method(base, &function.name, Some(args.len()), depth + 1)
                && takes(inherited.0, args.len())
                && self.fit_of(inherited.0, args).is_some()
            {
                return self.by_types(inherited, args, depth + 1);
            }
        }
        found
    }

    /// How well a function's parameters fit; `None` where one of them cannot take what it is given.
    fn fit_of(&mut self, function: &'a Function, args: &[ArgValue<'a>]) -> Option<u32> {
        let mut sum = 1;
        for (at, arg) in args.iter().enumerate() {
            let named = arg.name.as_ref().and_then(|name| function.params.iter().find(|param| param.name == *name));
            let Some(param) = named.or_else(|| function.params.get(at)).or_else(|| function.params.last()) else { return Some(sum) };
            let Some(ty) = &param.ty else { continue };
            if param.kind == ParamKind::Rest {
                // One that takes any number is asked last.
                return Some(sum.saturating_sub(1));
            }
            sum += self.fit(ty, arg)?;
        }
        // What needs no default fits better.
        Some(sum * 2 + u32::from(function.params.len() == args.len()))
    }

    fn fit(&mut self, wanted: &'a TypeRef, arg: &ArgValue<'a>) -> Option<u32> {
        let name = last_segment(&wanted.name);
        if let Some(ExprKind::Cast { ty, .. }) = arg.expr.map(|expr| &expr.kind)
            && ty.dims.is_empty()
            && wanted.dims.is_empty()
        {
            let cast = last_segment(&ty.name);
            match (cast == name, sort_of(cast)) {
                (true, _) => return Some(4),
                (false, Sort::Anything) => return None,
                _ => {}
            }
        }
        let mut least = None;
        for atom in arg.value.atoms().to_vec() {
            let fit = self.fit_value(wanted, name, &atom)?;
            least = Some(least.map_or(fit, |known: u32| known.min(fit)));
        }
        least.or(Some(0))
    }

    fn fit_value(&mut self, wanted: &'a TypeRef, name: &str, value: &Value<'a>) -> Option<u32> {
        let sort = if wanted.dims.is_empty() { sort_of(name) } else { Sort::Sequence };
        if sort == Sort::Anything {
            return Some(1);
        }
        let is_primitive = wanted.dims.is_empty() && name.starts_with(char::is_lowercase) && name != "string";
        match &value.kind {
            Kind::Null => (!is_primitive).then_some(1),
            Kind::Func(closure) => {
                let count = closure.function.params.len();
                let fits = sort == Sort::Other && parameters_of(name).is_none_or(|known| known == count) && !self.is_made(wanted);
                fits.then_some(2)
            }
            Kind::Method(_) => (sort == Sort::Other).then_some(2),
            Kind::Int(_) | Kind::Float(_) => self.fit_sort(Sort::Number, wanted, sort, name),
            Kind::Bool(_) => self.fit_sort(Sort::Truth, wanted, sort, name),
            Kind::Cell(cell) => {
                let object = self.st.heap.object(*cell)?;
                let (shape, class, ty) = (object.shape, object.class, object.ty.clone());
                match (class, ty) {
                    (Some(class), _) if shape == Shape::Instance => self.fit_class(class, wanted, sort, name),
                    (None, Some(ty)) if last_segment(&ty) == name => Some(3),
                    _ => match (shape, sort) {
                        (Shape::List, Sort::Sequence) | (Shape::Map, Sort::Table) => Some(2),
                        (Shape::Buffer, Sort::Text) if name == "CharSequence" => Some(2),
                        (Shape::List | Shape::Map | Shape::Buffer, Sort::Other) if self.type_class(wanted).is_none() => Some(0),
                        (Shape::Shadow | Shape::Instance, _) => Some(0),
                        _ => None,
                    },
                }
            }
            Kind::Str(_) => match value.ty.as_deref() {
                None | Some("string") => {
                    let is_letter = value.as_str().is_none_or(|text| text.chars().nth(1).is_none());
                    match sort {
                        Sort::Letter | Sort::Number if is_letter && value.ty.is_none() => Some(0),
                        _ => self.fit_sort(Sort::Text, wanted, sort, name),
                    }
                }
                Some(ty) => self.fit_type(&ty.into(), wanted, sort, name),
            },
            Kind::Unknown | Kind::Opaque => match value.ty.as_deref() {
                None => Some(1),
                Some("string") => self.fit_sort(Sort::Text, wanted, sort, name),
                Some("number") => self.fit_sort(Sort::Number, wanted, sort, name),
                Some("boolean") => self.fit_sort(Sort::Truth, wanted, sort, name),
                Some(ty) => self.fit_type(&ty.into(), wanted, sort, name),
            },
            _ => Some(0),
        }
    }

    /// What is of a sort that has no class.
    fn fit_sort(&mut self, given: Sort, wanted: &'a TypeRef, sort: Sort, name: &str) -> Option<u32> {
        match (given, sort) {
            (Sort::Text, Sort::Text) => Some(if name == "CharSequence" { 2 } else { 3 }),
            // Bytes and characters of a text are texts.
            (Sort::Text, Sort::Sequence) if matches!(&*wanted.name, "byte" | "ByteArray") => Some(0),
            // In Kotlin letters are a list of their own.
            (Sort::Text, Sort::Sequence) if matches!(&*wanted.name, "char" | "CharArray") && self.language != Language::Kotlin => Some(0),
            (Sort::Number, Sort::Number) => Some(if matches!(name, "int" | "Int") { 3 } else { 2 }),
            (Sort::Number, Sort::Letter) => Some(0),
            (Sort::Truth, Sort::Truth) => Some(3),
            (_, Sort::Other) => self.type_class(wanted).is_none().then_some(0),
            _ => None,
        }
    }

    /// An object of a class in sight.
    fn fit_class(&mut self, class: ClassId, wanted: &'a TypeRef, sort: Sort, name: &str) -> Option<u32> {
        match self.type_class(wanted) {
            Some(asked) if asked == class => Some(3),
            Some(asked) => self.descends_from(class, asked, 0).then_some(2),
            None if matches!(sort, Sort::Number | Sort::Truth | Sort::Letter) || name == "String" => None,
            None => {
                let mut names = Vec::new();
                self.class_names(class, &mut names, 0);
                Some(if names.iter().any(|one| last_segment(one) == name) { 2 } else { 0 })
            }
        }
    }

    /// Something of a type that is known by its name.
    fn fit_type(&mut self, ty: &crate::flow::ir::Sym, wanted: &'a TypeRef, sort: Sort, name: &str) -> Option<u32> {
        if let Some(class) = self.class_of_type(Some(ty)) {
            return self.fit_class(class, wanted, sort, name);
        }
        let mut names = Vec::new();
        self.with_bases(ty, &mut names);
        if wanted.dims.is_empty() && names.iter().any(|one| last_segment(one) == name) {
            return Some(3);
        }
        let own = sort_of(last_segment(ty));
        match sort {
            Sort::Text | Sort::Number | Sort::Truth | Sort::Letter => (own == Sort::Anything).then_some(0),
            Sort::Sequence => (own == Sort::Sequence || ty.ends_with("[]")).then_some(2).or((own == Sort::Anything).then_some(0)),
            Sort::Table if own == Sort::Sequence => None,
            Sort::Table => Some(if own == Sort::Table { 2 } else { 0 }),
            _ => Some(0),
        }
    }

    /// Whether a type is a class in sight that a lambda cannot stand for.
    fn is_made(&mut self, wanted: &'a TypeRef) -> bool {
        let Some(class) = self.type_class(wanted) else { return false };
        !self.classes[class.0 as usize].class.methods.iter().any(|method| method.is_abstract)
    }
}

/// Whether a method takes the place of an inherited one: their parameters are of the same types, as far as both are known.
fn stands_for(own: &Function, inherited: &Function) -> bool {
    let same = |one: &TypeRef, other: &TypeRef| {
        let (name, known) = (last_segment(&one.name), last_segment(&other.name));
        let is_open = known.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_');
        is_open || name == known && one.dims.len() == other.dims.len()
    };
    own.params.len() == inherited.params.len()
        && own.params.iter().zip(&inherited.params).all(|(own, inherited)| match (&own.ty, &inherited.ty) {
            (Some(own), Some(inherited)) => same(own, inherited),
            _ => true,
        })
}

/// A name of one or two capital letters is a parameter of a generic function.
fn sort_of(name: &str) -> Sort {
    match name {
        "String" | "CharSequence" | "string" => Sort::Text,
        "int" | "long" | "short" | "byte" | "double" | "float" | "Integer" | "Long" | "Short" | "Byte" | "Double" | "Float" | "Int"
        | "Number" | "decimal" | "uint" | "ulong" => Sort::Number,
        "boolean" | "Boolean" | "bool" => Sort::Truth,
        "char" | "Character" | "Char" => Sort::Letter,
        "Object" | "Any" | "object" | "dynamic" | "" => Sort::Anything,
        _ if name.starts_with('(') => Sort::Anything,
        "List" | "ArrayList" | "LinkedList" | "Collection" | "Iterable" | "Set" | "Queue" | "Deque" | "Iterator" | "Stream" | "Vector"
        | "HashSet" | "TreeSet" | "MutableList" | "Sequence" | "Array" | "IEnumerable" | "IList" | "ICollection" | "IReadOnlyList" => {
            Sort::Sequence
        }
        "Map" | "HashMap" | "TreeMap" | "LinkedHashMap" | "SortedMap" | "Properties" | "MutableMap" | "Dictionary" | "IDictionary" => {
            Sort::Table
        }
        _ if name.len() <= 2 && name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit()) => Sort::Anything,
        _ => Sort::Other,
    }
}

/// How many values a function gets that stands for an interface of the library.
fn parameters_of(name: &str) -> Option<usize> {
    Some(match name {
        "Supplier" | "Callable" | "Runnable" | "BooleanSupplier" | "IntSupplier" | "LongSupplier" => 0,
        "Function" | "Predicate" | "Consumer" | "UnaryOperator" | "IntFunction" | "IntPredicate" | "ToIntFunction" => 1,
        "BiFunction" | "BiConsumer" | "BiPredicate" | "BinaryOperator" | "Comparator" => 2,
        _ => return None,
    })
}
