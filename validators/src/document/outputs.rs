//! What the script of a step writes into an output of its own: which variables hold text from outside, as they are handed on. Knows how
//! shells write assignments and which programs print what they were given, no contexts of expressions.

use std::{cell::RefCell, collections::BTreeMap};

use super::{
    Node,
    path::find,
    shell,
    workflow::{Trust, masked, uses_variable},
};

/// Programs that print what they are given, or lines and columns of it.
const PRINTING: &[&str] = &["printf", "echo", "head", "tail", "cat", "xargs", "cut", "tac", "sort", "uniq", "tee", "rev"];
/// Assignments are gone through as often, so that one may use what stands below it in a loop.
const ROUNDS: usize = 3;
/// Different expressions of one script that are followed.
const MAX_EXPRESSIONS: usize = 24;

/// The worst of what a script gives for an output. `expression` answers for what stands in `${{ … }}`, `environment` is what the step is given.
pub(super) fn worst(run: &str, output: &str, expression: &dyn Fn(&str) -> Trust, environment: &[(&str, Trust)]) -> Trust {
    let known: RefCell<BTreeMap<String, Trust>> = RefCell::default();
    // Each may lead to other steps: it is asked once, and not more than some.
    let expression = &|text: &str| {
        let before = known.borrow().get(text).copied();
        let many = known.borrow().len() >= MAX_EXPRESSIONS;
        let trust = before.unwrap_or_else(|| if many { Trust::Unknown } else { expression(text) });
        known.borrow_mut().insert(text.to_owned(), trust);
        trust
    };
    let held = variables(run, expression, environment);
    let lines = written(run, output);
    let mut worst = if lines.is_empty() { Trust::Unknown } else { Trust::Known };
    for line in lines {
        worst = worst.max(of_text(line, expression, &held));
        let computed = line.replace("${{", "").replace("$GITHUB_OUTPUT", "").replace("${GITHUB_OUTPUT}", "");
        if worst == Trust::Known && (computed.contains('$') || computed.contains('`')) {
            worst = Trust::Unknown;
        }
    }
    worst
}

/// What a script of JavaScript gives for an output: fields of the event that it names as it sets it. `event` answers for a field.
pub(super) fn of_script(script: &str, output: &str, event: &dyn Fn(&[&str]) -> Trust) -> Trust {
    let set = script.split("setOutput(").skip(1).filter_map(|call| {
        let (name, value) = call.split_once(',')?;
        (name.trim().trim_matches(['"', '\'', '`']) == output).then(|| value.lines().next().unwrap_or_default())
    });
    let fields = |value: &str| {
        let ends = |c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '?'));
        let path = |piece: &str| piece[..piece.find(ends).unwrap_or(piece.len())].replace('?', "");
        value.split("context.payload.").skip(1).map(|piece| event(&path(piece).split('.').collect::<Vec<_>>())).max()
    };
    set.filter_map(fields).max().filter(|trust| *trust == Trust::Untrusted).unwrap_or(Trust::Unknown)
}

/// The lines that write an output: `NAME=…`, the older command, and all that follows `NAME<<END`.
fn written<'a>(run: &'a str, output: &str) -> Vec<&'a str> {
    let (named, older, block) = (format!("{output}="), format!("name={output}::"), format!("{output}<<"));
    let mut within = false;
    let mut out = Vec::new();
    for line in run.lines() {
        if within || line.contains(&named) || line.contains(&older) {
            out.push(line);
        }
        within |= line.contains(&block);
    }
    out
}

fn of_text(text: &str, expression: &dyn Fn(&str) -> Trust, held: &BTreeMap<&str, Trust>) -> Trust {
    let given = text.split("${{").skip(1).map(|piece| expression(piece.split("}}").next().unwrap_or_default()));
    let named = held.iter().filter(|(name, _)| uses_variable(text, name)).map(|(_, trust)| *trust);
    given.chain(named).max().unwrap_or(Trust::Known)
}

