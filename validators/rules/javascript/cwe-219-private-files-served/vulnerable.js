const express = require("express");
const path = require("path");
const app = express();

app.use(express.static(__dirname)); // finding: program-folder
app.use("/files", express.static(path.join(__dirname, "/"))); // finding: program-folder
app.use("/all", express.static(".")); // finding: program-folder
app.use("/lib", express.static("./node_modules")); // finding: packages
app.use("/modules", express.static(path.join(__dirname, "..", "node_modules"))); // finding: packages
app.use(express.static("public", { dotfiles: "allow" })); // finding: dotfiles
