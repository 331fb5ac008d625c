//! What tests teach: comparisons, membership, null checks; and how a branch takes it up. Knows no rule by name.

use std::rc::Rc;

use assay_manifests::Language;

use super::{
    Engine,
    heap::Shape,
    value::{Bits, CleanBits, Constant, Fact, Facts, Kind, Value},
};
use crate::{
    flow::ir::{BinaryOp, Case, Expr},
    rule::{
        index::EntryRef,
        meant::{Entry, On},
    },
};

/// Type of the name of a type, as `typeof` gives it: the value asked about is its origin.
pub(super) const TYPE_NAME: &str = "(type name)";

/// Type of the scheme of an address that was taken apart.
pub(super) const SCHEME: &str = "url.scheme";
/// Type of the host of an address that was taken apart.
pub(super) const HOST: &str = "url.host";
/// Type of a place in a text, or of how two texts compare: it speaks of the text to rules that ask for it alone.
pub(super) const PLACE_IN_TEXT: &str = "text.place";
/// A path told from a folder: its first part says whether it leads out.
pub(super) const TOLD_PATH: &str = "path.told";
/// A part of one. What any rule learns by a test of it holds of itself alone.
pub(super) const TOLD_PART: &str = "path.part";
/// Type of another part of one.
pub(super) const ADDRESS_PART: &str = "url.part";

impl<'a> Engine<'a> {
    /// Goes on knowing that `value`, the result of `cond`, came out as `outcome`. A path that cannot be is left.
    pub(super) fn assume(&mut self, cond: &'a Expr, value: &Value<'a>, outcome: bool) {
        if value.truth(self.empty_is_false()) == Some(!outcome) {
            self.live = false;
            return;
        }
        self.narrow_by(cond, outcome, 0);
        let Some(facts) = self.taught_by_truth(value) else { return };
        self.learn(if outcome { &facts.when_true } else { &facts.when_false });
    }

    /// Takes up what tests have taught. A value that carries by now all the marks that a guard asks for has passed it.
    pub(super) fn learn(&mut self, facts: &[Fact]) {
        self.st.learn(facts);
        if facts.iter().all(|fact| fact.marks == Bits::default()) || self.index.marked.is_empty() {
            return;
        }
        for fact in facts {
            let Some(carried) = self.st.facts.iter().find(|known| known.id == fact.id).map(|known| known.marks) else { continue };
            let mut clean = CleanBits::default();
            for reference in &self.index.marked {
                let Some(entry) = self.index.entry(self.rules, *reference) else { continue };
                let On::Marked(asked) = &entry.on else { continue };
                if asked.iter().all(|mark| carried.has(mark.0)) {
                    clean = clean.or(guarded_by(entry, reference.rule));
                }
            }
            if clean != CleanBits::default() {
                self.st.learn(&[Fact { id: fact.id, clean, constant: None, marks: Bits::default() }]);
            }
        }
    }

