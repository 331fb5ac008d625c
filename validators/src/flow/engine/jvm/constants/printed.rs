//! `String.format` over constants: places with flags, width and precision, as the platform writes them where no locale speaks.

use crate::flow::engine::{
    Engine,
    call::Site,
    plain::digits,
    value::{Kind, Value},
};

use super::{Known, LONGEST, numbers};

impl<'a> Engine<'a> {
    /// `String.format("%03d %s", …)` where the format is known: what stands in each place, as far as that is known.
    pub(in crate::flow::engine::jvm) fn jvm_printed(&mut self, site: &Site<'a, '_>, at: usize) -> Option<Value<'a>> {
        let format = site.args.get(at)?.value.as_str().filter(|_| self.is_java())?;
        let values: Vec<Value<'a>> = site.args.iter().skip(at + 1).map(|arg| arg.value.clone()).collect();
        let (mut next, mut last) = (0, None);
        let mut pieces = Vec::new();
        for part in parts(&format)? {
            match part {
                Part::Text(text) => pieces.push(Value::str(text)),
                Part::Place(place) => {
                    let at = chosen(&place, &mut next, last)?;
                    last = Some(at);
                    let value = values.get(at)?.clone();
                    pieces.push(self.in_place(&place, value, site.span));
                }
            }
        }
        Some(self.concat(&pieces, site.span))
    }

    fn in_place(&mut self, place: &Place, value: Value<'a>, span: assay_manifests::Span) -> Value<'a> {
        if place.is_plain() {
            return value;
        }
        if let Some(known) = Known::of(&value) {
            return place.written(&known).map_or_else(|| self.opaque().typed(Some("string".into())), Value::str);
        }
        match place.conversion.to_ascii_lowercase() {
            's' if matches!(value.kind, Kind::Str(_)) => self.derived(&value),
            's' => value,
            'b' => self.boolean(),
            _ => self.as_number(value, span),
        }
    }
}

/// One place of a format.
#[derive(Debug, Default)]
struct Place {
    /// Which argument, where it says so.
    argument: Option<usize>,
    /// The argument of the place before.
    is_same: bool,
    flags: String,
    width: Option<usize>,
    precision: Option<usize>,
    conversion: char,
}

/// A format taken apart: texts, and places between them.
enum Part {
    Text(String),
    Place(Place),
}

fn parts(format: &str) -> Option<Vec<Part>> {
    let mut out = Vec::new();
    let mut text = String::new();
    let mut signs = format.chars().peekable();
    while let Some(sign) = signs.next() {
        if sign != '%' {
            text.push(sign);
            continue;
        }
        let mut place = Place::default();
        let mut digits = String::new();
        loop {
            let next = signs.next()?;
            match next {
                '<' => place.is_same = true,
                '$' => {
                    place.argument = std::mem::take(&mut digits).parse::<usize>().ok().and_then(|at| at.checked_sub(1)).or(Some(usize::MAX))
                }
                '-' | '#' | '+' | ' ' | ',' | '(' => place.flags.push(next),
                '0' if digits.is_empty() => place.flags.push('0'),
                '0'..='9' => digits.push(next),
                '.' => {
                    let mut exact = String::new();
                    while let Some(digit) = signs.next_if(char::is_ascii_digit) {
                        exact.push(digit);
                    }
                    place.precision = Some(exact.parse().ok().filter(|exact| *exact <= LONGEST)?);
                }
                _ => {
                    place.conversion = next;
                    break;
                }
            }
        }
        if !digits.is_empty() {
            place.width = Some(digits.parse().ok().filter(|width| *width <= LONGEST)?);
        }
        match place.conversion {
            '%' | 'n' if place.width.is_none() && place.flags.is_empty() => text.push(if place.conversion == 'n' { '\n' } else { '%' }),
            _ => {
                out.push(Part::Text(std::mem::take(&mut text)));
                out.push(Part::Place(place));
            }
        }
    }
    out.push(Part::Text(text));
    Some(out)
}

