//! What is known of a value, of an object in memory, and of the state on one path. Knows no statement and no library.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::{Deref, DerefMut},
    rc::Rc,
};

use assay_manifests::Span;

pub use super::measures::{Measured, Texts};
pub use super::sizes::{base_size, named_constant, range_of};
use super::{globals::Globals, store::Objects};
use crate::flow::ir::{BinaryOp, Function, Sym, TypeRef};

/// Number of an object in memory.
pub type Id = u32;

/// A number between two bounds, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Num {
    pub lo: i128,
    pub hi: i128,
    /// Whether both bounds are reached: by a constant, or by whoever feeds the program. What is only known not to leave them is not.
    pub certain: bool,
    pub nonzero: bool,
    /// Whether whoever feeds the program can make it zero, on one path at least.
    pub zero: bool,
    /// Lengths of texts that objects hold, plus a number: what both were computed from can be compared though neither is known.
    pub of_text: Option<Texts>,
    /// Whether a test keeps it below some number, however large.
    pub limited: bool,
    /// Which number it is: copies of one have the same; 0 where that is not followed.
    pub same: u32,
    /// What it was computed from, or compared with: numbers with the same vary together. 0 where that is not followed.
    pub group: u32,
    /// It may have been negative before its type made a huge number of it.
    pub wrapped: bool,
    /// A caller chooses it, or the bytes that it was put together from: what it is compared with need not be what it measures.
    pub outside: bool,
    /// It was cut to a narrower type that does not hold all that it may have been.
    pub cut: bool,
    /// Lengths of texts went into it: what both were summed up from may vary together.
    pub lengths: bool,
    /// Between its bounds lie numbers that it is on no path: what is left of it between others need not reach them.
    pub gaps: bool,
    /// It is the size of a pointer variable, and not of what that leads to.
    pub of_pointer: bool,
    /// It grows by so much with every letter of a text, and that text was found to be longer since: by how much it is more than it seems.
    pub measured: Option<Measured>,
}

impl Num {
    pub const fn exactly(n: i128) -> Self {
        Self::within(n, n, true)
    }

    /// Any value between the bounds, by the choice of whoever feeds the program.
    pub const fn input(lo: i128, hi: i128) -> Self {
        Self { zero: lo <= 0 && hi >= 0, ..Self::within(lo, hi, true) }
    }

    pub const fn within(lo: i128, hi: i128, certain: bool) -> Self {
        Self {
            lo,
            hi,
            certain,
            nonzero: lo > 0 || hi < 0,
            zero: false,
            of_text: None,
            limited: false,
            same: 0,
            group: 0,
            wrapped: false,
            outside: false,
            cut: false,
            lengths: false,
            gaps: false,
            of_pointer: false,
            measured: None,
        }
    }

    /// What it was measured by, if that was one text.
    fn measure(self) -> Option<Measured> {
        let alone = || self.of_text.filter(|texts| texts.of[0] != 0 && texts.of[1] == 0);
        self.measured.or_else(|| Some(Measured { text: alone()?.of[0], each: 1, more: 0 }))
    }

    pub const fn constant(self) -> Option<i128> {
        if self.lo == self.hi { Some(self.lo) } else { None }
    }

    /// Whether the range is that of a smaller one that was moved up by whole bytes.
    const fn in_steps_of(self, step: i128) -> bool {
        self.lo == 0 && self.hi % step == 0
    }

    const fn is_limited(self) -> bool {
        self.limited || self.lo == self.hi
    }

    /// Zero on one path, and a number that was counted or came in on another.
    const fn is_nothing_beside(self, other: Self) -> bool {
        self.lo == 0 && self.hi == 0 && self.certain && other.lo != other.hi
    }

    pub fn hull(self, other: Self) -> Self {
        Self {
            lo: self.lo.min(other.lo),
            hi: self.hi.max(other.hi),
            // Where a text was found to be longer on one path, what was measured by it is not what it is on the other.
            certain: self.certain
                && other.certain
                && (self.measured == other.measured || self.measured.is_none() || other.measured.is_none()),
            nonzero: self.nonzero && other.nonzero,
            zero: self.zero || other.zero || self.is_nothing_beside(other) || other.is_nothing_beside(self),
            of_text: self.of_text.filter(|text| other.of_text == Some(*text)),
            limited: self.is_limited() && other.is_limited() && (self.limited || other.limited),
            same: if self.same == other.same { self.same } else { 0 },
            group: if self.group == other.group { self.group } else { 0 },
            wrapped: self.wrapped || other.wrapped,
            outside: self.outside || other.outside,
            cut: self.cut || other.cut,
            lengths: self.lengths || other.lengths,
            gaps: self.gaps || other.gaps || self.hi.saturating_add(1) < other.lo || other.hi.saturating_add(1) < self.lo,
            of_pointer: self.of_pointer && other.of_pointer,
            measured: self.measured.filter(|measured| other.measured == Some(*measured)),
        }
    }

