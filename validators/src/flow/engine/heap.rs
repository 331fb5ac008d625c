//! The state of a run: scopes and objects by number, what tests have taught, and marks. Cheap to copy where paths part, joined
//! where they meet. Knows nothing of statements or rules.

use std::rc::Rc;

use super::{
    go_routines::{Postponed, Routine},
    value::{Bits, ClassId, CleanBits, Fact, Ids, Kind, Ref, Taint, Value},
    vars::Vars,
};
use crate::flow::ir::Sym;

const CHUNK: usize = 16;
/// What a mark begins with that stands beside a field nothing may be written to.
pub const FIXED: &str = "(fixed) ";
/// Most entries an object keeps apart; the rest share one value.
pub const MAX_ENTRIES: usize = 128;

/// A scope or an object.
#[derive(Debug, Clone)]
pub enum Cell<'a> {
    Scope(Scope<'a>),
    Object(Object<'a>),
}

#[derive(Debug, Clone)]
pub struct Scope<'a> {
    pub vars: Vars<'a>,
    pub parent: Option<Ref>,
    /// Names declared to live further out.
    pub globals: Vec<Sym>,
    /// A function's own scope, not that of a block or closure body that shares its surroundings.
    pub is_function: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    List,
    Map,
    Instance,
    /// A string under construction: its text is the entry `$`.
    Buffer,
    /// What was written to a value that is otherwise unknown.
    Shadow,
}

#[derive(Debug, Clone)]
pub struct Object<'a> {
    pub shape: Shape,
    pub class: Option<ClassId>,
    pub ty: Option<Sym>,
    pub items: Vec<Value<'a>>,
    pub fields: Vec<(Sym, Value<'a>)>,
    /// Whatever stands under keys or positions that are not known.
    pub rest: Option<Box<Value<'a>>>,
    /// More may be inside than is known here.
    pub open: bool,
    /// Taint of what more may be inside.
    pub taint: Taint,
    /// It stands for several objects (made in a loop or after a join): writes add, never replace.
    pub weak: bool,
    /// Nothing is written to it any more.
    pub frozen: bool,
    /// Something was put in, and nothing else was done to it since.
    pub filled: bool,
    /// What holds where a list or map has stayed empty on the paths that led here.
    pub when_empty: Option<Rc<Vec<Fact>>>,
    /// Names of fields of which a class and one of its bases have each its own: what is put into one does not replace the other.
    pub twice: Option<Rc<[Sym]>>,
}

impl<'a> Object<'a> {
    pub fn new(shape: Shape) -> Self {
        Self {
            shape,
            class: None,
            ty: None,
            items: Vec::new(),
            fields: Vec::new(),
            rest: None,
            open: false,
            taint: Taint::default(),
            weak: false,
            frozen: false,
            filled: false,
            when_empty: None,
            twice: None,
        }
    }

    /// Whether there is something in it, as far as is known.
    pub fn is_filled(&self) -> bool {
        !self.weak && (self.filled || self.shape == Shape::List && !self.items.is_empty())
    }

    pub fn field(&self, name: &str) -> Option<&Value<'a>> {
        self.fields.iter().find(|(key, _)| &**key == name).map(|(_, value)| value)
    }

    /// Whether something of a map may not be there: only some of the paths that met have put it in.
    pub fn may_lack(&self) -> bool {
        let may_be_null = |value: &Value<'a>| match &value.kind {
            Kind::Choice(list) => list.iter().any(|one| matches!(one.kind, Kind::Null) && one.ty.is_none()),
            _ => false,
        };
        matches!(self.shape, Shape::List | Shape::Map) && self.fields.iter().any(|(_, value)| may_be_null(value))
    }

    pub fn set_field(&mut self, name: &Sym, value: Value<'a>, ids: &Ids) {
        self.filled = true;
        let adds = self.weak || self.twice.as_ref().is_some_and(|twice| twice.contains(name));
        match self.fields.iter().position(|(key, _)| key == name) {
            Some(at) => self.fields[at].1 = if adds { self.fields[at].1.join(&value, ids) } else { value },
            None => _ = self.add_field(name, value, ids),
        }
    }

    /// Writes a field of which nothing stands there yet. Whether it is kept apart.
    pub fn add_field(&mut self, name: &Sym, value: Value<'a>, ids: &Ids) -> bool {
        let is_apart = self.fields.len() < MAX_ENTRIES;
        if is_apart {
            self.fields.push((name.clone(), value));
        } else {
            self.add_rest(value, ids);
        }
        is_apart
    }

    /// What stood under a name is gone, where the object is one and not many.
    pub fn drop_field(&mut self, name: &str) {
        if !self.weak {
            self.fields.retain(|(known, _)| &**known != name);
        }
    }

    pub fn add_rest(&mut self, value: Value<'a>, ids: &Ids) {
        self.rest = Some(Box::new(match &self.rest {
            Some(old) => old.join(&value, ids),
            None => value,
        }));
    }

    pub fn push(&mut self, value: Value<'a>, ids: &Ids) {
        self.filled = true;
        if self.weak || self.rest.is_some() || self.items.len() >= MAX_ENTRIES {
            self.add_rest(value, ids);
        } else {
            self.items.push(value);
        }
    }

    /// Positions are no longer known: everything becomes one value.
    pub fn blur(&mut self, ids: &Ids) {
        for item in std::mem::take(&mut self.items) {
            self.add_rest(item, ids);
        }
        // What was learnt of a place is no longer known of it.
        if let Some(rest) = self.rest.as_deref_mut()
            && rest.id != 0
        {
            rest.id = ids.either(rest.id, rest.id);
        }
    }
}

