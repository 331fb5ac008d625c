import express, { Request, Response } from "express";
import { Cart, Task } from "./store";

const router = express.Router();

router.post("/cart/remove", async (req: Request, res: Response) => {
  await Cart.deleteOne({ _id: req.body.item });
  res.redirect("/cart");
});

router.delete("/todo/delete/:id", async (req: Request, res: Response) => {
  await Task.deleteOne({ _id: req.params.id });
  res.status(204).end();
});

export default router;
