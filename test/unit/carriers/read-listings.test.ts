import { expect, test } from 'vitest';
import type { CarrierListing } from '../../../src/carriers/contract.ts';
import { readListings } from '../../../src/carriers/read-listings.ts';

const listing = (changes: Partial<CarrierListing> = {}): CarrierListing => ({
  e164: '+14155550123',
  carrierRef: 'PN1',
  purchasedAt: new Date('2026-01-01T00:00:00Z'),
  monthlyCostCents: 115,
  currency: 'USD',
  renewsAt: new Date('2026-02-01T00:00:00Z'),
  subaccount: null,
  ...changes,
});

test('a listing that can be stored is left as it is', () => {
  for (const one of [listing(), listing({ carrierRef: null, purchasedAt: null, monthlyCostCents: null })]) {
    expect(readListings([one])).toEqual([one]);
  }
});

test.each(['12345', '+1415', 'sip:ada@example.com', '+14155550123\0', '+1415555012345678', '14155550123'])(
  'what is no number in E.164 (%j) is left out, and the others are kept',
  (e164) => {
    expect(readListings([listing({ e164 }), listing()])).toEqual([listing()]);
  },
);

test.each([new Date('+275760-09-13T00:00:00Z'), new Date('0000-01-01T00:00:00Z'), new Date(Number.NaN)])(
  'a purchase in a year that cannot be is not known',
  (purchasedAt) => {
    expect(readListings([listing({ purchasedAt })])).toEqual([listing({ purchasedAt: null })]);
  },
);

test.each([Number.POSITIVE_INFINITY, Number.NaN, 1.5, -1, 2 ** 31])(
  'a price of %d cents is not known',
  (cents) => {
    expect(readListings([listing({ monthlyCostCents: cents })])).toEqual([
      listing({ monthlyCostCents: null }),
    ]);
  },
);
