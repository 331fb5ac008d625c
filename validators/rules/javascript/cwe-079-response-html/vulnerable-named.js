const express = require("express");
const app = express();
const router = express.Router();

app.get("/a", (a, b) => {
  b.send("<p>" + a.query.x); // finding: html-sent
});

function shown(q, r) {
  r.status(404).send(`<h1>${q.params.id} is not here</h1>`); // finding: html-sent
}

router.get("/b", shown);
app.use(router);
