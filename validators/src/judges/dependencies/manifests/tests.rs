//! Each manifest and lock, read into what it names; hostile ones end.

use super::*;

/// `name version` of pinned packages, `name ~requirement` of the others.
#[track_caller]
fn reads(path: &str, text: &str, expected: &[&str]) {
    let found = read(path, text).expect("is a manifest").expect("can be read");
    let shown: Vec<String> = found
        .iter()
        .map(|d| d.version.as_ref().map_or_else(|| format!("{} ~{}", d.name, d.requirement), |version| format!("{} {version}", d.name)))
        .collect();
    assert_eq!(shown, expected, "{path}");
}

#[test]
fn python_manifests_are_read() {
    reads(
        "requirements.txt",
        "# c\nFlask==1.0\nrequests[socks] >=2, <3 ; python_version > '3'\n-r other.txt\nplain\ngit+https://h/x\n",
        &["flask 1.0", "plain ~", "requests ~>=2, <3"],
    );
    reads(
        "pyproject.toml",
        "[project]\ndependencies = [\"A_b==1.2\"]\n[project.optional-dependencies]\nx = [\"c>1\"]\n[tool.poetry.dependencies]\npython = \"^3\"\nd = \"1.0.1\"\n",
        &["a-b 1.2", "c ~>1", "d 1.0.1"],
    );
    reads("sub/poetry.lock", "[[package]]\nname = \"x\"\nversion = \"1.5\"\n", &["x 1.5"]);
    reads("dev-requirements.txt", "a==1.0 --hash=sha256:00 --hash=sha256:11\n", &["a 1.0"]);
    reads(
        "pyproject.toml",
        "[build-system]\nrequires = [\"s==1.0\"]\n[dependency-groups]\nt = [\"u==2.0\", {include-group = \"v\"}]\n[tool.poetry.group.dev.dependencies]\nw = \"3.0.0\"\n",
        &["s 1.0", "u 2.0", "w 3.0.0"],
    );
    reads("Pipfile", "[packages]\nx = \"==1.5\"\ny = {version = \">=1\"}\nz = \"*\"\n", &["x 1.5", "y ~>=1", "z ~*"]);
    reads("Pipfile.lock", "{\"default\": {\"y\": {\"version\": \"==2.0\"}}}", &["y 2.0"]);
    reads(
        "a.dist-info/METADATA",
        "Name: a\nRequires-Dist: urllib3 (<3,>=1.21)\nRequires-Dist: idna==3.1; extra == 'x'\n\nText\n",
        &["idna 3.1", "urllib3 ~<3,>=1.21"],
    );
}

