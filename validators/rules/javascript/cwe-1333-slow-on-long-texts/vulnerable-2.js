function protocolsOf(req, choose) {
  let offered = req.headers["sec-websocket-protocol"];
  if (!offered) return "";
  offered = offered.trim().split(/ *, */); // finding: reads-to-the-end
  return choose ? choose(offered, req) : offered[0];
}

function forwarded(req) {
  const chain = (req.headers["x-forwarded-for"] || "").split(/ *, */); // finding: reads-to-the-end
  return [req.socket.remoteAddress].concat(chain.reverse());
}

function fresh(req, etag) {
  const none = req.headers["if-none-match"];
  return none.replace(/\s+$/, "") === etag; // finding: reads-to-the-end
}
