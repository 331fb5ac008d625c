function login(user, password) {
  console.log("login", user, mask(password)); // evidence
}

function key(logger, config) {
  logger.info(redact(config.apiKey)); // evidence
}

function both(user, token) {
  console.info(user, maskToken(token)); // evidence
}

function rule() {
  console.log("password changed");
}

const shown = (req) => ({ way: req.path, agent: req.headers['user-agent'] });

app.use((req, res, next) => {
  logger.info({ req: shown(req) }, 'seen');
  next();
});
