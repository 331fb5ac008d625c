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

/// A handler of Flask whose body is `lines`.
fn flask(lines: &str) -> String {
    let body: String = lines.lines().map(|line| format!("    {line}\n")).collect();
    format!(
        "import base64, os, threading, ldap3, hashlib, requests, pickle, json\nfrom flask import Flask, request, redirect\napp = Flask(__name__)\nlocal = threading.local()\n\n@app.route('/')\ndef show():\n{body}"
    )
}

/// Whether a handler of Flask with these lines is found by a rule.
fn found_in_flask(lines: &str, rule: &str) -> bool {
    said(&report(Language::Python, "a.py", &flask(lines)), rule).1
}

#[test]
fn what_is_written_in_plain_letters_is_harmless_until_it_is_read_back() {
    let asked = "name = request.args['name']\n";
    let command = "\nos.system('ls ' + text)\n";
    assert!(!found_in_flask(&format!("{asked}text = base64.b64encode(name.encode()).decode(){command}"), "cwe-078"));
    assert!(found_in_flask(&format!("{asked}text = base64.b64decode(base64.b64encode(name.encode())).decode(){command}"), "cwe-078"));
    // A slash is a letter of the usual alphabet: it says which file is meant.
    assert!(found_in_flask(&format!("{asked}open(base64.b64encode(name.encode()).decode())"), "cwe-022"));
    assert!(!found_in_flask(&format!("{asked}open('/srv/' + base64.urlsafe_b64encode(name.encode()).decode())"), "cwe-022"));

    let script = |value: &str| {
        let text = format!(
            "const {{ exec }} = require('child_process');\nconst app = require('express')();\napp.get('/', (req, res) => {{\n  exec('ls ' + {value});\n}});\n"
        );
        said(&report(Language::JavaScript, "a.js", &text), "cwe-078").1
    };
    assert!(!script("Buffer.from(req.query.x).toString('hex')"));
    assert!(script("Buffer.from(req.query.x).toString('utf8')"));
    assert!(script("Buffer.from(req.query.x, 'base64').toString()"));
    assert!(script("Buffer.from(Buffer.from(req.query.x).toString('base64'), 'base64').toString()"));

    let servlet = |value: &str| {
        let text = format!(
            "import java.util.Base64;\nimport javax.servlet.http.*;\n\npublic class A extends HttpServlet {{\n  protected void doGet(HttpServletRequest req, HttpServletResponse res) throws java.io.IOException {{\n    String p = req.getParameter(\"p\");\n    new java.io.FileInputStream(\"/srv/\" + {value});\n  }}\n}}\n"
        );
        said(&report(Language::Java, "A.java", &text), "cwe-022").1
    };
    assert!(!servlet("Base64.getUrlEncoder().withoutPadding().encodeToString(p.getBytes())"));
    assert!(servlet("new String(Base64.getDecoder().decode(Base64.getEncoder().encodeToString(p.getBytes())))"));
}

#[test]
fn what_a_way_out_of_a_loop_has_learnt_stays() {
    let text = |first: &str| {
        format!(
            "asked = request.args['next']\nway = '/'\nfor one in ({first}, '/help'):\n    way = one\n    if one == '/help':\n        break\nreturn redirect(way)"
        )
    };
    assert!(!found_in_flask(&text("asked"), "cwe-601"));
    assert!(found_in_flask(
        "asked = request.args['next']\nway = '/'\nfor one in (asked, '/help'):\n    way = one\n    if len(one) > 4:\n        break\nreturn redirect(way)",
        "cwe-601"
    ));
}