#[test]
fn javascript_rust_and_go_manifests_are_read() {
    reads("package.json", "{\"dependencies\": {\"a\": \"^1.0.0\", \"b\": \"2.0.0\", \"c\": \"file:../c\"}}", &["a ~^1.0.0", "b 2.0.0"]);
    reads(
        "package-lock.json",
        "{\"packages\": {\"\": {\"version\": \"9.9.9\"}, \"node_modules/a\": {\"version\": \"1.2.3\"}, \"node_modules/a/node_modules/@s/b\": {\"version\": \"0.1.0\"}}}",
        &["@s/b 0.1.0", "a 1.2.3"],
    );
    reads("yarn.lock", "# yarn\n\"@s/b@^1.0.0\":\n  version \"1.4.0\"\n\na@^1, a@^2:\n  version \"2.1.0\"\n", &["@s/b 1.4.0", "a 2.1.0"]);
    reads("pnpm-lock.yaml", "packages:\n  /a@1.0.0(react@18.0.0):\n    x: 1\n  '@s/b@2.0.0':\n    x: 1\n", &["@s/b 2.0.0", "a 1.0.0"]);
    reads(
        "package.json",
        "{\"dependencies\": {\"a\": \"^1.0.0\", \"b\": \"^2.0.0\", \"e\": \"1.1.1\"}, \"overrides\": {\"a\": \"1.2.3\", \"c\": {\".\": \"3.0.0\", \"@s/d\": \"0.1.0\"}, \"b@^1\": \"1.9.0\", \"f\": \"$e\"}}",
        &["@s/d 0.1.0", "a 1.2.3", "b ~^2.0.0", "b 1.9.0", "c 3.0.0", "e 1.1.1", "f 1.1.1"],
    );
    reads(
        "package.json",
        "{\"resolutions\": {\"**/a\": \"1.0.0\", \"b/**/@s/c@npm:^1\": \"2.0.0\"}, \"pnpm\": {\"overrides\": {\"d@1>e@>=2\": \"3.0.0\"}}}",
        &["@s/c 2.0.0", "a 1.0.0", "e 3.0.0"],
    );
    reads(
        "bun.lock",
        "{\n  \"workspaces\": {\"\": {\"dependencies\": {\"a\": \"^1.0.0\"}}},\n  \"packages\": {\n    \"a\": [\"a@1.2.3\", \"\", {}, \"sha512-x\"],\n    \"@s/b\": [\"@s/b@2.0.0\", \"\", {}, \"\"],\n    \"own\": [\"own@workspace:own\"],\n  }\n}\n",
        &["@s/b 2.0.0", "a 1.2.3"],
    );
    let sums = "a.example/b v1.0.0 h1:x=\na.example/b v1.2.0 h1:x=\na.example/b v1.3.0/go.mod h1:x=\nc.example/d v0.1.0/go.mod h1:x=\n";
    reads("go.sum", sums, &["a.example/b v1.2.0"]);
    assert!(is_superseded("m/go.sum", &[("m/go.mod", "module m\n")]) && !is_superseded("go.sum", &[("m/go.mod", "module m\n")]));
    reads(
        "Cargo.toml",
        "[dependencies]\na_b = \"1\"\nc = { version = \"=2.0.0\", features = [] }\nd = { path = \"../d\" }\n[target.'cfg(unix)'.dependencies]\ne = \"0.3\"\n",
        &["a-b ~1", "c 2.0.0", "e ~0.3"],
    );
    reads(
        "Cargo.lock",
        "[[package]]\nname = \"own\"\nversion = \"0.1.0\"\n[[package]]\nname = \"a\"\nversion = \"1.0.0\"\nsource = \"registry+https://github.com/rust-lang/crates.io-index\"\n",
        &["a 1.0.0"],
    );
    reads(
        "go.mod",
        "module x\n\ngo 1.21\n\nrequire github.com/a/b v1.2.3\n\nrequire (\n\tgithub.com/c/d v0.1.0 // indirect\n)\n",
        &["github.com/a/b v1.2.3", "github.com/c/d v0.1.0", "stdlib ~>=1.21"],
    );
    reads("go.mod", "module x\ngo 1.21.0 // as of now\ntoolchain go1.22.3\n", &["stdlib ~>=1.22.3"]);
    reads("go.mod", "module x\ngo 1.23.1\ntoolchain default\n", &["stdlib ~>=1.23.1"]);
    reads(
        "go.mod",
        "require (\n\ta/b v1.0.0\n\tc/d v1.0.0\n\te/f v1.0.0\n\tg/h v1.0.0\n)\nreplace a/b => a/b v1.4.0\nreplace (\n\tc/d v1.0.0 => own/d v2.0.0\n\te/f => ../f\n\tg/h v0.9.0 => g/h v1.1.0\n)\nexclude a/b v1.3.0\n",
        &["a/b v1.4.0", "g/h v1.0.0", "own/d v2.0.0"],
    );
}

