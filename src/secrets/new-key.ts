import { randomBytes } from 'node:crypto';
import { keyBytes } from './keyring.ts';

/** A fresh entry for LASTCALL_SECRET_KEYS. Its id tells the day and is never given twice. */
export function newKey(now = new Date()): string {
  const day = now.toISOString().slice(0, 10);
  return `${day}-${randomBytes(4).toString('hex')}:${randomBytes(keyBytes).toString('base64')}`;
}
