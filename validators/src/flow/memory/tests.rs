//! Tests of the memory judge.

use assay_manifests::Language;

use super::{Check, analyse};
use crate::{flow::lower, parse::parse};

fn checks(text: &str) -> Vec<Check> {
    checks_in(Language::C, text)
}

fn checks_in(language: Language, text: &str) -> Vec<Check> {
    let parsed = parse(language, text).expect("parses");
    let module = lower::lower(language, "a.c", text, &parsed.flat()).expect("lowers");
    analyse(&module).into_iter().flat_map(|o| o.reports).map(|r| r.check).collect()
}

/// Bad and good forms of one weakness each, in the manner of test suites: the same task, once wrong and once right.
const PAIRS: &[(Check, &str, &str)] = &[
    (
        Check::ScaledTwice,
        "int f(int *list) { return *(list + sizeof(int)); }",
        "int f(int *list, char *bytes) { return *(list + 1) + *(bytes + sizeof(int)); }",
    ),
    (
        Check::EndlessLoop,
        "void f(void) { int i = 0; while (i < 10) show(i); }",
        "void f(void) { int i = 0; while (i < 10) { if (stop()) break; } while (i < 10) step(&i); while (i < 10) i++; }",
    ),
    (
        Check::EndlessLoop,
        "void f(void) { unsigned left = 5; while (left >= 0) { show(left); left--; } }",
        "void f(void) { int left = 5; while (left >= 0) { show(left); left--; } }",
    ),
    (
        Check::EndlessRecursion,
        "static int f(int n) { show(n); return f(n + 1); }",
        "static int f(int n) { if (n > 9) return n; return f(n + 1); } static int g(int n) { return n > 9 ? n : g(n + 1); }",
    ),
    (
        Check::FunctionCompared,
        "static int ready(void) { return 1; } int f(void) { if (ready == 0) return 1; return 0; }",
        "static int ready(void) { return 1; } int f(int (*given)(void)) { if (given == 0 || ready() == 0) return 1; return 0; }",
    ),
    (Check::EmptyBranch, "void f(int n) { if (n == 1); { show(n); } }", "void f(int n) { if (n == 1) { show(n); } { show(n); } }"),
    (
        Check::FallsThrough,
        "int f(int n) { int r = 0; switch (n) { case 1: r = 1; case 2: r = 2; break; } return r; }",
        "int f(int n) { int r = 0; switch (n) { case 1: r = 1; break; case 2: case 3: r = 2; break; case 4: r += 1; case 5: r += 2; } return r; }",
    ),
    (Check::FixedAddress, "void f(void) { char *p = (char *)0x400000; *p = 1; }", "void f(void) { char c; char *p = &c; *p = 1; }"),
    (
        Check::FormatArguments,
        "void f(int n) { printf(\"%d of %s\\n\", n); }",
        "void f(int n, char *s) { printf(\"%d%% of %s, %*d\\n\", n, s, 3, n); }",
    ),
    (Check::FormatArguments, "void f(int n) { printf(\"%s\\n\", n); }", "void f(int n) { printf(\"%d\\n\", n); }"),
    (
        Check::NoReturn,
        "int f(int a) { if (a > 1) return a; }",
        "int f(int a) { if (a > 1) return a; return 0; } int g(int a) { if (a) return 1; die(); } int h(int a) { while (1) { if (a) return a; } }",
    ),
    (
        Check::SwitchWithoutDefault,
        "int f(int n) { int r; switch (n) { case 1: r = 1; break; case 2: r = 2; break; } return r; }",
        "int f(int n) { int r = 0; switch (n) { case 1: r = 1; break; } int s; switch (n) { case 1: s = 1; break; default: s = 0; } return r + s; }",
    ),
    (
        Check::UseAfterFree,
        "int f(struct b *t, int n) { char *end = t->start + t->used; char *more = realloc(t->start, n); if (!more) return -1; t->start = more; *end = 0; return 0; }",
        "int f(struct b *t, int n) { char *more = realloc(t->start, n); if (!more) return -1; t->start = more; char *end = t->start + t->used; *end = 0; return 0; }",
    ),
    (
        Check::CursorPastEnd,
        "int f(const unsigned char *s, size_t len, size_t at) { if (at >= len) return -1; return s[at] + s[at + 1]; }",
        "int f(const unsigned char *s, size_t len, size_t at) { if (at + 1 >= len) return -1; return s[at] + s[at + 1]; }",
    ),
    (
        Check::UncheckedIndex,
        "int f(struct m *m) { int i; for (i = 0; i < m->n; i++) show(m->msg[i]); if (m->n > LIMIT) return -1; return 0; }",
        "int f(struct m *m) { int i; if (m->n > LIMIT) return -1; for (i = 0; i < m->n; i++) show(m->msg[i]); return 0; }",
    ),
    (Check::CompareAlone, "int f(int n) { n == 5; return n; }", "int f(int n) { n = 5; return n == 5; }"),
    (
        Check::AssignInTest,
        "int f(int n) { if (n = 5) return 1; return 0; }",
        "int f(int n) { int m; if ((m = g(n)) == 5) return 1; return 0; }",
    ),
    (
        Check::ResultIgnored,
        "int f(void) { int n = 0; scanf(\"%d\", &n); return n; }",
        "int f(void) { int n = 0; if (scanf(\"%d\", &n) != 1) return -1; return n; }",
    ),
    (
        Check::WrongFailureTest,
        "int f(char *b, FILE *i) { if (fgets(b, 8, i) < 0) return 1; return 0; }",
        "int f(char *b, FILE *i) { if (fgets(b, 8, i) == NULL) return 1; return 0; }",
    ),
    (
        Check::PointerSize,
        "void f(char *d, size_t n) { memset(d, 0, sizeof(d)); }",
        "void f(void) { char d[8]; memset(d, 0, sizeof(d)); use(d); }",
    ),
    (
        Check::NullPath,
        "int f(struct n *p) { if (p == NULL) puts(\"none\"); return p->x; }",
        "int f(struct n *p) { RETURN_CHECK(p == NULL, -1); return p->x; }",
    ),
    (Check::ConstantOverflow, "void f(void) { int a[10]; a[10] = 1; }", "void f(void) { int a[10]; a[9] = 1; }"),
    (
        Check::OffByOne,
        "void f(void) { int a[10]; for (int i = 0; i <= 10; i++) a[i] = 0; }",
        "void f(void) { int a[10]; for (int i = 0; i < 10; i++) a[i] = 0; }",
    ),
    (
        Check::OffByOne,
        "int get(struct tab *t, unsigned i) { if (i > t->count) return -1; return t->items[i]; }",
        "int get(struct tab *t, unsigned i) { if (i >= t->count) return -1; return t->items[i]; }",
    ),
    (
        Check::UseAfterFree,
        "void f(struct n *p, int e) { if (e) { free(p); } log_it(p->name); }",
        "void f(struct n *p, int e) { if (e) { free(p); return; } log_it(p->name); }",
    ),
    (
        Check::DoubleFree,
        "void f(int n) { char *p = malloc(8); if (!p) return; if (n < 0) goto out; free(p); out: free(p); }",
        "void f(int n) { char *p = malloc(8); if (!p) return; if (n < 0) goto out; n = 1; out: free(p); }",
    ),
    (
        Check::UncheckedAllocation,
        "void f(void) { struct n *p = malloc(sizeof(*p)); p->x = 1; }",
        "void f(void) { struct n *p = malloc(sizeof(*p)); if (p == NULL) return; p->x = 1; }",
    ),
    (
        Check::NullPath,
        "int f(struct n *p) { if (p == NULL) puts(\"none\"); return p->x; }",
        "int f(struct n *p) { if (p == NULL) { puts(\"none\"); return 0; } return p->x; }",
    ),
    (
        Check::DereferenceBeforeCheck,
        "int f(struct n *p) { int x = p->x; if (!p) return 0; return x; }",
        "int f(struct n *p) { if (!p) return 0; int x = p->x; return x; }",
    ),
    (
        Check::CopyLength,
        "void f(const unsigned char *s) { char b[16]; uint16_t n = read_u16(s); memcpy(b, s, n); }",
        "void f(const unsigned char *s) { char b[16]; uint16_t n = read_u16(s); if (n > sizeof(b)) return; memcpy(b, s, n); }",
    ),
    (
        Check::UncheckedIndex,
        "int f(int *t, struct s *in) { int i = ntohs(in->port); return t[i]; }",
        "int f(int *t, struct s *in, int n) { int i = ntohs(in->port); if (i >= n) return 0; return t[i]; }",
    ),
    (
        Check::BufferLength,
        "int f(const uint8_t *buf, int len) { return buf[0] << 8 | buf[1]; }",
        "int f(const uint8_t *buf, int len) { if (len < 2) return -1; return buf[0] << 8 | buf[1]; }",
    ),
    (
        Check::LengthMinusOne,
        "void f(char *s) { size_t n = strlen(s); s[n - 1] = 0; }",
        "void f(char *s) { size_t n = strlen(s); if (n == 0) return; s[n - 1] = 0; }",
    ),
    (
        Check::UnboundedCopy,
        "void f(char *s) { char b[8]; strcpy(b, s); }",
        "void f(char *s) { char b[8]; snprintf(b, sizeof(b), \"%s\", s); }",
    ),
    (
        Check::UnboundedCopy,
        "void f(void) { char b[8]; scanf(\"%s\", b); }",
        "void f(void) { char b[8]; if (scanf(\"%7s\", b) != 1) return; }",
    ),
    (
        Check::SizeIgnoresOffset,
        "void f(int s, int n) { char b[64]; recv(s, b + n, sizeof(b), 0); }",
        "void f(int s, int n) { char b[64]; recv(s, b + n, sizeof(b) - n, 0); }",
    ),
    (
        Check::SizeOverflow,
        "void *f(unsigned n, unsigned m) { return malloc(n * m); }",
        "void *f(size_t n, size_t m) { if (m > 0 && n > SIZE_MAX / m) return 0; return malloc(n * m); }",
    ),
    (Check::FormatString, "void f(char *s) { printf(s); }", "void f(char *s) { printf(\"%s\", s); }"),
    (
        Check::AccessThenOpen,
        "int f(const char *p) { if (access(p, 4)) return -1; return open(p, 0); }",
        "int f(const char *p) { int fd = open(p, 0); return fd; }",
    ),
    (
        Check::UntrustedCommand,
        "void f(char *s) { char c[64]; snprintf(c, sizeof(c), \"ls %s\", s); system(s); }",
        "void f(char *s) { system(\"ls\"); }",
    ),
    (
        Check::DanglingField,
        "void f(struct c *c) { free(c->buf); c->n = 0; }",
        "void f(struct c *c) { free(c->buf); c->buf = NULL; c->n = 0; }",
    ),
    (Check::Uninitialised, "int f(int c) { int x; return x + c; }", "int f(int c) { int x; if (c) x = 1; else x = 2; return x + c; }"),
    (
        Check::CursorPastEnd,
        "int f(const char *p, const char *end) { int n = 0; while (p < end) { n += *p++; n += *p++; } return n; }",
        "int f(const char *p, const char *end) { int n = 0; while (p < end) { n += *p++; if (p >= end) break; n += *p++; } return n; }",
    ),
    (
        Check::MissingTerminator,
        "void f(struct s *o, const char *n) { char b[8]; strncpy(b, n, sizeof(b)); puts(b); }",
        "void f(struct s *o, const char *n) { char b[8]; strncpy(b, n, sizeof(b) - 1); b[7] = 0; puts(b); }",
    ),
];

