//! What Ruby means by a name: methods as objects and by their names, variables of an object that have the name of one of its methods,
//! answers that an object keeps once it has worked them out. Knows no rule.

use super::{
    Engine,
    call::{ArgValue, Site},
    heap::Shape,
    value::{Kind, Note, Value},
};
use crate::{
    flow::ir::{Expr, ExprKind, Sym},
    rule::Labels,
};

/// Type of a method that was asked for as an object: `method(:system)`.
const METHOD: &str = "Method";
/// Places of a variable that are looked at, at most.
const MOST_PLACES: usize = 64;

impl<'a> Engine<'a> {
    /// `send(:name, …)`, `method(:name)` with no receiver.
    pub(super) fn ruby_named_function(&mut self, site: &Site<'a, '_>, name: &str) -> Option<Value<'a>> {
        let asked = site.args.first().filter(|arg| arg.name.is_none())?.value.as_str()?;
        match name {
            "send" | "public_send" | "__send__" => {
                let callee = self.ruby_own_method(&asked);
                let args = site.args.iter().skip(1).cloned().collect();
                Some(self.call_value(&callee, args, site.span, &asked))
            }
            "method" if site.args.len() == 1 => Some(self.ruby_own_method(&asked).typed(Some(METHOD.into()))),
            _ => None,
        }
    }

    /// A method that a bare name means: one of the object's own, or one that stands everywhere.
    fn ruby_own_method(&mut self, name: &Sym) -> Value<'a> {
        let this = self.frames.last().and_then(|frame| frame.this.clone());
        let class = this.as_ref().and_then(Value::cell).and_then(|cell| self.st.heap.object(cell)).and_then(|object| object.class);
        match (this, class) {
            (Some(this), Some(class)) if self.find_method(class, name, None, 0).is_some() => {
                Value::of(Kind::Method(std::rc::Rc::new((this, name.clone()))))
            }
            _ => {
                let module = self.module_number();
                let full = self.implicit_name(module, name);
                Value::of(Kind::Lib(full))
            }
        }
    }

    /// What is handed to a block as a whole, and methods that are objects: `value.then { … }`, `Kernel.method(:system)`, `method.call(…)`.
    pub(super) fn ruby_handed(
        &mut self,
        receiver: &Value<'a>,
        method: &str,
        site: &Site<'a, '_>,
        block: Option<&Value<'a>>,
    ) -> Option<Value<'a>> {
        let plain = |engine: &mut Self, block: &Value<'a>| {
            engine.call_value(block, vec![ArgValue::plain(receiver.clone())], site.span, &"callback".into())
        };
        match (method, block) {
            ("tap", Some(block)) => {
                plain(self, block);
                Some(receiver.clone())
            }
            ("then" | "yield_self", Some(block)) => Some(plain(self, block)),
            ("transform_values", Some(block)) if matches!(receiver.kind, Kind::Unknown) && !receiver.taint.is_empty() => {
                let held = self.element(receiver, site.span);
                let made = self.ask_perhaps(block, vec![held], site);
                let keys = site.receiver_expr.and_then(picked_keys);
                let mut map = super::heap::Object::new(Shape::Map);
                match keys {
                    Some(keys) => keys.iter().for_each(|key| map.set_field(key, made.clone(), &self.ids)),
                    None => {
                        map.taint = receiver.taint.clone();
                        map.add_rest(made, &self.ids);
                    }
                }
                Some(self.allocate_object(map))
            }
            ("call" | "===" | "yield", _) if receiver.ty.as_deref() == Some(METHOD) => {
                let callee = Value { ty: None, ..receiver.clone() };
                Some(self.call_value(&callee, site.args.to_vec(), site.span, &"call".into()))
            }
            ("to_proc" | "unbind", None) if receiver.ty.as_deref() == Some(METHOD) => Some(receiver.clone()),
            ("method" | "public_method", None) if site.args.len() == 1 => {
                let name = site.args.first()?.value.as_str()?;
                let meant = match &receiver.kind {
                    Kind::Lib(library) if matches!(&**library, "Kernel" | "Object") => Kind::Lib(name),
                    Kind::Lib(library) => Kind::Lib(format!("{library}.{name}").into()),
                    Kind::Cell(_) | Kind::Class(_) | Kind::Str(_) => Kind::Method(std::rc::Rc::new((receiver.clone(), name))),
                    _ => return None,
                };
                Some(Value::of(meant).typed(Some(METHOD.into())))
            }
            _ => None,
        }
    }

    /// Whether an object has a method of this name: a bare word means that, and no variable.
    pub(super) fn ruby_answers(&mut self, cell: super::value::Ref, name: &str) -> bool {
        let class = self.st.heap.object(cell).filter(|_| self.language == assay_manifests::Language::Ruby).and_then(|object| object.class);
        class.is_some_and(|class| self.find_method(class, name, None, 0).is_some())
    }

    /// `@name` of an object that has a method `name` as well: the one is not the other.
    pub(super) fn ruby_own_variable(&mut self, container: &Value<'a>, object: &Expr, name: &Sym, expr: &Expr) -> Option<Value<'a>> {
        if !self.is_ruby() || !matches!(&object.kind, ExprKind::Name(this) if &**this == "self") {
            return None;
        }
        let held = self.st.heap.object(container.cell()?)?;
        let class = held.class.filter(|_| held.shape == Shape::Instance && held.field(name).is_none() && !held.open)?;
        self.find_method(class, name, None, 0)?;
        Some(self.untrusted(Labels::FIELD, None, expr.span, Note::Field(name.clone())))
    }

    /// `@name ||= …`, where nothing else in the file gives the variable a value: there is none until then.
    pub(super) fn ruby_unset(&self, target: &Expr) -> Option<Value<'a>> {
        let ExprKind::Member { object, name, .. } = &target.kind else { return None };
        if !self.is_ruby() || !self.in_target() || !matches!(&object.kind, ExprKind::Name(this) if &**this == "self") {
            return None;
        }
        let this = self.frames.last()?.this.as_ref()?.cell()?;
        let held = self.st.heap.object(this).filter(|held| held.field(name).is_none() && !held.open)?;
        held.class?;
        (!is_set_elsewhere(self.input.text, name)).then(Value::null)
    }
}

