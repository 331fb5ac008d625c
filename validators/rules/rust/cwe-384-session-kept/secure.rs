use actix_session::Session;
use actix_web::{post, web, HttpResponse};

#[post("/login")]
async fn login(form: web::Form<Login>, session: Session, people: web::Data<People>) -> HttpResponse { // evidence: new-id
    let Some(person) = people.find(&form.name) else {
        return HttpResponse::Unauthorized().finish();
    };
    if !bcrypt::verify(&form.password, &person.hash).unwrap_or(false) {
        return HttpResponse::Unauthorized().finish();
    }
    session.renew();
    session.insert("user_id", person.id).unwrap();
    HttpResponse::Ok().finish()
}

async fn enter(session: tower_sessions::Session, Form(given): Form<Login>) -> Redirect { // evidence: new-id
    let person = authenticate(&given.name, &given.password).await.unwrap();
    session.cycle_id().await.unwrap();
    session.insert(USER_KEY, person.id).await.unwrap();
    Redirect::to("/")
}

impl Accounts {
    pub async fn sign_in(&self, session: &Session, name: &str, password: &str) -> Result<(), Refused> { // evidence: new-id
        let account = self.store.by_name(name).await?;
        if account.verify_password(password) {
            session.insert("account", account.number)?;
            session.renew();
            return Ok(());
        }
        Err(Refused)
    }
}

async fn theme(session: Session, form: web::Form<Theme>) -> HttpResponse {
    session.insert("theme", &form.name).unwrap();
    HttpResponse::Ok().finish()
}

fn unlock(vault: &Vault, password: &str) -> bool {
    bcrypt::verify(password, &vault.hash).unwrap_or(false)
}

async fn out(session: Session) -> HttpResponse {
    session.purge();
    HttpResponse::Ok().finish()
}
