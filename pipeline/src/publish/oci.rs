//! An OCI registry (distribution specification 1.1): each file a blob, the manifest last, the version as its tag.

use std::{fs::File, io::Read, sync::Mutex};

use anyhow::{Context, bail, ensure};
use assay_manifests::{Sha256Digest, canonical::to_canonical, versions::CHAIN};
use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use reqwest::blocking::{Client, RequestBuilder, Response};
use serde_json::{Value, json};

use super::{Destination, Item, Parcel, Surroundings, There, accepted, answer, client, encode, send};

const MANIFEST: &str = "application/vnd.oci.image.manifest.v1+json";
const ARTIFACT: &str = "application/vnd.assay.dataset.v1";
const EMPTY: &str = "application/vnd.oci.empty.v1+json";
/// Type and tag of the chain of releases; no version is called so.
const CHAIN_ARTIFACT: &str = "application/vnd.assay.releases.v1+json";
const CHAIN_TAG: &str = "releases";
/// A chain is this long at most, in bytes.
const MAX_CHAIN: u64 = 64 << 20;

/// `oci://HOST[:PORT]/REPOSITORY`; the tag is the version.
pub struct Oci {
    shown: String,
    base: String,
    repository: String,
    /// `user:password`, as the ordinary clients keep it.
    login: Option<String>,
    /// A token that the registry's own service gave for it.
    token: Mutex<Option<String>>,
    client: Client,
}

impl Oci {
    /// Credentials are those of the ordinary clients: `auths` in `config.json` of `DOCKER_CONFIG`, `~/.docker`, or containers' `auth.json`.
    pub fn new(address: &str, around: &Surroundings) -> anyhow::Result<Self> {
        let (host, repository) = address.split_once('/').unwrap_or((address, ""));
        let repository = repository.trim_matches('/').to_owned();
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_./".contains(c);
        ensure!(
            !host.is_empty() && !repository.is_empty() && repository.chars().all(plain),
            "oci://{address}: oci://HOST/REPOSITORY is expected, the repository in lower case and without a tag"
        );
        let name = host.split(':').next().unwrap_or(host);
        let scheme = if matches!(name, "localhost" | "127.0.0.1") { "http" } else { "https" };
        let login = configurations(around).iter().find_map(|text| login_of(text, host));
        Ok(Self {
            shown: format!("oci://{address}"),
            base: format!("{scheme}://{host}/v2/{repository}"),
            repository,
            login,
            token: Mutex::new(None),
            client: client()?,
        })
    }

    fn authorised(&self, request: RequestBuilder) -> RequestBuilder {
        if let Some(token) = self.token.lock().ok().and_then(|token| token.clone()) {
            return request.bearer_auth(token);
        }
        match self.login.as_deref().and_then(|login| login.split_once(':')) {
            Some((user, password)) => request.basic_auth(user, Some(password)),
            None => request,
        }
    }

    /// Sends; where the registry asks for a token of its service, fetches one and sends again.
    fn call(&self, make: impl Fn() -> anyhow::Result<RequestBuilder>) -> anyhow::Result<Response> {
        let response = send(|| Ok(self.authorised(make()?)))?;
        if response.status().as_u16() != 401 {
            return Ok(response);
        }
        let challenge = response.headers().get("www-authenticate").and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
        let Some(token) = self.fetch_token(&challenge)? else { return Ok(response) };
        if let Ok(mut kept) = self.token.lock() {
            *kept = Some(token);
        }
        send(|| Ok(self.authorised(make()?)))
    }

    fn fetch_token(&self, challenge: &str) -> anyhow::Result<Option<String>> {
        let Some(fields) = challenge.strip_prefix("Bearer ") else { return Ok(None) };
        let field = |name: &str| fields.split(',').find_map(|part| part.trim().strip_prefix(name)?.strip_prefix("=\"")?.strip_suffix('"'));
        let Some(realm) = field("realm") else { return Ok(None) };
        ensure!(realm.starts_with("https://") || self.base.starts_with("http://"), "the registry's token service is not https");
        let scope = format!("repository:{}:pull,push", self.repository);
        let response = send(|| {
            let service = field("service").map_or_else(String::new, |service| format!("&service={}", encode(service)));
            let request = self.client.get(format!("{realm}?scope={}{service}", encode(&scope)));
            Ok(match self.login.as_deref().and_then(|login| login.split_once(':')) {
                Some((user, password)) => request.basic_auth(user, Some(password)),
                None => request,
            })
        })?;
        let given: Value = answer(response, "token")?;
        Ok(given["token"].as_str().or(given["access_token"].as_str()).map(str::to_owned))
    }

