const _ = require("lodash");
const { User } = require("./models");

async function create(req, res) {
  res.json(await User.create({ name: req.body.name, mail: req.body.mail })); // evidence: named-fields
}

async function update(req, res) {
  const fields = _.pick(req.body, ["name", "mail"]); // evidence: picked-fields
  res.json(await User.findByIdAndUpdate(req.params.id, fields));
}

async function one(req, res) {
  res.json(await User.updateOne({ id: 1 }, { name: req.body.name })); // evidence: named-fields
}

function assign(user, defaults) {
  Object.assign(user, defaults);
}
