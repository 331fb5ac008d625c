//! Bad and good forms that both analyses have to tell apart together. Each good form differs from its bad one by the flaw alone.

use assay_manifests::{Language, Span, Unit, Verdict, cwe::related};

use super::Memory;
use crate::{
    flow::lower,
    panel::{ArtifactView, FileView, UnitView, Validator},
    parse::parse,
};

pub(super) fn judged(language: Language, text: &str) -> Verdict {
    let parsed = parse(language, text).expect("parses");
    let module = lower::lower(language, "a.c", text, &parsed.flat()).expect("lowers");
    let modules = [&module];
    let artifact = ArtifactView { modules: &modules, ..ArtifactView::default() };
    let file = FileView { path: "a.c", language, text, parsed: Some(&parsed), module: Some(&module), artifact: &artifact };
    let span = Span { start: 0, end: text.len() as u32, line: 1, end_line: text.lines().count() as u32 };
    Memory.judge(&file, &[UnitView { unit: Unit::File, name: "a.c", span, content: text }]).remove(0)
}

const PAIRS: &[(u32, &str, &str)] = &[
    // A file that is read after it was closed.
    (
        416,
        "int first(const char *p) { char b[9]; FILE *f = fopen(p, \"r\"); if (!f) return 1; fclose(f);\n if (!fgets(b, 9, f)) return 2;\n return b[0]; }",
        "int first(const char *p) { char b[9]; FILE *f = fopen(p, \"r\"); if (!f) return 1;\n if (!fgets(b, 9, f)) { fclose(f); return 2; }\n fclose(f); return b[0]; }",
    ),
    // A byte's worth of letters fits where so many have room.
    (
        787,
        "struct card { char name[200]; };\nint name_it(struct card *c, const uint8_t *from, uint8_t n) {\n memcpy(c->name, from, n);\n return c->name[0]; }",
        "struct card { char name[256]; };\nint name_it(struct card *c, const uint8_t *from, uint8_t n) {\n memcpy(c->name, from, n);\n return c->name[0]; }",
    ),
    // What a call said of its rights is kept in a variable.
    (
        273,
        "int main(void) { int rc = setgid(99);\n if (rc != 0) perror(\"setgid\");\n execl(\"/usr/bin/quay\", \"quay\", (char *)NULL); return 1; }",
        "int main(void) { int rc = setgid(99);\n if (rc != 0) return 1;\n execl(\"/usr/bin/quay\", \"quay\", (char *)NULL); return 1; }",
    ),
    // What a failed call released of a structure is released once more by who called it, behind `||`.
    (
        415,
        "struct key { char *a, *b; };\nstatic int part(const char *s, char **out) { if (*s == 0) return -1; *out = malloc(9); if (*out == NULL) return -1; return 0; }\nstatic int fill(struct key *k, const char *s) { if (part(s, &k->a) != 0) return -1;\n if (part(s + 1, &k->b) != 0) { free(k->a); return -1; } return 0; }\nstruct key *load(const char *s, int n) { struct key *k = calloc(1, sizeof *k); if (!k) return NULL;\n if (fill(k, s) != 0 || n == 0) { free(k->b); free(k->a); free(k); return NULL; } return k; }",
        "struct key { char *a, *b; };\nstatic int part(const char *s, char **out) { if (*s == 0) return -1; *out = malloc(9); if (*out == NULL) return -1; return 0; }\nstatic int fill(struct key *k, const char *s) { if (part(s, &k->a) != 0) return -1;\n if (part(s + 1, &k->b) != 0) { free(k->a); k->a = NULL; return -1; } return 0; }\nstruct key *load(const char *s, int n) { struct key *k = calloc(1, sizeof *k); if (!k) return NULL;\n if (fill(k, s) != 0 || n == 0) { free(k->b); free(k->a); free(k); return NULL; } return k; }",
    ),
    // What was copied of a text and ended by hand is as long as was copied.
    (
        121,
        "static void put(char *to, size_t room, const char *from) { size_t n = strlen(from); if (n >= room) n = room - 1;\n memcpy(to, from, n); to[n] = 0; }\nint main(void) { char in[200], wide[60], slim[20]; if (!fgets(in, sizeof in, stdin)) return 1;\n put(wide, sizeof wide, in);\n put(slim, sizeof wide, wide); return puts(slim); }",
        "static void put(char *to, size_t room, const char *from) { size_t n = strlen(from); if (n >= room) n = room - 1;\n memcpy(to, from, n); to[n] = 0; }\nint main(void) { char in[200], wide[60], slim[20]; if (!fgets(in, sizeof in, stdin)) return 1;\n put(wide, sizeof wide, in);\n put(slim, sizeof slim, wide); return puts(slim); }",
    ),
    // A loop of many rounds leaves what is behind it to be looked at.
    (
        416,
        "struct row { int *at; size_t n, room; };\nstatic int add(struct row *r, int v) { if (r->n == r->room) { size_t m = r->room ? r->room * 2 : 2; int *p = realloc(r->at, m * sizeof(int)); if (!p) return -1; r->at = p; r->room = m; }\n r->at[r->n++] = v; return 0; }\nint main(void) { struct row r = { NULL, 0, 0 }; int *one; if (add(&r, 7)) return 1;\n one = &r.at[0];\n for (int i = 0; i < 6000; i++) if (add(&r, i)) break;\n *one += 1;\n free(r.at); return 0; }",
        "struct row { int *at; size_t n, room; };\nstatic int add(struct row *r, int v) { if (r->n == r->room) { size_t m = r->room ? r->room * 2 : 2; int *p = realloc(r->at, m * sizeof(int)); if (!p) return -1; r->at = p; r->room = m; }\n r->at[r->n++] = v; return 0; }\nint main(void) { struct row r = { NULL, 0, 0 }; int *one; if (add(&r, 7)) return 1;\n for (int i = 0; i < 6000; i++) if (add(&r, i)) break;\n one = &r.at[0];\n *one += 1;\n free(r.at); return 0; }",
    ),
    // A text's length that is given to a function as a narrower number.
    (
        197,
        "static int small(unsigned short n) { return n < 300; }\nint main(void) { char in[90000], box[300]; if (!fgets(in, sizeof in, stdin)) return 1;\n if (!small(strlen(in))) return 1;\n memcpy(box, in, strlen(in) + 1); return puts(box); }",
        "static int small(size_t n) { return n < 300; }\nint main(void) { char in[90000], box[300]; if (!fgets(in, sizeof in, stdin)) return 1;\n if (!small(strlen(in))) return 1;\n memcpy(box, in, strlen(in) + 1); return puts(box); }",
    ),
    // Who could not give up its rights goes on with them.
    (
        273,
        "static int shed(uid_t to) { if (setuid(to) != 0) return -1; return 0; }\nint main(void) { int bad = shed(99); if (bad != 0) { perror(\"setuid\"); bad = 0; }\n if (bad != 0) return 1;\n execl(\"/usr/bin/quay\", \"quay\", (char *)NULL); return 1; }",
        "static int shed(uid_t to) { if (setuid(to) != 0) return -1; return 0; }\nint main(void) { int bad = shed(99); if (bad != 0) { perror(\"setuid\"); bad = 2; }\n if (bad != 0) return 1;\n execl(\"/usr/bin/quay\", \"quay\", (char *)NULL); return 1; }",
    ),
    // A program that is looked for, out of a table.
    (
        426,
        "static const char *const tools[] = { \"/usr/bin/sort\", \"sort\" };\nint run(int at) { return at; }\nint main(void) { execlp(tools[run(1)], \"sort\", (char *)NULL); return 1; }",
        "static const char *const tools[] = { \"/usr/bin/sort\", \"sort\" };\nint run(int at) { return at; }\nint main(void) { execlp(tools[run(0)], \"sort\", (char *)NULL); return 1; }",
    ),
    // A resized block whose old place is overwritten by the inner of two assignments.
    (
        401,
        "int more(char **all, size_t n) { char *p;\n p = *all = realloc(*all, n);\n if (p == NULL) return -1;\n return 0; }",
        "int more(char **all, size_t n) { char *p;\n p = realloc(*all, n);\n if (p == NULL) return -1;\n *all = p; return 0; }",
    ),
    // A step that is read from the data and may be nothing.
    (
        835,
        "int walk(const uint8_t *p, size_t n) { size_t at = 0;\n while (n - at >= 4) { size_t step = (size_t)p[at + 1] * 4;\n if (step > n - at) return -1;\n at += step; }\n return 0; }",
        "int walk(const uint8_t *p, size_t n) { size_t at = 0;\n while (n - at >= 4) { size_t step = (size_t)p[at + 1] * 4;\n if (step == 0 || step > n - at) return -1;\n at += step; }\n return 0; }",
    ),
    // Two functions that come back to each other as deep as the text is nested.
    (
        674,
        "struct src { const char *at, *end; int seen; };\nstatic int item(struct src *s);\nstatic int group(struct src *s) { s->at++; while (s->at < s->end && *s->at != '}') if (item(s)) return -1; s->at++; return 0; }\nstatic int item(struct src *s) { if (s->at >= s->end) return -1; if (*s->at == '{')\n return group(s); s->at++; return 0; }",
        "struct src { const char *at, *end; int deep; };\nstatic int item(struct src *s);\nstatic int group(struct src *s) { s->at++; while (s->at < s->end && *s->at != '}') if (item(s)) return -1; s->at++; s->deep--; return 0; }\nstatic int item(struct src *s) { if (s->at >= s->end) return -1; if (*s->at == '{') { if (++s->deep > 40) return -1;\n return group(s); } s->at++; return 0; }",
    ),
    // A count that is stepped behind the unlock, and under it elsewhere.
    (
        362,
        "struct berth { pthread_mutex_t lock; int ships; };\nvoid arrive(struct berth *b) { pthread_mutex_lock(&b->lock); b->ships++; pthread_mutex_unlock(&b->lock); }\nvoid depart(struct berth *b) { pthread_mutex_lock(&b->lock); log_it(b); pthread_mutex_unlock(&b->lock);\n b->ships--; }",
        "struct berth { pthread_mutex_t lock; int ships; };\nvoid arrive(struct berth *b) { pthread_mutex_lock(&b->lock); b->ships++; pthread_mutex_unlock(&b->lock); }\nvoid depart(struct berth *b) { pthread_mutex_lock(&b->lock); log_it(b);\n b->ships--; pthread_mutex_unlock(&b->lock); }",
    ),
    // A variable that two threads step.
    (
        362,
        "static int tide;\nstatic void *rise(void *n) {\n tide++; return n; }\nint main(void) { pthread_t a, b; pthread_create(&a, 0, rise, 0); pthread_create(&b, 0, rise, 0); pthread_join(a, 0); pthread_join(b, 0); return tide; }",
        "static int tide;\nstatic void *rise(void *n) {\n __sync_fetch_and_add(&tide, 1); return n; }\nint main(void) { pthread_t a, b; pthread_create(&a, 0, rise, 0); pthread_create(&b, 0, rise, 0); pthread_join(a, 0); pthread_join(b, 0); return tide; }",
    ),
    // A test before the lock decides what is done under it.
    (
        362,
        "struct hold { pthread_mutex_t m; int left; };\nint take(struct hold *h) { if (h->left == 0) return -1;\n pthread_mutex_lock(&h->m); h->left--; pthread_mutex_unlock(&h->m); return 0; }",
        "struct hold { pthread_mutex_t m; int left; };\nint take(struct hold *h) { int got = -1; pthread_mutex_lock(&h->m); if (h->left > 0) {\n h->left--; got = 0; } pthread_mutex_unlock(&h->m); return got; }",
    ),
    // A function that fails leaves what it released where its caller releases it again.
    (
        415,
        "struct chart { char *name, *note; };\nstatic int fill(struct chart *c, int fd) { c->name = malloc(16); if (!c->name) return -1; c->note = malloc(16);\n if (!c->note || read(fd, c->note, 16) != 16) { free(c->name); return -1; } return 0; }\nstruct chart *load(int fd) { struct chart *c = calloc(1, sizeof *c); if (!c) return NULL;\n if (fill(c, fd)) { free(c->note); free(c->name); free(c); return NULL; } return c; }",
        "struct chart { char *name, *note; };\nstatic int fill(struct chart *c, int fd) { c->name = malloc(16); if (!c->name) return -1; c->note = malloc(16);\n if (!c->note || read(fd, c->note, 16) != 16) { free(c->name); c->name = NULL; return -1; } return 0; }\nstruct chart *load(int fd) { struct chart *c = calloc(1, sizeof *c); if (!c) return NULL;\n if (fill(c, fd)) { free(c->note); free(c->name); free(c); return NULL; } return c; }",
    ),
    // An answer that one of the functions which fill it leaves half empty.
    (
        908,
        "struct answer { uint8_t op; char name[20]; uint32_t count; };\nstatic void say_name(struct answer *a, const char *n) { snprintf(a->name, sizeof a->name, \"%s\", n); }\nstatic void say_count(struct answer *a, uint32_t n) { a->count = n; }\nint reply(int fd, int op, uint32_t n) { struct answer a;\n a.op = (uint8_t)op; if (op == 1) say_name(&a, \"buoy\"); else say_count(&a, n);\n return send(fd, &a, sizeof(a), 0) < 0; }",
        "struct answer { uint8_t op; char name[20]; uint32_t count; };\nstatic void say_name(struct answer *a, const char *n) { snprintf(a->name, sizeof a->name, \"%s\", n); }\nstatic void say_count(struct answer *a, uint32_t n) { a->count = n; }\nint reply(int fd, int op, uint32_t n) { struct answer a; memset(&a, 0, sizeof(a));\n a.op = (uint8_t)op; if (op == 1) say_name(&a, \"buoy\"); else say_count(&a, n);\n return send(fd, &a, sizeof(a), 0) < 0; }",
    ),
    // A place moves on by what was to be written, and the room stays as it was.
    (
        121,
        "struct out { char *to; size_t left; };\nstatic void add(struct out *o, const char *word) { int n = snprintf(o->to, o->left, \"[%s]\", word);\n if (n > 0) o->to += n; }\nint main(int argc, char **argv) { char row[40]; struct out o = { row, sizeof row };\n for (int i = 1; i < argc; i++) add(&o, argv[i]);\n return puts(row); }",
        "struct out { char *to; size_t left; };\nstatic void add(struct out *o, const char *word) { int n = snprintf(o->to, o->left, \"[%s]\", word);\n if (n < 0) return; if ((size_t)n >= o->left) n = (int)o->left - 1; o->to += n; o->left -= (size_t)n; }\nint main(int argc, char **argv) { char row[40]; struct out o = { row, sizeof row };\n for (int i = 1; i < argc; i++) add(&o, argv[i]);\n return puts(row); }",
    ),
    // Whether a copy by length ends is told by how long its source turns out to be.
    (
        170,
        "int main(int argc, char **argv) { char port[16]; if (argc < 2) return 1;\n strncpy(port, argv[1], sizeof port);\n if (strlen(argv[1]) < 16) port[15] = 0;\n return (int)strlen(port); }",
        "int main(int argc, char **argv) { char port[16]; if (argc < 2) return 1;\n strncpy(port, argv[1], sizeof port);\n if (strlen(argv[1]) > 15) port[15] = 0;\n return (int)strlen(port); }",
    ),
    // A size that was worked out in a wide type, elsewhere than where room is made.
    (
        190,
        "struct tile { uint16_t w, h; };\nstatic char *room(const struct tile *t) { uint16_t all = (uint16_t)t->w * t->h;\n return all ? malloc(all) : NULL; }\nint main(void) { unsigned char b[4]; struct tile t; if (fread(b, 1, 4, stdin) != 4) return 1;\n t.w = (uint16_t)(b[0] | b[1] << 8); t.h = (uint16_t)(b[2] | b[3] << 8);\n char *p = room(&t); free(p); return 0; }",
        "struct tile { uint16_t w, h; };\nstatic char *room(const struct tile *t) { size_t all = (size_t)t->w * t->h;\n return all ? malloc(all) : NULL; }\nint main(void) { unsigned char b[4]; struct tile t; if (fread(b, 1, 4, stdin) != 4) return 1;\n t.w = (uint16_t)(b[0] | b[1] << 8); t.h = (uint16_t)(b[2] | b[3] << 8);\n char *p = room(&t); free(p); return 0; }",
    ),
    // A function of the file that releases what it is given releases it for who calls it on one way only, too.
    (
        416,
        "struct buoy { int fd; int lit; };\nextern int poll_buoy(struct buoy *b);\nstatic void sink(int why, struct buoy *b) { close(b->fd); if (b) free(b); log_it(why); }\nvoid tend(struct buoy *b) { if (poll_buoy(b) < 0)\n sink(1, b);\n b->lit = 1; }",
        "struct buoy { int fd; int lit; };\nextern int poll_buoy(struct buoy *b);\nstatic void sink(int why, struct buoy *b) { close(b->fd); if (b) free(b); log_it(why); }\nvoid tend(struct buoy *b) { if (poll_buoy(b) < 0) {\n sink(1, b); return; }\n b->lit = 1; }",
    ),
    // One that may leave before it does so need not.
    (
        416,
        "static void drop(struct buoy *b) { free(b); }\nint tend(struct buoy *b, int n) { drop(b);\n return b->lit; }",
        "static void drop(struct buoy *b) { if (--b->refs > 0) return; free(b); }\nint tend(struct buoy *b, int n) { drop(b);\n return b->lit; }",
    ),
    // A letter that was looked for in a text is no allocation that failed.
    (
        401,
        "int f(const char *s) { char *p = malloc(9); if (!p) return -1;\n strcpy(p, \"a=b\");\n char *e = strchr(p, '='); if (e == NULL)\n return -2;\n free(p); return 0; }",
        "int f(const char *s) { char *p = malloc(9); if (!p) return -1;\n strcpy(p, \"a=b\");\n char *e = strchr(p, '='); if (e == NULL) {\n free(p); return -2; }\n free(p); return 0; }",
    ),
    // Bytes that were read say how many are copied, into less room than they may say.
    (
        787,
        "int f(int fd) { char to[16]; unsigned char raw[64]; unsigned n;\n if (read(fd, raw, 64) != 64) return 1;\n n = raw[4];\n memcpy(to, raw + 5, n);\n return to[0]; }",
        "int f(int fd) { char to[16]; unsigned char raw[64]; unsigned n;\n if (read(fd, raw, 64) != 64) return 1;\n n = raw[4]; if (n > sizeof(to)) return 1;\n memcpy(to, raw + 5, n);\n return to[0]; }",
    ),
    (
        787,
        "int f(int fd) { unsigned char head[2]; char *to = malloc(256); if (!to) return 1;\n if (recv(fd, head, 2, 0) == 2) { size_t n = ((size_t)head[0] << 8) | head[1];\n recv(fd, to, n, 0); }\n free(to); return 0; }",
        "int f(int fd) { unsigned char head[2]; char *to = malloc(256); if (!to) return 1;\n if (recv(fd, head, 2, 0) == 2) { size_t n = ((size_t)head[0] << 8) | head[1];\n if (n <= 256) recv(fd, to, n, 0); }\n free(to); return 0; }",
    ),
    // How much a message has left says nothing of the room it is copied to.
    (
        787,
        "int on(const uint8_t *m, uint32_t left) { char name[128]; uint16_t n;\n if (left < 2) return -1;\n n = (uint16_t)(m[0] << 8 | m[1]); if (n > left - 2) return -1;\n strncpy(name, (const char *)m + 2, n);\n return match(name); }",
        "int on(const uint8_t *m, uint32_t left) { char name[128]; uint16_t n;\n if (left < 2) return -1;\n n = (uint16_t)(m[0] << 8 | m[1]); if (n > left - 2 || n >= sizeof(name)) return -1;\n memcpy(name, m + 2, n); name[n] = 0;\n return match(name); }",
    ),
    // A length with a sign that is compared above only.
    (
        195,
        "struct p { int32_t n; char b[256]; };\nint f(int s) { struct p p; char l[64]; int n;\n if (recv(s, &p, sizeof(p), 0) != sizeof(p)) return -1;\n n = (int32_t)ntohl((uint32_t)p.n); if (n >= 64) return -1;\n memcpy(l, p.b, n);\n return l[0]; }",
        "struct p { int32_t n; char b[256]; };\nint f(int s) { struct p p; char l[64]; int n;\n if (recv(s, &p, sizeof(p), 0) != sizeof(p)) return -1;\n n = (int32_t)ntohl((uint32_t)p.n); if (n < 0 || n >= 64) return -1;\n memcpy(l, p.b, n);\n return l[0]; }",
    ),
    // What a function says of its arguments holds where it is asked.
    (
        191,
        "static int enough(unsigned have, unsigned need) { return have != need; }\nint main(void) { unsigned have = (unsigned)(rand() % 500);\n if (enough(have, 120u)) {\n unsigned left = have - 120u;\n printf(\"%u\", left); }\n return 0; }",
        "static int enough(unsigned have, unsigned need) { return have >= need; }\nint main(void) { unsigned have = (unsigned)(rand() % 500);\n if (enough(have, 120u)) {\n unsigned left = have - 120u;\n printf(\"%u\", left); }\n return 0; }",
    ),
    // What a function gave a value to goes with what it returned.
    (
        457,
        "static int get(int k, int *to) { if (k > 3) return -1; *to = k; return 0; }\nint main(int c, char **v) { int n;\n if (get(c, &n) == 0) puts(\"got\");\n printf(\"%d\", n);\n return 0; }",
        "static int get(int k, int *to) { if (k > 3) return -1; *to = k; return 0; }\nint main(int c, char **v) { int n;\n int r = get(c, &n); if (r < 0) return 1;\n printf(\"%d\", n);\n return 0; }",
    ),
    // The room was measured by a function's argument.
    (
        122,
        "static char *take(size_t n) { char *p = malloc(n); if (!p) exit(1); return p; }\nchar *f(const char *a, const char *b) { size_t x = strlen(a), y = strlen(b);\n char *p = take(x + y + 1);\n strcpy(p, a);\n p[x] = '.';\n strcpy(p + x + 1, b);\n return p; }",
        "static char *take(size_t n) { char *p = malloc(n); if (!p) exit(1); return p; }\nchar *f(const char *a, const char *b) { size_t x = strlen(a), y = strlen(b);\n char *p = take(x + y + 2);\n strcpy(p, a);\n p[x] = '.';\n strcpy(p + x + 1, b);\n return p; }",
    ),
    // What the function releases at its end it releases on the way out too.
    (
        401,
        "int f(struct u *u, const char *d, int n) { char *p = kmemdup(d, n, 0); int r; if (!p) return -1;\n r = send_it(u, p, n); if (r < 0) {\n return r; }\n kfree(p); return 0; }",
        "int f(struct u *u, const char *d, int n) { char *p = kmemdup(d, n, 0); int r; if (!p) return -1;\n r = send_it(u, p, n); if (r < 0) {\n kfree(p); return r; }\n kfree(p); return 0; }",
    ),
    (
        775,
        "int f(const char *n) { FILE *i = fopen(n, \"r\"); if (!i) return -1;\n struct t *t = read_it(i); if (!t)\n return -2;\n fclose(i); return use(t); }",
        "int f(const char *n) { FILE *i = fopen(n, \"r\"); if (!i) return -1;\n struct t *t = read_it(i); fclose(i); if (!t)\n return -2;\n return use(t); }",
    ),
    // One of two texts, from wherever the worse one is; one of two blocks that a function returns.
    (
        134,
        "int main(void) { const char *m = getenv(\"M\");\n const char *t = m != NULL ? m : \"none\";\n printf(t);\n return 0; }",
        "int main(void) { const char *m = getenv(\"M\");\n const char *t = m != NULL ? \"some\" : \"none\";\n printf(t);\n return 0; }",
    ),
    (
        590,
        "static char none[] = \"x\";\nstatic char *pick(const char *n) { char *r; if (n == NULL) return none; r = malloc(9); if (r) strcpy(r, \"y\"); return r; }\nint main(int c, char **v) { char *s = pick(c > 1 ? v[1] : NULL);\n if (s) { puts(s); free(s); }\n return 0; }",
        "static char none[] = \"x\";\nstatic char *pick(const char *n) { char *r; if (n == NULL) n = none; r = malloc(9); if (r) strcpy(r, \"y\"); return r; }\nint main(int c, char **v) { char *s = pick(c > 1 ? v[1] : NULL);\n if (s) { puts(s); free(s); }\n return 0; }",
    ),
    (
        457,
        "int main(void) { int *d = malloc(10 * sizeof(int)); int i; if (!d) return 1;\n for (i = 0; i < 5; i++) d[i] = i;\n for (i = 0; i < 10; i++) printf(\"%d\", d[i]);\n free(d); return 0; }",
        "int main(void) { int *d = malloc(10 * sizeof(int)); int i; if (!d) return 1;\n for (i = 0; i < 10; i++) d[i] = i;\n for (i = 0; i < 10; i++) printf(\"%d\", d[i]);\n free(d); return 0; }",
    ),
    // Of two tests of what never changes one holds; a loop comes to its third round.
    (
        415,
        "static int on = 1;\nvoid f(void) { char *p = malloc(8); if (!p) return;\n if (on)\n free(p);\n if (on)\n free(p);\n }",
        "static int on = 1;\nvoid f(void) { char *p = malloc(8); if (!p) return;\n if (on)\n free(p);\n if (!on)\n free(p);\n }",
    ),
    (
        416,
        "int main(void) { char *p = malloc(8); int n = 0; if (!p) return 1;\n strcpy(p, \"x\");\n do {\n puts(p);\n n++;\n if (n == 2) free(p);\n } while (n < 3);\n return 0; }",
        "int main(void) { char *p = malloc(8); int n = 0; if (!p) return 1;\n strcpy(p, \"x\");\n do {\n puts(p);\n n++;\n if (n == 3) free(p);\n } while (n < 3);\n return 0; }",
    ),
    (
        415,
        "struct h { char *d; };\nstatic void clear(struct h *h) { free(h->d); }\nint main(void) { struct h a, b; a.d = malloc(9); if (!a.d) return 1;\n b = a;\n a.d[0] = 'x';\n printf(\"%c\", b.d[0]);\n clear(&a);\n clear(&b);\n return 0; }",
        "struct h { char *d; };\nstatic void clear(struct h *h) { free(h->d); }\nint main(void) { struct h a, b; a.d = malloc(9); if (!a.d) return 1;\n b = a;\n a.d[0] = 'x';\n printf(\"%c\", b.d[0]);\n clear(&a);\n b.d = NULL;\n clear(&b);\n return 0; }",
    ),
    // One of two texts, one of which is written to afterwards.
    (
        134,
        "int main(int c, char **v) { static char b[100] = \"x\";\n const char *t = c > 1 ? b : \"none\";\n if (!fgets(b, sizeof b, stdin)) return 1;\n printf(t);\n return 0; }",
        "int main(int c, char **v) { static char b[100] = \"x\";\n const char *t = c > 1 ? \"some\" : \"none\";\n if (!fgets(b, sizeof b, stdin)) return 1;\n printf(t);\n return 0; }",
    ),
    // What a loop or a switch asks may stand below its first line.
    (
        416,
        "struct n { char *p; };\nint f(struct n *x) { free(x->p);\n while (\n x->p[0]) return 1;\n return 0; }",
        "struct n { char *p; };\nint f(struct n *x) { free(x->p); x->p = fetch();\n while (\n x->p[0]) return 1;\n return 0; }",
    ),
    (
        416,
        "struct n { char *p; };\nint f(struct n *x) { free(x->p);\n switch (\n x->p[0]) { case 1: return 1; default: return 2; } }",
        "struct n { char *p; };\nint f(struct n *x) { free(x->p); x->p = fetch();\n switch (\n x->p[0]) { case 1: return 1; default: return 2; } }",
    ),
    // A length that somebody else gave a value to is not the sum that stands elsewhere.
    (
        191,
        "int f(FILE *i, const char *m, char *o, int k, size_t w) { uint32_t n;\n if (k) n = k + 8; else fread(&n, 1, w, i);\n memcpy(o, m, n - 8);\n return 0; }",
        "int f(FILE *i, const char *m, char *o, int k, size_t w) { uint32_t n;\n if (k) n = k + 8; else n = 12;\n memcpy(o, m, n - 8);\n return 0; }",
    ),
    // A function that fills a structure and compares what it says.
    (
        787,
        "struct r { uint16_t n; const uint8_t *p; };\nstatic int take(const uint8_t *b, size_t z, struct r *o) { if (z < 3) return -1;\n o->n = (uint16_t)(b[1] << 8 | b[2]); o->p = b + 3;\n return 0; }\nint f(int fd, const uint8_t *b, size_t z) { struct r r; uint8_t to[65540];\n if (take(b, z, &r) != 0) return -1;\n memcpy(to, r.p, r.n);\n return put(fd, to); }",
        "struct r { uint16_t n; const uint8_t *p; };\nstatic int take(const uint8_t *b, size_t z, struct r *o) { if (z < 3) return -1;\n o->n = (uint16_t)(b[1] << 8 | b[2]); o->p = b + 3; if (o->n > z - 3) return -1;\n return 0; }\nint f(int fd, const uint8_t *b, size_t z) { struct r r; uint8_t to[65540];\n if (take(b, z, &r) != 0) return -1;\n memcpy(to, r.p, r.n);\n return put(fd, to); }",
    ),
    // A block is left behind where a loop in a loop came before.
    (
        401,
        "int f(FILE *i, long *n) { char *c = malloc(4096); size_t g, k; if (!c) return -1;\n while ((g = fread(c, 1, 4096, i)) > 0) { for (k = 0; k < g; k++) { if (c[k] == 10) (*n)++; } }\n if (ferror(i)) {\n return -1; }\n free(c); return 0; }",
        "int f(FILE *i, long *n) { char *c = malloc(4096); size_t g, k; if (!c) return -1;\n while ((g = fread(c, 1, 4096, i)) > 0) { for (k = 0; k < g; k++) { if (c[k] == 10) (*n)++; } }\n if (ferror(i)) {\n free(c); return -1; }\n free(c); return 0; }",
    ),
    // Members that begin at zero, and a loop that need not run.
    (
        369,
        "struct s { long sum; long n; };\nstatic void feed(struct s *s, long v) { s->sum += v; s->n++; }\nint main(int c, char **v) { struct s s = {0, 0}; int i;\n for (i = 1; i < c; i++) feed(&s, atol(v[i]));\n printf(\"%ld\", s.sum / s.n);\n return 0; }",
        "struct s { long sum; long n; };\nstatic void feed(struct s *s, long v) { s->sum += v; s->n++; }\nint main(int c, char **v) { struct s s = {.sum = 0}; int i;\n for (i = 1; i < c; i++) feed(&s, atol(v[i]));\n if (s.n == 0) return 1;\n printf(\"%ld\", s.sum / s.n);\n return 0; }",
    ),
    (
        369,
        "struct g { int w; };\nint set(struct g *g, int w) { if (w < 0) return -1; g->w = w; if (g->w < 0) return -1; return 0; }\nint row(const struct g *g, int at) { return at / g->w; }",
        "struct g { int w; };\nint set(struct g *g, int w) { if (w <= 0) return -1; g->w = w; if (g->w <= 0) return -1; return 0; }\nint row(const struct g *g, int at) { return at / g->w; }",
    ),
    // A function of the file that prints by the format it is given.
    (
        134,
        "static void say(int p, const char *fmt, ...) { va_list a; va_start(a, fmt); vsyslog(p, fmt, a); va_end(a); }\nvoid f(struct m *m) {\n say(3, m->text); }",
        "static void say(int p, const char *fmt, ...) { va_list a; va_start(a, fmt); vsyslog(p, fmt, a); va_end(a); }\nvoid f(struct m *m) {\n say(3, \"%s\", m->text); }",
    ),
    // What fills an array from outside need not end in a zero, wherever the text is read.
    (
        170,
        "static int get(int fd, char *to, size_t n) { return read(fd, to, n) > 0 ? 0 : -1; }\nint main(void) { char name[40];\n if (get(0, name, sizeof name) != 0) return 1;\n printf(\"%zu\", strlen(name));\n return 0; }",
        "static int get(int fd, char *to, size_t n) { ssize_t g = read(fd, to, n - 1); if (g <= 0) return -1; to[g] = 0; return 0; }\nint main(void) { char name[40];\n if (get(0, name, sizeof name) != 0) return 1;\n printf(\"%zu\", strlen(name));\n return 0; }",
    ),
    // Room for pointers, measured by what they lead to.
    (
        131,
        "int f(struct t *t, size_t n) { char **rows;\n rows = realloc(t->rows, n * sizeof(**rows));\n if (!rows) return -1; t->rows = rows; return 0; }",
        "int f(struct t *t, size_t n) { char **rows;\n rows = realloc(t->rows, n * sizeof(*rows));\n if (!rows) return -1; t->rows = rows; return 0; }",
    ),
    (
        131,
        "int *f(size_t n) { int *a = malloc(n * sizeof(short));\n return a; }",
        "int *f(size_t n) { int *a = malloc(n * sizeof(int));\n return a; }",
    ),
    // The rest of a text is written where the part before it ends.
    (
        761,
        "int f(const char *t) { char *c = strdup(t), *s = c; if (!c) return -1;\n while (isspace((unsigned char)*s)) s++;\n puts(s);\n free(s); return 0; }",
        "int f(const char *t) { char *c = strdup(t), *s = c; if (!c) return -1;\n while (isspace((unsigned char)*s)) s++;\n puts(s);\n free(c); return 0; }",
    ),
    // Read until all is there, as much as is left each time.
    (
        787,
        "static int all(int fd, char *p, size_t n) { while (n > 0) { ssize_t g = recv(fd, p, n, 0); if (g <= 0) return -1; p += g; n -= (size_t)g; } return 0; }\nint f(int fd) { char to[33]; uint16_t w; unsigned n; if (all(fd, (char *)&w, sizeof w)) return -1;\n n = ntohs(w); if (w > 32) return -1;\n if (all(fd, to, n)) return -1;\n to[n] = 0;\n return use(to); }",
        "static int all(int fd, char *p, size_t n) { while (n > 0) { ssize_t g = recv(fd, p, n, 0); if (g <= 0) return -1; p += g; n -= (size_t)g; } return 0; }\nint f(int fd) { char to[33]; uint16_t w; unsigned n; if (all(fd, (char *)&w, sizeof w)) return -1;\n n = ntohs(w); if (n > 32) return -1;\n if (all(fd, to, n)) return -1;\n to[n] = 0;\n return use(to); }",
    ),
    // Which program is started, and not what it is told.
    (
        78,
        "int main(void) { char h[64]; if (!fgets(h, 64, stdin)) return 1;\n execlp(\"sh\", \"sh\", \"-c\", h, (char *)NULL);\n return 1; }",
        "int main(void) { char h[64]; if (!fgets(h, 64, stdin)) return 1;\n execlp(\"ping\", \"ping\", \"-c\", \"1\", \"--\", h, (char *)NULL);\n return 1; }",
    ),
    // Every letter was asked what it is; cutting off the line's end asks nothing.
    (
        78,
        "int main(void) { char h[64]; if (!fgets(h, 64, stdin)) return 1;\n h[strcspn(h, \"\\n\")] = 0;\n system(h);\n return 1; }",
        "static int plain(const char *s) { for (; *s != 0; s++) { if (!isalnum((unsigned char)*s)) return 0; } return 1; }\nint main(void) { char h[64]; if (!fgets(h, 64, stdin)) return 1;\n h[strcspn(h, \"\\n\")] = 0; if (!plain(h)) return 1;\n system(h);\n return 1; }",
    ),
    // The zero behind as many letters as there is room for; all rows for one; a difference that may be negative.
    (
        193,
        "int line(int fd, char *buf, int size) { int n = 0; char c;\n while (n < size && read(fd, &c, 1) == 1 && c != 10) buf[n++] = c;\n buf[n] = 0;\n return n; }",
        "int line(int fd, char *buf, int size) { int n = 0; char c;\n while (n < size - 1 && read(fd, &c, 1) == 1 && c != 10) buf[n++] = c;\n buf[n] = 0;\n return n; }",
    ),
    (
        787,
        "struct r { int at; char name[16][12]; };\nvoid put(struct r *r, const char *s) {\n strncpy(r->name[r->at], s, sizeof(r->name)); }",
        "struct r { int at; char name[16][12]; };\nvoid put(struct r *r, const char *s) {\n strncpy(r->name[r->at], s, sizeof(r->name[0]) - 1);\n r->name[r->at][11] = 0; }",
    ),
    (
        195,
        "int part(const char *all, int from, int to) { char p[512]; int n = to - from;\n if (n > (int)sizeof(p)) return -1;\n memcpy(p, all + from, n);\n return use(p); }",
        "int part(const char *all, int from, int to) { char p[512]; int n = to - from;\n if (n < 0 || n > (int)sizeof(p)) return -1;\n memcpy(p, all + from, n);\n return use(p); }",
    ),
    // A length that a function of the file gives as the most there is.
    (
        121,
        "static size_t room(void) { return 48; }\nstatic void show(const char *t) { char l[24]; size_t n = strlen(t); if (n >= room()) n = room() - 1;\n memcpy(l, t, n);\n l[n] = 0; puts(l); }\nint main(int c, char **v) { if (c > 1) show(v[1]); return 0; }",
        "static size_t room(void) { return 24; }\nstatic void show(const char *t) { char l[24]; size_t n = strlen(t); if (n >= room()) n = room() - 1;\n memcpy(l, t, n);\n l[n] = 0; puts(l); }\nint main(int c, char **v) { if (c > 1) show(v[1]); return 0; }",
    ),
    // What leads out of a folder was looked for.
    (
        22,
        "int main(void) { char n[80]; FILE *f; if (!fgets(n, sizeof n, stdin)) return 1;\n n[strcspn(n, \"\\n\")] = 0;\n f = fopen(n, \"r\");\n if (f) fclose(f); return 0; }",
        "int main(void) { char n[80]; FILE *f; if (!fgets(n, sizeof n, stdin)) return 1;\n n[strcspn(n, \"\\n\")] = 0; if (strchr(n, '/') != NULL || strcmp(n, \"..\") == 0) return 1;\n f = fopen(n, \"r\");\n if (f) fclose(f); return 0; }",
    ),
];

