const helmet = require("helmet");

app.use(helmet());
app.use(helmet.frameguard({ action: "deny" })); // evidence: framing-refused

app.get("/account", (req, res) => {
  res.setHeader("X-Frame-Options", "DENY"); // evidence: framing-refused
  res.removeHeader("X-Powered-By");
  res.send("<p>account</p>");
});

app.use((req, res, next) => {
  res.set("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'"); // evidence: framing-refused
  next();
});
