import { beforeEach, describe, expect } from 'vitest';
import { moveNumbers } from '../../src/db/numbers/move-numbers.ts';
import { fixtures } from '../support/fixtures.ts';
import { makeActiveCampaign, makeNumbers } from '../support/factories.ts';
import { testKeyring } from '../support/keyring.ts';
import { type SourceBed, sourceBed } from '../support/source-bed.ts';
import { recordedBody } from '../support/callbacks.ts';

const { test, api, account } = fixtures('api', 'account');
test.override('apiOptions', { keyring: testKeyring('first'), publicUrl: 'https://lastcall.example' });

const number = '+14155550123';
let campaignId: string;
let twilio: SourceBed;
beforeEach(async () => {
  // A number has one place in an installation.
  await api.db.sql`delete from releases`;
  await api.db.sql`delete from phone_numbers`;
  campaignId = await makeActiveCampaign(api.db.sql, account.id);
  await makeNumbers(api.db.sql, campaignId, [{ e164: number, carrier: 'sandbox' }]);
  twilio = await sourceBed(api, account, 'twilio');
});

const callsOf = (id = campaignId) => api.db.sql`
  select id, placed, outcome, duration_seconds as "durationSeconds", from_number as "from", to_number as "to",
    ended_at is not null as ended
  from calls where campaign_id = ${id} order by id`;
const dialsOf = async (id = campaignId) => {
  const { body } = await account.as.owner.get(`/v1/campaigns/${id}`);
  return body.counts.dials;
};
const secondsAgo = (seconds: number) => new Date(Date.now() - seconds * 1000);

interface TwilioCall {
  sid?: string;
  at?: Date;
  more?: Record<string, string>;
}
const twilioBody = (status: string, { sid = 'CA1', at = secondsAgo(30), more = {} }: TwilioCall = {}) =>
  new URLSearchParams({
    CallSid: sid,
    CallStatus: status,
    Direction: 'outbound-api',
    From: number,
    To: '+12025550143',
    Timestamp: at.toUTCString().replace('GMT', '+0000'),
    ...more,
  }).toString();

