const express = require("express");
const app = express();
const router = express.Router();
const actions = require("./actions");
const steps = new Map([["next", next], ["last", last]]);

app.get("/run/:action", (req, res) => { // evidence: own-method
  if (!Object.hasOwn(actions, req.params.action)) return res.sendStatus(404);
  res.send(String(actions[req.params.action](req.query.value)));
});

router.post("/step", (req, res) => { // evidence: own-method
  const action = steps.get(req.body.step);
  if (!action) return res.sendStatus(404);
  res.json(action(req.body.at));
});

router.get("/other/:name", async (req, res) => { // evidence: own-method
  const fn = steps.get(req.params.name);
  if (typeof fn !== "function") {
    return res.sendStatus(404);
  }
  res.json(await fn());
});

function listed(req, res) {
  if (!["open", "close"].includes(req.query.step)) return res.sendStatus(404);
  res.send(player[req.query.step]());
}

app.get("/texts/:name", (req, res) => {
  res.send(texts[req.params.name]);
});

app.get("/list", (req, res) => {
  res.json(rows[Number(req.query.page)]);
});