/// The keys that `map.slice('a', 'b')` leaves.
fn picked_keys(expr: &Expr) -> Option<Vec<Sym>> {
    let ExprKind::Call { callee, args, .. } = &expr.kind else { return None };
    let ExprKind::Member { name, .. } = &callee.kind else { return None };
    let key = |arg: &crate::flow::ir::Arg| match &arg.value.kind {
        ExprKind::Lit(crate::flow::ir::Lit::Str(key)) if arg.name.is_none() => Some(key.clone()),
        _ => None,
    };
    if &**name != "slice" || args.is_empty() {
        return None;
    }
    args.iter().map(key).collect()
}

/// Whether a text gives the variable of an object a value by anything but `||=`, or lets others do so.
fn is_set_elsewhere(text: &str, name: &str) -> bool {
    if ["attr_accessor", "attr_writer", "instance_variable_set"].iter().any(|word| text.contains(word)) {
        return true;
    }
    let variable = format!("@{name}");
    let is_letter = |c: char| c.is_alphanumeric() || c == '_';
    for (count, (at, _)) in text.match_indices(&*variable).enumerate() {
        let rest = &text[at + variable.len()..];
        if rest.starts_with(is_letter) || text[..at].ends_with('@') {
            continue;
        }
        let rest = rest.trim_start_matches([' ', '\t']);
        let sets = rest.starts_with('=') && !["==", "=~", "=>"].iter().any(|sign| rest.starts_with(sign))
            || rest.starts_with(',')
            || ["+=", "&&=", "|=", "-="].iter().any(|sign| rest.starts_with(sign));
        if sets || count >= MOST_PLACES {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use assay_manifests::Language;

    use super::is_set_elsewhere;
    use crate::flow::engine::tests::report;

    #[test]
    fn variables_that_are_only_worked_out_are_told_from_others() {
        for once in ["@berth ||= find", "x = @berth == 1 ? @berth : 2", "@berths = 1", "puts @berth"] {
            assert!(!is_set_elsewhere(once, "berth"), "{once}");
        }
        for set in ["@berth = 1", "@berth, b = 1, 2", "@berth += 1", "attr_writer :berth"] {
            assert!(is_set_elsewhere(set, "berth"), "{set}");
        }
    }

    /// Whether a command of a controller is found dangerous.
    fn is_found(body: &str) -> bool {
        let text = format!("class BerthsController < ApplicationController\n{body}\nend\n");
        report(Language::Ruby, "app/controllers/berths_controller.rb", &text).findings.iter().any(|one| one.rule.contains("cwe-078"))
    }

    #[test]
    fn a_variable_is_not_the_method_of_its_name() {
        let kept = |value: &str| format!("  def show\n    system(line)\n  end\n\n  private\n\n  def line\n    @line ||= {value}\n  end");
        assert!(is_found(&kept("params[:line]")));
        assert!(!is_found(&kept("'ls'")));
    }

    #[test]
    fn methods_that_a_class_body_calls_find_its_constants() {
        let text = |kind: &str| {
            format!(
                "require 'sinatra/base'\nclass Quay < Sinatra::Base\n  LOADERS = {{ old: :unsafe_load, new: :safe_load }}.freeze\n\n  def read(kind, text)\n    YAML.public_send(LOADERS.fetch(kind), text)\n  end\n\n  post '/berths' do\n    read(:{kind}, request.body.read)\n  end\nend\n"
            )
        };
        let found = |text: &str| report(Language::Ruby, "quay.rb", text).findings.iter().any(|one| one.rule.contains("cwe-502"));
        assert!(found(&text("old")) && !found(&text("new")));
    }

    #[test]
    fn methods_are_called_as_objects_and_by_name() {
        for call in [
            "send(:system, line)",
            "method(:system).call(line)",
            "Kernel.method(:system).(line)",
            "run = method(:system)\n    run.call(line)",
        ] {
            assert!(is_found(&format!("  def show\n    line = params[:line]\n    {call}\n  end")), "{call}");
            assert!(!is_found(&format!("  def show\n    line = 'ls'\n    {call}\n  end")), "{call}");
        }
    }
}
