//! Operators: arithmetic, logic, concatenation. Knows nothing of rules.

use std::rc::Rc;

use assay_manifests::{Language, Span};

use super::{
    Engine,
    heap::{Object, Shape},
    value::{Facts, Kind, Note, Piece, Text, Value},
};
use crate::flow::ir::{BinaryOp, Expr, ExprKind, UnaryOp};

impl<'a> Engine<'a> {
    pub(super) fn eval_unary(&mut self, op: UnaryOp, operand: &'a Expr) -> Value<'a> {
        let value = self.eval(operand);
        if let Some(made) = self.script_turned(op, &value) {
            return made;
        }
        match op {
            UnaryOp::Not => {
                let mut result = match self.truth_of(&value) {
                    Some(yes) => Value::bool(!yes),
                    None => self.boolean(),
                };
                let facts = self.taught_by_truth(&value);
                if let Some(facts) = facts {
                    result.facts = Some(Rc::new(Facts { when_true: facts.when_false.clone(), when_false: facts.when_true.clone() }));
                }
                result
            }
            UnaryOp::Neg => match value.kind {
                Kind::Int(number) => self.go_negated(number, operand, value.ty.as_deref()),
                Kind::Float(number) => Value::of(Kind::Float(-number)),
                _ => self.number(),
            },
            UnaryOp::Plus => match value.kind {
                Kind::Int(_) | Kind::Float(_) => value,
                _ if self.is_script() && !value.taint.is_empty() => self.number_of(&value),
                _ => self.number(),
            },
            UnaryOp::BitNot => match value.kind {
                Kind::Int(number) if self.language == Language::Go => super::go_numbers::turned(!number, operand, value.ty.as_deref()),
                Kind::Int(number) => Value::int(!number),
                _ if super::answers::is_place(&value) => self.flipped_place(&value),
                Kind::Lib(name) if self.is_named_flag(&name) => Value::of(Kind::Lib(format!("~{name}").into())),
                _ => self.number(),
            },
            UnaryOp::AddressOf if self.is_c() => self.address_in_array(operand).unwrap_or(value),
            UnaryOp::AddressOf if self.language == Language::Go => self.address_of(operand, value),
            UnaryOp::Deref if self.language == Language::Go => {
                let held = self.pointed(&value);
                let ty = held.ty.as_deref().and_then(|ty| ty.strip_prefix('*')).map(Into::into);
                held.typed(ty)
            }
            UnaryOp::Other if self.language == Language::Go => self.receive(&value, operand.span),
            UnaryOp::Deref => self.letter_at(&value).unwrap_or(value),
            UnaryOp::Unwrap => self.rust_tried(&value),
            UnaryOp::AddressOf | UnaryOp::Other => value,
        }
    }

    pub(super) fn eval_binary(&mut self, op: BinaryOp, left: &'a Expr, right: &'a Expr, expr: &'a Expr) -> Value<'a> {
        match op {
            BinaryOp::And | BinaryOp::Or => self.eval_logic(op, left, right),
            BinaryOp::Coalesce => {
                let first = self.eval(left);
                if matches!(first.kind, Kind::Null) {
                    return self.eval(right);
                }
                if first.is_plain_constant() || matches!(first.kind, Kind::Cell(_)) || self.is_new_object(&first) {
                    return first;
                }
                let (_, (second, falls)) = self.either(
                    |_| (),
                    |engine| {
                        let second = engine.eval(right);
                        (second, engine.live)
                    },
                );
                let rest = self.without_null(&first);
                // Where nothing goes on without a value, there is one, and what that shows holds.
                if !falls {
                    if let Some(facts) = &first.facts {
                        self.learn(&facts.when_true);
                    }
                    return rest;
                }
                self.join(&rest, &second)
            }
            _ => {
                let a = self.eval(left);
                let b = self.eval(right);
                if is_comparison(op) {
                    return self.compare(op, &a, &b, left, right, expr);
                }
                if matches!(op, BinaryOp::Add | BinaryOp::Sub)
                    && let Some(place) = self.operand_moved(op, &a, &b)
                {
                    return place;
                }
                if self.division_raises(op, &a, &b, expr.span) {
                    return Value::null();
                }
                let is_text = |value: &Value<'a>| matches!(value.kind, Kind::Str(_)) || value.ty.as_deref() == Some("string");
                let (a, b) = match op {
                    BinaryOp::Add if is_text(&a) || is_text(&b) => (self.as_piece(a, left), self.as_piece(b, right)),
                    BinaryOp::Mod if is_text(&a) => {
                        let b = self.format_values(b, right);
                        (a, b)
                    }
                    _ => (a, b),
                };
                if a.ty.as_deref() == Some("markupsafe.Markup")
                    && let Some(made) = self.markup_operator(op, &a, &b, left, right, expr.span)
                {
                    return made;
                }
                let mut made = super::origin::ended(self.language, op, (&a, &b), self.binary(op, &a, &b, expr.span));
                // Numbers of Rust go on telling where they come from, and that they are less than what they were divided by.
                if self.language == Language::Rust && made.ty.as_deref() == Some("number") && matches!(made.kind, Kind::Opaque) {
                    made.taint = made.taint.union(&a.taint).union(&b.taint);
                    if op == BinaryOp::Mod {
                        self.compare_event(op, &a, &b, left, right, expr, &mut made);
                    }
                }
                made
            }
        }
    }

    /// The values of a `%` format.
    fn format_values(&mut self, value: Value<'a>, expr: &'a Expr) -> Value<'a> {
        match (&expr.kind, self.exact_elements(&value)) {
            (ExprKind::List { items, .. }, Some(values)) if items.len() == values.len() => {
                let values = values.into_iter().zip(items).map(|(value, item)| self.as_piece(value, item)).collect();
                self.new_list(values)
            }
            _ => self.as_piece(value, expr),
        }
    }

    pub(super) fn without_null(&self, value: &Value<'a>) -> Value<'a> {
        match &value.kind {
            Kind::Choice(list) => {
                let mut rest = list.iter().filter(|one| !matches!(one.kind, Kind::Null));
                let Some(first) = rest.next() else { return value.clone() };
                rest.fold(first.clone(), |sum, one| self.join(&sum, one))
            }
            _ => value.clone(),
        }
    }

    pub(super) fn eval_logic(&mut self, op: BinaryOp, left: &'a Expr, right: &'a Expr) -> Value<'a> {
        let and = op == BinaryOp::And;
        let first = if and { self.eval_condition(left) } else { self.eval(left) };
        match self.truth_of(&first) {
            Some(yes) if yes != and => return first,
            Some(_) => return self.eval(right),
            None => {}
        }
        let before = self.st.facts.clone();
        let first_facts = self.taught_by_truth(&first);
        let passes = and && super::branch::turns_away(right);
        if passes {
            self.passing.push(left);
        }
        let (second, _) = self.either(
            |engine| {
                engine.assume(left, &first, and);
                engine.live.then(|| engine.eval(right))
            },
            |_| (),
        );
        if passes {
            self.passing.pop();
        }
        self.st.facts = before;
        let Some(second) = second else { return first };
        let second_facts = self.taught_by_truth(&second);
        let boolish = |value: &Value<'a>| matches!(value.ty.as_deref(), Some("boolean")) || matches!(value.kind, Kind::Bool(_));
        let mut result = if boolish(&first) && boolish(&second) {
            match self.truth_of(&second) {
                // `unknown and False` is false.
                Some(yes) if yes != and => Value::bool(yes),
                _ => self.boolean(),
            }
        } else if and {
            // The value is the first only where that is false: it carries nothing then.
            let mut value = if self.empty_is_false() && first.cell().is_none() {
                self.join(&Value::null(), &second)
            } else {
                self.join(&first, &second)
            };
            if boolish(&first) {
                value = second.clone();
                value.facts = None;
            }
            value
        } else {
            let first = self.without_null(&first);
            self.join(&first, &second)
        };
        let empty = Rc::new(Facts::default());
        let a = first_facts.unwrap_or_else(|| empty.clone());
        let b = second_facts.unwrap_or(empty);
        let mut facts = joined_facts(and, &a, &b);
        if let Some((subject, outcome)) = super::each::between(op, left, right) {
            let subject = self.eval(subject);
            let about = self.guard_facts(&subject, outcome);
            facts.when_true.extend(about.when_true);
            facts.when_false.extend(about.when_false);
        }
        if !facts.when_true.is_empty() || !facts.when_false.is_empty() {
            result.facts = Some(Rc::new(facts));
        }
        result
    }

    /// `a & b`, `a | b` of two answers: both are asked, and teach what `&&` and `||` teach.
    fn both_answers(&self, op: BinaryOp, a: &Value<'a>, b: &Value<'a>) -> Option<Value<'a>> {
        let boolish = |value: &Value<'a>| {
            value.ty.as_deref() == Some("boolean") || matches!(value.kind, Kind::Bool(_)) || self.on_jvm() && Self::is_match(value)
        };
        if !matches!(op, BinaryOp::BitAnd | BinaryOp::BitOr | BinaryOp::BitXor) || !boolish(a) || !boolish(b) {
            return None;
        }
        let and = op == BinaryOp::BitAnd;
        match (a.truth(false), b.truth(false)) {
            (Some(x), Some(y)) => {
                return Some(Value::bool(match op {
                    BinaryOp::BitAnd => x & y,
                    BinaryOp::BitOr => x | y,
                    _ => x ^ y,
                }));
            }
            _ if op == BinaryOp::BitXor => return Some(self.boolean()),
            (Some(yes), _) | (_, Some(yes)) if yes != and => return Some(Value::bool(yes)),
            (Some(_), _) => return Some(b.clone()),
            (_, Some(_)) => return Some(a.clone()),
            _ => {}
        }
        let none = Facts::default();
        let (first, second) = (a.facts.as_deref().unwrap_or(&none), b.facts.as_deref().unwrap_or(&none));
        let mut result = self.boolean();
        result.facts = Some(Rc::new(joined_facts(and, first, second)));
        Some(result)
    }

    /// Arithmetic and concatenation.
    pub(super) fn binary(&mut self, op: BinaryOp, a: &Value<'a>, b: &Value<'a>, span: Span) -> Value<'a> {
        use BinaryOp::*;
        if op == Concat {
            return self.concat(&[a.clone(), b.clone()], span);
        }
        // `0..2`: so many numbers, one after the other.
        if matches!(op, Range | RangeInclusive)
            && matches!(self.language, Language::Kotlin | Language::Rust)
            && let (Some(from), Some(to)) = (a.as_int(), b.as_int())
            && to - from < super::loops::MAX_UNROLL as i128
        {
            let end = if op == Range { to } else { to + 1 };
            return self.new_list((from..end).map(Value::int).collect());
        }
        if self.language == Language::Python
            && a.cell().is_some()
            && let Some(name) = special_name(op)
            && let Some(made) = self.special(a, name, vec![b.clone()])
        {
            return made;
        }
        if let Some(made) = self.script_operated(op, a, b).or_else(|| self.truths_counted(op, a, b, span)) {
            return made;
        }
        if let Some(made) = self.both_answers(op, a, b).or_else(|| self.letters_counted(op, a, b)) {
            return made;
        }
        if self.is_php()
            && let Some(made) = self.php_folded(op, a, b)
        {
            return made;
        }
        if let (Kind::Int(x), Kind::Int(y)) = (&a.kind, &b.kind) {
            let made = fold_int(op, *x, *y, self.language).unwrap_or_else(|| self.number());
            return if self.language == Language::Go { self.go_kept(op, a, b, made) } else { made };
        }
        if let (Some(x), Some(y)) = (as_float(a), as_float(b))
            && let Some(value) = fold_float(op, x, y)
        {
            return value;
        }
        if let Some(made) = self.named_flags(op, a, b).or_else(|| self.times_none(op, a, b)) {
            return made;
        }
        if self.is_php() && op == Add && a.cell().is_none() && b.cell().is_none() {
            // `+` is arithmetic, whatever stands beside it.
            let mut value = self.number();
            value.taint = a.taint.union(&b.taint).cleaned(super::value::CleanBits::SANITIZED);
            return value;
        }
        if matches!(op, Sub | BitOr | BitAnd | Mul)
            && matches!(self.language, Language::Ruby | Language::Kotlin)
            && let Some(made) = self.sequence_operator(op, a, b, span)
        {
            return made;
        }
        if op == Add && self.kotlin_is_table(a) {
            return self.kotlin_map_sum(a, b);
        }
        if self.language == Language::Python
            && matches!(op, BitOr | BitAnd | BitXor | Sub)
            && let Some(made) = self.python_sets(op, a, b)
        {
            return made;
        }
        if op == Mod
            && let Some(made) = self.text_filled(a, b, span)
        {
            return made;
        }
        if op == Mul
            && matches!(self.language, Language::Python | Language::Ruby)
            && let (Some(text), Some(times @ 0..=64)) = (a.as_str(), b.as_int())
        {
            return Value::str(text.repeat(usize::try_from(times).unwrap_or_default()));
        }
        if op == Mul && matches!(a.kind, Kind::Str(_)) {
            return a.clone();
        }
        // `'ab' * 2`: a text that is not known repeats.
        if op == Mul && self.language == Language::Python {
            let told = |value: &Value<'a>| value.as_int().is_some() || value.ty.as_deref() == Some("number");
            let is_number = |value: &Value<'a>| told(value) || value.atoms().iter().all(told);
            let repeated = if is_number(b) { Some(a) } else { is_number(a).then_some(b) };
            if let Some(items) = repeated.and_then(|list| self.exact_elements(list)) {
                let times = a.as_int().or(b.as_int()).and_then(|times| usize::try_from(times).ok());
                let mut object = Object::new(Shape::List);
                match times.filter(|times| times.saturating_mul(items.len()) <= 64) {
                    Some(times) => object.items = items.iter().cycle().take(times * items.len()).cloned().collect(),
                    None => {
                        object.items = items;
                        object.blur(&self.ids);
                    }
                }
                return self.allocate_object(object);
            }
            if let Some(text) = repeated.filter(|text| !text.taint.is_empty() && !is_number(text)) {
                return text.clone();
            }
        }
        if Self::arithmetic(op) {
            // `Path / name`: joining paths.
            if op == Div
                && !matches!(a.kind, Kind::Int(_))
                && (a.ty.is_some() && a.ty.as_deref() != Some("number")
                    || !b.taint.is_empty() && self.language == Language::Python
                    || self.joins_paths(a, b))
            {
                return self.path_below(a, b, span);
            }
            // The result is a number, whatever went in.
            let taint = a.taint.union(&b.taint).cleaned(super::value::CleanBits::SANITIZED);
            let mut value = self.number();
            value.taint = taint;
            return value;
        }
        match op {
            Add => {
                let counts = |one: &Value<'a>| matches!(one.kind, Kind::Int(_) | Kind::Float(_)) || one.ty.as_deref() == Some("number");
                let numeric = |value: &Value<'a>| counts(value) || value.atoms().iter().all(counts);
                if numeric(a) && numeric(b) {
                    let mut value = self.number();
                    value.taint = a.taint.union(&b.taint);
                    return value;
                }
                if let (Some(x), Some(y)) = (a.cell(), b.cell()) {
                    let lists = [x, y].map(|cell| self.st.heap.object(cell).is_some_and(|object| object.shape == Shape::List));
                    if lists == [true, true] {
                        let mut object = Object::new(Shape::List);
                        self.spread_into(&mut object, a, span);
                        self.spread_into(&mut object, b, span);
                        return self.allocate_object(object);
                    }
                }
                if let Some(cell) = a.cell().or(b.cell())
                    && self.st.heap.object(cell).is_some_and(|object| object.shape == Shape::List)
                    && !matches!(self.language, Language::JavaScript | Language::TypeScript | Language::Tsx | Language::Java)
                {
                    let mut object = Object::new(Shape::List);
                    self.spread_into(&mut object, a, span);
                    let more = b.cell().and_then(|cell| self.st.heap.object(cell));
                    if self.language == Language::Kotlin && more.is_none_or(|more| more.shape == Shape::Instance) {
                        object.push(b.clone(), &self.ids);
                    } else {
                        self.spread_into(&mut object, b, span);
                    }
                    return self.allocate_object(object);
                }
                let joined = self.concat(&[a.clone(), b.clone()], span);
                if self.are_bytes(a) && self.are_bytes(b) { self.as_bytes(joined) } else { joined }
            }
            Range | RangeInclusive => {
                let mut object = Object::new(Shape::List);
                object.rest = Some(Box::new(self.number()));
                self.allocate_object(object)
            }
            _ => {
                let taint = self.deep_taint(a).union(&self.deep_taint(b));
                // `a | b` of sets and maps.
                self.unknown_with(taint)
            }
        }
    }

    /// Pieces in order, as one string.
    pub(super) fn concat(&mut self, values: &[Value<'a>], span: Span) -> Value<'a> {
        // What may be missing is written as nothing: the other case is the one that says something.
        let may_miss = |value: &Value<'a>| match &value.kind {
            Kind::Choice(list) => list.len() == 2 && list.iter().any(|one| matches!(one.kind, Kind::Null)) && !value.taint.is_empty(),
            _ => false,
        };
        let present: Vec<Value<'a>>;
        let values: &[Value<'a>] = if self.is_php() && values.iter().any(may_miss) {
            present = values.iter().map(|value| if may_miss(value) { self.without_null(value) } else { value.clone() }).collect();
            &present
        } else {
            values
        };
        // One value with a few constant alternatives keeps them apart.
        let choice = values.iter().position(|value| matches!(value.kind, Kind::Choice(_)));
        if let Some(at) = choice
            && values.iter().filter(|value| matches!(value.kind, Kind::Choice(_))).count() == 1
            && values[at].atoms().len() <= 4
        {
            let mut result: Option<Value<'a>> = None;
            for atom in values[at].atoms().to_vec() {
                let mut list = values.to_vec();
                list[at] = atom;
                let one = self.concat(&list, span);
                result = Some(match result {
                    Some(known) => self.join(&known, &one),
                    None => one,
                });
            }
            if let Some(result) = result {
                return result;
            }
        }
        let mut text = Text::default();
        for value in values {
            let mut pieces = self.text_of(value);
            // The path of an address of the web begins with a slash.
            let ends_bare = || matches!(text.pieces.last(), Some(Piece::Known(before)) if before.contains("://") && !before.ends_with('/'));
            if value.ty.as_deref() == Some(super::refine::ADDRESS_PART) && self.is_script() && ends_bare() {
                text.push(Piece::Known("/".into()));
            }
            if self.is_php() {
                if let Some(written) = self.php_written(value) {
                    pieces = Text::known(written);
                }
            } else if let Kind::Bool(yes) = value.kind {
                pieces = Text::known(if yes { "true" } else { "false" });
            }
            if self.language == Language::Python
                && matches!(value.kind, Kind::Bool(_) | Kind::Null | Kind::Float(_))
                && let Some(written) = self.written_plainly(value)
            {
                pieces = written.pieces();
            }
            text.append(&pieces);
        }
        let taint = text.taint();
        let mut value = Value::of(Kind::Str(Rc::new(text)));
        if !taint.is_empty() {
            let module = self.module_number();
            value.taint = taint;
            value = value.stepped(module, span, &Note::Joined);
        }
        if !value.is_plain_constant() {
            value.id = self.ids.next();
        }
        // What begins with a value and adds a constant is asked about in its place: `(path + os.sep).startswith(…)`.
        if let Some((first, rest)) = values.split_first()
            && self.language == Language::Python
            && !rest.is_empty()
            && rest.iter().all(Value::is_plain_constant)
        {
            value.via = first.id;
        }
        value.typed(Some("string".into()))
    }
}

