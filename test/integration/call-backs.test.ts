import { beforeEach, describe, expect } from 'vitest';
import { campaignsWithUnsealedOptOuts } from '../../src/db/call-backs/count-call-backs.ts';
import { defaultCallBackTexts } from '../../src/domain/call-backs.ts';
import { resealOptOuts } from '../../src/seals/reseal-opt-outs.ts';
import { sealCampaign } from '../../src/seals/seal.ts';
import { verifySeal } from '../../src/seals/verify.ts';
import { recordsOf } from '../support/archive.ts';
import { newSourceSecret, signedHeaders } from '../support/callbacks.ts';
import { makeActiveCampaign, makeNumbers } from '../support/factories.ts';
import { fixtures } from '../support/fixtures.ts';
import { testKeyring } from '../support/keyring.ts';
import { type SourceBed, sourceBed } from '../support/source-bed.ts';
import {
  askVoice,
  type Change,
  elementsOf,
  type Heard,
  heardIn,
  voiceBody,
  type VoiceKind,
  voiceKinds,
} from '../support/voice-bed.ts';

const { test, api, account } = fixtures('api', 'account');
const publicUrl = 'https://lastcall.example';
test.override('apiOptions', { keyring: testKeyring('first'), publicUrl });

const number = '+14155550123';
const caller = '+12025550143';
const accountName = 'Vote & Win';
let campaignId: string;
let numberId: string;

beforeEach(async () => {
  // A number has one place in an installation.
  for (const table of ['inbound_calls', 'releases', 'phone_numbers'])
    await api.db.sql`delete from ${api.db.sql(table)}`;
  campaignId = await makeActiveCampaign(api.db.sql, account.id);
  [numberId = ''] = await makeNumbers(api.db.sql, campaignId, [{ e164: number, carrier: 'sandbox' }]);
  await account.as.owner.patch('/v1/account', { name: accountName, callbackGraceDays: 14 });
});

const archive = async (id = campaignId) => {
  expect((await account.as.owner.post(`/v1/campaigns/${id}/archive`)).status).toBe(200);
};
const open = (kind: VoiceKind, options = {}) => sourceBed(api, account, kind, options);
const voiceUrl = ({ id }: SourceBed) => `${publicUrl}/v1/call-sources/${id}/voice`;
const keyUrl = (source: SourceBed) => `${voiceUrl(source)}/key`;

const ask = (source: SourceBed, step: 'voice' | 'voice-key', change: Change = {}) => {
  const url = step === 'voice' ? voiceUrl(source) : keyUrl(source);
  return askVoice(api, source, { url, body: voiceBody(source.kind, step, change) });
};
const hear = async (source: SourceBed, step: 'voice' | 'voice-key', change: Change = {}): Promise<Heard> => {
  const answer = await ask(source, step, change);
  expect(answer.status, answer.text).toBe(200);
  return heardIn(source.kind as VoiceKind, answer);
};
const listed = async () =>
  (await account.as.owner.get(`/v1/do-not-call?phone=${encodeURIComponent(caller)}`)).body.items;
const counts = async (id = campaignId) => {
  const { body } = await account.as.moderator.get(`/v1/campaigns/${id}/call-backs`);
  return { calls: body.calls, optOuts: body.optOuts };
};
const nobody = { calls: 0, optOuts: 0 };
const text = (name: keyof typeof defaultCallBackTexts) =>
  defaultCallBackTexts[name].replaceAll('{account}', accountName);

