//! More forms that both analyses have to tell apart: what scans gave, how numbers are converted where they are compared, what is left open.

use assay_manifests::{Language, cwe::related};

use super::tests::judged;

const PAIRS: &[(u32, &str, &str)] = &[
    // What no conversion has filled has no value.
    (
        457,
        "struct stop { char town[24]; int line; };\nstatic int get(const char *s, struct stop *at) { int n = sscanf(s, \"%23s %d\", at->town, &at->line);\n if (n < 1) return -1;\n return 0; }\nint main(void) { char in[80]; struct stop at; if (!fgets(in, sizeof in, stdin)) return 1;\n if (get(in, &at) != 0) return 1;\n return at.line > 5; }",
        "struct stop { char town[24]; int line; };\nstatic int get(const char *s, struct stop *at) { int n = sscanf(s, \"%23s %d\", at->town, &at->line);\n if (n < 2) return -1;\n return 0; }\nint main(void) { char in[80]; struct stop at; if (!fgets(in, sizeof in, stdin)) return 1;\n if (get(in, &at) != 0) return 1;\n return at.line > 5; }",
    ),
    (
        457,
        "int main(void) { int wide, high; if (scanf(\"%dx%d\", &wide, &high) == EOF) return 1;\n return wide > high; }",
        "int main(void) { int wide, high; if (scanf(\"%dx%d\", &wide, &high) != 2) return 1;\n return wide > high; }",
    ),
    // A number below zero is above every size that it is compared with.
    (
        195,
        "struct leaf { char text[300]; };\nint take(const unsigned char *from, struct leaf *to) { int n = (short)(from[0] << 8 | from[1]); int room = sizeof to->text;\n if (n > room) return -1;\n memcpy(to->text, from + 2, n); return n; }\nint main(void) { static unsigned char in[400]; static struct leaf to; if (read(0, in, sizeof in) < 9) return 1;\n return take(in, &to); }",
        "struct leaf { char text[300]; };\nint take(const unsigned char *from, struct leaf *to) { int n = (short)(from[0] << 8 | from[1]); size_t room = sizeof to->text;\n if (n > room) return -1;\n memcpy(to->text, from + 2, n); return n; }\nint main(void) { static unsigned char in[400]; static struct leaf to; if (read(0, in, sizeof in) < 9) return 1;\n return take(in, &to); }",
    ),
    // Who leaves only where there is something goes on where there is nothing.
    (
        476,
        "struct bee { struct bee *next; int old, at; };\nstruct bee *hive(int n);\nint at(int n) { struct bee *b = hive(n); if (b != NULL && b->old) return 0;\n return b->at; }",
        "struct bee { struct bee *next; int old, at; };\nstruct bee *hive(int n);\nint at(int n) { struct bee *b = hive(n); if (b == NULL || b->old) return 0;\n return b->at; }",
    ),
    // What is made anew is no other file than the one that was asked for.
    (
        367,
        "int begin(const char *path) { if (access(path, F_OK) == 0) return -1;\n return open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600); }",
        "int begin(const char *path) { if (access(path, F_OK) == 0) return -1;\n return open(path, O_WRONLY | O_CREAT | O_EXCL, 0600); }",
    ),
    // What the open file was asked for is done to whichever file has its name by then.
    (
        367,
        "int lend(const char *n, gid_t to) { struct stat s;\n int d = open(n, O_RDONLY | O_NOFOLLOW); if (d < 0) return 1;\n if (fstat(d, &s) != 0 || s.st_uid != getuid()) { close(d); return 1; }\n int r = chown(n, -1, to); close(d); return r; }",
        "int lend(const char *n, gid_t to) { struct stat s;\n int d = open(n, O_RDONLY | O_NOFOLLOW); if (d < 0) return 1;\n if (fstat(d, &s) != 0 || s.st_uid != getuid()) { close(d); return 1; }\n int r = fchown(d, -1, to); close(d); return r; }",
    ),
    // The step comes before the use.
    (
        787,
        "int main(void) { char b[3]; char *p = b + 2;\n *p = 0; *--p = 'b'; *--p = 'a';\n *--p = 'z';\n return b[0]; }",
        "int main(void) { char b[3]; char *p = b + 2;\n *p = 0; *--p = 'b'; *--p = 'a';\n return b[0]; }",
    ),
    (
        787,
        "int main(void) { int b[2]; int n = -1;\n b[++n] = 1; b[++n] = 2;\n b[++n] = 3;\n return b[0]; }",
        "int main(void) { int b[2]; int n = -1;\n b[++n] = 1; b[++n] = 2;\n return b[0]; }",
    ),
    // Where a place is started anew it has been compared before it moved on.
    (
        787,
        "struct wheel { unsigned at, n; int spoke[40]; };\nvoid turn(struct wheel *w, int v) { w->spoke[w->at] = v; w->n++; if (w->at++ >= 40) w->at = 0; }",
        "struct wheel { unsigned at, n; int spoke[40]; };\nvoid turn(struct wheel *w, int v) { w->spoke[w->at] = v; w->n++; if (++w->at >= 40) w->at = 0; }",
    ),
    // Elements that nothing was written into have no value.
    (
        457,
        "struct spot { int x, y; };\nstatic void set(struct spot *s, int n) { for (int i = 0; i < n; i++) { s[i].x = i; s[i].y = 1; } }\nint main(void) { struct spot *s = malloc(8 * sizeof *s); int sum = 0; if (!s) return 1; set(s, 8 / 2);\n for (int i = 0; i < 8; i++) sum += s[i].x;\n free(s); return sum; }",
        "struct spot { int x, y; };\nstatic void set(struct spot *s, int n) { for (int i = 0; i < n; i++) { s[i].x = i; s[i].y = 1; } }\nint main(void) { struct spot *s = malloc(8 * sizeof *s); int sum = 0; if (!s) return 1; set(s, 8 * 1);\n for (int i = 0; i < 8; i++) sum += s[i].x;\n free(s); return sum; }",
    ),
    // The private part of a device is gone with it.
    (
        416,
        "static void kite_remove(struct pci_dev *dev) { struct net_device *net = pci_get_drvdata(dev); struct kite *k = netdev_priv(net);\n unregister_netdev(net);\n free_netdev(net);\n iounmap(k->base); }",
        "static void kite_remove(struct pci_dev *dev) { struct net_device *net = pci_get_drvdata(dev); struct kite *k = netdev_priv(net);\n unregister_netdev(net);\n iounmap(k->base);\n free_netdev(net); }",
    ),
    // One past the last byte, whatever the size is.
    (
        787,
        "int name(struct tape *in) { char text[TAPE_ROOM]; size_t n = tape_number(in); if (n > sizeof(text)) return -1;\n tape_take(in, text, n); text[n] = 0; return tape_named(in, text); }",
        "int name(struct tape *in) { char text[TAPE_ROOM]; size_t n = tape_number(in); if (n >= sizeof(text)) return -1;\n tape_take(in, text, n); text[n] = 0; return tape_named(in, text); }",
    ),
];

