import type { Absence } from '../../../src/domain/receipt.ts';
import type { DialectId, Hold } from '../../../sandbox/model.ts';

/** What decides into which situations a carrier can come. */
export interface Traits {
  /** Whether a release is an order that is worked on later. */
  takesOrders: boolean;
  /** Whether a number is held back for some days after its purchase. */
  holdsNewNumbers: boolean;
  /** What a rental's reference is; null where the digits are all of it. */
  reference: 'id' | 'country' | null;
  /** Whether its list tells which numbers are a subaccount's. */
  listsSubaccounts: boolean;
  /** What keeps a number, and its API takes away. */
  takesAway: readonly Hold[];
  /** Whether it tells that it only hosts a number. */
  tellsHosted: boolean;
  /** Whether a number has an emergency address that is unregistered by itself. */
  unregistersEmergencyAddress: boolean;
  /** Whether a refusal may have several errors, in any order. */
  severalErrors: boolean;
  /** Whether one order takes many numbers. */
  takesMany: boolean;
  /** Whether it gives tokens that run out. */
  usesTokens: boolean;
  /** Whether it tells of numbers that are assigned and not in service. */
  tellsNotLive: boolean;
  /** How an account names a subaccount to which numbers are moved out of its list; null where none can be named. */
  subaccounts: 'id' | 'id:secret' | null;
  /** What is known of a number that its list does not have, and nothing else tells of. */
  absence: Absence;
  /** Whether it is asked if anybody may buy a number. */
  tellsForSale: boolean;
  /** Whether it keeps a record that tells of a number that it was given back. */
  keepsRecord: boolean;
  /** What a number of the sandbox costs there as far as the carrier tells, hundredths and currency. */
  price: [cents: number, currency: string] | null;
  /** Whether its list tells when the next rent is due. */
  tellsRenewal: boolean;
  /** Whether its list tells one rental of a number from the next. */
  tellsRentalsApart: boolean;
}

const byId: Traits = {
  takesOrders: false,
  holdsNewNumbers: false,
  reference: 'id',
  listsSubaccounts: false,
  takesAway: [],
  tellsHosted: false,
  unregistersEmergencyAddress: false,
  severalErrors: false,
  takesMany: false,
  usesTokens: false,
  subaccounts: null,
  absence: 'unknown',
  tellsForSale: false,
  keepsRecord: false,
  price: null,
  tellsRenewal: false,
  tellsNotLive: false,
  tellsRentalsApart: true,
};

export const traits: Record<DialectId, Traits> = {
  twilio: {
    ...byId,
    takesAway: ['emergency_address'],
    price: [115, 'USD'],
    subaccounts: 'id',
    absence: 'absent_everywhere_we_can_see',
    tellsHosted: true,
    unregistersEmergencyAddress: true,
  },
  telnyx: { ...byId, takesMany: true, takesAway: ['deletion_lock', 'emergency_address'] },
  bandwidth: {
    ...byId,
    keepsRecord: true,
    takesOrders: true,
    takesMany: true,
    reference: null,
    usesTokens: true,
    tellsNotLive: true,
    tellsRentalsApart: false,
  },
  signalwire: {
    ...byId,
    tellsRenewal: true,
    subaccounts: 'id:secret',
    tellsForSale: true,
    holdsNewNumbers: true,
    severalErrors: true,
  },
  plivo: {
    ...byId,
    price: [80, 'USD'],
    tellsRenewal: true,
    absence: 'absent_everywhere_we_can_see',
    reference: null,
    listsSubaccounts: true,
  },
  vonage: {
    ...byId,
    price: [90, 'EUR'],
    subaccounts: 'id:secret',
    tellsForSale: true,
    reference: 'country',
    listsSubaccounts: true,
    tellsRentalsApart: false,
  },
};

/** The carriers that cannot come into a situation, by what they lack, with the reason. */
export function lacking(why: string, has: (carrier: Traits) => boolean): Partial<Record<DialectId, string>> {
  const carriers = Object.entries(traits).filter(([, of]) => !has(of));
  return Object.fromEntries(carriers.map(([carrier]) => [carrier, why]));
}
