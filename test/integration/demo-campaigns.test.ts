import { join } from 'node:path';
import { expect } from 'vitest';
import { refreshDueOverlaps } from '../../src/db/contacts/refresh-overlaps.ts';
import { type DemoKeys, seedDemo } from '../../dev/demo.ts';
import { fixtures } from '../support/fixtures.ts';
import { type ApiClient, apiClient } from '../support/api-client.ts';

const { test, api, sandbox } = fixtures('api', 'sandbox');
test.override('apiOptions', ({ sandbox: { url } }) => ({ carrierUrls: { sandbox: url } }));
let keys: DemoKeys;
let owner: ApiClient;
test.beforeAll(async () => {
  keys = await seedDemo(api.db.sql, sandbox.url, join(api.storeFolder, 'demo-keys.json'));
  owner = apiClient(api.url, keys.owner);
});

const names = async (query: string): Promise<string[]> =>
  (await owner.get(`/v1/campaigns?limit=50&${query}`)).body.items.map(({ name }: { name: string }) => name);

test('there is a campaign for each thing the index can show', async () => {
  expect(await refreshDueOverlaps(api.db.sql)).toBe(true);
  expect(await refreshDueOverlaps(api.db.sql)).toBe(false);
  expect(await names('advice=no_remaining_dials')).toEqual(['Donor thank-you calls']);
  expect(await names('advice=past_end')).toEqual(['Early voting reminders']);
  expect(await names('advice=event_passed')).toEqual(['Town hall turnout']);
  expect(await names('advice=shared_contacts')).toEqual(['Ward 4 canvass follow-up']);
  expect(await names('archivesSoon=true')).toEqual(['Volunteer drive']);
  const { body } = await owner.get('/v1/campaign-counts');
  expect(body).toEqual({ draft: 2, active: 8, archived: 3, archivesSoon: 1, stuckNumbers: 0, withAdvice: 4 });
  const [newest] = (await owner.get('/v1/campaigns?status=archived&sort=-archived')).body.items;
  expect(newest.archive).toMatchObject({ archivedByName: 'Dana Reyes', reason: 'person' });
});

test('every campaign that was called from has days with dials, several results and a count that agrees', async () => {
  const { body } = await owner.get('/v1/campaigns?limit=50');
  for (const { id, counts, launchedAt, lastDialAt } of body.items) {
    if (launchedAt === null) continue;
    const statistics = (await owner.get(`/v1/campaigns/${id}/statistics`)).body;
    const dials = statistics.dialsByDay.reduce((sum: number, day: { dials: number }) => sum + day.dials, 0);
    expect(dials).toBe(counts.dials);
    expect(statistics.dialsByDay.length).toBeGreaterThan(2);
    expect(statistics.dispositions.length).toBeGreaterThan(3);
    expect(Date.parse(lastDialAt)).toBeGreaterThan(Date.parse(launchedAt));
    expect(Date.parse(lastDialAt)).toBeLessThan(Date.now());
  }
});

test('its numbers are really rented at the sandbox carrier, each once', async () => {
  const rented = new Set((await sandbox.control.numbers()).map(({ e164 }) => e164));
  const held = await api.db.sql<{ e164: string }[]>`select e164 from phone_numbers`;
  expect(held.length).toBeGreaterThan(20);
  expect(held.filter(({ e164 }) => !rented.has(e164))).toEqual([]);
});
