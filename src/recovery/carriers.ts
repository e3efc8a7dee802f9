import type { Sql } from 'postgres';
import { carrierIds } from '../carriers/registry.ts';
import { acceptGhost } from '../db/comparisons/accept-ghost.ts';
import { comparisonTargets, type ComparisonTarget } from '../db/comparisons/comparison-targets.ts';
import {
  boughtAgain,
  failedComparisons,
  findingsOf,
  holdRelease,
  type SeenFinding,
} from '../db/recovery/number-standings.ts';
import type { CampaignBeyond, NumberBeyond, NotCompared } from '../domain/recovery.ts';
import { uuidv7 } from '../ids.ts';
import { compareInventory } from '../inventory/compare.ts';

const pageSize = 100;

export type CarriersDeps = Parameters<typeof compareInventory>[0];

/** What the carriers said: before anything is done, since what follows from the rest moves numbers too. */
export interface CarriersSaid {
  findings: SeenFinding[];
  notCompared: NotCompared[];
}

/** Compares every account with its carriers, as every night; the findings are its accounts' too. */
export async function askCarriers(deps: CarriersDeps): Promise<CarriersSaid> {
  const comparisonIds: string[] = [];
  let after: ComparisonTarget | null = null;
  for (;;) {
    const page: ComparisonTarget[] = await comparisonTargets(deps.sql, {
      carriers: carrierIds,
      after,
      limit: pageSize,
    });
    for (const target of page) {
      const comparisonId = uuidv7();
      comparisonIds.push(comparisonId);
      await compareInventory(deps, { comparisonId, ...target });
    }
    after = page.at(-1) ?? null;
    if (page.length < pageSize) break;
  }
  return {
    findings: await findingsOf(deps.sql, comparisonIds),
    notCompared: await failedComparisons(deps.sql, comparisonIds),
  };
}

const words = { ghost: 'gone', stranger: 'rented_since', leak: 'still_listed' } as const;

/**
 * Numbers of which the carriers know more than the database. With `apply`, one that is proved to be gone leaves our books, and
 * none that somebody rents again is given back.
 *
 * @param campaigns those that were archived again, whose numbers go back by their release
 */
export async function numbersBeyond(
  sql: Sql,
  { findings }: CarriersSaid,
  { apply, since, campaigns }: { apply: boolean; since: Date | null; campaigns: readonly CampaignBeyond[] },
): Promise<NumberBeyond[]> {
  const closed = new Set(
    campaigns.filter(({ done }) => done === 'archived_again').map(({ campaignId }) => campaignId),
  );
  const beyond: NumberBeyond[] = [];
  for (const finding of findings) {
    const { findingId, accountId, carrier, kind, numberId, campaignId } = finding;
    const told = { numberId, findingId, accountId, campaignId, carrier, what: words[kind] };
    beyond.push({ ...told, done: apply ? await settle(sql, finding, closed) : 'none' });
  }
  for (const each of since === null ? [] : await boughtAgain(sql, since)) {
    const isHeld = apply && since !== null && (await holdRelease(sql, each.numberId, since));
    beyond.push({ ...each, findingId: null, what: 'bought_again', done: isHeld ? 'held' : 'none' });
  }
  return beyond;
}

async function settle(
  sql: Sql,
  { findingId, accountId, kind, campaignId, absence }: SeenFinding,
  closed: ReadonlySet<string>,
): Promise<NumberBeyond['done']> {
  if (kind !== 'ghost') return 'none';
  if (campaignId !== null && closed.has(campaignId)) return 'released_by_campaign';
  if (absence === null || absence === 'unknown') return 'none';
  return (await acceptGhost(sql, { accountId, findingId, actor: 'cli' })) === 'fixed' ? 'released' : 'none';
}