#[test]
fn manifests_of_the_other_ecosystems_are_read() {
    reads(
        "pom.xml",
        "<properties><v>2.14.0</v></properties><dependency><groupId>org.a</groupId><artifactId>b</artifactId><version>${v}</version></dependency><dependency><groupId>c</groupId><artifactId>d</artifactId></dependency>",
        &["c:d ~", "org.a:b 2.14.0"],
    );
    reads(
        "pom.xml",
        "<!-- <dependency><groupId>x</groupId><artifactId>y</artifactId><version>1</version></dependency> --><parent><groupId>p</groupId><artifactId>q</artifactId><version>3.0</version></parent><dependencyManagement><dependency><groupId>c</groupId><artifactId>d</artifactId><version>2.9</version></dependency></dependencyManagement><dependency><groupId>c</groupId><artifactId>d</artifactId></dependency>",
        &["c:d 2.9", "p:q 3.0"],
    );
    reads("build.gradle", "dependencies { implementation 'org.a:b:1.0.1' }\n", &["org.a:b 1.0.1"]);
    reads(
        "build.gradle",
        "ext.webVersion = '5.2.0'\next { coreVersion = \"2.1\" }\ndependencies {\n  implementation \"org.a:web:${webVersion}\"\n  api \"org.a:core:$coreVersion\"\n  api \"org.a:far:$elsewhere\"\n  testImplementation group: 'org.c', name: 'd', version: '3.2.1'\n}\n",
        &["org.a:core 2.1", "org.a:far ~$elsewhere", "org.a:web 5.2.0", "org.c:d 3.2.1"],
    );
    reads(
        "gradle/libs.versions.toml",
        "[versions]\nw = \"5.2.0\"\n[libraries]\na = { module = \"org.a:web\", version.ref = \"w\" }\nb = \"org.b:c:1.0\"\nd = { group = \"org.d\", name = \"e\" }\n",
        &["org.a:web 5.2.0", "org.b:c 1.0", "org.d:e ~"],
    );
    reads(
        "Gemfile",
        "source 'x'\ngem 'rails', '5.0.0'\ngem \"puma\", \"~> 5.0\"\n# gem 'no', '1'\ngem 'plain'\ngem 'both', '1.0', '< 2'\n",
        &["both ~1.0", "plain ~", "puma ~~> 5.0", "rails 5.0.0"],
    );
    reads(
        "demo.gemspec",
        "Gem::Specification.new do |s|\n  s.name = 'demo'\n  s.add_dependency 'rails', '>= 5.0', '< 6'\n  s.add_runtime_dependency(%q<rack>.freeze, [\"~> 2.0\".freeze])\n  # s.add_dependency 'no', '1'\n  s.add_development_dependency \"rake\", \"= 12.0.0\"\n  s.add_dependency 'plain'\nend\n",
        &["plain ~", "rack ~~> 2.0", "rails ~>= 5.0, < 6", "rake 12.0.0"],
    );
    reads(
        "Directory.Packages.props",
        "<Project><ItemGroup><PackageVersion Include=\"Newtonsoft.Json\" Version=\"12.0.1\" /></ItemGroup></Project>",
        &["newtonsoft.json 12.0.1"],
    );
    reads(
        "Gemfile.lock",
        "GEM\n  specs:\n    rails (6.1.0)\n      actionpack (= 6.1.0)\n    nokogiri (1.11.0-x86_64-linux)\n",
        &["nokogiri 1.11.0", "rails 6.1.0"],
    );
    reads("composer.lock", "{\"packages\": [{\"name\": \"A/b\", \"version\": \"v1.2.0\"}]}", &["a/b v1.2.0"]);
    reads(
        "App.csproj",
        "<PackageReference Include=\"Newtonsoft.Json\" Version=\"12.0.1\" />\n<PackageReference Include=\"X\"><Version>1.0</Version></PackageReference>",
        &["newtonsoft.json 12.0.1", "x 1.0"],
    );
    reads(
        "App.csproj",
        "<PropertyGroup><CoreVersion>2.1.0</CoreVersion></PropertyGroup>\n<PackageReference Include=\"Core\" Version=\"$(CoreVersion)\" />\n<PackageReference Include=\"Far\" Version=\"$(Elsewhere)\" />",
        &["core 2.1.0", "far ~$(Elsewhere)"],
    );
    assert_eq!(read("notes.txt", "x"), None);
    assert_eq!(read("package.json", "{"), Some(Err("the manifest cannot be read")));
}

