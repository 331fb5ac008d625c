import type { Request, Response } from "express";

const PLACES = new Map<string, string>([
  ["home", "/"],
  ["account", "/account"],
]);

export function afterLogin(request: Request, response: Response): void {
  response.redirect(PLACES.get(String(request.query.next)) ?? "/");
}
