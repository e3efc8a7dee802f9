import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { ISql, Sql } from 'postgres';
import type { Role } from '../../domain/roles.ts';
import type { Scope } from '../../domain/scopes.ts';
import { uuidv7 } from '../../ids.ts';
import { auditOf, writeAudit } from '../audit/write-audit.ts';

/** A key as it may be shown: everything but the secret. */
export interface ApiKey {
  id: string;
  name: string;
  role: Role;
  /** What the key may do of what its role may; null: all of it. */
  scopes: Scope[] | null;
  /** The key's beginning, `lc_` and eight characters, to tell keys apart. */
  prefix: string;
  createdAt: Date;
  /** Written at most once a minute. */
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

/** Whose key it is, and what it may. */
export interface KeyHolder {
  keyId: string;
  name: string;
  prefix: string;
  role: Role;
  scopes: Scope[] | null;
  accountId: string;
  accountName: string;
  timeZone: string;
  inactivityDays: number;
  noticeDays: number;
  demo: boolean;
}

const keyPattern = /^lc_[a-z0-9]{8}_[\w-]{43}$/;
const prefixAlphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';
const secretBytes = 32;

/**
 * Creates a key. The answer is the only place where `secret`, the whole key as it is sent, can ever be read.
 *
 * @param input.actor who creates it, for the audit log
 */
export async function createApiKey(
  sql: Sql,
  input: { accountId: string; name: string; role: Role; scopes?: Scope[] | null; actor: string },
): Promise<ApiKey & { secret: string }> {
  const prefix = `lc_${Array.from({ length: 8 }, () => prefixAlphabet[randomInt(prefixAlphabet.length)]).join('')}`;
  const secret = `${prefix}_${randomBytes(secretBytes).toString('base64url')}`;
  return sql.begin(async (tx) => {
    const [key] = await tx<ApiKey[]>`
      insert into api_keys (id, account_id, name, role, scopes, prefix, secret_sha256)
      values (${uuidv7()}, ${input.accountId}, ${input.name}, ${input.role}, ${input.scopes ?? null}::text[], ${prefix},
        ${sha256(secret)})
      returning ${columns(tx)}`;
    if (!key) throw new Error('create key: an insert always answers its row');
    await writeAudit(tx, {
      accountId: input.accountId,
      actor: input.actor,
      action: 'api_key.created',
      details: { keyId: key.id, name: key.name, role: key.role, ...(key.scopes && { scopes: key.scopes }) },
    });
    return { ...key, secret };
  });
}

/** The holder of a key that is not revoked. */
export async function findKeyHolder(sql: Sql, secret: string): Promise<KeyHolder | null> {
  if (!keyPattern.test(secret)) return null;
  const [row] = await sql<(KeyHolder & { stale: boolean })[]>`
    select k.id as "keyId", k.name, k.prefix, k.role, k.scopes, a.id as "accountId", a.name as "accountName",
      a.time_zone as "timeZone", a.inactivity_days as "inactivityDays", a.notice_days as "noticeDays", a.demo,
      k.last_used_at is null or k.last_used_at < now() - interval '1 minute' as "stale"
    from api_keys k join accounts a on a.id = k.account_id
    where k.secret_sha256 = ${sha256(secret)} and k.revoked_at is null`;
  if (!row) return null;
  const { stale, ...holder } = row;
  if (stale) {
    await sql`
      with used as (
        update api_keys set last_used_at = now()
        where id = ${holder.keyId} and (last_used_at is null or last_used_at < now() - interval '1 minute')
        returning id, account_id, name, role, old.last_used_at is null as first
      )
      ${auditOf(
        sql,
        {
          accountId: sql`account_id`,
          campaignId: sql`null::uuid`,
          actor: `key:${holder.keyId}`,
          action: 'api_key.first_used',
          details: { keyId: sql`id`, name: sql`name`, role: sql`role` },
        },
        sql`from used where first`,
      )}`;
  }
  return holder;
}

/** All keys of an account, the revoked ones too, newest first. */
export async function listApiKeys(sql: Sql, accountId: string): Promise<ApiKey[]> {
  return sql<ApiKey[]>`select ${columns(sql)} from api_keys where account_id = ${accountId} order by id desc`;
}

/**
 * Revokes a key; doing so twice changes nothing.
 *
 * @param input.byOwner whether an owner asks; others do not take an owner's key away
 */
export async function revokeApiKey(
  sql: Sql,
  input: { accountId: string; keyId: string; actor: string; byOwner: boolean },
): Promise<ApiKey | 'not_found' | 'owner_only'> {
  return sql.begin(async (tx) => {
    const [key] = await tx<(ApiKey & { revokedNow: boolean })[]>`
      update api_keys set revoked_at = coalesce(revoked_at, now())
      where id = ${input.keyId} and account_id = ${input.accountId} and (role <> 'owner' or ${input.byOwner})
      returning ${columns(tx)}, old.revoked_at is null as "revokedNow"`;
    if (!key) {
      const { count } = await tx`
        select from api_keys where id = ${input.keyId} and account_id = ${input.accountId}`;
      return count === 0 ? 'not_found' : 'owner_only';
    }
    const { revokedNow, ...revoked } = key;
    if (revokedNow) {
      await writeAudit(tx, {
        accountId: input.accountId,
        actor: input.actor,
        action: 'api_key.revoked',
        details: { keyId: key.id, name: key.name, role: key.role },
      });
    }
    return revoked;
  });
}

const columns = (sql: ISql) => sql`
  id, name, role, scopes, prefix, created_at as "createdAt", last_used_at as "lastUsedAt", revoked_at as "revokedAt"`;

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
