import type { ISql } from 'postgres';
import type { Fragment } from './fragment.ts';

/**
 * An entity tag of what can be edited of a row, in quotes: another one as soon as one of `columns` is another. It is of the
 * values and not of a counter, so that nothing that writes, no other version either, has to keep it.
 */
export const etagOf = (sql: ISql, columns: Fragment): Fragment =>
  sql`('"' || md5(row(${columns})::text) || '"')`;

/** What a change is meant for: one of these tags; `nothing`: only where there is nothing yet; null: whatever there is. */
export type IfMatch = readonly string[] | 'nothing' | null;

/**
 * Whether a change is meant for what a row is now, once that is locked.
 *
 * @param etag null: there is nothing
 */
export function isMeantFor(etag: string | null, ifMatch: IfMatch | undefined): boolean {
  if (!ifMatch) return true;
  return ifMatch === 'nothing' ? etag === null : etag !== null && ifMatch.includes(etag);
}

/** The same as a condition, for a change that locks the row itself. `etag` is null where there is nothing. */
export function whereMeantFor(sql: ISql, etag: Fragment, ifMatch: IfMatch | undefined): Fragment {
  if (!ifMatch) return sql`true`;
  return ifMatch === 'nothing'
    ? sql`${etag} is null`
    : sql`coalesce(${etag} = any(${[...ifMatch]}::text[]), false)`;
}
