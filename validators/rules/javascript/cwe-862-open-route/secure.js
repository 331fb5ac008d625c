const express = require("express");
const app = express();
const router = express.Router();

app.get("/admin", requireAdmin, (req, res) => { // evidence
  res.send(secrets());
});

router.post("/users/delete", ensureLoggedIn(), async function (req, res) { // evidence
  res.json(await remove(req.body.id));
});

app.delete("/account", passport.authenticate("jwt"), (req, res) => res.json(clear())); // evidence

app.get("/", (req, res) => {
  res.send("hello");
});
