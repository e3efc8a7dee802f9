import { beforeEach, describe, expect } from 'vitest';
import { fixtures } from '../support/fixtures.ts';
import { dayMs, dial, minuteMs } from '../support/campaigns.ts';
import { type TestAccount } from '../support/test-api.ts';

const { test, api } = fixtures('api');

let account: TestAccount;
beforeEach(async () => {
  account = await api.createAccount();
});

const create = async (body: object = { name: 'Autumn turnout' }) =>
  (await account.as.owner.post('/v1/campaigns', body)).body;
const launch = async (id: string) => account.as.owner.post(`/v1/campaigns/${id}/launch`);
const archive = async (id: string) => account.as.moderator.post(`/v1/campaigns/${id}/archive`);
const show = async (id: string) => (await account.as.owner.get(`/v1/campaigns/${id}`)).body;
const launched = async () => {
  const { id } = await create();
  return (await launch(id)).body;
};
const outbox = (id: string) => api.db.sql`select topic from outbox where campaign_id = ${id} order by id`;

describe('creating', () => {
  test('it makes a draft, with nothing in it', async () => {
    const answer = await account.as.admin.post('/v1/campaigns', {
      name: '  Autumn  ',
      startsAt: '2026-12-01T09:00:00+02:00',
      endsAt: '2026-12-24T18:00:00Z',
    });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`/v1/campaigns/${answer.body.id}`);
    expect(answer.body).toMatchObject({
      name: 'Autumn',
      status: 'draft',
      startsAt: '2026-12-01T07:00:00.000Z',
      endsAt: '2026-12-24T18:00:00.000Z',
      deadline: null,
      archivesSoon: false,
      archive: null,
      workflowId: null,
      counts: { contacts: 0, remaining: 0, dials: 0, numbers: 0 },
    });
    expect(await show(answer.body.id)).toEqual(answer.body);
  });

  test.each([
    [{}, '#/name', 'is missing'],
    [{ name: '' }, '#/name', '>=1'],
    [{ name: 'x'.repeat(201) }, '#/name', '<=200'],
    [{ name: 'nul \0' }, '#/name', 'NUL'],
    [{ name: 'half \ud83d' }, '#/name', 'surrogate'],
    [{ name: 'A', endsAt: 'tomorrow' }, '#/endsAt', 'ISO 8601'],
    [{ name: 'A', endsAt: '2026-12-01T09:00:00' }, '#/endsAt', 'offset'],
    [
      { name: 'A', startsAt: '2026-12-02T00:00:00Z', endsAt: '2026-12-01T00:00:00Z' },
      '#/endsAt',
      'after startsAt',
    ],
    [{ name: 'A', 'st/art': 1 }, '#/st~1art', 'not known'],
    [[], '#', 'object'],
  ])('it refuses %j', async (body, pointer, detail) => {
    const answer = await account.as.owner.post('/v1/campaigns', body);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: 'invalid_request', errors: [{ pointer }] });
    expect(answer.body.errors[0].detail).toContain(detail);
    expect(answer.body.detail).toContain(pointer === '#' ? 'the body' : pointer);
  });
});

describe('launching', () => {
  test('it makes the campaign active and owes Temporal its workflow', async () => {
    const { id } = await create();
    const deliveries = api.temporal.deliveries;
    const answer = await launch(id);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ status: 'active', lastDialAt: null, workflowId: `campaign-${id}` });
    const { launchedAt, deadline } = answer.body;
    expect(Date.parse(deadline) - Date.parse(launchedAt)).toBe(30 * dayMs);
    expect(await outbox(id)).toEqual([{ topic: 'start' }]);
    expect(api.temporal.deliveries).toBe(deliveries + 1);
  });

  test('an empty campaign is launched with a warning of what is missing', async () => {
    const { id } = await create();
    expect((await launch(id)).body.warnings).toMatchObject([{ code: 'no_contacts' }, { code: 'no_numbers' }]);
  });

  test('launching twice is one launch', async () => {
    const first = await launched();
    const again = await launch(first.id);
    expect(again).toMatchObject({ status: 200, body: first });
    expect(await outbox(first.id)).toHaveLength(1);
  });

  test('an archived campaign stays archived', async () => {
    const { id } = await launched();
    await archive(id);
    expect(await launch(id)).toMatchObject({ status: 409, body: { code: 'campaign_archived' } });
  });
});

