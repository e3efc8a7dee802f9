import type { Carrier } from './contract.ts';
import { carrierIds, type CarrierId, createCarrier, type Credentials, descriptorOf } from './registry.ts';

/**
 * Where a carrier is reached when it is not its own address: a proxy, a test. A carrier without an address of its own
 * is there only where this gives one. No slash at the end.
 */
export type CarrierUrls = { readonly [Id in CarrierId]?: string | undefined };

/** What the environment says of carriers, for every account of the installation. */
export interface InstallationCarriers {
  carrierUrls: CarrierUrls;
  /** For accounts that have none of their own there. */
  carrierCredentials: { readonly [Id in CarrierId]?: Credentials<Id> };
}

/** Whether there is an address at all to reach the carrier at. */
export const isReachable = (id: CarrierId, carrierUrls: CarrierUrls): boolean =>
  (carrierUrls[id] ?? descriptorOf(id).address) !== null;

/**
 * The carriers that every account may use without credentials of its own.
 *
 * @param timeoutMs for one request, its answer included
 */
export function installationCarriers(
  { carrierUrls, carrierCredentials }: InstallationCarriers,
  timeoutMs: number,
): ReadonlyMap<CarrierId, Carrier> {
  return new Map(
    carrierIds.flatMap((id): [CarrierId, Carrier][] => {
      const credentials =
        carrierCredentials[id] ?? (descriptorOf(id).sharedCredentials as Credentials<CarrierId> | undefined);
      if (!credentials || !isReachable(id, carrierUrls)) return [];
      return [[id, createCarrier(id, credentials, { baseUrl: carrierUrls[id], timeoutMs })]];
    }),
  );
}
