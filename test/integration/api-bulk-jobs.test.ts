import { beforeEach, describe, expect } from 'vitest';
import { runBulkItem } from '../../src/db/bulk-jobs/run-bulk-item.ts';
import { loadSealed } from '../../src/seals/load-sealed.ts';
import { uuidv7 } from '../../src/ids.ts';
import { fixtures } from '../support/fixtures.ts';
import { addContact, dial, hourMs, minuteMs, record } from '../support/campaigns.ts';
import { type TestAccount } from '../support/test-api.ts';

const { test, api } = fixtures('api');

let account: TestAccount;
beforeEach(async () => {
  account = await api.createAccount();
});

const refusal = (status: number, code: string) => ({ status, body: { code } });

async function draft(name: string, { as } = account): Promise<string> {
  return (await as.owner.post('/v1/campaigns', { name })).body.id;
}
async function launched(name: string): Promise<string> {
  const id = await draft(name);
  await account.as.owner.post(`/v1/campaigns/${id}/launch`);
  return id;
}
const create = (body: object, client = account.as.owner) => client.post('/v1/bulk-jobs', body);
const read = async (jobId: string) => (await account.as.moderator.get(`/v1/bulk-jobs/${jobId}`)).body;
/** What a worker does, without one. */
const work = async (jobId: string) => {
  while (await runBulkItem(api.db.sql, jobId, loadSealed(api.store)));
};
const none = { archived: 0, already_archived: 0, in_use: 0, draft: 0, cloned: 0, gone: 0, failed: 0 };

describe('a job', () => {
  test('is made with all its campaigns, told to Temporal and written to the audit log', async () => {
    const ids = [await launched('One'), await draft('Two')];
    const deliveries = api.temporal.deliveries;
    const made = await create({ action: 'archive', campaignIds: ids });
    expect(made).toMatchObject({
      status: 202,
      body: { action: 'archive', total: 2, done: 0, finishedAt: null, outcomes: none },
    });
    expect(made.headers.get('location')).toBe(`/v1/bulk-jobs/${made.body.id}`);
    expect(api.temporal.deliveries).toBe(deliveries + 1);
    expect(
      await api.db.sql`select topic, campaign_id from outbox where job_id = ${made.body.id}`,
    ).toMatchObject([{ topic: 'bulk', campaign_id: null }]);
    expect(await read(made.body.id)).toEqual({
      ...made.body,
      items: ['One', 'Two'].map((campaignName, at) => ({
        campaignId: ids[at],
        campaignName,
        outcome: null,
        resultCampaignId: null,
        lastDialAt: null,
        failure: null,
      })),
    });
    const [entry] = (await account.as.owner.get('/v1/audit-log?limit=1')).body.items;
    expect(entry).toMatchObject({
      action: 'bulk_job.created',
      details: { jobId: made.body.id, action: 'archive', total: 2 },
    });
  });

  test('of a campaign that is not the account’s is not made at all', async () => {
    const other = await api.createAccount();
    const [mine, theirs] = [await launched('Mine'), await draft('Theirs', other)];
    for (const campaignIds of [[mine, theirs], [mine, uuidv7()], [theirs]]) {
      expect(await create({ action: 'archive', campaignIds })).toMatchObject(refusal(404, 'not_found'));
    }
    expect((await account.as.owner.get('/v1/bulk-jobs')).body.items).toEqual([]);
    expect(await api.db.sql`select from bulk_jobs where account_id = ${account.id}`).toHaveLength(0);

    const { id } = (await create({ action: 'archive', campaignIds: [mine] })).body;
    expect(await other.as.owner.get(`/v1/bulk-jobs/${id}`)).toMatchObject(refusal(404, 'not_found'));
    expect((await other.as.owner.get('/v1/bulk-jobs')).body.items).toEqual([]);
  });

  test.each([
    [{ action: 'delete', campaignIds: [uuidv7()] }, '#/action'],
    [{ action: 'clone', campaignIds: [] }, '#/campaignIds'],
    [{ action: 'clone', campaignIds: ['x'] }, '#/campaignIds/0'],
    [{ action: 'clone', campaignIds: Array.from({ length: 1_001 }, uuidv7) }, '#/campaignIds'],
    [
      {
        action: 'clone',
        campaignIds: ['019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11', '019ABF4E-7A3C-7CC1-9D1B-3A5F0F6F2B11'],
      },
      '#/campaignIds',
    ],
    [{ action: 'archive', campaignIds: [uuidv7()], unlessDialledAfter: 'now' }, '#/unlessDialledAfter'],
  ])('is refused for what it asks: %#', async (body, pointer) => {
    expect(await create(body)).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
  });

  test('is asked for by owners and admins, and listed newest first', async () => {
    const body = { action: 'clone', campaignIds: [await draft('One')] };
    for (const role of ['moderator', 'caller', 'dialer'] as const) {
      expect(await create(body, account.as[role])).toMatchObject(refusal(403, 'forbidden'));
    }
    const jobs = [];
    for (let at = 0; at < 3; at += 1) jobs.unshift((await create(body, account.as.admin)).body.id);
    const ids = ({ items }: { items: { id: string }[] }) => items.map(({ id }) => id);
    const first = (await account.as.owner.get('/v1/bulk-jobs?limit=2')).body;
    const second = (await account.as.owner.get(`/v1/bulk-jobs?limit=2&cursor=${first.nextCursor}`)).body;
    expect([...ids(first), ...ids(second)]).toEqual(jobs);
  });
});