describe.each(voiceKinds)('somebody who calls back over %s', (kind) => {
  test('hears that the campaign is over, and opts out by a key, once however often it is told', async () => {
    const source = await open(kind);
    await archive();
    expect(await hear(source, 'voice')).toEqual({
      text: text('archived'),
      language: 'en-US',
      keyUrl: keyUrl(source),
    });
    expect(await listed()).toEqual([]);
    const confirmed = { text: text('optedOut'), language: 'en-US', keyUrl: null };
    expect(await hear(source, 'voice-key')).toEqual(confirmed);
    expect(await hear(source, 'voice-key')).toEqual(confirmed);
    await hear(source, 'voice');
    expect(await hear(source, 'voice-key')).toEqual(confirmed);
    expect(await listed()).toMatchObject([
      {
        phone: caller,
        source: 'opt_out',
        addedBy: `source:${source.id}`,
        addedByName: `Calls of ${kind}`,
        campaignId,
      },
    ]);
    expect(await counts()).toEqual({ calls: 1, optOuts: 1 });
    const told = (await account.as.owner.get(`/v1/audit-log?campaignId=${campaignId}`)).body.items.filter(
      ({ action }: { action: string }) => action === 'do_not_call.added',
    );
    expect(told).toMatchObject([{ actor: `source:${source.id}`, actorName: `Calls of ${kind}` }]);
  });

  test('is asked again after another key, and hears nothing more without one', async () => {
    const source = await open(kind);
    await archive();
    await hear(source, 'voice');
    expect(await hear(source, 'voice-key', { Digits: '7' })).toMatchObject({
      text: text('archived'),
      keyUrl: keyUrl(source),
    });
    expect(await hear(source, 'voice-key', { Digits: '' })).toEqual({
      text: null,
      language: null,
      keyUrl: null,
    });
    await api.db.sql`update inbound_calls set created_at = created_at - interval '3 minutes'`;
    expect(await hear(source, 'voice-key', { Digits: '7' }), 'for ever').toMatchObject({
      text: null,
      keyUrl: null,
    });
    expect(await listed()).toEqual([]);
    expect(await counts()).toEqual({ calls: 1, optOuts: 0 });
  });

  test.each(['anonymous', '', 'sip:ann@example.com', ...(kind === 'twilio' ? ['+266696687'] : [])])(
    'and does not show a number (%j) is told so, and cannot opt out',
    async (from) => {
      const source = await open(kind);
      await archive();
      const withheld = { text: text('withheld'), keyUrl: null };
      expect(await hear(source, 'voice', { From: from })).toMatchObject(withheld);
      expect(await hear(source, 'voice-key', { From: from })).toMatchObject(withheld);
      expect((await account.as.owner.get('/v1/do-not-call')).body.items).toEqual([]);
      expect(await counts()).toEqual({ calls: 1, optOuts: 0 });
    },
  );

  test('is answered nothing where the signature is none of ours, or of another body', async () => {
    const source = await open(kind);
    const refused = { status: 403, body: { code: 'signature_invalid' } };
    for (const [step, url] of [
      ['voice', voiceUrl(source)],
      ['voice-key', keyUrl(source)],
    ] as const) {
      const body = voiceBody(kind, step);
      const right = signedHeaders(kind, { ...source, url, body });
      const forged = signedHeaders(kind, { url, body, signs: newSourceSecret(kind).signs });
      expect(await askVoice(api, source, { url, body, headers: forged })).toMatchObject(refused);
      const other = body.replace('2025550143', '2025550144');
      expect(await askVoice(api, source, { url, body: other, headers: right })).toMatchObject(refused);
      const unsigned = { 'content-type': right['content-type'] ?? '' };
      expect(await askVoice(api, source, { url, body, headers: unsigned })).toMatchObject(refused);
    }
    expect(await counts()).toEqual(nobody);
    expect(await listed()).toEqual([]);
  });

  test('hears names and texts as they are, whatever stands in them', async () => {
    const source = await open(kind);
    const name = `<Say>&amp; "Ann's" ]]> \u202Eteam\u0007`;
    await api.db.sql`update campaigns set name = ${name} where id = ${campaignId}`;
    const changed = await account.as.admin.put('/v1/account/call-back-texts', {
      language: 'es-US',
      archived: 'Gracias & adiós: “{campaign}” de {account}. Pulse 1.',
      active: null,
      optedOut: null,
      withheld: null,
    });
    expect(changed.status).toBe(200);
    await archive();
    expect(await hear(source, 'voice')).toEqual({
      text: `Gracias & adiós: “ Say &amp; "Ann's" ]]   team” de ${accountName}. Pulse 1.`,
      language: 'es-US',
      keyUrl: keyUrl(source),
    });
  });

  test('on a number of no campaign of the account is refused', async () => {
    const stranger = await api.createAccount();
    const theirs = await sourceBed(api, stranger, kind);
    const unknown = { status: 422, body: { code: 'called_number_unknown' } };
    expect(await ask(theirs, 'voice')).toMatchObject(unknown);
    expect(await ask(theirs, 'voice-key')).toMatchObject(unknown);
    expect((await stranger.as.owner.get('/v1/do-not-call')).body.items).toEqual([]);
    const source = await open(kind);
    expect(await ask(source, 'voice', { To: '+14155559999' })).toMatchObject(unknown);
    expect(await ask(source, 'voice', { To: 'sip:us@example.com' })).toMatchObject(unknown);
    expect(await counts()).toEqual(nobody);
  });

  test('is refused where the body is none of a call, or too large', async () => {
    const source = await open(kind);
    const isJson = kind === 'vonage';
    const long = 'x'.repeat(64 * 1024);
    const bodies: [string, number][] = [
      [isJson ? '{}' : 'From=%2B12025550143', 400],
      [isJson ? '[]' : 'CallSid=%00&CallUUID=%00&To=%2B14155550123', 400],
      [isJson ? '{"uuid":' : 'Digits=1', 400],
      [isJson ? '{"uuid":{"$ne":""},"to":["14155550123"]}' : '%%%&&==;', 400],
      [isJson ? JSON.stringify({ uuid: long }) : `CallSid=${long}`, 413],
    ];
    for (const [body, status] of bodies) {
      const answer = await askVoice(api, source, { url: voiceUrl(source), body });
      expect(answer.status, body.slice(0, 60)).toBe(status);
    }
    expect(await counts()).toEqual(nobody);
  });
});

