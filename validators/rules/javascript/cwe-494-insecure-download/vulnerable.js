const http = require("http");
const axios = require("axios");
const { execSync } = require("child_process");

http.get("http://downloads.example.com/tool.tar.gz", (answer) => answer.pipe(out)); // finding: plain-download

async function install(version) {
  const file = await axios.get(`http://downloads.example.com/${version}/setup.exe`, { responseType: "stream" }); // finding: plain-download
  return file.data;
}

execSync("curl -s http://get.example.com/install | sh"); // finding: plain-download