/// The same for slips that the shape of a function shows.
const SHAPES: &[(Check, &str, &str)] = &[
    (
        Check::AssignInTest,
        "enum mode { OFF, ON }; int f(struct s *s) { if (s->mode = ON) return 1; return 0; }",
        "enum mode { OFF, ON }; int f(struct s *s, struct s *t) { if (s->mode == ON) return 1; while ((s = t)) t = t->next; return 0; }",
    ),
    (
        Check::BitwiseTest,
        "int f(struct n *p) { return (p != NULL) & (p->used > 0); }",
        "int f(struct n *p, int a) { return (p != NULL) && (p->used > 0) ? (p->flags & 4) : (p != NULL) & (a > 0); }",
    ),
    (
        Check::BitwiseTest,
        "int f(struct n *p) { if (!p | p->used == 0) return 1; return 0; }",
        "int f(struct n *p) { if (!p || p->used == 0) return 1; return 0; }",
    ),
    (
        Check::LostBlock,
        "int grow(struct b *b, size_t n) { b->at = realloc(b->at, n); if (!b->at) return -1; return 0; }",
        "int grow(struct b *b, size_t n) { char *more = realloc(b->at, n); if (!more) return -1; b->at = more; return 0; } \
         char *all(char *p, size_t n) { static char *q; q = realloc(q, n); if (!q) abort(); return q; }",
    ),
    (
        Check::FallsThrough,
        "unsigned f(int n) { unsigned r = 1; switch (n) { case 1: r |= 2; case 2: r |= 128; break; case 3: break; } return r; }",
        "unsigned f(int n) { unsigned r = 1; switch (n) { case 1: r |= 2; break; case 2: r |= 4; /* fall through */ case 3: r |= 8; break; } return r; }",
    ),
    (
        Check::DeepRecursion,
        "static int load(struct s *s, int depth) { if (depth < 0) return -1; return next(s) ? load(s, depth + 1) : 0; }",
        "static int load(struct s *s, int depth) { if (depth > MOST) return -1; return next(s) ? load(s, depth + 1) : 0; } \
         static void show(struct t *t, int level) { indent(level); if (t->left) show(t->left, level + 1); }",
    ),
    (
        Check::EndlessLoop,
        "int f(const struct m *m, size_t at) { for (;;) { unsigned char c = m->data[at++]; if (!c) break; if (c > 191) at = (c & 63) << 8 | m->data[at]; else at += c; } return 0; }",
        "int f(const struct m *m, size_t at) { int jumps = 0; for (;;) { unsigned char c = m->data[at++]; if (!c) break; if (c > 191) { if (++jumps > 9) return -1; at = (c & 63) << 8 | m->data[at]; } else at += c; } return 0; }",
    ),
    (
        Check::EndlessLoop,
        "int f(struct v *v, unsigned c) { unsigned n = 0; while (c < 99) { n++; if (entry(v, c, &c)) return -1; } return n; }",
        "int f(struct v *v, unsigned c) { unsigned n = 0; while (c < 99) { if (n++ > v->count) return -1; if (entry(v, c, &c)) return -1; } return n; }",
    ),
    (
        Check::EndlessLoop,
        "void f(const unsigned char *p, int left) { while (left > 2) { const struct h *h = (const struct h *)p; if (h->size > left) return; left -= h->size; p += h->size; } }",
        "void f(const unsigned char *p, int left) { while (left > 2) { const struct h *h = (const struct h *)p; if (h->size < sizeof(*h) || h->size > left) return; left -= h->size; p += h->size; } }",
    ),
    (
        Check::UnpackedWithoutBound,
        "int f(z_stream *z, char **out) { char *p = NULL; size_t cap = 0; int r; do { if (cap > SIZE_MAX - 99) return -1; cap += 99; p = more(realloc(*out, cap)); r = inflate(z, 0); } while (r == 0); return r; }",
        "int f(z_stream *z, char **out) { char *p = NULL; size_t cap = 0; int r; do { if (cap > MOST) return -1; cap += 99; p = more(realloc(*out, cap)); r = inflate(z, 0); } while (r == 0); return r; }",
    ),
    (
        Check::HandedOutWithHoles,
        "long f(struct c *c, void *to) { struct info info; info.rev = c->rev; if (copy_to_user(to, &info, sizeof(info))) return -1; return 0; }",
        "long f(struct c *c, void *to) { struct info info; memset(&info, 0, sizeof(info)); info.rev = c->rev; if (copy_to_user(to, &info, sizeof(info))) return -1; return 0; } \
         long g(struct c *c, void *to) { struct info info = { .rev = c->rev }; return copy_to_user(to, &info, sizeof(info)); }",
    ),
    (
        Check::PointerFromInput,
        "int f(const unsigned char *m) { struct s *s; uint64_t t; memcpy(&t, m, sizeof(t)); s = (struct s *)(uintptr_t)t; return s->n; }",
        "int f(const unsigned char *m) { struct s *s; uint64_t t; memcpy(&t, m, sizeof(t)); s = lookup(t); return s->n; }",
    ),
    (
        Check::LetterAsIndex,
        "extern const unsigned char kind[256]; int f(const char *s) { char c = *s; return kind[c]; }",
        "extern const unsigned char kind[256]; int f(const char *s) { unsigned char c = *s; return kind[c] + kind[(unsigned char)*s]; }",
    ),
    (
        Check::UnsafeInHandler,
        "static char *kept; static void drop(void) { free(kept); } static void on(int n) { drop(); } void f(void) { signal(15, on); }",
        "static volatile sig_atomic_t end; static void on(int n) { end = n; write(2, \"x\", 1); } void f(void) { signal(15, on); while (!end) pause(); puts(\"\"); }",
    ),
];

