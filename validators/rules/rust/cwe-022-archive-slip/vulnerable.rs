use std::fs::File;
use std::path::Path;
use zip::ZipArchive;

fn unpack(archive: &mut ZipArchive<File>, folder: &Path) {
    for i in 0..archive.len() {
        let mut file = archive.by_index(i).unwrap();
        let target = folder.join(file.name());
        let mut out = File::create(&target).unwrap(); // finding: entry-name-joined
        std::io::copy(&mut file, &mut out).unwrap();
    }
}

fn written(entry: &mut zip::read::ZipFile, data: &[u8]) {
    std::fs::write(format!("out/{}", entry.name()), data).unwrap(); // finding: entry-name-joined
}

fn tar(entry: &mut tar::Entry<File>, folder: &Path) {
    let path = folder.join(entry.path().unwrap());
    entry.unpack(path).unwrap(); // finding: entry-name-joined
}
