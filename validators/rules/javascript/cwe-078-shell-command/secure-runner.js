const { runCommand } = require("./run");

module.exports = function kill(port) {
  const number = Number.parseInt(port, 10);
  return sh(`lsof -i tcp:${number} | awk '{print $2}' | xargs kill -9`); // evidence: sanitized
};

async function archived(folder) {
  await runCommand("tar", ["-czf", "out.tgz", folder]);
}

class Repo {
  async checkout(branch) {
    if (!/^[\w-]+$/.test(branch)) throw new Error("no branch");
    return this.execAsync(`git checkout ${branch}`, { cwd: this.dir }); // evidence: guarded
  }

  async rows(table) {
    return this.executeCommand(`SELECT * FROM ${table}`);
  }
}

function named(editor, name) {
  editor.runCommand(name);
}
