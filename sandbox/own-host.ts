import type { RequestHandler } from 'express';
import { isIP } from 'node:net';

/**
 * Lets in who asks for the sandbox by an address or a name of its own, and no browser that is on another site's page:
 * a name that somebody else lets point here would make this machine's browsers their way in.
 *
 * @param names host names besides `localhost`
 */
export function requireOwnHost(names: readonly string[]): RequestHandler {
  const own = new Set(['localhost', ...names.map((name) => name.toLowerCase())]);
  return (request, response, next) => {
    const { host = '', origin } = request.headers;
    const base = `http://${host}`;
    const name = URL.canParse(base) ? new URL(base).hostname : '';
    const isOwn = own.has(name) || isIP(name.replace(/^\[|\]$/g, '')) !== 0;
    if (isOwn && (origin === undefined || origin === new URL(base).origin)) return next();
    response.status(403).json({ error: 'ask by an address of the sandbox, and from no other site’s page' });
  };
}
