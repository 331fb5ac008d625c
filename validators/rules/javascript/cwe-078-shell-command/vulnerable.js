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

function shell(host) {
  return spawn("ping -c 1 " + host, { shell: true }); // finding
}

function wrapped(path) {
  return cp.spawn("sh", ["-c", "wc -l " + path]); // finding: shell-as-program
}

app.post("/merged", (req, res) => {
  const options = { command: "ls", ...req.body };
  exec(options.command); // finding
});

const shell = require("shell-exec");

module.exports.closed = (port) => shell(`lsof -i :${port}`); // finding
