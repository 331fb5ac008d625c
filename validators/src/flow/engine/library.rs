//! What libraries do: a model of common containers and text operations, and the default for everything else: the result of an
//! unknown call is unknown and as tainted as what went in. Knows operations by habit of name, no rule.

use assay_manifests::Language;

use super::{
    Engine,
    call::Site,
    heap::{Cell, Object, Shape},
    value::{CleanBits, Kind, Ref, Value},
};
use crate::{
    flow::ir::Sym,
    rule::{Labels, pattern::last_segment},
};

impl<'a> Engine<'a> {
    /// A call of something that is not in sight.
    pub(super) fn library_call(&mut self, site: Site<'a, '_>) -> Value<'a> {
        let name: Sym = site.names.first().or(site.written.as_ref()).cloned().unwrap_or_else(|| "call".into());
        let method = last_segment(&name);
        // What is written of an object is what it says of itself.
        let mut shown = Vec::new();
        if self.is_php() && matches!(&*name, "echo" | "print") && site.args.first().is_some_and(|arg| arg.value.cell().is_some()) {
            shown.extend_from_slice(site.args);
            shown[0].value = self.concat(&[shown[0].value.clone()], site.span);
        }
        let printed = match self.language {
            Language::Go => self.go_printed(&name, &site),
            Language::Python => self.python_logged(&name, &site),
            Language::Java => self.jvm_written_by_format(method, &site),
            _ => None,
        };
        shown = printed.unwrap_or(shown);
        let site = if shown.is_empty() { site } else { Site { args: &shown, ..site } };
        if self.is_php() && site.receiver.is_none() && self.php_held_back(&name, &site) {
            return Value::int(1);
        }
        if self.call_raises(&name, method, &site) {
            return Value::null();
        }
        let modelled = self.model(&site, &name, method);
        let is_unknown = modelled.is_none();
        self.note_given_to(&site, &name, method, !is_unknown);
        let mut result = match modelled {
            Some(value) => value,
            None => self.default_result(&site, &name, method),
        };
        if result.ty.is_none() || site.is_new && is_unknown {
            let ty = self.return_type(&site).or_else(|| site.is_new.then(|| name.clone()));
            result = result.typed(ty);
        }
        // What is known of a constructor says more than its name.
        if is_unknown && result.ty.as_ref() == Some(&name) {
            let ty = self.return_type(&site);
            result = result.typed(ty);
        }
        self.note_new_object(&site, &mut result);
        self.note_character(method, &site, &result);
        if self.language == Language::Go {
            self.go_parsed(&name, &site, &mut result);
            // What stands under a name is a value of its own.
            if is_unknown && method == "Get" && result.via == 0 && site.args.iter().all(|arg| arg.value.taint.is_empty()) {
                result.taint = result.taint.born_as(result.id);
            }
        }
        // The last step of a path is asked about for itself: what led there is another value.
        if matches!(method, "basename" | "getFileName") && result.id != 0 {
            result.taint = result.taint.born_as(result.id);
            result.via = 0;
        }
        self.jvm_parsed(&name, &site);
        let is_told_again = self.jvm_again(&name, &site, &mut result);
        if !result.taint.is_empty() && matches!(result.kind, Kind::Unknown | Kind::Opaque) {
            let module = self.module_number();
            result = result.stepped(module, site.span, &super::value::Note::Through(name.clone()));
        }
        self.check_library_call(&name, &site, &mut result);
        result = if is_told_again { self.with_facts(result) } else { result };
        if self.is_php() {
            self.note_php_coded(&name, &site, &result);
        }
        // Rules see the arguments as they are passed; only then may the library have changed them.
        if is_unknown {
            self.note_written(&site, &name, method, &result);
            self.jvm_touched(&site, &name, method);
            self.escape(site.args, site.receiver);
            self.references_written(site.args);
            self.fill_unseen(&site, method);
            self.may_fill(&site, method);
        }
        if super::habits::never_returns(&name) || self.is_ruby() && &*name == "halt" {
            self.php_output_ends(site.span);
            self.live = false;
        }
        result
    }

    pub(super) fn default_result(&mut self, site: &Site<'a, '_>, name: &Sym, method: &str) -> Value<'a> {
        let mut taint = self.args_taint(site.args);
        // What a function of the program that is not in sight makes of a number is no number for that.
        let own = match self.language {
            Language::Python => !name.contains('.') && !super::python_library::is_builtin(name),
            _ => self.is_script() && (!name.contains('.') || name.starts_with('.')) && !super::script_values::is_global(name),
        };
        if own && site.receiver.is_none() {
            taint = taint.without_harmless();
        }
        // What holds a request may give away what is in it, unless it is known what it gives; a new object goes on holding it.
        if !site.is_new {
            taint = taint.handed_out();
        }
        if let Some(receiver) = site.receiver {
            let held = self.deep_taint(receiver);
            let is_handed = receiver.ty.as_ref().is_some_and(|ty| self.handed_label(ty).is_some());
            taint = taint.union(&if is_handed { held.without(Labels::CARRIER.with(Labels::INERT)) } else { held.handed_out() });
        }
        self.hand_over(site, method, &taint);
        let mut value = self.unknown_with(taint);
        if self.on_jvm() && self.jvm_own(site, &value.taint) {
            value.kind = Kind::Opaque;
        }
        value.ty = self.jvm_read_into(method, site).or(value.ty);
        let in_library = |value: &&Value<'a>| matches!(value.kind, Kind::Lib(_)) && self.language == Language::Python;
        if site.receiver.is_none_or(|value| in_library(&value)) && method.starts_with(char::is_uppercase) && name.contains('.') {
            value.ty = Some(name.clone());
        }
        if (self.language == Language::Python || self.is_script()) && super::habits::is_check(method) {
            let shown: Vec<Value<'a>> = site.args.iter().map(|arg| arg.value.clone()).filter(|value| !value.taint.is_empty()).collect();
            for one in shown {
                let facts = self.clean_facts(&one, CleanBits::LOOKED_AT, true);
                super::check::add_facts(&mut value, facts);
            }
        }
        self.note_origin(&mut value, site, method);
        value
    }

    fn model(&mut self, site: &Site<'a, '_>, name: &Sym, method: &str) -> Option<Value<'a>> {
        if self.is_script()
            && let Some(value) = self.script_known(site, name, method)
        {
            return Some(value);
        }
        if let Some(value) = self.coding(site, name, method) {
            return Some(value);
        }
        let by_language = match self.language {
            Language::Python => self.python_function(name, site),
            Language::JavaScript | Language::TypeScript | Language::Tsx => self.script_function(name, site),
            Language::Go => self.go_call(name, method, site),
            Language::C | Language::Cpp => {
                self.cpp_call(name, method, site).or_else(|| self.c_function(name, site)).or_else(|| self.config_function(name, site))
            }
            _ => self.php_collected(site, name, method).or_else(|| self.config_function(name, site)),
        };
        if by_language.is_some() {
            return by_language;
        }
        if self.language == Language::Rust
            && let Some(value) = self.rust_call(name, method, site)
        {
            return Some(value);
        }
        let own = if self.on_jvm() { self.jvm_model(site, name, method) } else { self.managed_model(site, name, method) };
        if own.is_some() {
            return own;
        }
        if self.is_ruby()
            && let Some(value) = self.ruby_library(site, name, method).or_else(|| self.ruby_method(site, name, method))
        {
            return Some(value);
        }
        if let Some(receiver) = site.receiver {
            if self.is_script()
                && let Some(value) = self.script_method(receiver, method, site)
            {
                return Some(value);
            }
            if matches!(receiver.kind, Kind::Regex(..))
                && self.language == Language::Python
                && let Some(value) = self.pattern_method(receiver, method, site)
            {
                return Some(value);
            }
            if receiver.ty.as_deref() == Some(super::python_library::CONFIG_PARSER)
                && let Some(value) = self.config_parser_method(receiver, method, site)
            {
                return Some(value);
            }
            if let Some(group) = self.group_asked(receiver, method, site) {
                return Some(group);
            }
            if let Some(value) = self.config_method(receiver, method, site) {
                return Some(value);
            }
            if matches!(method, "read" | "toString" | "decode" | "read_text" | "readAsStringSync") && self.is_opened_config(receiver) {
                return Some(receiver.clone());
            }
            if let Kind::Cell(cell) = receiver.kind {
                let shape = self.st.heap.object(cell).map(|object| object.shape)?;
                if self.language == Language::Python
                    && let Some(value) = self
                        .queue_method(cell, method, site)
                        .or_else(|| self.stream_method(cell, method, site))
                        .or_else(|| self.counter_method(cell, method, site))
                        .or_else(|| self.layered(cell, method, site))
                        .or_else(|| self.ordered_method(cell, method, site))
                        .or_else(|| self.context_method(cell, method, site))
                        .or_else(|| self.python_ends(cell, method, site))
                        .or_else(|| self.python_container(cell, method, site))
                {
                    return Some(value);
                }
                // A generator that is sent something, and one of PHP that is asked.
                if shape == Shape::List
                    && (self.language == Language::Python || self.is_php())
                    && let Some(value) = self.generator_method(cell, method, site)
                {
                    return Some(value);
                }
                let done = match shape {
                    Shape::Buffer => self.buffer_method(cell, receiver, method, site),
                    Shape::List | Shape::Map => {
                        let row = self.php_row_method(cell, receiver, method, site);
                        row.or_else(|| self.container_method(cell, shape, receiver, method, site))
                    }
                    _ => None,
                };
                if done.is_some() {
                    return done;
                }
            }
            if let Some(value) = self.text_method(receiver, method, site) {
                return Some(value);
            }
        }
        if self.is_php()
            && site.receiver.is_none()
            && !site.is_new
            && !name.contains('.')
            && let Some(value) = self.php_function(site, name)
        {
            return Some(value);
        }
        self.free_function(name, method, site)
    }

    fn container_method(&mut self, cell: Ref, shape: Shape, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let mut first = site.args.first().map(|arg| self.told_by_name(arg.value.clone()));
        if let Some(map) = self.st.heap.object(cell).filter(|map| map.ty.as_deref() == Some("Map")) {
            first = first.map(|key| self.identity(map, key));
        }
        let second = site.args.get(1).map(|arg| arg.value.clone());
        let edit = |engine: &mut Self, change: &mut dyn FnMut(&mut Object<'a>, &super::value::Ids)| {
            if let Some(object) = engine.st.heap.object_mut(cell) {
                change(object, &engine.ids);
            }
        };
        match (shape, method) {
            (
                Shape::List,
                "append" | "push" | "add" | "Add" | "addLast" | "addElement" | "offer" | "enqueue" | "push_back" | "<<" | "emplace_back",
            ) => {
                match (first, second) {
                    (Some(at), Some(value)) if method == "add" => self.insert(cell, &at, value),
                    (Some(value), None) => edit(self, &mut |object, ids| object.push(value.clone(), ids)),
                    (Some(_), Some(_)) => {
                        for arg in site.args {
                            edit(self, &mut |object, ids| object.push(arg.value.clone(), ids));
                        }
                    }
                    _ => {}
                }
                Some(self.number())
            }
            (Shape::List, "insert" | "Insert") => {
                self.insert(cell, &first?, second?);
                Some(Value::null())
            }
            (Shape::List, "addFirst" | "unshift") => {
                self.insert(cell, &Value::int(0), first?);
                Some(Value::null())
            }
            (_, "extend" | "addAll" | "AddRange" | "concat" | "update" | "putAll") => {
                let from = first?;
                if shape == Shape::Map {
                    self.put_all(cell, &from, site.span);
                    return Some(Value::null());
                }
                let mut object = self.st.heap.object(cell)?.clone();
                self.spread_into(&mut object, &from, site.span);
                if method == "concat" {
                    return Some(self.allocate_object(object));
                }
                self.st.heap.put(cell, Cell::Object(object));
                Some(Value::null())
            }
            (
                _,
                "get" | "at" | "Get" | "getOrDefault" | "GetValueOrDefault" | "elementAt" | "fetch" | "getProperty" | "getFirst"
                | "get_item" | "peek" | "first",
            ) => {
                let key = match first {
                    Some(key) => key,
                    None => Value::int(0),
                };
                let found = self.index_value(receiver, &key);
                match (&found.kind, second) {
                    (Kind::Null, Some(default)) => Some(default),
                    (_, Some(default)) if key.key().is_none() => Some(self.join(&self.without_nothing(&found), &default)),
                    // Under a key that is not known there may be nothing.
                    (Kind::Choice(_) | Kind::Str(_) | Kind::Int(_) | Kind::Bool(_), None)
                        if shape == Shape::Map && key.key().is_none() && matches!(method, "get" | "GetValueOrDefault") =>
                    {
                        Some(self.join(&found, &Value::null()))
                    }
                    _ => Some(found),
                }
            }
            (Shape::Map, "Add" | "TryAdd" | "insert") if second.is_some() => {
                self.set_index(receiver, &first?, second?);
                Some(Value::null())
            }
            (Shape::Map, "putIfAbsent" | "setdefault")
                if self.st.heap.object(cell).is_some_and(|object| {
                    !object.weak && first.as_ref().and_then(Value::key).is_some_and(|key| object.field(&key).is_some())
                }) =>
            {
                Some(self.index_value(receiver, &first?))
            }
            (Shape::Map, "setdefault") => {
                let (key, default) = (first?, second.unwrap_or_else(Value::null));
                let held = if key.key().is_some() { Value::null() } else { self.index_value(receiver, &key) };
                self.set_index(receiver, &key, default.clone());
                Some(if matches!(held.kind, Kind::Null) { default } else { self.join(&held, &default) })
            }
            (_, "set" | "put" | "Put" | "setProperty" | "store" | "__setitem__" | "putIfAbsent") => {
                self.set_index(receiver, &first?, second?);
                Some(receiver.clone())
            }
            (Shape::List, "pop" | "removeLast" | "pop_back") if first.is_none() => {
                let mut last = None;
                edit(self, &mut |object, _| last = object.items.pop());
                Some(last.unwrap_or_else(|| self.one_taken(cell)))
            }
            (Shape::List, "shift" | "removeFirst" | "poll" | "popleft" | "dequeue") => self.remove_at(cell, 0),
            (Shape::List, "remove" | "pop" | "removeAt" | "RemoveAt" | "delete_at") => match first.as_ref().and_then(Value::as_int) {
                Some(at) if !(self.language == Language::Python && method == "remove") => self.remove_at(cell, at),
                _ => {
                    edit(self, &mut |object, ids| object.blur(ids));
                    Some(Value::null())
                }
            },
            (Shape::Map, "remove" | "pop" | "delete" | "Remove") => {
                let found = self.index_value(receiver, &first.clone()?);
                if let Some(key) = first?.key() {
                    edit(self, &mut |object, _| object.fields.retain(|(name, _)| *name != key));
                }
                Some(found)
            }
            (_, "clear" | "Clear") => {
                edit(self, &mut |object, _| {
                    object.items.clear();
                    object.fields.clear();
                    object.rest = None;
                    object.open = false;
                    object.taint = super::value::Taint::default();
                });
                Some(Value::null())
            }
            (_, "size" | "Count" | "length" | "count" | "len") => {
                let object = self.st.heap.object(cell)?;
                let exact = !object.open && object.rest.is_none() && !object.may_lack();
                let length = (object.items.len() + object.fields.len()) as i128;
                Some(if exact { Value::int(length) } else { self.count_of(cell) })
            }
            (_, "isEmpty" | "empty" | "is_empty" | "empty?") => Some(self.emptiness_of(cell)),
            (_, "contains" | "includes" | "has" | "containsKey" | "ContainsKey" | "Contains" | "include?" | "key?" | "has_key") => {
                Some(self.membership(&first?, receiver, false))
            }
            (_, "indexOf") => {
                // Told from the test by comparing it with zero or minus one.
                let member = self.membership(&first?, receiver, false);
                Some(match member.kind {
                    Kind::Bool(true) => self.number(),
                    Kind::Bool(false) => Value::int(-1),
                    _ => super::answers::place(member, super::answers::PLACE),
                })
            }
            (
                _,
                "copy" | "slice" | "clone" | "to_vec" | "toList" | "collect" | "stream" | "iter" | "into_iter" | "toArray" | "ToList"
                | "ToArray" | "reverse" | "sort" | "sorted" | "toSorted" | "entries",
            ) => {
                if matches!(method, "slice") && first.is_some() {
                    return Some(self.slice(receiver, first.as_ref(), second.as_ref()));
                }
                let mut object = self.st.heap.object(cell)?.clone();
                if matches!(method, "reverse" | "sort" | "sorted") {
                    object.blur(&self.ids);
                    self.st.heap.put(cell, Cell::Object(object));
                    return Some(receiver.clone());
                }
                Some(self.allocate_object(object))
            }
            (_, "values" | "elements" | "keys" | "keySet" | "items" | "entrySet" | "iterator" | "next") => {
                let value =
                    if matches!(method, "keys" | "keySet") { self.opaque().typed(Some("string".into())) } else { self.some_element(cell) };
                if method == "next" {
                    return Some(value);
                }
                let mut list = Object::new(Shape::List);
                if method == "items" && self.language == Language::Python {
                    let key = self.opaque().typed(Some("string".into()));
                    let pair = self.new_list(vec![key, value]);
                    list.rest = Some(Box::new(pair));
                } else {
                    list.rest = Some(Box::new(value));
                }
                Some(self.allocate_object(list))
            }
            (Shape::List, "join" | "implode") => Some(self.join_list(&first.unwrap_or_else(|| Value::str(",")), receiver, site.span)),
            (
                _,
                "map" | "forEach" | "each" | "filter" | "find" | "some" | "every" | "flatMap" | "select" | "collect_concat" | "Where"
                | "Select",
            ) => self.each(cell, receiver, method, &first?, None, site.span),
            (_, "reduce" | "reduceRight") if self.is_script() => self.each(cell, receiver, method, &first?, second.as_ref(), site.span),
            _ => None,
        }
    }

    fn free_function(&mut self, name: &Sym, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let first = site.args.first().map(|arg| arg.value.clone());
        let plain = site.names.first().is_some_and(|name| !name.contains('.'));
        if plain || site.is_new {
            match method {
                "list" | "tuple" | "set" | "frozenset" | "array_values" => {
                    let mut object = Object::new(Shape::List);
                    if let Some(value) = &first {
                        self.spread_into(&mut object, value, site.span);
                    }
                    if self.language == Language::Python {
                        match method {
                            "set" | "frozenset" => self.make_set(&mut object),
                            _ if first.as_ref().is_some_and(|value| self.has_no_order(value)) => object.blur(&self.ids),
                            _ => {}
                        }
                    }
                    return Some(self.allocate_object(object));
                }
                "dict" => {
                    let mut object = first
                        .and_then(|value| value.cell())
                        .and_then(|cell| self.st.heap.object(cell))
                        .cloned()
                        .unwrap_or_else(|| Object::new(Shape::Map));
                    for arg in site.args {
                        if let Some(key) = &arg.name {
                            object.set_field(key, arg.value.clone(), &self.ids);
                        }
                    }
                    return Some(self.allocate_object(object));
                }
                "len" if self.language == Language::Python && first.is_some() => {
                    let value = first.unwrap_or_else(Value::null);
                    let lacks = value.cell().and_then(|cell| self.st.heap.object(cell)).is_some_and(Object::may_lack);
                    let known = match value.as_str() {
                        Some(text) => Some(text.chars().count()),
                        None if lacks => None,
                        None => self.exact_elements(&value).map(|items| items.len()),
                    };
                    let count = value.cell().map(|cell| self.count_of(cell)).filter(|count| count.facts.is_some());
                    let known = known.map(|length| Value::int(length as i128)).or(count);
                    return Some(known.unwrap_or_else(|| self.length_of(&value)));
                }
                "len" | "count" | "strlen" | "sizeof" | "ord" | "hash" | "id" if plain => return Some(self.number()),
                "bool" | "Boolean" if plain && first.as_ref().is_some_and(|value| value.truth(self.empty_is_false()).is_some()) => {
                    return first.and_then(|value| value.truth(self.empty_is_false())).map(Value::bool);
                }
                // It says what was asked.
                "bool" if plain && self.language == Language::Python && first.as_ref().is_some_and(|value| value.facts.is_some()) => {
                    let mut answer = self.boolean();
                    answer.facts = first.and_then(|value| value.facts);
                    return Some(answer);
                }
                "int" | "float" | "bool" | "intval" | "floatval" | "parseInt" | "parseFloat" | "Number" | "Boolean" | "isNaN"
                | "complex"
                    if plain =>
                {
                    let taint = self.args_taint(site.args).cleaned(CleanBits::SANITIZED);
                    let base = site.args.get(1).map(|base| &base.value);
                    if let Some(number) =
                        first.as_ref().and_then(Value::as_str).and_then(|text| super::texts::whole_number(text.trim(), base))
                        && matches!(method, "int" | "intval" | "parseInt" | "Number")
                    {
                        return Some(Value::int(number));
                    }
                    // What raises on anything else has proven its argument once it is past.
                    if self.language == Language::Python && matches!(method, "int" | "float") && site.args.len() == 1 {
                        let facts = first.as_ref().map(|value| self.clean_facts(value, CleanBits::SANITIZED, true));
                        self.learn(&facts.unwrap_or_default().when_true);
                    }
                    let mut value = self.number();
                    value.taint = taint;
                    return Some(value);
                }
                // The path itself, as a text: what is asked of it is asked of the path.
                "str" if plain && self.language == Language::Python && first.as_ref().is_some_and(Self::is_unread_path) => {
                    return first.map(|path| path.typed(Some("string".into())));
                }
                "str" | "String" | "strval" | "unicode" if plain => return first.map(|value| self.concat(&[value], site.span)),
                "isinstance" | "is_int" | "is_numeric" | "is_a" | "ctype_digit" | "ctype_alnum" if plain => {
                    let mut result = self.boolean();
                    let numeric = method != "isinstance" && method != "is_a"
                        || matches!(site.args.get(1).map(|arg| &arg.value.kind), Some(Kind::Lib(name)) if matches!(&**name, "int" | "float" | "bool"));
                    if numeric && let Some(value) = &first {
                        result.facts = Some(std::rc::Rc::new(self.guard_facts(value, true)));
                    }
                    return Some(result);
                }
                "implode" | "join" if site.args.len() == 2 => {
                    let list = site.args[1].value.clone();
                    return Some(self.join_list(&first?, &list, site.span));
                }
                "sprintf" => return self.format_call(site, 0),
                _ => {}
            }
        }
        match &**name {
            "fmt.Sprintf" | "java.lang.String.format" | "String.format" | "string.Format" | "pg-format" | "pg-format.format" => {
                return self.format_call(site, 0);
            }
            "util.format" => return self.script_format(site),
            "pg-format.withArray" => {
                let items = self.exact_elements(&site.args.get(1)?.value.clone())?;
                return Some(self.fill(&first?, &items, &[], site.span, false));
            }
            "strings.Join" => {
                let separator = site.args.get(1)?.value.clone();
                return Some(self.join_list(&separator, &first?, site.span));
            }
            "strconv.Atoi"
            | "strconv.ParseInt"
            | "strconv.ParseFloat"
            | "java.lang.Integer.parseInt"
            | "java.lang.Integer.valueOf"
            | "java.lang.Long.parseLong"
            | "java.lang.Long.valueOf"
            | "java.lang.Double.parseDouble" => {
                let mut value = self.number();
                value.taint = self.args_taint(site.args).cleaned(CleanBits::SANITIZED);
                return Some(value);
            }
            "re.fullmatch" | "re.match" => {
                let pattern = self.with_flags(first?, site);
                return Some(self.matched(&pattern, &site.args.get(1)?.value.clone(), method == "fullmatch", true));
            }
            "os.path.join" | "path.join" | "filepath.Join" | "path/filepath.Join" => {
                return Some(self.joined_path(site));
            }
            _ => {}
        }
        // In Go every function of another package begins with a capital letter.
        if site.is_new || self.language != Language::Go && method.starts_with(char::is_uppercase) {
            match method {
                "ArrayList" | "LinkedList" | "Vector" | "List" | "Array" | "HashSet" | "Set" | "ArrayDeque" | "Stack" => {
                    let mut object = Object::new(Shape::List);
                    object.ty = Some(name.clone());
                    if let Some(value) = first.filter(|value| value.cell().is_some()) {
                        self.spread_into(&mut object, &value, site.span);
                    }
                    return Some(self.allocate_object(object));
                }
                "HashMap" | "LinkedHashMap" | "TreeMap" | "Map" | "Hashtable" | "Dictionary" | "ConcurrentHashMap" | "Properties"
                | "Object" => {
                    let mut object = Object::new(Shape::Map);
                    object.ty = Some(name.clone());
                    return Some(self.allocate_object(object));
                }
                "StringBuilder" | "StringBuffer" | "StringIO" | "StringWriter" => {
                    let text = first.filter(|value| !matches!(value.kind, Kind::Int(_))).unwrap_or_else(|| Value::str(""));
                    return Some(self.new_buffer(text, Some(name.clone())));
                }
                _ => {}
            }
        }
        if matches!(&**name, "java.util.Arrays.asList" | "java.util.List.of" | "java.util.Set.of" | "Array.of") {
            let items = site.args.iter().map(|arg| arg.value.clone()).collect();
            return Some(self.new_list(items));
        }
        None
    }
}
