import type { ISql, Sql } from 'postgres';
import { type CallSourceKind, secretOverlapHours } from '../../domain/call-sources.ts';
import type { Encrypted } from '../../secrets/keyring.ts';
import { uuidv7 } from '../../ids.ts';
import { writeAudit } from '../audit/write-audit.ts';

/** A call source as it may be shown: everything but its secrets. */
export interface CallSource {
  id: string;
  name: string;
  kind: CallSourceKind;
  /** Null: calls belong to the campaign whose number called. */
  campaign: { id: string; name: string } | null;
  createdAt: Date;
  lastUsedAt: Date | null;
  /** Until when the previous secret is accepted too; null: it is not. */
  previousSecretUntil: Date | null;
  revokedAt: Date | null;
}

/**
 * Creates a call source, unless its campaign is archived or none of the account's.
 *
 * @param input.id made by the caller, because the secret is encrypted for it
 */
export async function createCallSource(
  sql: Sql,
  input: {
    id: string;
    accountId: string;
    name: string;
    kind: CallSourceKind;
    campaignId: string | null;
    secret: Encrypted;
    actor: string;
  },
): Promise<CallSource | 'campaign_not_found' | 'campaign_archived'> {
  const { id, accountId, name, kind, campaignId, actor } = input;
  return sql.begin(async (tx) => {
    if (campaignId !== null) {
      const [campaign] = await tx<{ status: string }[]>`
        select status from campaigns where id = ${campaignId} and account_id = ${accountId} for key share`;
      if (!campaign) return 'campaign_not_found';
      if (campaign.status === 'archived') return 'campaign_archived';
    }
    await tx`
      insert into call_sources (id, account_id, campaign_id, name, kind)
      values (${id}, ${accountId}, ${campaignId}, ${name}, ${kind})`;
    await insertSecret(tx, id, input.secret);
    const details = { callSourceId: id, name, sourceKind: kind };
    await writeAudit(tx, {
      accountId,
      actor,
      action: 'call_source.created',
      details,
      ...(campaignId !== null && { campaignId }),
    });
    return requireRow(await readOne(tx, accountId, id));
  });
}

/** All call sources of an account, the revoked ones too, newest first. */
export const listCallSources = (sql: Sql, accountId: string): Promise<CallSource[]> =>
  sql<CallSource[]>`${select(sql)} where s.account_id = ${accountId} order by s.id desc`;

/** Null: the account has no such source. */
export const readCallSource = (sql: Sql, accountId: string, id: string): Promise<CallSource | null> =>
  readOne(sql, accountId, id);

/**
 * Gives a source another secret. The previous one is accepted for one more day, and none that is older.
 *
 * @returns null: the account has no such source, or it is revoked
 */
export async function replaceSecret(
  sql: Sql,
  input: { id: string; accountId: string; secret: Encrypted; actor: string },
): Promise<CallSource | null> {
  const { id, accountId, actor } = input;
  return sql.begin(async (tx) => {
    const [source] = await tx<{ name: string; sourceKind: CallSourceKind }[]>`
      select name, kind as "sourceKind" from call_sources
      where id = ${id} and account_id = ${accountId} and revoked_at is null for no key update`;
    if (!source) return null;
    await tx`delete from call_source_secrets where call_source_id = ${id} and expires_at is not null`;
    await tx`
      update call_source_secrets set expires_at = now() + make_interval(hours => ${secretOverlapHours})
      where call_source_id = ${id}`;
    await insertSecret(tx, id, input.secret);
    const details = { callSourceId: id, ...source };
    await writeAudit(tx, { accountId, actor, action: 'call_source.secret_replaced', details });
    return requireRow(await readOne(tx, accountId, id));
  });
}

/**
 * Revokes a source and forgets its secrets; doing so twice changes nothing.
 *
 * @returns null: the account has no such source
 */
export async function revokeCallSource(
  sql: Sql,
  input: { id: string; accountId: string; actor: string },
): Promise<CallSource | null> {
  const { id, accountId, actor } = input;
  return sql.begin(async (tx) => {
    const [revoked] = await tx<{ name: string; sourceKind: CallSourceKind }[]>`
      update call_sources set revoked_at = now()
      where id = ${id} and account_id = ${accountId} and revoked_at is null
      returning name, kind as "sourceKind"`;
    if (revoked) {
      await tx`delete from call_source_secrets where call_source_id = ${id}`;
      const details = { callSourceId: id, ...revoked };
      await writeAudit(tx, { accountId, actor, action: 'call_source.revoked', details });
    }
    return readOne(tx, accountId, id);
  });
}

async function insertSecret(
  tx: ISql,
  callSourceId: string,
  { keyId, nonce, ciphertext }: Encrypted,
): Promise<void> {
  await tx`
    insert into call_source_secrets (id, call_source_id, key_id, nonce, ciphertext)
    values (${uuidv7()}, ${callSourceId}, ${keyId}, ${nonce}, ${ciphertext})`;
}

async function readOne(sql: ISql, accountId: string, id: string): Promise<CallSource | null> {
  const [row] = await sql<CallSource[]>`${select(sql)} where s.id = ${id} and s.account_id = ${accountId}`;
  return row ?? null;
}

function requireRow(row: CallSource | null): CallSource {
  if (!row) throw new Error('call sources: a row that was written can be read');
  return row;
}

const select = (sql: ISql) => sql`
  select s.id, s.name, s.kind, s.created_at as "createdAt", s.last_used_at as "lastUsedAt", s.revoked_at as "revokedAt",
    case when c.id is not null then jsonb_build_object('id', c.id, 'name', c.name) end as campaign,
    (select max(x.expires_at) from call_source_secrets x where x.call_source_id = s.id and x.expires_at > now())
      as "previousSecretUntil"
  from call_sources s left join campaigns c on c.id = s.campaign_id`;
