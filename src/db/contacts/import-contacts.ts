import type { ISql, Sql } from 'postgres';
import { uuidv7 } from '../../ids.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { onDoNotCallList } from '../do-not-call/on-list.ts';
import { wholeCampaignMs, withLongStatements } from '../statement-bound.ts';
import { rememberColumnChoices } from './column-choices.ts';
import { applyChanges, prepareChanges, stageChanges, type UpdatedRow } from './contact-changes.ts';
import { keepImport, type KeptImport } from './last-import.ts';
import { markOverlapsDue } from './refresh-overlaps.ts';

export interface NewContact {
  /** Where it stands in its file. */
  line: number;
  /** E.164. */
  phone: string;
  firstName?: string;
  lastName?: string;
  email?: string;
  externalId?: string;
  fields: Record<string, string>;
}

export type ImportOutcome = 'imported' | 'not_found' | 'archived' | 'busy';

/** What became of a batch: lines of rows that are no contacts of their own. */
export interface BatchResult {
  imported: number;
  /** Of the imported: whose number is on the account's do-not-call list. */
  doNotCall: number;
  duplicateLines: number[];
  /** Rows whose number belongs to a contact with another external id, so that nothing is changed. */
  otherIdLines: number[];
}

export interface Import {
  accountId: string;
  campaignId: string;
  actor: string;
  /** Whether rows about contacts of the campaign change them. */
  update: boolean;
  /** Read within the transaction: an error of theirs undoes everything. */
  batches: AsyncIterable<readonly NewContact[]>;
  /** Told what became of each batch. */
  onBatch: (result: BatchResult) => void;
  /** Of changed contacts, as many are told of. */
  mostUpdatedRows: number;
  /** Asked at the end, told what was changed: what is kept of the import. */
  keep: (changed: { updated: number; rows: UpdatedRow[] }) => KeptImport & {
    columns?: { headings: readonly string[]; choices: Readonly<Record<string, string>> } | undefined;
  };
}

/**
 * Adds contacts to a campaign in one transaction, a number once. The campaign's row is locked at the very end, so that
 * calls go on being recorded meanwhile; only then are contacts changed, in the order in which record calls locks. A
 * second import into the same campaign is `busy`: two that wait for each other's numbers would never end.
 */
export async function importContacts(sql: Sql, input: Import): Promise<ImportOutcome> {
  const { accountId, campaignId, actor, update } = input;
  try {
    return await sql.begin(async (tx) => {
      const [campaign] = await tx<{ status: string; free: boolean }[]>`
        select status, pg_try_advisory_xact_lock(hashtextextended(id::text, ${lockSpace})) as "free"
        from campaigns where id = ${campaignId} and account_id = ${accountId}`;
      if (!campaign) return 'not_found';
      if (campaign.status === 'archived') return 'archived';
      if (!campaign.free) return 'busy';
      if (update) await prepareChanges(tx);
      let imported = 0;
      for await (const batch of input.batches) {
        const result = await takeBatch(tx, input, batch);
        imported += result.imported;
        input.onBatch(result);
      }
      const [counted] = await tx`
        update campaigns set contact_count = contact_count + ${imported}
        where id = ${campaignId} and status <> 'archived' returning id`;
      if (!counted) throw new CampaignGoneError();
      const none = { updated: 0, rows: [] };
      const changed = update
        ? await withLongStatements(wholeCampaignMs, () => applyChanges(tx, campaignId, input.mostUpdatedRows))
        : none;
      if (imported + changed.updated > 0) await markOverlapsDue(tx, accountId);
      const { columns, ...kept } = input.keep(changed);
      await keepImport(tx, campaignId, kept);
      if (columns) await rememberColumnChoices(tx, accountId, columns.headings, columns.choices);
      await writeAudit(tx, {
        accountId,
        campaignId,
        actor,
        action: 'contacts.imported',
        details: { imported, ...(update && { updated: changed.updated }) },
      });
      return 'imported';
    });
  } catch (error) {
    if (error instanceof CampaignGoneError) return 'archived';
    throw error;
  }
}

/** Sets these advisory locks apart from other uses of the same hash. */
const lockSpace = 1_001;

/** Thrown within the transaction to undo it: the campaign was archived or deleted while its contacts came in. */
class CampaignGoneError extends Error {}

async function takeBatch(
  sql: ISql,
  { accountId, campaignId, update }: Import,
  batch: readonly NewContact[],
): Promise<BatchResult> {
  const { staged, same, otherId } = update
    ? await stageChanges(sql, campaignId, batch)
    : { staged: [], same: [], otherId: [] };
  const found = new Set([...staged, ...same, ...otherId]);
  const fresh = found.size === 0 ? batch : batch.filter(({ line }) => !found.has(line));
  const { imported, doNotCall, duplicateLines } = await insertBatch(sql, { accountId, campaignId }, fresh);
  return {
    imported,
    doNotCall,
    duplicateLines: [...duplicateLines, ...same, ...otherId].toSorted((one, other) => one - other),
    otherIdLines: otherId,
  };
}

async function insertBatch(
  sql: ISql,
  { accountId, campaignId }: Pick<Import, 'accountId' | 'campaignId'>,
  batch: readonly NewContact[],
) {
  const rows = batch.map((contact) => ({ id: uuidv7(), ...contact }));
  const inserted = await sql<{ id: string; doNotCall: boolean }[]>`
    insert into contacts as k (campaign_id, id, phone, first_name, last_name, email, external_id, fields)
    select ${campaignId}, r.id, r.phone, r."firstName", r."lastName", r.email, r."externalId", r.fields
    from jsonb_to_recordset(${sql.json(rows)}) as r(
      id uuid, phone text, "firstName" text, "lastName" text, email text, "externalId" text, fields jsonb)
    on conflict do nothing
    returning id, ${onDoNotCallList(sql, accountId, sql`k.phone`)} as "doNotCall"`;
  const ids = new Set(inserted.map(({ id }) => id));
  return {
    imported: inserted.length,
    doNotCall: inserted.filter(({ doNotCall }) => doNotCall).length,
    duplicateLines: rows.filter(({ id }) => !ids.has(id)).map(({ line }) => line),
  };
}
