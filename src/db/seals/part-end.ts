import type { ISql } from 'postgres';
import type { PartKind } from '../../domain/manifest.ts';
import type { Fragment } from '../fragment.ts';
import { wholeCampaignMs, withLongStatements } from '../statement-bound.ts';

const keys: Record<PartKind, (sql: ISql) => Fragment> = {
  calls: (sql) => sql`select id as key, campaign_id from calls`,
  contacts: (sql) => sql`select id as key, campaign_id from contacts`,
  opt_outs: (sql) => sql`select id as key, campaign_id from inbound_calls where opted_out_at is not null`,
  receipts: (sql) => sql`select number_id as key, campaign_id from releases`,
};

/**
 * The last key of a part of `maxRows` rows above the key `after`; null when no row is behind them: the part is open to
 * its end then, since what becomes known later belongs to some part in any case.
 */
export async function partEnd(
  sql: ISql,
  {
    campaignId,
    kind,
    after,
    maxRows,
  }: { campaignId: string; kind: PartKind; after: string | null; maxRows: number },
): Promise<string | null> {
  const found = await withLongStatements(
    wholeCampaignMs,
    () => sql<{ key: string }[]>`
      select key from (${keys[kind](sql)}) r
      where campaign_id = ${campaignId} ${after === null ? sql`` : sql`and key > ${after}`}
      order by key offset ${maxRows - 1} limit 2`,
  );
  return found.length === 2 ? (found[0]?.key ?? null) : null;
}
