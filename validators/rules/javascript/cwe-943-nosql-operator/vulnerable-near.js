const cookieParser = require('cookie-parser');

app.use(cookieParser());
app.get('/me', async (req, res) => {
  res.json(await User.findOne({ token: req.cookies.token })); // finding
});
