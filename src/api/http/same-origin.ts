import type { Request } from 'express';
import { LastcallError } from '../../errors.ts';
import { trustedOrigins } from '../../identity/trusted-origins.ts';

const safeMethods = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Refuses a change that a browser sends with its cookie from a page that is not ours: the cookie is SameSite=Lax, but
 * other ports and names of the same site count as the same site too.
 *
 * @throws LastcallError `cross_site_request`
 */
export function requireSameOrigin(req: Request, publicUrl: string): void {
  if (safeMethods.includes(req.method)) return;
  // Scheme, host and port, as better-auth compares them under /auth.
  if (!trustedOrigins(publicUrl).includes(req.get('origin') ?? '')) {
    throw new LastcallError('cross_site_request');
  }
}
