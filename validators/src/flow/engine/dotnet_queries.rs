//! .NET's queries over collections and texts, and settings that a program reads by name. Knows operations by name; no rule.

use super::{
    Engine,
    asked::Of,
    call::{ArgValue, Site},
    callables::taught,
    heap::{Object, Shape},
    value::{Kind, Value},
};
use crate::{flow::ir::Sym, rule::pattern::last_segment};

impl<'a> Engine<'a> {
    /// `items.First(test)`, `text.All(test)`, `items.ToDictionary(key, value)`.
    pub(super) fn dotnet_query(&mut self, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        if !matches!(
            method,
            "All"
                | "TrueForAll"
                | "Any"
                | "Exists"
                | "First"
                | "FirstOrDefault"
                | "Single"
                | "SingleOrDefault"
                | "ToDictionary"
                | "ToLookup"
        ) {
            return None;
        }
        let is_function = |value: &Value<'a>| matches!(value.kind, Kind::Func(_) | Kind::Lib(_) | Kind::Method(_));
        let function = site.args.first().map(|arg| arg.value.clone()).filter(is_function)?;
        match method {
            "All" | "TrueForAll" => return self.asked_of(Of::All, receiver, &function, site.span),
            "Any" | "Exists" => return self.asked_of(Of::Any, receiver, &function, site.span),
            _ => {}
        }
        let exact = self.exact_elements(receiver).filter(|items| items.len() <= super::loops::MAX_UNROLL);
        let is_exact = exact.is_some();
        let items = match exact {
            Some(items) => items,
            None => {
                let mut one = self.element(receiver, site.span);
                one.id = self.ids.next();
                vec![one]
            }
        };
        let mut asked = Vec::new();
        for item in items {
            let made = self.answer_for(&function, &item, site);
            asked.push((item, made));
        }
        match method {
            "ToDictionary" | "ToLookup" => {
                let value_of = site.args.get(1).map(|arg| arg.value.clone()).filter(is_function);
                let mut map = Object::new(Shape::Map);
                for (item, key) in asked {
                    let value = match &value_of {
                        Some(function) => self.answer_for(function, &item, site),
                        None => item,
                    };
                    match key.key().filter(|_| is_exact) {
                        Some(key) => map.set_field(&key, value, &self.ids),
                        None => map.add_rest(value, &self.ids),
                    }
                }
                Some(self.allocate_object(map))
            }
            _ => {
                let mut found: Option<Value<'a>> = None;
                let mut certain = false;
                for (item, made) in asked {
                    let truth = made.truth(false).filter(|_| is_exact);
                    if truth == Some(false) {
                        continue;
                    }
                    let kept = taught(item, &made);
                    found = Some(found.map_or_else(|| kept.clone(), |known| self.join(&known, &kept)));
                    certain = truth == Some(true);
                    if certain {
                        break;
                    }
                }
                let found = found.unwrap_or_else(Value::null);
                Some(if certain || !method.ends_with("OrDefault") { found } else { self.join(&found, &Value::null()) })
            }
        }
    }

    fn answer_for(&mut self, function: &Value<'a>, item: &Value<'a>, site: &Site<'a, '_>) -> Value<'a> {
        let made = self.call_value(function, vec![ArgValue::plain(item.clone())], site.span, &"query".into());
        self.live = true;
        made
    }

    /// `configuration["Section:Key"]` where the artifact holds the settings.
    pub(super) fn dotnet_setting(&mut self, receiver: &Value<'a>, key: &Value<'a>) -> Option<Value<'a>> {
        let ty = receiver.ty.clone().filter(|_| !self.input.configs.is_empty())?;
        if !matches!(last_segment(&ty), "IConfiguration" | "IConfigurationRoot" | "ConfigurationManager") {
            return None;
        }
        let wanted: Sym = key.as_str()?;
        let mut held = self.config_file(&Value::str("appsettings.json"))?;
        for part in wanted.split(':') {
            held = self.st.heap.object(held.cell()?)?.field(part)?.clone();
        }
        Some(held)
    }

    /// `configuration.GetValue<T>("Section:Key")`, `configuration.GetSection("Section")`.
    pub(super) fn dotnet_setting_call(&mut self, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let key = site.args.first()?.value.clone();
        match method {
            "GetValue" | "GetSection" if receiver.cell().is_some() => Some(self.index_value(receiver, &key)),
            "GetValue" | "GetSection" => self.dotnet_setting(receiver, &key),
            "GetConnectionString" => {
                let key = Value::str(format!("ConnectionStrings:{}", key.as_str()?));
                self.dotnet_setting(receiver, &key)
            }
            _ => None,
        }
    }
}

