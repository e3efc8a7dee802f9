import { createCipheriv, createDecipheriv, hash, hkdfSync, randomBytes } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Request } from 'express';
import { LastcallError } from '../../errors.ts';
import type { Principal } from './authenticate.ts';
import type { Route } from './route.ts';

/** An answer as it can be given again. */
export interface GivenAnswer {
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

/** A request that is to be done once. */
export interface KeyedRequest {
  keyHash: Buffer;
  fingerprint: Buffer;
  seal: (answer: GivenAnswer) => Buffer | null;
  /** Null: it was made with other credentials. */
  open: (sealed: Buffer) => GivenAnswer | null;
}

export const keyHeader = 'Idempotency-Key';
const longestKey = 255;
/** Of an answer, compressed and encrypted. */
const largestAnswerBytes = 64 * 1024;
const nonceBytes = 12;
const tagBytes = 16;
const algorithm = 'aes-256-gcm';

/** Whether requests to a route may come with a key, and in which way they are then done once. */
export function keyedBy({ method, roles, stream, repeats }: Route): 'transaction' | 'lease' | null {
  if (method === 'get' || roles === 'anyone' || stream || repeats === 'harmless') return null;
  return repeats === 'outside' ? 'lease' : 'transaction';
}

/**
 * The request as its key names it: of one caller in one account. Another address, condition or body under the same key has another
 * fingerprint.
 *
 * @returns null for a request without a key
 * @throws LastcallError `invalid_request`
 */
export function keyedRequest(req: Request, principal: Principal): KeyedRequest | null {
  const key = keyOf(req);
  if (key === null) return null;
  const { accountId, actor } = principal;
  const body: unknown = req.body;
  const absent = req.get('if-none-match');
  const said = [key, req.method, req.originalUrl, req.get('if-match') ?? null];
  // Only where it is sent, so that keys of a version that did not heed it still fit.
  if (absent !== undefined) said.push(absent);
  const keyHash = sha256(JSON.stringify([accountId, actor, key]));
  const encryptionKey = Buffer.from(
    hkdfSync('sha256', JSON.stringify([key, credentialsOf(req)]), keyHash, 'lastcall kept answer', 32),
  );
  return {
    keyHash,
    fingerprint: sha256(
      Buffer.concat([sha256(JSON.stringify(said)), Buffer.isBuffer(body) ? body : Buffer.of()]),
    ),
    seal: (answer) => seal(encryptionKey, answer),
    open: (sealed) => open(encryptionKey, sealed),
  };
}

function keyOf(req: Request): string | null {
  const given = req.get(keyHeader)?.trim();
  if (given === undefined) return null;
  // The draft has it as a string of structured fields, in quotes; most clients send it without.
  const key = /^"(.*)"$/.exec(given)?.[1] ?? given;
  if (key.length > 0 && key.length <= longestKey && /^[\x21-\x7e]+$/.test(key)) return key;
  const detail = `must be 1 to ${longestKey} visible ASCII characters without blanks, such as a UUID`;
  throw new LastcallError(
    'invalid_request',
    { problem: `${keyHeader}: ${detail}` },
    { errors: [{ parameter: keyHeader, detail }] },
  );
}

const sha256 = (data: string | Buffer) => hash('sha256', data, 'buffer');

/** What only the caller has: the database knows a key by its hash, and a session's cookie without its signature. */
function credentialsOf(req: Request): string {
  const bearer = /^Bearer +(\S+) *$/i.exec(req.get('authorization') ?? '')?.[1];
  return bearer ?? /lastcall\.session_token=([^;\s]+)/.exec(req.get('cookie') ?? '')?.[1] ?? '';
}

function seal(key: Buffer, answer: GivenAnswer): Buffer | null {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce);
  const text = deflateRawSync(JSON.stringify(answer));
  if (text.length > largestAnswerBytes) return null;
  return Buffer.concat([nonce, cipher.update(text), cipher.final(), cipher.getAuthTag()]);
}

function open(key: Buffer, sealed: Buffer): GivenAnswer | null {
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAuthTag(sealed.subarray(-tagBytes));
  try {
    const text = Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()]);
    return JSON.parse(inflateRawSync(text).toString()) as GivenAnswer;
  } catch {
    // The tag does not fit: it was encrypted for another session of the same person.
    return null;
  }
}
