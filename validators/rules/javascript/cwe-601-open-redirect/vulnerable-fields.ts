import { Request, Response } from "express";

export class Landing {
  leave: (req: Request, res: Response) => void;

  constructor() {
    this.leave = (req, res) => {
      res.redirect(this.place(req)); // finding: target-from-value
    };
  }

  arrive = async (req: Request, res: Response): Promise<void> => {
    res.redirect(this.place(req)); // finding: target-from-value
  };

  enter = caught((req: Request, res: Response) => {
    res.redirect(this.place(req)); // finding: target-from-value
  });

  private place(req: Request): string {
    const place = req.query.place;
    return typeof place === "string" ? place : "/";
  }
}
