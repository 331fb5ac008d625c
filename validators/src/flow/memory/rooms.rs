//! Rooms that structures hold: which functions make them larger, how many elements they were made with, and what goes wrong around that: room
//! that was asked for without what is there already, pointers kept beyond a call that moves the elements, a place that may be left one behind
//! the last. Knows the syntax of the functions of a file and no path.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use assay_manifests::Span;

use super::{
    Check, last_name, place,
    prepass::strip,
    products::is_size,
    scans::{Found, each, expressions, statements, with_parts},
};
use crate::flow::ir::{Arg, BinaryOp, Expr, ExprKind, Function, Lit, Stmt, StmtKind, UnaryOp};

/// Statements inside statements that are looked at.
const DEEP: u32 = 16;

/// What the functions of a file say of rooms.
#[derive(Default)]
pub(super) struct Rooms<'m> {
    /// Those that may move what a member of their parameter leads to: the position of the parameter, and the member.
    growers: BTreeMap<&'m str, (usize, String)>,
    /// Of those the position of the number of elements that there is room for afterwards, whatever is there already.
    enough: BTreeMap<&'m str, usize>,
    /// Members that lead to as many elements as another member of the same structure says: the first, and the second.
    sized: BTreeSet<(String, String)>,
}

impl<'m> Rooms<'m> {
    pub(super) fn of(functions: &[&'m Arc<Function>]) -> Self {
        let mut rooms = Self::default();
        for function in functions.iter().filter(|f| f.receiver_type.is_none() && !f.is_abstract) {
            rooms.sized.extend(made_with_count(function));
            let Some((position, member)) = grown(function) else { continue };
            if let Some(count) = ensured(function, position) {
                rooms.enough.insert(&function.name, count);
            }
            rooms.growers.insert(&function.name, (position, member));
        }
        rooms
    }

    /// What a function does around rooms.
    pub(super) fn misused(&self, function: &Function) -> Vec<Found> {
        let mut found = Vec::new();
        if !self.growers.is_empty() {
            self.blocks(&function.body, function, &mut found, 0);
        }
        if !self.sized.is_empty() {
            self.left_behind_last(function, &mut found);
        }
        found
    }

    /// The structure whose member a call may move, that member, and the call's name.
    fn grows<'s>(&self, e: &'s Expr) -> Option<(String, &str, &'s str, &'s [Arg])> {
        let ExprKind::Call { callee, args, .. } = &e.kind else { return None };
        let ExprKind::Name(name) = &callee.kind else { return None };
        let (position, member) = self.growers.get(&**name)?;
        let given = strip(&args.get(*position)?.value);
        let owner = match &given.kind {
            ExprKind::Unary { op: UnaryOp::AddressOf, operand } => place::key(strip(operand))?,
            _ => place::key(given)?,
        };
        Some((owner, member.as_str(), &**name, args.as_slice()))
    }

    fn blocks(&self, body: &[Stmt], function: &Function, found: &mut Vec<Found>, depth: u32) {
        if depth > DEEP {
            return;
        }
        self.kept_beyond(body, found);
        self.not_counted(body, function, found);
        for stmt in body {
            each(stmt, &mut |_| {}, &mut |inner| self.blocks(inner, function, found, depth + 1));
        }
    }

    /// `first = list.items; grow(&list); first->hits = 1;`
    fn kept_beyond(&self, body: &[Stmt], found: &mut Vec<Found>) {
        for (at, stmt) in body.iter().enumerate() {
            let grown = |member: &str| self.growers.values().any(|(_, grown)| grown == member);
            let Some((name, owner, member)) = points_into(stmt).filter(|(_, _, member)| grown(member)) else { continue };
            let mut moved: Option<String> = None;
            for later in &body[at + 1..] {
                if let Some(call) = &moved {
                    let (used, is_set) = first_use(later, &name);
                    if let Some(used) = used {
                        let message = format!("`{name}` leads into `{owner}.{member}`, which `{call}` may have moved since");
                        found.push((Check::ReleasedUse, used, message));
                        break;
                    }
                    if is_set {
                        break;
                    }
                    continue;
                }
                if first_use(later, &name).1 {
                    break;
                }
                moved = self.moved_in(later, &owner, &member, 0);
            }
        }
    }

