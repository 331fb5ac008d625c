const Handlebars = require("handlebars");

Handlebars.registerHelper("bold", (text) => new Handlebars.SafeString("<b>" + Handlebars.escapeExpression(text) + "</b>")); // evidence: sanitized
Handlebars.registerHelper("line", () => new Handlebars.SafeString("<hr>"));
