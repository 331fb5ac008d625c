use axum::extract::{Form, Query};
use tera::{Context, Tera};

async fn preview(Form(form): Form<Preview>) -> String {
    Tera::one_off(&form.text, &Context::new(), true).unwrap() // finding: template-from-value
}

async fn bars(Query(given): Query<Given>) -> String {
    let bars = handlebars::Handlebars::new();
    bars.render_template(&given.text, &data).unwrap() // finding: template-from-value
}

async fn registered(Query(given): Query<Given>) -> String {
    let mut tera = Tera::default();
    tera.add_raw_template("mail", &given.body).unwrap(); // finding: template-from-value
    tera.render("mail", &Context::new()).unwrap()
}
