//! What a call does, told by its name: the C library's functions by name, a project's own by the vocabulary that C projects share
//! (`foo_free`, `xmalloc`, `read_u16`, `be32_to_cpu`). A guess made here only says what to look at; the checks decide.

use std::{cell::RefCell, sync::LazyLock};

use regex::{
    Regex,
    bytes::{RegexSet, RegexSetBuilder},
};
use rustc_hash::FxHashMap;

/// Bits of [`class`].
pub const ALLOC: u32 = 1;
/// Returns a pointer that may be null because nothing was found.
pub const LOOKUP: u32 = 1 << 1;
/// Releases its first argument for good.
pub const FREE: u32 = 1 << 2;
/// Gives up a reference to its first argument, which may have been the last.
pub const RELEASE: u32 = 1 << 3;
/// Result is a number read from bytes.
pub const PARSE: u32 = 1 << 4;
/// Copies as many bytes as its last argument says.
pub const COPY: u32 = 1 << 5;
/// Does not come back.
pub const NORETURN: u32 = 1 << 6;
/// The smaller of its arguments, or a clamp.
pub const LIMIT: u32 = 1 << 7;
/// Opens, creates, removes or renames a file by name.
pub const FILE: u32 = 1 << 8;
/// Asks about a file by name.
pub const STAT: u32 = 1 << 9;
/// Runs a command line.
pub const COMMAND: u32 = 1 << 10;
/// Allocates and never returns null.
pub const SURE: u32 = 1 << 11;
/// Fills a buffer from outside.
pub const INPUT: u32 = 1 << 12;
/// Puts a path together.
pub const JOIN: u32 = 1 << 13;
/// May move a buffer to where there is more room.
pub const GROW: u32 = 1 << 14;

/// Whether a name fits a pattern, which is made once; each thread asks it once for each name.
macro_rules! fits {
    ($name:expr, $pattern:literal) => {{
        static PATTERN: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new($pattern).ok());
        thread_local!(static KNOWN: Told = RefCell::default());
        KNOWN.with(|known| told(known, &PATTERN, $name))
    }};
}

/// What names say, with the patterns that tell it: a name is held against all of them at once.
struct Table {
    bits: Vec<u32>,
    patterns: Option<RegexSet>,
}

