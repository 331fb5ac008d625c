//! The languages and formats a sample can be in. One list: names, file endings and groups derive from it.

use serde::{Deserialize, Serialize};

macro_rules! languages {
    ($($variant:ident $name:literal [$($ext:literal),*] [$($file:literal),*];)*) => {
        /// A programming language or document format. The name is what recipes, rules and rows write.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Language { $(#[serde(rename = $name)] $variant,)* }

        impl Language {
            /// Every language, in the order of this list.
            pub const ALL: &[Language] = &[$(Language::$variant,)*];

            pub const fn name(self) -> &'static str {
                match self { $(Language::$variant => $name,)* }
            }

            /// File endings, without the dot.
            pub const fn extensions(self) -> &'static [&'static str] {
                match self { $(Language::$variant => &[$($ext),*],)* }
            }

            /// Whole file names.
            pub const fn file_names(self) -> &'static [&'static str] {
                match self { $(Language::$variant => &[$($file),*],)* }
            }
        }
    };
}

languages! {
    Python "python" ["py", "pyi"] [];
    JavaScript "javascript" ["js", "mjs", "cjs", "jsx"] [];
    TypeScript "typescript" ["ts", "mts", "cts"] [];
    Tsx "tsx" ["tsx"] [];
    Java "java" ["java"] [];
    Kotlin "kotlin" ["kt", "kts"] [];
    Go "go" ["go"] [];
    Rust "rust" ["rs"] [];
    C "c" ["c", "h"] [];
    Cpp "cpp" ["cc", "cpp", "cxx", "hpp", "hh", "hxx"] [];
    CSharp "csharp" ["cs"] [];
    Php "php" ["php"] [];
    Ruby "ruby" ["rb", "rake", "gemspec"] ["Rakefile", "Gemfile"];
    Bash "bash" ["sh", "bash", "zsh"] [];
    Sql "sql" ["sql"] [];
    Dockerfile "dockerfile" ["dockerfile"] ["Dockerfile", "Containerfile"];
    Yaml "yaml" ["yaml", "yml"] [];
    Terraform "terraform" ["tf", "tofu", "tfvars"] [];
    Nginx "nginx" [] ["nginx.conf"];
    Systemd "systemd" ["service", "socket", "timer", "mount"] [];
    Make "make" ["mk", "mak"] ["Makefile", "makefile", "GNUmakefile"];
    CMake "cmake" ["cmake"] ["CMakeLists.txt"];
    Json "json" ["json", "ipynb"] [];
    Toml "toml" ["toml"] [];
    Html "html" ["html", "htm"] [];
    Css "css" ["css"] [];
    Markdown "markdown" ["md", "mdx", "mdc"] [];
    Properties "properties" ["properties", "ini", "cfg", "conf", "env", "npmrc", "pypirc", "htpasswd"]
        [".env", ".envrc", ".npmrc", ".pypirc", ".netrc", "_netrc", ".htpasswd", ".pgpass", ".my.cnf", ".s3cfg"];
    Xml "xml" ["xml", "config", "csproj", "props", "plist"] [];
    Text "text" ["txt", "text", "rst", "pem", "key", "log"]
        [".cursorrules", ".windsurfrules", ".clinerules", ".goosehints", ".aiderrules", "id_rsa", "id_ed25519", "id_ecdsa", "id_dsa"];
}

