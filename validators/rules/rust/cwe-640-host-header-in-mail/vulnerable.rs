use actix_web::{post, web, HttpRequest, HttpResponse};
use axum::http::{header, HeaderMap};

#[post("/forgot")]
async fn forgot(req: HttpRequest, form: web::Form<Forgot>, mailer: web::Data<Mailer>) -> HttpResponse {
    let token = new_token();
    let host = req.connection_info().host().to_owned();
    mailer.send_mail(&form.address, &format!("https://{host}/reset?token={token}")).await; // finding: host-in-link
    HttpResponse::Ok().finish()
}

async fn reset_password(headers: HeaderMap, mailer: Mailer, Form(given): Form<Forgot>) -> String {
    let host = headers.get(header::HOST).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let text = format!("Open https://{}/new-password/{}", host, new_token());
    mailer.send_email(&given.address, &text).await; // finding: host-in-link
    String::from("sent")
}

async fn invite(headers: HeaderMap, mailer: Mailer, Form(given): Form<Forgot>) -> String {
    let host = headers.get("x-forwarded-host").unwrap().to_str().unwrap();
    let mail = Message::builder().to(given.address).body(format!("https://{host}/join/{}", new_token())); // finding: host-in-link
    mailer.send(mail);
    String::from("sent")
}
