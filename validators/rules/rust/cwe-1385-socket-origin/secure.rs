use axum::extract::ws::WebSocketUpgrade;
use axum::http::{header, HeaderMap, StatusCode};
use axum_extra::extract::CookieJar;
use tower_sessions::Session;

async fn talk(upgrade: WebSocketUpgrade, headers: HeaderMap, jar: CookieJar) -> Response { // evidence: origin-asked
    if headers.get("origin").map(|one| one.as_bytes()) != Some(OWN_SITE.as_bytes()) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let who = jar.get("session").map(|one| one.value().to_owned());
    upgrade.on_upgrade(move |socket| serve(socket, who))
}

async fn events(session: Session, headers: HeaderMap, upgrade: WebSocketUpgrade) -> Response { // evidence: origin-asked
    let from = headers.get(header::ORIGIN).and_then(|one| one.to_str().ok()).unwrap_or_default();
    if !OWN_SITES.contains(&from) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let number: Option<i64> = session.get("user").await.unwrap();
    upgrade.on_upgrade(move |socket| feed(socket, number))
}

async fn moves(req: HttpRequest, body: web::Payload, identity: Identity) -> Result<HttpResponse, Error> { // evidence: origin-asked
    let own = req.headers().get(header::ORIGIN).is_some_and(|one| one == OWN_SITE);
    if !own {
        return Ok(HttpResponse::Forbidden().finish());
    }
    let (response, session, messages) = actix_ws::handle(&req, body)?;
    spawn(play(session, messages, identity.id()?));
    Ok(response)
}

// Nobody is known by a cookie here.
async fn prices(upgrade: WebSocketUpgrade) -> Response {
    upgrade.on_upgrade(|socket| tell_prices(socket))
}

async fn page(jar: CookieJar) -> String {
    jar.get("theme").map(|one| one.value().to_owned()).unwrap_or_default()
}
