/**
 * Whether an upgrade under load, and the way back, loses, doubles or holds up anything: a release of before is built from git and runs as
 * two APIs and a worker; clients that send again what has no answer launch, import, report calls and archive, without a pause. Then
 * `lastcall migrate`, a worker of this release, with its patches held, for the one of before, and each API, one after the other; after a while everything goes back to the release of
 * before, on the new schema; and at the end here again. What was acknowledged is compared with what is seen from outside, as by bench/chaos.ts.
 *
 *   npm run build && npx tsx bench/upgrade.ts [--from <git ref or folder>] [--seconds 30] [--lanes 4] [--numbers 6] [--seed 1] [--carriers twilio,telnyx]
 *
 * `--from` is the newest tag unless given; a folder in which a release is built already saves minutes. Each release runs for `--seconds`. Prints what clients met in each phase, and exits with 1 when a guarantee of
 * docs/architecture.md is broken, or something stood still; the logs stay then. Starts and stops its own servers.
 */
import { parseArgs } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { sandboxAccounts, sandboxCredentials } from '../sandbox/accounts.ts';
import { dialectId } from '../sandbox/model.ts';
import { projectRoot } from '../src/project-root.ts';
import { openClient } from '../src/temporal/connect.ts';
import { type Ask, asker, must, noTries } from './chaos/ask.ts';
import { check } from './chaos/check.ts';
import { archive, dial, launch, type World } from './chaos/life.ts';
import { newModel } from './chaos/model.ts';
import { archivedOf } from './chaos/run.ts';
import { see } from './chaos/see.ts';
import { settle } from './chaos/settle.ts';
import { seeded } from './random.ts';
import { install } from './upgrade/installation.ts';
import { buildRelease, newestTag } from './upgrade/old-release.ts';
import { Phases } from './upgrade/phases.ts';

const { values } = parseArgs({
  options: {
    from: { type: 'string' },
    seconds: { type: 'string', default: '30' },
    lanes: { type: 'string', default: '4' },
    numbers: { type: 'string', default: '6' },
    seed: { type: 'string', default: '1' },
    carriers: { type: 'string', default: 'twilio,telnyx' },
  },
});
const ref = values.from ?? (await newestTag());
if (ref === null)
  throw new Error('There is no tag yet: say with --from which release of before it is, as git takes it.');
const carriers = values.carriers.split(',').map((carrier) => dialectId.parse(carrier));
const accounts = sandboxAccounts.filter(({ carrier }) => carriers.includes(carrier));
const runMs = Number(values.seconds) * 1_000;
/** A campaign lives for so long, in ms: most see a change of releases. */
const lifeMs = [5_000, 40_000] as const;
/** No wait of a run is that long. */
const standstillMs = 90_000;

