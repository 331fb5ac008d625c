const express = require("express");
const axios = require("axios");
const https = require("https");

const app = express();

app.get("/rates", async (req, res) => {
  const answer = await axios.get("https://rates.example.org/today"); // finding: axios-without-limit
  res.json(answer.data);
});

async function forward(order) {
  return axios.post("https://orders.example.org/new", order, { headers: { accept: "application/json" } }); // finding: axios-without-limit
}

function send(body, done) {
  const request = https.request({ hostname: "hooks.example.org", method: "POST" }, done);
  request.on("error", done);
  request.write(body);
  request.end(); // finding: request-without-limit
}

function warm(url) {
  https.get(url, (answer) => answer.resume()); // finding: request-without-limit
}

const api = axios.create({ baseURL: "https://stock.example.org" });

async function stock(id) {
  const answer = await api.get("/items/" + id); // finding: axios-without-limit
  return answer.data;
}