describe('changing', () => {
  test('a draft’s name and dates change, and null takes a date away', async () => {
    const { id } = await create({ name: 'A', endsAt: '2027-01-01T00:00:00Z' });
    const answer = await account.as.owner.patch(`/v1/campaigns/${id}`, {
      name: 'B',
      startsAt: '2026-12-01T00:00:00Z',
    });
    expect(answer).toMatchObject({
      status: 200,
      body: { name: 'B', startsAt: '2026-12-01T00:00:00.000Z', endsAt: '2027-01-01T00:00:00.000Z' },
    });
    await account.as.owner.patch(`/v1/campaigns/${id}`, { endsAt: null });
    expect(await show(id)).toMatchObject({ name: 'B', endsAt: null });
  });

  test('from the launch on the start is locked, and the end moves', async () => {
    const { id } = await create({ name: 'A', startsAt: '2026-12-01T00:00:00Z' });
    await launch(id);
    const patch = (body: object) => account.as.owner.patch(`/v1/campaigns/${id}`, body);
    expect(await patch({ startsAt: '2026-12-02T00:00:00Z' })).toMatchObject({
      status: 409,
      body: { code: 'campaign_already_launched' },
    });
    const same = await patch({ startsAt: '2026-12-01T00:00:00Z', endsAt: '2027-02-01T00:00:00Z' });
    expect(same).toMatchObject({ status: 200, body: { endsAt: '2027-02-01T00:00:00.000Z' } });
  });

  test('an end before the start that is there is refused', async () => {
    const { id } = await create({ name: 'A', startsAt: '2026-12-01T00:00:00Z' });
    const answer = await account.as.owner.patch(`/v1/campaigns/${id}`, { endsAt: '2026-11-30T00:00:00Z' });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer: '#/endsAt' }] } });
  });

  test('an archived campaign does not change', async () => {
    const { id } = await launched();
    await archive(id);
    const answer = await account.as.owner.patch(`/v1/campaigns/${id}`, { endsAt: null });
    expect(answer).toMatchObject({ status: 409, body: { code: 'campaign_archived' } });
  });
});

describe('archiving', () => {
  test('it cannot be undone, tells who did it, and goes to Temporal through the outbox', async () => {
    const { id } = await launched();
    const deliveries = api.temporal.deliveries;
    const answer = await archive(id);
    expect(answer).toMatchObject({
      status: 200,
      body: {
        status: 'archived',
        deadline: null,
        archive: { reason: 'person', stage: 'draining', sealedAt: null },
      },
    });
    const me = (await account.as.moderator.get('/v1/me')).body;
    expect(answer.body.archive.archivedBy).toBe(`key:${me.key.id}`);
    expect(await outbox(id)).toEqual([{ topic: 'start' }, { topic: 'archive' }]);
    expect(api.temporal.deliveries).toBe(deliveries + 1);
  });

  test('archiving twice answers the same', async () => {
    const { id } = await launched();
    const first = await archive(id);
    const second = await account.as.owner.post(`/v1/campaigns/${id}/archive`);
    expect({ status: second.status, body: second.body }).toEqual({ status: 200, body: first.body });
  });

  test('a draft has nothing to archive', async () => {
    const { id } = await create();
    expect(await archive(id)).toMatchObject({ status: 409, body: { code: 'campaign_not_launched' } });
  });
});

