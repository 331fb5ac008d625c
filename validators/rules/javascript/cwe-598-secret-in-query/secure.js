app.post("/login", (req, res) => {
  const ok = check(req.body.user, req.body.password); // evidence: secret-in-body
  res.json({ ok });
});

router.post("/reset", async (ctx) => {
  await reset(ctx.request.body.newPassword); // evidence: secret-in-body
});

app.post("/pay", (request, reply) => pay(request.body.secret, request.query.page)); // evidence: secret-in-body

function signIn(user, password) {
  return fetch("/login", { method: "POST", body: JSON.stringify({ user, password }) });
}
