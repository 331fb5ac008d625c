//! Go's own operations: built-in functions, channels, pointers to variables, zero values, and the packages that take text apart and put
//! it together. Knows the language and its standard library, no rule.

use std::rc::Rc;

use super::{
    Engine,
    call::Site,
    heap::{Cell, Object, Shape},
    value::{ClassId, CleanBits, Kind, Ref, Value},
};
use crate::flow::ir::{Expr, ExprKind, Spread, Sym, TypeRef};

/// Longest array or slice whose elements are made one by one.
const MAX_MADE: i128 = 64;

impl<'a> Engine<'a> {
    /// A function or method of Go's library, or a built-in one. `None` where it is not known.
    pub(super) fn go_call(&mut self, name: &Sym, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        if let Some(value) = self.go_builtin(name, site) {
            return Some(value);
        }
        if let Some(receiver) = site.receiver {
            let receiver = receiver.clone();
            if let Some(value) = self.go_method(&receiver, method, site) {
                return Some(value);
            }
        }
        if site.is_new
            && let Some(value) = self.named_map(name, site)
        {
            return Some(value);
        }
        let (package, function) = name.rsplit_once('.')?;
        let value = match package {
            "strings" | "bytes" => self.go_text(function, site),
            "fmt" => self.go_fmt(function, site),
            "strconv" => self.go_strconv(function, site),
            "regexp" => self.go_regexp(function, site),
            "path/filepath" | "path" => self.go_path(function, site),
            "io" if function == "WriteString" => self.write_into_buffer(site, 0, 1),
            "errors" if function == "New" => self.go_arg(site, 0),
            "container/list" if function == "New" => Some(self.new_list(Vec::new())),
            "sort" | "slices" => self.go_order(function, site),
            "net" if function == "SplitHostPort" => Some(self.pieces_of(site, 3)),
            "context" if function == "WithValue" => self.with_value(site),
            _ => None,
        };
        value.or_else(|| self.pure_result(package, site))
    }

