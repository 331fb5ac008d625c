import type { Request, Response } from "express";

export function greet(rq: Request, rs: Response) {
  rs.send("<p>" + rq.query.x); // finding: html-sent
}
