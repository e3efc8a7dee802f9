import { availableParallelism } from 'node:os';
import type { PartKind } from '../domain/manifest.ts';
import { partEnd } from '../db/seals/part-end.ts';
import type { SealedPart } from '../db/seals/read-manifest.ts';
import { keepPart, type PartPlan, type SealDependencies, type SealHooks, writePart } from './write-part.ts';

/** A part keeps a core of the database busy, and about one here. */
export const partsAtOnceHere = Math.max(1, Math.min(4, Math.floor(availableParallelism() / 2)));

interface KindInput extends SealHooks {
  accountId: string;
  campaignId: string;
  kind: PartKind;
  rowsPerPart: number;
  /** How many are written side by side. */
  partsAtOnce: number;
  /** The last part that is sealed already. */
  last: SealedPart | undefined;
}

/** Seals what is left of a kind. Parts are written side by side, and recorded one after another. */
export async function sealKind(deps: SealDependencies, input: KindInput): Promise<void> {
  let last = input.last;
  // An open end is what tells a finished kind from one that was interrupted.
  while (last?.lastKey !== null) last = await sealNextParts(deps, await nextParts(deps, input, last), input);
}

async function nextParts(
  { sql }: SealDependencies,
  { accountId, campaignId, kind, rowsPerPart, partsAtOnce }: KindInput,
  last: SealedPart | undefined,
): Promise<PartPlan[]> {
  const plans: PartPlan[] = [];
  const guard = last?.guard ?? 'everywhere';
  let sequence = last?.sequence ?? 0;
  let key = last?.lastKey ?? null;
  do {
    const afterKey = key;
    sequence += 1;
    key = await partEnd(sql, { campaignId, kind, after: afterKey, maxRows: rowsPerPart });
    plans.push({ accountId, campaignId, kind, sequence, afterKey, lastKey: key, guard });
  } while (key !== null && plans.length < partsAtOnce);
  return plans;
}

/** @returns the last one that is recorded; behind it everything is still to be sealed */
async function sealNextParts(
  deps: SealDependencies,
  plans: readonly PartPlan[],
  { onProgress, signal }: SealHooks,
): Promise<SealedPart> {
  const stop = new AbortController();
  const hooks = { onProgress, signal: signal ? AbortSignal.any([signal, stop.signal]) : stop.signal };
  const writing = plans.map(async (plan) => ({ plan, written: await writePart(deps, plan, hooks) }));
  // From the beginning: one that fails while another is waited for has its reader then.
  const settled = Promise.allSettled(writing);
  let last: SealedPart | undefined;
  try {
    for (const part of writing) {
      const { plan, written } = await part;
      last = await keepPart(deps, plan, written);
      // Somebody else has sealed this place, with another end.
      if (last.lastKey !== plan.lastKey) break;
    }
  } finally {
    stop.abort();
    await settled;
  }
  if (!last) throw new Error('There was no part to seal.');
  return last;
}
