//! Every construct of the language lowered, as text; what does not parse stays unknown; cut-off texts panic on nothing.

use assay_manifests::Language::Java;

use crate::flow::lower::show::{module, never_panics, show};

const CONSTRUCTS: &str = r#"
package com.example.web;
import java.sql.Connection;
import java.util.*;
import static java.util.Map.entry;

@RestController
@RequestMapping(value = "/a", method = {GET, POST})
public class Items extends Base<String> implements Runnable, java.io.Serializable {
    private static final String KEY = "k" + 1;
    int[] counts[], total;
    static { init(); }
    @Autowired
    public Items(@Value("x") String a, int... rest) throws IOException { super(a); this.total = null; }
    @GetMapping("/x")
    public <T extends Number> List<? extends T> find(@RequestParam(name = "q") final String q, HttpServletRequest req) {
        int i = 0, j[] = {1, 2};
        final var s = new StringBuilder("a");
        for (int k = 0, m = 1; k < 10; k++, m--) { s.append(k); }
        outer:
        for (String item : items) { if (item == null) continue outer; else break outer; }
        while (!done) { done ^= true; }
        do { i += 1; } while (i < 3);
        try (Connection c = ds.getConnection(); var st = c.createStatement(); existing) { st.execute("x" + q); }
        catch (SQLException | IOException e) { throw new RuntimeException(e); }
        finally { close(); }
        switch (i) { case 1: case 2: a(); break; default: b(); }
        switch (shape) { case Circle c -> draw(c); case Point(int x, var y) when x > 0 -> dot(x, y); case "a", "b" -> two(); default -> {} }
        String word = switch (i) { case 1 -> "one"; default -> { if (j == null) yield q; yield "many"; } };
        if (o instanceof String text && !text.isEmpty()) use(text);
        if (!(o instanceof Integer)) return null;
        Runnable r = () -> run(1);
        BiFunction<String, String, String> f = (x, y) -> { return x + y; };
        Supplier<List<String>> g = ArrayList::new;
        items.stream().map(String::trim).forEach(System.out::println);
        Object anon = new Handler("h") { @Override public void handle(String m) { log(m); } int n = 3; };
        byte[] iv = new byte[16]; String[][] grid = new String[2][n]; String[] cmd = new String[]{"sh", "-c", q};
        String block = """
            select *
              from t
            """;
        long big = 0xFFL; double d = 1.5; char c = '\n'; int neg = -1; Class<?> k = Items.class;
        int t = (int) Long.parseLong(q); String n = a ? b : super.name();
        synchronized (lock) { counts[0] = ~i >>> 2; }
        assert q != null : "no q";
        Items.this.total = outer.new Inner(1).value;
        class Local {}
        return q == null ? List.of() : (List<T>) found;
    }
    abstract void todo();
    enum Color { RED("r"), GREEN { int v() { return 2; } }; Color(String... s) {} }
    record Point(int x, @NotNull String y) { Point { check(x); } static int zero() { return 0; } }
    interface Shape { double area(); default int n() { return 1; } int MAX = 5; }
    @interface Marker { String value() default "x"; }
}
"#;

#[test]
fn every_construct_has_its_form() {
    let module = module(Java, CONSTRUCTS);
    assert_eq!(module.unknown_nodes, 0, "{}", show(&module));
    let shown = show(&module);
    let expected = include_str!("constructs.txt");
    assert_eq!(shown, expected);
}

#[test]
fn what_does_not_parse_stays_unknown() {
    let module = module(Java, "class A { void f() { g(1); @@ h(2) %% ; k(3); } }");
    let shown = show(&module);
    assert!(module.unknown_nodes > 0);
    assert!(shown.contains("?(") && shown.contains("g(1)") && shown.contains("k(3)"), "{shown}");
    assert!(shown.contains("h(2)"), "{shown}");
}

#[test]
fn snippets_without_a_class_are_lowered() {
    let shown = show(&module(Java, "public String f(String q) { return q; }\nint x = 1;"));
    assert_eq!(shown, "fn f(q: String) -> String\n  return q\nvar x: int = 1\n");
}

#[test]
fn nothing_panics() {
    never_panics(
        Java,
        CONSTRUCTS,
        &[
            ("class A { int x = ", "(", ")"),
            ("class A { int x = ", "f(", ")"),
            ("class A { int x = ", "a + ", ""),
            ("class A { int x = ", "a - ", ""),
            ("class A { void f() ", "{", "}"),
            ("", "class A { ", "}"),
            ("class A { void f() { ", "if (a) ", ";"),
            ("class A { Object o = ", "new B() { Object o = ", "; }"),
            ("class A { Object o = ", "() -> ", ""),
            ("class A { ", "List<", ">"),
            ("class A { int x = a", ".b()", ""),
            ("class A { int x = ", "switch (a) { default -> ", "; }"),
        ],
    );
}
