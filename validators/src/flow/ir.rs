//! The language-neutral form. Lowerings produce it, the engine runs it; it knows neither grammars nor rules.
//!
//! Conventions that every lowering keeps (the engine and the rules rely on them):
//!
//! - Qualified names are written with `.` in every language (`std.fs.read`, `App.Models.User`), except that a Go import keeps
//!   its path (`net/http.Get`). `node:fs` is `fs`.
//! - A constructor is a `Call` of kind `New` (Python's `Foo()` stays `Plain`: names do not tell). A struct or object literal
//!   *with a type name* (`&tls.Config{A: b}`, `Foo { a: b }`) is `New` with keyword arguments; without one it is `Map`.
//! - What the language does by syntax and rules care for is a `Call` of a plain name: PHP `echo` / `print` / `include` /
//!   `require` / `exit`, back-ticks (`` ` ``), `sizeof`, `delete` (C++: `delete`, `delete[]`), `typeof`, Rust macros with their
//!   bang (`println!`), JSX elements (`jsx.div`, attributes as keyword arguments, children as positional ones).
//! - String building is `Format` whatever its syntax: f-strings, template literals, interpolation, Rust `format!`. Printf-like
//!   *calls* (`fmt.Sprintf`, `String.format`, `sprintf`) stay calls; `"…" % x` stays `Binary(Mod)`, `a + b` stays `Binary(Add)`.
//! - Compound assignment is `Assign` with `op`. `x++` is `Assign` with `op = Add` and the literal 1; where its value is used, Java,
//!   JavaScript and PHP take 1 from it again (`kit::step`).
//! - Destructuring is an `Assign` whose target is `List` or `Map` of targets (`Spread` for the rest).
//! - Annotations, attributes and decorators are expressions (`Name`, `Member` or `Call`) in `decorators`.
//! - A construct that has no form here becomes `Unknown` with its children, never nothing: unknown stays unknown.

use std::sync::Arc;

use assay_manifests::{Language, Span};

/// A name as written. Cheap to clone.
pub type Sym = Arc<str>;

/// One lowered file.
#[derive(Debug)]
pub struct Module {
    pub language: Language,
    /// Path inside the artifact, `/`-separated.
    pub path: Sym,
    /// Package, namespace or module name the file declares for itself (`com.example.web`), empty where none.
    pub package: Sym,
    /// Top-level statements in order, function and class definitions and imports among them.
    pub body: Vec<Stmt>,
    /// How many syntax nodes had no form here.
    pub unknown_nodes: u32,
    /// The first place that is nested too deeply to have a form: what stands there is nowhere in `body`.
    pub given_up: Option<Span>,
}

#[derive(Debug)]
pub struct Stmt {
    pub kind: StmtKind,
    pub span: Span,
}

#[derive(Debug)]
pub enum StmtKind {
    Expr(Expr),
    /// Declaration of a local, global or static variable. `init` absent: declared only.
    Var {
        name: Sym,
        ty: Option<TypeRef>,
        init: Option<Expr>,
        is_const: bool,
    },
    /// `target op= value`; plain assignment has no `op`.
    Assign {
        target: Expr,
        op: Option<BinaryOp>,
        value: Expr,
    },
    If {
        cond: Expr,
        then: Vec<Stmt>,
        otherwise: Vec<Stmt>,
    },
    /// `while`, `do`, C-style `for` (its initialiser stands before it in a `Block`), `loop`. `cond` absent: endless.
    Loop {
        cond: Option<Expr>,
        body: Vec<Stmt>,
        update: Vec<Stmt>,
        test_first: bool,
    },
    ForEach {
        target: Expr,
        iter: Expr,
        body: Vec<Stmt>,
    },
    /// `switch`, `match`, `case`, `when`.
    Switch {
        subject: Option<Expr>,
        cases: Vec<Case>,
    },
    Return(Option<Expr>),
    Throw(Option<Expr>),
    Break(Option<Sym>),
    Continue(Option<Sym>),
    Label(Sym),
    Goto(Sym),
    Try {
        body: Vec<Stmt>,
        catches: Vec<Catch>,
        otherwise: Vec<Stmt>,
        finally: Vec<Stmt>,
    },
    /// `with`, `using`, try-with-resources: a resource bound for a block.
    With {
        target: Option<Expr>,
        resource: Expr,
        body: Vec<Stmt>,
    },
    /// `defer`, `ensure`-like single statements that run at the end of the function.
    Defer(Box<Stmt>),
    Assert {
        cond: Expr,
        message: Option<Expr>,
    },
    Block(Vec<Stmt>),
    /// `unsafe { … }` (Rust, C#, Go has none).
    Unsafe(Vec<Stmt>),
    Function(Arc<Function>),
    Class(Arc<Class>),
    Import(Import),
    Global(Vec<Sym>),
}

