app.get("/login", (req, res) => {
  const ok = check(req.query.user, req.query.password); // finding: secret-in-query
  res.json({ ok });
});

router.get("/reset", async (ctx) => {
  await reset(ctx.query.newPassword); // finding: secret-in-query
});

function signIn(user, password) {
  return fetch(`/login?user=${user}&password=${encodeURIComponent(password)}`); // finding: secret-put-into-address
}
