const net = require('net');

net.createServer((socket) => {
  socket.on('data', (chunk) => {
    const name = String(chunk).split(' ')[1];
    socket.end(`HTTP/1.1 302 Found\r\nLocation: /x?n=${name}\r\n\r\n`); // finding
  });
});

net.createServer((socket) => {
  socket.once('data', (chunk) => {
    const asked = /^GET (\S+) HTTP/.exec(chunk.toString('latin1'));
    const tab = new URL(asked[1], 'http://localhost').searchParams.get('tab');
    const head = ['HTTP/1.1 302 Found'];
    head.push('Location: /view?tab=' + tab);
    socket.end(head.join('\r\n') + '\r\n\r\n'); // finding
  });
});
