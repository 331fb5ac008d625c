//! Prompts in the words of a model: a server on loopback that answers as an endpoint does.

use std::{
    io::{Read, Write},
    net::TcpListener,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use crate::{
    common::{Project, sample},
    views::rows,
};

/// Answers every request with `said`, after one refusal; counts them.
fn endpoint(said: &'static str) -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("binds");
    let address = listener.local_addr().expect("address");
    let count = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&count);
    thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { return };
            let mut asked = Vec::new();
            let mut buffer = [0; 4096];
            let body_of = |asked: &[u8]| -> Option<usize> {
                let text = String::from_utf8_lossy(asked);
                let (head, body) = text.split_once("\r\n\r\n")?;
                let length: usize =
                    head.to_lowercase().lines().find_map(|line| line.strip_prefix("content-length:")?.trim().parse().ok())?;
                Some(length.saturating_sub(body.len()))
            };
            while body_of(&asked) != Some(0) {
                match stream.read(&mut buffer) {
                    Ok(0) | Err(_) => break,
                    Ok(n) => asked.extend_from_slice(&buffer[..n]),
                }
            }
            let text = String::from_utf8_lossy(&asked).into_owned();
            assert!(text.starts_with("POST /v1/chat/completions ") && text.contains("Bearer secret-of-the-test"), "{text}");
            let n = counted.fetch_add(1, Ordering::SeqCst);
            let body = serde_json::json!({"choices": [{"message": {"role": "assistant", "content": said}}]}).to_string();
            let status = if n == 0 { "503 Service Unavailable" } else { "200 OK" };
            let _ = write!(stream, "HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}", body.len());
        }
    });
    (format!("http://{address}/v1"), count)
}

fn project(url: &str) -> Project {
    let project = Project::with_files(&[("a.py", &sample(1)), ("b.py", &sample(2))]);
    project.write(
        "recipe.toml",
        &format!("name = \"demo\"\nversion = \"1.0.0\"\nlicense = \"MIT\"\nviews = [\"samples\", \"sft\", \"sft_instruct\", \"ledger\"]\n\n[prompts]\nmodel = {{ url = \"{url}\", name = \"tiny\" }}\n\n[[source]]\nname = \"own\"\nkind = \"directory\"\npath = \"src\"\nlicense = {{ expression = \"MIT\", reason = \"written for this test\" }}\n"),
    );
    project
}

fn build(project: &Project, more: &[&str]) -> std::process::Output {
    let args = [&["build", "recipe.toml", "--out", "out"], more].concat();
    project.command(&args).env("ASSAY_MODEL_KEY", "secret-of-the-test").output().expect("runs")
}

#[test]
fn a_model_words_the_prompts_once_and_the_bill_of_materials_names_it() {
    let (url, count) = endpoint("Could you load the rows of one key from that database and add up their sizes?");
    let project = project(&url);
    let output = build(&project, &["--update"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let release = project.path("out/demo/1.0.0");
    let taught = rows(&release, "sft");
    assert!(taught.len() >= 2);
    for row in taught {
        assert!(row["messages"][0]["content"].as_str().is_some_and(|text| text.starts_with("Could you load the rows")), "{row:?}");
    }
    let bom = std::fs::read_to_string(release.join("bom.cdx.json")).expect("reads");
    assert!(bom.contains("machine-learning-model") && bom.contains("prompts: tiny"), "{bom}");
    let asked = count.load(Ordering::SeqCst);
    assert!(asked > 2, "one refusal, and two prompts");
    // Once more, from what was kept: no word is asked for again, and the same release comes of it.
    let output = build(&project, &["--offline"]);
    assert!(
        output.status.success() && String::from_utf8_lossy(&output.stdout).contains("identical"),
        "{}",
        String::from_utf8_lossy(&output.stdout)
    );
    assert_eq!(count.load(Ordering::SeqCst), asked);
}

#[test]
fn what_a_model_says_of_security_is_not_taken() {
    let (url, _) = endpoint("Write it so that no attacker can inject SQL.");
    let project = project(&url);
    assert!(build(&project, &["--update"]).status.success());
    for row in rows(&project.path("out/demo/1.0.0"), "sft") {
        assert!(!row["messages"][0].to_string().contains("attacker"), "{row:?}");
    }
}

#[test]
fn a_model_elsewhere_is_asked_by_https_alone() {
    let project = project("http://192.0.2.1/v1");
    let output = build(&project, &["--update"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("by https"), "{}", String::from_utf8_lossy(&output.stderr));
}