#[test]
fn a_class_makes_another_of_its_kind() {
    let text = |turns: &str| {
        format!(
            "import javax.servlet.http.*;\n\npublic class A extends HttpServlet {{\n  protected void doGet(HttpServletRequest req, HttpServletResponse res) throws java.io.IOException {{\n    Pair pair = new Pair(req.getParameter(\"p\"), \"readme\");\n    new java.io.FileInputStream(\"/srv/\" + pair{turns}.left());\n  }}\n}}\n\nclass Pair {{\n  private String left;\n  private String right;\n  Pair(String left, String right) {{ this.left = left; this.right = right; }}\n  Pair turned() {{ return new Pair(right, left); }}\n  String left() {{ return left; }}\n}}\n"
        )
    };
    assert!(said(&report(Language::Java, "A.java", &text("")), "cwe-022").1);
    assert!(!said(&report(Language::Java, "A.java", &text(".turned()")), "cwe-022").1);
    assert!(said(&report(Language::Java, "A.java", &text(".turned().turned()")), "cwe-022").1);
}

#[test]
fn what_a_comprehension_leaves_out_is_not_in_it() {
    let text = |left_out: &str| {
        format!(
            "hosts = {{'a': 'a.example', 'own': request.args['host']}}\nhost = {{k: v for k, v in hosts.items() if k != '{left_out}'}}[request.args['k']]\nrequests.get(f'https://{{host}}/', timeout=3)"
        )
    };
    assert!(!found_in_flask(&text("own"), "cwe-918"));
    assert!(found_in_flask(&text("a"), "cwe-918"));
}

#[test]
fn texts_are_taken_apart_where_their_pieces_tell() {
    assert!(!found_in_flask("name = ('x,' + request.args['n']).split(',')[0]\nos.system('ls ' + name)", "cwe-078"));
    assert!(found_in_flask("name = ('x,' + request.args['n']).split(',')[1]\nos.system('ls ' + name)", "cwe-078"));
    assert!(!found_in_flask("name = ('x=' + request.args['n']).partition('=')[0]\nos.system('ls ' + name)", "cwe-078"));
    assert!(found_in_flask("name = ('x=' + request.args['n']).partition('=')[2]\nos.system('ls ' + name)", "cwe-078"));
    assert!(found_in_flask("return hashlib.new(sorted('sha256 md5'.split())[0], request.data).hexdigest()", "cwe-327"));
    assert!(!found_in_flask("return hashlib.new(sorted('sha256 md5'.split())[1], request.data).hexdigest()", "cwe-327"));
    assert!(!found_in_flask("text = 'x;' + request.args['n']\nos.system(text[:text.index(';')])", "cwe-078"));
}

#[test]
fn what_one_handler_leaves_in_its_thread_the_next_finds() {
    let text = "local.name = request.args['n']\n\n@app.route('/b')\ndef read():\n    return open('/srv/' + local.name).read()\n";
    let text = flask("").replace("def show():\n", &format!("def show():\n    {text}"));
    assert!(said(&report(Language::Python, "a.py", &text), "cwe-022").1);
}

#[test]
fn what_is_set_on_a_cookie_later_counts() {
    let text = |later: &str| {
        format!(
            "package a\n\nimport \"net/http\"\n\ntype option func(*http.Cookie)\n\nfunc secure(on bool) option {{\n\treturn func(c *http.Cookie) {{ c.Secure = on }}\n}}\n\nfunc Show(w http.ResponseWriter, r *http.Request) {{\n\tc := &http.Cookie{{Name: \"session\", Value: \"x\", HttpOnly: true, Secure: true}}\n\t{later}\n\thttp.SetCookie(w, c)\n}}\n"
        )
    };
    let found = |later: &str| said(&report(Language::Go, "a.go", &text(later)), "cwe-614").1;
    assert!(!found(""));
    assert!(found("c.Secure = false"));
    assert!(found("for _, o := range []option{secure(true), secure(false)} {\n\t\to(c)\n\t}"));
    assert!(!found("for _, o := range []option{secure(false), secure(true)} {\n\t\to(c)\n\t}"));
}

