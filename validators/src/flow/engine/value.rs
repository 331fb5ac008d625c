//! Abstract values: what is known of a value at one point of a run. Knows nothing of statements, heaps or rules beyond their numbers.

use std::rc::Rc;

use assay_manifests::Span;

pub use super::ids::Ids;
pub use super::taint::{Bits, CleanBits, Note, PathNode, Source, Taint};
use crate::flow::ir::{Function, Sym};

/// Number of a heap cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ref(pub u32);

/// Number of a class seen by the engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClassId(pub u32);

/// How many alternatives a value may have before they become one unknown value.
pub const MAX_CHOICES: usize = 8;
/// Longest constant text that is kept, in bytes.
const MAX_TEXT: usize = 1 << 16;
const MAX_PIECES: usize = 48;

/// An abstract value.
#[derive(Debug, Clone)]
pub struct Value<'a> {
    pub kind: Kind<'a>,
    pub taint: Taint,
    /// Qualified type, where it is known.
    pub ty: Option<Sym>,
    /// Identity: kept by assignments and calls, new for each computed value. 0 for constants.
    pub id: u32,
    /// What follows from the value being true or false.
    pub facts: Option<Rc<Facts>>,
    /// Identity of the value this one was parsed or normalised from.
    pub via: u32,
    /// C and C++: the array whose content this is, whatever is written to it; 0 for none.
    pub array: Array,
}

/// An array of C under any of its names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Array {
    /// 0 for none, `SEVERAL` where it may be one of several.
    pub id: u32,
    /// A place behind its beginning.
    pub is_inside: bool,
}

impl Array {
    pub const NONE: Self = Self { id: 0, is_inside: false };
    pub const SEVERAL: u32 = u32::MAX;

    /// What a name stands for that is either.
    pub const fn either(self, other: Self) -> Self {
        let id = if self.id == other.id || other.id == 0 {
            self.id
        } else if self.id == 0 {
            other.id
        } else {
            Self::SEVERAL
        };
        Self { id, is_inside: self.is_inside || other.is_inside || self.id != other.id }
    }
}

