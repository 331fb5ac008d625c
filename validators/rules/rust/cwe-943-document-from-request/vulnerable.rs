use actix_web::{post, web, HttpResponse};
use axum::Json;
use mongodb::bson::{doc, to_bson, Document};
use mongodb::Collection;

async fn search(State(rows): State<Collection<Row>>, Json(filter): Json<Document>) -> Json<Vec<Row>> { // finding: filter-from-request
    let found = rows.find(filter).await.unwrap();
    Json(found.try_collect().await.unwrap())
}

#[post("/rows/remove")]
async fn remove(rows: web::Data<Collection<Row>>, given: web::Json<Document>) -> HttpResponse { // finding: filter-from-request
    rows.delete_many(given.into_inner()).await.unwrap();
    HttpResponse::NoContent().finish()
}

async fn login(State(people): State<Collection<Person>>, Json(body): Json<serde_json::Value>) -> String { // finding: any-value-in-field
    let found = people.find_one(doc! { "name": to_bson(&body["name"]).unwrap(), "code": to_bson(&body["code"]).unwrap() }).await.unwrap();
    found.map(|one| one.name).unwrap_or_default()
}

async fn listed(State(rows): State<Collection<Row>>, body: String) -> Json<Vec<Row>> { // finding: text-parsed-into-filter
    let filter: Document = serde_json::from_str(&body).unwrap();
    let found = rows.find(filter).await.unwrap();
    Json(found.try_collect().await.unwrap())
}

struct Wish<T> {
    town: String,
    kind: T,
}

async fn wished(State(db): State<Database>, Json(wish): Json<Wish<serde_json::Value>>) -> Option<Document> { // finding: any-value-in-field
    let kind = bson::to_bson(&wish.kind).ok()?;
    db.collection::<Document>("offers").find_one(doc! { "town": wish.town, "kind": kind }).await.ok()?
}
