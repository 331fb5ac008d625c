const { Client } = require("ssh2");
const { execSync, spawn } = require("child_process");

const client = new Client();
client.connect({ host: "files.example.com", username: "app", hostVerifier: (key) => digest(key) === KNOWN }); // evidence: known-key

execSync("ssh -o StrictHostKeyChecking=yes app@files.example.com ls"); // evidence: known-key

spawn("scp", ["-o", "StrictHostKeyChecking=yes", "a.txt", "files.example.com:"]); // evidence: known-key

const database = new Client();
database.connect({ host: "db.example.com" });
