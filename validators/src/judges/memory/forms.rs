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
];