#[test]
fn what_a_closed_channel_holds_comes_in_order() {
    let text = |order: &str| {
        format!(
            "package a\n\nimport (\n\t\"fmt\"\n\t\"net/http\"\n)\n\nfunc Show(w http.ResponseWriter, r *http.Request) {{\n\tw.Header().Set(\"Content-Type\", \"text/html\")\n\tc := make(chan string, 3)\n\t{order}\n\tclose(c)\n\tlast := \"\"\n\tfor one := range c {{\n\t\tlast = one\n\t}}\n\tfmt.Fprintf(w, \"<b>%s</b>\", last)\n}}\n"
        )
    };
    let found = |order: &str| said(&report(Language::Go, "a.go", &text(order)), "cwe-079").1;
    assert!(!found("c <- r.FormValue(\"t\")\n\tc <- \"news\""));
    assert!(found("c <- \"news\"\n\tc <- r.FormValue(\"t\")"));
}

#[test]
fn what_is_unpacked_under_a_prefix_leaves_the_rest_as_it_is() {
    let text = |how: &str, used: &str| {
        format!(
            "<?php\n$name = $_GET['n'];\n$given = ['name' => escapeshellarg($name)];\nextract($given{how});\nshell_exec(\"ls {used}\");\n"
        )
    };
    let found = |how: &str, used: &str| said(&report(Language::Php, "a.php", &text(how, used)), "cwe-078").1;
    assert!(!found("", "$name"));
    assert!(found(", EXTR_PREFIX_ALL, 'arg'", "$name"));
    assert!(!found(", EXTR_PREFIX_ALL, 'arg'", "$arg_name"));
    assert!(found(", EXTR_SKIP", "$name"));
}

#[test]
fn where_nothing_may_stand_under_a_key_the_other_value_counts() {
    let kotlin = |found: &str| {
        let text = format!(
            "import io.ktor.server.application.*\nimport io.ktor.server.response.*\nimport io.ktor.server.routing.*\n\nprivate val places = mapOf(\"docs\" to \"/docs\", \"home\" to \"/\")\n\nfun Application.pages() {{\n    routing {{\n        get(\"/\") {{\n            val to = call.parameters[\"to\"] ?: \"home\"\n            call.respondRedirect({found})\n        }}\n    }}\n}}\n"
        );
        said(&report(Language::Kotlin, "a.kt", &text), "cwe-601").1
    };
    assert!(kotlin("places.getOrElse(to) { to }"));
    assert!(kotlin("places[to] ?: to"));
    assert!(!kotlin("places.getOrElse(to) { \"/\" }"));

    let ruby = |found: &str| {
        let text = format!(
            "class A < ApplicationController\n  PLACES = {{ \"docs\" => \"/docs\", \"home\" => \"/\" }}\n  def show\n    redirect_to({found}, allow_other_host: true)\n  end\nend\n"
        );
        said(&report(Language::Ruby, "a.rb", &text), "cwe-601").1
    };
    assert!(ruby("PLACES[params[:to]] || params[:to]"));
    assert!(!ruby("PLACES[params[:to]] || \"/\""));

    let rust = |found: &str| {
        let text = format!(
            "use axum::{{extract::Query, response::Redirect}};\nuse std::collections::HashMap;\n\nstruct Q {{ to: String }}\n\nasync fn show(Query(q): Query<Q>) -> Redirect {{\n    let places = HashMap::from([(\"docs\", \"/docs\"), (\"home\", \"/\")]);\n    let pairs = [(\"docs\", \"/docs\"), (\"home\", \"/\")];\n    let to = {found};\n    Redirect::to(to)\n}}\n"
        );
        said(&report(Language::Rust, "a.rs", &text), "cwe-601").1
    };
    assert!(rust("places.get(q.to.as_str()).copied().unwrap_or(&q.to)"));
    assert!(rust("places.get(q.to.as_str()).unwrap_or_else(|| &q.to)"));
    assert!(rust("pairs.iter().find(|(k, _)| *k == q.to).map(|(_, v)| *v).unwrap_or(&q.to)"));
    assert!(!rust("places.get(q.to.as_str()).copied().unwrap_or(\"/\")"));

    let java = |found: &str| {
        let text = format!(
            "import java.util.*;\nimport javax.servlet.http.*;\n\npublic class A extends HttpServlet {{\n  static final Map<String, String> PLACES = Map.of(\"docs\", \"/docs\", \"home\", \"/\");\n  protected void doGet(HttpServletRequest req, HttpServletResponse res) throws java.io.IOException {{\n    String to = req.getParameter(\"to\");\n    res.sendRedirect({found});\n  }}\n}}\n"
        );
        said(&report(Language::Java, "A.java", &text), "cwe-601").1
    };
    assert!(java("Optional.ofNullable(PLACES.get(to)).orElse(to)"));
    assert!(java("new HashMap<>(PLACES).computeIfAbsent(to, k -> k)"));
    assert!(!java("Optional.ofNullable(PLACES.get(to)).orElse(\"/\")"));
}