/// The same for numbers that are taken at their word.
const TRUSTED: &[(Check, &str, &str)] = &[
    (
        Check::SumCompared,
        "int f(const struct v *v) { struct h h; memcpy(&h, v->base, sizeof(h)); if (h.at + h.size > v->len) return -1; return 0; }",
        "int f(const struct v *v) { struct h h; memcpy(&h, v->base, sizeof(h)); if (h.at > v->len || h.size > v->len - h.at) return -1; return 0; }",
    ),
    (
        Check::LengthUnderflow,
        "int f(const unsigned char *p, size_t len, size_t head) { size_t pad; if (len == 0 || head > len) return -1; pad = p[len - 1]; if (pad > len) return -1; return put(p + head, len - head - pad); }",
        "int f(const unsigned char *p, size_t len, size_t head) { size_t pad; if (len == 0 || head > len) return -1; pad = p[len - 1]; if (pad > len - head) return -1; return put(p + head, len - head - pad); }",
    ),
    (
        Check::UncheckedIndex,
        "struct s { int at[8]; int n; }; void f(struct s *s, struct r *r) { int i; s->n = (int)read_u8(r) + 1; for (i = 0; i < s->n; i++) s->at[i] = 0; }",
        "struct s { int at[8]; int n; }; void f(struct s *s, struct r *r) { int i; s->n = (int)read_u8(r) + 1; if (s->n > 8) return; for (i = 0; i < s->n; i++) s->at[i] = 0; }",
    ),
    (
        Check::AssertByInput,
        "int f(const char *p) { struct h h; if (h_parse(&h, p) < 0) return -1; assert(h.version == 2); return 0; }",
        "int f(const char *p) { struct h h; assert(p != NULL); if (h_parse(&h, p) < 0) return -1; if (h.version != 2) return -1; return 0; }",
    ),
    (
        Check::SizeIgnoresOffset,
        "void f(FILE *i) { char to[64]; size_t used = 0; char l[32]; while (fgets(l, 32, i)) { size_t n = strlen(l); if (n >= 64) break; memcpy(to + used, l, n); used += n; } }",
        "void f(FILE *i) { char to[64]; size_t used = 0; char l[32]; while (fgets(l, 32, i)) { size_t n = strlen(l); if (n >= 64 - used) break; memcpy(to + used, l, n); used += n; } }",
    ),
    (
        Check::MissingTerminator,
        "int f(const char *l) { char t[99]; if (readlink(l, t, sizeof(t)) <= 0) return -1; const char *b = strrchr(t, '/'); return b != NULL; }",
        "int f(const char *l) { char t[99]; ssize_t n = readlink(l, t, sizeof(t) - 1); if (n <= 0) return -1; t[n] = 0; const char *b = strrchr(t, '/'); return b != NULL; }",
    ),
];