/// The same in C++.
const CPP: &[(u32, &str, &str)] = &[
    // A class that says itself how it is copied; of two constructors the one that takes what is given.
    (
        415,
        "struct S { size_t n; double *d; S(size_t k) : n(k), d(new double[k]) {} S(const S &o) = default; ~S() { delete[] d; } };\ndouble top(S s) { return s.d[0]; }\nint main() { S s(8);\n return top(s) > 1; }",
        "struct S { size_t n; double *d; S(size_t k) : n(k), d(new double[k]) {} S(const S &o) : n(o.n), d(new double[o.n]) { std::copy(o.d, o.d + n, d); } ~S() { delete[] d; } };\ndouble top(S s) { return s.d[0]; }\nint main() { S s(8);\n return top(s) > 1; }",
    ),
    // What is found by a key has no bound.
    (
        125,
        "int f() { int at[8]; int k;\n std::cin >> k;\n return at[k]; }",
        "int f() { std::map<std::string, int> at; std::string k; int v;\n while (std::cin >> k >> v)\n at[k] = v;\n return at[k]; }",
    ),
    // A closure that is kept, and what it refers to.
    (
        562,
        "struct Q { std::vector<std::function<void()>> all; void later(std::function<void()> t) { all.push_back(std::move(t)); } };\nvoid f(Q &q, const std::string &l) { std::string g = \"x\" + l;\n q.later([&g] { std::cout << g; }); }",
        "struct Q { std::vector<std::function<void()>> all; void later(std::function<void()> t) { all.push_back(std::move(t)); } };\nvoid f(Q &q, const std::string &l) { std::string g = \"x\" + l;\n q.later([g] { std::cout << g; }); }",
    ),
    (
        562,
        "struct Q { std::vector<std::function<int()>> all; void later(std::function<int()> t) { all.push_back(t); } };\nvoid f(Q &q) { int n = 3;\n q.later([&] { return n; }); }",
        "struct Q { std::vector<std::function<int()>> all; void later(std::function<int()> t) { all.push_back(t); } };\nvoid f(Q &q) { int n = 3;\n q.later([=] { return n; }); }",
    ),
];