    /// The call in a statement that may move a member, on a way that goes on behind it.
    fn moved_in(&self, stmt: &Stmt, owner: &str, member: &str, depth: u32) -> Option<String> {
        let (mut found, mut inner) = (None, Vec::new());
        let mut ask = |e: &Expr| {
            if let Some((of, by, call, _)) = self.grows(e)
                && of == owner
                && by == member
                && found.is_none()
            {
                found = Some(call.to_owned());
            }
        };
        each(stmt, &mut |e| with_parts(e, &mut ask), &mut |body| inner.push(body));
        let ends = |last: &Stmt| matches!(last.kind, StmtKind::Return(_) | StmtKind::Throw(_) | StmtKind::Goto(_));
        let goes_on = |body: &&[Stmt]| !super::slips::innermost(body.last(), false).is_some_and(ends);
        let inside = |body: &[Stmt]| body.iter().find_map(|stmt| self.moved_in(stmt, owner, member, depth + 1));
        found.or_else(|| inner.into_iter().filter(|_| depth < DEEP).filter(goes_on).find_map(inside))
    }

    /// `reserve(b, n); memcpy(b->data + b->used, s, n);`
    fn not_counted(&self, body: &[Stmt], function: &Function, found: &mut Vec<Found>) {
        for (at, stmt) in body.iter().enumerate() {
            let asked = match &stmt.kind {
                StmtKind::Expr(e)
                | StmtKind::If { cond: e, .. }
                | StmtKind::Assign { value: e, .. }
                | StmtKind::Var { init: Some(e), .. } => e,
                _ => continue,
            };
            let mut call = None;
            with_parts(asked, &mut |e| call = call.take().or_else(|| self.grows(e)));
            let Some((owner, member, name, args)) = call else { continue };
            let Some(count) = self.enough.get(name).and_then(|count| args.get(*count)) else { continue };
            let mut put: Option<(Span, String)> = None;
            expressions(&body[at + 1..], &mut |e| {
                put = put.take().or_else(|| behind_used(e, &owner, member, &count.value).map(|used| (e.span, used)));
            });
            let Some((span, used)) = put else { continue };
            let mut named = false;
            with_parts(&count.value, &mut |e| named |= place::key(e).is_some_and(|key| key == used));
            // What is given may be a sum that was made before.
            let own = |name: &str| function.params.iter().any(|param| *param.name == *name) || measured(&function.body, name);
            let plain = plain_sum(&count.value, &own, 0);
            if !named && plain && advances(&function.body, &used) {
                let message = format!("`{name}` makes room for what is put there, and not for what stands before it, up to `{used}`");
                found.push((Check::SizeIgnoresOffset, span, message));
            }
        }
    }

    /// `slots[at] = v; if (++at > room) at = 0;` with `room` elements in `slots`.
    fn left_behind_last(&self, function: &Function, found: &mut Vec<Found>) {
        let mut indexed: Vec<(String, String, Span)> = Vec::new();
        expressions(&function.body, &mut |e| {
            if let ExprKind::Index { object, index } = &e.kind
                && let (Some(array), Some(at)) = (place::key(strip(object)), place::key(strip(index)))
            {
                indexed.push((array, at, e.span));
            }
        });
        if indexed.is_empty() {
            return;
        }
        statements(&function.body, &mut |stmt| {
            let StmtKind::If { cond, then, otherwise } = &stmt.kind else { return };
            let Some((at, room)) = started_anew(cond, then).filter(|_| otherwise.is_empty()) else { return };
            for (array, index, span) in indexed.iter().filter(|(_, index, _)| *index == at) {
                let (Some((owner, member)), Some((other, count))) = (array.rsplit_once('.'), room.rsplit_once('.')) else { continue };
                let known = owner == other && self.sized.contains(&(member.to_owned(), count.to_owned()));
                let same = index.rsplit_once('.').is_some_and(|(of, _)| of == owner);
                if known && same && compared_once(&function.body, &at) {
                    let message = format!("`{at}` may be left at `{room}`, one past the last of `{array}`");
                    found.push((Check::OffByOne, *span, message));
                }
            }
        });
    }
}

/// `++at > room` where nothing but `at = 0` follows: what goes round, and what it may then be.
fn started_anew(cond: &Expr, then: &[Stmt]) -> Option<(String, String)> {
    let ExprKind::Binary { op: BinaryOp::Gt, left, right } = &strip(cond).kind else { return None };
    let at = match &strip(left).kind {
        ExprKind::Assign { target, op: Some(BinaryOp::Add), .. } => place::key(strip(target))?,
        _ => place::key(strip(left))?,
    };
    let room = place::key(strip(right))?;
    sets_to_zero(then, &at).then_some((at, room))
}

