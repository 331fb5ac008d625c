const { User } = require("./models");

async function create(req, res) {
  res.json(await User.create(req.body)); // finding
}

async function update(req, res) {
  res.json(await User.findByIdAndUpdate(req.params.id, req.body)); // finding
}

function assign(req, user) {
  Object.assign(user, req.body); // finding
}
