//! The Hugging Face hub: large files through Git LFS, then one commit with everything, then a tag for the version. Until the commit
//! readers see what was there before.

use std::{
    fs::File,
    io::{Read, Seek, SeekFrom},
};

use anyhow::{Context, bail, ensure};
use assay_manifests::{Sha256Digest, versions::CHAIN};
use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use reqwest::blocking::{Client, RequestBuilder, Response};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Destination, Item, Parcel, Surroundings, There, accepted, answer, client, encode, send};

/// Bytes of a file that the hub looks at to choose how it is kept.
const SAMPLE: usize = 512;
/// Files that are asked about, or uploaded, in one request.
const AT_ONCE: usize = 100;
/// Branch that holds the chain of releases: beside the releases, so that the files of a version are those it was sealed with.
const CHAIN_BRANCH: &str = "releases";
/// A chain is this long at most, in bytes.
const MAX_CHAIN: u64 = 64 << 20;
/// Parts of one large file at most, as the object stores behind the hub have it.
const MAX_PARTS: u64 = 10_000;

/// `hf://OWNER/DATASET`, or `hf://datasets/OWNER/DATASET`.
pub struct Hub {
    endpoint: String,
    token: Option<String>,
    repository: String,
    client: Client,
}

#[derive(Deserialize)]
struct Refs {
    #[serde(default)]
    tags: Vec<Ref>,
}

#[derive(Deserialize)]
struct Ref {
    name: String,
}

#[derive(Deserialize)]
struct Preupload {
    files: Vec<Mode>,
}

#[derive(Deserialize)]
struct Mode {
    path: String,
    #[serde(rename = "uploadMode")]
    upload_mode: String,
}

impl Hub {
    /// The token is that of the hub's own client: `HF_TOKEN`, else the file it keeps (`HF_HOME`, `~/.cache/huggingface/token`).
    pub fn new(address: &str, around: &Surroundings) -> anyhow::Result<Self> {
        let repository = address.strip_prefix("datasets/").unwrap_or(address).trim_matches('/').to_owned();
        let plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
        let parts: Vec<&str> = repository.split('/').collect();
        ensure!(
            parts.len() == 2 && parts.iter().all(|part| !part.is_empty() && part.chars().all(plain)),
            "hf://{address}: hf://OWNER/DATASET is expected"
        );
        let endpoint = around.get("HF_ENDPOINT").unwrap_or("https://huggingface.co").trim_end_matches('/').to_owned();
        let local = ["http://127.0.0.1", "http://localhost", "http://[::1]"].iter().any(|host| endpoint.starts_with(host));
        ensure!(endpoint.starts_with("https://") || local, "HF_ENDPOINT: https is expected, or http to this machine");
        let token = around.get("HF_TOKEN").map(|token| token.trim().to_owned()).or_else(|| kept_tokens(around).into_iter().next());
        Ok(Self { endpoint, token, repository, client: client()? })
    }

    fn with_token(&self, request: RequestBuilder) -> RequestBuilder {
        match &self.token {
            Some(token) => request.bearer_auth(token),
            None => request,
        }
    }

    fn get(&self, path: &str) -> anyhow::Result<Response> {
        send(|| Ok(self.with_token(self.client.get(format!("{}{path}", self.endpoint)))))
    }

    fn post(&self, path: &str, body: &Value, kind: &str) -> anyhow::Result<Response> {
        let bytes = serde_json::to_vec(body)?;
        send(|| {
            let request = self.client.post(format!("{}{path}", self.endpoint)).header("Content-Type", kind).header("Accept", kind);
            Ok(self.with_token(request).body(bytes.clone()))
        })
    }

    fn api(&self, what: &str) -> String {
        format!("/api/datasets/{}/{what}", self.repository)
    }

    fn tag(parcel: &Parcel) -> String {
        format!("v{}", parcel.version)
    }

