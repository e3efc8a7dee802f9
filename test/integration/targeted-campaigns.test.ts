import { beforeEach, describe, expect } from 'vitest';
import type { CallEvent } from '../../src/domain/calls.ts';
import { dial, hourMs } from '../support/campaigns.ts';
import { fixtures } from '../support/fixtures.ts';
import type { TestAccount } from '../support/test-api.ts';

const { test, api } = fixtures('api');

let account: TestAccount;
beforeEach(async () => {
  account = await api.createAccount();
});

const phone = (last: number) => `+1202555${String(last).padStart(4, '0')}`;
const [ada, eve, bob, kim] = [phone(143), phone(144), phone(145), phone(146)];

/** An archived campaign of these people, with these calls. */
async function archived(contacts: string, ...events: Partial<CallEvent>[]): Promise<string> {
  const { body } = await account.as.owner.post('/v1/campaigns', { name: 'Past' });
  await account.as.owner.send('POST', `/v1/campaigns/${body.id}/contacts/import`, {
    headers: { 'content-type': 'text/csv' },
    body: `phone,first_name,Precinct\n${contacts}`,
  });
  await account.as.owner.post(`/v1/campaigns/${body.id}/launch`);
  if (events.length > 0) {
    await account.as.dialer.post(`/v1/campaigns/${body.id}/call-events`, { events: events.map(dial) });
  }
  await account.as.owner.post(`/v1/campaigns/${body.id}/archive`);
  return body.id;
}

const answered = (to: string, more: Partial<CallEvent>): Partial<CallEvent>[] => {
  const callId = `${to}-${Math.random()}`;
  const occurredAt = more.occurredAt ?? new Date();
  const { disposition, answers } = more;
  return [
    { callId, type: 'finished', to, outcome: 'answered', durationSeconds: 0, occurredAt },
    { callId, type: 'result', to, startedAt: occurredAt, disposition, answers, occurredAt },
  ];
};
const unanswered = (to: string): Partial<CallEvent> => ({ type: 'finished', to, outcome: 'no_answer' });

const preview = async (targeting: object) =>
  (await account.as.owner.post('/v1/targeted-campaigns/preview', targeting)).body;
const create = (targeting: object) =>
  account.as.owner.post('/v1/targeted-campaigns', { name: 'Second round', ...targeting });
/** Whom the new draft calls; and that the preview said as many. */
async function chosen(targeting: object): Promise<string[]> {
  const counted = await preview(targeting);
  const { status, body } = await create(targeting);
  expect(status).toBe(201);
  expect(body).toMatchObject({ name: 'Second round', status: 'draft', archive: null });
  expect(body.counts).toMatchObject({ contacts: counted.matching - counted.doNotCall, dialledContacts: 0 });
  const contacts = await account.as.owner.get(`/v1/campaigns/${body.id}/contacts`);
  return contacts.body.items.map((contact: { phone: string }) => contact.phone);
}