#[derive(Debug)]
pub struct Case {
    /// Patterns of which one must match; empty for `default`.
    pub patterns: Vec<Expr>,
    pub guard: Option<Expr>,
    pub body: Vec<Stmt>,
    /// Control falls into the next case where the body does not leave.
    pub falls_through: bool,
    pub span: Span,
}

#[derive(Debug)]
pub struct Catch {
    pub types: Vec<TypeRef>,
    pub name: Option<Sym>,
    pub body: Vec<Stmt>,
}

/// `import path`, `from path import item as alias`, `use`, `#include`, `require`, `using`.
#[derive(Debug, Clone)]
pub struct Import {
    /// The module as written, with `.` for separators (leading dots kept where it is relative); a header's or script's file name as is.
    pub path: Sym,
    /// The item taken out of it; absent where the module itself is bound.
    pub item: Option<Sym>,
    /// The local name, where it is not the last segment of the path or item.
    pub alias: Option<Sym>,
    /// Everything is brought into scope.
    pub wildcard: bool,
    pub span: Span,
}

#[derive(Debug, Default)]
pub struct Function {
    /// Empty for a closure.
    pub name: Sym,
    pub params: Vec<Param>,
    pub decorators: Vec<Expr>,
    pub return_type: Option<TypeRef>,
    pub body: Vec<Stmt>,
    /// The whole definition, decorators included.
    pub span: Span,
    pub is_async: bool,
    pub is_generator: bool,
    /// No receiver (static method, free function).
    pub is_static: bool,
    pub is_public: bool,
    /// Declared only (interface, prototype, abstract).
    pub is_abstract: bool,
    /// Declared `unsafe` (Rust, C#).
    pub is_unsafe: bool,
    /// Takes the place of an inherited one (C#): what is not said to hides one of the same name instead.
    pub is_override: bool,
    /// Receiver's type, where the language writes it at the function (Go, Rust `impl`, C++ `Foo::bar`, Kotlin extension).
    pub receiver_type: Option<TypeRef>,
}

#[derive(Debug)]
pub struct Param {
    pub name: Sym,
    pub kind: ParamKind,
    pub ty: Option<TypeRef>,
    pub default: Option<Expr>,
    pub decorators: Vec<Expr>,
    /// Destructuring of the parameter, in the form of an assignment target.
    pub pattern: Option<Expr>,
    pub span: Span,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParamKind {
    Normal,
    /// `self`, `this` written as a parameter, `cls`, Go and Rust receivers.
    Receiver,
    /// `*args`, `...rest`, variadic.
    Rest,
    /// `**kwargs`.
    KeywordRest,
}

#[derive(Debug, Default)]
pub struct Class {
    pub name: Sym,
    pub bases: Vec<TypeRef>,
    pub decorators: Vec<Expr>,
    pub fields: Vec<Field>,
    pub methods: Vec<Arc<Function>>,
    /// Class-level statements that are not fields or methods (Ruby and Python bodies, static initialisers, nested classes).
    pub body: Vec<Stmt>,
    /// Its objects are copied where they are given: a `struct` of C#.
    pub is_value_type: bool,
    /// Declares what others are (C#).
    pub is_interface: bool,
    pub span: Span,
}

/// C#: a class whose fields say at which place of a tuple the file's names for elements stand.
pub const TUPLE_NAMES: &str = "(tuple)";

#[derive(Debug)]
pub struct Field {
    pub name: Sym,
    pub ty: Option<TypeRef>,
    pub init: Option<Expr>,
    pub is_static: bool,
    pub is_const: bool,
    pub decorators: Vec<Expr>,
    pub span: Span,
}

/// Storage of a variable of C.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StorageClass {
    Automatic,
    /// Keeps its value from call to call.
    Static,
    /// Defined in another file.
    Extern,
}

/// A type as written: `Map<String, int[]>` is name `Map`, args [`String`, `int` with one array dimension].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypeRef {
    pub name: Sym,
    pub args: Vec<TypeRef>,
    /// Depth of pointers or references.
    pub pointers: u8,
    /// Array dimensions; a length where it is a literal or name (text as written), empty where it is open.
    pub dims: Vec<Sym>,
    pub is_unsigned: bool,
    pub is_nullable: bool,
    /// C++: the outermost of `pointers` is a reference. C#: a `ref` parameter. Rust: `&mut`. Ruby: a module put before its class.
    pub is_reference: bool,
    /// C: where the variable lives that is declared with the type.
    pub storage: StorageClass,
}