    /// Before paths meet: what this path has learnt of the values in its variables stays with them, where the others learnt nothing.
    pub(super) fn settle_facts(&mut self) {
        if !self.live || self.st.facts.is_empty() {
            return;
        }
        let facts = self.st.facts.clone();
        let scope = self.frame().scope;
        let Some(held) = self.st.heap.scope(scope) else { return };
        let mut settled: Vec<(usize, Value<'a>)> = Vec::new();
        for (at, (_, value)) in held.vars.iter().enumerate() {
            if value.taint.is_empty() {
                continue;
            }
            let told = |one: &Value<'a>| one.id != 0 && facts.iter().any(|fact| fact.id == one.id);
            let is_told = told(value) || matches!(value.kind, Kind::Choice(_)) && value.atoms().iter().any(told);
            if is_told || value.taint.cleaned_at_birth(&facts).is_some() {
                settled.push((at, value.clone().learnt(&facts)));
            }
        }
        if let Some(scope) = self.st.heap.scope_mut(scope).filter(|_| !settled.is_empty()) {
            for (at, value) in settled {
                scope.vars.put(at, value);
            }
        }
    }

    /// The value is safe for every rule where the test came out as `outcome`.
    pub(super) fn guard_facts(&self, value: &Value<'a>, outcome: bool) -> Facts {
        self.clean_facts(value, CleanBits::GUARDED, outcome)
    }

    /// The value, and what it was parsed from, are clean where the test came out as `outcome`.
    pub(super) fn clean_facts(&self, value: &Value<'a>, clean: CleanBits, outcome: bool) -> Facts {
        self.facts_of(value, Fact { id: 0, clean, constant: None, marks: Bits::default() }, outcome)
    }

    /// The value, and what it was parsed from, carry a mark where the test came out as `outcome`.
    pub(super) fn mark_facts(&self, value: &Value<'a>, mark: u16, outcome: bool) -> Facts {
        self.facts_of(value, Fact { id: 0, clean: CleanBits::default(), constant: None, marks: Bits::one(mark) }, outcome)
    }

    /// The same fact of a value and of what it was parsed from.
    fn facts_of(&self, value: &Value<'a>, fact: Fact, outcome: bool) -> Facts {
        let mut list = Vec::new();
        let clean = fact.clean;
        let about = |id: u32| Fact { id, ..fact.clone() };
        // Whatever the scheme or the host is, the rest of the address is the sender's: only a rule that asks for it learns from a test.
        let of_part = matches!(value.ty.as_deref(), Some(SCHEME | HOST | ADDRESS_PART | PLACE_IN_TEXT | TOLD_PART));
        let for_all = fact.marks != Bits::default() || clean == CleanBits::LOOKED_AT || clean.is_for_most();
        for id in [value.id, if of_part && for_all { 0 } else { value.via }] {
            if id != 0 {
                list.push(about(id));
            }
        }
        list.extend(self.php_kept.signed.get(&value.id).into_iter().flatten().map(|id| about(*id)));
        // But for the rules that fear the host alone.
        if clean == CleanBits::GUARDED && !self.index.hosts.is_empty() {
            let guarded = self.index.hosts.iter().fold(Bits::default(), |sum, rule| sum.or(Bits::one(*rule)));
            let hosts = value.atoms().iter().chain([value]).filter(|one| one.via != 0 && one.ty.as_deref() == Some(HOST));
            let known = Fact { id: 0, clean: CleanBits { guarded, ..CleanBits::default() }, ..fact.clone() };
            list.extend(hosts.map(|one| Fact { id: one.via, ..known.clone() }));
        }
        for atom in value.atoms() {
            let of_part = for_all && matches!(atom.ty.as_deref(), Some(SCHEME | HOST | ADDRESS_PART | PLACE_IN_TEXT | TOLD_PART));
            for id in [atom.id, if of_part { 0 } else { atom.via }] {
                if id != 0 && id != value.id && id != value.via {
                    list.push(about(id));
                }
            }
        }
        // `path.parents` of a path that is a text here.
        if let Kind::Method(pair) = &value.kind {
            let ids = [pair.0.id, pair.0.via].into_iter().filter(|id| *id != 0);
            list.extend(ids.map(about));
        }
        if outcome { Facts { when_true: list, when_false: Vec::new() } } else { Facts { when_true: Vec::new(), when_false: list } }
    }

    /// Whether two values are equal, where that is known.
    pub(super) fn equal_values(&self, a: &Value<'a>, b: &Value<'a>) -> Option<bool> {
        let (left, right) = (a.atoms(), b.atoms());
        let mut seen = None;
        for x in left {
            for y in right {
                let one = match (x.cell(), y.cell()) {
                    (Some(x), Some(y)) => self.same_object(x, y)?,
                    // A slice of which nothing was made is nil, one that is empty is not.
                    (Some(cell), None) | (None, Some(cell)) if self.is_bare_slice(cell) => return None,
                    _ => equal_atoms(x, y).or_else(|| self.made_or_nothing(x, y))?,
                };
                if seen.is_some_and(|known| known != one) {
                    return None;
                }
                seen = Some(one);
            }
        }
        seen
    }

    /// Whether two objects are one. Two constants of an enumeration are not.
    fn same_object(&self, x: super::value::Ref, y: super::value::Ref) -> Option<bool> {
        let (a, b) = (self.st.heap.object(x)?, self.st.heap.object(y)?);
        if x == y {
            return (!a.weak).then_some(true);
        }
        let class = a.class.filter(|class| Some(*class) == b.class)?;
        let statics = self.classes[class.0 as usize].statics?;
        let constants = &self.st.heap.object(statics)?.fields;
        let is_constant = |cell| constants.iter().any(|(_, value)| value.cell() == Some(cell));
        (is_constant(x) && is_constant(y)).then_some(false)
    }

    pub(super) fn compare(
        &mut self,
        op: BinaryOp,
        a: &Value<'a>,
        b: &Value<'a>,
        left: &'a Expr,
        right: &'a Expr,
        expr: &'a Expr,
    ) -> Value<'a> {
        use BinaryOp::*;
        if self.jvm_is_identity(op, a, b, left, right) {
            return self.boolean();
        }
        let loose = self.is_php() && matches!(op, Eq | NotEq | Lt | Le | Gt | Ge);
        let number = |one: &Value<'a>, other: &Value<'a>| {
            if loose && matches!(other.kind, Kind::Int(_) | Kind::Float(_)) { one.loosely() } else { None }
        };
        let (left_number, right_number) = (number(a, b), number(b, a));
        let (left_number, right_number) =
            (left_number.or_else(|| self.letter_beside(a, b)), right_number.or_else(|| self.letter_beside(b, a)));
        let (a, b) = (left_number.as_ref().unwrap_or(a), right_number.as_ref().unwrap_or(b));
        if let Some(known) = self.script_compared(op, a, b) {
            let mut result = Value::bool(known);
            self.compare_event(op, a, b, left, right, expr, &mut result);
            return result;
        }
        // `== null` holds of what is undefined as well.
        let nothing = Value::null();
        let [a, b] = [a, b].map(|one| if matches!((op, &one.kind), (Eq | NotEq, Kind::Null)) { &nothing } else { one });
        if let Some(counted) = self.count_compared(op, a, b) {
            return counted;
        }
        let compared = match self.is_php().then(|| self.php_folded(op, a, b)).flatten() {
            Some(known) => known.as_bool(),
            None => self.python_compared(op, (a, left), (b, right)),
        };
        let mut result = match op {
            _ if compared.is_some() => Value::bool(compared == Some(true)),
            Eq | NotEq | Lt | Le | Gt | Ge if self.by_length(op, a, b).is_some() => {
                self.by_length(op, a, b).map_or_else(|| self.boolean(), Value::bool)
            }
            Eq | Same | NotEq | NotSame | Lt | Le | Gt | Ge if super::answers::is_place(a) || super::answers::is_place(b) => {
                self.place_compared(op, a, b)
            }
            Eq | Same | NotEq | NotSame | Lt | Le | Gt | Ge
                if self.language == Language::Go && a.facts.is_some() && a.ty.as_deref() == Some("number") && b.as_int().is_some() =>
            {
                self.found_compared(op, a, b)
            }
            Eq | Same | NotEq | NotSame => {
                let negated = matches!(op, NotEq | NotSame);
                match self.equal_values(a, b) {
                    Some(equal) => Value::bool(equal != negated),
                    None => {
                        let mut value = self.boolean();
                        let sign = [left, right].into_iter().any(is_letter) && self.knows_letters();
                        let mut facts = self.equality_facts(a, b, sign);
                        // A call's result that is nothing, or something, tells what the call has tested.
                        if let (Kind::Null, Some(known), true) = (&b.kind, &a.facts, self.language == Language::Go) {
                            facts.when_true.extend(known.when_false.iter().cloned());
                            facts.when_false.extend(known.when_true.iter().cloned());
                        }
                        // A match that is nothing has failed.
                        let nothing = matches!(self.language, Language::Python | Language::C | Language::Cpp | Language::Php)
                            || self.is_script()
                            || self.is_ruby()
                            || self.language != Language::Go && a.atoms().iter().any(|atom| matches!(atom.kind, Kind::Null));
                        if let (Kind::Null, Some(known), true) = (&b.kind, &a.facts, nothing) {
                            facts.when_true.extend(known.when_false.iter().cloned());
                            facts.when_false.extend(known.when_true.iter().cloned());
                        }
                        let other = self.equality_facts(b, a, sign);
                        facts.when_true.extend(other.when_true);
                        facts.when_false.extend(other.when_false);
                        // A script's `==` makes a number of a text first, blanks and lists with it.
                        let by_number = self.is_script() && matches!(op, Eq | NotEq);
                        if !loose && !by_number {
                            facts.when_true.extend(self.equal_to_clean(a, b));
                        }
                        for (answer, constant) in [(a, b), (b, a)] {
                            if let Some(about) = super::answers::of_answer(answer, constant) {
                                facts.when_true.extend(about.when_true);
                                facts.when_false.extend(about.when_false);
                            }
                        }
                        if negated {
                            facts = Facts { when_true: facts.when_false, when_false: facts.when_true };
                        }
                        value.facts = Some(Rc::new(facts));
                        value
                    }
                }
            }
            Lt | Le | Gt | Ge => match ordering(a, b) {
                Some(order) => Value::bool(match op {
                    Lt => order.is_lt(),
                    Le => order.is_le(),
                    Gt => order.is_gt(),
                    _ => order.is_ge(),
                }),
                None => {
                    // `preg_match(…) > 0`: the answer is yes.
                    let mut value = self.boolean();
                    let yes = matches!((op, b.as_int()), (Gt, Some(0)) | (Ge, Some(1))) || self.is_script() && self.is_number(a);
                    if yes && let Some(facts) = &a.facts {
                        value.facts = Some(facts.clone());
                    }
                    // The place of what was sought: from 0 on, or -1.
                    if (self.on_jvm() || self.is_script() || matches!(self.language, Language::Go | Language::CSharp))
                        && let Some(facts) = a.facts.as_deref()
                    {
                        value.facts = match (op, b.as_int()) {
                            (Ge, Some(0)) | (Gt, Some(-1)) => Some(Rc::new(facts.clone())),
                            (Lt, Some(0)) | (Le, Some(-1)) => {
                                Some(Rc::new(Facts { when_true: facts.when_false.clone(), when_false: facts.when_true.clone() }))
                            }
                            _ => value.facts,
                        };
                    }
                    value
                }
            },
            In | NotIn => self.key_is_in(a, b, op == NotIn, self.is_script() && !self.has_no_parent(b)),
            Match | NotMatch => {
                let mut value = self.boolean();
                let (pattern, subject) = if matches!(a.kind, Kind::Regex(..)) { (a, b) } else { (b, a) };
                if let Some(pattern) = self.pattern_text(pattern)
                    && super::patterns::is_narrow(&pattern, false)
                {
                    let clean = self.clean_by_form(super::patterns::fits_any_host(&pattern));
                    value.facts = Some(Rc::new(self.clean_facts(subject, clean, op == Match)));
                }
                value
            }
            _ => self.boolean(),
        };
        self.learn_length(op, a, b, &mut result);
        self.letter_compared(op, a, b, expr.span, &mut result);
        self.compare_event(op, a, b, left, right, expr, &mut result);
        result
    }

