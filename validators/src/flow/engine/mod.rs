//! The engine: an abstract interpreter over the flow graph. It runs module bodies and functions, joins where paths meet, inlines what is in
//! sight, and asks the rules at each call, write, comparison and return. Knows no grammar, no clock, no environment, no thread count.
//!
//! - `value`, `taint`, `vars`, `heap`, `meeting`, `born`, `origin`, `ids`: what is known of values and of the state on one path, and where paths meet
//! - `definitions`, `names`, `classes`: modules, classes, imports; `exec`, `loops`, `each`, `branch`: statements
//! - `eval`, `member`, `element`, `assign`, `operators`, `held`, `free`: expressions; `habits`: what names of functions say; `recall`: answers kept
//! - `call`, `dispatch`, `callables`, `bind`, `construct`: calls; `refine`, `answers`, `raised`, `enforced`: what tests, throws and annotations teach
//! - `library`, `strings`, `texts`, `coding`, `plain`, `groups`, `sequences`, `asked`: operations that languages share; of one language stand
//!   in `jvm`, `dotnet*`, `go*`, `php*`, `python*`, `ruby*`, `rust*`, `script*`, `c_*`, `cpp_*`; `holders`: who writes into which buffer
//! - `entry`, `relevance`, `prospects`: where a run begins, which functions are worth it, what rules can never say of them
//! - `check`, `events`, `compared`, `conditions`, `atoms`, `quoting`, `report`: rules, their conditions, what was found; `config`, `settings`, `environment`: settings files

mod addresses;
mod aliases;
mod ambiguity;
mod answers;
mod asked;
mod assign;
mod atoms;
mod backtracking;
mod bind;
mod born;
mod bounded;
mod branch;
mod c_buffers;
mod c_texts;
mod call;
mod callables;
mod check;
mod classes;
mod coding;
mod compared;
mod comprehensions;
mod conditions;
mod config;
mod construct;
mod cpp_library;
mod definitions;
mod dispatch;
mod dotnet;
mod dotnet_delegates;
mod dotnet_places;
mod dotnet_queries;
mod dotnet_regex;
mod dotnet_sequences;
mod dotnet_texts;
#[cfg(test)]
mod doubts;
mod each;
mod element;
mod enforced;
mod entry;
mod environment;
mod eval;
mod events;
mod exec;
mod free;
mod go_bytes;
mod go_context;
mod go_deferred;
mod go_iterators;
mod go_letters;
mod go_makers;
mod go_numbers;
mod go_plain;
mod go_printed;
mod go_program;
mod go_readers;
mod go_regexps;
mod go_routines;
mod go_sharing;
#[cfg(test)]
mod go_tests;
mod go_values;
mod go_views;
mod golang;
mod golib;
mod gonames;
mod gopointers;
mod groups;
mod habits;
mod heap;
mod held;
mod holders;
mod ids;
mod jumps;
mod jvm;
mod kept;
mod lengths;
mod library;
mod loops;
mod meeting;
mod member;
mod names;
mod operators;
mod origin;
mod overloads;
mod patterns;
mod php;
mod php_array;
mod php_classes;
mod php_coded;
mod php_collections;
mod php_generators;
mod php_included;
mod php_objects;
mod php_order;
mod php_output;
mod php_pure;
mod php_spl;
mod php_text;
mod php_validated;
mod php_values;
mod plain;
mod prospects;
mod python_certain;
mod python_classes;
mod python_coded;
mod python_constants;
mod python_contexts;
mod python_counts;
mod python_data;
mod python_generators;
mod python_handlers;
mod python_iteration;
mod python_itertools;
mod python_library;
mod python_made;
mod python_objects;
mod python_order;
mod python_pickles;
mod python_plain;
mod python_sets;
mod python_settings;
mod python_settled;
mod python_slices;
mod python_streams;
mod python_web;
mod quoting;
mod raised;
mod recall;
mod refine;
mod relevance;
mod replaced;
mod report;
mod ruby;
mod ruby_flow;
mod ruby_hashes;
mod ruby_library;
mod ruby_names;
mod ruby_sequences;
mod ruby_texts;
mod rust_objects;
mod rust_values;
mod rustlib;
mod script;
mod script_buffers;
mod script_events;
mod script_guards;
mod script_library;
mod script_promises;
mod script_requests;
mod script_rounds;
mod script_schema;
mod script_values;
mod sequences;
mod settings;
mod strings;
mod taint;
#[cfg(test)]
mod tests;
mod texts;
mod value;
mod vars;
mod walk;