    /// `op` on the bounds; `None` where the result is not known.
    pub fn binary(self, op: BinaryOp, other: Self) -> Option<Self> {
        if self.same != 0 && self.same == other.same && matches!(op, BinaryOp::Sub | BinaryOp::BitXor) {
            return Some(Self::exactly(0));
        }
        let mut result = self.bounds(op, other)?;
        // What varies together need not reach its bounds together; a square does.
        let together = self.group != 0 && self.group == other.group && self.same != other.same;
        result.certain &= !together || self.constant().is_some() || other.constant().is_some();
        if self.same != 0 && self.same == other.same && op == BinaryOp::Mul {
            result.lo = if self.lo <= 0 && self.hi >= 0 { 0 } else { result.lo.max(0) };
        }
        result.group = match (self.constant(), other.constant()) {
            (None, Some(_)) => self.group,
            (Some(_), None) => other.group,
            _ if self.group == other.group => self.group,
            _ => 0,
        };
        result.limited = self.is_limited() && other.is_limited() && (self.limited || other.limited);
        result.outside = self.outside || other.outside;
        result.cut = self.cut || other.cut;
        result.lengths = self.lengths || other.lengths;
        result.wrapped = self.wrapped || other.wrapped;
        result.gaps = self.gaps || other.gaps;
        result.of_pointer = op == BinaryOp::Mul && (self.of_pointer || other.of_pointer);
        result.of_text = match (op, self.of_text, other.of_text, self.constant(), other.constant()) {
            (BinaryOp::Add, Some(texts), _, _, Some(n)) | (BinaryOp::Add, _, Some(texts), Some(n), _) => texts.plus(n),
            (BinaryOp::Add, Some(texts), Some(others), _, _) => texts.and(others),
            (BinaryOp::Sub, Some(texts), _, _, Some(n)) => texts.plus(n.checked_neg()?),
            (BinaryOp::Mul, text, None, _, Some(1)) | (BinaryOp::Mul, None, text, Some(1), _) => text,
            _ => None,
        };
        result.measured = match (op, other.constant()) {
            (BinaryOp::Mul, Some(by)) if by > 1 => self.measure().and_then(|measured| {
                let (each, more) = (measured.each.checked_mul(by)?, measured.more.checked_mul(by)?);
                Some(Measured { each, more, ..measured })
            }),
            (BinaryOp::Add | BinaryOp::Sub, Some(_)) => self.measured,
            _ => match (op, self.constant()) {
                (BinaryOp::Add, Some(_)) => other.measured,
                _ => None,
            },
        };
        Some(result)
    }

