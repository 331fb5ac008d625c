//! Forms of objects that begin and end, of rooms that grow, and of what calls tell: each good form differs from its bad one by the flaw alone.

use assay_manifests::{Language, cwe::related};

use super::tests::judged;

const PAIRS: &[(Language, u32, &str, &str)] = &[
    // An object of a block is destroyed where that ends, and what it owned is gone.
    (
        Language::Cpp,
        416,
        "#include <cstring>\nclass Tag { public: explicit Tag(const char *s) : at_(new char[std::strlen(s) + 1]) { std::strcpy(at_, s); } ~Tag() { delete[] at_; } Tag(const Tag &) = delete; const char *at() const { return at_; } private: char *at_; };\nint main(int argc, char **argv) { const char *seen = \"\"; Tag whole(argv[0]);\n { Tag part(\"part\"); seen = part.at(); }\n std::puts(seen); return 0; }",
        "#include <cstring>\nclass Tag { public: explicit Tag(const char *s) : at_(new char[std::strlen(s) + 1]) { std::strcpy(at_, s); } ~Tag() { delete[] at_; } Tag(const Tag &) = delete; const char *at() const { return at_; } private: char *at_; };\nint main(int argc, char **argv) { const char *seen = \"\"; Tag whole(argv[0]);\n { Tag part(\"part\"); seen = whole.at(); }\n std::puts(seen); return 0; }",
    ),
    // A copy that shares what both release.
    (
        Language::Cpp,
        415,
        "#include <cstring>\nclass Leaf { public: explicit Leaf(const char *s) : at_(twin(s)) {} Leaf(const Leaf &from) : at_(from.at_) {} Leaf &operator=(const Leaf &) = delete; ~Leaf() { delete[] at_; } std::size_t wide() const { return std::strlen(at_); }\nprivate: static char *twin(const char *s) { char *to = new char[std::strlen(s) + 1]; std::strcpy(to, s); return to; } char *at_; };\nstatic std::size_t wide(Leaf leaf) { return leaf.wide(); }\nint main(int argc, char **argv) { const char *name = argv[0]; Leaf leaf(name); return (int)wide(leaf); }",
        "#include <cstring>\nclass Leaf { public: explicit Leaf(const char *s) : at_(twin(s)) {} Leaf(const Leaf &from) : at_(twin(from.at_)) {} Leaf &operator=(const Leaf &) = delete; ~Leaf() { delete[] at_; } std::size_t wide() const { return std::strlen(at_); }\nprivate: static char *twin(const char *s) { char *to = new char[std::strlen(s) + 1]; std::strcpy(to, s); return to; } char *at_; };\nstatic std::size_t wide(Leaf leaf) { return leaf.wide(); }\nint main(int argc, char **argv) { const char *name = argv[0]; Leaf leaf(name); return (int)wide(leaf); }",
    ),
    // Elements move up where one is put before them.
    (
        Language::Cpp,
        787,
        "#include <vector>\nstatic int second(const std::vector<int> &all) { return all[1]; }\nint main() { int seats[6] = {0}; std::vector<int> all; int n = 0; std::cin >> n; all.push_back(n); all.push_back(4); all.insert(all.begin(), 2);\n seats[second(all)] = 1; return seats[0]; }",
        "#include <vector>\nstatic int second(const std::vector<int> &all) { return all[0]; }\nint main() { int seats[6] = {0}; std::vector<int> all; int n = 0; std::cin >> n; all.push_back(n); all.push_back(4); all.insert(all.begin(), 2);\n seats[second(all)] = 1; return seats[0]; }",
    ),
    // Who takes the first element away leaves the others.
    (
        Language::Cpp,
        787,
        "#include <deque>\nint main() { int seats[6] = {0}; std::deque<int> all; int n = 0; std::cin >> n; all.push_back(n); all.push_back(4); all.push_back(n); all.pop_back();\n seats[all[0]] = 1; return seats[0]; }",
        "#include <deque>\nint main() { int seats[6] = {0}; std::deque<int> all; int n = 0; std::cin >> n; all.push_back(n); all.push_back(4); all.push_back(n); all.pop_front();\n seats[all[0]] = 1; return seats[0]; }",
    ),
    // What a small function asks of a pointer its caller has asked.
    (
        Language::C,
        476,
        "static int is_there(const void *at) { return at != NULL; }\nstatic void keep(const char *s, size_t n) { char *twin = malloc(n + 1); if (is_there(s)) { memcpy(twin, s, n); twin[n] = 0; puts(twin); } free(twin); }\nint main(void) { char in[90]; if (fgets(in, sizeof in, stdin)) keep(in, strlen(in)); return 0; }",
        "static int is_there(const void *at) { return at != NULL; }\nstatic void keep(const char *s, size_t n) { char *twin = malloc(n + 1); if (is_there(twin)) { memcpy(twin, s, n); twin[n] = 0; puts(twin); } free(twin); }\nint main(void) { char in[90]; if (fgets(in, sizeof in, stdin)) keep(in, strlen(in)); return 0; }",
    ),
    // Elements of an array are compared one by one.
    (
        Language::C,
        789,
        "int main(void) { char in[60]; unsigned long asked[2], most[2] = { 0, 0 }; char *end, *room; if (!fgets(in, sizeof in, stdin)) return 1;\n asked[0] = strtoul(in, &end, 10); asked[1] = strtoul(end, NULL, 10); most[0] = 900; most[1] = asked[1];\n if (asked[0] > most[1]) return 1;\n room = malloc(asked[0]); if (!room) return 1;\n free(room); return 0; }",
        "int main(void) { char in[60]; unsigned long asked[2], most[2] = { 0, 0 }; char *end, *room; if (!fgets(in, sizeof in, stdin)) return 1;\n asked[0] = strtoul(in, &end, 10); asked[1] = strtoul(end, NULL, 10); most[0] = 900; most[1] = asked[1];\n if (asked[0] > most[0]) return 1;\n room = malloc(asked[0]); if (!room) return 1;\n free(room); return 0; }",
    ),
    // Room for as many as there may be.
    (
        Language::Cpp,
        416,
        "#include <string>\n#include <vector>\nstruct Seat { std::string who; int n; };\nstatic std::size_t seats(int n) { return static_cast<std::size_t>(n > 0); }\nint main(int argc, char **argv) { if (argc < 2) return 1;\n std::vector<Seat> all; all.reserve(seats(argc)); all.push_back(Seat{argv[1], 0}); Seat &first = all.front();\n for (int i = 2; i < argc; ++i) { all.push_back(Seat{argv[i], i}); first.n++; }\n return first.n; }",
        "#include <string>\n#include <vector>\nstruct Seat { std::string who; int n; };\nstatic std::size_t seats(int n) { return static_cast<std::size_t>(n); }\nint main(int argc, char **argv) { if (argc < 2) return 1;\n std::vector<Seat> all; all.reserve(seats(argc)); all.push_back(Seat{argv[1], 0}); Seat &first = all.front();\n for (int i = 2; i < argc; ++i) { all.push_back(Seat{argv[i], i}); first.n++; }\n return first.n; }",
    ),
    // What returns the same on ways that set nothing tells nobody of it.
    (
        Language::C,
        457,
        "static int wanted(const char *s, unsigned *n) { char *end; unsigned long v; if (s == NULL || *s == 0) return 0;\n v = strtoul(s, &end, 10); if (*end != 0 || v > 900) return -ERANGE;\n *n = (unsigned)v; return 0; }\nint main(void) { unsigned n; if (wanted(getenv(\"BERTHS\"), &n) < 0) return 1;\n printf(\"%u\\n\", n); return 0; }",
        "static int wanted(const char *s, unsigned *n) { char *end; unsigned long v; if (s == NULL || *s == 0) return -EINVAL;\n v = strtoul(s, &end, 10); if (*end != 0 || v > 900) return -ERANGE;\n *n = (unsigned)v; return 0; }\nint main(void) { unsigned n; if (wanted(getenv(\"BERTHS\"), &n) < 0) return 1;\n printf(\"%u\\n\", n); return 0; }",
    ),
    // A name out of a file need not end by a zero.
    (
        Language::C,
        170,
        "struct row { unsigned id; char port[24]; };\nstatic void show(const struct row *r) { char port[24] = { 0 }; size_t most = sizeof port; strncpy(port, r->port, most); printf(\"%u %zu\\n\", r->id, strlen(port)); }\nint main(int argc, char **argv) { struct row r; FILE *f = fopen(\"rows\", \"rb\"); if (!f) return 1;\n while (fread(&r, sizeof r, 1, f) == 1) show(&r);\n fclose(f); return 0; }",
        "struct row { unsigned id; char port[24]; };\nstatic void show(const struct row *r) { char port[24] = { 0 }; size_t most = sizeof port - 1; strncpy(port, r->port, most); printf(\"%u %zu\\n\", r->id, strlen(port)); }\nint main(int argc, char **argv) { struct row r; FILE *f = fopen(\"rows\", \"rb\"); if (!f) return 1;\n while (fread(&r, sizeof r, 1, f) == 1) show(&r);\n fclose(f); return 0; }",
    ),
    // What is left is less than all there is.
    (
        Language::C,
        125,
        "struct tape { const uint8_t *at; size_t all, now; };\nstatic int part(struct tape *t, uint8_t to[256], size_t *n) { size_t len; if (t->all - t->now < 1) return 0;\n len = t->at[t->now]; t->now += 1; if (len > t->all) return 0;\n memcpy(to, t->at + t->now, len); *n = len; t->now += len; return 1; }\nint hear(int fd) { uint8_t in[255], to[256]; size_t n; struct tape t; ssize_t got = recv(fd, in, sizeof in, 0); if (got <= 0) return -1;\n t.at = in; t.all = (size_t)got; t.now = 0; while (part(&t, to, &n)) printf(\"%zu\\n\", n);\n return 0; }",
        "struct tape { const uint8_t *at; size_t all, now; };\nstatic int part(struct tape *t, uint8_t to[256], size_t *n) { size_t len; if (t->all - t->now < 1) return 0;\n len = t->at[t->now]; t->now += 1; if (len > t->all - t->now) return 0;\n memcpy(to, t->at + t->now, len); *n = len; t->now += len; return 1; }\nint hear(int fd) { uint8_t in[255], to[256]; size_t n; struct tape t; ssize_t got = recv(fd, in, sizeof in, 0); if (got <= 0) return -1;\n t.at = in; t.all = (size_t)got; t.now = 0; while (part(&t, to, &n)) printf(\"%zu\\n\", n);\n return 0; }",
    ),
    // A place that goes round is never the one behind the last.
    (
        Language::C,
        787,
        "struct wheel { int *spoke; size_t all, at; };\nstatic int make(struct wheel *w, size_t n) { w->spoke = calloc(n, sizeof(int)); w->all = n; w->at = 0; return w->spoke != NULL; }\nstatic void turn(struct wheel *w, int v) { w->spoke[w->at] = v; if (++w->at > w->all) w->at = 0; }\nint main(void) { struct wheel w; int c; if (!make(&w, 30)) return 1;\n while ((c = getchar()) != EOF) turn(&w, c);\n free(w.spoke); return 0; }",
        "struct wheel { int *spoke; size_t all, at; };\nstatic int make(struct wheel *w, size_t n) { w->spoke = calloc(n, sizeof(int)); w->all = n; w->at = 0; return w->spoke != NULL; }\nstatic void turn(struct wheel *w, int v) { w->spoke[w->at] = v; if (++w->at >= w->all) w->at = 0; }\nint main(void) { struct wheel w; int c; if (!make(&w, 30)) return 1;\n while ((c = getchar()) != EOF) turn(&w, c);\n free(w.spoke); return 0; }",
    ),
    // Room for what is put there, and for what stands before it.
    (
        Language::C,
        787,
        "struct ink { char *at; size_t used, room; };\nstatic int widen(struct ink *k, size_t least) { size_t room = k->room ? k->room : 32; char *at; while (room < least) room *= 2;\n if (room == k->room) return 1;\n at = realloc(k->at, room); if (!at) return 0;\n k->at = at; k->room = room; return 1; }\nstatic int put(struct ink *k, const char *s) { size_t n = strlen(s); if (!widen(k, n + 1)) return 0;\n memcpy(k->at + k->used, s, n + 1); k->used += n; return 1; }\nint main(int argc, char **argv) { struct ink k = { NULL, 0, 0 }; int i; for (i = 1; i < argc; i++) if (!put(&k, argv[i])) break;\n free(k.at); return 0; }",
        "struct ink { char *at; size_t used, room; };\nstatic int widen(struct ink *k, size_t least) { size_t room = k->room ? k->room : 32; char *at; while (room < least) room *= 2;\n if (room == k->room) return 1;\n at = realloc(k->at, room); if (!at) return 0;\n k->at = at; k->room = room; return 1; }\nstatic int put(struct ink *k, const char *s) { size_t n = strlen(s); if (!widen(k, k->used + n + 1)) return 0;\n memcpy(k->at + k->used, s, n + 1); k->used += n; return 1; }\nint main(int argc, char **argv) { struct ink k = { NULL, 0, 0 }; int i; for (i = 1; i < argc; i++) if (!put(&k, argv[i])) break;\n free(k.at); return 0; }",
    ),
    // Elements may move where there is made room for more.
    (
        Language::C,
        416,
        "struct crate { int id, seen; };\nstruct shed { struct crate *all; size_t n, room; };\nstatic int widen(struct shed *s) { size_t room = s->room + 4; struct crate *all = realloc(s->all, room * sizeof *all); if (!all) return 0; s->all = all; s->room = room; return 1; }\nint main(void) { struct shed s = { NULL, 0, 0 }; struct crate *head; int id; if (!widen(&s)) return 1;\n s.all[s.n++] = (struct crate){ 1, 0 }; head = s.all; head->id = 7;\n while (scanf(\"%d\", &id) == 1) { if (s.n == s.room && !widen(&s)) break; s.all[s.n++] = (struct crate){ id, 1 }; }\n head->seen = 1; free(s.all); return 0; }",
        "struct crate { int id, seen; };\nstruct shed { struct crate *all; size_t n, room; };\nstatic int widen(struct shed *s) { size_t room = s->room + 4; struct crate *all = realloc(s->all, room * sizeof *all); if (!all) return 0; s->all = all; s->room = room; return 1; }\nint main(void) { struct shed s = { NULL, 0, 0 }; struct crate *head; int id; if (!widen(&s)) return 1;\n s.all[s.n++] = (struct crate){ 1, 0 }; head = s.all; head->id = 7;\n while (scanf(\"%d\", &id) == 1) { if (s.n == s.room && !widen(&s)) break; s.all[s.n++] = (struct crate){ id, 1 }; }\n s.all->seen = 1; free(s.all); return 0; }",
    ),
    // What a closure points to is gone with its owner.
    (
        Language::Cpp,
        562,
        "#include <functional>\n#include <memory>\n#include <vector>\nstruct Plan { std::string name; };\nclass Desk { public: void put(std::function<void()> job) { jobs_.push_back(std::move(job)); } void all() { for (auto &job : jobs_) job(); } private: std::vector<std::function<void()>> jobs_; };\nstatic void ask(Desk &desk, const std::string &name) { auto plan = std::make_shared<Plan>(); plan->name = name;\n desk.put([p = plan.get()] { std::puts(p->name.c_str()); }); }\nint main(int argc, char **argv) { Desk desk; ask(desk, argv[0]); desk.all(); return 0; }",
        "#include <functional>\n#include <memory>\n#include <vector>\nstruct Plan { std::string name; };\nclass Desk { public: void put(std::function<void()> job) { jobs_.push_back(std::move(job)); } void all() { for (auto &job : jobs_) job(); } private: std::vector<std::function<void()>> jobs_; };\nstatic void ask(Desk &desk, const std::string &name) { auto plan = std::make_shared<Plan>(); plan->name = name;\n desk.put([p = plan] { std::puts(p->name.c_str()); }); }\nint main(int argc, char **argv) { Desk desk; ask(desk, argv[0]); desk.all(); return 0; }",
    ),
    // What is deleted by its base needs a virtual destructor there.
    (
        Language::Cpp,
        762,
        "class Craft { public: Craft() {} ~Craft() {} virtual int berth() { return 0; } };\nclass Barge : public Craft { public: Barge() : at_(new int[4]()) {} ~Barge() { delete[] at_; } int berth() override { return at_[0]; } private: int *at_; };\nint main() { Craft *c = new Barge(); int n = c->berth(); delete c; return n; }",
        "class Craft { public: Craft() {} virtual ~Craft() {} virtual int berth() { return 0; } };\nclass Barge : public Craft { public: Barge() : at_(new int[4]()) {} ~Barge() { delete[] at_; } int berth() override { return at_[0]; } private: int *at_; };\nint main() { Craft *c = new Barge(); int n = c->berth(); delete c; return n; }",
    ),
    // What is put into a stream is read.
    (
        Language::Cpp,
        416,
        "#include <cstring>\n#include <iostream>\nclass Tag { public: explicit Tag(const char *s) : at_(new char[std::strlen(s) + 1]) { std::strcpy(at_, s); } ~Tag() { delete[] at_; } Tag(const Tag &) = delete; const char *at() const { return at_; } private: char *at_; };\nint main(int argc, char **argv) { const char *seen = \"\"; Tag whole(argv[0]);\n { Tag part(argv[0]); seen = part.at(); }\n std::cout << seen; return 0; }",
        "#include <cstring>\n#include <iostream>\nclass Tag { public: explicit Tag(const char *s) : at_(new char[std::strlen(s) + 1]) { std::strcpy(at_, s); } ~Tag() { delete[] at_; } Tag(const Tag &) = delete; const char *at() const { return at_; } private: char *at_; };\nint main(int argc, char **argv) { const char *seen = \"\"; Tag whole(argv[0]);\n { Tag part(argv[0]); seen = whole.at(); }\n std::cout << seen; return 0; }",
    ),
    // What a statement makes is gone where it ends.
    (
        Language::Cpp,
        416,
        "#include <cstring>\nclass Tag { public: explicit Tag(const char *s) : at_(new char[std::strlen(s) + 1]) { std::strcpy(at_, s); } ~Tag() { delete[] at_; } Tag(const Tag &) = delete; Tag &loud() { at_[0] = '!'; return *this; } const char *at() const { return at_; } private: char *at_; };\nint main() { Tag own(\"gull\"); const char *seen = Tag(\"tern\").loud().at();\n std::puts(seen); return 0; }",
        "#include <cstring>\nclass Tag { public: explicit Tag(const char *s) : at_(new char[std::strlen(s) + 1]) { std::strcpy(at_, s); } ~Tag() { delete[] at_; } Tag(const Tag &) = delete; Tag &loud() { at_[0] = '!'; return *this; } const char *at() const { return at_; } private: char *at_; };\nint main() { Tag own(\"gull\"); const char *seen = own.loud().at();\n std::puts(seen); return 0; }",
    ),
    // A view of what ends with the function.
    (
        Language::Cpp,
        562,
        "#include <string>\n#include <string_view>\nclass Slip { public: explicit Slip(const std::string &s) : at_(s) {} std::size_t wide() const { return at_.size(); } private: std::string_view at_; };\nstatic Slip first(const std::string &all) { std::string part = all.substr(0, 3); return Slip(part); }\nint main(int argc, char **argv) { Slip slip = first(argv[0]); return (int)slip.wide(); }",
        "#include <string>\n#include <string_view>\nclass Slip { public: explicit Slip(const std::string &s) : at_(s) {} std::size_t wide() const { return at_.size(); } private: std::string at_; };\nstatic Slip first(const std::string &all) { std::string part = all.substr(0, 3); return Slip(part); }\nint main(int argc, char **argv) { Slip slip = first(argv[0]); return (int)slip.wide(); }",
    ),
    // An owner that gets something else releases what it had.
    (
        Language::Cpp,
        416,
        "#include <memory>\nstruct Buoy { int at; };\nint main() { std::unique_ptr<Buoy> buoy = std::make_unique<Buoy>(); Buoy *seen = buoy.get(); seen->at = 4;\n auto more = std::make_unique<Buoy>(); buoy = std::move(more);\n return seen->at; }",
        "#include <memory>\nstruct Buoy { int at; };\nint main() { std::unique_ptr<Buoy> buoy = std::make_unique<Buoy>(); Buoy *seen = buoy.get(); seen->at = 4;\n auto more = std::make_unique<Buoy>(); std::unique_ptr<Buoy> other = std::move(more);\n return seen->at; }",
    ),
    // Room that was taken from less than that is no room.
    (
        Language::C,
        787,
        "struct ink { char *at; size_t room, used; };\nstatic void put(struct ink *k, const char *s) { size_t left = k->room - k->used; int n = snprintf(k->at + k->used, left, \"%s;\", s); if (n < 0) return;\n k->used += (size_t)n; }\nint main(int argc, char **argv) { char row[90]; struct ink k = { row, sizeof row, 0 }; int i; row[0] = 0; for (i = 1; i < argc; i++) put(&k, argv[i]);\n puts(row); return 0; }",
        "struct ink { char *at; size_t room, used; };\nstatic void put(struct ink *k, const char *s) { size_t left = k->room - k->used; int n = snprintf(k->at + k->used, left, \"%s;\", s); if (n < 0) return;\n if ((size_t)n >= left) return;\n k->used += (size_t)n; }\nint main(int argc, char **argv) { char row[90]; struct ink k = { row, sizeof row, 0 }; int i; row[0] = 0; for (i = 1; i < argc; i++) put(&k, argv[i]);\n puts(row); return 0; }",
    ),
];

#[test]
fn bad_and_good_forms_are_told_apart() {
    for (language, cwe, bad, good) in PAIRS {
        let found = |text: &str| judged(*language, text).findings.into_iter().filter(|f| related(&f.cwe, &[*cwe])).collect::<Vec<_>>();
        assert!(!found(bad).is_empty(), "{bad}");
        assert_eq!(found(good), Vec::new(), "{good}");
    }
}