describe('a call that a carrier reports', () => {
  test.each([
    ['twilio', 'CA0123456789abcdef0123456789abcdef', ['twilio-ringing.form', 'twilio-completed.form']],
    [
      'signalwire',
      '7f1c2b9e-57d4-4a3f-9a55-0d9f1b7c6e21',
      ['signalwire-ringing.form', 'signalwire-completed.form'],
    ],
    ['plivo', '5a1e7b0c-8d4f-4c35-9e0b-2b7a9d6c1f42', ['plivo-ring.form', 'plivo-hangup.form']],
    ['vonage', '0779a56d002f1c7f47f82ef5fe84ab79', ['vonage-ringing.json', 'vonage-completed.json']],
  ] as const)(
    'of %s is one call of the number’s campaign, in whatever order and however often it is told',
    async (kind, id, files) => {
      const source = await sourceBed(api, account, kind);
      const began = secondsAgo(90);
      const bodies = files.map((file) => recordedBody(file, began));
      for (const body of [...bodies.toReversed(), ...bodies])
        expect((await source.send(body)).status).toBe(200);
      const call = {
        id: `source:${kind}:${id}`,
        placed: true,
        ended: true,
        outcome: 'answered',
        durationSeconds: 41,
      };
      expect(await callsOf()).toEqual([{ ...call, from: number, to: '+12025550143' }]);
      expect(await dialsOf()).toBe(1);
    },
  );

  test('of telnyx counts when it is answered, and ends with the hang-up', async () => {
    const source = await sourceBed(api, account, 'telnyx');
    const began = secondsAgo(90);
    const answered = recordedBody('telnyx-answered.json', began);
    const initiated = answered.replace('call.answered', 'call.initiated');
    expect((await source.send(initiated)).body).toMatchObject({ recorded: 0, ignored: 'not_dialled_yet' });
    const incoming = initiated.replace('"state"', '"direction": "incoming", "state"');
    expect((await source.send(incoming)).body).toMatchObject({ recorded: 0, ignored: 'inbound' });
    for (const body of [recordedBody('telnyx-hangup.json', began), answered, answered])
      expect((await source.send(body)).status).toBe(200);
    const id = 'source:telnyx:428c31b6-7af4-4bcb-b7f5-5013ef9657c1';
    expect(await callsOf()).toMatchObject([{ id, placed: true, ended: true, outcome: 'answered' }]);
    expect(await dialsOf()).toBe(1);
  });

  test.each([
    ['timeout', true, 'no_answer'],
    ['user_busy', true, 'busy'],
    ['originator_cancel', false, 'canceled'],
    ['not_found', false, 'failed'],
    ['call_rejected', false, 'failed'],
  ])('of telnyx that ended with %s: a dial is %s', async (cause, placed, outcome) => {
    const source = await sourceBed(api, account, 'telnyx');
    await source.send(recordedBody('telnyx-hangup.json').replace('normal_clearing', cause));
    expect(await callsOf()).toMatchObject([{ placed, outcome }]);
  });

  test.each([
    ['busy', true, 'busy'],
    ['no-answer', true, 'no_answer'],
    ['failed', false, 'failed'],
    ['canceled', false, 'canceled'],
  ])('of twilio that is %s without having rung: a dial is %s', async (status, placed, outcome) => {
    expect((await twilio.send(twilioBody(status))).body).toMatchObject({ recorded: 1 });
    expect(await callsOf()).toMatchObject([{ placed, outcome }]);
    expect(await dialsOf()).toBe(placed ? 1 : 0);
  });

  test.each(['failed', 'canceled'])(
    'is a dial that ended as %s once it has rung, whichever of the two is told first',
    async (status) => {
      const rang = (sid: string) => twilioBody('ringing', { sid, at: secondsAgo(40) });
      const ended = (sid: string) => twilioBody(status, { sid, at: secondsAgo(20) });
      for (const body of [rang('CA1'), ended('CA1'), ended('CA2'), rang('CA2'), rang('CA1'), ended('CA2')])
        expect((await twilio.send(body)).status).toBe(200);
      await Promise.all([twilio.send(rang('CA3')), twilio.send(ended('CA3'))]);
      const call = { placed: true, ended: true, outcome: status };
      expect(await callsOf()).toMatchObject([call, call, call]);
      expect(await dialsOf()).toBe(3);
    },
  );

  test('ends also when only its second telling gets further than to be recorded, with another time', async () => {
    const source = await sourceBed(api, account, 'signalwire');
    const untimed = (status: string) => twilioBody(status, { more: { Timestamp: '' } });
    await source.send(untimed('ringing'));
    const call = 'source:signalwire:CA1';
    const occurredAt = secondsAgo(5).toISOString();
    const failed = { id: `${call}:failed`, callId: call, type: 'not_placed', outcome: 'failed', occurredAt };
    await account.as.dialer.post(`/v1/campaigns/${campaignId}/call-events`, failed);
    expect(await callsOf()).toMatchObject([{ placed: true, ended: false }]);
    expect((await source.send(untimed('failed'))).body).toMatchObject({ recorded: 0, duplicates: 1 });
    expect(await callsOf()).toMatchObject([{ placed: true, ended: true, outcome: 'failed' }]);
  });

  test.each([
    ['queued', {}, 'not_dialled_yet'],
    ['initiated', {}, 'not_dialled_yet'],
    ['ringing', { Direction: 'inbound' }, 'inbound'],
    ['toString', {}, 'no_call_state'],
    ['completed', { CallSid: '' }, 'no_call_state'],
  ])('is answered 200 and not recorded when it is %s with %o', async (status, more, ignored) => {
    expect(await twilio.send(twilioBody(status, { more }))).toMatchObject({
      status: 200,
      body: { recorded: 0, duplicates: 0, ignored },
    });
    expect(await callsOf()).toEqual([]);
  });

  test('from somebody to a number of ours came in, also where nothing says so', async () => {
    const from = { From: '+12025550143', To: number };
    expect((await twilio.send(twilioBody('completed', { more: from }))).body).toMatchObject({
      ignored: 'inbound',
    });
    expect(await callsOf()).toEqual([]);
  });

  test('that a machine answered is a voicemail', async () => {
    await twilio.send(
      twilioBody('completed', { more: { AnsweredBy: 'machine_end_beep', CallDuration: '12' } }),
    );
    expect(await callsOf()).toMatchObject([{ outcome: 'voicemail', durationSeconds: 12 }]);
  });

  test('without a time of its own is as of its arrival, and counts once when it is told again', async () => {
    const plivo = await sourceBed(api, account, 'plivo');
    const ring = recordedBody('plivo-ring.form').replace('Event=Ring', 'Event=Ring&Odd=%00');
    expect((await plivo.send(ring)).body).toMatchObject({ recorded: 1 });
    expect((await plivo.send(ring)).body).toMatchObject({ recorded: 0, duplicates: 1 });
    expect(await dialsOf()).toBe(1);
  });

  test('more than a week ago is refused, and so is one of the future', async () => {
    for (const at of [secondsAgo(8 * 24 * 3600), secondsAgo(-3600)])
      expect(await twilio.send(twilioBody('completed', { at }))).toMatchObject({
        status: 400,
        body: { code: 'invalid_request' },
      });
    expect(await callsOf()).toEqual([]);
  });
});

