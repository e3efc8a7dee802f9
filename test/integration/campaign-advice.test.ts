import { expect } from 'vitest';
import { refreshDueOverlaps } from '../../src/db/contacts/refresh-overlaps.ts';
import { fixtures } from '../support/fixtures.ts';
import { type TestAccount } from '../support/test-api.ts';

const { test, api } = fixtures('api');

const dayMs = 24 * 60 * 60 * 1000;
const days = (count: number) => new Date(Date.now() + count * dayMs).toISOString();

/** A launched campaign with contacts of these digits. */
async function campaign(
  { as: { owner } }: TestAccount,
  name: string,
  digits: number[] = [],
  dates: object = {},
): Promise<string> {
  const { body } = await owner.post('/v1/campaigns', { name, ...dates });
  if (digits.length > 0) {
    const lines = ['phone', ...digits.map((each) => `+1202555${String(each).padStart(4, '0')}`)];
    const { body: report } = await owner.send('POST', `/v1/campaigns/${body.id}/contacts/import`, {
      headers: { 'content-type': 'text/csv' },
      body: lines.join('\n'),
    });
    if (report.imported !== digits.length) throw new Error('not every contact was imported');
  }
  await owner.post(`/v1/campaigns/${body.id}/launch`);
  return body.id;
}

async function findOverlaps(): Promise<void> {
  while (await refreshDueOverlaps(api.db.sql));
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);
const adviceOf = async ({ as }: TestAccount, id: string) =>
  (await as.moderator.get(`/v1/campaigns/${id}`)).body.advice;
const listed = async ({ as }: TestAccount, query: string) =>
  (await as.moderator.get(`/v1/campaigns?${query}`)).body.items.map(({ name }: { name: string }) => name);

test('each reason comes with its evidence, the list filters by it, and the counts have it', async () => {
  const account = await api.createAccount();
  const { sql } = api.db;
  await campaign(account, 'Nothing to say', [1], { endsAt: days(3), eventAt: days(4) });
  const dialled = await campaign(account, 'Dialled', [2, 3]);
  await sql`update campaigns set dialled_contact_count = 2 where id = ${dialled}`;
  const past = await campaign(account, 'Past', [], { endsAt: days(-2) });
  const held = await campaign(account, 'Held', [], { eventAt: days(-1) });
  expect(await adviceOf(account, dialled)).toEqual([
    { reason: 'no_remaining_dials', at: null, shared: null },
  ]);
  const [ended] = await adviceOf(account, past);
  expect(ended).toMatchObject({ reason: 'past_end', shared: null });
  expect(Date.parse(ended.at)).toBeLessThan(Date.now());
  expect(await adviceOf(account, held)).toMatchObject([{ reason: 'event_passed' }]);
  expect(await listed(account, 'advice=no_remaining_dials')).toEqual(['Dialled']);
  expect(await listed(account, 'advice=past_end')).toEqual(['Past']);
  expect(await listed(account, 'advice=event_passed')).toEqual(['Held']);
  expect(await listed(account, 'advice=any&sort=name')).toEqual(['Dialled', 'Held', 'Past']);
  expect((await account.as.owner.get('/v1/campaign-counts')).body).toEqual({
    draft: 0,
    active: 4,
    archived: 0,
    archivesSoon: 0,
    withAdvice: 3,
    stuckNumbers: 0,
  });
  expect((await account.as.owner.get('/v1/campaigns?advice=boredom')).status).toBe(400);
});

test('a campaign without contacts has not run out of them', async () => {
  const account = await api.createAccount();
  expect(await adviceOf(account, await campaign(account, 'Empty'))).toEqual([]);
});

test('extending the end takes the advice back', async () => {
  const account = await api.createAccount();
  const id = await campaign(account, 'Extended', [], { endsAt: days(-1) });
  expect(await adviceOf(account, id)).toHaveLength(1);
  await account.as.owner.patch(`/v1/campaigns/${id}`, { endsAt: days(7) });
  expect(await adviceOf(account, id)).toEqual([]);
});

