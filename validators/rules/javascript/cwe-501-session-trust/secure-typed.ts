import express, { Request, Response } from "express";

const app = express();

app.post("/bed", (req: Request, res: Response): void => {
  (req.session as any).bed = Number(req.body.bed); // evidence: sanitized
  res.end();
});

app.post("/seen", (req: Request, res: Response): void => {
  req.session!.seen = true; // evidence: own-value
  res.end();
});

app.post("/row", (req: Request, res: Response): void => {
  const kept = req.session as unknown as Record<string, string>;
  kept.row = "first"; // evidence: own-value
  res.end();
});

export function elsewhere(req, res, table) {
  (table.kept as any).row = req.body.row;
  res.end();
}
