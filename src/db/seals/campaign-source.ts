import type { ISql } from 'postgres';
import type { PartKind } from '../../domain/manifest.ts';
import type { Fragment } from '../fragment.ts';
import { type ExportSource, liveSource } from './live-source.ts';

/**
 * Reads sealed kinds of a campaign into tables that last as long as the transaction, and says where to select them from.
 * It is made of the archive store: `loadSealed` in `src/seals/`.
 */
export type LoadSealed = (sql: ISql, campaignId: string, kinds: readonly PartKind[]) => Promise<ExportSource>;

/** Whether the rows of a row `c` of campaigns are read from the seal alone. What was deleted is in neither. */
export const isCleared = (sql: ISql): Fragment =>
  sql`(c.clearing_at is not null and c.data_deleted_at is null)`;

/** Whether a campaign's calls and contacts are read from the seal alone, as the statement's snapshot has it. */
export async function readsFromSeal(sql: ISql, campaignId: string): Promise<boolean> {
  const [found] = await sql`select from campaigns c where c.id = ${campaignId} and ${isCleared(sql)}`;
  return found !== undefined;
}

/**
 * Where a campaign's rows are: in the tables, or in the seal once they may have begun to leave. Decided in the transaction
 * that reads them: by one snapshot, or after {@link holdRows}.
 */
export async function campaignSource(
  sql: ISql,
  campaignId: string,
  kinds: readonly PartKind[],
  loadSealed: LoadSealed,
): Promise<ExportSource> {
  return (await readsFromSeal(sql, campaignId))
    ? loadSealed(sql, campaignId, kinds)
    : liveSource(sql, campaignId);
}

/**
 * The rows in the tables, for what must not be made of those that are left there.
 *
 * @throws RowsClearedError
 */
export async function liveSourceAlone(sql: ISql, campaignId: string): Promise<ExportSource> {
  return campaignSource(sql, campaignId, [], () => Promise.reject(new RowsClearedError(campaignId)));
}

/** The rows of a campaign have begun to leave the tables: what is asked for is to be made of its seal. */
export class RowsClearedError extends Error {
  override readonly name = 'RowsClearedError';

  constructor(campaignId: string) {
    super(`The rows of campaign ${campaignId} are in its seal alone; try again.`);
  }
}

/**
 * Keeps rows of campaigns from beginning to leave until the transaction ends, for readers whose statements have a snapshot
 * each. In the way of nothing but that.
 */
export async function holdRows(tx: ISql, campaignIds: readonly string[]): Promise<void> {
  await tx`
    select pg_advisory_xact_lock_shared(hashtext('lastcall.clearing'), hashtext(id))
    from (select id from unnest(${[...campaignIds]}::text[]) id order by id) i`;
}

/** Waits for those who hold a campaign's rows; who comes later waits for the transaction. */
export async function lockRows(tx: ISql, campaignId: string): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtext('lastcall.clearing'), hashtext(${campaignId}))`;
}