test('the newer campaign that has most of the same contacts is named, with how many', async () => {
  const account = await api.createAccount();
  const older = await campaign(account, 'Older', range(0, 20));
  const some = await campaign(account, 'Some of them', range(15, 40));
  const most = await campaign(account, 'Most of them', range(4, 24));
  await findOverlaps();
  expect(await adviceOf(account, older)).toEqual([
    {
      reason: 'shared_contacts',
      at: null,
      shared: { campaignId: most, name: 'Most of them', contacts: 16, percent: 80 },
    },
  ]);
  expect(await adviceOf(account, some)).toMatchObject([{ shared: { campaignId: most, contacts: 9 } }]);
  expect(await adviceOf(account, most)).toEqual([]);
  expect(await listed(account, 'advice=shared_contacts&sort=created')).toEqual(['Older', 'Some of them']);

  await account.as.owner.post(`/v1/campaigns/${most}/archive`);
  expect(await adviceOf(account, older)).toEqual([]);
  await findOverlaps();
  expect(await adviceOf(account, older)).toMatchObject([{ shared: { name: 'Some of them', contacts: 5 } }]);
});

test('fewer than a tenth of the contacts are no reason, a tenth is', async () => {
  const account = await api.createAccount();
  const nine = await campaign(account, 'Nine of a hundred', range(0, 100));
  const ten = await campaign(account, 'Ten of a hundred', range(200, 300));
  await campaign(account, 'Newer', [...range(0, 9), ...range(200, 210)]);
  await findOverlaps();
  expect(await adviceOf(account, nine)).toEqual([]);
  expect(await adviceOf(account, ten)).toMatchObject([{ shared: { contacts: 10, percent: 10 } }]);
});

test('a draft and another account’s campaign with the same contacts are no reason', async () => {
  const [account, other] = [await api.createAccount(), await api.createAccount()];
  const id = await campaign(account, 'Mine', range(0, 10));
  await campaign(other, 'Theirs', range(0, 10));
  const clone = await account.as.owner.post(`/v1/campaigns/${id}/clone`, { copyContacts: true });
  await findOverlaps();
  expect(await adviceOf(account, id)).toEqual([]);
  await account.as.owner.post(`/v1/campaigns/${clone.body.id}/launch`);
  await findOverlaps();
  expect(await adviceOf(account, id)).toMatchObject([
    { shared: { campaignId: clone.body.id, percent: 100 } },
  ]);
});

test('what is kept is the largest of what joining contacts with contacts would find', async () => {
  const account = await api.createAccount();
  for (let at = 0; at < 12; at += 1) {
    const digits = range(0, 120).filter((each) => (each * 7 + at * 13) % (2 + (at % 5)) === 0);
    await campaign(account, `Mixed ${at}`, digits);
  }
  await findOverlaps();
  const kept = await api.db.sql`
    select o.campaign_id, o.shared from contact_overlaps o join campaigns c on c.id = o.campaign_id
    where c.account_id = ${account.id} order by 1`;
  const joined = await api.db.sql`
    select campaign_id, max(shared) as shared from (
      select a.campaign_id, b.campaign_id as newer_id, count(*)::int as shared
      from contacts a join contacts b on b.phone = a.phone and b.campaign_id > a.campaign_id
        join campaigns ca on ca.id = a.campaign_id join campaigns cb on cb.id = b.campaign_id
      where ca.account_id = ${account.id} and cb.account_id = ${account.id} group by 1, 2) pairs
    group by 1 order by 1`;
  expect(joined.length).toBeGreaterThan(8);
  expect([...kept]).toEqual([...joined]);
});

test('archived campaigns get no advice', async () => {
  const account = await api.createAccount();
  const id = await campaign(account, 'Over', [], { endsAt: days(-1) });
  await account.as.moderator.post(`/v1/campaigns/${id}/archive`);
  expect(await adviceOf(account, id)).toEqual([]);
  expect(await listed(account, 'advice=any')).toEqual([]);
});
