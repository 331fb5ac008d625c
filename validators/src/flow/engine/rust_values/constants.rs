//! What Rust's library gives for texts, letters and numbers that are known in full. Where the width of a number matters nothing is said. Knows no rule.

use super::super::{
    Engine,
    call::Site,
    heap::Shape,
    value::{Kind, Value},
};

/// Longest text that is taken apart or repeated, in bytes.
const LONGEST: usize = 1 << 12;
/// Most parts of one that are kept apart.
const MOST_PARTS: usize = 64;

impl<'a> Engine<'a> {
    /// A method of a text or number that is known.
    pub(in super::super) fn rust_known(&mut self, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        if let Kind::Int(number) = receiver.kind {
            return of_number(number, method, site);
        }
        let text = receiver.as_str().filter(|text| receiver.is_plain_constant() && text.len() <= LONGEST)?;
        let given = |at: usize| site.args.get(at).map(|arg| &arg.value);
        let sought = || given(0).filter(|one| one.is_plain_constant()).and_then(Value::as_str);
        let mut letters = text.chars();
        if let (Some(letter), None) = (letters.next(), letters.next())
            && let Some(said) = of_letter(letter, method, site)
        {
            return Some(said);
        }
        let place = |found: Option<usize>| found.map_or_else(Value::null, |at| Value::int(at as i128));
        let part = |found: Option<&str>| found.map_or_else(Value::null, Value::str);
        Some(match (method, site.args.len()) {
            ("len", 0) => Value::int(text.len() as i128),
            ("is_empty", 0) => Value::bool(text.is_empty()),
            ("is_ascii", 0) => Value::bool(text.is_ascii()),
            ("trim", 0) => Value::str(text.trim()),
            ("trim_start", 0) => Value::str(text.trim_start()),
            ("trim_end", 0) => Value::str(text.trim_end()),
            ("to_uppercase", 0) => Value::str(text.to_uppercase()),
            ("to_lowercase", 0) => Value::str(text.to_lowercase()),
            ("to_ascii_uppercase", 0) => Value::str(text.to_ascii_uppercase()),
            ("to_ascii_lowercase", 0) => Value::str(text.to_ascii_lowercase()),
            ("starts_with", 1) => Value::bool(text.starts_with(&*sought()?)),
            ("ends_with", 1) => Value::bool(text.ends_with(&*sought()?)),
            ("contains", 1) => Value::bool(text.contains(&*sought()?)),
            ("eq_ignore_ascii_case", 1) => Value::bool(text.eq_ignore_ascii_case(&sought()?)),
            ("find", 1) => place(text.find(&*sought()?)),
            ("rfind", 1) => place(text.rfind(&*sought()?)),
            ("strip_prefix", 1) => part(text.strip_prefix(&*sought()?)),
            ("strip_suffix", 1) => part(text.strip_suffix(&*sought()?)),
            ("repeat", 1) => {
                let times = usize::try_from(given(0)?.as_int()?).ok()?;
                let is_short = text.len().checked_mul(times).is_some_and(|length| length <= LONGEST);
                is_short.then(|| Value::str(text.repeat(times)))?
            }
            ("split_once" | "rsplit_once", 1) => {
                let sign = sought()?;
                let parts = if method == "split_once" { text.split_once(&*sign) } else { text.rsplit_once(&*sign) };
                match parts {
                    Some((head, tail)) => self.new_list(vec![Value::str(head), Value::str(tail)]),
                    None => Value::null(),
                }
            }
            ("lines", 0) => self.few_texts(text.lines())?,
            ("split_whitespace" | "split_ascii_whitespace", 0) => self.few_texts(text.split_whitespace())?,
            ("split", 1) => {
                let sign = sought().filter(|sign| !sign.is_empty())?;
                self.few_texts(text.split(&*sign))?
            }
            _ => return None,
        })
    }

