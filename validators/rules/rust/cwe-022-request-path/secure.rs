use axum::extract::Query;
use serde::Deserialize;

const SHEETS: [&str; 2] = ["/srv/sheets/a.csv", "/srv/sheets/b.csv"];

#[derive(Deserialize)]
struct Wanted {
    sheet: String,
    number: u32,
}

async fn listed(Query(wanted): Query<Wanted>) -> String {
    if !SHEETS.contains(&wanted.sheet.as_str()) {
        return String::new();
    }
    std::fs::read_to_string(&wanted.sheet).unwrap_or_default() // evidence: guarded
}

async fn plain(Query(wanted): Query<Wanted>) -> String {
    if wanted.sheet.contains("..") || wanted.sheet.contains('/') {
        return String::new();
    }
    std::fs::read_to_string(&wanted.sheet).unwrap_or_default() // evidence: guarded
}

async fn resolved(Query(wanted): Query<Wanted>) -> String {
    let Ok(path) = std::fs::canonicalize(&wanted.sheet) else { return String::new() };
    if !path.starts_with("/srv/sheets") {
        return String::new();
    }
    std::fs::read_to_string(path).unwrap_or_default() // evidence: guarded
}

async fn numbered(Query(wanted): Query<Wanted>) -> String {
    std::fs::read_to_string(SHEETS[wanted.number as usize % 2]).unwrap_or_default()
}

fn tool(path: &str) -> String {
    std::fs::read_to_string(path).unwrap_or_default()
}

struct Shelf {
    index: std::path::PathBuf,
}

#[get("/index")]
async fn shelf_index(shelf: actix_web::web::Data<Shelf>) -> Vec<u8> {
    std::fs::read(&shelf.index).unwrap_or_default()
}
