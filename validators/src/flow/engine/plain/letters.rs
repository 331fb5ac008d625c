//! Letters of ASCII turned into others.

/// Each letter replaced by the one thirteen places on.
pub(in super::super) fn turned(text: &str) -> String {
    let turn = |c: char| match c {
        'a'..='m' | 'A'..='M' => char::from_u32(u32::from(c) + 13),
        'n'..='z' | 'N'..='Z' => char::from_u32(u32::from(c) - 13),
        _ => None,
    };
    text.chars().map(|c| turn(c).unwrap_or(c)).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn turned_twice_is_as_it_was() {
        assert_eq!(super::turned("Uryyb, é9!"), "Hello, é9!");
        assert_eq!(super::turned(&super::turned("azAZmnMN")), "azAZmnMN");
    }
}
