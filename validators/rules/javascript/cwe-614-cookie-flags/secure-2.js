const Fastify = require("fastify");
const cookie = require("cookie");
const http = require("http");

const app = Fastify();
const options = { path: "/", secure: true, httpOnly: true, sameSite: "lax" };

app.post("/session", async (request, reply) => {
  reply.setCookie("sid", newId(), options); // evidence: flags-set
  return {};
});

http.createServer((req, res) => {
  res.setHeader("Set-Cookie", cookie.serialize("token", newId(), { secure: true, httpOnly: true })); // evidence: flags-set
  res.end();
});

http.createServer((req, res) => {
  res.setHeader("Set-Cookie", `sid=${newId()}; Path=/; Secure; HttpOnly`); // evidence: header-with-flags
  res.end();
});

http.createServer((req, res) => {
  res.setHeader("Set-Cookie", `theme=${req.headers.theme}; Path=/`);
  res.end();
});
