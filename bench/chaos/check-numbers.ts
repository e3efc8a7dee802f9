import type { ModelCampaign } from './model.ts';
import type { Seen } from './seen.ts';
import { guarantees, type Violation } from './violation.ts';

/** What is wrong with a campaign's numbers, by the carriers' word above all. */
export function* checkNumbers(campaign: ModelCampaign, seen: Seen): Generator<Violation> {
  const { stage = null, receipts = [], sealedMs = null } = seen.campaigns.get(campaign.id) ?? {};
  const complete = stage === 'complete';
  const receipted = new Set(receipts);
  const of = (guarantee: Violation['guarantee'], what: string): Violation => ({
    guarantee,
    what: `${campaign.name}: ${what}`,
  });
  if (receipted.size !== receipts.length) yield of(guarantees.once, 'a number has two receipts');
  for (const number of receipted)
    if (!campaign.numbers.includes(number))
      yield of(guarantees.whole, `has a receipt of ${number}, not its own`);
  for (const number of campaign.numbers) {
    const orders = seen.orders.get(number) ?? [];
    const first = orders[0];
    const asked = campaign.archiveAskedMs;
    if (first && (asked === null || first.atMs < asked))
      yield of(guarantees.active, `${number} was ordered to be released while it was active`);
    if (!seen.rented.has(number) && asked === null)
      yield of(guarantees.active, `${number} is gone at its carrier`);
    if (first && asked !== null && (sealedMs === null || first.atMs < sealedMs))
      yield of(guarantees.sealedFirst, `${number} was ordered to be released before the seal`);
    const effects = orders.filter(({ effect }) => effect).length;
    if (effects > 1) yield of(guarantees.once, `${number} was released ${effects} times`);
    const done = orders.findIndex(({ effect }) => effect);
    if (done >= 0 && done < orders.length - 1)
      yield of(guarantees.once, `${number} was ordered again after it was released`);
    if (!complete) continue;
    if (seen.rented.has(number)) yield of(guarantees.complete, `${number} is still rented`);
    else if (effects === 0 && !orders.some(({ overtaken }) => overtaken))
      yield of(guarantees.once, `${number} is gone without an order`);
    if (!receipted.has(number)) yield of(guarantees.whole, `${number} has no receipt`);
  }
}
