import type { Request, Router } from 'express';
import { LastcallError } from '../../errors.ts';
import type { Identity } from '../../identity/identity.ts';
import { oidcProviderId } from '../../identity/oidc.ts';
import { limitedBytes } from '../http/limited-bytes.ts';
import { parseJson } from '../http/read-json.ts';
import { identify } from '../http/request-log.ts';
import { requireStorable } from '../http/validate.ts';

const limitBytes = 32 * 1024;
const maxValues = 1000;

/** All that is served of better-auth: what is not here is no address at all, also after an update of it. */
const served: readonly ['get' | 'post', string][] = [
  ['post', '/auth/sign-in/email'],
  ['post', '/auth/sign-in/social'],
  ['get', `/auth/callback/${oidcProviderId}`],
  ['post', '/auth/sign-out'],
  ['get', '/auth/get-session'],
  ['post', '/auth/change-password'],
  ['post', '/auth/reset-password'],
  ['post', '/auth/two-factor/enable'],
  ['post', '/auth/two-factor/verify-totp'],
  ['post', '/auth/two-factor/verify-backup-code'],
  ['post', '/auth/two-factor/generate-backup-codes'],
  ['post', '/auth/two-factor/disable'],
  ['get', '/auth/list-sessions'],
  ['post', '/auth/revoke-session'],
  ['post', '/auth/revoke-sessions'],
  ['post', '/auth/revoke-other-sessions'],
];

/** Signing in and out, by better-auth. It would read a body of any size, so it is given what was read here. */
export function auth(router: Router, identity: Identity): void {
  for (const [method, path] of served) {
    router[method](path, async (req, res) => {
      identify(res, { route: path });
      res.set('Cache-Control', 'no-store');
      requireStorable('query', req.query);
      req.body = await readBody(req);
      await identity.handle(req, res);
    });
  }
}

/** @throws LastcallError `body_too_large`, `unsupported_media_type`, `malformed_json`, `invalid_request` */
async function readBody(req: Request): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of limitedBytes(req, limitBytes)) chunks.push(chunk);
  if (chunks.length === 0) return undefined;
  const bytes = Buffer.concat(chunks);
  if (req.is('application/json') === false) {
    throw new LastcallError('unsupported_media_type', { expected: 'application/json in UTF-8' });
  }
  requireStorable('body', parseJson(bytes, maxValues));
  return bytes.toString('utf8');
}
