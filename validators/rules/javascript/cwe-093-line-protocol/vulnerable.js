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
      const socket = net.connect(this.port, () => socket.write(line + '\r\n')); // finding: line-assembled
      socket.on('data', resolve);
    });
  }

  async read(key) {
    if (key.length > 200) throw new RangeError('too long');
    return this.ask(`get ${key}`);
  }
}

const store = new Store(11211);

app.get('/entry', async (req, res) => {
  res.json(await store.read(String(req.query.key)));
});

app.post('/letter', (req, res) => {
  const smtp = tls.connect(465, 'mail.example.org');
  smtp.write('RCPT TO:<' + req.body.to + '>\r\n'); // finding: line-assembled
  res.end();
});

app.put('/counter', (req, res) => {
  const redis = net.createConnection(6379);
  redis.write(['INCRBY', 'visits', req.query.by].join(' ') + '\r\n'); // finding: line-assembled
  res.end();
});

app.get('/listing', (req, res) => {
  const control = net.connect({ port: 21 });
  control.write(`${req.query.verb} /pub\r\n`); // finding: line-assembled
  res.end();
});
