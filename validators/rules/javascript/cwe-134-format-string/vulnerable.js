const util = require("util");

app.get("/user", (req, res) => {
  console.log("Unauthorized access by " + req.query.user, req.ip); // finding: format-from-request
  res.end();
});

app.post("/note", (req, res) => {
  const title = req.body.title;
  console.error(`${title} was not stored`, new Error("full")); // finding: format-from-request
  const line = util.format(title, Date.now()); // finding: format-from-request
  res.send(line.length);
});
