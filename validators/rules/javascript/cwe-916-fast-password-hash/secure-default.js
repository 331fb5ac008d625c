const Stretch = Step.extend({
  settings: Step.extend({
    length: 32,
    hasher: SHA256,
    iterations: 250000,
  }),
});

const Solver = Step.extend({ iterations: 50, tolerance: 0.01 });

function pbkdf2Key(password, salt, iterations = 600000) {
  return derive(password, salt, iterations);
}

function deriveKeyName(rounds = 3) {
  return "k".repeat(rounds);
}