/// A few cells side by side.
type Chunk<'a> = Vec<Option<Rc<Cell<'a>>>>;
/// A few chunks side by side.
type Page<'a> = Vec<Rc<Chunk<'a>>>;

/// All cells, by number: pages of chunks, shared between paths until one of them changes.
#[derive(Debug, Clone, Default)]
pub struct Heap<'a> {
    pages: Vec<Rc<Page<'a>>>,
}

/// Page, chunk in it, place in that.
const fn place(cell: Ref) -> (usize, usize, usize) {
    let at = cell.0 as usize;
    (at / (CHUNK * CHUNK), at / CHUNK % CHUNK, at % CHUNK)
}

impl<'a> Heap<'a> {
    pub fn get(&self, cell: Ref) -> Option<&Cell<'a>> {
        let (page, chunk, at) = place(cell);
        self.pages.get(page)?.get(chunk)?.get(at)?.as_deref()
    }

    pub fn object(&self, cell: Ref) -> Option<&Object<'a>> {
        match self.get(cell)? {
            Cell::Object(object) => Some(object),
            Cell::Scope(_) => None,
        }
    }

    pub fn scope(&self, cell: Ref) -> Option<&Scope<'a>> {
        match self.get(cell)? {
            Cell::Scope(scope) => Some(scope),
            Cell::Object(_) => None,
        }
    }

    pub fn put(&mut self, cell: Ref, content: Cell<'a>) {
        let content = match content {
            Cell::Object(object) => Cell::Object(Object { filled: false, when_empty: None, ..object }),
            scope => scope,
        };
        let (page, chunk, at) = place(cell);
        while self.pages.len() <= page {
            self.pages.push(Rc::default());
        }
        let page = Rc::make_mut(&mut self.pages[page]);
        while page.len() <= chunk {
            page.push(Rc::default());
        }
        let chunk = Rc::make_mut(&mut page[chunk]);
        if chunk.len() <= at {
            chunk.resize(at + 1, None);
        }
        chunk[at] = Some(Rc::new(content));
    }

    fn get_mut(&mut self, cell: Ref) -> Option<&mut Cell<'a>> {
        let (page, chunk, at) = place(cell);
        let page = Rc::make_mut(self.pages.get_mut(page)?);
        let chunk = Rc::make_mut(page.get_mut(chunk)?);
        Some(Rc::make_mut(chunk.get_mut(at)?.as_mut()?))
    }

    /// For a change: what was known of it being filled or empty holds no more.
    pub fn object_mut(&mut self, cell: Ref) -> Option<&mut Object<'a>> {
        match self.get_mut(cell)? {
            Cell::Object(object) => {
                (object.filled, object.when_empty) = (false, None);
                Some(object)
            }
            Cell::Scope(_) => None,
        }
    }

    /// Notes what holds where a container is empty.
    pub fn note_empty(&mut self, cell: Ref, facts: Vec<Fact>) {
        if let Some(Cell::Object(object)) = self.get_mut(cell) {
            object.when_empty = (!facts.is_empty()).then(|| Rc::new(facts));
        }
    }

    pub fn scope_mut(&mut self, cell: Ref) -> Option<&mut Scope<'a>> {
        match self.get_mut(cell)? {
            Cell::Scope(scope) => Some(scope),
            Cell::Object(_) => None,
        }
    }

    /// Forgets every cell from `from` on.
    pub fn truncate(&mut self, from: Ref) {
        let (page, chunk, at) = place(from);
        self.pages.truncate(page + 1);
        if let Some(last) = self.pages.get_mut(page) {
            let last = Rc::make_mut(last);
            last.truncate(chunk + 1);
            if let Some(last) = last.get_mut(chunk) {
                Rc::make_mut(last).truncate(at);
            }
        }
    }

    /// Cells before `end` that stand otherwise in another heap.
    pub fn changed(&self, other: &Self, end: Ref) -> Vec<Ref> {
        let mut found = Vec::new();
        for (page, (mine, theirs)) in self.pages.iter().zip(&other.pages).enumerate().filter(|(_, (a, b))| !Rc::ptr_eq(a, b)) {
            for (chunk, (mine, theirs)) in mine.iter().zip(&**theirs).enumerate().filter(|(_, (a, b))| !Rc::ptr_eq(a, b)) {
                for (at, pair) in mine.iter().zip(&**theirs).enumerate() {
                    let number = (page * CHUNK + chunk) * CHUNK + at;
                    if let (Some(mine), Some(theirs)) = pair
                        && !Rc::ptr_eq(mine, theirs)
                        && number < end.0 as usize
                    {
                        found.push(Ref(number as u32));
                    }
                }
            }
        }
        found
    }

    /// Joins another heap in. Returns whether anything changed.
    fn join(&mut self, other: &Self, ids: &Ids) -> bool {
        let mut changed = false;
        while self.pages.len() < other.pages.len() {
            self.pages.push(other.pages[self.pages.len()].clone());
        }
        for (mine, theirs) in self.pages.iter_mut().zip(&other.pages) {
            if !Rc::ptr_eq(mine, theirs) {
                let mine = Rc::make_mut(mine);
                while mine.len() < theirs.len() {
                    mine.push(theirs[mine.len()].clone());
                }
                for (mine, theirs) in mine.iter_mut().zip(&**theirs) {
                    if !Rc::ptr_eq(mine, theirs) {
                        join_chunks(mine, theirs, ids, &mut changed);
                    }
                }
            }
        }
        changed
    }
}