/// What two answers teach together: joined by `and`, or by `or`.
pub(super) fn joined_facts(and: bool, a: &Facts, b: &Facts) -> Facts {
    let both = |x: &[super::value::Fact], y: &[super::value::Fact]| x.iter().chain(y).cloned().collect::<Vec<_>>();
    if and {
        Facts { when_true: both(&a.when_true, &b.when_true), when_false: super::heap::meet(&a.when_false, &b.when_false) }
    } else {
        Facts { when_true: super::heap::meet(&a.when_true, &b.when_true), when_false: both(&a.when_false, &b.when_false) }
    }
}

pub(super) const fn is_comparison(op: BinaryOp) -> bool {
    use BinaryOp::*;
    matches!(op, Eq | NotEq | Same | NotSame | Lt | Le | Gt | Ge | In | NotIn | Match | NotMatch)
}

fn as_float(value: &Value<'_>) -> Option<f64> {
    match value.kind {
        Kind::Int(number) => Some(number as f64),
        Kind::Float(number) => Some(number),
        _ => None,
    }
}

fn fold_int<'a>(op: BinaryOp, x: i128, y: i128, language: Language) -> Option<Value<'a>> {
    use BinaryOp::*;
    if matches!(language, Language::Java | Language::Kotlin | Language::CSharp) {
        return fold_bounded(op, x, y).map(Value::int);
    }
    let shift = u32::try_from(y).ok().filter(|shift| *shift < 64);
    Some(Value::int(match op {
        Add => x.checked_add(y)?,
        Sub => x.checked_sub(y)?,
        Mul => x.checked_mul(y)?,
        Div | FloorDiv if y == 0 => return None,
        Div if matches!(language, Language::Python | Language::JavaScript | Language::TypeScript | Language::Tsx | Language::Php) => {
            return Some(Value::of(Kind::Float(x as f64 / y as f64)));
        }
        Div => x.checked_div(y)?,
        FloorDiv => super::python_plain::divided_down(x, y)?,
        Mod if y == 0 => return None,
        Mod if matches!(language, Language::Python | Language::Ruby) => x - super::python_plain::divided_down(x, y)?.checked_mul(y)?,
        Mod => x.checked_rem(y)?,
        Pow => x.checked_pow(u32::try_from(y).ok()?)?,
        BitAnd => x & y,
        BitOr => x | y,
        BitXor => x ^ y,
        Shl => x.checked_mul(1_i128.checked_shl(shift?)?)?,
        Shr | UShr => x >> shift?,
        _ => return None,
    }))
}

