const express = require("express");
const axios = require("axios");
const https = require("https");

const app = express();

app.get("/rates", async (req, res) => {
  const answer = await axios.get("https://rates.example.org/today", { timeout: 5000 }); // evidence: limited
  res.json(answer.data);
});

async function forward(order) {
  return axios.post("https://orders.example.org/new", order, { signal: AbortSignal.timeout(3000) }); // evidence: limited
}

function send(body, done) {
  const request = https.request({ hostname: "hooks.example.org", method: "POST" }, done);
  request.setTimeout(5000, () => request.destroy()); // evidence: limited
  request.write(body);
  request.end();
}

function ask(done) {
  const request = https.request({ hostname: "hooks.example.org", timeout: 2000 }, done); // evidence: limited
  request.on("timeout", () => request.destroy());
  request.end();
}

const api = axios.create({ baseURL: "https://stock.example.org", timeout: 2000 }); // evidence: limited

async function stock(id) {
  const answer = await api.get("/items/" + id);
  return answer.data;
}

function with_options(options, done) {
  const request = https.request(options, done);
  request.end();
}

async function handed(url, options) {
  return axios.get(url, options);
}

app.get("/page", (req, res) => {
  res.end();
});