/// What variables of the script hold; what a test keeps to something is known.
fn variables<'a>(run: &'a str, expression: &dyn Fn(&str) -> Trust, environment: &[(&'a str, Trust)]) -> BTreeMap<&'a str, Trust> {
    let mut held: BTreeMap<&str, Trust> = environment.iter().copied().collect();
    if held.values().all(|trust| *trust == Trust::Known) && !run.contains("${{") {
        return held;
    }
    let script = shell::script(&masked(run), &|span| span);
    let tested: Vec<&str> = find(&script, "tested").into_iter().flat_map(Node::items).filter_map(Node::text).collect();
    held.retain(|name, _| !tested.contains(name));
    for _ in 0..ROUNDS {
        let before = held.clone();
        for (name, value) in run.lines().flat_map(assigned) {
            let trust = of_text(value, expression, &held);
            let trust = if trust == Trust::Untrusted && !printed(value) { Trust::Unknown } else { trust };
            if !tested.contains(&name) && trust != Trust::Known {
                held.entry(name).and_modify(|known| *known = trust.max(*known)).or_insert(trust);
            }
        }
        if before == held {
            break;
        }
    }
    held
}

/// The variables that a line sets, and the text that it sets them to.
fn assigned(line: &str) -> Vec<(&str, &str)> {
    let mut line = line.trim();
    for word in ["export ", "local ", "readonly ", "declare "] {
        line = line.strip_prefix(word).unwrap_or(line).trim_start();
    }
    if let Some((words, text)) = line
        .split_once("read ")
        .filter(|(before, _)| matches!(*before, "" | "while " | "IFS= "))
        .map(|(_, rest)| rest.split_once("<<<").unwrap_or((rest, "")))
    {
        let names = words.split_whitespace().filter(|word| is_name(word));
        return names.map(|name| (name, text)).collect();
    }
    line.split_once('=').filter(|(name, _)| is_name(name)).into_iter().collect()
}

fn is_name(word: &str) -> bool {
    !word.is_empty() && !word.starts_with(|c: char| c.is_ascii_digit()) && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// Whether programs inside of a value print what they were given.
fn printed(value: &str) -> bool {
    let Some((_, inner)) = value.split_once("$(") else { return !value.contains('`') };
    inner.split('|').all(|piece| PRINTING.contains(&piece.split_whitespace().next().unwrap_or_default().trim_start_matches('(')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(run: &str) -> Trust {
        worst(run, "tag", &|_| Trust::Known, &[("TITLE", Trust::Untrusted)])
    }

    #[test]
    fn variables_of_the_script_hand_on_what_they_hold() {
        assert_eq!(of("first=\"$(echo \"$TITLE\" | cut -d' ' -f1)\"\necho \"tag=${first%:}\" >> \"$GITHUB_OUTPUT\""), Trust::Untrusted);
        assert_eq!(of("read -r kind rest <<< \"$TITLE\"\necho \"tag=$rest\" >> $GITHUB_OUTPUT"), Trust::Untrusted);
        assert_eq!(of("echo \"tag<<END\" >> $GITHUB_OUTPUT\necho \"$TITLE\" >> $GITHUB_OUTPUT"), Trust::Untrusted);
        assert_eq!(of("n=\"$(echo \"$TITLE\" | wc -c)\"\necho \"tag=$n\" >> $GITHUB_OUTPUT"), Trust::Unknown);
        assert_eq!(of("v=\"$TITLE\"\necho \"tag=fixed\" >> $GITHUB_OUTPUT"), Trust::Known);
        let script = |text: &str| of_script(text, "tag", &|path| if path == ["issue", "title"] { Trust::Untrusted } else { Trust::Known });
        assert_eq!(script("core.setOutput('tag', context.payload.issue?.title);"), Trust::Untrusted);
        assert_eq!(
            script("core.setOutput('tag', context.payload.issue.number); core.setOutput('x', context.payload.issue.title)"),
            Trust::Unknown
        );
        assert_ne!(of("v=$TITLE\n[[ \"$v\" =~ ^[0-9]+$ ]] || exit 1\necho \"tag=$v\" >> $GITHUB_OUTPUT"), Trust::Untrusted);
    }
}
