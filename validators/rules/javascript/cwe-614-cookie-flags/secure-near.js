const cookie = require('cookie');

app.use(async (ctx) => {
  ctx.cookies.set('session', id, { secure: true, sameSite: 'lax' }); // evidence
});

fastify.post('/login', async (request, reply) => {
  reply.setCookie('session', id, { path: '/', httpOnly: true, secure: true }); // evidence
});

http.createServer((req, res) => {
  const line = cookie.serialize('session', id, { httpOnly: true, secure: true }); // evidence
  res.writeHead(200, { 'Set-Cookie': line });
});

http.createServer((req, res) => {
  res.setHeader('Set-Cookie', `session=${id}; Path=/; HttpOnly; Secure`); // evidence
});

table.set('session', id, { httpOnly: false });
