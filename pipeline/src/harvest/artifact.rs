//! One fetched thing, immutable: its facts, and its members as text. Never unpacks anything to disk and never fetches.

use std::{collections::BTreeMap, path::PathBuf, sync::Arc};

use assay_manifests::{Language, LicenceEvidence, Origin, RevisionKind, Sha256Digest};
use assay_validators::judges::licence::{FolderLicence, Licences};

use super::{
    HarvestError, container, dataset, directory,
    facts::{LicenceText, NOASSERTION, Stated, is_fact_file, nested, stated, texts_of},
    git,
    history::{self, Version},
    licence,
    reuse::PerFile,
    scan::{Collector, Entry, EntryKind, Plan, Reason, Scan, shown, tree_sha1},
    scope::{self, Scope, Tag, is_beside, refine, tags},
    swh,
};
use crate::{
    lock::Pin,
    recipe::{Kind, Limits, Source, Versions},
    testimony::is_notes,
};

/// One artifact of a source: a package archive, a commit's tree, a directory.
#[derive(Debug, Clone)]
pub struct Artifact {
    /// The recipe's entry it belongs to.
    pub source: Arc<Source>,
    /// What the lock holds of it.
    pub pin: Pin,
    pub facts: Facts,
    /// It is one side of a fix, and judged beside the other one only.
    pub is_side: bool,
    pub(super) store: Store,
}

/// Where its bytes lie.
#[derive(Debug, Clone)]
pub(super) enum Store {
    Archive {
        path: PathBuf,
        strip: u8,
    },
    Directory(Arc<directory::Listing>),
    Git {
        repository: PathBuf,
        commit: String,
        history: Option<Versions>,
    },
    /// A file of rows.
    Table(PathBuf),
    /// One file under a name.
    File {
        path: PathBuf,
        name: String,
    },
}

/// What an artifact states, and what follows from its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// Package URL, where it came from a package.
    pub purl: Option<String>,
    pub version: Option<String>,
    /// Repository URL as the artifact states it, whether or not a commit is known.
    pub repository: Option<String>,
    /// Git commit, where it is known.
    pub commit: Option<String>,
    /// Directory of the artifact inside its repository; empty at the root.
    pub path_in_vcs: String,
    /// SPDX expression, or `NOASSERTION`.
    pub license: String,
    pub license_evidence: LicenceEvidence,
    /// Licences of folders that carry a text of their own, by folder: what is bundled inside of a package.
    pub nested_licenses: BTreeMap<String, (String, LicenceEvidence)>,
    /// What READMEs below the root say of a licence, by folder: path and statement.
    readmes: BTreeMap<String, (String, String)>,
    /// Licences of single files, stated beside them.
    files: PerFile,
    /// What is stated of a file whose licence is not known.
    unknown_evidence: LicenceEvidence,
    /// Licence and notice texts it carries.
    pub license_texts: Vec<LicenceText>,
    /// Git tree name of its contents, where every member is a plain file.
    pub tree: Option<String>,
    /// Name of the place in origins where no commit is known: purl, archive URL, or the directory's own.
    pub place: String,
}

/// One member of an artifact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Member {
    File(File),
    Refused(RefusedMember),
}

/// A file in scope, as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    pub path: String,
    pub language: Language,
    pub text: String,
    pub tags: Vec<Tag>,
    /// Git blob name of the file's bytes.
    pub sha1: String,
    /// Where it was first seen so, in a repository whose earlier versions are taken.
    pub since: Option<Since>,
}

/// The first commit that has a file as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Since {
    pub commit: String,
    /// Keyed hash of its author's address, where the recipe gives a key.
    pub author: Option<String>,
    /// The file is so at the revision that the recipe names, too.
    pub is_current: bool,
}

/// A member that could not become a sample.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedMember {
    /// As the artifact gives it, escaped for showing; the artifact's own name where it was refused as a whole.
    pub path: String,
    pub reason: Reason,
    pub bytes: u64,
}

