import { beforeEach, describe, expect, onTestFinished } from 'vitest';
import { recordCalls } from '../../src/db/calls/record-calls.ts';
import type { CallEvent } from '../../src/domain/calls.ts';
import { uuidv7 } from '../../src/ids.ts';
import { dial } from '../support/campaigns.ts';
import { fixtures } from '../support/fixtures.ts';
import type { TestPerson } from '../support/people.ts';
import type { TestAccount } from '../support/test-api.ts';
import { waitFor } from '../support/wait-for.ts';

const { test, api } = fixtures('api');

let account: TestAccount;
let caller: TestPerson;
beforeEach(async () => {
  account = await api.createAccount({ demo: true });
  caller = await account.signIn('caller');
});

const ada = '+12025550143';
const eve = '+12025550144';
const bob = '+12025550145';

const csv = { headers: { 'content-type': 'text/csv' } };
const add = (body: object, as = account.as.owner) => as.post('/v1/do-not-call', body);
const list = async (query = '', as = account.as.moderator) =>
  (await as.get(`/v1/do-not-call?limit=200${query}`)).body.items;
const phones = async (query = '') => (await list(query)).map(({ phone }: { phone: string }) => phone);
const importList = (body: string | Buffer<ArrayBuffer>, query = '') =>
  account.as.owner.send('POST', `/v1/do-not-call/import${query}`, { ...csv, body });
const importContacts = (campaignId: string, body: string) =>
  account.as.owner.send('POST', `/v1/campaigns/${campaignId}/contacts/import`, { ...csv, body });

async function campaign(...numbers: string[]): Promise<string> {
  const { body } = await account.as.owner.post('/v1/campaigns', { name: 'Ward 4' });
  if (numbers.length > 0) await importContacts(body.id, ['phone', ...numbers].join('\n'));
  return body.id;
}
async function active(...numbers: string[]): Promise<string> {
  const id = await campaign(...numbers);
  await account.as.owner.post(`/v1/campaigns/${id}/launch`);
  await account.as.owner.put(`/v1/campaigns/${id}/callers/${caller.userId}`, undefined);
  return id;
}
const report = (campaignId: string, ...events: Partial<CallEvent>[]) =>
  account.as.dialer.post(`/v1/campaigns/${campaignId}/call-events`, { events: events.map(dial) });
const next = (campaignId: string) => caller.client.post(`/v1/assignments/${campaignId}/calls`);
const audit = async () => (await account.as.owner.get('/v1/audit-log')).body.items;

