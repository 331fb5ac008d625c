//! Annotations that somebody enforces: parameters and fields that a framework parses to their declared type before any code of the
//! program sees them. Knows frameworks by how they are imported and applied, no rule.

use assay_manifests::Language;

use super::{
    Engine,
    names::Base,
    value::{ClassId, CleanBits, Closure, Kind, Value},
};
use crate::flow::ir::{ExprKind, Param, StmtKind, TypeRef};

/// Decorators under which a function's parameters are parsed by their annotations.
const ROUTES: [&str; 9] = [".get(", ".post(", ".put(", ".patch(", ".delete(", ".head(", ".options(", ".websocket(", ".api_route("];
const PARSING_FRAMEWORKS: [&str; 6] = ["fastapi", "ninja", "litestar", "blacksheep", "typer", "connexion"];
/// Classes of libraries whose subclasses parse each field by its annotation.
const MODELS: [&str; 8] = [
    "pydantic.BaseModel",
    "pydantic.main.BaseModel",
    "pydantic.BaseSettings",
    "pydantic_settings.BaseSettings",
    "sqlmodel.SQLModel",
    "msgspec.Struct",
    "ninja.Schema",
    "ninja.ModelSchema",
];
/// Converters of routes that take numbers and identifiers of fixed form only.
const CONVERTERS: [&str; 3] = ["int", "float", "uuid"];
/// Pipes and decorators of parameters that parse a number, a truth value or an identifier of fixed form.
const PARSING_PIPES: [&str; 6] = ["ParseIntPipe", "ParseFloatPipe", "ParseBoolPipe", "ParseUUIDPipe", "ParseEnumPipe", "ParseDatePipe"];

impl<'a> Engine<'a> {
    /// A parameter's value, made harmless where a framework parses it to a type that holds no text of anybody's.
    pub(super) fn enforced_parameter(&mut self, closure: &Closure<'a>, param: &'a Param, value: Value<'a>) -> Value<'a> {
        let parsed = if self.is_script() {
            param.decorators.iter().any(|one| {
                let text = self.shown(one, closure.module);
                PARSING_PIPES.iter().any(|pipe| text.contains(pipe))
            })
        } else {
            self.language == Language::Python && self.converted_by_route(closure, &param.name)
                || self.language == Language::Python
                    && (param.ty.as_ref().is_some_and(|ty| self.is_closed_type(ty, 0)) || self.is_narrowed(param.span, closure.module))
                    && self.parses_parameters(closure)
                || matches!(self.language, Language::Java | Language::Kotlin | Language::CSharp)
                    && param.ty.as_ref().is_some_and(|ty| self.holds_numbers(ty))
                || self.on_jvm() && self.jvm_narrowed(closure, param, &value)
                || self.is_php() && self.php_route_requires(closure, param)
        };
        if parsed { harmless(value) } else { value }
    }

    /// `List<Integer>`, `int[]`: in a language whose types are checked, a collection that holds nothing but numbers.
    fn holds_numbers(&mut self, ty: &TypeRef) -> bool {
        let number = |ty: &TypeRef| {
            let last = ty.name.rsplit('.').next().unwrap_or_default();
            matches!(
                last,
                "Integer"
                    | "Long"
                    | "Short"
                    | "Double"
                    | "Float"
                    | "Boolean"
                    | "UUID"
                    | "BigInteger"
                    | "Int"
                    | "int"
                    | "long"
                    | "short"
                    | "double"
                    | "float"
                    | "bool"
                    | "boolean"
                    | "decimal"
                    | "Guid"
                    | "DateTime"
                    | "LocalDate"
                    | "BigDecimal"
            )
        };
        if !ty.dims.is_empty() {
            return ty.args.is_empty() && number(ty);
        }
        let last = ty.name.rsplit('.').next().unwrap_or_default();
        let collection = matches!(
            last,
            "List"
                | "Set"
                | "Collection"
                | "Iterable"
                | "ArrayList"
                | "HashSet"
                | "Optional"
                | "IEnumerable"
                | "IList"
                | "ICollection"
                | "IReadOnlyList"
                | "MutableList"
                | "Map"
                | "Dictionary"
                | "LinkedList"
                | "SortedSet"
                | "Queue"
                | "Deque"
        );
        collection && !ty.args.is_empty() && ty.args.iter().all(|inner| inner.dims.is_empty() && number(inner))
    }

    /// `@app.route('/items/<int:number>')`: the route takes nothing but numbers there.
    fn converted_by_route(&self, closure: &Closure<'a>, name: &str) -> bool {
        if name.is_empty() {
            return false;
        }
        closure.function.decorators.iter().any(|one| {
            let text = self.shown(one, closure.module);
            let listed = text.split("<any(").skip(1).filter_map(|rest| rest.split_once(')'));
            if listed.into_iter().any(|(_, rest)| rest.strip_prefix(':').is_some_and(|rest| rest.starts_with(&format!("{name}>")))) {
                return true;
            }
            CONVERTERS
                .iter()
                .any(|converter| text.contains(&format!("<{converter}:{name}>")) || text.contains(&format!("{{{name}:{converter}}}")))
        })
    }

    /// `Query(pattern='^[a-z]+$')`: a declaration of the file under judgement whose form leaves room for nothing that means anything.
    fn is_narrowed(&self, span: assay_manifests::Span, module: usize) -> bool {
        if module != self.target {
            return false;
        }
        let text = self.input.text.get(span.start as usize..span.end as usize).unwrap_or_default();
        ["pattern=", "regex="].iter().any(|key| {
            let Some((before, rest)) = text.split_once(key) else { return false };
            let rest = rest.trim_start_matches('r');
            let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) else { return false };
            let Some((pattern, after)) = rest[1..].split_once(quote) else { return false };
            // An argument of its own, and all of it.
            before.trim_end().ends_with(['(', ','])
                && after.trim_start().starts_with([',', ')'])
                && super::patterns::is_narrow(pattern, false)
        })
    }

