const util = require("util");

app.get("/user", (req, res) => {
  console.log("Unauthorized access by %s from %s", req.query.user, req.ip); // evidence: constant-format
  res.end();
});

app.post("/note", (req, res) => {
  const title = req.body.title;
  console.error("%s was not stored", title, new Error("full")); // evidence: constant-format
  const line = util.format("%s at %d", title, Date.now()); // evidence: constant-format
  console.log("done", 3);
  console.log("note " + title);
  res.send(line.length);
});