#[test]
fn bad_forms_are_told_from_good_ones() {
    let c = PAIRS.iter().chain(super::forms::FORMS).map(|pair| (Language::C, pair));
    for (language, (cwe, bad, good)) in c.chain(CPP.iter().map(|pair| (Language::Cpp, pair))) {
        let found = |text: &str| judged(language, text).findings.into_iter().find(|finding| related(&finding.cwe, &[*cwe]));
        assert!(found(bad).is_some(), "CWE-{cwe} is not found in\n{bad}");
        if let Some(finding) = found(good) {
            panic!("CWE-{cwe} is found in\n{good}\n{} {}", finding.rule, finding.message);
        }
    }
}

/// What may be negative is not shown to lie inside.
#[test]
fn nothing_is_shown_of_a_length_that_may_be_negative() {
    let text = "int f(int n, const char *s) { char to[64];\n if (n >= 64) return -1;\n memcpy(to, s, n);\n return to[0]; }";
    let shown = judged(Language::C, text).evidence;
    assert!(!shown.iter().any(|evidence| evidence.form == "inside-object" && evidence.span.line == 3), "{shown:?}");
}

/// Lengths that something wrote where nobody can tell the elements apart: on the line the copy is not shown to lie inside.
const UNSHOWN: &[(u32, &str)] = &[
    (
        3,
        "int f(int i) { char to[16]; int lim[2] = {4, 8}; if (i < 0 || i > 1) return 1;\n lim[i] = 1000;\n memset(to, 0, lim[0]);\n return to[0]; }",
    ),
    (3, "int f(void) { char to[16]; int lim[2] = {4, 8};\n change(lim);\n memset(to, 0, lim[0]);\n return to[0]; }"),
    (
        3,
        "int f(FILE *i) { char to[16]; int lim[2] = {4, 8};\n if (fread(lim, sizeof lim, 1, i) != 1) return 1;\n memset(to, 0, lim[0]);\n return to[0]; }",
    ),
    (
        3,
        "int f(const int *o) { char to[16]; int lim[2] = {4, 8};\n for (int i = 0; i < 2; i++) lim[i] += o[i];\n memset(to, 0, lim[0]);\n return to[0]; }",
    ),
    (3, "int f(const int *o) { char to[16]; int lim[2] = {4, 8};\n memcpy(lim, o, sizeof lim);\n memset(to, 0, lim[0]);\n return to[0]; }"),
    (3, "int f(int n) { char to[16]; int lim[2] = {4, 8};\n lim[n & 1]++;\n memset(to, 0, lim[1]);\n return to[0]; }"),
    // Another file can write it; a function that is given it by value writes it by its own name.
    (3, "int limit = 8;\nint f(void) { char to[16];\n memset(to, 0, limit);\n return to[0]; }"),
    (
        4,
        "static int g = 3;\nstatic int ok(int n) { g = fetch(); return n < 64; }\nint f(void) { char to[64]; if (g < 0) return 1;\n if (ok(g)) { if (g < 0) return 2; memset(to, 0, g); }\n return 0; }",
    ),
];

