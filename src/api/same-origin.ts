import type { Request } from 'express';
import { LastcallError } from '../errors.ts';

const safeMethods = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Refuses a change that a browser sends with its cookie from a page that is not ours: the cookie is SameSite=Lax, but
 * other ports and names of the same site count as the same site too.
 *
 * @throws LastcallError `cross_site_request`
 */
export function requireSameOrigin(req: Request, publicUrl: string): void {
  if (safeMethods.includes(req.method)) return;
  const origin = req.get('origin');
  if (origin === undefined || !URL.canParse(origin)) throw new LastcallError('cross_site_request');
  const { host } = new URL(origin);
  if (host !== req.get('host') && host !== new URL(publicUrl).host) {
    throw new LastcallError('cross_site_request');
  }
}
