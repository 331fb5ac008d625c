//! Code inside of documents: fenced blocks of Markdown, code directives of reStructuredText, code cells of notebooks. Each with its place
//! in the document and with the prose before it. Knows nothing of judging.

use assay_manifests::Language;
use serde_json::Value;

/// A block of code in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    pub language: Language,
    /// The code, without the indentation of what it stands in.
    pub text: String,
    /// Bytes `start..end` of the document; where a notebook writes its cells in an unusual way, the whole of it.
    pub start: usize,
    pub end: usize,
    /// Lines of the document, from 1, both included.
    pub line: u32,
    pub end_line: u32,
    /// What is said before it: the nearest heading and paragraph.
    pub prose: String,
}

/// Longest prose that is kept, in bytes.
const MAX_PROSE: usize = 1200;
/// Most blocks of one document.
const MAX_BLOCKS: usize = 1000;

/// The blocks of a document whose language is named, in order; nothing for what is no document of these kinds.
pub fn blocks(path: &str, text: &str) -> Vec<Block> {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    let mut found = match ending.as_str() {
        "md" | "mdx" | "mdc" | "markdown" => markdown(text),
        "rst" => directives(text),
        "ipynb" => notebook(text),
        _ => Vec::new(),
    };
    found.retain(|block| !block.text.trim().is_empty());
    found.truncate(MAX_BLOCKS);
    found
}

/// A line with where it stands.
struct Line<'a> {
    start: usize,
    /// Without its end.
    text: &'a str,
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut at = 0;
    text.split_inclusive('\n')
        .map(|line| {
            let start = at;
            at += line.len();
            Line { start, text: line.trim_end_matches(['\n', '\r']) }
        })
        .collect()
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t']).len()
}

/// Code of `lines[from..to]` as a block, with `depth` bytes of indentation taken off.
fn block(all: &[Line<'_>], (from, to): (usize, usize), depth: usize, language: Language, prose: String) -> Option<Block> {
    let (first, last) = (all.get(from)?, all.get(to.checked_sub(1)?)?);
    let text: String =
        all[from..to].iter().map(|line| line.text.get(depth.min(indent(line.text))..).unwrap_or_default().to_owned() + "\n").collect();
    let (line, end_line) = (u32::try_from(from + 1).ok()?, u32::try_from(to).ok()?);
    Some(Block { language, text, start: first.start, end: last.start + last.text.len(), line, end_line, prose })
}

/// CommonMark's fences: at least three backticks or tildes, closed by as many of the same.
fn markdown(text: &str) -> Vec<Block> {
    let all = lines(text);
    let mut found = Vec::new();
    let mut at = 0;
    let mut said = Prose::default();
    while at < all.len() {
        let bare = all[at].text.trim_start();
        let mark = bare.chars().next().filter(|c| matches!(c, '`' | '~'));
        let length = mark.map_or(0, |mark| bare.chars().take_while(|c| *c == mark).count());
        let (Some(mark), true) = (mark, length >= 3) else {
            said.markdown(bare);
            at += 1;
            continue;
        };
        let info = bare[length..].trim();
        let closes = |line: &Line<'_>| {
            let bare = line.text.trim();
            bare.len() >= length && bare.chars().all(|c| c == mark)
        };
        let end = all[at + 1..].iter().position(closes).map_or(all.len(), |end| at + 1 + end);
        let named = info.trim_start_matches(['{', '.']).split(|c: char| !(c.is_alphanumeric() || "+#-".contains(c))).next();
        if let Some(language) = named.and_then(Language::from_alias)
            && !info.contains('`')
        {
            found.extend(block(&all, (at + 1, end), indent(all[at].text), language, said.text()));
        }
        said.paragraph.clear();
        at = end + 1;
    }
    found
}

