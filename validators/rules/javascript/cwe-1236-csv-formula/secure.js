const { stringify } = require("csv-stringify/sync");
const Papa = require("papaparse");
const fastCsv = require("fast-csv");

app.post("/export", (req, res) => {
  res.attachment("rows.csv").send(stringify([[req.body.name, 1]], { escape_formulas: true })); // evidence: formulas-escaped
});

app.post("/table", (req, res) => {
  res.end(Papa.unparse([{ note: req.body.note }], { escapeFormulae: true })); // evidence: formulas-escaped
});

app.post("/stream", (req, res) => {
  fastCsv.write([[escapeCell(req.query.title)]], { headers: false }).pipe(res); // evidence: sanitized
  fastCsv.write([["title", 1]]).pipe(res);
});

function line(cells) {
  const plain = (cell) => (/^[=+@-]/.test(cell) ? "'" + cell : cell);
  return cells.map((cell) => '"' + plain(String(cell)).replace(/"/g, '""') + '"').join(",");
}