    fn parses_parameters(&mut self, closure: &Closure<'a>) -> bool {
        let routed = closure.function.decorators.iter().any(|one| {
            let text = self.shown(one, closure.module);
            ROUTES.iter().any(|route| text.contains(route))
        });
        let imports = &self.modules[closure.module].defs().imports;
        // Code out of its file shows by its types which framework it is of.
        routed
            && (imports.is_empty()
                || imports
                    .iter()
                    .any(|import| PARSING_FRAMEWORKS.contains(&super::names::import_path(import).split('.').next().unwrap_or_default())))
    }

    /// Whether values of a type hold nothing that their sender could choose freely: numbers, identifiers, dates, enumerations, literals.
    pub(super) fn is_closed_type(&mut self, ty: &TypeRef, depth: u32) -> bool {
        if depth > 4 || !ty.dims.is_empty() {
            return false;
        }
        let last = ty.name.rsplit('.').next().unwrap_or_default();
        if matches!(last, "Optional" | "Annotated" | "List" | "list" | "Set" | "set" | "Sequence" | "Tuple" | "tuple" | "Union") {
            let first = if last == "Annotated" { &ty.args[..ty.args.len().min(1)] } else { &ty.args[..] };
            return !first.is_empty() && first.iter().all(|inner| &*inner.name == "None" || self.is_closed_type(inner, depth + 1));
        }
        if matches!(
            last,
            "Literal"
                | "UUID"
                | "UUID1"
                | "UUID4"
                | "date"
                | "datetime"
                | "time"
                | "timedelta"
                | "Decimal"
                | "PositiveInt"
                | "NegativeInt"
                | "NonNegativeInt"
                | "NonPositiveInt"
                | "StrictInt"
                | "PositiveFloat"
                | "NonNegativeFloat"
                | "StrictBool"
                | "conint"
                | "confloat"
                | "condecimal"
        ) {
            return true;
        }
        if matches!(self.type_name(ty).as_deref(), Some("number" | "boolean")) {
            return true;
        }
        if let Some(meant) = self.python_alias(ty) {
            return meant;
        }
        self.type_class(ty).is_some_and(|class| self.is_enumeration(class, 0))
    }