#[derive(Debug)]
pub struct Expr {
    pub kind: ExprKind,
    pub span: Span,
}

/// Callee of what a generator yields under a key: the key and the value are its arguments.
pub const KEYED: &str = "=>";

/// Callee of a part of a list that is taken in steps, where it stands as an index: from, to and step are its arguments.
pub const STEPPED: &str = "[::]";

/// Callee of what leaves a function of Kotlin from inside of lambdas, with the value as its argument; behind it stands of how many lambdas.
/// No name that a program writes begins so: those between such signs are taken without them.
pub const LEAVES: &str = "`return@";

#[derive(Debug)]
pub enum ExprKind {
    Lit(Lit),
    /// A local, global, function, class or imported name. `this` and `self` are names; `super` too.
    Name(Sym),
    Member {
        object: Box<Expr>,
        name: Sym,
        access: Access,
    },
    Index {
        object: Box<Expr>,
        index: Box<Expr>,
    },
    Slice {
        object: Box<Expr>,
        from: Option<Box<Expr>>,
        to: Option<Box<Expr>>,
    },
    Call {
        callee: Box<Expr>,
        args: Vec<Arg>,
        kind: CallKind,
    },
    /// Pieces of a string in order.
    Format(Vec<Expr>),
    Binary {
        op: BinaryOp,
        left: Box<Expr>,
        right: Box<Expr>,
    },
    Unary {
        op: UnaryOp,
        operand: Box<Expr>,
    },
    /// `cond ? then : otherwise`, `then if cond else otherwise`, expression `if`.
    Conditional {
        cond: Box<Expr>,
        then: Box<Expr>,
        otherwise: Box<Expr>,
    },
    /// List, array, tuple, set.
    List {
        items: Vec<Expr>,
        kind: ListKind,
    },
    /// Map, object, dictionary, hash. A spread entry has no key.
    Map(Vec<(Option<Expr>, Expr)>),
    /// `[element for target in iter if cond]` and the like; also generator expressions and LINQ. `key` for maps.
    Comprehension {
        element: Box<Expr>,
        key: Option<Box<Expr>>,
        clauses: Vec<Clause>,
        kind: ListKind,
    },
    Lambda(Arc<Function>),
    /// Assignment used as a value.
    Assign {
        target: Box<Expr>,
        op: Option<BinaryOp>,
        value: Box<Expr>,
    },
    /// Statements whose last expression is the value (Rust blocks, Kotlin `if`/`when`, Ruby bodies, PHP `match`).
    Block(Vec<Stmt>),
    Cast {
        ty: TypeRef,
        value: Box<Expr>,
    },
    /// `x instanceof T`, `x is T`.
    TypeTest {
        value: Box<Expr>,
        ty: TypeRef,
    },
    Await(Box<Expr>),
    Yield(Option<Box<Expr>>),
    Spread(Box<Expr>),
    /// Class expression (anonymous class): value is the class.
    Class(Arc<Class>),
    /// A type used as a value (`sizeof(int)`, `Foo.class`).
    Type(TypeRef),
    /// No form here: evaluates its children, is itself unknown.
    Unknown(Vec<Expr>),
}

#[derive(Debug)]
pub struct Clause {
    pub target: Expr,
    pub iter: Expr,
    pub conds: Vec<Expr>,
}

