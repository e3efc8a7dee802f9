import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { callSourceKinds } from '../../domain/call-sources.ts';
import { accounts } from './accounts.ts';
import { campaigns } from './campaigns.ts';
import { bytea, createdAt, id, instant, oneOf } from './columns.ts';

/** An address at which a carrier or a dialer reports an account's calls, with signatures instead of a key. */
export const callSources = pgTable(
  'call_sources',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    /** Whose calls they are; null: that of the number which called. A draft that is deleted takes its sources with it. */
    campaignId: uuid('campaign_id').references(() => campaigns.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    kind: text({ enum: callSourceKinds }).notNull(),
    createdAt: createdAt(),
    /** When something was last signed rightly; written at most once a minute. */
    lastUsedAt: instant('last_used_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    oneOf('call_sources_kind', t.kind, callSourceKinds),
    index('call_sources_account').on(t.accountId, t.id),
    index('call_sources_campaign').on(t.campaignId),
  ],
);

/** What a source signs with, encrypted (see src/secrets/keyring.ts): the current one, and one that was replaced lately. */
export const callSourceSecrets = pgTable(
  'call_source_secrets',
  {
    id: id(),
    callSourceId: uuid('call_source_id')
      .notNull()
      .references(() => callSources.id, { onDelete: 'cascade' }),
    /** The id of the encryption key, one of LASTCALL_SECRET_KEYS. */
    keyId: text('key_id').notNull(),
    /** 12 random bytes, new at every encryption. */
    nonce: bytea().notNull(),
    /** With the 16 bytes of its authentication tag at the end. */
    ciphertext: bytea().notNull(),
    createdAt: createdAt(),
    /** Until when it is accepted; null: it is the current one. */
    expiresAt: instant('expires_at'),
  },
  (t) => [
    check('call_source_secrets_nonce', sql`octet_length(${t.nonce}) = 12`),
    check('call_source_secrets_tag', sql`octet_length(${t.ciphertext}) > 16`),
    index('call_source_secrets_source').on(t.callSourceId),
    uniqueIndex('call_source_secrets_current')
      .on(t.callSourceId)
      .where(sql`${t.expiresAt} is null`),
  ],
);
