import { beforeAll, describe, expect } from 'vitest';
import { openDatabase } from '../../src/db/client.ts';
import { uuidv7 } from '../../src/ids.ts';
import { createLog } from '../../src/log.ts';
import { serveMetrics } from '../../src/metrics/serve.ts';
import { standingMetrics } from '../../src/metrics/standing.ts';
import { ago, dayMs, dial, noticed } from '../support/campaigns.ts';
import { startAll } from '../support/defer.ts';
import { makeAccount, makeActiveCampaign, makeNumbers } from '../support/factories.ts';
import { fixtures } from '../support/fixtures.ts';
import { scrape } from '../support/scrape.ts';

const { test: base, api, account } = fixtures('api', 'account');

const log = createLog('silent');
const test = base.extend('url', { scope: 'file' }, ({}, { onCleanup }) =>
  startAll(onCleanup, async (defer) => {
    // Read anew at each scrape, since what was read is served again for some seconds.
    const more = () => standingMetrics(api.db.sql, log)();
    const served = await serveMetrics({ host: '127.0.0.1', port: 0, log, more });
    defer(() => served.close());
    return served.url;
  }),
);

const days = (count: number) => (count * dayMs) / 1_000;

describe('what a process counts', () => {
  test('call events by what became of them, and requests by their route', async ({ url }) => {
    const { id } = (await account.as.owner.post('/v1/campaigns', { name: 'Counted' })).body;
    await account.as.owner.post(`/v1/campaigns/${id}/launch`);
    const before = await scrape(url);
    const events = [dial(), dial()];
    await account.as.dialer.post(`/v1/campaigns/${id}/call-events`, { events });
    await account.as.dialer.post(`/v1/campaigns/${id}/call-events`, { events });
    await account.as.dialer.get(`/v1/campaigns/${uuidv7()}`);
    const after = await scrape(url);
    const grown = (series: string) => (after.get(series) ?? 0) - (before.get(series) ?? 0);
    expect(grown('lastcall_call_events_total{outcome="recorded"}')).toBe(2);
    expect(grown('lastcall_call_events_total{outcome="duplicate"}')).toBe(2);
    expect(grown('lastcall_intake_duration_seconds_count')).toBe(2);
    expect(after.get('lastcall_intake_waiting_events')).toBe(0);
    const requests = (route: string, method: string, status: number) =>
      grown(
        `lastcall_http_request_duration_seconds_count{method="${method}",route="${route}",status="${status}"}`,
      );
    expect(requests('/v1/campaigns/{campaignId}/call-events', 'POST', 200)).toBe(2);
    expect(requests('/v1/campaigns/{campaignId}', 'GET', 404)).toBe(1);
  });

  test('nothing by which an account, a campaign or a number could be known', async ({ url }) => {
    const { id } = (await account.as.owner.post('/v1/campaigns', { name: 'Hidden name' })).body;
    await makeNumbers(api.db.sql, id, [{ e164: '+12025550199', carrier: 'sandbox' }]);
    await fetch(`${api.url}/v1/numbers/+12025550199?q=Hidden`);
    const text = [...(await scrape(url)).keys()].join('\n');
    expect(text).toContain('lastcall_http_request_duration_seconds_count');
    for (const secret of [id, account.id, '12025550199', 'Hidden']) expect(text).not.toContain(secret);
  });
});

describe('how the installation stands', () => {
  beforeAll(async () => {
    const { sql } = api.db;
    const accountId = await makeAccount(sql);
    await makeActiveCampaign(sql, accountId, { launchedAt: ago(40 * dayMs) });
    const told = await makeActiveCampaign(sql, accountId, { launchedAt: ago(50 * dayMs) });
    await noticed(sql, told, 20 * dayMs);
    const [stuck] = await makeNumbers(sql, told, [{ e164: '+12025550111', carrier: 'telnyx' }]);
    await sql`
      insert into releases (number_id, campaign_id, status, reason, created_at)
      values (${stuck!}, ${told}, 'needs_operator', 'refused_by_carrier', now() - interval '3 days')`;
    await sql`
      insert into findings (id, account_id, carrier, kind, e164, monthly_cost_cents, currency, first_seen_at, last_seen_at)
      values (uuidv7(), ${accountId}, 'twilio', 'leak', '+12025550112', 115, 'USD', now(), now()),
        (uuidv7(), ${accountId}, 'twilio', 'leak', '+12025550113', 115, 'USD', now(), now())`;
    await sql`
      insert into outbox (id, topic, campaign_id, created_at) values (uuidv7(), 'archive', ${told}, now() - interval '600 seconds')`;
    const demo = await makeAccount(sql, { demo: true });
    await makeActiveCampaign(sql, demo, { launchedAt: ago(400 * dayMs) });
  });

  test('what is overdue, what is stuck, and what leaks cost; demo accounts apart', async ({ url }) => {
    const series = await scrape(url);
    const value = (name: string) => series.get(name) ?? Number.NaN;
    expect(value('lastcall_standing_up')).toBe(1);
    expect(value('lastcall_campaigns{status="active",stage=""}')).toBeGreaterThanOrEqual(2);
    expect(Math.abs(value('lastcall_notice_lag_seconds') - days(17))).toBeLessThan(days(0.1));
    expect(Math.abs(value('lastcall_deadline_lag_seconds') - days(13))).toBeLessThan(days(0.1));
    expect(value('lastcall_outbox_oldest_seconds')).toBeGreaterThanOrEqual(600);
    expect(value('lastcall_releases{carrier="telnyx",status="needs_operator"}')).toBe(1);
    expect(
      value('lastcall_release_oldest_seconds{carrier="telnyx",status="needs_operator"}'),
    ).toBeGreaterThanOrEqual(days(3));
    expect(value('lastcall_findings{kind="leak",currency="USD"}')).toBe(2);
    expect(value('lastcall_findings_monthly_cost{kind="leak",currency="USD"}')).toBe(2.3);
  });

  test('that it cannot be known, while the database is away', async ({ onTestFinished }) => {
    const away = openDatabase('postgres://nobody:nothing@127.0.0.1:1/none');
    onTestFinished(() => away.close());
    const more = standingMetrics(away.sql, log);
    const served = await serveMetrics({ host: '127.0.0.1', port: 0, log, more });
    onTestFinished(() => served.close());
    const series = await scrape(served.url);
    expect(series.get('lastcall_standing_up')).toBe(0);
    expect(series.has('process_cpu_seconds_total')).toBe(true);
    expect(series.has('lastcall_outbox_waiting')).toBe(false);
  });

  test('says where it answers to whoever asks elsewhere', async ({ url }) => {
    expect((await fetch(`${url}/health`)).status).toBe(200);
    const elsewhere = await fetch(`${url}/v1/campaigns`);
    expect([elsewhere.status, await elsewhere.text()]).toEqual([
      404,
      'There are /metrics and /health here.\n',
    ]);
  });
});
