use actix_session::Session;
use actix_web::{post, web, HttpResponse};

#[post("/login")]
async fn login(form: web::Form<Login>, session: Session, people: web::Data<People>) -> HttpResponse { // finding: login-in-old-session
    let Some(person) = people.find(&form.name) else {
        return HttpResponse::Unauthorized().finish();
    };
    if !bcrypt::verify(&form.password, &person.hash).unwrap_or(false) {
        return HttpResponse::Unauthorized().finish();
    }
    session.insert("user_id", person.id).unwrap();
    HttpResponse::Ok().finish()
}

async fn enter(session: tower_sessions::Session, Form(given): Form<Login>) -> Redirect { // finding: login-in-old-session
    let person = authenticate(&given.name, &given.password).await.unwrap();
    session.insert(USER_KEY, person.id).await.unwrap();
    Redirect::to("/")
}

impl Accounts {
    pub async fn sign_in(&self, session: &Session, name: &str, password: &str) -> Result<(), Refused> { // finding: login-in-old-session
        let account = self.store.by_name(name).await?;
        if account.verify_password(password) {
            session.insert("account", account.number)?;
            return Ok(());
        }
        Err(Refused)
    }
}
