//! What Python's own library does with values: iteration helpers, copies, attributes by name, compiled patterns, configuration
//! parsers. Knows no rule.

use super::{
    Engine,
    call::Site,
    heap::{Object, Shape},
    loops::MAX_UNROLL,
    value::{CleanBits, Kind, Value},
};
use crate::flow::ir::ExprKind;

/// Type of a configuration parser's object: sections by name, each a map.
pub(super) const CONFIG_PARSER: &str = "configparser.ConfigParser";

/// Type of a dictionary with a default, before the name of what makes it.
const DEFAULT_DICT: &str = "collections.defaultdict:";

impl<'a> Engine<'a> {
    pub(super) fn python_function(&mut self, name: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let arg = |at: usize| site.args.get(at).map(|arg| arg.value.clone());
        if let Some(known) = self.of_constants(name, site).or_else(|| self.plain_function(name, site)) {
            return Some(known);
        }
        // A method of texts as a function: what it tells of a text it tells of its argument.
        if let Some(method @ ("isalnum" | "isalpha" | "isdecimal" | "isdigit" | "isnumeric")) = name.strip_prefix("str.")
            && site.args.len() == 1
        {
            let asked = Site::named(vec![name.into()], &[], site.span);
            return self.text_method(&arg(0)?, method, &asked);
        }
        match name {
            "range" | "xrange" => self.range(site),
            crate::flow::ir::STEPPED | "slice" => self.new_slice(site),
            "zip" | "itertools.izip" | "enumerate" => {
                let columns: Vec<Value<'a>> = site.args.iter().filter(|arg| arg.name.is_none()).map(|arg| arg.value.clone()).collect();
                Some(self.rows(&columns, name == "enumerate", site))
            }
            "getattr" => {
                let (object, key) = (arg(0)?, arg(1)?.as_str()?);
                let found = self.member(&object, &key, site.span);
                Some(match (&found.kind, arg(2)) {
                    (Kind::Method(_) | Kind::Null, Some(default)) => default,
                    (Kind::Unknown, Some(default)) => self.join(&found, &default),
                    _ => found,
                })
            }
            "__import__" | "importlib.import_module" => Some(self.module_named(&arg(0)?.as_str()?)),
            "setattr" => {
                match arg(1)?.as_str() {
                    Some(key) => self.set_member(&arg(0)?, &key, arg(2)?),
                    // Any of its fields.
                    None => self.set_index(&arg(0)?, &arg(1)?, arg(2)?),
                }
                Some(Value::null())
            }
            "delattr" => {
                let name = arg(1)?.as_str()?;
                self.st.heap.object_mut(arg(0)?.cell()?)?.drop_field(&name);
                Some(Value::null())
            }
            "copy.copy" => {
                let value = arg(0)?;
                match value.cell().and_then(|cell| self.st.heap.object(cell)).cloned() {
                    Some(object) => Some(self.allocate_object(object)),
                    None => Some(value),
                }
            }
            "collections.deque" | "collections.UserList" => {
                let mut object = Object::new(Shape::List);
                if let Some(value) = arg(0).filter(|_| site.args[0].name.as_deref() != Some("maxlen")) {
                    self.spread_into(&mut object, &value, site.span);
                }
                let room = site.args.iter().find(|arg| arg.name.as_deref() == Some("maxlen")).map(|arg| arg.value.clone()).or(arg(1));
                self.limit_room(&mut object, room.as_ref());
                Some(self.allocate_object(object))
            }
            "bytearray" if site.args.is_empty() => Some(self.changing_bytes()),
            "re.compile" => {
                let pattern = arg(0)?.as_str()?;
                let mut value = Value::of(Kind::Regex(pattern, self.line_flag(site.args.get(1))));
                value.id = self.ids.next();
                Some(value)
            }
            // What is shown in a reader's language has the places of what was written.
            "_"
            | "gettext"
            | "ugettext"
            | "gettext_lazy"
            | "ugettext_lazy"
            | "gettext.gettext"
            | "django.utils.translation.gettext"
            | "django.utils.translation.ugettext"
            | "django.utils.translation.gettext_lazy"
            | "django.utils.translation.ugettext_lazy"
            | "flask_babel.gettext"
            | "flask_babel.lazy_gettext"
                if matches!(site.args, [only] if only.name.is_none() && only.spread == crate::flow::ir::Spread::No) =>
            {
                arg(0).filter(|text| matches!(text.kind, Kind::Str(_)) && text.taint.is_empty())
            }
            "re.sub" => self.stripped_by_pattern(&arg(0)?, &arg(1)?, &arg(2)?),
            "re.search" => {
                let pattern = self.with_flags(arg(0)?, site);
                Some(self.matched(&pattern, &arg(1)?, false, false))
            }
            "html.unescape"
            | "urllib.parse.unquote"
            | "urllib.parse.unquote_plus"
            | "urllib.unquote"
            | "urllib.unquote_plus"
            | "xml.sax.saxutils.unescape"
            | "base64.b64decode"
            | "base64.urlsafe_b64decode"
            | "base64.standard_b64decode"
            | "base64.decodebytes"
            | "binascii.unhexlify"
            | "binascii.a2b_base64"
            | "codecs.decode" => self.decoded(&arg(0)?),
            "configparser.ConfigParser"
            | "configparser.RawConfigParser"
            | "configparser.SafeConfigParser"
            | "ConfigParser.ConfigParser"
            | "ConfigParser.RawConfigParser"
            | "ConfigParser.SafeConfigParser" => {
                let mut object = Object::new(Shape::Map);
                object.ty = Some(CONFIG_PARSER.into());
                Some(self.allocate_object(object))
            }
            "min" | "max" | "sum" | "abs" => {
                fold_numbers(name, &site.args.iter().map(|arg| &arg.value).collect::<Vec<_>>()).or_else(|| self.python_order(name, site))
            }
            "collections.defaultdict" => {
                let mut object = Object::new(Shape::Map);
                let made = site.args.first().map(|arg| &arg.value).and_then(|factory| match &factory.kind {
                    Kind::Lib(name) => Some(name.clone()),
                    _ => None,
                });
                object.ty = Some(format!("{DEFAULT_DICT}{}", made.as_deref().unwrap_or_default()).into());
                let factory = arg(0).filter(|factory| Self::is_function(factory) || matches!(factory.kind, Kind::Class(_)));
                object.open = made.is_none() && factory.is_none() && !site.args.is_empty();
                object.items.extend(factory.filter(|_| made.is_none()));
                if let Some(begun) = arg(1).and_then(|begun| self.held_by_map(&begun)) {
                    self.take_over(&mut object, begun);
                }
                Some(self.allocate_object(object))
            }
            "collections.OrderedDict" | "types.MappingProxyType" | "dict" => {
                let mut object = match arg(0).filter(|_| site.args[0].name.is_none()) {
                    None => Object::new(Shape::Map),
                    Some(value) => match value.cell().and_then(|cell| self.st.heap.object(cell)).cloned() {
                        Some(known) if known.shape == Shape::Map => known,
                        Some(_) => {
                            let mut object = Object::new(Shape::Map);
                            self.pairs_into(&mut object, &value, site.span);
                            object
                        }
                        // A copy of what is not in sight.
                        None if site.args.len() == 1 && !Self::is_sent_map(&value) => return Some(value),
                        None => {
                            let mut object = Object::new(Shape::Map);
                            object.open = true;
                            object.taint = value.taint.clone();
                            object
                        }
                    },
                };
                for arg in site.args {
                    if let Some(key) = &arg.name {
                        object.set_field(key, arg.value.clone(), &self.ids);
                    } else if arg.spread == crate::flow::ir::Spread::Map
                        && let Some(given) = self.held_by_map(&arg.value)
                    {
                        self.take_over(&mut object, given);
                    }
                }
                object.ty = None;
                Some(self.allocate_object(object))
            }
            "dotenv.load_dotenv" => self.environment_loaded(site),
            // What the program has put there itself.
            "os.getenv" => self.environment_held(&arg(0)?.as_str()?),
            // One value for each key: a map of the program's own, with what was sent in it.
            "werkzeug.MultiDict.to_dict" => {
                let sent = site.receiver.filter(|receiver| Self::is_sent_map(receiver) && site.args.is_empty())?;
                let mut object = Object::new(Shape::Map);
                (object.open, object.taint) = (true, sent.taint.clone());
                Some(self.allocate_object(object))
            }
            // A function of a library takes no object with it in any case.
            "staticmethod" => arg(0).filter(|function| matches!(function.kind, Kind::Lib(_))),
            "enum.auto" => self.next_number(),
            "object.__new__" => self.python_bare(site.args),
            "len" | "next" | "int" | "float" | "str" | "reversed" | "bool" | "hash"
                if site.args.len() == 1 && self.answers(&arg(0)?, name) =>
            {
                let special = format!("__{name}__");
                self.special(&arg(0)?, &special, Vec::new())
            }
            // What raises on anything else has proven its argument once it is past.
            "uuid.UUID" | "decimal.Decimal" if site.args.len() == 1 => {
                let facts = self.clean_facts(&arg(0)?, CleanBits::SANITIZED, true);
                self.learn(&facts.when_true);
                None
            }
            // The class that fills places as texts do by themselves.
            "string.Template" => {
                let mut object = Object::new(Shape::Instance);
                object.set_field(&"template".into(), arg(0)?, &self.ids);
                object.ty = Some("string.Template".into());
                Some(self.allocate_object(object))
            }
            "string.Template.substitute" | "string.Template.safe_substitute" => {
                let template = self.member(site.receiver?, &"template".into(), site.span);
                self.substituted(&template, site)
            }
            "json.dumps" => self.written_as_json(site),
            "urllib.parse.quote" | "urllib.parse.quote_plus" | "urllib.parse.urlencode" | "html.escape" => self.coded(&arg(0)?),
            "any" | "all" if self.python_order(name, site).is_some() => self.python_order(name, site),
            "any" | "all" if self.told_together(&arg(0)?, name == "any").is_some() => self.told_together(&arg(0)?, name == "any"),
            "all" | "any" => {
                let listed = arg(0)?.cell()?;
                let facts = self.st.heap.object(listed)?.rest.as_ref()?.facts.clone()?;
                let mut answer = self.boolean();
                let told = |asked: &str, facts: &Vec<super::value::Fact>| if name == asked { facts.clone() } else { Vec::new() };
                let (when_true, when_false) = (told("all", &facts.when_true), told("any", &facts.when_false));
                answer.facts = Some(std::rc::Rc::new(super::value::Facts { when_true, when_false }));
                Some(answer)
            }
            "os.path.relpath" => {
                let asked = arg(0)?;
                let mut value = self.unknown_with(self.args_taint(site.args)).typed(Some("string".into()));
                value.via = if asked.via == 0 { asked.id } else { asked.via };
                Some(value)
            }
            "del" => {
                for arg in site.args {
                    self.remove_place(arg.expr);
                }
                Some(Value::null())
            }
            _ if site.args.len() < 2 && name.ends_with("Queue") => self.new_queue(name),
            // The class that fills places as texts do by themselves, or one made of it.
            _ if name.ends_with("format") && site.names.iter().any(|one| one.starts_with("string.Formatter.")) => {
                self.formatted_by(name.ends_with("vformat"), site)
            }
            _ => {
                let made = self
                    .python_coded(name, site)
                    .or_else(|| self.python_order(name, site))
                    .or_else(|| self.python_callable(name, site))
                    .or_else(|| self.python_itertools(name, site))
                    .or_else(|| self.new_stream(name, site))
                    .or_else(|| self.python_data(name, site))
                    .or_else(|| self.python_iteration(name, site));
                made.or_else(|| self.config_function(name, site))
            }
        }
    }

