const express = require("express");
const app = express();
const router = express.Router();

app.get("/admin", (req, res) => { // finding
  res.send(secrets());
});

router.post("/users/delete", async function (req, res) { // finding
  res.json(await remove(req.body.id));
});

app.delete("/internal/cache", (req, res) => res.json(clear())); // finding
