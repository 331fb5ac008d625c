//! Every construct of the language lowered, as text; what does not parse stays unknown; cut-off texts panic on nothing.

use assay_manifests::Language;

use crate::flow::lower::show::lowered;

fn rust(text: &str, expected: &str) {
    assert_eq!(lowered(Language::Rust, "a.rs", text).trim_end(), expected.trim_matches('\n').trim_end(), "{text}");
}

#[test]
fn items_keep_their_types_and_attributes() {
    rust(
        "use std::{fs, io::{self, Read as R}, process::*};\n#[derive(Debug)] #[serde(rename = \"x\")]\npub struct S<'a> { a: &'a str, b: Option<Vec<u8>> }\n\
         enum E { A, B(u32) }\ntrait T: Clone { fn f(&self) -> u8; }\nimpl<'a> T for S<'a> { fn f(&self) -> u8 { self.a.len() as u8 } }\n\
         impl S<'_> { pub async unsafe fn new(a: &str) -> Self { Self { a, b: None, ..Default::default() } } }\nconst K: usize = 1_000;",
        r#"
import std item fs
import std item io
import std.io item Read as R
import std.process *
@derive(Debug) @serde(rename="x") class S(T)
  field a: str*
  field b: Option<Vec<u8>>
class E()
  field A
  field B
  class B()
    field 0: u32
class T(Clone)
  abstract fn f(self) -> u8
fn S::f(self) -> u8
  return cast<u8>(self.a.len())
async unsafe fn S::new(a: str*) -> Self
  return new Self(**Default::default(), a=a, b=None)
const K: usize = 1000
"#,
    );
}

#[test]
fn patterns_bind_where_they_match() {
    rust(
        "fn f() { let (p, Some(q)) = t else { return; };\n if let Some(y) = opt { go(y) } else if a && b { c() }\n\
         match n { 1 | 2 => go(), E::B(k) if k > 3 => { bar(k); } 3..=9 => {} _ => return }\n\
         'outer: while let Some(z) = st.pop() { break 'outer; }\n for (i, x) in it.map(|(a, b)| a + b) { s += arr[i]; }\n unsafe { *ptr = arr[1..n]; } }",
        r#"
fn f()
  switch t
    case [p, new Some(q)]
    case _
      return 
  switch opt
    case new Some(y)
      go(y)
    case _
      if (a And b)
        c()
  switch n
    case 1 | 2
      go()
    case new E::B(k) if (k Gt 3)
      bar(k)
    case (3 RangeInclusive 9)
    case _
      return 
  label
  while ?()
    new Some(z) = st.pop()
    break
  for [i, x] in it.map(|[a, b]| { return (a Add b) })
    s Add= arr[i]
  unsafe
    Deref(ptr) = arr[1:n]
"#,
    );
}

#[test]
fn names_that_hide_others_are_variables_of_their_own() {
    rust(
        "fn f(a: &str) { let b = a; if let Some(b) = g(b) { h(b); } let b = b.trim(); h(b); }",
        r#"
fn f(a: str*)
  var b = a
  switch g(b)
    case new Some(b·1)
      h(b·1)
    case _
  var b·2 = b.trim()
  h(b·2)
"#,
    );
}

#[test]
fn macros_show_their_arguments() {
    rust(
        "async fn f() { let x = format!(\"select {} from {name} {0} {{}} {:?}\", a, b.c());\n println!(\"hi {x:>5}\"); write!(w, \"{}\", 1)?;\n\
         let v = vec![1, 2]; let z = vec![0u8; n]; info!(target: \"t\", \"m {}\", a);\n sqlx::query!(\"select $1\", id).fetch(&p).await?;\n\
         tokio::spawn(async move { x.go() });\n odd!(a => b); Command::new(\"sh\").arg(format!(\"-c {cmd}\")).output() }",
        r#"
async fn f()
  var x = format("select ", a, " from ", name, " ", a, " {} ", b.c())
  println!(format("hi ", x))
  Unwrap(write!(w, format(1)))
  var v = [1, 2]
  var z = vec!(0, n)
  info!(?(target), "t", format("m ", a))
  Unwrap(await sqlx::query!("select $1", id).fetch(AddressOf(p)))
  tokio::spawn(|| { x.go() })
  odd!(?((a Gt b)))
  return Command::new("sh").arg(format("-c ", cmd)).output()
"#,
    );
}

#[test]
fn nothing_panics_on_pieces_or_depth() {
    let text = "#[a(b)] impl<T> A for B<T> where T: C { fn f(&self, (a, b): (u8, [u8; 3])) -> u8 { match a { x @ 1..=2 => x, S { q, .. } => 1 } } }\n\
                fn g() { let s = format!(\"{a} {0} {{ {b\", r#\"raw\"#, '\\u{41}'); v![a; b, \"{\"]; if let Some(x) = y && z {} -1.5e3f32 }";
    for end in (0..=text.len()).filter(|end| text.is_char_boundary(*end)) {
        lowered(Language::Rust, "a.rs", &text[..end]);
    }
    for piece in ["(", "{", "m!(", "if a {", "x + ", "&", "|a| ", "A { a: ", "if let A(", "match a { b => "] {
        lowered(Language::Rust, "a.rs", &format!("fn f() {{ {}", piece.repeat(2_000)));
    }
    let deep = lowered(Language::Rust, "a.rs", &format!("fn f() {{ {}1{} }}", "(".repeat(2_000), ")".repeat(2_000)));
    assert!(deep.contains("?()"), "deeper than the bound is unknown");
}
