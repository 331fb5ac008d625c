const { execFile, spawn } = require("child_process");
const cp = require("child_process");

app.post("/clone", (req, res) => {
  execFile("git", ["clone", req.body.url, "work"], () => res.end()); // finding: option-of-git
});

app.get("/remote", (req, res) => {
  const remote = req.query.remote;
  const child = spawn("git", ["ls-remote", remote]); // finding: option-of-git
  child.stdout.pipe(res);
});

app.get("/log", (req, res) => {
  const args = ["log", "--oneline"];
  args.push(req.query.branch);
  res.send(cp.execFileSync("hg", args)); // finding: option-of-git
});

function mirror(remoteUrl, into) { // finding: option-of-git
  return cp.execFileSync("git", ["clone", "--mirror", remoteUrl, into]);
}

app.get("/packed", (req, res) => {
  execFile("tar", ["-tf", "--end-of-options", req.query.archive], (error, out) => res.send(out)); // finding: option-of-git
});
