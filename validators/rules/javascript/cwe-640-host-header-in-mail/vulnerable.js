const mailer = require("nodemailer").createTransport(settings);

app.post("/forgot", async (req, res) => {
  const token = await tokens.create(req.body.mail);
  await mailer.sendMail({ to: req.body.mail, subject: "Reset", text: "https://" + req.headers.host + "/reset/" + token }); // finding: host-in-mail
  res.end();
});

app.post("/invite", async (req, res) => {
  const link = `${req.protocol}://${req.get("host")}/join/${await tokens.create(req.body.mail)}`;
  const message = { to: req.body.mail, html: `<a href="${link}">join</a>` };
  await mailer.sendMail(message); // finding: host-in-mail
  res.end();
});

app.post("/verify", async (req, res) => {
  await sendVerificationEmail(req.body.mail, `https://${req.hostname}/verify`); // finding: host-in-mail
  res.end();
});

async function remind(req, mailer) {
  const link = `https://${req.get("host")}/word?for=${req.body.name}`;
  await mailer.send(req.body.mail, "Your word", link); // finding: host-in-mail
}