describe('the answer', () => {
  test.each(['twilio', 'signalwire', 'telnyx'] as const)(
    'for %s has a Gather that posts one key, and a Hangup',
    async (kind) => {
      const source = await open(kind);
      await archive();
      const answer = await ask(source, 'voice');
      expect(answer.headers.get('content-type')).toBe('text/xml; charset=utf-8');
      expect(elementsOf(answer.text)).toMatchObject([
        { path: 'Response' },
        {
          path: 'Response/Gather',
          attributes: { input: 'dtmf', numDigits: '1', method: 'POST', action: keyUrl(source) },
        },
        { path: 'Response/Gather/Say', attributes: { language: 'en-US' } },
        { path: 'Response/Hangup' },
      ]);
      expect(elementsOf((await ask(source, 'voice-key')).text).map(({ path }) => path)).toEqual([
        'Response',
        'Response/Say',
        'Response/Hangup',
      ]);
    },
  );

  test('for Plivo has a GetInput that posts one key, and a Hangup', async () => {
    const source = await open('plivo');
    await archive();
    expect(elementsOf((await ask(source, 'voice')).text)).toMatchObject([
      { path: 'Response' },
      {
        path: 'Response/GetInput',
        attributes: { inputType: 'dtmf', numDigits: '1', method: 'POST', action: keyUrl(source) },
      },
      { path: 'Response/GetInput/Speak', attributes: { language: 'en-US' } },
      { path: 'Response/Hangup' },
    ]);
  });

  test('for Vonage is a talk that a key ends and an input, and an empty list to hang up', async () => {
    const source = await open('vonage');
    await archive();
    expect((await ask(source, 'voice')).body).toEqual([
      { action: 'talk', text: text('archived'), language: 'en-US', bargeIn: true },
      {
        action: 'input',
        type: ['dtmf'],
        dtmf: { maxDigits: 1, timeOut: 8 },
        eventUrl: [keyUrl(source)],
        eventMethod: 'POST',
      },
    ]);
    expect((await ask(source, 'voice-key', { Digits: '' })).body).toEqual([]);
  });

  test('is none for a dialer with Standard Webhooks, whose source has no such address', async () => {
    const dialer = await sourceBed(api, account, 'standard-webhooks');
    const { items } = (await account.as.admin.get('/v1/call-sources')).body;
    expect(items[0]).toMatchObject({ id: dialer.id, voiceUrl: null });
    const answer = await askVoice(api, dialer, { url: voiceUrl(dialer), body: '{}' });
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
  });
});