use std::rc::Rc;

use assay_manifests::{Language, Span};
use rustc_hash::FxHashMap;

use self::{
    heap::State,
    meeting::pour,
    names::{ClassInfo, ModuleInfo},
    python_certain::TryFrame,
    report::Collector,
    value::{ClassId, Ids, Kind, Ref, Taint, Value},
};
use crate::{
    flow::ir::{Class, Function, Import, Module, Sym},
    rule::{RuleIndex, RuleSet, Shared},
};

pub use self::{definitions::Definitions, report::Report};

/// How a file is looked at. Part of what a verdict depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Parameters of functions that anyone may call, and fields never assigned in sight, are untrusted.
    pub open_world: bool,
    /// Functions whose every caller is in sight are judged through their callers only.
    pub helpers_through_callers: bool,
    /// Steps for one entry function, before calls are no longer followed from it.
    pub entry_steps: u32,
    /// The same for calls into which nothing from outside is known to go: what parameters hold is asked where their function runs by itself.
    pub clean_steps: u32,
    /// Steps for one file, for each kilobyte of it, before the rest of it is unjudged.
    pub steps_per_kilobyte: u32,
    /// How deep calls are followed.
    pub call_depth: u32,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            open_world: true,
            helpers_through_callers: true,
            entry_steps: 6_000,
            clean_steps: 600,
            steps_per_kilobyte: 12_000,
            call_depth: 8,
        }
    }
}

/// What the engine is shown.
pub struct Input<'a> {
    /// The file under judgement.
    pub module: &'a Module,
    pub text: &'a str,
    /// Lowered files of the artifact, sorted by path.
    pub modules: &'a [&'a Module],
    /// What those files define, where it was worked out before: it is the same for all of them.
    pub definitions: Option<&'a Definitions<'a>>,
    /// Configuration files: path and text, sorted by path.
    pub configs: &'a [(&'a str, &'a str)],
}

/// Judges one file by the rules of its language.
pub fn judge(input: &Input<'_>, rules: &RuleSet, options: &Options) -> Report {
    let index = rules.of_language(input.module.language);
    if index.is_empty() {
        return Report::default();
    }
    let is_held = input.modules.iter().any(|module| std::ptr::eq(*module, input.module) || module.path == input.module.path);
    let own;
    let definitions = match input.definitions {
        Some(known) if is_held && known.are_of(input.modules) => known,
        _ => {
            let mut modules = input.modules.to_vec();
            if !is_held {
                modules.push(input.module);
            }
            own = Definitions::new(&modules);
            &own
        }
    };
    let mut engine = Engine::new(input, definitions, rules, index, options);
    engine.run();
    engine.report.finish(rules, index, input)
}

/// Nested evaluations, over all inlined calls: bounds the stack.
const MAX_NESTING: u32 = 360;

