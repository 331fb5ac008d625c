//! What frameworks of PHP say of a request that was checked by rules: each entry is what its own rules let through. Knows no rule of the packs.

use super::{
    Engine,
    call::{ArgValue, Site},
    heap::{Object, Shape},
    value::{CleanBits, Closure, Kind, Value},
};
use crate::flow::ir::{Arg, Expr, ExprKind, Lit, Param, Spread, Sym, TypeRef};

/// Rules that let only numbers, dates and other harmless letters through.
const HARMLESS: &[&str] = &[
    "integer",
    "int",
    "numeric",
    "digits",
    "digits_between",
    "boolean",
    "bool",
    "accepted",
    "uuid",
    "ulid",
    "alpha",
    "alpha_num",
    "mac_address",
    "decimal",
    "hex_color",
];
/// Rules that let only texts through: no list, and no map.
const TEXTS: &[&str] = &["string", "email", "url", "active_url", "json", "alpha_dash", "date", "timezone"];
/// Longest list of rules that is looked at.
const MOST_RULES: usize = 64;

impl<'a> Engine<'a> {
    /// `$request->validate(['id' => 'required|integer'])`, and `$request->validated()` of a request that has rules of its own.
    pub(super) fn php_validated(&mut self, site: &Site<'a, '_>, method: &str) -> Option<Value<'a>> {
        if method == "validate" && site.names.iter().any(|name| name.ends_with("Validator.ValidatorInterface.validate")) {
            return self.symfony_violations(site);
        }
        let receiver = site.receiver.filter(|held| held.cell().is_none())?;
        let rules = match method {
            "validate" => site.args.first()?.value.clone(),
            "validated" => self.rules_of_request(receiver, site)?,
            _ => return None,
        };
        let held = self.st.heap.object(rules.cell()?).filter(|held| held.shape == Shape::Map && !held.open && held.rest.is_none())?;
        let fields = held.fields.clone();
        let mut map = Object::new(Shape::Map);
        for (key, rule) in fields.into_iter().take(MOST_RULES) {
            let name: Sym = key.split('.').next().unwrap_or_default().into();
            let asked = [ArgValue::plain(Value::str(name.clone()))];
            let input = Site {
                names: vec!["Illuminate.Http.Request.input".into()],
                written: Some("$request->input".into()),
                receiver: Some(receiver),
                receiver_expr: site.receiver_expr,
                args: &asked,
                span: site.span,
                is_new: false,
            };
            let value = self.library_call(input);
            let is_whole = *name == *key;
            let rules = self.rules_of_entry(&rule);
            let mut value = match self.lets_through(&rules).filter(|_| is_whole) {
                Some(clean) => value.cleaned(clean),
                None => value,
            };
            if is_whole && rules.iter().any(|rule| TEXTS.contains(&rule.split(':').next().unwrap_or_default())) {
                let given = value.clone();
                self.as_if_cast(&TypeRef::named("string"), given, site.span, &mut value);
            }
            if is_whole || map.field(&name).is_none() {
                map.set_field(&name, value, &self.ids);
            }
        }
        let asked = if method == "validated" { site.args.first().map(|arg| arg.value.clone()) } else { None };
        let mut map = self.allocate_object(map);
        map.id = self.ids.next();
        Some(match asked {
            Some(key) => self.index_value(&map, &key),
            None => map,
        })
    }

    /// `filter_var($text, FILTER_VALIDATE_REGEXP, ['options' => ['regexp' => …]])`: a text of harmless letters from its beginning to its end.
    pub(super) fn by_pattern(&mut self, site: &Site<'a, '_>, name: &str) -> Option<Value<'a>> {
        let [subject, filter, options] = site.args else { return None };
        if name != "filter_var" || !matches!(&filter.value.kind, Kind::Lib(name) if &**name == "FILTER_VALIDATE_REGEXP") {
            return None;
        }
        let inner = self.index_value(&options.value, &Value::str("options"));
        let pattern = self.index_value(&inner, &Value::str("regexp")).as_str()?;
        if !super::patterns::is_narrow(&pattern, false) {
            return None;
        }
        let clean = self.clean_by_form(super::patterns::fits_any_host(&pattern));
        let facts = self.clean_facts(&subject.value, clean, true);
        let mut passed = self.derived(&subject.value).cleaned(clean);
        passed.facts = Some(std::rc::Rc::new(facts));
        Some(passed)
    }

    /// What a text is safe of that a filter of `filter_var` lets through: numbers, and names and addresses of hosts, which are letters, digits,
    /// dots, colons and hyphens, and say nothing of where they lead. Those of mail and of the web may hold quotation marks and signs of a shell.
    pub(super) fn php_filter_form(&self, filter: &str, options: Option<&Value<'a>>) -> Option<CleanBits> {
        match filter.strip_prefix("FILTER_VALIDATE_")? {
            "INT" | "FLOAT" | "BOOL" | "BOOLEAN" | "MAC" => Some(CleanBits::SANITIZED),
            "IP" => Some(self.clean_by_form(true)),
            "DOMAIN" if self.asks_hostname(options?) => Some(self.clean_by_form(true)),
            _ => None,
        }
    }

    /// `FILTER_FLAG_HOSTNAME`, or a list of options whose flags it is among: without it a domain may hold any sign.
    fn asks_hostname(&self, options: &Value<'a>) -> bool {
        let held = options.cell().and_then(|cell| self.st.heap.object(cell));
        let flags = held.map_or(Some(options), |held| held.field("flags"));
        let is_asked = |names: &str| names.split('|').any(|name| name == "FILTER_FLAG_HOSTNAME");
        flags.is_some_and(|flags| matches!(&flags.kind, Kind::Lib(names) if is_asked(names)))
    }

    /// What a shared entry makes of what a filter lets through: less than everything, where the filter asks for a form alone.
    pub(super) fn php_filtered(&self, site: &Site<'a, '_>) -> Option<CleanBits> {
        let name = site.names.first().filter(|_| self.is_php())?;
        let at = match &**name {
            "filter_var" => 1,
            "filter_input" => 2,
            _ => return None,
        };
        let Kind::Lib(filter) = &site.args.get(at)?.value.kind else { return None };
        self.php_filter_form(filter, site.args.get(at + 1).map(|arg| &arg.value))
    }

    /// `$validator->validate($value, [new Assert\Ip()])`: a list of what is wrong. Where nothing is, the value has passed.
    fn symfony_violations(&mut self, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let (subject, asked) = (site.args.first()?.value.clone(), site.args.get(1)?);
        let written = asked.expr?;
        let constraints: Vec<(Value<'a>, &'a Expr)> = match &written.kind {
            ExprKind::List { items, .. } => {
                let held = self.exact_elements(&asked.value).filter(|held| held.len() == items.len())?;
                held.into_iter().zip(items).collect()
            }
            _ => vec![(asked.value.clone(), written)],
        };
        let narrows = constraints.iter().take(MOST_RULES).any(|(value, written)| {
            let kind = value.ty.as_deref().and_then(|ty| ty.strip_prefix("Symfony.Component.Validator.Constraints."));
            kind.is_some_and(|kind| narrows(kind, written))
        });
        let mut list = Object::new(Shape::List);
        list.rest = Some(Box::new(self.unknown_with(self.deep_taint(&subject))));
        let list = self.allocate_object(list);
        if let Some(cell) = list.cell().filter(|_| narrows) {
            let facts = self.guard_facts(&subject, true);
            self.st.heap.note_empty(cell, facts.when_true);
        }
        Some(list)
    }

    /// The rules that the class of a request has.
    fn rules_of_request(&mut self, request: &Value<'a>, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let (name, module) = (request.ty.clone()?, self.module_number());
        let Kind::Class(class) = self.module_name(module, &name, 0).or_else(|| self.lookup(&name))?.kind else { return None };
        let (method, owner) = self.find_method(class, "rules", Some(0), 0)?;
        let this = self.bare_instance(class);
        let module = self.classes[owner.0 as usize].module;
        let closure = self.closure(method, module, Some(owner), Some(this));
        let made = self.call_value(&closure, Vec::new(), site.span, &"rules".into());
        self.live = true;
        Some(made)
    }

    /// The rules of one entry: one text of them, or a list.
    fn rules_of_entry(&mut self, rules: &Value<'a>) -> Vec<Sym> {
        match rules.as_str() {
            Some(text) => text.split('|').take(MOST_RULES).map(Sym::from).collect(),
            None => {
                let all = self.exact_elements(rules).unwrap_or_default();
                all.iter().take(MOST_RULES).filter_map(|rule| rule.as_str().or_else(|| self.closed_list(rule))).collect()
            }
        }
    }

    /// `Rule::in(self::NAMES)`, `new Enum(Status::class)`: one of what the program names, where it is that which names them.
    fn closed_list(&self, rule: &Value<'a>) -> Option<Sym> {
        let is_list = matches!(rule.ty.as_deref(), Some("Illuminate.Validation.Rules.In" | "Illuminate.Validation.Rules.Enum"));
        (is_list && self.deep_taint(rule).is_empty()).then(|| "in".into())
    }

    /// What a value is safe of that passes rules.
    fn lets_through(&self, rules: &[Sym]) -> Option<CleanBits> {
        rules.iter().find_map(|rule| {
            let (name, rest) = rule.split_once(':').unwrap_or((rule, ""));
            match name {
                "in" => Some(CleanBits::GUARDED),
                "regex" => super::patterns::is_narrow(rest, false).then(|| self.clean_by_form(super::patterns::fits_any_host(rest))),
                "ip" | "ipv4" | "ipv6" => Some(self.clean_by_form(true)),
                _ => HARMLESS.contains(&name).then_some(CleanBits::SANITIZED),
            }
        })
    }

    /// `$text->replaceMatches($pattern, $with)` of Laravel's texts.
    pub(super) fn php_matches_replaced(&mut self, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let [pattern, with] = site.args else { return None };
        let args = [pattern.clone(), with.clone(), ArgValue::plain(site.receiver?.clone())];
        Some(self.library_call(Site::named(vec!["preg_replace".into()], &args, site.span)))
    }

    /// `#[Route('/year/{year}', requirements: ['year' => '\d+'])]`, `'/year/{year<\d+>}'`: a part of the path that is nothing but harmless letters.
    pub(super) fn php_route_requires(&self, closure: &Closure<'a>, param: &'a Param) -> bool {
        let name = param.name.trim_start_matches('$');
        closure.function.decorators.iter().any(|one| {
            let ExprKind::Call { callee, args, .. } = &one.kind else { return false };
            if callee.dotted().is_none_or(|text| text.rsplit('.').next() != Some("Route")) {
                return false;
            }
            let under = |word: &str, at: usize| {
                let by_name = args.iter().find(|arg| arg.name.as_deref() == Some(word));
                by_name.or_else(|| args.get(at).filter(|arg| arg.name.is_none()))
            };
            let Some(path) = under("path", 0).and_then(|arg| text(&arg.value)) else { return false };
            let inline = path.split_once(&format!("{{{name}<")).and_then(|(_, rest)| rest.split_once(">}"));
            if let Some((form, _)) = inline {
                return super::patterns::is_narrow(form, true);
            }
            let required = args.iter().find(|arg| arg.name.as_deref() == Some("requirements")).map(|arg| &arg.value.kind);
            let Some(ExprKind::Map(entries)) = required else { return false };
            let is_own = |key: &Option<Expr>| key.as_ref().and_then(text).is_some_and(|key| &*key == name);
            let form = entries.iter().rev().find(|(key, _)| is_own(key)).and_then(|(_, form)| text(form));
            path.contains(&format!("{{{name}}}")) && form.is_some_and(|form| super::patterns::is_narrow(&form, true))
        })
    }
}

