//! Go's own operations: built-in functions, channels, pointers to variables, zero values, and the packages that take text apart and put
//! it together. Knows the language and its standard library, no rule.

use std::rc::Rc;

use rustc_hash::FxHashSet;

use super::{
    Engine,
    call::Site,
    heap::{MAX_ENTRIES, Object, Shape},
    held::Zero,
    value::{ClassId, Kind, Ref, Value},
};
use crate::flow::ir::{Expr, ExprKind, Sym, TypeRef};

/// Longest array or slice whose elements are made one by one.
const MAX_MADE: i128 = 64;

/// Field of a channel that has been closed.
pub(super) const CLOSED: &str = "$closed";

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
            && let Some(value) =
                self.named_map(name, site).or_else(|| self.library_struct(name, site)).or_else(|| self.listed_literal(name, site))
        {
            return Some(value);
        }
        if let Some(known) = self.go_plain(name, site) {
            return Some(known);
        }
        let (package, function) = name.rsplit_once('.')?;
        if let Some(value) = self.go_settings_read(package, function, site) {
            return Some(value);
        }
        let shared = self.handed_on(package, function, site).or_else(|| self.go_shared(package, function, site));
        if let Some(value) = shared.or_else(|| self.go_reader(package, function, site)) {
            return Some(value);
        }
        let value = match package {
            "io" if matches!(function, "WriteString" | "Copy" | "CopyN") => self.write_into_buffer(site, 0, 1),
            "strings" | "bytes" => self.by_letters(function, site).or_else(|| self.go_text(function, site)),
            "unicode" => self.go_letter(function, site),
            "fmt" => self.go_fmt(function, site),
            "strconv" => self.go_strconv(function, site),
            "regexp" => self.go_regexp(function, site),
            "path/filepath" | "path" => self.go_path(function, site),
            "errors" if matches!(function, "As" | "Is") => self.go_errors(function, site),
            "cmp" if function == "Or" => self.first_set(site),
            // A function as a handler: whoever makes one runs it with what it closes over there.
            "net/http" if function == "HandlerFunc" => {
                let handler = self.go_arg(site, 0).filter(|handler| matches!(handler.kind, Kind::Func(_)))?;
                self.run_handler(&handler, site.span);
                Some(handler)
            }
            // Nothing where none of them is one.
            "errors" if function == "Join" && site.args.iter().any(|arg| arg.value.surely() == Some(true)) => {
                let errors: Vec<Value<'a>> =
                    site.args.iter().map(|arg| arg.value.clone()).filter(|one| !matches!(one.kind, Kind::Null)).collect();
                Some(self.concat(&errors, site.span))
            }
            "errors" if function == "New" => {
                let text = self.go_arg(site, 0)?;
                Some(self.concat(&[text], site.span))
            }
            "os" | "io/fs" if function == "FileMode" => self.go_arg(site, 0)?.as_int().map(Value::int),
            "os" | "io/ioutil" if matches!(function, "ReadFile" | "Open") => self.go_settings_file(name, site),
            "html/template.Template" if matches!(function, "Execute" | "ExecuteTemplate") => self.go_page(site),
            "container/list" if function == "New" => Some(self.new_list(Vec::new())),
            "sort" | "slices" => {
                let edited = self.go_slices(package, function, site).or_else(|| self.go_sequence(package, function, site));
                edited.or_else(|| self.go_asked(function, site)).or_else(|| self.go_order(function, site))
            }
            "maps" => self.go_sequence(package, function, site),
            "encoding/json" if matches!(function, "Marshal" | "MarshalIndent") => self.go_marshal(site),
            // The same statement with the marks of another database.
            db if function == "Rebind" && db.contains("sqlx") => self.go_arg(site, site.args.len().checked_sub(1)?),
            "encoding/json" | "encoding/xml" if function == "Unmarshal" => self.go_unmarshal(package, site),
            "html" | "html/template" | "text/template" if matches!(function, "EscapeString" | "HTMLEscapeString") => {
                self.go_arg(site, 0).and_then(|text| self.page_escaped(&text))
            }
            "html" if function == "UnescapeString" => self.go_arg(site, 0).and_then(|text| self.decoded(&text)),
            "net/url" if matches!(function, "QueryUnescape" | "PathUnescape") => self.go_arg(site, 0).and_then(|text| self.decoded(&text)),
            coder if coder.starts_with("encoding/") && function == "DecodeString" => {
                self.go_arg(site, 0).and_then(|text| self.decoded(&text))
            }
            "net" if function == "JoinHostPort" => {
                let (host, port) = (self.go_arg(site, 0)?, self.go_arg(site, 1)?);
                Some(self.concat(&[host, Value::str(":"), port], site.span))
            }
            "net" | "net.Resolver" | "net.DefaultResolver"
                if matches!(function, "LookupIP" | "LookupHost" | "LookupIPAddr" | "LookupNetIP" | "ParseIP") =>
            {
                self.resolved_host(site)
            }
            "net" if function == "SplitHostPort" => Some(self.pieces_of(site, 3)),
            "context" if function == "WithValue" => {
                self.note_handed(site.args.get(1..3)?);
                self.with_value(site)
            }
            _ => None,
        };
        value.or_else(|| self.pure_result(package, site))
    }

    /// Runs a closure that became a handler: once, and again where a function gives it something else to close over.
    fn run_handler(&mut self, handler: &Value<'a>, span: assay_manifests::Span) {
        let Kind::Func(closure) = &handler.kind else { return };
        let again = self.frames.len() > 2 && self.ran.contains_key(&std::ptr::from_ref(closure.function));
        if !again || !closure.function.name.is_empty() {
            self.call_back(handler, &super::value::Taint::default(), span);
            return;
        }
        let closure = closure.clone();
        let args = self.untrusted_arguments(&closure, &super::value::Taint::default());
        self.either(|engine| engine.call_closure(&closure, closure.this.clone(), args, span), |_| ());
        self.live = true;
    }

    pub(super) fn go_arg(&self, site: &Site<'a, '_>, at: usize) -> Option<Value<'a>> {
        site.args.get(at).map(|arg| arg.value.clone())
    }

    /// A literal of another package's map type: its keys are texts, where those of a struct are exported names.
    fn named_map(&mut self, name: &Sym, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let known = matches!(&**name, "net/url.Values" | "net/http.Header" | "net/textproto.MIMEHeader" | "sync.Pool")
            || [".M", ".H", ".Map"].iter().any(|last| name.contains('/') && name.ends_with(last));
        let mut keys = site.args.iter().filter_map(|arg| arg.name.as_deref());
        if !known && !keys.any(|key| !key.starts_with(|c: char| c.is_uppercase())) {
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
            "strings"
                | "bytes"
                | "strconv"
                | "fmt"
                | "path"
                | "path/filepath"
                | "net/url"
                | "html"
                | "unicode"
                | "unicode/utf8"
                | "math"
                | "errors"
                | "encoding/hex"
                | "encoding/base64"
                | "encoding/base64.StdEncoding"
                | "encoding/base64.URLEncoding"
                | "encoding/base64.RawURLEncoding"
                | "encoding/json"
                | "time"
                | "slices"
                | "maps"
        );
        if !pure || site.is_new || site.args.iter().any(|arg| matches!(arg.value.kind, Kind::Func(_) | Kind::Slot(..))) {
            return None;
        }
        // What writes into a buffer in sight changes that.
        if site.args.iter().map(|arg| &arg.value).chain(site.receiver).any(|value| !self.written_by(value).is_empty()) {
            return None;
        }
        let taint = self.args_taint(site.args);
        let unknown = site.args.iter().any(|arg| self.deep_unknown(&arg.value, 0));
        (taint.is_empty() && !unknown).then(|| self.opaque())
    }

    /// A structure of a library's, written field by field: what is set later is seen, what is not set is the library's own.
    fn library_struct(&mut self, name: &Sym, site: &Site<'a, '_>) -> Option<Value<'a>> {
        if site.args.is_empty() || site.args.iter().any(|arg| arg.name.is_none()) || !name.contains('.') {
            return None;
        }
        let mut object = Object::new(Shape::Instance);
        object.ty = Some(name.clone());
        object.open = true;
        for arg in site.args {
            if let Some(field) = &arg.name {
                object.set_field(field, arg.value.clone(), &self.ids);
            }
        }
        Some(self.allocate_object(object))
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
            // Nothing more will be sent.
            "close" => {
                let cell = self.go_arg(site, 0).and_then(|channel| channel.cell());
                if let Some(object) = cell.and_then(|cell| self.st.heap.object_mut(cell)) {
                    object.set_field(&CLOSED.into(), Value::bool(true), &self.ids);
                }
                self.run_postponed();
                Some(Value::null())
            }
            "append" => self.appended(site),
            "copy" => self.copied_over(site),
            "delete" => {
                let (map, key) = (self.go_arg(site, 0)?, self.go_arg(site, 1)?);
                if let (Some(cell), Some(key)) = (map.cell(), key.key())
                    && let Some(object) = self.st.heap.object_mut(cell)
                {
                    object.drop_field(&key);
                }
                Some(Value::null())
            }
            "clear" => {
                let cell = self.go_arg(site, 0)?.cell()?;
                let zero = self.opaque();
                let object = self.st.heap.object_mut(cell)?;
                let weak = object.weak;
                if object.shape == Shape::List {
                    for item in &mut object.items {
                        *item = if weak { item.join(&zero, &self.ids) } else { zero.clone() };
                    }
                    self.share(cell);
                } else if !weak && object.shape == Shape::Map {
                    object.fields.clear();
                    object.rest = None;
                }
                Some(Value::null())
            }
            "min" | "max" => self.go_extreme(&**name == "min", site),
            "print" | "println" => Some(Value::null()),
            "panic" => {
                let value = self.go_arg(site, 0)?;
                let (state, ids) = (&self.st, &self.ids);
                if let Some(frame) = self.frames.last_mut() {
                    frame.note_panic(state, value, ids);
                }
                Some(Value::null())
            }
            // What the function that defers this was left with.
            "recover" => {
                let around = self.frames.len().checked_sub(2).and_then(|at| self.frames.get(at));
                let value = around.and_then(|frame| frame.panicked.as_ref()).map(|(_, value)| value.clone());
                Some(match value {
                    Some(value) => self.panic_value(value),
                    None => self.opaque(),
                })
            }
            "range.key" => {
                let from = self.go_arg(site, 0)?;
                self.range_key(&from, site)
            }
            "strings.Builder" | "bytes.Buffer" => Some(self.new_buffer(Value::str(""), Some(name.clone()))),
            kept if super::go_sharing::is_kept(kept) && site.is_new => Some(self.new_kept(kept)),
            "bytes.NewBufferString" | "bytes.NewBuffer" => {
                let text = self.go_arg(site, 0).filter(|value| !matches!(value.kind, Kind::Null)).unwrap_or_else(|| Value::str(""));
                let text = if text.cell().is_some() { Value::str("") } else { text };
                Some(self.new_buffer(text, Some("bytes.Buffer".into())))
            }
            _ => None,
        }
    }

    /// Keys of a map are texts of the program where all of them are known.
    fn range_key(&mut self, from: &Value<'a>, site: &Site<'a, '_>) -> Option<Value<'a>> {
        // The only variable over a channel is what it gives.
        if from.ty.as_deref() == Some("chan") {
            return Some(self.receive(from, site.span));
        }
        let round = self.frame().loops.iter().rev().find(|frame| !frame.is_switch).and_then(|frame| frame.round);
        if from.as_int().is_some() || matches!(from.ty.as_deref(), Some("number")) {
            return Some(round.map_or_else(|| self.number(), |round| Value::int(round as i128)));
        }
        if let (Some(round), Some(text)) = (round, from.as_str()) {
            return text.is_ascii().then(|| Value::int(round as i128));
        }
        let object = from.cell().and_then(|cell| self.st.heap.object(cell))?;
        if let Some(round) = round {
            match object.shape {
                Shape::List if round < object.items.len() => return Some(Value::int(round as i128)),
                Shape::Map if round < object.fields.len() && object.items.is_empty() => {
                    return Some(Value::str(object.fields[round].0.clone()).typed(None));
                }
                _ => {}
            }
        }
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
            Some(ExprKind::Name(_) | ExprKind::Member { .. }) => {
                let ty = match self.go_arg(site, 0)?.kind {
                    Kind::Class(class) => Some(self.classes[class.0 as usize].name.clone()),
                    _ => None,
                };
                return Some(self.allocate_object(Object::new(Shape::Map)).typed(ty));
            }
            _ => return None,
        };
        if ty.dims.is_empty() {
            let is_channel = &*ty.name == "chan";
            let mut object = Object::new(if is_channel { Shape::List } else { Shape::Map });
            object.ty = is_channel.then(|| "chan".into());
            return Some(self.allocate_object(object));
        }
        let element = TypeRef { dims: ty.dims[1..].to_vec(), ..ty.clone() };
        let zero = self.zero_value(&element);
        let mut object = Object::new(Shape::List);
        match self.go_arg(site, 1).and_then(|length| length.as_int()) {
            Some(length @ 0..=MAX_MADE) => object.items = (0..length).map(|_| zero.clone()).collect(),
            _ => object.add_rest(zero.clone(), &self.ids),
        }
        let made = self.allocate_object(object);
        if let Some(capacity @ 1..=MAX_MADE) = self.go_arg(site, 2).and_then(|capacity| capacity.as_int()) {
            self.note_room(&made, &zero, usize::try_from(capacity).unwrap_or(0));
        }
        Some(made)
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
        let value = &self.pointed(value);
        if let Some(text) = value.as_str() {
            return Value::int(text.len() as i128);
        }
        if let Some(items) = self.exact_elements(value) {
            return Value::int(items.len() as i128);
        }
        self.length_of(value)
    }

    /// Fields of a struct made in sight hold their zero values until they are set.
    pub(super) fn fill_zero_fields(&mut self, class: ClassId, value: &Value<'a>) {
        let Some(cell) = value.cell() else { return };
        if self.nesting + 40 > super::MAX_NESTING {
            return;
        }
        self.nesting += 8;
        let decl = self.classes[class.0 as usize].class;
        let is_new = self.st.heap.object(cell).is_some_and(|object| object.fields.is_empty() && !object.weak);
        if is_new && self.has_distinct_fields(class) {
            // Nothing stands there yet: the fields are put there as they come.
            let fields = (0..decl.fields.len()).map(|at| (decl.fields[at].name.clone(), self.zero_field(class, at))).collect();
            if let Some(object) = self.st.heap.object_mut(cell) {
                object.fields = fields;
            }
        } else {
            let held = self.st.heap.object(cell);
            let mut there: FxHashSet<Sym> = held.iter().flat_map(|object| object.fields.iter().map(|(name, _)| name.clone())).collect();
            for (at, field) in decl.fields.iter().enumerate() {
                if there.contains(&field.name) {
                    continue;
                }
                let zero = self.zero_field(class, at);
                if let Some(object) = self.st.heap.object_mut(cell)
                    && object.add_field(&field.name, zero, &self.ids)
                {
                    there.insert(field.name.clone());
                }
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

    /// What a field of a struct holds until it is set; its type means what it means in the file whose code runs.
    fn zero_field(&mut self, class: ClassId, at: usize) -> Value<'a> {
        let key = (class, self.module_number());
        let fields = &self.classes[class.0 as usize].class.fields;
        let known = self.zero_fields.get(&key).and_then(|zeroes| zeroes.get(at)).and_then(Clone::clone);
        let zero = known.unwrap_or_else(|| {
            let zero = match &fields[at].ty {
                Some(ty) if ty.pointers > 0 || matches!(&*ty.name, "map" | "chan" | "func" | "interface" | "any" | "error") => Zero::Null,
                ty => self.zero_of(ty.as_ref()),
            };
            let zeroes = self.zero_fields.entry(key).or_insert_with(|| vec![None; fields.len()]);
            if let Some(place) = zeroes.get_mut(at) {
                *place = Some(zero.clone());
            }
            zero
        });
        self.made_zero(&zero)
    }

    /// Whether an object of the class keeps each of its fields apart.
    fn has_distinct_fields(&mut self, class: ClassId) -> bool {
        let fields = &self.classes[class.0 as usize].class.fields;
        *self.distinct_fields.entry(class).or_insert_with(|| {
            let mut names: Vec<&str> = fields.iter().map(|field| &*field.name).collect();
            names.sort_unstable();
            names.len() <= MAX_ENTRIES && names.windows(2).all(|pair| pair[0] != pair[1])
        })
    }

    /// What stands in a struct under the name of an interface that is embedded in it.
    pub(super) fn embedded_object(&self, cell: Ref, class: ClassId) -> Option<Value<'a>> {
        let object = self.st.heap.object(cell)?;
        self.classes[class.0 as usize].bases.iter().find_map(|base| {
            let super::names::Base::User(base) = base else { return None };
            let held = object.field(&self.classes[base.0 as usize].class.name)?;
            (held.cell().is_some() && held.cell() != Some(cell)).then(|| held.clone())
        })
    }

    /// What an embedded struct brings stands in the outer one too.
    pub(super) fn promote_embedded(&mut self, class: ClassId, cell: Ref) {
        let info = &self.classes[class.0 as usize];
        let (bases, own) = (info.bases.clone(), info.class);
        for base in bases {
            let super::names::Base::User(base) = base else { continue };
            let name = self.classes[base.0 as usize].class.name.clone();
            let held = self.st.heap.object(cell).and_then(|object| object.field(&name)).and_then(Value::cell);
            let Some(fields) = held.and_then(|held| self.st.heap.object(held)).map(|object| object.fields.clone()) else { continue };
            if let Some(object) = self.st.heap.object_mut(cell) {
                // A field of the outer one hides what has its name further in.
                for (name, value) in fields.into_iter().filter(|(name, _)| own.fields.iter().all(|field| field.name != *name)) {
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
        let only_true =
            object.fields.iter().all(|(_, value)| matches!(value.kind, Kind::Bool(true))) && object.rest.is_none() && !object.open;
        if only_true && !object.fields.is_empty() && self.is_allow_list(container) {
            let mut answer = self.boolean();
            answer.facts = Some(Rc::new(self.guard_facts(key, true)));
            return answer;
        }
        value
    }

    /// `T(x)` of a type of the artifact: the same value under another type.
    pub(super) fn converted(&mut self, class: ClassId, value: Value<'a>) -> Value<'a> {
        if super::go_printed::is_alias(self.classes[class.0 as usize].class) {
            return value;
        }
        let ty = self.classes[class.0 as usize].name.clone();
        if let Kind::Cell(cell) = value.kind {
            let bare = self.st.heap.object(cell).is_some_and(|object| object.class.is_none() && object.shape != Shape::Buffer);
            return if bare && value.ty.is_none() { value.typed(Some(ty)) } else { value };
        }
        value.retyped(&ty)
    }

    /// What a variable, field or element gives when it is assigned or passed: a struct is copied, what a pointer points to is not.
    pub(super) fn copied(&mut self, value: Value<'a>, from: &Expr) -> Value<'a> {
        let reads = matches!(
            from.kind,
            ExprKind::Name(_)
                | ExprKind::Member { .. }
                | ExprKind::Index { .. }
                | ExprKind::Unary { op: crate::flow::ir::UnaryOp::Deref, .. }
        );
        if reads { self.copy_of(value, 0) } else { value }
    }

    pub(super) fn copy_of(&mut self, value: Value<'a>, depth: u32) -> Value<'a> {
        let Kind::Cell(cell) = value.kind else { return value };
        let is_pointer = value.ty.as_deref().is_none_or(|ty| ty.starts_with('*'));
        let Some(object) = self.st.heap.object(cell) else { return value };
        if object.shape == Shape::List && object.ty.as_deref() == Some(super::go_values::ARRAY) {
            // A pointer to it is not it.
            if value.ty.as_deref().is_some_and(|ty| ty.starts_with('*')) {
                return value;
            }
            let mut copy = object.clone();
            copy.weak = false;
            return self.allocate_object(copy);
        }
        if is_pointer || object.shape != Shape::Instance || object.class.is_none() || depth > 3 {
            return value;
        }
        let mut copy = object.clone();
        copy.weak = false;
        let fields: Vec<Value<'a>> = copy.fields.iter().map(|(_, field)| field.clone()).collect();
        for (at, field) in fields.into_iter().enumerate() {
            copy.fields[at].1 = self.copy_of(field, depth + 1);
        }
        let ty = value.ty.clone();
        let mut made = self.allocate_object(copy).typed(ty);
        made.taint = value.taint;
        made
    }

    /// A pointer to what the value is.
    pub(super) fn as_pointer(&self, value: Value<'a>) -> Value<'a> {
        let Kind::Cell(cell) = value.kind else { return value };
        let is_struct = self.st.heap.object(cell).is_some_and(|object| object.shape == Shape::Instance && object.class.is_some());
        match &value.ty {
            Some(ty) if is_struct && !ty.starts_with('*') => {
                let ty = Some(format!("*{ty}").into());
                value.typed(ty)
            }
            _ => value,
        }
    }

    /// A result under the name that Go keeps for errors is no data, unless it is a text made in sight.
    pub(super) fn only_error(&self, value: Value<'a>, name: &str) -> Value<'a> {
        if name == "err" && matches!(value.kind, Kind::Unknown) {
            return Value { facts: value.facts, ..self.opaque().typed(Some("error".into())) };
        }
        value
    }
}