describe('the do-not-call list', () => {
  test('takes a number once, says who put it there and why, and gives it back when it is taken off', async () => {
    const added = await add({ phone: ada, reason: 'Asked by letter' });
    expect(added).toMatchObject({
      status: 201,
      body: { phone: ada, source: 'person', reason: 'Asked by letter', addedByName: 'owner', callId: null },
    });
    expect(await add({ phone: ada, source: 'opt_out' }, account.as.dialer)).toEqual({
      ...added,
      status: 200,
      headers: expect.anything(),
    });
    expect(await list()).toEqual([added.body]);

    const path = `/v1/do-not-call/${added.body.id}`;
    expect(await account.as.moderator.delete(path)).toMatchObject({ status: 403 });
    expect(await account.as.admin.delete(path)).toMatchObject({ status: 204 });
    expect(await account.as.admin.delete(path)).toMatchObject({ status: 404 });
    expect(await list()).toEqual([]);
    const entries = (await audit()).filter(({ action }: { action: string }) =>
      action.startsWith('do_not_call'),
    );
    expect(entries).toMatchObject([
      { action: 'do_not_call.removed', details: { entryId: added.body.id, source: 'person' } },
      { action: 'do_not_call.added', details: { entryId: added.body.id, source: 'person' } },
    ]);
    expect(JSON.stringify(entries)).not.toContain(ada);
  });

  test('is listed newest first, page by page, and searched by part of a number and by source', async () => {
    for (const phone of [ada, eve, bob]) await add({ phone, ...(phone === bob && { source: 'opt_out' }) });
    const first = (await account.as.moderator.get('/v1/do-not-call?limit=2')).body;
    expect(first.items).toMatchObject([{ phone: bob }, { phone: eve }]);
    const rest = (await account.as.moderator.get(`/v1/do-not-call?limit=2&cursor=${first.nextCursor}`)).body;
    expect(rest).toMatchObject({ items: [{ phone: ada }], nextCursor: null });
    expect(await phones(`&search=${encodeURIComponent('(202) 555-0144')}`)).toEqual([eve]);
    expect(await phones(`&phone=${encodeURIComponent(ada)}`)).toEqual([ada]);
    expect(await phones('&source=opt_out')).toEqual([bob]);
    for (const search of ['Ada', '0000'])
      expect(await account.as.moderator.get(`/v1/do-not-call?search=${search}`)).toMatchObject({
        status: 400,
      });
  });

  test('is an account’s own', async () => {
    const { body } = await add({ phone: ada });
    const other = await api.createAccount();
    expect(await list('', other.as.owner)).toEqual([]);
    expect(await other.as.owner.delete(`/v1/do-not-call/${body.id}`)).toMatchObject({ status: 404 });
    expect(await phones()).toEqual([ada]);
  });

  test('is imported and exported as CSV; its own export imported again changes nothing', async () => {
    const { status, body } = await importList(
      'number,Phone,reason\n1,(202) 555-0143,=moved\n2,555,bad\n3,+12025550144,\n4,202-555-0143,again\n',
      '?country=US&reason=Court%20order',
    );
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { rows: 4, imported: 2, known: 0, refused: 1, refusedRows: [{ line: 3, code: 'phone_invalid' }] },
    });
    expect(await list()).toMatchObject([
      { phone: eve, source: 'import', reason: 'Court order' },
      { phone: ada, source: 'import', reason: '=moved' },
    ]);
    const file = await account.as.moderator.get('/v1/do-not-call.csv');
    expect(file.text.split('\r\n')).toMatchObject([
      'phone,source,reason,added_at,added_by,campaign_id,call_id',
      expect.stringMatching(/^\+12025550144,import,Court order,/),
      expect.stringMatching(/^\+12025550143,import,'=moved,/),
      '',
    ]);
    expect((await importList(file.text)).body).toMatchObject({ rows: 2, imported: 0, known: 2, refused: 0 });
    await waitFor('the export to be noted', async () => (await audit())[1].action === 'do_not_call.exported');
    expect((await audit())[0]).toMatchObject({ details: { imported: 0, known: 2 } });
  });

  test('keeps the beginning of a reason that is too long, cut between characters', async () => {
    const file = `phone,reason\n${ada},${'a'.repeat(499)}😀\n`;
    expect((await importList(file)).body).toMatchObject({ imported: 1 });
    expect(await list()).toMatchObject([{ reason: 'a'.repeat(499) }]);
  });

  test('is imported in pieces: a number that somebody adds in the same moment holds up no others', async () => {
    const numbers = Array.from({ length: 5_000 }, (_, at) => `+1202${2_000_000 + at}`);
    const held = await api.db.sql.reserve();
    onTestFinished(() => held.release());
    await held`begin`;
    await held`
      insert into do_not_call (account_id, phone, id, source, added_by)
      values (${account.id}, ${numbers.at(-1) ?? ''}, ${uuidv7()}, 'person', 'user:somebody')`;
    const importing = importList(['phone', ...numbers].join('\n'));
    const count = async () => {
      const [row] = await api.db.sql<{ count: number }[]>`
        select count(*)::int from do_not_call where account_id = ${account.id}`;
      return row?.count ?? 0;
    };
    await waitFor('the pieces before', async () => (await count()) >= 4_000);
    await held`commit`;
    expect((await importing).body).toMatchObject({ rows: 5_000, imported: 4_999, known: 1 });
    expect(await count()).toBe(5_000);
  });

  test('takes files without headings, and nothing of one that cannot be read', async () => {
    expect((await importList(`${ada}\n${eve}\n`)).body).toMatchObject({ rows: 2, imported: 2 });
    expect((await importList(`Smith,${bob}\nJones,+12025550146\n`)).body).toMatchObject({ imported: 2 });
    expect(await importList('name,address\nAda,London\n')).toMatchObject({
      status: 400,
      body: { code: 'invalid_csv' },
    });
    const spoilt = Buffer.concat([Buffer.from('phone\n+12025550147\n'), Buffer.from([0xff, 0xc3, 0x28])]);
    expect(await importList(spoilt)).toMatchObject({ status: 400, body: { code: 'invalid_csv' } });
    expect(await phones()).toHaveLength(4);
  });
});

describe('a contact on the list', () => {
  test('is not given to a caller, and is again once its number is off the list', async () => {
    const id = await active(ada, eve);
    const { body: entry } = await add({ phone: ada });
    expect((await next(id)).body.contact).toMatchObject({ phone: eve });
    expect(await next(id)).toMatchObject({ status: 409, body: { code: 'no_contacts_left' } });
    await account.as.owner.delete(`/v1/do-not-call/${entry.id}`);
    expect((await next(id)).body.contact).toMatchObject({ phone: ada });
  });

  test('is shown as such, counted by the import and told of at the launch', async () => {
    await add({ phone: ada });
    const id = await campaign();
    const { body } = await importContacts(id, `phone\n${ada}\n${eve}\n`);
    expect(body).toMatchObject({ imported: 2, doNotCall: 1 });
    const contacts = async (query = '') =>
      (await account.as.moderator.get(`/v1/campaigns/${id}/contacts${query}`)).body.items;
    expect(await contacts()).toMatchObject([
      { phone: ada, doNotCall: true },
      { phone: eve, doNotCall: false },
    ]);
    expect(await contacts('?doNotCall=true')).toMatchObject([{ phone: ada }]);
    expect(await contacts('?doNotCall=false')).toMatchObject([{ phone: eve }]);
    const launched = await account.as.owner.post(`/v1/campaigns/${id}/launch`);
    expect(launched.body.warnings).toContainEqual(expect.objectContaining({ code: 'do_not_call' }));
  });
});

