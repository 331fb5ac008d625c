//! What Python's modules of iteration and operators do with values, and functions of texts and paths whose result is the program's own where
//! their arguments are. Knows no rule.

use assay_manifests::Span;

use super::{
    Engine,
    call::Site,
    heap::{Object, Shape},
    value::{Kind, Value},
};
use crate::flow::ir::{BinaryOp, ExprKind, Function, Spread, Sym};

/// Names of the calls of functions that pick parts of what they are given: by key, by attribute.
pub(super) const ITEM_GETTER: &str = "(item getter)";
pub(super) const NAME_GETTER: &str = "(name getter)";

/// Type of what a generator has yielded under keys.
pub(super) const KEYED_LIST: &str = "(keyed)";
/// Stands between a key and how often it was given before.
const AGAIN: char = '\0';
/// How often one key may be given in a row that is known.
const MOST_UNDER_ONE: usize = 8;

/// Stands for the value that whoever asks for the next sends in: what `yield` gives.
const SENT: u32 = u32::MAX;

impl<'a> Engine<'a> {
    pub(super) fn python_iteration(&mut self, name: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let arg = |at: usize| site.args.iter().filter(|arg| arg.name.is_none()).nth(at).map(|arg| arg.value.clone());
        match name {
            "sorted" => {
                let mut list = Object::new(Shape::List);
                self.spread_into(&mut list, &arg(0)?, site.span);
                if list.items.len() > 1 {
                    list.blur(&self.ids);
                }
                Some(self.allocate_object(list))
            }
            "reversed" => {
                let mut list = Object::new(Shape::List);
                self.spread_into(&mut list, &arg(0)?, site.span);
                list.items.reverse();
                Some(self.allocate_object(list))
            }
            "itertools.chain" if site.args.iter().all(|arg| arg.spread == Spread::No) => {
                let mut list = Object::new(Shape::List);
                for arg in site.args {
                    self.spread_into(&mut list, &arg.value, site.span);
                }
                Some(self.allocate_object(list))
            }
            "itertools.chain.from_iterable" => {
                let lists = self.exact_elements(&arg(0)?)?;
                let mut list = Object::new(Shape::List);
                for one in lists {
                    self.spread_into(&mut list, &one, site.span);
                }
                Some(self.allocate_object(list))
            }
            "itertools.islice" if site.args.len() <= 4 => {
                let mut list = self.python_iterable(arg(0)?);
                if list.cell().is_none() {
                    let letters = self.exact_elements(&list)?;
                    list = self.new_list(letters);
                }
                let bound = |at: usize| arg(at).filter(|value| !matches!(value.kind, Kind::Null));
                let (from, to) = if arg(2).is_some() { (bound(1), bound(2)) } else { (None, bound(1)) };
                let begins = self.known_beginning(&list, from.as_ref(), to.as_ref());
                let part = match begins.or_else(|| self.part_of_endless(&list, from.as_ref(), to.as_ref())) {
                    Some(part) => part,
                    None => self.slice(&list, from.as_ref(), to.as_ref()),
                };
                let step = bound(3).map_or(Some(1), |step| step.as_int().and_then(|step| usize::try_from(step).ok()));
                if step == Some(1) {
                    return Some(part);
                }
                match (self.exact_elements(&part), step) {
                    (Some(items), Some(step)) if step > 0 => Some(self.new_list(items.into_iter().step_by(step).collect())),
                    _ => {
                        let any = self.element(&part, site.span);
                        Some(self.list_of_some(vec![any]))
                    }
                }
            }
            "itertools.repeat" => {
                let mut list = Object::new(Shape::List);
                list.rest = Some(Box::new(arg(0)?));
                Some(self.allocate_object(list))
            }
            "operator.itemgetter" | "operator.attrgetter" if !site.args.is_empty() => {
                let mut holder = Object::new(Shape::Shadow);
                holder.items = site.args.iter().map(|arg| arg.value.clone()).collect();
                let holder = self.allocate_object(holder);
                let method = if name.ends_with("itemgetter") { ITEM_GETTER } else { NAME_GETTER };
                Some(Value::of(Kind::Method(std::rc::Rc::new((holder, method.into())))))
            }
            "operator.add" | "operator.concat" | "operator.iadd" => Some(self.binary(BinaryOp::Add, &arg(0)?, &arg(1)?, site.span)),
            "operator.mod" => Some(self.binary(BinaryOp::Mod, &arg(0)?, &arg(1)?, site.span)),
            "operator.or_" => Some(self.binary(BinaryOp::BitOr, &arg(0)?, &arg(1)?, site.span)),
            "operator.getitem" => Some(self.index_value(&arg(0)?, &arg(1)?)),
            // Of what the program wrote, they make what the program wrote.
            "compile"
            | "os.path.dirname"
            | "os.path.abspath"
            | "os.path.normpath"
            | "os.path.realpath"
            | "os.path.expanduser"
            | "os.path.normcase"
            | "os.path.basename"
            | "textwrap.dedent"
            | "textwrap.indent"
            | "sqlalchemy.text"
            | "sqlalchemy.sql.text"
            | "sqlalchemy.sql.expression.text" => {
                let given = arg(0)?;
                let own = self.deep_taint(&given).is_empty() && !self.deep_unknown(&given, 0);
                own.then(|| self.opaque().typed(Some("string".into())))
            }
            _ => None,
        }
    }

