const { stringify } = require("csv-stringify/sync");
const Papa = require("papaparse");
const fastCsv = require("fast-csv");

app.post("/export", (req, res) => {
  res.attachment("rows.csv").send(stringify([[req.body.name, 1]])); // finding: raw-cell
});

app.post("/table", (req, res) => {
  const rows = [{ note: req.body.note }];
  res.end(Papa.unparse(rows)); // finding: raw-cell
});

app.post("/stream", (req, res) => {
  fastCsv.write([[req.query.title]], { headers: false }).pipe(res); // finding: raw-cell
});

function line(cells) { // finding: raw-cell
  return cells.map((cell) => '"' + String(cell).replace(/"/g, '""') + '"').join(",");
}
