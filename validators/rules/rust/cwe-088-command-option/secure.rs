use actix_web::{post, web, HttpResponse};
use serde::Deserialize;
use std::process::Command;

#[derive(Deserialize)]
pub struct Mirror {
    origin: String,
    line: String,
    depth: u32,
}

#[post("/mirrors")]
async fn mirror(form: web::Form<Mirror>) -> HttpResponse {
    Command::new("git").arg("fetch").arg("--").arg(&form.origin).status().ok(); // evidence: options-ended
    HttpResponse::Ok().finish()
}

#[post("/heads")]
async fn heads(form: web::Form<Mirror>) -> HttpResponse {
    Command::new("hg").args(["identify", "--", &form.origin]).status().ok(); // evidence: options-ended
    HttpResponse::Ok().finish()
}

#[post("/asked")]
async fn asked(form: web::Form<Mirror>) -> HttpResponse {
    if form.line.starts_with('-') {
        return HttpResponse::BadRequest().finish();
    }
    Command::new("git").arg("log").arg(&form.line).status().ok(); // evidence: guarded
    HttpResponse::Ok().finish()
}

#[post("/deep")]
async fn deep(form: web::Form<Mirror>) -> HttpResponse {
    Command::new("git").arg("fetch").arg(format!("--depth={}", form.depth)).status().ok();
    HttpResponse::Ok().finish()
}

#[post("/said")]
async fn said(form: web::Form<Mirror>) -> HttpResponse {
    Command::new("espeak").arg(&form.line).status().ok();
    HttpResponse::Ok().finish()
}

fn tool(branch: &str) {
    Command::new("git").arg("switch").arg(branch).status().ok();
}
