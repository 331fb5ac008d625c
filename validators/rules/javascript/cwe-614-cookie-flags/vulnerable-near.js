const cookie = require('cookie');

app.use(async (ctx) => {
  ctx.cookies.set('session', id, { secure: true, httpOnly: false }); // finding
});

fastify.post('/login', async (request, reply) => {
  reply.setCookie('session', id, { path: '/', httpOnly: true }); // finding
});

http.createServer((req, res) => {
  res.setHeader('Set-Cookie', cookie.serialize('session', id, { httpOnly: true })); // finding
});

http.createServer((req, res) => {
  res.setHeader('Set-Cookie', `session=${id}; Path=/; Secure`); // finding
});
