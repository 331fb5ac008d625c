import { Router } from 'express';
import { Account } from './models/account';

export const accounts = Router();

accounts.patch('/me', async (req, res) => {
  const changes = req.body;
  delete changes.email;
  const account = await Account.findByIdAndUpdate(req.user.id, { $set: changes }, { new: true }); // finding: every-field
  res.json(account);
});

accounts.post('/', async (req, res) => {
  const { captcha, ...fields } = req.body;
  res.json(await Account.create(fields)); // finding: every-field
});
