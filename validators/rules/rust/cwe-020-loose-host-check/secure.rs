use url::Url;

const ALLOWED_HOSTS: [&str; 2] = ["example.com", "example.org"];

fn own(url: &Url) -> bool {
    url.host_str() == Some("example.com") // evidence: host-compared
}

fn below(host: &str) -> bool {
    host.ends_with(".example.com") // evidence: suffix-with-dot
}

fn partner(host: &str) -> bool {
    ALLOWED_HOSTS.contains(&host) // evidence: host-compared
}

// A file name is no host.
fn archive(name: &str) -> bool {
    name.ends_with("dump.com")
}
