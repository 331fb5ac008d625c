const express = require("express");
const jwt = require("jsonwebtoken");
const notes = express.Router();
const router = express.Router();
const app = express();

function gone(req, res) {
  Note.deleteOne({ _id: req.body.id }).then(() => res.sendStatus(204));
}

router.post("/notes/delete", gone); // finding: changes-unasked

router.delete("/notes/:id/purge", async (req, res) => { // finding: changes-unasked
  await db.query("DELETE FROM notes WHERE id = $1", [req.params.id]);
  res.end();
});

app.put("/people/:id/promote", async function (req, res) { // finding: changes-unasked
  await Person.updateOne({ _id: req.params.id }, { level: 9 });
  res.json({ done: true });
});

app.post("/accounts/:id/disable", async (req, res) => { // finding: changes-unasked
  await Account.updateOne({ _id: req.params.id }, { open: false });
  res.end();
});
