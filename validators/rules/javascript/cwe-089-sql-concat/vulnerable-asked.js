const express = require("express");
const { Pool } = require("pg");

const pool = new Pool();
const app = express();

function lettersOnly(req, res, next) {
  if (!/^[a-z]+$/.test(req.query.row)) {
    res.status(400);
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

const bedsOf = async (req, res) => {
  res.json(await pool.query("SELECT id FROM beds WHERE bed = " + req.body.bed)); // finding: assembled-query
};

// It only says so, and goes on.
app.get("/rows", lettersOnly, async (req, res) => {
  res.json(await pool.query("SELECT id FROM beds WHERE row = '" + req.query.row + "'")); // finding: assembled-query
});

// Another part of the request.
app.post("/plots", only(/^\d+$/), async (req, res) => {
  res.json(await pool.query("SELECT id FROM plots WHERE row = " + req.body.row)); // finding: assembled-query
});

// What lets anything through, where another of its kind does not.
app.post("/trees", only(/^\d+/), async (req, res) => {
  res.json(await pool.query("SELECT id FROM trees WHERE bed = " + req.body.bed)); // finding: assembled-query
});

// One handler of two routes, of which one is open.
app.post("/beds", only(/^\d+$/), bedsOf);
app.put("/beds", bedsOf);

// Before it is asked.
app.post("/sheds", async (req, res) => {
  res.json(await pool.query("SELECT id FROM sheds WHERE bed = " + req.body.bed)); // finding: assembled-query
});

app.use("/tools", only(/^\d+$/));

app.post("/paths", async (req, res) => {
  res.json(await pool.query("SELECT id FROM paths WHERE bed = " + req.body.bed)); // finding: assembled-query
});
