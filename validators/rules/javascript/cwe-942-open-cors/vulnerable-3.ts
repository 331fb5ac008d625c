import Fastify from 'fastify';

const app = Fastify();

app.addHook('onRequest', async (request, reply) => {
  const origin = request.headers.origin;
  if (origin) {
    reply.header('Access-Control-Allow-Origin', origin); // finding: any-origin
    reply.header('Access-Control-Allow-Credentials', 'true');
  }
});
