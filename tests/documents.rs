//! Code inside of documents, as samples with their place and the words around them.

use crate::{common::Project, views::rows};

const RECIPE: &str = "name = \"demo\"\nversion = \"1.0.0\"\nlicense = \"MIT\"\nviews = [\"samples\", \"sft\", \"ledger\"]\n\n[[source]]\nname = \"own\"\nkind = \"directory\"\npath = \"src\"\nlanguages = [\"python\", \"markdown\", \"text\", \"json\"]\nlicense = { expression = \"MIT\", reason = \"written for this test\" }\n";

fn code(name: &str) -> String {
    format!(
        "import sqlite3\n\n\ndef {name}(path, key):\n    db = sqlite3.connect(path)\n    rows = db.execute(\"SELECT id, {name} FROM users WHERE name = ?\", (key,))\n    return rows.fetchall()\n"
    )
}

#[test]
fn fenced_code_is_a_sample_with_its_place_and_the_prose_before_it() {
    let indented = code("second").lines().map(|line| format!("   {line}\n")).collect::<String>().replace("   \n", "\n");
    let cell: Vec<String> = code("third").split_inclusive('\n').map(str::to_owned).collect();
    let notebook = serde_json::json!({
        "cells": [{"cell_type": "markdown", "source": ["Counts rows of the third kind."]}, {"cell_type": "code", "source": cell}],
        "metadata": {"kernelspec": {"language": "python"}}
    });
    let project = Project::new();
    project
        .write("src/README.md", &format!("# Demo\n\nLoads people by their name.\n\n```python\n{}```\n\nMore.\n", code("first")))
        .write("src/guide.rst", &format!("Guide\n=====\n\nLoads people again:\n\n.. code-block:: python\n\n{indented}\nEnd.\n"))
        .write("src/book.ipynb", &serde_json::to_string_pretty(&notebook).expect("JSON"))
        .write("recipe.toml", RECIPE);
    let release = project.release();
    let samples = rows(&release, "samples");
    let place = |name: &str| {
        let row = samples.iter().find(|row| row["content"].as_str().is_some_and(|text| text.contains(&format!("def {name}("))));
        let row = row.unwrap_or_else(|| panic!("no sample of {name}: {:?}", rows(&release, "ledger")));
        (row["path"].as_str().unwrap_or_default().to_owned(), row["start_line"].as_i64(), row["language"].as_str().map(str::to_owned))
    };
    let python = || Some("python".to_owned());
    assert_eq!(place("first"), ("README.md".to_owned(), Some(6), python()));
    assert_eq!(place("second"), ("guide.rst".to_owned(), Some(8), python()));
    assert_eq!(place("third").0, "book.ipynb");
    let row = samples.iter().find(|row| row["path"] == "README.md").expect("is there");
    let text = std::fs::read_to_string(project.path("src/README.md")).expect("reads");
    let (start, end) = (row["start_byte"].as_u64().expect("number") as usize, row["end_byte"].as_u64().expect("number") as usize);
    assert_eq!(text[start..end].trim_end(), code("first").trim_end());
    assert!(
        row["evidence"][0]["span"]["start_line"].as_i64().or(row["evidence"][0]["line"].as_i64()).is_none_or(|line| line > 6),
        "{}",
        row["evidence"]
    );
    let prompts: Vec<String> = rows(&release, "sft").iter().map(|row| row["messages"][0].to_string()).collect();
    assert!(prompts.iter().any(|prompt| prompt.contains("Loads people by their name")), "{prompts:?}");
}
