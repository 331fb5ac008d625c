use axum::extract::{Form, Query};
use csv::Writer;

async fn export(Form(form): Form<Order>) -> Vec<u8> {
    let mut writer = Writer::from_writer(vec![]);
    writer.write_record(&["name", &form.name]).unwrap(); // finding: raw-cell
    writer.into_inner().unwrap()
}

async fn field(Query(given): Query<Given>) {
    let mut wtr = csv::WriterBuilder::new().from_writer(vec![]);
    wtr.write_field(&given.comment).unwrap(); // finding: raw-cell
}

async fn whole(Form(form): Form<Order>) {
    let mut csv = Writer::from_writer(vec![]);
    csv.serialize(form).unwrap(); // finding: raw-cell
}