    fn create(&self) -> anyhow::Result<()> {
        let (owner, name) = self.repository.split_once('/').unwrap_or(("", &self.repository));
        let who: Value = answer(self.get("/api/whoami-v2")?, "who am I")?;
        let mut body = json!({"name": name, "type": "dataset", "private": true});
        if who["name"] != owner {
            body["organization"] = json!(owner);
        }
        let response = self.post("/api/repos/create", &body, "application/json")?;
        if response.status().as_u16() == 409 { Ok(()) } else { accepted(response, "making the dataset").map(drop) }
    }

    /// How the hub wants each file kept.
    fn modes(&self, items: &[&Item]) -> anyhow::Result<Vec<(String, bool)>> {
        let mut modes = Vec::new();
        for some in items.chunks(AT_ONCE) {
            let mut files = Vec::new();
            for item in some {
                let mut sample = Vec::new();
                File::open(&item.place)?.take(SAMPLE as u64).read_to_end(&mut sample)?;
                files.push(json!({"path": item.path, "size": item.bytes, "sample": BASE64.encode(sample)}));
            }
            let modes_of: Preupload =
                answer(self.post(&self.api("preupload/main"), &json!({"files": files}), "application/json")?, "preupload")?;
            modes.extend(modes_of.files.into_iter().map(|mode| (mode.path, mode.upload_mode == "lfs")));
        }
        Ok(modes)
    }

    fn lfs(&self, item: &Item) -> anyhow::Result<()> {
        let body = json!({"operation": "upload", "transfers": ["basic", "multipart"], "hash_algo": "sha256",
            "objects": [{"oid": item.sha256, "size": item.bytes}]});
        let path = format!("/datasets/{}.git/info/lfs/objects/batch", self.repository);
        let batch: Value = answer(self.post(&path, &body, "application/vnd.git-lfs+json")?, "LFS batch")?;
        let object = &batch["objects"][0];
        if let Some(error) = object["error"]["message"].as_str() {
            bail!("LFS: {}", crate::text::escape(error));
        }
        let Some(upload) = object["actions"]["upload"]["href"].as_str() else { return Ok(()) };
        let headers: Vec<(&str, &str)> = object["actions"]["upload"]["header"]
            .as_object()
            .into_iter()
            .flatten()
            .filter_map(|(k, v)| Some((k.as_str(), v.as_str()?)))
            .collect();
        // What is too large for one request goes up in parts: their length, and a place for each, stand where headers would.
        let length = object["actions"]["upload"]["header"]["chunk_size"].clone();
        match length.as_u64().or_else(|| length.as_str()?.parse().ok()) {
            Some(length) => self.in_parts(item, upload, length, &headers)?,
            None => {
                let response = send(|| {
                    let file = File::open(&item.place)?;
                    let sized = reqwest::blocking::Body::sized(file, item.bytes);
                    Ok(headers.iter().fold(self.client.put(upload), |request, (name, value)| request.header(*name, *value)).body(sized))
                })?;
                accepted(response, "LFS upload")?;
            }
        }
        if let Some(verify) = object["actions"]["verify"]["href"].as_str() {
            let bytes = serde_json::to_vec(&json!({"oid": item.sha256, "size": item.bytes}))?;
            let response = send(|| {
                Ok(self.with_token(self.client.post(verify)).header("Content-Type", "application/vnd.git-lfs+json").body(bytes.clone()))
            })?;
            accepted(response, "LFS verify")?;
        }
        Ok(())
    }

