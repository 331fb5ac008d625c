use libloading::Library;
use std::env;

unsafe fn plugin() -> Library {
    let path = env::var("PLUGIN").unwrap();
    Library::new(path).unwrap() // finding: library-from-value
}

unsafe fn named() -> Library {
    let name = env::args().nth(1).unwrap();
    Library::new(format!("./plugins/{name}.so")).unwrap() // finding: library-from-value
}

unsafe fn nearest() -> Library {
    Library::new("liborchard.so").unwrap() // finding: name-without-folder
}
