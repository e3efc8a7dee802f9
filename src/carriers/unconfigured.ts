import { CarrierListError, type Carrier, type ReadFailure, type WithAnswer } from './contract.ts';

const missing: WithAnswer<ReadFailure> = {
  kind: 'needs_operator',
  reason: 'carrier_not_configured',
  answer: { httpStatus: null, carrierCode: null },
};

/** Stands in for a carrier without credentials: whatever is asked, a person has to add them first. */
export const unconfiguredCarrier: Carrier = {
  release: () => Promise.resolve(missing),
  readBack: () => Promise.resolve(missing),
  list() {
    throw new CarrierListError(missing);
  },
};