    /// Uploads a file in parts of `length` bytes to the places that `headers` name by the part's number, and closes it at `finish`.
    fn in_parts(&self, item: &Item, finish: &str, length: u64, headers: &[(&str, &str)]) -> anyhow::Result<()> {
        let count = item.bytes.div_ceil(length.max(1));
        ensure!(length > 0 && count <= MAX_PARTS, "LFS: the hub asks for {count} parts of {length} bytes");
        let mut parts = Vec::new();
        for number in 1..=count {
            let of_this = |name: &str| name.bytes().all(|b| b.is_ascii_digit()) && name.parse() == Ok(number);
            let (_, place) =
                headers.iter().find(|(name, _)| of_this(name)).with_context(|| format!("LFS: the hub gave no place for part {number}"))?;
            let from = (number - 1) * length;
            let bytes = length.min(item.bytes - from);
            let response = send(|| {
                let mut file = File::open(&item.place)?;
                file.seek(SeekFrom::Start(from))?;
                Ok(self.client.put(*place).body(reqwest::blocking::Body::sized(file.take(bytes), bytes)))
            })?;
            let response = accepted(response, "LFS upload of a part")?;
            let tag = response.headers().get("etag").and_then(|tag| tag.to_str().ok());
            parts.push(json!({"partNumber": number, "etag": tag.with_context(|| format!("LFS: no tag came back for part {number}"))?}));
        }
        let bytes = serde_json::to_vec(&json!({"oid": item.sha256, "parts": parts}))?;
        let response = send(|| {
            let request = self.client.post(finish).header("Content-Type", "application/vnd.git-lfs+json");
            Ok(request.header("Accept", "application/vnd.git-lfs+json").body(bytes.clone()))
        })?;
        accepted(response, "LFS: closing an upload in parts").map(drop)
    }

    /// Paths at the head of a branch, and the head itself.
    fn head(&self, branch: &str) -> anyhow::Result<(Vec<String>, Option<String>)> {
        let response = self.get(&self.api(&format!("revision/{branch}")))?;
        if response.status().as_u16() == 404 {
            return Ok((Vec::new(), None));
        }
        let info: Value = answer(response, "revision")?;
        let files = info["siblings"].as_array().into_iter().flatten().filter_map(|file| file["rfilename"].as_str().map(str::to_owned));
        Ok((files.collect(), info["sha"].as_str().map(str::to_owned)))
    }

    fn commit(&self, branch: &str, lines: &[Value]) -> anyhow::Result<Response> {
        let body: String = lines.iter().map(|line| format!("{line}\n")).collect();
        send(|| {
            let request = self.client.post(format!("{}{}", self.endpoint, self.api(&format!("commit/{branch}"))));
            Ok(self.with_token(request).header("Content-Type", "application/x-ndjson").body(body.clone()))
        })
    }

    fn published(&self, parcel: &Parcel, path: &str) -> anyhow::Result<Response> {
        let encoded: Vec<String> = path.split('/').map(encode).collect();
        self.get(&format!("/datasets/{}/resolve/{}/{}", self.repository, Self::tag(parcel), encoded.join("/")))
    }
}

/// Tokens that the hub's client keeps in files, the one that counts first.
pub(super) fn kept_tokens(around: &Surroundings) -> Vec<String> {
    let own = around.get("HF_HOME").and_then(|home| std::fs::read_to_string(format!("{home}/token")).ok());
    let kept = own.into_iter().chain(around.read_home(".cache/huggingface/token"));
    kept.map(|token| token.trim().to_owned()).filter(|token| !token.is_empty()).collect()
}

impl Destination for Hub {
    fn describe(&self) -> String {
        format!("hf://{}", self.repository)
    }

    fn there(&self, parcel: &Parcel) -> anyhow::Result<There> {
        let response = self.get(&self.api("refs"))?;
        // A dataset that is not there, or that this token may not see.
        if matches!(response.status().as_u16(), 401 | 404) {
            return Ok(There::Nothing);
        }
        let refs: Refs = answer(response, "refs")?;
        if refs.tags.iter().all(|tag| tag.name != Self::tag(parcel)) {
            return Ok(There::Nothing);
        }
        let list = parcel.list()?;
        let response = self.published(parcel, &list.path)?;
        let same = response.status().is_success() && Sha256Digest::of(response.bytes()?) == list.sha256;
        Ok(if same { There::Same } else { There::Other })
    }

