import * as crypto from 'crypto';
import { constants, privateDecrypt } from 'node:crypto';

export const unwrap = (key: string, box: Buffer) => privateDecrypt({ key, padding: constants.RSA_PKCS1_PADDING }, box); // finding: old-padding

export function wrap(key: string, text: Buffer): Buffer {
  return crypto.publicEncrypt({ key, padding: crypto.constants.RSA_PKCS1_PADDING }, text); // finding: old-padding
}

export function bare(key: string, text: Buffer): Buffer {
  const options = { key, padding: crypto.constants.RSA_NO_PADDING };
  return crypto.publicEncrypt(options, text); // finding: old-padding
}
