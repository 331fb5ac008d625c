const cp = require("child_process");
const { exec, spawn } = require("child_process");

function archive(name) {
  exec("tar xf " + name); // finding: shell-call
}

function upload(url, file, cb) {
  cp.exec(`curl ${url} -F media=@${file}`, cb); // finding: shell-call
}

function parts(src) {
  const commands = ["cd " + src, "npm install"];
  return cp.execSync(commands.join(" && ")); // finding: shell-call
}

function pinged(host) {
  return spawn("ping -c 1 " + host, { shell: true }); // finding
}

function wrapped(path) {
  return cp.spawn("sh", ["-c", "wc -l " + path]); // finding: shell-as-program
}

app.post("/merged", (req, res) => {
  const options = { command: "ls", ...req.body };
  exec(options.command); // finding
});

const shelljs = require("shelljs");

module.exports.closed = (port) => shelljs.exec(`lsof -i :${port}`); // finding

const LINE = new RegExp("^[a-z0-9][a-z0-9/]{0,30}$", "m");

function tagged(req, done) {
  const tag = String(req.query.tag);
  if (!LINE.test(tag)) return done();
  exec("git tag -v " + tag, done); // finding
}

module.exports.given = function () {
  const folder = arguments[0];
  exec("du -s " + folder); // finding
};

module.exports.behind = function (done) {
  exec("ls " + Array.from(arguments).join(" "), done); // finding
};

// What calls the first of these stands in no file.
function upwards(folder) {
  exec("du -s " + folder); // finding
  upwards(folder + "/..");
}

function even(folder) {
  cp.execSync("stat " + folder); // finding
  odd(folder + "/a");
}

function odd(folder) {
  even(folder + "/b");
}

function later(req) {
  import("node:child_process").then(({ exec: run }) => run("stat " + req.query.folder)); // finding: shell-call
  import("child_process").then((m) => m.execSync("stat " + req.query.folder)); // finding: shell-call
}

function all(req) {
  req.body.lines.forEach(cp.execSync); // finding: shell-call
}

async function addModule(ctx) {
  const { name } = ctx.request.body;
  await execa.shell(`npm install ${name}`); // finding: shell-call
  execa.shellSync("npm dedupe " + name); // finding: shell-call
}