    /// What `value == other` teaches of `value`. `is_letter`: it is one sign of a text, and what holds of it holds of the text.
    fn equality_facts(&self, value: &Value<'a>, other: &Value<'a>, is_letter: bool) -> Facts {
        // The name of a type: only what holds no text is harmless by it.
        if value.ty.as_deref() == Some(TYPE_NAME) {
            return match other.as_str().as_deref() {
                Some("number" | "boolean" | "bigint" | "undefined" | "function") => self.guard_facts(value, true),
                _ => Facts::default(),
            };
        }
        if value.id == 0 {
            return Facts::default();
        }
        if matches!(other.kind, Kind::Null) {
            let fact = |constant| Fact { id: value.id, clean: CleanBits::default(), constant: Some(constant), marks: Bits::default() };
            return Facts { when_true: vec![fact(Constant::Null)], when_false: vec![fact(Constant::NotNull)] };
        }
        let constant = match &other.kind {
            Kind::Bool(yes) => Some(Constant::Bool(*yes)),
            Kind::Int(number) => Some(Constant::Int(*number)),
            Kind::Str(_) => other.as_str().map(Constant::Str),
            _ => None,
        };
        if let Some(constant) = constant {
            let mut facts = self.constant_facts(value, &constant);
            if (is_letter || self.is_part_seen(value.id)) && !super::asked::is_plain_letter(&constant) {
                facts.when_true.iter_mut().for_each(|fact| fact.clean = CleanBits::default());
            }
            if self.language == Language::Go && value.ty.as_deref() == Some(HOST) && constant == Constant::Str("".into()) {
                facts.when_true.iter_mut().for_each(|fact| fact.clean.hostless = true);
            }
            if let Some(first) = facts.when_true.first_mut() {
                first.constant = Some(constant);
            }
            return facts;
        }
        // Equal to one of a few constants, or to a name of the program.
        let fixed = match &other.kind {
            Kind::Choice(list) => list.iter().all(Value::is_plain_constant),
            Kind::Lib(name) if self.language == Language::Go && !name.contains('.') => true,
            Kind::Lib(name) => {
                name.rsplit('.').next().is_some_and(|last| last.chars().all(|c| c.is_ascii_uppercase() || c == '_' || c.is_ascii_digit()))
            }
            _ => false,
        };
        if fixed { self.guard_facts(value, true) } else { Facts::default() }
    }

