import type { ISql, Sql } from 'postgres';
import { uuidv7 } from '../../ids.ts';
import { writeAudit } from '../audit/write-audit.ts';
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

/**
 * Adds contacts to a campaign in one transaction, a number once. The campaign's row is locked at the very end, so that
 * calls go on being recorded meanwhile. A second import into the same campaign is `busy`: two that wait for each
 * other's numbers would never end.
 *
 * @param batches read within the transaction: an error of theirs undoes everything
 * @param onBatch told what became of each batch
 */
export async function importContacts(
  sql: Sql,
  input: { accountId: string; campaignId: string; actor: string },
  batches: AsyncIterable<readonly NewContact[]>,
  onBatch: (result: { imported: number; duplicateLines: number[] }) => void,
): Promise<ImportOutcome> {
  const { accountId, campaignId, actor } = input;
  try {
    return await sql.begin(async (tx) => {
      const [campaign] = await tx<{ status: string; free: boolean }[]>`
        select status, pg_try_advisory_xact_lock(hashtextextended(id::text, ${lockSpace})) as "free"
        from campaigns where id = ${campaignId} and account_id = ${accountId}`;
      if (!campaign) return 'not_found';
      if (campaign.status === 'archived') return 'archived';
      if (!campaign.free) return 'busy';
      let imported = 0;
      for await (const batch of batches) {
        const result = await insertBatch(tx, campaignId, batch);
        imported += result.imported;
        onBatch(result);
      }
      const [counted] = await tx`
        update campaigns set contact_count = contact_count + ${imported}
        where id = ${campaignId} and status <> 'archived' returning id`;
      if (!counted) throw new CampaignGoneError();
      if (imported > 0) await markOverlapsDue(tx, accountId);
      await writeAudit(tx, {
        accountId,
        campaignId,
        actor,
        action: 'contacts.imported',
        details: { imported },
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

async function insertBatch(sql: ISql, campaignId: string, batch: readonly NewContact[]) {
  const rows = batch.map((contact) => ({ id: uuidv7(), ...contact }));
  const inserted = await sql<{ id: string }[]>`
    insert into contacts (campaign_id, id, phone, first_name, last_name, email, external_id, fields)
    select ${campaignId}, r.id, r.phone, r."firstName", r."lastName", r.email, r."externalId", r.fields
    from jsonb_to_recordset(${sql.json(rows)}) as r(
      id uuid, phone text, "firstName" text, "lastName" text, email text, "externalId" text, fields jsonb)
    on conflict do nothing
    returning id`;
  const ids = new Set(inserted.map(({ id }) => id));
  return {
    imported: inserted.length,
    duplicateLines: rows.filter(({ id }) => !ids.has(id)).map(({ line }) => line),
  };
}
