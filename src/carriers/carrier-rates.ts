import { type CarrierRate, carrierRate, unpublishedLimit } from './rates.ts';
import { carrierNamed, descriptorOf } from './registry.ts';

export type RateOf = (carrier: string) => CarrierRate;

/**
 * How fast each carrier may be asked.
 *
 * @param configured per second of what the carrier's limit counts, by carrier, where it is not the default
 */
export function carrierRates(configured: ReadonlyMap<string, number>): RateOf {
  return (name) => {
    const carrier = carrierNamed(name);
    if (carrier === undefined) return carrierRate(configured.get(name) ?? unpublishedLimit.perSecond);
    const { limit, numbersPerOrder = null } = descriptorOf(carrier);
    return carrierRate(configured.get(name) ?? limit.perSecond, limit.counts, numbersPerOrder);
  };
}
