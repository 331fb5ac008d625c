const net = require("net");
const express = require("express");

const app = express();

net.createServer((socket) => {
  socket.once("data", (head) => {
    const { n } = JSON.parse(head);
    socket.end(Buffer.allocUnsafe(n)); // finding
  });
}).listen(7007);

app.get("/pad", (req, res) => {
  const pad = Buffer.allocUnsafeSlow(Number(req.query.bytes)); // finding
  res.end(pad);
});

app.post("/encode", (req, res) => {
  res.json({ text: new Buffer(req.body.value).toString("base64") }); // finding
});
