//! JavaScript, TypeScript and TSX lowered to text, construct by construct.

use assay_manifests::Language::{self, JavaScript, Tsx, TypeScript};

use crate::{
    flow::{
        ir::Module,
        lower::{debug, lower},
    },
    parse::parse,
};

fn module(language: Language, text: &str) -> Module {
    let parsed = parse(language, text).expect("has a grammar");
    lower(language, "a", text, &parsed.flat()).expect("has a lowering")
}

fn lines(text: &str) -> String {
    text.lines().map(str::trim_end).filter(|l| !l.is_empty()).collect::<Vec<_>>().join("\n")
}

fn check(languages: &[Language], text: &str, expected: &str) {
    for language in languages {
        let lowered = module(*language, text);
        assert_eq!(lines(&debug::module(&lowered)), lines(expected), "for {language}\n{text}");
        assert_eq!(lowered.unknown_nodes, 0, "something had no form in {language}\n{text}");
    }
}

const ALL: &[Language] = &[JavaScript, TypeScript, Tsx];
const TYPED: &[Language] = &[TypeScript, Tsx];

#[test]
fn modules() {
    check(
        ALL,
        "import a, { b as c, d, default as e } from 'node:fs/promises';\nimport * as n from './x/y.js';\nimport 'z';\nexport * from 'm';\nexport { p as q } from '../r';\nexport { s as t, u };\nexport default 1;\nexport const v = 2;\nexport function w() {}",
        "import fs.promises as a\nimport fs.promises item b as c\nimport fs.promises item d\nimport fs.promises as e\nimport .x.y as n\nimport z\nimport m *\nimport ..r item p as q\nexports.t = s\nexports.u = u\nexports.default = 1\nconst v = 2\nstatic fn w()",
    );
    check(
        ALL,
        "const x = require('m');\nconst { a: b, c } = require(`node:fs`);\nconst y = require('k').z;\nvar e = require('express')(), f = require('./g')\nrequire('h').i(j);\nconst l = await import('o');\nmodule.exports = { x };\nrequire(dyn)",
        "import m as x\nimport fs item a as b\nimport fs item c\nimport k item z as y\nimport express as require:express\nvar e = require:express()\nimport .g as f\nimport h as require:h\nrequire:h.i(j)\nimport o as l\nmodule.exports = {\"x\": x}\nrequire(dyn)",
    );
}

#[test]
fn expressions() {
    check(
        ALL,
        "f(`a${b}c\\n`, `plain`, sql`q ${x} r ${y}`, ...z);\na?.b?.[c]?.(d);\nnew Foo(1).bar;\n({ a, 'b': 1, [c]: 2, ...d, e() {}, get g() { return 1 } });\n[1, , 2];\n/a+/gi.test(s);\nx === y && z !== null || w ?? v;\ntypeof a, void 0, delete b.c;\n!a + -b;\ni++; --j;\na = b = c;\nd ||= e; g **= 2;\n`${'q'}`",
        "f(fmt(\"a\", b, \"c\\n\"), \"plain\", sql(List[\"q \", \" r \", \"\"], x, y), *z)\na?.b[c](d)\nnew Foo(1).bar\n{\"a\": a, \"b\": 1, c: 2, ..d, \"e\": fn e() {}, \"g\": fn g() {return 1}}\nList[1, undefined, 2]\n/a+/gi.test(s)\n((((x Same y) And (z NotSame null)) Or w) Coalesce v)\nsyntax typeof(a)\nsyntax void(0)\nsyntax delete(b.c)\n(Not(a) Add Neg(b))\ni Add= 1\nj Sub= 1\na = (b := c)\nd Or= e\ng Pow= 2\nfmt(\"q\")",
    );
    check(
        ALL,
        "const g = async (a, { b, c: d = 1, ...e }, [f, , ...h] = [], ...i) => a;\nx => ({ y: x });\nfunction* k() { yield 1; yield* z; }\n(function named() {})();\nlet { p, q: { r } } = s, t;\n({ m, n: o.u } = w);\na instanceof B.C ? 'k' in o : (1, 2);\nimport.meta.url; 0x1f; 1_0n; .5",
        "const g = async static fn (a, ~{\"b\": b, \"c\": (d Coalesce:= 1), ..e}, ~List[f, null, ..h]=List[], *i) {return a}\nstatic fn (x) {return {\"y\": x}}\ngen static fn k()\n  yield 1\n  yield ..z\nstatic fn named() {}()\n{\"p\": p, \"q\": {\"r\": r}} = s\nvar t\n{\"m\": m, \"n\": o.u} = w\n((a is B.C) ? (\"k\" In o) : {1; 2})\nimport.meta.url\n31\n?()\n0.5",
    );
}