#[test]
fn what_is_written_into_a_text_stands_in_it() {
    let text = |value: &str| {
        format!(
            "use axum::{{extract::Query, response::Html}};\nuse std::fmt::Write;\n\nstruct Q {{ q: String }}\n\nasync fn show(Query(s): Query<Q>) -> Html<String> {{\n    let mut page = String::from(\"<b>\");\n    let _ = write!(page, \"{{}}</b>\", {value});\n    Html(page)\n}}\n"
        )
    };
    assert!(said(&report(Language::Rust, "a.rs", &text("s.q")), "cwe-079").1);
    assert!(!said(&report(Language::Rust, "a.rs", &text("html_escape::encode_text(&s.q)")), "cwe-079").1);
}

#[test]
fn the_last_block_returns_in_the_place_of_what_was_returned() {
    let text = |last: &str| {
        format!(
            "def name(form):\n        try:\n            return form['n']\n        finally:\n            {last}\nopen('/srv/' + name(request.form))"
        )
    };
    assert!(found_in_flask(&text("print('read')"), "cwe-022"));
    assert!(!found_in_flask(&text("return 'note'"), "cwe-022"));
    assert!(found_in_flask(&text("if len(form) > 3:\n                return 'note'"), "cwe-022"));
}

#[test]
fn a_function_that_calls_itself_so_often_is_followed() {
    let text = |times: u32| {
        format!(
            "def turned(n, one, other):\n        if n == 0:\n            return one\n        return turned(n - 1, other, one)\nos.system('ls ' + turned({times}, 'a', request.args['n']))"
        )
    };
    assert!(!found_in_flask(&text(4), "cwe-078"));
    assert!(found_in_flask(&text(3), "cwe-078"));
}

#[test]
fn a_group_of_plain_letters_is_harmless_whatever_stands_around_it() {
    let text = |group: &str| {
        format!(
            "import re\nfound = re.search(r'^(?P<name>[a-z]+)/(?P<rest>.*)$', request.args['n'])\nos.system('ls ' + found.group('{group}'))"
        )
    };
    assert!(!found_in_flask(&text("name"), "cwe-078"));
    assert!(found_in_flask(&text("rest"), "cwe-078"));
    let script = |group: u32| {
        let text = format!(
            "const {{ exec }} = require('child_process');\nconst app = require('express')();\napp.get('/', (req, res) => {{\n  const found = /^([a-z]+)-(.*)$/.exec(String(req.query.n));\n  exec('ls ' + found[{group}]);\n}});\n"
        );
        said(&report(Language::JavaScript, "a.js", &text), "cwe-078").1
    };
    assert!(!script(1));
    assert!(script(2));
    let every = "const { exec } = require('child_process');\nconst app = require('express')();\napp.get('/', (req, res) => {\n  const found = String(req.query.n).match(/;([a-z]+)/g);\n  exec('ls ' + found[1]);\n});\n";
    assert!(said(&report(Language::JavaScript, "a.js", every), "cwe-078").1);
    let php = |group: u32| {
        let text = format!("<?php\nif (preg_match('/^([a-z]+)-(.*)$/', $_GET['n'], $found)) {{ system('ls ' . $found[{group}]); }}\n");
        said(&report(Language::Php, "a.php", &text), "cwe-078").1
    };
    assert!(!php(1));
    assert!(php(2));
}

