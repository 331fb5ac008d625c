import jwt from "jsonwebtoken";

export interface Claims {
  subject: string;
}

export function claimsOf(token: string, key: string): Claims {
  return jwt.verify(token, key, { algorithms: ["HS256"] }) as unknown as Claims;
}
