use axum::extract::{Form, Query};
use tera::{Context, Tera};

async fn preview(Form(form): Form<Preview>) -> String {
    let mut context = Context::new();
    context.insert("text", &form.text);
    Tera::one_off("<p>{{ text }}</p>", &context, true).unwrap() // evidence: own-template
}

async fn bars(Query(given): Query<Given>) -> String {
    let bars = handlebars::Handlebars::new();
    bars.render_template("<p>{{text}}</p>", &given).unwrap() // evidence: own-template
}

async fn registered(Query(given): Query<Given>) -> String {
    let mut tera = Tera::default();
    tera.add_raw_template("mail", "hello {{ name }}").unwrap(); // evidence: own-template
    tera.render("mail", &Context::from_serialize(given).unwrap()).unwrap()
}