struct Engine<'a> {
    options: Options,
    input: &'a Input<'a>,
    rules: &'a RuleSet,
    index: &'a RuleIndex,
    shared: Option<&'a Shared>,
    language: Language,
    definitions: &'a Definitions<'a>,
    modules: Vec<ModuleInfo<'a>>,
    /// Files that a file sees without an import, how many of them were asked for what they define, and what was found in them by name.
    neighbours: FxHashMap<usize, Rc<[usize]>>,
    asked_neighbours: FxHashMap<usize, usize>,
    beside: FxHashMap<usize, FxHashMap<Sym, Option<(usize, definitions::Def<'a>)>>>,
    /// Which file beside a module declares a constant that it names.
    constants_beside: FxHashMap<(usize, Sym), Option<usize>>,
    /// Place of the file under judgement in `modules`.
    target: usize,
    classes: Vec<ClassInfo<'a>>,
    class_numbers: FxHashMap<*const Class, ClassId>,
    imports: FxHashMap<*const Import, Value<'a>>,
    member_ids: FxHashMap<(u32, Sym), u32>,
    /// Untrusted keys by the identity of what a script has found under them.
    reached: FxHashMap<u32, Value<'a>>,
    /// What handlers of a script have asked of requests.
    requests: script_guards::Requests<'a>,
    /// Identity of all that stands in an object of which nothing is known, by the object's.
    each_of: FxHashMap<u32, u32>,
    shadows: FxHashMap<u32, Ref>,
    surroundings: std::cell::OnceCell<environment::Environment>,
    /// Slices of Go that share memory, and who writes into which buffers.
    views: go_views::Views<'a>,
    holders: holders::Holders,
    /// What `JSON.stringify` was given, by the identity of the text, and of that text in another alphabet.
    written_json: FxHashMap<u32, Value<'a>>,
    coded_json: FxHashMap<u32, Value<'a>>,
    /// What PHP has written in notations, and which of its functions were passed over.
    php_kept: php_coded::Kept<'a>,
    /// How long a text is at least, by the identity of its length.
    least: FxHashMap<u32, (i128, u32)>,
    told: c_texts::Told<'a>,
    /// What middleware has handed on with a request, by key.
    handed: FxHashMap<Sym, Value<'a>>,
    /// Marks that values were born with, by their identity.
    born_marks: FxHashMap<u32, value::Bits>,
    /// Identities of objects that `new` has made of classes that are not in sight.
    made: rustc_hash::FxHashSet<u32>,
    /// PHP: where a function's static variable is kept, by the scope and the name that it has there.
    statics: FxHashMap<(value::Ref, Sym), Sym>,
    prototypes: FxHashMap<*const Function, Ref>,
    extensions: Option<dotnet::Extensions<'a>>,
    /// What the fields of a struct of Go begin with, by the file whose code asked; and whether their names are distinct and few.
    zero_fields: FxHashMap<(ClassId, usize), Vec<Option<held::Zero>>>,
    distinct_fields: FxHashMap<ClassId, bool>,
    /// Classes of the artifact, once they were asked for; and which of them implement a method of an interface.
    all_classes: Option<dispatch::AllClasses<'a>>,
    implementers: FxHashMap<(ClassId, Sym), Rc<[ClassId]>>,
    /// An object of each class as anyone may have made it.
    instances: FxHashMap<ClassId, Value<'a>>,
    st: State<'a>,
    live: bool,
    frames: Vec<Frame<'a>>,
    tries: Vec<TryFrame<'a>>,
    /// Generators that are sent something, and what stands inside of `with` and waits for its context to yield.
    generators: python_generators::Generators<'a>,
    /// Receiver of the lambda that is about to run.
    next_receiver: Option<Value<'a>>,
    /// The class by which the method that runs was called: what `static` means in PHP.
    called: Option<ClassId>,
    /// The expression that stands as a statement by itself: nobody looks at what it gives. And the place that rules are asked about.
    alone: Option<Span>,
    asked_at: Span,
    /// Conditions without which the check that is being read is not made, and what it would turn away passes.
    passing: Vec<&'a crate::flow::ir::Expr>,
    /// Names that refer to another variable's place (PHP's `$a = &$b`), with the scope they stand in.
    aliases: Vec<(Ref, Sym, &'a crate::flow::ir::Expr)>,
    next_cell: u32,
    next_source: u32,
    ids: Ids,
    nesting: u32,
    steps: u32,
    /// How often this run still follows functions that call themselves with known numbers.
    turns: u32,
    step_limit: u32,
    entry_limit: u32,
    clean_limit: u32,
    /// Where the function that was begun at is cut short.
    hard_limit: u32,
    exhausted: bool,
    /// Some function was cut short or not begun.
    cut: bool,
    /// Whether the body of another file runs, and the steps that those took.
    importing: bool,
    imported: u32,
    /// Functions that were run at least once.
    ran: FxHashMap<*const Function, bool>,
    /// Functions that a call was not followed into, for its depth.
    unfollowed: FxHashMap<*const Function, ()>,
    given: script::Given<'a>,
    holes: kept::Holes<'a>,
    source_ids: FxHashMap<(usize, u32, u32, u16), u32>,
    pruned: u32,
    recalled: recall::Recalled,
    /// What of the rules' marks and sources the artifact may hold.
    prospects: std::cell::RefCell<prospects::Prospects<'a>>,
    heard_calls: check::Heard,
    heard_reads: check::Heard,
    heard_writes: check::Heard,
    report: Collector<'a>,
}

/// One running function, or a module's body.
struct Frame<'a> {
    function: Option<&'a Function>,
    module: usize,
    class: Option<ClassId>,
    this: Option<Value<'a>>,
    scope: Ref,
    /// Where the paths that returned meet.
    returned: Option<State<'a>>,
    result: Option<Value<'a>>,
    /// What the results that count as true, or as false, teach.
    true_facts: Option<Vec<value::Fact>>,
    false_facts: Option<Vec<value::Fact>>,
    facts_before: Rc<Vec<value::Fact>>,
    yielded: Option<Value<'a>>,
    waiting: python_generators::Waiting<'a>,
    loops: Vec<LoopFrame<'a>>,
    /// What has jumped to labels that were not reached since.
    jumps: Vec<(Sym, Option<State<'a>>)>,
    /// A label that stands before what comes next.
    label: Option<Sym>,
    /// The names whose values the function returns, where it returns names.
    returned_names: Option<&'a crate::flow::ir::Expr>,
    /// What runs when the function is left, with the arguments that were evaluated before.
    deferred: Vec<(&'a crate::flow::ir::Stmt, Option<go_deferred::Given<'a>>)>,
    /// Whether something is deferred that catches panics.
    recovering: bool,
    /// Where the paths meet that a panic has ended, and what it was given.
    panicked: Option<(State<'a>, Value<'a>)>,
    /// Place of the call in the file under judgement, for findings in other files.
    call_site: Option<Span>,
}

impl<'a> Frame<'a> {
    /// Of code that stands in no function.
    fn of_module(module: usize, scope: Ref, facts_before: Rc<Vec<value::Fact>>, call_site: Option<Span>) -> Self {
        Self {
            function: None,
            module,
            class: None,
            this: None,
            scope,
            returned: None,
            result: None,
            true_facts: None,
            false_facts: None,
            facts_before,
            yielded: None,
            waiting: python_generators::Waiting::default(),
            loops: Vec::new(),
            jumps: Vec::new(),
            label: None,
            returned_names: None,
            deferred: Vec::new(),
            recovering: false,
            panicked: None,
            call_site,
        }
    }
}

struct LoopFrame<'a> {
    label: Option<Sym>,
    is_switch: bool,
    broke: Option<State<'a>>,
    continued: Option<State<'a>>,
    /// Which element a loop over a known list is at, and what the first variable of one over a sequence holds.
    round: Option<usize>,
    taken: Option<Value<'a>>,
    parts: each::Parts<'a>,
}