    fn bounds(self, op: BinaryOp, other: Self) -> Option<Self> {
        let certain = self.certain && other.certain;
        let bounds = |of: &dyn Fn(i128, i128) -> Option<i128>| -> Option<Self> {
            let all = [of(self.lo, other.lo)?, of(self.lo, other.hi)?, of(self.hi, other.lo)?, of(self.hi, other.hi)?];
            Some(Self::within(*all.iter().min()?, *all.iter().max()?, certain))
        };
        match op {
            BinaryOp::Add => Some(Self::within(self.lo.checked_add(other.lo)?, self.hi.checked_add(other.hi)?, certain)),
            BinaryOp::Sub => Some(Self::within(self.lo.checked_sub(other.hi)?, self.hi.checked_sub(other.lo)?, certain)),
            BinaryOp::Mul => bounds(&i128::checked_mul),
            BinaryOp::Div if other.lo > 0 || other.hi < 0 => bounds(&i128::checked_div),
            BinaryOp::Mod => {
                let most = other.lo.abs().max(other.hi.abs()).checked_sub(1)?;
                // Any number leaves every remainder.
                let all = certain && other.constant().is_some() && self.hi.checked_sub(self.lo)? > most && self.hi >= most;
                match (self.constant(), other.constant()) {
                    (Some(a), Some(b)) if b != 0 => Some(Self::exactly(a % b)),
                    _ if most < 0 => None,
                    _ => {
                        let lo = if self.lo < 0 { -most } else { 0 };
                        Some(Self::within(lo, most.min(self.hi.max(0)), all && (self.lo >= 0 || self.lo <= -most)))
                    }
                }
            }
            BinaryOp::BitAnd => match (self.constant(), other.constant()) {
                (Some(a), Some(b)) => Some(Self::exactly(a & b)),
                (_, Some(mask)) | (Some(mask), _) if mask >= 0 => {
                    let number = if other.constant() == Some(mask) { self } else { other };
                    let lowest = |bits: i128| bits & bits.saturating_add(1) == 0;
                    // Of a number that may be any of its type each of the lowest bits may be set.
                    let all = certain && !number.gaps && number.lo == 0 && number.hi >= mask && lowest(number.hi) && lowest(mask);
                    let most = if number.lo >= 0 { mask.min(number.hi) } else { mask };
                    Some(Self::within(0, most, all))
                }
                _ => None,
            },
            BinaryOp::BitOr if self.lo >= 0 && other.lo >= 0 && (self.constant().is_none() || other.constant().is_none()) => {
                // Bits that do not meet add up: `high << 8 | low`.
                let low = self.hi.min(other.hi).checked_add(1)?;
                let place = u64::try_from(low).ok()?.checked_next_power_of_two().map(i128::from)?;
                let high = if self.hi >= other.hi { self } else { other };
                let apart = high.lo % place == 0 && high.hi % place == 0 && high.in_steps_of(place);
                if apart {
                    return Some(Self::within(self.lo.checked_add(other.lo)?, self.hi.checked_add(other.hi)?, certain));
                }
                let most = u64::try_from(self.hi.max(other.hi).checked_add(1)?).ok()?.checked_next_power_of_two()?;
                Some(Self::within(self.lo.max(other.lo), i128::from(most) - 1, false))
            }
            BinaryOp::BitOr => Some(Self::exactly(self.constant()? | other.constant()?)),
            BinaryOp::BitXor => Some(Self::exactly(self.constant()? ^ other.constant()?)),
            BinaryOp::Shl if other.lo >= 0 && other.hi < 64 => bounds(&|a, b| a.checked_mul(1i128 << b)),
            BinaryOp::Shr if other.lo >= 0 && other.hi < 64 && self.lo >= 0 => bounds(&|a, b| Some(a >> b)),
            _ => None,
        }
    }

    /// Whether a comparison holds for all, or for none, of the values.
    pub fn compare(self, op: BinaryOp, other: Self) -> Option<bool> {
        let yes_no = |yes: bool, no: bool| {
            if yes {
                Some(true)
            } else if no {
                Some(false)
            } else {
                None
            }
        };
        if self.same != 0 && self.same == other.same && self.constant().is_none() {
            return match op {
                BinaryOp::Eq | BinaryOp::Le | BinaryOp::Ge => Some(true),
                BinaryOp::NotEq | BinaryOp::Lt | BinaryOp::Gt => Some(false),
                _ => None,
            };
        }
        let apart = self.hi < other.lo || other.hi < self.lo || (other.constant() == Some(0) && self.nonzero);
        let same = self.constant().is_some() && self.constant() == other.constant();
        match op {
            BinaryOp::Eq => yes_no(same, apart),
            BinaryOp::NotEq => yes_no(apart, same),
            BinaryOp::Lt => yes_no(self.hi < other.lo, self.lo >= other.hi),
            BinaryOp::Le => yes_no(self.hi <= other.lo, self.lo > other.hi),
            BinaryOp::Gt => yes_no(self.lo > other.hi, self.hi <= other.lo),
            BinaryOp::Ge => yes_no(self.lo >= other.hi, self.hi < other.lo),
            _ => None,
        }
    }
}

