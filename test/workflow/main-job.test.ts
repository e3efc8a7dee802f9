import { parse } from 'csv-parse/sync';
import { expect } from 'vitest';
import { verifySeal } from '../../src/seals/verify.ts';
import { campaignWorkflowId } from '../../workflows/contract.ts';
import { fixtures } from '../support/fixtures.ts';
import type { ApiClient } from '../support/api-client.ts';
import { makeAccount } from '../support/factories.ts';
import { waitFor } from '../support/wait-for.ts';

const { test, system, sandbox, systemApi: api } = fixtures('system', 'sandbox', 'systemApi', 'worker');

/** The server deletes a history in its own good time: tens of seconds, minutes on a busy machine. */
const deletionTimeoutMs = 180_000;
const contactRows = 10_000;
const badRows = 37;
const callCount = 25_250;
const numberCount = 25;

let owner: ApiClient;
let dialer: ApiClient;

test.beforeAll(async () => {
  const accountId = await makeAccount(system.db.sql);
  owner = await api.as(accountId, 'owner');
  dialer = await api.as(accountId, 'dialer');
});

const phoneOf = (at: number) => `+1202${2_000_000 + at}`;

/** A file with everything that real files have: quotes, newlines in quotes, duplicates, and bad numbers. */
function contactsFile() {
  const lines = ['phone,first_name,last_name,note'];
  const refused: number[] = [];
  let duplicates = 0;
  let line = 2;
  for (let at = 0; at < contactRows; at += 1) {
    const bad = at % 270 === 5 && refused.length < badRows;
    const duplicate = !bad && at % 83 === 7 && at > 83;
    const phone = bad ? `555-${at}` : phoneOf(duplicate ? 0 : at);
    const note = at % 9 === 0 ? '"says ""hi"",\nthen hangs up"' : `note ${at}`;
    lines.push(`${phone},Ann ${at},"O'Neill, Jr.",${note}`);
    if (bad) refused.push(line);
    if (duplicate) duplicates += 1;
    line += at % 9 === 0 ? 2 : 1;
  }
  return { text: lines.join('\r\n'), refused, duplicates };
}

const answers = { 'Will you vote?': 'yes, "surely"', note: '=1+1\nnew line, comma', score: 4 };

/** Two events a call: begun, and finished with a result. */
function callEvents(from: readonly string[]) {
  const startMs = Date.now() - 60 * 60_000;
  return Array.from({ length: callCount }, (_, at) => {
    const callId = `call-${String(at).padStart(6, '0')}`;
    const startedAt = new Date(startMs + at * 100).toISOString();
    const endedAt = new Date(startMs + at * 100 + 61_500).toISOString();
    const line = { from: from[at % from.length]!, to: phoneOf(at % 4_000) };
    return [
      {
        id: `${callId}-1`,
        type: 'started',
        callId,
        occurredAt: startedAt,
        callerId: `caller-${at % 9}`,
        ...line,
      },
      at % 2 === 0
        ? { id: `${callId}-2`, type: 'result', callId, occurredAt: endedAt, disposition: 'Supports', answers }
        : {
            id: `${callId}-2`,
            type: 'finished',
            callId,
            occurredAt: endedAt,
            durationSeconds: 61,
            outcome: 'answered',
          },
    ];
  }).flat();
}

async function troubleAtTheCarrier(numbers: readonly string[]) {
  const troubles = [
    { kind: 'throttle', retryAfter: '1' },
    { kind: 'throttle' },
    { kind: 'fail' },
    { kind: 'fail', when: 'after' },
    { kind: 'hang' },
    { kind: 'hang', when: 'after' },
    { kind: 'reset' },
    { kind: 'reset', when: 'after' },
  ] as const;
  for (const [at, trouble] of troubles.entries()) {
    await sandbox.control.addFault({ numbers: [numbers[at]!], script: [trouble], times: 1 });
  }
}

