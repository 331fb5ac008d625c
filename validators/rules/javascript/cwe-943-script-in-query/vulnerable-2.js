app.get('/spread', async (req, res) => {
  const condition = { $where: 'this.max - this.min > ' + req.query.spread };
  res.json(await Reading.find({ at: 1 }).and([condition])); // finding: script-in-query
});
