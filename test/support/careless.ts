import { type Sql } from 'postgres';
import type { Bed } from '../../bench/races/bed.ts';
import type { DueCampaign } from '../../bench/races/due-campaigns.ts';
import { closeCampaign } from '../../src/db/campaigns/close-campaign.ts';
import { deadline, isNoticed } from '../../src/db/campaigns/deadline.ts';
import { writeAudit } from '../../src/db/audit/write-audit.ts';
import { enqueue } from '../../src/db/outbox.ts';
import { uuidv7 } from '../../src/ids.ts';

// Copies of what decides, each without its guard: right whenever nobody else is there.

/** Judges whether the campaign is due, and closes it after that whatever has happened in between. */
export async function closeAfterLooking({ sql }: Bed, { id }: DueCampaign): Promise<string> {
  const [due] = await sql`
    select from campaigns c join accounts a on a.id = c.account_id
    where c.id = ${id} and ${isNoticed(sql)} and ${deadline(sql)} <= now()`;
  if (!due) return 'still_in_use';
  const { outcome } = await closeCampaign(sql, {
    campaignId: id,
    reason: 'person',
    actor: 'workflow',
    tellWorkflow: false,
  });
  return outcome;
}

/** Looks for the campaign's numbers with the eyes that it had before it waited for the campaign's row. */
export async function closeInOneStatement({ sql }: Bed, { id }: DueCampaign): Promise<string> {
  await sql`
    with closed as (
      update campaigns set status = 'archived', stage = 'draining', archived_at = clock_timestamp(),
        archive_reason = 'inactivity', archived_by = 'workflow'
      where id = ${id} and status = 'active' returning id
    ),
    releasing as (
      update phone_numbers n set state = 'releasing' from closed
      where n.campaign_id = closed.id and n.state = 'assigned' returning n.id, n.campaign_id
    )
    insert into releases (number_id, campaign_id) select id, campaign_id from releasing`;
  return 'closed';
}

/** Brings a release forward without asking whether an attempt is at it. */
export async function retryAnyway(
  { sql }: Bed,
  { accountId, numberId }: { accountId: string; numberId: string },
): Promise<string> {
  return await sql.begin(async (tx) => {
    const [release] = await tx<{ campaignId: string }[]>`
      update releases set status = 'waiting', next_attempt_at = now() - interval '1 second'
      where number_id = ${numberId} and status <> 'released' returning campaign_id as "campaignId"`;
    if (!release) return 'answered 409';
    const { campaignId } = release;
    await enqueue(tx, { topic: 'release', campaignId });
    const action = 'number.release_retried';
    await writeAudit(tx, { accountId, campaignId, actor: 'cli', action, details: { numberId } });
    return 'answered 204';
  });
}

/** Adds contacts, and writes the campaign's row as it was read at the beginning. */
export async function importOverWhatWasRead(
  { sql }: { sql: Sql },
  { accountId, id }: { accountId: string; id: string },
): Promise<string> {
  return await sql.begin(async (tx) => {
    const [read] = await tx<{ status: string; launchedAt: Date | null; contactCount: number }[]>`
      select status, launched_at as "launchedAt", contact_count as "contactCount" from campaigns where id = ${id}`;
    const contacts = Array.from({ length: 3 }, (_, at) => ({ id: uuidv7(), phone: `+1202555010${at}` }));
    await tx`
      insert into contacts (campaign_id, id, phone)
      select ${id}, r.id, r.phone from jsonb_to_recordset(${tx.json(contacts)}) as r(id uuid, phone text)`;
    await tx`
      update campaigns set status = ${read!.status}, launched_at = ${read!.launchedAt},
        contact_count = ${read!.contactCount + contacts.length}
      where id = ${id}`;
    const action = 'contacts.imported';
    await writeAudit(tx, { accountId, campaignId: id, actor: 'cli', action, details: { imported: 3 } });
    return 'answered 200';
  });
}
