import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asker, must, noTries } from '../../bench/chaos/ask.ts';
import { type Installation } from '../../bench/chaos/installation.ts';
import { installMany } from '../../bench/chaos/installation-many.ts';
import { sandboxAccounts, sandboxCredentials } from '../../sandbox/accounts.ts';
import { openFolderStore } from '../../src/archive-store/folder-store.ts';
import { bundlesIn, verifyBundle } from '../../src/seals/bundle/verify-bundle.ts';
import { waitFor } from '../support/wait-for.ts';
import { watchChanges } from '../support/watch-changes.ts';

// Its executables may have to be got and built first.
const setUpMs = 15 * 60_000;
const patienceMs = 240_000;
const contacts = 5_000;
const batches = 30;
const callsPerBatch = 50;
const numberCount = 12;

let all: Installation;
beforeAll(async () => {
  all = await installMany(console.log);
}, setUpMs);
afterAll(() => all?.stop({ keepFiles: false }), 120_000);

const kill = (part: 'api' | 'worker', at: number) => process.kill(all.running[part][at]!.pid, 'SIGKILL');

function callsOf(batch: number, from: readonly string[]) {
  const startMs = Date.now() - 60 * 60_000;
  return Array.from({ length: callsPerBatch }, (_, at) => {
    const callId = `call-${batch}-${at}`;
    const [startedAt, endedAt] = [0, 61_500].map((ms) => new Date(startMs + at * 100 + ms).toISOString());
    const line = { from: from[at % from.length]!, to: `+1202${2_000_000 + at}` };
    return [
      { id: `${callId}-1`, type: 'started', callId, occurredAt: startedAt, ...line },
      { id: `${callId}-2`, type: 'result', callId, occurredAt: endedAt, disposition: 'Supports' },
    ];
  }).flat();
}

test(
  'an API and a worker are killed while a campaign is called, archived and given back behind nginx and PgBouncer: nothing is lost',
  { timeout: 2 * patienceMs },
  async () => {
    const [url = ''] = all.apiUrls;
    const ask = asker([url], all.key, { tries: noTries(), broken: new AbortController().signal });
    const twilio = sandboxAccounts.find(({ carrier }) => carrier === 'twilio')!;
    await must(ask, 'PUT', '/v1/carriers/twilio?check=false', { body: sandboxCredentials('twilio', twilio) });
    const rented = await all.control.seed({
      carrier: 'twilio',
      account: twilio.account,
      range: { from: '+14155550100', count: numberCount },
    });
    const numbers = rented.map(({ e164 }) => e164);
    const campaign = await must(ask, 'POST', '/v1/campaigns', { body: { name: 'Ward 4' } });
    const path = `/v1/campaigns/${campaign.id}`;
    const rows = Array.from({ length: contacts }, (_, at) => `+1202${2_000_000 + at},Ada ${at}`);
    const imported = await must(ask, 'POST', `${path}/contacts/import?country=US`, {
      body: `phone,first_name\n${rows.join('\n')}\n`,
    });
    expect(imported).toMatchObject({ rows: contacts, refused: 0 });
    await must(ask, 'POST', `${path}/numbers`, {
      body: { numbers: numbers.map((e164) => ({ e164, carrier: 'twilio' })) },
    });
    await must(ask, 'POST', `${path}/launch`);

    const left = Array.from({ length: batches }, (_, batch) => batch);
    const dialer = async () => {
      for (let batch = left.shift(); batch !== undefined; batch = left.shift()) {
        await must(ask, 'POST', `${path}/call-events`, { body: { events: callsOf(batch, numbers) } });
        if (batch === batches / 3) kill('api', 0);
      }
    };
    await Promise.all([dialer(), dialer(), dialer()]);

    const watched = await watchChanges(url, all.key);
    expect(await must(ask, 'POST', `${path}/archive`)).toMatchObject({ status: 'archived' });
    await watched.told({ topic: 'campaign', id: campaign.id, status: 'archived' }, 10_000);
    kill('worker', 0);
    await waitFor(
      'every number released',
      async () => (await must(ask, 'GET', path)).archive?.stage === 'complete',
      patienceMs,
    );
    expect(watched.ended()).toBe(false);

    for (const number of numbers) {
      const requests = await all.control.requests({ number });
      expect(requests.filter(({ action, effect }) => action === 'release' && effect)).toHaveLength(1);
    }
    const store = openFolderStore(all.storeFolder);
    const sealed = await bundlesIn(store, '');
    expect(sealed.size).toBe(1);
    for (const [bundle, files] of sealed)
      expect(await verifyBundle(store, bundle, files)).toMatchObject({ ok: true });

    const headers = { authorization: `Bearer ${all.key}` };
    const download = async (range?: string) => {
      const response = await fetch(`${url}${path}/exports/calls.csv.gz`, {
        headers: { ...headers, ...(range && { range }) },
      });
      return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
    };
    const whole = await download();
    const calls: Record<string, string>[] = parse(gunzipSync(whole.bytes), { columns: true });
    expect(new Set(calls.map(({ call_id }) => call_id)).size).toBe(batches * callsPerBatch);
    expect(calls.every(({ disposition }) => disposition === 'Supports')).toBe(true);
    const middle = Math.floor(whole.bytes.length / 2);
    const parts = [await download(`bytes=0-${middle - 1}`), await download(`bytes=${middle}-`)];
    expect(parts.map(({ status }) => status)).toEqual([206, 206]);
    expect(Buffer.concat(parts.map(({ bytes }) => bytes))).toEqual(whole.bytes);
    const kept = parse(await (await fetch(`${url}${path}/exports/contacts.csv`, { headers })).text(), {
      columns: true,
    });
    expect(kept).toHaveLength(contacts);
  },
);