    fn has_blob(&self, digest: Sha256Digest) -> anyhow::Result<bool> {
        let response = self.call(|| Ok(self.client.head(format!("{}/blobs/sha256:{digest}", self.base))))?;
        match response.status().as_u16() {
            200 => Ok(true),
            404 => Ok(false),
            _ => accepted(response, "asking for a blob").map(|_| false),
        }
    }

    fn upload(&self, digest: Sha256Digest, body: &dyn Fn() -> anyhow::Result<reqwest::blocking::Body>) -> anyhow::Result<()> {
        if self.has_blob(digest)? {
            return Ok(());
        }
        let response = accepted(
            self.call(|| Ok(self.client.post(format!("{}/blobs/uploads/", self.base)).header("Content-Length", "0")))?,
            "beginning an upload",
        )?;
        let location =
            response.headers().get("location").and_then(|value| value.to_str().ok()).context("the registry gave no place to upload to")?;
        let location = response.url().join(location).context("the registry's place to upload to is no URL")?.to_string();
        let joint = if location.contains('?') { '&' } else { '?' };
        let place = format!("{location}{joint}digest=sha256:{digest}");
        let response = self.call(|| Ok(self.client.put(&place).header("Content-Type", "application/octet-stream").body(body()?)))?;
        accepted(response, "uploading a blob").map(drop)
    }

    fn manifest(&self, parcel: &Parcel) -> anyhow::Result<String> {
        let layer = |item: &Item| {
            json!({"mediaType": media(&item.path), "digest": format!("sha256:{}", item.sha256), "size": item.bytes,
                "annotations": {"org.opencontainers.image.title": item.path}})
        };
        let mut layers: Vec<(&str, Value)> = parcel.items().map(|item| (item.path.as_str(), layer(item))).collect();
        layers.sort_by_key(|(path, _)| *path);
        let layers: Vec<Value> = layers.into_iter().map(|(_, layer)| layer).collect();
        Ok(to_canonical(&json!({
            "schemaVersion": 2, "mediaType": MANIFEST, "artifactType": ARTIFACT,
            "config": empty(),
            "layers": layers,
            "annotations": {"org.opencontainers.image.title": parcel.name, "org.opencontainers.image.version": parcel.version},
        }))?)
    }

    fn tagged(&self, tag: &str) -> anyhow::Result<Response> {
        self.call(|| Ok(self.client.get(format!("{}/manifests/{tag}", self.base)).header("Accept", MANIFEST)))
    }

    /// Uploads a manifest under a tag; what it names must be there.
    fn tag(&self, tag: &str, manifest: &str) -> anyhow::Result<()> {
        self.upload(Sha256Digest::of("{}"), &|| Ok("{}".into()))?;
        let response = self.call(|| {
            let request = self.client.put(format!("{}/manifests/{tag}", self.base)).header("Content-Type", MANIFEST);
            Ok(request.body(manifest.to_owned()))
        })?;
        accepted(response, "manifest").map(drop)
    }

    /// The blob that the manifest `tagged` has under `title`.
    fn blob(&self, tagged: Response, title: &str) -> anyhow::Result<Response> {
        let manifest: Value = answer(tagged, "manifest")?;
        let mut layers = manifest["layers"].as_array().into_iter().flatten();
        let layer = layers.find(|layer| layer["annotations"]["org.opencontainers.image.title"] == title);
        let Some(digest) = layer.and_then(|layer| layer["digest"].as_str()) else { bail!("the manifest does not name {title}") };
        let response = self.call(|| Ok(self.client.get(format!("{}/blobs/{digest}", self.base))))?;
        accepted(response, "reading back")
    }
}

impl Destination for Oci {
    fn describe(&self) -> String {
        self.shown.clone()
    }

    fn there(&self, parcel: &Parcel) -> anyhow::Result<There> {
        let response = self.tagged(&parcel.version)?;
        match response.status().as_u16() {
            404 => Ok(There::Nothing),
            _ => {
                let same = accepted(response, "manifest")?.text()? == self.manifest(parcel)?;
                Ok(if same { There::Same } else { There::Other })
            }
        }
    }

    fn left(&self, parcel: &Parcel) -> anyhow::Result<Vec<String>> {
        let mut left = Vec::new();
        for item in &parcel.data {
            if self.has_blob(item.sha256)? {
                left.push(item.path.clone());
            }
        }
        Ok(left)
    }

