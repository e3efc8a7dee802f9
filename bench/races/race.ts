import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../random.ts';
import type { Bed } from './bed.ts';

/** What came of both sides of a try, as each was answered. */
export interface Met<Try> {
  one: Try;
  asked: string;
  met: string;
}

/** A way for a try to end, with everything that the database then has: one of these texts, to the letter. */
export interface Outcome {
  name: string;
  facts: readonly string[];
}

/** Two who want something of the same row in the same moment. */
export interface Race<Try> {
  name: string;
  /** If the one who asks came first, and if the other one did. Anything else is wrong. */
  outcomes: readonly [askedFirst: Outcome, metFirst: Outcome];
  prepare(bed: Bed, count: number): Promise<Try[]>;
  /** What somebody asks over HTTP. Answers in words. */
  ask(bed: Bed, one: Try): Promise<string>;
  /** What comes across it. Answers in words. */
  meet(bed: Bed, one: Try): Promise<string>;
  /** What there is afterwards, in words and in the order of `all`. */
  facts(bed: Bed, all: readonly Met<Try>[]): Promise<string[]>;
}

export interface Score {
  race: string;
  tries: number;
  outcomes: readonly [string, string];
  counts: [number, number];
  /** The facts of each try that ended otherwise. */
  wrong: string[];
}

/** So many tries are prepared, run and judged at a time. */
const batch = 200;
/** Each side begins within so many ms, so that they meet at each of their steps. */
const spreadMs = 3;
/** By how much the next batch shifts one side if the other came first every time. */
const shiftMs = 8;

/**
 * Runs a race, many tries beside each other. Whoever came first too often begins later in the next batch: what is to be seen
 * is where both come at once, on a machine of any speed.
 */
export async function hammer<Try>(
  race: Race<Try>,
  bed: Bed,
  { tries, atOnce, random }: { tries: number; atOnce: number; random: Random },
): Promise<Score> {
  const [askedFirst, metFirst] = race.outcomes;
  const score: Score = {
    race: race.name,
    tries: 0,
    outcomes: [askedFirst.name, metFirst.name],
    counts: [0, 0],
    wrong: [],
  };
  let askLaterMs = 0;
  while (score.tries < tries) {
    const ready = await race.prepare(bed, Math.min(batch, tries - score.tries));
    const all: Met<Try>[] = [];
    const queue = ready.values();
    const lane = async () => {
      for (const one of queue) {
        const [asked, met] = await Promise.all([
          after(askLaterMs + random.between(0, spreadMs), () => race.ask(bed, one)),
          after(-askLaterMs + random.between(0, spreadMs), () => race.meet(bed, one)),
        ]);
        all.push({ one, asked, met });
      }
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
    const seen: [number, number] = [0, 0];
    for (const facts of await race.facts(bed, all)) {
      if (askedFirst.facts.includes(facts)) seen[0] += 1;
      else if (metFirst.facts.includes(facts)) seen[1] += 1;
      else score.wrong.push(facts);
    }
    score.tries += all.length;
    for (const at of [0, 1] as const) score.counts[at] += seen[at];
    askLaterMs += (shiftMs * (seen[0] - seen[1])) / all.length;
  }
  return score;
}

async function after<T>(ms: number, act: () => Promise<T>): Promise<T> {
  if (ms >= 0.5) await sleep(ms);
  return await act();
}
