import type { Request, Response } from "express";

export function afterLogin(request: Request, response: Response): void {
  response.redirect(String(request.query.next));
}