/// The same in C++.
const CPP: &[(Check, &str, &str)] = &[
    (
        Check::ChangedUnderLoop,
        "void f(std::vector<int> &v) { for (auto it = v.begin(); it != v.end(); ++it) { if (*it == 0) v.push_back(1); } }",
        "void f(std::vector<int> &v, std::vector<int> &w) { for (auto it = v.begin(); it != v.end(); ++it) { if (*it == 0) { v.push_back(1); break; } w.push_back(2); } \
         for (size_t i = 0; i < v.size(); ++i) v.push_back(3); }",
    ),
    (
        Check::ChangedUnderLoop,
        "void f(std::map<int, int> &m) { for (auto it = m.begin(); it != m.end(); ++it) { if (it->second == 0) m.erase(it); } }",
        "void f(std::map<int, int> &m) { for (auto it = m.begin(); it != m.end();) { if (it->second == 0) it = m.erase(it); else ++it; } \
         for (auto it = m.begin(); it != m.end();) { if (it->second == 0) m.erase(it++); else ++it; } }",
    ),
    (
        Check::ChangedUnderLoop,
        "void f(std::vector<int> &v) { for (const auto &n : v) { if (n > 2) v.push_back(n); } }",
        "void f(std::vector<int> &v) { std::vector<int> more; for (const auto &n : v) { if (n > 2) more.push_back(n); } v.insert(v.end(), more.begin(), more.end()); }",
    ),
    (
        Check::TwoOwners,
        "void f() { T *raw = new T; std::shared_ptr<T> a(raw); keep(std::shared_ptr<T>(raw)); }",
        "void f() { T *raw = new T; std::shared_ptr<T> a(raw); keep(a); raw = new T; std::shared_ptr<T> b(raw); }",
    ),
];

