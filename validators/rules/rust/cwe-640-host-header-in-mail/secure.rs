use actix_web::{post, web, HttpRequest, HttpResponse};
use axum::http::{header, HeaderMap};

const PUBLIC_URL: &str = "https://shop.example";

#[post("/forgot")]
async fn forgot(form: web::Form<Forgot>, mailer: web::Data<Mailer>) -> HttpResponse {
    let token = new_token();
    mailer.send_mail("a@shop.example", &format!("{}/reset?token={}", PUBLIC_URL, token)).await; // evidence: own-address
    HttpResponse::Ok().finish()
}

async fn reset_password(mailer: Mailer) -> String {
    mailer.send_email("b@shop.example", &format!("Open {}/new-password/{}", PUBLIC_URL, new_token())).await; // evidence: own-address
    String::from("sent")
}

async fn invite(mailer: Mailer) -> String {
    let mail = Message::builder().body(format!("{}/join/{}", PUBLIC_URL, new_token())); // evidence: own-address
    mailer.send(mail);
    String::from("sent")
}

async fn shown(headers: HeaderMap) -> String {
    let host = headers.get(header::HOST).and_then(|value| value.to_str().ok()).unwrap_or_default();
    format!("you asked {host}")
}

async fn forgot_name(headers: HeaderMap, mailer: Mailer) -> String {
    tracing::info!(agent = ?headers.get("user-agent"), "asked");
    mailer.send_email("c@shop.example", "Your name is in our letters.").await;
    String::from("sent")
}
