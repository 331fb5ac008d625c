use axum::extract::{Json, Query};
use mlua::Lua;
use rhai::{Engine, Scope};

async fn price(Query(asked): Query<Asked>) -> String {
    let engine = Engine::new();
    let mut scope = Scope::new();
    scope.push("count", asked.count);
    let sum: i64 = engine.eval_with_scope(&mut scope, "count * 12").unwrap_or(0); // evidence: own-script
    sum.to_string()
}

async fn filter(Json(given): Json<Row>) -> String {
    let lua = Lua::new();
    lua.globals().set("row", given.text).unwrap();
    let kept: bool = lua.load("return #row > 3").eval().unwrap_or(false); // evidence: own-script
    kept.to_string()
}

async fn chart(Query(asked): Query<Asked>) -> String {
    Python::with_gil(|py| {
        let locals = [("title", asked.title)].into_py_dict(py);
        py.run("draw(title)", None, Some(locals)).unwrap(); // evidence: own-script
    });
    String::from("drawn")
}

fn configured(path: &str) -> i64 {
    let engine = Engine::new();
    engine.eval_file::<i64>(path.into()).unwrap_or(0)
}

async fn store(Query(asked): Query<Asked>, loader: Loader) -> String {
    loader.load(&asked.name)
}

async fn tests(Query(asked): Query<Asked>, expression: Tree) -> String {
    expression.eval(&asked.count).to_string()
}