/// Of a number that goes beyond 32 bits it is not known where it begins anew, but where one of those that made it went beyond them itself.
fn fold_bounded(op: BinaryOp, x: i128, y: i128) -> Option<i128> {
    use BinaryOp::*;
    let is_small = |number: i128| i32::try_from(number).is_ok();
    let is_long = !is_small(x) || !is_small(y) && !matches!(op, Shl | Shr | UShr);
    let shift = u32::try_from(y).ok().filter(|shift| *shift < if is_long { 64 } else { 32 });
    let made = match op {
        Add => x.checked_add(y)?,
        Sub => x.checked_sub(y)?,
        Mul => x.checked_mul(y)?,
        Div => x.checked_div(y)?,
        Mod => x.checked_rem(y)?,
        BitAnd => x & y,
        BitOr => x | y,
        BitXor => x ^ y,
        Shl => x.checked_mul(1_i128.checked_shl(shift?)?)?,
        Shr => x >> shift?,
        UShr if x >= 0 => x >> shift?,
        _ => return None,
    };
    match is_long {
        true => Some(i128::from(made as i64)),
        false => is_small(made).then_some(made),
    }
}

fn fold_float<'a>(op: BinaryOp, x: f64, y: f64) -> Option<Value<'a>> {
    use BinaryOp::*;
    Some(Value::of(Kind::Float(match op {
        Add => x + y,
        Sub => x - y,
        Mul => x * y,
        Div if y != 0.0 => x / y,
        _ => return None,
    })))
}

/// The method by which a class of Python says what an operator means.
const fn special_name(op: BinaryOp) -> Option<&'static str> {
    Some(match op {
        BinaryOp::Add => "__add__",
        BinaryOp::Sub => "__sub__",
        BinaryOp::Mul => "__mul__",
        BinaryOp::Div => "__truediv__",
        BinaryOp::Mod => "__mod__",
        BinaryOp::BitOr => "__or__",
        BinaryOp::BitAnd => "__and__",
        BinaryOp::Shl => "__lshift__",
        BinaryOp::Shr => "__rshift__",
        _ => return None,
    })
}