/// `if (at >= room) at = 0;`: a place that begins anew as soon as it has left its room, and that room as it is written.
pub(super) fn begun_anew(cond: &Expr, then: &[Stmt]) -> Option<(String, String)> {
    let ExprKind::Binary { op: BinaryOp::Ge | BinaryOp::Eq, left, right } = &strip(cond).kind else { return None };
    let at = place::key(strip(left))?;
    let room = match &strip(right).kind {
        ExprKind::Lit(Lit::Int(room)) => room.to_string(),
        _ => place::key(strip(right))?,
    };
    sets_to_zero(then, &at).then_some((at, room))
}

/// Whether a body does nothing but set a place to zero.
fn sets_to_zero(body: &[Stmt], at: &str) -> bool {
    let [Stmt { kind: StmtKind::Assign { target, op: None, value }, .. }] = unwrapped(body) else { return false };
    matches!(strip(value).kind, ExprKind::Lit(Lit::Int(0))) && place::key(strip(target)).is_some_and(|key| key == at)
}

/// A body without the braces around it.
fn unwrapped(body: &[Stmt]) -> &[Stmt] {
    match body {
        [Stmt { kind: StmtKind::Block(inner), .. }] => inner,
        _ => body,
    }
}

/// Whether only one comparison, and no remainder, keeps a place in its bounds.
fn compared_once(body: &[Stmt], at: &str) -> bool {
    let is = |e: &Expr| {
        let mut named = false;
        with_parts(e, &mut |e| named |= place::key(e).is_some_and(|key| key == at));
        named
    };
    let mut tests = 0;
    expressions(body, &mut |e| {
        if let ExprKind::Binary { op, left, right } = &e.kind
            && matches!(
                op,
                BinaryOp::Lt
                    | BinaryOp::Le
                    | BinaryOp::Gt
                    | BinaryOp::Ge
                    | BinaryOp::Eq
                    | BinaryOp::NotEq
                    | BinaryOp::Mod
                    | BinaryOp::BitAnd
            )
            && (is(left) || is(right))
        {
            tests += 1;
        }
    });
    tests == 1
}

/// Members that a function gives a fresh allocation of so many elements, with the member that it gives that number.
fn made_with_count(function: &Function) -> Vec<(String, String)> {
    let mut made: Vec<(String, String, String)> = Vec::new();
    let mut counts: Vec<(String, String, String)> = Vec::new();
    statements(&function.body, &mut |stmt| {
        let StmtKind::Assign { target, op: None, value } = &stmt.kind else { return };
        let Some(key) = place::key(strip(target)) else { return };
        let Some((owner, member)) = key.rsplit_once('.') else { return };
        match &strip(value).kind {
            ExprKind::Call { callee, args, .. } => {
                let count = match (last_name(callee), args.as_slice()) {
                    (Some("calloc" | "kcalloc"), [count, ..]) => place::key(strip(&count.value)),
                    (Some("malloc" | "kmalloc"), [size, ..]) => match &strip(&size.value).kind {
                        ExprKind::Binary { op: BinaryOp::Mul, left, right } if is_size(right) => place::key(strip(left)),
                        ExprKind::Binary { op: BinaryOp::Mul, left, right } if is_size(left) => place::key(strip(right)),
                        _ => None,
                    },
                    (Some("new[]"), [_, count, ..]) => place::key(strip(&count.value)),
                    _ => None,
                };
                made.extend(count.map(|count| (owner.to_owned(), member.to_owned(), count)));
            }
            _ => counts.extend(place::key(strip(value)).map(|count| (owner.to_owned(), member.to_owned(), count))),
        }
    });
    let mut found = Vec::new();
    for (owner, member, count) in &made {
        if let Some((_, name)) = count.rsplit_once('.').filter(|(other, _)| other == owner) {
            found.push((member.clone(), name.to_owned()));
        }
        let same = counts.iter().filter(|(other, _, from)| other == owner && from == count);
        found.extend(same.map(|(_, name, _)| (member.clone(), name.clone())));
    }
    found
}

