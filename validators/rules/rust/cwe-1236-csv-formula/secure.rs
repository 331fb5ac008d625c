use axum::extract::{Form, Query};
use csv::Writer;

async fn export(Form(form): Form<Order>) -> Vec<u8> {
    let mut writer = Writer::from_writer(vec![]);
    writer.write_record(&["name", "total"]).unwrap(); // evidence: own-cells
    writer.write_record(&[escape_formula(&form.name)]).unwrap(); // evidence: sanitized
    writer.into_inner().unwrap()
}

async fn field(Query(given): Query<Given>) {
    let mut wtr = csv::WriterBuilder::new().from_writer(vec![]);
    wtr.write_field(given.comment.trim_start_matches(['=', '+', '-', '@'])).unwrap(); // evidence: sanitized
}

fn rows(rows: &[Row]) {
    let mut writer = Writer::from_writer(vec![]);
    for row in rows {
        writer.serialize(row).unwrap();
    }
}
