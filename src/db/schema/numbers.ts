import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { carrierPlaces, numberStates, reclaimStatuses, releaseStatuses } from '../../domain/numbers.ts';
import type { Receipt, ReleaseStep } from '../../domain/receipt.ts';
import { accounts } from './accounts.ts';
import { campaigns } from './campaigns.ts';
import { createdAt, id, instant, oneOf } from './columns.ts';

/** One rental of one phone number. A number that is rented again later is a new row. */
export const phoneNumbers = pgTable(
  'phone_numbers',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    campaignId: uuid('campaign_id').references(() => campaigns.id),
    /** The number in E.164. */
    e164: text('e164').notNull(),
    /** A carrier id of `src/carriers/registry.ts`. */
    carrier: text().notNull(),
    /** The carrier's own id of the rental; null until it is known. */
    carrierRef: text('carrier_ref'),
    /** The carrier's id of the account's subaccount that rents it; null while the account itself does. */
    subaccount: text(),
    state: text({ enum: numberStates }).notNull().default('available'),
    /** Set by a trigger when the row is made, and afterwards by `take_carrier_place` alone. */
    carrierPlace: text('carrier_place', { enum: carrierPlaces }).notNull().default('installation'),
    assignedAt: instant('assigned_at'),
    releasedAt: instant('released_at'),
    /** As the carrier's list told last; null where it does not tell. Cents are hundredths of the currency. */
    purchasedAt: instant('purchased_at'),
    monthlyCostCents: integer('monthly_cost_cents'),
    currency: text().notNull().default('USD'),
    /** When the next rent is due. */
    renewsAt: instant('renews_at'),
    createdAt: createdAt(),
  },
  (t) => [
    oneOf('phone_numbers_state', t.state, numberStates),
    uniqueIndex('phone_numbers_rented')
      .on(t.accountId, t.e164)
      .where(sql`${t.state} <> 'released'`),
    // By the number alone: it is rented from one carrier at a time, also where two of them are one and the same.
    uniqueIndex('phone_numbers_installation')
      .on(t.e164)
      .where(sql`${t.carrierPlace} = 'installation' and ${t.state} <> 'released'`),
    oneOf('phone_numbers_carrier_place', t.carrierPlace, carrierPlaces),
    index('phone_numbers_campaign').on(t.campaignId, t.id),
    index('phone_numbers_account').on(t.accountId, t.id),
    index('phone_numbers_carrier').on(t.accountId, t.carrier),
    index('phone_numbers_e164').on(t.e164, t.accountId),
  ],
);

/**
 * The release of one rented number: one row, made by the close, that ends in `released` with a receipt. A number that
 * a comparison found gone at the carrier belonged to no close: its row has no campaign, and is released from the start.
 */
export const releases = pgTable(
  'releases',
  {
    numberId: uuid('number_id')
      .primaryKey()
      .references(() => phoneNumbers.id),
    campaignId: uuid('campaign_id').references(() => campaigns.id),
    status: text({ enum: releaseStatuses }).notNull().default('pending'),
    /** Who holds the claim, and until when nobody else may take it. */
    claimToken: uuid('claim_token'),
    claimedUntil: instant('claimed_until'),
    attempts: integer().notNull().default(0),
    /** The earliest time of the next attempt, while waiting. */
    nextAttemptAt: instant('next_attempt_at'),
    /** Set when the carrier named a date before which it refuses. */
    blockedUntil: instant('blocked_until'),
    /** True when a request was sent whose effect is not known: read back before sending anything again. */
    uncertain: boolean().notNull().default(false),
    /** The subaccount, or `` for the account itself, in which the number was found instead of where our books have it. */
    foundIn: text('found_in'),
    /** When the carrier said that the number is gone while its list still had it. */
    acceptedAt: instant('accepted_at'),
    /** A code of `src/carriers/reasons.ts`. */
    reason: text(),
    /** Since when every attempt has failed, on the campaign's clock; null while none has or the carrier told to wait. */
    failingSince: instant('failing_since'),
    /** The carrier's reference of the order that is under way, or that released the number. */
    orderRef: text('order_ref'),
    /** Our own id of the order whose fate is open, by which it is looked for; another one for each order. */
    orderId: uuid('order_id'),
    /** When the carrier accepted the order that is under way. */
    orderedAt: instant('ordered_at'),
    receipt: jsonb().$type<Receipt>(),
    createdAt: createdAt(),
    releasedAt: instant('released_at'),
  },
  (t) => [
    oneOf('releases_status', t.status, releaseStatuses),
    check('releases_campaign', sql`${t.campaignId} is not null or ${t.status} = 'released'`),
    index('releases_due').on(t.campaignId, t.status, t.nextAttemptAt),
    index('releases_order')
      .on(t.orderRef)
      .where(sql`${t.status} = 'waiting'`),
    index('releases_open')
      .on(t.campaignId)
      .where(sql`${t.status} <> 'released'`),
  ],
);

/** Taking a released number back from its carrier: one row for a released rental, made by the first who asks for it. */
export const reclaims = pgTable(
  'reclaims',
  {
    /** The rental that was released. */
    numberId: uuid('number_id')
      .primaryKey()
      .references(() => phoneNumbers.id),
    status: text({ enum: reclaimStatuses }).notNull().default('asking'),
    /** Until when nobody else asks the carrier. */
    claimedUntil: instant('claimed_until').notNull(),
    /** The rental that it became. */
    newNumberId: uuid('new_number_id').references(() => phoneNumbers.id),
    /** As in the audit log. */
    askedBy: text('asked_by').notNull(),
    createdAt: createdAt(),
  },
  (t) => [oneOf('reclaims_status', t.status, reclaimStatuses)],
);

/** Each request that was sent to a carrier for a release, and its answer: codes only. */
export const releaseAttempts = pgTable(
  'release_attempts',
  {
    numberId: uuid('number_id')
      .notNull()
      .references(() => releases.numberId),
    attempt: integer().notNull(),
    startedAt: instant('started_at').notNull(),
    finishedAt: instant('finished_at'),
    /** In the order sent. */
    steps: jsonb().$type<ReleaseStep[]>().notNull().default([]),
    outcome: text(),
  },
  (t) => [primaryKey({ columns: [t.numberId, t.attempt] })],
);

/** When a carrier was last given a place in line, over all workers: what holds its rate. See `carrier-pace.ts`. */
export const carrierPace = pgTable('carrier_pace', {
  carrier: text().primaryKey(),
  takenAt: timestamp('taken_at', { withTimezone: true }).notNull(),
});
