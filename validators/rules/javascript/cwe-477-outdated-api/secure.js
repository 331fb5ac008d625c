const fs = require("fs");
const crypto = require("crypto");
const path = require("path");
const { escape } = require("./html");
const parser = require("./request");

function decode(text) {
  return Buffer.from(text, "base64").toString("utf8");
}

function room(size) {
  return Buffer.alloc(size);
}

function hostOf(address) {
  return new URL(address).hostname;
}

function read(name) {
  return fs.existsSync(name) ? fs.readFileSync(name) : null;
}

function seal(text, key, iv) {
  const cipher = crypto.createCipheriv("aes-256-gcm", key, iv);
  return Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]);
}

function greet(name) {
  return "<p>" + escape(name) + "</p>" + path.parse(name).base + parser.parse(name);
}

function unescape(text) {
  return text.replace(/&amp;/g, "&");
}

function back(text) {
  return unescape(text) + querystring.unescape(text);
}

app.get("/manual", (req, res) => {
  res.sendFile("/srv/manual.pdf");
});