/// The parameter whose member a function reallocates, and that member.
fn grown(function: &Function) -> Option<(usize, String)> {
    let mut found = None;
    let mut locals: Vec<(String, String)> = Vec::new();
    let moved = |value: &Expr| -> Option<String> {
        let ExprKind::Call { callee, args, .. } = &strip(value).kind else { return None };
        let moves = matches!(last_name(callee), Some("realloc" | "reallocarray" | "krealloc" | "g_realloc" | "xrealloc"));
        place::key(strip(&args.first()?.value)).filter(|_| moves)
    };
    statements(&function.body, &mut |stmt| {
        let (target, value) = match &stmt.kind {
            StmtKind::Var { name, init: Some(init), .. } => (Some(name.to_string()), init),
            StmtKind::Assign { target, op: None, value } => (place::key(strip(target)), value),
            _ => return,
        };
        let Some(target) = target else { return };
        match moved(value) {
            Some(from) if from == target => found = Some(target),
            Some(from) => locals.push((target, from)),
            None => {
                let fresh = place::key(strip(value));
                if locals.iter().any(|(local, from)| Some(local) == fresh.as_ref() && *from == target) {
                    found = Some(target);
                }
            }
        }
    });
    let member = found?;
    let (owner, name) = member.split_once('.')?;
    let position =
        function.params.iter().position(|param| *param.name == *owner && param.ty.as_ref().is_some_and(|ty| ty.pointers == 1))?;
    (!name.contains(['.', '[', '*'])).then(|| (position, name.to_owned()))
}

/// The parameter that a function compares with how much room there is, and adds to nothing: so much there is afterwards in all. No other
/// member says how much of it is used.
fn ensured(function: &Function, position: usize) -> Option<usize> {
    let owner = &function.params.get(position)?.name;
    let mut members = BTreeSet::new();
    let mut compared = Vec::new();
    let mut computed = BTreeSet::new();
    expressions(&function.body, &mut |e| match &e.kind {
        ExprKind::Member { object, name, .. } if matches!(&object.kind, ExprKind::Name(of) if of == owner) => {
            members.insert(name.clone());
        }
        ExprKind::Binary { op: BinaryOp::Lt | BinaryOp::Le | BinaryOp::Gt | BinaryOp::Ge, left, right } => {
            compared.extend([place::key(strip(left)), place::key(strip(right))].into_iter().flatten());
        }
        ExprKind::Binary { op: BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul, left, right } => {
            computed.extend([place::key(strip(left)), place::key(strip(right))].into_iter().flatten());
        }
        _ => {}
    });
    statements(&function.body, &mut |stmt| {
        if let StmtKind::Assign { target, op: Some(_), value } = &stmt.kind {
            computed.extend([place::key(strip(target)), place::key(strip(value))].into_iter().flatten());
        }
        if let StmtKind::Assign { target: Expr { kind: ExprKind::Member { object, name, .. }, .. }, .. } = &stmt.kind
            && matches!(&object.kind, ExprKind::Name(of) if of == owner)
        {
            members.insert(name.clone());
        }
    });
    let mut numbers = function.params.iter().enumerate().filter(|(at, param)| {
        let number = param.ty.as_ref().is_some_and(|ty| ty.pointers == 0 && ty.dims.is_empty());
        *at != position && number && compared.iter().any(|key| *key == *param.name) && !computed.contains(&*param.name)
    });
    let (at, _) = numbers.next().filter(|_| members.len() == 2)?;
    numbers.next().is_none().then_some(at)
}

/// A variable that is pointed into what a member leads to: its name, the structure, and the member.
fn points_into(stmt: &Stmt) -> Option<(String, String, String)> {
    let (name, value) = match &stmt.kind {
        StmtKind::Var { name, ty, init: Some(init), .. } if ty.as_ref().is_some_and(|ty| ty.pointers > 0 && !ty.is_reference) => {
            (name.to_string(), init)
        }
        StmtKind::Assign { target, op: None, value } if matches!(target.kind, ExprKind::Name(_)) => (place::key(target)?, value),
        _ => return None,
    };
    let value = strip(value);
    let into = match &value.kind {
        ExprKind::Member { .. } => value,
        ExprKind::Binary { op: BinaryOp::Add, left, .. } => strip(left),
        ExprKind::Unary { op: UnaryOp::AddressOf, operand } => match &strip(operand).kind {
            ExprKind::Index { object, .. } => strip(object),
            _ => return None,
        },
        _ => return None,
    };
    let ExprKind::Member { object, name: member, .. } = &into.kind else { return None };
    Some((name, place::key(strip(object))?, member.to_string()))
}