#[test]
fn bad_and_good_forms_are_told_apart() {
    for (cwe, bad, good) in PAIRS {
        let found = |text: &str| judged(Language::C, text).findings.into_iter().filter(|f| related(&f.cwe, &[*cwe])).collect::<Vec<_>>();
        assert!(!found(bad).is_empty(), "{bad}");
        assert_eq!(found(good), Vec::new(), "{good}");
    }
}

#[test]
fn a_place_that_was_stepped_on_before_is_erased_and_goes_on() {
    let text = |erase: &str| {
        format!(
            "#include <map>\nvoid sweep(std::map<int, int> &all) {{ for (auto it = all.begin(); it != all.end();) {{\n if (it->second) {{ ++it; continue; }}\n {erase}; }} }}"
        )
    };
    let found = |erase: &str| judged(Language::Cpp, &text(erase)).findings.iter().any(|f| related(&f.cwe, &[416]));
    assert!(found("all.erase(it), it++"));
    assert!(!found("all.erase(it++)"));
}

#[test]
fn what_one_function_leaves_open_spoils_what_is_shown_of_another_in_the_same_unit() {
    let shown = |put: &str| {
        let text = format!(
            "struct jar {{ char *at; size_t n, room; }};\nstatic int put(struct jar *j, const char *s, size_t n) {{ {put}\n j->n += n; return 0; }}\n\
             int main(void) {{ struct jar j = {{ 0 }}; char in[90];\n while (fgets(in, sizeof in, stdin)) if (put(&j, in, strlen(in))) break;\n return 0; }}"
        );
        judged(Language::C, &text).evidence.iter().any(|e| related(&e.cwe, &[122]))
    };
    assert!(shown(""));
    assert!(!shown("memcpy(j->at + j->n, s, n);"));
}
