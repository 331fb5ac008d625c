import jwt from "jsonwebtoken";

export interface Claims {
  subject: string;
}

export function claimsOf(token: string): Claims {
  return jwt.decode(token) as unknown as Claims;
}
