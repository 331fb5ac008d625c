use actix_web::{get, web, HttpRequest, HttpResponse};
use axum::http::HeaderMap;
use std::net::IpAddr;

#[get("/state")]
async fn state(req: HttpRequest) -> HttpResponse {
    let from = req.headers().get("X-Forwarded-For").unwrap().to_str().unwrap();
    if from == "127.0.0.1" { // finding: header-decides
        return HttpResponse::Ok().body(details());
    }
    HttpResponse::Forbidden().finish()
}

async fn settings(headers: HeaderMap) -> String {
    let from = headers.get("x-real-ip").and_then(|value| value.to_str().ok()).unwrap_or_default();
    if from.starts_with("10.") { // finding: header-decides
        return all_settings();
    }
    String::new()
}

#[get("/jobs")]
async fn jobs(req: HttpRequest, allowed_addresses: web::Data<Vec<String>>) -> HttpResponse {
    let info = req.connection_info().clone();
    let from = info.realip_remote_addr().unwrap_or("").to_owned();
    if allowed_addresses.contains(&from) { // finding: header-decides
        return HttpResponse::Ok().body(details());
    }
    HttpResponse::Forbidden().finish()
}

async fn inner(headers: HeaderMap) -> String {
    let from: IpAddr = headers.get("X-Forwarded-For").unwrap().to_str().unwrap().parse().unwrap();
    if from.is_loopback() { // finding: header-decides
        return details();
    }
    String::new()
}
