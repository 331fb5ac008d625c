const helmet = require("helmet");

app.use(helmet({ frameguard: false })); // finding: guard-off

app.get("/widget", (req, res) => {
  res.setHeader("X-Frame-Options", "ALLOWALL"); // finding: header-for-all
  res.send("<p>widget</p>");
});

app.use((req, res, next) => {
  res.removeHeader("X-Frame-Options"); // finding: header-removed
  res.set("Content-Security-Policy", "default-src 'self'; frame-ancestors *"); // finding: header-for-all
  next();
});