const fn words(bits: u32, pattern: &'static str) -> (u32, &'static str) {
    (bits, pattern)
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let words = [
        words(
            ALLOC,
            r"^(m|c|re|v|k|kz|kv|kvz|vz|kc|al|tc|mem|dev|av_|os_|heap)*(m?alloc|calloc|zalloc|realloc|strn?dup|memdup|reallocarray)\w*$",
        ),
        words(
            ALLOC,
            r"(?i)(^|[a-z0-9]_|[a-z])(alloc|malloc|calloc|zalloc|realloc|mallocz|strdup|memdup)(_?(array|z|x|n|2|memory|quantum))?$",
        ),
        words(
            ALLOC,
            r"^(\w+_)?alloc_(skb|workqueue|ordered_workqueue|page|etherdev\w*|urb|coherent|percpu|netdev\w*)$|^[A-Z]+_(NEWS?|MALLOC|CALLOC|ALLOC|ZALLOC)0?$",
        ),
        words(ALLOC, r"(_(new|clone|dup|duplicate)$)|(^(Acquire|Clone|New|Alloc)[A-Z])|(New[A-Z]\w*$)"),
        words(
            LOOKUP,
            r"(?i)(^|_)(find|lookup|search)(_|$|[A-Z])|(Find|Lookup)[A-Z]|(^|_)getenv$|^str(r?chr|str|pbrk|tok)$|^mem(r?chr|mem)$|^getpw|^getgr|^gethostby|^crypt$|^localtime$|^gmtime$",
        ),
        words(
            LOOKUP,
            r"(^|_)get_(resource|irq_resource|match_data)(_byname)?$|^(__|sb_|ext4_)?(sb_)?bread$|_match_(device|node|data)$|^of_(find|get)_\w+",
        ),
        words(
            LOOKUP,
            r"^(Get|get)[A-Z]\w*(From|By|For)[A-Z]\w*$|_get_\w+_by_|^fopen$|^opendir$|^fdopen$|^popen$|^tmpfile$|^setlocale$|_(open|create|start|begin)$",
        ),
        words(
            LOOKUP,
            r"^cJSON_Get\w+Item\w*$|^json_(object|array)_get$|^json_object_object_get$|^xml(GetProp|GetNsProp|HasProp|DocGetRootElement)$|^(bsearch|lfind|dlsym|strtok_r|ttyname|getlogin|fmemopen|getservbyname|getprotobyname)$",
        ),
        words(
            SURE,
            r"^(x|g_|safe_|ck|e|pe|must_|sq)(m?alloc|calloc|realloc|strn?dup|malloc0|memdup|new0?|nmalloc|zalloc|mallocz|renew)\w*$|^Perl_|^xnmalloc$|^Newx",
        ),
        words(
            FREE,
            r"^(x|k|v|kv|kz|g_|e|pe|av_|os_|mem_?|p|sk_)?free(p|_sensitive|_rcu|var|z)?$|^(delete|delete\[\])$|^cfree$|^free_\w+$|^\w+_free$|^\w+Free$|^Free[A-Z]?\w*$|^safe_free$",
        ),
        words(
            RELEASE,
            r"(?i)_(release|destroy|put|unref|delete|del|cleanup|dispose|decref|dealloc|discard|drop|close|fini)$|^(Destroy|Relinquish|Release|Delete)[A-Z]|^(destroy|release|delete|put)(_[a-z]|$)|^fclose$|^closedir$|_journal_stop$",
        ),
        words(
            PARSE,
            r"(?i)(ntoh[sl]+|be(16|24|32|64)|le(16|24|32|64)|[rw]?[bl]e?_?(u|s)?(int)?(16|24|32|64)|(get|read|parse|fetch|extract|decode|peek|next|recv|pop|load)_?(varint|vlq|u|s|i|l|le|be|ue|se|sb|bits?\d*|u?int\w*|short|long|byte|char|word|dword|num\w*|len\w*|size|[bl]?(8|16|24|32|64)\w*)($|[^a-z])|read\w*(long|short|byte|int|word)$|(16|32|64)_?to_?(cpu|h|host)|extract_?\d+|get_?u?int\d*|d(16|32|64)$|strto(u?ll?|u?imax|d)|atoi|atol|swap_?(16|32|64))",
        ),
        words(
            PARSE,
            r"^(READ|GET|EXTRACT|LOAD|PEEK|FETCH)_?[A-Z]*_?(U?INT|SHORT|LONG|BYTE|BITS?|WORD|LE|BE|U|S)?_?(8|16|24|32|64)?\w{0,4}$|^[A-Z_]*(USHORT|UINT|ULONG|UINT(8|16|32|64))$|^U(16|24|32|64)(LE|BE)?_AT$|^n2(s|l|l3|l6)$|^c2l$|^[A-Z]+_(RR|Q|HDR|HEADER|PKT|MSG)_[A-Z]*LEN$",
        ),
        words(
            COPY,
            r"(?i)^(\w+_)?(mem(cpy|move|pcpy|cmp)\w*|copy\w*memory|copy_(from|to)_user|bcopy|move\w*memory|strncat|strncpy|wmemcpy)$|^(Copy|Move)\w*Memory$",
        ),
        words(
            INPUT,
            r"(?i)^(do_?)?(read|recv)\w*$|_(read|recv)(_\w+)?$|^(f?read|recv(from)?|p?read|getline|fgets|gets|scanf|fscanf|sscanf|read_\w+|\w+_read|recvmsg|ReadBlob|copy_from_user)$",
        ),
        words(
            NORETURN,
            r"(?i)^(_?exit|_exit|abort|quick_exit|longjmp|siglongjmp|die|fatal\w*|panic|croak|bail\w*|err|errx|verr|usage|unreachable|__builtin_(unreachable|trap)|std\.terminate|g_error|throw\w*|\w*_(die|fatal|abort|panic)|\w*abort|raise_exception|\w+_raise(_\w+)?|longjump|Throw\w+Exception|FATAL\w*|BUG|xalloc_die|perl_croak)$",
        ),
        words(NORETURN, r"^RETURN(_(FALSE|TRUE|NULL|ERR(OR)?|FAIL(URE)?|VALUE|VAL|BOOL|LONG|DOUBLE|STR[A-Z]*|ARR[A-Z]*|OBJ[A-Z]*))?$"),
        words(
            LIMIT,
            r"(?i)^(\w*[._])?(f?f?min|max|clamp|min_t|max_t|min3|av_clip\w*|clip\w*|bound|constrain\w*|saturat\w*|fmin|limit)$|(?i)(^|[a-z_])(min|clamp|clip|constrain)[a-z]*$|MIN$|Min$|CLAMP|_min(_t)?$|Constrain\w+|(?i)safe|overflow|check",
        ),
        words(
            FILE,
            r"^(open|open64|openat|creat|fopen|fopen64|freopen|unlink|unlinkat|remove|rename|mkdir|mkdirat|rmdir|opendir|chmod|chown|lchown|symlink|link|mknod|truncate|utime|execv|dlopen)$|(?i)^(\w+_)?(save|load|write|read|delete|create|open)_?\w*_?(file|dir|directory|item)$|(oopen|iopen|IsDir|isDirectory)$|^exist\w*$|\w+_exists?$",
        ),
        words(STAT, r"^(access|stat|lstat|stat64|faccessat|euidaccess|fstatat)$"),
        words(COMMAND, r"^(system|popen|execl|execlp|execle|_popen|wordexp|ShellExecute\w*)$"),
        words(
            JOIN,
            r"(?i)(concat|join|append|build|make)_?\w*path|path_?\w*(concat|join|append|cat|build)|^(g_build_(file)?name|asprintf|xasprintf|sprintf|snprintf|strcat|strncat|strlcat|g_strconcat|g_strdup_printf)$|concat_path\w*",
        ),
        words(
            GROW,
            r"(?i)(^|_|[a-z])(ensure|reserve|grow|resize|enlarge|expand|extend|extent|make_?room)(_|$|[A-Z]|capacity|room|size|space)",
        ),
    ];
    // Names in C are of ASCII: with the letters of all scripts, so many patterns are too large to be searched at once by states.
    let patterns = RegexSetBuilder::new(words.iter().map(|(_, pattern)| pattern)).unicode(false).build().ok();
    Table { bits: words.iter().map(|(bits, _)| *bits).collect(), patterns }
});

