use std::process::Command;

pub fn ping(host: &str) -> std::io::Result<std::process::Output> {
    Command::new("ping").arg("-c1").arg("--").arg(host).output() // evidence: program-with-arguments
}

pub fn archive(name: &str) -> std::io::Result<std::process::Output> {
    Command::new("tar").args(["cf", "out.tar", "--", name]).output() // evidence: program-with-arguments
}

pub fn quoted(name: &str) -> std::io::Result<std::process::Output> {
    Command::new("sh").arg("-c").arg(format!("ls {}", shell_words::quote(name))).output() // evidence: sanitized
}

pub fn disk() -> std::io::Result<std::process::Output> {
    Command::new("sh").arg("-c").arg("df -h").output() // evidence: constant-shell-text
}

// The program is a setting of the object.
pub struct Viewer {
    program: String,
}

impl Viewer {
    pub fn show(&self) -> std::io::Result<()> {
        Command::new(&self.program).arg("--version").status()?;
        Ok(())
    }
}

pub fn disk() -> std::io::Result<std::process::Output> {
    let place = ["/srv", "/var"][1];
    std::process::Command::new("sh").arg("-c").arg(format!("du -s {place} | cut -f1")).output() // evidence: constant-shell-text
}
