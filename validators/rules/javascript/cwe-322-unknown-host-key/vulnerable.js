const { Client } = require("ssh2");
const { execSync, spawn } = require("child_process");

const client = new Client();
client.connect({ host: "files.example.com", username: "app", hostVerifier: () => true }); // finding: any-key

execSync("ssh -o StrictHostKeyChecking=no app@files.example.com ls"); // finding: any-key

spawn("scp", ["-o", "StrictHostKeyChecking=no", "a.txt", "files.example.com:"]); // finding: any-key

process.env.GIT_SSH_COMMAND = "ssh -o StrictHostKeyChecking=no"; // finding: any-key
