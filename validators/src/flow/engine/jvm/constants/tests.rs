//! What is computed here was asked of the platform itself.

use super::{Known, expressions, letters, numbers, printed, texts};

fn text(text: &str) -> Known {
    Known::Text(text.into())
}

fn list(items: &[&str]) -> Option<Known> {
    Some(Known::List(items.iter().map(|item| text(item)).collect()))
}

#[test]
fn texts_answer_as_the_platform_does() {
    let of = |held: &str, method: &str, given: &[Known]| texts::of(held, method, given);
    assert_eq!(of("harbour-h", "indexOf", &[text("h"), Known::Int(2)]), Some(Known::Int(8)));
    assert_eq!(of("harbour", "lastIndexOf", &[Known::Letter('r'), Known::Int(5)]), Some(Known::Int(2)));
    assert_eq!(of("harbour", "compareTo", &[text("harbours")]), Some(Known::Int(-1)));
    assert_eq!(of("harbour", "compareTo", &[text("hart")]), Some(Known::Int(-18)));
    assert_eq!(of("harbour", "startsWith", &[text("bour"), Known::Int(3)]), Some(Known::Bool(true)));
    assert_eq!(of("quay", "hashCode", &[]), Some(Known::Int(3_481_948)));
    assert_eq!(of("a,b,,", "split", &[text(",")]), list(&["a", "b"]));
    assert_eq!(of("a,b,,", "split", &[text(","), Known::Int(-1)]), list(&["a", "b", "", ""]));
    assert_eq!(of("a1b22c", "split", &[text("[0-9]+"), Known::Int(2)]), list(&["a", "b22c"]));
    assert_eq!(of("abc", "split", &[text("")]), list(&["a", "b", "c"]));
    assert_eq!(of("banana", "replaceAll", &[text("(a)(n)"), text("$2$1")]), Some(text("bnanaa")));
    assert_eq!(of("banana", "replaceAll", &[text("x*"), text("-")]), None);
    assert_eq!(of("banana", "matches", &[text("(ba|na)+")]), Some(Known::Bool(true)));
    assert_eq!(of("ab", "matches", &[text("a(?=b)b")]), None);
    assert_eq!(of("é", "trim", &[]), None);
}

#[test]
fn letters_and_numbers_answer_as_the_platform_does() {
    assert_eq!(letters::asked("isDigit", &[Known::Letter('½')]), None);
    assert_eq!(letters::asked("digit", &[Known::Letter('f'), Known::Int(16)]), Some(Known::Int(15)));
    assert_eq!(letters::asked("compare", &[Known::Letter('a'), Known::Letter('d')]), Some(Known::Int(-3)));
    let of = |owner: &str, method: &str, given: &[Known]| numbers::asked(owner, method, given);
    assert_eq!(of("Integer", "parseInt", &[text("3000000000")]), None);
    assert_eq!(of("Integer", "toHexString", &[Known::Int(-1)]), Some(text("ffffffff")));
    assert_eq!(of("Integer", "toString", &[Known::Int(-10), Known::Int(2)]), Some(text("-1010")));
    assert_eq!(of("Math", "floorMod", &[Known::Int(-7), Known::Int(3)]), Some(Known::Int(2)));
    assert_eq!(of("Math", "round", &[Known::Float(-2.5)]), Some(Known::Int(-2)));
    assert_eq!(of("Math", "addExact", &[Known::Int(i128::from(i32::MAX)), Known::Int(1)]), None);
    assert_eq!(of("Long", "hashCode", &[Known::Int(1 << 32)]), Some(Known::Int(1)));
    assert_eq!(numbers::cast(&Known::Int(300), "byte"), Some(Known::Int(44)));
}

#[test]
fn formats_are_written_as_the_platform_writes_them() {
    let of = |format: &str, values: &[Known]| printed::printed(format, values);
    assert_eq!(of("%03d|%5s|%-5s|", &[Known::Int(7), text("a"), text("b")]).as_deref(), Some("007|    a|b    |"));
    assert_eq!(of("%2$s %1$s %<s", &[text("a"), text("b")]).as_deref(), Some("b a a"));
    assert_eq!(of("%,d %+d %X", &[Known::Int(1_234_567), Known::Int(5), Known::Int(255)]).as_deref(), Some("1,234,567 +5 FF"));
    assert_eq!(of("%.2f %.0f", &[Known::Float(0.125), Known::Float(2.5)]).as_deref(), Some("0.13 3"));
    assert_eq!(of("%x", &[Known::Int(-1)]), None);
}

#[test]
fn expressions_of_another_meaning_are_not_asked() {
    for other in ["a*+", r"\p{Punct}", r"\Qa\E", r"(a)\1", "é"] {
        assert!(expressions::Expression::of(other, "").is_none(), "{other}");
    }
    let word = expressions::Expression::of(r"^(?<name>\w+)$", "");
    assert_eq!(word.as_ref().and_then(|word| word.group("name")), Some(1));
    assert!(word.is_some_and(|word| word.found("a\n", 0).is_none()));
}
