const crypto = require("crypto");

const Words = {
  random: function (nBytes) {
    const words = [];
    for (let i = 0; i < nBytes; i += 4) {
      words.push(crypto.randomBytes(4).readInt32LE());
    }
    return new Words.init(words, nBytes);
  },
};

function fill(count) {
  const out = new Uint8Array(count);
  return crypto.getRandomValues(out); // evidence: system-source
}

function randomColour(palette) {
  return palette[Math.floor(Math.random() * palette.length)];
}

function shuffled(size) {
  return Array.from({ length: size }, () => Math.random());
}
