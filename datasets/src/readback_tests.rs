//! Tables as other programs write them: each compression of the Parquet format, and the types that texts and labels come in.

use std::{fs::File, sync::Arc};

use arrow::{
    array::{ArrayRef, BinaryArray, DictionaryArray, Int8Array, ListArray, RecordBatch, StringArray, UInt16Array},
    datatypes::{Int32Type, UInt8Type},
};
use parquet::{
    arrow::ArrowWriter,
    basic::{BrotliLevel, Compression, GzipLevel, ZstdLevel},
    file::properties::WriterProperties,
};
use serde_json::json;

use super::for_each_row;

/// Enough alike that a compression is worth its while, so that the pages are not written as they are.
fn texts() -> Vec<String> {
    (0..500).map(|n| format!("def f_{n}(a):\n    return a + {n}\n")).collect()
}

fn table() -> RecordBatch {
    let texts = texts();
    let languages: DictionaryArray<UInt8Type> = (0..500).map(|n| if n % 2 == 0 { "python" } else { "ruby" }).collect();
    let cwe = ListArray::from_iter_primitive::<Int32Type, _, _>((0..500).map(|n| (n % 3 != 0).then(|| vec![Some(89), Some(n)])));
    let columns: [(&str, ArrayRef); 6] = [
        ("code", Arc::new(StringArray::from(texts.clone()))),
        ("bytes", Arc::new(BinaryArray::from_iter_values(texts.iter().map(String::as_bytes)))),
        ("lang", Arc::new(languages)),
        ("label", Arc::new((0..500).map(|n| Some((n % 2) as i8)).collect::<Int8Array>())),
        ("size", Arc::new((0..500).map(Some).collect::<UInt16Array>())),
        ("cwe", Arc::new(cwe)),
    ];
    RecordBatch::try_from_iter(columns).expect("one length")
}

#[test]
fn every_common_compression_is_read() {
    let folder = tempfile::tempdir().expect("folder");
    let table = table();
    let brotli = Compression::BROTLI(BrotliLevel::try_new(3).expect("a level"));
    let zstd = Compression::ZSTD(ZstdLevel::try_new(3).expect("a level"));
    let gzip = Compression::GZIP(GzipLevel::try_new(6).expect("a level"));
    let mut sizes = Vec::new();
    for (at, how) in
        [Compression::UNCOMPRESSED, Compression::SNAPPY, gzip, Compression::LZ4, Compression::LZ4_RAW, brotli, zstd].into_iter().enumerate()
    {
        let path = folder.path().join(format!("{at}.parquet"));
        let settings = WriterProperties::builder().set_compression(how).set_dictionary_enabled(false).build();
        let file = File::create(&path).expect("made");
        let mut writer = ArrowWriter::try_new(file, table.schema(), Some(settings)).expect("a writer");
        writer.write(&table).expect("written");
        writer.close().expect("closed");
        sizes.push(std::fs::metadata(&path).expect("there").len());

        let mut rows = Vec::new();
        for_each_row(&path, &["code", "bytes", "lang", "label", "size", "cwe"], |row| {
            rows.push(row);
            true
        })
        .unwrap_or_else(|error| panic!("{how:?}: {error}"));
        assert_eq!(rows.len(), 500, "{how:?}");
        for (n, (row, text)) in rows.iter().zip(texts()).enumerate() {
            let language = if n % 2 == 0 { "python" } else { "ruby" };
            let cwe = if n % 3 == 0 { json!(null) } else { json!([89, n]) };
            let expected = json!({"code": text, "bytes": text, "lang": language, "label": n % 2, "size": n, "cwe": cwe});
            assert_eq!(serde_json::Value::Object(row.clone()), expected, "{how:?}, row {n}");
        }
    }
    assert!(sizes[1..].iter().all(|size| *size < sizes[0]), "each was compressed: {sizes:?}");
}
