use actix_web::{get, web, HttpRequest, HttpResponse};

#[get("/users")]
async fn users(user: SignedIn) -> HttpResponse {
    if user.role == "admin" { // evidence: role-of-the-user
        return HttpResponse::Ok().json(all());
    }
    HttpResponse::Forbidden().finish()
}

async fn keys(claims: Claims) -> String {
    if claims.role != "staff" { // evidence: role-of-the-user
        return String::new();
    }
    secrets()
}

async fn remove(account: Account) -> HttpResponse {
    if !account.has_permission("remove") { // evidence: role-of-the-user
        return HttpResponse::Forbidden().finish();
    }
    drop_all()
}

async fn sorted(req: HttpRequest) -> HttpResponse {
    if req.headers().get("X-Sort").unwrap() == "role" {
        return by_role();
    }
    all()
}
