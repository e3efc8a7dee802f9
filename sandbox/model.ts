import { z } from 'zod';
import { carrierIds, type CarrierId } from '../src/carriers/registry.ts';
import { e164Pattern } from '../src/domain/numbers.ts';

/** The carriers whose dialect the sandbox speaks; each is served under `/<dialect>`. */
export type DialectId = Exclude<CarrierId, 'sandbox'>;
export const dialectId = z.enum(carrierIds.filter((id): id is DialectId => id !== 'sandbox'));

/**
 * Why the sandbox refuses to release a number until somebody removes the hold. A carrier that has no words of its own
 * for a hold refuses in general terms.
 */
export const hold = z.enum([
  'emergency_address',
  'emergency_address_unregistering',
  'branded_calling',
  'deletion_lock',
  'account_locked',
  'in_account',
  'refused',
]);
export type Hold = z.infer<typeof hold>;

export const e164 = z.string().regex(e164Pattern, 'a number in E.164, e.g. +14155550123');

/** A customer of a carrier: what its Basic auth, token or key stands for. */
export const account = z.object({
  carrier: dialectId,
  /** The carrier's id of the account (Twilio: the account SID; Telnyx, which has none: any name). */
  account: z.string().min(1),
  secret: z.string().min(1),
  /** Of a subaccount: the account whose credentials reach it too, at carriers that have such. */
  parent: z.string().min(1).optional(),
  /** SignalWire keeps the numbers of a customer in trial mode for 30 days instead of 14. */
  trial: z.boolean().optional(),
});
export type Account = z.infer<typeof account>;

/** One rental of a number. A number bought again after its release is a rental of its own. */
export interface Rental {
  carrier: DialectId;
  account: string;
  e164: string;
  /** The carrier's id of the rental, unique within the carrier. */
  ref: string;
  /** ISO 8601, by the sandbox's clock. */
  purchasedAt: string;
  /** When it was added to the project that has it now, where that is later. ISO 8601. */
  addedAt?: string | undefined;
  /** Whether the carrier only hosts it, for carriers that tell. */
  hosted?: boolean | undefined;
  /** ISO 8601 by the sandbox's clock, or null while it is rented. */
  releasedAt: string | null;
  hold: Hold | null;
  /** The carrier's id of the subaccount that the number is given to, at carriers whose lists tell it. */
  subaccount?: string | undefined;
  /** Of a number that nobody rents: whether anybody may buy it by now. */
  forSale?: boolean | undefined;
  /** When its rent renews, for carriers that tell. ISO 8601. */
  renewsAt?: string | undefined;
  /** Cents of US dollars. */
  monthlyCostCents: number;
}

/** What an order does to its numbers. */
export type OrderKind = 'release' | 'unlock' | 'emergency_off';

/** A Bandwidth order to disconnect numbers, or a Telnyx job. It is worked on when its time has come, not when it is placed. */
export interface Order {
  id: string;
  carrier: 'bandwidth' | 'telnyx';
  kind: OrderKind;
  account: string;
  customerOrderId: string | null;
  /** In E.164. */
  numbers: readonly string[];
  /** ISO 8601. */
  createdAt: string;
  /** ISO 8601: before it the order is being processed. */
  dueAt: string;
  /** Null until it was worked on. */
  result: { done: readonly string[]; failed: readonly { e164: string; code: number }[] } | null;
}
