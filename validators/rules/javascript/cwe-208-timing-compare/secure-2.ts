import { createHmac, timingSafeEqual } from 'node:crypto';

export function check(body: Buffer, header: string, secret: string): boolean {
  const wanted = createHmac('sha256', secret).update(body).digest();
  const given = Buffer.from(header, 'hex');
  return given.length === wanted.length && timingSafeEqual(given, wanted); // evidence
}

export function sameFile(one: Buffer, other: Buffer): boolean {
  return one.equals(other);
}
