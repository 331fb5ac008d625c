function login(user, password) {
  console.log("login", user, password); // finding
}

function formatted(user, password) {
  console.log(`login ${user} ${password}`); // finding
}

function key(logger, config) {
  logger.info(config.apiKey); // finding
}

const seen = (req) => ({ way: req.path, headers: req.headers });

app.use((req, res, next) => {
  const entry = { req: seen(req) };
  logger.info(entry, 'seen'); // finding: heads-logged
  next();
});
