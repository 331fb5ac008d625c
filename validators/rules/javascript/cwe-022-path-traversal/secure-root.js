const Koa = require("koa");
const fs = require("fs");
const path = require("path");

const ROOT = "/srv/www" + path.sep;
const app = new Koa();

app.use((ctx) => {
  const file = path.join(ROOT, decodeURIComponent(ctx.request.query.file));
  if (!file.startsWith(ROOT)) ctx.throw(403);
  ctx.body = fs.createReadStream(file); // evidence: guarded
});