#[test]
fn statements() {
    check(
        ALL,
        "if (a) b(); else if (c) { d() } else e();\nfor (let i = 0, n = 2; i < n; i++, j--) f(i);\nfor (;;) { break }\nfor (const [k, v] of m) continue;\nfor (var x in o) g(x);\nwhile (p) q();\ndo { r() } while (s);\nl: for (const y of z) { continue l }\nswitch (t) { case 1: case 'u': h(); break; default: w() }\ntry { a() } catch ({ message }) { b(message) } finally { c() }\ntry { a() } catch { }\nthrow new E('x');\n{ let q = 1 }\ndebugger;",
        "if a\n  b()\nelse\n  if c\n    d()\n  else\n    e()\nblock\n  var i = 0\n  var n = 2\n  loop (i Lt n)\n    f(i)\n  update\n    i Add= 1\n    j Sub= 1\nloop\n  break\nfor List[k, v] in m\n  continue\nfor x in Object.keys(o)\n  g(x)\nloop p\n  q()\nloop-do s\n  r()\nlabel l\nfor y in z\n  continue l\nswitch t\n case 1 falls\n case \"u\" falls\n  h()\n  break\n case  falls\n  w()\ntry\n  a()\ncatch  catch:\n  {\"message\": message} = catch:\n  b(message)\nfinally\n  c()\ntry\n  a()\ncatch\nthrow new E(\"x\")\nblock\n  var q = 1\nsyntax debugger()",
    );
}

#[test]
fn classes() {
    check(
        ALL,
        "class A extends B.C {\n  #p = 1;\n  static s = f();\n  constructor(x) { super(x); this.#p = x; }\n  get v() { return this.#p }\n  set v(n) {}\n  static async m(...r) { await r }\n  *gen() {}\n  [k]() {}\n  static { init() }\n}\nconst D = class extends mixin(E) {};",
        "class A(B.C)\n  field #p = 1\n  field static s = f()\n  k\n  block\n    init()\n  fn constructor(x)\n    super(x)\n    this.#p = x\n  @get\n  fn v()\n    return this.#p\n  @set\n  fn v(n)\n  async static fn m(*r)\n    await r\n  gen fn gen()\n  fn ()\nconst D = class ();  mixin(E)",
    );
    check(
        TYPED,
        "@Controller('/x')\nexport class A<T> extends B<T> implements C, D {\n  private readonly u: Map<string, number[]> = new Map();\n  @Input() name?: string | null;\n  constructor(private db: Db, @Inject(K) readonly k: string) { super() }\n  @Get(':id') async find(@Param('id') id: string, o?: Opts): Promise<User> { return this.db.get(id) }\n  protected abstract q(): void;\n}",
        "@Controller(\"/x\")\nclass A(B, C, D)\n  field u: Map<string, number[]> = new Map()\n  @Input() field name: string?\n  field db: Db\n  field k: string\n  fn constructor(db: Db, @Inject(K) k: string)\n    this.db = db\n    this.k = k\n    super()\n  @Get(\":id\")\n  async fn find(@Param(\"id\") id: string, o: Opts?): Promise<User>\n    return this.db.get(id)\n  abstract private fn q(): void",
    );
}