describe('whose call it is', () => {
  test('is the active campaign that holds the number, and the caller may opt out of it too', async () => {
    const twilio = await open('twilio');
    expect(await hear(twilio, 'voice')).toMatchObject({ text: text('active'), keyUrl: keyUrl(twilio) });
    await hear(twilio, 'voice-key');
    expect(await listed()).toMatchObject([{ source: 'opt_out', campaignId }]);
  });

  test('is the last campaign that held a number which was released, until another holds it', async () => {
    const twilio = await open('twilio');
    await archive();
    await api.db.sql`update phone_numbers set state = 'released', released_at = now() where id = ${numberId}`;
    expect(await hear(twilio, 'voice')).toMatchObject({ text: text('archived') });
    await hear(twilio, 'voice-key');
    expect(await counts()).toEqual({ calls: 1, optOuts: 1 });

    const next = await makeActiveCampaign(api.db.sql, account.id);
    await makeNumbers(api.db.sql, next, [{ e164: number, carrier: 'sandbox' }]);
    expect(await hear(twilio, 'voice', { CallSid: 'CA2' })).toMatchObject({ text: text('active') });
    expect(await counts(next)).toEqual({ calls: 1, optOuts: 0 });
    // A call that is told again stays where it began.
    await hear(twilio, 'voice');
    expect(await counts()).toEqual({ calls: 1, optOuts: 1 });
  });

  test('is never another campaign’s than that of a source that is bound to one', async () => {
    const other = await makeActiveCampaign(api.db.sql, account.id);
    const bound = await open('twilio', { campaignId: other });
    expect(await ask(bound, 'voice')).toMatchObject({ status: 422 });
    await makeNumbers(api.db.sql, other, [{ e164: '+14155550124', carrier: 'sandbox' }]);
    expect(await hear(bound, 'voice', { To: '+14155550124' })).toMatchObject({ text: text('active') });
  });

  test('is not told to another account', async () => {
    const stranger = await api.createAccount();
    expect((await stranger.as.owner.get(`/v1/campaigns/${campaignId}/call-backs`)).status).toBe(404);
  });
});

describe('an opt-out', () => {
  test('keeps the number from being given to callers, and one that a person takes off stays off when it is told again', async () => {
    const twilio = await open('twilio');
    const csv = { headers: { 'content-type': 'text/csv' }, body: `phone\r\n${caller}` };
    await account.as.owner.send('POST', `/v1/campaigns/${campaignId}/contacts/import`, csv);
    await hear(twilio, 'voice-key');
    const { items } = (await account.as.owner.get(`/v1/campaigns/${campaignId}/contacts`)).body;
    expect(items).toMatchObject([{ phone: caller, doNotCall: true }]);
    const [entry] = await listed();
    expect((await account.as.owner.delete(`/v1/do-not-call/${entry.id}`)).status).toBe(204);
    expect(await hear(twilio, 'voice-key')).toMatchObject({ text: text('optedOut') });
    expect(await listed()).toEqual([]);
  });

  test('of somebody who is on the list already is recorded with the campaign, and the list stays as it is', async () => {
    await account.as.owner.post('/v1/do-not-call', { phone: caller, reason: 'by letter' });
    const twilio = await open('twilio');
    await hear(twilio, 'voice-key');
    expect(await listed()).toMatchObject([{ source: 'person', reason: 'by letter' }]);
    expect(await counts()).toEqual({ calls: 1, optOuts: 1 });
  });

  test('told by many requests at once is one', async () => {
    const twilio = await open('twilio');
    const answers = await Promise.all(Array.from({ length: 12 }, () => ask(twilio, 'voice-key')));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 200));
    expect(await listed()).toHaveLength(1);
    expect(await counts()).toEqual({ calls: 1, optOuts: 1 });
  });

  test('is sealed with the campaign, and one that comes later with the next version, which proves itself', async () => {
    const twilio = await open('twilio');
    const { sql } = api.db;
    const deps = { sql, store: api.store };
    const exported = async () => {
      const { text: csv } = await account.as.owner.get(`/v1/campaigns/${campaignId}/exports/opt_outs.csv`);
      return recordsOf(Buffer.from(csv));
    };
    await archive();
    await hear(twilio, 'voice-key');
    const row = {
      phone: caller,
      called_number: number,
      carrier: 'sandbox',
      call_id: expect.stringMatching(/^source:twilio:CA/),
    };
    expect(await exported(), 'before it is sealed').toMatchObject([row]);
    await sealCampaign(deps, { campaignId, kinds: ['calls', 'contacts', 'receipts', 'opt_outs'] });
    await sql`update campaigns set stage = 'complete', completed_at = now() where id = ${campaignId}`;
    expect(await campaignsWithUnsealedOptOuts(sql)).not.toContain(campaignId);

    const late = '+12025550144';
    await hear(twilio, 'voice-key', { CallSid: 'CA2', From: late });
    expect(await campaignsWithUnsealedOptOuts(sql)).toContain(campaignId);
    await resealOptOuts(deps, { campaignId });
    await resealOptOuts(deps, { campaignId });
    expect(await campaignsWithUnsealedOptOuts(sql)).not.toContain(campaignId);
    expect(await exported()).toMatchObject([row, { phone: late }]);
    expect(
      (await account.as.owner.get(`/v1/campaigns/${campaignId}/exports/opt_outs.jsonl`)).text
        .trim()
        .split('\n'),
    ).toHaveLength(2);
    const sheet = await account.as.owner.get(
      `/v1/campaigns/${campaignId}/exports/opt_outs.csv?layout=spreadsheet`,
    );
    expect(sheet.text).toContain(late);
    expect(await verifySeal(deps, campaignId)).toMatchObject({ ok: true, version: 2 });
    const { versions } = (await account.as.owner.get(`/v1/campaigns/${campaignId}/archive`)).body;
    expect(versions[0].manifest.rows).toEqual({ calls: 0, contacts: 0, receipts: 1, opt_outs: 2 });
  });

  test('that comes after a seal without any adds the file that was not there', async () => {
    const twilio = await open('twilio');
    const { sql } = api.db;
    const deps = { sql, store: api.store };
    await archive();
    await sealCampaign(deps, { campaignId, kinds: ['calls', 'contacts', 'receipts'] });
    await sql`update campaigns set stage = 'complete', completed_at = now() where id = ${campaignId}`;
    const none = await account.as.owner.get(`/v1/campaigns/${campaignId}/exports/opt_outs.csv`);
    expect(recordsOf(Buffer.from(none.text))).toEqual([]);
    await hear(twilio, 'voice-key');
    expect(await campaignsWithUnsealedOptOuts(sql)).toContain(campaignId);
    await resealOptOuts(deps, { campaignId });
    expect(await verifySeal(deps, campaignId)).toMatchObject({ ok: true, version: 2 });
  });
});

