import { Request, Response } from "express";

const PLACES = ["/start", "/shop"];

export class Landing {
  leave: (req: Request, res: Response) => void;

  constructor() {
    this.leave = (req, res) => {
      res.redirect(this.place(req)); // evidence: guarded
    };
  }

  arrive = async (req: Request, res: Response): Promise<void> => {
    res.redirect(this.place(req)); // evidence: guarded
  };

  enter = caught((req: Request, res: Response) => {
    res.redirect(this.place(req)); // evidence: guarded
  });

  private place(req: Request): string {
    const place = String(req.query.place);
    if (!PLACES.includes(place)) {
      return "/start";
    }
    return place;
  }
}
