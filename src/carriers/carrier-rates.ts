import { type CarrierRate, carrierRate, unpublishedLimit } from './rates.ts';
import { carrierNamed, carriers } from './registry.ts';

export type RateOf = (carrier: string) => CarrierRate;

/**
 * How fast each carrier may be asked.
 *
 * @param configured per second of what the carrier's limit counts, by carrier, where it is not the default
 */
export function carrierRates(configured: ReadonlyMap<string, number>): RateOf {
  return (name) => {
    const carrier = carrierNamed(name);
    const limit = carrier === undefined ? unpublishedLimit : carriers[carrier].limit;
    return carrierRate(configured.get(name) ?? limit.perSecond, limit.counts);
  };
}
