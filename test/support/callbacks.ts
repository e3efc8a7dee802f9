import { createHash, createHmac, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/project-root.ts';
import type { CallSourceKind } from '../../src/domain/call-sources.ts';

const folder = join(projectRoot, 'test/callbacks');
const recordedAtMs = Date.parse('2026-11-23T18:00:00Z');

/** A body of `test/callbacks` as it stands there. */
export const recordedText = (file: string) => readFileSync(join(folder, file), 'utf8');

/** A body of `test/callbacks` with nothing changed but its times, which are as if it had been recorded at `beganAt`. */
export function recordedBody(file: string, beganAt = new Date(Date.now() - 60_000)): string {
  const moved = (text: string) => new Date(Date.parse(text) - recordedAtMs + beganAt.getTime());
  return recordedText(file)
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, (text) => moved(text).toISOString())
    .replace(
      /(\d{4}-\d\d-\d\d)\+(\d\d)%3A(\d\d)%3A(\d\d)/g,
      (_, day: string, h: string, m: string, s: string) =>
        moved(`${day}T${h}:${m}:${s}Z`).toISOString().slice(0, 19).replace('T', '+').replaceAll(':', '%3A'),
    )
    .replace(/Timestamp=([^&]+)/, (_, text: string) => {
      const at = moved(decodeURIComponent(text.replaceAll('+', ' ')));
      return `Timestamp=${encodeURIComponent(at.toUTCString().replace('GMT', '+0000')).replaceAll('%20', '+')}`;
    });
}

/** What a source signs with, and what we are told of it. */
export interface SourceSecret {
  entered: string;
  signs: string;
}

export function newSourceSecret(kind: CallSourceKind): SourceSecret {
  if (kind === 'telnyx') {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const { x = '' } = publicKey.export({ format: 'jwk' });
    const entered = Buffer.from(x, 'base64url').toString('base64');
    return { entered, signs: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
  }
  const hex = randomUUID().replaceAll('-', '');
  const secret = kind === 'standard-webhooks' ? `whsec_${Buffer.from(hex).toString('base64')}` : hex;
  return { entered: secret, signs: secret };
}

export interface SignedRequest {
  url: string;
  body: string;
  signs: string;
  at?: Date;
}

/** The headers that a source sends with a body, by its documentation and without its or our library. */
export function signedHeaders(
  kind: CallSourceKind,
  { url, body, signs, at = new Date() }: SignedRequest,
): Record<string, string> {
  const seconds = String(Math.floor(at.getTime() / 1000));
  const json = { 'content-type': 'application/json' };
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const pairs = [...new URLSearchParams(body)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const params = pairs.flat().join('');
  switch (kind) {
    case 'twilio':
      return { ...form, 'x-twilio-signature': hmac('sha1', signs, url + params) };
    case 'signalwire':
      return { ...form, 'x-signalwire-signature': hmac('sha1', signs, url + params) };
    case 'plivo': {
      const nonce = randomUUID();
      const dot = url.includes('?') ? '.' : '?';
      const signature = hmac('sha256', signs, `${url}${dot}${params}.${nonce}`);
      return { ...form, 'x-plivo-signature-v3': signature, 'x-plivo-signature-v3-nonce': nonce };
    }
    case 'telnyx':
      return {
        ...json,
        'telnyx-timestamp': seconds,
        'telnyx-signature-ed25519': sign(null, Buffer.from(`${seconds}|${body}`), signs).toString('base64'),
      };
    case 'vonage': {
      const hash = createHash('sha256').update(body).digest('hex');
      const claims = { iat: Number(seconds), jti: randomUUID(), iss: 'Vonage', payload_hash: hash };
      return { ...json, authorization: `Bearer ${jwt(claims, signs)}` };
    }
    case 'standard-webhooks': {
      const id = `msg_${randomUUID()}`;
      const key = Buffer.from(signs.replace('whsec_', ''), 'base64');
      const signature = hmac('sha256', key, `${id}.${seconds}.${body}`);
      return {
        ...json,
        'webhook-id': id,
        'webhook-timestamp': seconds,
        'webhook-signature': `v1,${signature}`,
      };
    }
  }
}

const hmac = (algorithm: string, key: string | Buffer, text: string) =>
  createHmac(algorithm, key).update(text).digest('base64');

function jwt(claims: object, secret: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}
