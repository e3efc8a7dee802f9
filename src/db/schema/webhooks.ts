import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { deliveryStates, disabledReasons, keptAnswerLength, webhookStatuses } from '../../domain/webhooks.ts';
import { accounts } from './accounts.ts';
import { bytea, createdAt, id, instant, oneOf } from './columns.ts';
import { events } from './events.ts';

/** Where an account's events are sent. */
export const webhookEndpoints = pgTable(
  'webhook_endpoints',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    url: text().notNull(),
    description: text().notNull(),
    /** The types of events that it wants; empty: all. */
    eventTypes: text('event_types').array().notNull(),
    status: text({ enum: webhookStatuses }).notNull().default('enabled'),
    disabledReason: text('disabled_reason', { enum: disabledReasons }),
    disabledAt: instant('disabled_at'),
    /** Attempts that failed since the last one that went well. */
    failures: integer().notNull().default(0),
    /** When the first of these was, unless it heard nothing of us for days in between. */
    failingSince: instant('failing_since'),
    lastFailureAt: instant('last_failure_at'),
    /** Nothing but a test is sent before. */
    restUntil: instant('rest_until'),
    /** When it last took something; written at most once a minute. */
    lastSuccessAt: instant('last_success_at'),
    createdAt: createdAt(),
  },
  (t) => [
    oneOf('webhook_endpoints_status', t.status, webhookStatuses),
    oneOf('webhook_endpoints_reason', t.disabledReason, disabledReasons),
    check(
      'webhook_endpoints_disabled',
      sql`case ${t.status} when 'disabled' then 2 else 0 end = num_nonnulls(${t.disabledReason}, ${t.disabledAt})`,
    ),
    check('webhook_endpoints_failing', sql`(${t.failures} > 0) = (${t.failingSince} is not null)`),
    index('webhook_endpoints_account').on(t.accountId, t.id),
  ],
);

/** What messages are signed with, encrypted (see src/secrets/keyring.ts): the current one, and one that was replaced lately. */
export const webhookSecrets = pgTable(
  'webhook_secrets',
  {
    id: id(),
    endpointId: uuid('endpoint_id')
      .notNull()
      .references(() => webhookEndpoints.id, { onDelete: 'cascade' }),
    /** The id of the encryption key, one of LASTCALL_SECRET_KEYS. */
    keyId: text('key_id').notNull(),
    /** 12 random bytes, new at every encryption. */
    nonce: bytea().notNull(),
    /** With the 16 bytes of its authentication tag at the end. */
    ciphertext: bytea().notNull(),
    createdAt: createdAt(),
    /** Until when it signs too; null: it is the current one. */
    expiresAt: instant('expires_at'),
  },
  (t) => [
    check('webhook_secrets_nonce', sql`octet_length(${t.nonce}) = 12`),
    check('webhook_secrets_tag', sql`octet_length(${t.ciphertext}) > 16`),
    index('webhook_secrets_endpoint').on(t.endpointId),
    uniqueIndex('webhook_secrets_current')
      .on(t.endpointId)
      .where(sql`${t.expiresAt} is null`),
  ],
);

/** Events that are or were sent to a webhook: one row for each, whatever is sent again. */
export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    id: id(),
    endpointId: uuid('endpoint_id')
      .notNull()
      .references(() => webhookEndpoints.id, { onDelete: 'cascade' }),
    /** Null: a test, which tells of nothing. Deleted with the event. */
    eventId: uuid('event_id').references(() => events.id, { onDelete: 'cascade' }),
    /** The event's, so that first attempts are made in this order. */
    place: bigint({ mode: 'number' }),
    state: text({ enum: deliveryStates }).notNull().default('waiting'),
    attempts: integer().notNull().default(0),
    /** How many attempts failed since it began, or since somebody had it sent again: the rung of the ladder. */
    failed: smallint().notNull().default(0),
    /** For as long as it is `waiting`; while it is being sent, the end of the lease. */
    nextAttemptAt: instant('next_attempt_at').notNull().defaultNow(),
    /** When the state became another one than `waiting`. */
    settledAt: instant('settled_at'),
    createdAt: createdAt(),
  },
  (t) => [
    oneOf('webhook_deliveries_state', t.state, deliveryStates),
    check('webhook_deliveries_settled', sql`(${t.state} = 'waiting') = (${t.settledAt} is null)`),
    check('webhook_deliveries_place', sql`(${t.eventId} is null) = (${t.place} is null)`),
    unique('webhook_deliveries_once').on(t.endpointId, t.eventId),
    index('webhook_deliveries_list').on(t.endpointId, t.id),
    index('webhook_deliveries_event').on(t.eventId),
    index('webhook_deliveries_due')
      .on(t.endpointId, t.nextAttemptAt, t.place)
      .where(sql`${t.state} = 'waiting'`),
  ],
);

/** Each request of a delivery. */
export const webhookAttempts = pgTable(
  'webhook_attempts',
  {
    deliveryId: uuid('delivery_id')
      .notNull()
      .references(() => webhookDeliveries.id, { onDelete: 'cascade' }),
    /** From 1. */
    number: integer().notNull(),
    startedAt: instant('started_at').notNull().defaultNow(),
    /** Null: it is under way, or its worker ended meanwhile. */
    durationMs: integer('duration_ms'),
    /** Of the answer; null: there was none. */
    status: smallint(),
    /** A code, where there was no answer. */
    error: text(),
    /** The beginning of the answer's body. */
    answer: text(),
  },
  (t) => [
    primaryKey({ columns: [t.deliveryId, t.number] }),
    check(
      'webhook_attempts_outcome',
      sql`num_nonnulls(${t.status}, ${t.error}) = case when ${t.durationMs} is null then 0 else 1 end`,
    ),
    check('webhook_attempts_answer', sql.raw(`length(answer) <= ${keptAnswerLength}`)),
  ],
);
