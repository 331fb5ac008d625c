//! Formats of PHP (`sprintf`): their places, and what a known value becomes in one. Pure; knows no engine.

use super::value::{MOST_TEXT, Pure};

/// A part of a format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) enum Segment {
    Text(String),
    Place { at: usize, spec: Spec },
}

/// How a value is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Spec {
    left: bool,
    plus: bool,
    pad: char,
    width: usize,
    precision: Option<usize>,
    pub verb: char,
}

impl Spec {
    /// `%s` and nothing more.
    pub fn is_bare(&self) -> bool {
        self.verb == 's' && self.precision.is_none() && self.width == 0
    }

    /// Whether a number is written, whatever was given.
    pub fn is_number(&self) -> bool {
        self.verb != 's'
    }

    /// A value as it is written in this place.
    pub fn write(&self, value: &Pure) -> Option<String> {
        let signed = |text: String, is_negative: bool| if self.plus && !is_negative { format!("+{text}") } else { text };
        let text = match self.verb {
            's' => {
                let text = value.as_text()?;
                match self.precision {
                    Some(length) => text.get(..length.min(text.len()))?.to_owned(),
                    None => text,
                }
            }
            'd' | 'i' => {
                let number = value.as_int()?;
                signed(number.to_string(), number < 0)
            }
            'u' => u64::try_from(value.as_int()?).ok()?.to_string(),
            'f' | 'F' => {
                let (number, places) = (value.as_float()?, self.precision.unwrap_or(6));
                if places > 15 || number.abs() > 1e12 || !number.is_finite() {
                    return None;
                }
                let scaled = number.abs() * 10_f64.powi(i32::try_from(places).ok()?);
                // What lies in the middle is told otherwise by different versions.
                if scaled < 1e15 && (scaled.fract() - 0.5).abs() < 1e-6 {
                    return None;
                }
                signed(format!("{number:.places$}"), number < 0.0)
            }
            'x' => format!("{:x}", value.as_int()?),
            'X' => format!("{:X}", value.as_int()?),
            'o' => format!("{:o}", value.as_int()?),
            'b' => format!("{:b}", value.as_int()?),
            'c' => char::from(u8::try_from(value.as_int()?).ok().filter(u8::is_ascii)?).to_string(),
            _ => return None,
        };
        let missing = self.width.saturating_sub(text.len());
        if missing == 0 || self.verb == 'c' {
            return Some(text);
        }
        let fill: String = std::iter::repeat_n(self.pad, missing).collect();
        if self.left {
            // Zeros behind a number would be another one.
            return (self.pad != '0' || self.verb == 's').then(|| text + &fill);
        }
        let sign = text.chars().next().filter(|c| self.pad == '0' && self.verb != 's' && matches!(c, '-' | '+'));
        Some(match sign {
            Some(sign) => format!("{sign}{fill}{}", &text[1..]),
            None => fill + &text,
        })
    }
}

/// The parts of a format, in order. `None` where it is none.
pub(in super::super) fn segments(format: &str) -> Option<Vec<Segment>> {
    let mut out = Vec::new();
    let (mut known, mut next) = (String::new(), 0);
    let mut chars = format.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '%' {
            known.push(c);
            continue;
        }
        if chars.peek() == Some(&'%') {
            chars.next();
            known.push('%');
            continue;
        }
        let mut spec = Spec { left: false, plus: false, pad: ' ', width: 0, precision: None, verb: 's' };
        let mut place = None;
        // `%2$s`: digits before a dollar sign say which argument.
        let ahead: String = chars.clone().take_while(char::is_ascii_digit).collect();
        if !ahead.is_empty() && ahead.len() < 4 && chars.clone().nth(ahead.len()) == Some('$') {
            place = Some(ahead.parse::<usize>().ok()?.checked_sub(1)?);
            chars.by_ref().take(ahead.len() + 1).for_each(|_| ());
        }
        loop {
            match *chars.peek()? {
                '-' => spec.left = true,
                '+' => spec.plus = true,
                '0' => spec.pad = '0',
                ' ' => spec.pad = ' ',
                '\'' => {
                    chars.next();
                    spec.pad = chars.peek().copied().filter(char::is_ascii)?;
                }
                _ => break,
            }
            chars.next();
        }
        let digits = |chars: &mut std::iter::Peekable<std::str::Chars<'_>>| {
            let mut text = String::new();
            while let Some(digit) = chars.next_if(char::is_ascii_digit) {
                text.push(digit);
            }
            text
        };
        let width = digits(&mut chars);
        if !width.is_empty() {
            spec.width = width.parse().ok().filter(|width| *width < MOST_TEXT)?;
        }
        if chars.next_if_eq(&'.').is_some() {
            let written = digits(&mut chars);
            spec.precision = Some(if written.is_empty() { 0 } else { written.parse().ok().filter(|digits| *digits < MOST_TEXT)? });
        }
        chars.next_if_eq(&'l');
        spec.verb = chars.next().filter(|verb| "bcdeEfFgGosuxX".contains(*verb))?;
        out.push(Segment::Text(std::mem::take(&mut known)));
        let at = place.unwrap_or_else(|| {
            next += 1;
            next - 1
        });
        out.push(Segment::Place { at, spec });
    }
    out.push(Segment::Text(known));
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(format: &str, args: &[Pure]) -> Option<String> {
        let mut out = String::new();
        for segment in segments(format)? {
            match segment {
                Segment::Text(text) => out.push_str(&text),
                Segment::Place { at, spec } => out.push_str(&spec.write(args.get(at)?)?),
            }
        }
        Some(out)
    }

    #[test]
    fn formats_write_what_the_runtime_writes() {
        let t = Pure::text;
        let cases: &[(&str, &[Pure], &str)] = &[
            ("%05d|%-6s|%6s|%'*8s", &[Pure::Int(-42), t("ab"), t("cd"), t("x")], "-0042|ab    |    cd|*******x"),
            ("%2$s %1$s %%", &[t("a"), t("b")], "b a %"),
            (
                "%.2f %x %X %b %o %c",
                &[Pure::Float(1.234), Pure::Int(255), Pure::Int(255), Pure::Int(5), Pure::Int(8), Pure::Int(65)],
                "1.23 ff FF 101 10 A",
            ),
            ("%.3s", &[t("abcdef")], "abc"),
            ("%d", &[t("12abc")], "12"),
            ("%+d", &[Pure::Int(3)], "+3"),
            ("%.s|", &[t("abc")], "|"),
        ];
        for (format, args, text) in cases {
            assert_eq!(filled(format, args).as_deref(), Some(*text), "{format}");
        }
        for format in ["%'é5d", "%.99999999999999999999s", "%99999999999999999999d", "%"] {
            assert_eq!(filled(format, &[Pure::Int(1)]), None, "{format}");
        }
    }
}
