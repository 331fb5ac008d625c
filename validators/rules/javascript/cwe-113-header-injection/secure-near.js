const net = require('net');

net.createServer((socket) => {
  socket.on('data', (chunk) => {
    const name = encodeURIComponent(String(chunk).split(' ')[1]);
    socket.end(`HTTP/1.1 302 Found\r\nLocation: /x?n=${name}\r\n\r\n`); // evidence
  });
});

net.createServer((socket) => {
  socket.on('data', (chunk) => {
    const name = String(chunk).split(' ')[1];
    socket.end(`HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n${name}`);
  });
});
