/** The time in seconds that a work took by its own count, without what it had to prepare. */
export interface Timed {
  seconds: number;
}

/**
 * The median time of each work in seconds. Runs each once unmeasured, then all of them in turn, so that what the machine
 * does besides meets each.
 */
export async function inTurn(
  works: Record<string, () => Promise<void | Timed>>,
  rounds: number,
): Promise<Map<string, number>> {
  const all = Object.entries(works).map(([name, work]) => ({ name, work, seconds: [] as number[] }));
  for (let round = 0; round <= rounds; round += 1) {
    for (const { work, seconds } of all) {
      const started = performance.now();
      const timed = await work();
      if (round > 0) seconds.push(timed?.seconds ?? (performance.now() - started) / 1000);
    }
  }
  return new Map(all.map(({ name, seconds }) => [name, median(seconds)]));
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Prints each work's pace, and its share of what stands beside it. */
export function print(seconds: Map<string, number>, amount: number, unit: string, beside: string): void {
  const pace = (name: string) => amount / (seconds.get(name) ?? Number.NaN);
  console.table(
    [...seconds].map(([name, each]) => ({
      work: name,
      seconds: each.toFixed(1),
      [`${unit}/s`]: Math.round(pace(name)),
      [`of ${beside}`]: (pace(name) / pace(beside)).toFixed(2),
    })),
  );
}