#[test]
fn nothing_is_shown_of_a_length_that_was_written_out_of_sight() {
    for (line, text) in UNSHOWN {
        let shown = judged(Language::C, text).evidence;
        assert!(!shown.iter().any(|e| e.form == "inside-object" && e.span.line == *line), "{text}\n{shown:?}");
    }
}

/// Forms that show nothing: the language, the form of evidence, and the code.
const NOT_EVIDENCE: &[(Language, &str, &str)] = &[
    // What a loop appends is not measured by what was there before it.
    (
        Language::Cpp,
        "inside-object",
        "int f(int n) { char to[16]; std::string s = \"ab\"; for (int i = 0; i < n; i++) s.append(\"abc\");\n memset(to, 0, s.size());\n return to[0]; }",
    ),
    (
        Language::C,
        "inside-object",
        "int f(int n, const char *more) { char to[16]; char s[512]; strcpy(s, \"ab\"); while (n-- > 0) strcat(s, more);\n memset(to, 0, strlen(s));\n return to[0]; }",
    ),
    // Whether it comes back is up to the project.
    (
        Language::C,
        "inside-object",
        "int f(int n) { char to[16]; if (n < 0 || n > 16) log_fatal(\"too many\");\n memset(to, 0, n);\n return to[0]; }",
    ),
    // The program stays what it was where that failed.
    (Language::C, "failure-asked-for", "int f(int uid) {\n if (setuid(uid) != 0) perror(\"setuid\");\n return serve(); }"),
    (Language::C, "failure-asked-for", "int f(char *b, FILE *i) {\n if (fgets(b, 8, i)) return 1;\n return b[0]; }"),
    // Another file is asked, or nobody looks at what it is.
    (
        Language::C,
        "open-file-asked",
        "int f(const char *n, int other) { struct stat s;\n int d = open(n, 0); if (d < 0) return 1;\n fstat(other, &s); if (s.st_uid != 0) return 1;\n return use(d); }",
    ),
    (
        Language::C,
        "open-file-asked",
        "int f(const char *n) { struct stat s;\n int d = open(n, 0); if (d < 0) return 1;\n fstat(d, &s);\n return use(d); }",
    ),
    // Nothing is done with the file that was asked.
    (
        Language::C,
        "open-file-asked",
        "int f(const char *n) { struct stat s;\n int d = open(n, 0); if (d < 0) return 1;\n int mine = fstat(d, &s) == 0; if (s.st_uid != 0) mine = 0;\n close(d); return mine; }",
    ),
];

