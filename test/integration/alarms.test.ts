import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { resolvePromtool } from '../../dev/promtool/executable.ts';
import { openDatabase } from '../../src/db/client.ts';
import { createLog } from '../../src/log.ts';
import { serveMetrics } from '../../src/metrics/serve.ts';
import { standingMetrics } from '../../src/metrics/standing.ts';
import { projectRoot } from '../../src/project-root.ts';
import { ago, dayMs, dial, noticed } from '../support/campaigns.ts';
import { makeAccount, makeActiveCampaign, makeNumbers } from '../support/factories.ts';
import { fixtures } from '../support/fixtures.ts';
import { holdLock } from '../support/hold-lock.ts';
import { promtool, tryAlarms } from '../support/promtool.ts';
import { metricsIn, metricsOfDashboard } from '../support/promql.ts';
import { metricNames, scrape } from '../support/scrape.ts';
import { waitFor } from '../support/wait-for.ts';

const { test, api, account } = fixtures('api', 'account');

interface Alert {
  alert: string;
  expr: string;
  annotations: { runbook: string };
}

const monitoring = (name: string) => join(projectRoot, 'monitoring', name);
const read = (path: string) => readFileSync(path, 'utf8');
const { groups } = parse(read(monitoring('alerts.yml'))) as { groups: { rules: Alert[] }[] };
const alerts = groups.flatMap(({ rules }) => rules);
const names = alerts.map(({ alert }) => alert);

const log = createLog('silent');
const gettingItMs = 15 * 60_000;
beforeAll(() => resolvePromtool({ progress: (line) => console.log(line) }), gettingItMs);

/** A process of ours as Prometheus sees it; its figures are read anew at each scrape, and not kept for some seconds. */
async function serve(sql = api.db.sql) {
  const more = () => standingMetrics(sql, log)();
  const served = await serveMetrics({ host: '127.0.0.1', port: 0, log, more });
  onTestFinished(() => served.close().catch(() => undefined));
  return served;
}

const up = (value: number) => [['up{job="lastcall-worker",instance="a"}', value]] as const;

/** What Prometheus would have of a process: its series, or that it does not answer. */
const seen = (url: string) =>
  scrape(url).then(
    (series) => new Map([...series, ...up(1)]),
    () => new Map(up(0)),
  );

