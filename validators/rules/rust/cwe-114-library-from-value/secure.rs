use libloading::Library;
use std::env;

const KNOWN: [&str; 2] = ["/usr/lib/orchard/pear.so", "/usr/lib/orchard/plum.so"];

unsafe fn plugin() -> Library {
    Library::new("/usr/lib/orchard/plugin.so").unwrap() // evidence: own-path
}

unsafe fn on_windows() -> Library {
    Library::new("C:\\Program Files\\Orchard\\plugin.dll").unwrap() // evidence: own-path
}

unsafe fn chosen() -> Option<Library> {
    let path = env::var("PLUGIN").unwrap();
    if !KNOWN.contains(&path.as_str()) {
        return None;
    }
    Library::new(path).ok() // evidence: guarded
}

unsafe fn of_the_system() -> Library {
    Library::new("libc.so.6").unwrap()
}

unsafe fn given(path: &std::path::Path) -> Library {
    Library::new(path).unwrap()
}

fn shelf() -> shop::Library {
    shop::Library::new("novels.dll")
}
