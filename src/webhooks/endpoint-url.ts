import { isIP } from 'node:net';
import { isAllowedAddress } from './public-address.ts';

export const longestUrl = 2_000;

/** Below it there are servers that are no web servers, such as mail servers. */
const lowestOtherPort = 1_024;

/**
 * The address to which a webhook's events are sent; a text: what is wrong with it. Where its name leads is looked at when
 * something is sent there.
 *
 * @param allowPrivate whether networks of one's own, and http, are fine
 */
export function endpointUrl(text: string, allowPrivate: boolean): URL | string {
  if (!URL.canParse(text)) return 'must be an address such as https://example.org/webhooks';
  const url = new URL(text);
  if (url.protocol !== 'https:' && !(allowPrivate && url.protocol === 'http:'))
    return 'must begin with https://';
  if (url.username !== '' || url.password !== '') return 'must have no name and password in it';
  if (url.hash !== '') return 'must have no fragment (#)';
  if (url.href.length > longestUrl) return `must have ${longestUrl} characters at most`;
  if (url.port !== '' && Number(url.port) < lowestOtherPort) {
    return `must have the usual port, or one from ${lowestOtherPort} on`;
  }
  const host = hostOf(url);
  const refused =
    isIP(host) === 0 ? !allowPrivate && isLocalName(host) : !isAllowedAddress(host, allowPrivate);
  return refused ? 'must lead to the internet, and to one machine there' : url;
}

/** Of IPv6 without its brackets, as sockets want it. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, '$1');

const isLocalName = (host: string): boolean => /(^|\.)localhost\.?$/.test(host);