#[test]
fn what_is_false_carries_nothing() {
    assert!(!found_in_flask("asked = request.args.get('next')\nreturn redirect(asked and '/home' or '/start')", "cwe-601"));
    assert!(found_in_flask("asked = request.args.get('next')\nreturn redirect(asked and asked or '/start')", "cwe-601"));
}

#[test]
fn what_is_sent_into_a_generator_comes_out_of_it() {
    let script = |sent: &str| {
        let text = format!(
            "const {{ execSync }} = require('child_process');\nconst app = require('express')();\nfunction* steps() {{\n  const more = yield 'uptime';\n  yield more || 'df';\n}}\napp.get('/', (req, res) => {{\n  const it = steps();\n  it.next();\n  res.send(execSync(it.next({sent}).value));\n}});\n"
        );
        said(&report(Language::JavaScript, "a.js", &text), "cwe-078").1
    };
    assert!(script("String(req.query.n)"));
    assert!(!script("'free'"));
    let php = |sent: &str| {
        let text = format!(
            "<?php\nfunction steps() {{ $more = yield 'uptime'; yield $more ?? 'df'; }}\n$it = steps();\n$it->current();\nsystem($it->send({sent}));\n"
        );
        said(&report(Language::Php, "a.php", &text), "cwe-078").1
    };
    assert!(php("$_GET['n']"));
    assert!(!php("'free'"));
}

#[test]
fn what_stays_in_a_function_stays_from_call_to_call() {
    let text = |given: &str| {
        format!(
            "<?php\nfunction kept(?string $value = null): string {{\n    static $kept = 'a';\n    if ($value !== null) {{ $kept = $value; }}\n    return $kept;\n}}\nkept({given});\nsystem('ls ' . kept());\n"
        )
    };
    assert!(said(&report(Language::Php, "a.php", &text("$_GET['n']")), "cwe-078").1);
    assert!(!said(&report(Language::Php, "a.php", &text("'b'")), "cwe-078").1);
}

#[test]
fn what_is_appended_to_a_part_takes_the_place_behind_it() {
    let text = |part: &str| {
        format!(
            "package a\n\nimport (\n\t\"net/http\"\n\t\"os/exec\"\n)\n\nfunc Show(w http.ResponseWriter, r *http.Request) {{\n\tall := []string{{\"a\", \"b\", \"c\"}}\n\tmore := append({part}, r.FormValue(\"n\"))\n\t_ = more\n\texec.Command(\"sh\", \"-c\", \"ls \"+all[1]).Run()\n}}\n"
        )
    };
    assert!(said(&report(Language::Go, "a.go", &text("all[:1]")), "cwe-078").1);
    assert!(!said(&report(Language::Go, "a.go", &text("all[:1:1]")), "cwe-078").1);
    assert!(!said(&report(Language::Go, "a.go", &text("all[:3]")), "cwe-078").1);
}