fn join_chunks<'a>(mine: &mut Rc<Chunk<'a>>, theirs: &Chunk<'a>, ids: &Ids, changed: &mut bool) {
    for (at, their) in theirs.iter().enumerate() {
        let Some(their) = their else { continue };
        match mine.get(at).and_then(Option::as_ref) {
            Some(my) if Rc::ptr_eq(my, their) => {}
            Some(my) => {
                ids.spend(1 + their.size() / 8);
                if let Some(joined) = my.join(their, ids, changed) {
                    Rc::make_mut(mine)[at] = Some(Rc::new(joined));
                }
            }
            None => {
                let chunk = Rc::make_mut(mine);
                if chunk.len() <= at {
                    chunk.resize(at + 1, None);
                }
                chunk[at] = Some(their.clone());
            }
        }
    }
}

impl<'a> Cell<'a> {
    fn size(&self) -> usize {
        match self {
            Self::Scope(scope) => scope.vars.len(),
            Self::Object(object) => object.fields.len() + object.items.len(),
        }
    }

    /// `None` where nothing changes.
    fn join(&self, other: &Self, ids: &Ids, changed: &mut bool) -> Option<Self> {
        match (self, other) {
            (Self::Scope(a), Self::Scope(b)) => {
                let vars = a.vars.join(&b.vars, ids, changed)?;
                Some(Self::Scope(Scope { vars, parent: a.parent, globals: a.globals.clone(), is_function: a.is_function }))
            }
            (Self::Object(a), Self::Object(b)) => a.join(b, ids, changed).map(Self::Object),
            _ => None,
        }
    }
}

impl<'a> Object<'a> {
    /// What holds where it is empty once two paths have met: what the one says on which it may be.
    fn when_either_is_empty(&self, other: &Self) -> Option<Rc<Vec<Fact>>> {
        match (self.is_filled(), other.is_filled()) {
            (true, true) => None,
            (true, false) => other.when_empty.clone(),
            (false, true) => self.when_empty.clone(),
            (false, false) => self.when_empty.clone().filter(|facts| same_facts(Some(facts), other.when_empty.as_ref())),
        }
    }

