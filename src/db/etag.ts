import type { ISql } from 'postgres';
import type { Fragment } from './fragment.ts';

/**
 * An entity tag of what can be edited of a row, in quotes: another one as soon as one of `columns` is another. It is of the
 * values and not of a counter, so that nothing that writes, no other version either, has to keep it.
 */
export const etagOf = (sql: ISql, columns: Fragment): Fragment =>
  sql`('"' || md5(row(${columns})::text) || '"')`;

/**
 * Whether a change is meant for what a row is now, once that is locked.
 *
 * @param ifMatch the tags that it was made for; null or left out: for whatever there is
 */
export const isMeantFor = (etag: string, ifMatch: readonly string[] | null | undefined): boolean =>
  !ifMatch || ifMatch.includes(etag);
