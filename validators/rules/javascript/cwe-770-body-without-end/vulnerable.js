const http = require("http");

async function readBody(req) { // finding: collected-without-end
  if (Number(req.headers["content-length"]) > 65536) throw new Error("too large");
  const chunks = [];
  for await (const chunk of req) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function collect(req, done) { // finding: collected-without-end
  let body = "";
  req.on("data", (chunk) => {
    body += chunk;
  });
  req.on("end", () => done(body));
}

function old(request, done) { // finding: collected-without-end
  const parts = [];
  request.on('data', function (part) { parts.push(part); });
  request.on('end', function () { done(Buffer.concat(parts)); });
}

module.exports = { readBody, collect, old };

function note(req, res) { // finding: collected-without-end
  let text = "";
  req.on("data", (part) => {
    text += part;
  });
  req.on("end", () => res.end(text.toUpperCase()));
}