/// A value.
#[derive(Debug, Clone)]
pub enum Value<'m> {
    Unknown,
    /// Declared and never given a value.
    Nothing,
    Num(Num),
    Null,
    Pointer(Pointer),
    Function(&'m Function),
    /// A function of the library, by its name.
    Named(&'m str),
    /// A copy of what an object holds: a structure, a container.
    Aggregate(Id),
    /// The number of an open file or connection.
    Handle(Id),
}

/// Into an object, at a byte offset within bounds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pointer {
    pub to: Id,
    pub at: Num,
    /// May be null instead: an allocation or look-up that was not tested.
    pub may_be_null: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Storage {
    /// Of a running function: its depth.
    Stack(u32),
    Heap,
    Static,
    /// Where it lies is not known.
    Elsewhere,
}

/// An object in memory.
#[derive(Debug, Clone)]
pub struct Object<'m> {
    pub storage: Storage,
    /// Bytes; `None` where not known.
    pub size: Option<Num>,
    pub ty: Option<Rc<TypeRef>>,
    /// What a scalar holds.
    pub cell: Value<'m>,
    /// Length of the text it holds, without the terminating zero.
    pub text: Option<Num>,
    pub fields: BTreeMap<Sym, Id>,
    pub freed: Option<Span>,
    /// It was `realloc` that released it: whoever still points to it was not told.
    pub moved: bool,
    /// One of the ways that met released it, another did not.
    pub half_freed: bool,
    /// Made with `new`, `new[]` or an allocation call.
    pub made_by: &'static str,
    pub born: Span,
    /// Someone else may hold it.
    pub escaped: bool,
    /// The call that was to make it failed.
    pub absent: bool,
    /// Whose the bytes in it are.
    pub origin: Origin,
    /// An array of which nothing was written but what stands in `fields`.
    pub blank: bool,
    /// A text of C++ that may have zeros among its letters: what reads to the first zero need not read all of it.
    pub holed: bool,
    /// The text whose first bytes were copied into it, how many at most, and the greatest length that was given to the copy: where that text is
    /// found to be shorter, its zero came along.
    pub cut_from: Option<(Id, i128, i128)>,
}

/// Where a text comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// From the program itself.
    Own,
    Unknown,
    /// From whoever feeds the program.
    Input,
    /// From the command line, by whoever starts the program.
    Arguments,
}

impl Origin {
    /// What was made from both.
    pub fn with(self, other: Self) -> Self {
        match (self, other) {
            (Self::Input, _) | (_, Self::Input) => Self::Input,
            (Self::Arguments, _) | (_, Self::Arguments) => Self::Arguments,
            (Self::Own, Self::Own) => Self::Own,
            _ => Self::Unknown,
        }
    }
}

/// What paths share until one of them changes it.
#[derive(Debug, Default)]
pub struct Shared<T>(Rc<T>);

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Clone> DerefMut for Shared<T> {
    fn deref_mut(&mut self) -> &mut T {
        Rc::make_mut(&mut self.0)
    }
}

impl<T> Shared<T> {
    fn is_shared_with(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<V: Clone> Shared<BTreeMap<String, V>> {
    /// Drops what does not stay; a map of which everything stays goes on being shared.
    pub fn keep(&mut self, stays: impl Fn(&str, &V) -> bool) {
        if self.iter().any(|(text, value)| !stays(text, value)) {
            self.retain(|text, value| stays(text, value));
        }
    }

    /// Drops everything.
    pub fn drop_all(&mut self) {
        if !self.is_empty() {
            *self = Self(Rc::default());
        }
    }
}

/// Everything known on one path.
#[derive(Debug, Clone, Default)]
pub struct State<'m> {
    pub objects: Objects<'m>,
    pub frames: Vec<Rc<BTreeMap<Sym, Id>>>,
    pub globals: Globals,
    /// How tests of what is not known came out on this path, by the text of what was tested: the same test comes out the same.
    pub assumed: Shared<BTreeMap<String, bool>>,
    /// Groups of numbers that some test on this path was about: an object that was measured by one of them need not have its least size here.
    pub conditioned: Shared<BTreeSet<u32>>,
    /// Results that may have gone beyond their type, by the variables that hold them.
    pub wraps: Shared<BTreeMap<Id, super::wraps::Wrap>>,
    /// Locks by the text of what is locked.
    pub locks: Shared<BTreeMap<String, super::locks::Lock>>,
    /// Where rights were to be given up and were kept.
    pub rights_kept: Option<Span>,
}

impl<'m> State<'m> {
    /// The object that a name stands for.
    pub fn lookup(&self, name: &str) -> Option<Id> {
        self.frames.last().and_then(|frame| frame.get(name)).copied().or_else(|| self.globals.get(name))
    }

    pub fn object(&self, id: Id) -> Option<&Object<'m>> {
        self.objects.get(&id)
    }
}

