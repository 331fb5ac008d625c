//! Functions of `path` over texts that are known, as they are with `/` between folders. Pure; knows no engine.

use super::{super::plain::paths::steps, primitives::Primitive};

/// A function of `path`. What depends on the folder the program runs in has no answer.
pub fn function(name: &str, args: &[Primitive]) -> Option<Primitive> {
    let texts: Vec<&str> = args
        .iter()
        .map(|arg| match arg {
            Primitive::Text(text) => Some(&**text),
            _ => None,
        })
        .collect::<Option<_>>()?;
    let first = texts.first().copied();
    let text = |made: String| Some(Primitive::Text(made.into()));
    match name {
        "join" => {
            let parts: Vec<&str> = texts.into_iter().filter(|part| !part.is_empty()).collect();
            text(normalized(&parts.join("/")))
        }
        "normalize" => text(normalized(first?)),
        "resolve" => {
            let from = texts.iter().rposition(|part| part.starts_with('/'))?;
            let whole = normalized(&texts[from..].join("/"));
            text(if whole.len() > 1 { whole.trim_end_matches('/').to_owned() } else { whole })
        }
        "isAbsolute" => Some(Primitive::Bool(first?.starts_with('/'))),
        "basename" => {
            let name = base(first?);
            if texts.get(1).is_some_and(|end| Some(*end) == first) {
                return text(String::new());
            }
            let bare = texts.get(1).and_then(|end| name.strip_suffix(end)).filter(|bare| !bare.is_empty());
            text(bare.unwrap_or(name).to_owned())
        }
        "dirname" => text(folder(first.filter(|path| !path.starts_with("//"))?)),
        "extname" => text(ending(base(first?)).to_owned()),
        "relative" => {
            let (from, to) = (first?, *texts.get(1)?);
            (from.starts_with('/') && to.starts_with('/')).then(|| Primitive::Text(relative(&normalized(from), &normalized(to)).into()))
        }
        _ => None,
    }
}

/// What `parse` says of a path: its fields.
pub fn parsed(path: &str) -> [(&'static str, String); 5] {
    let base = base(path);
    let ending = ending(base);
    let dir = folder(path);
    // A bare name lies in no folder.
    let dir = if path.trim_end_matches('/').contains('/') || path.starts_with('/') { dir } else { String::new() };
    let root = if path.starts_with('/') { "/" } else { "" };
    let name = &base[..base.len() - ending.len()];
    [("root", root.to_owned()), ("dir", dir), ("base", base.to_owned()), ("ext", ending.to_owned()), ("name", name.to_owned())]
}

fn normalized(path: &str) -> String {
    if path.is_empty() {
        return ".".to_owned();
    }
    let rooted = path.starts_with('/');
    let mut made = steps(path).join("/");
    if made.is_empty() && !rooted {
        made.push('.');
    }
    if !made.is_empty() && path.ends_with('/') {
        made.push('/');
    }
    if rooted { format!("/{made}") } else { made }
}

fn base(path: &str) -> &str {
    let path = path.trim_end_matches('/');
    path.rsplit('/').next().unwrap_or(path)
}

fn folder(path: &str) -> String {
    let bare = path.trim_end_matches('/');
    match bare.rfind('/') {
        Some(0) => "/".to_owned(),
        Some(at) => bare[..at].to_owned(),
        None if path.starts_with('/') => "/".to_owned(),
        None => ".".to_owned(),
    }
}

fn ending(name: &str) -> &str {
    match name.rfind('.') {
        Some(0) | None => "",
        Some(_) if name == ".." => "",
        Some(at) => &name[at..],
    }
}

fn relative(from: &str, to: &str) -> String {
    let parts = |path: &str| path.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    let (from, to) = (parts(from), parts(to));
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let up = std::iter::repeat_n("..".to_owned(), from.len() - shared);
    up.chain(to[shared..].iter().cloned()).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str, args: &[&str]) -> Option<String> {
        let args: Vec<Primitive> = args.iter().map(|arg| Primitive::Text((*arg).into())).collect();
        function(name, &args).map(|made| made.text().to_string())
    }

    #[test]
    fn paths_are_worked_out_as_the_runtime_does() {
        let cases: [(&str, &[&str], &str); 14] = [
            ("join", &["/srv", "a", "..", "b/"], "/srv/b/"),
            ("join", &["", ""], "."),
            ("join", &["../x", "../.."], "../.."),
            ("normalize", &["/../a//b/."], "/a/b"),
            ("resolve", &["a", "/srv/x/", "../y/"], "/srv/y"),
            ("resolve", &["/"], "/"),
            ("basename", &["/a/b.txt/", ".txt"], "b"),
            ("basename", &["/a/.txt", ".txt"], ".txt"),
            ("dirname", &["/a"], "/"),
            ("dirname", &["a//b"], "a/"),
            ("extname", &["x.tar.gz"], ".gz"),
            ("extname", &[".bashrc"], ""),
            ("extname", &["name."], "."),
            ("relative", &["/a/b", "/a/c/d"], "../c/d"),
        ];
        for (name, args, made) in cases {
            assert_eq!(of(name, args).as_deref(), Some(made), "{name} {args:?}");
        }
        assert_eq!(of("resolve", &["a"]), None);
    }
}
