const Handlebars = require("handlebars");
const nunjucks = require("nunjucks");

Handlebars.registerHelper("link", (text, url) => new Handlebars.SafeString('<a href="' + url + '">' + text + "</a>")); // finding: trusted-by-hand

function badge(env) {
  env.addFilter("badge", (label) => new nunjucks.runtime.SafeString(`<b>${label}</b>`)); // finding: trusted-by-hand
}

module.exports = badge;
