//! How findings, evidence and tables look to a person at a terminal. Harvested text is shown escaped: no control or invisible
//! character of a sample reaches the terminal.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use assay_manifests::{Evidence, Finding, Span, Step, Unjudged};

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();

fn colour(severity: &str) -> Style {
    let colour = match severity {
        "critical" | "high" => AnsiColor::Red,
        "medium" => AnsiColor::Yellow,
        _ => AnsiColor::Cyan,
    };
    colour.on_default().bold()
}

/// A number of bytes as people say it.
pub fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{:.1} kB", bytes as f64 / 1e3),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}

/// `text` with control characters, bidirectional and invisible characters written as escapes.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let hidden = matches!(c, '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{3164}' | '\u{FFA0}' | '\u{E0000}'..='\u{E01EF}');
        match c {
            '\t' => out.push_str("    "),
            c if c.is_control() || hidden => {
                let _ = write!(out, "\\u{{{:x}}}", c as u32);
            }
            c => out.push(c),
        }
    }
    out
}

/// Findings of one place whose weaknesses overlap, each group under its gravest (of several, the one whose path says most); groups and
/// the findings in them keep their order. Two rules that see one danger are one thing to mend.
pub fn places(findings: &[Finding]) -> Vec<(&Finding, Vec<&Finding>)> {
    let mut groups: Vec<Vec<&Finding>> = Vec::new();
    for finding in findings {
        let same = |group: &&mut Vec<&Finding>| {
            group.iter().any(|f| f.span.start == finding.span.start && f.cwe.iter().any(|cwe| finding.cwe.contains(cwe)))
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.push(finding),
            None => groups.push(vec![finding]),
        }
    }
    groups.into_iter().map(gravest).collect()
}

fn gravest(mut group: Vec<&Finding>) -> (&Finding, Vec<&Finding>) {
    let weight = |f: &Finding| (crate::cli::Severity::of(&f.severity), f.path.len());
    let first = (0..group.len()).rev().max_by_key(|&at| weight(group[at])).unwrap_or_default();
    (group.remove(first), group)
}

/// One place: its gravest finding with excerpt and path, the `fix` of its rule in a sentence, and what other rules say of the same place.
pub fn finding(out: &mut String, path: &str, text: &str, (finding, also): (&Finding, &[&Finding]), fix: Option<&str>) {
    let style = colour(&finding.severity);
    let cwe: Vec<String> = finding.cwe.iter().map(|n| format!("CWE-{n}")).collect();
    let column = crate::sarif::column(text, finding.span.start).unwrap_or(1);
    let _ = writeln!(
        out,
        "{BOLD}{}:{}:{column}{BOLD:#} {style}{}{style:#} {} [{}] {}",
        escape(path),
        finding.span.line,
        finding.severity,
        finding.rule,
        cwe.join(", "),
        escape(&finding.message)
    );
    excerpt(out, text, finding.span, style);
    let shown = |step: &Step| {
        let place = step.path.as_deref().map_or_else(String::new, |p| format!("{}:", escape(p)));
        format!("{place}{}: {}", step.span.line, escape(&step.note))
    };
    // A text joined from three parts is joined twice: once is enough to read.
    let mut steps: Vec<String> = finding.path.iter().map(shown).collect();
    steps.dedup();
    for step in steps {
        let _ = writeln!(out, "   {DIM}→ {step}{DIM:#}");
    }
    if let Some(fix) = fix.filter(|fix| !fix.is_empty()) {
        let _ = writeln!(out, "   fix: {}", escape(fix));
    }
    let mut others: Vec<&str> = also.iter().map(|f| f.rule.as_str()).filter(|rule| *rule != finding.rule).collect();
    others.dedup();
    if !others.is_empty() {
        let _ = writeln!(out, "   {DIM}also {}{DIM:#}", others.join(", "));
    }
    out.push('\n');
}

