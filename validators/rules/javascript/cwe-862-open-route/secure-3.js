const express = require("express");
const { isLoggedIn } = require("./people");
const app = express();
const known = express.Router();
const asked = express.Router();
const inner = express.Router();

known.use(isLoggedIn);
known.post("/people/promote", async (req, res) => {
  await Person.updateOne({ _id: req.body.id }, { level: 9 });
  res.end();
});

asked.use((req, res, next) => {
  if (!req.user) return res.sendStatus(401);
  next();
});
asked.delete("/users/:id/remove", async (req, res) => {
  await Person.deleteOne({ _id: req.params.id });
  res.end();
});

app.use("/inside", requireStaff, inner);
inner.post("/admin/notes", async (req, res) => {
  await Note.deleteOne({ _id: req.body.id });
  res.end();
});

const service = express();
service.use(function (request, response, next) {
  if (request.session.name) next();
  else response.redirect("/login");
});
service.put("/people/:id/roles", async (req, res) => {
  await Person.updateOne({ _id: req.params.id }, { level: 9 });
  res.end();
});
