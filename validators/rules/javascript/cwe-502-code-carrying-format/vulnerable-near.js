const yaml = require('js-yaml');
const { all: more } = require('js-yaml-js-types');

const schema = yaml.DEFAULT_SCHEMA.extend(more);

app.post('/plan', (req, res) => {
  res.json(yaml.load(req.body.plan, { schema })); // finding
});
