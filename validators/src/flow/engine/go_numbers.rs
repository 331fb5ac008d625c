//! Numbers of Go: texts that are parsed to them, the least and greatest of some, bits, and constants under types of the program's own. Knows
//! no rule.

use assay_manifests::Language;

use super::{
    Engine,
    call::Site,
    value::{CleanBits, Kind, Value},
};
use crate::flow::ir::{BinaryOp, Expr, ExprKind, Sym, TypeRef};

/// Alternatives of flags that are joined one by one, at most.
const MOST_CHOICES: usize = 4;
/// Longest list of joined names, in bytes.
const MOST_NAMES: usize = 1 << 11;

impl<'a> Engine<'a> {
    pub(super) fn go_strconv(&mut self, function: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let first = self.go_arg(site, 0)?;
        let parsed = |parse: &dyn Fn(&str) -> Option<Value<'a>>| first.as_str().map(|text| parse(&text));
        match function {
            "Itoa" => first.as_int().map(|number| Value::str(number.to_string())),
            "Atoi" => {
                let number = parsed(&|text| text.parse::<i64>().ok().map(|number| Value::int(number.into())))?;
                Some(self.or_failed(number, Value::int(0)))
            }
            "ParseInt" | "ParseUint" if first.as_str().is_some() => {
                let base =
                    self.go_arg(site, 1)?.as_int().and_then(|base| u32::try_from(base).ok()).filter(|base| matches!(base, 2..=36))?;
                let number = parsed(&|text| i64::from_str_radix(text, base).ok().map(|number| Value::int(number.into())))?;
                let refused = function == "ParseUint" && number.as_ref().and_then(Value::as_int).is_some_and(|number| number < 0);
                // Fewer bits may not hold it.
                (self.go_arg(site, 2)?.as_int().is_some_and(|bits| matches!(bits, 0 | 64)) && !refused)
                    .then(|| self.or_failed(number, Value::int(0)))
            }
            "ParseBool" => {
                let answer = parsed(&|text| match text {
                    "1" | "t" | "T" | "true" | "TRUE" | "True" => Some(Value::bool(true)),
                    "0" | "f" | "F" | "false" | "FALSE" | "False" => Some(Value::bool(false)),
                    _ => None,
                })?;
                Some(self.or_failed(answer, Value::bool(false)))
            }
            "Quote" => Some(self.concat(&[Value::str("\""), first, Value::str("\"")], site.span)),
            "ParseUint" => {
                let mut value = self.number();
                value.taint = self.args_taint(site.args).cleaned(CleanBits::SANITIZED);
                Some(value)
            }
            _ => None,
        }
    }

