const EvpKDF = (C_algo.EvpKDF = Base.extend({
  cfg: Base.extend({ // finding: few-rounds
    keySize: 128 / 32,
    hasher: MD5,
    iterations: 1,
  }),
}));

function pbkdf2Key(password, salt, iterations = 1000) { // finding: few-rounds
  return derive(password, salt, iterations);
}

async function deriveKeyFor(password, rounds = 500) { // finding: few-rounds
  return derive(password, "salt", rounds);
}
