//! More bad and good forms that both analyses have to tell apart together: layout of structures, what is released, what texts and flags of
//! the program's own come to.

pub(super) const FORMS: &[(u32, &str, &str)] = &[
    // Members whose types are the file's own names have their place in a structure.
    (
        122,
        "typedef unsigned short width;\ntypedef struct { width w; char *at; } strip;\nstatic int fit(strip *s, size_t n) { s->w = (width)n; s->at = malloc(s->w); return s->at == NULL; }\nint main(void) { static char from[66000]; strip s; if (fit(&s, sizeof from)) return 1;\n memcpy(s.at, from, sizeof from);\n free(s.at); return 0; }",
        "typedef unsigned int width;\ntypedef struct { width w; char *at; } strip;\nstatic int fit(strip *s, size_t n) { s->w = (width)n; s->at = malloc(s->w); return s->at == NULL; }\nint main(void) { static char from[66000]; strip s; if (fit(&s, sizeof from)) return 1;\n memcpy(s.at, from, sizeof from);\n free(s.at); return 0; }",
    ),
    // A union without a name inside of a structure: its members are one.
    (
        843,
        "enum sort { NUMBER, WORD };\nstruct leaf { enum sort sort; union { long number; const char *word; }; };\nstatic size_t wide(const struct leaf *l) { return l->sort == WORD ? strlen(l->word) : 8; }\nint main(void) { struct leaf l; l.sort = NUMBER; l.number = 31; l.sort = WORD;\n return (int)wide(&l); }",
        "enum sort { NUMBER, WORD };\nstruct leaf { enum sort sort; union { long number; const char *word; }; };\nstatic size_t wide(const struct leaf *l) { return l->sort == WORD ? strlen(l->word) : 8; }\nint main(void) { struct leaf l; l.sort = NUMBER; l.number = 31; l.word = \"elm\"; l.sort = WORD;\n return (int)wide(&l); }",
    ),
    // What is given back begins where it was allocated.
    (
        761,
        "static size_t blanks(const char *s) { size_t n = 0; while (s[n] == ' ') n++; return n; }\nint main(void) { char *row = malloc(80); if (row == NULL) return 1;\n if (fgets(row, 80, stdin) == NULL) { free(row); return 1; }\n row += blanks(row);\n puts(row); free(row); return 0; }",
        "static size_t blanks(const char *s) { size_t n = 0; while (s[n] == ' ') n++; return n; }\nint main(void) { char *row = malloc(80); if (row == NULL) return 1;\n if (fgets(row, 80, stdin) == NULL) { free(row); return 1; }\n puts(row + blanks(row)); free(row); return 0; }",
    ),
    // Pages of the system are not the allocator's.
    (
        762,
        "int main(void) { void *p = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);\n if (p == MAP_FAILED) return 1;\n memset(p, 1, 4096);\n free(p);\n return 0; }",
        "int main(void) { void *p = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);\n if (p == MAP_FAILED) return 1;\n memset(p, 1, 4096);\n munmap(p, 4096);\n return 0; }",
    ),
    // A number that is one of a few is not every number between them.
    (
        125,
        "static const int rate[3] = { 4, 9, 16 };\nstatic int sort(int c) { switch (c) { case 'a': return 0; case 'b': return 1; case 'c': return 2; default: return 7; } }\nstatic int cost(int s) { if (s == 6) return -1;\n return rate[s]; }\nint main(void) { return cost(sort(getchar())); }",
        "static const int rate[3] = { 4, 9, 16 };\nstatic int sort(int c) { switch (c) { case 'a': return 0; case 'b': return 1; case 'c': return 2; default: return 7; } }\nstatic int cost(int s) { if (s == 7) return -1;\n return rate[s]; }\nint main(void) { return cost(sort(getchar())); }",
    ),
    // A shift by all bits that there are.
    (
        758,
        "static uint32_t low(int bits) { return (UINT32_C(1) << bits) - 1u; }\nint main(void) { uint32_t all = 0; for (int i = 0; i <= 4; i++) all ^= low(i * 8); return (int)(all & 1); }",
        "static uint32_t low(int bits) { return (UINT32_C(1) << bits) - 1u; }\nint main(void) { uint32_t all = 0; for (int i = 0; i < 4; i++) all ^= low(i * 8); return (int)(all & 1); }",
    ),
    // A structure that is handed out leads to what ended with its function.
    (
        562,
        "struct view { const char *at; size_t n; };\nstatic struct view head(int v) { char row[16]; struct view w; snprintf(row, sizeof row, \"%d\", v); w.at = row; w.n = strlen(row); return w; }\nint main(void) { struct view w = head(7); return puts(w.at); }",
        "struct view { const char *at; size_t n; };\nstatic struct view head(int v) { static char row[16]; struct view w; snprintf(row, sizeof row, \"%d\", v); w.at = row; w.n = strlen(row); return w; }\nint main(void) { struct view w = head(7); return puts(w.at); }",
    ),
    // Free through pointer held in struct.
    (
        762,
        "struct ops { void *(*get)(size_t); void (*drop)(void *); };\nstatic void keep(void *p) { (void)p; }\nstatic char pool[64];\nstatic void *from_pool(size_t n) { return n <= sizeof pool ? pool : NULL; }\nint main(void) { struct ops o = { from_pool, free }; char *s = o.get(10); if (!s) return 1;\n s[0] = 'a'; o.drop(s); return 0; }",
        "struct ops { void *(*get)(size_t); void (*drop)(void *); };\nstatic void keep(void *p) { (void)p; }\nstatic char pool[64];\nstatic void *from_pool(size_t n) { return n <= sizeof pool ? pool : NULL; }\nint main(void) { struct ops o = { from_pool, keep }; char *s = o.get(10); if (!s) return 1;\n s[0] = 'a'; o.drop(s); return 0; }",
    ),
    // 562 via moved.
    (
        562,
        "static const char *day(long t) { char row[24]; char *end = row; struct tm p; time_t at = t;\n if (gmtime_r(&at, &p) == NULL) return \"none\";\n strftime(row, sizeof row, \"%F\", &p);\n end += strlen(row);\n return end - strlen(row); }\nint main(void) { puts(day(5)); return 0; }",
        "static const char *day(long t) { static char row[24]; char *end = row; struct tm p; time_t at = t;\n if (gmtime_r(&at, &p) == NULL) return \"none\";\n strftime(row, sizeof row, \"%F\", &p);\n end += strlen(row);\n return end - strlen(row); }\nint main(void) { puts(day(5)); return 0; }",
    ),
    // 467 kept size.
    (
        467,
        "typedef struct { long id; double at[5]; } gauge;\nstatic gauge *make(void) { gauge *g; size_t n = sizeof(g); g = malloc(n); if (!g) return NULL; memset(g, 0, sizeof *g); g->at[3] = 1; return g; }\nint main(void) { gauge *g = make(); if (!g) return 1; printf(\"%f\\n\", g->at[3]); free(g); return 0; }",
        "typedef struct { long id; double at[5]; } gauge;\nstatic gauge *make(void) { gauge *g; size_t n = sizeof(*g); g = malloc(n); if (!g) return NULL; memset(g, 0, sizeof *g); g->at[3] = 1; return g; }\nint main(void) { gauge *g = make(); if (!g) return 1; printf(\"%f\\n\", g->at[3]); free(g); return 0; }",
    ),
    // 467 memset with kept size of pointer.
    (
        467,
        "int main(void) { long *row = malloc(40 * sizeof(long)); size_t n = sizeof(row); if (!row) return 1;\n memset(row, 0, n);\n printf(\"%ld\\n\", row[20]); free(row); return 0; }",
        "int main(void) { long *row = malloc(40 * sizeof(long)); size_t n = 40 * sizeof(*row); if (!row) return 1;\n memset(row, 0, n);\n printf(\"%ld\\n\", row[20]); free(row); return 0; }",
    ),
    // Setting lookup.
    (
        121,
        "static const char *const conf = \"wide=300\\nslim=20\\n\";\nstatic size_t value(const char *key) { const char *at = conf; size_t n = strlen(key);\n while (at != NULL && *at != 0) { if (strncmp(at, key, n) == 0 && at[n] == '=') return strtoul(at + n + 1, NULL, 10);\n  at = strchr(at, '\\n'); if (at) at++; }\n return 8; }\nstatic void show(const char *s) { char row[40]; size_t room = value(\"wide\"); size_t n = strlen(s); if (n >= room) n = room - 1;\n memcpy(row, s, n); row[n] = 0; puts(row); }\nint main(void) { char in[200]; if (!fgets(in, sizeof in, stdin)) return 1; show(in); return 0; }",
        "static const char *const conf = \"wide=300\\nslim=20\\n\";\nstatic size_t value(const char *key) { const char *at = conf; size_t n = strlen(key);\n while (at != NULL && *at != 0) { if (strncmp(at, key, n) == 0 && at[n] == '=') return strtoul(at + n + 1, NULL, 10);\n  at = strchr(at, '\\n'); if (at) at++; }\n return 8; }\nstatic void show(const char *s) { char row[40]; size_t room = value(\"slim\"); size_t n = strlen(s); if (n >= room) n = room - 1;\n memcpy(row, s, n); row[n] = 0; puts(row); }\nint main(void) { char in[200]; if (!fgets(in, sizeof in, stdin)) return 1; show(in); return 0; }",
    ),
    // Static flag guards allocation test.
    (
        690,
        "static int strict = 0;\nstruct pg { char t[40]; };\nstatic struct pg *mk(void) { struct pg *p = malloc(sizeof *p); if (strict) { if (p == NULL) exit(1); } memset(p, 0, sizeof *p); return p; }\nint main(void) { struct pg *p = mk(); p->t[0] = 'a'; puts(p->t); free(p); return 0; }",
        "static int strict = 1;\nstruct pg { char t[40]; };\nstatic struct pg *mk(void) { struct pg *p = malloc(sizeof *p); if (strict) { if (p == NULL) exit(1); } memset(p, 0, sizeof *p); return p; }\nint main(void) { struct pg *p = mk(); p->t[0] = 'a'; puts(p->t); free(p); return 0; }",
    ),
    // Clamped amount.
    (
        789,
        "int main(void) { char in[20]; unsigned long n, m; char *a; if (!fgets(in, sizeof in, stdin)) return 1; n = strtoul(in, NULL, 10); if (n == 0) return 1;\n m = n; if (m > 4096ul) m = 4096ul;\n a = malloc(n); if (!a) return 1; memset(a, 0, n); printf(\"%lu\\n\", m); free(a); return 0; }",
        "int main(void) { char in[20]; unsigned long n, m; char *a; if (!fgets(in, sizeof in, stdin)) return 1; n = strtoul(in, NULL, 10); if (n == 0) return 1;\n m = n; if (n > 4096ul) n = 4096ul;\n a = malloc(n); if (!a) return 1; memset(a, 0, n); printf(\"%lu\\n\", m); free(a); return 0; }",
    ),
    // Step of nothing.
    (
        835,
        "static int step(int span, int parts) { return span / parts; }\nint main(void) { int s = step(60, 90), at = 0, marks = 0; while (at < 60) { marks = (marks + 1) % 100; at += s; } printf(\"%d\\n\", marks); return 0; }",
        "static int step(int span, int parts) { return span / parts; }\nint main(void) { int s = step(60, 9), at = 0, marks = 0; while (at < 60) { marks = (marks + 1) % 100; at += s; } printf(\"%d\\n\", marks); return 0; }",
    ),
    // Wrapped sum in guard.
    (
        125,
        "static uint32_t g(const unsigned char *p) { return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | (uint32_t)p[3]; }\nstatic long sum(const unsigned char *d, uint32_t n) { uint32_t o, l, i; long s = 0; if (n < 8) return -1; o = g(d); l = g(d + 4);\n if (l > 32u || o + l > n) return -1;\n for (i = 0; i < l; i++) s += d[(size_t)o + i]; return s; }\nint main(void) { unsigned char d[512]; ssize_t got; while ((got = recv(0, d, sizeof d, 0)) > 0) printf(\"%ld\\n\", sum(d, (uint32_t)got)); return 0; }",
        "static uint32_t g(const unsigned char *p) { return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | (uint32_t)p[3]; }\nstatic long sum(const unsigned char *d, uint32_t n) { uint32_t o, l, i; long s = 0; if (n < 8) return -1; o = g(d); l = g(d + 4);\n if (l > 32u || o > n || l > n - o) return -1;\n for (i = 0; i < l; i++) s += d[(size_t)o + i]; return s; }\nint main(void) { unsigned char d[512]; ssize_t got; while ((got = recv(0, d, sizeof d, 0)) > 0) printf(\"%ld\\n\", sum(d, (uint32_t)got)); return 0; }",
    ),
    // Void pointer cast by wrong tag.
    (
        843,
        "struct circle { int r; }; struct box { int w, h; char name[32]; };\nstatic int area(void *p, int kind) { if (kind == 1) { struct box *b = p; return b->w * b->h + b->name[0]; } struct circle *c = p; return c->r * c->r * 3; }\nint main(void) { struct circle c = { 4 }; return area(&c, 1); }",
        "struct circle { int r; }; struct box { int w, h; char name[32]; };\nstatic int area(void *p, int kind) { if (kind == 1) { struct box *b = p; return b->w * b->h + b->name[0]; } struct circle *c = p; return c->r * c->r * 3; }\nint main(void) { struct circle c = { 4 }; return area(&c, 0); }",
    ),
    // Unlock not locked.
    (
        832,
        "static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER; static int n;\nstatic void step(int locked) { if (locked) pthread_mutex_lock(&m); n++; pthread_mutex_unlock(&m); }\nint main(void) { step(0); return n; }",
        "static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER; static int n;\nstatic void step(int locked) { if (locked) pthread_mutex_lock(&m); n++; pthread_mutex_unlock(&m); }\nint main(void) { step(1); return n; }",
    ),
    // Realpath into small.
    (
        785,
        "int main(int c, char **v) { char out[64]; if (c < 2) return 1; if (!realpath(v[1], out)) return 1; puts(out); return 0; }",
        "int main(int c, char **v) { char out[PATH_MAX]; if (c < 2) return 1; if (!realpath(v[1], out)) return 1; puts(out); return 0; }",
    ),
    // Getcwd smaller.
    (
        121,
        "int main(void) { char out[32]; if (!getcwd(out, 64)) return 1; puts(out); return 0; }",
        "int main(void) { char out[32]; if (!getcwd(out, sizeof out)) return 1; puts(out); return 0; }",
    ),
    // Realloc of a moved pointer.
    (
        761,
        "int main(void) { char *b = malloc(20), *n; if (!b) return 1; strcpy(b, \"abc\"); char *at = b; at++; n = realloc(at, 40); if (!n) { free(b); return 1; } puts(n); free(n); return 0; }",
        "int main(void) { char *b = malloc(20), *n; if (!b) return 1; strcpy(b, \"abc\"); char *at = b; at++; n = realloc(b, 40); if (!n) { free(b); return 1; } puts(n); free(n); return 0; }",
    ),
    // Free of member array.
    (
        590,
        "struct box { char tag[16]; char *more; };\nint main(void) { struct box *b = calloc(1, sizeof *b); if (!b) return 1; b->more = malloc(9); char *p = b->tag; free(p); free(b); return 0; }",
        "struct box { char tag[16]; char *more; };\nint main(void) { struct box *b = calloc(1, sizeof *b); if (!b) return 1; b->more = malloc(9); char *p = b->more; free(p); free(b); return 0; }",
    ),
    // Write to literal.
    (
        758,
        "int main(void) { char *s = \"table\"; s[0] = 'T'; puts(s); return 0; }",
        "int main(void) { char s[] = \"table\"; s[0] = 'T'; puts(s); return 0; }",
    ),
    // Struct trailing.
    (
        131,
        "struct msg { int n; char text[]; };\nstatic struct msg *mk(const char *s) { size_t n = strlen(s) + 1; struct msg *m = malloc(n); if (!m) return NULL; m->n = (int)n; memcpy(m->text, s, n); return m; }\nint main(void) { struct msg *m = mk(\"a rather long message\"); if (!m) return 1; puts(m->text); free(m); return 0; }",
        "struct msg { int n; char text[]; };\nstatic struct msg *mk(const char *s) { size_t n = strlen(s) + 1; struct msg *m = malloc(sizeof *m + n); if (!m) return NULL; m->n = (int)n; memcpy(m->text, s, n); return m; }\nint main(void) { struct msg *m = mk(\"a rather long message\"); if (!m) return 1; puts(m->text); free(m); return 0; }",
    ),
    // Memcpy overlap.
    (
        475,
        "int main(void) { char b[32] = \"abcdefghijklmnop\"; memcpy(b + 2, b, 10); puts(b); return 0; }",
        "int main(void) { char b[32] = \"abcdefghijklmnop\"; memmove(b + 2, b, 10); puts(b); return 0; }",
    ),
    // What was asked of the name is asked of the open file once more.
    (
        367,
        "#define NAME \"/var/run/quay\"\nstatic int mine(const struct stat *s) { return S_ISREG(s->st_mode) && s->st_uid == getuid(); }\nint main(void) { struct stat a, b; char c; int fd; if (lstat(NAME, &a) != 0) return 1; fd = open(NAME, O_RDONLY); if (fd < 0) return 1;\n if (fstat(fd, &b) != 0) { close(fd); return 1; }\n if (!mine(&a)) { close(fd); return 2; }\n if (read(fd, &c, 1) == 1) putchar(c); close(fd); return 0; }",
        "#define NAME \"/var/run/quay\"\nstatic int mine(const struct stat *s) { return S_ISREG(s->st_mode) && s->st_uid == getuid(); }\nint main(void) { struct stat a, b; char c; int fd; if (lstat(NAME, &a) != 0) return 1; fd = open(NAME, O_RDONLY); if (fd < 0) return 1;\n if (fstat(fd, &b) != 0) { close(fd); return 1; }\n if (!mine(&b)) { close(fd); return 2; }\n if (read(fd, &c, 1) == 1) putchar(c); close(fd); return 0; }",
    ),
    // A range that is asked of a member in a function.
    (
        195,
        "struct head { int kind; int n; };\nstatic int ok(int n, int low) { return n >= low && n <= 64; }\nint main(void) { struct head h; char in[64], out[64]; memset(in, 0, sizeof in);\n if (fread(&h, sizeof h, 1, stdin) != 1) return 1;\n if (!ok(h.n, -64)) return 1;\n memcpy(out, in, h.n); return out[0]; }",
        "struct head { int kind; int n; };\nstatic int ok(int n, int low) { return n >= low && n <= 64; }\nint main(void) { struct head h; char in[64], out[64]; memset(in, 0, sizeof in);\n if (fread(&h, sizeof h, 1, stdin) != 1) return 1;\n if (!ok(h.n, 0)) return 1;\n memcpy(out, in, h.n); return out[0]; }",
    ),
    // A name that is written out twice.
    (
        367,
        "static int mine(const struct stat *s) { return S_ISREG(s->st_mode) && s->st_uid == getuid(); }\nint main(void) { struct stat a, b; char c; int fd; if (lstat(\"/var/run/q\", &a) != 0) return 1; fd = open(\"/var/run/q\", O_RDONLY); if (fd < 0) return 1;\n if (fstat(fd, &b) != 0) { close(fd); return 1; }\n if (!mine(&a)) { close(fd); return 2; }\n if (read(fd, &c, 1) == 1) putchar(c); close(fd); return 0; }",
        "static int mine(const struct stat *s) { return S_ISREG(s->st_mode) && s->st_uid == getuid(); }\nint main(void) { struct stat a, b; char c; int fd; if (lstat(\"/var/run/q\", &a) != 0) return 1; fd = open(\"/var/run/q\", O_RDONLY); if (fd < 0) return 1;\n if (fstat(fd, &b) != 0) { close(fd); return 1; }\n if (!mine(&b)) { close(fd); return 2; }\n if (read(fd, &c, 1) == 1) putchar(c); close(fd); return 0; }",
    ),
    // Bytes that a function puts one by one.
    (
        457,
        "\nstatic void wipe(char *p, size_t n) { (void)p; (void)n; }\nint main(void) { char k[8]; wipe(k, sizeof k); return k[0]; }",
        "\nstatic void wipe(char *p, size_t n) { while (n--) *p++ = 0; }\nint main(void) { char k[8]; wipe(k, sizeof k); return k[0]; }",
    ),
];
