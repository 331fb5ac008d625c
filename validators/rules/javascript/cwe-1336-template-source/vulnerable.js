const ejs = require("ejs");
const handlebars = require("handlebars");
const pug = require("pug");

function page(req, res) {
  res.send(ejs.render("<p>" + req.query.name + "</p>")); // finding
}

function mail(source, user) {
  return handlebars.compile(source)({ user }); // finding
}

function title(name) {
  return pug.render(`h1 ${name}`); // finding
}
