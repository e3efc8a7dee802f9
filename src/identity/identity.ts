import { APIError } from 'better-auth/api';
import { fromNodeHeaders, toNodeHandler } from 'better-auth/node';
import type { Request, Response as ExpressResponse } from 'express';
import type { Database } from '../db/client.ts';
import type { Logger } from '../log.ts';
import { clientAddressHeader, createAuth } from './create-auth.ts';
import type { IdentityConfig } from './identity-config.ts';
import { oidcProviderId } from './oidc.ts';
import { type SecondFactorState, secondFactorState } from './second-factor-state.ts';

interface SignedIn {
  sessionId: string;
  userId: string;
  activeAccountId: string | null;
}

/** Who people are. What they may do is in `members`, and decided elsewhere. */
export interface Identity {
  publicUrl: string;
  /** The OpenID provider as the sign-in page shows it. */
  oidc: { providerId: string; name: string } | null;
  /** Answers a request under /auth whose body nobody has read yet. */
  handle(req: Request, res: ExpressResponse): Promise<void>;
  /** The session of a request's cookie; keeps a session in use alive by a new cookie, where there is an answer to carry it. */
  sessionOf(req: Request, res: ExpressResponse | null): Promise<SignedIn | null>;
  /** @throws LastcallError `second_factor_unreadable` */
  secondFactorOf(userId: string): Promise<SecondFactorState>;
}

/**
 * Sessions, passwords and OpenID by better-auth, and nothing more of it. Memberships and invitations are statements of
 * our own, since membership is the wall between tenants: guard and audit row share a transaction. API keys are our
 * own too, since they are on the hot path of call events: one look-up by an index, and no write with each request.
 *
 * @throws Error when there is no secret
 */
export function openIdentity(
  services: { db: Database; log: Logger },
  config: IdentityConfig & { publicUrl: string },
): Identity {
  const auth = createAuth(services, config);
  const handle = toNodeHandler(async (request) => withRetryAfter(await auth.handler(request)));
  const cookie = 'lastcall.session_token=';
  return {
    publicUrl: config.publicUrl,
    oidc: config.oidc && { providerId: oidcProviderId, name: config.oidc.name },
    async handle(req, res) {
      // What a client claims to be is overwritten: attempts are counted by the address that Express trusts.
      req.headers[clientAddressHeader] = req.ip;
      await handle(req, res);
    },
    async sessionOf(req, res) {
      if (!req.get('cookie')?.includes(cookie)) return null;
      try {
        const { headers, response } = await auth.api.getSession({
          headers: fromNodeHeaders(req.headers),
          query: { disableRefresh: res === null },
          returnHeaders: true,
        });
        for (const line of headers.getSetCookie()) res?.append('Set-Cookie', line);
        if (!response) return null;
        const { id, userId, activeAccountId } = response.session;
        return { sessionId: id, userId, activeAccountId: activeAccountId ?? null };
      } catch (error) {
        if (!(error instanceof APIError)) throw error;
        // The session ended while it was read.
        if (error.statusCode === 401) return null;
        throw error.cause instanceof Error ? error.cause : error;
      }
    },
    async secondFactorOf(userId) {
      const { secretConfig } = await auth.$context;
      return secondFactorState(services.db.sql, secretConfig, userId);
    },
  };
}

/** The library tells how long to wait by a header of its own. */
function withRetryAfter(answer: Response): Response {
  const seconds = answer.headers.get('x-retry-after');
  if (seconds !== null) answer.headers.set('Retry-After', seconds);
  return answer;
}
