import type { Sql } from 'postgres';
import { uuidv7 } from '../../ids.ts';
import { isThisCopy } from '../installation/copy.ts';
import { partColumns, type SealedPart } from './read-manifest.ts';

/**
 * Records a part whose file was written, read back and compared. A place that is taken stays as it is: the part that
 * stands there is the answer, whoever sealed it, and the next part begins where that one ends.
 *
 * @returns null when the campaign is not archived or another copy of the database has taken over, and nothing was recorded
 */
export async function recordPart(
  sql: Sql,
  campaignId: string,
  part: Omit<SealedPart, 'createdAt'>,
): Promise<SealedPart | null> {
  const [recorded] = await sql<SealedPart[]>`
  insert into archive_parts (id, campaign_id, kind, sequence, revision, after_key, last_key, rows, bytes,
    uncompressed_bytes, sha256, store_key, guard)
  select ${uuidv7()}, id, ${part.kind}, ${part.sequence}, ${part.revision}, ${part.afterKey}, ${part.lastKey},
    ${part.rows}, ${part.bytes}, ${part.uncompressedBytes}, ${part.sha256}, ${part.key}, ${part.guard}
  from campaigns where id = ${campaignId} and status = 'archived' and ${isThisCopy(sql)}
  on conflict (campaign_id, kind, sequence, revision) do nothing
  returning ${partColumns(sql)}`;
  if (recorded) return recorded;
  const [standing] = await sql<SealedPart[]>`
  select ${partColumns(sql)} from archive_parts
  where campaign_id = ${campaignId} and kind = ${part.kind} and sequence = ${part.sequence}
    and revision = ${part.revision}`;
  return standing ?? null;
}
