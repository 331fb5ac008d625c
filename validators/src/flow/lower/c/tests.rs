//! Every construct of the language lowered, as text; what does not parse stays unknown; cut-off texts panic on nothing.

use assay_manifests::Language;

use crate::flow::lower::show::lowered;

/// Lowers `text` as C and compares with the lines expected (leading spaces are nesting).
fn c(text: &str, expected: &str) {
    assert_eq!(lowered(Language::C, "a.c", text).trim_end(), expected.trim_matches('\n').trim_end(), "{text}");
}

fn cpp(text: &str, expected: &str) {
    assert_eq!(lowered(Language::Cpp, "a.cpp", text).trim_end(), expected.trim_matches('\n').trim_end(), "{text}");
}

#[test]
fn declarations_keep_pointers_lengths_and_names() {
    c(
        "#include <stdio.h>\n#define N 10\ntypedef struct { int len; char buf[N]; struct { int a; }; } packet;\n\
         typedef unsigned long word;\nenum color { RED, GREEN = 5, BLUE };\nint (*handler)(int);\n\
         int old(a, b) int a; char *b; { return a; }\nvoid f(const struct node *n, char buf[16], ...) { char m[3][sizeof(int)], *p = NULL; }",
        "
import stdio.h *
const N = 10
class packet()
  field len: int
  field buf: char[N]
  field a: int
  class @71()
    field a: int
class word(unsigned long)
const RED = 0
const GREEN = 5
const BLUE = 6
class color()
  field RED = 0
  field GREEN = 5
  field BLUE = 6
var handler: function<int>*
fn old(a: int, b: char*) -> int
  return a
fn f(n: node*, buf: char[16], ...) -> void
  var m: char[3][sizeof(int)]
  var p: char* = null
",
    );
}

#[test]
fn statements_keep_their_flow() {
    c(
        "int f(int x) {\n#ifdef FOO\n  a[i++] = 2;\n#else\n  x += 1;\n#endif\n  for (i = 0; i < N; i++) p[i] = a[i];\n\
           switch (x) { case 1: y = 2; case 2: case 3: break;\n#ifdef B\n case 7: y = 9;\n#endif\n default: goto out; }\n\
           if ((p = malloc(4 * sizeof(*p))) == NULL) return -1;\n\
           struct pk q = { .len = 3, .buf = \"a\\x41\" \"b\" };\n  g((struct point){ .x = 1 }, (char)x, &x, (*handler)(2));\n\
         out:\n  free(p);\n}",
        r#"
fn f(x: int) -> int
  if defined(FOO)
    a[(i Add= 1)] = 2
  else
    x Add= 1
  block
    i = 0
    while (i Lt N)
      p[i] = a[i]
    update
      i Add= 1
  switch x
    case 1 (falls)
      y = 2
    case 2 (falls)
    case 3 (falls)
      break
    case 7 (falls)
      y = 9
    case  (falls)
      goto
  if ((p = malloc((4 Mul sizeof(Deref(p))))) Eq null)
    return -1
  var q: pk = {"len": 3, "buf": "aAb"}
  g(new point(x=1), cast<char>(x), AddressOf(x), handler(2))
  label
  free(p)
"#,
    );
}

#[test]
fn macros_are_constants_functions_and_heads() {
    c(
        "#define MAX(a, b) ((a) > (b) ? (a) : (b))\n#define CLEAR(p) do { free(p); p = NULL; } while (0)\n#define ODD } else {\n\
         SYSCALL_DEFINE1(bind, int, fd) { return fd; }",
        "
fn MAX(a, b)
  return ((a Gt b) ? a : b)
fn CLEAR(p)
  return { do-while 0; free(p); p = null }
const ODD = ?()
@SYSCALL_DEFINE1(bind, int, fd) fn SYSCALL_DEFINE1(bind, int, fd)
  return fd
",
    );
}

