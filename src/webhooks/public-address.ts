import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** What is reached in a network of one's own, where somebody allows that. Never link-local: clouds keep their keys there. */
const privateRanges: readonly string[] = ['private', 'uniqueLocal', 'loopback', 'carrierGradeNat'];

/** What is not in it is no address of a machine, or an address of IPv4 in disguise (mapped, translated, compatible). */
const globalIpv6 = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether something may be sent to an address: one that is routed in the internet and stands for one machine alone.
 *
 * @param address of IPv4 or IPv6, as text
 * @param allowPrivate whether those of networks of one's own are fine too
 */
export function isAllowedAddress(address: string, allowPrivate: boolean): boolean {
  if (isIP(address) === 0) return false;
  const parsed = ipaddr.parse(address);
  const range = parsed.range();
  if (allowPrivate && privateRanges.includes(range)) return true;
  if (range !== 'unicast') return false;
  return !(parsed instanceof ipaddr.IPv6) || parsed.match(globalIpv6);
}
