//! The kinds of secrets: keyword, pattern, structure. The tables that name them stand beside; more particular kinds stand first.

use super::structure::Check;

mod cloud;
mod hosting;
mod services;
mod shapes;
mod tools;

/// How a secret stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// The token tells its own kind: the match begins at the keyword and is a whole word.
    Token,
    /// The value says nothing: a name that holds the keyword is set to it.
    Near,
    /// The pattern brings its own bounds; group 1 is the secret.
    Whole,
    /// No keyword leads to it: the pattern runs over the whole text, as a whole word.
    Sweep,
}

/// One kind.
#[derive(Debug)]
pub struct Kind {
    pub name: &'static str,
    pub keywords: &'static [&'static str],
    pub pattern: &'static str,
    pub check: Check,
    pub shape: Shape,
    /// The keyword's case counts.
    pub exact: bool,
    /// How many bytes before the keyword the match may begin.
    pub back: usize,
    /// How many bytes after the keyword's beginning the match may reach.
    pub reach: usize,
}

impl Kind {
    /// The regular expression over the window that begins at the keyword (or `back` bytes before it).
    pub fn expression(&self) -> String {
        match self.shape {
            Shape::Token if self.back == 0 => format!("^(?:{})", self.pattern),
            Shape::Token | Shape::Sweep => format!("(?:{})", self.pattern),
            Shape::Whole if self.back == 0 => format!("(?i)^(?:{})", self.pattern),
            Shape::Whole => format!("(?i)(?:{})", self.pattern),
            // Name, perhaps a type, a sign of assignment (or a comma, a tag's end, `value=`), and the value.
            Shape::Near => format!(
                r#"^(?P<name>[A-Za-z0-9_.\-]{{1,60}})\\?["'\]`)]{{0,3}}[ \t]{{0,8}}(?::[ \t]{{0,3}}[A-Za-z&'<>?\[\]. ]{{2,24}}=|:=|=>|->|===?|!==?|=|:|,|\(|>|[ \t]value=|\s)[ \t]{{0,8}}(?:[a-zA-Z]?\\?["'`]|@")?(?P<value>{})(?:\\?["'`\s,;)\]}}&<]|$)"#,
                self.pattern
            ),
        }
    }
}

const fn token(name: &'static str, keywords: &'static [&'static str], pattern: &'static str, check: Check) -> Kind {
    Kind { name, keywords, pattern, check, shape: Shape::Token, exact: true, back: 0, reach: 1024 }
}

const fn around(name: &'static str, keywords: &'static [&'static str], pattern: &'static str, check: Check, back: usize) -> Kind {
    Kind { name, keywords, pattern, check, shape: Shape::Token, exact: true, back, reach: 256 }
}

const fn near(name: &'static str, keywords: &'static [&'static str], pattern: &'static str) -> Kind {
    Kind { name, keywords, pattern, check: Check::Random, shape: Shape::Near, exact: false, back: 0, reach: 640 }
}

const fn whole(name: &'static str, keywords: &'static [&'static str], pattern: &'static str, check: Check) -> Kind {
    Kind { name, keywords, pattern, check, shape: Shape::Whole, exact: false, back: 0, reach: 2048 }
}

/// As [`whole`], where the secret may stand up to `back` bytes before the keyword.
const fn within(name: &'static str, keywords: &'static [&'static str], pattern: &'static str, check: Check, back: usize) -> Kind {
    Kind { name, keywords, pattern, check, shape: Shape::Whole, exact: false, back, reach: 640 }
}

const fn block(name: &'static str, keywords: &'static [&'static str], pattern: &'static str, check: Check) -> Kind {
    Kind { name, keywords, pattern, check, shape: Shape::Whole, exact: true, back: 0, reach: 8192 }
}

const fn sweep(name: &'static str, pattern: &'static str, check: Check) -> Kind {
    Kind { name, keywords: &[], pattern, check, shape: Shape::Sweep, exact: true, back: 0, reach: 0 }
}

const UUID: &str = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

/// Every kind, more particular ones first.
pub fn all() -> impl Iterator<Item = &'static Kind> {
    [hosting::TABLE, cloud::TABLE, services::TABLE, shapes::TABLE, tools::TABLE].into_iter().flatten()
}

/// Place of a kind among all; kinds that stand in no table come last.
pub fn rank(name: &str) -> usize {
    all().position(|kind| kind.name == name).unwrap_or(usize::MAX)
}

/// Whether it was found by its surroundings and entropy alone.
pub fn is_loose(name: &str) -> bool {
    name.starts_with("generic-")
}
