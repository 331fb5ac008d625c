//! Enumerations of the JVM: their constants by name and in order. Knows no rule.

use crate::flow::{
    engine::{
        Engine,
        call::{ArgValue, Site},
        names::Base,
        value::{ClassId, Kind, Ref, Value},
    },
    ir::Sym,
};

impl<'a> Engine<'a> {
    /// `values()`, `ordinal()`, `name()` inside of an enumeration.
    pub(super) fn jvm_own_enumeration(&mut self, site: &Site<'a, '_>, name: &str) -> Option<Value<'a>> {
        if site.receiver.is_some() || !matches!(name, "values" | "valueOf" | "ordinal" | "name") {
            return None;
        }
        let class = self.frame().class?;
        let class = self.enumeration_of(class);
        if !self.classes[class.0 as usize].bases.iter().any(|base| matches!(base, Base::Library(name) if &**name == "java.lang.Enum")) {
            return None;
        }
        if matches!(name, "values" | "valueOf") {
            return self.jvm_enumeration(class, name, site.args);
        }
        let this = self.frame().this.clone()?;
        if name == "ordinal" { self.jvm_ordinal(&this) } else { self.jvm_constant_name(this.cell()?, class) }
    }

    /// The constants of an enumeration in sight, by name.
    fn constants_of(&mut self, class: ClassId) -> Vec<(Sym, Value<'a>)> {
        let info = &self.classes[class.0 as usize];
        let own = &info.class.name;
        let is_constant = |field: &&crate::flow::ir::Field| {
            field.is_static && field.is_const && field.ty.as_ref().is_some_and(|ty| ty.name == *own) && field.init.is_some()
        };
        let names: Vec<Sym> = info.class.fields.iter().filter(is_constant).map(|field| field.name.clone()).collect();
        names.into_iter().filter_map(|name| Some((name.clone(), self.static_member(class, &name)?))).collect()
    }

    /// The enumeration of a constant, which may have a class of its own below it.
    fn enumeration_of(&self, class: ClassId) -> ClassId {
        let is_enumeration = |one: ClassId| {
            self.classes[one.0 as usize].bases.iter().any(|base| matches!(base, Base::Library(name) if &**name == "java.lang.Enum"))
        };
        let above = self.classes[class.0 as usize].bases.iter().find_map(|base| match base {
            Base::User(base) if is_enumeration(*base) => Some(*base),
            _ => None,
        });
        above.unwrap_or(class)
    }

    /// What an enumeration is asked for: a constant by its name or value, all of them.
    pub(in crate::flow::engine) fn enumeration_member(&mut self, class: ClassId, name: &str, args: &[ArgValue<'a>]) -> Option<Value<'a>> {
        if self.is_php() {
            return self.php_static(class, name, args);
        }
        if self.on_jvm() { self.jvm_enumeration(class, name, args) } else { None }
    }

    /// `Kind.valueOf(text)`, `Kind.values()`.
    fn jvm_enumeration(&mut self, class: ClassId, method: &str, args: &[ArgValue<'a>]) -> Option<Value<'a>> {
        match (method, args) {
            ("valueOf", [only]) => {
                let constants = self.constants_of(class);
                if let Some(wanted) = only.value.as_str() {
                    return constants.into_iter().find(|(name, _)| *name == wanted).map(|(_, value)| value);
                }
                let mut values = constants.into_iter().map(|(_, value)| value);
                let first = values.next()?;
                let any = values.fold(first, |sum, one| self.join(&sum, &one));
                // What is the name of none of them raises.
                let facts = self.guard_facts(&only.value, true);
                self.learn(&facts.when_true);
                Some(any)
            }
            ("values", []) => {
                let constants = self.constants_of(class);
                if constants.is_empty() {
                    return None;
                }
                let values = constants.into_iter().map(|(_, value)| value).collect();
                Some(self.jvm_list(values, "java.util.List"))
            }
            _ => None,
        }
    }

    /// Which of the constants of its class a value is.
    pub(in crate::flow::engine) fn jvm_ordinal(&mut self, value: &Value<'a>) -> Option<Value<'a>> {
        let class = self.enumeration_of(self.st.heap.object(value.cell()?)?.class?);
        let at = self.constants_of(class).iter().position(|(_, constant)| constant.cell() == value.cell())?;
        Some(Value::int(at as i128))
    }

    /// A value of an enumeration in sight that nobody has set in sight: it is one of the constants.
    pub(in crate::flow::engine) fn jvm_any_constant(&mut self, value: &Value<'a>) -> Option<Value<'a>> {
        if !self.on_jvm() || !matches!(value.kind, Kind::Unknown | Kind::Opaque) {
            return None;
        }
        let class = self.class_of_type(value.ty.as_ref())?;
        let is_enumeration = |base: &Base| matches!(base, Base::Library(name) if &**name == "java.lang.Enum");
        if !self.classes[class.0 as usize].bases.iter().any(is_enumeration) {
            return None;
        }
        let constants = self.constants_of(class);
        if constants.len() > crate::flow::engine::value::MAX_CHOICES {
            return None;
        }
        let mut values = constants.into_iter().map(|(_, value)| value);
        let first = values.next()?;
        Some(values.fold(first, |sum, one| self.join(&sum, &one)))
    }

    /// The name a constant of an enumeration has.
    pub(in crate::flow::engine) fn jvm_constant_name(&mut self, cell: Ref, class: ClassId) -> Option<Value<'a>> {
        let constants = self.constants_of(self.enumeration_of(class));
        constants.into_iter().find(|(_, value)| value.cell() == Some(cell)).map(|(name, _)| Value::str(name))
    }
}
