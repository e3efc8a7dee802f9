import { createHmac, timingSafeEqual } from 'node:crypto';
import { nowMs } from '../clock.ts';

/** What a link lets somebody download, and until when. */
export interface LinkedExport {
  accountId: string;
  exportId: string;
  /** Unix epoch in s. */
  expires: number;
}

/** Links hold for so long, in ms: long enough to hand them to a program, too short to be of use when they are found. */
export const linkHoldsMs = 60 * 60 * 1000;

/**
 * The signature of a link, which nobody makes without the installation's secret.
 *
 * @param secret the one that signs cookies; what is signed here passes for no cookie
 */
export const signLink = (secret: string, { accountId, exportId, expires }: LinkedExport): string =>
  createHmac('sha256', secret)
    .update(JSON.stringify(['account export', accountId, exportId, expires]))
    .digest('base64url');

/** Whether a link was signed so, and its time is not over. */
export function linkHolds(secret: string, link: LinkedExport, signature: string): boolean {
  const wanted = Buffer.from(signLink(secret, link));
  const given = Buffer.from(signature);
  return given.length === wanted.length && timingSafeEqual(given, wanted) && nowMs() < link.expires * 1000;
}
