/**
 * What a night does in which many campaigns archive themselves: whether all of them do within the window, how they are
 * spread over it, whether the carriers' limits are kept, how fast the API answers meanwhile beside its idle value, and
 * whether each mail is sent once. Real Postgres, Temporal, API, two workers and SMTP, and the sandbox carrier, which allows 20
 * numbers a second at each of six carriers. The window is some minutes of this day: a sixth of it stands for an hour.
 *
 *   npm run build && npx tsx bench/one-night.ts [--campaigns 500] [--minutes 6] [--temporal-nodes 0]
 *
 * Starts and stops its own servers. Exits with 1 when something was archived outside the window, doubled or left over.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { LoggedRequest } from '../sandbox/request-log.ts';
import { hhmm, makeCampaigns, moveWindow, startWorkflows } from './one-night/campaigns.ts';
import { startCountingMailServer } from './one-night/mail-server.ts';
import { percentiles, probe } from './one-night/probe.ts';
import { startServers } from './one-night/servers.ts';

const { values } = parseArgs({
  options: {
    campaigns: { type: 'string', default: '500' },
    minutes: { type: 'string', default: '6' },
    'temporal-nodes': { type: 'string', default: '0' },
  },
});
const [count, windowMinutes] = [Number(values.campaigns), Number(values.minutes)];
const minuteMs = 60_000;
const idleMs = 30_000;
const lookMs = 2_000;
/** After the window, while nothing moves. */
const standstillMs = 3 * minuteMs;

const mails = await startCountingMailServer();
const servers = await startServers(mails.url, Number(values['temporal-nodes']));
const { sql, apiUrl } = servers;
try {
  const keys = await makeCampaigns(servers, count);
  const key = keys[0]!;
  const began = Date.now();
  await startWorkflows(servers);
  console.log(`${count} workflows started in ${seconds(Date.now() - began)} s`);
  await sleep(5_000);
  const idling = probe(apiUrl, key);
  await sleep(idleMs);
  const idle = percentiles(await idling.end());

  const opensAt = Math.ceil((Date.now() + minuteMs * (1 + count / 1_500)) / minuteMs) * minuteMs;
  const closesAt = opensAt + windowMinutes * minuteMs;
  await moveWindow(servers, keys, { from: hhmm(opensAt), to: hhmm(closesAt) });
  await sleep(opensAt - Date.now());
  console.log(`the window is open: ${hhmm(opensAt)} to ${hhmm(closesAt)}`);
  const probing = probe(apiUrl, key);
  const night = await untilDone(closesAt);
  const busy = percentiles(await probing.end());
  await untilMailed();
  const wrong = await report({ opensAt, closesAt, idle, busy, completeMs: night.completeAt - opensAt });
  if (wrong.length > 0) {
    console.log(`WRONG: ${wrong.join('; ')}`);
    process.exitCode = 1;
  }
} finally {
  await servers.stop();
  await mails.stop();
}

/** Waits until all are complete, or nothing has moved for long. */
async function untilDone(closesAt: number): Promise<{ completeAt: number }> {
  let [before, movedAt] = [-1, Date.now()];
  for (;;) {
    await sleep(lookMs);
    const [row] = await sql<{ moved: number; complete: number }[]>`
      select (count(*) filter (where status = 'archived') + count(*) filter (where stage = 'complete')
        + sum(released_number_count))::int as moved, count(*) filter (where stage = 'complete')::int as complete
      from campaigns`;
    if (row!.moved !== before) [before, movedAt] = [row!.moved, Date.now()];
    if (row!.complete >= count) return { completeAt: Date.now() };
    if (Date.now() > Math.max(movedAt, closesAt) + standstillMs) return { completeAt: Number.NaN };
  }
}

async function untilMailed(): Promise<void> {
  // Many for one person are put together an hour later: the hour is over now.
  await sql`update mails set gather_at = now() where state = 'waiting' and gather_at is not null`;
  for (let [left, before, movedAt] = [1, -1, Date.now()]; left > 0 && Date.now() < movedAt + standstillMs;) {
    await sleep(lookMs);
    [{ left } = { left: 0 }] = await sql<{ left: number }[]>`
      select count(*)::int as left from mails where state = 'waiting'`;
    if (left !== before) [before, movedAt] = [left, Date.now()];
  }
}

async function report(run: {
  opensAt: number;
  closesAt: number;
  idle: object;
  busy: object;
  completeMs: number;
}): Promise<string[]> {
  const { opensAt, closesAt } = run;
  const archived = await sql<{ at: Date }[]>`
    select archived_at as at from campaigns where archive_reason = 'inactivity' order by archived_at`;
  const places = archived.map(({ at }) => (at.getTime() - opensAt) / (closesAt - opensAt));
  const outside = places.filter((place) => place < 0 || place >= 1).length;
  const requests: LoggedRequest[] = [];
  for (let afterSeq = 0; ;) {
    const page = await servers.control.requests({ afterSeq, limit: 10_000 });
    if (page.length === 0) break;
    afterSeq = page.at(-1)!.seq;
    requests.push(...page);
  }
  const gone = requests.filter(({ action, effect }) => action === 'release' && effect);
  const released = gone.flatMap(({ numbers }) => numbers);
  const overLimit = requests.filter((request) => request.overLimit).length;
  const kinds = await sql<{ kind: string; state: string; mails: number; campaigns: number }[]>`
    select kind, state, count(*)::int as mails, count(distinct campaign_id)::int as campaigns from mails group by 1, 2 order by 1, 2`;
  const untold = ['archived', 'numbers_back'].filter(
    (kind) => kinds.filter((row) => row.kind === kind).reduce((sum, row) => sum + row.campaigns, 0) !== count,
  );
  const doubled = mails.messageIds.length - new Set(mails.messageIds).size;
  const sent = kinds.filter(({ state }) => state === 'sent').reduce((sum, { mails: some }) => sum + some, 0);

  console.table(
    Array.from({ length: 6 }, (_, hour) => ({
      'sixth of the window': hour + 1,
      archived: places.filter((place) => place >= hour / 6 && place < (hour + 1) / 6).length,
    })),
  );
  console.table({ 'API idle, ms': run.idle, 'API in the night, ms': run.busy });
  console.table(kinds);
  console.table({
    'campaigns archived': `${archived.length} of ${count}`,
    'outside the window': outside,
    'last one archived, s before the window closed': seconds(
      closesAt - (archived.at(-1)?.at.getTime() ?? closesAt),
    ),
    'all complete, s after the window opened': seconds(run.completeMs),
    'numbers released at the carriers': `${released.length}, of which different ones ${new Set(released).size}`,
    'requests to the carriers': requests.length,
    '429 that we caused': overLimit,
    'mails sent, received, received twice': `${sent}, ${mails.messageIds.length}, ${doubled}`,
  });
  return [
    ...(archived.length === count ? [] : [`${count - archived.length} were not archived`]),
    ...(outside === 0 ? [] : [`${outside} were archived outside the window`]),
    ...(Number.isNaN(run.completeMs) ? ['not all became complete'] : []),
    ...(new Set(released).size === released.length ? [] : ['a number was released twice']),
    ...(overLimit === 0 ? [] : [`${overLimit} requests were over a carrier's limit`]),
    ...(untold.length === 0 ? [] : [`of kind ${untold.join(', ')} not each campaign has one mail`]),
    ...(doubled === 0 && sent === mails.messageIds.length ? [] : ['mails were doubled or lost']),
  ];
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(1);
}