    /// What was uploaded before is known to the hub by digest: asking again costs one request a file.
    fn left(&self, _: &Parcel) -> anyhow::Result<Vec<String>> {
        self.create()?;
        Ok(Vec::new())
    }

    /// Only what the hub keeps in LFS is uploaded before the commit.
    fn put(&self, _: &Parcel, item: &Item) -> anyhow::Result<()> {
        let modes = self.modes(&[item])?;
        if modes.iter().any(|(_, lfs)| *lfs) { self.lfs(item) } else { Ok(()) }
    }

    fn finish(&self, parcel: &Parcel) -> anyhow::Result<()> {
        let items: Vec<&Item> = parcel.items().collect();
        let modes = self.modes(&items)?;
        let is_lfs = |path: &str| modes.iter().any(|(known, lfs)| known == path && *lfs);
        let (there, parent) = self.head("main")?;
        let mut lines = vec![
            json!({"key": "header", "value": {"summary": format!("{} {}", parcel.name, parcel.version), "description": "", "parentCommit": parent}}),
        ];
        for item in &items {
            lines.push(if is_lfs(&item.path) {
                self.lfs(item)?;
                json!({"key": "lfsFile", "value": {"path": item.path, "algo": "sha256", "oid": item.sha256, "size": item.bytes}})
            } else {
                let bytes = std::fs::read(&item.place).with_context(|| format!("cannot read {}", item.place.display()))?;
                json!({"key": "file", "value": {"path": item.path, "encoding": "base64", "content": BASE64.encode(bytes)}})
            });
        }
        // Files of the version before that this one does not have.
        let gone = there.iter().filter(|path| *path != ".gitattributes" && items.iter().all(|item| item.path != **path));
        lines.extend(gone.map(|path| json!({"key": "deletedFile", "value": {"path": path}})));
        let made: Value = answer(self.commit("main", &lines)?, "commit")?;
        let commit = made["commitOid"].as_str().unwrap_or("main").to_owned();
        let response =
            self.post(&self.api(&format!("tag/{commit}")), &json!({"tag": Self::tag(parcel), "message": ""}), "application/json")?;
        accepted(response, "tag").map(drop)
    }

    fn read(&self, parcel: &Parcel, item: &Item) -> anyhow::Result<Box<dyn Read>> {
        Ok(Box::new(accepted(self.published(parcel, &item.path)?, "reading back")?))
    }

    fn chain(&self, _: &Parcel) -> anyhow::Result<Option<String>> {
        let response = self.get(&format!("/datasets/{}/resolve/{CHAIN_BRANCH}/{CHAIN}", self.repository))?;
        // Neither the dataset, nor the branch, nor the file; or a dataset that this token may not see.
        if matches!(response.status().as_u16(), 401 | 404) {
            return Ok(None);
        }
        let mut text = String::new();
        accepted(response, CHAIN)?.take(MAX_CHAIN).read_to_string(&mut text)?;
        Ok(Some(text))
    }

    fn put_chain(&self, parcel: &Parcel, text: &str) -> anyhow::Result<()> {
        let (_, parent) = self.head(CHAIN_BRANCH)?;
        let lines = [
            json!({"key": "header", "value": {"summary": format!("{}: chain of releases up to {}", parcel.name, parcel.version), "description": "", "parentCommit": parent}}),
            json!({"key": "file", "value": {"path": CHAIN, "encoding": "base64", "content": BASE64.encode(text)}}),
        ];
        let mut response = self.commit(CHAIN_BRANCH, &lines)?;
        if response.status().as_u16() == 404 {
            let made = self.post(&self.api(&format!("branch/{CHAIN_BRANCH}")), &json!({"emptyBranch": true}), "application/json")?;
            if made.status().as_u16() != 409 {
                accepted(made, "making the branch of the chain")?;
            }
            response = self.commit(CHAIN_BRANCH, &lines)?;
        }
        accepted(response, "commit of the chain").map(drop)
    }
}

#[cfg(test)]
#[path = "hub_tests.rs"]
mod tests;
