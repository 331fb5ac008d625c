const fs = require("fs");
const url = require("url");
const util = require("util");
const crypto = require("crypto");
const request = require("request"); // finding: library-given-up

function decode(text) {
  return new Buffer(text, "base64").toString("utf8"); // finding: buffer-constructor
}

function room(size) {
  const made = Buffer(size); // finding: buffer-constructor
  return made.fill(0);
}

function hostOf(address) {
  const parts = url.parse(address); // finding: address-parsed-the-old-way
  return parts.hostname;
}

function read(name, done) {
  fs.exists(name, (there) => { // finding: removed-function
    if (!there || !util.isString(name)) return done(null); // finding: removed-function
    fs.readFile(name, done);
  });
}

function seal(text, password) {
  const cipher = crypto.createCipher("aes-256-cbc", password); // finding: removed-function
  return cipher.update(text, "utf8", "hex") + cipher.final("hex");
}

function cookie(name) {
  document.cookie = "who=" + escape(name); // finding: escape-of-old
  request.get("https://example.org/seen");
}

app.get("/manual", (req, res) => {
  res.sendfile("/srv/manual.pdf"); // finding: removed-from-library
});
