import { beforeEach, describe, expect } from 'vitest';
import { uuidv7 } from '../../src/ids.ts';
import { fixtures } from '../support/fixtures.ts';
import type { TestPerson } from '../support/people.ts';
import { type TestAccount } from '../support/test-api.ts';
import { waitFor } from '../support/wait-for.ts';

const { test, api } = fixtures('api');

let account: TestAccount;
let caller: TestPerson;
beforeEach(async () => {
  account = await api.createAccount({ demo: true });
  caller = await account.signIn('caller');
});

const refusal = (status: number, code: string) => ({ status, body: { code } });

async function draft(name = 'Ward 4'): Promise<string> {
  return (await account.as.owner.post('/v1/campaigns', { name })).body.id;
}

async function active(contacts = 0): Promise<string> {
  const id = await draft();
  if (contacts > 0) {
    const lines = Array.from({ length: contacts }, (_, at) => `+1202555${1000 + at},Person ${at}`);
    const body = ['phone,first_name', ...lines].join('\n');
    await account.as.owner.send('POST', `/v1/campaigns/${id}/contacts/import`, {
      headers: { 'content-type': 'text/csv' },
      body,
    });
  }
  await account.as.owner.post(`/v1/campaigns/${id}/launch`);
  return id;
}

const assign = (campaignId: string, { userId } = caller) =>
  account.as.owner.put(`/v1/campaigns/${campaignId}/callers/${userId}`, undefined);
const unassign = (campaignId: string, { userId } = caller) =>
  account.as.owner.delete(`/v1/campaigns/${campaignId}/callers/${userId}`);
const callersOf = async (campaignId: string) =>
  (await account.as.moderator.get(`/v1/campaigns/${campaignId}/callers`)).body;
const assignmentsOf = async ({ client } = caller) => (await client.get('/v1/assignments')).body.items;
const archive = (campaignId: string) => account.as.owner.post(`/v1/campaigns/${campaignId}/archive`);
const shift = (campaignId: string, seconds: number) =>
  api.db
    .sql`update caller_presence set seen_at = seen_at - ${seconds} * interval '1 second' where campaign_id = ${campaignId}`;

