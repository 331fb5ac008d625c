function search(word, text) {
  return new RegExp(word).test(text); // finding: foreign-pattern
}

function query(req, rows) {
  const pattern = new RegExp("^" + req.query.q, "i"); // finding: foreign-pattern
  return rows.filter((row) => pattern.test(row));
}

function nested(text) {
  return /^(a+)+$/.test(text); // finding: nested-repeats
}

function matched(text) {
  return text.match(/(\d+)*x/); // finding: nested-repeats
}
