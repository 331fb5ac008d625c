const Words = {
  random: function (nBytes) { // finding: bytes-made
    const words = [];
    for (let i = 0; i < nBytes; i += 4) {
      words.push((Math.random() * 0x100000000) | 0);
    }
    return new Words.init(words, nBytes);
  },
};

function randomBytes(count) {
  const out = new Uint8Array(count);
  for (let i = 0; i < count; i++) out[i] = Math.floor(Math.random() * 256); // finding: bytes-made
  return out;
}

function mathRNG() {
  let r;
  for (let i = 0; i < 16; i++) {
    if ((i & 3) === 0) r = Math.random() * 0x100000000; // finding: bytes-made
    pool[i] = (r >>> ((i & 3) << 3)) & 0xff;
  }
  return pool;
}