#[test]
fn defaults_of_settings_and_variables_of_a_context_are_found() {
    let text = |section: &str| {
        format!(
            "import configparser\nsettings = configparser.ConfigParser()\nsettings.read_string('[DEFAULT]\\ndigest = md5\\n[a]\\nsize = 1\\n[b]\\ndigest = sha256\\n')\nreturn hashlib.new(settings.get('{section}', 'digest'), request.data).hexdigest()"
        )
    };
    assert!(found_in_flask(&text("a"), "cwe-327"));
    assert!(!found_in_flask(&text("b"), "cwe-327"));
    let text = |set: &str| {
        format!(
            "import contextvars\nhost = contextvars.ContextVar('host', default='a.example')\nhost.set({set})\nrequests.get('https://' + host.get() + '/', timeout=3)"
        )
    };
    assert!(found_in_flask(&text("request.args['h']"), "cwe-918"));
    assert!(!found_in_flask(&text("'b.example'"), "cwe-918"));
}

#[test]
fn who_listens_is_given_what_is_told() {
    let script = |told: &str| {
        let text = format!(
            "const {{ EventEmitter }} = require('events');\nconst {{ execSync }} = require('child_process');\nconst app = require('express')();\napp.get('/', (req, res) => {{\n  const bus = new EventEmitter();\n  bus.on('list', (one, two) => {{ execSync('ls ' + one); }});\n  bus.emit('list', {told});\n  res.end();\n}});\n"
        );
        said(&report(Language::JavaScript, "a.js", &text), "cwe-078").1
    };
    assert!(script("req.query.n, '/srv'"));
    assert!(!script("'/srv', req.query.n"));
}

#[test]
fn what_stands_first_in_a_map_is_known() {
    let script = |from: &str| {
        let text = format!(
            "const crypto = require('crypto');\nconst SUITES = new Map();\nSUITES.set('one', 'des-ede3-cbc');\nSUITES.set('two', 'aes-256-gcm');\nfunction seal(key, iv) {{\n  return crypto.createCipheriv(SUITES.get({from}), key, iv);\n}}\nmodule.exports = seal;\n"
        );
        said(&report(Language::JavaScript, "a.js", &text), "cwe-327").1
    };
    assert!(script("[...SUITES.keys()][0]"));
    assert!(!script("[...SUITES.keys()].reverse()[0]"));
}

/// Whether a Rails action with these lines is found by a rule; `given` is what came with the request.
fn found_in_rails(lines: &str, rule: &str) -> bool {
    let body: String = lines.lines().map(|line| format!("    {line}\n")).collect();
    let text = format!("class AController < ApplicationController\n  def show\n    given = params[:q].to_s\n{body}  end\nend\n");
    said(&report(Language::Ruby, "app/controllers/a_controller.rb", &text), rule).1
}

#[test]
fn arrays_of_ruby_keep_the_places_of_their_elements() {
    let found = |made: &str| found_in_rails(&format!("word = {made}\nsystem(\"echo #{{word}}\")"), "cwe-078");
    for (tainted, clean) in [
        ("['a', given].rotate.first", "['a', given].rotate.last"),
        ("[given, 'a', 'b'].partition { |one| one == 'a' }.first.last || 'x'; word = given", "%w[b a].sort.first"),
        ("[[2, given], [1, 'a']].sort_by { |n, _| n }.last[1]", "[[2, given], [1, 'a']].sort_by { |n, _| n }.first[1]"),
        ("['a', given].each_slice(1).to_a[1].first", "['a', given].each_slice(1).to_a[0].first"),
        ("%w[own other].zip(['a', given]).to_h['other']", "%w[own other].zip(['a', given]).to_h['own']"),
        ("['a', given].each_with_index.map { |one, at| at.zero? ? one : one }[1]", "['a', given].each_with_index.map { |one, _| one }[0]"),
        ("([given, 'a'] - ['a']).first", "(['b', 'a'] - ['a']).first"),
        (
            "{ a: 'x', b: given }.reject { |key, _| key == 'a' }.values.first",
            "{ a: 'x', b: given }.select { |key, _| key == 'a' }.values.first",
        ),
        ("['a', given].inject(:+)", "['a', 'b'].inject(:+)"),
    ] {
        assert!(found(tainted), "{tainted}");
        assert!(!found(clean), "{clean}");
    }
}