/// What a function says elsewhere of what it does here, once against it and once with it.
const CONTRADICTIONS: &[(Check, &str, &str)] = &[
    (
        Check::BufferLength,
        "static unsigned weight(const uint8_t *from, const uint8_t *end) { unsigned n = 0; const uint8_t *p = from; do { n = n * 10 + (*p & 15); } while (*p++ & 128); return n; }",
        "static unsigned weight(const uint8_t *from, const uint8_t *end) { unsigned n = 0; const uint8_t *p = from; while (p < end) { n = n * 10 + (*p & 15); if (!(*p++ & 128)) break; } return n; }",
    ),
    (
        Check::OffByOne,
        "static int lamp(unsigned char *report, unsigned int size) { if (size >= 12 && report[11] == 4 && report[12] == 9) return 1; return 0; }",
        "static int lamp(unsigned char *report, unsigned int size) { if (size > 12 && report[11] == 4 && report[12] == 9) return 1; return 0; }",
    ),
    (
        Check::CursorPastEnd,
        "int key(struct text *t, int at, int end) { while (at < end && t->body[at] != '=') at++; if (t->body[at] != '=') return -1; return at; }",
        "int key(struct text *t, int at, int end) { while (at < end && t->body[at] != '=') at++; if (at == end || t->body[at] != '=') return -1; return at; }",
    ),
    (
        Check::UncheckedAllocation,
        "int fill(struct shop *s) { s->rows = malloc(64); if (!s->rows) return -1; s->names = strdup(s->title); s->names[0] = 65; open_shop(s); return 0; }",
        "int fill(struct shop *s) { s->rows = malloc(64); if (!s->rows) return -1; s->names = strdup(s->title); if (!s->names) return -1; s->names[0] = 65; open_shop(s); return 0; }",
    ),
    (
        Check::UncheckedIndex,
        "int door(struct hall *h, unsigned int n) { if (n >= h->doors) log_warn(\"door %u\", n); return h->state[n].open; }",
        "int door(struct hall *h, unsigned int n) { if (n >= h->doors) { log_warn(\"door %u\", n); return -1; } return h->state[n].open; }",
    ),
    (
        Check::UncheckedIndex,
        "struct ask { int row; }; int seat(struct hall *h, struct ask *a) { int row = a->row; if (row >= MAX_ROWS) return -1; return h->rows[row].free; }",
        "struct ask { int row; }; int seat(struct hall *h, struct ask *a) { int row = a->row; if (row < 0 || row >= MAX_ROWS) return -1; return h->rows[row].free; }",
    ),
    (
        Check::UseAfterFree,
        "void gone(struct lamp *l) { kfree(l->ring); cancel_work_sync(&l->blink); kfree(l); }",
        "void gone(struct lamp *l) { cancel_work_sync(&l->blink); kfree(l->ring); kfree(l); }",
    ),
    (
        Check::SizeOverflow,
        "long seats(struct ask *a) { struct seat *s; if (a->n < 1) return -1; s = kmalloc(a->n * sizeof(*s), GFP_KERNEL); if (!s) return -1; if (copy_from_user(s, a->from, a->n * sizeof(*s))) { kfree(s); return -1; } return book(s); }",
        "long seats(struct ask *a) { struct seat *s; if (a->n < 1 || a->n > MAX_SEATS) return -1; s = kmalloc(a->n * sizeof(*s), GFP_KERNEL); if (!s) return -1; if (copy_from_user(s, a->from, a->n * sizeof(*s))) { kfree(s); return -1; } return book(s); }",
    ),
    (
        Check::SizeOverflow,
        "char *wide(const char *from, int len) { char *to; unsigned room = len * 4 + 1; to = malloc(room); if (!to) return 0; widen(to, from, len); return to; }",
        "char *wide(const char *from, int len) { char *to; if (len > 1000000) return 0; to = malloc(len * 4 + 1); if (!to) return 0; widen(to, from, len); return to; } char *hex(const char *from, int len) { char *to = malloc(len * 2 + 1); if (!to) return 0; widen(to, from, len); return to; }",
    ),
    (
        Check::CopyLength,
        "void note(struct shop *s, unsigned char *at) { struct tag *t; t = (struct tag *)(at + 4); memcpy(s->last.tag, t, t->len + 2); }",
        "void note(struct shop *s, unsigned char *at) { struct tag *t; t = (struct tag *)(at + 4); if (t->len + 2 > sizeof(s->last.tag)) return; memcpy(s->last.tag, t, t->len + 2); }",
    ),
];

