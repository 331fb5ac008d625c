const ADMIN_ADDRESSES = ["203.0.113.7"];

app.get("/debug", (req, res) => {
  if (req.socket.remoteAddress === "127.0.0.1") { // evidence: connection-address
    res.json(state);
  }
});

app.get("/admin", (req, res) => {
  if (!ADMIN_ADDRESSES.includes(req.socket.remoteAddress)) { // evidence: connection-address
    return res.status(403).end();
  }
  res.json(users);
});

function inside(request) {
  console.log(request.headers["x-forwarded-for"]);
  if (request.headers["x-forwarded-for"] === undefined) {
    return request.headers["accept"] === "text/html";
  }
  return request.connection.remoteAddress !== "::1"; // evidence: connection-address
}
