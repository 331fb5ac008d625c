use actix_web::{web, HttpResponse};

async fn shown(query: web::Query<Asked>) -> HttpResponse {
    let address = url::Url::parse(&query.address).unwrap();
    if address.host_str() != Some("files.example.com") {
        return HttpResponse::BadRequest().finish();
    }
    let text = std::fs::read_to_string(format!("/srv/{}", address.path())).unwrap(); // finding
    HttpResponse::Ok().body(text)
}