    fn put(&self, _: &Parcel, item: &Item) -> anyhow::Result<()> {
        self.upload(item.sha256, &|| Ok(reqwest::blocking::Body::sized(File::open(&item.place)?, item.bytes)))
    }

    fn finish(&self, parcel: &Parcel) -> anyhow::Result<()> {
        for item in &parcel.index {
            self.put(parcel, item)?;
        }
        self.tag(&parcel.version, &self.manifest(parcel)?)
    }

    fn read(&self, parcel: &Parcel, item: &Item) -> anyhow::Result<Box<dyn Read>> {
        // Through the tag, as a reader comes to it.
        Ok(Box::new(self.blob(self.tagged(&parcel.version)?, &item.path)?))
    }

    /// Beside the versions, under a tag of its own.
    fn chain(&self, _: &Parcel) -> anyhow::Result<Option<String>> {
        let response = self.tagged(CHAIN_TAG)?;
        if response.status().as_u16() == 404 {
            return Ok(None);
        }
        let mut text = String::new();
        self.blob(accepted(response, "manifest of the chain")?, CHAIN)?.take(MAX_CHAIN).read_to_string(&mut text)?;
        Ok(Some(text))
    }

    fn put_chain(&self, parcel: &Parcel, text: &str) -> anyhow::Result<()> {
        let digest = Sha256Digest::of(text);
        self.upload(digest, &|| Ok(text.to_owned().into()))?;
        let manifest = to_canonical(&json!({
            "schemaVersion": 2, "mediaType": MANIFEST, "artifactType": CHAIN_ARTIFACT, "config": empty(),
            "layers": [{"mediaType": media(CHAIN), "digest": format!("sha256:{digest}"), "size": text.len(),
                "annotations": {"org.opencontainers.image.title": CHAIN}}],
            "annotations": {"org.opencontainers.image.title": format!("{}: chain of releases", parcel.name)},
        }))?;
        self.tag(CHAIN_TAG, &manifest)
    }
}

/// The configuration of an artifact that has none (OCI image specification, "guidance for an empty descriptor").
fn empty() -> Value {
    json!({"mediaType": EMPTY, "digest": format!("sha256:{}", Sha256Digest::of("{}")), "size": 2, "data": "e30="})
}

fn media(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "parquet" => "application/vnd.apache.parquet",
        "json" => "application/json",
        "md" => "text/markdown",
        "html" => "text/html",
        _ => "application/octet-stream",
    }
}

/// Configurations of the clients of registries, in the order in which they count.
fn configurations(around: &Surroundings) -> Vec<String> {
    let own = around.get("DOCKER_CONFIG").and_then(|folder| std::fs::read_to_string(format!("{folder}/config.json")).ok());
    let homes = [".docker/config.json", ".config/containers/auth.json"];
    own.into_iter().chain(homes.iter().filter_map(|path| around.read_home(path))).collect()
}

/// Passwords that the clients of registries keep, as they are written there and as they are sent.
pub(super) fn kept_logins(around: &Surroundings) -> Vec<String> {
    let mut found = Vec::new();
    for config in configurations(around).iter().filter_map(|text| serde_json::from_str::<Value>(text).ok()) {
        for auth in config["auths"].as_object().into_iter().flatten().filter_map(|(_, entry)| entry["auth"].as_str()) {
            let login = BASE64.decode(auth).ok().and_then(|login| String::from_utf8(login).ok());
            found.extend(login.and_then(|login| login.split_once(':').map(|(_, password)| password.to_owned())));
            found.push(auth.to_owned());
        }
    }
    found
}

/// `user:password` for `host` out of a client's configuration.
fn login_of(config: &str, host: &str) -> Option<String> {
    let config: Value = serde_json::from_str(config).ok()?;
    let auths = config["auths"].as_object()?;
    let entry = auths.get(host).or_else(|| auths.get(&format!("https://{host}")))?;
    String::from_utf8(BASE64.decode(entry["auth"].as_str()?).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credentials_come_from_the_clients_configuration() {
        let config = r#"{"auths":{"registry.example:5000":{"auth":"dTpwOnE="}}}"#;
        assert_eq!(login_of(config, "registry.example:5000").as_deref(), Some("u:p:q"));
        assert_eq!(login_of(config, "registry.example"), None);
        assert_eq!(login_of("not JSON", "x"), None);
    }
}
