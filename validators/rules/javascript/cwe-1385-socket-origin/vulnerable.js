const http = require("http");
const { WebSocketServer } = require("ws");
const { sessionOf } = require("./sessions");

const server = http.createServer();
const sockets = new WebSocketServer({ noServer: true });

server.on("upgrade", async (req, socket, head) => { // finding: handshake-by-cookie
  const session = await sessionOf(req.headers.cookie);
  if (!session) return socket.destroy();
  sockets.handleUpgrade(req, socket, head, (ws) => sockets.emit("connection", ws, session));
});

const plain = new WebSocketServer({ port: 8081 });
plain.on("connection", async (ws, req) => { // finding: handshake-by-cookie
  const session = await sessionOf(req.headers.cookie);
  ws.send(JSON.stringify(session.account));
});

function welcome(socket, request) { // finding: handshake-by-cookie
  sessionOf(request.headers.cookie).then((session) => socket.send(session.name));
}

module.exports = { server, welcome };
