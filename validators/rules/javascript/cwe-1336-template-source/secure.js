const ejs = require("ejs");
const handlebars = require("handlebars");
const pug = require("pug");

function page(name) {
  return ejs.render("<p><%= name %></p>", { name }); // evidence
}

function mail(user) {
  return handlebars.compile("Dear {{user}}")({ user }); // evidence
}

function title(name) {
  return pug.render("h1= name", { name }); // evidence
}

function text(name) {
  return `Hello ${name}`;
}
