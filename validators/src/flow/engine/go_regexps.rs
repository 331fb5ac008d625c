//! Go's regular expressions: what they test, find, take apart and replace. Knows no rule.

use super::{
    Engine,
    call::Site,
    heap::{Object, Shape},
    value::{CleanBits, Kind, Value},
};

impl<'a> Engine<'a> {
    pub(super) fn go_regexp(&mut self, function: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let first = self.go_arg(site, 0)?;
        match function {
            "MustCompile" | "Compile" | "MustCompilePOSIX" | "CompilePOSIX" => {
                let text = first.as_str()?;
                let mut value = Value::of(Kind::Regex(text, "".into()));
                value.ty = Some("regexp.Regexp".into());
                Some(value)
            }
            "MatchString" | "Match" => {
                let subject = self.go_arg(site, 1)?;
                Some(self.match_answer(&first, &subject))
            }
            _ => None,
        }
    }

    fn match_answer(&mut self, pattern: &Value<'a>, subject: &Value<'a>) -> Value<'a> {
        let mut answer = self.boolean();
        answer.facts = self.matched(pattern, subject, false, false).facts;
        answer
    }

    pub(super) fn go_regex_method(&mut self, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let subject = self.go_arg(site, 0)?;
        let Kind::Regex(pattern, _) = &receiver.kind else { return None };
        let pattern = pattern.clone();
        if let Some(known) = self.go_plain_match(&pattern, method, site) {
            return Some(known);
        }
        match method {
            "MatchString" | "Match" => Some(self.match_answer(receiver, &subject)),
            "FindString" | "Find" | "FindAllString" | "FindStringSubmatch" => {
                let mut found = self.part_of(&subject);
                if super::patterns::matches_only_plain(&pattern) {
                    found = found.cleaned(CleanBits::SANITIZED);
                }
                if method == "FindStringSubmatch"
                    && let Some(groups) = self.groups_of(receiver, &subject)
                {
                    return Some(groups);
                }
                if matches!(method, "FindAllString" | "FindStringSubmatch") {
                    let mut list = Object::new(Shape::List);
                    list.rest = Some(Box::new(found));
                    return Some(self.allocate_object(list));
                }
                Some(found)
            }
            "SubexpIndex" => Some(Value::int(group_number(&pattern, &subject.as_str()?).unwrap_or(-1))),
            "ReplaceAllStringFunc" => {
                let with = self.go_arg(site, 1)?;
                let part = self.part_of(&subject);
                let made = self.call_value(&with, vec![super::call::ArgValue::plain(part)], site.span, &"callback".into());
                self.live = true;
                let kept = self.part_of(&subject);
                let kept = if super::patterns::leaves_only_plain(&pattern) { kept.cleaned(CleanBits::SANITIZED) } else { kept };
                let taint = self.deep_taint(&made);
                Some(kept.tainted(taint))
            }
            "ReplaceAllString" | "ReplaceAllLiteralString" => {
                let with = self.go_arg(site, 1)?;
                let kept = self.part_of(&subject);
                let harmless =
                    with.as_str().is_some_and(|text| text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.')));
                if harmless && super::patterns::leaves_only_plain(&pattern) {
                    return Some(kept.cleaned(CleanBits::SANITIZED));
                }
                let taint = self.deep_taint(&with);
                Some(kept.tainted(taint))
            }
            _ => None,
        }
    }
}

/// Number of the group of a name in a pattern.
fn group_number(pattern: &str, name: &str) -> Option<i128> {
    let mut number = 0;
    let mut escaped = false;
    let mut in_class = false;
    for (at, c) in pattern.char_indices() {
        if std::mem::take(&mut escaped) {
            continue;
        }
        match c {
            '\\' => escaped = true,
            '[' => in_class = true,
            ']' => in_class = false,
            '(' if !in_class => {
                let rest = &pattern[at + 1..];
                let named = rest.strip_prefix("?P<").or_else(|| rest.strip_prefix("?<"));
                if rest.starts_with('?') && named.is_none() {
                    continue;
                }
                number += 1;
                if named.and_then(|rest| rest.split_once('>')).is_some_and(|(known, _)| known == name) {
                    return Some(number);
                }
            }
            _ => {}
        }
    }
    None
}
