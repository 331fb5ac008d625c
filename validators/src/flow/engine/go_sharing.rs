//! What Go's goroutines share: work that is done once, values behind atomics, maps for many, groups that run functions. Knows no rule.

use super::{
    Engine,
    call::{ArgValue, Site},
    heap::{Object, Shape},
    value::{Kind, Ref, Value},
};

/// Field of a `sync.Once` whose function has run.
const DONE: &str = "$done";
/// Field of an atomic value.
const HELD: &str = "$";

/// Types of the library whose zero value is kept as an object of its own.
pub(super) fn is_kept(ty: &str) -> bool {
    matches!(ty, "sync.Map" | "sync.Once") || ty.starts_with("sync/atomic.")
}

impl<'a> Engine<'a> {
    /// The zero value of such a type.
    pub(super) fn new_kept(&mut self, ty: &str) -> Value<'a> {
        let mut object = Object::new(Shape::Map);
        object.ty = Some(ty.into());
        self.allocate_object(object)
    }

    /// Functions and methods of `sync`, `sync/atomic` and of groups.
    pub(super) fn go_shared(&mut self, package: &str, function: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        match (package, function) {
            ("sync", "OnceFunc" | "OnceValue" | "OnceValues") => self.go_arg(site, 0).filter(|one| matches!(one.kind, Kind::Func(_))),
            ("sync.Once", "Do") => self.once(site),
            ("sync.WaitGroup", "Go") => self.started(site),
            ("sync.WaitGroup", "Wait") => {
                self.run_postponed();
                self.waited_group(site.receiver_expr);
                Some(Value::null())
            }
            (group, "Wait") if group.ends_with("errgroup.Group") || group.ends_with("conc.WaitGroup") => {
                self.run_postponed();
                self.waited_group(site.receiver_expr);
                None
            }
            // It may refuse.
            (group, "TryGo") if group.ends_with("errgroup.Group") => {
                self.either(|engine| drop(engine.started(site)), |_| ());
                self.live = true;
                Some(self.boolean())
            }
            (group, "Go") if group.ends_with("errgroup.Group") || group.ends_with("conc.WaitGroup") => self.started(site),
            ("sync.Map", _) => self.shared_map(site.receiver?.cell()?, function, site),
            _ if package.starts_with("sync/atomic.") => self.atomic(site.receiver?.cell()?, package, function, site),
            _ => None,
        }
    }

    /// A function that a group runs beside what follows.
    fn started(&mut self, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let function = self.go_arg(site, 0).filter(|one| matches!(one.kind, Kind::Func(_)))?;
        self.start_routine(site.span, None, |engine| {
            engine.call_value(&function, Vec::new(), site.span, &"callback".into());
        });
        Some(Value::null())
    }

    /// A function that runs now.
    fn run_here(&mut self, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let function = self.go_arg(site, 0).filter(|one| matches!(one.kind, Kind::Func(_)))?;
        self.call_value(&function, Vec::new(), site.span, &"callback".into());
        self.live = true;
        Some(Value::null())
    }

    fn once(&mut self, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let cell = site.receiver?.cell()?;
        let done = self.st.heap.object(cell)?.field(DONE).cloned();
        match done.map(|done| done.kind) {
            Some(Kind::Bool(true)) => return Some(Value::null()),
            // On some way here it has run already.
            Some(_) => return None,
            None => {}
        }
        // Another function of the program may have been first.
        if self.frames.get(1).is_some_and(|frame| cell < frame.scope) {
            self.either(|engine| drop(engine.run_here(site)), |_| ());
            self.live = true;
        } else {
            self.run_here(site)?;
        }
        self.st.heap.object_mut(cell)?.set_field(&DONE.into(), Value::bool(true), &self.ids);
        Some(Value::null())
    }

    fn atomic(&mut self, cell: Ref, ty: &str, function: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let object = self.st.heap.object(cell)?;
        let is_bool = ty.ends_with(".Bool");
        let is_number = !is_bool && !ty.ends_with(".Value") && !ty.ends_with(".Pointer");
        let held = object.field(HELD).cloned().unwrap_or_else(|| match (is_number, is_bool) {
            (true, _) => Value::int(0),
            (_, true) => Value::bool(false),
            _ => Value::null(),
        });
        match function {
            "Load" => Some(self.with_facts(held)),
            "Store" | "Swap" => {
                let value = self.go_arg(site, 0)?;
                let ids = &self.ids;
                self.st.heap.object_mut(cell)?.set_field(&HELD.into(), value, ids);
                Some(if function == "Swap" { held } else { Value::null() })
            }
            "CompareAndSwap" => {
                let either = self.join(&held, &self.go_arg(site, 1)?);
                let ids = &self.ids;
                self.st.heap.object_mut(cell)?.set_field(&HELD.into(), either, ids);
                Some(self.boolean())
            }
            "Add" | "And" | "Or" => {
                let number = match (held.as_int(), self.go_arg(site, 0)?.as_int()) {
                    (Some(held), Some(more)) if function == "Add" => held.checked_add(more).map(Value::int),
                    _ => None,
                };
                let number = number.unwrap_or_else(|| self.number());
                let ids = &self.ids;
                self.st.heap.object_mut(cell)?.set_field(&HELD.into(), number.clone(), ids);
                Some(number)
            }
            _ => None,
        }
    }

    /// What `sync.Map` has beside reading and storing.
    fn shared_map(&mut self, cell: Ref, function: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let receiver = site.receiver?.clone();
        match function {
            "LoadOrStore" => {
                let (key, given) = (self.go_arg(site, 0)?, self.go_arg(site, 1)?);
                let object = self.st.heap.object(cell)?;
                let exact = !object.weak && !object.open && object.rest.is_none();
                let known = key.key().and_then(|key| object.field(&key).cloned());
                let found = match (known, exact && key.key().is_some()) {
                    (Some(known), true) if !known.atoms().iter().any(|one| matches!(one.kind, Kind::Null)) => known,
                    (None, true) => {
                        self.set_index(&receiver, &key, given.clone());
                        given
                    }
                    _ => {
                        let held = self.index_value(&receiver, &key);
                        let either = self.join(&held, &given);
                        self.set_index(&receiver, &key, either.clone());
                        either
                    }
                };
                let loaded = self.boolean();
                Some(self.new_list(vec![found, loaded]))
            }
            "LoadAndDelete" | "Delete" | "CompareAndDelete" => {
                let key = self.go_arg(site, 0)?;
                let held = self.index_value(&receiver, &key);
                let object = self.st.heap.object_mut(cell)?;
                if let Some(key) = key.key().filter(|_| function != "CompareAndDelete") {
                    object.drop_field(&key);
                }
                let loaded = self.boolean();
                Some(if function == "LoadAndDelete" { self.new_list(vec![held, loaded]) } else { Value::null() })
            }
            "Swap" => {
                let (key, given) = (self.go_arg(site, 0)?, self.go_arg(site, 1)?);
                let held = self.index_value(&receiver, &key);
                self.set_index(&receiver, &key, given);
                let loaded = self.boolean();
                Some(self.new_list(vec![held, loaded]))
            }
            "Range" => {
                let visit = self.go_arg(site, 0).filter(|one| matches!(one.kind, Kind::Func(_)))?;
                let object = self.st.heap.object(cell)?;
                let mut all: Vec<_> = object.fields.iter().map(|(key, value)| (Value::str(key.clone()), value.clone())).collect();
                if let Some(rest) = object.rest.as_deref().cloned() {
                    let key = self.opaque();
                    all.push((key, rest));
                }
                for (key, value) in all.into_iter().take(super::loops::MAX_UNROLL) {
                    let args = vec![ArgValue::plain(key), ArgValue::plain(value)];
                    // Any of them may be the last.
                    self.either(|engine| drop(engine.call_value(&visit, args, site.span, &"callback".into())), |_| ());
                    self.live = true;
                }
                Some(Value::null())
            }
            _ => None,
        }
    }
}