    /// A value and no error, or what stands there where there is one.
    fn or_failed(&mut self, parsed: Option<Value<'a>>, zero: Value<'a>) -> Value<'a> {
        let results = match parsed {
            Some(value) => vec![value, Value::null()],
            None => vec![zero, Value::str("invalid syntax").typed(Some("error".into()))],
        };
        // Several results are no number, whatever the first of them is.
        self.new_list(results).typed(Some("results".into()))
    }

    /// Whether the bits of a name can be turned over: `~X`, `^a.X`.
    pub(super) fn is_named_flag(&self, name: &str) -> bool {
        match self.language {
            Language::Go => name.contains('.') && !name.starts_with('~'),
            _ => self.is_php() && super::php_values::is_flag(name),
        }
    }

    /// What an operator makes of flags that are known by their names alone.
    pub(super) fn named_flags(&mut self, op: BinaryOp, a: &Value<'a>, b: &Value<'a>) -> Option<Value<'a>> {
        if self.is_php() {
            return self.php_operator(op, a, b);
        }
        let joined = match op {
            BinaryOp::BitOr => both_flags,
            BinaryOp::BitAnd => masked_flags,
            _ => return None,
        };
        if self.language != Language::Go || a.atoms().len() > MOST_CHOICES || b.atoms().len() > MOST_CHOICES {
            return None;
        }
        let pairs = a.atoms().iter().flat_map(|one| b.atoms().iter().map(move |other| joined(one, other)));
        let all = pairs.collect::<Option<Vec<_>>>()?;
        all.into_iter().reduce(|sum, one| self.join(&sum, &one))
    }

    /// What an operator made of two numbers that are known, as the type of one of them keeps it. A number beyond all bits is not known.
    pub(super) fn go_kept(&self, op: BinaryOp, a: &Value<'a>, b: &Value<'a>, made: Value<'a>) -> Value<'a> {
        let Kind::Int(number) = made.kind else { return made };
        let is_shift = matches!(op, BinaryOp::Shl | BinaryOp::Shr);
        let ty = a.ty.as_deref().or_else(|| b.ty.as_deref().filter(|_| !is_shift)).filter(|ty| is_number_type(ty));
        match ty {
            Some(ty) => sized(&made, ty).unwrap_or(made),
            None if self.language == Language::Go && i64::try_from(number).is_err() => self.number(),
            None => made,
        }
    }

    /// A variable that holds a number keeps the type of numbers that it has.
    pub(super) fn go_number_as_before(&mut self, value: Value<'a>, name: &Sym) -> Value<'a> {
        let is_number = matches!(value.kind, Kind::Int(_) | Kind::Float(_)) && value.ty.is_none();
        if self.language != Language::Go || !is_number {
            return value;
        }
        let ty: Option<Sym> = self.lookup(name).and_then(|old| match (&old.kind, old.ty) {
            (Kind::Int(_), Some(ty)) => Some(ty),
            (Kind::Float(_), None) => Some("float64".into()),
            _ => None,
        });
        match ty {
            Some(ty) => sized(&value, &ty).unwrap_or(value),
            None => value,
        }
    }

    /// `-x` of a number that is known.
    pub(super) fn go_negated(&self, number: i128, operand: &Expr, ty: Option<&str>) -> Value<'a> {
        let made = number.checked_neg().unwrap_or(number);
        if self.language == Language::Go { turned(made, operand, ty) } else { Value::int(made) }
    }

    /// `min` and `max`, where all are known.
    pub(super) fn go_extreme(&mut self, least: bool, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let numbers: Option<Vec<i128>> = site.args.iter().map(|arg| arg.value.as_int()).collect();
        numbers.and_then(|list| if least { list.into_iter().min() } else { list.into_iter().max() }).map(Value::int)
    }

    /// A constant under a type of the program's own has that type's methods.
    pub(super) fn constant_of_type(&mut self, value: Value<'a>, ty: &TypeRef) -> Value<'a> {
        let value = match ty.pointers == 0 && ty.dims.is_empty() {
            true => sized(&value, &ty.name).unwrap_or(value),
            false => value,
        };
        let plain =
            value.is_plain_constant() && !matches!(value.kind, Kind::Null) && value.ty.as_deref().is_none_or(|ty| !ty.contains('.'));
        if !plain || ty.pointers > 0 || !ty.dims.is_empty() {
            return value;
        }
        match self.type_class(ty) {
            Some(class) if self.is_plain_type(class) => self.converted(class, value),
            _ => value,
        }
    }
}

/// Flags of a package's type that are not known, among names.
const OTHERS: &str = "?";

/// Flags of packages that are not in sight, joined: `a.X | a.Y` has the names of both.
fn both_flags<'a>(one: &Value<'a>, other: &Value<'a>) -> Option<Value<'a>> {
    let named = |value: &Value<'a>| match &value.kind {
        Kind::Lib(name) if name.contains('.') && name.len() < MOST_NAMES && !name.starts_with('~') => Some(name.to_string()),
        Kind::Int(0) => Some(String::new()),
        // Whatever stands there under a package's type: what is joined to it is set after that.
        Kind::Opaque | Kind::Unknown if value.ty.as_deref().is_some_and(|ty| ty.contains('.')) => Some(OTHERS.into()),
        _ => None,
    };
    let (one, other) = (named(one)?, named(other)?);
    let says_nothing = |names: &str| names.is_empty() || names == OTHERS;
    if says_nothing(&one) && says_nothing(&other) {
        return None;
    }
    let mut names: Vec<&str> = one.split('|').filter(|name| !name.is_empty()).collect();
    names.extend(other.split('|').filter(|name| !name.is_empty() && !one.split('|').any(|known| known == *name)));
    Some(Value::of(Kind::Lib(names.join("|").into())))
}