/// Every member that is in scope, sorted by path, and how much was not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Members {
    pub items: Vec<Member>,
    /// Files out of scope that say something of those in it (configuration that code reads, dependency manifests): path and text, sorted.
    pub beside: Vec<(String, String)>,
    /// Plain files out of scope: other languages, or not selected by the globs.
    pub skipped: u64,
    pub skipped_bytes: u64,
}

impl Artifact {
    /// Reads the facts of a pinned artifact.
    pub(super) fn open(source: Arc<Source>, pin: Pin, store: Store, limits: &Limits) -> Result<Self, HarvestError> {
        let kind = source.kind.name();
        let keep = |path: &str| is_fact_file(kind, path);
        // Packages are small enough to hash whole; of trees and directories the name is known already, or not needed.
        let hash_all = matches!(store, Store::Archive { .. });
        let scan = store.scan(&Plan { limits, strip: store.strip(), keep: &keep, look: &|_| false, hash_all })?;
        let said = stated(&scan, pin.sha256);
        let tree = match &store {
            Store::Archive { .. } | Store::Directory(_) if scan.plain => {
                let named = scan.members.iter().map(|member| Some((member.path.as_str(), member.sha1.as_deref()?, member.executable)));
                named.collect::<Option<Vec<_>>>().and_then(tree_sha1)
            }
            _ => None,
        };
        let facts = Facts::of(&source, &pin, said, tree);
        Ok(Self { source, pin, facts, is_side: false, store })
    }

    /// `name version`, for people.
    pub fn title(&self) -> String {
        if self.pin.version.is_empty() { self.pin.name.clone() } else { format!("{} {}", self.pin.name, self.pin.version) }
    }

    /// The same for whoever has the release: what lies on this machine is named as in origins, not by its path.
    pub fn public_title(&self) -> String {
        let place = &self.facts.place;
        let is_here = matches!(self.source.kind, Kind::Directory { .. }) || place.starts_with("file:");
        if is_here { format!("{place} {}", self.pin.version).trim_end().to_owned() } else { self.title() }
    }

    /// The members that `scope` selects, as text, and every refusal, sorted by path; hostile members are counted refusals.
    /// The same artifact gives the same members. Memory is bounded by `limits.max_artifact_bytes`.
    ///
    /// # Errors
    /// Where the cached bytes cannot be read, or a directory changed since it was listed.
    pub fn members(&self, limits: &Limits, scope: &Scope) -> Result<Members, HarvestError> {
        let keep = |path: &str| scope.language(path).is_some() || is_beside(path);
        let look = |path: &str| scope.may_be_script(path);
        let scan = self.store.scan(&Plan { limits, strip: self.store.strip(), keep: &keep, look: &look, hash_all: false })?;
        let mut members = Members::default();
        if let Some(reason) = scan.whole {
            let name = if self.pin.file.is_empty() { &self.pin.name } else { &self.pin.file };
            members.items.push(Member::Refused(RefusedMember { path: shown(name.as_bytes()), reason, bytes: self.pin.bytes }));
            return Ok(members);
        }
        for member in scan.members {
            let readable = member.refused.is_none() || member.refused == Some(Reason::TooLarge);
            if readable && scope.language(&member.path).is_none() && is_beside(&member.path) {
                members.skipped += 1;
                members.skipped_bytes += member.bytes;
                if let Some(text) = member.body.and_then(|body| String::from_utf8(body).ok()) {
                    members.beside.push((member.path, text));
                }
                continue;
            }
            let by_line = member.body.as_deref().and_then(|body| scope.script(&member.path, body));
            // What only its first line can put in scope, and does not, is out of it however it is written.
            if readable && scope.may_be_script(&member.path) && by_line.is_none() {
                members.skipped += 1;
                members.skipped_bytes += member.bytes;
                continue;
            }
            let refused = |reason| Member::Refused(RefusedMember { path: shown(member.path.as_bytes()), reason, bytes: member.bytes });
            match (member.refused, member.body) {
                (Some(reason), _) => members.items.push(refused(reason)),
                (None, None) => {
                    members.skipped += 1;
                    members.skipped_bytes += member.bytes;
                }
                (None, Some(body)) if body.contains(&0) => members.items.push(refused(Reason::Binary)),
                (None, Some(body)) => match String::from_utf8(body) {
                    Err(_) => members.items.push(refused(Reason::NotUtf8)),
                    Ok(text) => match scope.language(&member.path).or(by_line).map(|language| refine(language, &member.path, &text)) {
                        Some(language) if scope.wants(language) => members.items.push(Member::File(File {
                            tags: tags(&member.path, &text),
                            language,
                            text,
                            sha1: member.sha1.unwrap_or_default(),
                            since: None,
                            path: member.path,
                        })),
                        _ => {
                            members.skipped += 1;
                            members.skipped_bytes += member.bytes;
                        }
                    },
                },
            }
        }
        if let Store::Git { repository, commit, history: Some(earlier) } = &self.store {
            self.earlier(
                &mut members,
                &history::versions((repository, commit), earlier, &|path| scope.language(path).is_some() || look(path), limits)?,
                scope,
            );
        }
        Ok(members)
    }

