const multer = require("multer");
const { WebSocketServer } = require("ws");

const upload = multer({ storage: multer.memoryStorage() }); // finding: upload-without-limit
const any = multer(); // finding: upload-without-limit
const sockets = new WebSocketServer({ port: 8080, maxPayload: 0 }); // finding: upload-without-limit

module.exports = { upload, any, sockets };
