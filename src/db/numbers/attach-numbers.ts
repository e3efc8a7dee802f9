import type { ISql, Sql } from 'postgres';
import type { CampaignStatus } from '../../domain/campaign.ts';
import { uuidv7 } from '../../ids.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { coolingNumbers, heldNumbers, type HeldNumber } from './held-numbers.ts';
import { moveNumbers } from './move-numbers.ts';
import { takeAvailable } from './take-available.ts';

interface NumberToAttach {
  e164: string;
  carrier: string;
  /** The carrier's own id of the rental, where it is known. */
  carrierRef?: string | undefined;
}

interface AttachNumbersInput {
  accountId: string;
  campaignId: string;
  /** Each number once. */
  numbers: readonly NumberToAttach[];
  /** Takes numbers also from other drafts and active campaigns, and within their cool-down. */
  force?: boolean;
  actor: string;
}

type AttachNumbersResult =
  | { outcome: 'attached'; attached: number; alreadyAttached: number }
  | { outcome: 'held'; held: HeldNumber[] }
  | { outcome: 'not_found' }
  | { outcome: 'archived' };

/**
 * Gives numbers to a campaign, all of them or none: unknown ones become rows, available ones of the account are taken,
 * those that the campaign has already stay. The rows of all campaigns concerned are locked first, so a close in the
 * same moment either comes before, and is answered with `archived`, or sees every number.
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
  const { accountId, campaignId, force = false, actor } = input;
  const locked = await lockCampaigns(sql, input);
  const campaign = locked.find(({ id }) => id === campaignId);
  if (!campaign) return { outcome: 'not_found' };
  if (campaign.status === 'archived') return { outcome: 'archived' };

  // In one order everywhere, so that two campaigns that ask for the same numbers wait for each other and never in a ring.
  const numbers = input.numbers
    .map(({ e164, carrier, carrierRef }) => ({ id: uuidv7(), e164, carrier, carrierRef: carrierRef ?? null }))
    .toSorted((a, b) => (a.e164 < b.e164 ? -1 : 1));
  const made = await sql<{ e164: string }[]>`
    insert into phone_numbers as n (id, account_id, campaign_id, e164, carrier, carrier_ref, state, assigned_at)
    select i.id, ${accountId}, ${campaignId}, i.e164, i.carrier, i."carrierRef", 'assigned', now()
    from jsonb_to_recordset(${sql.json(numbers)}) as i(id uuid, e164 text, carrier text, "carrierRef" text)
    on conflict do nothing
    returning n.e164`;
  const taken = await takeAvailable(sql, { accountId, campaignId, numbers });
  const others = locked.filter(({ id, status }) => id !== campaignId && status !== 'archived');
  const from = others.map(({ id }) => id);
  const moved = force ? await moveNumbers(sql, { accountId, campaignId, from, numbers, actor }) : [];
  const attached = [...made.map(({ e164 }) => e164), ...taken, ...moved];
  const done = new Set(attached);
  const left = numbers.filter(({ e164 }) => !done.has(e164));
  const held = await heldNumbers(sql, { accountId, campaignId, numbers: left });
  const cooling = force ? [] : await coolingNumbers(sql, { accountId, e164s: attached });
  if (held.length + cooling.length > 0) throw new HeldError([...held, ...cooling]);

  // The campaign's own, with an id of the rental that is better than ours.
  const corrected = await sql`
    update phone_numbers n set carrier_ref = i."carrierRef"
    from jsonb_to_recordset(${sql.json(left)}) as i(e164 text, carrier text, "carrierRef" text)
    where n.account_id = ${accountId} and n.campaign_id = ${campaignId} and n.state = 'assigned'
      and n.e164 = i.e164 and n.carrier = i.carrier and n.carrier_ref is distinct from i."carrierRef"
      and i."carrierRef" is not null`;

  if (attached.length + corrected.count > 0) {
    await sql`update campaigns set number_count = number_count + ${attached.length} where id = ${campaignId}`;
    const details = {
      numbers: attached.length,
      ...(force && { forced: true, moved: moved.length }),
      ...(corrected.count > 0 && { corrected: corrected.count }),
    };
    await writeAudit(sql, { accountId, campaignId, actor, action: 'numbers.attached', details });
  }
  return { outcome: 'attached', attached: attached.length, alreadyAttached: left.length };
}

/** Locks the campaign, and with force those that hold its numbers, in the order of their ids. */
async function lockCampaigns(
  sql: ISql,
  { accountId, campaignId, numbers, force = false }: AttachNumbersInput,
): Promise<{ id: string; status: CampaignStatus }[]> {
  const e164s = numbers.map(({ e164 }) => e164);
  return await sql<{ id: string; status: CampaignStatus }[]>`
    select id, status from campaigns
    where account_id = ${accountId} and (id = ${campaignId} or ${force} and id in (
      select campaign_id from phone_numbers
      where account_id = ${accountId} and e164 = any(${e164s}) and state = 'assigned'))
    order by id for no key update`;
}
