import { CarrierListError, type Carrier } from './contract.ts';

const answer = { httpStatus: null, carrierCode: null };
const failure = { kind: 'needs_operator', reason: 'credentials_unreadable', answer } as const;

/**
 * The carrier of an account whose credentials cannot be read. It asks nobody: neither without credentials, nor with
 * those of the installation, whose numbers these are not.
 */
export const unreadableCarrier: Carrier = {
  release: () => Promise.resolve(failure),
  readBack: () => Promise.resolve(failure),
  orders: { poll: () => Promise.resolve(failure), find: () => Promise.resolve(failure) },
  list: () => ({
    [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new CarrierListError(failure)) }),
  }),
};