/// `.. code-block:: python`, `.. code:: python` and `.. sourcecode:: python`: what is indented below them.
fn directives(text: &str) -> Vec<Block> {
    let all = lines(text);
    let mut found = Vec::new();
    let mut at = 0;
    let mut said = Prose::default();
    while at < all.len() {
        let bare = all[at].text.trim();
        let named = ["code-block::", "code::", "sourcecode::"]
            .iter()
            .find_map(|word| bare.strip_prefix(".. ")?.trim_start().strip_prefix(word))
            .map(str::trim);
        let Some(named) = named else {
            let next = all.get(at + 1).map_or("", |line| line.text.trim());
            said.plain(bare, next);
            at += 1;
            continue;
        };
        let outer = indent(all[at].text);
        let is_inner = |line: &Line<'_>| line.text.trim().is_empty() || indent(line.text) > outer;
        let mut from = at + 1;
        // Options of the directive, then an empty line.
        while all.get(from).is_some_and(|line| is_inner(line) && line.text.trim().starts_with(':')) {
            from += 1;
        }
        while all.get(from).is_some_and(|line| line.text.trim().is_empty()) {
            from += 1;
        }
        let mut to = all[from..].iter().position(|line| !is_inner(line)).map_or(all.len(), |end| from + end);
        while to > from && all[to - 1].text.trim().is_empty() {
            to -= 1;
        }
        if to > from
            && let Some(language) = Language::from_alias(named)
        {
            let depth = all[from..to].iter().filter(|line| !line.text.trim().is_empty()).map(|line| indent(line.text)).min().unwrap_or(0);
            found.extend(block(&all, (from, to), depth, language, said.text()));
        }
        said.paragraph.clear();
        at = to.max(at + 1);
    }
    found
}

/// Code cells of a Jupyter notebook; magics and shell escapes are no code of its language and are left out.
fn notebook(text: &str) -> Vec<Block> {
    let Ok(document) = serde_json::from_str::<Value>(text) else { return Vec::new() };
    let named = ["/metadata/language_info/name", "/metadata/kernelspec/language"];
    let language = named.iter().find_map(|at| document.pointer(at)?.as_str()).unwrap_or("python");
    let Some(language) = Language::from_alias(language) else { return Vec::new() };
    let Some(cells) = document.get("cells").and_then(Value::as_array) else { return Vec::new() };
    let mut found = Vec::new();
    let (mut prose, mut cursor) = (String::new(), 0);
    for cell in cells {
        let pieces: Vec<String> = match cell.get("source") {
            Some(Value::Array(lines)) => lines.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
            Some(Value::String(text)) => vec![text.clone()],
            _ => continue,
        };
        let place = placed(text, cursor, &pieces);
        if let Some((_, end)) = place {
            cursor = end;
        }
        let source: String = pieces.concat();
        match cell.get("cell_type").and_then(Value::as_str) {
            Some("markdown") => prose = clipped(source.trim()),
            Some("code") if !source.trim_start().starts_with("%%") => {
                let kept: String =
                    source.lines().filter(|line| !line.trim_start().starts_with(['%', '!'])).map(|line| line.to_owned() + "\n").collect();
                let (start, end) = place.unwrap_or((0, text.len()));
                let line_of = |at: usize| u32::try_from(text[..at].matches('\n').count() + 1).unwrap_or(u32::MAX);
                found.push(Block { language, text: kept, start, end, line: line_of(start), end_line: line_of(end), prose: prose.clone() });
                prose.clear();
            }
            _ => {}
        }
    }
    found
}

/// Where the pieces of a cell stand in the notebook's text, from `cursor` on.
fn placed(text: &str, cursor: usize, pieces: &[String]) -> Option<(usize, usize)> {
    let spelled = |piece: &String| serde_json::to_string(piece).ok();
    let first = spelled(pieces.first()?)?;
    let start = cursor + text.get(cursor..)?.find(&first)?;
    let mut end = start;
    for piece in pieces {
        let spelled = spelled(piece)?;
        end += text.get(end..)?.find(&spelled)? + spelled.len();
    }
    Some((start, end))
}

/// The heading and the paragraph that were read last.
#[derive(Default)]
struct Prose {
    heading: String,
    paragraph: String,
    /// The paragraph has ended: the next line begins another.
    ended: bool,
}

impl Prose {
    fn markdown(&mut self, bare: &str) {
        if bare.starts_with('#') {
            self.heading = bare.trim_start_matches('#').trim().to_owned();
            self.paragraph.clear();
        } else {
            self.words(bare);
        }
    }

