/** Random numbers that a seed repeats (mulberry32). */
export interface Random {
  /** At least `from` and less than `to`. */
  between(from: number, to: number): number;
  /** A whole number of 0 to `below` - 1. */
  index(below: number): number;
  pick<T>(items: readonly T[]): T;
}

export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const index = (below: number) => Math.floor(next() * below);
  return {
    between: (from, to) => from + next() * (to - from),
    index,
    pick: (items) => items[index(items.length)]!,
  };
}
