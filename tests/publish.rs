//! Publishing to a folder, and to real servers on this machine where they are installed (`make publish-test` installs them).

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use crate::{
    common::{Project, skipped, tree},
    history::two_releases,
};

const RELEASE: &str = "out/demo/1.1.0";

/// A server that ends with the test.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A program on the path, or in the folder of tools that `make publish-test` fills.
fn program(name: &str) -> Option<PathBuf> {
    let own = PathBuf::from(env!("CARGO_MANIFEST_DIR")).parent()?.join("target/publish-tools/bin");
    let path = std::env::var_os("PATH")?;
    std::iter::once(own).chain(std::env::split_paths(&path)).map(|folder| folder.join(name)).find(|place| place.is_file())
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("address").port()
}

fn start(command: &mut Command, port: u16) -> Server {
    let server = Server(command.stdout(Stdio::null()).stderr(Stdio::null()).stdin(Stdio::null()).spawn().expect("starts"));
    let begun = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(begun.elapsed() < Duration::from_secs(60), "the server does not answer");
        sleep(Duration::from_millis(50));
    }
    server
}

fn run(project: &Project, arguments: &[&str], variables: &[(&str, &str)]) -> (Option<i32>, String) {
    let mut command = project.command(arguments);
    command.envs(variables.iter().copied());
    let output = command.output().expect("the binary runs");
    let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    for (name, value) in variables.iter().filter(|(name, _)| name.contains("TOKEN") || name.contains("SECRET")) {
        assert!(!text.contains(value), "{name} was printed:\n{text}");
    }
    (output.status.code(), text)
}

/// What holds of every destination: dry run, publish, publish again, refuse another release of the same version.
fn round_trip(project: &Project, to: &str, variables: &[(&str, &str)]) {
    let publish = |more: &[&str]| run(project, &[&["publish", RELEASE, to], more].concat(), variables);
    let (code, text) = publish(&["--dry-run"]);
    assert!(code == Some(0) && text.contains("would be uploaded"), "{text}");
    let (code, text) = publish(&[]);
    assert!(code == Some(0) && text.contains("published"), "{text}");
    let (code, text) = publish(&["--json"]);
    assert_eq!(code, Some(0), "{text}");
    let again: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert!(again["already"] == true && again["uploaded"] == 0 && again["chained"] == false, "{again}");
    // Another release under the same version: built from other files.
    let other = Project::with_files(&[("z.py", &crate::common::sample(77))]);
    let recipe = fs::read_to_string(other.path("recipe.toml")).expect("recipe").replace("1.0.0", "1.1.0");
    other.write("recipe.toml", &recipe);
    other.build(&["--update"]).ok();
    let (code, text) = run(&other, &["publish", RELEASE, to], variables);
    assert!(code == Some(2) && text.contains("never changed"), "{text}");
}

/// A dataset of the same name and another history is refused where the chain of this one is, before anything goes up.
fn forked(to: &str, variables: &[(&str, &str)]) {
    let other = Project::with_files(&[("z.py", &crate::common::sample(78))]);
    let recipe = fs::read_to_string(other.path("recipe.toml")).expect("recipe").replace("1.0.0", "3.0.0");
    other.write("recipe.toml", &recipe);
    other.run(&["release", "recipe.toml", "--out", "out", "--offline", "--update"]).ok();
    let (code, text) = run(&other, &["publish", "out/demo/3.0.0", to], variables);
    assert!(code == Some(2) && text.contains("another history") && text.contains("releases.json"), "{text}");
}

