import type { ISql, Sql } from 'postgres';
import type { CampaignStatus } from '../domain/campaign.ts';
import type { NumberState } from '../domain/numbers.ts';
import { uuidv7 } from '../ids.ts';
import { writeAudit } from './audit.ts';

export interface NumberToAttach {
  e164: string;
  carrier: string;
  /** The carrier's own id of the rental, where it is known. */
  carrierRef?: string | undefined;
}

export interface AttachNumbersInput {
  accountId: string;
  campaignId: string;
  /** Each number once. */
  numbers: readonly NumberToAttach[];
  actor: string;
}

/** A number that cannot be attached, and who or what holds it. */
export interface HeldNumber {
  e164: string;
  state: NumberState;
  carrier: string;
  /** The campaign that holds it; null for an available number that is known under another carrier. */
  campaignId: string | null;
}

export type AttachNumbersResult =
  | { outcome: 'attached'; attached: number; alreadyAttached: number }
  | { outcome: 'held'; held: HeldNumber[] }
  | { outcome: 'not_found' }
  | { outcome: 'archived' };

/**
 * Gives numbers to a campaign, all of them or none: unknown ones become rows, available ones of the account are taken,
 * those that the campaign has already stay. The campaign's row is locked first, so a close in the same moment either
 * comes before, and is answered with `archived`, or sees every number.
 */
export async function attachNumbers(sql: Sql, input: AttachNumbersInput): Promise<AttachNumbersResult> {
  try {
    return await sql.begin((tx) => attach(tx, input));
  } catch (error) {
    if (error instanceof HeldError) return { outcome: 'held', held: error.held };
    throw error;
  }
}

/** Thrown within the transaction to undo it. */
class HeldError extends Error {
  readonly held: HeldNumber[];

  constructor(held: HeldNumber[]) {
    super('Some of the numbers are held already.');
    this.held = held;
  }
}

async function attach(sql: ISql, input: AttachNumbersInput): Promise<AttachNumbersResult> {
  const { accountId, campaignId, actor } = input;
  const [campaign] = await sql<{ status: CampaignStatus }[]>`
    select status from campaigns where id = ${campaignId} and account_id = ${accountId} for no key update`;
  if (!campaign) return { outcome: 'not_found' };
  if (campaign.status === 'archived') return { outcome: 'archived' };

  // In one order everywhere, so that two campaigns that ask for the same numbers wait for each other and never in a ring.
  const rows = input.numbers
    .map(({ e164, carrier, carrierRef }) => ({ id: uuidv7(), e164, carrier, carrierRef: carrierRef ?? null }))
    .toSorted((a, b) => (a.e164 < b.e164 ? -1 : 1));
  const attached = await sql<{ e164: string }[]>`
    insert into phone_numbers as n (id, account_id, campaign_id, e164, carrier, carrier_ref, state, assigned_at)
    select i.id, ${accountId}, ${campaignId}, i.e164, i.carrier, i."carrierRef", 'assigned', now()
    from jsonb_to_recordset(${sql.json(rows)}) as i(id uuid, e164 text, carrier text, "carrierRef" text)
    on conflict (account_id, e164) where state <> 'released' do update set
      campaign_id = excluded.campaign_id, state = 'assigned', assigned_at = now(),
      carrier_ref = coalesce(excluded.carrier_ref, n.carrier_ref)
      where n.state = 'available' and n.carrier = excluded.carrier
    returning n.e164`;
  const taken = new Set(attached.map(({ e164 }) => e164));
  const left = rows.filter(({ e164 }) => !taken.has(e164)).map(({ e164 }) => e164);
  const held = await sql<HeldNumber[]>`
    select e164, state, carrier, campaign_id as "campaignId" from phone_numbers
    where account_id = ${accountId} and e164 = any(${left}) and state <> 'released'
      and not (campaign_id is not distinct from ${campaignId} and state = 'assigned')
    order by e164`;
  if (held.length > 0) throw new HeldError(held);

  if (attached.length > 0) {
    await sql`update campaigns set number_count = number_count + ${attached.length} where id = ${campaignId}`;
    const details = { numbers: attached.length };
    await writeAudit(sql, { accountId, campaignId, actor, action: 'numbers.attached', details });
  }
  return { outcome: 'attached', attached: attached.length, alreadyAttached: left.length };
}
