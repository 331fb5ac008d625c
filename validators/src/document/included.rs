//! Files that a file of nginx takes in: those of the same artifact are put in the place where they are named. Knows how nginx names files, no
//! directive and no policy.

use super::{
    MAX_DEPTH, Node, Value,
    around::beside,
    block::{is_nginx, nginx_entries, nginx_with},
    path::NOT_IN_SIGHT,
};
use assay_manifests::Language;

/// Files that take in others are followed this far.
const MAX_STEPS: u32 = 4;
/// Files that one document takes in, and their bytes.
const MAX_FILES: usize = 64;
const MAX_BYTES: usize = 1 << 20;
/// Files that come with nginx: tables of types and of parameters. Those of servers of their own are judged alone.
const OWN: &[&str] = &["mime.types", "fastcgi_params", "fastcgi.conf", "uwsgi_params", "scgi_params", "koi-utf", "koi-win", "win-utf"];

type Entries = Vec<(String, Node)>;

/// A file of nginx with the files that it takes in. Where one is not in sight, `$not_in_sight` stands in the block that names it.
pub fn nginx(text: &str, path: &str, configs: &[(&str, &str)]) -> Node {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    nginx_with(text, &|entries| {
        let mut left = Left { files: MAX_FILES, bytes: MAX_BYTES };
        taken_in(entries, folder, configs, &mut left, 0, 0)
    })
}

struct Left {
    files: usize,
    bytes: usize,
}

fn taken_in(entries: Entries, folder: &str, configs: &[(&str, &str)], left: &mut Left, steps: u32, depth: u32) -> Entries {
    let mut out = Vec::new();
    for (name, mut node) in entries {
        if name == "include"
            && let Some(wanted) = node.text().filter(|wanted| !is_own(wanted))
        {
            let found = if steps < MAX_STEPS { named(wanted, folder, configs) } else { Vec::new() };
            let (mut missing, span) = (found.is_empty(), node.span);
            // What is judged as a file of its own is not told twice.
            let is_own = |path: &str, text: &str| Language::from_path(path) == Some(Language::Nginx) || is_nginx(text);
            for (_, text) in found.into_iter().filter(|(path, text)| !is_own(path, text)) {
                if left.files == 0 || left.bytes < text.len() {
                    missing = true;
                    break;
                }
                (left.files, left.bytes) = (left.files - 1, left.bytes - text.len());
                out.extend(taken_in(nginx_entries(text, span), folder, configs, left, steps + 1, depth));
            }
            if missing {
                out.push((NOT_IN_SIGHT.to_owned(), Node::new(Value::Unresolved(wanted.to_owned()), span)));
            }
        } else if let Value::Map(inner) = &mut node.value
            && depth < MAX_DEPTH
        {
            *inner = taken_in(std::mem::take(inner), folder, configs, left, steps, depth + 1);
        }
        out.push((name, node));
    }
    out
}

fn is_own(wanted: &str) -> bool {
    let file = wanted.rsplit('/').next().unwrap_or(wanted);
    OWN.contains(&file) || ["modules-enabled/", "conf.d/*", "sites-enabled/*"].iter().any(|place| wanted.contains(place))
}

/// The files that a name means, path and text, seen from the folder of the first file: that is where nginx looks. `*` stands for any part of a name.
fn named<'c>(wanted: &str, folder: &str, configs: &[(&'c str, &'c str)]) -> Vec<(&'c str, &'c str)> {
    let relative = wanted.strip_prefix("/etc/nginx/").unwrap_or(wanted);
    if relative.starts_with('/') || relative.contains('$') {
        return Vec::new();
    }
    let Some(pattern) = beside(folder, relative) else { return Vec::new() };
    let Some((before, after)) = pattern.split_once('*') else {
        let at = configs.binary_search_by(|(known, _)| (*known).cmp(pattern.as_str()));
        return at.ok().and_then(|at| configs.get(at)).copied().into_iter().collect();
    };
    let fits = |path: &str| {
        path.strip_prefix(before)
            .and_then(|rest| rest.strip_suffix(after))
            .is_some_and(|middle| !middle.contains('/') && !after.contains('*'))
    };
    let from = configs.partition_point(|(known, _)| *known < before);
    let below = configs.iter().skip(from).take_while(|(known, _)| known.starts_with(before));
    below.filter(|(known, _)| fits(known)).copied().take(MAX_FILES).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::path::find;

    #[test]
    fn files_of_the_artifact_stand_where_they_are_named() {
        let configs = [
            ("web/main.conf", ""),
            ("web/sites/a.conf", "server {\n  listen 80;\n}\n"),
            ("web/snip/loop.conf", "include snip/loop.conf;\n"),
            ("web/snip/tls.conf", "ssl_protocols TLSv1;\n"),
            ("web/snip/two.conf", "ssl_ciphers RC4;\n"),
        ];
        let of = |text: &str| nginx(text, "web/main.conf", &configs);
        let at = |root: &Node, path: &str| find(root, path).into_iter().filter_map(Node::scalar).collect::<Vec<_>>();
        let root = of("http {\n  include mime.types;\n  include /etc/nginx/snip/t*.conf;\n  include sites/*.conf;\n}\n");
        assert_eq!(at(&root, "http.ssl_protocols"), ["TLSv1"]);
        assert_eq!(at(&root, "http.ssl_ciphers"), ["RC4"]);
        assert_eq!(find(&root, "http.ssl_protocols")[0].span.line, 3);
        assert!(find(&root, "http.server").is_empty() && find(&root, "**.$not_in_sight").is_empty());
        let root = of("http { server { include snip/gone.conf; } include snip/loop.conf; }\n");
        assert_eq!(find(&root, "http.server.$not_in_sight").len(), 1);
        assert_eq!(find(&root, "http.$not_in_sight").len(), 1);
    }
}