    /// `a in b`.
    pub(super) fn membership(&mut self, a: &Value<'a>, b: &Value<'a>, negated: bool) -> Value<'a> {
        self.key_is_in(a, b, negated, false)
    }

    /// The same. `is_key`: what an object has from the one that all inherit from is in it too.
    fn key_is_in(&mut self, a: &Value<'a>, b: &Value<'a>, negated: bool, is_key: bool) -> Value<'a> {
        if let (Some(needle), Some(text)) = (a.as_str(), b.as_str()) {
            return Value::bool(text.contains(&*needle) != negated);
        }
        if let Some(said) = self.said_to_hold(a, b, negated) {
            return said;
        }
        if let (Some(cell), true) = (b.cell(), a.is_plain_constant())
            && let Some(object) = self.st.heap.object(cell)
            && !object.open
            && object.rest.is_none()
        {
            let by_key = object.shape == Shape::Map;
            let found = if by_key {
                // What one of the ways here did not put there may not be there.
                let may_lack = |held: &Value<'a>| {
                    self.language == Language::Go && held.atoms().len() > 1 && held.atoms().iter().any(|one| matches!(one.kind, Kind::Null))
                };
                a.key().map(|key| object.field(&key)).and_then(|held| (!held.is_some_and(may_lack)).then_some(held.is_some()))
            } else {
                let mut answer = Some(false);
                for item in &object.items {
                    match self.equal_values(a, item) {
                        Some(true) => {
                            answer = Some(true);
                            break;
                        }
                        Some(false) => {}
                        None => answer = None,
                    }
                }
                answer
            };
            if let Some(found) = found {
                return Value::bool(found != negated);
            }
        }
        let mut result = self.boolean();
        if (a.id != 0 || a.atoms().iter().any(|atom| atom.id != 0))
            && !(is_key && self.is_script_collection(b))
            && self.is_allow_list(b)
            && !(self.is_part_seen(a.id) && self.has_sign(b))
        {
            let mut clean = self.guarded_by_list(b);
            if is_key {
                clean = self.clean_by_key(clean);
            }
            result.facts = Some(Rc::new(self.clean_facts(a, clean, !negated)));
        }
        result
    }

    /// Whether being inside `list` makes a value safe: nothing untrusted decides what is in it.
    pub(super) fn is_allow_list(&mut self, list: &Value<'a>) -> bool {
        if matches!(list.kind, Kind::Str(_)) {
            return list.is_plain_constant() && list.as_str().is_some_and(|text| text.len() > 1 && !text.contains(['\'', '"', ';', '`']));
        }
        if let Kind::Cell(cell) = list.kind
            && self.st.heap.object(cell).is_some_and(|object| object.shape == Shape::Map)
        {
            // Keys are constants of the program, whatever the values are.
            return self.st.heap.object(cell).is_some_and(|object| object.taint.is_empty());
        }
        // A handler says what is in it.
        if list.cell().and_then(|cell| self.st.heap.object(cell)).is_some_and(|held| held.ty.as_deref() == Some(super::script::PROXY)) {
            return false;
        }
        let field = crate::rule::Labels::FIELD;
        self.deep_taint(list).sources().iter().all(|source| source.labels.without(field).0 == 0)
    }

    /// The text of a regular expression, with `(?m)` before it where `^` and `$` stand at lines, not at the ends of the text.
    pub(super) fn pattern_text(&self, pattern: &Value<'a>) -> Option<crate::flow::ir::Sym> {
        let (text, flags) = match &pattern.kind {
            Kind::Regex(pattern, flags) => (pattern.clone(), &**flags),
            _ => (pattern.as_str()?, ""),
        };
        // In Ruby they always do; its own `m` is about dots.
        let by_line = self.is_ruby() || flags.contains('m');
        Some(if by_line { format!("(?m){text}").into() } else { text })
    }

    /// A regular expression was matched against a value.
    pub(super) fn matched(&mut self, pattern: &Value<'a>, subject: &Value<'a>, whole: bool, from_start: bool) -> Value<'a> {
        let text = self.pattern_text(pattern);
        let is_exact = !matches!(&pattern.kind, Kind::Regex(_, flags) if flags.contains('?'));
        let asked = text.as_ref().filter(|_| is_exact).map(|text| match &pattern.kind {
            Kind::Regex(_, flags) if self.language == Language::Python => super::groups::with_letters(text, flags),
            _ => text.clone(),
        });
        if let Some(known) = asked.and_then(|text| self.constant_match(&text, subject, whole, from_start)) {
            return known;
        }
        let mut result = self.opaque();
        result.taint = subject.taint.clone();
        if let Some(text) = text.as_ref().filter(|_| !subject.taint.is_empty()) {
            result.ty = Self::match_type(text);
        }
        let narrow = text
            .as_ref()
            .is_some_and(|text| super::patterns::is_narrow(text, whole) || from_start && super::patterns::is_narrow_from_start(text));
        // Nothing outside of a harmless class is found: `re.search(r"[^a-z0-9]", text)`.
        let outside = !matches!(&pattern.kind, Kind::Regex(_, flags) if flags.contains('y'))
            && self.pattern_text(pattern).is_some_and(|text| super::patterns::finds_all_but_plain(&text));
        result.via = if subject.via == 0 { subject.id } else { subject.via };
        if narrow {
            result.facts = Some(std::rc::Rc::new(self.form_facts(subject, text.as_deref())));
        } else if !whole && !from_start && outside {
            let clean = self.clean_by_form(self.pattern_text(pattern).is_none_or(|text| super::patterns::leaves_any_host(&text)));
            result.facts = Some(std::rc::Rc::new(self.clean_facts(subject, clean, false)));
        }
        result
    }

    pub(super) fn assume_case(&mut self, value: Option<&Value<'a>>, case: &'a Case) {
        let Some(value) = value else { return };
        if let Some(facts) = self.rust_case_facts(value, case, true) {
            return self.learn(&facts);
        }
        if value.id == 0 || case.patterns.is_empty() {
            return;
        }
        if let Some(facts) = self.ruby_forms_asked(value, case) {
            return self.learn(&facts);
        }
        // `when /\A\d+\z/`
        let narrow = |pattern: &Expr| matches!(&pattern.kind, crate::flow::ir::ExprKind::Lit(crate::flow::ir::Lit::Regex(text, _)) if super::patterns::is_narrow(&format!("(?m){text}"), false));
        if self.is_ruby() && case.patterns.iter().all(narrow) {
            let facts = self.guard_facts(value, true);
            self.learn(&facts.when_true);
            return;
        }
        let mut constants = Vec::new();
        for pattern in &case.patterns {
            let one = match &pattern.kind {
                crate::flow::ir::ExprKind::Lit(_) => self.eval(pattern),
                _ => return,
            };
            constants.push(one);
        }
        let letters = self.knows_letters() && case.patterns.iter().all(is_letter);
        let is_plain = |one: &Value<'a>| one.as_str().is_none_or(|text| super::patterns::is_plain_text(&text));
        let facts = match constants.as_slice() {
            [only] => self.equality_facts(value, only, letters),
            all if (letters || self.is_part_seen(value.id)) && !all.iter().all(is_plain) => return,
            _ => self.guard_facts(value, true),
        };
        self.learn(&facts.when_true);
    }

    /// Whether the language writes one sign in another way than a text of one sign.
    const fn knows_letters(&self) -> bool {
        matches!(self.language, Language::Java | Language::Kotlin | Language::CSharp | Language::Rust | Language::Go)
    }
}