describe('a disposition that means do-not-call', () => {
  test('puts the number on the list with the commit that records it, with the call and whose it was', async () => {
    const id = await active(ada, eve);
    const { body: call } = await next(id);
    const told = { outcome: 'answered', disposition: 'Do not call' };
    await caller.client.post(`/v1/assignments/${id}/calls/${call.callId}/result`, told);
    expect(await list()).toMatchObject([
      {
        phone: ada,
        source: 'disposition',
        addedBy: null,
        addedByName: caller.name,
        campaignId: id,
        campaignName: 'Ward 4',
        callId: call.callId,
        callerId: caller.userId,
      },
    ]);
    const other = await active(ada);
    expect(await next(other)).toMatchObject({ body: { code: 'no_contacts_left' } });
  });

  test.each([
    ['before its number', ['result', 'started']],
    ['after its number', ['started', 'result']],
    ['together with its number', ['both']],
  ] as const)('counts where it arrives %s', async (_, order) => {
    const id = await active(ada);
    const events: Record<string, Partial<CallEvent>> = {
      started: { callId: 'c', to: ada },
      result: { callId: 'c', type: 'result', disposition: ' DNC ' },
      both: { callId: 'c', type: 'result', disposition: 'dnc', to: ada },
    };
    for (const each of order) await report(id, events[each] ?? {});
    expect(await list()).toMatchObject([{ phone: ada, callId: 'c' }]);
  });

  test('counts for the contact’s number where the event names no number', async () => {
    const id = await active(ada);
    const { body } = await account.as.moderator.get(`/v1/campaigns/${id}/contacts`);
    await report(id, { callId: 'c', type: 'result', disposition: 'dnc', contactId: body.items[0].id });
    expect(await phones()).toEqual([ada]);
  });

  test('does not overrule who took the number off the list, until another call says it again', async () => {
    const id = await active(ada);
    await report(id, { callId: 'c', type: 'result', disposition: 'dnc', to: ada });
    const [entry] = await list();
    await account.as.owner.delete(`/v1/do-not-call/${entry.id}`);
    await report(id, { callId: 'c', type: 'finished', outcome: 'answered', durationSeconds: 9 });
    await report(id, { callId: 'c', type: 'result', answers: { mood: 'good' } });
    expect(await list()).toEqual([]);
    await report(id, { callId: 'd', type: 'result', disposition: 'dnc', to: ada });
    expect(await phones()).toEqual([ada]);
  });

  test('is one that the account has named; others fill no list', async () => {
    const id = await active(ada, eve);
    await account.as.owner.patch('/v1/account', { doNotCallDispositions: [' Never Again ', 'never again'] });
    const { body } = await account.as.owner.get('/v1/account');
    expect(body.doNotCallDispositions).toEqual(['never again']);
    await report(
      id,
      { type: 'result', disposition: 'Do not call', to: ada },
      { type: 'result', disposition: 'NEVER AGAIN', to: eve },
    );
    expect(await phones()).toEqual([eve]);
    await account.as.owner.patch('/v1/account', { doNotCallDispositions: [] });
    await report(id, { type: 'result', disposition: 'never again', to: ada });
    expect(await phones()).toEqual([eve]);
  });

  test('is taken late, and of many requests at once with the same numbers in other orders', async () => {
    const id = await active(ada);
    await report(id, { callId: 'late', to: bob });
    await account.as.owner.post(`/v1/campaigns/${id}/archive`);
    await report(id, { callId: 'late', type: 'result', disposition: 'dnc' });
    expect(await phones()).toEqual([bob]);

    const campaigns = await Promise.all([active(), active(), active(), active()]);
    const numbers = Array.from({ length: 50 }, (_, at) => `+1202555${1000 + at}`);
    const requests = campaigns.flatMap((campaignId, at) => {
      const ordered = at % 2 === 0 ? numbers : numbers.toReversed();
      const events = ordered.map((to) => dial({ callId: uuidv7(), type: 'result', disposition: 'dnc', to }));
      return Array.from({ length: 5 }, (__, part) => ({
        campaignId,
        events: events.slice(part * 10, part * 10 + 10),
      }));
    });
    const file = importList(['phone', ...numbers.toReversed()].join('\n'));
    await Promise.all(
      requests.map((request) =>
        recordCalls(api.db.sql, { accountId: account.id, coalesceMs: 0, ...request }),
      ),
    );
    expect(await file).toMatchObject({ status: 200 });
    expect((await phones()).toSorted()).toEqual([bob, ...numbers].toSorted());
  });
});