#[test]
fn what_shows_nothing_is_no_evidence() {
    for (language, form, text) in NOT_EVIDENCE {
        let shown = judged(*language, text).evidence;
        // Where it matters stands on the second line, or where a file is asked.
        let there = |line: u32| line == 2 || *form != "inside-object";
        assert!(!shown.iter().any(|evidence| evidence.form == *form && there(evidence.span.line)), "{text}\n{shown:?}");
    }
}

#[test]
fn what_is_shown_stays_evidence() {
    for (form, text) in [
        (
            "failure-asked-for",
            "int f(int uid) {\n if (setgid(uid) != 0 || setuid(uid) < 0) { perror(\"setuid\"); return 1; }\n return serve(); }",
        ),
        ("failure-asked-for", "int f(int uid) {\n if (setuid(uid) == 0) serve(); else exit(1);\n return 0; }"),
        (
            "open-file-asked",
            "int f(const char *n) { struct stat s;\n int d = open(n, 0); if (d < 0) return 1;\n if (fstat(d, &s) != 0 || s.st_uid != 0) return 1;\n return use(d); }",
        ),
        ("inside-object", "int f(int n) { char to[16]; if (n < 0 || n > 16) exit(1);\n memset(to, 0, n);\n return to[0]; }"),
    ] {
        let shown = judged(Language::C, text).evidence;
        assert!(shown.iter().any(|evidence| evidence.form == form), "{text}\n{shown:?}");
    }
}