describe('cloning', () => {
  test('an archived campaign comes back as a draft, with its contacts if asked for, and none of its past', async () => {
    const { id } = await create({ name: 'Autumn', endsAt: new Date(Date.now() + dayMs).toISOString() });
    const csv = {
      headers: { 'content-type': 'text/csv' },
      body: 'phone,name\n+12025550143,Ada\n+12025550144,Eve\n',
    };
    await account.as.owner.send('POST', `/v1/campaigns/${id}/contacts/import`, csv);
    await launch(id);
    await account.as.dialer.post(`/v1/campaigns/${id}/call-events`, dial({ to: '+12025550143' }));
    await archive(id);
    const original = await show(id);

    const answer = await account.as.owner.post(`/v1/campaigns/${id}/clone`, { copyContacts: true });
    expect(answer).toMatchObject({
      status: 201,
      body: {
        name: 'Autumn (copy)',
        status: 'draft',
        clonedFrom: id,
        endsAt: original.endsAt,
        counts: { contacts: 2, dialledContacts: 0, remaining: 2, dials: 0, numbers: 0 },
      },
    });
    const contacts = (await account.as.owner.get(`/v1/campaigns/${answer.body.id}/contacts`)).body.items;
    expect(contacts).toMatchObject([
      { phone: '+12025550143', fields: { name: 'Ada' }, dialledAt: null },
      { phone: '+12025550144', fields: { name: 'Eve' }, dialledAt: null },
    ]);
    expect(await show(id)).toEqual(original);
  });

  test('dates that are still to come are taken over, those of the past are not', async () => {
    const [startsAt, endsAt, eventAt] = [7, 8, 9].map((days) =>
      new Date(Date.now() + days * dayMs).toISOString(),
    );
    const next = await create({ name: 'Next', startsAt, endsAt, eventAt });
    const past = await create({
      name: 'Past',
      startsAt: '2020-01-01T00:00:00Z',
      endsAt: '2020-01-02T00:00:00Z',
      eventAt: '2020-01-03T00:00:00Z',
    });
    const clone = async (id: string) => (await account.as.owner.post(`/v1/campaigns/${id}/clone`)).body;
    expect(await clone(next.id)).toMatchObject({ startsAt, endsAt, eventAt });
    expect(await clone(past.id)).toMatchObject({ startsAt: null, endsAt: null, eventAt: null });
  });

  test('without a body it copies no contacts, and no end date of the past', async () => {
    const { id } = await create({ name: 'n'.repeat(200), endsAt: '2020-01-01T00:00:00Z' });
    const answer = await account.as.owner.post(`/v1/campaigns/${id}/clone`);
    expect(answer).toMatchObject({ status: 201, body: { endsAt: null, counts: { contacts: 0 } } });
    expect(answer.body.name).toBe(`${'n'.repeat(190)} (copy)`);
    const named = await account.as.owner.post(`/v1/campaigns/${id}/clone`, { name: 'Second' });
    expect(named.body.name).toBe('Second');
  });
});

describe('deleting', () => {
  test('a draft goes with its contacts; its numbers become available to others', async () => {
    const [{ id }, other] = [await create(), await create()];
    const numbers = [{ e164: '+14155550123', carrier: 'sandbox' }];
    await account.as.owner.post(`/v1/campaigns/${id}/numbers`, { numbers });
    const csv = { headers: { 'content-type': 'text/csv' }, body: 'phone\n+12025550143\n' };
    await account.as.owner.send('POST', `/v1/campaigns/${id}/contacts/import`, csv);
    expect((await account.as.owner.delete(`/v1/campaigns/${id}`)).status).toBe(204);
    expect((await account.as.owner.get(`/v1/campaigns/${id}`)).status).toBe(404);
    expect((await account.as.owner.delete(`/v1/campaigns/${id}`)).status).toBe(404);
    expect(await api.db.sql`select from contacts where campaign_id = ${id}`).toHaveLength(0);
    const attached = await account.as.owner.post(`/v1/campaigns/${other.id}/numbers`, { numbers });
    expect(attached.body).toEqual({ attached: 1, alreadyAttached: 0 });
    const log = await account.as.owner.get(`/v1/audit-log?campaignId=${id}`);
    expect(log.body.items[0]).toMatchObject({
      action: 'campaign.deleted',
      details: { name: 'Autumn turnout' },
    });
  });

  test('a campaign that was launched is archived, not deleted', async () => {
    const { id } = await launched();
    const refused = { status: 409, body: { code: 'campaign_not_draft' } };
    expect(await account.as.owner.delete(`/v1/campaigns/${id}`)).toMatchObject(refused);
    await archive(id);
    expect(await account.as.owner.delete(`/v1/campaigns/${id}`)).toMatchObject(refused);
  });
});

