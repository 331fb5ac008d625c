use std::path::{Path, PathBuf};
use std::process::Command;

fn helper(args: Vec<String>) {
    let folder = Path::new(&args[0]); // finding: path-of-the-first-argument
    start(folder);
}

fn again() {
    Command::new(std::env::args().next().unwrap()).arg("--child").spawn(); // finding: path-of-the-first-argument
}

fn settings() -> PathBuf {
    PathBuf::from(std::env::args_os().nth(0).unwrap()).with_file_name("settings.toml") // finding: path-of-the-first-argument
}