#[test]
fn what_changes_an_array_of_ruby_itself_is_seen_later() {
    let found =
        |change: &str, used: &str| found_in_rails(&format!("list = ['a', given, 'b']\n{change}\nsystem(\"echo #{{{used}}}\")"), "cwe-078");
    for (change, tainted, clean) in [
        ("list.rotate!", "list.first", "list.last"),
        ("list.shift", "list.first", "list.last"),
        ("list.insert(0, 'x')", "list[2]", "list[1]"),
        ("list.delete_at(0)", "list[0]", "list[1]"),
        ("list.reject! { |one| one == 'a' }; list = [given]", "list[0]", "'x'"),
        ("list.replace([given])", "list.last", "'x'"),
        ("list.map! { |one| one + '!' }", "list[1]", "list[0]"),
        ("steps = list.each; steps.next", "steps.peek", "list[0]"),
    ] {
        assert!(found(change, tainted), "{change} {tainted}");
        assert!(!found(change, clean), "{change} {clean}");
    }
}

#[test]
fn a_text_of_ruby_is_changed_under_all_its_names() {
    let found = |lines: &str| found_in_rails(&format!("{lines}\nsystem(\"echo #{{text}}\")"), "cwe-078");
    assert!(found("text = String.new('a')\nother = text\nother << given"));
    assert!(!found("text = String.new('a')\nother = text.dup\nother << given"));
    assert!(found("text = +'a'\nholder = [text]\nholder.first.concat(given)"));
    assert!(found("text = +'a'\nother = text\nother.prepend(given)"));
    assert!(!found("text = +''\ntext << given\ntext.replace('a')"));
}

#[test]
fn a_thread_of_ruby_holds_what_is_its_own() {
    let found = |inside: &str| {
        let lines = format!(
            "Thread.current[:name] = given\nrun = Thread.new(given) do |one|\n  {inside}\nend\nword = run.value\nsystem(\"echo #{{word}}\")"
        );
        found_in_rails(&lines, "cwe-078")
    };
    assert!(found("one"));
    assert!(found("Thread.current[:name] = one\n  Thread.current[:name]"));
    assert!(!found("Thread.current[:name] || 'a'"));
}

/// Whether a handler of Spring in Kotlin with these lines is found by a rule; `given` is what came with the request.
fn found_in_kotlin(lines: &str, rule: &str) -> bool {
    let body: String = lines.lines().map(|line| format!("        {line}\n")).collect();
    let text = format!(
        "package a\n\nimport java.io.File\nimport org.springframework.web.bind.annotation.*\n\n@RestController\nclass A {{\n    @GetMapping(\"/a\")\n    fun show(@RequestParam given: String): ByteArray {{\n{body}    }}\n}}\n"
    );
    said(&report(Language::Kotlin, "A.kt", &text), rule).1
}

