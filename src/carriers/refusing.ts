import { CarrierListError, type Carrier } from './contract.ts';
import type { ReasonCode } from './reasons.ts';

/**
 * A carrier that asks nobody and answers everything with `needs_operator`. For an account whose credentials cannot be used:
 * neither without credentials, nor with those of somebody else, whose numbers these are not.
 */
export function refusingCarrier(reason: ReasonCode): Carrier {
  const answer = { httpStatus: null, carrierCode: null };
  const failure = { kind: 'needs_operator', reason, answer } as const;
  const refuse = () => Promise.resolve(failure);
  return {
    release: refuse,
    readBack: refuse,
    orders: {
      single: true,
      read: (orderRef) => Promise.resolve({ orderRef, ended: false, of: refuse }),
      find: refuse,
    },
    list: () => ({
      [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new CarrierListError(failure)) }),
    }),
  };
}
