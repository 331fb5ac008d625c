use std::fs::File;
use std::path::Path;
use zip::ZipArchive;

fn unpack(archive: &mut ZipArchive<File>, folder: &Path) {
    for i in 0..archive.len() {
        let mut file = archive.by_index(i).unwrap();
        let Some(name) = file.enclosed_name() else { continue }; // evidence: kept-inside
        let mut out = File::create(folder.join(name)).unwrap();
        std::io::copy(&mut file, &mut out).unwrap();
    }
}

fn all(archive: &mut ZipArchive<File>, folder: &Path) {
    archive.extract(folder).unwrap(); // evidence: kept-inside
}

fn tar(entry: &mut tar::Entry<File>, folder: &Path) {
    entry.unpack_in(folder).unwrap(); // evidence: kept-inside
}

fn own(folder: &Path) {
    File::create(folder.join("index.txt")).unwrap();
}