/// What is right, though it reads like a slip.
const RIGHT: &[(Check, &str)] = &[
    // These do not come back.
    (
        Check::UncheckedIndex,
        "int door(struct hall *h, unsigned int n) { if (n >= h->doors) luaL_error(h->state, \"door %u\", n); return h->state[n].open; }",
    ),
    (
        Check::UncheckedIndex,
        "int door(struct hall *h, unsigned int n) { if (n >= h->doors) elog(ERROR, \"door %u\", n); return h->state[n].open; }",
    ),
    // Nobody knows whether the member has a sign.
    (
        Check::UncheckedIndex,
        "int seat(struct hall *h, struct ask *a) { int row = a->row; if (row >= MAX_ROWS) return -1; return h->rows[row].free; }",
    ),
    // A text has a zero where it ends.
    (
        Check::CursorPastEnd,
        "int key(const char *t) { int at = 0, end = strlen(t); while (at < end && t[at] != '=') at++; if (t[at] != '=') return -1; return at; }",
    ),
    (
        Check::CursorPastEnd,
        "int key(char *t, int end) { int at = 0; t[end] = 0; while (at < end && t[at] != '=') at++; if (t[at] != '=') return -1; return at; }",
    ),
    // It is not followed here.
    (
        Check::UncheckedAllocation,
        "int fill(struct shop *s) { s->rows = malloc(64); if (!s->rows) return -1; s->names = strdup(s->title); return 0; }",
    ),
];