/// How a text ends says nothing of how it begins.
#[test]
fn a_text_whose_end_was_compared_is_still_anybodys() {
    let run = |compared: &str| {
        let text = format!(
            "int main(void) {{ char b[64];\n if (!fgets(b, 64, stdin)) return 1;\n if (strcmp({compared}, \"ls\") != 0) return 1;\n return system(b); }}"
        );
        judged(Language::C, &text).findings.iter().any(|finding| related(&finding.cwe, &[78]))
    };
    assert!(run("b + 3"));
    assert!(!run("b"));
}

/// A text of C++ that was filled or resized may have zeros among its letters.
#[test]
fn letters_that_may_be_zero_are_not_what_is_read_to_the_first() {
    let outside = |made: &str| {
        let text = format!("int f() {{ char to[8]; {made}\n strcpy(to, s.c_str());\n return to[0]; }}");
        judged(Language::Cpp, &text).findings.iter().any(|finding| finding.rule.ends_with("write-outside-object"))
    };
    assert!(outside("std::string s(32, 'x');"));
    assert!(!outside("std::string s(32, '\\0');"));
    assert!(!outside("std::string s; s.resize(32);"));
}

/// What is released once, and followed only before, shows that; a release on one of two ways does not.
#[test]
fn lifetimes_are_shown_where_every_pointer_was_followed() {
    let shown = |between: &str| {
        let text = format!(
            "int main(int n, char **v) {{ char *p = malloc(8);\n if (!p) return 1;\n strcpy(p, \"ebb\");\n {between}\n puts(p);\n free(p);\n return 0; }}"
        );
        let verdict = judged(Language::C, &text);
        [415, 416].map(|cwe| verdict.evidence.iter().any(|evidence| related(&evidence.cwe, &[cwe]) && evidence.rule.contains("released")))
    };
    assert_eq!(shown(""), [true, true]);
    assert_eq!(shown("if (n > 2)\n free(p);"), [false, false]);
    assert_eq!(shown("kept = lookup(p); puts(kept->name);"), [false, false]);
}

