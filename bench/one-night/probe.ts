import { setTimeout as sleep } from 'node:timers/promises';

const pauseMs = 50;

/** Asks for a page of the campaigns again and again, one after the other, until it is ended; answers the times in ms. */
export function probe(apiUrl: string, key: string): { end(): Promise<number[]> } {
  const over = new AbortController();
  const asking = (async () => {
    const times: number[] = [];
    while (!over.signal.aborted) {
      const began = performance.now();
      const answer = await fetch(`${apiUrl}/v1/campaigns?status=active&limit=50`, {
        headers: { authorization: `Bearer ${key}` },
      });
      await answer.text();
      if (!answer.ok) throw new Error(`the API answered ${answer.status}`);
      times.push(performance.now() - began);
      await sleep(pauseMs);
    }
    return times;
  })();
  return {
    end() {
      over.abort();
      return asking;
    },
  };
}

/** Of so many requests, in ms. */
export function percentiles(times: readonly number[]) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => Number((sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1));
  return { requests: sorted.length, median: at(0.5), p99: at(0.99), longest: at(1) };
}
