use axum::extract::ws::WebSocketUpgrade;
use axum_extra::extract::CookieJar;
use tower_sessions::Session;

async fn talk(upgrade: WebSocketUpgrade, jar: CookieJar) -> Response { // finding: any-page
    let who = jar.get("session").map(|one| one.value().to_owned());
    upgrade.on_upgrade(move |socket| serve(socket, who))
}

async fn events(session: Session, upgrade: WebSocketUpgrade) -> Response { // finding: any-page
    let number: Option<i64> = session.get("user").await.unwrap();
    upgrade.on_upgrade(move |socket| feed(socket, number))
}

async fn moves(req: HttpRequest, body: web::Payload, identity: Identity) -> Result<HttpResponse, Error> { // finding: any-page
    let (response, session, messages) = actix_ws::handle(&req, body)?;
    spawn(play(session, messages, identity.id()?));
    Ok(response)
}
