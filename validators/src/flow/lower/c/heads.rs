//! What the heads of functions say beside types: attributes, in any spelling.

use assay_manifests::Span;

use crate::flow::ir::{Expr, ExprKind};

/// What a function's head says of how it is called: that it never comes back, or that it runs by itself.
pub(super) fn traits(head: &str, at: Span) -> Vec<Expr> {
    let word = |word: &str| Expr::new(ExprKind::Name(word.into()), at);
    let mut said = Vec::new();
    if head.contains("noreturn") || head.contains("_Noreturn") {
        said.push(word("noreturn"));
    }
    if head.contains("ttribute") {
        said.extend(["constructor", "destructor"].into_iter().filter(|name| head.contains(name)).map(word));
    }
    said
}
