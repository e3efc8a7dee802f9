import type { ISql } from 'postgres';
import { writeAudit } from '../audit/write-audit.ts';

/**
 * Takes numbers from the drafts and active campaigns that hold them and gives them to another campaign, keeping the
 * counts of those who lose them. Every campaign concerned must be locked: `from` names those that may lose numbers.
 *
 * @returns the numbers that were moved; those of other campaigns, of other carriers or being released are not
 */
export async function moveNumbers(
  tx: ISql,
  input: {
    accountId: string;
    campaignId: string;
    from: readonly string[];
    numbers: readonly { e164: string; carrier: string; carrierRef: string | null }[];
    actor: string;
  },
): Promise<string[]> {
  const { accountId, campaignId, actor } = input;
  const moved = await tx<{ e164: string; from: string }[]>`
    update phone_numbers n set campaign_id = ${campaignId}, assigned_at = now(),
      carrier_ref = coalesce(i."carrierRef", n.carrier_ref)
    from jsonb_to_recordset(${tx.json(input.numbers)}) as i(e164 text, carrier text, "carrierRef" text)
    where n.account_id = ${accountId} and n.e164 = i.e164 and n.carrier = i.carrier and n.state = 'assigned'
      and n.campaign_id = any(${[...input.from]}::uuid[])
    returning n.e164, old.campaign_id as "from"`;
  const lost = new Map<string, number>();
  for (const { from } of moved) lost.set(from, (lost.get(from) ?? 0) + 1);
  for (const [from, numbers] of lost) {
    const details = { numbers, to: campaignId };
    await tx`update campaigns set number_count = number_count - ${numbers} where id = ${from}`;
    await writeAudit(tx, { accountId, campaignId: from, actor, action: 'numbers.moved_away', details });
  }
  return moved.map(({ e164 }) => e164);
}
