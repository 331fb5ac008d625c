//! What rules mean: the types that travel to the engine. Knows no TOML and runs nothing.

use std::sync::Arc;

use assay_manifests::{Language, Sha256Digest};

use super::pattern::{LazyRegex, Pattern};

/// One rule: a danger with its proof.
#[derive(Debug)]
pub struct Rule {
    /// `<pack>/<directory>`.
    pub id: Arc<str>,
    pub pack: Arc<str>,
    pub version: u32,
    /// Most specific first.
    pub cwe: Vec<u32>,
    pub catalogue: Vec<String>,
    pub title: String,
    pub severity: String,
    pub why: String,
    pub fix: String,
    pub references: Vec<String>,
    pub languages: Vec<Language>,
    pub taint: TaintPolicy,
    pub dangers: Vec<Entry>,
    pub safes: Vec<Entry>,
    pub cleans: Vec<Entry>,
    pub guards: Vec<Entry>,
    pub marks: Vec<Entry>,
    pub sources: Vec<Entry>,
    pub propagates: Vec<Entry>,
    /// Name and text of each fixture, sorted by name.
    pub fixtures: Vec<(String, String)>,
    /// Over the rule's text and its fixtures.
    pub digest: Sha256Digest,
}

/// Which kinds of untrusted values a rule cares for.
#[derive(Debug, Clone, Copy)]
pub struct TaintPolicy {
    /// Labels that count.
    pub labels: Labels,
    /// An address whose host a test knows is harmless as a whole: it is the host that the rule fears.
    pub host: bool,
    /// A text is harmless, whatever it says: it is objects of a sender's making that the rule fears.
    pub of_objects: bool,
}

/// A set of kinds of sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Labels(pub u16);

impl Labels {
    /// Parameter of a function that anyone may call (open world).
    pub const PARAMETER: Self = Self(1);
    /// Field of `self`/`this` that is never assigned in sight (open world).
    pub const FIELD: Self = Self(2);
    /// What a request holds.
    pub const HTTP: Self = Self(4);
    /// An object that holds untrusted values and is none itself: only what is read from it counts.
    pub const CARRIER: Self = Self(2048);
    /// An object that a framework hands over and that carries nothing untrusted.
    pub const INERT: Self = Self(4096);
    /// What whoever runs the program writes: its environment, its files, its arguments.
    pub const SETTINGS: Self = Self(8 | 16 | 64);
    /// What a rule may name.
    pub const NAMED: &[(&str, Self)] = &[
        ("http", Self(4)),
        ("env", Self(8)),
        ("file", Self(16)),
        ("database", Self(32)),
        ("cli", Self(64)),
        ("network", Self(128)),
        ("secret", Self(256)),
        ("ui", Self(512)),
        ("other", Self::OTHER),
    ];
    /// Of a rule's own: where a value comes from, whatever it is. Numbers carry it as texts do.
    pub const OTHER: Self = Self(1024);
    /// Every kind that makes a value untrusted.
    pub const ALL: Self = Self(0x07ff);

