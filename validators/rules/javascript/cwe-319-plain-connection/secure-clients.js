const axios = require("axios");

const client = axios.create({ baseURL: "https://auth.example.org" }); // evidence: encrypted-request
const near = axios.create({ baseURL: "http://localhost:8080" });
const beside = axios.create({ baseURL: "http://auth:8080" });

module.exports = { client, near, beside };