#[test]
fn what_reads_like_a_slip_is_none() {
    for (check, text) in RIGHT {
        assert!(!checks_in(Language::C, text).contains(check), "{check:?} is found in {text}");
    }
    let told = "int door(struct hall *h, unsigned int n) { if (n >= h->doors) elog(WARNING, \"door %u\", n); return h->state[n].open; }";
    assert!(checks(told).contains(&Check::UncheckedIndex));
}

/// What is asked whether it is nothing was not found to be something.
#[test]
fn a_question_for_nothing_is_none_for_its_kind() {
    for name in ["list_is_empty", "is_null", "isnull", "IsErr", "is_invalid"] {
        assert!(!super::names::asks_kind(name), "{name}");
    }
    for name in ["is_dir", "node_is_leaf", "IsString"] {
        assert!(super::names::asks_kind(name), "{name}");
    }
}

#[test]
fn slips_of_shape_are_told_from_what_is_right() {
    for (language, pairs) in [(Language::C, SHAPES), (Language::C, TRUSTED), (Language::C, CONTRADICTIONS), (Language::Cpp, CPP)] {
        for (check, bad, good) in pairs {
            assert!(checks_in(language, bad).contains(check), "{check:?} is not found in {bad}");
            assert!(!checks_in(language, good).contains(check), "{check:?} is found in {good}");
        }
    }
}

