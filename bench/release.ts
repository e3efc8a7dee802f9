/**
 * How close releasing comes to what the carriers allow: numbers over the six dialects of the sandbox carrier, two worker
 * processes, a limit of 20 releases a second at each carrier, faults on a tenth of the requests that release, list or ask
 * for orders, and a second account with five numbers that starts in the middle. Telnyx and Bandwidth take many numbers in one
 * order; the others are asked one by one.
 *
 *   npm run build && npx tsx bench/release.ts [--numbers 10000] [--kill]
 *
 * `--kill` ends both workers with SIGKILL three times on the way. Starts and stops its own servers.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { encryptCredentials } from '../src/credentials/stored-credentials.ts';
import { requestsPerNumber } from '../src/carriers/rates.ts';
import { carriers, descriptorOf } from '../src/carriers/registry.ts';
import { sandboxAccounts, sandboxCredentials } from '../sandbox/accounts.ts';
import { sandboxControl } from '../sandbox/control-client.ts';
import { dialectId } from '../sandbox/model.ts';
import type { LoggedRequest } from '../sandbox/request-log.ts';
import { putCredentials } from '../src/db/accounts/carrier-credentials.ts';
import { openDatabase } from '../src/db/client.ts';
import { closeCampaign } from '../src/db/campaigns/close-campaign.ts';
import { freePort } from '../dev/ports.ts';
import { uuidv7 } from '../src/ids.ts';
import { newKey } from '../src/secrets/new-key.ts';
import { parseKeyring } from '../src/secrets/parse-keyring.ts';
import { openClient } from '../src/temporal/connect.ts';
import { startInstallation } from './installation.ts';

const { values } = parseArgs({
  options: { numbers: { type: 'string', default: '10000' }, kill: { type: 'boolean' } },
});
const perSecond = 20;
const dialects = dialectId.options;
const perCarrier = Math.round(Number(values.numbers) / dialects.length);
const total = perCarrier * dialects.length;
const secretKeys = newKey();
const { databaseUrl, temporalAddress, run, onStop, stop } = await startInstallation();

try {
  const sandboxPort = await freePort();
  const sandboxUrl = `http://127.0.0.1:${sandboxPort}`;
  const env = {
    LASTCALL_SECRET_KEYS: secretKeys,
    LASTCALL_CARRIER_RATES: dialects.map((carrier) => `${carrier}=${limitOf(carrier)}`).join(','),
    ...Object.fromEntries(
      dialects.map((carrier) => [`${carrier.toUpperCase()}_API_URL`, `${sandboxUrl}/${carrier}`]),
    ),
  };
  await run('sandbox', ['sandbox', '--port', String(sandboxPort)], env);
  const control = sandboxControl(sandboxUrl);
  await until('the sandbox', () =>
    control.numbers().then(
      () => true,
      () => false,
    ),
  );
  await control.setLimits(
    dialects.map((carrier) => ({
      carrier,
      requestsPerSecond: limitOf(carrier),
      ...(carriers[carrier].limit.counts === 'releases' && { actions: ['release' as const] }),
    })),
  );
  await control.addFault({
    probability: 0.1,
    actions: ['release', 'list', 'poll'],
    script: [
      { kind: 'throttle', retryAfter: '1' },
      { kind: 'fail' },
      { kind: 'fail', when: 'after' },
      { kind: 'reset' },
      { kind: 'reset', when: 'after' },
    ],
  });

  const db = openDatabase(databaseUrl);
  onStop(() => db.close());
  const { sql } = db;
  const campaign = async (count: number, area: number) => {
    const [accountId, campaignId] = [uuidv7(), uuidv7()];
    await sql`insert into accounts (id, name) values (${accountId}, 'Bench')`;
    await sql`
      insert into campaigns (id, account_id, name, status, created_by, launched_at, number_count)
      values (${campaignId}, ${accountId}, 'Bench', 'active', 'bench', now(), ${count * dialects.length})`;
    for (const [at, carrier] of dialects.entries()) {
      const account = sandboxAccounts.find((known) => known.carrier === carrier)!;
      const owner = { accountId, carrier };
      const encrypted = encryptCredentials(
        parseKeyring(secretKeys),
        owner,
        sandboxCredentials(carrier, account),
      );
      await putCredentials(sql, { ...owner, encrypted, hint: null, actor: 'bench', checked: 'skipped' });
      const rented = await control.seed({
        carrier,
        account: account.account,
        range: { from: `+1${area + at}5550000`, count },
      });
      const rows = rented.map(({ e164 }) => ({ id: uuidv7(), e164 }));
      await sql`
        insert into phone_numbers (id, account_id, campaign_id, e164, carrier, state, assigned_at)
        select r.id, ${accountId}, ${campaignId}, r.e164, ${carrier}, 'assigned', now()
        from jsonb_to_recordset(${sql.json(rows)}) as r(id uuid, e164 text)`;
    }
    return { accountId, campaignId };
  };
  const released = async (campaignId: string) => {
    const [row] = await sql<{ released: number }[]>`
      select released_number_count as released from campaigns where id = ${campaignId}`;
    return row?.released ?? 0;
  };
  const archive = ({ campaignId }: { campaignId: string }) =>
    closeCampaign(sql, { campaignId, reason: 'person', actor: 'bench', tellWorkflow: true });

  const large = await campaign(perCarrier, 300);
  const small = await campaign(1, 700);
  const startWorkers = () =>
    Promise.all([run('worker-1', ['worker'], env), run('worker-2', ['worker'], env)]);
  let workers = await startWorkers();
  await sleep(3_000);

  await archive(large);
  const kills = values.kill ? [0.2, 0.45, 0.7] : [];
  let smallStartedMs = 0;
  let smallSeconds = 0;
  for (let done = 0; done < total; done = await released(large.campaignId)) {
    await sleep(250);
    if (kills.length > 0 && done >= kills[0]! * total) {
      kills.shift();
      for (const worker of workers) process.kill(worker.pid, 'SIGKILL');
      await Promise.all(workers.map((worker) => worker.ended));
      workers = await startWorkers();
      console.log(`killed both workers at ${done} of ${total}`);
    }
    if (smallStartedMs === 0 && done > total / 2) {
      await archive(small);
      smallStartedMs = Date.now();
    } else if (
      smallStartedMs > 0 &&
      smallSeconds === 0 &&
      (await released(small.campaignId)) === dialects.length
    ) {
      smallSeconds = (Date.now() - smallStartedMs) / 1_000;
    }
  }

  const releases: LoggedRequest[] = [];
  for (let afterSeq = 0; ;) {
    const page = await control.requests({ afterSeq, limit: 10_000 });
    if (page.length === 0) break;
    afterSeq = page.at(-1)!.seq;
    releases.push(...page);
  }
  const sent = releases.filter(({ action }) => action === 'release');
  const gone = new Set<string>();
  let afterSuccess = 0;
  for (const { action, effect, numbers } of releases) {
    if (action !== 'release') continue;
    for (const number of numbers) {
      if (gone.has(number)) afterSuccess += 1;
      else if (effect) gone.add(number);
    }
  }
  const firstAt = timeOf(sent[0]!);
  const lasts = new Map(
    (
      await sql<{ carrier: string; seconds: number }[]>`
        select n.carrier, (extract(epoch from max(r.released_at)) * 1000 - ${firstAt})::float8 / 1000 as seconds
        from releases r join phone_numbers n on n.id = r.number_id where r.campaign_id = ${large.campaignId}
        group by n.carrier`
    ).map(({ carrier, seconds }) => [carrier, seconds]),
  );
  const [receipts] = await sql`
    select count(*)::int as receipts from releases where campaign_id = ${large.campaignId} and receipt->>'proof' = 'read_back'`;
  const { client, connection } = openClient({
    connectionOptions: { address: temporalAddress },
    namespace: 'default',
  });
  let longest = 0;
  let runs = 0;
  for await (const { historyLength } of client.workflow.list({
    query: `WorkflowId STARTS_WITH "release-${large.campaignId}"`,
  })) {
    longest = Math.max(longest, historyLength);
    runs += 1;
  }
  await connection.close();
  const ordering = dialects.filter((carrier) => perOrderOf(carrier) !== null);
  const single = dialects.filter((carrier) => perOrderOf(carrier) === null);
  console.table(
    dialects.map((carrier) => {
      const own = sent.filter((request) => request.carrier === carrier);
      const perOrder = perOrderOf(carrier);
      return {
        carrier,
        numbers: perCarrier,
        'release requests': own.length,
        'of them for many': own.filter(({ numbers }) => numbers.length > 1).length,
        'of them 429 by our pace': releases.filter(
          (request) => request.carrier === carrier && request.overLimit,
        ).length,
        'all requests': releases.filter((request) => request.carrier === carrier).length,
        'seconds to the last receipt': lasts.get(carrier)?.toFixed(1),
        'ideal one by one': (perCarrier / perSecond).toFixed(1),
        'ideal in bulk': perOrder === null ? null : (Math.ceil(perCarrier / perOrder) / perSecond).toFixed(2),
      };
    }),
  );
  const oneByOne = sent.filter(({ carrier }) => single.includes(carrier));
  const singleSeconds = (timeOf(oneByOne.at(-1)!) - timeOf(oneByOne[0]!)) / 1_000;
  const goneAt = oneByOne.filter(({ effect }) => effect).map(timeOf);
  const ninetyAt = goneAt[Math.floor(goneAt.length * 0.9)]!;
  const limit = perSecond * single.length;
  console.table({
    'numbers released, each with a receipt': `${gone.size - dialects.length} / ${receipts?.['receipts']}`,
    'seconds to the last receipt': Math.max(...lasts.values()).toFixed(1),
    'of those released in bulk': Math.max(...ordering.map((carrier) => lasts.get(carrier) ?? 0)).toFixed(1),
    'ideal seconds, one by one': (perCarrier / perSecond).toFixed(1),
    'one by one: rate of numbers against the ideal': (perCarrier / perSecond / singleSeconds).toFixed(3),
    'one by one: rate of requests against the limits': (oneByOne.length / limit / singleSeconds).toFixed(3),
    'the same until nine tenths were gone': (
      oneByOne.filter((request) => timeOf(request) <= ninetyAt).length /
      limit /
      ((ninetyAt - timeOf(oneByOne[0]!)) / 1_000)
    ).toFixed(3),
    'release requests sent, faults included': sent.length,
    '429 that we caused': releases.filter(({ overLimit }) => overLimit).length,
    'numbers in release requests after success': afterSuccess,
    'seconds for the second account': smallSeconds.toFixed(1),
    'release workflow runs, longest history': `${runs}, ${longest} events`,
  });
} finally {
  await stop();
}

/** Of what the carrier's limit counts, per second: for so many numbers a second. */
function limitOf(carrier: (typeof dialects)[number]): number {
  return perSecond * (carriers[carrier].limit.counts === 'requests' ? requestsPerNumber : 1);
}

function perOrderOf(carrier: (typeof dialects)[number]): number | null {
  return descriptorOf(carrier).numbersPerOrder ?? null;
}

function timeOf(request: { at: string }): number {
  return Date.parse(request.at);
}

async function until(what: string, ask: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await ask())) {
    if (Date.now() > deadline) throw new Error(`${what} does not answer`);
    await sleep(100);
  }
}
