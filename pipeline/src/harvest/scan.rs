//! What lies in an artifact: every member with its fate, without ever writing one out, following a link, or reading past a limit.
//! Knows nothing of sources, licences or languages.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{self, Read},
};

use assay_manifests::digest::git_object_sha1;

use crate::recipe::Limits;

/// Why a member could not become a sample. The names are stable: ledgers and manifests carry them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// `..` leads out of the artifact's root.
    EscapesRoot,
    AbsolutePath,
    /// NUL or control characters, a backslash, an empty component.
    BadName,
    NameNotUtf8,
    Link,
    /// A device, FIFO or socket.
    Device,
    Submodule,
    /// A name that occurs again with other bytes (all are refused), or with the same bytes (the first stays).
    DuplicateName,
    /// Differs from another name in case alone; the first in byte order stays.
    CaseCollision,
    TooDeep,
    TooLarge,
    TooManyFiles,
    /// The whole artifact: it expands past the limits.
    Bomb,
    /// The whole artifact: it cannot be unpacked.
    Corrupt,
    Encrypted,
    /// Compressed in a way that is not read here.
    Unsupported,
    Binary,
    NotUtf8,
    /// Its bytes are not in this clone, which is partial.
    Absent,
}

impl Reason {
    pub const fn name(self) -> &'static str {
        match self {
            Self::EscapesRoot => "escapes-root",
            Self::AbsolutePath => "absolute-path",
            Self::BadName => "bad-name",
            Self::NameNotUtf8 => "name-not-utf8",
            Self::Link => "link",
            Self::Device => "device",
            Self::Submodule => "submodule",
            Self::DuplicateName => "duplicate-name",
            Self::CaseCollision => "case-collision",
            Self::TooDeep => "too-deep",
            Self::TooLarge => "too-large",
            Self::TooManyFiles => "too-many-files",
            Self::Bomb => "bomb",
            Self::Corrupt => "corrupt",
            Self::Encrypted => "encrypted",
            Self::Unsupported => "unsupported",
            Self::Binary => "binary",
            Self::NotUtf8 => "not-utf8",
            Self::Absent => "absent",
        }
    }
}

/// What kind of member an entry says it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EntryKind {
    File { executable: bool },
    Directory,
    Link,
    Device,
    Submodule,
}

/// One member as its container gives it: nothing about it is trusted.
pub(super) struct Entry<'a> {
    pub name: &'a [u8],
    pub kind: EntryKind,
    /// As declared; never relied on.
    pub bytes: u64,
    /// Set where the container itself says that the body cannot be read.
    pub unreadable: Option<Reason>,
    /// Whether damage to the body is this member's alone, and the next can still be found.
    pub alone: bool,
    pub body: &'a mut dyn Read,
}

/// Why a whole artifact is given up.
#[derive(Debug)]
pub(super) struct Stop(pub Reason);

/// One member and what became of it.
#[derive(Debug, Clone)]
pub(super) struct Scanned {
    pub path: String,
    pub bytes: u64,
    /// Git's blob name, where the body was read.
    pub sha1: Option<String>,
    pub executable: bool,
    pub refused: Option<Reason>,
    /// The body, where `Plan::keep` asked for it.
    pub body: Option<Vec<u8>>,
}

/// What a scan reads.
pub(super) struct Plan<'a> {
    pub limits: &'a Limits,
    /// Leading path components to take off.
    pub strip: u8,
    /// Whose body to keep.
    pub keep: &'a dyn Fn(&str) -> bool,
    /// Whose body to keep where it begins as a script does, with `#!`.
    pub look: &'a dyn Fn(&str) -> bool,
    /// Whether bodies that are not kept are hashed.
    pub hash_all: bool,
}

/// Members sorted by path; `whole` is the reason why the artifact as a whole was given up, and then there are no members.
#[derive(Debug, Default)]
pub(super) struct Scan {
    pub members: Vec<Scanned>,
    pub whole: Option<Reason>,
    /// Whether every member is a plain file or directory under a plain name.
    pub plain: bool,
}

/// Collects members as a container yields them.
pub(super) struct Collector<'a> {
    plan: &'a Plan<'a>,
    members: Vec<Scanned>,
    seen: u64,
    plain: bool,
}

impl<'a> Collector<'a> {
    pub fn new(plan: &'a Plan<'a>) -> Self {
        Self { plan, members: Vec::new(), seen: 0, plain: true }
    }

    /// The most bytes of a body that are ever asked for.
    pub fn most(&self) -> u64 {
        self.plan.limits.max_file_bytes.saturating_add(1)
    }

