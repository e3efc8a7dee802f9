import type { ISql } from 'postgres';
import type { PartKind } from '../../domain/manifest.ts';
import type { Fragment } from '../fragment.ts';
import { receiptsOf } from './receipt-rows.ts';

/** A kind of a campaign's rows as something to select from, with the columns of its sealed file. */
export type ExportSource = (kind: PartKind) => Fragment;

/** The rows as they are in the database. */
export function liveSource(sql: ISql, campaignId: string): ExportSource {
  const rows: Record<PartKind, () => Fragment> = {
    calls: () => sql`
      select id as call_id, contact_id, caller_id, from_number, to_number, placed, started_at, ended_at, duration_seconds,
        outcome, disposition, answers, result_at
      from calls where campaign_id = ${campaignId}`,
    contacts: () => sql`
      select id as contact_id, phone, first_name, last_name, email, external_id, fields, dialled_at, created_at
      from contacts where campaign_id = ${campaignId}`,
    receipts: () => receiptsOf(sql, campaignId),
    opt_outs: () => sql`
      select i.id as opt_out_id, i.phone, i.opted_out_at, n.e164 as called_number, n.carrier, i.call_id
      from inbound_calls i join phone_numbers n on n.id = i.number_id
      where i.campaign_id = ${campaignId} and i.opted_out_at is not null`,
  };
  return (kind) => sql`(${rows[kind]()})`;
}
