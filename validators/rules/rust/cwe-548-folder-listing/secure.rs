use actix_files::Files;
use tower_http::services::ServeDir;

fn files() -> Files {
    Files::new("/files", "public").index_file("index.html") // evidence: files-only
}

fn tower() -> ServeDir {
    ServeDir::new("public") // evidence: files-only
}

fn salvo() -> StaticDir {
    StaticDir::new(["public"]).auto_list(false) // evidence: listing-off
}