describe('alarms', () => {
  test('are read by Prometheus, each over metrics that there are', async () => {
    const known = new Set([...(await metricNames((await serve()).url)), 'up']);
    expect(await promtool('check', 'rules', monitoring('alerts.yml'))).toContain(
      `SUCCESS: ${alerts.length} rules found`,
    );
    const used = alerts.flatMap(({ expr }) => metricsIn(expr));
    expect(used.length).toBeGreaterThan(10);
    for (const name of used) expect(known).toContain(name);
    expect(() => metricsIn('max(lastcall_standing_up')).toThrow(SyntaxError);
  });

  test('name each a section of the runbook, which has no others', () => {
    const runbook = read(join(projectRoot, 'docs', 'runbook.md'));
    const sections = [...runbook.matchAll(/^## (\w+)$/gm)].map(([, heading]) => heading);
    expect(sections).toEqual(names);
    for (const { alert, annotations } of alerts)
      expect(annotations.runbook).toBe(`docs/runbook.md#${alert.toLowerCase()}`);
  });

  test('go off at their limits, and not before', async () => {
    expect(await promtool('test', 'rules', monitoring('alerts.test.yml'))).toContain('SUCCESS');
    interface Tried {
      expr: string;
      exp_samples?: object[];
    }
    const { tests } = parse(read(monitoring('alerts.test.yml'))) as {
      tests: { promql_expr_test: Tried[] }[];
    };
    const tried = tests.flatMap(({ promql_expr_test }) => promql_expr_test);
    const alarmsOf = (ones: Tried[]) => new Set(ones.map(({ expr }) => /alertname="(\w+)"/.exec(expr)?.[1]));
    expect(alarmsOf(tried.filter(({ exp_samples }) => exp_samples))).toEqual(new Set(names));
    expect(alarmsOf(tried.filter(({ exp_samples }) => !exp_samples))).toEqual(new Set(names));
  });

  test('are quiet over an installation that is well, and go off for what each is about', async () => {
    const { sql } = api.db;
    const { url } = await serve();
    const { id } = (await account.as.owner.post('/v1/campaigns', { name: 'Called' })).body;
    await account.as.owner.post(`/v1/campaigns/${id}/launch`);
    const call = () => account.as.dialer.post(`/v1/campaigns/${id}/call-events`, { events: [dial()] });
    const first = await seen(url);
    expect((await call()).status).toBe(200);
    const well = await seen(url);
    expect(await tryAlarms(first, well, [])).toContain('SUCCESS');

    await inTrouble(id);
    const letGo = await holdLock(sql, (tx) => tx`select from campaigns where id = ${id} for update`);
    const late = call();
    const since = performance.now();
    await waitFor('more than a second', async () => performance.now() - since > 1_500);
    await letGo();
    expect((await late).status).toBe(200);
    await sql`alter table call_events rename to mislaid`;
    expect((await call()).status).toBe(500);
    const unwell = await seen(url);
    const about = (name: string) => !['LastcallProcessAway', 'LastcallStandingUnknown'].includes(name);
    expect(await tryAlarms(well, unwell, names.filter(about))).toContain('SUCCESS');
  });

  test('go off when the database is away, and when a process is', async () => {
    const away = openDatabase('postgres://nobody:nothing@127.0.0.1:1/none');
    onTestFinished(() => away.close());
    const served = await serve(away.sql);
    const blind = await seen(served.url);
    expect(await tryAlarms(blind, blind, ['LastcallStandingUnknown'])).toContain('SUCCESS');
    await served.close();
    const gone = await seen(served.url);
    expect(await tryAlarms(gone, gone, ['LastcallProcessAway', 'LastcallStandingUnknown'])).toContain(
      'SUCCESS',
    );
  });
});

/** What each alarm that the database tells of is about. */
async function inTrouble(campaignId: string): Promise<void> {
  const { sql } = api.db;
  const accountId = await makeAccount(sql);
  await makeActiveCampaign(sql, accountId, { launchedAt: ago(40 * dayMs) });
  const told = await makeActiveCampaign(sql, accountId, { launchedAt: ago(50 * dayMs) });
  await noticed(sql, told, 20 * dayMs);
  const [stuck, old] = await makeNumbers(sql, told, [
    { e164: '+12025550111', carrier: 'telnyx' },
    { e164: '+12025550112', carrier: 'vonage' },
  ]);
  await sql`
    insert into releases (number_id, campaign_id, status, reason, created_at)
    values (${stuck!}, ${told}, 'needs_operator', 'refused_by_carrier', now()),
      (${old!}, ${told}, 'pending', null, now() - interval '15 days')`;
  await sql`
    insert into findings (id, account_id, carrier, kind, e164, monthly_cost_cents, currency, first_seen_at, last_seen_at)
    values (uuidv7(), ${accountId}, 'twilio', 'leak', '+12025550113', 115, 'USD', now(), now())`;
  await sql`
    insert into stuck_workflows (workflow_id, account_id, since, attempts, reason, seen_at)
    values ('campaign-stuck', ${accountId}, now(), 9, 'task_fails', now())`;
  await sql`update outbox set created_at = now() - interval '10 minutes' where campaign_id = ${campaignId}`;
  await sql`update events set occurred_at = now() - interval '10 minutes' where place is null`;
  await sql`
    insert into mails (id, account_id, kind, occasion, address, next_attempt_at)
    values (uuidv7(), ${accountId}, 'invitation', 'alarms', 'somebody@lastcall.example', now() - interval '2 hours')`;
  await sql`update campaigns set clear_problem = 'seal_damaged', clear_problem_at = now() where id = ${told}`;
}

test('the dashboard shows only what there is', async () => {
  const known = new Set([...(await metricNames((await serve()).url)), 'up', 'ALERTS']);
  const used = [...metricsOfDashboard().values()].flat();
  expect(used.length).toBeGreaterThan(30);
  // `workflow/worker-health.test.ts` looks for those of Temporal's SDK.
  const unknown = used.filter((name) => !known.has(name) && !name.startsWith('temporal_'));
  expect(unknown).toEqual([]);
});
