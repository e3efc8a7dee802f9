import type { ReadBackReceipt } from '../../src/domain/receipt.ts';

/** The receipt of a number that went at the first request. */
export const readBackReceipt = (given: Partial<ReadBackReceipt> = {}): ReadBackReceipt => ({
  outcome: 'released',
  proof: 'read_back',
  readBackAt: '2026-03-01T10:00:01.000Z',
  releasedAt: '2026-03-01T10:00:01.000Z',
  orderRef: null,
  attempts: 1,
  ...given,
});
