function login(user, password) {
  console.log("login", user, password); // finding
}

function formatted(user, password) {
  console.log(`login ${user} ${password}`); // finding
}

function key(logger, config) {
  logger.info(config.apiKey); // finding
}
