const { execFile, spawn } = require("child_process");
const cp = require("child_process");

app.post("/clone", (req, res) => {
  execFile("git", ["clone", "--", req.body.url, "work"], () => res.end()); // evidence: options-ended
});

app.get("/remote", (req, res) => {
  const remote = req.query.remote;
  if (remote.startsWith("-")) {
    return res.status(400).end();
  }
  spawn("git", ["ls-remote", remote]).stdout.pipe(res); // evidence: guarded
});

app.get("/log", (req, res) => {
  const branch = req.query.branch;
  if (!/^[a-z0-9/]+$/.test(branch)) {
    return res.status(400).end();
  }
  res.send(cp.execFileSync("git", ["log", branch])); // evidence: guarded
});

app.get("/status", (req, res) => {
  execFile("git", ["status", "--short"], (error, out) => res.send(out));
  execFile("convert", ["in.png", "out.png"], () => res.end());
});

const THEME_REPO = "https://git.example.com/themes/plain.git";
function fetchTheme(into) {
  return cp.execFileSync("git", ["clone", THEME_REPO, into]);
}

app.get("/blame", (req, res) => {
  const args = ["blame", "--line-porcelain", "--end-of-options", req.query.commit];
  execFile("git", args, (error, out) => res.send(out)); // evidence: options-ended
});
