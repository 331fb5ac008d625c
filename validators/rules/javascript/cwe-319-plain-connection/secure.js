const axios = require("axios");

function login(user, password) {
  return axios.post("https://api.example.com/login", { user, password }); // evidence
}

function load(id) {
  return fetch(`https://api.example.com/items/${id}`); // evidence
}

function socket() {
  return new WebSocket("wss://live.example.com/feed"); // evidence
}

function local() {
  return fetch("http://localhost:3000/health");
}