#[test]
fn cpp_has_classes_templates_and_ownership() {
    cpp(
        "namespace ns { using std::string;\ntemplate <typename T> class Foo : public Base<T> {\npublic:\n\
           Foo(int a) : a_(a) { x = new int[10]; y = new Bar(1); }\n  ~Foo() { delete[] x; delete y; }\n  int a_ = 5;\n};\n\
         int Foo::bar(std::unique_ptr<X> p) {\n  for (auto &v : m) { use(v); }\n  auto [a, b] = f();\n  std::string s(\"abc\");\n\
           auto l = [&](int q) { return q; };\n  try { throw Bad(1); } catch (const Bad &e) { log(e); }\n\
           int k = static_cast<int>(d);\n  auto *c = reinterpret_cast<char *>(q);\n  if (auto it = m.find(k); it != m.end()) return it->second;\n\
         } }",
        r#"
import std item string
class Foo(Base<T>)
  field a_: int = 5
  fn Foo(a: int) -> 
    this->a_ = a
    x = new[](type int, 10)
    y = new Bar(1)
  fn ~Foo() -> 
    delete[](x)
    delete(y)
fn Foo::bar(p: std.unique_ptr<X>) -> int
  for v in m
    use(v)
  [a, b] = f()
  var s: std.string = new std::string("abc")
  var l: auto = |q: int| { return q }
  try
    throw Bad(1)
  catch Bad* e
    log(e)
  var k: int = cast<int>(d)
  var c: auto* = reinterpret_cast(type char*, q)
  if { var it: auto = m.find(k); (it NotEq m.end()) }
    return it->second
"#,
    );
}

#[test]
fn what_is_not_understood_stays_unknown() {
    let shown = lowered(Language::C, "a.c", "int f(int a) { asm(\"nop\"); a = = 3; g(a); return a @ 2; }");
    assert!(shown.contains("?("), "{shown}");
    assert!(shown.contains("g(a)"), "what stands beside it is kept: {shown}");
}

/// Every beginning of a file lowers, and nesting deeper than the bound ends in unknown.
#[test]
fn nothing_panics_on_pieces_or_depth() {
    let text = "#define F(x) (x)\nclass A : B { int f(int x[3]) { switch (x) { case 1: L: goto L; } return (int){1}[0] ? \"\\x4\" : '\\''; } };\n\
                auto g = [a = 1](auto... x) { return f(x...); }; int (*h[2])(void); template <class T> T v = {.a = 1};";
    for end in (0..=text.len()).filter(|end| text.is_char_boundary(*end)) {
        for language in [Language::C, Language::Cpp] {
            lowered(language, "a", &text[..end]);
        }
    }
    for piece in ["(", "{", "a ? ", "if (x) ", "x + ", "struct a { ", "*", "#if A\n", "[](){", "a<"] {
        lowered(Language::Cpp, "a.cpp", &format!("void f() {{ {}", piece.repeat(3_000)));
    }
    let deep = lowered(Language::C, "a.c", &format!("int x = {}1{};", "(".repeat(3_000), ")".repeat(3_000)));
    assert!(deep.contains("?()"), "deeper than the bound is unknown");
}

#[test]
fn calls_of_macros_are_what_the_macros_write() {
    let text = "#define NEED(p, out) do { if (!(p)) goto out; } while (0)\n#define NOTE(f, ...) fprintf(stderr, f, ##__VA_ARGS__)\n\
                void f(char *p) {\n  NEED(p, done);\n  NOTE(\"%d\", 1);\n  NOTE(p);\ndone:\n  free(p);\n}";
    let shown = lowered(Language::C, "a.c", text);
    let body = shown.split_once("fn f(").map(|(_, body)| body).unwrap_or_default();
    for line in ["if Not(p)", "goto", "fprintf(stderr, \"%d\", 1)", "fprintf(stderr, p)"] {
        assert!(body.contains(line), "{line}: {shown}");
    }
    assert!(!body.contains("NEED(") && !body.contains("NOTE("), "{shown}");
}
