const cors = require("cors");

function named(app) {
  app.use(cors({ origin: "https://www.example.com" })); // evidence
  app.use(cors({ origin: ["https://a.example.com", "https://b.example.com"] })); // evidence
}

function header(req, res, next) {
  res.setHeader("Access-Control-Allow-Origin", "https://www.example.com"); // evidence
  next();
}

function other(req, res) {
  res.setHeader("X-Frame-Options", "*");
}