    /// Adds earlier versions of files, and says of those that are there since when they are as they are.
    fn earlier(&self, members: &mut Members, versions: &[Version], scope: &Scope) {
        for version in versions {
            let since = Since { commit: version.commit.clone(), author: version.author.clone(), is_current: version.is_current };
            if version.is_current {
                let current = members.items.iter_mut().find_map(|member| match member {
                    Member::File(file) if file.path == version.path => Some(file),
                    _ => None,
                });
                if let Some(file) = current {
                    file.since = Some(since);
                }
                continue;
            }
            let by_line = version.body.as_deref().ok().and_then(|body| scope.script(&version.path, body));
            if scope.may_be_script(&version.path) && by_line.is_none() {
                continue;
            }
            let refused = |reason| Member::Refused(RefusedMember { path: shown(version.path.as_bytes()), reason, bytes: version.bytes });
            let text = match &version.body {
                Err(reason) => {
                    members.items.push(refused(*reason));
                    continue;
                }
                Ok(body) if body.contains(&0) => Err(Reason::Binary),
                Ok(body) => String::from_utf8(body.clone()).map_err(|_| Reason::NotUtf8),
            };
            match text {
                Err(reason) => members.items.push(refused(reason)),
                Ok(text) => {
                    let language = scope.language(&version.path).or(by_line).map(|language| refine(language, &version.path, &text));
                    if let Some(language) = language.filter(|language| scope.wants(*language)) {
                        members.items.push(Member::File(File {
                            tags: tags(&version.path, &text),
                            language,
                            text,
                            sha1: version.sha1.clone(),
                            path: version.path.clone(),
                            since: Some(since),
                        }));
                    }
                }
            }
        }
    }

    /// Texts in which a release speaks of its code: notes of what changed, and tests. Path and text, sorted; what cannot be read is left out.
    ///
    /// # Errors
    /// Where the cached bytes cannot be read.
    pub fn told(&self, limits: &Limits) -> Result<Vec<(String, String)>, HarvestError> {
        let keep = |path: &str| is_notes(path) || (Language::from_path(path).is_some() && tags(path, "").contains(&Tag::Test));
        let scan = self.store.scan(&Plan { limits, strip: self.store.strip(), keep: &keep, look: &|_| false, hash_all: false })?;
        let text = |body: Vec<u8>| String::from_utf8(body).ok();
        Ok(scan.members.into_iter().filter_map(|member| Some((member.path, member.body.and_then(text)?))).collect())
    }

    /// The rows of a data set, in order.
    ///
    /// # Errors
    /// Where the cached bytes cannot be read, or are not of the form that the recipe says.
    pub fn rows(&self, limits: &Limits) -> Result<Vec<dataset::Row>, HarvestError> {
        match (&self.store, &self.source.kind) {
            (Store::Table(path), Kind::Dataset { format, columns, .. }) => dataset::read(path, &self.pin.file, *format, columns, limits),
            _ => Ok(Vec::new()),
        }
    }

