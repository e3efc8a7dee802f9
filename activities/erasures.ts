import { cancellationSignal } from '@temporalio/activity';
import { discardAccountExport } from '../src/account-exports/discard-account-export.ts';
import { ArchiveLockedError } from '../src/archive-store/errors.ts';
import { endAccountExports } from '../src/db/erasures/end-exports.ts';
import { eraseFromAccount, eraseLive } from '../src/db/erasures/erase-live.ts';
import {
  finishErasure,
  nextCampaign,
  noteCampaignErased,
  noteErasureProblem,
  type OpenErasure,
  phoneOf,
  readErasure,
  readOpenErasure,
} from '../src/db/erasures/erasures.ts';
import type { ErasureProblem } from '../src/domain/erasures.ts';
import { renewStatistics } from '../src/db/erasures/renew-statistics.ts';
import { deleteExpired } from '../src/erasure/delete-expired.ts';
import { eraseSealed } from '../src/erasure/erase-sealed.ts';
import { numberPattern } from '../src/erasure/number-pattern.ts';
import { SecretUnreadableError } from '../src/secrets/errors.ts';
import type { ActivityDeps } from './deps.ts';
import { withHeartbeat } from './heartbeat.ts';

/** How an erasure stands: `blocked` until somebody does something, `waiting` for a seal that is under way. */
type ErasureState = 'going_on' | 'waiting' | 'blocked' | 'finished';

export function erasureActivities(deps: ActivityDeps) {
  const { sql, keyring } = deps;

  const blocked = async ({ id }: OpenErasure, problem: ErasureProblem): Promise<ErasureState> => {
    await noteErasureProblem(sql, id, problem);
    return 'blocked';
  };

  const oneCampaign = async (erasure: OpenErasure): Promise<ErasureState> => {
    if (!keyring) return blocked(erasure, 'secret_key_missing');
    const { id, accountId } = erasure;
    try {
      const phone = phoneOf(keyring, erasure);
      const pattern = numberPattern(phone);
      const next = await nextCampaign(sql, erasure);
      if (!next) {
        for (const exportId of await endAccountExports(sql, { accountId, pattern })) {
          const { keptForMs } = await discardAccountExport(deps, exportId);
          // Its time is over: only a store that locks its files still has them.
          if (keptForMs > 0) return await blocked(erasure, 'object_lock');
        }
        await eraseFromAccount(sql, { accountId, phone, pattern });
        await renewStatistics(sql, pattern);
        await finishErasure(sql, erasure);
        return 'finished';
      }
      // What is written right now may have been read before; it is looked through once it is there.
      if (next.isSealing) return 'waiting';
      const { campaignId } = next;
      const contactIds = await eraseLive(sql, { erasureId: id, accountId, campaignId, phone, pattern });
      if (!contactIds) return await blocked(erasure, 'legal_hold');
      const person = { phone, pattern: new RegExp(pattern, 'g'), contactIds: new Set(contactIds) };
      const signal = cancellationSignal();
      if (!(await eraseSealed(deps, { erasure, accountId, campaignId, person, signal })))
        return await blocked(erasure, 'legal_hold');
      await noteCampaignErased(sql, { id, campaignId });
      return 'going_on';
    } catch (error) {
      if (error instanceof ArchiveLockedError) return blocked(erasure, 'object_lock');
      if (error instanceof SecretUnreadableError) return blocked(erasure, 'secret_key_missing');
      throw error;
    }
  };

  return {
    /** Deletes what accounts keep no longer. */
    async deleteExpired(): Promise<void> {
      await withHeartbeat(() => deleteExpired(deps, cancellationSignal()));
    },

    /** Takes a person out of the next campaign of an erasure, live and sealed; after the last one the erasure ends. */
    async eraseNext({
      erasureId,
    }: {
      erasureId: string;
    }): Promise<{ total: number; done: number; state: ErasureState }> {
      return withHeartbeat(async () => {
        const erasure = await readOpenErasure(sql, erasureId);
        if (!erasure) return { total: 0, done: 0, state: 'finished' };
        const state = await oneCampaign(erasure);
        const read = await readErasure(sql, erasure.accountId, erasureId);
        return { total: read?.campaigns ?? 0, done: read?.campaignsDone ?? 0, state };
      });
    },
  };
}