    /// A line of reStructuredText; `next` may underline it.
    fn plain(&mut self, bare: &str, next: &str) {
        let underlines = |line: &str| line.len() >= 3 && line.chars().all(|c| "=-~^\"'`#*+.:_".contains(c));
        if underlines(bare) || bare.starts_with("..") {
            return;
        }
        if underlines(next) {
            self.heading = bare.to_owned();
            self.paragraph.clear();
        } else {
            self.words(bare.strip_suffix("::").unwrap_or(bare));
        }
    }

    fn words(&mut self, bare: &str) {
        if bare.trim().is_empty() {
            self.ended = true;
            return;
        }
        if std::mem::take(&mut self.ended) {
            self.paragraph.clear();
        }
        if !self.paragraph.is_empty() {
            self.paragraph.push(' ');
        }
        self.paragraph.push_str(bare.trim());
    }

    fn text(&self) -> String {
        let both = [self.heading.as_str(), self.paragraph.as_str()];
        clipped(&both.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join("\n"))
    }
}

fn clipped(text: &str) -> String {
    let mut end = text.len().min(MAX_PROSE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text[..end].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn told(path: &str, text: &str) -> Vec<(Language, String, String)> {
        let found = blocks(path, text);
        for block in &found {
            let first = block.text.lines().next().unwrap_or_default();
            let there = &text[block.start..block.end];
            assert!(path.ends_with("ipynb") || there.contains(first), "{there:?}");
            assert_eq!(
                text.lines().nth(block.line as usize - 1).is_some_and(|line| line.contains(first)),
                !path.ends_with("ipynb"),
                "{block:?}"
            );
        }
        found.into_iter().map(|block| (block.language, block.text, block.prose)).collect()
    }

    #[test]
    fn fences_of_markdown() {
        let text = "# Use\n\nFirst words.\n\nOpen a file\nwith care:\n\n```python title=\"x\"\nopen(p)\n```\n\n- item\n\n  ~~~js\n  f(`a`)\n  ~~~\n\n```\nplain\n```\n\n````md\n```python\nx\n```\n````\n\n```sh\nls";
        assert_eq!(
            told("docs/a.md", text),
            [
                (Language::Python, "open(p)\n".to_owned(), "Use\nOpen a file with care:".to_owned()),
                (Language::JavaScript, "f(`a`)\n".to_owned(), "Use\n- item".to_owned()),
                (Language::Markdown, "```python\nx\n```\n".to_owned(), "Use".to_owned()),
                (Language::Bash, "ls\n".to_owned(), "Use".to_owned()),
            ]
        );
    }

    #[test]
    fn directives_of_restructured_text() {
        let text = "Title\n=====\n\nQuery it::\n\n.. code-block:: python\n   :linenos:\n\n   def f(a):\n       return a\n\n   f(1)\n\nAfter.\n\n.. code:: unknown\n\n   x\n";
        let code = "def f(a):\n    return a\n\nf(1)\n".to_owned();
        assert_eq!(told("a.rst", text), [(Language::Python, code, "Title\nQuery it".to_owned())]);
    }

    #[test]
    fn cells_of_notebooks() {
        let text = serde_json::to_string_pretty(&serde_json::json!({
            "cells": [
                {"cell_type": "markdown", "source": ["Load the \"data\".\n"]},
                {"cell_type": "code", "source": ["%matplotlib inline\n", "import os\n", "os.stat(p)"]},
                {"cell_type": "code", "source": "!pip install x\n"},
            ],
            "metadata": {"kernelspec": {"language": "python"}}
        }))
        .expect("JSON");
        assert_eq!(told("a.ipynb", &text), [(Language::Python, "import os\nos.stat(p)\n".to_owned(), "Load the \"data\".".to_owned())]);
        let found = blocks("a.ipynb", &text);
        assert!(text[found[0].start..found[0].end].contains("os.stat(p)") && found[0].line > 1, "{found:?}");
    }

    #[test]
    fn hostile_documents_are_read() {
        for text in [
            "```",
            "```python",
            "~~~\n",
            ".. code:: python",
            ".. code:: python\n\n\n",
            "{\"cells\": 3}",
            "{\"cells\": [{}]}",
            "é```py\n\t\té\n",
        ] {
            for path in ["a.md", "a.rst", "a.ipynb", "a.py"] {
                let _ = blocks(path, text);
            }
        }
    }
}
