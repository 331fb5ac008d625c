const express = require("express");
const app = express();

app.get("/hello", (req, res) => {
  res.send("<h1>Hello " + req.query.name + "</h1>"); // finding: html-sent
});

app.get("/echo", function (req, res) {
  res.send(req.params.text); // finding: html-sent
});

app.get("/missing", (req, res) => {
  const message = `No page ${req.url}`;
  res.status(404).send(message); // finding: html-sent
});

fastify.get('/hello', async (request, reply) => reply.type('text/html').send('<p>' + request.query.name + '</p>')); // finding: html-sent

server.route({
  method: 'GET',
  path: '/hello',
  handler: (request, h) => h.response(`<p>${request.query.name}</p>`), // finding: html-sent
});

export async function GET(request) {
  const name = request.nextUrl.searchParams.get("name");
  return new Response(`<b>${name}</b>`, { headers: { "Content-Type": "text/html" } }); // finding
}

export const handler = async (event) => {
  const { name } = event.queryStringParameters;
  return { statusCode: 200, headers: { "Content-Type": "text/html" }, body: "<b>" + name + "</b>" }; // finding
};

function picture(escape, src, alt) { // finding: one-attribute-left
  return `<img src="${escape(src)}" alt="${alt}">`;
}

const LEADING = /[<>]/g;

app.get("/pier", (req, res) => {
  const pier = String(req.query.pier);
  if (LEADING.test(pier)) return res.sendStatus(400);
  res.send("<p>" + pier + "</p>"); // finding: html-sent
});

app.get("/jetty", (req, res) => {
  const jetty = String(req.query.jetty).split("&").join("&amp;");
  res.send("<p>" + jetty + "</p>"); // finding: html-sent
});
