//! Ruby's makers of small classes, changes of whole maps, and numbers that are read or refused. Knows no rule.

use std::rc::Rc;

use super::{
    Engine,
    call::{ArgValue, Site},
    heap::{Object, Shape},
    names::Base,
    pour,
    value::{ClassId, Kind, Value},
};
use crate::flow::ir::Function;

/// Most classes and modules that are asked for a method of one class.
const MAX_ANCESTORS: usize = 32;

/// Name of the maker that `Struct.new(:a, :b)` gives.
const RECORD: &str = "(record)";

/// Variable of the file that holds the session.
const SESSION: &str = "(session)";

/// Type of a map that makes what it lacks; its only item is the maker, or the default itself.
const DEFAULTS: &str = "(hash with defaults)";

impl<'a> Engine<'a> {
    /// A class and its modules in the order in which Ruby asks them, where modules stand before it or several behind it.
    pub(super) fn ruby_order(&self, class: ClassId, depth: u32) -> Option<Vec<ClassId>> {
        if depth > 6 {
            return None;
        }
        let info = &self.classes[class.0 as usize];
        let is_before = |at: usize| info.class.bases.get(at).is_some_and(|base| base.is_reference);
        let known: Vec<(usize, ClassId)> = info
            .bases
            .iter()
            .enumerate()
            .filter_map(|(at, base)| Some((at, if let Base::User(base) = base { *base } else { return None })))
            .collect();
        if !known.iter().any(|(at, _)| is_before(*at)) && known.len() < 2 {
            return None;
        }
        // The last module that is named is asked first; the class that is inherited from is asked last.
        let before = known.iter().rev().filter(|(at, _)| is_before(*at)).map(|(_, one)| *one);
        let behind = known.iter().rev().filter(|(at, _)| !is_before(*at)).map(|(_, one)| *one);
        let mut order: Vec<ClassId> = before.collect();
        order.push(class);
        for one in behind {
            let more = self.ruby_order(one, depth + 1).unwrap_or_else(|| vec![one]);
            if order.len() + more.len() > MAX_ANCESTORS {
                break;
            }
            order.extend(more);
        }
        Some(order)
    }

    /// A method that a class has itself, or by what it alone inherits from.
    pub(super) fn own_method(&mut self, class: ClassId, name: &str, args: Option<usize>) -> Option<(&'a Function, ClassId)> {
        match self.ruby_order(class, 0) {
            Some(_) => {
                let methods = &self.classes[class.0 as usize].class.methods;
                let found = methods.iter().map(|method| &**method).find(|method| &*method.name == name)?;
                Some((found, class))
            }
            None => self.find_method(class, name, args, 1),
        }
    }

    /// What `super` in a method means: the next of that name behind the module or class it stands in.
    pub(super) fn ruby_super(&mut self, class: ClassId, this: &Value<'a>, name: &str, args: usize) -> Option<(&'a Function, ClassId)> {
        let made = match &this.kind {
            Kind::Cell(cell) => self.st.heap.object(*cell)?.class?,
            _ => class,
        };
        let order = self.ruby_order(made, 0)?;
        let at = order.iter().position(|one| *one == class)?;
        order[at + 1..].iter().find_map(|one| self.own_method(*one, name, Some(args)))
    }

