/**
 * Whether anything is lost, doubled or stuck when parts are killed at random: Postgres, Temporal, the sandbox carrier, two
 * APIs and two workers run as processes. While dialers report calls and campaigns with numbers at six carriers (faults on a
 * tenth of the requests) are archived, it ends a worker, an API, a connection's process in Postgres, Postgres or Temporal
 * with SIGKILL and starts it again. At the end it looks from outside: at the API, the exports and the sandbox's own log.
 *
 *   npm run build && npx tsx bench/kill-loop.ts [--kills 100] [--seed 1]
 *
 * Prints a report, and exits with 1 when anything is wrong; the logs stay then. Starts and stops its own servers. The seed
 * decides who is killed when; what it meets there differs from run to run.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { asker, must } from './kill-loop/api.ts';
import { check, ordersOf } from './kill-loop/checks.ts';
import { install, type Victim, victims } from './kill-loop/installation.ts';
import { archive, dial, launch, type LoadedCampaign } from './kill-loop/load.ts';
import { seeded } from './random.ts';
import { sandboxAccounts, sandboxCredentials } from '../sandbox/accounts.ts';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '100' }, seed: { type: 'string', default: '1' } },
});
const [wanted, seed] = [Number(values.kills), Number(values.seed)];
/** Of twenty kills, so many of each. */
const shares: Record<Victim, number> = { worker: 7, api: 5, backend: 4, postgres: 2, temporal: 2 };
const lottery = victims.flatMap((victim) => Array.from({ length: shares[victim] }, () => victim));
const kept = 3;
/** Campaigns that come and go at once: as many as a small machine finishes while it is being killed. */
const lanes = 4;
const lookMs = 2_000;
/** When no archive has moved for so long, those that are left stand still: no wait of a run is that long. */
const standstillMs = 5 * 60_000;

const random = seeded(seed);
const installation = await install(seeded(seed + 1));
const { control } = installation;
const tries = { failed: 0 };
const ask = asker(installation, tries);
const startedMs = Date.now();
const wrong: string[] = [];
/** Where a campaign's archive is, as the API says. */
const standing = async ({ id }: LoadedCampaign): Promise<{ stage: string | undefined; released: number }> => {
  const { archive: stands, counts } = await must(ask, 'GET', `/v1/campaigns/${id}`);
  return { stage: stands?.stage, released: counts.releasedNumbers };
};
const over = new AbortController();
const brokeOff = (error: unknown) => {
  over.abort();
  wrong.push(`it broke off: ${error instanceof Error ? error.stack : String(error)}`);
};

try {
  await must(ask, 'GET', '/v1/me');
  for (const account of sandboxAccounts) {
    const credentials = sandboxCredentials(account.carrier, account);
    await must(ask, 'PUT', `/v1/carriers/${account.carrier}?check=false`, credentials);
  }
  await control.addFault({
    probability: 0.1,
    seed,
    actions: ['release', 'read', 'poll'],
    script: [
      { kind: 'throttle', retryAfter: '1' },
      { kind: 'fail' },
      { kind: 'fail', when: 'after' },
      { kind: 'reset' },
      { kind: 'reset', when: 'after' },
    ],
  });

  const campaigns: LoadedCampaign[] = [];
  const lives: Promise<void>[] = [];
  const live = async (ordinal: number) => {
    const own = seeded(seed * 1_000 + ordinal);
    const lifeMs = own.between(4_000, 20_000);
    const campaign = await launch(ask, control, ordinal);
    campaigns.push(campaign);
    const end = async () => {
      await sleep(lifeMs);
      await archive(ask, campaign);
      while (!over.signal.aborted && (await standing(campaign)).stage !== 'complete') await sleep(lookMs);
    };
    const dialling = dial(ask, campaign, own, () => over.signal.aborted);
    await Promise.all([dialling, ...(ordinal < kept ? [] : [end()])]);
  };
  let next = 0;
  const lane = async () => {
    while (!over.signal.aborted) await live(next++);
  };
  // Those that stay active last until the end, beside the lanes.
  while (next < kept) lives.push(live(next++).catch(brokeOff));
  for (let at = 0; at < lanes; at += 1) lives.push(lane().catch(brokeOff));

  const killed = Object.fromEntries(victims.map((victim) => [victim, 0])) as Record<Victim, number>;
  for (let count = 0; !over.signal.aborted && count < wanted;) {
    await sleep(random.between(2_000, 6_000));
    const victim = random.pick(lottery);
    if (!(await installation.kill(victim, random.between(0, 2_000)))) continue;
    killed[victim] += 1;
    count += 1;
    if (count % 10 === 0) console.log(`${count} kills, ${campaigns.length} campaigns`);
  }
  over.abort();
  const killedMs = Date.now();
  await Promise.all(lives);

  const archived = campaigns.filter(({ archiveAsked }) => archiveAsked);
  const open = new Set(archived);
  const progress = new Map<LoadedCampaign, string>();
  for (let movedMs = Date.now(); open.size > 0 && Date.now() - movedMs < standstillMs;) {
    await sleep(lookMs);
    for (const campaign of open) {
      const { stage, released } = await standing(campaign);
      const now = `${stage} ${released}`;
      if (progress.get(campaign) !== now) movedMs = Date.now();
      progress.set(campaign, now);
      if (stage === 'complete') open.delete(campaign);
    }
  }
  const settledMs = Date.now();

  const orders = await ordersOf(control);
  for (const campaign of campaigns) wrong.push(...(await check(ask, campaign, orders)));
  const all = [...orders.values()];
  const sum = (of: (one: (typeof all)[number]) => number) => all.reduce((total, one) => total + of(one), 0);
  console.table({
    seed,
    kills: `${wanted}: ${victims.map((victim) => `${killed[victim]} ${victim}`).join(', ')}`,
    'minutes of killing': ((killedMs - startedMs) / 60_000).toFixed(1),
    'requests without an answer that counts': tries.failed,
    'events acknowledged': campaigns.reduce((total, { acknowledged }) => total + acknowledged.size, 0),
    'archives asked for, complete': `${archived.length}, ${archived.length - open.size}`,
    'campaigns kept active': campaigns.length - archived.length,
    'seconds until the last was complete': ((settledMs - killedMs) / 1_000).toFixed(0),
    'release orders, with effect': `${sum(({ sent }) => sent)}, ${sum(({ effects }) => effects)}`,
    'orders after an effect': sum(({ afterEffect }) => afterEffect),
    violations: wrong.length,
  });
} catch (error) {
  brokeOff(error);
} finally {
  await installation.stop({ keepLogs: wrong.length > 0 });
}
for (const what of wrong) console.error(what);
if (wrong.length > 0) console.error(`The logs are in ${installation.folder}`);
process.exitCode = wrong.length > 0 ? 1 : 0;
