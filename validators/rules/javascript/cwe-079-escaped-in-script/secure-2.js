const Koa = require("koa");
const { loadThread } = require("./threads");

function embed(state) {
  return JSON.stringify(state).replace(/</g, "\\u003c").replace(/\u2028/g, "\\u2028");
}

function layout(markup, state) {
  return `<div id="root">${markup}</div><script>window.STATE = ${embed(state)};</script>`; // evidence: sanitized
}

const app = new Koa();

app.use(async (ctx) => {
  const thread = await loadThread(Number(ctx.query.id));
  ctx.body = layout("", { thread }); // evidence: sanitized
});

function boot() {
  return "<script>boot(" + JSON.stringify({ debug: false }) + ")</script>";
}

function data(rows) {
  return `<pre>${JSON.stringify(rows)}</pre>`;
}

module.exports = { app, boot, data };
