const fs = require("fs");

class VisitJournal {
  constructor(place) {
    this.stream = fs.createWriteStream(place, { flags: "a" });
  }

  note(req) {
    const asked = decodeURIComponent(req.url);
    this.stream.write(`${Date.now()} ${asked}\n`); // finding: unescaped-in-log
  }
}
