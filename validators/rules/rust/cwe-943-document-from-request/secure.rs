use actix_web::{post, web, HttpResponse};
use axum::Json;
use mongodb::bson::{doc, oid::ObjectId, Document};
use mongodb::Collection;

async fn search(State(rows): State<Collection<Row>>, Json(wanted): Json<Wanted>) -> Json<Vec<Row>> { // evidence: field-by-field
    let found = rows.find(doc! { "title": wanted.title }).await.unwrap();
    Json(found.try_collect().await.unwrap())
}

#[post("/rows/remove")]
async fn remove(rows: web::Data<Collection<Row>>, number: web::Path<String>) -> HttpResponse { // evidence: field-by-field
    let number = number.into_inner();
    rows.delete_one(doc! { "number": &number }).await.unwrap();
    HttpResponse::NoContent().finish()
}

async fn by_name(people: &Collection<Person>, name: &str) -> Option<Person> { // evidence: field-by-field
    people.find_one(doc! { "name": name }).await.unwrap()
}

async fn keep(State(rows): State<Collection<Document>>, Json(row): Json<Document>) -> String {
    rows.insert_one(row).await.unwrap();
    String::from("kept")
}

async fn count(State(rows): State<Collection<Row>>) -> u64 {
    rows.count_documents(doc! {}).await.unwrap()
}

fn first(list: &[Row], query: &Query) -> Option<&Row> {
    list.iter().find(|row| row.fits(query))
}

struct Wish<T> {
    town: String,
    kind: T,
}

async fn wished(State(db): State<Database>, Json(wish): Json<Wish<String>>) -> Option<Document> {
    let kind = bson::to_bson(&wish.kind).ok()?;
    db.collection::<Document>("offers").find_one(doc! { "town": wish.town, "kind": kind }).await.ok()?
}