describe('an archive of many', () => {
  test('ends each campaign as if it were alone, and leaves those alone that were called from since', async () => {
    const [quiet, used, before, ended, never, deleted] = [
      await launched('Quiet'),
      await launched('Used'),
      await launched('Used before'),
      await launched('Ended'),
      await draft('Never launched'),
      await draft('Deleted'),
    ];
    await account.as.owner.post(`/v1/campaigns/${ended}/archive`);
    const lookedAt = new Date(Date.now() - minuteMs);
    const dialledAt = new Date(Date.now() - 1_000);
    await record(api.db.sql, { accountId: account.id, campaignId: used }, [dial({ occurredAt: dialledAt })]);
    await record(api.db.sql, { accountId: account.id, campaignId: before }, [
      dial({ occurredAt: new Date(Date.now() - hourMs) }),
    ]);
    const campaignIds = [quiet, used, before, ended, never, deleted];
    const job = (await create({ action: 'archive', campaignIds, unlessDialledAfter: lookedAt })).body;
    await account.as.owner.delete(`/v1/campaigns/${deleted}`);
    await work(job.id);

    const done = await read(job.id);
    expect(done).toMatchObject({ total: 6, done: 6, finishedAt: expect.any(String) });
    expect(done.outcomes).toEqual({
      ...none,
      archived: 2,
      already_archived: 1,
      in_use: 1,
      draft: 1,
      gone: 1,
    });
    const outcomes = done.items.map(({ outcome }: { outcome: string }) => outcome);
    expect(outcomes).toEqual(['archived', 'in_use', 'archived', 'already_archived', 'draft', 'gone']);
    expect(done.items[1].lastDialAt).toBe(dialledAt.toISOString());
    expect((await account.as.owner.get(`/v1/campaigns/${used}`)).body.status).toBe('active');
    const { archive } = (await account.as.owner.get(`/v1/campaigns/${quiet}`)).body;
    expect(archive).toMatchObject({ reason: 'person', archivedBy: job.createdBy });
    const topics = await api.db.sql`select topic from outbox where campaign_id = ${quiet} order by id`;
    expect(topics.map(({ topic }) => topic)).toEqual(['start', 'archive']);
  });

  test('counts the dials on a demo campaign’s own clock', async () => {
    account = await api.createAccount({ demo: true });
    const [used, quiet] = [await launched('Used'), await launched('Quiet')];
    for (const id of [used, quiet]) {
      await account.as.owner.post(`/v1/campaigns/${id}/advance-clock`, { days: 20 });
    }
    await record(api.db.sql, { accountId: account.id, campaignId: used }, [dial()]);
    const event = dial({ occurredAt: new Date(Date.now() - hourMs) });
    await record(api.db.sql, { accountId: account.id, campaignId: quiet }, [event]);
    const unlessDialledAfter = new Date(Date.now() - minuteMs);
    const job = (await create({ action: 'archive', campaignIds: [used, quiet], unlessDialledAfter })).body;
    await work(job.id);
    expect((await read(job.id)).outcomes).toMatchObject({ in_use: 1, archived: 1 });
  });
});

describe('a clone of many', () => {
  test('makes each clone once, however many workers are at it', async () => {
    const ids = [await launched('One'), await draft('Two'), await launched('Three')];
    await account.as.owner.post(`/v1/campaigns/${ids[2]}/archive`);
    await addContact(api.db.sql, ids[1]!, '+12025550143');
    const job = (await create({ action: 'clone', campaignIds: ids, copyContacts: true })).body;
    await Promise.all(Array.from({ length: 6 }, () => work(job.id)));

    const done = await read(job.id);
    expect(done).toMatchObject({ done: 3, outcomes: { ...none, cloned: 3 }, finishedAt: expect.any(String) });
    const clones = await api.db.sql`
      select id, cloned_from, name, contact_count from campaigns
      where account_id = ${account.id} and cloned_from is not null order by name`;
    expect(clones).toMatchObject([
      { name: 'One (copy)', contact_count: 0 },
      { name: 'Three (copy)', contact_count: 0 },
      { name: 'Two (copy)', contact_count: 1 },
    ]);
    const made = new Map(clones.map((clone) => [clone['cloned_from'], clone['id']]));
    for (const { campaignId, resultCampaignId } of done.items) {
      expect(resultCampaignId).toBe(made.get(campaignId));
    }
  });
});
