//! What an auditor does with a release.

use std::fs;

use crate::common::{Project, sample, tree};

fn project() -> Project {
    let project = Project::with_files(&[("a.py", &sample(1)), ("b.py", &sample(2)), ("c.py", &sample(3))]);
    project.write("src/bad.py", "import os\n\n\ndef wipe(name):\n    target = name.strip()\n    command = 'rm -rf ' + target\n    os.system(command)\n    return target\n");
    project
}

#[test]
fn one_flipped_byte_fails_and_names_the_file() {
    let project = project();
    let release = project.release();
    project.run(&["verify", "out/demo/1.0.0"]).ok();
    for (name, bytes) in tree(&release) {
        for at in [0, bytes.len() / 2, bytes.len().saturating_sub(1)] {
            let mut changed = bytes.clone();
            changed[at] ^= 0x20;
            fs::write(release.join(&name), &changed).expect("written");
            project.run(&["verify", "out/demo/1.0.0"]).failed(1, &[&name]);
        }
        fs::write(release.join(&name), &bytes).expect("restored");
    }
    fs::write(release.join("extra.txt"), "x").expect("written");
    project.run(&["verify", "out/demo/1.0.0"]).failed(1, &["extra.txt"]);
    fs::remove_file(release.join("extra.txt")).expect("removed");
    project.run(&["verify", "out/demo/1.0.0"]).ok();
}

#[test]
fn a_foreign_key_is_refused() {
    let project = project();
    project.release();
    let other = self::project();
    other.release();
    fs::create_dir_all(project.path("trusted")).expect("folder");
    for (name, bytes) in tree(&other.path("out/demo/1.0.0")) {
        if name.ends_with(".pem") || name.ends_with(".pub") {
            fs::write(project.path(&format!("trusted/{}", name.replace('/', "_"))), bytes).expect("written");
        }
    }
    project.run(&["verify", "out/demo/1.0.0", "--trust", "trusted"]).failed(1, &["key"]);
}

#[test]
fn rejected_text_and_keys_are_nowhere_in_a_release() {
    let project = project();
    let release = project.release();
    let key = fs::read_to_string(project.path("key.pem")).expect("key");
    for (name, bytes) in tree(&release) {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("rm -rf"), "{name} holds the text of a rejected sample");
        assert!(!text.contains(key.lines().nth(1).expect("body")), "{name} holds the private key");
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(project.path("key.pem")).expect("key").permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn numbers_agree_with_each_other() {
    let project = project();
    project.release();
    let stats = project.run(&["stats", "out/demo/1.0.0", "--json"]).ok().json();
    let splits: u64 = stats["splits"].as_object().expect("splits").values().filter_map(serde_json::Value::as_u64).sum();
    assert_eq!(stats["samples"].as_u64(), Some(splits), "{stats}");
    assert_eq!(stats["languages"]["python"], stats["samples"], "{stats}");
    project.run(&["stats", "nowhere"]).failed(2, &["nowhere"]);
}