thread_local! {
    /// What names were found to say: files of all projects call much the same.
    static KNOWN: RefCell<FxHashMap<Box<str>, u32>> = RefCell::default();
}

/// What was found of names, with the same bound for each pattern.
type Told = RefCell<FxHashMap<Box<str>, bool>>;

/// Whether a pattern matches a name.
fn told(known: &Told, pattern: &LazyLock<Option<Regex>>, name: &str) -> bool {
    let mut known = known.borrow_mut();
    if let Some(known) = known.get(name) {
        return *known;
    }
    if known.len() >= MAX_KNOWN {
        known.clear();
    }
    let matches = pattern.as_ref().is_some_and(|pattern| pattern.is_match(name));
    known.insert(name.into(), matches);
    matches
}

/// Most names that are kept.
const MAX_KNOWN: usize = 1 << 14;

/// Bits for a callee's last name.
pub fn class(name: &str) -> u32 {
    KNOWN.with_borrow_mut(|known| {
        if let Some(bits) = known.get(name) {
            return *bits;
        }
        if known.len() >= MAX_KNOWN {
            known.clear();
        }
        let bits = asked(name);
        known.insert(name.into(), bits);
        bits
    })
}

fn asked(name: &str) -> u32 {
    let mut bits = 0;
    if let Some(patterns) = &TABLE.patterns {
        patterns.matches(name.as_bytes()).iter().for_each(|at| bits |= TABLE.bits[at]);
    }
    // Memory of the stack is never null.
    if bits & SURE != 0 || name.to_ascii_lowercase().ends_with("alloca") {
        bits &= !(ALLOC | LOOKUP);
    }
    if bits & (FREE | ALLOC) != 0 {
        bits &= !RELEASE;
    }
    if name.contains("until_") {
        bits &= !RELEASE;
    }
    // To turn the bits of a number round reads nothing.
    if fits!(name, r"(?i)(^|_)rot(ate)?_?(l|r|left|right)") {
        bits &= !PARSE;
    }
    if bits & LIMIT != 0 {
        bits &= !PARSE;
    }
    bits
}

