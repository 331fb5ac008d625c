use actix_files::Files;

fn files() -> Files {
    Files::new("/files", "public").show_files_listing() // finding: listing-on
}

fn salvo() -> StaticDir {
    StaticDir::new(["public"]).auto_list(true) // finding: listing-on
}

fn later(files: actix_files::Files, folder: &str) -> actix_files::Files {
    let shown = files.prefer_utf8(true);
    shown.show_files_listing() // finding: listing-on
}
