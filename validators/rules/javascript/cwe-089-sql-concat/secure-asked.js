const express = require("express");
const { Pool } = require("pg");

const pool = new Pool();
const app = express();

function lettersOnly(req, res, next) {
  if (!/^[a-z]+$/.test(req.query.row)) {
    return res.sendStatus(400);
  }
  next();
}

const only = (form) => (req, res, next) => {
  if (form.test(req.body.bed)) {
    next();
  } else {
    res.sendStatus(400);
  }
};

app.get("/rows", lettersOnly, async (req, res) => {
  res.json(await pool.query("SELECT id FROM beds WHERE row = '" + req.query.row + "'")); // evidence: guarded
});

app.post("/beds", [express.json(), only(/^\d+$/)], async (req, res) => {
  res.json(await pool.query("SELECT id FROM beds WHERE bed = " + req.body.bed)); // evidence: guarded
});

app.get("/years/:year(\\d{4})", async (req, res) => {
  res.json(await pool.query("SELECT id FROM beds WHERE year = " + req.params.year)); // evidence: guarded
});

app.use(lettersOnly);

app.get("/paths", async (req, res) => {
  res.json(await pool.query("SELECT id FROM paths WHERE row = '" + req.query.row + "'")); // evidence: guarded
});
