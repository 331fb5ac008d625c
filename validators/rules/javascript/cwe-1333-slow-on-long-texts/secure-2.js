function protocolsOf(req, choose) {
  let offered = req.headers["sec-websocket-protocol"];
  if (!offered) return "";
  offered = offered.split(",").map((one) => one.trim());
  return choose ? choose(offered, req) : offered[0];
}

function bearer(req) {
  return req.headers.authorization.replace(/^Bearer +/, ""); // evidence: reads-once
}

function language(req) {
  return req.headers["accept-language"].match(/^[a-z]+/); // evidence: reads-once
}
