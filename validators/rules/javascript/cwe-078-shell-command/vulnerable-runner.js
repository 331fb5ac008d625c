const { runCommand } = require("./run");

module.exports = function kill(port, method = "tcp") {
  if (!port) return Promise.reject(new Error("no port"));
  return sh(`lsof -i ${method}:${port} | awk '{print $2}' | xargs kill -9`); // finding: shell-call
};

async function archived(folder) {
  await runCommand("tar -czf out.tgz " + folder); // finding: shell-call
}

class Repo {
  async checkout(branch) {
    return this.execAsync(`git checkout ${branch}`, { cwd: this.dir }); // finding: shell-call
  }
}