    pub(super) fn ruby_library(&mut self, site: &Site<'a, '_>, name: &str, method: &str) -> Option<Value<'a>> {
        let block = site.args.iter().find(|arg| arg.name.as_deref() == Some("&")).map(|arg| arg.value.clone());
        if method == "__dir__" && site.args.is_empty() {
            return Some(self.opaque().typed(Some("Pathname".into())));
        }
        if let Some(value) = self.ruby_leaps(site, name, block.as_ref()) {
            return Some(value);
        }
        if let Some(receiver) = site.receiver.filter(|_| method.contains("send") || method.starts_with("instance_variable_"))
            && let Some(value) = self.ruby_by_name(receiver, method, site)
        {
            return Some(value);
        }
        if let Some(value) = self.ruby_thread(site, name, method, block.as_ref()) {
            return Some(value);
        }
        match name {
            // A text of its own.
            "String.new" | "String" if name == "String.new" || site.is_new => {
                let from = site.args.iter().find(|arg| arg.name.is_none()).map_or_else(|| Value::str(""), |arg| arg.value.clone());
                let text = self.concat(&[from], site.span);
                return Some(self.text_copy(&text));
            }
            "Struct.new" | "Data.define" | "Struct" if name.contains('.') || site.is_new => {
                let names: Vec<Value<'a>> = site
                    .args
                    .iter()
                    .filter(|arg| arg.name.is_none() && arg.value.as_str().is_some())
                    .map(|arg| arg.value.clone())
                    .collect();
                if names.is_empty() {
                    return None;
                }
                let mut holder = Object::new(Shape::Shadow);
                holder.items = names;
                let holder = self.allocate_object(holder);
                return Some(Value::of(Kind::Method(Rc::new((holder, RECORD.into())))));
            }
            "Rails.root" | "Dir.pwd" | "Dir.tmpdir" | "Dir.home" if site.args.is_empty() => {
                return Some(self.opaque().typed(Some("Pathname".into())));
            }
            // An address taken apart is the text that it came from.
            "URI" | "URI.parse" | "Addressable.URI.parse" | "Addressable.URI" | "Pathname" | "Pathname.new" if site.args.len() == 1 => {
                let from = site.args.first()?.value.clone();
                if from.taint.is_empty() {
                    return None;
                }
                let mut address = self.unknown_with(self.deep_taint(&from));
                address.via = if from.via == 0 { from.id } else { from.via };
                return Some(address);
            }
            "YAML.safe_load" | "YAML.load" | "Psych.safe_load" | "Psych.load" | "JSON.parse" | "JSON.parse!" => {
                let text = site.args.first().filter(|arg| arg.value.is_plain_constant()).and_then(|arg| arg.value.as_str())?;
                let ending = if name.starts_with("JSON") { "text.json" } else { "text.yml" };
                let held = super::config::parse(ending, &text)?;
                return Some(self.value_of_json(&held, 0));
            }
            "Marshal.dump" | "JSON.generate" | "JSON.dump" => {
                let given = site.args.first()?.value.clone();
                let own = !self.deep_unknown(&given, 0);
                let taint = self.deep_taint(&given);
                let value = if own && taint.is_empty() { self.opaque() } else { self.unknown_with(taint) };
                return Some(value.typed(Some("string".into())));
            }
            "Object.const_get" | "Kernel.const_get" => {
                let named = site.args.first()?.value.as_str()?;
                return Some(Value::of(Kind::Lib(named.trim_start_matches("::").replace("::", ".").into())));
            }
            "session" if site.receiver.is_none() && site.args.is_empty() => return self.ruby_session(),
            // A place in the file system that the program names itself is its own.
            "File.expand_path" | "File.absolute_path" | "File.realpath" | "File.dirname" | "File.realdirpath" => {
                let own = |engine: &Self, value: &Value<'a>| {
                    value.is_plain_constant() || value.taint.is_empty() && !engine.deep_unknown(value, 0)
                };
                if let Some(path) = self.settings_path(name, site) {
                    return Some(path);
                }
                if site.args.iter().all(|arg| own(self, &arg.value)) {
                    return Some(self.opaque().typed(Some("string".into())));
                }
                return None;
            }
            "CGI.unescapeHTML" | "CGI.unescape" | "URI.decode_www_form_component" | "URI.unescape" | "URI.decode" | "ERB.Util.unescape" => {
                let first = site.args.first()?.value.clone();
                return self.decoded(&first);
            }
            // What is missing is made by the block, or is the default.
            "Hash.new" | "Hash" if name == "Hash.new" || site.is_new => {
                let default = block.or_else(|| site.args.first().filter(|arg| arg.name.is_none()).map(|arg| arg.value.clone()))?;
                let mut map = Object::new(Shape::Map);
                map.ty = Some(DEFAULTS.into());
                map.items = vec![default];
                return Some(self.allocate_object(map));
            }
            "Integer" | "Float" if site.receiver.is_none() => {
                let text = site.args.first().and_then(|arg| arg.value.as_str());
                if text.is_some_and(|text| text.trim().parse::<f64>().is_err()) {
                    self.throw(None);
                    return Some(self.unknown());
                }
                self.may_throw();
                return None;
            }
            _ => {}
        }
        let receiver = site.receiver?.clone();
        match (&receiver.kind, method) {
            (Kind::Lib(library), "const_get") if site.args.len() == 1 => {
                let named = site.args.first()?.value.as_str()?;
                Some(Value::of(Kind::Lib(format!("{library}.{}", named.replace("::", ".")).into())))
            }
            (Kind::Unknown, "host" | "hostname" | "authority" | "scheme") if site.args.is_empty() && receiver.via != 0 => {
                let mut part = self.unknown_with(receiver.taint.clone());
                part.via = receiver.via;
                part.id = self.part_id(receiver.id, &method.into());
                part.ty = Some(if method == "scheme" { super::refine::SCHEME.into() } else { super::refine::HOST.into() });
                Some(self.with_facts(part))
            }
            (Kind::Method(pair), "new" | "[]") => self.ruby_record(pair, site.args),
            (Kind::Cell(cell), "transform_values") => {
                let function = block?;
                let mut map = self.st.heap.object(*cell).filter(|object| object.shape == Shape::Map)?.clone();
                let mut changed = Vec::new();
                for (key, value) in map.fields.clone() {
                    let made = self.call_value(&function, vec![ArgValue::plain(value)], site.span, &"callback".into());
                    self.live = true;
                    changed.push((key, made));
                }
                map.fields = changed;
                if let Some(rest) = map.rest.take() {
                    let made = self.call_value(&function, vec![ArgValue::plain(*rest)], site.span, &"callback".into());
                    self.live = true;
                    map.add_rest(made, &self.ids);
                }
                Some(self.allocate_object(map))
            }
            _ => None,
        }
    }

    /// What a visitor's requests share: one place for all handlers of the file, in which anything may be that others have put there.
    pub(super) fn ruby_session(&mut self) -> Option<Value<'a>> {
        let name: crate::flow::ir::Sym = SESSION.into();
        let scope = self.modules[self.target].scope?;
        if let Some(held) = self.st.heap.scope(scope)?.vars.of(&name) {
            return Some(held.clone());
        }
        let mut session = Object::new(Shape::Map);
        session.ty = Some("session".into());
        session.open = true;
        let session = self.allocate_object(session);
        if let Some(scope) = self.st.heap.scope_mut(scope) {
            scope.vars.push(name, session.clone());
        }
        Some(session)
    }

    /// An object of a class that `Struct.new` or `Data.define` has made.
    pub(super) fn ruby_record(&mut self, maker: &(Value<'a>, crate::flow::ir::Sym), args: &[ArgValue<'a>]) -> Option<Value<'a>> {
        if &*maker.1 != RECORD {
            return None;
        }
        let names = self.st.heap.object(maker.0.cell()?)?.items.clone();
        let mut record = Object::new(Shape::Instance);
        let mut positional = args.iter().filter(|arg| arg.name.is_none());
        for name in names.iter().filter_map(Value::as_str) {
            let named = args.iter().find(|arg| arg.name.as_ref() == Some(&name));
            let value = named.or_else(|| positional.next()).map_or_else(Value::null, |arg| arg.value.clone());
            record.set_field(&name, value, &self.ids);
        }
        Some(self.allocate_object(record))
    }

    /// What a map with a default gives for a key that it lacks.
    pub(super) fn ruby_default(&mut self, cell: super::value::Ref, key: &crate::flow::ir::Sym) -> Option<Value<'a>> {
        let object = self.st.heap.object(cell).filter(|object| object.ty.as_deref() == Some(DEFAULTS))?;
        let default = object.items.first()?.clone();
        if !matches!(default.kind, Kind::Func(_)) {
            return Some(default);
        }
        let args = vec![ArgValue::plain(Value::of(Kind::Cell(cell))), ArgValue::plain(Value::str(key.clone()))];
        let made = self.call_value(&default, args, assay_manifests::Span::default(), &"callback".into());
        self.live = true;
        Some(made)
    }

    /// The methods that run before an action, in the class and those it is made of (`before_action :load, only: :show`), without those that
    /// are taken back (`skip_before_action`); and whether each runs in any case.
    pub(super) fn before_actions(&mut self, class: super::value::ClassId, action: &str, depth: u32) -> Vec<(crate::flow::ir::Sym, bool)> {
        use crate::flow::ir::{Expr, ExprKind, Lit, StmtKind};
        let text = |expr: &'a Expr| match &expr.kind {
            ExprKind::Lit(Lit::Str(name)) => Some(name.clone()),
            _ => None,
        };
        let listed = |expr: &'a Expr| match &expr.kind {
            ExprKind::List { items, .. } => items.iter().filter_map(text).collect::<Vec<_>>(),
            _ => text(expr).into_iter().collect(),
        };
        let info = &self.classes[class.0 as usize];
        let (decl, bases) = (info.class, info.bases.clone());
        let mut out = Vec::new();
        for base in bases {
            if let super::names::Base::User(base) = base
                && depth < 4
            {
                out.extend(self.before_actions(base, action, depth + 1));
            }
        }
        for stmt in &decl.body {
            let StmtKind::Expr(expr) = &stmt.kind else { continue };
            let ExprKind::Call { callee, args, .. } = &expr.kind else { continue };
            let ExprKind::Name(called) = &callee.kind else { continue };
            let takes_back = matches!(&**called, "skip_before_action" | "skip_before_filter");
            if !takes_back && !matches!(&**called, "before_action" | "before_filter" | "prepend_before_action") {
                continue;
            }
            let of = |keyword: &str| args.iter().find(|arg| arg.name.as_deref() == Some(keyword)).map(|arg| listed(&arg.value));
            let meant = of("only").is_none_or(|list| list.iter().any(|name| &**name == action))
                && of("except").is_none_or(|list| list.iter().all(|name| &**name != action));
            let always = !args.iter().any(|arg| matches!(arg.name.as_deref(), Some("if" | "unless")));
            if meant {
                let names: Vec<_> = args.iter().filter(|arg| arg.name.is_none()).filter_map(|arg| text(&arg.value)).collect();
                if takes_back {
                    // What is taken back on a condition may or may not run.
                    out.iter_mut().filter(|(name, _)| names.contains(name)).for_each(|(_, sure)| *sure = false);
                    out.retain(|(name, _)| !always || !names.contains(name));
                    continue;
                }
                out.extend(names.into_iter().map(|name| (name, always)));
            }
        }
        out
    }

    /// What comes next may not come: the present state is one in which a handler may begin.
    pub(super) fn may_throw(&mut self) {
        let scope = self.scope_here();
        if let Some(frame) = self.tries.last_mut() {
            pour(&mut frame.thrown, &self.st, scope, &self.ids);
        }
    }

    /// An element that a block has let through, with what the block has asked of it.
    pub(super) fn after_block(&mut self, item: Value<'a>, answer: &Value<'a>, outcome: bool) -> Value<'a> {
        let Some(facts) = answer.facts.clone() else { return item };
        let before = self.st.facts.clone();
        self.learn(if outcome { &facts.when_true } else { &facts.when_false });
        let item = self.with_facts(item);
        self.st.facts = before;
        item
    }
}