/// The text that an expression writes out.
fn text(expr: &Expr) -> Option<Sym> {
    match &expr.kind {
        ExprKind::Lit(Lit::Str(text)) => Some(text.clone()),
        _ => None,
    }
}

/// Whether what satisfies a constraint of Symfony is harmless. Nothing, and an empty text, satisfy each.
fn narrows(kind: &str, written: &Expr) -> bool {
    let ExprKind::Call { args, .. } = &written.kind else { return false };
    // What else it is given may let more through, or ask it of some groups only.
    let own = |name: &str| args.iter().enumerate().find(|(at, arg)| arg.name.as_deref().map_or(*at == 0, |given| given == name));
    let only = |names: &[&str]| {
        let is_known = |(at, arg): (usize, &Arg)| {
            arg.spread == Spread::No && arg.name.as_deref().map_or(at == 0 && names.len() > 1, |name| names.contains(&name))
        };
        args.iter().enumerate().all(is_known)
    };
    match kind {
        "Ip" | "Uuid" | "Ulid" | "Luhn" | "Date" | "Time" | "Country" | "Language" | "Currency" | "Timezone" => only(&["message"]),
        "Regex" if only(&["message", "pattern"]) => {
            own("pattern").and_then(|(_, arg)| text(&arg.value)).is_some_and(|pattern| super::patterns::is_narrow(&pattern, false))
        }
        "Choice" if only(&["message", "choices"]) => own("choices").is_some_and(|(_, arg)| match &arg.value.kind {
            ExprKind::List { items, .. } => items.iter().all(|item| text(item).is_some()),
            _ => false,
        }),
        _ => false,
    }
}
