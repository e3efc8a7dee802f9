import type { ISql } from 'postgres';
import type { PartKind } from '../../domain/manifest.ts';
import type { Fragment } from '../fragment.ts';
import { callColumns, contactColumns, receiptsOf } from './read-rows.ts';

/** A kind of a campaign's rows as something to select from, with the columns of its sealed file. */
export type ExportSource = (kind: PartKind) => Fragment;

/** The rows as they are in the database. */
export function liveSource(sql: ISql, campaignId: string): ExportSource {
  const rows: Record<PartKind, () => Fragment> = {
    calls: () => sql`select ${callColumns(sql, sql`answers`)} from calls where campaign_id = ${campaignId}`,
    contacts: () =>
      sql`select ${contactColumns(sql, sql`fields`)} from contacts where campaign_id = ${campaignId}`,
    receipts: () => receiptsOf(sql, campaignId),
  };
  return (kind) => sql`(${rows[kind]()})`;
}