#[derive(Debug, Clone)]
pub enum Kind<'a> {
    /// Anything.
    Unknown,
    /// Not known, but made by the program itself: nothing untrusted beyond `taint`.
    Opaque,
    Null,
    Bool(bool),
    Int(i128),
    Float(f64),
    Str(Rc<Text>),
    Regex(Sym, Sym),
    Cell(Ref),
    Func(Rc<Closure<'a>>),
    Class(ClassId),
    /// A library's or unknown global name, qualified.
    Lib(Sym),
    /// A method of a value, not yet called.
    Method(Rc<(Value<'a>, Sym)>),
    /// A pointer to a variable: its scope and name.
    Slot(Ref, Sym),
    Choice(Rc<Vec<Value<'a>>>),
}

/// A function with what it closes over.
#[derive(Debug)]
pub struct Closure<'a> {
    pub function: &'a Function,
    pub module: usize,
    pub class: Option<ClassId>,
    pub this: Option<Value<'a>>,
    /// Scope it was made in.
    pub scope: Ref,
}

/// Types of the two kinds of nothing that scripts tell apart. Without one it may be either.
pub const NULL: &str = "null";
pub const UNDEFINED: &str = "undefined";

/// A partly known string.
#[derive(Debug, Clone, Default)]
pub struct Text {
    pub pieces: Vec<Piece>,
}

#[derive(Debug, Clone)]
pub enum Piece {
    Known(Sym),
    /// `unknown`: its provenance is not known.
    Dynamic {
        taint: Taint,
        unknown: bool,
    },
}

impl Text {
    pub fn known(text: impl Into<Sym>) -> Self {
        let text: Sym = text.into();
        Self { pieces: if text.is_empty() { Vec::new() } else { vec![Piece::Known(text)] } }
    }

    /// The whole text, where it is known in full.
    pub fn constant(&self) -> Option<Sym> {
        match &self.pieces[..] {
            [] => Some(Sym::from("")),
            [Piece::Known(text)] => Some(text.clone()),
            _ => None,
        }
    }

    pub fn push(&mut self, piece: Piece) {
        if self.pieces.len() >= MAX_PIECES {
            let (taint, unknown) = piece.provenance();
            if let Some(last) = self.pieces.last_mut() {
                let (old, was_unknown) = last.provenance();
                *last = Piece::Dynamic { taint: old.union(&taint), unknown: unknown || was_unknown };
            }
            return;
        }
        match (self.pieces.last_mut(), piece) {
            (_, Piece::Known(text)) if text.is_empty() => {}
            (Some(Piece::Known(last)), Piece::Known(text)) => {
                if last.len() + text.len() > MAX_TEXT {
                    self.pieces.push(Piece::Dynamic { taint: Taint::default(), unknown: false });
                } else {
                    *last = format!("{last}{text}").into();
                }
            }
            (_, piece) => self.pieces.push(piece),
        }
    }

    pub fn append(&mut self, other: &Text) {
        for piece in &other.pieces {
            self.push(piece.clone());
        }
    }

    pub fn taint(&self) -> Taint {
        self.pieces.iter().fold(Taint::default(), |sum, piece| sum.union(&piece.provenance().0))
    }
}

impl Piece {
    pub fn provenance(&self) -> (Taint, bool) {
        match self {
            Self::Known(_) => (Taint::default(), false),
            Self::Dynamic { taint, unknown } => (taint.clone(), *unknown),
        }
    }
}

/// What a test teaches, for each outcome.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    pub when_true: Vec<Fact>,
    pub when_false: Vec<Fact>,
}

/// The value `id` is safe for some rules, is known to be a constant, or carries marks that tests have set.
#[derive(Debug, Clone)]
pub struct Fact {
    pub id: u32,
    pub clean: CleanBits,
    pub constant: Option<Constant>,
    pub marks: Bits,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Constant {
    Null,
    NotNull,
    Bool(bool),
    Int(i128),
    Str(Sym),
}

impl<'a> Value<'a> {
    pub const fn of(kind: Kind<'a>) -> Self {
        Self { kind, taint: Taint::NONE, ty: None, id: 0, facts: None, via: 0, array: Array::NONE }
    }

    pub fn str(text: impl Into<Sym>) -> Self {
        Self::of(Kind::Str(Rc::new(Text::known(text))))
    }

    pub const fn null() -> Self {
        Self::of(Kind::Null)
    }

    /// Whether a default takes its place: `null` that is written stays.
    pub fn gives_way(&self) -> bool {
        matches!(self.kind, Kind::Null) && self.ty.as_deref() != Some(NULL)
    }

    pub const fn bool(yes: bool) -> Self {
        Self::of(Kind::Bool(yes))
    }

    pub const fn int(number: i128) -> Self {
        Self::of(Kind::Int(number))
    }

    pub fn typed(mut self, ty: Option<Sym>) -> Self {
        if ty.is_some() {
            self.ty = ty;
        }
        self
    }

    /// Made into something of another type, each alternative of it.
    pub fn retyped(mut self, ty: &str) -> Self {
        if let Kind::Choice(list) = &self.kind {
            self.kind = Kind::Choice(Rc::new(list.iter().map(|one| one.clone().retyped(ty)).collect()));
        }
        self.ty = Some(ty.into());
        self
    }

    pub fn tainted(mut self, taint: Taint) -> Self {
        self.taint = self.taint.union(&taint);
        self
    }

    /// The alternatives: itself where it is not a choice.
    pub fn atoms(&self) -> &[Value<'a>] {
        match &self.kind {
            Kind::Choice(list) => list,
            _ => std::slice::from_ref(self),
        }
    }

    pub fn as_str(&self) -> Option<Sym> {
        match &self.kind {
            Kind::Str(text) => text.constant(),
            _ => None,
        }
    }

    pub const fn as_int(&self) -> Option<i128> {
        match self.kind {
            Kind::Int(number) => Some(number),
            _ => None,
        }
    }

    pub const fn cell(&self) -> Option<Ref> {
        match self.kind {
            Kind::Cell(cell) => Some(cell),
            _ => None,
        }
    }

    /// A literal, known in full.
    pub fn is_plain_constant(&self) -> bool {
        match &self.kind {
            Kind::Null | Kind::Bool(_) | Kind::Int(_) | Kind::Float(_) | Kind::Regex(..) => true,
            Kind::Str(text) => text.constant().is_some(),
            _ => false,
        }
    }

    /// Key under which a container keeps what it is asked for with this value.
    pub fn key(&self) -> Option<Sym> {
        match &self.kind {
            Kind::Int(number) => Some(number.to_string().into()),
            Kind::Bool(yes) => Some(if *yes { "true".into() } else { "false".into() }),
            Kind::Lib(name) => Some(name.clone()),
            _ => self.as_str(),
        }
    }

    /// Whether it counts as true, where that is known. `falsy_empty`: 0, "" and empty containers are false.
    pub fn truth(&self, falsy_empty: bool) -> Option<bool> {
        match &self.kind {
            Kind::Null => Some(false),
            Kind::Bool(yes) => Some(*yes),
            Kind::Int(number) if falsy_empty => Some(*number != 0),
            Kind::Float(number) if falsy_empty => Some(*number != 0.0 && !number.is_nan()),
            Kind::Str(text) if falsy_empty => match text.constant() {
                Some(text) => Some(!text.is_empty()),
                None if text.pieces.iter().any(|piece| matches!(piece, Piece::Known(known) if !known.is_empty())) => Some(true),
                None => None,
            },
            // Where nothing empty counts as false, everything but nil and false counts as true.
            Kind::Str(_) | Kind::Int(_) | Kind::Float(_) if !falsy_empty => Some(true),
            Kind::Func(_) | Kind::Class(_) => Some(true),
            Kind::Choice(list) => {
                let first = list.first()?.truth(falsy_empty)?;
                list.iter().all(|one| one.truth(falsy_empty) == Some(first)).then_some(first)
            }
            _ => None,
        }
    }

    /// Whether it counts as true in any language, where that is known; a name of a library is one of Go's errors, and where it is none, rarely empty.
    pub fn surely(&self) -> Option<bool> {
        match &self.kind {
            Kind::Bool(_) | Kind::Null => self.truth(false),
            // What is below nothing says "not found" to who asks for a place, and is true to who asks for a truth.
            Kind::Int(number) => (*number > 0).then_some(true),
            Kind::Str(text) => {
                let says = |piece: &Piece| matches!(piece, Piece::Known(known) if !known.is_empty() && &**known != "0");
                text.pieces.iter().any(says).then_some(true)
            }
            // An error that a library keeps under a name.
            Kind::Lib(name) => name.rsplit('.').next().is_some_and(|last| last.starts_with("Err")).then_some(true),
            Kind::Choice(list) => {
                let first = list.first()?.surely()?;
                list.iter().all(|one| one.surely() == Some(first)).then_some(first)
            }
            _ => None,
        }
    }

    /// As a piece of a string.
    pub fn pieces(&self) -> Text {
        match &self.kind {
            Kind::Str(text) => (**text).clone(),
            Kind::Int(number) => Text::known(number.to_string()),
            Kind::Bool(_) | Kind::Null | Kind::Float(_) | Kind::Regex(..) | Kind::Opaque => {
                Text { pieces: vec![Piece::Dynamic { taint: self.taint.clone(), unknown: false }] }
            }
            Kind::Choice(list) => {
                let unknown = list.iter().any(|one| one.pieces().pieces.iter().any(|piece| piece.provenance().1));
                begun_alike(list, &self.taint, unknown)
            }
            // A constant of another file is what its writer made it.
            Kind::Lib(name) if super::patterns::is_foreign_constant(name) => {
                Text { pieces: vec![Piece::Dynamic { taint: self.taint.clone(), unknown: false }] }
            }
            _ => Text { pieces: vec![Piece::Dynamic { taint: self.taint.clone(), unknown: self.taint.is_empty() }] },
        }
    }

    pub fn stepped(mut self, module: usize, span: Span, note: &Note) -> Self {
        if !self.taint.is_empty() {
            self.taint = self.taint.stepped(module, span, note);
            match &self.kind {
                Kind::Choice(list) => {
                    self.kind = Kind::Choice(Rc::new(list.iter().map(|one| one.clone().stepped(module, span, note)).collect()));
                }
                Kind::Str(text) if text.pieces.len() <= 4 => {
                    self.kind = Kind::Str(Rc::new(text.map(|taint| taint.stepped(module, span, note))))
                }
                _ => {}
            }
        }
        self
    }

    /// The same value, safe for the rules of `clean`.
    pub fn cleaned(mut self, clean: CleanBits) -> Self {
        self.taint = self.taint.cleaned(clean);
        match &self.kind {
            Kind::Choice(list) => self.kind = Kind::Choice(Rc::new(list.iter().map(|one| one.clone().cleaned(clean)).collect())),
            Kind::Str(text) => self.kind = Kind::Str(Rc::new(text.map(|taint| taint.cleaned(clean)))),
            _ => {}
        }
        self
    }

    /// The same value, no longer safe for one rule.
    pub fn soiled(mut self, rule: u16) -> Self {
        self.taint = self.taint.soiled(rule);
        match &self.kind {
            Kind::Choice(list) => self.kind = Kind::Choice(Rc::new(list.iter().map(|one| one.clone().soiled(rule)).collect())),
            Kind::Str(text) => self.kind = Kind::Str(Rc::new(text.map(|taint| taint.soiled(rule)))),
            _ => {}
        }
        self
    }

    /// The value with what tests have taught of its being clean.
    pub fn learnt(self, facts: &[Fact]) -> Self {
        let mut value = self;
        if value.id != 0
            && let Some(fact) = facts.iter().find(|fact| fact.id == value.id)
        {
            value = value.cleaned(fact.clean);
        }
        // A test of what is one thing or another has taught something of each.
        if let Kind::Choice(list) = &value.kind
            && list.iter().any(|one| one.is_told_by(facts))
        {
            let list: Vec<Value<'a>> = list.iter().map(|one| one.clone().learnt(facts)).collect();
            value.taint = list.iter().fold(Taint::default(), |sum, one| sum.union(&one.taint));
            value.kind = Kind::Choice(Rc::new(list));
        }
        if let Some(taint) = value.taint.cleaned_at_birth(facts) {
            if let Kind::Str(text) = &value.kind {
                value.kind = Kind::Str(Rc::new(text.map(|taint| taint.cleaned_at_birth(facts).unwrap_or_else(|| taint.clone()))));
            }
            value.taint = taint;
        }
        value
    }

    /// Whether a fact speaks of the value itself.
    fn is_told_by(&self, facts: &[Fact]) -> bool {
        self.id != 0 && facts.iter().any(|fact| fact.id == self.id)
    }

    /// Whether nothing would change by joining `other` in.
    pub fn same(&self, other: &Self) -> bool {
        let kinds = match (&self.kind, &other.kind) {
            (Kind::Unknown, Kind::Unknown) | (Kind::Opaque, Kind::Opaque) | (Kind::Null, Kind::Null) => true,
            (Kind::Bool(a), Kind::Bool(b)) => a == b,
            (Kind::Int(a), Kind::Int(b)) => a == b,
            (Kind::Float(a), Kind::Float(b)) => a.to_bits() == b.to_bits(),
            (Kind::Str(a), Kind::Str(b)) => Rc::ptr_eq(a, b) || a.same(b),
            (Kind::Regex(a, x), Kind::Regex(b, y)) => a == b && x == y,
            (Kind::Cell(a), Kind::Cell(b)) => a == b,
            (Kind::Func(a), Kind::Func(b)) => Rc::ptr_eq(a, b) || (std::ptr::eq(a.function, b.function) && a.scope == b.scope),
            (Kind::Class(a), Kind::Class(b)) => a == b,
            (Kind::Lib(a), Kind::Lib(b)) => a == b,
            (Kind::Method(a), Kind::Method(b)) => Rc::ptr_eq(a, b) || (a.1 == b.1 && a.0.same(&b.0)),
            (Kind::Slot(a, x), Kind::Slot(b, y)) => a == b && x == y,
            (Kind::Choice(a), Kind::Choice(b)) => Rc::ptr_eq(a, b) || (a.len() == b.len() && a.iter().zip(&**b).all(|(x, y)| x.same(y))),
            _ => false,
        };
        kinds && self.taint.same(&other.taint) && self.ty == other.ty
    }

    /// Either of the two. The result has an identity of its own where they differ.
    pub fn join(&self, other: &Self, ids: &Ids) -> Self {
        if self.same(other) { self.join_same(other, ids) } else { self.join_other(other, ids) }
    }

    /// Either of two values of which nothing is known apart.
    pub fn join_same(&self, other: &Self, ids: &Ids) -> Self {
        let mut joined = self.clone();
        if self.id != other.id {
            joined.id = ids.either(self.id, other.id);
            joined.facts = super::meeting::either_facts(self, other);
            joined.via = if self.via == other.via { self.via } else { 0 };
        }
        joined.array = self.array.either(other.array);
        joined
    }

    /// Either of two values that differ.
    pub fn join_other(&self, other: &Self, ids: &Ids) -> Self {
        let taint = self.taint.union(&other.taint);
        let ty = match (&self.ty, &other.ty) {
            (Some(a), Some(b)) if a == b => Some(a.clone()),
            (Some(a), _) if matches!(other.kind, Kind::Null) => Some(a.clone()),
            (_, Some(b)) if matches!(self.kind, Kind::Null) => Some(b.clone()),
            _ => None,
        };
        let mut atoms: Vec<Value<'a>> = Vec::new();
        for one in self.atoms().iter().chain(other.atoms()) {
            // Two unknown values are one, unless only one of them is tainted: clean and unknown must not mix.
            let twin = atoms.iter().position(|known| {
                known.same(one)
                    || (matches!((&known.kind, &one.kind), (Kind::Unknown, Kind::Unknown) | (Kind::Opaque, Kind::Opaque))
                        && known.taint.is_empty() == one.taint.is_empty()
                        && known.ty == one.ty)
            });
            match twin {
                Some(i) => {
                    atoms[i].taint = atoms[i].taint.union(&one.taint);
                    if atoms[i].id != one.id {
                        atoms[i].id = ids.either(atoms[i].id, one.id);
                        atoms[i].facts = None;
                    }
                }
                None => {
                    // What a constant says of its path is said of both by the whole.
                    let facts = one.facts.clone().filter(|_| !one.is_plain_constant() && one.cell().is_none());
                    atoms.push(Value { facts, ..one.clone() });
                }
            }
        }
        if atoms.len() == 1 {
            let mut only = atoms.swap_remove(0);
            only.taint = taint;
            only.ty = ty;
            only.array = self.array.either(other.array);
            return only;
        }
        if atoms.len() > MAX_CHOICES {
            let unknown = atoms.iter().any(|one| one.pieces().pieces.iter().any(|piece| piece.provenance().1));
            let strings = atoms.iter().all(|one| matches!(one.kind, Kind::Str(_)));
            let kind = match (strings, unknown) {
                (true, _) => Kind::Str(Rc::new(begun_alike(&atoms, &taint, unknown))),
                (false, true) => Kind::Unknown,
                (false, false) => Kind::Opaque,
            };
            return Self { kind, taint, ty, id: ids.either(self.id, other.id), facts: None, via: 0, array: self.array.either(other.array) };
        }
        let facts = super::meeting::either_facts(self, other);
        Self {
            kind: Kind::Choice(Rc::new(atoms)),
            taint,
            ty,
            id: ids.either(self.id, other.id),
            facts,
            via: 0,
            array: self.array.either(other.array),
        }
    }
}

/// One text for several: how they all begin, and something.
fn begun_alike(atoms: &[Value<'_>], taint: &Taint, unknown: bool) -> Text {
    let begins = |atom: &Value<'_>| match &atom.kind {
        Kind::Str(text) => match text.pieces.first() {
            Some(Piece::Known(known)) => Some(known.clone()),
            _ => None,
        },
        _ => None,
    };
    let mut common: Option<String> = None;
    for atom in atoms {
        let begin = begins(atom).unwrap_or_default();
        common = Some(match common {
            None => begin.to_string(),
            Some(known) => known.chars().zip(begin.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a).collect(),
        });
    }
    let mut text = Text::known(common.unwrap_or_default());
    text.push(Piece::Dynamic { taint: taint.clone(), unknown });
    text
}

impl Text {
    pub fn map(&self, change: impl Fn(&Taint) -> Taint) -> Self {
        let pieces = self.pieces.iter().map(|piece| match piece {
            Piece::Known(text) => Piece::Known(text.clone()),
            Piece::Dynamic { taint, unknown } => Piece::Dynamic { taint: change(taint), unknown: *unknown },
        });
        Self { pieces: pieces.collect() }
    }

    fn same(&self, other: &Self) -> bool {
        self.pieces.len() == other.pieces.len()
            && self.pieces.iter().zip(&other.pieces).all(|pair| match pair {
                (Piece::Known(a), Piece::Known(b)) => a == b,
                (Piece::Dynamic { taint: a, unknown: x }, Piece::Dynamic { taint: b, unknown: y }) => x == y && a.same(b),
                _ => false,
            })
    }
}
