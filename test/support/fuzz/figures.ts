type Counts = Map<number, number>;

/** What a run of the fuzz test has seen. */
export class Figures {
  #slowest = { ms: 0, what: 'nothing' };
  #peakBytes = 0;
  readonly #byOperation = new Map<string, Counts>();

  add(operation: string, status: number, ms: number): void {
    const counts: Counts = this.#byOperation.get(operation) ?? new Map<number, number>();
    counts.set(status, (counts.get(status) ?? 0) + 1);
    this.#byOperation.set(operation, counts);
    if (ms > this.#slowest.ms) this.#slowest = { ms, what: operation };
    this.#peakBytes = Math.max(this.#peakBytes, process.memoryUsage.rss());
  }

  get peakBytes(): number {
    return this.#peakBytes;
  }

  toString(): string {
    const all: Counts = new Map();
    for (const counts of this.#byOperation.values()) {
      for (const [status, count] of counts) all.set(status, (all.get(status) ?? 0) + count);
    }
    const sum = (counts: Counts, from: number) =>
      [...counts].filter(([status]) => status >= from).reduce((total, [, count]) => total + count, 0);
    // Of these a run has seen refusals only, so it says little of what they do.
    const shallow = [...this.#byOperation].filter(([, counts]) => sum(counts, 400) === sum(counts, 0));
    return [
      `operations ${this.#byOperation.size}, cases ${sum(all, 0)}, 5xx ${sum(all, 500)}`,
      `statuses ${inWords(all)}`,
      `slowest ${Math.round(this.#slowest.ms)} ms (${this.#slowest.what})`,
      `resident at most ${Math.round(this.#peakBytes / 1024 / 1024)} MiB`,
      ...shallow.map(([operation, counts]) => `only refused: ${operation} (${inWords(counts)})`),
    ].join('\n');
  }
}

const inWords = (counts: Counts) =>
  [...counts]
    .toSorted(([a], [b]) => a - b)
    .map(([status, count]) => `${status}: ${count}`)
    .join(', ');
