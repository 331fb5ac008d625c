use std::process::Command;

pub fn ping(host: &str) -> std::io::Result<std::process::Output> {
    Command::new("sh").arg("-c").arg(format!("ping -c 1 {host}")).output() // finding: shell-text
}

pub fn tool(name: &str) -> std::io::Result<std::process::Child> {
    Command::new(name).spawn() // finding: program-from-outside
}

pub fn held(text: String) {
    let mut shell = Command::new("/bin/bash");
    shell.args(["-c", &text]); // finding: shell-text
}
