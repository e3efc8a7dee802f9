import { useEffect } from 'react';
import { api, ProblemError } from '../../api/client';
import { useChanged } from '../../api/stale';

const everyMs = 20_000;

/** Tells the server that a caller is at work on a campaign, for as long as `calling` holds. */
export function useHeartbeat(campaignId: string, calling: boolean): void {
  const changed = useChanged();
  useEffect(() => {
    if (!calling) return undefined;
    const beat = () => {
      api
        .POST('/v1/assignments/{campaignId}/heartbeat', { params: { path: { campaignId } } })
        .catch((error: unknown) => {
          // A lost beat is made good by the next. A refused one means that the assignment has ended.
          if (error instanceof ProblemError && error.status < 500) void changed('assignment');
        });
    };
    // Browsers slow the timers of hidden pages down.
    const shown = () => {
      if (document.visibilityState === 'visible') beat();
    };
    beat();
    const timer = setInterval(beat, everyMs);
    document.addEventListener('visibilitychange', shown);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', shown);
    };
  }, [changed, campaignId, calling]);
}
