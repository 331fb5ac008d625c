const known = async (word) => /^\w+$/.test(word);

function shelf(req, res) {
  const words = [req.query.word].filter((word) => known(word));
  res.send("<p>" + words.join(" ") + "</p>"); // finding: html-sent
}
