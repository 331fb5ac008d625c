//! Python lowered to text, construct by construct.

use assay_manifests::Language;

use crate::{
    flow::{
        ir::Module,
        lower::{debug, lower},
    },
    parse::parse,
};

fn module(text: &str) -> Module {
    let parsed = parse(Language::Python, text).expect("has a grammar");
    lower(Language::Python, "a.py", text, &parsed.flat()).expect("has a lowering")
}

fn lines(text: &str) -> String {
    text.lines().map(str::trim_end).filter(|l| !l.is_empty()).collect::<Vec<_>>().join("\n")
}

fn check(text: &str, expected: &str) {
    let lowered = module(text);
    assert_eq!(lines(&debug::module(&lowered)), lines(expected), "for\n{text}");
    assert_eq!(lowered.unknown_nodes, 0, "something had no form in\n{text}");
}

#[test]
fn imports() {
    check(
        "import os.path, sys as s\nfrom a.b import c as d, e\nfrom ..p import q\nfrom . import r\nfrom m import *\nfrom __future__ import annotations",
        "import os.path as os.path\nimport os\nimport sys as s\nimport a.b item c as d\nimport a.b item e\nimport ..p item q\nimport . item r\nimport m *\nimport __future__ item annotations",
    );
}

#[test]
fn strings() {
    check(
        "a = f\"x{b!r}y{c:>{w}}{{}}{d:d}\" 'z\\n' rf'\\d{e}'\nb'\\x41' b\"B\"\n'''doc'''\nr'\\d'\nu'\\u0041'",
        "a = fmt(\"x\", repr(b), \"y\", format(c, fmt(w)), \"{}\", format(d, \"d\"), \"z\\n\", \"\\\\d\", e)\nb\"AB\"\n\"doc\"\n\"\\\\d\"\n\"A\"",
    );
}

#[test]
fn expressions() {
    check(
        "x = a.b(c, *d, k=1, **e)[0][1:2][::2][i, j]\n(n := 3)\ny = p if q else r\nz = not -1 ** 2 // 3 % 4 @ 5\nlambda a, *b, c=1, **d: a\nw = {**m, 'k': v}\n{1, 2}, [*a], (1,), ()\n0x1F, 1_000, 0b11, 1.5, 1e3, None, True",
        "x = a.b(c, *d, k=1, **e)[0][1:2][syntax [::](null, null, 2)][Tuple[i, j]]\n(n := 3)\ny = (q ? p : r)\nz = Not((((Neg((1 Pow 2)) FloorDiv 3) Mod 4) Other 5))\nstatic private fn (a, *b, c=1, **d) {return a}\nw = {..m, \"k\": v}\nTuple[Set[1, 2], List[..a], Tuple[1], Tuple[]]\nTuple[31, 1000, 3, 1.5, 1000.0, null, true]",
    );
    check(
        "a < b <= c\nd is not e or f not in g and h\n'%s' % (x,) + y",
        "((a Lt b) And (b Le c))\n((d NotSame e) Or ((f NotIn g) And h))\n((\"%s\" Mod Tuple[x]) Add y)",
    );
    check(
        "[f(x) for x, y in z if x if y]\n{k: v for k, v in m.items()}\n{a for b in c for a in b}\nsum(x async for x in y)",
        "List<f(x) for Tuple[x, y] in z if x if y>\nMap<k: v for Tuple[k, v] in m.items()>\nSet<a for b in c for a in b>\nsum(Lazy<x for x in y>)",
    );
}

