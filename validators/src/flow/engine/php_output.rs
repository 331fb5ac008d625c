//! Output of PHP that is held back: what is written between `ob_start` and its end is a text, which is dropped, taken or written after all.
//! Knows no rule.

use assay_manifests::Span;

use super::{
    Engine,
    call::{ArgValue, Site},
    heap::{Object, Shape},
    value::{Kind, Ref, Value},
};
use crate::flow::ir::Sym;

/// Variable of the file's top level under which the texts that are held back stand, the innermost last.
const OUTPUT: &str = "(output)";
/// The same for what is called when the program ends.
const AT_END: &str = "(at the end)";
/// What the rules call the writing of what a format has made.
const WRITTEN: &str = "printf.written";
/// Most texts that are held back at once.
const MOST_HELD: usize = 8;

impl<'a> Engine<'a> {
    /// Where the texts that are held back stand.
    fn output_cell(&self) -> Option<Ref> {
        self.global_value(&OUTPUT.into())?.cell()
    }

    /// The text to which is written now. `None` where nothing is held back, or not for certain.
    fn output_top(&self) -> Option<(Ref, Value<'a>)> {
        let cell = self.output_cell()?;
        let held = self.st.heap.object(cell).filter(|held| held.rest.is_none() && !held.weak)?;
        let top = held.items.last().filter(|top| !matches!(top.kind, Kind::Null))?;
        Some((cell, top.clone()))
    }

    fn set_output_top(&mut self, cell: Ref, text: Value<'a>) {
        if let Some(top) = self.st.heap.object_mut(cell).and_then(|held| held.items.last_mut()) {
            *top = text;
        }
    }

    /// What `echo` writes while output is held back: it is written nowhere yet.
    pub(super) fn php_held_back(&mut self, name: &str, site: &Site<'a, '_>) -> bool {
        let by_format = match name {
            "printf" => Some("sprintf"),
            "vprintf" => Some("vsprintf"),
            "echo" | "print" => None,
            _ => return false,
        };
        let made = by_format.map(|format| self.library_call(Site::named(vec![format.into()], site.args, site.span)));
        let Some((cell, top)) = self.output_top() else {
            // What a format makes is written as a whole: what stands around a place says how it is read.
            if let Some(made) = made {
                let args = [ArgValue::plain(made)];
                self.library_call(Site::named(vec![WRITTEN.into()], &args, site.span));
            }
            return false;
        };
        let mut parts = vec![top];
        if let Some(made) = made {
            parts.push(made);
        } else {
            parts.extend(site.args.iter().map(|arg| arg.value.clone()));
        }
        let text = self.concat(&parts, site.span);
        self.set_output_top(cell, text);
        true
    }

