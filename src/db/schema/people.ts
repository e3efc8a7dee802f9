import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { personRoles } from '../../domain/roles.ts';
import { accounts } from './accounts.ts';
import { createdAt, id, instant, oneOf } from './columns.ts';

// users, sessions, identities, secondFactors, verifications and rateLimits belong to better-auth, which reads and writes them through
// drizzle: the names of their properties are its own.

/** A person who can sign in. What they may do is in `members`. */
export const users = pgTable(
  'users',
  {
    id: id(),
    name: text().notNull(),
    email: text().notNull(),
    emailVerified: boolean('email_verified').notNull().default(false),
    image: text(),
    /** Whether a code is asked for after the password. */
    twoFactorEnabled: boolean('two_factor_enabled').notNull().default(false),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [unique('users_email').on(t.email), check('users_email_case', sql`${t.email} = lower(${t.email})`)],
);

/** A signed-in browser. */
export const sessions = pgTable(
  'sessions',
  {
    id: id(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    token: text().notNull(),
    expiresAt: instant('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    /** The account that a member of several works in; null: the one they joined first. */
    activeAccountId: uuid('active_account_id').references(() => accounts.id),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [unique('sessions_token').on(t.token), index('sessions_user').on(t.userId)],
);

/** A way in which a user proves who they are: a password's hash, or an identity at an OpenID provider. */
export const identities = pgTable(
  'identities',
  {
    id: id(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** `credential` for a password. */
    providerId: text('provider_id').notNull(),
    /** The provider's id of the user. */
    accountId: text('subject').notNull(),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: instant('access_token_expires_at'),
    refreshTokenExpiresAt: instant('refresh_token_expires_at'),
    scope: text(),
    password: text(),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [unique('identities_subject').on(t.providerId, t.accountId), index('identities_user').on(t.userId)],
);

/** What makes the codes of a user who has, or sets up, a second factor; both secrets are encrypted by better-auth. */
export const secondFactors = pgTable(
  'second_factors',
  {
    id: id(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    secret: text().notNull(),
    /** The recovery codes that are left. */
    backupCodes: text('backup_codes').notNull(),
    /** Whether a first code was right; until then nothing is asked for. */
    verified: boolean().notNull().default(false),
    /** Written by better-auth with its first values, and not used: tries are counted in `rate_limits`. */
    failedVerificationCount: integer('failed_verification_count').notNull().default(0),
    lockedUntil: instant('locked_until'),
    /** Of the newest code that was taken: 30 s since 1970. No code of it or of an earlier one is taken again. */
    lastUsedStep: bigint('last_used_step', { mode: 'number' }),
  },
  (t) => [unique('second_factors_user').on(t.userId)],
);

/** Single-use values with an end, such as the token of a password link or of an invitation that was mailed; as hashes. */
export const verifications = pgTable(
  'verifications',
  {
    id: id(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: instant('expires_at').notNull(),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [index('verifications_identifier').on(t.identifier)],
);

/**
 * Addresses for which somebody asked for a password link on the sign-in page. Whether there is such a user a worker finds out,
 * so that who asks cannot tell by the time that it takes.
 */
export const passwordRequests = pgTable(
  'password_requests',
  {
    email: text().primaryKey(),
    requestedAt: instant('requested_at').notNull().defaultNow(),
  },
  (t) => [
    check('password_requests_email', sql`${t.email} = lower(${t.email}) and length(${t.email}) <= 254`),
  ],
);

/** How often an address has tried to sign in lately, over all API processes. */
export const rateLimits = pgTable(
  'rate_limits',
  {
    id: id(),
    key: text().notNull(),
    count: integer().notNull(),
    lastRequest: bigint('last_request', { mode: 'number' }).notNull(),
  },
  (t) => [unique('rate_limits_key').on(t.key)],
);

/** What a user may do in an account. */
export const members = pgTable(
  'members',
  {
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    role: text({ enum: personRoles }).notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.userId] }),
    oneOf('members_role', t.role, personRoles),
    index('members_user').on(t.userId),
  ],
);

/** An invitation to join an account. Only the hash of the token in its link is kept. */
export const invitations = pgTable(
  'invitations',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    email: text().notNull(),
    role: text({ enum: personRoles }).notNull(),
    tokenSha256: text('token_sha256').notNull(),
    /** As in the audit log. */
    invitedBy: text('invited_by').notNull(),
    createdAt: createdAt(),
    expiresAt: instant('expires_at').notNull(),
    acceptedAt: instant('accepted_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    oneOf('invitations_role', t.role, personRoles),
    check('invitations_email_case', sql`${t.email} = lower(${t.email})`),
    unique('invitations_token').on(t.tokenSha256),
    uniqueIndex('invitations_open')
      .on(t.accountId, t.email)
      .where(sql`${t.acceptedAt} is null and ${t.revokedAt} is null`),
    index('invitations_email').on(t.email),
  ],
);