const old = await buildRelease(ref, console.log);
const installation = await install(carriers).catch(async (error: unknown) => {
  await old.remove();
  throw error;
});
const { client, connection } = openClient({
  connectionOptions: { address: installation.temporalAddress },
  namespace: 'default',
});
let good = false;
try {
  const tries = noTries();
  const broken = new AbortController();
  const phases = new Phases(tries, client);
  await installation.command(old.root, 'migrate');
  await installation.changeWorker(old.root);
  await installation.changeApis(old.root);
  const created = await installation.command(old.root, 'account', 'create', 'Upgrade');
  const key = /lc_\S+/.exec(created)?.[0];
  if (key === undefined) throw new Error('The release of before printed no key for its account.');
  const ask = phases.counted(asker(installation.apiUrls, key, { tries, broken: broken.signal }), broken);
  for (const account of accounts)
    await must(ask, 'PUT', `/v1/carriers/${account.carrier}`, {
      body: sandboxCredentials(account.carrier, account),
    });
  const { control } = installation;
  const model = newModel((await must(ask, 'GET', '/v1/account')).inactivityDays);
  const knowsDoNotCall = (await ask('GET', '/v1/do-not-call.csv')).status !== 404;

  const over = new AbortController();
  const clients = load({ ask, control, model, accounts }, over.signal).catch((error: unknown) =>
    broken.abort(error),
  );
  const aWhile = () => sleep(runMs, undefined, { signal: broken.signal });
  const forward = async (worker: NodeJS.ProcessEnv) => {
    await installation.command(projectRoot, 'migrate');
    await installation.changeWorker(projectRoot, worker);
    await installation.changeApis(projectRoot);
  };
  const back = async () => {
    await installation.changeApis(old.root);
    await installation.changeWorker(old.root);
  };
  try {
    await phases.during('the release of before', aWhile);
    await phases.during('upgrade', () => forward({ LASTCALL_HOLD_PATCHES: 'true' }));
    await phases.during('this release', aWhile);
    await phases.during('way back', back);
    await phases.during('the release of before, on the new schema', aWhile);
  } finally {
    over.abort();
    await clients;
  }
  broken.signal.throwIfAborted();
  await phases.during('until all that was archived is complete', () => settle(model, { ask, standstillMs }));
  const openOnOld = await notComplete(ask);
  await phases.during('upgrade again', () => forward({}));
  await phases.during('until what was left is complete', () => settle(model, { ask, standstillMs }));

  // Who asked for it of a release that did not know the list is on none.
  if (!knowsDoNotCall) model.doNotCall.clear();
  const seen = await see(model, { ask, control, storeFolder: installation.storeFolder });
  const violations = check(model, seen);
  const failing = phases.all.at(-1)?.failingTasks ?? 0;
  good = violations.length === 0 && openOnOld.length === 0 && failing === 0;

  const events = model.campaigns.flatMap((campaign) => [...campaign.events.values()]);
  console.table({
    from: old.says,
    campaigns: model.campaigns.length,
    archived: archivedOf(model).length,
    'numbers to be given back': archivedOf(model).reduce((sum, { numbers }) => sum + numbers.length, 0),
    'events acknowledged': events.filter(({ answer }) => answer === 'recorded').length,
    'contacts acknowledged': model.campaigns.reduce((sum, { contacts }) => sum + contacts.size, 0),
    'archived, not complete with the release of before': openOnOld.length,
    'broken guarantees': violations.length,
  });
  console.table(
    phases.all.map(({ name, seconds, requests, again, longestMs, failingTasks }) => ({
      phase: name,
      seconds: seconds.toFixed(0),
      requests,
      'sent again': [...again].map(([met, count]) => `${count} × ${met}`).join(', ') || 0,
      'longest, ms': longestMs,
      'failing tasks': failingTasks,
    })),
  );
  for (const id of openOnOld) console.error(`not complete with the release of before: ${id}`);
  for (const { guarantee, what } of violations) console.error(`${guarantee}: ${what}`);

  async function notComplete(look: Ask): Promise<string[]> {
    const open: string[] = [];
    for (const { id } of archivedOf(model)) {
      const { archive: state } = await must(look, 'GET', `/v1/campaigns/${id}`);
      if (state?.stage !== 'complete') open.push(`${id} at ${state?.stage}`);
    }
    return open;
  }
} finally {
  await connection.close();
  await installation.stop({ keepFiles: !good });
  await old.remove();
  if (!good) console.error(`The logs are in ${installation.folder}`);
  process.exitCode = good ? 0 : 1;
}

/** Campaigns that come and go until the signal, and some that stay. */
async function load(common: Omit<World, 'random'>, over: AbortSignal): Promise<void> {
  const stay = 2;
  const seed = Number(values.seed);
  let next = 0;
  const live = async (stays: boolean) => {
    const ordinal = next++;
    const own = { ...common, random: seeded(seed * 1_000 + ordinal) };
    const campaign = await launch(own, ordinal, Number(values.numbers));
    const end = async () => {
      await sleep(own.random.between(...lifeMs));
      await archive(own, campaign);
    };
    await Promise.all([
      dial(own, campaign, stays ? () => over.aborted : () => false),
      ...(stays ? [] : [end()]),
    ]);
  };
  const lane = async () => {
    while (!over.aborted) await live(false);
  };
  await Promise.all([
    ...Array.from({ length: stay }, () => live(true)),
    ...Array.from({ length: Number(values.lanes) }, lane),
  ]);
}
