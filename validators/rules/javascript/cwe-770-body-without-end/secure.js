const LIMIT = 65536;

async function readBody(req) { // evidence: counted
  const chunks = [];
  let size = 0;
  for await (const chunk of req) {
    size += chunk.length;
    if (size > LIMIT) throw new Error("too large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function gathered(req) { // evidence: counted
  return new Promise((resolve, reject) => {
    const parts = [];
    let seen = 0;
    req.on("data", (part) => {
      seen += part.byteLength;
      if (seen > LIMIT) return reject(new Error("too large"));
      parts.push(part);
    });
    req.on("end", () => resolve(Buffer.concat(parts)));
  });
}

class Reader {
  take(request, done) { // evidence: counted
    let total = 0;
    request.on("data", (part) => {
      total += part.length;
      if (total > LIMIT) request.destroy();
    });
    request.on("end", () => done(total));
  }
}

function collect(req, done) { // evidence: counted
  let body = "";
  req.on("data", (chunk) => {
    body += chunk;
    if (body.length > LIMIT) req.destroy();
  });
  req.on("end", () => done(body));
}

async function lines(file) {
  const all = [];
  for await (const line of file) {
    all.push(line);
  }
  return all;
}

module.exports = { readBody, gathered, Reader, collect, lines };
