import { beforeEach, expect, onTestFinished, vi } from 'vitest';
import { nowMs } from '../../src/clock.ts';
import { readClock } from '../../src/db/follow-clock.ts';
import { uuidv7 } from '../../src/ids.ts';
import { dayMs, hourMs } from '../support/campaigns.ts';
import { fixtures } from '../support/fixtures.ts';
import { waitFor } from '../support/wait-for.ts';

const { test, api, account } = fixtures('api', 'account');

let campaignId: string;
beforeEach(async () => {
  campaignId = (await account.as.owner.post('/v1/campaigns', { name: 'Clock' })).body.id;
  await account.as.owner.post(`/v1/campaigns/${campaignId}/launch`);
  await waitFor('an answer fast enough to set a clock by', () => readClock(api.db.sql));
});

/** From now on the machine's clock is wrong by so much; what the right time was is the answer. */
function moveClock(byMs: number): number {
  const rightMs = Date.now();
  vi.useFakeTimers({ toFake: ['Date'], now: rightMs + byMs });
  onTestFinished(() => void vi.useRealTimers());
  return rightMs;
}

const report = (occurredAt: number) =>
  account.as.dialer.post(`/v1/campaigns/${campaignId}/call-events`, {
    events: [
      { id: uuidv7(), callId: uuidv7(), type: 'started', occurredAt: new Date(occurredAt).toISOString() },
    ],
  });

test.each([-2, -1 / 12, 1 / 12, 2])(
  'an API whose clock is wrong by %d days takes the calls of now, and knows what is to come',
  async (days) => {
    const rightMs = moveClock(days * dayMs);
    expect(Math.abs(nowMs() - rightMs)).toBeLessThan(hourMs);
    expect(await report(rightMs)).toMatchObject({ status: 200, body: { recorded: 1, refused: [] } });
    expect(await report(rightMs + hourMs)).toMatchObject({ status: 207, body: { recorded: 0 } });
  },
);

test('a call lasts as long as it did, also when another API with a clock an hour ahead is told of its end', async () => {
  const demo = await api.createAccount({ demo: true });
  const caller = await demo.signIn('caller');
  const { id } = (await demo.as.owner.post('/v1/campaigns', { name: 'Ward 4' })).body;
  await demo.as.owner.send('POST', `/v1/campaigns/${id}/contacts/import`, {
    headers: { 'content-type': 'text/csv' },
    body: 'phone\n+12025550143\n',
  });
  await demo.as.owner.post(`/v1/campaigns/${id}/launch`);
  await demo.as.owner.put(`/v1/campaigns/${id}/callers/${caller.userId}`, undefined);
  const { callId } = (await caller.client.post(`/v1/assignments/${id}/calls`)).body;
  moveClock(hourMs);
  const path = `/v1/assignments/${id}/calls/${callId}/result`;
  expect((await caller.client.post(path, { outcome: 'answered' })).status).toBe(200);
  const [call] = await api.db.sql`select duration_seconds as seconds from calls where id = ${callId}`;
  expect(call!['seconds']).toBeLessThan(3_600);
});
