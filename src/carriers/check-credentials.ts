import { CarrierListError, type Carrier } from './contract.ts';
import type { ReasonCode } from './reasons.ts';

/** What a carrier says to credentials. `unreachable`: it said nothing about them, for this reason. */
export type CredentialsCheck =
  { checked: 'ok'; reason: null } | { checked: 'rejected' | 'unreachable'; reason: ReasonCode };

/** Reads one page of the carrier's list, which changes nothing. Credentials that may only read pass it too. */
export async function checkCredentials(carrier: Carrier): Promise<CredentialsCheck> {
  try {
    await carrier.list({})[Symbol.asyncIterator]().next();
    return { checked: 'ok', reason: null };
  } catch (error) {
    if (!(error instanceof CarrierListError)) throw error;
    const { reason } = error.failure;
    return { checked: reason === 'credentials_rejected' ? 'rejected' : 'unreachable', reason };
  }
}
