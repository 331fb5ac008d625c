//! Kotlin's member properties: fields, what their accessors do, and what delegates give. Knows no rule.

use std::sync::Arc;

use crate::tree::Node;

use super::{Kotlin, TYPES, child_of, has_token, kit, name, named, span};
use crate::flow::ir::{Arg, CallKind, Class, Expr, ExprKind, Field, Function, Lit, Param, Stmt, StmtKind, Sym};

/// What a delegate does with each value that a property is given.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Watch {
    /// The function is asked first, and the value is dropped where it says no.
    Vetoes,
    /// The function is told afterwards.
    Observes,
}

/// Field of what a class gives an interface's methods over to: `class Shown(one: Text) : Text by one`.
pub(super) const GIVEN_OVER: &str = "$by";

impl Kotlin<'_> {
    /// What a class gives the methods of an interface over to, where that is one.
    pub(super) fn given_over(&mut self, class: Node<'_>) -> Option<Expr> {
        let list = child_of(class, &["delegation_specifiers"])?;
        let mut all = named(list).into_iter().filter_map(|one| child_of(one, &["explicit_delegation"]));
        let (Some(only), None) = (all.next(), all.next()) else { return None };
        let value = named(only).last().copied().filter(|value| !TYPES.contains(&value.kind()))?;
        Some(self.expr(value))
    }

    /// A member property: a field, or a function that is read like one.
    pub(super) fn property(&mut self, node: Node<'_>, is_static: bool, constructed: bool, constructing: &mut Vec<Stmt>, class: &mut Class) {
        let at = span(node);
        let modifiers = self.modifiers(node);
        let Some(declared) = child_of(node, &["variable_declaration"]) else { return };
        let field = child_of(declared, &["identifier"]).map_or_else(|| "".into(), |id| self.ident(id));
        let ty = self.declared_type(declared);
        if !is_static && self.backed(node, &field, constructed, constructing, class) {
            return;
        }
        let init = self.initial(node);
        if let Some(getter) = child_of(node, &["getter"]).filter(|getter| child_of(*getter, &["function_body"]).is_some())
            && init.is_none()
        {
            let body = self.function_body(getter);
            let decorators = vec![name("get", span(getter))];
            class.methods.push(Arc::new(Function { decorators, return_type: ty, is_static, ..Self::bare(field, Vec::new(), body, at) }));
            return;
        }
        let mut init = init;
        if constructed && !is_static {
            // It may use what the constructor was given.
            if let Some(value) = init.take() {
                constructing.push(kit::stmt(StmtKind::Assign { target: kit::this_member(&field, at), op: None, value }, at));
            }
        }
        class.fields.push(Field {
            name: field,
            ty,
            init,
            is_static,
            is_const: has_token(node, "val"),
            decorators: modifiers.annotations,
            span: at,
        });
    }

    /// What a property begins with: `= value`, or what its delegate gives when it is first asked.
    pub(super) fn initial(&mut self, node: Node<'_>) -> Option<Expr> {
        if let Some(delegate) = child_of(node, &["property_delegate"]) {
            let value = self.expr(named(delegate).first().copied()?);
            let at = value.span;
            return Some(match value.kind {
                ExprKind::Call { callee, mut args, .. } if callee.dotted().as_deref() == Some("lazy") => match args.pop() {
                    Some(Arg { value, .. }) => kit::call(value, Vec::new(), CallKind::Plain, at),
                    None => self.l.unknown(Vec::new(), at),
                },
                kind => self.l.unknown(vec![Expr::new(kind, at)], at),
            });
        }
        let declared = child_of(node, &["variable_declaration", "multi_variable_declaration"])?;
        let skipped = ["getter", "setter", "type_constraints", "modifiers"];
        let value = named(node).into_iter().find(|child| child.start_byte() >= declared.end_byte() && !skipped.contains(&child.kind()))?;
        Some(self.expr(value))
    }

    /// A property of the file, or of a type that it extends, which is read through its getter.
    pub(super) fn file_getter(&mut self, node: Node<'_>, declared: Node<'_>, property: &Sym) -> Option<Arc<Function>> {
        let getter = child_of(node, &["getter"]).filter(|getter| child_of(*getter, &["function_body"]).is_some())?;
        let before = |child: &Node<'_>| TYPES.contains(&child.kind()) && child.end_byte() <= declared.start_byte();
        let receiver_type = named(node).into_iter().find(before).map(|ty| self.type_ref(ty));
        let body = self.function_body(getter);
        Some(Arc::new(Function {
            decorators: vec![name("get", span(getter))],
            return_type: self.declared_type(declared),
            receiver_type,
            ..Self::bare(property.clone(), Vec::new(), body, span(node))
        }))
    }

    /// A property that keeps its value in a field of its own, which only its accessors see: it has a setter, a getter over that field, or a
    /// delegate that is asked or told of each value.
    fn backed(&mut self, node: Node<'_>, property: &Sym, constructed: bool, constructing: &mut Vec<Stmt>, class: &mut Class) -> bool {
        let with_body = |kind: &str| child_of(node, &[kind]).filter(|one| child_of(*one, &["function_body"]).is_some());
        let (getter, setter) = (with_body("getter"), with_body("setter"));
        let watched = child_of(node, &["property_delegate"]).and_then(|delegate| self.watched(delegate));
        let has_value = child_of(node, &["property_delegate"]).is_none() && node.children().any(|child| child.kind() == "=");
        if watched.is_none() && setter.is_none() && !(getter.is_some() && has_value) {
            return false;
        }
        let at = span(node);
        let declared = child_of(node, &["variable_declaration"]);
        let ty = declared.and_then(|declared| self.declared_type(declared));
        let store: Sym = format!("{property}$field").into();
        let kept = kit::this_member(&store, at);
        let (init, watch) = match watched {
            Some((begun, watch, function)) => (Some(begun), Some((watch, function))),
            None => (self.initial(node), None),
        };
        let mut init = init;
        if constructed && let Some(value) = init.take() {
            constructing.push(kit::stmt(StmtKind::Assign { target: kit::this_member(&store, at), op: None, value }, at));
        }
        class.fields.push(Field {
            name: store.clone(),
            ty: ty.clone(),
            init,
            is_static: false,
            is_const: has_token(node, "val"),
            decorators: Vec::new(),
            span: at,
        });
        let around = self.backing.replace(store.clone());
        let given = match getter {
            Some(getter) => self.function_body(getter),
            None => vec![kit::stmt(StmtKind::Return(Some(kept)), at)],
        };
        let decorators = vec![name("get", at)];
        class.methods.push(Arc::new(Function {
            decorators,
            return_type: ty.clone(),
            ..Self::bare(property.clone(), Vec::new(), given, at)
        }));
        let value: Sym = match setter.and_then(|setter| child_of(setter, &["identifier"])) {
            Some(id) => self.ident(id),
            None => "value".into(),
        };
        let sets = |at| {
            let target = kit::this_member(&store, at);
            kit::stmt(StmtKind::Assign { target, op: None, value: name(value.clone(), at) }, at)
        };
        let body = match (setter, watch) {
            (Some(setter), _) => self.function_body(setter),
            (None, Some((watch, function))) => {
                let args = |old: Expr| Vec::from([kit::lit(Lit::Null, at), old, name(value.clone(), at)].map(kit::arg));
                if watch == Watch::Vetoes {
                    let cond = kit::call(function, args(kit::this_member(&store, at)), CallKind::Plain, at);
                    vec![kit::stmt(StmtKind::If { cond, then: vec![sets(at)], otherwise: Vec::new() }, at)]
                } else {
                    let told = kit::call(function, args(kit::lit(Lit::Null, at)), CallKind::Plain, at);
                    vec![sets(at), kit::stmt(StmtKind::Expr(told), at)]
                }
            }
            (None, None) => vec![sets(at)],
        };
        self.backing = around;
        if has_token(node, "var") {
            let params = vec![Param { ty, ..Self::untyped(value.clone(), at) }];
            let setter = Function { decorators: vec![name("set", at)], ..Self::bare(format!("set_{property}").into(), params, body, at) };
            class.methods.push(Arc::new(setter));
        }
        true
    }

    /// `Delegates.vetoable(begun) { property, old, new -> … }` and `Delegates.observable`.
    fn watched(&mut self, delegate: Node<'_>) -> Option<(Expr, Watch, Expr)> {
        let call = named(delegate).first().copied()?;
        // A lambda behind the parentheses may make a call of a call.
        let mut called = named(call).first().copied()?;
        if called.kind() == "call_expression" {
            called = named(called).first().copied()?;
        }
        let watch = match crate::rule::pattern::last_segment(self.l.str(called)) {
            "vetoable" => Watch::Vetoes,
            "observable" => Watch::Observes,
            _ => return None,
        };
        let at = span(delegate);
        let mut args = match self.expr(call).kind {
            ExprKind::Call { args, .. } => args.into_iter(),
            _ => Vec::new().into_iter(),
        };
        let (Some(begun), Some(function), None) = (args.next(), args.next(), args.next()) else {
            return Some((self.l.unknown(Vec::new(), at), Watch::Observes, self.l.unknown(Vec::new(), at)));
        };
        Some((begun.value, watch, function.value))
    }
}