    /// Whether a name of the file that stands for a type, said once, stands for one of a few literals: `Order = Literal["name", "price"]`.
    fn python_alias(&self, ty: &TypeRef) -> Option<bool> {
        if self.language != Language::Python || !ty.args.is_empty() || ty.name.contains('.') {
            return None;
        }
        let said = |stmt: &'a crate::flow::ir::Stmt| match &stmt.kind {
            StmtKind::Assign { target, value, .. } if matches!(&target.kind, ExprKind::Name(name) if *name == ty.name) => Some(value),
            _ => None,
        };
        let mut all = self.modules[self.target].module.body.iter().filter_map(said);
        let (meant, None) = (all.next()?, all.next()) else { return None };
        match &meant.kind {
            ExprKind::Index { object, .. } => Some(object.dotted().is_some_and(|name| name.rsplit('.').next() == Some("Literal"))),
            _ => None,
        }
    }

    pub(super) fn is_enumeration(&self, class: ClassId, depth: u32) -> bool {
        depth < 6
            && self.classes[class.0 as usize].bases.iter().any(|base| match base {
                Base::User(base) => self.is_enumeration(*base, depth + 1),
                Base::Library(name) => {
                    matches!(name.rsplit('.').next(), Some("Enum" | "IntEnum" | "StrEnum" | "TextChoices" | "IntegerChoices"))
                }
            })
    }

    /// Whether a library parses the fields of a class by what it declares of them.
    pub(super) fn is_model(&self, class: ClassId) -> bool {
        let mut names = Vec::new();
        self.class_names(class, &mut names, 0);
        names.iter().any(|name| MODELS.contains(&&**name))
    }

    /// A field of an object whose class parses its fields: `item.price` of a parameter `item: Item`.
    pub(super) fn enforced_field(&mut self, container: &Value<'a>, name: &str, value: Value<'a>) -> Value<'a> {
        if self.language != Language::Python || value.taint.is_empty() {
            return value;
        }
        let Some(ty) = container.ty.clone() else { return value };
        let Some(at) = self.classes.iter().position(|class| class.name == ty) else { return value };
        let class = ClassId(at as u32);
        if !self.is_model(class) {
            return value;
        }
        let narrowed = self.classes[class.0 as usize].class.fields.iter().find(|field| &*field.name == name).map(|field| field.span);
        if narrowed.is_some_and(|span| self.is_narrowed(span, self.classes[class.0 as usize].module)) {
            return harmless(value);
        }
        match self.annotation_of(class, name, 0) {
            Some(ty) if self.is_closed_type(ty, 0) => harmless(value),
            _ => self.validated_by_model(container, class, &name.into(), value),
        }
    }

    fn annotation_of(&self, class: ClassId, name: &str, depth: u32) -> Option<&'a TypeRef> {
        let info = &self.classes[class.0 as usize];
        let own = info.class.fields.iter().find(|field| &*field.name == name).and_then(|field| field.ty.as_ref());
        own.or_else(|| {
            info.bases.iter().filter(|_| depth < 6).find_map(|base| match base {
                Base::User(base) => self.annotation_of(*base, name, depth + 1),
                Base::Library(_) => None,
            })
        })
    }
}

pub(super) fn harmless(value: Value<'_>) -> Value<'_> {
    let mut value = value.cleaned(CleanBits::SANITIZED);
    if matches!(value.kind, Kind::Unknown) {
        value.kind = Kind::Opaque;
    }
    value
}