describe('an assignment', () => {
  test('is given to a member, shows on both sides, and is taken back, once however often it is asked for', async () => {
    const id = await active(3);
    const given = await assign(id);
    expect(given).toMatchObject({
      status: 200,
      body: { userId: caller.userId, name: caller.name, email: caller.email, live: false, endedAt: null },
    });
    expect((await assign(id)).body).toEqual(given.body);
    expect(await callersOf(id)).toEqual({ items: [given.body], others: [] });
    expect(await assignmentsOf()).toMatchObject([
      { campaignId: id, campaignName: 'Ward 4', remaining: 3, live: false, endReason: null },
    ]);

    expect((await unassign(id)).status).toBe(204);
    expect((await unassign(id)).status).toBe(204);
    expect(await assignmentsOf()).toMatchObject([{ campaignId: id, endReason: 'removed' }]);
    expect((await assign(id)).body).toMatchObject({ endedAt: null, endReason: null });
    const entries = (await account.as.owner.get(`/v1/audit-log?campaignId=${id}`)).body.items;
    expect(entries.slice(0, 3)).toMatchObject([
      { action: 'caller.assigned', details: { userId: caller.userId } },
      { action: 'caller.unassigned' },
      { action: 'caller.assigned' },
    ]);
  });

  test('to a draft shows once the draft is launched', async () => {
    const id = await draft();
    expect((await assign(id)).status).toBe(200);
    expect(await assignmentsOf()).toEqual([]);
    const at = `/v1/assignments/${id}`;
    expect(await caller.client.post(`${at}/heartbeat`)).toMatchObject(refusal(409, 'campaign_not_launched'));
    expect(await caller.client.post(`${at}/calls`)).toMatchObject(refusal(409, 'campaign_not_launched'));
    await account.as.owner.post(`/v1/campaigns/${id}/launch`);
    expect(await assignmentsOf()).toMatchObject([{ campaignId: id }]);
  });

  test('goes neither to a stranger nor across accounts', async () => {
    const other = await api.createAccount();
    const stranger = await other.signIn('caller');
    const id = await active();
    expect(await assign(id, stranger)).toMatchObject(refusal(404, 'not_found'));
    expect(await assign(id, { userId: uuidv7() } as TestPerson)).toMatchObject(refusal(404, 'not_found'));
    expect(await assign(uuidv7())).toMatchObject(refusal(404, 'not_found'));
    const foreign = `/v1/campaigns/${id}/callers/${stranger.userId}`;
    expect(await other.as.owner.put(foreign, undefined)).toMatchObject(refusal(404, 'not_found'));
    expect(await other.as.owner.delete(foreign)).toMatchObject(refusal(404, 'not_found'));
    expect(await other.as.owner.get(`/v1/campaigns/${id}/callers`)).toMatchObject(refusal(404, 'not_found'));
    expect(await unassign(id)).toMatchObject(refusal(404, 'not_found'));
    expect(await callersOf(id)).toEqual({ items: [], others: [] });
  });

  test('is the business of owners and admins to give, and of people to have', async () => {
    const id = await active();
    const moderator = await account.signIn('moderator');
    const at = `/v1/campaigns/${id}/callers/${caller.userId}`;
    for (const client of [moderator.client, caller.client]) {
      expect(await client.put(at, undefined)).toMatchObject(refusal(403, 'forbidden'));
      expect(await client.delete(at)).toMatchObject(refusal(403, 'forbidden'));
    }
    expect(await caller.client.get(`/v1/campaigns/${id}/callers`)).toMatchObject(refusal(403, 'forbidden'));
    for (const key of [account.as.owner, account.as.caller]) {
      expect(await key.get('/v1/assignments')).toMatchObject(refusal(403, 'persons_only'));
      expect(await key.post(`/v1/assignments/${id}/calls`)).toMatchObject(refusal(403, 'persons_only'));
    }
    expect((await assign(id, moderator)).status).toBe(200);
    expect(await assignmentsOf(moderator)).toMatchObject([{ campaignId: id }]);
  });

  test('ends with the campaign, with the reason, and is shown for a day', async () => {
    const id = await active();
    const second = await account.signIn('caller');
    await Promise.all([assign(id), assign(id, second)]);
    await unassign(id, second);
    const { archivedAt } = (await archive(id)).body.archive;
    const [lost] = await assignmentsOf();
    expect(lost).toMatchObject({ campaignId: id, endReason: 'archived', live: false });
    expect(Math.abs(Date.parse(lost.endedAt) - Date.parse(archivedAt))).toBeLessThan(1_000);
    expect(await assignmentsOf(second)).toMatchObject([{ endReason: 'removed' }]);
    expect(await assign(id)).toMatchObject(refusal(409, 'campaign_archived'));
    expect(await unassign(id)).toMatchObject(refusal(409, 'campaign_archived'));
    expect((await callersOf(id)).items).toMatchObject([
      { endReason: 'archived', live: false },
      { endReason: 'removed' },
    ]);
    await api.db
      .sql`update campaign_callers set ended_at = now() - interval '25 hours' where campaign_id = ${id}`;
    expect(await assignmentsOf()).toEqual([]);
  });

  test('given in the moment of the close ends with it or is refused', async () => {
    for (let turn = 0; turn < 20; turn += 1) {
      const id = await active();
      const [given] = await Promise.all([assign(id), archive(id)]);
      const { items } = (await callersOf(id)) as { items: { endReason: string }[] };
      const seen = {
        answer: given.body.code ?? 'assigned',
        reasons: items.map(({ endReason }) => endReason),
      };
      expect([
        { answer: 'assigned', reasons: ['archived'] },
        { answer: 'campaign_archived', reasons: [] },
      ]).toContainEqual(seen);
    }
  });
});

