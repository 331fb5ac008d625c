import express, { Request, Response } from "express";

const app = express();

app.post("/bed", (req: Request, res: Response): void => {
  (req.session as any).bed = req.body.bed; // finding: value-from-request
  res.end();
});

app.post("/row", (req: Request, res: Response): void => {
  req.session!.row = String(req.query.row); // finding: value-from-request
  res.end();
});

app.post("/plot", (req: Request, res: Response): void => {
  const kept = req.session as unknown as Record<string, string>;
  kept.plot = req.body.plot; // finding: value-from-request
  res.end();
});

export function seed(req, res) {
  (req.session as any).seed = req.body.seed; // finding: value-from-request
  res.end();
}