#[derive(Debug)]
pub struct Arg {
    /// Keyword (`shell=True`, `name: x`).
    pub name: Option<Sym>,
    pub value: Expr,
    pub spread: Spread,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spread {
    No,
    /// `*xs`, `...xs`.
    List,
    /// `**m`.
    Map,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// `a.b`
    Dot,
    /// `a->b` (C, C++, PHP): the object is a pointer or handle that is followed.
    Arrow,
    /// `a?.b`, `a&.b`
    Optional,
    /// `A::b`
    Static,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CallKind {
    Plain,
    /// `new Foo()`, struct literal with a type name, Go composite literal.
    New,
    /// Rust macro, preprocessor-like form.
    Macro,
    /// By syntax: `echo`, back-ticks, JSX.
    Syntax,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListKind {
    List,
    Tuple,
    Set,
    /// A generator or lazy sequence.
    Lazy,
    /// Result of a comprehension over a map.
    Map,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Lit {
    Str(Sym),
    Bytes(Sym),
    Int(i128),
    Float(f64),
    Bool(bool),
    Null,
    /// Regular expression literal: pattern and flags.
    Regex(Sym, Sym),
    Char(char),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BinaryOp {
    Add,
    Sub,
    Mul,
    Div,
    FloorDiv,
    Mod,
    Pow,
    BitAnd,
    BitOr,
    BitXor,
    Shl,
    Shr,
    UShr,
    /// Short-circuit.
    And,
    Or,
    /// `??`, `?:` (Elvis), Ruby `||` stays `Or`.
    Coalesce,
    Eq,
    NotEq,
    /// `===`, `is`.
    Same,
    NotSame,
    Lt,
    Le,
    Gt,
    Ge,
    In,
    NotIn,
    /// `=~`, `~=`.
    Match,
    NotMatch,
    /// PHP `.`, Lua-like concatenation, SQL `||`.
    Concat,
    /// `a..b`
    Range,
    /// `a..=b`, Ruby `a..b`
    RangeInclusive,
    /// Any other operator (matrix product, `<=>`).
    Other,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnaryOp {
    Not,
    Neg,
    Plus,
    BitNot,
    /// `&x`
    AddressOf,
    /// `*p`
    Deref,
    /// Rust `?`, Kotlin `!!`, TypeScript `x!`.
    Unwrap,
    Other,
}

impl Function {
    /// Whether it is a macro of C, with parameters, that is a call or statements: those stand where it is called, and by itself it is nothing.
    pub fn is_macro_of_calls(&self) -> bool {
        let value = match self.body.as_slice() {
            [Stmt { kind: StmtKind::Return(Some(value)), .. }] => &value.kind,
            _ => return false,
        };
        matches!(value, ExprKind::Call { .. } | ExprKind::Block(_))
            && !self.params.is_empty()
            && self.params.iter().all(|param| param.ty.is_none())
            && self.return_type.is_none()
            && self.receiver_type.is_none()
    }
}

impl Expr {
    pub fn new(kind: ExprKind, span: Span) -> Self {
        Self { kind, span }
    }

    /// The dotted text of a name or member chain (`a.b.c`); `None` for anything else.
    pub fn dotted(&self) -> Option<String> {
        let mut text = String::new();
        self.write_dotted(&mut text, false).then_some(text)
    }

    /// The same where casts and assertions stand between: `(a as any).b!.c` is `a.b.c`.
    pub fn dotted_past_casts(&self) -> Option<String> {
        let mut text = String::new();
        self.write_dotted(&mut text, true).then_some(text)
    }

    /// What is cast or asserted on.
    pub fn past_casts(&self) -> &Self {
        let mut at = self;
        while let ExprKind::Cast { value: inner, .. } | ExprKind::Unary { op: UnaryOp::Unwrap, operand: inner } = &at.kind {
            at = inner;
        }
        at
    }

    fn write_dotted(&self, out: &mut String, past_casts: bool) -> bool {
        let this = if past_casts { self.past_casts() } else { self };
        match &this.kind {
            ExprKind::Name(name) => out.push_str(name),
            ExprKind::Member { object, name, .. } => {
                if !object.write_dotted(out, past_casts) {
                    return false;
                }
                out.push('.');
                out.push_str(name);
            }
            _ => return false,
        }
        true
    }
}

impl TypeRef {
    /// `T a[] = { … }`: as many as are written.
    pub fn measure(&mut self, init: Option<&Expr>) {
        let Some(dim) = self.dims.first_mut().filter(|dim| dim.is_empty()) else { return };
        *dim = match init.map(|init| &init.kind) {
            // What a macro is given may be any number of them.
            Some(ExprKind::List { items, .. })
                if items.iter().any(|item| matches!(&item.kind, ExprKind::Name(name) if &**name == "__VA_ARGS__")) =>
            {
                return;
            }
            Some(ExprKind::List { items, .. }) => items.len().to_string().into(),
            // Behind the letters stands the zero.
            Some(ExprKind::Lit(Lit::Str(text))) => (text.chars().count() + 1).to_string().into(),
            _ => return,
        };
    }

    pub fn named(name: impl Into<Sym>) -> Self {
        Self {
            name: name.into(),
            args: Vec::new(),
            pointers: 0,
            dims: Vec::new(),
            is_unsigned: false,
            is_nullable: false,
            is_reference: false,
            storage: StorageClass::Automatic,
        }
    }
}
