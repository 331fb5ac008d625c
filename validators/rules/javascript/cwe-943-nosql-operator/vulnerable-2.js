const { z } = require('zod');
const Redeem = z.object({ code: z.any(), kind: z.enum(['a', 'b']) });
app.post('/redeem', async (req, res) => {
  const { code, kind } = Redeem.parse(req.body);
  res.json(await vouchers.findOne({ code, kind })); // finding
});
