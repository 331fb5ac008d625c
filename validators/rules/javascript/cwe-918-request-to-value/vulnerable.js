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

async function picture(address) { // finding: host-asked-by-name
  const place = new URL(address);
  if (isPrivate(place.hostname)) {
    throw new Error("not there");
  }
  return fetch(place, { headers: { accept: "image/*" } });
}

async function branch(req, res) {
  const shop = encodeURIComponent(req.query.shop);
  const answer = await fetch(`https://${shop}/stock`); // finding: address-from-request
  res.json(await answer.json());
}

async function tides(req, res) {
  const asked = new URLSearchParams(req.query);
  const answer = await fetch(asked.get("port")); // finding
  res.json(await answer.json());
}

async function quay(req, res) {
  const host = String(req.query.quay);
  if (/[^a-z0-9.-]/.test(host)) return res.sendStatus(400);
  res.json(await fetch(`https://${host}/tides`)); // finding
}