    /// `ob_start()` and what ends, takes or drops what it holds back.
    pub(super) fn php_output(&mut self, site: &Site<'a, '_>, name: &str) -> Option<Value<'a>> {
        if name == "ob_start" {
            let cell = match self.output_cell() {
                Some(cell) => cell,
                None => {
                    let made = self.allocate_object(Object::new(Shape::List));
                    self.set_global(&OUTPUT.into(), made);
                    self.output_cell()?
                }
            };
            // What a function out of sight makes of the text before it is written is not known here.
            let function = site.args.first().map(|arg| arg.value.clone()).filter(|function| !matches!(function.kind, Kind::Null));
            let is_known = function.as_ref().is_none_or(|function| matches!(function.kind, Kind::Func(_)));
            let held = self.st.heap.object_mut(cell).filter(|held| held.items.len() < MOST_HELD)?;
            let place = Sym::from(held.items.len().to_string());
            held.items.push(if is_known { Value::str("") } else { Value::null() });
            held.fields.retain(|(known, _)| *known != place);
            if let Some(function) = function.filter(|_| is_known) {
                held.fields.push((place, function));
            }
            return is_known.then(|| Value::bool(true));
        }
        let (takes, writes) = match name {
            "ob_get_clean" | "ob_end_clean" => (true, false),
            "ob_end_flush" | "ob_get_flush" => (true, true),
            "ob_flush" => (false, true),
            "ob_get_contents" | "ob_clean" => (false, false),
            _ => return None,
        };
        let Some((cell, top)) = self.output_top() else {
            let cell = self.output_cell()?;
            if takes && let Some(held) = self.st.heap.object_mut(cell) {
                // Which of them it was is not known.
                held.items.pop();
                held.rest = None;
            }
            return None;
        };
        let made = if writes { self.made_before_writing(cell, &top, site.span) } else { top.clone() };
        if takes {
            self.st.heap.object_mut(cell)?.items.pop();
        } else if name != "ob_get_contents" {
            self.set_output_top(cell, Value::str(""));
        }
        if writes && name != "ob_flush" {
            self.written_after_all(&made, site.span);
        } else if writes {
            let below = self.st.heap.object_mut(cell)?.items.pop()?;
            self.written_after_all(&made, site.span);
            self.st.heap.object_mut(cell)?.items.push(below);
        }
        if !name.contains("get") {
            return Some(Value::bool(true));
        }
        // What others wrote in between belongs to it.
        let more = self.opaque();
        Some(self.concat(&[top, more], site.span))
    }

    /// What the function that `ob_start` was given makes of the innermost text.
    fn made_before_writing(&mut self, cell: Ref, text: &Value<'a>, span: Span) -> Value<'a> {
        let held = self.st.heap.object(cell);
        let place = held.map_or(0, |held| held.items.len().saturating_sub(1)).to_string();
        let function = held.and_then(|held| held.field(&Sym::from(place)).cloned());
        let Some(function) = function else { return text.clone() };
        let phase = self.number();
        let made = self.call_value(&function, vec![ArgValue::plain(text.clone()), ArgValue::plain(phase)], span, &"ob_start".into());
        self.live = true;
        made
    }

    fn written_after_all(&mut self, text: &Value<'a>, span: Span) {
        let args = [ArgValue::plain(text.clone())];
        self.library_call(Site::named(vec!["echo".into()], &args, span));
    }

    /// `register_shutdown_function()`: what is called when the program ends, in its order.
    pub(super) fn php_at_end(&mut self, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let cell = match self.global_value(&AT_END.into()).and_then(|held| held.atoms().iter().find_map(Value::cell)) {
            Some(cell) => cell,
            None => {
                let made = self.allocate_object(Object::new(Shape::List));
                self.set_global(&AT_END.into(), made.clone());
                made.cell()?
            }
        };
        let given: Vec<_> = site.args.iter().map(|arg| arg.value.clone()).collect();
        let mut call = Object::new(Shape::List);
        call.items = given;
        let call = self.allocate_object(call);
        self.st.heap.object_mut(cell).filter(|held| held.items.len() < MOST_HELD)?.items.push(call);
        Some(Value::null())
    }

    /// Calls that wait for the end, also those of some of the paths that led here: none of them waits any longer.
    fn php_waiting(&mut self) -> Vec<Ref> {
        let Some(held) = self.global_value(&AT_END.into()).filter(|_| self.is_php() && self.live) else { return Vec::new() };
        let mut calls: Vec<Value<'a>> = Vec::new();
        for cell in held.atoms().iter().filter_map(Value::cell) {
            let Some(list) = self.st.heap.object_mut(cell) else { continue };
            calls.append(&mut list.items);
            calls.extend(list.rest.take().map(|rest| *rest));
        }
        calls.iter().flat_map(Value::atoms).filter_map(Value::cell).collect()
    }

    /// The program ends: what waits for that is called, and what is held back still is written.
    pub(super) fn php_output_ends(&mut self, span: Span) {
        for call in self.php_waiting() {
            let Some(given) = self.st.heap.object(call).map(|call| call.items.clone()) else { continue };
            let args: Vec<_> = given.into_iter().map(ArgValue::plain).collect();
            self.library_call(Site::named(vec!["call_user_func".into()], &args, span));
            // Of several, each is called, whatever an earlier one does.
            self.live = true;
        }
        let Some(cell) = self.output_cell().filter(|_| self.is_php()) else { return };
        while let Some(top) = self.st.heap.object(cell).and_then(|held| held.items.last().cloned()) {
            let text = if matches!(top.kind, Kind::Null) { top } else { self.made_before_writing(cell, &top, span) };
            let Some(held) = self.st.heap.object_mut(cell) else { return };
            held.items.pop();
            if !matches!(text.kind, Kind::Null) {
                self.written_after_all(&text, span);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use assay_manifests::Language;

    use crate::flow::engine::tests::report;

    fn is_found(body: &str) -> bool {
        let text = format!("<?php\n$pear = $_GET['pear'];\necho '<p>';\n{body}\n");
        report(Language::Php, "show.php", &text).findings.iter().any(|one| one.rule.contains("cwe-079"))
    }

    #[test]
    fn what_is_called_at_the_end_writes_what_there_is_by_then() {
        let held = |noted: &str| {
            format!("$plum = 'none';\nregister_shutdown_function(function () use (&$plum) {{ echo $plum; }});\n{noted}\nexit;")
        };
        assert!(is_found(&held("$plum = $pear;")));
        assert!(!is_found(&held("$plum = htmlspecialchars($pear);")));
    }

    #[test]
    fn what_a_function_makes_of_held_text_is_written() {
        let held = |ends: &str| format!("ob_start(fn ($text) => htmlspecialchars($text, ENT_QUOTES));\necho $pear;\n{ends}");
        assert!(!is_found(&held("ob_end_flush();")));
        assert!(!is_found(&held("")));
        assert!(is_found(&held("echo ob_get_clean();")));
        assert!(is_found(&held("ob_end_clean();\necho $pear;")));
    }

    #[test]
    fn a_format_is_written_as_a_whole() {
        let written = |quote: &str| format!("printf('<i title=%2$s%1$s%2$s>', htmlspecialchars($pear, ENT_COMPAT), {quote});");
        assert!(is_found(&written("\"'\"")));
        assert!(!is_found(&written("'\"'")));
        assert!(!is_found("printf('%d', $pear);"));
    }
}