describe('the texts', () => {
  const none = { archived: null, active: null, optedOut: null, withheld: null };
  test('are the defaults until somebody changes them, which the audit log tells without them', async () => {
    const stranger = await api.createAccount();
    const path = '/v1/account/call-back-texts';
    const { body } = await stranger.as.admin.get(path);
    const etag = expect.any(String) as string;
    expect(body).toEqual({ language: 'en-US', ...none, defaults: defaultCallBackTexts, etag });
    const texts = {
      language: 'de-DE',
      ...none,
      archived: 'Die Aktion von {account} ist vorbei. Drücken Sie die 1.',
    };
    expect((await stranger.as.admin.put(path, texts)).body).toMatchObject(texts);
    expect((await stranger.as.admin.get(path)).body).toMatchObject(texts);
    expect((await stranger.as.moderator.put(path, texts)).status).toBe(403);
    const [entry] = (await stranger.as.owner.get('/v1/audit-log')).body.items;
    expect(entry).toMatchObject({
      action: 'call_back_texts.changed',
      details: { language: 'de-DE', own: ['archived'] },
    });
  });

  test.each([
    ['markup', '<speak>Hello</speak>', '#/archived'],
    ['a line break', 'Hello\nyou', '#/archived'],
    ['a name that does not exist', 'Hello {name}, press 1', '#/archived'],
    ['nothing to be heard', ' \u200B ', '#/archived'],
    ['more than 500 characters', 'x'.repeat(501), '#/archived'],
    ['half a character', 'Hello \ud800', '#/archived'],
  ])('with %s are refused, and nothing is changed', async (_, archived, pointer) => {
    const path = '/v1/account/call-back-texts';
    const before = (await account.as.owner.get(path)).body;
    const { status, body } = await account.as.owner.put(path, { language: 'en-US', ...none, archived });
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ pointer }]);
    expect((await account.as.owner.get(path)).body).toEqual(before);
  });
});