    fn go_arg(&self, site: &Site<'a, '_>, at: usize) -> Option<Value<'a>> {
        site.args.get(at).map(|arg| arg.value.clone())
    }

    /// A literal of another package's map type: its keys are texts, where those of a struct are exported names.
    fn named_map(&mut self, name: &Sym, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let keys = site.args.iter().filter_map(|arg| arg.name.as_deref());
        let is_map = keys.clone().count() > 0 && keys.clone().any(|key| !key.starts_with(|c: char| c.is_uppercase()));
        if !is_map {
            return None;
        }
        let mut object = Object::new(Shape::Map);
        object.ty = Some(name.clone());
        for arg in site.args {
            match &arg.name {
                Some(key) => object.set_field(key, arg.value.clone(), &self.ids),
                None => object.add_rest(arg.value.clone(), &self.ids),
            }
        }
        Some(self.allocate_object(object))
    }

    /// Packages whose functions give nothing but what was put in.
    fn pure_result(&mut self, package: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let pure = matches!(
            package,
            "strings" | "bytes" | "strconv" | "fmt" | "path" | "path/filepath" | "net/url" | "html" | "unicode" | "unicode/utf8" | "math" | "errors"
                | "encoding/hex" | "encoding/base64" | "encoding/base64.StdEncoding" | "encoding/base64.URLEncoding"
                | "encoding/base64.RawURLEncoding" | "encoding/json" | "time" | "slices" | "maps"
        );
        if !pure || site.is_new || site.args.iter().any(|arg| matches!(arg.value.kind, Kind::Func(_) | Kind::Slot(..))) {
            return None;
        }
        let taint = self.args_taint(site.args);
        let unknown = site.args.iter().any(|arg| self.deep_unknown(&arg.value, 0));
        (taint.is_empty() && !unknown).then(|| self.opaque())
    }

    // ---- built-in functions ----

    fn go_builtin(&mut self, name: &Sym, site: &Site<'a, '_>) -> Option<Value<'a>> {
        match &**name {
            "make" => self.make(site),
            "len" => {
                let value = self.go_arg(site, 0)?;
                Some(self.length(&value))
            }
            "cap" => Some(self.number()),
            "append" => {
                let mut object = Object::new(Shape::List);
                let first = self.go_arg(site, 0)?;
                if !matches!(first.kind, Kind::Null) {
                    self.spread_into(&mut object, &first, site.span);
                }
                for arg in site.args.iter().skip(1) {
                    if arg.spread == Spread::List {
                        self.spread_into(&mut object, &arg.value, site.span);
                    } else {
                        object.push(arg.value.clone(), &self.ids);
                    }
                }
                Some(self.allocate_object(object))
            }
            "copy" => {
                let (to, from) = (self.go_arg(site, 0)?, self.go_arg(site, 1)?);
                let items = self.exact_elements(&from);
                let element = self.element(&from, site.span);
                let ids = &self.ids;
                if let Some(object) = to.cell().and_then(|cell| self.st.heap.object_mut(cell)) {
                    match items {
                        Some(items) if !object.weak && object.rest.is_none() && object.shape == Shape::List => {
                            for (place, item) in object.items.iter_mut().zip(items) {
                                *place = item;
                            }
                        }
                        _ => {
                            object.blur(ids);
                            object.add_rest(element, ids);
                        }
                    }
                }
                Some(self.number())
            }
            "delete" => {
                let (map, key) = (self.go_arg(site, 0)?, self.go_arg(site, 1)?);
                if let (Some(cell), Some(key)) = (map.cell(), key.key())
                    && let Some(object) = self.st.heap.object_mut(cell)
                    && !object.weak
                {
                    object.fields.retain(|(name, _)| *name != key);
                }
                Some(Value::null())
            }
            "clear" => {
                let map = self.go_arg(site, 0)?;
                if let Some(object) = map.cell().and_then(|cell| self.st.heap.object_mut(cell))
                    && !object.weak
                    && object.shape == Shape::Map
                {
                    object.fields.clear();
                    object.rest = None;
                }
                Some(Value::null())
            }
            "min" | "max" => {
                let numbers: Option<Vec<i128>> = site.args.iter().map(|arg| arg.value.as_int()).collect();
                let best = numbers.and_then(|list| if &**name == "min" { list.into_iter().min() } else { list.into_iter().max() });
                best.map(Value::int)
            }
            "close" | "print" | "println" => Some(Value::null()),
            "recover" => Some(self.opaque()),
            "range.key" => {
                let from = self.go_arg(site, 0)?;
                self.range_key(&from)
            }
            "strings.Builder" | "bytes.Buffer" => Some(self.new_buffer(Value::str(""), Some(name.clone()))),
            "bytes.NewBufferString" | "bytes.NewBuffer" => {
                let text = self.go_arg(site, 0).filter(|value| !matches!(value.kind, Kind::Null)).unwrap_or_else(|| Value::str(""));
                let text = if text.cell().is_some() { Value::str("") } else { text };
                Some(self.new_buffer(text, Some("bytes.Buffer".into())))
            }
            _ => None,
        }
    }

    /// Keys of a map are texts of the program where all of them are known.
    fn range_key(&mut self, from: &Value<'a>) -> Option<Value<'a>> {
        let object = from.cell().and_then(|cell| self.st.heap.object(cell))?;
        if object.open || !object.taint.is_empty() {
            return None;
        }
        Some(match object.shape {
            Shape::List => self.number(),
            _ => self.opaque().typed(Some("string".into())),
        })
    }

    fn make(&mut self, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let ty = match site.args.first().and_then(|arg| arg.expr).map(|expr| &expr.kind) {
            Some(ExprKind::Type(ty)) => ty,
            Some(ExprKind::Name(_) | ExprKind::Member { .. }) => return Some(self.allocate_object(Object::new(Shape::Map))),
            _ => return None,
        };
        if ty.dims.is_empty() {
            let shape = if &*ty.name == "chan" { Shape::List } else { Shape::Map };
            return Some(self.allocate_object(Object::new(shape)));
        }
        let element = TypeRef { dims: ty.dims[1..].to_vec(), ..ty.clone() };
        let zero = self.zero_value(&element);
        let mut object = Object::new(Shape::List);
        match self.go_arg(site, 1).and_then(|length| length.as_int()) {
            Some(length @ 0..=MAX_MADE) => object.items = (0..length).map(|_| zero.clone()).collect(),
            _ => object.add_rest(zero, &self.ids),
        }
        Some(self.allocate_object(object))
    }

    /// The zero value of a type, where it needs no place of its own.
    fn zero_value(&mut self, ty: &TypeRef) -> Value<'a> {
        if ty.pointers > 0 || !ty.dims.is_empty() {
            return Value::null();
        }
        match self.type_name(ty).as_deref() {
            Some("number") => Value::int(0),
            Some("boolean") => Value::bool(false),
            Some("string") => Value::str(""),
            other => {
                let ty = other.map(Into::into);
                self.opaque().typed(ty)
            }
        }
    }

    fn length(&mut self, value: &Value<'a>) -> Value<'a> {
        if let Some(text) = value.as_str() {
            return Value::int(text.len() as i128);
        }
        if let Some(items) = self.exact_elements(value) {
            return Value::int(items.len() as i128);
        }
        self.number()
    }

    /// Fields of a struct made in sight hold their zero values until they are set.
    pub(super) fn fill_zero_fields(&mut self, class: ClassId, value: &Value<'a>) {
        let Some(cell) = value.cell() else { return };
        if self.nesting + 40 > super::MAX_NESTING {
            return;
        }
        self.nesting += 8;
        for at in 0..self.classes[class.0 as usize].class.fields.len() {
            let decl = self.classes[class.0 as usize].class;
            let field = &decl.fields[at];
            if self.st.heap.object(cell).is_some_and(|object| object.field(&field.name).is_some()) {
                continue;
            }
            let zero = match &field.ty {
                Some(ty) if ty.pointers > 0 || matches!(&*ty.name, "map" | "chan" | "func" | "interface" | "any" | "error") => Value::null(),
                ty => self.zero(ty.as_ref()),
            };
            if let Some(object) = self.st.heap.object_mut(cell) {
                object.set_field(&field.name, zero, &self.ids);
            }
        }
        let bases = self.classes[class.0 as usize].bases.clone();
        for base in bases {
            if let super::names::Base::User(base) = base {
                self.fill_zero_fields(base, value);
            }
        }
        self.nesting -= 8;
    }

    /// What an embedded struct brings stands in the outer one too.
    pub(super) fn promote_embedded(&mut self, class: ClassId, cell: Ref) {
        let bases = self.classes[class.0 as usize].bases.clone();
        for base in bases {
            let super::names::Base::User(base) = base else { continue };
            let name = self.classes[base.0 as usize].class.name.clone();
            let held = self.st.heap.object(cell).and_then(|object| object.field(&name)).and_then(Value::cell);
            let Some(fields) = held.and_then(|held| self.st.heap.object(held)).map(|object| object.fields.clone()) else { continue };
            if let Some(object) = self.st.heap.object_mut(cell) {
                for (name, value) in fields {
                    object.set_field(&name, value, &self.ids);
                }
            }
        }
    }

    /// What a map holds under a key that is not there: the zero value, told by what it holds elsewhere.
    pub(super) fn missing_entry(&self, object: &Object<'a>) -> Value<'a> {
        let held = object.fields.iter().map(|(_, value)| value).chain(object.rest.as_deref()).flat_map(|value| value.atoms());
        let mut zero: Option<Value<'a>> = None;
        for atom in held {
            let one = match (&atom.kind, atom.ty.as_deref()) {
                (Kind::Str(_), _) | (_, Some("string")) => Value::str(""),
                (Kind::Bool(_), _) | (_, Some("boolean")) => Value::bool(false),
                (Kind::Int(_), _) | (_, Some("number")) => Value::int(0),
                (Kind::Cell(_) | Kind::Func(_) | Kind::Null, _) => Value::null(),
                _ => return self.opaque(),
            };
            if zero.as_ref().is_some_and(|known| !known.same(&one)) {
                return self.opaque();
            }
            zero = Some(one);
        }
        zero.unwrap_or_else(|| self.opaque())
    }

    /// An entry of a map under a key that is not known: any of them, or the zero value; that it is there says that the key is one of the map's.
    pub(super) fn unknown_entry(&mut self, cell: Ref, container: &Value<'a>, key: &Value<'a>) -> Value<'a> {
        let found = self.some_element(cell);
        let Some(object) = self.st.heap.object(cell) else { return found };
        let zero = self.missing_entry(object);
        let mut value = self.join(&found, &zero);
        if value.id == 0 || value.is_plain_constant() {
            value.id = self.ids.next();
        }
        let only_true = object.fields.iter().all(|(_, value)| matches!(value.kind, Kind::Bool(true))) && object.rest.is_none() && !object.open;
        if only_true && !object.fields.is_empty() && self.is_allow_list(container) {
            let mut answer = self.boolean();
            answer.facts = Some(Rc::new(self.guard_facts(key, true)));
            return answer;
        }
        value
    }

    // ---- pointers and channels ----

    /// `&x` of a variable that holds no object: a pointer to the variable.
    pub(super) fn address_of(&mut self, operand: &'a Expr, value: Value<'a>) -> Value<'a> {
        let ExprKind::Name(name) = &operand.kind else { return value };
        if let Kind::Cell(cell) = value.kind
            && self.st.heap.object(cell).is_none_or(|object| matches!(object.shape, Shape::Instance | Shape::Buffer))
        {
            return value;
        }
        if matches!(value.kind, Kind::Func(_) | Kind::Class(_) | Kind::Lib(_) | Kind::Slot(..)) {
            return value;
        }
        let mut at = Some(self.frame().scope);
        while let Some(current) = at {
            let Some(scope) = self.st.heap.scope(current) else { break };
            if scope.vars.iter().any(|(key, _)| key == name) {
                let mut pointer = Value::of(Kind::Slot(current, name.clone()));
                pointer.ty = value.ty;
                return pointer;
            }
            at = scope.parent;
        }
        value
    }

    /// What a pointer to a variable points to now; any other value is itself.
    pub(super) fn pointed(&self, value: &Value<'a>) -> Value<'a> {
        match &value.kind {
            Kind::Slot(scope, name) => {
                let held = self.st.heap.scope(*scope).and_then(|scope| scope.vars.iter().find(|(key, _)| key == name));
                match held {
                    Some((_, held)) if !matches!(held.kind, Kind::Slot(..)) => self.with_facts(held.clone()),
                    _ => self.unknown(),
                }
            }
            Kind::Choice(list) if list.iter().any(|one| matches!(one.kind, Kind::Slot(..))) => {
                let mut all = list.iter().filter(|one| !matches!(one.kind, Kind::Null)).map(|one| self.pointed(one));
                let Some(first) = all.next() else { return value.clone() };
                all.fold(first, |sum, one| self.join(&sum, &one))
            }
            _ => value.clone(),
        }
    }

    /// `*p = value`. `false` where `p` is no pointer to a variable or object in sight.
    pub(super) fn store_through(&mut self, pointer: &Value<'a>, value: &Value<'a>) -> bool {
        let atoms = pointer.atoms().to_vec();
        let single = atoms.len() == 1;
        let mut stored = false;
        for atom in &atoms {
            match &atom.kind {
                Kind::Slot(scope, name) => {
                    let ids = &self.ids;
                    if let Some(scope) = self.st.heap.scope_mut(*scope)
                        && let Some((_, held)) = scope.vars.iter_mut().find(|(key, _)| key == name)
                    {
                        *held = if single { value.clone() } else { held.join(value, ids) };
                        stored = true;
                    }
                }
                Kind::Cell(cell) => {
                    let Some(other) = value.cell().and_then(|other| self.st.heap.object(other)).cloned() else { continue };
                    if single && self.st.heap.object(*cell).is_some_and(|object| !object.weak) {
                        self.st.heap.put(*cell, Cell::Object(other));
                    } else if let Some(object) = self.st.heap.object_mut(*cell) {
                        for (name, field) in &other.fields {
                            let joined = object.field(name).map_or_else(|| field.clone(), |held| held.join(field, &self.ids));
                            object.set_field(name, joined, &self.ids);
                        }
                    }
                    stored = true;
                }
                _ => {}
            }
        }
        stored
    }

    /// `<-channel`: what was sent first, where that is known.
    pub(super) fn receive(&mut self, channel: &Value<'a>) -> Value<'a> {
        let Some(cell) = channel.cell() else {
            return match channel.kind {
                Kind::Unknown if !channel.taint.is_empty() => self.unknown_with(channel.taint.clone()),
                _ => self.unknown(),
            };
        };
        let Some(object) = self.st.heap.object_mut(cell) else { return self.unknown() };
        if object.shape == Shape::List && !object.weak && !object.open && object.rest.is_none() && !object.items.is_empty() {
            return object.items.remove(0);
        }
        if object.items.is_empty() && object.rest.is_none() {
            // Somebody else may send.
            let taint = object.taint.clone();
            return self.unknown_with(taint);
        }
        self.some_element(cell)
    }

    // ---- methods ----

    fn go_method(&mut self, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        if let Kind::Regex(..) = receiver.kind {
            return self.go_regex_method(receiver, method, site);
        }
        if let Some(cell) = receiver.cell() {
            return self.go_object_method(cell, method, site);
        }
        match (method, &receiver.kind) {
            // A header is a view of what it belongs to.
            ("Header", _) if site.args.is_empty() && receiver.id != 0 => {
                let mut view = self.unknown_with(receiver.taint.clone());
                view.id = self.part_id(receiver.id, &"Header()".into());
                view.via = receiver.id;
                Some(view)
            }
            ("Error" | "String", Kind::Str(_)) if site.args.is_empty() => Some(receiver.clone()),
            ("Hostname" | "String" | "Port", _) if site.args.is_empty() && receiver.via != 0 => {
                let mut value = self.unknown_with(receiver.taint.clone()).typed(Some("string".into()));
                value.via = receiver.via;
                Some(value)
            }
            _ => None,
        }
    }

    fn go_object_method(&mut self, cell: Ref, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let shape = self.st.heap.object(cell)?.shape;
        match (shape, method) {
            (Shape::List, "send") => {
                let value = self.go_arg(site, 0)?;
                self.st.heap.object_mut(cell)?.push(value, &self.ids);
                Some(Value::null())
            }
            // `container/list`: each element holds its value.
            (Shape::List, "PushBack" | "PushFront") => {
                let value = self.go_arg(site, 0)?;
                let mut element = Object::new(Shape::Map);
                element.set_field(&"Value".into(), value, &self.ids);
                let element = self.allocate_object(element);
                let ids = &self.ids;
                let object = self.st.heap.object_mut(cell)?;
                if method == "PushBack" || object.weak || object.rest.is_some() {
                    object.push(element.clone(), ids);
                } else {
                    object.items.insert(0, element.clone());
                }
                Some(element)
            }
            (Shape::List, "Front" | "Back") => {
                let object = self.st.heap.object(cell)?;
                let end = if method == "Front" { object.items.first() } else { object.items.last() };
                match (end, &object.rest, object.open) {
                    (Some(end), None, false) => Some(end.clone()),
                    _ => Some(self.some_element(cell)),
                }
            }
            (Shape::Buffer, "Write" | "WriteByte" | "WriteRune" | "WriteString") => {
                let text = self.st.heap.object(cell)?.field("$").cloned()?;
                let more = self.go_arg(site, 0)?;
                let joined = self.concat(&[text, more], site.span);
                self.st.heap.object_mut(cell)?.set_field(&"$".into(), joined, &self.ids);
                Some(self.number())
            }
            (Shape::Buffer, "Bytes" | "ReadString" | "ReadBytes" | "Next") => self.st.heap.object(cell)?.field("$").cloned(),
            (Shape::Buffer, "Grow" | "Close") => Some(Value::null()),
            // `sync.Map`, and values kept in a context.
            (Shape::Map, "Value" | "Load") if self.st.heap.object(cell)?.ty.is_some() => {
                let (receiver, key) = (site.receiver?.clone(), self.go_arg(site, 0)?);
                Some(self.index_value(&receiver, &key))
            }
            (Shape::Map, "Store") => {
                let (receiver, key, value) = (site.receiver?.clone(), self.go_arg(site, 0)?, self.go_arg(site, 1)?);
                self.set_index(&receiver, &key, value);
                Some(Value::null())
            }
            (Shape::Map, "Get") if self.st.heap.object(cell)?.ty.is_none() => None,
            _ => None,
        }
    }

    /// `context.WithValue(parent, key, value)`: what the parent holds, and this.
    fn with_value(&mut self, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let (parent, key, value) = (self.go_arg(site, 0)?, self.go_arg(site, 1)?, self.go_arg(site, 2)?);
        let mut object = match parent.cell().and_then(|cell| self.st.heap.object(cell)) {
            Some(object) => object.clone(),
            None => {
                let mut object = Object::new(Shape::Map);
                object.open = true;
                object.taint = parent.taint.clone();
                object
            }
        };
        object.ty = Some("context.Context".into());
        match key.key() {
            Some(key) => object.set_field(&key, value, &self.ids),
            None => object.add_rest(value, &self.ids),
        }
        Some(self.allocate_object(object))
    }

    // ---- packages ----

    fn go_text(&mut self, function: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let text = self.go_arg(site, 0)?;
        let second = self.go_arg(site, 1);
        let known = text.as_str();
        let other = second.as_ref().and_then(Value::as_str);
        if let (Some(known), true) = (&known, site.args.len() == 1) {
            let folded = match function {
                "ToUpper" => known.to_uppercase(),
                "ToLower" => known.to_lowercase(),
                "TrimSpace" => known.trim().to_owned(),
                _ => String::new(),
            };
            if matches!(function, "ToUpper" | "ToLower" | "TrimSpace") {
                return Some(Value::str(folded));
            }
        }
        if let (Some(known), Some(other)) = (&known, &other) {
            let set = |c: char| other.contains(c);
            let folded = match function {
                "Contains" => Some(Value::bool(known.contains(&**other))),
                "HasPrefix" => Some(Value::bool(known.starts_with(&**other))),
                "HasSuffix" => Some(Value::bool(known.ends_with(&**other))),
                "EqualFold" => Some(Value::bool(known.to_lowercase() == other.to_lowercase())),
                "ContainsAny" => Some(Value::bool(known.chars().any(set))),
                "Equal" => Some(Value::bool(known == other)),
                "Index" => Some(Value::int(known.find(&**other).map_or(-1, |at| at as i128))),
                "LastIndex" => Some(Value::int(known.rfind(&**other).map_or(-1, |at| at as i128))),
                "Count" if !other.is_empty() => Some(Value::int(known.matches(&**other).count() as i128)),
                "Trim" => Some(Value::str(known.trim_matches(set))),
                "TrimLeft" => Some(Value::str(known.trim_start_matches(set))),
                "TrimRight" => Some(Value::str(known.trim_end_matches(set))),
                "TrimPrefix" => Some(Value::str(known.strip_prefix(&**other).unwrap_or(known))),
                "TrimSuffix" => Some(Value::str(known.strip_suffix(&**other).unwrap_or(known))),
                "Split" if !other.is_empty() => {
                    let items = known.split(&**other).take(64).map(Value::str).collect();
                    Some(self.new_list(items))
                }
                "Replace" | "ReplaceAll" => match (site.args.get(2).and_then(|arg| arg.value.as_str()), site.args.get(3)) {
                    (Some(new), None) => Some(Value::str(known.replace(&**other, &new))),
                    (Some(new), Some(times)) => match times.value.as_int() {
                        Some(times) if times < 0 => Some(Value::str(known.replace(&**other, &new))),
                        Some(times) => Some(Value::str(known.replacen(&**other, &new, usize::try_from(times).unwrap_or(0)))),
                        None => None,
                    },
                    _ => None,
                },
                _ => None,
            };
            if folded.is_some() {
                return folded;
            }
        }
        match function {
            "Fields" => match &known {
                Some(known) => {
                    let items = known.split_whitespace().take(64).map(Value::str).collect();
                    Some(self.new_list(items))
                }
                None => Some(self.list_of(&text)),
            },
            "Split" | "SplitN" | "SplitAfter" => Some(self.list_of(&text)),
            "Cut" => {
                let piece = self.part_of(&text);
                let found = self.boolean();
                Some(self.new_list(vec![piece.clone(), piece, found]))
            }
            "Repeat" => match (known, second.as_ref().and_then(Value::as_int)) {
                (Some(known), Some(times)) if known.len() as i128 * times < 4096 => {
                    Some(Value::str(known.repeat(usize::try_from(times).unwrap_or(0))))
                }
                _ => Some(self.part_of(&text)),
            },
            "Contains" | "HasPrefix" | "HasSuffix" | "EqualFold" | "ContainsAny" | "ContainsRune" | "Equal" => {
                let mut answer = self.boolean();
                // Equal to a constant, whatever its case.
                if function == "EqualFold" || function == "Equal" {
                    let constant = |value: Option<&Value<'a>>| value.is_some_and(Value::is_plain_constant);
                    let subject = if constant(second.as_ref()) { Some(&text) } else { second.as_ref().filter(|_| constant(Some(&text))) };
                    if let Some(subject) = subject {
                        answer.facts = Some(Rc::new(self.guard_facts(subject, true)));
                    }
                }
                Some(answer)
            }
            "Index" | "LastIndex" | "Count" | "IndexByte" | "IndexAny" | "Compare" => Some(self.number()),
            "ToUpper" | "ToLower" | "TrimSpace" | "Trim" | "TrimLeft" | "TrimRight" | "TrimPrefix" | "TrimSuffix" | "Title" | "ToTitle" => {
                // The same text to whoever asks: a test of it is a test of what it was made from.
                let mut value = match &text.kind {
                    Kind::Str(_) => text.clone(),
                    _ => self.part_of(&text),
                };
                value.id = self.ids.next();
                value.ty = Some("string".into());
                value.via = if text.via == 0 { text.id } else { text.via };
                Some(value)
            }
            "Replace" | "ReplaceAll" => {
                let with = self.go_arg(site, 2)?;
                let taint = self.deep_taint(&text).union(&self.deep_taint(&with));
                let unknown = self.deep_unknown(&text, 0) || self.deep_unknown(&with, 0);
                let value = if taint.is_empty() && !unknown { self.opaque() } else { self.unknown_with(taint) };
                Some(value.typed(Some("string".into())))
            }
            _ => None,
        }
    }

    /// Some part of a text: as tainted as the whole.
    fn part_of(&mut self, text: &Value<'a>) -> Value<'a> {
        let taint = self.deep_taint(text);
        let known = taint.is_empty() && !self.deep_unknown(text, 0);
        let value = if known { self.opaque() } else { self.unknown_with(taint) };
        value.typed(Some("string".into()))
    }

    fn list_of(&mut self, text: &Value<'a>) -> Value<'a> {
        let piece = self.part_of(text);
        let mut list = Object::new(Shape::List);
        list.rest = Some(Box::new(piece));
        self.allocate_object(list)
    }

    fn pieces_of(&mut self, site: &Site<'a, '_>, count: usize) -> Value<'a> {
        let text = self.go_arg(site, 0).unwrap_or_else(|| self.unknown());
        let piece = self.part_of(&text);
        let mut items = vec![piece; count.saturating_sub(1)];
        items.push(self.opaque());
        self.new_list(items)
    }

    fn go_fmt(&mut self, function: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let values = |engine: &Self, from: usize, apart: bool| {
            let mut list = Vec::new();
            for (at, arg) in site.args.iter().enumerate().skip(from) {
                if apart && at > from {
                    list.push(Value::str(" "));
                }
                list.push(engine.pointed(&arg.value));
            }
            list
        };
        match function {
            "Sprintf" | "Errorf" => self.format_call(site, 0),
            "Sprint" => {
                let list = values(self, 0, false);
                Some(self.concat(&list, site.span))
            }
            "Sprintln" => {
                let mut list = values(self, 0, true);
                list.push(Value::str("\n"));
                Some(self.concat(&list, site.span))
            }
            "Fprintf" | "Fprint" | "Fprintln" | "Appendf" => {
                let cell = self.go_arg(site, 0)?.cell()?;
                let held = self.st.heap.object(cell).filter(|object| object.shape == Shape::Buffer)?.field("$").cloned()?;
                let more = if function == "Fprintf" {
                    self.format_call(site, 1)?
                } else {
                    let list = values(self, 1, function == "Fprintln");
                    self.concat(&list, site.span)
                };
                let joined = self.concat(&[held, more], site.span);
                self.st.heap.object_mut(cell)?.set_field(&"$".into(), joined, &self.ids);
                Some(self.number())
            }
            _ => None,
        }
    }

    fn write_into_buffer(&mut self, site: &Site<'a, '_>, buffer: usize, text: usize) -> Option<Value<'a>> {
        let cell = self.go_arg(site, buffer)?.cell()?;
        let held = self.st.heap.object(cell).filter(|object| object.shape == Shape::Buffer)?.field("$").cloned()?;
        let more = self.go_arg(site, text)?;
        let joined = self.concat(&[held, more], site.span);
        self.st.heap.object_mut(cell)?.set_field(&"$".into(), joined, &self.ids);
        Some(self.number())
    }

    fn go_strconv(&mut self, function: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let first = self.go_arg(site, 0)?;
        match function {
            "Itoa" => first.as_int().map(|number| Value::str(number.to_string())),
            "Atoi" => first.as_str().and_then(|text| text.parse::<i128>().ok()).map(Value::int),
            "ParseBool" => first.as_str().and_then(|text| text.parse::<bool>().ok()).map(Value::bool),
            "Quote" => Some(self.concat(&[Value::str("\""), first, Value::str("\"")], site.span)),
            "ParseUint" => {
                let mut value = self.number();
                value.taint = self.args_taint(site.args).cleaned(CleanBits::SANITIZED);
                Some(value)
            }
            _ => None,
        }
    }

    fn go_regexp(&mut self, function: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let first = self.go_arg(site, 0)?;
        match function {
            "MustCompile" | "Compile" | "MustCompilePOSIX" | "CompilePOSIX" => {
                let text = first.as_str()?;
                let mut value = Value::of(Kind::Regex(text, "".into()));
                value.ty = Some("regexp.Regexp".into());
                Some(value)
            }
            "MatchString" | "Match" => {
                let subject = self.go_arg(site, 1)?;
                Some(self.match_answer(&first, &subject))
            }
            "QuoteMeta" => None,
            _ => None,
        }
    }

    fn match_answer(&mut self, pattern: &Value<'a>, subject: &Value<'a>) -> Value<'a> {
        let mut answer = self.boolean();
        answer.facts = self.matched(pattern, subject, false, false).facts;
        answer
    }

    fn go_regex_method(&mut self, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let subject = self.go_arg(site, 0)?;
        let Kind::Regex(pattern, _) = &receiver.kind else { return None };
        let pattern = pattern.clone();
        match method {
            "MatchString" | "Match" => Some(self.match_answer(receiver, &subject)),
            "FindString" | "Find" | "FindAllString" | "FindStringSubmatch" => {
                let mut found = self.part_of(&subject);
                if super::patterns::matches_only_plain(&pattern) {
                    found = found.cleaned(CleanBits::SANITIZED);
                }
                if matches!(method, "FindAllString" | "FindStringSubmatch") {
                    let mut list = Object::new(Shape::List);
                    list.rest = Some(Box::new(found));
                    return Some(self.allocate_object(list));
                }
                Some(found)
            }
            "ReplaceAllString" | "ReplaceAllLiteralString" => {
                let with = self.go_arg(site, 1)?;
                let kept = self.part_of(&subject);
                let harmless = with.as_str().is_some_and(|text| text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.')));
                if harmless && super::patterns::leaves_only_plain(&pattern) {
                    return Some(kept.cleaned(CleanBits::SANITIZED));
                }
                let taint = self.deep_taint(&with);
                Some(kept.tainted(taint))
            }
            _ => None,
        }
    }

    fn go_path(&mut self, function: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        match function {
            "Split" => Some(self.pieces_of(site, 3)),
            "Clean" | "Abs" | "EvalSymlinks" | "ToSlash" | "FromSlash" | "Rel" | "Localize" => {
                let from = self.go_arg(site, usize::from(function == "Rel"))?;
                let mut value = match &from.kind {
                    Kind::Str(text) if text.constant().is_none() => from.clone(),
                    _ => self.part_of(&from),
                };
                value.id = self.ids.next();
                value.via = if from.via == 0 { from.id } else { from.via };
                Some(value.typed(Some("string".into())))
            }
            _ => None,
        }
    }

    fn go_order(&mut self, function: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let list = self.go_arg(site, 0)?;
        match function {
            "Strings" | "Ints" | "Sort" | "SortFunc" | "SortStableFunc" | "Slice" | "SliceStable" | "Reverse" => {
                let ids = &self.ids;
                if let Some(object) = list.cell().and_then(|cell| self.st.heap.object_mut(cell))
                    && object.shape == Shape::List
                {
                    object.blur(ids);
                }
                Some(Value::null())
            }
            "Contains" => {
                let needle = self.go_arg(site, 1)?;
                Some(self.membership(&needle, &list, false))
            }
            "Clone" => list.cell().and_then(|cell| self.st.heap.object(cell)).cloned().map(|object| self.allocate_object(object)),
            _ => None,
        }
    }

    /// `x.(T)` and cases of a type switch, where the value's own type is known.
    pub(super) fn has_go_type(&mut self, value: &Value<'a>, ty: &TypeRef) -> Option<bool> {
        let name = self.type_name(ty)?;
        match &value.kind {
            Kind::Str(_) => Some(&*name == "string"),
            Kind::Bool(_) => Some(&*name == "boolean"),
            Kind::Int(_) | Kind::Float(_) if matches!(&*name, "string" | "boolean") => Some(false),
            _ => None,
        }
    }
}

/// Constants of the standard library that code compares with or builds texts of.
pub(super) fn constant<'a>(package: &str, name: &str) -> Option<Value<'a>> {
    Some(match (package, name) {
        ("os", "PathSeparator") | ("path/filepath", "Separator") => Value::str("/"),
        ("os", "PathListSeparator") | ("path/filepath", "ListSeparator") => Value::str(":"),
        ("os", "DevNull") => Value::str("/dev/null"),
        ("math", "MaxInt8") => Value::int(i8::MAX.into()),
        ("math", "MinInt8") => Value::int(i8::MIN.into()),
        ("math", "MaxUint8") => Value::int(u8::MAX.into()),
        ("math", "MaxInt16") => Value::int(i16::MAX.into()),
        ("math", "MinInt16") => Value::int(i16::MIN.into()),
        ("math", "MaxUint16") => Value::int(u16::MAX.into()),
        ("math", "MaxInt32") => Value::int(i32::MAX.into()),
        ("math", "MinInt32") => Value::int(i32::MIN.into()),
        ("math", "MaxUint32") => Value::int(u32::MAX.into()),
        ("math", "MaxInt" | "MaxInt64") => Value::int(i64::MAX.into()),
        ("math", "MinInt" | "MinInt64") => Value::int(i64::MIN.into()),
        ("net/http", status) => return http_constant(status),
        _ => return None,
    })
}

fn http_constant<'a>(name: &str) -> Option<Value<'a>> {
    let text = match name {
        "MethodGet" => "GET",
        "MethodPost" => "POST",
        "MethodPut" => "PUT",
        "MethodDelete" => "DELETE",
        "MethodPatch" => "PATCH",
        "MethodHead" => "HEAD",
        "MethodOptions" => "OPTIONS",
        _ => return None,
    };
    Some(Value::str(text))
}
