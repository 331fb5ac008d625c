const { z } = require('zod');
const Redeem = z.object({ code: z.string().max(40), kind: z.enum(['a', 'b']) });
app.post('/redeem', async (req, res) => {
  const { code, kind } = Redeem.parse(req.body);
  res.json(await vouchers.findOne({ code, kind })); // evidence: sanitized
});
app.get('/station/:name', async (req, res) => {
  res.json(await stations.findOne({ name: req.params.name })); // evidence: sanitized
});

const Asked = z.object({ row: z.string().min(1), kind: z.enum(["herb", "root"]) });

async function asked(db, req, res) {
  const checked = Asked.safeParse(req.body);
  if (!checked.success) return res.sendStatus(400);
  res.json(await db.collection("plots").find(checked.data).toArray()); // evidence: sanitized
}