#[test]
fn a_folder_gets_a_whole_release_or_none() {
    let project = two_releases();
    round_trip(&project, project.path("shelf").to_str().expect("a path"), &[]);
    assert_eq!(tree(&project.path("shelf/demo/1.1.0")), tree(&project.path(RELEASE)));
    let chain = |place: &str| fs::read_to_string(project.path(place)).expect("chain");
    assert_eq!(chain("shelf/demo/releases.json"), chain("out/demo/releases.json"));
    forked(project.path("shelf").to_str().expect("a path"), &[]);
    // An attempt that was broken off between the release and its chain: the chain follows.
    fs::remove_file(project.path("shelf/demo/releases.json")).expect("removed");
    let ran = project.run(&["publish", RELEASE, "shelf", "--json"]).ok().json();
    assert!(ran["already"] == true && ran["chained"] == true, "{ran}");
    assert_eq!(chain("shelf/demo/releases.json"), chain("out/demo/releases.json"));
    // An attempt that was broken off is taken up again.
    fs::rename(project.path("shelf/demo/1.1.0"), project.path("shelf/demo/.partial-1.1.0")).expect("moved");
    fs::remove_file(project.path("shelf/demo/.partial-1.1.0/SHA256SUMS")).expect("removed");
    fs::write(project.path("shelf/demo/.partial-1.1.0/README.md"), "torn").expect("written");
    let ran = project.run(&["publish", RELEASE, "shelf", "--json"]).ok().json();
    assert!(ran["resumed"].as_u64() > Some(10) && ran["uploaded"].as_u64() < Some(6), "{ran}");
    assert_eq!(tree(&project.path("shelf/demo/1.1.0")), tree(&project.path(RELEASE)));
    // A file that somebody put among them is not read back as the same.
    fs::write(project.path("shelf/demo/1.1.0/data/notes.txt"), "x").expect("written");
    project.run(&["publish", RELEASE, "shelf"]).failed(2, &["data/notes.txt", "is not of the release"]);
}

#[test]
fn what_does_not_hold_is_not_published() {
    let project = two_releases();
    project.write("out/demo/1.1.0/README.md", "# Other\n");
    project.run(&["publish", RELEASE, "shelf"]).failed(2, &["does not hold", "README.md"]);
    assert!(!project.path("shelf").exists());
    project.run(&["publish", "out/demo/1.0.0", "s3://user:secret@host/x"]).failed(2, &["credentials"]);
    project.run(&["publish", "out/demo/1.0.0", "ftp://host/x"]).failed(2, &["oci://"]);
}

/// A place whose data went up and whose index did not: a reader sees no release.
#[test]
fn s3() {
    let project = two_releases();
    let port = free_port();
    let store = project.path("s3");
    fs::create_dir_all(store.join("shelf")).expect("bucket");
    let endpoint = format!("http://127.0.0.1:{port}");
    let _server = if let Some(server) = program("s3s-fs") {
        let arguments = ["--access-key", "AKIDTEST", "--secret-key", "SECRETTEST", "--host", "127.0.0.1", "--port"];
        start(Command::new(server).args(arguments).arg(port.to_string()).arg(&store), port)
    } else if let Some(server) = program("moto_server") {
        let server = start(Command::new(server).args(["-H", "127.0.0.1", "-p"]).arg(port.to_string()), port);
        put_bucket(port);
        server
    } else {
        skipped("neither s3s-fs nor moto_server is installed (make publish-test)");
        return;
    };
    let variables = [
        ("AWS_ACCESS_KEY_ID", "AKIDTEST"),
        ("AWS_SECRET_ACCESS_KEY", "SECRETTEST"),
        ("AWS_REGION", "us-east-1"),
        ("AWS_ENDPOINT_URL", endpoint.as_str()),
    ];
    round_trip(&project, "s3://shelf/sets", &variables);
    forked("s3://shelf/sets", &variables);
    // Resume: the older release's data is left, its index is not.
    let (code, text) = run(&project, &["publish", "out/demo/1.0.0", "s3://shelf/sets"], &variables);
    assert_eq!(code, Some(0), "{text}");
    let bad = [("AWS_SECRET_ACCESS_KEY", "WRONGSECRET"), variables[0], variables[2], variables[3]];
    if program("s3s-fs").is_some() {
        assert_eq!(run(&project, &["publish", "out/demo/1.0.0", "s3://shelf/other"], &bad).0, Some(2));
        let partial = store.join("shelf/sets/demo/1.0.0/SHA256SUMS");
        fs::remove_file(partial).expect("removed");
        let (code, text) = run(&project, &["publish", "out/demo/1.0.0", "s3://shelf/sets", "--json"], &variables);
        let again: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        assert!(code == Some(0) && again["resumed"].as_u64() > Some(10), "{again}");
    }
}

