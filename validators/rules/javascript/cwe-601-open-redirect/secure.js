const express = require("express");
const app = express();
const TARGETS = ["/home", "/profile"];

app.get("/go", (req, res) => {
  res.redirect("/home"); // evidence: own-target
});

app.get("/user", (req, res) => {
  res.redirect("/users/" + req.query.name); // evidence: own-target
});

app.get("/listed", (req, res) => {
  const target = req.query.next;
  if (!TARGETS.includes(target)) {
    return res.redirect("/"); // evidence: own-target
  }
  res.redirect(target); // evidence: guarded
});

function table(rows, name) {
  rows.redirect = name;
}

const PLACES = new Map([["home", "/"], ["account", "/account"]]);

function afterLogin(req, res) {
  res.redirect(PLACES.get(String(req.query.next)) ?? "/"); // evidence
}

function place(bucket) {
  bucket.location = "US";
  let location = "-";
  return location + bucket.location;
}

function turn(req, res) {
  res.redirect(encodeURIComponent(req.query.leaf)); // evidence: sanitized
}

function afterwards(wanted) {
  const parsed = new URL(wanted, "https://quay.example");
  if (parsed.protocol !== "https:") return "https://quay.example/";
  return "https://quay.example" + parsed.pathname;
}

function onward(req, res) {
  res.redirect(afterwards(String(req.query.next)));
}

app.get("/landed", (req, res) => {
  const place = new URL(req.query.place, "https://quay.example");
  if (place.host !== "quay.example") {
    return res.sendStatus(400);
  }
  return res.redirect(place.href); // evidence: guarded
});
