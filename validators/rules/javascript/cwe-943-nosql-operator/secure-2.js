const { z } = require('zod');
const Redeem = z.object({ code: z.string().max(40), kind: z.enum(['a', 'b']) });
app.post('/redeem', async (req, res) => {
  const { code, kind } = Redeem.parse(req.body);
  res.json(await vouchers.findOne({ code, kind })); // evidence: sanitized
});
app.get('/station/:name', async (req, res) => {
  res.json(await stations.findOne({ name: req.params.name })); // evidence: sanitized
});
