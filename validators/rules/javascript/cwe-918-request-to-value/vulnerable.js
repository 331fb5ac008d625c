const axios = require("axios");
const https = require("https");

async function proxy(req, res) {
  const answer = await axios.get(req.query.url); // finding
  res.json(answer.data);
}

async function host(req, res) {
  const answer = await fetch(`http://${req.params.host}/status`); // finding
  res.json(await answer.json());
}

function plain(req, done) {
  https.get(req.body.target, done); // finding
}
