const axios = require("axios");
const got = require("got");

const client = axios.create({ baseURL: "http://auth.example.org", headers: { Authorization: "Bearer " + process.env.TOKEN } }); // finding: plain-request
const other = got.extend({ prefixUrl: "http://api.example.org/v2" }); // finding: plain-request

module.exports = { client, other };