fn excerpt(out: &mut String, text: &str, span: Span, style: Style) {
    let Some(line) = text.lines().nth(span.line.saturating_sub(1) as usize) else { return };
    let start = span.start as usize;
    let begin = text.get(..start).map_or(0, |before| before.rfind('\n').map_or(0, |at| at + 1));
    let lead: String = text.get(begin..start).unwrap_or_default().chars().collect();
    let marked = text.get(start..(span.end as usize).min(begin + line.len())).unwrap_or_default();
    let shown: String = escape(line).chars().take(160).collect();
    let _ = writeln!(out, "{:>5} | {shown}", span.line);
    let (lead, width) = (escape(&lead).chars().count(), escape(marked).chars().count().max(1));
    if lead < 160 {
        let _ = writeln!(out, "      | {}{style}{}{style:#}", " ".repeat(lead), "^".repeat(width.min(160 - lead)));
    }
}

pub fn evidence(out: &mut String, path: &str, text: &str, evidence: &Evidence) {
    let style = AnsiColor::Green.on_default().bold();
    let column = crate::sarif::column(text, evidence.span.start).unwrap_or(1);
    let _ = writeln!(
        out,
        "{BOLD}{}:{}:{column}{BOLD:#} {style}evidence{style:#} {} [{}] {}",
        escape(path),
        evidence.span.line,
        evidence.rule,
        evidence.cwe.iter().map(|n| format!("CWE-{n}")).collect::<Vec<_>>().join(", "),
        escape(&evidence.form)
    );
}

pub fn unjudged(out: &mut String, path: &str, unjudged: &Unjudged) {
    let _ = writeln!(
        out,
        "{BOLD}{}:{}{BOLD:#} {DIM}unjudged{DIM:#} {} {}",
        escape(path),
        unjudged.span.line,
        unjudged.rule,
        escape(&unjudged.reason)
    );
}

pub fn ignored(out: &mut String, path: &str, finding: &Finding, reason: &str) {
    let _ = writeln!(out, "{DIM}{}:{} ignored {}: {}{DIM:#}", escape(path), finding.span.line, finding.rule, escape(reason));
}

pub fn not_judged(out: &mut String, path: &str, reason: &str) {
    let _ = writeln!(out, "{BOLD}{}{BOLD:#} {DIM}not judged{DIM:#} {}", escape(path), escape(reason));
}

pub fn summary(out: &mut String, line: &str) {
    let _ = writeln!(out, "{line}");
}

/// A table with a header row; the first column is left-aligned, the others right-aligned.
pub fn table(header: &[&str], rows: &[Vec<String>]) -> String {
    let mut widths: Vec<usize> = header.iter().map(|h| h.chars().count()).collect();
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let mut out = String::new();
    let mut line = |cells: &[String], bold: bool| {
        for (i, (cell, width)) in cells.iter().zip(&widths).enumerate() {
            let cell = if i == 0 { format!("{cell:<width$}") } else { format!("  {cell:>width$}") };
            if bold {
                let _ = write!(out, "{BOLD}{cell}{BOLD:#}");
            } else {
                out.push_str(&cell);
            }
        }
        out.push('\n');
    };
    line(&header.iter().map(|h| (*h).to_owned()).collect::<Vec<_>>(), true);
    for row in rows {
        line(row, false);
    }
    out
}

/// A table with every column left-aligned.
pub fn columns(header: &[&str], rows: &[Vec<String>]) -> String {
    let mut widths: Vec<usize> = header.iter().map(|h| h.chars().count()).collect();
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let mut out = String::new();
    let last = header.len().saturating_sub(1);
    for (n, row) in std::iter::once(&header.iter().map(|h| (*h).to_owned()).collect()).chain(rows).enumerate() {
        for (i, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let cell = escape(cell);
            let cell = if i == last { cell } else { format!("{cell:<width$}  ") };
            if n == 0 {
                let _ = write!(out, "{BOLD}{cell}{BOLD:#}");
            } else {
                out.push_str(&cell);
            }
        }
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn sizes_are_told_in_their_own_measure() {
        assert_eq!([999, 27_000, 1_500_000].map(super::size), ["999 bytes", "27.0 kB", "1.5 MB"]);
    }

    #[test]
    fn nothing_hidden_reaches_the_terminal() {
        assert_eq!(super::escape("a\u{202e}b\u{1b}[31m\t"), "a\\u{202e}b\\u{1b}[31m    ");
    }
}
