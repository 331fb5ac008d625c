const express = require("express");
const escapeHtml = require("escape-html");
const app = express();

app.get("/hello", (req, res) => {
  res.send("<h1>Hello " + escapeHtml(req.query.name) + "</h1>"); // evidence: sanitized
});

app.get("/json", (req, res) => {
  res.json({ text: req.params.text }); // evidence: json
});

app.get("/page", (req, res) => {
  res.render("page", { name: req.query.name }); // evidence: template
});

app.get("/missing", (req, res) => {
  res.status(404).send("No such page"); // evidence: constant-answer
});

function mail(client, name) {
  client.send("Hello " + name);
}

fastify.get('/plain', async (request, reply) => reply.type('text/plain').send('name: ' + request.query.name)); // evidence

function picture(escape, src, alt) {
  return `<img src="${escape(src)}" alt="${escape(alt)}">`;
}

async function plain(ctx) {
  ctx.type = "text/plain";
  ctx.body = `<${ctx.query.sign}>`;
}

const STATES = { open: "Open", shut: "Shut" };

function door(escape, row, open) {
  const label = open ? "Close it" : "Open it";
  return `<button class="${escape(row.kind)}" title="${label}">x</button>`;
}

function gate(escape, row) {
  const title = STATES[row.state];
  return `<a class="${escape(row.kind)}" title="${title}">x</a>`;
}

const { createElement } = require("react");
const { renderToString } = require("react-dom/server");

app.get("/notice", (req, res) => {
  const notice = renderToString(createElement("p", null, req.query.notice));
  res.send(`<!doctype html>${notice}`);
});

const MARKED = /[<>"'&]/;

app.get("/pier", (req, res) => {
  const pier = String(req.query.pier);
  if (MARKED.test(pier)) return res.sendStatus(400);
  res.send("<p>" + pier + "</p>"); // evidence: guarded
});

app.get("/jetty", (req, res) => {
  const jetty = String(req.query.jetty).split("&").join("&amp;").split("<").join("&lt;");
  res.send("<p>" + jetty + "</p>"); // evidence: sanitized
});
