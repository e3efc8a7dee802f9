import { type LookupAddress, promises as dns } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { isAllowedAddress } from './public-address.ts';

/** The addresses of a name. */
export type Resolve = (name: string) => Promise<LookupAddress[]>;

/** A name leads to an address to which nothing may be sent. */
export class AddressRefusedError extends Error {
  override readonly name = 'AddressRefusedError';
  readonly code = 'ADDRESS_REFUSED';
}

const answerMs = 3_000;
const tries = 2;

/**
 * Asks the name servers themselves. The system's own way holds one of four threads, which files and much else need too, for
 * as long as somebody's name server gives no answer.
 */
export function askNameServers(): Resolve {
  const resolver = new dns.Resolver({ timeout: answerMs, tries });
  return async (name) => {
    const answers = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
    const addresses = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    const [failed] = answers.filter((answer) => answer.status === 'rejected');
    if (addresses.length === 0 && failed) throw failed.reason;
    return addresses.map((address) => ({ address, family: isIP(address) }));
  };
}

/** As everything else on this machine does: with its list of hosts. */
export const askSystem: Resolve = (name) => dns.lookup(name, { all: true });

/**
 * The `lookup` of a socket: it connects to what was looked at here, and to nothing else, so that a name cannot lead
 * elsewhere between the look and the connection. A name of which one address is refused is refused.
 */
export function guardedLookup(resolve: Resolve, allowPrivate: boolean): LookupFunction {
  return (name, options, done) => {
    const fail = (error: unknown) => done(error as NodeJS.ErrnoException, '', 0);
    const found = (addresses: LookupAddress[]) => {
      const [first] = addresses;
      if (!first || !addresses.every(({ address }) => isAllowedAddress(address, allowPrivate))) {
        return fail(new AddressRefusedError('the name leads to an address to which nothing is sent'));
      }
      return options.all ? done(null, addresses) : done(null, first.address, first.family);
    };
    resolve(name).then(found, fail);
  };
}