    /// The origin of a whole file. Its byte and line range, and the SWHID's lines, are the extractor's to narrow.
    pub fn origin(&self, file: &File) -> Origin {
        let (repo, mut revision, revision_kind) = self.facts.revision(&self.pin);
        let mut swhid = self.facts.swhid(&file.sha1, &file.path);
        let mut tags: Vec<String> = file.tags.iter().map(|tag| tag.name().to_owned()).collect();
        if let Some(since) = &file.since {
            swhid = swhid.replace(&format!("swh:1:rev:{revision}"), &format!("swh:1:rev:{}", since.commit));
            revision.clone_from(&since.commit);
            tags.extend(since.author.as_ref().map(|author| format!("author:{author}")));
        }
        let lines = u32::try_from(file.text.lines().count().max(1)).unwrap_or(u32::MAX);
        let (license, license_evidence) = self.facts.license_of(&file.path);
        Origin {
            source: self.source.name.clone(),
            kind: self.pin.kind.clone(),
            repo,
            revision,
            revision_kind,
            purl: self.facts.purl.clone(),
            repository: self.facts.repository.clone(),
            version: self.facts.version.clone(),
            artifact_sha256: self.pin.sha256,
            path: file.path.clone(),
            start_byte: 0,
            end_byte: file.text.len() as u64,
            start_line: 1,
            end_line: lines,
            swhid,
            license: license.to_owned(),
            license_evidence: license_evidence.clone(),
            fetched_at: self.pin.fetched_at.clone(),
            tags,
        }
    }
}

impl Store {
    fn strip(&self) -> u8 {
        match self {
            Self::Archive { strip, .. } => *strip,
            Self::Directory(_) | Self::Git { .. } | Self::Table(_) | Self::File { .. } => 0,
        }
    }

    fn scan(&self, plan: &Plan<'_>) -> Result<Scan, HarvestError> {
        match self {
            Self::Archive { path, .. } => {
                let bytes = std::fs::read(path).map_err(|error| HarvestError::io(path, error))?;
                Ok(container::scan(&bytes, plan))
            }
            Self::Directory(listing) => directory::scan(listing, plan),
            Self::Git { repository, commit, .. } => git::scan(repository, commit, plan),
            Self::File { path, name } => {
                let body = std::fs::read(path).map_err(|error| HarvestError::io(path, error))?;
                let mut collector = Collector::new(plan);
                let entry = Entry {
                    name: name.as_bytes(),
                    kind: EntryKind::File { executable: false },
                    bytes: body.len() as u64,
                    unreadable: None,
                    alone: true,
                    body: &mut body.as_slice(),
                };
                let outcome = collector.entry(entry);
                Ok(collector.finish(outcome))
            }
            Self::Table(_) => Ok(Collector::new(plan).finish(Ok(()))),
        }
    }
}

