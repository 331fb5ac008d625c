use axum::extract::Query;
use libxml::xpath::Context;
use sxd_xpath::{evaluate_xpath, Factory};

async fn people(Query(asked): Query<Asked>) -> String {
    let document = load();
    let built = Factory::new().build("/people/one[name=$name]/town").unwrap().unwrap(); // evidence: constant-expression
    let mut context = sxd_xpath::Context::new();
    context.set_variable("name", asked.name.as_str());
    built.evaluate(&context, document.root()).unwrap().string()
}

async fn towns() -> String {
    let document = load();
    evaluate_xpath(&document.as_document(), "/people/one/town").unwrap().string() // evidence: constant-expression
}

async fn rows(Query(asked): Query<Asked>) -> usize {
    let context = Context::new(&load_other()).unwrap();
    let all = context.evaluate("//row").unwrap(); // evidence: constant-expression
    all.get_nodes_as_vec().into_iter().filter(|node| node.get_attribute("kind").as_deref() == Some(asked.kind.as_str())).count()
}

async fn made(Query(asked): Query<Asked>) -> String {
    let builder = client::Builder::new();
    builder.build(&asked.name)
}
