const fs = require("fs");
const multer = require("multer");
const upload = multer({ dest: "uploads/" }); // finding: no-filter

function move(req, res) {
  const file = req.files.avatar;
  file.mv("public/" + file.name, () => res.end()); // finding: original-name
}

function write(file) {
  fs.writeFileSync("public/" + file.originalname, file.buffer); // finding: original-name
}
