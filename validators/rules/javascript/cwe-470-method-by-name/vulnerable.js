const express = require("express");
const app = express();
const router = express.Router();
const actions = require("./actions");

app.get("/run/:action", (req, res) => { // finding: method-by-key
  res.send(String(actions[req.params.action](req.query.value)));
});

router.post("/reports", checked, async function (req, res) { // finding: method-by-key
  const made = await this.reports[req.body.kind](req.body.month);
  res.json(made);
});

function play(req, res) { // finding: method-by-key
  const answer = player[`${req.query.step}`]();
  res.send(answer);
}

app.all("/api/:method", (req, res) => { // finding: method-by-key
  res.json(service[req.params["method"]]?.(req.body));
});
