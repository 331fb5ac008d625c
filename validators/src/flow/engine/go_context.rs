//! What a request of Go carries from middleware to handlers under keys, what decoders leave of a struct, and addresses that are put together
//! field by field. Knows no rule.

use assay_manifests::{Language, Span};

use super::{
    Engine,
    call::{ArgValue, Site},
    entry::Start,
    heap::Shape,
    value::{Kind, Ref, Value},
};
use crate::flow::ir::{ExprKind, Function, Lit, Sym};

/// Most keys that are remembered.
const MOST_KEYS: usize = 64;

/// How frameworks' contexts are given something, by the names that they go by in handlers.
const KEEPING: [&str; 6] = ["context.WithValue(", "\tc.Set(", " c.Set(", "ctx.Set(", "\tc.Locals(", "ctx.Locals("];

impl<'a> Engine<'a> {
    /// Values that the contexts of frameworks keep by key: set by one function, asked for by another.
    pub(super) fn handed_on(&mut self, package: &str, function: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let context = package.rsplit('.').next().is_some_and(|ty| matches!(ty, "Context" | "Ctx"));
        if !context || !package.contains('/') && package != "context.Context" {
            return None;
        }
        match (function, site.args) {
            ("Set", [_, _]) | ("Locals", [_, _]) if !package.ends_with("Ctx") || function == "Locals" => {
                self.note_handed(site.args);
                Some(self.go_arg(site, 1)?)
            }
            ("Locals", [key]) => self.handed_value(key),
            ("Value" | "MustGet" | "GetString", [key]) => self.handed_value(key),
            ("Get", [key]) if !package.ends_with("Ctx") => {
                let value = self.handed_value(key)?;
                if package.contains("gin-gonic") {
                    let found = self.boolean();
                    return Some(self.new_list(vec![value, found]));
                }
                Some(value)
            }
            _ => None,
        }
    }

