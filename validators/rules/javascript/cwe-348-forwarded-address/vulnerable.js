const ADMIN_ADDRESSES = ["203.0.113.7"];

app.get("/debug", (req, res) => {
  if (req.headers["x-forwarded-for"] === "127.0.0.1") { // finding: header-decides
    res.json(state);
  }
});

app.get("/admin", (req, res) => {
  if (!ADMIN_ADDRESSES.includes(req.get("X-Real-IP"))) { // finding: header-decides
    return res.status(403).end();
  }
  res.json(users);
});

function inside(req) {
  return req.headers["x-client-ip"].startsWith("10."); // finding: header-decides
}