/// Where a statement first follows a pointer, and whether it sets it anew before that or afterwards.
fn first_use(stmt: &Stmt, name: &str) -> (Option<Span>, bool) {
    let own = |e: &Expr| matches!(&strip(e).kind, ExprKind::Name(other) if **other == *name);
    let (mut used, mut is_set) = (None, false);
    let mut see = |e: &Expr, is_set: &mut bool| {
        with_parts(e, &mut |inner| match &inner.kind {
            ExprKind::Assign { target, .. } => *is_set |= own(target),
            ExprKind::Unary { op: UnaryOp::AddressOf, operand } => *is_set |= own(operand),
            ExprKind::Member { object, .. } | ExprKind::Index { object, .. } if !*is_set && own(object) => used = used.or(Some(inner.span)),
            ExprKind::Unary { op: UnaryOp::Deref, operand } if !*is_set && own(operand) => used = used.or(Some(inner.span)),
            _ => {}
        });
    };
    statements(std::slice::from_ref(stmt), &mut |stmt| {
        if let StmtKind::Assign { target, value, .. } = &stmt.kind {
            see(value, &mut is_set);
            is_set |= own(target);
            see(target, &mut is_set);
        } else {
            is_set |= matches!(&stmt.kind, StmtKind::Var { name: other, .. } if **other == *name);
            each(stmt, &mut |e| see(e, &mut is_set), &mut |_| {});
        }
    });
    (used, is_set)
}

/// `memcpy(b->data + b->used, from, count)`: the member that says how much is used.
fn behind_used(e: &Expr, owner: &str, member: &str, count: &Expr) -> Option<String> {
    let ExprKind::Call { callee, args, .. } = &e.kind else { return None };
    let [to, _, length] = args.as_slice() else { return None };
    if !matches!(last_name(callee), Some("memcpy" | "memmove")) {
        return None;
    }
    let ExprKind::Binary { op: BinaryOp::Add, left, right } = &strip(&to.value).kind else { return None };
    let same = place::sum_text(strip(count)).is_some_and(|text| place::sum_text(strip(&length.value)) == Some(text));
    let used = place::key(strip(right)).filter(|used| used.rsplit_once('.').is_some_and(|(of, _)| of == owner))?;
    (same && place::key(strip(left))? == format!("{owner}.{member}")).then_some(used)
}

/// Whether a number is put together from names that mean what they say here, and literals.
fn plain_sum(e: &Expr, own: &dyn Fn(&str) -> bool, depth: u32) -> bool {
    match &strip(e).kind {
        ExprKind::Lit(Lit::Int(_)) => true,
        ExprKind::Name(name) => own(name),
        ExprKind::Binary { op: BinaryOp::Add, left, right } if depth < 4 => {
            plain_sum(left, own, depth + 1) && plain_sum(right, own, depth + 1)
        }
        _ => false,
    }
}

/// Whether a variable holds the length of a text, and is set once.
fn measured(body: &[Stmt], name: &str) -> bool {
    let (mut sets, mut measures) = (0, false);
    let mut is_length = |value: &Expr| {
        sets += 1;
        measures = matches!(&strip(value).kind, ExprKind::Call { callee, .. } if matches!(last_name(callee), Some("strlen" | "strnlen" | "sizeof")));
    };
    statements(body, &mut |stmt| match &stmt.kind {
        StmtKind::Var { name: own, init: Some(init), .. } if **own == *name => is_length(init),
        StmtKind::Assign { target, value, .. } if place::key(target).is_some_and(|key| key == name) => is_length(value),
        _ => {}
    });
    sets == 1 && measures
}

/// Whether a place is moved on somewhere.
fn advances(body: &[Stmt], used: &str) -> bool {
    let mut moves = false;
    let own = |e: &Expr| place::key(strip(e)).is_some_and(|key| key == used);
    statements(body, &mut |stmt| moves |= matches!(&stmt.kind, StmtKind::Assign { target, op: Some(BinaryOp::Add), .. } if own(target)));
    expressions(body, &mut |e| moves |= matches!(&e.kind, ExprKind::Assign { target, op: Some(BinaryOp::Add), .. } if own(target)));
    moves
}
