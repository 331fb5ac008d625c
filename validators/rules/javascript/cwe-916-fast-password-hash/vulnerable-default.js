const Stretch = Step.extend({
  settings: Step.extend({ // finding: few-rounds
    length: 32,
    hasher: SHA256,
    iterations: 100,
  }),
});

const DEFAULTS = Object.freeze({ digest: "sha256", length: 32, iterations: 1000 }); // finding: few-rounds

function pbkdf2Key(password, salt, iterations = 1000) { // finding: few-rounds
  return derive(password, salt, iterations);
}

async function deriveKeyFor(password, rounds = 500) { // finding: few-rounds
  return derive(password, "salt", rounds);
}
