import type { ISql } from 'postgres';
import type { Fragment } from '../fragment.ts';
import { isCleared } from '../seals/campaign-source.ts';
import { partEnd } from '../seals/part-end.ts';
import { wholeCampaignMs, withLongStatements } from '../statement-bound.ts';
import type { ExportCursor, ExportToMake } from './make-export.ts';

/** Rows of one campaign: all, or its calls above `after`, up to and with `through`. */
export interface Segment {
  campaignId: string;
  after: string | null;
  through: string | null;
}

/** What the next part holds. */
export interface PlannedPart {
  /** Of kinds that are not cut by campaign: none. */
  segments: Segment[];
  through: ExportCursor | 'end';
}

interface Dialled {
  campaignId: string;
  dials: number;
  /** Whether its rows are in the seal alone. */
  sealed: boolean;
}

/** So many small campaigns are looked at for one part. */
const mostCampaigns = 500;

// Ranges are of days, and every zone's days begin at a quarter of an hour.
const dialled = (sql: ISql, { accountId, campaignIds, fromAt, beforeAt }: ExportToMake): Fragment => sql`
  select c.id as "campaignId", sum(t.dials)::float8 as dials,
    bool_or(${isCleared(sql)}) as sealed
  from campaigns c join dial_tally t on t.campaign_id = c.id
  where c.account_id = ${accountId} and t.quarter_at >= date_bin('15 minutes', ${fromAt}::timestamptz, 'epoch')
    and t.quarter_at < ${beforeAt}::timestamptz
    ${campaignIds === null ? sql`` : sql`and c.id = any(${campaignIds}::uuid[])`}`;

/** How many rows there will be, about; null: that is not known before. */
export async function estimateRows(sql: ISql, asked: ExportToMake): Promise<number | null> {
  if (asked.kind === 'caller_activity') return null;
  if (asked.kind === 'number_history') {
    const [numbers] = await sql<{ rows: number }[]>`
      select count(*)::float8 as rows from phone_numbers where account_id = ${asked.accountId}`;
    return numbers?.rows ?? 0;
  }
  const campaigns = await sql<Dialled[]>`${dialled(sql, asked)} group by c.id`;
  return campaigns.reduce((sum, { dials }) => sum + dials, 0);
}

/**
 * What the part after the cursor holds: some small campaigns, or a piece of a large one.
 *
 * @param rowsPerPart about so many
 */
export async function nextPart(
  sql: ISql,
  asked: ExportToMake,
  cursor: ExportCursor | 'start',
  rowsPerPart: number,
): Promise<PlannedPart> {
  if (asked.kind === 'number_history') return { segments: [], through: 'end' };
  const [first, ...others] = await campaignsFrom(sql, asked, cursor);
  if (!first) return { segments: [], through: 'end' };
  // What is summed up of a campaign cannot be cut.
  const isCut = asked.kind !== 'caller_activity' && first.dials > rowsPerPart;
  const { campaignId, sealed } = first;
  const after = cursor !== 'start' && cursor.campaignId === first.campaignId ? cursor.callId : null;
  const last = others.length === 0;
  if (isCut || after !== null) {
    const of = { campaignId, kind: 'calls' as const, after, maxRows: rowsPerPart };
    // A seal is read once: its rows have no index to begin at.
    const through = sealed ? null : await partEnd(sql, of);
    const segments = [{ campaignId, after, through }];
    return { segments, through: through === null && last ? 'end' : { campaignId, callId: through } };
  }
  const taken = [first];
  let rows = first.dials;
  for (const next of others) {
    rows += next.dials;
    if (rows > rowsPerPart || taken.length === mostCampaigns) break;
    taken.push(next);
  }
  const segments = taken.map((each) => ({ campaignId: each.campaignId, after: null, through: null }));
  const end = taken.length === others.length + 1;
  return { segments, through: end ? 'end' : { campaignId: taken.at(-1)!.campaignId, callId: null } };
}

function campaignsFrom(sql: ISql, asked: ExportToMake, cursor: ExportCursor | 'start'): Promise<Dialled[]> {
  const from =
    cursor === 'start'
      ? sql``
      : cursor.callId === null
        ? sql`and c.id > ${cursor.campaignId}`
        : sql`and c.id >= ${cursor.campaignId}`;
  return withLongStatements(
    wholeCampaignMs,
    async () =>
      sql<Dialled[]>`
        ${dialled(sql, asked)} ${from}
        group by c.id having sum(t.dials) > 0 order by c.id limit ${mostCampaigns + 1}`,
  );
}