    fn join(&self, other: &Self, ids: &Ids, changed: &mut bool) -> Option<Self> {
        let missing = (!self.open && !other.open && self.shape != Shape::Instance).then(Value::null);
        let fields = join_entries(&self.fields, &other.fields, ids, missing.as_ref(), changed);
        let same_items = self.items.len() == other.items.len() && self.items.iter().zip(&other.items).all(|(a, b)| a.same(b));
        let same_rest = match (&self.rest, &other.rest) {
            (None, None) => true,
            (Some(a), Some(b)) => a.same(b),
            _ => false,
        };
        let when_empty = self.when_either_is_empty(other);
        let same_emptiness = self.filled == other.filled && same_facts(when_empty.as_ref(), self.when_empty.as_ref());
        let same_kind = self.frozen == other.frozen && self.weak == other.weak && same_emptiness;
        if fields.is_none() && same_items && same_rest && same_kind && self.open == other.open && self.taint.same(&other.taint) {
            return None;
        }
        *changed |= self.when_empty.is_some() && when_empty.is_none();
        *changed |= !same_items || !same_rest || self.open != other.open || self.frozen && !other.frozen || other.weak && !self.weak;
        // What a part of the ways has fixed may be written to.
        let fixed = |object: &Self| object.fields.iter().filter(|(name, _)| name.starts_with(FIXED)).count();
        let mut joined = self.clone();
        joined.fields = fields.unwrap_or_else(|| self.fields.clone());
        joined.open |= other.open;
        joined.taint = self.taint.union(&other.taint);
        joined.weak |= other.weak || self.frozen != other.frozen || fixed(self) != fixed(other);
        joined.frozen &= other.frozen;
        joined.filled &= other.filled;
        joined.when_empty = when_empty;
        if !same_items {
            if self.items.len() == other.items.len() {
                joined.items = self.items.iter().zip(&other.items).map(|(a, b)| a.join(b, ids)).collect();
            } else {
                let shared = self.items.len().min(other.items.len());
                joined.items = self.items.iter().zip(&other.items).map(|(a, b)| a.join(b, ids)).collect();
                for item in self.items[shared..].iter().chain(&other.items[shared..]) {
                    joined.add_rest(item.clone(), ids);
                }
            }
        }
        if let Some(rest) = &other.rest {
            joined.add_rest((**rest).clone(), ids);
        }
        Some(joined)
    }
}

fn same_facts(a: Option<&Rc<Vec<Fact>>>, b: Option<&Rc<Vec<Fact>>>) -> bool {
    match (a, b) {
        (None, None) => true,
        (Some(a), Some(b)) => Rc::ptr_eq(a, b),
        _ => false,
    }
}