impl Place {
    /// Whether what stands here is written as it is.
    fn is_plain(&self) -> bool {
        self.conversion == 's' && self.width.is_none() && self.precision.is_none() && self.flags.is_empty()
    }

    /// What is written for a value, where that is certain.
    fn written(&self, value: &Known) -> Option<String> {
        let has = |flag: char| self.flags.contains(flag);
        let body = match (self.conversion.to_ascii_lowercase(), value) {
            ('s', value) if !has('#') => cut(value.written()?, self.precision),
            ('b', Known::Bool(yes)) => cut(yes.to_string(), self.precision),
            ('b', Known::Null) => cut("false".into(), self.precision),
            ('b', _) => cut("true".into(), self.precision),
            ('c', Known::Letter(letter)) => letter.to_string(),
            ('c', Known::Int(code)) => char::from_u32(u32::try_from(*code).ok()?)?.to_string(),
            ('d', Known::Int(number)) if self.precision.is_none() => {
                return self.signed(*number < 0, &grouped(&number.unsigned_abs().to_string(), has(',')));
            }
            ('x' | 'o', Known::Int(number @ 0..))
                if self.precision.is_none() && self.flags.chars().all(|flag| matches!(flag, '0' | '-')) =>
            {
                let digits = if self.conversion == 'o' { format!("{number:o}") } else { format!("{number:x}") };
                if has('0') { self.filled("", &digits) } else { digits }
            }
            ('f', Known::Float(number)) => {
                let (whole, rest) = numbers::rounded(number.abs(), self.precision.unwrap_or(6))?;
                let digits = format!("{}{rest}", grouped(&whole, has(',')));
                return self.signed(number.is_sign_negative(), &digits);
            }
            _ => return None,
        };
        let body = if self.conversion.is_ascii_uppercase() { body.to_ascii_uppercase() } else { body };
        Some(self.padded(body))
    }

    fn signed(&self, negative: bool, digits: &str) -> Option<String> {
        let has = |flag: char| self.flags.contains(flag);
        if has('(') || has('#') || self.conversion.is_ascii_uppercase() {
            return None;
        }
        let sign = match negative {
            true => "-",
            false if has('+') => "+",
            false if has(' ') => " ",
            false => "",
        };
        let body = if has('0') { self.filled(sign, digits) } else { format!("{sign}{digits}") };
        Some(self.padded(body))
    }

    /// Zeros between the sign and the digits.
    fn filled(&self, sign: &str, digits: &str) -> String {
        let lack = self.width.unwrap_or(0).saturating_sub(sign.len() + digits.len());
        format!("{sign}{}{digits}", "0".repeat(lack))
    }

    fn padded(&self, body: String) -> String {
        let lack = self.width.unwrap_or(0).saturating_sub(body.chars().count());
        let blanks = " ".repeat(lack);
        if self.flags.contains('-') { body + &blanks } else { blanks + &body }
    }
}

fn cut(text: String, to: Option<usize>) -> String {
    match to {
        Some(to) => text.chars().take(to).collect(),
        None => text,
    }
}

/// `1234567` as `1,234,567`.
fn grouped(digits: &str, groups: bool) -> String {
    if groups { digits::grouped(digits, ",", 3) } else { digits.into() }
}

/// The whole text, where all that is put into it is known.
pub(super) fn printed(format: &str, values: &[Known]) -> Option<String> {
    let mut out = String::new();
    let (mut next, mut last) = (0, None);
    for part in parts(format)? {
        match part {
            Part::Text(text) => out.push_str(&text),
            Part::Place(place) => {
                let at = chosen(&place, &mut next, last)?;
                last = Some(at);
                out.push_str(&place.written(values.get(at)?)?);
            }
        }
    }
    (out.len() <= LONGEST).then_some(out)
}

/// Which value stands in a place.
fn chosen(place: &Place, next: &mut usize, last: Option<usize>) -> Option<usize> {
    if place.is_same {
        return last;
    }
    Some(place.argument.unwrap_or_else(|| {
        *next += 1;
        *next - 1
    }))
}
