const http = require("http");
const { WebSocketServer } = require("ws");
const { sessionOf } = require("./sessions");

const server = http.createServer();
const sockets = new WebSocketServer({ noServer: true });

server.on("upgrade", async (req, socket, head) => { // evidence: origin-asked
  if (req.headers.origin !== "https://app.example.org") return socket.destroy();
  const session = await sessionOf(req.headers.cookie);
  if (!session) return socket.destroy();
  sockets.handleUpgrade(req, socket, head, (ws) => sockets.emit("connection", ws, session));
});

const asked = new WebSocketServer({ port: 8081, verifyClient: (info) => info.origin === "https://app.example.org" }); // evidence: origin-asked

asked.on("connection", (ws) => ws.send("hello"));

function welcome(socket, request) { // evidence: origin-asked
  if (request.headers.origin !== "https://app.example.org") return socket.close();
  sessionOf(request.headers.cookie).then((session) => socket.send(session.name));
}

module.exports = { server, welcome };
