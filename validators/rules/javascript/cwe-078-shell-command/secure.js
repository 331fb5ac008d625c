const cp = require("child_process");
const { execFile, spawn, exec } = require("child_process");

function archive(name) {
  execFile("tar", ["xf", name]); // evidence: argument-list
}

function upload(url, file, cb) {
  cp.execFile("curl", [url, "-F", "media=@" + file], cb); // evidence: argument-list
}

function install(src) {
  return cp.execSync("npm install --silent", { cwd: src }); // evidence: constant-command
}

function plain(host) {
  return spawn("ping", ["-c", "1", host], { shell: false }); // evidence: argument-list
}

function grown(caDir) {
  const params = ["verify"];
  if (caDir) {
    params.push("-CApath", caDir);
  }
  return execFile("openssl", params); // evidence: argument-list
}

function match(re, text) {
  return re.exec(text);
}

const TAG = new RegExp("^[a-z0-9][a-z0-9/]{0,30}$", "i");

function tagged(req, done) {
  const tag = String(req.query.tag);
  if (!TAG.test(tag)) return done();
  exec("git tag -v " + tag, done); // evidence: guarded
}

async function addModule(ctx) {
  const { name } = ctx.request.body;
  if (!/^[a-z0-9-]+$/.test(name)) return;
  await execa.shell(`npm install ${name}`); // evidence: guarded
}
