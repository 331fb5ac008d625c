//! Faults of TOML in the words of people who write it: which key one is about, and what was expected there. Knows no schema.

/// The key whose value the byte `offset` lies in, as far as its own line tells.
pub fn key_before(text: &str, offset: usize) -> Option<&str> {
    let before = text.get(..offset)?;
    let line = &before[before.rfind('\n').map_or(0, |at| at + 1)..];
    if line.trim_start().starts_with('#') {
        return None;
    }
    let (keys, _) = line.rsplit_once('=')?;
    let keys = keys.trim_end();
    let is_part = |sign: char| sign.is_alphanumeric() || sign == '_' || sign == '-';
    let start = keys.char_indices().rev().take_while(|(_, sign)| is_part(*sign)).last().map(|(at, _)| at)?;
    Some(&keys[start..])
}

/// What serde says of a value, said plainly.
pub fn plain(message: &str) -> String {
    let message = message.trim().replace('\n', ", ");
    if let Some(field) = message.strip_prefix("missing field ") {
        return format!("{field} is missing");
    }
    if message.starts_with("data did not match any variant of untagged enum") {
        return "it has none of the forms that are known there".to_owned();
    }
    let Some(rest) = message.strip_prefix("invalid type: ").or_else(|| message.strip_prefix("invalid value: ")) else { return message };
    let Some((found, expected)) = rest.split_once(", expected ") else { return message };
    format!("{} is expected, not {}", wanted(expected), given(found))
}

fn wanted(expected: &str) -> &str {
    match expected {
        "a sequence" => "a list",
        "a string" | "string" => "a text",
        "a map" => "a table",
        "a boolean" => "true or false",
        "u8" | "u16" | "u32" | "u64" | "usize" => "a whole number from 0 on",
        "i32" | "i64" => "a whole number",
        "f32" | "f64" => "a number",
        other if other.starts_with("struct ") => "a table",
        other => other,
    }
}

fn given(found: &str) -> String {
    match found.split_once(' ') {
        Some(("string", text)) => format!("the text {text}"),
        Some(("integer", number)) => format!("the number {number}"),
        Some(("floating", rest)) => format!("the number {}", rest.trim_start_matches("point ")),
        Some(("boolean", value)) => value.to_owned(),
        _ if found == "sequence" => "a list".to_owned(),
        _ if found == "map" => "a table".to_owned(),
        _ => found.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_of_the_wrong_kind_is_told_in_the_words_of_toml() {
        assert_eq!(plain("invalid type: integer `377`, expected a sequence"), "a list is expected, not the number `377`");
        assert_eq!(plain("invalid type: string \"MIT\", expected struct License"), "a table is expected, not the text \"MIT\"");
        assert_eq!(plain("missing field `why`"), "`why` is missing");
        assert_eq!(plain("key with no value, expected `=`"), "key with no value, expected `=`");
    }

    #[test]
    fn the_key_of_a_value_is_the_last_before_it() {
        let text = "a = 1\nhistory = { by = \"commit\", most = 3 }\n# b = 2\n";
        let of = |value: &str| text.find(value).and_then(|at| key_before(text, at));
        assert_eq!((of("1"), of("\"commit\""), of("3"), of("2"), of("history")), (Some("a"), Some("by"), Some("most"), None, None));
    }
}
