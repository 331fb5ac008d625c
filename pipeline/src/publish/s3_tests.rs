//! Large files against a real server on this machine, where one is installed.
#![allow(clippy::disallowed_methods, reason = "looks for a server to talk to")]

use std::{
    io::Write,
    net::{TcpListener, TcpStream},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use assay_manifests::Sha256Digest;

use super::*;

struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn server(store: &std::path::Path) -> Option<(Server, u16)> {
    let own = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).parent()?.join("target/publish-tools/bin");
    let path = std::env::var_os("PATH")?;
    let places = || std::iter::once(own.clone()).chain(std::env::split_paths(&path));
    let found = |name: &str| places().map(|folder| folder.join(name)).find(|place| place.is_file());
    let port = TcpListener::bind("127.0.0.1:0").ok()?.local_addr().ok()?.port();
    let mut command = if let Some(program) = found("s3s-fs") {
        let mut command = Command::new(program);
        let port = port.to_string();
        command.args(["--access-key", "AKIDTEST", "--secret-key", "SECRETTEST", "--host", "127.0.0.1", "--port", &port]).arg(store);
        command
    } else {
        let mut command = Command::new(found("moto_server")?);
        command.args(["-H", "127.0.0.1", "-p", &port.to_string()]);
        command
    };
    let server = Server(command.stdout(Stdio::null()).stderr(Stdio::null()).stdin(Stdio::null()).spawn().ok()?);
    let begun = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(begun.elapsed() < Duration::from_secs(60), "the server does not answer");
        std::thread::sleep(Duration::from_millis(50));
    }
    if found("s3s-fs").is_none() {
        let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
        let request = format!("PUT /shelf HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).ok()?;
        std::io::copy(&mut stream, &mut std::io::sink()).ok()?;
    }
    Some((server, port))
}

#[test]
fn large_files_go_in_parts_and_come_back_in_ranges() {
    let dir = tempfile::tempdir().expect("folder");
    std::fs::create_dir_all(dir.path().join("store/shelf")).expect("bucket");
    let Some((_server, port)) = server(&dir.path().join("store")) else {
        let _ = writeln!(std::io::stderr(), "skipped: neither s3s-fs nor moto_server is installed (make publish-test)");
        return;
    };
    let item = |path: &str, bytes: usize| {
        let place = dir.path().join(path);
        let content: Vec<u8> = (0..bytes as u64).map(|n| (n.wrapping_mul(0x9e37_79b9) >> 13) as u8).collect();
        std::fs::write(&place, &content).expect("written");
        Item { path: path.to_owned(), place, bytes: bytes as u64, sha256: Sha256Digest::of(&content) }
    };
    let parcel = Parcel {
        name: "large".into(),
        version: "1.0.0".into(),
        data: vec![item("five-parts.bin", 4 * PART + 17), item("two-parts.bin", PART + 1), item("small.bin", 10)],
        index: vec![item("SHA256SUMS", 100)],
        chain: None,
    };
    let mut around = Surroundings::default();
    for (name, value) in [
        ("AWS_ACCESS_KEY_ID", "AKIDTEST"),
        ("AWS_SECRET_ACCESS_KEY", "SECRETTEST"),
        ("AWS_REGION", "us-east-1"),
        ("AWS_ENDPOINT_URL", &format!("http://127.0.0.1:{port}")),
    ] {
        around.variables.insert(name.into(), value.into());
    }
    let to = S3::new("shelf", &around).expect("settings");
    let done = crate::publish::publish(&to, &parcel, &|_, _| {}).expect("published");
    assert_eq!((done.already, done.uploaded, done.read_back), (false, 4, 4));
    assert!(crate::publish::publish(&to, &parcel, &|_, _| {}).expect("there").already);
}
