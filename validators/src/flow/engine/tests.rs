//! What the engine believes of whole programs, where a wrong belief would let something through. Uses the embedded rules.

use assay_manifests::Language;

use super::{Input, Options, Report, judge};
use crate::{flow::lower::lower, parse::parse, rule::RuleSet};

/// What the embedded rules say of one file.
pub fn report(language: Language, path: &str, text: &str) -> Report {
    let parsed = parse(language, text).expect("parses");
    let module = lower(language, path, text, &parsed.flat()).expect("has a form");
    let input = Input { module: &module, text, modules: &[&module], definitions: None, configs: &[] };
    judge(&input, &RuleSet::embedded().expect("rules load"), &Options::default())
}

/// Whether a rule has shown evidence, or found something.
fn said(report: &Report, rule: &str) -> (bool, bool) {
    (report.evidence.iter().any(|one| one.rule.contains(rule)), report.findings.iter().any(|one| one.rule.contains(rule)))
}

#[test]
fn an_address_of_the_net_is_no_number() {
    let text = "use axum::extract::Path;\nuse std::net::IpAddr;\n\nasync fn probe(Path(addr): Path<IpAddr>) -> String {\n    reqwest::get(format!(\"http://{addr}/\")).await.unwrap().text().await.unwrap()\n}\n";
    assert!(!said(&report(Language::Rust, "a.rs", text), "cwe-918").0);
}

#[test]
fn options_that_set_options_end_nothing() {
    let text = |options: &str| {
        format!(
            "import subprocess\nfrom flask import Flask, request\napp = Flask(__name__)\n@app.route('/')\ndef log():\n    subprocess.run(['git', {options}, '--', request.args['f']])\n"
        )
    };
    assert!(!said(&report(Language::Python, "a.py", &text("'-c', request.args['c'], 'log'")), "cwe-088").0);
    assert!(said(&report(Language::Python, "a.py", &text("'log'")), "cwe-088").0);
}

#[test]
fn a_pattern_that_stands_at_lines_does_not_guard_the_whole() {
    let script = |flags: &str| {
        format!(
            "const {{ exec }} = require('child_process');\nconst app = require('express')();\napp.get('/', (req, res) => {{\n  const name = String(req.query.name);\n  if (!/^[a-z]+$/{flags}.test(name)) return res.end();\n  exec('ls ' + name);\n}});\n"
        )
    };
    assert!(said(&report(Language::JavaScript, "a.js", &script("m")), "cwe-078").1);
    assert!(!said(&report(Language::JavaScript, "a.js", &script("")), "cwe-078").1);
    let python = |flags: &str| {
        format!(
            "import os\nimport re\nfrom flask import Flask, request\napp = Flask(__name__)\nPLAIN = re.compile(r'^[a-z]+$'{flags})\n@app.route('/')\ndef show():\n    name = request.args['name']\n    if not PLAIN.search(name):\n        return 'no'\n    os.system('ls ' + name)\n"
        )
    };
    assert!(said(&report(Language::Python, "a.py", &python(", re.MULTILINE")), "cwe-078").1);
    assert!(said(&report(Language::Python, "a.py", &python(", re.I | re.M")), "cwe-078").1);
    assert!(!said(&report(Language::Python, "a.py", &python(", re.I")), "cwe-078").1);
}

#[test]
fn a_stream_is_limited_only_where_others_are_thrown_out() {
    let text = |body: &str| {
        format!(
            "import java.io.*;\nimport javax.servlet.http.*;\n\npublic class A extends HttpServlet {{\n  static class Limited extends ObjectInputStream {{\n    Limited(InputStream in) throws IOException {{ super(in); }}\n    protected Class<?> resolveClass(ObjectStreamClass d) throws IOException, ClassNotFoundException {{\n      String name = d.getName();\n      {body}\n      return super.resolveClass(d);\n    }}\n  }}\n  protected void doPost(HttpServletRequest req, HttpServletResponse res) throws IOException {{\n    try {{ new Limited(req.getInputStream()).readObject(); }} catch (ClassNotFoundException e) {{ res.setStatus(400); }}\n  }}\n}}\n"
        )
    };
    let shown = |body: &str| said(&report(Language::Java, "A.java", &text(body)), "cwe-502").0;
    assert!(shown("if (!name.equals(\"com.example.Order\")) throw new InvalidClassException(name);"));
    assert!(!shown("if (name.startsWith(\"org.apache.commons.collections\")) throw new InvalidClassException(name);"));
    assert!(!shown("if (name.equals(\"x\")) new RuntimeException().printStackTrace();"));
}

#[test]
fn what_may_not_run_before_an_action_settles_nothing() {
    let text = |line: &str| {
        format!(
            "class ReportsController < ApplicationController\n  {line}\n\n  def show\n    @name = params[:name] unless @name\n    system(\"echo #{{@name}}\")\n  end\n\n  private\n\n  def preset\n    @name = \"weekly\"\n  end\nend\n"
        )
    };
    assert!(said(&report(Language::Ruby, "a.rb", &text("before_action :preset, if: :special?")), "cwe-078").1);
    assert!(said(&report(Language::Ruby, "a.rb", &text("before_action :preset\n  skip_before_action :preset")), "cwe-078").1);
    assert!(!said(&report(Language::Ruby, "a.rb", &text("before_action :preset")), "cwe-078").1);
}

#[test]
fn what_numbers_equal_loosely_is_no_list_of_what_is_allowed() {
    let text = |strict: &str| {
        format!(
            "<?php\n$id = $_GET['id'];\nif (!in_array($id, [1, 2, 3]{strict})) {{ exit; }}\n$db = new mysqli('h', 'u', getenv('P'), 'd');\n$db->query(\"SELECT * FROM t WHERE id = $id\");\n"
        )
    };
    assert!(said(&report(Language::Php, "a.php", &text("")), "cwe-089").1);
    assert!(!said(&report(Language::Php, "a.php", &text(", true")), "cwe-089").1);
}

#[test]
fn variables_of_a_file_are_compared_in_the_order_in_which_they_stand() {
    // Steps do not count this work: that it ends is what is asked, within the time of a test.
    let constants: String = (0..3_000).map(|n| format!("X{n} = 'text'\n")).collect();
    let functions: String = (0..3_000).map(|n| format!("def f{n}(a):\n    return eval(a)\n")).collect();
    assert!(!report(Language::Python, "a.py", &(constants + &functions)).findings.is_empty());
}