describe('a caller is live', () => {
  const heartbeat = (campaignId: string) => caller.client.post(`/v1/assignments/${campaignId}/heartbeat`);
  const isLive = (campaignId: string) => async () => (await callersOf(campaignId)).items[0].live;

  test('from a heartbeat of the page on, and a minute after the last one no more', async () => {
    const id = await active();
    await assign(id);
    expect((await heartbeat(id)).status).toBe(204);
    await waitFor('the caller to be live', isLive(id));
    expect((await assignmentsOf())[0].live).toBe(true);
    await shift(id, 55);
    expect(await isLive(id)()).toBe(true);
    await shift(id, 6);
    expect((await callersOf(id)).items[0]).toMatchObject({ live: false, lastSeenAt: expect.any(String) });
    await heartbeat(id);
    await waitFor('the caller to be live again', isLive(id));
  });

  test('by what a dialer tells, in a heartbeat or a call event of now, also without an assignment', async () => {
    const id = await active();
    await assign(id);
    const { dialer } = account.as;
    const event = (callerId: string, agoMs: number) => ({
      id: uuidv7(),
      type: 'started',
      callId: uuidv7(),
      callerId,
      occurredAt: new Date(Date.now() - agoMs).toISOString(),
    });
    const events = [event('caller-17', 1_000), event('caller-old', 120_000)];
    expect((await dialer.post(`/v1/campaigns/${id}/call-events`, { events })).status).toBe(200);
    const callerIds = ['caller-18', caller.userId];
    expect((await dialer.post(`/v1/campaigns/${id}/caller-heartbeats`, { callerIds })).status).toBe(204);
    await waitFor('the callers to be live', isLive(id));
    const { others } = await callersOf(id);
    expect(others.map(({ callerId }: { callerId: string }) => callerId)).toEqual(['caller-17', 'caller-18']);
    await shift(id, 61);
    expect((await callersOf(id)).others).toEqual([]);
  });

  test('also where another id of the request is none: that one is refused by its place', async () => {
    const id = await active();
    await assign(id);
    const { dialer } = account.as;
    const callerIds = ['', caller.userId, 'a\0b', 17, 'x'.repeat(129)];
    expect(await dialer.post(`/v1/campaigns/${id}/caller-heartbeats`, { callerIds })).toMatchObject({
      status: 207,
      body: {
        refused: [
          { index: 0, code: 'invalid_caller_id' },
          { index: 2, code: 'invalid_caller_id', detail: expect.stringContaining('NUL') },
          { index: 3, code: 'invalid_caller_id' },
          { index: 4, code: 'invalid_caller_id', detail: expect.stringContaining('<=128') },
        ],
      },
    });
    await waitFor('the caller to be live', isLive(id));
    for (const body of [{ callerIds: [] }, { callerIds: 'all' }, { callerIds: ['a'], more: 1 }]) {
      expect(await dialer.post(`/v1/campaigns/${id}/caller-heartbeats`, body)).toMatchObject(
        refusal(400, 'invalid_request'),
      );
    }
  });

  test('never in a campaign that is not active, and no more at the close', async () => {
    const { dialer } = account.as;
    const callerIds = ['caller-17'];
    const beat = (campaignId: string, client = dialer) =>
      client.post(`/v1/campaigns/${campaignId}/caller-heartbeats`, { callerIds });
    expect(await beat(await draft())).toMatchObject(refusal(409, 'campaign_not_launched'));
    const id = await active();
    await assign(id);
    await heartbeat(id);
    await beat(id);
    await waitFor('the caller to be live', isLive(id));
    expect(await beat(id, (await api.createAccount()).as.dialer)).toMatchObject(refusal(404, 'not_found'));
    expect(await beat(id, account.as.moderator)).toMatchObject(refusal(403, 'forbidden'));
    await archive(id);
    expect(await callersOf(id)).toMatchObject({ items: [{ live: false, lastSeenAt: null }], others: [] });
    expect(await beat(id)).toMatchObject(refusal(409, 'campaign_archived'));
    expect(await heartbeat(id)).toMatchObject(refusal(409, 'campaign_archived'));
    const outsider = await account.signIn('caller');
    expect(await outsider.client.post(`/v1/assignments/${id}/heartbeat`)).toMatchObject(
      refusal(404, 'not_found'),
    );
  });
});

