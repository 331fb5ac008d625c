use axum::extract::Query;
use libxml::xpath::Context;
use sxd_xpath::{evaluate_xpath, Factory};

async fn people(Query(asked): Query<Asked>) -> String {
    let document = load();
    let expression = format!("/people/one[name='{}']/town", asked.name);
    evaluate_xpath(&document.as_document(), &expression).unwrap().string() // finding: assembled-expression
}

async fn login(Query(asked): Query<Asked>) -> String {
    let text = "/people/one[name='".to_owned() + &asked.name + "' and code='" + &asked.code + "']";
    let built = Factory::new().build(&text).unwrap().unwrap(); // finding: assembled-expression
    run(built)
}

async fn rows(Query(asked): Query<Asked>) -> usize {
    let context = Context::new(&load_other()).unwrap();
    context.evaluate(&format!("//row[@kind=\"{}\"]", asked.kind)).unwrap().get_number_of_nodes() // finding: assembled-expression
}