#[test]
fn hostile_manifests_end() {
    for path in [
        "requirements.txt",
        "package-lock.json",
        "pom.xml",
        "yarn.lock",
        "Gemfile.lock",
        "App.csproj",
        "go.mod",
        "go.sum",
        "bun.lock",
        "package.json",
        "build.gradle",
        "Gemfile",
        "a.gemspec",
        "Pipfile",
    ] {
        for text in ["\u{0}\u{feff}🦀[[[", &"<dependency>".repeat(3000), &"{\"dependencies\":".repeat(2000), &"(".repeat(9000)] {
            let _ = read(path, text);
        }
    }
}

#[test]
fn packages_from_elsewhere_are_read_by_their_version_or_named() {
    let text = "-r other.txt\n-r requirements-dev.txt\n--index-url https://h/simple\ngit+https://h/r.git@v2.0#egg=requests\n-e git+https://h/f.git@0.12#egg=flask\nidna @ https://h/idna-3.1-py3-none-any.whl\nhttps://h/six-1.10.0.tar.gz\ngit+https://h/x\n# see https://h/y\n";
    reads("requirements.txt", text, &["flask 0.12", "idna 3.1", "requests 2.0", "six 1.10.0"]);
    let named = |path: &str, text: &str| {
        elsewhere(path, text, &|other| other == "read.txt").into_iter().map(|(_, _, written)| written).collect::<Vec<_>>()
    };
    assert_eq!(named("requirements.txt", text), ["-r other.txt", "git+https://h/x"]);
    let text = "{\"dependencies\": {\"l\": \"npm:lodash@4.17.4\", \"own\": \"file:../own\", \"g\": \"git+https://h/g.git\"}}";
    reads("package.json", text, &["lodash 4.17.4"]);
    assert_eq!(named("package.json", text), ["g git+https://h/g.git"]);
    reads("setup.cfg", "[options]\ninstall_requires =\n    pyjwt==1.5.0\n    six\nzip_safe = false\n", &["pyjwt 1.5.0", "six ~"]);
}

#[test]
fn scripts_of_setuptools_and_environments_of_conda_are_read() {
    let text = "from setuptools import setup\nREQS = [\n    'pyjwt==1.5.0',  # tokens\n    \"requests[socks]>=2\",\n]\nsetup(name='x', install_requires=REQS, tests_require=['pytest==7.0.0'])\n";
    reads("setup.py", text, &["pyjwt 1.5.0", "pytest 7.0.0", "requests ~>=2"]);
    reads("setup.py", "from setuptools import setup\nsetup(name='x')\n", &[]);
    // A list that is made elsewhere is not seen.
    assert!(read("setup.py", "setup(install_requires=lines('base.txt'))\n").is_some_and(|found| found.is_err()));
    let text = "dependencies:\n  - python=3.11\n  - numpy=1.21.0\n  - pip:\n    - flask==0.12\n";
    reads("environment.yml", text, &["flask 0.12"]);
    let named: Vec<String> = elsewhere("environment.yml", text, &|_| false).into_iter().map(|(_, _, written)| written).collect();
    assert_eq!(named, ["conda numpy=1.21.0"]);
}