describe('a draft of people of archived campaigns', () => {
  test('has those with a disposition, with an answer, and those who were not reached', async () => {
    const id = await archived(
      [`${ada},Ada,1`, `${eve},Eve,2`, `${bob},Bob,3`, `${kim},Kim,4`].join('\n'),
      ...answered(ada, { disposition: 'Supports', answers: { sign: 'yes', age: 40 } }),
      ...answered(eve, { disposition: 'Undecided', answers: { sign: 'no', age: 41 } }),
      unanswered(bob),
    );
    const of = { campaignIds: [id] };
    expect(await chosen(of)).toEqual([ada, eve, bob, kim]);
    expect(await chosen({ ...of, dispositions: ['Supports', 'Undecided'] })).toEqual([ada, eve]);
    expect(await chosen({ ...of, answers: [{ question: 'age', values: ['40'] }] })).toEqual([ada]);
    expect(
      await chosen({
        ...of,
        dispositions: ['Supports'],
        answers: [{ question: 'sign', values: ['no'] }],
      }),
    ).toEqual([]);
    expect(await chosen({ ...of, reached: false })).toEqual([bob, kim]);
    expect(await chosen({ ...of, reached: true })).toEqual([ada, eve]);
    const choices = await account.as.owner.post('/v1/targeted-campaigns/choices', of);
    expect(choices.body).toEqual({
      dispositions: ['Supports', 'Undecided'],
      questions: [
        { question: 'age', values: ['40', '41'] },
        { question: 'sign', values: ['no', 'yes'] },
      ],
    });
  });

  test('has each number once, as the newest campaign has it, by the newest result of all of them', async () => {
    const older = await archived(
      `${ada},Augusta,1\n${eve},Eve,2`,
      ...answered(ada, { disposition: 'Supports', occurredAt: new Date(Date.now() - 2 * hourMs) }),
      ...answered(eve, { disposition: 'Supports', occurredAt: new Date(Date.now() - 2 * hourMs) }),
    );
    const newer = await archived(
      `${bob},Bob,3\n${ada},Ada,7`,
      ...answered(ada, { disposition: 'Does not support' }),
    );
    const of = { campaignIds: [older, newer, older] };
    expect(await preview(of)).toEqual({ people: 3, matching: 3, doNotCall: 0 });
    expect(await chosen({ ...of, dispositions: ['Supports'] })).toEqual([eve]);
    const { body } = await create(of);
    const contacts = await account.as.owner.get(`/v1/campaigns/${body.id}/contacts`);
    expect(contacts.body.items).toMatchObject([
      { phone: bob, fields: { Precinct: '3' }, dialledAt: null },
      { phone: ada, firstName: 'Ada', fields: { Precinct: '7' } },
      { phone: eve, firstName: 'Eve' },
    ]);
  });

  test('leaves out who is on the do-not-call list, and counts them before; so does a clone', async () => {
    const id = await archived(`${ada},Ada,1\n${eve},Eve,2`);
    await account.as.owner.post('/v1/do-not-call', { phone: ada });
    expect(await preview({ campaignIds: [id] })).toEqual({ people: 2, matching: 2, doNotCall: 1 });
    expect(await chosen({ campaignIds: [id] })).toEqual([eve]);
    const clone = await account.as.owner.post(`/v1/campaigns/${id}/clone`, { copyContacts: true });
    expect(clone.body.counts).toMatchObject({ contacts: 1, remaining: 1 });
  });

  test('looks at calls of days in the account’s time zone', async () => {
    await account.as.owner.patch('/v1/account', { timeZone: 'America/New_York' });
    const id = await archived(`${ada},Ada,1\n${eve},Eve,2`);
    const call = (to: string, at: string) => api.db.sql`
      insert into calls (campaign_id, id, contact_id, placed, started_at, outcome)
      select campaign_id, phone, id, true, ${at}::timestamptz, 'answered' from contacts
      where campaign_id = ${id} and phone = ${to}`;
    // Half past ten in the evening, and half past midnight, of New York.
    await call(ada, '2026-11-24T03:30:00Z');
    await call(eve, '2026-11-24T05:30:00Z');
    const of = { campaignIds: [id] };
    expect(await chosen({ ...of, from: '2026-11-23', to: '2026-11-23' })).toEqual([ada]);
    expect(await chosen({ ...of, from: '2026-11-24' })).toEqual([eve]);
    expect(await chosen({ ...of, to: '2026-11-22' })).toEqual([]);
    expect(await chosen({ ...of, from: '2026-11-24', reached: false })).toEqual([ada]);
  });

  test('stands in the audit log, with what people were chosen by and nobody’s number', async () => {
    const id = await archived(`${ada},Ada,1`);
    await create({ campaignIds: [id], reached: false, answers: [{ question: 'sign', values: ['yes'] }] });
    const { body } = await account.as.owner.get('/v1/audit-log');
    expect(body.items[0]).toMatchObject({
      action: 'campaign.targeted',
      details: { campaigns: 1, campaignIds: [id], contacts: 0, questions: ['sign'], reached: false },
    });
  });

  test('is not made of a campaign that is not archived, nor of one of another account', async () => {
    const id = await archived(`${ada},Ada,1`);
    const { body: draft } = await account.as.owner.post('/v1/campaigns', { name: 'Draft' });
    const before = (await account.as.owner.get('/v1/campaign-counts')).body.draft;
    expect(await create({ campaignIds: [id, draft.id] })).toMatchObject({
      status: 409,
      body: { code: 'campaign_not_archived' },
    });
    const other = await api.createAccount();
    for (const path of ['', '/preview', '/choices']) {
      const body = { campaignIds: [id], ...(path === '' && { name: 'Theirs' }) };
      expect(await other.as.owner.post(`/v1/targeted-campaigns${path}`, body)).toMatchObject({ status: 404 });
    }
    expect(await create({ campaignIds: [id], from: '2026-11-24', to: '2026-11-23' })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '#/to' }] },
    });
    expect((await account.as.owner.get('/v1/campaign-counts')).body.draft).toBe(before);
  });
});
