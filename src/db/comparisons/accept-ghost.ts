import type { Sql } from 'postgres';
import type { ComparisonReceipt } from '../../domain/receipt.ts';
import { writeEvent } from '../events/write-events.ts';
import { isoTime, jsonObject } from '../json-object.ts';
import { openFinding, resolveFinding, type FixInput, type FixResult } from './open-finding.ts';

/**
 * Takes a number that is gone at the carrier out of our books: it leaves its campaign, if it is in one, and is released,
 * with a receipt that says how it is known to be gone. A number that is being released by now is left to its release.
 */
export async function acceptGhost(sql: Sql, input: FixInput): Promise<FixResult> {
  return sql.begin(async (tx) => {
    const finding = await openFinding(tx, input, 'ghost');
    if (typeof finding === 'string') return finding;
    const { accountId, numberId, lastSeenAt } = finding;
    if (numberId === null) return 'outdated';

    // The campaign's row first, as everywhere: a close in the same moment comes before or after, never in between.
    const [campaign] = await tx<{ id: string }[]>`
      select c.id from campaigns c join phone_numbers n on n.campaign_id = c.id
      where n.id = ${numberId} and n.account_id = ${accountId}
      for no key update of c`;
    const campaignId = campaign?.id ?? null;
    const released = await tx`
      update phone_numbers set state = 'released', released_at = now(), campaign_id = null, assigned_at = null
      where id = ${numberId} and account_id = ${accountId} and state in ('available', 'assigned')
        and campaign_id is not distinct from ${campaignId}
      returning id`;
    if (released.length === 0) return 'outdated';
    const outcome = 'already_gone';
    const receipt = jsonObject<ComparisonReceipt>(tx, {
      outcome,
      proof: 'comparison',
      absence: finding.absence ?? 'unknown',
      explanation: 'gone at the carrier, found by comparison',
      findingId: finding.id,
      comparedAt: lastSeenAt.toISOString(),
      campaignId,
      releasedAt: isoTime(tx, tx`now()`),
      orderRef: null,
      attempts: 0,
    });
    await tx`
      insert into releases (number_id, status, released_at, receipt)
      values (${numberId}, 'released', now(), ${receipt})`;
    if (campaignId !== null) {
      await tx`update campaigns set number_count = number_count - 1 where id = ${campaignId}`;
    }
    const fix = { resolution: 'accepted', numberId, campaignId: campaign?.id, actor: input.actor } as const;
    await resolveFinding(tx, finding, fix);
    const data = { numberId, outcome } as const;
    await writeEvent(tx, { accountId, campaignId, type: 'number.released', data });
    return 'fixed';
  });
}