#[test]
fn lists_of_kotlin_keep_the_places_of_their_elements() {
    let found = |made: &str| found_in_kotlin(&format!("val word = {made}\nreturn File(\"/srv/\" + word).readBytes()"), "cwe-022");
    for (tainted, clean) in [
        ("listOf(\"a\", given).drop(1).first()", "listOf(\"a\", given).dropLast(1).last()"),
        ("listOf(\"a\", given).reversed()[0]", "listOf(\"a\", given).reversed()[1]"),
        (
            "listOf(\"b\" to given, \"a\" to \"x\").sortedBy { it.first }.last().second",
            "listOf(\"b\" to given, \"a\" to \"x\").sortedBy { it.first }.first().second",
        ),
        ("listOf(\"a\", given).chunked(1)[1].first()", "listOf(\"a\", given).chunked(1)[0].first()"),
        ("listOf(\"a\", given).foldRight(\"\") { one, _ -> one } + given", "listOf(\"a\", given).foldRight(\"\") { one, _ -> one }"),
        ("listOf(\"a\", given).withIndex().last().value", "listOf(\"a\", given).withIndex().first().value"),
        (
            "listOf(\"a\", \"b\").zip(listOf(\"x\", given)).toMap().getValue(\"b\")",
            "listOf(\"a\", \"b\").zip(listOf(\"x\", given)).toMap().getValue(\"a\")",
        ),
        (
            "mapOf(\"a\" to \"x\", \"b\" to given).filterKeys { it == \"b\" }.values.first()",
            "mapOf(\"a\" to \"x\", \"b\" to given).filterKeys { it == \"a\" }.values.first()",
        ),
        ("(mapOf(\"a\" to \"x\") + (\"a\" to given)).getValue(\"a\")", "(mapOf(\"a\" to given) + (\"a\" to \"x\")).getValue(\"a\")"),
        ("sequence { yield(\"a\"); yieldAll(listOf(given)) }.last()", "sequence { yield(\"a\"); yield(given) }.first()"),
        ("mutableListOf(\"a\", given).apply { removeFirst() }.first()", "mutableListOf(\"a\", given).apply { removeLast() }.first()"),
    ] {
        assert!(found(tainted), "{tainted}");
        assert!(!found(clean), "{clean}");
    }
}

#[test]
fn a_loop_of_kotlin_may_go_downwards() {
    let found = |range: &str| {
        found_in_kotlin(
            &format!("var word = \"a\"\nfor (n in {range}) {{ if (n == 2) word = given }}\nreturn File(\"/srv/\" + word).readBytes()"),
            "cwe-022",
        )
    };
    assert!(found("3 downTo 1"));
    assert!(!found("5 downTo 3"));
    assert!(!found("1..5 step 2"));
}

/// Whether a controller of C# with these lines is found by a rule; `given` is what came with the request.
fn found_in_csharp(lines: &str, rule: &str) -> bool {
    let body: String = lines.lines().map(|line| format!("        {line}\n")).collect();
    let text = format!(
        "using System;\nusing System.Collections.Generic;\nusing System.Linq;\nusing System.IO;\nusing Microsoft.AspNetCore.Mvc;\n\npublic class AController : Controller\n{{\n    [HttpGet(\"/a\")]\n    public IActionResult Show([FromQuery] string given)\n    {{\n{body}        return Content(System.IO.File.ReadAllText(\"/srv/\" + word));\n    }}\n}}\n"
    );
    said(&report(Language::CSharp, "A.cs", &text), rule).1
}

#[test]
fn lists_of_csharp_keep_the_places_of_their_elements() {
    let found = |change: &str, used: &str| {
        let lines = format!("var list = new List<string> {{ \"a\", given, \"b\" }};\n{change}\nstring word = {used};");
        found_in_csharp(&lines, "cwe-022")
    };
    for (change, tainted, clean) in [
        ("list.RemoveAt(0);", "list[0]", "list[1]"),
        ("list.Insert(0, \"x\");", "list[2]", "list[1]"),
        ("list.Reverse(0, 2);", "list[0]", "list[1]"),
        ("list.RemoveAll(one => one == \"a\"); list.Add(given);", "list.Last()", "\"x\""),
        ("list.InsertRange(0, new[] { given });", "list[0]", "list[1]"),
        ("", "list.SkipLast(1).Last()", "list.TakeLast(1).First()"),
        ("", "list.Zip(new[] { 1, 2, 3 }, (one, n) => one).ElementAt(1)", "list.Zip(new[] { 1, 2, 3 }, (one, n) => one).ElementAt(0)"),
        ("", "list.Prepend(\"x\").ElementAt(2)", "list.Prepend(\"x\").ElementAt(1)"),
        ("var array = list.ToArray(); Array.Reverse(array, 0, 2);", "array[0]", "array[1]"),
    ] {
        assert!(found(change, tainted), "{change} {tainted}");
        assert!(!found(change, clean), "{change} {clean}");
    }
}
