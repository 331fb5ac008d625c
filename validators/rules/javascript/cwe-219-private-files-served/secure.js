const express = require("express");
const path = require("path");
const app = express();

app.use(express.static("public")); // evidence: public-folder
app.use("/assets", express.static(path.join(__dirname, "assets"))); // evidence: public-folder
app.use(express.static(__dirname + "/dist", { dotfiles: "deny" })); // evidence: public-folder
app.use("/jquery", express.static(path.join(__dirname, "node_modules", "jquery", "min")));
app.use(express.static(settings.folder));
const here = path.join(__dirname, "views.json");
