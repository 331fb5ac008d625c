use regex::Regex;
use url::Url;

fn own(host: &str) -> bool {
    host.ends_with("example.com") // finding: suffix-without-dot
}

fn callback(redirect: &str) -> bool {
    redirect.starts_with("https://login.example.org") // finding: address-substring
}

fn trusted() -> Regex {
    Regex::new(r"^https://www.example.com/").unwrap() // finding: unescaped-dot
}
