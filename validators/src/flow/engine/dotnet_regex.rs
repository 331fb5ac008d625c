//! What .NET's regular expressions show of the texts that they are asked about. Knows operations by name; no rule.

use assay_manifests::Language;

use super::{
    Engine,
    call::{ArgValue, Site},
    value::{Kind, Value},
};
use crate::flow::ir::Sym;

impl<'a> Engine<'a> {
    /// `new Regex("…", options)`, where the pattern is known.
    pub(super) fn dotnet_pattern(&mut self, site: &Site<'a, '_>, name: &Sym) -> Option<Value<'a>> {
        let text = site.args.first()?.value.as_str()?;
        let flags = self.dotnet_flags(site.args.get(1));
        Some(Value::of(Kind::Regex(text, flags)).typed(Some(name.clone())))
    }

    /// `Regex.IsMatch(text, "…")` and the like.
    pub(super) fn dotnet_matched(&mut self, site: &Site<'a, '_>, method: &str) -> Option<Value<'a>> {
        let [text, pattern, ..] = site.args else { return None };
        let written = pattern.value.as_str()?;
        let flags = self.dotnet_flags(site.args.get(2));
        let pattern = Value::of(Kind::Regex(written, flags));
        self.dotnet_match(&pattern, &text.value.clone(), method)
    }

    /// A pattern that is an object, asked about a text.
    pub(super) fn dotnet_pattern_asked(&mut self, pattern: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let text = site.args.first()?.value.clone();
        if method == "Replace" {
            return self.stripped_by_pattern(pattern, &site.args.get(1)?.value.clone(), &text);
        }
        self.dotnet_match(pattern, &text, method)
    }

    fn dotnet_match(&mut self, pattern: &Value<'a>, text: &Value<'a>, method: &str) -> Option<Value<'a>> {
        let mut made = self.matched(pattern, text, false, false);
        match method {
            "IsMatch" => {
                made.taint = super::value::Taint::default();
                made.ty = Some("boolean".into());
                Some(made)
            }
            "Match" => {
                made.id = self.ids.next();
                Some(made)
            }
            _ => None,
        }
    }

    /// `match.Groups`, `match.Value`, `match.Success`.
    pub(super) fn dotnet_match_part(&mut self, held: &Value<'a>, name: &str) -> Option<Value<'a>> {
        if self.language != Language::CSharp || !Self::is_match(held) {
            return None;
        }
        match name {
            "Groups" => Some(held.clone()),
            "Value" => self.group_of(held, None),
            "Success" => {
                let mut answer = self.boolean();
                answer.facts.clone_from(&held.facts);
                Some(answer)
            }
            _ => None,
        }
    }

    fn dotnet_flags(&self, options: Option<&ArgValue<'a>>) -> Sym {
        let text = options.and_then(|options| options.expr).and_then(|expr| self.text(expr.span)).unwrap_or_default();
        if text.contains("Multiline") { "m".into() } else { "".into() }
    }
}