    /// What a dictionary with a default gives under a key that it did not hold: the same thing from then on.
    pub(super) fn default_entry(&mut self, cell: super::value::Ref, key: Option<&crate::flow::ir::Sym>) -> Option<Value<'a>> {
        let ty = self.st.heap.object(cell)?.ty.clone()?;
        let made = match ty.strip_prefix(DEFAULT_DICT)? {
            "list" | "set" | "collections.deque" => self.allocate_object(Object::new(Shape::List)),
            "dict" | "collections.defaultdict" | "collections.OrderedDict" => self.allocate_object(Object::new(Shape::Map)),
            "int" => Value::int(0),
            "str" => Value::str(""),
            "" => {
                let factory = self.st.heap.object(cell)?.items.first().cloned()?;
                self.call_value(&factory, Vec::new(), assay_manifests::Span::default(), &"factory".into())
            }
            _ => return None,
        };
        let object = self.st.heap.object_mut(cell)?;
        match key {
            Some(key) => object.set_field(key, made.clone(), &self.ids),
            None => object.add_rest(made.clone(), &self.ids),
        }
        Some(made)
    }

    /// Takes what an index names out of its container.
    pub(super) fn remove_place(&mut self, place: Option<&'a crate::flow::ir::Expr>) {
        let Some(place) = place else { return };
        let (container, key) = match &place.kind {
            ExprKind::Index { object, index } => (self.eval(object), self.eval(index)),
            ExprKind::Slice { object, from, to } => {
                let list = self.eval(object);
                let (from, to) = (from.as_ref().map(|one| self.eval(one)), to.as_ref().map(|one| self.eval(one)));
                self.remove_slice(&list, from.as_ref(), to.as_ref());
                return;
            }
            ExprKind::Member { object, name, .. } => (self.eval(object), Value::str(name.clone())),
            ExprKind::List { items, .. } => {
                for item in items {
                    self.remove_place(Some(item));
                }
                return;
            }
            _ => return,
        };
        let Some(cell) = container.cell() else { return };
        let position = key.as_int();
        let hole = self.nothing();
        let leaves_hole = self.is_script();
        let Some(object) = self.st.heap.object_mut(cell).filter(|object| !object.frozen) else { return };
        match (object.shape, position) {
            (Shape::List, Some(at)) if leaves_hole && !object.weak => {
                if let Some(item) = usize::try_from(at).ok().and_then(|at| object.items.get_mut(at)) {
                    *item = hole;
                }
            }
            (Shape::List, Some(at)) => {
                let at = if at < 0 { at + object.items.len() as i128 } else { at };
                match usize::try_from(at) {
                    Ok(at) if at < object.items.len() && !object.weak => drop(object.items.remove(at)),
                    _ => object.blur(&self.ids),
                }
            }
            (Shape::List, None) => object.blur(&self.ids),
            _ => {
                if let Some(key) = key.key() {
                    object.drop_field(&key);
                }
            }
        }
    }

    /// `del list[from:to]`.
    fn remove_slice(&mut self, list: &Value<'a>, from: Option<&Value<'a>>, to: Option<&Value<'a>>) {
        let Some(cell) = list.cell() else { return };
        let length = self.exact_elements(list).map(|items| items.len() as i128);
        let place = |at: Option<&Value<'a>>, none: i128, length: i128| match at {
            Some(at) => at.as_int().map(|at| (if at < 0 { at + length } else { at }).clamp(0, length)),
            None => Some(none),
        };
        let bounds = length.and_then(|length| place(from, 0, length).zip(place(to, length, length)));
        let Some(object) = self.st.heap.object_mut(cell) else { return };
        match bounds.and_then(|(from, to)| usize::try_from(from).ok().zip(usize::try_from(to).ok())) {
            Some((from, to)) if !object.weak && object.shape == Shape::List && to <= object.items.len() => {
                object.items.drain(from..to.max(from));
            }
            _ => object.blur(&self.ids),
        }
    }

    /// `list[from:to] = values`, where all places are known. Whether it was done.
    pub(super) fn put_slice(&mut self, list: &Value<'a>, from: Option<&Value<'a>>, to: Option<&Value<'a>>, values: &Value<'a>) -> bool {
        let Some(cell) = list.cell() else { return false };
        let (Some(length), Some(given)) = (self.exact_elements(list).map(|items| items.len() as i128), self.exact_elements(values)) else {
            let is_end = |at: Option<&Value<'a>>| at.is_none_or(|at| matches!(at.kind, Kind::Null));
            return is_end(to) && (is_end(from) || from.and_then(Value::as_int) == Some(0)) && self.put_whole(cell, values);
        };
        let place = |at: Option<&Value<'a>>, none: i128| match at.filter(|at| !matches!(at.kind, Kind::Null)) {
            Some(at) => at.as_int().map(|at| (if at < 0 { at + length } else { at }).clamp(0, length)),
            None => Some(none),
        };
        let (Some(from), Some(to)) = (place(from, 0), place(to, length)) else { return false };
        let Some(object) = self.st.heap.object_mut(cell).filter(|object| object.shape == Shape::List && !object.weak) else { return false };
        let (Ok(from), Ok(to)) = (usize::try_from(from), usize::try_from(to.max(from))) else { return false };
        if object.items.len() + given.len() > super::heap::MAX_ENTRIES {
            return false;
        }
        object.items.splice(from..to, given);
        self.share(cell);
        true
    }

    /// `list[:] = values`: nothing of what it held is left. Whether it was done.
    fn put_whole(&mut self, cell: super::value::Ref, values: &Value<'a>) -> bool {
        let given = self.python_iterable(values.clone());
        let mut held = Object::new(Shape::List);
        match given.cell().and_then(|cell| self.st.heap.object(cell)) {
            Some(given) if given.shape == Shape::List => {
                (held.items, held.rest, held.open, held.taint) = (given.items.clone(), given.rest.clone(), given.open, given.taint.clone());
                if given.weak {
                    held.blur(&self.ids);
                }
            }
            Some(_) => return false,
            None => held.rest = Some(Box::new(self.unknown_with(given.taint.clone()))),
        }
        let Some(object) = self.st.heap.object_mut(cell).filter(|object| object.shape == Shape::List && !object.weak) else { return false };
        (object.items, object.rest, object.open, object.taint) = (held.items, held.rest, held.open, held.taint);
        (object.filled, object.when_empty) = (false, None);
        self.share(cell);
        true
    }

    fn range(&mut self, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let numbers: Option<Vec<i128>> = site.args.iter().map(|arg| arg.value.as_int()).collect();
        let (from, to, step) = match numbers.as_deref() {
            Some([to]) => (0, *to, 1),
            Some([from, to]) => (*from, *to, 1),
            Some([from, to, step]) if *step != 0 => (*from, *to, *step),
            _ => (0, i128::MAX, 1),
        };
        let mut items = Vec::new();
        let mut at = from;
        while (step > 0 && at < to || step < 0 && at > to) && items.len() <= MAX_UNROLL {
            items.push(Value::int(at));
            at = at.checked_add(step)?;
        }
        if items.len() <= MAX_UNROLL && numbers.is_some() {
            return Some(self.new_list(items));
        }
        let mut list = Object::new(Shape::List);
        list.rest = Some(Box::new(self.number()));
        Some(self.allocate_object(list))
    }

    /// Lists side by side: `zip(a, b)`; with their numbers: `enumerate(a)`.
    fn rows(&mut self, columns: &[Value<'a>], numbered: bool, site: &Site<'a, '_>) -> Value<'a> {
        let named = site.args.iter().find(|arg| arg.name.as_deref() == Some("start")).map(|arg| arg.value.clone());
        let start = columns.get(1).cloned().filter(|_| numbered).or(named).map_or(Some(0), |start| start.as_int());
        let columns = if numbered { columns.get(..1).unwrap_or_default() } else { columns };
        let columns: Vec<Value<'a>> = columns.iter().map(|column| self.python_iterable(column.clone())).collect();
        let columns = &columns[..];
        let exact: Vec<Option<Vec<Value<'a>>>> = columns.iter().map(|column| self.exact_elements(column)).collect();
        // Of a list without an end as many are taken as the others have.
        let shortest = exact.iter().flatten().map(Vec::len).min();
        let lists: Option<Vec<Vec<Value<'a>>>> =
            exact.into_iter().zip(columns).map(|(list, column)| list.or_else(|| self.begun_with(column, shortest?))).collect();
        if let Some(lists) = lists
            && let (Some(length), Some(start)) = (shortest, start)
            && length <= MAX_UNROLL
        {
            let mut rows = Vec::new();
            for at in 0..length {
                let number = start.checked_add(at as i128).map_or_else(|| self.number(), Value::int);
                let mut row: Vec<Value<'a>> = if numbered { vec![number] } else { Vec::new() };
                row.extend(lists.iter().map(|list| list[at].clone()));
                rows.push(self.new_list(row));
            }
            return self.new_list(rows);
        }
        let mut row = if numbered { vec![self.number()] } else { Vec::new() };
        for column in columns {
            let element = self.element(column, site.span);
            row.push(element);
        }
        let row = self.new_list(row);
        let mut list = Object::new(Shape::List);
        list.rest = Some(Box::new(row));
        self.allocate_object(list)
    }

    /// Whether an object's class says itself what a builtin function makes of it.
    fn answers(&mut self, value: &Value<'a>, function: &str) -> bool {
        let class = value.cell().and_then(|cell| self.st.heap.object(cell)).and_then(|object| object.class);
        class.is_some_and(|class| self.find_method(class, &format!("__{function}__"), Some(0), 0).is_some())
    }

    /// So many elements that a list is known to begin with.
    fn begun_with(&self, list: &Value<'a>, many: usize) -> Option<Vec<Value<'a>>> {
        let object = self.st.heap.object(list.cell()?).filter(|object| object.shape == Shape::List && !object.open && !object.weak)?;
        object.items.get(..many).map(<[Value<'a>]>::to_vec)
    }

    /// The pattern of a call of `re` with the flags that the call gives it.
    pub(super) fn with_flags(&self, pattern: Value<'a>, site: &Site<'a, '_>) -> Value<'a> {
        let flags = self.line_flag(site.args.get(2));
        match pattern.as_str() {
            Some(text) if !flags.is_empty() => Value::of(Kind::Regex(text, flags)),
            _ => pattern,
        }
    }

    /// Methods of a compiled pattern.
    pub(super) fn pattern_method(&mut self, pattern: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let arg = |at: usize| site.args.get(at).map(|arg| arg.value.clone());
        if let Some(known) = self.plain_pattern_method(pattern, method, site) {
            return Some(known);
        }
        match method {
            // `pattern.search(text, from, to)`: where it is not known what stands between, nothing is found or shown for certain.
            "fullmatch" | "match" | "search" if site.args.len() > 1 => {
                let taint = arg(0)?.taint;
                Some(self.unknown_with(taint))
            }
            "fullmatch" | "match" | "search" => Some(self.matched(pattern, &arg(0)?, method == "fullmatch", method == "match")),
            "sub" => self.stripped_by_pattern(pattern, &arg(0)?, &arg(1)?),
            _ => None,
        }
    }

    /// Every match replaced: where only harmless characters are left, the text is safe.
    pub(super) fn stripped_by_pattern(&mut self, pattern: &Value<'a>, with: &Value<'a>, subject: &Value<'a>) -> Option<Value<'a>> {
        let text = match &pattern.kind {
            Kind::Regex(text, _) => text.clone(),
            _ => pattern.as_str()?,
        };
        let with = with.as_str()?;
        let plain = with.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
        if !plain || !super::patterns::leaves_only_words(&text) {
            return None;
        }
        let mut value = self.opaque().typed(Some("string".into()));
        value.taint = self.deep_taint(subject).cleaned(CleanBits::SANITIZED);
        Some(value)
    }

    /// Whether it is a map that a framework has made of what was sent.
    fn is_sent_map(value: &Value<'a>) -> bool {
        matches!(value.kind, Kind::Unknown) && !value.taint.is_empty() && value.ty.as_deref() == Some("werkzeug.MultiDict")
    }
}

/// The number or truth value that a setting's text stands for.
pub(super) fn read_setting<'a>(method: &str, text: &str) -> Option<Value<'a>> {
    let text = text.trim().to_ascii_lowercase();
    match (method, &*text) {
        ("getboolean", "1" | "yes" | "true" | "on") => Some(Value::bool(true)),
        ("getboolean", "0" | "no" | "false" | "off") => Some(Value::bool(false)),
        ("getint", _) => text.parse().ok().map(Value::int),
        _ => None,
    }
}

fn fold_numbers<'a>(name: &str, values: &[&Value<'a>]) -> Option<Value<'a>> {
    let numbers: Vec<i128> = values.iter().map(|value| value.as_int()).collect::<Option<_>>()?;
    match (name, numbers.as_slice()) {
        ("abs", [one]) => Some(Value::int(one.checked_abs()?)),
        ("min", [_, _, ..]) => numbers.iter().min().map(|number| Value::int(*number)),
        ("max", [_, _, ..]) => numbers.iter().max().map(|number| Value::int(*number)),
        _ => None,
    }
}

/// Functions that need no import and whose result is made of their arguments alone.
pub(super) fn is_builtin(name: &str) -> bool {
    matches!(
        name,
        "repr"
            | "ascii"
            | "format"
            | "hex"
            | "oct"
            | "bin"
            | "chr"
            | "min"
            | "max"
            | "sum"
            | "sorted"
            | "reversed"
            | "list"
            | "tuple"
            | "set"
            | "dict"
            | "frozenset"
            | "bytes"
            | "bytearray"
            | "iter"
            | "next"
            | "zip"
            | "map"
            | "filter"
            | "enumerate"
            | "str"
            | "unicode"
            | "round"
            | "abs"
            | "divmod"
            | "pow"
            | "memoryview"
            | "slice"
    )
}
