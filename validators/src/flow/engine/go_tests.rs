//! What the engine believes of Go where a wrong belief would let something through. Uses the embedded rules.

use assay_manifests::Language;

use super::tests::report;

/// Whether evidence was shown for a command that is run with a text of the sender's.
fn believed(outside: &str, inside: &str) -> bool {
    let text = format!(
        "package main\n\nimport (\n\t\"errors\"\n\t\"fmt\"\n\t\"net/http\"\n\t\"net/url\"\n\t\"os/exec\"\n\t\"strings\"\n)\n\nvar _, _, _, _ = errors.New, fmt.Sprint, url.Parse, strings.Cut\n\n{outside}\n\nfunc serve(w http.ResponseWriter, r *http.Request) {{\n\tname := r.FormValue(\"name\")\n{inside}\n}}\n"
    );
    report(Language::Go, "a.go", &text).evidence.iter().any(|one| one.rule.contains("cwe-078"))
}

#[test]
fn only_what_asks_a_value_prints_it_its_own_way() {
    let own = "type Plate string\nfunc (p Plate) String() string { return \"***\" }";
    let made = |how: &str| format!("\tp := Plate(name)\n\texec.Command(\"sh\", \"-c\", {how}).Run()");
    assert!(believed(own, &made("fmt.Sprintf(\"grep %s cars\", p)")));
    assert!(!believed(own, &made("fmt.Sprintf(\"grep %s cars\", string(p))")));
    assert!(!believed(own, &made("fmt.Sprintf(\"grep %#v cars\", p)")));
}

#[test]
fn what_is_deferred_has_its_arguments_at_once() {
    let run = "func clean(dir string) { exec.Command(\"sh\", \"-c\", \"rm -r \"+dir).Run() }";
    assert!(!believed(run, "\tdir := name\n\tdefer clean(dir)\n\tdir = \"tmp\""));
    assert!(believed(run, "\tdir := \"tmp\"\n\tdefer clean(dir)\n\tdir = name"));
}

#[test]
fn an_array_has_as_many_elements_as_its_type_says() {
    let inside =
        |test: &str| format!("\tdir := \"tmp\"\n\tvar seats [3]string\n\t{test}\n\texec.Command(\"sh\", \"-c\", \"ls \"+dir).Run()");
    assert!(!believed("", &inside("for range seats { dir = name }")));
    assert!(!believed("", &inside("if len(seats) == 3 { dir = name }")));
    assert!(believed("", &inside("if len(seats) == 0 { dir = name }")));
}

#[test]
fn values_of_a_form_stand_beside_the_first() {
    let inside = |read: &str| {
        format!(
            "\tv := url.Values{{}}\n\tv.Add(\"d\", \"tmp\")\n\tv.Add(\"d\", name)\n\texec.Command(\"sh\", \"-c\", \"ls \"+{read}).Run()"
        )
    };
    assert!(!believed("", &inside("v[\"d\"][1]")));
    assert!(believed("", &inside("v.Get(\"d\")")));
}

#[test]
fn an_alias_and_a_wider_interface_decide_nothing() {
    let inside = |ask: &str| format!("\tdir := \"tmp\"\n\t{ask}\n\texec.Command(\"sh\", \"-c\", \"ls \"+dir).Run()");
    let alias = "type Line = string\nfunc first(v any) bool { _, ok := v.(string); return ok }";
    assert!(!believed(alias, &inside("if first(Line(\"a\")) { dir = name }")));
    let wide = "type opener interface { Open() bool }\ntype door interface { opener; Shut() }\ntype gate struct{ high int }\nfunc (g *gate) Open() bool { return true }\nfunc (g *gate) Shut() {}";
    assert!(!believed(wide, &inside("var v any = &gate{high: 2}\n\tif _, ok := v.(door); ok { dir = name }")));
}

#[test]
fn letters_that_read_otherwise_elsewhere_are_signs() {
    let inside = |more: &str| {
        format!(
            "\tif strings.ContainsFunc(name, func(r rune) bool {{ return !(unicode.IsLetter(r) || unicode.IsDigit(r){more}) }}) {{\n\t\treturn\n\t}}\n\texec.Command(\"sh\", \"-c\", \"ls \"+name).Run()"
        )
    };
    assert!(believed("", &inside("")));
    assert!(!believed("", &inside(" || r == ' '")));
}

#[test]
fn what_makers_leave_is_set_by_entries_addresses_and_steps() {
    let kept = |sets: &str| {
        format!(
            "type crew struct{{ line string; known map[string]bool }}\nfunc newCrew() *crew {{ return &crew{{line: \"ls\", known: map[string]bool{{\"ls\": true}}}} }}\nfunc (c *crew) add(v string) {{ {sets} }}\nfunc (c *crew) run(w http.ResponseWriter, r *http.Request) {{ exec.Command(\"sh\", \"-c\", c.line).Run() }}"
        )
    };
    let none = "\t_ = newCrew()";
    assert!(believed(&kept("_ = v"), none));
    assert!(!believed(&kept("fmt.Sscan(v, &c.line)"), none));
    assert!(!believed(&kept("c.line = v"), none));
}

#[test]
fn errors_are_asked_for_what_they_wrap() {
    let wraps = "type late struct{ days int }\nfunc (l *late) Error() string { return \"late\" }\ntype order struct{ err error }\nfunc (o *order) Error() string { return \"order\" }\nfunc (o *order) Unwrap() error { return o.err }";
    let inside = "\tdir := \"tmp\"\n\tvar err error = &order{err: &late{days: 2}}\n\tvar l *late\n\tif errors.As(err, &l) { dir = name }\n\texec.Command(\"sh\", \"-c\", \"ls \"+dir).Run()";
    assert!(!believed(wraps, inside));
}

#[test]
fn a_rest_tells_of_the_whole_only_behind_a_constant() {
    let inside = |head: &str| {
        format!(
            "\trest, ok := strings.CutPrefix(name, {head})\n\tif ok && (rest == \"a\" || rest == \"b\") {{\n\t\texec.Command(\"sh\", \"-c\", \"ls \"+name).Run()\n\t}}"
        )
    };
    assert!(!believed("", &inside("r.FormValue(\"head\")")));
    assert!(believed("", &inside("\"x-\"")));
}

#[test]
fn a_panic_that_is_caught_leaves_what_was_set() {
    let pick = "func swallow() { recover() }\nfunc pick(name string) (dir string) {\n\tdefer swallow()\n\tdir = name\n\tn := []int{1}\n\t_ = n[len(name)]\n\tdir = \"tmp\"\n\treturn dir\n}";
    assert!(!believed(pick, "\texec.Command(\"sh\", \"-c\", \"ls \"+pick(name)).Run()"));
    assert!(believed(&pick.replace("\tdefer swallow()\n", ""), "\texec.Command(\"sh\", \"-c\", \"ls \"+pick(name)).Run()"));
}
