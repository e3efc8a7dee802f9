import { z } from 'zod';
import { basic, type Client } from './client.ts';
import { exchange, jsonBody, type HttpReply } from './http.ts';

/** A token is renewed so long before its end, or for a tenth of its life when that is shorter. */
const renewAheadMs = 60_000;

const tokenDocument = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });

interface Token {
  value: string;
  /** By `performance.now()`. */
  renewAtMs: number;
}

/** A failure is in the words of a reply to the request that there was no token for. */
type TokenReply = { token: Token } | { failure: HttpReply };

/**
 * Wraps a client so that each request carries a bearer token: OAuth 2.0, client credentials (RFC 6749, 4.4).
 *
 * A token is kept until shortly before it runs out, and whoever wants one while it is being asked for waits for the same
 * request. A 401 to a token that was kept may mean nothing but that it has run out or was taken back: it is renewed once,
 * and the request, which was not carried out, sent again. Only the second 401 is the carrier's word on the credentials.
 */
export function withTokens(
  client: Client,
  login: { url: string; clientId: string; clientSecret: string; timeoutMs: number },
): Client {
  let kept: Token | null = null;
  let asking: Promise<TokenReply> | null = null;

  async function ask(): Promise<TokenReply> {
    // Without the caller's signal: others wait for the same answer.
    const reply = await exchange(
      {
        method: 'POST',
        url: login.url,
        headers: {
          accept: 'application/json',
          authorization: basic(login.clientId, login.clientSecret),
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: 'grant_type=client_credentials',
      },
      { timeoutMs: login.timeoutMs },
    );
    const ok = reply.kind === 'answered' && reply.status === 200;
    const { data } = tokenDocument.safeParse(ok ? jsonBody(reply) : undefined);
    if (!data) return { failure: withoutToken(reply) };
    const lifeMs = data.expires_in * 1000;
    kept = {
      value: data.access_token,
      renewAtMs: performance.now() + lifeMs - Math.min(renewAheadMs, lifeMs / 10),
    };
    return { token: kept };
  }

  function shared(): Promise<TokenReply> {
    asking ??= ask().finally(() => {
      asking = null;
    });
    return asking;
  }

  async function current(): Promise<TokenReply & { isNew: boolean }> {
    if (kept !== null && performance.now() < kept.renewAtMs) return { token: kept, isNew: false };
    return { ...(await shared()), isNew: true };
  }

  return async (request) => {
    const send = ({ value }: Token) =>
      client({ ...request, headers: { ...request.headers, authorization: `Bearer ${value}` } });
    const first = await current();
    if ('failure' in first) return first.failure;
    const reply = await send(first.token);
    if (reply.kind !== 'answered' || reply.status !== 401 || first.isNew) return reply;
    if (kept === first.token) kept = null;
    const second = await current();
    return 'failure' in second ? second.failure : send(second.token);
  };
}

/**
 * What became of a request that there was no token for: it was never sent, whatever happened to the one for the token.
 * What refuses the client is an answer about the credentials, whose status differs from server to server.
 */
function withoutToken(reply: HttpReply): HttpReply {
  if (reply.kind === 'answered' && reply.status === 429) return reply;
  if (reply.kind === 'answered' && [400, 401, 403].includes(reply.status)) return { ...reply, status: 401 };
  return { kind: 'not_sent', code: reply.kind === 'answered' ? 'TOKEN_REFUSED' : reply.code };
}