/// What a guard of a rule makes of what passes it.
pub(super) fn guarded_by(entry: &Entry, rule: u16) -> CleanBits {
    if rule == EntryRef::SHARED {
        CleanBits::GUARDED
    } else if entry.shows_nothing {
        CleanBits { spared: Bits::one(rule), ..CleanBits::default() }
    } else {
        CleanBits { guarded: Bits::one(rule), ..CleanBits::default() }
    }
}

fn equal_atoms(a: &Value<'_>, b: &Value<'_>) -> Option<bool> {
    match (&a.kind, &b.kind) {
        (Kind::Null, Kind::Null) => {
            let kind = |one: &Value<'_>| {
                one.ty.as_deref().filter(|ty| matches!(*ty, super::value::NULL | super::value::UNDEFINED)).map(str::to_owned)
            };
            match (kind(a), kind(b)) {
                (Some(x), Some(y)) => Some(x == y),
                (None, None) => Some(true),
                _ => None,
            }
        }
        (Kind::Null, other) | (other, Kind::Null) => match other {
            // A built-in type is there in any program.
            Kind::Lib(name) if matches!(&**name, "str" | "int" | "float" | "bool" | "bytes" | "dict" | "list" | "tuple" | "set") => {
                Some(false)
            }
            Kind::Unknown | Kind::Opaque | Kind::Lib(_) | Kind::Choice(_) => None,
            // It may be no method of what is in sight, but nothing.
            Kind::Method(pair) if pair.0.cell().is_some() => None,
            _ => Some(false),
        },
        (Kind::Bool(x), Kind::Bool(y)) => Some(x == y),
        (Kind::Int(x), Kind::Int(y)) => Some(x == y),
        (Kind::Int(x), Kind::Float(y)) | (Kind::Float(y), Kind::Int(x)) => Some(*x as f64 == *y),
        (Kind::Float(x), Kind::Float(y)) => Some(x == y),
        (Kind::Str(x), Kind::Str(y)) => Some(*x.constant()? == *y.constant()?),
        (Kind::Str(x), Kind::Int(_)) | (Kind::Int(_), Kind::Str(x)) => x.constant().map(|_| false),
        (Kind::Class(x), Kind::Class(y)) => Some(x == y),
        (Kind::Lib(x), Kind::Lib(y)) if x == y => Some(true),
        _ => None,
    }
}

fn ordering(a: &Value<'_>, b: &Value<'_>) -> Option<std::cmp::Ordering> {
    match (&a.kind, &b.kind) {
        (Kind::Int(x), Kind::Int(y)) => Some(x.cmp(y)),
        (Kind::Int(x), Kind::Float(y)) => (*x as f64).partial_cmp(y),
        (Kind::Float(x), Kind::Int(y)) => x.partial_cmp(&(*y as f64)),
        (Kind::Float(x), Kind::Float(y)) => x.partial_cmp(y),
        (Kind::Str(x), Kind::Str(y)) => Some(x.constant()?.cmp(&y.constant()?)),
        _ => None,
    }
}

/// One sign in its own quotes.
fn is_letter(expr: &Expr) -> bool {
    matches!(expr.kind, crate::flow::ir::ExprKind::Lit(crate::flow::ir::Lit::Char(_)))
}

/// What a value is only a view of: the response that headers belong to, what the name of a type was asked of.
pub(super) fn viewed(value: &Value<'_>) -> u32 {
    let is_view = |ty: &str| ty.ends_with(".Header") || ty == TYPE_NAME;
    if value.ty.as_deref().is_some_and(is_view) { value.via } else { 0 }
}
