import { isInstant } from '../domain/instants.ts';
import { e164Pattern } from '../domain/numbers.ts';
import type { CarrierListing, Listed } from './contract.ts';

const maxCents = 2 ** 31 - 1;

/**
 * A page of a carrier's list as it may be stored. What is no number in E.164 (a short code, a SIP address) is left out,
 * since no campaign here can hold it; a date or a price that cannot be true is not known.
 */
export function readListings(page: readonly Listed[]): CarrierListing[] {
  return page
    .filter(({ e164 }) => e164Pattern.test(e164))
    .map(({ e164, carrierRef, purchasedAt, monthlyCostCents, currency, renewsAt, subaccount }) => ({
      e164,
      carrierRef,
      purchasedAt: instant(purchasedAt),
      ...price(monthlyCostCents, currency),
      renewsAt: instant(renewsAt),
      subaccount: subaccount ?? null,
    }));
}

const dollars = 'USD';

function price(cents: number | null | undefined, currency = dollars) {
  const known = isCents(cents) && /^[A-Z]{3}$/.test(currency);
  return known ? { monthlyCostCents: cents, currency } : { monthlyCostCents: null, currency: dollars };
}

const instant = (time: Date | null | undefined) => (time && isInstant(time) ? time : null);

const isCents = (cents: number | null | undefined): cents is number =>
  typeof cents === 'number' && Number.isInteger(cents) && cents >= 0 && cents <= maxCents;
