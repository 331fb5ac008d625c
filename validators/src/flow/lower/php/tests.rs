//! Every construct of the language lowered, as text; what does not parse stays unknown; cut-off texts panic on nothing.

use assay_manifests::Language::Php;

use crate::flow::lower::show::{module, never_panics, show};

const CONSTRUCTS: &str = include_str!("constructs.php");

#[test]
fn every_construct_lowers() {
    let lowered = show(&module(Php, CONSTRUCTS));
    if lowered != include_str!("constructs.txt") {
        panic!("the flow graph is not what constructs.txt has:\n{lowered}");
    }
}

#[test]
fn names_of_the_file_are_known() {
    let module = module(Php, CONSTRUCTS);
    assert_eq!(&*module.package, "App.Http");
}

#[test]
fn a_variable_named_by_a_value_is_asked_by_it() {
    let text = show(&module(Php, "<?php echo $$name; echo ${$a . 'b'}; $x = eval;"));
    assert_eq!(text, "echo((named)($name))\necho((named)(($a Concat \"b\")))\n$x = eval\n");
}

#[test]
fn short_tags_write_and_text_between_them_is_written() {
    let text = show(&module(Php, "<b><?= $a ?></b><? if ($x) { ?>1<?= $b ?><? } ?>"));
    assert_eq!(text, "echo(\"<b>\")\necho($a)\necho(\"</b>\")\nif $x\n  echo(\"1\")\n  echo($b)\n");
}

#[test]
fn hostile_texts_panic_on_nothing() {
    never_panics(
        Php,
        CONSTRUCTS,
        &[
            ("<?php $x = ", "(", ")"),
            ("<?php $x = ", "[", "]"),
            ("<?php ", "{", "}"),
            ("<?php $x = ", "!", ""),
            ("<?php $x = 1", " . $a", ""),
            ("<?php [", "[", "] = $y;"),
            ("<?php if ($a) ", "if ($a) ", ";"),
            ("<?php $x = \"", "{$a[\"", ""),
            ("<?php $f = ", "fn() => ", "1"),
        ],
    );
}