impl<'a> Engine<'a> {
    fn new(input: &'a Input<'a>, definitions: &'a Definitions<'a>, rules: &'a RuleSet, index: &'a RuleIndex, options: &Options) -> Self {
        let modules = definitions.modules();
        let things_answer =
            input.module.language == Language::Python && ["__bool__", "__len__"].iter().any(|name| input.text.contains(name));
        let target = modules.iter().position(|module| std::ptr::eq(*module, input.module) || module.path == input.module.path);
        let target = target.unwrap_or_default();
        let modules = modules.iter().enumerate().map(|(number, module)| ModuleInfo::new(module, definitions.of(number))).collect();
        let kilobytes = u32::try_from(input.text.len() / 1024).unwrap_or(u32::MAX).saturating_add(8);
        Self {
            options: *options,
            input,
            rules,
            index,
            shared: rules.shared(index.pack()),
            language: input.module.language,
            definitions,
            modules,
            neighbours: FxHashMap::default(),
            asked_neighbours: FxHashMap::default(),
            constants_beside: FxHashMap::default(),
            beside: FxHashMap::default(),
            target,
            classes: Vec::new(),
            class_numbers: FxHashMap::default(),
            imports: FxHashMap::default(),
            member_ids: FxHashMap::default(),
            reached: FxHashMap::default(),
            requests: script_guards::Requests::default(),
            each_of: FxHashMap::default(),
            shadows: FxHashMap::default(),
            surroundings: std::cell::OnceCell::new(),
            views: go_views::Views::default(),
            holders: holders::Holders::default(),
            written_json: FxHashMap::default(),
            coded_json: FxHashMap::default(),
            php_kept: php_coded::Kept::default(),
            least: FxHashMap::default(),
            told: c_texts::Told::default(),
            handed: FxHashMap::default(),
            generators: python_generators::Generators::default(),
            born_marks: FxHashMap::default(),
            made: rustc_hash::FxHashSet::default(),
            statics: FxHashMap::default(),
            prototypes: FxHashMap::default(),
            extensions: None,
            zero_fields: FxHashMap::default(),
            distinct_fields: FxHashMap::default(),
            all_classes: None,
            implementers: FxHashMap::default(),
            instances: FxHashMap::default(),
            st: State { things_answer, ..State::default() },
            live: true,
            frames: Vec::new(),
            tries: Vec::new(),
            next_receiver: None,
            called: None,
            alone: None,
            passing: Vec::new(),
            asked_at: Span::default(),
            aliases: Vec::new(),
            next_cell: 0,
            next_source: 0,
            ids: Ids::default(),
            nesting: 0,
            steps: 0,
            turns: call::TURNS,
            step_limit: options.steps_per_kilobyte.saturating_mul(kilobytes),
            entry_limit: u32::MAX,
            clean_limit: u32::MAX,
            hard_limit: u32::MAX,
            exhausted: false,
            cut: false,
            importing: false,
            imported: 0,
            ran: FxHashMap::default(),
            unfollowed: FxHashMap::default(),
            given: script::Given::default(),
            holes: kept::Holes::default(),
            source_ids: FxHashMap::default(),
            pruned: 0,
            recalled: recall::Recalled::default(),
            prospects: std::cell::RefCell::default(),
            heard_calls: check::Heard::default(),
            heard_reads: check::Heard::default(),
            heard_writes: check::Heard::default(),
            report: Collector::default(),
        }
    }