    /// A part of a list that lies within what is known of its beginning.
    fn known_beginning(&mut self, list: &Value<'a>, from: Option<&Value<'a>>, to: Option<&Value<'a>>) -> Option<Value<'a>> {
        let object = self.st.heap.object(list.cell()?).filter(|object| object.shape == Shape::List && !object.open && !object.weak)?;
        let place = |value: &Value<'a>| value.as_int().and_then(|at| usize::try_from(at).ok());
        let (from, to) = (from.map_or(Some(0), place)?, place(to?)?);
        let items = object.items.get(from..to).filter(|_| object.rest.is_some())?.to_vec();
        Some(self.new_list(items))
    }

    /// A part of a value: under a key, or at the end of a path of attributes.
    pub(super) fn picked(&mut self, subject: &Value<'a>, key: &Value<'a>, method: &str, span: Span) -> Value<'a> {
        match key.as_str().filter(|_| method == NAME_GETTER) {
            Some(path) => path.split('.').fold(subject.clone(), |value, name| self.member(&value, &Sym::from(name), span)),
            None => self.index_value(subject, key),
        }
    }

    /// Whether what a function yields is gathered in a list as it runs.
    pub(super) fn gathers(&self, function: &Function) -> bool {
        use assay_manifests::Language::{CSharp, Python};
        function.is_generator && (self.is_script() || self.is_php() || matches!(self.language, CSharp | Python))
    }

