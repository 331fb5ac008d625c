const express = require("express");
const app = express();

app.get("/go", (req, res) => {
  res.redirect(req.query.next); // finding: target-from-value
});

app.get("/login", (req, res) => {
  const target = req.body.target || "/";
  res.redirect(302, target); // finding: target-from-value
});

function browser() {
  const params = new URLSearchParams(location.search);
  window.location.href = params.get("to"); // finding: location-from-value
}

export async function GET(request) {
  const { NextResponse } = require("next/server");
  return NextResponse.redirect(request.nextUrl.searchParams.get("next")); // finding
}

function leave(req, res) {
  const where = encodeURIComponent(req.query.where);
  res.redirect(`https://${where}/`); // finding: target-from-value
}

app.get("/landed", (req, res) => {
  const place = new URL(req.query.place, "https://quay.example");
  if (place.host !== "quay.example") {
    return res.sendStatus(400);
  }
  return res.redirect(place.pathname + place.search); // finding: target-from-value
});
