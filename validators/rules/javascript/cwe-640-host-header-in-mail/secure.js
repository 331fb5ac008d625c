const mailer = require("nodemailer").createTransport(settings);

app.post("/forgot", async (req, res) => {
  const token = await tokens.create(req.body.mail);
  await mailer.sendMail({ to: req.body.mail, subject: "Reset", text: process.env.BASE_URL + "/reset/" + token }); // evidence: own-address
  res.end();
});

app.post("/invite", async (req, res) => {
  await mailer.sendMail({ to: req.body.mail, html: `<a href="${config.siteUrl}/join">join</a>` }); // evidence: own-address
  res.end();
});

app.post("/verify", async (req, res) => {
  await sendEmail({ to: req.body.mail, text: `${PUBLIC_URL}/verify` }); // evidence: own-address
  console.log("asked from", req.hostname);
  res.send({ text: req.hostname });
});