describe('the deadline', () => {
  test('a dial moves it, and the flag says when it is near', async () => {
    const { id } = await launched();
    const backdate = (days: number) =>
      api.db.sql`update campaigns set launched_at = now() - make_interval(days => ${days}) where id = ${id}`;
    await backdate(22);
    expect((await show(id)).archivesSoon).toBe(false);
    await backdate(24);
    expect((await show(id)).archivesSoon).toBe(true);
    const event = dial({ occurredAt: new Date(Date.now() - minuteMs) });
    await account.as.dialer.post(`/v1/campaigns/${id}/call-events`, event);
    const campaign = await show(id);
    expect(campaign.archivesSoon).toBe(false);
    expect(campaign.lastDialAt).toBe(event.occurredAt.toISOString());
    expect(campaign.deadline).toBe(new Date(event.occurredAt.getTime() + 30 * dayMs).toISOString());
  });

  test('it follows the account’s own days', async () => {
    account = await api.createAccount({ inactivityDays: 10, noticeDays: 2 });
    const { launchedAt, deadline } = await launched();
    expect(Date.parse(deadline) - Date.parse(launchedAt)).toBe(10 * dayMs);
  });
});

const made = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

const some = async () => {
  const rows = [
    { name: 'delta', endsAt: '2027-03-01T00:00:00Z' },
    { name: 'Alpha', startsAt: '2026-12-01T00:00:00Z' },
    { name: 'charlie 100%', startsAt: '2026-12-03T00:00:00Z', endsAt: '2027-01-01T00:00:00Z' },
    { name: 'Bravo_x', startsAt: '2026-12-02T00:00:00Z', endsAt: '2027-02-01T00:00:00Z' },
    { name: 'alpha' },
  ];
  const ids: string[] = [];
  for (const row of rows) ids.push((await create(row)).id);
  return ids;
};

const listed = async (query: string) => {
  const names: string[] = [];
  let cursor = '';
  let pages = 0;
  do {
    const { status, body } = await account.as.moderator.get(`/v1/campaigns?${query}${cursor}`);
    expect(status).toBe(200);
    names.push(...body.items.map(({ name }: { name: string }) => name));
    cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
    pages += 1;
  } while (cursor !== '' && pages < 20);
  return names;
};

describe('listing', () => {
  test.each([
    ['sort=created', ['delta', 'Alpha', 'charlie 100%', 'Bravo_x', 'alpha']],
    ['', ['alpha', 'Bravo_x', 'charlie 100%', 'Alpha', 'delta']],
    ['sort=name', ['Alpha', 'alpha', 'Bravo_x', 'charlie 100%', 'delta']],
    ['sort=-name', ['delta', 'charlie 100%', 'Bravo_x', 'alpha', 'Alpha']],
    ['sort=start', ['Alpha', 'Bravo_x', 'charlie 100%', 'delta', 'alpha']],
    ['sort=end', ['charlie 100%', 'Bravo_x', 'delta', 'Alpha', 'alpha']],
    ['sort=-end', ['alpha', 'Alpha', 'delta', 'Bravo_x', 'charlie 100%']],
  ])('in the order of "%s", in one page or in many', async (query, expected) => {
    await some();
    expect(await listed(query)).toEqual(expected);
    expect(await listed(`${query}&limit=2`)).toEqual(expected);
    expect(await listed(`${query}&limit=1`)).toEqual(expected);
  });

  test('by deadline: those that end first come first, those without one last', async () => {
    const [a = '', b = '', c = ''] = await some();
    for (const id of [a, b, c]) await launch(id);
    await api.db.sql`update campaigns set last_dial_at = now() + interval '1 day' where id = ${a}`;
    await api.db.sql`update campaigns set launched_at = now() - interval '1 day' where id = ${c}`;
    await archive(b);
    const expected = ['charlie 100%', 'delta', 'Alpha', 'Bravo_x', 'alpha'];
    expect(await listed('sort=deadline&limit=2')).toEqual(expected);
    expect(await listed('sort=-deadline&limit=2')).toEqual(expected.toReversed());
  });

  test('by status and by part of the name, in any case, and wildcards are letters', async () => {
    const [, id = ''] = await some();
    await launch(id);
    expect(await listed('status=active')).toEqual(['Alpha']);
    expect(await listed('status=draft&search=ALPHA')).toEqual(['alpha']);
    expect(await listed('search=%25')).toEqual(['charlie 100%']);
    expect(await listed('search=_')).toEqual(['Bravo_x']);
    expect(await listed('search=%5C')).toEqual([]);
  });

  test('a campaign that comes in between two pages moves none of those to come', async () => {
    await some();
    const first = (await account.as.owner.get('/v1/campaigns?sort=name&limit=2')).body;
    await create({ name: 'aardvark' });
    await create({ name: 'beta' });
    const rest = await account.as.owner.get(`/v1/campaigns?sort=name&limit=10&cursor=${first.nextCursor}`);
    expect(rest.body.items.map(({ name }: { name: string }) => name)).toEqual([
      'beta',
      'Bravo_x',
      'charlie 100%',
      'delta',
    ]);
    expect(rest.body.nextCursor).toBeNull();
  });

  test('a cursor of another sort, of another list or made up is refused', async () => {
    await some();
    const { nextCursor } = (await account.as.owner.get('/v1/campaigns?sort=name&limit=2')).body;
    const paths = [
      `/v1/campaigns?sort=-name&cursor=${nextCursor}`,
      `/v1/audit-log?cursor=${nextCursor}`,
      '/v1/campaigns?cursor=nonsense',
      `/v1/campaigns?sort=start&cursor=${made(['campaigns start', ["'; drop table", 'x']])}`,
      `/v1/campaigns?sort=start&cursor=${made(['campaigns start', ['NaN', '019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11']])}`,
      `/v1/campaigns?cursor=${made({})}`,
    ];
    const codes = await Promise.all(paths.map(async (path) => (await account.as.owner.get(path)).body.code));
    expect(codes).toEqual(paths.map(() => 'invalid_cursor'));
  });

  test.each([
    ['status=gone', 'status'],
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['limit=ten', 'limit'],
    ['sort=color', 'sort'],
    ['search=', 'search'],
    ['search=%00', 'search'],
    ['Status=draft', 'Status'],
    ['status=draft&status=active', 'status'],
  ])('"%s" is refused by the name of the parameter', async (query, parameter) => {
    const answer = await account.as.owner.get(`/v1/campaigns?${query}`);
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request', errors: [{ parameter }] } });
  });
});