/// Names of calls that run code of somebody else's, which may do anything to what is not held.
pub fn runs_others(name: &str) -> bool {
    fits!(
        name,
        r"(?i)(^|_)(yield|funcall|p?call|callk|invoke|apply)(_(block|function|method|user_function|argv|argc|with_\w+))?$|^Py(Object|Eval)_Call\w*$|^(call_user_function|js_callfunction)$"
    )
}

/// Names of lengths.
pub fn is_length(name: &str) -> bool {
    fits!(name, r"(?i)(len|size|bytes|count|avail|left|remain|limit|sz$|^n$|^cc$|^cb|_n$|^nb|num|number|total|end$)")
}

/// Names of numbers that are no lengths.
pub fn is_no_length(name: &str) -> bool {
    fits!(name, r"(?i)(port|version|type|flags?|mode|(^|[._])(fd|id|pid|uid|gid))$")
}

/// Names of calls of Windows that say through a pointer how much they have read: never more than they were asked for.
pub fn tells_how_much(name: &str) -> bool {
    matches!(name, "ReadFile" | "InternetReadFile" | "WinHttpReadData" | "ReadConsoleA" | "ReadConsoleW")
}

/// Names of tables that are looked up in: what they hold was put there by the program.
pub fn is_table(name: &str) -> bool {
    fits!(name, r"(?i)(table|tab$|tbl|lut$|perm|zigzag|order$|weights|coeff)")
}

/// Names of texts that end by a zero byte.
pub fn is_text(name: &str) -> bool {
    fits!(name, r"(?i)(^|[._])(\w*name|str|string|text|path|title|label|message|msg)$")
}

/// Names of constants that say how large something may be.
pub fn is_extent(name: &str) -> bool {
    fits!(name, r"^[A-Z]\w*(Extent|Length|Size|Len|Max)$|^[A-Z0-9_]*(EXTENT|LENGTH|SIZE|_LEN|_MAX|MAX_)[A-Z0-9_]*$")
}

/// Names of calls that ask of what kind something is, which nothing that is not there can be.
pub fn asks_kind(name: &str) -> bool {
    fits!(name, r"(^|_)(is|Is)(_[a-z]|[A-Z])|_is[a-z]+$") && !fits!(name, r"(?i)nul|nil|none|empty|err|invalid|missing|bad|fail")
}

/// Names of calls that only tell somebody.
pub fn tells(name: &str) -> bool {
    fits!(name, r"(?i)(log|debug|dbg|print|trace|warn|err(or)?(_?msg)?$|notice|info$|^verbose)")
}

/// Functions of the library that read the value of each argument.
const LIBRARY: &[&str] = &[
    "printf", "fprintf", "puts", "strlen", "strcpy", "strcat", "strcmp", "memcpy", "memmove", "free", "malloc", "write", "abs", "toupper",
    "tolower", "isdigit", "sqrt", "exit", "fputs", "putchar", "sleep", "close",
];

/// Whether a function of the library reads the value of each argument.
pub fn is_library(name: &str) -> bool {
    LIBRARY.contains(&name)
}

/// Whether a call reads what it is given: the library's, and what only shows something.
pub fn only_reads(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    is_library(name) || ["print", "show", "display", "write", "send"].iter().any(|word| lower.contains(word))
}

/// Names of what memory is taken from and given back to.
pub fn is_keeper(name: &str) -> bool {
    fits!(name, r"(?i)(mem|memory|alloc(ator)?|pool|heap|arena|opaque|ctx|context|session|env|interp|thread)$")
}

/// Names that speak of an archive.
pub fn is_archive(name: &str) -> bool {
    fits!(name, r"(?i:unz|unzip|archive)|(^|[^a-zA-Z])(?i:tar|zip)($|[^a-z])|Tar[A-Z]|Zip|(^|_)rar(_|$)")
}

