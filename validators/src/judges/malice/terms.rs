//! What calls can do and what values are, by how they are written in each language: the terms that threats are put together from. Knows
//! no threat.

use std::sync::LazyLock;

use regex::bytes::{Regex, RegexBuilder};

use crate::needles::{Flags, May, Needles};

/// Something that a piece of a program does or holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Term {
    /// A constant too long to be a word: Base64, hexadecimal digits, escapes, lists of character codes.
    Blob,
    /// Undoes an encoding.
    Decode,
    /// Fetches from the network.
    Download,
    /// Sends to the network.
    Send,
    /// Runs text as code of the program's own language.
    Evaluate,
    /// Starts a process.
    Process,
    /// The whole environment.
    Environment,
    /// Files that hold somebody's credentials: keys, tokens, browsers' stores, wallets.
    Credentials,
    /// Who and where one is: host, user, addresses.
    Identity,
    /// Reads the clipboard.
    ClipboardRead,
    /// Writes the clipboard.
    ClipboardWrite,
}

#[rustfmt::skip]
const TERMS: &[(Term, &str)] = &[
    (Term::Blob, r#"["'`][A-Za-z0-9+/=_-]{48,}["'`]|[A-Za-z0-9+/]{120,}|(?:\\x[0-9a-fA-F]{2}){16,}|(?:\\u[0-9a-fA-F]{4}){16,}|(?:\b\d{1,3}\s*,\s*){24,}|(?:0x[0-9a-fA-F]{2}\s*,\s*){16,}|(?:chr\(\d+\)\s*[.+]\s*){8,}"#),
    (Term::Decode, r#"\b(?:b64decode|b32decode|b85decode|a85decode|urlsafe_b64decode|standard_b64decode|decodebytes|unhexlify|a2b_base64|a2b_hex|fromhex|atob|base64_decode|hex2bin|gzinflate|gzuncompress|gzdecode|str_rot13|convert_uudecode|decode64|strict_decode64|urlsafe_decode64|fromCharCode|unescape)\s*\(|Buffer\.from\([^)]{0,4000},\s*["'](?:base64|hex)["']|new Buffer\([^)]{0,4000},\s*["'](?:base64|hex)["']|\.DecodeString\(|zlib\.decompress\(|lzma\.decompress\(|bz2\.decompress\(|codecs\.decode\([^)]{0,4000}["'](?:rot.?13|base64|hex)["']|\.unpack1?\(["']m|\.pack\(["']H|base64\s+(?:-d|-D|--decode)|xxd\s+-r|openssl\s+(?:enc|base64)\s+[^|]{0,40}-d|Fernet\([^)]{0,400}\)\.decrypt\(|map\(chr|chr\s*\([^)]{1,40}\)\s*for\b|marshal\.loads\("#),
    (Term::Download, r#"\b(?:requests|httpx|session|aiohttp|urllib3?|request)\.get\(|\burlopen\(|\burlretrieve\(|\bhttps?\s*\.(?:get|request)\(|require\(["']https?["']\)\.(?:get|request)\(|\bfetch\(|\baxios(?:\.get)?\(|\bgot\(|\bneedle\(|\bcurl\s|\bwget\s|Net::HTTP\.(?:get|start|new)|\bURI\.open\(|\bOpenURI|file_get_contents\(\s*["']https?:|curl_exec\(|http\.Get\(|client\.Get\(|reqwest::(?:blocking::)?get\(|ureq::get\(|DownloadString\(|DownloadFile\(|Invoke-WebRequest|\biwr\b|\b(?:s|sock|socket|client)\.recv\("#),
    (Term::Send, r#"\b(?:requests|httpx|session|aiohttp|client)\.(?:post|put|request)\(|\burlopen\(|\burllib\.request\.Request\(|\bhttps?\s*\.request\(|require\(["']https?["']\)\.request\(|\bfetch\(|\baxios(?:\.post|\.put)?\(|\bgot\.post\(|\bneedle\.post|\$\.post\(|sendBeacon\(|\.sendall\(|\.sendto\(|\bcurl\s[^\n|]{0,300}?(?:-d|--data\S*|-F|--form|-T|--upload-file|-X\s*P)\b|\bwget\s[^\n|]{0,200}--post|Net::HTTP\.post|HTTP::Post|Net::HTTP::Post|http\.Post(?:Form)?\(|curl_setopt\([^)]{0,200}POSTFIELDS|reqwest::(?:blocking::)?Client|ureq::(?:post|put)\(|\.send_string\(|\bnslookup\b|\bdig\b\s|dns\.(?:lookup|resolve\w*)\(|gethostbyname\(|\bnc\s+\S+\s+\d+|smtplib\.SMTP|sendMail\(|mail\(|api\.telegram\.org|discord(?:app)?\.com/api/webhooks|\.write\(\s*(?:postData|data|body|payload)"#),
    (Term::Evaluate, r#"(?:^|[^.\w>:$])(?:exec|eval|execfile|instance_eval|class_eval|create_function|loadstring)\s*\(|\bbuiltins\.(?:exec|eval)\(|__builtins__|\bnew\s+Function\(|(?:^|[^.\w])Function\(|\bvm\.run\w+\(|\bvm\.Script\(|\.constructor\(["']return|\bmodule\._compile\(|\bsetTimeout\(\s*["'`]|\b(?:instance|class|module)_eval\b|preg_replace\(\s*["'][^"']{1,200}/[a-z]*e[a-z]*["']|\bBinding\.eval|\bbinding\.eval"#),
    (Term::Process, r#"\bos\.(?:system|popen|exec[lv]p?e?|spawn\w*|startfile)\(|\bsubprocess\.\w+\(|\bPopen\(|\bpty\.spawn\(|\bcommands\.get\w*\(|child_process|(?:^|[^.\w])(?:execSync|spawnSync|spawn|execFile|execFileSync)\(|\b(?:cp|proc|childProcess|child)\.(?:exec|execSync|spawn|execFile)\w*\(|\b(?:shell_exec|passthru|proc_open|pcntl_exec|popen|system)\s*\(|Open3\.|\bKernel\.(?:system|exec|spawn)|\bIO\.popen|%x[\[({]|exec\.Command\(|syscall\.Exec|Command::new\(|\bpowershell\b|\bcmd\.exe|/bin/(?:ba|z|da)?sh\b|\|\s*(?:sudo\s+)?(?:ba|z|da)?sh\b|\|\s*(?:python|node|perl|ruby|php)3?\b|\bbash\s+-c\b|\bsh\s+-c\b|\beval\s+["$]|\bsource\s+<\(|\b(?:ba)?sh\s+<\("#),
    (Term::Environment, r#"(?:^|[^.\w])dict\(\s*os\.environ\s*\)|\bos\.environ\.(?:items|copy)\(\)|(?:[^(\w]|[^t]\(|[^c]t\()os\.environ\s*[),}]|JSON\.stringify\(\s*process\.env\s*[,)]|(?:^|[^(\w.\s]|\b(?:stringify|encode|dumps?|String|format|inspect|send|post|btoa|from|escape|encodeURIComponent)\()\s*process\.env\s*[),}]|Object\.\w+\(\s*process\.env\s*\)|\.\.\.process\.env|\bENV\.(?:to_h|to_a|inspect|to_s|map|each|to_hash)\b|os\.Environ\(\)|env::vars(?:_os)?\(\)|\$_ENV\s*[),;]|\bgetenv\(\s*\)|\$\((?:env|printenv|set)\)|`(?:env|printenv)`|(?:^|[;&|(]\s*)(?:env|printenv|set)\s*\|"#),
    (Term::Credentials, r#"\.ssh[/\\"', ]{1,6}(?:id_|config\b|authorized_keys)|\.ssh/\*|\.aws[/\\"', ]{1,6}credentials|\.docker/config\.json|\.kube[/\\"', ]{1,6}config|\.git-credentials|\.gem[/\\]credentials|\.cargo[/\\]credentials|/etc/shadow|Login Data|Local State["'\\/]|cookies\.sqlite|key4\.db|logins\.json|wallet\.dat|\.electrum|Exodus[\\/"']|nkbihfbeogaeaoehlefnkodbefgpgknn|Local Storage[\\/"', ]{1,6}leveldb|\.config/gcloud|\.azure[/\\]|\.config/solana|id\.json["'].{0,20}solana|find-generic-password|\.npmrc["'`]|\.pypirc["'`]|solana[/\\"', ]{1,6}id\.json|\.bash_history|\.zsh_history"#),
    (Term::Identity, r#"gethostname\(\)|getpass\.getuser\(\)|os\.getlogin\(\)|platform\.node\(\)|os\.(?:hostname|userInfo|networkInterfaces|homedir)\(\)|Socket\.gethostname|Etc\.getlogin|php_uname\(|gethostname\(|os\.Hostname\(\)|user\.Current\(\)|\bwhoami\b|\buname\s+-a|\bhostname\b\)|\$\(hostname\)|`hostname`|`whoami`|os\.uname\(\)|__dirname|INIT_CWD"#),
    (Term::ClipboardRead, r#"pyperclip\.paste\(|clipboard\.(?:readText|paste|get)\w*\(|clipboardy\.read|clipboard_get\(|GetClipboardData|Clipboard\.paste|clipboard\.ReadAll|\bxclip\s[^\n]{0,40}-o\b|\bpbpaste\b|get_text\(\)"#),
    (Term::ClipboardWrite, r#"pyperclip\.copy\(|clipboard\.(?:writeText|copy|set)\w*\(|clipboardy\.write|clipboard_append\(|SetClipboardData|Clipboard\.copy|clipboard\.WriteAll|\bxclip\b|\bpbcopy\b|set_text\("#),
];

static COMPILED: LazyLock<Vec<(Term, Regex)>> =
    LazyLock::new(|| TERMS.iter().filter_map(|(term, form)| Some((*term, compiled(form)?))).collect());

/// How the forms are read.
pub const FLAGS: Flags = Flags { bytes: true, multi_line: true };

/// Of the compiled terms, in their order.
static NEEDLES: LazyLock<Needles> = LazyLock::new(|| Needles::of(COMPILED.iter().map(|(_, form)| form.as_str()), FLAGS));

/// A text that is asked for one term after the other.
pub struct Asked<'t> {
    text: &'t str,
    may: May,
}

impl<'t> Asked<'t> {
    pub fn of(text: &'t str) -> Self {
        Self { text, may: NEEDLES.may(text) }
    }

    pub fn has(&self, term: Term) -> bool {
        let mut known = COMPILED.iter().enumerate().filter(|(at, (of, _))| *of == term && self.may.has(*at));
        known.any(|(_, (_, form))| (term != Term::Blob || may_be_blob(self.text)) && form.is_match(self.text.as_bytes()))
    }
}

/// Whether the text could hold a [`Term::Blob`]: a long word, a list of numbers, or escapes.
fn may_be_blob(text: &str) -> bool {
    const LONG: usize = 48;
    const NUMBERS: usize = 24;
    let bytes = text.as_bytes();
    if bytes.len() < LONG {
        return false;
    }
    let (mut run, mut numbers, mut before) = (0, 0, 0u8);
    for (at, byte) in bytes.iter().enumerate() {
        let is_word = byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=' | b'_' | b'-');
        run = if is_word { run + 1 } else { 0 };
        let escapes = match byte {
            b',' => {
                numbers += usize::from(before.is_ascii_digit() || before.is_ascii_whitespace() || before == 0x0b);
                false
            }
            b'x' => matches!(before, b'\\' | b'0'),
            b'u' => before == b'\\',
            b'(' => bytes[..at].ends_with(b"chr"),
            _ => false,
        };
        if run >= LONG || numbers >= NUMBERS || escapes {
            return true;
        }
        before = *byte;
    }
    false
}

/// A form over bytes: lines by themselves, words of ASCII.
pub fn compiled(form: &str) -> Option<Regex> {
    RegexBuilder::new(form).multi_line(true).unicode(false).build().ok()
}

/// Which terms stand in a piece of a program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Terms(u16);

impl Terms {
    pub fn of(text: &str) -> Self {
        let asked = Asked::of(text);
        TERMS.iter().filter(|(term, _)| asked.has(*term)).fold(Self::default(), |terms, (term, _)| terms.with(*term))
    }

    pub const fn with(self, term: Term) -> Self {
        Self(self.0 | 1 << term as u16)
    }

    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Those of `terms` only.
    pub fn only(self, terms: &[Term]) -> Self {
        terms.iter().filter(|term| self.has(**term)).fold(Self::default(), |kept, term| kept.with(*term))
    }

    pub const fn has(self, term: Term) -> bool {
        self.0 & 1 << term as u16 != 0
    }

    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// What verdicts depend on.
pub fn table() -> String {
    TERMS.iter().map(|(term, form)| format!("{term:?} {form}")).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_form_compiles() {
        assert_eq!(super::COMPILED.len(), super::TERMS.len());
    }
}