/// A function that the whole program never comes to does no harm; one that a table may lead to might.
#[test]
fn functions_that_no_way_leads_to_are_asleep() {
    let found = |called: &str| {
        let text = format!(
            "static void raw(char *d, const char *s) {{ strcpy(d, s); }}\nstatic void cut(char *d, const char *s) {{ snprintf(d, 8, \"%s\", s); }}\nstatic void (*const ways[])(char *, const char *) = {{ raw, cut }};\nint main(int n, char **v) {{ char in[64], out[8];\n if (!fgets(in, 64, stdin)) return 1;\n {called}(out, in);\n return out[0]; }}"
        );
        judged(Language::C, &text).findings.iter().any(|finding| related(&finding.cwe, &[120]) || related(&finding.cwe, &[787]))
    };
    assert!(found("ways[0]"));
    assert!(!found("ways[1]"));
    assert!(found("ways[n]"));
}

/// A share of a number and its lowest bits say how large it is; what the command line gives is there as far as it was counted.
#[test]
fn shares_and_lowest_bits_bound_what_they_are_of() {
    let found = |text: &str, rule: &str| judged(Language::C, text).findings.iter().any(|finding| finding.rule.ends_with(rule));
    let shared = |most: &str| {
        format!(
            "int main(int argc, char **argv) {{ char to[16]; if (argc < 2) return 1;\n size_t n = strlen(argv[1]); if ({most}) return 1;\n for (size_t i = 0; i < n; i++) to[i] = 1;\n return to[0]; }}"
        )
    };
    for (most, is_outside) in [("n / 2 > 7", false), ("n / 2 > 8", true), ("n >> 2 >= 4", false), ("n >> 2 > 4", true)] {
        assert_eq!(found(&shared(most), "write-outside-object"), is_outside, "{most}");
    }
    let masked = |bits: &str| {
        format!(
            "int main(void) {{ unsigned char p[8]; char to[40];\n if (recv(0, p, 8, 0) < 1) return 1;\n to[p[0] & {bits}] = 1;\n return to[0]; }}"
        )
    };
    assert!(found(&masked("0x3f"), "write-outside-object"));
    assert!(!found(&masked("0x1f"), "write-outside-object"));
    let measured = |need: &str| {
        format!(
            "int main(int argc, char **argv) {{ if (argc < 2) return 1;\n size_t need = {need}; char *to = malloc(need); if (!to) return 1;\n strcpy(to, argv[1]);\n free(to); return 0; }}"
        )
    };
    assert!(!found(&measured("strlen(argv[1]) + 1"), "unbounded-copy"));
    assert!(found(&measured("strlen(argv[1])"), "write-outside-object"));
}
