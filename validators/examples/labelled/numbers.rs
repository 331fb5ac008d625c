//! A small generator of numbers and texts (SplitMix64): the same in every run. Knows nothing of what it is used for.

pub const ALNUM: &str = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
pub const HEX: &str = "0123456789abcdef";

pub struct Numbers(pub u64);

impl Numbers {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, most: usize) -> usize {
        (self.next() % most.max(1) as u64) as usize
    }

    pub fn text(&mut self, alphabet: &str, len: usize) -> String {
        let alphabet = alphabet.as_bytes();
        (0..len).map(|_| char::from(alphabet[self.below(alphabet.len())])).collect()
    }

    pub fn one<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.below(of.len())]
    }

    pub fn uuid(&mut self) -> String {
        let tail = self.text(HEX, 3);
        format!("{}-{}-4{tail}-{}{}-{}", self.text(HEX, 8), self.text(HEX, 4), self.text("89ab", 1), self.text(HEX, 3), self.text(HEX, 12))
    }

    /// A password as people choose it, or as a manager draws it.
    pub fn password(&mut self) -> String {
        match self.below(3) {
            0 => {
                let word = self.one(&["Winter", "Falcon", "Orchid", "Quartz", "Harbor", "Velvet", "Meadow", "Copper", "Juniper", "Tundra"]);
                format!("{word}{}{}", 1950 + self.below(90), self.text("!#%&*?", 1))
            }
            1 => {
                let (a, b) = (self.text("BCDFGHJKLMNPRSTVWZ", 1), self.text("aeiou", 1));
                format!("{a}{b}{}_{}{}", self.text("bdfgklmnprstvz", 4), self.text("23456789", 2), self.text("bcdfgkmnpQRTX", 5))
            }
            _ => self.text("ABCDEFGHKMNPQRSTabcdefghkmnpqrst23456789!%*^", 16),
        }
    }

    /// A password of words and a number.
    pub fn picked(&mut self) -> String {
        const WORDS: &[&str] = &["Pebble", "Lantern", "Crater", "Thistle", "Gravel", "Heron", "Cinder", "Walrus", "Bramble", "Sparrow"];
        let (one, other, number) = (self.one(WORDS), self.one(WORDS), 10 + self.below(90));
        match self.below(3) {
            0 => format!("{}-{}-{number}", one.to_lowercase(), other.to_lowercase()),
            1 => format!("{one}.{}", 1950 + self.below(90)),
            _ => format!("{one}_{other}{number}"),
        }
    }
}
