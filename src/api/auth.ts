import type { Router } from 'express';
import type { Identity } from '../identity/identity.ts';
import { oidcProviderId } from '../identity/oidc.ts';
import { identify } from './request-log.ts';

/** All that is served of better-auth: what is not here is no address at all, also after an update of it. */
const served: readonly ['get' | 'post', string][] = [
  ['post', '/auth/sign-in/email'],
  ['post', '/auth/sign-in/social'],
  ['get', `/auth/callback/${oidcProviderId}`],
  ['post', '/auth/sign-out'],
  ['get', '/auth/get-session'],
  ['post', '/auth/change-password'],
  ['post', '/auth/reset-password'],
  ['get', '/auth/list-sessions'],
  ['post', '/auth/revoke-session'],
  ['post', '/auth/revoke-sessions'],
  ['post', '/auth/revoke-other-sessions'],
];

/** Signing in and out, by better-auth. It reads bodies itself, so nothing may have read them before. */
export function auth(router: Router, identity: Identity): void {
  for (const [method, path] of served) {
    router[method](path, async (req, res) => {
      identify(res, { route: path });
      res.set('Cache-Control', 'no-store');
      await identity.handle(req, res);
    });
  }
}