/// Names of calls that say what an entry of an archive is called.
pub fn tells_entry(name: &str) -> bool {
    fits!(
        name,
        r"(?i)^(get_?|current_?)?(entry|file|path|member)_?(path)?name(_?(utf8|in_?zip|in_?archive))?$|(entry|member)_(path)?name$|unz\w*FileInfo(64)?$"
    )
}

/// Names of calls after which what they are given is no more, whoever else holds it: none of them gives up one reference of several.
pub fn destroys(name: &str) -> bool {
    fits!(
        name,
        r"(?i)(^|_)(destroy|dispose|dealloc)$|^(destroy|dispose|dealloc)_|^(Destroy|Dispose)[A-Z]|[a-z](Destroy|Dispose)$|^(fclose|closedir|pclose)$"
    )
}

/// Macros of OpenSSL that read a number through a cursor into their second argument, and move the cursor on.
pub fn reads_into_second(name: &str) -> bool {
    matches!(name, "n2s" | "n2l" | "n2l3" | "n2l6" | "c2l")
}

/// Names of calls that take a reference to what they are given.
pub fn takes_reference(name: &str) -> bool {
    fits!(name, r"(?i)_(get|ref|addref|add_ref|incref|hold|retain|grab)$|^(get|hold|grab)_[a-z]+$")
}

/// Names of calls that release memory and nothing that is in it.
pub fn only_frees(name: &str) -> bool {
    matches!(
        name,
        "free" | "kfree" | "vfree" | "kvfree" | "kzfree" | "kfree_sensitive" | "g_free" | "av_free" | "OPENSSL_free" | "xfree" | "efree"
    )
}

/// Whether the name of a call says that it reads a number of at most 16 bits.
pub fn reads_small(name: &str) -> bool {
    fits!(name, r"(?i)(16|u8|short|byte|uchar)($|[^a-z0-9])|(_|[a-z])(16|short|byte)(le|be|_le|_be)?$") && !reads_32(name)
}

/// Whether the name of a call says that it reads a number of 32 bits.
pub fn reads_32(name: &str) -> bool {
    fits!(name, r"32")
}

/// Names of calls that find out where a path leads, or make it harmless.
pub fn settles(name: &str) -> bool {
    fits!(name, r"(?i)canonical|realpath|normali[sz]|sanit|safe|basename|relative")
}

/// Names of how many elements something has.
pub fn is_count(name: &str) -> bool {
    fits!(name, r"(?i)(number|num|count|cnt|size\(\)|length\(\)|size$|length$|total|^n[A-Z_]|nb_|max|\.n[a-z]|n_[a-z]|_n$|nitems)")
}

/// Types whose elements are single bytes.
pub fn is_byte_type(name: &str) -> bool {
    matches!(
        name,
        "char"
            | "uint8_t"
            | "int8_t"
            | "u8"
            | "s8"
            | "ut8"
            | "byte"
            | "BYTE"
            | "Byte"
            | "guint8"
            | "u_char"
            | "uchar"
            | "UChar"
            | "UINT8"
            | "void"
            | "__u8"
            | "Bytef"
            | "guchar"
            | "gchar"
            | "std.byte"
            | "uint8"
            | "UCHAR"
            | "quint8"
            | "bfd_byte"
            | "u_int8_t"
            | "U8"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_what_a_call_does() {
        for (name, bits) in [
            ("malloc", ALLOC),
            ("kzalloc", ALLOC),
            ("xmalloc", SURE),
            ("foo_free", FREE),
            ("buffer_put", RELEASE),
            ("ntohs", PARSE),
            ("le32_to_cpu", PARSE),
            ("read_u16", PARSE),
            ("memcpy", COPY),
            ("abort", NORETURN),
            ("fopen", FILE | LOOKUP),
        ] {
            assert_eq!(class(name) & bits, bits, "{name}");
        }
        for (name, bits) in [("printf", u32::MAX), ("strlen", u32::MAX), ("freeze_all", FREE)] {
            assert_eq!(class(name) & bits, 0, "{name}");
        }
    }
}
