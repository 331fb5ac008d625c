const { z } = require('zod');
const Redeem = z.object({ code: z.any(), kind: z.enum(['a', 'b']) });
app.post('/redeem', async (req, res) => {
  const { code, kind } = Redeem.parse(req.body);
  res.json(await vouchers.findOne({ code, kind })); // finding
});

const Asked = z.object({ row: z.string().min(1), bed: z.any() });

async function asked(db, req, res) {
  const checked = Asked.safeParse(req.body);
  if (!checked.success) return res.sendStatus(400);
  res.json(await db.collection("plots").find(checked.data).toArray()); // finding
}
