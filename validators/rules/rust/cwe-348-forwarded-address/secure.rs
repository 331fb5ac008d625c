use actix_web::{get, web, HttpRequest, HttpResponse};
use axum::extract::ConnectInfo;
use axum::http::HeaderMap;
use std::net::{IpAddr, SocketAddr};

#[get("/state")]
async fn state(req: HttpRequest) -> HttpResponse {
    let peer = req.peer_addr().unwrap();
    if peer.ip().is_loopback() { // evidence: connection-address
        return HttpResponse::Ok().body(details());
    }
    HttpResponse::Forbidden().finish()
}

async fn settings(ConnectInfo(addr): ConnectInfo<SocketAddr>, office: Office) -> String {
    if addr.ip() == office.address { // evidence: connection-address
        return all_settings();
    }
    String::new()
}

#[get("/jobs")]
async fn jobs(req: HttpRequest, allowed: web::Data<Vec<IpAddr>>) -> HttpResponse {
    if allowed.contains(&req.peer_addr().unwrap().ip()) { // evidence: connection-address
        return HttpResponse::Ok().body(details());
    }
    HttpResponse::Forbidden().finish()
}

async fn told(headers: HeaderMap) -> String {
    let from = headers.get("x-forwarded-for").and_then(|value| value.to_str().ok()).unwrap_or_default();
    tracing::info!(from, "asked");
    String::from("hello")
}

async fn kind(headers: HeaderMap) -> String {
    let wanted = headers.get("accept").and_then(|value| value.to_str().ok()).unwrap_or_default();
    if wanted.starts_with("text/") {
        return String::from("text");
    }
    String::from("other")
}
