import type { Random } from '../random.ts';

/** Parts that run as processes; of those with several, one is struck. */
export const parts = ['worker', 'api', 'postgres', 'temporal'] as const;
export type Part = (typeof parts)[number];

/** Ways between the parts, each through a proxy of its own. */
export const links = [
  'api-postgres',
  'worker-postgres',
  'api-temporal',
  'worker-temporal',
  'carrier',
] as const;
export type Link = (typeof links)[number];

/** Small disks of their own, of which each can be full. */
export const disks = ['postgres', 'temporal', 'store'] as const;
export type DiskName = (typeof disks)[number];

export type Fault =
  /** SIGKILL; started again after `ms`. */
  | { kind: 'kill'; part: Part; ms: number }
  /** One connection's process in Postgres, as the operating system ends it when memory is short. */
  | { kind: 'backend' }
  /** SIGSTOP, and SIGCONT after `ms`. */
  | { kind: 'pause'; part: Exclude<Part, 'postgres'>; ms: number }
  /** All connections break, and none is taken for `ms`. */
  | { kind: 'cut'; link: Link; ms: number }
  /** Nothing passes for `ms`, and nobody is told; then the connections break. */
  | { kind: 'hold'; link: Link; ms: number }
  /** Everything comes `delayMs` later, for `ms`. */
  | { kind: 'slow'; link: Link; delayMs: number; ms: number }
  /** Nothing can be written on it for `ms`. */
  | { kind: 'fill'; disk: DiskName; ms: number }
  /** The time of day of one of them is wrong by `byMs`, for `ms`. */
  | { kind: 'clock'; part: 'worker' | 'api'; byMs: number; ms: number };

export interface Step {
  waitMs: number;
  fault: Fault;
}

/** Of a hundred faults, so many of each. */
const shares: Record<Fault['kind'], number> = {
  kill: 45,
  backend: 13,
  pause: 9,
  cut: 9,
  hold: 7,
  slow: 7,
  fill: 5,
  clock: 5,
};
const farthestClockMs = 2 * 86_400_000;
const partShares: Record<Part, number> = { worker: 7, api: 5, postgres: 2, temporal: 2 };

const spread = <T extends string>(of: Record<T, number>): T[] =>
  (Object.keys(of) as T[]).flatMap((key) => Array.from({ length: of[key] }, () => key));
const kinds = spread(shares);
const victims = spread(partShares);

/**
 * The faults of a run, one after the other and without an end; the same random numbers make the same ones.
 *
 * @param paceMs how long to wait before each, at least and at most
 */
export function* plan(random: Random, paceMs: readonly [number, number]): Generator<Step, never> {
  for (;;) yield { waitMs: random.between(...paceMs), fault: draw(random) };
}

function draw(random: Random): Fault {
  const kind = random.pick(kinds);
  const ms = Math.round(random.between(500, 8_000));
  switch (kind) {
    case 'backend':
      return { kind };
    case 'kill':
      return { kind, part: random.pick(victims), ms: Math.round(ms / 4) };
    case 'pause':
      return { kind, part: random.pick(['worker', 'api', 'temporal'] as const), ms };
    case 'slow':
      return { kind, link: random.pick(links), ms, delayMs: Math.round(random.between(20, 400)) };
    case 'fill':
      return { kind, disk: random.pick(disks), ms };
    case 'clock': {
      const byMs = Math.round(random.between(-farthestClockMs, farthestClockMs));
      return { kind, part: random.pick(['worker', 'api'] as const), byMs, ms };
    }
    default:
      return { kind, link: random.pick(links), ms };
  }
}

/** In words, as `kill worker`. */
export function nameOf(fault: Fault): string {
  const { part, link, disk } = { part: '', link: '', disk: '', ...fault };
  return `${fault.kind} ${part}${link}${disk}`.trim();
}
