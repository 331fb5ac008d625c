const Koa = require("koa");
const { renderToString } = require("react-dom/server");
const { loadThread } = require("./threads");
const App = require("./App");

function embed(state) {
  return JSON.stringify(state).replace(/\u2028/g, "\\u2028");
}

function layout(markup, state) {
  return ["<html><body>", `<div id="root">${markup}</div>`, `<script>window.STATE = ${embed(state)};</script>`, "</body></html>"].join("\n"); // finding: in-page
}

const app = new Koa();

app.use(async (ctx) => {
  const thread = await loadThread(Number(ctx.query.id));
  ctx.body = layout(renderToString(App({ thread })), { thread }); // finding: in-page
});

function boot(settings) {
  return "<script>boot(" + JSON.stringify(settings) + ")</script>"; // finding: in-page
}

module.exports = { app, boot };
