function onCors(req) {
  const origin = req.headers.origin;
  return origin.includes('example');
}

window.addEventListener('message', (event) => this.bus.handle(event));