    fn few_texts<'t>(&mut self, parts: impl Iterator<Item = &'t str>) -> Option<Value<'a>> {
        let parts: Vec<Value<'a>> = parts.take(MOST_PARTS + 1).map(Value::str).collect();
        (parts.len() <= MOST_PARTS).then(|| self.new_list(parts))
    }

    /// What stands under a key in pairs that were gathered into a map: of one key the last counts.
    pub(in super::super) fn rust_paired(&mut self, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let ("get" | "contains_key", [key]) = (method, site.args) else { return None };
        let key = key.value.as_str().filter(|_| key.value.is_plain_constant())?;
        self.paired_under(receiver, &key).map(|found| if method == "get" { found } else { Value::bool(!matches!(found.kind, Kind::Null)) })
    }

    /// The same of `pairs[key]`.
    pub(in super::super) fn paired_under(&mut self, receiver: &Value<'a>, key: &str) -> Option<Value<'a>> {
        if self.shape_of(receiver) != Some(Shape::List) {
            return None;
        }
        let mut found = Value::null();
        for pair in self.exact_elements(receiver).filter(|pairs| !pairs.is_empty() && pairs.len() <= MOST_PARTS)? {
            let pair = self.exact_elements(&pair)?;
            let [name, value] = pair.as_slice() else { return None };
            if *name.as_str().filter(|_| name.is_plain_constant())? == *key {
                found = value.clone();
            }
        }
        Some(found)
    }

    /// `text == other`, asked by a method.
    pub(in super::super) fn rust_equal(&mut self, receiver: &Value<'a>, other: &Value<'a>, negated: bool) -> Value<'a> {
        if let Some(equal) = self.equal_values(receiver, other) {
            return Value::bool(equal != negated);
        }
        let mut answer = self.boolean();
        let fixed = |one: &Value<'a>| one.atoms().iter().all(Value::is_plain_constant);
        for (value, other) in [(receiver, other), (other, receiver)] {
            if fixed(other) && !fixed(value) {
                answer.facts = Some(std::rc::Rc::new(self.guard_facts(value, !negated)));
            }
        }
        answer
    }
}

fn of_letter<'a>(letter: char, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
    let said = match (method, site.args.len()) {
        ("is_control", 0) => letter.is_control(),
        ("is_alphanumeric", 0) => letter.is_alphanumeric(),
        ("is_alphabetic", 0) => letter.is_alphabetic(),
        ("is_numeric", 0) => letter.is_numeric(),
        ("is_whitespace", 0) => letter.is_whitespace(),
        ("is_uppercase", 0) => letter.is_uppercase(),
        ("is_lowercase", 0) => letter.is_lowercase(),
        ("is_ascii_alphanumeric", 0) => letter.is_ascii_alphanumeric(),
        ("is_ascii_alphabetic", 0) => letter.is_ascii_alphabetic(),
        ("is_ascii_digit", 0) => letter.is_ascii_digit(),
        ("is_ascii_hexdigit", 0) => letter.is_ascii_hexdigit(),
        ("is_ascii_control", 0) => letter.is_ascii_control(),
        ("is_ascii_graphic", 0) => letter.is_ascii_graphic(),
        ("is_ascii_punctuation", 0) => letter.is_ascii_punctuation(),
        ("is_ascii_whitespace", 0) => letter.is_ascii_whitespace(),
        ("is_ascii_uppercase", 0) => letter.is_ascii_uppercase(),
        ("is_ascii_lowercase", 0) => letter.is_ascii_lowercase(),
        ("is_digit", 1) => {
            let radix = u32::try_from(site.args.first()?.value.as_int()?).ok().filter(|radix| (2..=36).contains(radix))?;
            letter.is_digit(radix)
        }
        _ => return None,
    };
    Some(Value::bool(said))
}

/// Numbers that no type of Rust is too narrow for are told; of others it is not known what becomes of them.
fn of_number<'a>(number: i128, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
    let given = |at: usize| site.args.get(at)?.value.as_int();
    let narrow = |number: i128| (0..=i128::from(i8::MAX)).contains(&number).then(|| Value::int(number));
    let wide = |number: i128| (0..=i128::from(i32::MAX)).contains(&number).then(|| Value::int(number));
    match (method, site.args.len()) {
        ("pow", 1) => wide(number.checked_pow(u32::try_from(given(0)?).ok()?)?),
        ("min", 1) => Some(Value::int(number.min(given(0)?))),
        ("max", 1) => Some(Value::int(number.max(given(0)?))),
        ("clamp", 2) => {
            let (low, high) = (given(0)?, given(1)?);
            (low <= high).then(|| Value::int(number.clamp(low, high)))
        }
        ("abs", 0) => wide(number.checked_abs()?),
        ("rem_euclid", 1) => Some(Value::int(number.checked_rem_euclid(given(0)?)?)),
        ("div_euclid", 1) => Some(Value::int(number.checked_div_euclid(given(0)?)?)),
        ("abs_diff", 1) => Some(Value::int(i128::try_from(number.abs_diff(given(0)?)).ok()?)),
        ("is_positive", 0) => Some(Value::bool(number > 0)),
        ("is_negative", 0) => Some(Value::bool(number < 0)),
        ("signum", 0) => Some(Value::int(number.signum())),
        ("is_power_of_two", 0) => Some(Value::bool(number > 0 && number & (number - 1) == 0)),
        ("wrapping_add" | "saturating_add", 1) => narrow(number.checked_add(given(0)?)?),
        ("wrapping_mul" | "saturating_mul", 1) => narrow(number.checked_mul(given(0)?)?),
        ("wrapping_sub" | "saturating_sub", 1) => narrow(number.checked_sub(given(0)?)?),
        _ => None,
    }
}