impl Language {
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|language| language.name() == name)
    }

    /// A language by its name, by a file ending, or by another name that documents and data sets give it.
    pub fn from_alias(name: &str) -> Option<Self> {
        let lower = name.trim().to_ascii_lowercase();
        let known = match lower.as_str() {
            "c++" => "cpp",
            "c#" => "csharp",
            "golang" => "go",
            "node" | "nodejs" => "javascript",
            "python3" | "ipython3" | "ipython" => "python",
            "shell" | "zsh" => "bash",
            "hcl" => "terraform",
            "docker" => "dockerfile",
            other => other,
        };
        Self::from_name(known).or_else(|| Self::ALL.iter().copied().find(|language| language.extensions().contains(&known)))
    }

    /// The language a path says it is in: by whole file name first, then by ending; `None` where neither is known.
    pub fn from_path(path: &str) -> Option<Self> {
        let file = path.rsplit(['/', '\\']).next().unwrap_or(path);
        if let Some(found) = Self::ALL.iter().find(|language| language.file_names().contains(&file)) {
            return Some(*found);
        }
        let lower = file.to_ascii_lowercase();
        for name in ["dockerfile", "containerfile"] {
            // `Dockerfile.prod`, `Dockerfile-dev`, `build.Dockerfile`; notes and code about one are what their ending says.
            if lower.strip_prefix(name).is_some_and(|rest| rest.starts_with(['.', '-', '_']) && !is_text_ending(rest)) || lower == name {
                return Some(Self::Dockerfile);
            }
        }
        let folder = path.replace('\\', "/").to_ascii_lowercase();
        let inside = |name: &str| folder.contains(name);
        if (lower.ends_with(".conf") && (inside("nginx") || inside("sites-")))
            || inside("/sites-available/")
            || inside("/sites-enabled/")
            || lower.ends_with(".nginx")
        {
            return Some(Self::Nginx);
        }
        // A drop-in changes a unit that stands elsewhere.
        if lower.ends_with(".conf") && [".service.d/", ".socket.d/", ".timer.d/", ".mount.d/"].iter().any(|place| inside(place)) {
            return Some(Self::Systemd);
        }
        if file.starts_with(".env.") {
            return Some(Self::Properties);
        }
        let (_, ending) = file.rsplit_once('.')?;
        let ending = ending.to_ascii_lowercase();
        Self::ALL.iter().copied().find(|language| language.extensions().contains(&ending.as_str()))
    }

    /// The language of a script by its first line, `#!/usr/bin/env -S python3 -u`; `None` where it asks for no known program.
    pub fn from_shebang(line: &str) -> Option<Self> {
        let mut words = line.strip_prefix("#!")?.split_whitespace();
        let base = |word: &str| word.rsplit('/').next().unwrap_or(word).to_owned();
        let mut program = base(words.next()?);
        if program == "env" {
            // Options and variables of `env` stand before the program.
            program = base(words.find(|word| !word.starts_with('-') && !word.contains('='))?);
        }
        match program.trim_end_matches(|sign: char| sign.is_ascii_digit() || sign == '.') {
            "sh" | "bash" | "zsh" | "dash" | "ash" | "ksh" | "mksh" => Some(Self::Bash),
            "python" | "pypy" => Some(Self::Python),
            "node" | "nodejs" => Some(Self::JavaScript),
            "deno" | "bun" | "ts-node" | "tsx" => Some(Self::TypeScript),
            "ruby" | "jruby" => Some(Self::Ruby),
            "php" => Some(Self::Php),
            _ => None,
        }
    }

    /// Whether rules see it through the flow graph (a programming language with a lowering).
    pub const fn has_flow(self) -> bool {
        use Language::*;
        matches!(self, Python | JavaScript | TypeScript | Tsx | Java | Kotlin | Go | Rust | C | Cpp | CSharp | Php | Ruby)
    }
}

/// Endings of notes, scripts and templates about a container file.
fn is_text_ending(rest: &str) -> bool {
    let ending = rest.rsplit('.').next().unwrap_or_default();
    matches!(
        ending,
        "md" | "txt" | "rst" | "html" | "py" | "js" | "ts" | "go" | "rs" | "sh" | "rb" | "java" | "json" | "yml" | "yaml" | "snap"
    )
}

impl std::fmt::Display for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_of_a_script_tells_its_language() {
        assert_eq!(Language::from_shebang("#!/bin/sh"), Some(Language::Bash));
        assert_eq!(Language::from_shebang("#! /usr/bin/env -S python3.12 -u"), Some(Language::Python));
        assert_eq!(Language::from_shebang("#!/usr/bin/env NODE_ENV=x node"), Some(Language::JavaScript));
        assert_eq!(Language::from_shebang("#!/usr/bin/perl -w"), None);
        assert_eq!(Language::from_shebang("# a note"), None);
        assert_eq!(Language::from_path("etc/web.service.d/10-user.conf"), Some(Language::Systemd));
    }

    #[test]
    fn names_and_endings_are_unambiguous() {
        for language in Language::ALL {
            assert_eq!(Language::from_name(language.name()), Some(*language));
            for ending in language.extensions() {
                assert_eq!(Language::from_path(&format!("a/b.{ending}")), Some(*language), "{ending}");
            }
        }
        assert_eq!(Language::from_path("a/.env.production"), Some(Language::Properties));
        for path in ["x/Dockerfile.prod", "Dockerfile-dev", "dockerfile_ci", "build.Dockerfile", "a/app.dockerfile", "Containerfile.x"] {
            assert_eq!(Language::from_path(path), Some(Language::Dockerfile), "{path}");
        }
        for path in ["etc/nginx/conf.d/app.conf", "deploy/nginx.conf", "etc/nginx/sites-enabled/app", "app.nginx"] {
            assert_eq!(Language::from_path(path), Some(Language::Nginx), "{path}");
        }
        assert_eq!(Language::from_path("Dockerfile.md"), Some(Language::Markdown));
        assert_eq!(Language::from_path("dockerfile_parser.rs"), Some(Language::Rust));
        assert_eq!(Language::from_path("LICENSE"), None);
    }
}
