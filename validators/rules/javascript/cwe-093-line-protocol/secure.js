const net = require('net');
const tls = require('tls');
const express = require('express');

const app = express();

class Store {
  constructor(port) {
    this.port = port;
  }

  ask(line) {
    return new Promise((resolve) => {
      const socket = net.connect(this.port, () => socket.write(line + '\r\n')); // evidence: guarded
      socket.on('data', resolve);
    });
  }

  async read(key) {
    if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw new RangeError('not accepted');
    return this.ask(`get ${key}`);
  }
}

const store = new Store(11211);

app.get('/entry', async (req, res) => {
  res.json(await store.read(String(req.query.key)));
});

app.post('/letter', (req, res) => {
  const to = String(req.body.to);
  if (/[\r\n]/.test(to)) return res.sendStatus(400);
  const smtp = tls.connect(465, 'mail.example.org');
  smtp.write('RCPT TO:<' + to + '>\r\n'); // evidence: guarded
  res.end();
});

app.put('/counter', (req, res) => {
  const redis = net.createConnection(6379);
  redis.write(`INCRBY visits ${Number(req.query.by)}\r\n`); // evidence: sanitized
  res.end();
});

app.get('/listing', (req, res) => {
  const control = net.connect({ port: 21 });
  control.write(`LIST /pub/${encodeURIComponent(req.query.folder)}\r\n`); // evidence: sanitized
  control.write('QUIT\r\n');
  res.end();
});
