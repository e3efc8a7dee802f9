import { setTimeout as sleep } from 'node:timers/promises';
import { type Ask, must } from './ask.ts';
import type { Model } from './model.ts';

const lookMs = 2_000;

/** Waits until everything that was asked for is done, or has not moved for so long; presses retry as a person would. */
export async function settle(
  { campaigns, jobs, exports }: Model,
  { ask, standstillMs }: { ask: Ask; standstillMs: number },
): Promise<void> {
  const open = new Map<string, () => Promise<{ done: boolean; where: string }>>();
  for (const { id, archiveAskedMs } of campaigns)
    if (archiveAskedMs !== null)
      open.set(id, async () => {
        const { archive, counts } = await must(ask, 'GET', `/v1/campaigns/${id}`);
        return {
          done: archive?.stage === 'complete',
          where: `${archive?.stage} ${counts.releasedNumbers}`,
        };
      });
  for (const { id } of jobs)
    open.set(id, async () => {
      const { finishedAt, done } = await must(ask, 'GET', `/v1/bulk-jobs/${id}`);
      return { done: finishedAt !== null, where: String(done) };
    });
  for (const { id } of exports)
    open.set(id, async () => {
      const { status, rows } = await must(ask, 'GET', `/v1/account-exports/${id}`);
      return { done: status === 'ready', where: `${status} ${rows}` };
    });
  const where = new Map<string, string>();
  for (let movedMs = Date.now(); open.size > 0 && Date.now() - movedMs < standstillMs;) {
    await sleep(lookMs);
    // A release of before may not know it.
    await ask('POST', '/v1/inbox/retry');
    for (const [id, look] of open) {
      const now = await look();
      if (where.get(id) !== now.where || now.done) movedMs = Date.now();
      where.set(id, now.where);
      if (now.done) open.delete(id);
    }
  }
}
