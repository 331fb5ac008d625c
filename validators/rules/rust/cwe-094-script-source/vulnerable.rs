use axum::extract::{Json, Query};
use mlua::Lua;
use rhai::{Engine, Scope};

async fn price(Query(asked): Query<Asked>) -> String {
    let engine = Engine::new();
    let sum = engine.eval::<i64>(&asked.formula).unwrap_or(0); // finding: script-from-outside
    sum.to_string()
}

async fn rebate(Json(given): Json<Rule>) -> String {
    let engine = Engine::new();
    let mut scope = Scope::new();
    scope.push("price", 12_i64);
    let source = format!("price * ({})", given.rebate);
    let sum: i64 = engine.eval_with_scope(&mut scope, &source).unwrap_or(0); // finding: script-from-outside
    sum.to_string()
}

async fn filter(body: String) -> String {
    let lua = Lua::new();
    let kept: bool = lua.load(&body).eval().unwrap_or(false); // finding: script-from-outside
    kept.to_string()
}

async fn chart(Query(asked): Query<Asked>) -> String {
    Python::with_gil(|py| {
        py.run(&asked.code, None, None).unwrap(); // finding: script-from-outside
    });
    String::from("drawn")
}