#[test]
fn statements() {
    check(
        "a = b = c\nx: int = 1\ny: list[str]\nself.z: Optional[int] = None\na, *b = c\nn += 1\ndel a, b\nassert c, 'm'\nraise E(1) from e\nraise",
        "a = (b := c)\nvar x: int = 1\nvar y: list<str>\nself.z = null\nTuple[a, ..b] = c\nn Add= 1\nsyntax del(a, b)\nassert c, \"m\"\nthrow E(1)\nthrow",
    );
    check(
        "if a:\n  b\nelif c:\n  d\nelse:\n  pass\nwhile x:\n  break\nelse:\n  y\nfor i, j in k:\n  continue\ntry:\n  f()\nexcept (A, m.B) as e:\n  raise\nexcept C:\n  pass\nexcept:\n  g()\nelse:\n  h()\nfinally:\n  i()",
        "if a\n  b\nelse\n  if c\n    d\nelse:35 = true\nloop x\n  else:35 = false\n  break\nif else:35\n  y\nfor Tuple[i, j] in k\n  continue\ntry\n  f()\ncatch A|m.B e\n  throw\ncatch C\ncatch\n  g()\notherwise\n  h()\nfinally\n  i()",
    );
    check(
        "with open(a) as f, lock:\n  x\nwith (c() as d, e as (g, h)):\n  y\nasync def z():\n  async with q as r:\n    await r\n  async for s in t:\n    u",
        "with open(a) as f\n  with lock\n    x\nwith c() as d\n  with e as Tuple[g, h]\n    y\nasync static fn z()\n  with q as r\n    await r\n  for s in t\n    u",
    );
    check(
        "match p, q:\n  case (1, *r) | [None]:\n    a\n  case {'k': v, **m} if v:\n    b\n  case C(x, y=-2) as c:\n    d\n  case A.B | 'z':\n    e\n  case _:\n    f",
        "switch Tuple[p, q]\n case Tuple[1, ..r] | List[null]\n  a\n case {\"k\": v, ..m} if v\n  b\n case (c := C(x, y=Neg(2)))\n  d\n case A.B | \"z\"\n  e\n case \n  f",
    );
    check(
        "print 'a' % b, c\nprint >>f, x\nexec code in ns",
        "syntax print((\"a\" Mod b), c)\nsyntax print(file=f, x)\nsyntax exec(code, ns)",
    );
}

#[test]
fn definitions() {
    check(
        "@app.route('/x', methods=['GET'])\n@login\nasync def f(a, /, b: str | None = None, *args: int, c, **kw) -> Dict[str, 'T']:\n  global g\n  yield a\n  yield from b",
        "@app.route(\"/x\", methods=List[\"GET\"])\n@login\nasync gen static fn f(a, b: str?=null, *args: int, c, **kw): Dict<str, T>\n  global g\n  yield a\n  yield ..b",
    );
    check(
        "@dataclass\nclass C(A, m.B[int], metaclass=M):\n  'doc'\n  x: int = 1\n  y = z\n  class D: pass\n  def __init__(self, a): self.a = a\n  @staticmethod\n  def s(a): return a\n  @classmethod\n  def c(cls): ...\n  @abc.abstractmethod\n  def _p(self): pass\n  for i in x: f(i)",
        "@dataclass\nclass C(A, m.B<int>)\n  field static x: int = 1\n  field static y = z\n  (metaclass := M)\n  \"doc\"\n  class D()\n  for i in x\n    f(i)\n  fn __init__(&self, a)\n    self.a = a\n  @staticmethod\n  static fn s(a)\n    return a\n  @classmethod\n  fn c(&cls)\n  @abc.abstractmethod\n  abstract private fn _p(&self)",
    );
}

#[test]
fn what_does_not_parse_is_unknown_and_keeps_its_parts() {
    let lowered = module("def f(a):\n    x = os.system(a) )) y\n    os.popen(b)\n\ndef g(c):\n    return eval(c)\n");
    let shown = debug::module(&lowered);
    assert!(lowered.unknown_nodes > 0, "{shown}");
    assert!(["os.system(a)", "os.popen(b)", "eval(c)"].iter().all(|call| shown.contains(call)), "{shown}");
}

#[test]
fn nothing_panics_on_truncated_or_deep_text() {
    let whole = "import a.b\n@d(1)\nclass C(B, k=v):\n  x: int = f'{y!r:>{w}}' b'z'\n  async def m(self, *a, **k) -> int | None:\n    with o(p) as q, r:\n      try:\n        return [i for i in j if k][1:2, ::3]\n      except (E, F) as g:\n        raise H from g\n    match s:\n      case {'a': [1, *t], **u} if v: del w\n    print >>x, 'y'\n    z = lambda n=1: (yield n)\nwhile a < b < c: d += {**e, 'é': -1}\n";
    for end in (0..whole.len()).filter(|i| whole.is_char_boundary(*i)) {
        module(&whole[..end]);
        module(&whole[end..]);
    }
    for deep in ["(", "[", "a.b(", "not ", "-", "if a:\n x", "lambda: ", "f'{", "a if b else "] {
        module(&deep.repeat(3000));
    }
    module(&format!("{}{}", "(a+b+".repeat(400), "c)".repeat(400)));
    let nested: String = (0..400).map(|i| format!("{}if a:\n", " ".repeat(i))).collect();
    module(&nested);
    let long = module(&format!("x = {}'z'", "a + ".repeat(20_000)));
    assert_eq!(long.unknown_nodes, 0, "a long concatenation is not deep");
    module(&format!("if a:\n  b\n{}", "elif c:\n  d\n".repeat(2000)));
}
