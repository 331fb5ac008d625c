const express = require("express");
const app = express();

app.post("/in", (q, r) => {
  r.cookie("sid", "1"); // finding: flags-missing
});