    pub const fn intersects(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

/// What an entry says of the places it matches.
#[derive(Debug)]
pub struct Entry {
    pub form: Arc<str>,
    pub on: On,
    pub receiver: Option<LazyRegex>,
    pub unless_receiver: Option<LazyRegex>,
    /// The last part of the name matches, or does not; asked where the name was found through a wildcard.
    pub last: Option<LazyRegex>,
    pub unless_last: Option<LazyRegex>,
    pub when: Vec<Condition>,
    pub message: Option<String>,
    pub inside: Option<Place>,
    pub unless_inside: Option<Place>,
    /// The name as written is asked, not the resolved one.
    pub as_written: bool,
    /// Unknown conditions count as *no*.
    pub ignore_unknown: bool,
    /// A value made harmless by a sanitizer is no evidence here: the form stays what it is.
    pub ignore_sanitized: bool,
    /// Of a guard or a clean: what passed it is no finding, and no evidence by it.
    pub shows_nothing: bool,
    /// Of a clean: what had been made safe for the rule before is no longer so.
    pub undoes: bool,
    /// Guard: which operand the test makes safe. Mark, source: where the state or taint is put. Propagate: where taint goes.
    pub subject: Subject,
    /// Guard: the result of the test on the safe side.
    pub outcome: bool,
    /// Mark: its number in the rule set of the pack.
    pub mark: Option<MarkId>,
    /// Of a mark that a test sets: on the branch where the test came out so.
    pub mark_outcome: Option<bool>,
    pub labels: Labels,
    /// Propagate: what flows on.
    pub from: Vec<Subject>,
}

/// Number of a mark among all marks of a pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct MarkId(pub u16);

#[derive(Debug)]
pub enum On {
    Call(Vec<Pattern>),
    Write(Vec<Pattern>),
    Read(Vec<Pattern>),
    Returns(Vec<Pattern>),
    Function(Box<FunctionShape>),
    /// Operators; empty for any equality.
    Compare(Vec<String>),
    Import(Vec<Pattern>),
    /// A value that carries all of these marks.
    Marked(Vec<MarkId>),
    Literal,
    Catch {
        types: Vec<Pattern>,
        empty: Option<bool>,
        /// What the guarded body calls for its effect alone; empty for anything.
        calls: Vec<Pattern>,
        /// Does not stand in the handler as written.
        lacks_text: Option<LazyRegex>,
    },
}

#[derive(Debug)]
pub struct FunctionShape {
    /// Empty for any name.
    pub names: Vec<Pattern>,
    pub decorated: Vec<LazyRegex>,
    pub undecorated: Vec<LazyRegex>,
    pub calls: Vec<Pattern>,
    pub lacks_call: Vec<Pattern>,
    /// The function as written does not match.
    pub has_text: Option<LazyRegex>,
    pub lacks_text: Option<LazyRegex>,
    pub param: Option<LazyRegex>,
    /// Some parameter of the same function matches.
    pub beside: Option<LazyRegex>,
}

#[derive(Debug)]
pub struct Place {
    pub class: Option<LazyRegex>,
    pub function: Option<LazyRegex>,
    pub decorated: Option<LazyRegex>,
    pub base: Option<LazyRegex>,
    pub imports: Option<LazyRegex>,
    pub path: Option<LazyRegex>,
}

/// What a condition or effect speaks of.
#[derive(Debug, Clone, PartialEq)]
pub enum Subject {
    Index(u32),
    Keyword(Arc<str>),
    Receiver,
    Result,
    /// The running program as a whole: what it has set for all that comes after.
    Program,
    /// Some argument.
    Any,
    /// Some argument from this index on.
    Rest(u32),
    /// Positions and keywords of one parameter.
    Several(Vec<Subject>),
}

#[derive(Debug)]
pub enum Condition {
    Test { subject: Subject, way: Vec<WayStep>, test: Test },
    Any(Vec<Condition>),
    All(Vec<Condition>),
    Not(Box<Condition>),
}

/// A step into a container.
#[derive(Debug, Clone, PartialEq)]
pub enum WayStep {
    Key(Arc<str>),
    Item(i64),
    /// Every element of a list that is known in full; what is no list stands for itself.
    Each,
    /// One of them at least.
    Some,
}

#[derive(Debug)]
pub enum Test {
    Tainted,
    Untainted,
    Constant,
    Dynamic,
    Formatted,
    Present,
    Absent,
    Null,
    True,
    False,
    String,
    Number,
    List,
    Map,
    Function,
    Empty,
    Redos,
    /// A regular expression that only sums of numbers match.
    SumPattern,
    /// The name of a place in the patterns of routes that the file writes, each with an expression that only harmless texts match.
    NarrowPlace,
    /// A filter of object streams that lets classes through which it does not name.
    LetsStrangers,
    /// A regular expression that only paths of the own site match.
    LocalPathPattern,
    /// The same of one that is asked of the text as a whole, whatever its anchors say.
    WholeLocalPathPattern,
    /// An address whose host went through an encoder: that leaves names of hosts as they are.
    EncodedHost,
    /// A regular expression that only addresses at hosts that it names match.
    OwnAddressPattern,
    /// A regular expression that only addresses with a harmless scheme, or none, match.
    SchemePattern,
    /// Neither empty nor from outside.
    OwnValue,
    /// Not from outside, and no text.
    OwnList,
    /// The same, neither empty nor with an empty element.
    OwnNames,
    /// Not known in full: what it holds stands elsewhere, or is made at run time.
    OutOfSight,
    /// A regular expression that only texts match which mean nothing to interpreters.
    HarmlessPattern,
    /// A regular expression that only texts without signs of markup match.
    PlainTextPattern,
    /// A regular expression that, where all of its matches are taken out, leaves none of these signs.
    Replaces(Arc<str>),
    /// A regular expression that finds something in every text that has these signs, each time it is asked.
    Finds(Arc<str>),
    /// A function that answers true whatever it is asked.
    AlwaysTrue,
    NumberFormatted,
    TaintedTail,
    FromOutside,
    Discarded,
    LeftOut,
    TaintedOption,
    OptionsEnded,
    /// A constant string that names a directory without a separator at its end (a prefix test lets `/srv/data-old` pass).
    WeakPathPrefix,
    TaintedUnquoted,
    TaintedBesideNames,
    Unproven,
    TaintedPrefix(bool),
    /// Something untrusted stands in one of these places of a page (`flow::markup`).
    TaintedIn(Vec<String>),
    LooselyMatched,
    /// A text that is known to end without a separator.
    BareFolder,
    /// A regular expression that takes out line breaks.
    LineBreakPattern,
    /// A regular expression that no text with a line break matches as a whole.
    OneLinePattern,
    /// A regular expression that takes time by the square of a text's length.
    SlowPattern,
    /// What a request's parser made of what was sent: a text, a list or a map.
    AsSent,
    NoContainer,
    /// A function whose text, as written, has nothing that matches.
    LacksText(LazyRegex),
    /// A function that calls one of these, or none of them.
    Calls(Vec<Pattern>),
    LacksCall(Vec<Pattern>),
    Equals(Vec<Constant>),
    NotEquals(Vec<Constant>),
    Less(f64),
    LessOrEqual(f64),
    Greater(f64),
    GreaterOrEqual(f64),
    Matches(LazyRegex),
    NotMatches(LazyRegex),
    PrefixMatches(LazyRegex),
    /// An untrusted piece of the text stands where the expression has U+FFFC; other pieces that are not known are U+FFFD to it.
    TaintedWhere(LazyRegex),
    Type(Vec<Pattern>),
    NotType(Vec<Pattern>),
    Marked(MarkId),
    NotMarked(MarkId),
    /// No path in sight has set the mark; what happened out of sight does not count.
    Unmarked(MarkId),
    Named(LazyRegex),
    NotNamed(LazyRegex),
}

/// The predicates of `is`, by name, with what they hold for: the truth behind `assay rules predicates`.
pub const PREDICATES: &[(&str, &str)] = &[
    ("tainted", "carries taint this rule cares for"),
    ("untainted", "carries no taint this rule cares for"),
    ("constant", "is known in full"),
    ("dynamic", "is not known in full"),
    ("formatted", "is a string assembled at run time with at least one piece that is not constant"),
    ("present", "was passed"),
    ("absent", "was not passed"),
    ("null", "is null, nil, None or undefined"),
    ("true", "is true"),
    ("false", "is false"),
    ("string", "is a string"),
    ("number", "is a number"),
    ("list", "is a list, array, tuple or set"),
    ("map", "is a map, dictionary or object"),
    ("function", "is a function, lambda or method"),
    ("empty", "is an empty string, list or map"),
    ("number-formatted", "is a string into which a value was put by a format that takes numbers only (`%d`), without being parsed"),
    ("options-ended", "is a list of arguments in which nothing untrusted stands before `--`, unless behind the name of its option"),
    ("left-out", "is what a check gives that is made only where a condition on one of its arguments holds, and that lets all else pass"),
    ("discarded", "is what a call gives that stands as a statement by itself"),
    (
        "tainted-option",
        "begins, as an argument of a command or one of a list of them, with something untrusted, and neither `--` nor `--end-of-options` stands before it",
    ),
    ("from-outside", "carries what a source in sight gave, more than being a parameter or a field"),
    ("tainted-tail", "is a string assembled at run time that carries taint behind its first piece"),
    ("redos", "is a constant regular expression that can backtrack catastrophically"),
    ("sum-pattern", "is a constant regular expression that matches digits and signs of arithmetic only"),
    ("plain-text-pattern", "is a regular expression that, as a whole, only texts without signs of markup or code match"),
    ("line-break-pattern", "is a regular expression that a single line break matches, wherever it stands"),
    ("one-line-pattern", "is a regular expression that, as a whole, only texts without line breaks match"),
    ("slow-pattern", "is a constant regular expression that can take time by the square of a text's length, or worse"),
    ("no-container", "is no list and no map that stands in sight: a text, or what nothing is known of"),
    ("as-sent", "is a part of a request as its parser made it, no function between: a text, a list or a map, as the sender likes"),
    ("bare-folder", "is a text that is known to end without a separator"),
    ("encoded-host", "is an address, scheme and slashes known, whose host went through an encoder of parts of addresses"),
    ("own-address-pattern", "is a regular expression that only addresses at hosts that it names match"),
    (
        "narrow-place",
        "is the name of a place in patterns of routes, as the file writes them: `{year:[0-9]+}`, that only harmless texts match",
    ),
    ("lets-strangers", "is a filter of object streams that is known to let classes through which it does not name"),
    ("local-path-pattern", "is a constant regular expression that matches paths from one slash on only"),
    ("whole-local-path-pattern", "the same, where the call matches the text as a whole"),
    ("scheme-pattern", "is a regular expression that only addresses match which begin with a scheme that runs nothing, or with /, ? or #"),
    ("own-value", "holds nothing that a source in sight gave, and is neither null nor empty, nor a list with such an element"),
    ("own-list", "holds nothing that a source in sight gave, and is not known to be a text (what is in a text is a part of it)"),
    ("own-names", "the same, and is neither empty nor holds something empty"),
    (
        "harmless-pattern",
        "is a regular expression that, as a whole, only texts match which mean nothing to a shell, a query, a page or a path",
    ),
    ("out-of-sight", "is not known in full, or stands in another module (never unknown itself)"),
    ("always-true", "is a function that returns true and does nothing else"),
    ("loosely-matched", "is a list with a member that any text equals in a loose comparison"),
    ("weak-path-prefix", "is a constant path without a separator at its end"),
    ("unproven", "carries taint this rule cares for, or comes from where nobody can see; what was made safe is proven"),
    ("tainted-unquoted", "is a text in which something untrusted stands outside of quotation marks"),
    ("tainted-beside-names", "carries taint this rule cares for elsewhere than where SQL names a table by a field of the object's own"),
];

#[derive(Debug, Clone, PartialEq)]
pub enum Constant {
    Str(Arc<str>),
    Int(i128),
    Float(f64),
    Bool(bool),
}

/// What holds for all rules of a pack.
#[derive(Debug, Default)]
pub struct Shared {
    pub sources: Vec<Entry>,
    pub propagates: Vec<Entry>,
    pub cleans: Vec<Entry>,
    pub guards: Vec<Entry>,
    pub types: Types,
}

/// What the libraries of a pack give back.
#[derive(Debug, Default)]
pub struct Types {
    /// Call pattern and type of the result, those without a wildcard first.
    pub returns: Vec<(Pattern, Arc<str>)>,
    /// Type and its bases, sorted.
    pub bases: Vec<(Arc<str>, Vec<Arc<str>>)>,
    pub members: Vec<(Pattern, Arc<str>)>,
    /// Name and qualified name, sorted.
    pub names: Vec<(Arc<str>, Arc<str>)>,
    /// Types whose objects hold what is untrusted and are none of it themselves.
    pub carriers: Vec<Pattern>,
    /// Types whose objects carry nothing untrusted.
    pub inert: Vec<Pattern>,
    /// Call pattern and the types of what the functions that it is given are called with, by place.
    pub handlers: Vec<(Pattern, Vec<Arc<str>>)>,
    /// Type and what its objects are mostly called, sorted.
    pub called: Vec<(Arc<str>, Arc<str>)>,
}
