//! What the stand-in for the hub that other tests talk to does not speak: files in parts, and branches that must be made first. The
//! server here is a few lines on loopback.
#![allow(clippy::disallowed_methods, reason = "a server of the test's own")]

use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
};

use assay_manifests::Sha256Digest;

use super::*;

/// What the server has got.
#[derive(Default)]
struct Shelf {
    parts: BTreeMap<u64, Vec<u8>>,
    closed: Vec<Value>,
    branch: bool,
    chain: Option<Vec<u8>>,
    /// Requests that are answered with 503 before the part is taken.
    busy: u32,
}

fn answer_one(stream: TcpStream, address: &str, shelf: &Mutex<Shelf>) -> Option<()> {
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    let (mut words, mut length) = (line.split(' '), 0_usize);
    let (method, path) = (words.next()?.to_owned(), words.next()?.to_owned());
    loop {
        let mut header = String::new();
        reader.read_line(&mut header).ok()?;
        if header.trim().is_empty() {
            break;
        }
        let (name, value) = header.split_once(':')?;
        if name.eq_ignore_ascii_case("content-length") {
            length = value.trim().parse().ok()?;
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    let mut guard = shelf.lock().ok()?;
    let (status, tag, text) = respond(&method, &path, body, address, &mut guard);
    drop(guard);
    let head = format!("HTTP/1.1 {status} x\r\nContent-Length: {}\r\nConnection: close\r\n{tag}\r\n", text.len());
    let mut stream = stream;
    stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&text)).ok()
}

fn respond(method: &str, path: &str, body: Vec<u8>, address: &str, shelf: &mut Shelf) -> (u16, String, Vec<u8>) {
    let said = |status, value: Value| (status, String::new(), value.to_string().into_bytes());
    let bytes_of_a_part = 1000;
    match (method, path) {
        ("POST", "/datasets/org/set.git/info/lfs/objects/batch") => {
            let asked: Value = serde_json::from_slice(&body).expect("JSON");
            assert!(asked["transfers"].as_array().expect("transfers").contains(&json!("multipart")), "{asked}");
            let size = asked["objects"][0]["size"].as_u64().expect("size");
            let mut header = json!({"chunk_size": bytes_of_a_part.to_string()});
            for number in 1..=size.div_ceil(bytes_of_a_part) {
                header[format!("{number:05}")] = json!(format!("http://{address}/part/{number}"));
            }
            let upload = json!({"href": format!("http://{address}/close"), "header": header});
            said(200, json!({"transfer": "multipart", "objects": [{"oid": asked["objects"][0]["oid"], "actions": {"upload": upload}}]}))
        }
        ("PUT", part) if part.starts_with("/part/") => {
            if shelf.busy > 0 {
                shelf.busy -= 1;
                return said(503, json!({}));
            }
            let number: u64 = part["/part/".len()..].parse().expect("number");
            shelf.parts.insert(number, body);
            (200, format!("ETag: \"tag-{number}\"\r\n"), Vec::new())
        }
        ("POST", "/close") => {
            shelf.closed.push(serde_json::from_slice(&body).expect("JSON"));
            said(200, json!({}))
        }
        ("POST", "/api/datasets/org/set/branch/releases") => {
            shelf.branch = true;
            said(200, json!({}))
        }
        ("POST", "/api/datasets/org/set/commit/releases") if shelf.branch => {
            let lines: Vec<Value> = body.split(|b| *b == b'\n').filter_map(|line| serde_json::from_slice(line).ok()).collect();
            shelf.chain = BASE64.decode(lines[1]["value"]["content"].as_str().expect("content")).ok();
            said(200, json!({"commitOid": "1"}))
        }
        ("GET", "/datasets/org/set/resolve/releases/releases.json") => match &shelf.chain {
            Some(chain) => (200, String::new(), chain.clone()),
            None => said(404, json!({})),
        },
        _ => said(404, json!({"error": path})),
    }
}

fn hub() -> (Hub, Arc<Mutex<Shelf>>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("address").to_string();
    let shelf = Arc::new(Mutex::new(Shelf::default()));
    let mut around = Surroundings::default();
    around.variables.insert("HF_ENDPOINT".into(), format!("http://{address}"));
    around.variables.insert("HF_TOKEN".into(), "hf_test".into());
    let theirs = Arc::clone(&shelf);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            answer_one(stream, &address, &theirs);
        }
    });
    (Hub::new("org/set", &around).expect("an address"), shelf)
}

fn parcel() -> Parcel {
    Parcel { name: "set".into(), version: "1.0.0".into(), data: Vec::new(), index: Vec::new(), chain: None }
}

#[test]
fn a_file_too_large_for_one_request_goes_up_in_parts() {
    let (hub, shelf) = hub();
    let dir = tempfile::tempdir().expect("folder");
    let content: Vec<u8> = (0..2345_u32).map(|n| (n * 7 % 251) as u8).collect();
    let place = dir.path().join("large.parquet");
    std::fs::write(&place, &content).expect("written");
    shelf.lock().expect("shelf").busy = 2;
    let item = Item { path: "data/large.parquet".into(), place, bytes: content.len() as u64, sha256: Sha256Digest::of(&content) };
    hub.lfs(&item).expect("uploaded");
    let shelf = shelf.lock().expect("shelf");
    let lengths: Vec<usize> = shelf.parts.values().map(Vec::len).collect();
    assert_eq!(lengths, [1000, 1000, 345]);
    assert_eq!(shelf.parts.values().flatten().copied().collect::<Vec<u8>>(), content);
    let tags: Vec<&str> = shelf.closed[0]["parts"].as_array().expect("parts").iter().filter_map(|part| part["etag"].as_str()).collect();
    assert_eq!(tags, ["\"tag-1\"", "\"tag-2\"", "\"tag-3\""]);
    assert_eq!(shelf.closed[0]["oid"], json!(item.sha256));
}

#[test]
fn the_chain_gets_a_branch_of_its_own_that_is_made_when_it_is_missing() {
    let (hub, shelf) = hub();
    assert_eq!(hub.chain(&parcel()).expect("asked"), None);
    for text in ["{\"first\":1}", "{\"second\":2}"] {
        hub.put_chain(&parcel(), text).expect("put");
        assert_eq!(hub.chain(&parcel()).expect("asked").as_deref(), Some(text));
    }
    assert!(shelf.lock().expect("shelf").branch);
}
