//! An object store that speaks S3, through `object_store`: conditional puts, so that nothing is replaced; large files in parts.

use std::{
    fs::File,
    io::{Cursor, Read},
    sync::Arc,
};

use anyhow::{Context, ensure};
use assay_manifests::versions::CHAIN;
use object_store::{
    ObjectStore, ObjectStoreExt, PutMode, PutOptions, PutPayload, WriteMultipart,
    aws::{AmazonS3Builder, AmazonS3ConfigKey},
    path::Path,
};

use super::{Destination, Item, Parcel, Surroundings, There, digest_of};

/// Files from this size on go up in parts of it, in bytes.
const PART: usize = 8 << 20;
/// Parts in flight at a time.
const AT_ONCE: usize = 4;

/// `s3://BUCKET/PREFIX`, holding `PREFIX/NAME/VERSION/…`.
pub struct S3 {
    shown: String,
    prefix: String,
    store: Arc<dyn ObjectStore>,
    runtime: tokio::runtime::Runtime,
}

impl S3 {
    /// Settings and credentials are those of the ordinary clients: `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_SESSION_TOKEN`,
    /// `AWS_REGION`, `AWS_ENDPOINT_URL`, and the identity services of a cloud's machines.
    pub fn new(address: &str, around: &Surroundings) -> anyhow::Result<Self> {
        let (bucket, prefix) = address.split_once('/').unwrap_or((address, ""));
        ensure!(!bucket.is_empty(), "s3://: the bucket is missing (s3://BUCKET/PREFIX)");
        let mut builder = AmazonS3Builder::new().with_bucket_name(bucket);
        for (name, value) in &around.variables {
            if name.starts_with("AWS_")
                && let Ok(key) = name.to_ascii_lowercase().parse::<AmazonS3ConfigKey>()
            {
                builder = builder.with_config(key, value);
            }
        }
        if let Some(endpoint) = around.get("AWS_ENDPOINT_URL_S3").or(around.get("AWS_ENDPOINT_URL")) {
            let local = ["http://127.0.0.1", "http://localhost", "http://[::1]"].iter().any(|host| endpoint.starts_with(host));
            ensure!(endpoint.starts_with("https://") || local, "AWS_ENDPOINT_URL: https is expected, or http to this machine");
            builder = builder.with_endpoint(endpoint).with_allow_http(local);
        }
        if let Some(region) = around.get("AWS_REGION").or(around.get("AWS_DEFAULT_REGION")) {
            builder = builder.with_region(region);
        }
        let store = builder.build().context("s3://")?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        Ok(Self { shown: format!("s3://{address}"), prefix: prefix.trim_matches('/').to_owned(), store: Arc::new(store), runtime })
    }

    fn key(&self, parcel: &Parcel, path: &str) -> Path {
        Path::from_iter(
            self.prefix
                .split('/')
                .filter(|part| !part.is_empty())
                .chain([parcel.name.as_str(), parcel.version.as_str()])
                .chain(path.split('/')),
        )
    }

    fn chain_key(&self, parcel: &Parcel) -> Path {
        Path::from_iter(self.prefix.split('/').filter(|part| !part.is_empty()).chain([parcel.name.as_str(), CHAIN]))
    }

    fn bytes(&self, key: &Path) -> anyhow::Result<Option<Vec<u8>>> {
        let got = self.runtime.block_on(async {
            match self.store.get(key).await {
                Ok(result) => Ok(Some(result.bytes().await?)),
                Err(object_store::Error::NotFound { .. }) => Ok(None),
                Err(error) => Err(error),
            }
        });
        Ok(got?.map(|bytes| bytes.to_vec()))
    }