#[test]
fn types() {
    check(
        TYPED,
        "interface I extends J { a: string; b(x: number): void }\ntype T = { c?: Date };\ntype U = string | number;\nenum E { A, B = 5, C, D = 'd' }\nnamespace N { export const x = 1 }\ndeclare function ext(a: string): any;\nimport type { Q } from 'q';\nimport r = require('r');\nconst y = x as string, z = w!.v, k = [1] as const, s = t satisfies U;\nfunction g<T>(this: Foo, a: T): a is string { return f<string>(a) }\nexport = y;",
        "class I(J)\n  field a: string\n  abstract fn b(x: number): void\nclass T()\n  field c: Date\nU = type |<string, number>\nclass E()\n  field static A = 0\n  field static B = 5\n  field static C = 6\n  field static D = \"d\"\nclass N()\n  const x = 1\nstatic abstract fn ext(a: string): any\nimport q item Q\nimport r as r\nconst y = cast<string>(x)\nconst z = Unwrap(w).v\nconst k = List[1]\nconst s = cast<U>(t)\nstatic fn g(&this: Foo, a: T): boolean\n  return f(a)\nmodule.exports = y",
    );
    check(&[TypeScript], "const a = <Foo>b;", "const a = cast<Foo>(b)");
}

#[test]
fn types_behind_an_operator() {
    check(
        TYPED,
        "const [r] = await p.q<X[]>(s);\na + f<T>(x).y;\n!f<T>(x);\nconst u = await g<T>(x).h<U>(y);\nconst v = (await g<T>(x)).z;\nconst w = await t<U>`a${b}`;\na < b;",
        "List[r] = await p.q(s)\n(a Add f(x).y)\nNot(f(x))\nconst u = await g(x).h(y)\nconst v = await g(x).z\nconst w = await t(List[\"a\", \"\"], b)\n(a Lt b)",
    );
}

#[test]
fn jsx() {
    check(
        &[JavaScript, Tsx],
        "const e = <div className=\"a\" onClick={() => f(x)} hidden {...p}>text {y} <B.C k={1}/>{/* no */}{...z}</div>;\nconst g = <><a href={u}>q</a></>;",
        "const e = syntax jsx.div(className=\"a\", onClick=static fn () {return f(x)}, hidden=true, **p, \"text\", y, syntax jsx.B.C(k=1), *z)\nconst g = syntax jsx.fragment(syntax jsx.a(href=u, \"q\"))",
    );
}

#[test]
fn what_does_not_parse_is_unknown_and_keeps_its_parts() {
    let lowered = module(JavaScript, "function f(a) { exec(a) )) ; eval(b) }\nfunction g(c) { return open(c) }");
    let shown = debug::module(&lowered);
    assert!(lowered.unknown_nodes > 0, "{shown}");
    assert!(["exec(a)", "eval(b)", "open(c)"].iter().all(|call| shown.contains(call)), "{shown}");
}

#[test]
fn nothing_panics_on_truncated_or_deep_text() {
    let whole = "import a, {b as c} from './d';\n@dec({x: 1}) export class A<T> extends B implements C { #p?: Map<string, T[]> = `é${q}`; constructor(private x = 1) {} get y() { return this?.z?.[0] } static {} }\nconst {m, n: [o = 2, ...r]} = require('s').t, u = async function* (...v) { yield* w };\nfor (const k in l) switch (k) { case /a/g: break; default: try { throw 1 } catch ({e}) {} finally {} }\nlet j = <div a='b' {...c}>d{e}<F.G/></div>, h = tag`i${j}` as unknown as K<L>;\nenum M { N = 1 } namespace O { type P = {q: 1} | null }\nexport = 1; export * as R from 'S'; label: while (!0) continue label;";
    for language in ALL {
        for end in (0..whole.len()).filter(|i| whole.is_char_boundary(*i)) {
            module(*language, &whole[..end]);
            module(*language, &whole[end..]);
        }
        for deep in [
            "(",
            "[",
            "{",
            "a.b(",
            "!",
            "x => ",
            "if (a) ",
            "`${",
            "<a>",
            "a ? b : ",
            "class A { b() {",
            "let {a: ",
            "a.b",
            "new ",
            "({a: ",
        ] {
            module(*language, &deep.repeat(3000));
        }
        module(*language, &format!("{}{}", "(a+b+".repeat(400), "c)".repeat(400)));
        let long = module(*language, &format!("x = {}'z'", "a + ".repeat(20_000)));
        assert_eq!(long.unknown_nodes, 0, "a long concatenation is not deep");
        module(*language, &"f().".repeat(5000));
        module(*language, &format!("let t: {};", "A<".repeat(3000)));
    }
}
