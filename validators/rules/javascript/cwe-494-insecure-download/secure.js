const https = require("https");
const axios = require("axios");
const { execSync } = require("child_process");

https.get("https://downloads.example.com/tool.tar.gz", (answer) => answer.pipe(out)); // evidence: encrypted-download

async function install(version) {
  const file = await axios.get(`https://downloads.example.com/${version}/setup.exe`, { responseType: "stream" }); // evidence: encrypted-download
  return file.data;
}

fetch("https://downloads.example.com/driver.zip").then(unpack); // evidence: encrypted-download
fetch("http://api.example.com/users.json").then(show);
axios.get("http://localhost:3000/tool.zip");
execSync("curl -s https://get.example.com/version");
