//! Every construct of the language lowered, as text; what does not parse stays unknown; cut-off texts panic on nothing.

use assay_manifests::Language::Ruby;

use crate::flow::lower::show::{module, never_panics, show};

const CONSTRUCTS: &str = include_str!("constructs.rb");

#[test]
fn every_construct_lowers() {
    let lowered = show(&module(Ruby, CONSTRUCTS));
    if lowered != include_str!("constructs.txt") {
        panic!("the flow graph is not what constructs.txt has:\n{lowered}");
    }
}

#[test]
fn a_bare_word_is_a_local_or_a_call() {
    assert_eq!(show(&module(Ruby, "x = y\nputs x\nx\ny")), "x = y()\nputs(x)\nx\ny()\n");
}

#[test]
fn here_documents_find_their_bodies() {
    let text = show(&module(Ruby, "f(<<~A, <<~'B')\n  a #{x}\nA\n  b #{y}\nB\n"));
    assert_eq!(text, "f(format(\"\\na \", x(), \"\\n\"), \"b #{y}\")\n");
}

#[test]
fn what_has_no_form_stays_unknown() {
    let module = module(Ruby, "retry\nx = y => [Integer]");
    assert!(module.unknown_nodes > 0);
}

const NESTS: &[(&str, &str, &str)] = &[
    ("x = ", "(", ")"),
    ("x = ", "[", "]"),
    ("x = ", "{a: ", "}"),
    ("", "if a\n", "end\n"),
    ("x = ", "!", ""),
    ("x = 1", " + a", ""),
    ("x = 1", " << a", ""),
    ("f ", "{ |x| ", "}"),
    ("x = \"", "#{\"", ""),
    ("case x\nin ", "[", "]"),
    ("a", ".b", ""),
];

#[test]
fn hostile_texts_panic_on_nothing() {
    never_panics(Ruby, CONSTRUCTS, NESTS);
}