fn join_entries<'a>(
    mine: &[(Sym, Value<'a>)],
    theirs: &[(Sym, Value<'a>)],
    ids: &Ids,
    missing: Option<&Value<'a>>,
    changed: &mut bool,
) -> Option<Vec<(Sym, Value<'a>)>> {
    let mut out: Option<Vec<(Sym, Value<'a>)>> = None;
    for (at, (name, value)) in theirs.iter().enumerate() {
        // Both sides mostly hold the same names at the same places.
        let found = match mine.get(at) {
            Some((key, _)) if key == name => Some(at),
            _ => mine.iter().position(|(key, _)| key == name),
        };
        match found {
            Some(i) => {
                let same = mine[i].1.same(value);
                *changed |= !same;
                if !same || mine[i].1.id != value.id {
                    let joined = if same { mine[i].1.join_same(value, ids) } else { mine[i].1.join_other(value, ids) };
                    out.get_or_insert_with(|| mine.to_vec())[i].1 = joined;
                }
            }
            None => {
                let value = missing.map_or_else(|| value.clone(), |missing| value.join(missing, ids));
                *changed = true;
                out.get_or_insert_with(|| mine.to_vec()).push((name.clone(), value));
            }
        }
    }
    if let Some(missing) = missing {
        for (i, (name, value)) in mine.iter().enumerate() {
            if !theirs.iter().any(|(key, _)| key == name) && !matches!(value.kind, Kind::Null) {
                *changed = true;
                out.get_or_insert_with(|| mine.to_vec())[i].1 = value.join(missing, ids);
            }
        }
    }
    out
}

/// Everything that differs from path to path.
#[derive(Debug, Clone, Default)]
pub struct State<'a> {
    pub heap: Heap<'a>,
    /// What holds on every path that led here.
    pub facts: Rc<Vec<Fact>>,
    /// Marks by value identity: on every path, on some path.
    pub marks: Rc<Vec<(u32, Bits, Bits)>>,
    /// Goroutines that were started on every path that led here and not waited for.
    pub routines: Rc<Vec<Rc<Routine<'a>>>>,
    /// Goroutines that wait for what nobody has sent yet.
    pub postponed: Rc<Vec<Postponed<'a>>>,
    /// Whether classes of the program say themselves if their objects count as true.
    pub things_answer: bool,
}

impl<'a> State<'a> {
    /// Joins another path in. Returns whether the heap changed.
    pub fn join(&mut self, other: &Self, ids: &Ids) -> bool {
        let changed = self.heap.join(&other.heap, ids);
        if !Rc::ptr_eq(&self.facts, &other.facts) {
            self.facts = Rc::new(meet(&self.facts, &other.facts));
        }
        if !Rc::ptr_eq(&self.marks, &other.marks) {
            let mut marks: Vec<(u32, Bits, Bits)> = Vec::new();
            for (id, must, may) in self.marks.iter() {
                let (must2, may2) = other.marks.iter().find(|(other, ..)| other == id).map_or_else(Default::default, |(_, a, b)| (*a, *b));
                marks.push((*id, must.and(must2), may.or(may2)));
            }
            for (id, _, may) in other.marks.iter() {
                if !marks.iter().any(|(known, ..)| known == id) {
                    marks.push((*id, Bits::default(), *may));
                }
            }
            self.marks = Rc::new(marks);
        }
        if !Rc::ptr_eq(&self.routines, &other.routines) {
            let both = self.routines.iter().filter(|one| other.routines.iter().any(|known| Rc::ptr_eq(one, known)));
            self.routines = Rc::new(both.cloned().collect());
        }
        if !Rc::ptr_eq(&self.postponed, &other.postponed) {
            let more: Vec<_> = other.postponed.iter().filter(|one| !self.postponed.contains(one)).copied().collect();
            Rc::make_mut(&mut self.postponed).extend(more);
        }
        changed
    }

    pub fn learn(&mut self, facts: &[Fact]) {
        if !facts.is_empty() {
            let list = Rc::make_mut(&mut self.facts);
            for fact in facts {
                match list.iter_mut().find(|known| known.id == fact.id) {
                    Some(known) => {
                        known.clean = known.clean.or(fact.clean);
                        known.marks = known.marks.or(fact.marks);
                        if fact.constant.is_some() {
                            known.constant = fact.constant.clone();
                        }
                    }
                    None => list.push(fact.clone()),
                }
            }
        }
    }

    /// Sets a mark: for sure, or only perhaps.
    pub fn mark(&mut self, id: u32, mark: u16, surely: bool) {
        let list = Rc::make_mut(&mut self.marks);
        let bit = Bits::one(mark);
        let sure = if surely { bit } else { Bits::default() };
        match list.iter_mut().find(|(known, ..)| *known == id) {
            Some((_, must, may)) => {
                *must = must.or(sure);
                *may = may.or(bit);
            }
            None => list.push((id, sure, bit)),
        }
    }

    /// Sets a mark, or takes it away.
    pub fn set_mark(&mut self, id: u32, mark: u16, surely: bool, undo: bool) {
        if !undo {
            return self.mark(id, mark, surely);
        }
        let bit = Bits::one(mark);
        if self.facts.iter().any(|fact| fact.id == id && fact.marks.has(mark)) {
            Rc::make_mut(&mut self.facts).iter_mut().filter(|fact| fact.id == id).for_each(|fact| fact.marks = fact.marks.without(bit));
        }
        if let Some((_, must, may)) = Rc::make_mut(&mut self.marks).iter_mut().find(|(known, ..)| *known == id) {
            *must = must.without(bit);
            *may = if surely { may.without(bit) } else { *may };
        }
    }

    /// Whether the value carries the mark: on every path, on some path.
    pub fn marked(&self, id: u32, mark: u16) -> (bool, bool) {
        if self.facts.iter().any(|fact| fact.id == id && fact.marks.has(mark)) {
            return (true, true);
        }
        self.marks.iter().find(|(known, ..)| *known == id).map_or((false, false), |(_, must, may)| (must.has(mark), may.has(mark)))
    }
}

/// Facts that two ways have in common, at most.
const MOST_FACTS: usize = 64;

/// What both lists of facts say.
pub fn meet(a: &[Fact], b: &[Fact]) -> Vec<Fact> {
    let mut out = Vec::new();
    for fact in a {
        for other in b.iter().filter(|other| other.id == fact.id) {
            let clean = fact.clean.and(other.clean);
            let constant = if fact.constant == other.constant { fact.constant.clone() } else { None };
            let marks = fact.marks.and(other.marks);
            let says = clean != CleanBits::default() || constant.is_some() || marks != Bits::default();
            if says && out.len() < MOST_FACTS {
                out.push(Fact { id: fact.id, clean, constant, marks });
            }
        }
    }
    out
}
