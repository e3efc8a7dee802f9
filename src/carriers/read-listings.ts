import { isInstant } from '../domain/instants.ts';
import { e164Pattern } from '../domain/numbers.ts';
import type { CarrierListing } from './contract.ts';

const maxCents = 2 ** 31 - 1;

/**
 * A page of a carrier's list as it may be stored. What is no number in E.164 (a short code, a SIP address) is left out,
 * since no campaign here can hold it; a date or a price that cannot be true is not known.
 */
export function readListings(page: readonly CarrierListing[]): CarrierListing[] {
  return page
    .filter(({ e164 }) => e164Pattern.test(e164))
    .map(({ purchasedAt, monthlyCostCents, ...listing }) => ({
      ...listing,
      purchasedAt: purchasedAt && isInstant(purchasedAt) ? purchasedAt : null,
      monthlyCostCents: monthlyCostCents !== null && isCents(monthlyCostCents) ? monthlyCostCents : null,
    }));
}

const isCents = (cents: number) => Number.isInteger(cents) && cents >= 0 && cents <= maxCents;
