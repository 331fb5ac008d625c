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
