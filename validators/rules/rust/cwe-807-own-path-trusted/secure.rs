use std::path::Path;
use std::process::Command;

fn helper() {
    Command::new("/usr/lib/app/helper").spawn(); // evidence: fixed-program
}

fn mount() {
    Command::new("/bin/mount").arg("-a").spawn(); // evidence: fixed-program
}

fn list() {
    Command::new("/usr/bin/ls").spawn(); // evidence: fixed-program
}

fn given(args: Vec<String>) {
    let file = Path::new(&args[1]);
    open(file);
    let mut rest = std::env::args();
    rest.next();
}