    /// What such a function has given before it runs: a list of nothing.
    pub(super) fn nothing_yielded(&mut self, function: &Function) -> Option<Value<'a>> {
        self.gathers(function).then(|| self.new_list(Vec::new()))
    }

    /// What a generator gives next.
    pub(super) fn yielded(&mut self, value: Option<&'a crate::flow::ir::Expr>, span: Span) -> Value<'a> {
        if let Some(ExprKind::Call { callee, args, .. }) = value.map(|expr| &expr.kind)
            && let ([key, value], Some(crate::flow::ir::KEYED)) = (args.as_slice(), callee.dotted().as_deref())
        {
            let (key, value) = (self.eval(&key.value), self.eval(&value.value));
            let held = match self.frame().yielded.clone() {
                Some(known) if known.ty.as_deref() == Some(KEYED_LIST) => known,
                _ => {
                    let mut object = Object::new(super::heap::Shape::Map);
                    object.ty = Some(KEYED_LIST.into());
                    self.allocate_object(object)
                }
            };
            let once = self.frame().loops.is_empty();
            if let Some(object) = held.cell().and_then(|cell| self.st.heap.object_mut(cell)) {
                let known = key.key().filter(|_| key.is_plain_constant() && object.rest.is_none());
                match known.and_then(|key| place_under(object, &key, once)) {
                    Some(key) => object.set_field(&key, value, &self.ids),
                    None => {
                        object.taint = object.taint.union(&key.taint);
                        object.add_rest(value, &self.ids);
                    }
                }
            }
            self.frame().yielded = Some(held);
            return self.unknown();
        }
        let (value, all) = match value.map(|expr| (expr, &expr.kind)) {
            Some((_, ExprKind::Spread(inner))) => {
                let all = self.eval(inner);
                (self.python_iterable(all), true)
            }
            Some((expr, _)) => {
                let value = self.eval(expr);
                (self.told_by_name(value), false)
            }
            None => (Value::null(), false),
        };
        self.run_managed(&value);
        if !self.live {
            return value;
        }
        let steps = if all { self.exact_elements(&value).map_or(1, |items| items.len()) } else { 1 };
        let returned = self.generated(&value).filter(|_| all);
        let (list, function) = (self.frame().yielded.clone(), self.frame().function);
        let held = list.as_ref().and_then(Value::cell).filter(|_| function.is_some_and(|function| self.gathers(function)));
        match held.and_then(|cell| self.st.heap.object(cell)).cloned() {
            Some(mut object) if object.shape == Shape::List => {
                if all {
                    self.spread_into(&mut object, &value, span);
                } else {
                    object.push(value, &self.ids);
                }
                if let Some(cell) = held {
                    self.st.heap.put(cell, super::heap::Cell::Object(object));
                }
            }
            _ => {
                let joined = list.map_or(value.clone(), |known| self.join(&known, &value));
                self.frame().yielded = Some(joined);
            }
        }
        let paused = self.paused(span);
        let taken = self.taken_in(steps).or(paused);
        returned.or(taken.filter(|_| !all)).unwrap_or_else(|| {
            let mut sent = self.unknown();
            sent.via = SENT;
            sent
        })
    }

    pub(super) fn generator_method(&mut self, cell: super::value::Ref, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let first = site.args.first().map(|arg| arg.value.clone());
        if let (true, "send", Some(sent)) = (self.is_php(), method, &first)
            && let Some(given) = self.sent_again(cell, sent, site.span)
        {
            return Some(given);
        }
        let object = self.st.heap.object(cell)?;
        let exact = !object.open && object.rest.is_none() && !object.weak;
        match (method, site.args.len()) {
            ("send", 1) if self.is_php() => {
                // What was given last is past.
                let head = object.items.first().cloned();
                self.next_after(cell, &Value::null())?;
                let next = self.st.heap.object(cell)?.items.first().cloned().or(if exact { None } else { head });
                match next {
                    Some(next) => {
                        let given = self.with_sent(&next, &first?);
                        if let Some(item) = self.st.heap.object_mut(cell)?.items.first_mut() {
                            *item = given.clone();
                        }
                        Some(given)
                    }
                    None if exact => Some(Value::null()),
                    None => Some(self.some_element(cell)),
                }
            }
            ("send", 1) => {
                let sent = first?;
                self.sent_to(cell, &sent, site.span).or_else(|| self.next_after(cell, &sent))
            }
            ("asend", 1) => self.sent_to(cell, &first?, site.span),
            ("bottom", 0) if self.is_php() && exact => object.items.first().cloned(),
            ("top", 0) if self.is_php() && exact => object.items.last().cloned(),
            ("current", 0) if self.is_php() && object.ty.is_none() => match object.items.first() {
                Some(item) if exact => Some(item.clone()),
                None if exact => Some(Value::null()),
                _ => Some(self.some_element(cell)),
            },
            ("next", 0) if self.is_php() && object.ty.is_none() => {
                self.note_step_of(cell);
                self.next_after(cell, &Value::null())?;
                Some(Value::null())
            }
            ("getReturn", 0) if self.is_php() => object.field("(returned)").cloned(),
            ("valid", 0) if self.is_php() && exact && object.ty.is_none() => Some(Value::bool(!object.items.is_empty())),
            _ => None,
        }
    }

    /// What a generator gives next where something is sent in: `next(value)`, `send(value)`.
    pub(super) fn next_after(&mut self, cell: super::value::Ref, sent: &Value<'a>) -> Option<Value<'a>> {
        let object = self.st.heap.object(cell).filter(|object| object.shape == super::heap::Shape::List)?;
        let exact = !object.open && object.rest.is_none() && !object.weak;
        let given = match (exact, object.items.is_empty()) {
            (true, false) => self.st.heap.object_mut(cell)?.items.remove(0),
            (true, true) => return Some(Value::null()),
            _ => {
                let some = self.some_element(cell);
                self.any_one(&some)
            }
        };
        Some(self.with_sent(&given, sent))
    }

    /// The value with what was sent in the place of what was waited for.
    fn with_sent(&mut self, given: &Value<'a>, sent: &Value<'a>) -> Value<'a> {
        if !given.atoms().iter().any(|atom| atom.via == SENT) {
            return given.clone();
        }
        // What stands beside it was meant for where nothing is sent.
        let beside = |atom: &&Value<'a>| atom.via != SENT && !(sent.is_plain_constant() && atom.taint.is_empty());
        let others: Vec<Value<'a>> = given.atoms().iter().filter(beside).cloned().collect();
        others.iter().fold(sent.clone(), |sum, one| self.join(&sum, one))
    }
}

/// Under which name what is given under `key` stands: one key may be given several times. `None` where it is not known in which order.
fn place_under(object: &Object<'_>, key: &Sym, once: bool) -> Option<Sym> {
    match object.fields.iter().filter(|(known, _)| given_key(known) == &**key).count() {
        0 => Some(key.clone()),
        at => (once && at < MOST_UNDER_ONE).then(|| format!("{key}{AGAIN}{at}").into()),
    }
}

/// The key of an entry that a generator has given.
pub(super) fn given_key(name: &str) -> &str {
    name.split(AGAIN).next().unwrap_or(name)
}
