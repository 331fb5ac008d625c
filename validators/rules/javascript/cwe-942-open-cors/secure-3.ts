import Fastify from 'fastify';

const app = Fastify();
const ORIGINS = new Set(['https://app.example.org', 'https://admin.example.org']);

app.addHook('onRequest', async (request, reply) => {
  const origin = request.headers.origin;
  if (origin && ORIGINS.has(origin)) {
    reply.header('Access-Control-Allow-Origin', origin); // evidence: guarded
    reply.header('Vary', 'Origin');
  }
});

const TRUSTED = [/^https:\/\/app\.example\.org$/, /^https:\/\/admin\.example\.org$/];

app.addHook('onSend', async (request, reply) => {
  const { origin } = request.headers;
  if (origin && TRUSTED.some((one) => one.test(origin))) { // evidence: named-origins
    reply.header('Access-Control-Allow-Origin', origin);
  }
});