    async fn upload(&self, key: &Path, item: &Item) -> anyhow::Result<()> {
        let mut file = File::open(&item.place)?;
        if item.bytes < PART as u64 {
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes)?;
            let options = PutOptions { mode: PutMode::Create, ..PutOptions::default() };
            match self.store.put_opts(key, PutPayload::from(bytes), options).await {
                // Another attempt was faster; reading back tells whether it is the same.
                Ok(_) | Err(object_store::Error::AlreadyExists { .. }) => return Ok(()),
                Err(error) => return Err(error.into()),
            }
        }
        let upload = self.store.put_multipart(key).await?;
        let mut parts = WriteMultipart::new_with_chunk_size(upload, PART);
        let mut buffer = vec![0; PART];
        loop {
            let read = file.read(&mut buffer)?;
            if read == 0 {
                break;
            }
            parts.wait_for_capacity(AT_ONCE).await?;
            parts.write(&buffer[..read]);
        }
        parts.finish().await?;
        Ok(())
    }
}

impl Destination for S3 {
    fn describe(&self) -> String {
        self.shown.clone()
    }

    fn there(&self, parcel: &Parcel) -> anyhow::Result<There> {
        let list = parcel.list()?;
        Ok(match self.bytes(&self.key(parcel, &list.path))? {
            None => There::Nothing,
            Some(bytes) if assay_manifests::Sha256Digest::of(&bytes) == list.sha256 => There::Same,
            Some(_) => There::Other,
        })
    }

    fn left(&self, parcel: &Parcel) -> anyhow::Result<Vec<String>> {
        let mut left = Vec::new();
        for item in &parcel.data {
            let key = self.key(parcel, &item.path);
            match self.runtime.block_on(self.store.head(&key)) {
                Ok(meta) if meta.size == item.bytes => {
                    // Size alone does not tell a torn upload of another attempt apart.
                    let digest = digest_of(self.read(parcel, item)?)?;
                    ensure!(
                        digest == item.sha256,
                        "{}: {} is there with other bytes; remove it, or publish elsewhere",
                        self.shown,
                        item.path
                    );
                    left.push(item.path.clone());
                }
                Ok(_) => anyhow::bail!("{}: {} is there with another size; remove it, or publish elsewhere", self.shown, item.path),
                Err(object_store::Error::NotFound { .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(left)
    }

    fn put(&self, parcel: &Parcel, item: &Item) -> anyhow::Result<()> {
        self.runtime.block_on(self.upload(&self.key(parcel, &item.path), item))
    }

    fn finish(&self, parcel: &Parcel) -> anyhow::Result<()> {
        parcel.index.iter().try_for_each(|item| self.put(parcel, item))
    }

    fn chain(&self, parcel: &Parcel) -> anyhow::Result<Option<String>> {
        let there = self.bytes(&self.chain_key(parcel))?;
        Ok(there.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
    }

    fn put_chain(&self, parcel: &Parcel, text: &str) -> anyhow::Result<()> {
        let bytes = PutPayload::from(text.to_owned().into_bytes());
        self.runtime.block_on(self.store.put(&self.chain_key(parcel), bytes))?;
        Ok(())
    }

    fn read(&self, parcel: &Parcel, item: &Item) -> anyhow::Result<Box<dyn Read>> {
        let key = self.key(parcel, &item.path);
        if item.bytes < 4 * PART as u64 {
            return Ok(Box::new(Cursor::new(self.bytes(&key)?.context("it is not there")?)));
        }
        Ok(Box::new(Ranges {
            store: Arc::clone(&self.store),
            key,
            runtime: tokio::runtime::Builder::new_current_thread().enable_all().build()?,
            at: 0,
            end: item.bytes,
            held: Cursor::new(Vec::new()),
        }))
    }
}

/// A large object, a part at a time.
struct Ranges {
    store: Arc<dyn ObjectStore>,
    key: Path,
    runtime: tokio::runtime::Runtime,
    at: u64,
    end: u64,
    held: Cursor<Vec<u8>>,
}

impl Read for Ranges {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        if self.held.position() == self.held.get_ref().len() as u64 && self.at < self.end {
            let to = self.end.min(self.at + PART as u64);
            let bytes = self.runtime.block_on(self.store.get_range(&self.key, self.at..to)).map_err(std::io::Error::other)?;
            self.at = to;
            self.held = Cursor::new(bytes.to_vec());
        }
        self.held.read(into)
    }
}

#[cfg(test)]
#[path = "s3_tests.rs"]
mod tests;