/// Whose licence holds for a file.
enum Place<'s, 'p> {
    Root,
    File(&'s (String, LicenceEvidence)),
    Folder(&'p str),
    Vendored,
}

impl Licences for Facts {
    fn of(&self, path: &str) -> FolderLicence<'_> {
        let (license, evidence) = self.license_of(path);
        let texts = match self.place_of(path) {
            // What a recipe states, it states whatever the texts say.
            Place::Root if evidence.source != "recipe" => texts_of(&self.license_texts, ""),
            Place::Folder(folder) => texts_of(&self.license_texts, folder),
            Place::Root | Place::File(_) | Place::Vendored => Vec::new(),
        };
        let readmes = self.readmes_of(path).into_iter().map(|(path, said)| (path.as_str(), said.as_str())).collect();
        FolderLicence { expression: (license != NOASSERTION).then_some(license), texts, readmes }
    }
}

impl Facts {
    fn of(source: &Source, pin: &Pin, said: Stated, tree: Option<String>) -> Self {
        let Stated { repository, commit, path_in_vcs, license, license_evidence, license_texts, folders, readmes, files, .. } = said;
        let purl = purl(&source.kind, &pin.name, &pin.version);
        // What a recipe states, it states of all.
        let nested_licenses = if source.license.is_some() { BTreeMap::new() } else { nested(&license_texts, &folders) };
        let (license, license_evidence) = match &source.license {
            Some(stated) => {
                let source = "recipe".to_owned();
                (stated.expression.clone(), LicenceEvidence { source, sha256: Sha256Digest::of(&stated.reason), score: None })
            }
            None => (license, license_evidence),
        };
        let place = match (&source.kind, &purl) {
            (_, Some(purl)) => purl.clone(),
            (Kind::Directory { origin, .. }, _) => origin.clone(),
            (Kind::Archive { url, .. } | Kind::Git { url, .. } | Kind::Dataset { url, .. }, _) if url.starts_with("https://") => {
                url.clone()
            }
            _ => format!("file:{}", source.name),
        };
        // A git source is its own repository; a package's commit only counts where the package names its repository too.
        let is_git = matches!(source.kind, Kind::Git { .. });
        let repository = if is_git { Some(place.clone()) } else { repository };
        let commit = if is_git { pin.commit.clone() } else { commit.or_else(|| pin.commit.clone()).filter(|_| repository.is_some()) };
        let content = matches!(source.kind, Kind::Swh { .. }).then(|| swh::parse(&pin.name).ok()).flatten();
        let (repository, commit, place) = match content {
            Some(swh::Content { origin: Some(origin), commit, .. }) => (Some(origin.clone()), commit, origin),
            Some(_) => (None, None, place),
            None => (repository, commit, place),
        };
        let path_in_vcs = if is_git { String::new() } else { path_in_vcs };
        let version = (!pin.version.is_empty()).then(|| pin.version.clone());
        let unknown_evidence = LicenceEvidence { source: "none".to_owned(), sha256: pin.sha256, score: None };
        Self {
            purl,
            version,
            repository,
            commit,
            path_in_vcs,
            license,
            license_evidence,
            nested_licenses,
            readmes,
            files,
            unknown_evidence,
            license_texts,
            tree,
            place,
        }
    }

    /// Repository, revision and what the revision is, as an origin states them.
    pub fn revision(&self, pin: &Pin) -> (String, String, RevisionKind) {
        match (&self.repository, &self.commit) {
            (Some(repository), Some(commit)) => (repository.clone(), commit.clone(), RevisionKind::Git),
            _ => (self.place.clone(), pin.sha256.to_hex(), RevisionKind::Artifact),
        }
    }

    /// The licence of a file: that of the nearest folder with a text of its own, else the artifact's. What was taken over from elsewhere without
    /// a text or a manifest has none that is known: the artifact's own does not speak for it.
    pub fn license_of(&self, path: &str) -> (&str, &LicenceEvidence) {
        match self.place_of(path) {
            Place::File((license, evidence)) => (license.as_str(), evidence),
            Place::Folder(folder) => {
                self.nested_licenses.get(folder).map_or((&self.license, &self.license_evidence), |(name, of)| (name, of))
            }
            Place::Vendored => (NOASSERTION, &self.unknown_evidence),
            Place::Root => (&self.license, &self.license_evidence),
        }
    }

    fn place_of<'s, 'p>(&'s self, path: &'p str) -> Place<'s, 'p> {
        let is_stated = self.license_evidence.source == "recipe";
        if let Some(stated) = self.files.of(path).filter(|_| !is_stated) {
            return Place::File(stated);
        }
        let mut folder = path;
        while let Some((above, _)) = folder.rsplit_once('/') {
            if self.nested_licenses.contains_key(above) {
                return Place::Folder(above);
            }
            if !is_stated && scope::is_vendor_folder(above) {
                return Place::Vendored;
            }
            folder = above;
        }
        Place::Root
    }

