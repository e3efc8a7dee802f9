import { setTimeout as sleep } from 'node:timers/promises';
import { sandboxAccounts, sandboxCredentials } from '../../sandbox/accounts.ts';
import { seeded } from '../random.ts';
import { asker, must, noTries } from './ask.ts';
import { troubleCarriers } from './carrier-faults.ts';
import { check } from './check.ts';
import { install } from './installation.ts';
import { installMany } from './installation-many.ts';
import { archive, dial, launch, type World } from './life.ts';
import { type Model, type ModelCampaign, newModel } from './model.ts';
import { changePolicy, clone, exportDials } from './office.ts';
import { nameOf, plan } from './plan.ts';
import { see } from './see.ts';
import type { Seen } from './seen.ts';
import { settle } from './settle.ts';
import { strike } from './strike.ts';
import type { Violation } from './violation.ts';

export interface ChaosOptions {
  seed: number;
  /** Faults between and in the parts; as many more as there is time for until the last archive is asked for. */
  kills: number;
  archives: number;
  /** Of each campaign. */
  numbers: number;
  /** Campaigns that come and go at once: as many as the machine finishes while it is being killed. */
  lanes: number;
  /** How long a campaign lives, in ms. */
  lifeMs: readonly [number, number];
  /** How long it is quiet before the next fault. */
  paceMs: readonly [number, number];
  /** Whether carriers may say that they gave a number back and not do it. */
  pretend: boolean;
  /** Against what several machines run, behind nginx and PgBouncer. */
  many: boolean;
  /** When nothing has moved for so long, what is left stands still: no wait of a run may be that long. */
  standstillMs: number;
  progress: (line: string) => void;
  /** A statement that takes a guard out of the database before anything begins. */
  plant?: string;
}

export interface ChaosReport {
  model: Model;
  seen: Seen;
  violations: Violation[];
  /** How often each fault struck. */
  faults: Map<string, number>;
  /** Requests without an answer that counts. */
  failedRequests: number;
  seconds: { chaos: number; settling: number };
  /** Where the logs are, if anything is wrong. */
  folder: string;
}

/** Campaigns that stay active to the end. */
const kept = 2;

/**
 * Starts an installation, has clients use it while faults strike, waits until all is done that was asked for, and looks from
 * outside whether anything is missing, double, stuck or wrong.
 *
 * @throws Error when a client is refused what it may have, or something does not start again
 */
export async function chaos(options: ChaosOptions): Promise<ChaosReport> {
  const { seed, progress } = options;
  const installation = await (options.many ? installMany : install)(progress, options.plant);
  const { control } = installation;
  let good = false;
  try {
    const tries = noTries();
    const broken = new AbortController();
    const ask = asker(installation.apiUrls, installation.key, { tries, broken: broken.signal });
    await must(ask, 'GET', '/v1/me');
    for (const account of sandboxAccounts) {
      const body = sandboxCredentials(account.carrier, account);
      await must(ask, 'PUT', `/v1/carriers/${account.carrier}?check=false`, { body });
    }
    await troubleCarriers(control, options);
    const model = newModel((await must(ask, 'GET', '/v1/account')).inactivityDays);
    const world = (ordinal: number): World => ({
      ask,
      control,
      accounts: sandboxAccounts,
      model,
      random: seeded(seed * 1_000 + ordinal),
    });
    const beganMs = Date.now();
    const faults = await strikeWhile(installation, options, model, { world, broken });
    const calmMs = Date.now();
    await settle(model, { ask, standstillMs: options.standstillMs });
    const settledMs = Date.now();
    const seen = await see(model, { ask, control, storeFolder: installation.storeFolder });
    const violations = check(model, seen);
    good = violations.length === 0;
    return {
      model,
      seen,
      violations,
      faults,
      failedRequests: tries.failed,
      seconds: { chaos: (calmMs - beganMs) / 1_000, settling: (settledMs - calmMs) / 1_000 },
      folder: installation.folder,
    };
  } finally {
    await installation.stop({ keepFiles: !good && options.plant === undefined });
  }
}

async function strikeWhile(
  installation: Awaited<ReturnType<typeof install>>,
  { seed, kills, archives, numbers, lanes, lifeMs, paceMs, progress }: ChaosOptions,
  model: Model,
  { world, broken }: { world: (ordinal: number) => World; broken: AbortController },
): Promise<Map<string, number>> {
  const over = new AbortController();
  const isOver = () => over.signal.aborted;
  let struck = 0;
  let ended = 0;
  const live = async (ordinal: number, stays: boolean) => {
    const own = world(ordinal);
    const campaign = await launch(own, ordinal, numbers);
    const end = async () => {
      await sleep(own.random.between(...lifeMs));
      await archive(own, campaign);
      ended += 1;
    };
    await Promise.all([dial(own, campaign, stays ? isOver : () => false), ...(stays ? [] : [end()])]);
  };
  let next = kept;
  const lane = async () => {
    while (!isOver()) await live(next++, false);
  };
  const clients = [
    ...Array.from({ length: kept }, (_, ordinal) => live(ordinal, true)),
    ...Array.from({ length: lanes }, lane),
    changePolicy(world(-1), isOver),
    changePolicy(world(-2), isOver),
    exportDials(world(-3), isOver),
    clone(world(-4), isOver),
  ];
  const counts = new Map<string, number>();
  const strikes = async () => {
    const random = seeded(seed + 1);
    for (const { waitMs, fault } of plan(seeded(seed), paceMs)) {
      if (struck >= kills && ended >= archives) over.abort();
      await sleep(waitMs, undefined, { signal: over.signal }).catch(() => {});
      if (isOver()) return;
      if (await strike(installation, fault, random)) {
        struck += 1;
        counts.set(nameOf(fault), (counts.get(nameOf(fault)) ?? 0) + 1);
        progress(`${struck}. ${nameOf(fault)}; ${model.campaigns.length} campaigns`);
      }
    }
  };
  const all = [...clients, strikes().catch((error: unknown) => broken.abort(error))];
  try {
    await Promise.all(all);
  } finally {
    over.abort();
    await Promise.allSettled(all);
  }
  broken.signal.throwIfAborted();
  return counts;
}

export const archivedOf = ({ campaigns }: Model): ModelCampaign[] =>
  campaigns.filter(({ archiveAskedMs }) => archiveAskedMs !== null);
