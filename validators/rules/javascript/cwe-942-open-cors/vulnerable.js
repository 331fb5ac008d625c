const cors = require("cors");

function open(app) {
  app.use(cors()); // finding
  app.use(cors({ origin: true, credentials: true })); // finding
}

function header(req, res, next) {
  res.setHeader("Access-Control-Allow-Origin", "*"); // finding
  next();
}

function reflected(req, res) {
  res.header("Access-Control-Allow-Origin", req.headers.origin); // finding
}