describe('the demo clock', () => {
  test('days pass for a demo campaign, in the database and then in Temporal', async () => {
    account = await api.createAccount({ demo: true });
    const { id } = await launched();
    const answer = await account.as.admin.post(`/v1/campaigns/${id}/advance-clock`, { days: 23.5 });
    expect(answer).toMatchObject({ status: 200, body: { archivesSoon: true, clockShiftMs: 23.5 * dayMs } });
    await account.as.admin.post(`/v1/campaigns/${id}/advance-clock`, { days: 1 });
    expect((await show(id)).clockShiftMs).toBe(24.5 * dayMs);
    const [toNotice, ...after] = api.temporal.advances;
    expect(toNotice?.ms).toBeLessThanOrEqual(23 * dayMs);
    expect(after).toEqual([
      { campaignId: id, ms: 23.5 * dayMs - (toNotice?.ms ?? 0) },
      { campaignId: id, ms: dayMs },
    ]);
  });

  test('nobody else’s clock moves, nor a draft’s', async () => {
    const { id } = await launched();
    expect(await account.as.owner.post(`/v1/campaigns/${id}/advance-clock`, { days: 1 })).toMatchObject({
      status: 403,
      body: { code: 'demo_only' },
    });
    account = await api.createAccount({ demo: true });
    const draft = await create();
    expect(await account.as.owner.post(`/v1/campaigns/${draft.id}/advance-clock`, { days: 1 })).toMatchObject(
      {
        status: 409,
        body: { code: 'campaign_not_launched' },
      },
    );
    expect(
      await account.as.owner.post(`/v1/campaigns/${draft.id}/advance-clock`, { days: -1 }),
    ).toMatchObject({
      status: 400,
    });
  });

  test('without Temporal it says that the timers stand', async () => {
    account = await api.createAccount({ demo: true });
    const { id } = await launched();
    api.temporal.away = true;
    const answer = await account.as.owner.post(`/v1/campaigns/${id}/advance-clock`, { days: 1 });
    api.temporal.away = false;
    expect(answer).toMatchObject({ status: 503, body: { code: 'temporal_unavailable' } });
  });
});
