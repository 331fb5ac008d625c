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
