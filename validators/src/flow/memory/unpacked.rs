//! Output that grows as long as packed input lasts. Knows the syntax of one loop and no path.

use std::collections::BTreeSet;

use assay_manifests::Span;

use super::{
    Check, last_name, place,
    prepass::strip,
    progress::{leaving_conditions, mentioned},
    scans::{each, expressions, with_parts},
    slips::{DEEP, Look},
};
use crate::flow::ir::{BinaryOp, Expr, ExprKind, Stmt, StmtKind, UnaryOp};

/// Calls that unpack a part of their input into room that their caller gives.
const UNPACKS: &[&str] = &[
    "inflate",
    "BZ2_bzDecompress",
    "lzma_code",
    "ZSTD_decompressStream",
    "LZ4F_decompress",
    "BrotliDecoderDecompressStream",
    "uncompress",
    "gzread",
    "BZ2_bzRead",
    "zng_inflate",
    "isal_inflate",
    "LzmaDec_DecodeToBuf",
    "archive_read_data",
    "unzReadCurrentFile",
    "zip_fread",
];

impl Look<'_> {
    /// Output that grows as long as packed input lasts.
    pub(super) fn unpacks(&mut self, cond: Option<&Expr>, body: &[Stmt]) {
        let mut seen = Unpacking::default();
        expressions(body, &mut |e| seen.see(e));
        if let Some(cond) = cond {
            with_parts(cond, &mut |e| seen.see(e));
        }
        let Some(at) = seen.unpacked.filter(|_| seen.grows) else { return };
        let mut tests = Vec::new();
        leaving_conditions(body, &mut tests, 0);
        tests.extend(cond);
        let mut accumulated = BTreeSet::new();
        for _ in 0..2 {
            accumulating(body, &mut accumulated, 0);
        }
        if !tests.iter().any(|test| limits(test, &accumulated, 0)) {
            self.found.push((
                Check::UnpackedWithoutBound,
                at,
                "what is unpacked grows as long as there is input: nothing says how much is too much".to_owned(),
            ));
        }
    }
}

/// What a loop does that unpacks something.
#[derive(Default)]
struct Unpacking {
    unpacked: Option<Span>,
    grows: bool,
}

impl Unpacking {
    fn see(&mut self, e: &Expr) {
        let ExprKind::Call { callee, .. } = &e.kind else { return };
        let Some(name) = last_name(callee) else { return };
        if UNPACKS.contains(&name) {
            self.unpacked.get_or_insert(e.span);
        }
        self.grows |= name.to_ascii_lowercase().contains("realloc")
            || matches!(name, "append" | "insert" | "push_back" | "resize" | "write" | "fwrite" | "g_byte_array_append" | "evbuffer_add");
    }
}

/// Places that grow from round to round.
fn accumulating(body: &[Stmt], out: &mut BTreeSet<String>, depth: u32) {
    if depth > DEEP {
        return;
    }
    for stmt in body {
        match &stmt.kind {
            StmtKind::Assign { target, op: Some(BinaryOp::Add | BinaryOp::Mul | BinaryOp::Shl), .. } => out.extend(place::key(target)),
            StmtKind::Assign { target, op: None, value } => {
                let mut used = BTreeSet::new();
                mentioned(value, &mut used, 0);
                if let Some(key) = place::key(target)
                    && !matches!(strip(value).kind, ExprKind::Call { .. })
                    && (used.contains(&key) || used.iter().any(|name| out.contains(name)))
                {
                    out.insert(key);
                }
            }
            _ => {}
        }
        let mut inner = Vec::new();
        each(stmt, &mut |_| {}, &mut |body| inner.push(body));
        inner.into_iter().for_each(|body| accumulating(body, out, depth + 1));
    }
}

/// Whether a test compares how much there is already with something that is no end of a type.
fn limits(e: &Expr, accumulated: &BTreeSet<String>, depth: u32) -> bool {
    use BinaryOp::{And, Ge, Gt, Le, Lt, Or};
    if depth > 16 {
        return true;
    }
    match &strip(e).kind {
        ExprKind::Binary { op: And | Or, left, right } => limits(left, accumulated, depth + 1) || limits(right, accumulated, depth + 1),
        ExprKind::Binary { op: Lt | Le | Gt | Ge, left, right } => {
            let counted = |e: &Expr| {
                let mut names = BTreeSet::new();
                mentioned(e, &mut names, 0);
                let grown = names
                    .iter()
                    .filter(|name| accumulated.contains(*name) || name.ends_with("total_out") || name.contains("size()"))
                    .count();
                let sized = matches!(&strip(e).kind, ExprKind::Call { callee, .. } if matches!(last_name(callee), Some("size" | "length" | "tellp")));
                let end_of_type = names.iter().any(|name| {
                    matches!(
                        name.as_str(),
                        "SIZE_MAX"
                            | "SSIZE_MAX"
                            | "UINT_MAX"
                            | "INT_MAX"
                            | "ULONG_MAX"
                            | "LONG_MAX"
                            | "UINT32_MAX"
                            | "INT32_MAX"
                            | "UINT64_MAX"
                    )
                });
                let negative = matches!(strip(e).kind, ExprKind::Unary { op: UnaryOp::Neg, .. });
                (grown + usize::from(sized), end_of_type || negative)
            };
            let (left, right) = (counted(left), counted(right));
            (left.0 == 1 || right.0 == 1) && !left.1 && !right.1
        }
        ExprKind::Unary { operand, .. } => limits(operand, accumulated, depth + 1),
        // Who is asked may know a limit.
        ExprKind::Call { args, .. } => args.iter().any(|arg| place::key(strip(&arg.value)).is_some_and(|key| accumulated.contains(&key))),
        _ => false,
    }
}
