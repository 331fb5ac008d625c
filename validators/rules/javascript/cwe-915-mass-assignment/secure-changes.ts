import { Router } from 'express';
import { Account } from './models/account';

export const accounts = Router();

accounts.patch('/me', async (req, res) => {
  const { displayName, locale } = req.body;
  const account = await Account.findByIdAndUpdate(req.user.id, { $set: { displayName, locale } }); // evidence: named-fields
  res.json(account);
});

accounts.post('/', async (req, res) => {
  res.json(await Account.create({ name: req.body.name })); // evidence: named-fields
});