/// `flags &^ a.X` is without those names; of `flags & a.X`, where that is among them, it is left.
fn masked_flags<'a>(one: &Value<'a>, other: &Value<'a>) -> Option<Value<'a>> {
    let (one, other) = match (&one.kind, &other.kind) {
        (Kind::Lib(one), Kind::Lib(other)) if one.starts_with('~') => (other, one),
        (Kind::Lib(one), Kind::Lib(other)) => (one, other),
        _ => return None,
    };
    if one.starts_with('~') || !one.contains('.') {
        return None;
    }
    let holds = |list: &str, name: &str| list.split('|').any(|known| known == name);
    let left: Vec<&str> = match other.strip_prefix('~') {
        Some(taken) => one.split('|').filter(|name| !holds(taken, name)).collect(),
        None if !other.contains(OTHERS) && other.split('|').all(|name| holds(one, name)) => other.split('|').collect(),
        None => return None,
    };
    match left.as_slice() {
        [] => Some(Value::int(0)),
        [OTHERS] => None,
        names => Some(Value::of(Kind::Lib(names.join("|").into()))),
    }
}

/// How many bits a basic type of whole numbers keeps, and whether one of them is the sign.
fn bits_of(name: &str) -> Option<(u32, bool)> {
    Some(match name {
        "int8" => (8, true),
        "uint8" | "byte" => (8, false),
        "int16" => (16, true),
        "uint16" => (16, false),
        "int32" | "rune" => (32, true),
        "uint32" => (32, false),
        "int" | "int64" => (64, true),
        "uint" | "uint64" | "uintptr" => (64, false),
        _ => return None,
    })
}

/// Whether a value's type is a basic one of numbers, which says nothing else of them.
pub(super) fn is_number_type(name: &str) -> bool {
    bits_of(name).is_some()
}

/// A number that is known, as a basic type of numbers keeps it: what its bits hold, a whole one or one with a fraction.
pub(super) fn sized<'a>(value: &Value<'a>, name: &str) -> Option<Value<'a>> {
    if !value.taint.is_empty() {
        return None;
    }
    let number = match value.kind {
        Kind::Int(number) if matches!(name, "float32" | "float64") => {
            return (number.unsigned_abs() < 1 << 24).then(|| Value::of(Kind::Float(number as f64)));
        }
        Kind::Int(number) => number,
        // What stands behind the point is left out.
        Kind::Float(number) if number.abs() < 9e15 => number.trunc() as i128,
        _ => return None,
    };
    let (bits, signed) = bits_of(name)?;
    let kept = number.rem_euclid(1 << bits);
    let made = Value::int(if signed && kept >= 1 << (bits - 1) { kept - (1 << bits) } else { kept });
    // The type that numbers have where none is told is not kept beside them.
    Some(made.typed((bits < 64 || !signed).then(|| name.into())))
}

/// `-x` and `^x` of a number that is known: one without a sign has no negative ones.
pub(super) fn turned<'a>(number: i128, operand: &Expr, ty: Option<&str>) -> Value<'a> {
    let ty = match &operand.kind {
        ExprKind::Cast { ty, .. } => Some(&*ty.name),
        _ => ty,
    };
    let made = Value::int(number);
    ty.and_then(|ty| sized(&made, ty)).unwrap_or(made)
}