impl<'m> Value<'m> {
    /// The object that is held by it.
    pub const fn held(&self) -> Option<Id> {
        match self {
            Self::Pointer(pointer) => Some(pointer.to),
            Self::Handle(id) => Some(*id),
            _ => None,
        }
    }

    /// The object that a function hands out with it.
    pub const fn leaves(&self) -> Option<Id> {
        match self {
            Self::Aggregate(id) => Some(*id),
            _ => self.held(),
        }
    }

    pub const fn number(&self) -> Option<Num> {
        match self {
            Self::Num(number) => Some(*number),
            _ => None,
        }
    }

    pub fn join(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Num(a), Self::Num(b)) => Self::Num(a.hull(*b)),
            (Self::Null, Self::Null) => Self::Null,
            (Self::Nothing, Self::Nothing) => Self::Nothing,
            (Self::Null, Self::Pointer(p)) | (Self::Pointer(p), Self::Null) => Self::Pointer(Pointer { may_be_null: true, ..*p }),
            (Self::Pointer(a), Self::Pointer(b)) if a.to == b.to => {
                Self::Pointer(Pointer { to: a.to, at: a.at.hull(b.at), may_be_null: a.may_be_null || b.may_be_null })
            }
            (Self::Function(a), Self::Function(b)) if std::ptr::eq(*a, *b) => Self::Function(a),
            (Self::Named(a), Self::Named(b)) if a == b => Self::Named(a),
            (Self::Aggregate(a), Self::Aggregate(b)) if a == b => Self::Aggregate(*a),
            (Self::Handle(a), Self::Handle(b)) if a == b => Self::Handle(*a),
            _ => Self::Unknown,
        }
    }
}

impl<'m> State<'m> {
    /// What holds on both paths.
    pub fn join(&mut self, other: &Self) {
        if !self.assumed.is_shared_with(&other.assumed) {
            self.assumed.keep(|text, truth| other.assumed.get(text) == Some(truth));
        }
        if !self.conditioned.is_shared_with(&other.conditioned) && !other.conditioned.is_subset(&self.conditioned) {
            self.conditioned.extend(other.conditioned.iter().copied());
        }
        self.rights_kept = self.rights_kept.filter(|_| other.rights_kept.is_some());
        if !self.locks.is_shared_with(&other.locks) {
            self.locks.keep(|text, lock| other.locks.get(text).is_some_and(|there| there.held == lock.held));
        }
        if !self.wraps.is_shared_with(&other.wraps) {
            for (id, wrap) in other.wraps.iter().filter(|(id, _)| !self.wraps.contains_key(id)).collect::<Vec<_>>() {
                self.wraps.insert(*id, wrap.clone());
            }
        }
        let mut lost = Vec::new();
        self.objects.join(&other.objects, |here, there| {
            let cell = here.cell.join(&there.cell);
            if matches!(cell, Value::Unknown) {
                lost.extend(here.cell.held().into_iter().chain(there.cell.held()));
            }
            here.cell = cell;
            here.text = here.text.zip(there.text).map(|(a, b)| a.hull(b));
            here.size = here.size.zip(there.size).map(|(a, b)| a.hull(b));
            let half = here.freed.is_some() != there.freed.is_some() && !here.absent && !there.absent;
            here.half_freed |= there.half_freed || half;
            // Where the call failed there was nothing to release.
            here.freed = match (here.absent, there.absent) {
                (true, false) => there.freed,
                (false, true) => here.freed,
                // A pointer that was set anew where it was moved leads to both now, and to neither for certain.
                _ if here.moved || there.moved => here.freed.or(there.freed),
                _ => here.freed.and(there.freed),
            };
            here.moved |= there.moved;
            here.escaped |= there.escaped;
            here.absent &= there.absent;
            here.origin = here.origin.with(there.origin);
            here.blank &= there.blank;
            here.holed |= there.holed;
            here.cut_from = here.cut_from.filter(|cut| there.cut_from == Some(*cut));
            for (name, field) in &there.fields {
                here.fields.entry(name.clone()).or_insert(*field);
            }
        });
        // What one path or the other held is not followed any more.
        for id in lost {
            if let Some(object) = self.objects.get_mut(&id) {
                object.escaped = true;
            }
        }
    }
}

/// How a path goes on after a statement.
#[derive(Debug, Clone)]
pub enum Flow<'m> {
    Next,
    Break,
    Continue,
    Return(Value<'m>),
    Goto(Sym),
}
