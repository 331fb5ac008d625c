//! What numbers were measured by: the lengths of texts. Knows no path.

use super::value::Id;

/// The sum of the lengths of up to three texts and a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Texts {
    /// Objects that hold them, largest first; 0 where there are fewer.
    pub(super) of: [Id; 3],
    pub more: i128,
}

impl Texts {
    pub const fn one(text: Id) -> Self {
        Self { of: [text, 0, 0], more: 0 }
    }

    /// The length of nothing.
    pub const fn none() -> Self {
        Self { of: [0; 3], more: 0 }
    }

    pub fn plus(self, more: i128) -> Option<Self> {
        Some(Self { more: self.more.checked_add(more)?, ..self })
    }

    /// The text whose length it is, and nothing else.
    pub fn alone(self) -> Option<Id> {
        (self.more == 0 && self.of[0] != 0 && self.of[1] == 0).then_some(self.of[0])
    }

    /// Whether it is the length of one text, less something, or with its zero.
    pub fn is_within(self, text: Id) -> bool {
        self.more <= 1 && self.of[0] == text && self.of[1] == 0
    }

    /// The sum of both; `None` where it has too many parts.
    pub fn and(self, other: Self) -> Option<Self> {
        let mut all: Vec<Id> = self.of.iter().chain(&other.of).copied().filter(|text| *text != 0).collect();
        all.sort_unstable_by(|a, b| b.cmp(a));
        if all.len() > 3 {
            return None;
        }
        all.resize(3, 0);
        Some(Self { of: [all[0], all[1], all[2]], more: self.more.checked_add(other.more)? })
    }

    /// Whether every part of `other` is one of this sum.
    pub fn contains(self, other: Self) -> bool {
        let mut rest = self.of.to_vec();
        other.of.iter().filter(|text| **text != 0).all(|text| match rest.iter().position(|part| part == text) {
            Some(at) => {
                rest.swap_remove(at);
                true
            }
            None => false,
        })
    }

    /// Whether both are computed from the same texts.
    pub fn of_the_same(self, other: Self) -> bool {
        self.of == other.of
    }
}

/// What a number was measured by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measured {
    pub text: Id,
    pub each: i128,
    pub more: i128,
}
