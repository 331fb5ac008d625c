import { createHmac } from 'node:crypto';

function alike(given: Buffer, wanted: Buffer): boolean {
  return given.length === wanted.length && given.equals(wanted); // finding
}

export function check(body: Buffer, header: string, secret: string): boolean {
  const digest = createHmac('sha256', secret).update(body).digest('hex');
  return alike(Buffer.from(header), Buffer.from(`sha256=${digest}`));
}

export function compared(body: Buffer, header: string, secret: string): boolean {
  const wanted = createHmac('sha256', secret).update(body).digest();
  return Buffer.compare(Buffer.from(header, 'hex'), wanted) === 0; // finding
}

export function sorted(body: string, given: string, secret: string): boolean {
  return createHmac('sha512', secret).update(body).digest('base64').localeCompare(given) === 0; // finding
}