describe('the campaign of a call', () => {
  test('is nobody’s when no campaign has the number: a clear refusal, and nothing is changed', async () => {
    const unknown = { status: 422, body: { code: 'calling_number_unknown' } };
    const other = { From: '+14155559999' };
    expect(await twilio.send(twilioBody('completed', { more: other }))).toMatchObject(unknown);
    expect(await twilio.send(twilioBody('completed', { more: { From: 'client:alice' } }))).toMatchObject(
      unknown,
    );
    expect(await callsOf()).toEqual([]);
  });

  test('is never another account’s, whose number called', async () => {
    const stranger = await api.createAccount();
    const theirs = await sourceBed(api, stranger, 'twilio');
    expect(await theirs.send(twilioBody('completed'))).toMatchObject({
      status: 422,
      body: { code: 'calling_number_unknown' },
    });
    expect(await theirs.send(twilioBody('completed'), undefined, `?campaignId=${campaignId}`)).toMatchObject({
      status: 403,
    });
    const [{ count } = {}] = await api.db.sql`select count(*)::int from call_events`;
    await twilio.send(twilioBody('ringing', { sid: 'CA7' }));
    // A call that the other account knows is not theirs either, whatever its id.
    const unknownNumber = { From: '+14155559999' };
    expect(await theirs.send(twilioBody('completed', { sid: 'CA7', more: unknownNumber }))).toMatchObject({
      status: 422,
    });
    expect(await api.db.sql`select from call_events`).toHaveLength(Number(count) + 1);
    expect(await callsOf()).toMatchObject([{ ended: false }]);
  });

  test('stays the one in which it began when its number moves to another campaign', async () => {
    await twilio.send(twilioBody('ringing', { sid: 'CA1', at: secondsAgo(60) }));
    const other = await makeActiveCampaign(api.db.sql, account.id);
    await api.db.sql.begin(async (tx) =>
      moveNumbers(tx, {
        accountId: account.id,
        campaignId: other,
        from: [campaignId],
        numbers: [{ e164: number, carrier: 'sandbox', carrierRef: null }],
        actor: 'cli',
      }),
    );
    await twilio.send(twilioBody('completed', { sid: 'CA1' }));
    await twilio.send(twilioBody('ringing', { sid: 'CA2' }));
    // Replayed after the move, it is known where it was recorded.
    expect((await twilio.send(twilioBody('ringing', { sid: 'CA1', at: secondsAgo(60) }))).body).toMatchObject(
      {
        recorded: 0,
      },
    );
    expect(await callsOf()).toMatchObject([{ id: 'source:twilio:CA1', ended: true }]);
    expect(await callsOf(other)).toMatchObject([{ id: 'source:twilio:CA2', ended: false }]);
  });

  test('still takes the end of its calls after it was closed, and no new one; after a day nothing', async () => {
    await twilio.send(twilioBody('ringing', { sid: 'CA1', at: secondsAgo(60) }));
    expect((await account.as.admin.post(`/v1/campaigns/${campaignId}/archive`)).status).toBe(200);
    expect((await twilio.send(twilioBody('completed', { sid: 'CA1' }))).body).toMatchObject({ recorded: 1 });
    const archived = { status: 409, body: { code: 'campaign_archived' } };
    expect(await twilio.send(twilioBody('ringing', { sid: 'CA2', at: secondsAgo(-1) }))).toMatchObject(
      archived,
    );
    await api.db
      .sql`update campaigns set archived_at = archived_at - interval '25 hours' where id = ${campaignId}`;
    expect(await twilio.send(twilioBody('busy', { sid: 'CA1' })), 'the same call, a day later').toMatchObject(
      archived,
    );
    expect((await callsOf()).map(({ id }) => id)).toEqual(['source:twilio:CA1']);
  });

  test('is the one that a source is bound to, whoever called', async () => {
    const other = await makeActiveCampaign(api.db.sql, account.id);
    const bound = await sourceBed(api, account, 'twilio', { campaignId: other });
    await bound.send(twilioBody('completed', { more: { From: 'client:alice' } }));
    expect(await callsOf(other)).toMatchObject([{ from: 'client:alice' }]);
    expect(await callsOf()).toEqual([]);
  });

  test('that is a draft refuses its calls', async () => {
    const { body: draft } = await account.as.admin.post('/v1/campaigns', { name: 'Soon' });
    const bound = await sourceBed(api, account, 'twilio', { campaignId: draft.id });
    expect(await bound.send(twilioBody('completed'))).toMatchObject({
      status: 409,
      body: { code: 'campaign_not_launched' },
    });
    expect((await account.as.admin.delete(`/v1/campaigns/${draft.id}`)).status).toBe(204);
    expect(await bound.send(twilioBody('completed'))).toMatchObject({
      status: 404,
      body: { code: 'not_found' },
    });
  });
});