    /// READMEs that speak of a licence, from the folder of `path` up to below the one where its licence is stated.
    fn readmes_of(&self, path: &str) -> Vec<&(String, String)> {
        let stop = match self.place_of(path) {
            Place::Root if self.license_evidence.source != "recipe" => "",
            Place::Folder(folder) => folder,
            Place::Root | Place::File(_) | Place::Vendored => return Vec::new(),
        };
        let mut found = Vec::new();
        let mut folder = path;
        while let Some((above, _)) = folder.rsplit_once('/').filter(|(above, _)| *above != stop) {
            found.extend(self.readmes.get(above));
            folder = above;
        }
        found
    }

    /// Whether a licence is declared or detected.
    pub fn has_license(&self) -> bool {
        self.license != NOASSERTION
    }

    /// Whether `path` is one of the files that hold licence texts.
    pub fn is_license_file(path: &str) -> bool {
        licence::is_licence_file(path)
    }

    /// Fully qualified SWHID (ISO/IEC 18670) of a file, from its blob name and its path in the artifact.
    pub fn swhid(&self, sha1: &str, path: &str) -> String {
        let mut id = format!("swh:1:cnt:{sha1}");
        match (&self.repository, &self.commit) {
            // SWHID v1 names revisions by SHA-1 alone.
            (Some(repository), Some(commit)) if commit.len() == 40 => {
                let directory = if self.path_in_vcs.is_empty() { String::new() } else { format!("{}/", self.path_in_vcs) };
                id += &format!(";origin={};anchor=swh:1:rev:{commit};path=/{}", encoded(repository), encoded(&(directory + path)));
            }
            _ => {
                id += &format!(";origin={}", encoded(&self.place));
                if let Some(tree) = &self.tree {
                    id += &format!(";anchor=swh:1:dir:{tree}");
                }
                id += &format!(";path=/{}", encoded(path));
            }
        }
        id
    }
}

/// A qualifier's value: `;`, `%`, blanks and what is not ASCII are percent-encoded.
fn encoded(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for byte in value.bytes() {
        if byte.is_ascii_graphic() && !matches!(byte, b';' | b'%') { out.push(char::from(byte)) } else { out += &format!("%{byte:02X}") }
    }
    // A value that is encoded already (a purl) is not encoded again.
    if value.starts_with("pkg:") { value.to_owned() } else { out }
}

/// The package URL of a package at a version.
pub(super) fn purl(kind: &Kind, name: &str, version: &str) -> Option<String> {
    let name = match kind {
        Kind::Crate { .. } => format!("cargo/{name}"),
        Kind::Wheel { .. } => {
            let mut plain = String::new();
            for c in name.to_ascii_lowercase().chars() {
                let c = if matches!(c, '_' | '.') { '-' } else { c };
                if !(c == '-' && plain.ends_with('-')) {
                    plain.push(c);
                }
            }
            format!("pypi/{plain}")
        }
        Kind::Npm { .. } => format!("npm/{}", name.replacen('@', "%40", 1)),
        Kind::Directory { .. }
        | Kind::Git { .. }
        | Kind::Archive { .. }
        | Kind::Swh { .. }
        | Kind::Fix { .. }
        | Kind::Commit { .. }
        | Kind::Dataset { .. } => return None,
    };
    let version: String = version
        .bytes()
        .map(|b| if b.is_ascii_alphanumeric() || b"-._~".contains(&b) { char::from(b).to_string() } else { format!("%{b:02X}") })
        .collect();
    Some(format!("pkg:{name}@{version}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn package_urls_are_as_the_purl_specification_writes_them() {
        let npm = Kind::Npm { packages: vec![] };
        let wheel = Kind::Wheel { packages: vec![], python: String::new(), platform: String::new() };
        assert_eq!(purl(&npm, "@scope/name", "1.0.0").as_deref(), Some("pkg:npm/%40scope/name@1.0.0"));
        assert_eq!(purl(&wheel, "Jaraco_Text.x", "1!2+local").as_deref(), Some("pkg:pypi/jaraco-text-x@1%212%2Blocal"));
    }
}
