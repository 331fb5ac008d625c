const axios = require("axios");
const HOSTS = ["https://a.example.com", "https://b.example.com"];

async function status(req, res) {
  const answer = await axios.get("https://api.example.com/status"); // evidence: known-address
  res.json(answer.data);
}

async function user(req, res) {
  const answer = await fetch("https://api.example.com/users/" + encodeURIComponent(req.params.name)); // evidence: sanitized
  res.json(await answer.json());
}

async function listed(req, res) {
  const target = req.query.host;
  if (!HOSTS.includes(target)) return res.sendStatus(400);
  const answer = await axios.get(target); // evidence: guarded
  res.json(answer.data);
}

async function client(url) {
  return fetch(url);
}

async function tides(req, res) {
  const asked = new URLSearchParams(req.query);
  const answer = await fetch(`https://tides.example.com/v2/list?${asked.toString()}`); // evidence: sanitized
  res.json(await answer.json());
}

async function ebbs(req, res) {
  const asked = new URLSearchParams({ port: req.query.port, days: "3" });
  const answer = await fetch(`https://tides.example.com/v2/list?${asked}`); // evidence: sanitized
  res.json(await answer.json());
}

async function quay(req, res) {
  const name = String(req.query.quay);
  if (/[^a-z0-9-]/.test(name)) return res.sendStatus(400);
  res.json(await fetch(`https://tides.example.com/${name}`)); // evidence: guarded
}