describe('a dialer with Standard Webhooks', () => {
  test('sends events as to the API, one or a batch, each recorded in its number’s or its call’s campaign', async () => {
    const dialer = await sourceBed(api, account, 'standard-webhooks');
    const other = await makeActiveCampaign(api.db.sql, account.id);
    await makeNumbers(api.db.sql, other, [{ e164: '+14155550124', carrier: 'sandbox' }]);
    const began = secondsAgo(120);
    expect((await dialer.send(recordedBody('standard-webhooks-started.json', began))).body).toMatchObject({
      recorded: 1,
    });
    const batch = JSON.parse(recordedBody('standard-webhooks-batch.json', began));
    const [finished] = batch.events;
    const elsewhere = { ...finished, id: 'e9', callId: 'call-9', from: '+14155550124' };
    const nowhere = { ...finished, id: 'e10', callId: 'call-10', from: '+14155559999' };
    const wrong = { ...finished, id: 'e11', durationSeconds: -1 };
    const events = [...batch.events, elsewhere, nowhere, wrong];
    const answer = await dialer.send(JSON.stringify({ events }));
    expect(answer).toMatchObject({
      status: 200,
      body: {
        recorded: 3,
        refused: [
          { index: 3, id: 'e10', code: 'calling_number_unknown' },
          { index: 4, id: 'e11', code: 'invalid_event' },
        ],
      },
    });
    expect((await dialer.send(JSON.stringify({ events }))).body).toMatchObject({
      recorded: 0,
      duplicates: 3,
    });
    const id = `source:${dialer.id}:call-8842`;
    expect(await callsOf()).toMatchObject([{ id, placed: true, ended: true, outcome: 'answered' }]);
    expect(await callsOf(other)).toMatchObject([{ id: `source:${dialer.id}:call-9` }]);
  });

  test('is told what is wrong with a single event, and that an id was used for another', async () => {
    const dialer = await sourceBed(api, account, 'standard-webhooks');
    const event = JSON.parse(recordedBody('standard-webhooks-started.json'));
    const send = (change: object) => dialer.send(JSON.stringify({ ...event, ...change }));
    expect(await send({ type: 'dialled' })).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
    expect(await send({ from: '+14155559999' })).toMatchObject({
      status: 422,
      body: { code: 'calling_number_unknown' },
    });
    await send({});
    expect(await send({ callerId: 'caller-18' })).toMatchObject({
      status: 409,
      body: { code: 'event_id_reused' },
    });
    expect(await send({ id: 'x'.repeat(128), callId: 'y'.repeat(128) })).toMatchObject({ status: 200 });
    expect(await dialsOf()).toBe(2);
  });

  test('never meets the ids of what comes by the API', async () => {
    const dialer = await sourceBed(api, account, 'standard-webhooks');
    const event = JSON.parse(recordedBody('standard-webhooks-started.json'));
    await account.as.dialer.post(`/v1/campaigns/${campaignId}/call-events`, event);
    expect((await dialer.send(JSON.stringify(event))).body).toMatchObject({ recorded: 1, duplicates: 0 });
    expect((await callsOf()).map(({ id }) => id)).toEqual(['call-8842', `source:${dialer.id}:call-8842`]);
  });

  test('has ids of its own beside another one, that also counts its calls and events from 1', async () => {
    const other = await makeActiveCampaign(api.db.sql, account.id);
    await makeNumbers(api.db.sql, other, [{ e164: '+14155550124', carrier: 'sandbox' }]);
    const event = { ...JSON.parse(recordedBody('standard-webhooks-started.json')), id: '1', callId: '1' };
    for (const from of [number, '+14155550124']) {
      const dialer = await sourceBed(api, account, 'standard-webhooks');
      expect((await dialer.send(JSON.stringify({ ...event, from }))).body).toMatchObject({ recorded: 1 });
    }
    expect(await callsOf()).toMatchObject([{ from: number }]);
    expect(await callsOf(other)).toMatchObject([{ from: '+14155550124' }]);
  });
});
