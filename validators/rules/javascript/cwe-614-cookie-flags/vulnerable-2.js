const Fastify = require("fastify");
const cookie = require("cookie");
const http = require("http");

const app = Fastify();
const options = { path: "/", secure: true, httpOnly: false, sameSite: "lax" };

app.post("/session", async (request, reply) => {
  reply.setCookie("sid", newId(), options); // finding: flags-missing
  return {};
});

app.post("/other", async (request, reply) => {
  reply.setCookie("session", newId(), { path: "/" }); // finding: flags-missing
  return {};
});

http.createServer((req, res) => {
  res.setHeader("Set-Cookie", cookie.serialize("token", newId(), { secure: true })); // finding: flags-missing
  res.end();
});

http.createServer((req, res) => {
  res.setHeader("Set-Cookie", `sid=${newId()}; Path=/; Secure`); // finding: flags-missing
  res.end();
});