/// LINQ over what is not in sight: one element stands for all, so that what a function makes of each, and what a test has shown of each
/// that passed it, holds of the sequence that comes out.
impl<'a> Engine<'a> {
    /// What a sequence is asked of which nothing, or not all, is in sight.
    pub(super) fn dotnet_unseen(&mut self, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let is_list = self.shape_of(receiver) == Some(Shape::List);
        let is_unseen = matches!(receiver.kind, Kind::Unknown | Kind::Opaque)
            && !matches!(receiver.ty.as_deref(), Some("string" | "number" | "boolean" | "String"));
        if !is_list && !is_unseen || is_list && self.exact_elements(receiver).is_some() {
            return None;
        }
        let is_function = |value: &Value<'a>| matches!(value.kind, Kind::Func(_) | Kind::Lib(_) | Kind::Method(_) | Kind::Class(_));
        let function = site.args.iter().map(|arg| &arg.value).find(|value| is_function(value)).cloned();
        match (method, function) {
            ("Select" | "ConvertAll" | "SelectMany", Some(function)) => {
                let item = self.seen_one(receiver, site);
                let made = self.asked_one(&function, item, site);
                let made = if method == "SelectMany" { self.element(&made, site.span) } else { made };
                Some(self.seen_list(made))
            }
            ("Where" | "FindAll" | "TakeWhile", Some(test)) => {
                let item = self.seen_one(receiver, site);
                let made = self.asked_one(&test, item.clone(), site);
                Some(self.seen_list(taught(item, &made)))
            }
            ("Last" | "LastOrDefault" | "Find" | "FindLast", Some(test)) => {
                let item = self.seen_one(receiver, site);
                let made = self.asked_one(&test, item.clone(), site);
                let found = taught(item, &made);
                Some(if method == "Last" { found } else { self.join(&found, &Value::null()) })
            }
            ("ForEach", Some(function)) => {
                let item = self.seen_one(receiver, site);
                self.asked_one(&function, item, site);
                Some(Value::null())
            }
            (
                "Distinct" | "DistinctBy" | "Order" | "OrderDescending" | "OrderBy" | "OrderByDescending" | "ThenBy" | "ThenByDescending"
                | "Reverse" | "Skip" | "SkipLast" | "SkipWhile" | "Take" | "TakeLast" | "AsEnumerable" | "AsParallel" | "AsReadOnly"
                | "ToHashSet" | "ToImmutableArray" | "ToImmutableList" | "Cast" | "OfType",
                _,
            ) if is_list => {
                let item = self.element(receiver, site.span);
                Some(self.seen_list(item))
            }
            ("Append" | "Prepend" | "Concat" | "Union" | "UnionBy", None) if is_list && site.args.len() == 1 => {
                let item = self.element(receiver, site.span);
                let more = site.args.first()?.value.clone();
                let more = if matches!(method, "Append" | "Prepend") { more } else { self.element(&more, site.span) };
                let either = self.join(&item, &more);
                Some(self.seen_list(either))
            }
            _ => None,
        }
    }

    fn seen_one(&mut self, sequence: &Value<'a>, site: &Site<'a, '_>) -> Value<'a> {
        let mut item = self.element(sequence, site.span);
        item.id = self.ids.next();
        item
    }

    /// Whether the function runs at all is not known: what it does to its surroundings may not have come to pass.
    fn asked_one(&mut self, function: &Value<'a>, item: Value<'a>, site: &Site<'a, '_>) -> Value<'a> {
        let mut args = vec![ArgValue::plain(item)];
        if matches!(&function.kind, Kind::Func(closure) if closure.function.params.len() == 2) {
            args.push(ArgValue::plain(self.number()));
        }
        let (made, ()) = self.either(|engine| engine.call_value(function, args, site.span, &"query".into()), |_| ());
        self.live = true;
        made
    }

    fn seen_list(&mut self, item: Value<'a>) -> Value<'a> {
        let mut list = Object::new(Shape::List);
        list.add_rest(item, &self.ids);
        self.allocate_object(list)
    }
}
