//! What a class in sight is called: `Order.class.getName()`, `Order::class.java.simpleName`. Knows no rule.

use crate::flow::{
    engine::{
        Engine,
        value::{ClassId, Value},
    },
    ir::{Expr, ExprKind},
};

/// Deepest nesting of classes that a name is made of.
const MOST_AROUND: usize = 8;

impl<'a> Engine<'a> {
    /// The name that is asked of a class as such, as a getter or as a property.
    pub(in crate::flow::engine) fn jvm_class_text(&mut self, object: &'a Expr, asked: &str) -> Option<Value<'a>> {
        let ExprKind::Type(ty) = &object.kind else { return None };
        if !self.on_jvm() || !ty.dims.is_empty() {
            return None;
        }
        let asked = match asked {
            "getName" | "name" | "getTypeName" | "typeName" => "$",
            "getCanonicalName" | "canonicalName" | "qualifiedName" => ".",
            "getSimpleName" | "simpleName" => "",
            _ => return None,
        };
        let class = self.type_class(ty)?;
        self.class_text(class, asked).map(Value::str)
    }

    /// The names of the classes around it and its own, parted by `between`; where that is empty, its own alone.
    fn class_text(&self, class: ClassId, between: &str) -> Option<String> {
        let info = &self.classes[class.0 as usize];
        let package = self.modules[info.module].module.package.clone();
        let mut names = Vec::new();
        let mut at = Some(class);
        while let Some(current) = at {
            let info = &self.classes[current.0 as usize];
            // One that stands in a function has a name that only the compiler knows.
            if info.scope.is_some() || info.class.name.is_empty() || names.len() >= MOST_AROUND {
                return None;
            }
            names.push(&*info.class.name);
            at = info.outer;
        }
        if between.is_empty() {
            return names.first().map(|name| (*name).to_owned());
        }
        names.reverse();
        let name = names.join(between);
        Some(if package.is_empty() { name } else { format!("{package}.{name}") })
    }
}
