//! Files of PHP that do nothing but give a value back: settings as an array. Knows no rule.

use super::{Engine, Frame, call::Site, config, settings::known_end, value::Value};
use crate::flow::ir::{Expr, StmtKind};

/// How many such files may ask for each other.
const MOST_NESTED: usize = 6;

impl<'a> Engine<'a> {
    /// `require 'settings.php'` of a file of the artifact that only returns something.
    pub(super) fn php_returned(&mut self, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let wanted = known_end(&site.args.first()?.value)?;
        if self.writes_data() {
            return None;
        }
        let (module, returned) = self.only_returning(&wanted)?;
        let nested = self.frames.iter().filter(|frame| frame.module == module).count();
        if nested > 0 || self.frames.len() as u32 > self.options.call_depth + MOST_NESTED as u32 || self.nesting > super::MAX_NESTING {
            return None;
        }
        // It sees the variables of the place that asks for it.
        let around = self.frame().scope;
        let scope = self.allocate_scope(Some(around), false);
        let call_site = self.frames.last().and_then(|frame| frame.call_site);
        let facts = self.st.facts.clone();
        self.frames.push(Frame::of_module(module, scope, facts, call_site));
        let value = self.eval(returned);
        self.frames.pop();
        Some(value)
    }

    /// The one file that is called so, and what it returns.
    fn only_returning(&self, wanted: &str) -> Option<(usize, &'a Expr)> {
        let name = wanted.rsplit("../").next().unwrap_or(wanted).trim_start_matches("./").trim_start_matches('/');
        let fits = |path: &str| path.strip_suffix(name).is_some_and(|head| head.is_empty() || head.ends_with('/'));
        let here = self.own_path();
        let is_it = |at: &usize| {
            let path: &str = &self.modules[*at].module.path;
            fits(path) && path != here && !config::is_aside(path, here)
        };
        let mut all = (0..self.modules.len()).filter(is_it);
        let (Some(module), None) = (all.next(), all.next()) else { return None };
        match self.modules[module].module.body.as_slice() {
            [before @ .., last] if before.iter().all(|stmt| matches!(stmt.kind, StmtKind::Import(_))) => match &last.kind {
                StmtKind::Return(Some(returned)) => Some((module, returned)),
                _ => None,
            },
            _ => None,
        }
    }
}