    /// Counts a step. `false` where the budget is used up.
    fn step(&mut self) -> bool {
        // Joining large states is what takes time: it is paid for like any other step.
        self.steps = self.steps.saturating_add(1 + self.ids.take_work());
        if self.steps > self.step_limit.min(self.hard_limit) {
            self.exhausted = true;
        }
        !self.exhausted
    }

    /// Whether what stands there is nested too deeply to be run. In a function of its own, and not in one that is followed from afar, it is
    /// left unjudged.
    fn is_too_deep(&mut self, span: Span) -> bool {
        let is_deep = self.nesting > MAX_NESTING;
        if is_deep && self.frames.len() <= 2 && self.in_target() {
            self.report.too_deep(span);
        }
        is_deep
    }

    fn frame(&mut self) -> &mut Frame<'a> {
        // The module's body is always below: `run` pushes it first and pops it last.
        let last = self.frames.len() - 1;
        &mut self.frames[last]
    }

    fn module_number(&self) -> usize {
        self.frames.last().map_or(self.target, |frame| frame.module)
    }

    /// The text of a place in the file under judgement.
    fn text(&self, span: Span) -> Option<&'a str> {
        if !self.in_target() {
            return None;
        }
        self.input.text.get(span.start as usize..span.end as usize)
    }

    fn unknown(&self) -> Value<'a> {
        let mut value = Value::of(Kind::Unknown);
        value.id = self.ids.next();
        value
    }

    fn unknown_with(&self, taint: Taint) -> Value<'a> {
        let mut value = self.unknown();
        value.taint = taint;
        value
    }

    /// Made by the program itself, not known.
    fn opaque(&self) -> Value<'a> {
        let mut value = Value::of(Kind::Opaque);
        value.id = self.ids.next();
        value
    }

    fn join(&self, a: &Value<'a>, b: &Value<'a>) -> Value<'a> {
        a.join(b, &self.ids)
    }
}
