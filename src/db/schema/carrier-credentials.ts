import { sql } from 'drizzle-orm';
import { check, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { bytea, createdAt, instant } from './columns.ts';

/**
 * An account's credentials at a carrier, encrypted (see src/secrets/keyring.ts): what stands here in the clear may be
 * shown to the account's owners and admins.
 */
export const carrierCredentials = pgTable(
  'carrier_credentials',
  {
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    /** A carrier id of `src/carriers/registry.ts`. */
    carrier: text().notNull(),
    /** The id of the encryption key, one of LASTCALL_SECRET_KEYS. */
    keyId: text('key_id').notNull(),
    /** 12 random bytes, new at every encryption: two rows, or two versions of one row, never have the same. */
    nonce: bytea().notNull(),
    /** With the 16 bytes of its authentication tag at the end. */
    ciphertext: bytea().notNull(),
    /** The end of the public part, such as the account SID; null where a carrier's credentials have none. */
    hint: text(),
    /** The ids of the subaccounts that they name; their secrets are encrypted with the rest. */
    subaccounts: text().array().notNull().default([]),
    createdAt: createdAt(),
    /** When the credentials themselves were last entered; encrypting them again changes neither this nor by whom. */
    updatedAt: instant('updated_at').notNull().defaultNow(),
    /** As in the audit log: `key:<uuid>` or `cli`. */
    updatedBy: text('updated_by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.carrier] }),
    check('carrier_credentials_nonce', sql`octet_length(${t.nonce}) = 12`),
    check('carrier_credentials_tag', sql`octet_length(${t.ciphertext}) > 16`),
  ],
);
