//! Where the engine must not be sure: each text reaches its command on at least one path. Uses the embedded rules.

use assay_manifests::Language;

use super::tests::report;

fn believes(language: Language, path: &str, text: &str) -> bool {
    report(language, path, text).evidence.iter().any(|one| one.rule.contains("cwe-078"))
}

fn script(body: &str) -> bool {
    let head = "const { exec } = require('child_process');\nconst app = require('express')();\n";
    believes(Language::JavaScript, "a.js", &format!("{head}app.get('/', (req, res) => {{\n  const town = req.query.town;\n{body}\n}});\n"))
}

fn python(body: &str) -> bool {
    let head = "import heapq\nimport io\nimport os\nimport re\nfrom collections import OrderedDict\nfrom flask import request\n";
    believes(Language::Python, "a.py", &format!("{head}\ndef show():\n    town = request.args['town']\n{body}\n    os.system(job)\n"))
}

fn java(body: &str) -> bool {
    let head = "import java.util.*;\nimport java.util.regex.*;\nimport javax.servlet.http.*;\npublic class Weather extends HttpServlet {\n  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {\n    String town = request.getParameter(\"town\");\n    String job = \"date\";\n";
    believes(
        Language::Java,
        "Weather.java",
        &format!("{head}{body}\n    Runtime.getRuntime().exec(new String[]{{\"sh\", \"-c\", job}});\n  }}\n}}\n"),
    )
}

#[test]
fn a_search_of_a_part_tells_nothing_of_the_whole() {
    assert!(!python("    if re.compile('[^a-z]').search(town, 5):\n        return 'no'\n    job = 'forecast ' + town"));
    assert!(!script("  const other = /[^a-z]/g;\n  if (other.test(town)) return res.end();\n  exec('forecast ' + town);"));
    assert!(!java(
        "    Matcher m = Pattern.compile(\"[^a-z]\").matcher(town);\n    if (m.find(5)) { return; }\n    job = \"forecast \" + town;"
    ));
}

#[test]
fn nothing_of_one_kind_is_not_nothing_of_the_other() {
    assert!(!script("  let seen, job = town;\n  if (seen === null) job = 'date';\n  exec(job);"));
    assert!(!script("  const held = [3];\n  let job = town;\n  if (held[2] === null) job = 'date';\n  exec(job);"));
}

#[test]
fn of_several_under_a_name_none_is_the_last() {
    assert!(!script(
        "  const form = new URLSearchParams();\n  form.append('j', town);\n  form.append('j', 'date');\n  exec(form.get('j'));"
    ));
}

#[test]
fn what_json_leaves_out_or_asks_is_not_kept() {
    assert!(!script("  const plan = { job: 'date', toJSON() { return { job: town }; } };\n  exec(JSON.parse(JSON.stringify(plan)).job);"));
}

#[test]
fn elements_are_taken_out_of_lists_of_numbers() {
    assert!(!java(
        "    List<Integer> days = new ArrayList<>();\n    days.add(9);\n    try { days.remove(Integer.valueOf(9)); job = town; } catch (IndexOutOfBoundsException e) { job = \"date\"; }"
    ));
    assert!(!java(
        "    double rain = 4; int days = 0;\n    try { double mean = rain / days; job = town; } catch (ArithmeticException e) { job = \"date\"; }"
    ));
}

#[test]
fn orders_and_places_that_are_not_told_are_not_known() {
    assert!(!python("    plans = OrderedDict()\n    plans['a'] = town\n    plans['b'] = 'date'\n    job = plans.popitem(False)[1]"));
    assert!(!python("    notes = io.StringIO()\n    notes.write(town)\n    notes.seek(-4, 2)\n    job = notes.read()"));
}

#[test]
fn names_that_are_sent_overwrite_any() {
    for text in ["foreach ($_POST as $k => $v) { $$k = $v; }", "extract(flags: EXTR_OVERWRITE, array: $_POST);"] {
        assert!(!believes(Language::Php, "a.php", &format!("<?php\n$job = 'date';\n{text}\nsystem($job);\n")), "{text}");
    }
}