#[test]
fn bad_forms_are_told_from_good_ones() {
    let (mut hits, mut alarms, mut wrong) = (0, 0, Vec::new());
    for (check, bad, good) in PAIRS {
        let (b, g) = (checks(bad), checks(good));
        hits += i32::from(b.contains(check));
        alarms += i32::from(!g.is_empty());
        if !b.contains(check) || !g.is_empty() {
            wrong.push(format!("{check:?}: bad {b:?}, good {g:?}\n  {bad}\n  {good}"));
        }
    }
    assert!(wrong.is_empty(), "{hits} of {} found, {alarms} false alarms:\n{}", PAIRS.len(), wrong.join("\n"));
}

/// A loop that steps by numbers comes to a fixpoint, and every beginning of a function is analysed without a panic.
#[test]
fn every_beginning_is_analysed() {
    let text = "int f(char *p, int n) { int i = 0, a[4]; top: while (i < n) { i += 2; if (a[i] > 3) goto top; switch (n) { case 1: i--; default: a[i++] = *p++; } } \
                do { free(p); p = next(p); } while (p); return sizeof(a) ? a[n] : (a[0], i); }";
    for end in (0..=text.len()).filter(|end| text.is_char_boundary(*end)) {
        checks(&text[..end]);
    }
}

#[test]
fn what_is_cut_to_a_number_is_bounded_by_it() {
    let is_found = |cut: &str| {
        let text = format!("void f(const char *from, size_t n) {{ char to[100]; {cut} memcpy(to, from, n); }}");
        checks(&text).contains(&Check::CopyLength)
    };
    assert!(!is_found("if (n > 64) n = 64;"));
    assert!(is_found("if (from[0]) n = 64;"));
    assert!(is_found(""));
}