test(
  'a campaign is filled, called from, archived, given back number by number, and exported as it was sent',
  { timeout: 300_000 },
  async () => {
    const { body: campaign } = await owner.post('/v1/campaigns', { name: 'Ward 4' });
    const path = `/v1/campaigns/${campaign.id}`;

    const file = contactsFile();
    const imported = await owner.send('POST', `${path}/contacts/import?country=US`, {
      headers: { 'content-type': 'text/csv' },
      body: file.text,
    });
    expect(imported.body).toMatchObject({ rows: contactRows, refused: badRows, duplicates: file.duplicates });
    expect(imported.body.refusedRows.map(({ line }: { line: number }) => line)).toEqual(file.refused);

    const rented = await sandbox.rent(numberCount, '+14155550100');
    await owner.post(`${path}/numbers`, { numbers: rented });
    const numbers = rented.map(({ e164 }) => e164);
    expect((await owner.post(`${path}/launch`)).body).toMatchObject({ status: 'active' });

    const events = callEvents(numbers);
    const singly = events.slice(0, 500);
    for (const event of singly) await dialer.post(`${path}/call-events`, event);
    const inBatches = events.slice(500);
    for (let at = 0; at < inBatches.length; at += 1_000) {
      await dialer.post(`${path}/call-events`, { events: inBatches.slice(at, at + 1_000) });
    }
    const again = events.filter((_, at) => at % 10 === 0);
    for (let at = 0; at < again.length; at += 1_000) {
      const batch = again.slice(at, at + 1_000);
      const { body } = await dialer.post(`${path}/call-events`, { events: batch });
      expect(body).toMatchObject({ recorded: 0, duplicates: batch.length });
    }
    const [counted] = await system.db.sql`
      select event_count::int as events, dial_count::int as dials from campaigns where id = ${campaign.id}`;
    expect(counted).toEqual({ events: events.length, dials: callCount });

    await troubleAtTheCarrier(numbers);
    const archived = await owner.post(`${path}/archive`);
    expect(archived.body).toMatchObject({ status: 'archived' });
    const twice = await owner.post(`${path}/archive`);
    expect(twice.body.archive.archivedAt).toBe(archived.body.archive.archivedAt);

    await waitFor(
      'every number released',
      async () => (await owner.get(path)).body.archive?.stage === 'complete',
      240_000,
    );
    const released = (await owner.get(`${path}/numbers?limit=100`)).body.items;
    expect(released.map(({ state }: { state: string }) => state)).toEqual(numbers.map(() => 'released'));
    for (const number of numbers) {
      const requests = await sandbox.control.requests({ number });
      expect(requests.filter(({ action, effect }) => action === 'release' && effect)).toHaveLength(1);
      const effectAt = requests.findIndex(({ effect }) => effect);
      expect(requests.slice(effectAt + 1).every(({ action }) => action === 'read')).toBe(true);
    }
    expect(await verifySeal({ sql: system.db.sql, store: system.store }, campaign.id)).toMatchObject({
      ok: true,
    });

    const contacts = parse((await owner.get(`${path}/exports/contacts.csv`)).text, { columns: true });
    expect(contacts).toHaveLength(contactRows - badRows - file.duplicates);
    const calls: Record<string, string>[] = parse((await owner.get(`${path}/exports/calls.csv`)).text, {
      columns: true,
    });
    expect(calls).toHaveLength(callCount);
    for (const [at, call] of calls.entries()) {
      const started = events[at * 2]!;
      const ended = events[at * 2 + 1]!;
      expect(call['call_id']).toBe(started.callId);
      expect(call['started_at']).toBe(started.occurredAt);
      expect(call['from_number']).toBe(numbers[at % numbers.length]);
      expect(call['to_number']).toBe(phoneOf(at % 4_000));
      expect(call['disposition']).toBe(ended.disposition ?? '');
      expect(call['duration_seconds']).toBe(String(ended.durationSeconds ?? ''));
      expect(call['answers'] === '' ? undefined : JSON.parse(call['answers']!)).toEqual(ended.answers);
    }
    const receipts = parse((await owner.get(`${path}/exports/receipts.csv`)).text, { columns: true });
    expect(receipts).toHaveLength(numberCount);
  },
);

test(
  'a call event for an archived campaign is refused and resurrects nothing, even when its history is gone',
  { timeout: 300_000 },
  async () => {
    const { body: campaign } = await owner.post('/v1/campaigns', { name: 'Short' });
    const path = `/v1/campaigns/${campaign.id}`;
    await owner.post(`${path}/launch`);
    await owner.post(`${path}/archive`);
    await waitFor('the end', async () => (await owner.get(path)).body.archive?.stage === 'complete');
    const dial = () => ({
      id: `late-${Date.now()}`,
      callId: 'late',
      type: 'started',
      occurredAt: new Date().toISOString(),
    });

    const refused = await dialer.post(`${path}/call-events`, dial());
    expect(refused).toMatchObject({ status: 409, body: { code: 'campaign_archived' } });

    const workflowId = campaignWorkflowId(campaign.id);
    await system.client.workflow.getHandle(workflowId).terminate('the namespace keeps no history any more');
    await system.client.workflowService.deleteWorkflowExecution({
      namespace: 'default',
      workflowExecution: { workflowId },
    });
    const describe = () => system.client.workflow.getHandle(workflowId).describe();
    await waitFor(
      'the history to be gone',
      () =>
        describe().then(
          () => false,
          () => true,
        ),
      deletionTimeoutMs,
    );

    expect(await dialer.post(`${path}/call-events`, dial())).toMatchObject({
      status: 409,
      body: { code: 'campaign_archived' },
    });
    await expect(describe()).rejects.toThrow(/not found/i);
    expect((await owner.get(path)).body).toMatchObject({
      status: 'archived',
      archive: { stage: 'complete' },
    });
  },
);
