import * as crypto from 'crypto';
import { constants, privateDecrypt } from 'node:crypto';

export const unwrap = (key: string, box: Buffer) => privateDecrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' }, box); // evidence: oaep

export function wrap(key: string, text: Buffer): Buffer {
  return crypto.publicEncrypt({ key, oaepHash: 'sha256' }, text); // evidence: oaep
}

export function other(key: string, text: Buffer): Buffer {
  const options = { key, padding: crypto.constants.RSA_PKCS1_OAEP_PADDING };
  return crypto.publicEncrypt(options, text); // evidence: oaep
}

export const sign = (key: string, text: Buffer) => crypto.sign('sha256', text, { key, padding: constants.RSA_PKCS1_PADDING });
