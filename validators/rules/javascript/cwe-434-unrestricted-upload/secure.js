const crypto = require("crypto");
const fs = require("fs");
const multer = require("multer");
const upload = multer({ dest: "uploads/", fileFilter: (req, file, cb) => cb(null, file.mimetype === "image/png") }); // evidence: filtered

function move(req, res) {
  const file = req.files.avatar;
  file.mv("/srv/uploads/" + crypto.randomUUID(), () => res.end()); // evidence: own-name
}

function write(file) {
  fs.writeFileSync("/srv/uploads/" + crypto.randomUUID() + ".png", file.buffer); // evidence: own-name
}

function text(path, data) {
  fs.writeFileSync(path, data);
}
