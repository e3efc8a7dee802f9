import type { Sql } from 'postgres';
import type { Manifest } from '../../domain/manifest.ts';
import { lockRows } from '../seals/campaign-source.ts';
import { readNewestManifest } from '../seals/read-manifest.ts';
import { wholeCampaignMs, withLongStatements } from '../statement-bound.ts';
import { type Clearable, readClearable } from './clearable.ts';
import { keepDigests } from './digests.ts';

/**
 * Marks a campaign as one whose rows are read from the seal alone, before the first of them leaves. Holds only if its rows
 * may leave, nothing was recorded since they were looked at, the newest version of the archive is the one whose files
 * were read back, and it has as many rows as the tables. In the same transaction, what tells old events from others is
 * put aside.
 *
 * @param input.found what {@link readClearable} answered before the last late rows were sealed
 * @param input.version of the archive that was read back
 * @returns `not_now`: something has changed since, and all is as it was; `differs`: the numbers of rows do
 */
export async function beginClearing(
  sql: Sql,
  input: { campaignId: string; afterMs: number; found: Clearable; version: number },
): Promise<'begun' | 'not_now' | 'differs'> {
  const { campaignId, afterMs, found, version } = input;
  return withLongStatements(wholeCampaignMs, () =>
    sql.begin(async (tx) => {
      await lockRows(tx, campaignId);
      const now = await readClearable(tx, campaignId, afterMs, { lock: true });
      if (!now || now.begun || now.eventCount !== found.eventCount) return 'not_now';
      const archive = await readNewestManifest(tx, campaignId);
      if (archive?.version !== version) return 'not_now';
      const [count] = await tx<(Pick<Manifest['rows'], 'calls' | 'contacts'> & { none: boolean })[]>`
        select calls, contacts, calls + contacts = 0
          and not exists (select from call_events where campaign_id = ${campaignId}) as none
        from (select (select count(*) from calls where campaign_id = ${campaignId})::int as calls,
          (select count(*) from contacts where campaign_id = ${campaignId})::int as contacts) counted`;
      const { rows } = archive.manifest;
      // Of one whose rows an operator took out before there was this, the seal is all there is.
      const isSame = count?.none || (count?.calls === rows.calls && count.contacts === rows.contacts);
      if (!isSame) return 'differs';
      await keepDigests(tx, campaignId);
      await tx`update campaigns set clearing_at = clock_timestamp() where id = ${campaignId}`;
      return 'begun';
    }),
  );
}