describe('the sandbox dialer', () => {
  const call = (campaignId: string, { client } = caller) =>
    client.post(`/v1/assignments/${campaignId}/calls`);
  const finish = (campaignId: string, callId: string, body: object, { client } = caller) =>
    client.post(`/v1/assignments/${campaignId}/calls/${callId}/result`, body);

  test('calls the next contact from one of the campaign’s numbers, and takes the result', async () => {
    const id = await active(2);
    const number = { e164: '+14155550123', carrier: 'sandbox' };
    await account.as.owner.post(`/v1/campaigns/${id}/numbers`, { numbers: [number] });
    await assign(id);
    const placed = await call(id);
    expect(placed).toMatchObject({
      status: 201,
      body: {
        from: number.e164,
        contact: { firstName: 'Person 0', lastName: null, phone: '+12025551000', extension: null },
      },
    });
    expect(api.temporal.signals.some(({ campaignId }) => campaignId === id)).toBe(true);
    const { callId } = placed.body;
    const result = { outcome: 'answered', disposition: 'Supports', answers: { 'Will you vote?': 'yes' } };
    expect(await finish(id, callId, result)).toMatchObject({ status: 200, body: { recorded: 2 } });
    expect(await finish(id, callId, result)).toMatchObject({ status: 200, body: { recorded: 0 } });
    const [row] = await api.db.sql`
      select caller_id, from_number, outcome, disposition, answers, duration_seconds from calls
      where campaign_id = ${id} and id = ${callId}`;
    expect(row).toEqual({
      caller_id: caller.userId,
      from_number: number.e164,
      outcome: 'answered',
      disposition: 'Supports',
      answers: result.answers,
      duration_seconds: expect.any(Number),
    });
    const { counts } = (await account.as.owner.get(`/v1/campaigns/${id}`)).body;
    expect(counts).toMatchObject({ dials: 1, remaining: 1, callEvents: 3 });
  });

  test('takes a result that is told again with other content for a correction of the whole', async () => {
    const id = await active(1);
    await assign(id);
    const { callId } = (await call(id)).body;
    const seen = async () => {
      const [row] = await api.db.sql`
        select outcome, disposition, answers from calls where campaign_id = ${id} and id = ${callId}`;
      const { outcomes, dispositions } = (await account.as.moderator.get(`/v1/campaigns/${id}/statistics`))
        .body;
      return { ...row, outcomes, dispositions };
    };
    const first = { outcome: 'voicemail', disposition: 'Other', answers: { note: 'moved away' } };
    expect((await finish(id, callId, first)).body).toEqual({ recorded: 2 });
    const second = { outcome: 'answered', disposition: 'Supports', answers: { sign: 'yes' } };
    expect((await finish(id, callId, second)).body).toEqual({ recorded: 1 });
    expect((await finish(id, callId, second)).body).toEqual({ recorded: 0 });
    expect(await seen()).toEqual({
      outcome: 'answered',
      disposition: 'Supports',
      answers: { note: null, sign: 'yes' },
      outcomes: [{ outcome: 'answered', calls: 1 }],
      dispositions: [{ disposition: 'Supports', calls: 1 }],
    });
    await archive(id);
    expect((await finish(id, callId, { outcome: 'no_answer' })).body).toEqual({ recorded: 1 });
    expect(await seen()).toMatchObject({
      outcome: 'no_answer',
      disposition: null,
      answers: { note: null, sign: null },
      outcomes: [{ outcome: 'no_answer', calls: 1 }],
      dispositions: [],
    });
    expect((await finish(id, callId, first)).body).toEqual({ recorded: 1 });
    expect(await seen()).toMatchObject({ outcome: 'voicemail', disposition: 'Other' });
  });

  test('takes results that are told at the same moment one after the other', async () => {
    const id = await active(1);
    await assign(id);
    const { callId } = (await call(id)).body;
    const told = Array.from({ length: 6 }, (_, at) => ({ outcome: 'answered', disposition: `Choice ${at}` }));
    const answers = await Promise.all(told.map((result) => finish(id, callId, result)));
    expect(answers.map(({ body }) => body.recorded).toSorted((a, b) => a - b)).toEqual([1, 1, 1, 1, 1, 2]);
    const { dispositions } = (await account.as.moderator.get(`/v1/campaigns/${id}/statistics`)).body;
    expect(dispositions).toMatchObject([{ calls: 1 }]);
  });

  test('gives no two callers the same contact, and tells when nobody is left', async () => {
    const id = await active(12);
    const people = await Promise.all(Array.from({ length: 4 }, () => account.signIn('caller')));
    await Promise.all(people.map((person) => assign(id, person)));
    const answers = await Promise.all(Array.from({ length: 16 }, (_, at) => call(id, people[at % 4])));
    const placed = answers.filter(({ status }) => status === 201);
    expect(new Set(placed.map(({ body }) => body.contact.id)).size).toBe(12);
    expect(placed).toHaveLength(12);
    for (const answer of answers.filter(({ status }) => status !== 201)) {
      expect(answer).toMatchObject(refusal(409, 'no_contacts_left'));
    }
  });

  test('calls nobody of a campaign that is archived in the same moment', async () => {
    for (let turn = 0; turn < 10; turn += 1) {
      const id = await active(5);
      await assign(id);
      const [first, second] = await Promise.all([call(id), call(id), archive(id)]);
      const placed = [first, second].filter(({ status }) => status === 201);
      const { counts } = (await account.as.owner.get(`/v1/campaigns/${id}`)).body;
      expect(counts.dials).toBe(placed.length);
      expect(await call(id)).toMatchObject(refusal(409, 'campaign_archived'));
      for (const { body } of placed) {
        expect((await finish(id, body.callId, { outcome: 'no_answer' })).body).toEqual({ recorded: 2 });
      }
    }
  });

  test('serves only who is assigned, their own calls, and demo accounts', async () => {
    const id = await active(3);
    expect(await call(id)).toMatchObject(refusal(404, 'not_found'));
    await assign(id);
    const { callId } = (await call(id)).body;
    const second = await account.signIn('caller');
    await assign(id, second);
    const result = { outcome: 'busy' };
    expect(await finish(id, callId, result, second)).toMatchObject(refusal(404, 'not_found'));
    expect(await finish(id, uuidv7(), result)).toMatchObject(refusal(404, 'not_found'));
    expect(await finish(id, callId, { outcome: 'bored' })).toMatchObject(refusal(400, 'invalid_request'));
    await unassign(id);
    expect(await call(id)).toMatchObject(refusal(404, 'not_found'));
    expect((await finish(id, callId, result)).status).toBe(200);

    account = await api.createAccount();
    caller = await account.signIn('caller');
    const real = await active(1);
    await assign(real);
    expect(await call(real)).toMatchObject(refusal(403, 'demo_only'));
  });
});