    /// Remembers a key and its value, as far as they outlive the function that made them.
    pub(super) fn note_handed(&mut self, pair: &[ArgValue<'a>]) {
        let [key, value] = pair else { return };
        if let Some(key) = self.handed_key(key) {
            self.hand_on(key, &value.value);
        }
    }

    /// Keeps what is known of a value beyond the run of a function.
    pub(super) fn hand_on(&mut self, key: Sym, value: &Value<'a>) {
        let taint = self.deep_taint(value);
        let kept = match &value.kind {
            _ if value.is_plain_constant() => value.clone(),
            _ if !taint.is_empty() => self.unknown_with(taint).typed(value.ty.clone()),
            _ if self.deep_unknown(value, 0) => self.unknown().typed(value.ty.clone()),
            _ => self.opaque().typed(value.ty.clone()),
        };
        let kept = match self.handed.get(&key) {
            Some(known) => self.join(known, &kept),
            None if self.handed.len() < MOST_KEYS => kept,
            None => return,
        };
        self.handed.insert(key, kept);
    }

    fn handed_value(&mut self, key: &ArgValue<'a>) -> Option<Value<'a>> {
        let key = self.handed_key(key)?;
        self.handed.get(&key).cloned()
    }

    /// A key as it is told from others: by its type, too.
    fn handed_key(&self, key: &ArgValue<'a>) -> Option<Sym> {
        let value = self.key_by_type(key.value.clone());
        let ty = value.ty.clone().filter(|ty| &**ty != "string").unwrap_or_default();
        value.key().map(|key| format!("{ty}:{key}").into())
    }

    /// Functions that put something into a request's context run before those that may ask for it.
    pub(super) fn keepers_first(&self, open: &mut [Start<'a>]) {
        if open.len() < 2 || !matches!(self.language, Language::Go | Language::Python) {
            return;
        }
        open.sort_by_cached_key(|start| !self.keeps(start.function));
    }

    /// Whether a function puts something into a context for those that come after it.
    pub(super) fn keeps(&self, function: &Function) -> bool {
        let span = function.span;
        let body = || self.input.text.get(span.start as usize..span.end as usize).unwrap_or_default();
        match self.language {
            Language::Go => KEEPING.iter().any(|call| body().contains(call)),
            Language::Python => self.fills_request(function),
            _ => false,
        }
    }

    /// Fields of a struct that a decoder does not touch: those that no other package sees, and those that are tagged so.
    pub(super) fn unfilled_fields(&self, cell: Ref, site: &Site<'a, '_>) -> Vec<Sym> {
        let class = self.st.heap.object(cell).and_then(|object| object.class);
        let Some(class) = class.filter(|_| self.language == Language::Go) else { return Vec::new() };
        let call = site.names.first().map(|name| &**name).unwrap_or_default();
        let asked = tags_of(call);
        let is_left = |tag: &str| asked.iter().any(|key| tag.contains(&format!("{key}:\"-\"")));
        let fields = &self.classes[class.0 as usize].class.fields;
        let left = fields.iter().filter(|field| {
            field.name.starts_with(|c: char| c.is_lowercase() || c == '_')
                || field.decorators.iter().any(|tag| matches!(&tag.kind, ExprKind::Lit(Lit::Str(tag)) if is_left(tag)))
        });
        left.map(|field| field.name.clone()).collect()
    }

    /// What stands beside a key in a list of pairs, as documents keep that have an order: there, not there, or not known.
    pub(super) fn paired_with(&self, items: &[Value<'a>], key: &str) -> Result<Option<Value<'a>>, ()> {
        let mut found = Ok(None);
        for item in items {
            let Some(object) = item.cell().and_then(|cell| self.st.heap.object(cell)) else { return Ok(None) };
            let Some(named) = object.field("Key").or_else(|| object.items.first()) else { return Ok(None) };
            match named.as_str() {
                Some(name) if &*name == key => match object.field("Value").or_else(|| object.items.get(1)) {
                    Some(value) => return Ok(Some(value.clone())),
                    None => return Err(()),
                },
                Some(_) => {}
                None => found = Err(()),
            }
        }
        found
    }

    /// Asks every rule of a call of what is not in sight; then what it has put into a struct is there, and may have been held against its tags.
    pub(super) fn check_library_call(&mut self, name: &str, site: &Site<'a, '_>, result: &mut Value<'a>) {
        self.check_call(site, result);
        if self.language == Language::Go {
            self.go_validated(name, site, result);
        }
    }

    /// Fields of a struct that a validator has held against what their tags say: where the call gives no error, each has that form.
    fn go_validated(&mut self, name: &str, site: &Site<'a, '_>, result: &mut Value<'a>) {
        let Some(tag) = validating_tag(name) else { return };
        let Some(cell) = site.args.first().and_then(|arg| self.pointed(&arg.value).cell().or_else(|| arg.value.cell())) else { return };
        let Some(class) = self.st.heap.object(cell).and_then(|object| object.class) else { return };
        let closed: Vec<Sym> = self.classes[class.0 as usize]
            .class
            .fields
            .iter()
            .filter(|field| field.ty.as_ref().is_some_and(|ty| &*ty.name == "string" && ty.dims.is_empty() && ty.pointers == 0))
            .filter(|field| field.decorators.iter().any(|one| matches!(&one.kind, ExprKind::Lit(Lit::Str(text)) if is_closed(text, tag))))
            .map(|field| field.name.clone())
            .take(MOST_KEYS)
            .collect();
        for field in closed {
            let Some(object) = self.st.heap.object(cell).filter(|object| !object.weak) else { return };
            let held = match object.field(&field) {
                Some(held) if held.id != 0 => held.clone(),
                Some(_) => continue,
                None if object.taint.is_empty() => continue,
                None => {
                    let taint = object.taint.clone();
                    self.unknown_with(taint).typed(Some("string".into()))
                }
            };
            let facts = self.guard_facts(&held, false);
            super::check::add_facts(result, facts);
            if let Some(object) = self.st.heap.object_mut(cell) {
                object.set_field(&field, held, &self.ids);
            }
        }
    }

    /// The text of an address whose parts were set one by one.
    pub(super) fn built_address(&mut self, cell: Ref, span: Span) -> Option<Value<'a>> {
        let object = self.st.heap.object(cell)?;
        if object.ty.as_deref() != Some("net/url.URL") || object.weak || object.shape != Shape::Instance {
            return None;
        }
        let (scheme, host) = (object.field("Scheme").cloned()?, object.field("Host").cloned()?);
        let parts = ["Path", "RawQuery", "Fragment"].map(|name| object.field(name).cloned());
        if object.field("Opaque").is_some() || !object.taint.is_empty() {
            return None;
        }
        let mut text = vec![scheme, Value::str("://"), host];
        for (before, part) in ["/", "?", "#"].into_iter().zip(parts) {
            let Some(part) = part else { continue };
            let rooted =
                before == "/" && matches!(&part.kind, Kind::Str(path) if path.constant().is_some_and(|path| path.starts_with('/')));
            if !rooted {
                text.push(Value::str(before));
            }
            text.push(part);
        }
        Some(self.concat(&text, span))
    }
}

/// Tags of forms that consist of letters, digits and what means nothing anywhere.
const CLOSED_FORMS: [&str; 20] = [
    "alpha",
    "alphanum",
    "numeric",
    "number",
    "boolean",
    "hexadecimal",
    "uuid",
    "uuid3",
    "uuid4",
    "uuid5",
    "ulid",
    "md5",
    "sha256",
    "sha384",
    "sha512",
    "ip",
    "ipv4",
    "ipv6",
    "mongodb",
    "e164",
];

/// The key of the tags that a call holds a struct against.
fn validating_tag(call: &str) -> Option<&'static str> {
    let (owner, method) = call.rsplit_once('.')?;
    if owner == "github.com/gin-gonic/gin.Context" {
        return (method.starts_with("ShouldBind") || method.starts_with("Bind")).then_some("binding");
    }
    let is_validator = owner.starts_with("github.com/go-playground/validator") && owner.ends_with(".Validate");
    (is_validator && matches!(method, "Struct" | "StructCtx")).then_some("validate")
}

/// Whether a tag of a field allows texts of a closed form, or of a list, alone. What may be one form or another is not looked into.
fn is_closed(text: &str, key: &str) -> bool {
    let Some((_, rest)) = text.split_once(&format!("{key}:\"")) else { return false };
    let Some((rules, _)) = rest.split_once('"') else { return false };
    let mut rules = rules.split(',').take_while(|rule| *rule != "dive" && *rule != "structonly");
    rules.any(|rule| {
        let listed = rule.strip_prefix("oneof=").is_some_and(|list| list.chars().all(|c| c.is_ascii_alphanumeric() || " _-.".contains(c)));
        listed || CLOSED_FORMS.contains(&rule)
    })
}

/// Keys of the tags that a decoder of this name goes by.
fn tags_of(call: &str) -> &'static [&'static str] {
    let last = call.rsplit('.').next().unwrap_or_default();
    match last {
        "Decode" | "Unmarshal" if call.contains("xml") => &["xml"],
        "Decode" | "Unmarshal" if call.contains("yaml") => &["yaml"],
        "Decode" | "Unmarshal" | "BindJSON" | "ShouldBindJSON" | "ReadJSON" => &["json"],
        "BindQuery" | "ShouldBindQuery" => &["form"],
        "QueryParser" => &["query"],
        "BodyParser" | "Bind" => &["json"],
        "BindUri" | "ShouldBindUri" => &["uri"],
        "BindHeader" | "ShouldBindHeader" => &["header"],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::{is_closed, tags_of, validating_tag};

    #[test]
    fn decoders_go_by_their_own_tags() {
        assert_eq!(tags_of("encoding/json.Decoder.Decode"), ["json"]);
        assert_eq!(tags_of("encoding/xml.Unmarshal"), ["xml"]);
        assert_eq!(tags_of("github.com/gin-gonic/gin.Context.ShouldBindQuery"), ["form"]);
        assert!(tags_of("fmt.Sscan").is_empty());
    }

    #[test]
    fn validators_hold_fields_against_their_tags() {
        assert_eq!(validating_tag("github.com/gin-gonic/gin.Context.ShouldBindUri"), Some("binding"));
        assert_eq!(validating_tag("github.com/go-playground/validator/v10.Validate.Struct"), Some("validate"));
        assert_eq!(validating_tag("github.com/labstack/echo/v4.Context.Bind"), None);
        assert!(is_closed("form:\"code\" binding:\"required,alphanum,max=8\"", "binding"));
        assert!(is_closed("validate:\"omitempty,oneof=north south\"", "validate"));
        for open in ["alphanum|email", "required,max=8", "printascii", "oneof='a;b' c", "dive,alpha"] {
            assert!(!is_closed(&format!("binding:\"{open}\""), "binding"), "{open}");
        }
        assert!(!is_closed("validate:\"alpha\"", "binding"));
    }
}
