import type { ISql, Sql } from 'postgres';
import type { ErasureProblem, ErasureReason } from '../../domain/erasures.ts';
import { uuidv7 } from '../../ids.ts';
import type { Keyring } from '../../secrets/keyring.ts';
import { actorName } from '../audit/actor-name.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { forgetAnswersOf } from '../idempotency/kept-answers.ts';
import { enqueue } from '../outbox.ts';

/** An erasure as its account sees it: never whose number it is. */
export interface Erasure {
  id: string;
  reason: ErasureReason;
  requestedBy: string;
  requestedByName: string | null;
  createdAt: Date;
  finishedAt: Date | null;
  problem: ErasureProblem | null;
  contacts: number;
  calls: number;
  files: number;
  /** Of the account. */
  campaigns: number;
  campaignsDone: number;
}

const columns = (sql: ISql) => sql`
  e.id, e.reason, e.requested_by as "requestedBy", ${actorName(sql, sql`e.requested_by`)} as "requestedByName",
  e.created_at as "createdAt", e.finished_at as "finishedAt", e.problem, e.contacts, e.calls, e.files,
  (select count(*)::int from campaigns c where c.account_id = e.account_id and c.id <= e.id) as campaigns,
  (select count(*)::int from campaigns c where c.account_id = e.account_id and c.id <= e.after_campaign_id)
    as "campaignsDone"`;

export async function listErasures(
  sql: Sql,
  { accountId, before, limit }: { accountId: string; before: string | null; limit: number },
): Promise<Erasure[]> {
  return sql<Erasure[]>`
    select ${columns(sql)} from erasures e
    where e.account_id = ${accountId} ${before === null ? sql`` : sql`and e.id < ${before}`}
    order by e.id desc limit ${limit}`;
}

export async function readErasure(sql: ISql, accountId: string, id: string): Promise<Erasure | null> {
  const [erasure] = await sql<Erasure[]>`
    select ${columns(sql)} from erasures e where e.account_id = ${accountId} and e.id = ${id}`;
  return erasure ?? null;
}

const owner = (id: string) => `erasure ${id}`;

/**
 * Asks for a person's data to be erased. The guard is in the statement: no legal hold of the account or of one of its
 * campaigns, and the number is none that the account rents or rented.
 *
 * @returns the erasure, or why there is none
 */
export async function requestErasure(
  sql: Sql,
  keyring: Keyring,
  input: { accountId: string; phone: string; reason: ErasureReason; actor: string },
): Promise<Erasure | 'legal_hold' | 'own_number'> {
  const { accountId, phone, reason, actor } = input;
  const id = uuidv7();
  const { keyId, nonce, ciphertext } = keyring.encrypt(phone, owner(id));
  return sql.begin(async (tx) => {
    // Whoever sets a hold waits for this transaction, or is seen by it.
    await tx`select from accounts where id = ${accountId} for share`;
    const [state] = await tx<{ held: boolean; own: boolean; added: boolean }[]>`
      with state as (
        select exists (select from phone_numbers where account_id = ${accountId} and e164 = ${phone}) as own,
          exists (select from accounts where id = ${accountId} and legal_hold_at is not null)
            or exists (select from campaigns where account_id = ${accountId} and legal_hold_at is not null) as held
      ), added as (
        insert into erasures (id, account_id, key_id, nonce, ciphertext, reason, requested_by)
        select ${id}, ${accountId}, ${keyId}, ${nonce}, ${ciphertext}, ${reason}, ${actor}
        from state where not own and not held
        returning id
      )
      select own, held, exists (select from added) as added from state`;
    if (state?.own) return 'own_number';
    if (!state?.added) return 'legal_hold';
    await writeAudit(tx, {
      accountId,
      actor,
      action: 'person.erasure_requested',
      details: { erasureId: id, reason },
    });
    await enqueue(tx, { topic: 'erase', jobId: id });
    const erasure = await readErasure(tx, accountId, id);
    if (!erasure) throw new Error('request erasure: it was added');
    return erasure;
  });
}

/** An erasure as the workflow carries it out. */
export interface OpenErasure {
  id: string;
  accountId: string;
  reason: ErasureReason;
  createdAt: Date;
  afterCampaignId: string | null;
  encrypted: { keyId: string; nonce: Buffer; ciphertext: Buffer };
}

/** Null: it is done, or there is none. */
export async function readOpenErasure(sql: Sql, id: string): Promise<OpenErasure | null> {
  const [row] = await sql<
    (Omit<OpenErasure, 'encrypted'> & { keyId: string; nonce: Buffer; ciphertext: Buffer })[]
  >`
    select id, account_id as "accountId", reason, created_at as "createdAt", after_campaign_id as "afterCampaignId",
      key_id as "keyId", nonce, ciphertext
    from erasures where id = ${id} and finished_at is null`;
  if (!row) return null;
  const { keyId, nonce, ciphertext, ...erasure } = row;
  return { ...erasure, encrypted: { keyId, nonce, ciphertext } };
}

/** @throws SecretUnreadableError */
export const phoneOf = (keyring: Keyring, { id, encrypted }: OpenErasure): string =>
  keyring.decrypt(encrypted, owner(id));

/** The next campaign to look through; of one that is made later nothing was asked. Null: none is left. */
export async function nextCampaign(
  sql: Sql,
  { id, accountId, afterCampaignId }: OpenErasure,
): Promise<{ campaignId: string; isSealing: boolean } | null> {
  const [next] = await sql<{ campaignId: string; isSealing: boolean }[]>`
    select id as "campaignId", coalesce(stage = 'sealing', false) as "isSealing" from campaigns
    where account_id = ${accountId} and id <= ${id}
      ${afterCampaignId === null ? sql`` : sql`and id > ${afterCampaignId}`}
    order by id limit 1`;
  return next ?? null;
}

export async function noteCampaignErased(
  sql: Sql,
  { id, campaignId }: { id: string; campaignId: string },
): Promise<void> {
  await sql`update erasures set after_campaign_id = ${campaignId}, problem = null where id = ${id}`;
}

export async function noteErasureProblem(sql: Sql, id: string, problem: ErasureProblem): Promise<void> {
  await sql`update erasures set problem = ${problem} where id = ${id} and finished_at is null`;
}

/** Ends an erasure: from here on nothing of the number is left in it. */
export async function finishErasure(sql: Sql, { id, accountId }: OpenErasure): Promise<void> {
  await sql.begin(async (tx) => {
    const [done] = await tx<{ contacts: number; calls: number; files: number }[]>`
      update erasures set finished_at = now(), problem = null, key_id = null, nonce = null, ciphertext = null
      where id = ${id} and finished_at is null returning contacts, calls, files`;
    if (!done) return;
    await forgetAnswersOf(tx, accountId);
    const details = { erasureId: id, ...done };
    await writeAudit(tx, { accountId, actor: 'workflow', action: 'person.erased', details });
  });
}

/** Erasures that are not done, to give them a workflow where there is none. */
export async function unfinishedErasures(
  sql: ISql,
  accountId?: string,
): Promise<{ erasureId: string; accountId: string }[]> {
  return sql<{ erasureId: string; accountId: string }[]>`
    select id as "erasureId", account_id as "accountId" from erasures where finished_at is null
      ${accountId === undefined ? sql`` : sql`and account_id = ${accountId}`}`;
}