    /// # Errors
    /// Where the artifact has too many members, or its body cannot be read.
    pub fn entry(&mut self, entry: Entry<'_>) -> Result<(), Stop> {
        self.seen += 1;
        if self.seen > self.plan.limits.max_files_per_artifact {
            return Err(Stop(Reason::TooManyFiles));
        }
        let name = match plain_name(entry.name, self.plan.strip) {
            Ok(None) => return Ok(()),
            Ok(Some(name)) => name,
            Err(_) if entry.kind == EntryKind::Directory => {
                self.plain = false;
                return Ok(());
            }
            Err(reason) => return self.refuse(shown(entry.name), reason, entry.bytes),
        };
        let executable = match entry.kind {
            EntryKind::Directory => return Ok(()),
            EntryKind::Link => return self.refuse(name, Reason::Link, 0),
            EntryKind::Device => return self.refuse(name, Reason::Device, 0),
            EntryKind::Submodule => return self.refuse(name, Reason::Submodule, 0),
            EntryKind::File { executable } => executable,
        };
        if name.split('/').count() as u64 > self.plan.limits.max_depth {
            return self.refuse(name, Reason::TooDeep, entry.bytes);
        }
        if let Some(reason) = entry.unreadable {
            return self.refuse(name, reason, entry.bytes);
        }
        let mut keep = (self.plan.keep)(&name);
        let mut body = Vec::new();
        if !keep && (self.plan.look)(&name) {
            match Read::take(&mut *entry.body, 2).read_to_end(&mut body) {
                Err(error) if !entry.alone => return Err(stop_of(&error)),
                // Weights of a model that have the ending too are archives.
                read => keep = read.is_ok() && (body == b"#!" || name.ends_with(".pth") && body != b"PK"),
            }
        }
        if !keep && !self.plan.hash_all {
            self.members.push(Scanned { path: name, bytes: entry.bytes, sha1: None, executable, refused: None, body: None });
            return Ok(());
        }
        let limit = self.plan.limits.max_file_bytes;
        let more = (limit + 1).saturating_sub(body.len() as u64);
        if let Err(error) = entry.body.take(more).read_to_end(&mut body) {
            return if entry.alone { self.refuse(name, Reason::Corrupt, entry.bytes) } else { Err(stop_of(&error)) };
        }
        if body.len() as u64 > limit {
            self.plain = false;
            let refused = keep.then_some(Reason::TooLarge);
            self.members.push(Scanned { path: name, bytes: entry.bytes.max(limit + 1), sha1: None, executable, refused, body: None });
            return Ok(());
        }
        let sha1 = Some(git_object_sha1("blob", &body));
        self.members.push(Scanned { path: name, bytes: body.len() as u64, sha1, executable, refused: None, body: keep.then_some(body) });
        Ok(())
    }

    fn refuse(&mut self, path: String, reason: Reason, bytes: u64) -> Result<(), Stop> {
        self.plain = false;
        self.members.push(Scanned { path, bytes, sha1: None, executable: false, refused: Some(reason), body: None });
        Ok(())
    }

    pub fn finish(mut self, outcome: Result<(), Stop>) -> Scan {
        if let Err(Stop(reason)) = outcome {
            return Scan { members: Vec::new(), whole: Some(reason), plain: false };
        }
        self.members.sort_by(|a, b| a.path.cmp(&b.path));
        let mut plain = self.plain;
        settle_duplicates(&mut self.members, &mut plain);
        Scan { members: self.members, whole: None, plain }
    }
}

/// Names that occur more than once: which of them stands depends on who unpacks, so none does unless all have the same bytes.
fn settle_duplicates(members: &mut [Scanned], plain: &mut bool) {
    let mut start = 0;
    while start < members.len() {
        let mut end = start + 1;
        while end < members.len() && members[end].path == members[start].path {
            end += 1;
        }
        let group = &mut members[start..end];
        if group.len() > 1 {
            *plain = false;
            let same = group.iter().all(|member| member.sha1.is_some() && member.sha1 == group[0].sha1);
            for member in group.iter_mut().skip(usize::from(same)) {
                member.refused.get_or_insert(Reason::DuplicateName);
                member.body = None;
            }
        }
        start = end;
    }
    let mut folded = BTreeSet::new();
    for member in members.iter_mut().filter(|member| member.refused.is_none()) {
        if !folded.insert(member.path.to_lowercase()) {
            member.refused = Some(Reason::CaseCollision);
            member.body = None;
        }
    }
}

