const axios = require("axios");

function login(user, password) {
  return axios.post("http://api.example.com/login", { user, password }); // finding
}

function load(id) {
  return fetch(`http://api.example.com/items/${id}`); // finding
}

function socket() {
  return new WebSocket("ws://live.example.com/feed"); // finding
}
