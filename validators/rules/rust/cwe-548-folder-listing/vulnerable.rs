use actix_files::Files;

fn files() -> Files {
    Files::new("/files", "public").show_files_listing() // finding: listing-on
}

fn salvo() -> StaticDir {
    StaticDir::new(["public"]).auto_list(true) // finding: listing-on
}

fn rocket() -> FileServer {
    FileServer::new("public", Options::Index | Options::DotFiles) // finding: listing-on
}