/// The member's path: relative, `/`-separated, without `.` and `..`; `None` where stripping leaves nothing.
fn plain_name(name: &[u8], strip: u8) -> Result<Option<String>, Reason> {
    let name = std::str::from_utf8(name).map_err(|_| Reason::NameNotUtf8)?;
    if name.chars().any(char::is_control) || name.contains('\\') {
        return Err(Reason::BadName);
    }
    let bytes = name.as_bytes();
    if name.starts_with('/') || (bytes.len() > 1 && bytes[1] == b':' && bytes[0].is_ascii_alphabetic()) {
        return Err(Reason::AbsolutePath);
    }
    let name = name.strip_suffix('/').unwrap_or(name);
    if name.is_empty() {
        return Ok(None);
    }
    // `.` means nothing wherever it stands; two names that are one without it meet again as duplicates.
    let parts: Vec<&str> = name.split('/').filter(|part| *part != ".").collect();
    if parts.contains(&"..") {
        return Err(Reason::EscapesRoot);
    }
    if parts.iter().any(|part| part.is_empty()) || name.len() > 4096 {
        return Err(Reason::BadName);
    }
    let rest = parts.get(usize::from(strip)..).unwrap_or_default();
    Ok((!rest.is_empty()).then(|| rest.join("/")))
}

/// A name for people and ledgers: control characters escaped, bytes that are not UTF-8 replaced, at most 1,024 characters.
pub(super) fn shown(name: &[u8]) -> String {
    let mut shown = String::new();
    for c in String::from_utf8_lossy(&name[..name.len().min(4096)]).chars() {
        if c.is_control() || is_invisible(c) { shown.extend(c.escape_default()) } else { shown.push(c) }
    }
    shown.chars().take(1024).collect()
}

/// Characters that make a shown name look like another.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{61c}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

/// Reads through at most `limit` bytes and `ratio` times `packed`: past that, a bomb.
pub(super) struct Budget<R> {
    inner: R,
    read: u64,
    limit: u64,
}

/// Ratios are asked from here on: small archives of repeated text are harmless.
const RATIO_FROM: u64 = 8 << 20;

/// The most bytes an artifact of `packed` bytes may expand to.
pub(super) fn allowance(packed: u64, limits: &Limits) -> u64 {
    packed.saturating_mul(limits.max_ratio).max(RATIO_FROM).min(limits.max_artifact_bytes)
}

impl<R> Budget<R> {
    pub fn new(inner: R, limit: u64) -> Self {
        Self { inner, read: 0, limit }
    }
}

impl<R: Read> Read for Budget<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buffer)?;
        self.read += n as u64;
        if self.read > self.limit { Err(io::Error::other(IsBomb)) } else { Ok(n) }
    }
}

#[derive(Debug)]
struct IsBomb;

impl std::fmt::Display for IsBomb {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("expands past its limit")
    }
}

impl std::error::Error for IsBomb {}

/// Why reading stopped: a bomb, however deep the containers have wrapped that error, else damage.
pub(super) fn stop_of(error: &io::Error) -> Stop {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = error.get_ref().map(|inner| inner as _);
    while let Some(error) = cause {
        if error.is::<IsBomb>() {
            return Stop(Reason::Bomb);
        }
        let inner =
            error.downcast_ref::<io::Error>().and_then(|error| error.get_ref().map(|inner| inner as &(dyn std::error::Error + 'static)));
        cause = inner.or_else(|| error.source());
    }
    Stop(Reason::Corrupt)
}

/// Git's tree object name over plain members (path, blob name, executable): what a SWHID of a directory is.
pub(super) fn tree_sha1<'a>(files: impl IntoIterator<Item = (&'a str, &'a str, bool)>) -> Option<String> {
    #[derive(Default)]
    struct Node<'a> {
        files: BTreeMap<&'a str, (&'a str, bool)>,
        directories: BTreeMap<&'a str, Node<'a>>,
    }
    // Depth is bounded by `Limits::max_depth`, which every member has passed.
    fn name(node: &Node<'_>) -> Option<String> {
        let mut entries: Vec<(Vec<u8>, Vec<u8>)> = Vec::new();
        let mut entry = |mode: &str, file: &str, sort: String, sha1: &str| -> Option<()> {
            let mut body = format!("{mode} {file}\0").into_bytes();
            body.extend(hex::decode(sha1).ok()?);
            entries.push((sort.into_bytes(), body));
            Some(())
        };
        for (file, (sha1, executable)) in &node.files {
            entry(if *executable { "100755" } else { "100644" }, file, (*file).to_owned(), sha1)?;
        }
        for (directory, child) in &node.directories {
            entry("40000", directory, format!("{directory}/"), &name(child)?)?;
        }
        entries.sort();
        Some(git_object_sha1("tree", &entries.into_iter().flat_map(|(_, body)| body).collect::<Vec<u8>>()))
    }
    let mut root = Node::default();
    for (path, sha1, executable) in files {
        let mut node = &mut root;
        let mut parts = path.split('/').peekable();
        while let Some(part) = parts.next() {
            if parts.peek().is_some() {
                node = node.directories.entry(part).or_default();
            } else {
                node.files.insert(part, (sha1, executable));
            }
        }
    }
    name(&root)
}