#[test]
fn lists_that_lists_take_in_are_read_whatever_they_are_called() {
    let files = [("a/other.txt", "lxml==4.2.0\n"), ("a/requirements.txt", "-r other.txt\n-r gone.txt\n")];
    let found = read_taken_in("a/other.txt", files[0].1, &files).expect("is taken in").expect("can be read");
    assert_eq!(found.len(), 1);
    assert!(read_taken_in("b/other.txt", files[0].1, &files).is_none());
    let named = elsewhere(files[1].0, files[1].1, &|path| path == "a/other.txt");
    assert_eq!(named.len(), 1);
    assert_eq!(named[0].2, "-r gone.txt");
}

#[test]
fn a_dependency_stands_where_it_is_asked_for() {
    let text = "# jinja2 is pinned because of x\nflask==3.1.3\njinja2==2.10\n";
    let found = read("requirements.txt", text).expect("is a manifest").expect("can be read");
    let places: Vec<&str> = found.iter().map(|one| &text[one.start..one.end]).collect();
    assert_eq!(places, ["flask", "jinja2"]);
    assert_eq!(found[1].start, text.rfind("jinja2").expect("stands there"));
    let text = "requests>=2.0\ngit+https://h/requests@v2.0#egg=requests\n";
    let found = read("requirements.txt", text).expect("is a manifest").expect("can be read");
    let pinned = found.iter().find(|one| one.version.is_some()).expect("is pinned");
    assert_eq!(pinned.start, text.find("requests@").expect("stands there"));
}

#[test]
fn the_standard_library_stands_where_its_version_is_asked_for() {
    let text = "module x\n\n  go 1.21.0 // as of now\n";
    let found = read("go.mod", text).expect("is a manifest").expect("can be read");
    assert_eq!(&text[found[0].start..found[0].end], "go 1.21.0");
}

#[test]
fn workflows_call_actions_at_tags_versions_and_commits() {
    let commit = "0123456789abcdef0123456789abcdef01234567";
    let text = format!(
        "on: push\njobs:\n  a:\n    steps:\n      - uses: Own/Act@v1.2.3\n      - uses: own/act/sub@v2\n      - uses: ./local\n      - uses: docker://alpine:3\n      - uses: own/other@{commit}\n      - run: 'uses: no/no@v1'\n  b:\n    uses: own/flows/.github/workflows/x.yml@main\n"
    );
    let found = of_workflow(".github/workflows/a.yml", &text).expect("is a workflow").expect("can be read");
    let shown: Vec<(&str, Option<&str>, &str)> =
        found.iter().map(|one| (one.name.as_str(), one.version.as_deref(), one.requirement.as_str())).collect();
    assert_eq!(
        shown,
        [("own/act", None, "v2"), ("own/act", Some("v1.2.3"), "v1.2.3"), ("own/flows", None, "main"), ("own/other", Some(commit), commit),]
    );
    let composite = "runs:\n  using: composite\n  steps:\n    - uses: own/act@v3\n";
    assert_eq!(of_workflow("x/action.yml", composite).expect("is an action").expect("can be read").len(), 1);
    assert!(of_workflow(".github/dependabot.yml", composite).is_none());
}

#[test]
fn scripts_carry_their_list_in_comments() {
    let text = "#!/usr/bin/env python3\n# /// script\n# requires-python = \">=3.11\"\n# dependencies = [\n#   \"requests==2.30.0\",\n#   \"rich>13\",\n# ]\n# ///\nimport requests\n";
    let (at, found) = of_script(text).expect("carries a list");
    let found = found.expect("can be read");
    assert!(text[at..].starts_with("# /// script"));
    assert_eq!((found[0].name.as_str(), found[0].version.as_deref()), ("requests", Some("2.30.0")));
    assert_eq!((found[1].name.as_str(), found[1].requirement.as_str()), ("rich", ">13"));
    assert_eq!(&text[found[0].start..found[0].end], "requests");
    assert!(found[0].end < text.find("import").expect("stands there"));
    assert!(of_script("# /// script\n# dependencies = []\nimport x\n").is_none());
    assert!(of_script("# /// script\n# dependencies = [\n# ///\n").is_some_and(|(_, found)| found.is_err()));
}
