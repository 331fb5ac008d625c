const Koa = require("koa");
const users = require("./users");

const app = new Koa();

app.use(async (ctx) => {
  const { token, password } = ctx.request.body;
  ctx.assert(token && typeof token === "string", 400);
  const user = await users.findOne({ resetToken: token }); // evidence: guarded
  ctx.body = user.name;
});