fn put_bucket(port: u16) {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("connects");
    write!(stream, "PUT /shelf HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").expect("sent");
    let mut answer = String::new();
    let _ = BufReader::new(stream).read_line(&mut answer);
    assert!(answer.contains("200"), "{answer}");
}

#[test]
fn oci_registry() {
    let Some(server) = program("docker-registry").or_else(|| program("registry")) else {
        skipped("docker-registry is not installed (make publish-test)");
        return;
    };
    let project = two_releases();
    let port = free_port();
    project.write(
        "registry.yml",
        &format!(
            "version: 0.1\nlog:\n  level: error\nstorage:\n  filesystem:\n    rootdirectory: {}\nhttp:\n  addr: 127.0.0.1:{port}\n",
            project.path("blobs").display()
        ),
    );
    let _server = start(Command::new(server).arg("serve").arg(project.path("registry.yml")), port);
    let to = format!("oci://127.0.0.1:{port}/sets/demo");
    round_trip(&project, &to, &[]);
    forked(&to, &[]);
    let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("connects");
    write!(stream, "GET /v2/sets/demo/tags/list HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n").expect("sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("read");
    assert!(answer.contains("\"1.1.0\"") && answer.contains("\"releases\""), "{answer}");
}

fn hub_stub() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent()?;
    let stub = root.join("../shared/accept/hubstub.py");
    (stub.is_file() && program("python3").is_some()).then_some(stub)
}

#[test]
fn hub() {
    let Some(stub) = hub_stub() else {
        skipped("the stand-in for the hub, or python3, is not here");
        return;
    };
    let project = two_releases();
    let (port, other) = (free_port(), free_port());
    let serve = |port: u16, store: &str, more: &[&str]| {
        let arguments = ["--store", store, "--lfs", "*.parquet", "--port"];
        start(Command::new("python3").arg(&stub).args(arguments).arg(port.to_string()).args(more).current_dir(project.path("")), port)
    };
    let _server = serve(port, "hub", &[]);
    let endpoint = format!("http://127.0.0.1:{port}");
    let variables = [("HF_ENDPOINT", endpoint.as_str()), ("HF_TOKEN", "hf_verysecret")];
    round_trip(&project, "hf://org/demo", &variables);
    forked("hf://org/demo", &variables);
    let kept: serde_json::Value = serde_json::from_str(&fs::read_to_string(project.path("hub/state.json")).expect("state")).expect("JSON");
    let branch = kept["org/demo"]["refs"]["releases"].as_str().expect("a branch for the chain");
    assert!(kept["org/demo"]["commits"][branch]["files"]["releases.json"].is_object(), "{kept}");
    // The older version beside it, by its own tag; files that only one of them has do not linger.
    let (code, text) = run(&project, &["publish", "out/demo/1.0.0", "hf://org/demo"], &variables);
    assert_eq!(code, Some(0), "{text}");
    // A hub that is busy in the middle is asked again.
    let _busy = serve(other, "busy", &["--fail-once", "3"]);
    let endpoint = format!("http://127.0.0.1:{other}");
    let (code, text) =
        run(&project, &["publish", RELEASE, "hf://tester/demo"], &[("HF_ENDPOINT", endpoint.as_str()), ("HF_TOKEN", "hf_verysecret")]);
    assert!(code == Some(0) && text.contains("published"), "{text}");
}
