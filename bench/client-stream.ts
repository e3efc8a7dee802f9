/**
 * Call events by `calls.stream` of `@lastcall/client`, from a generator: how many a second, and whether memory stays flat.
 *
 *   npm run build && npx tsx bench/client-stream.ts [--events 1000000]
 *
 * Starts a Postgres of its own that syncs every commit and the API in a process of its own, and removes both again.
 */
import { parseArgs } from 'node:util';
import { Lastcall } from '../clients/typescript/src/index.ts';
import { openBed } from './intake/bed.ts';

const { values } = parseArgs({ options: { events: { type: 'string', default: '1000000' } } });
const total = Number(values.events);
const bed = await openBed(1);
try {
  const [campaignId = ''] = bed.campaigns;
  const apiKey = (bed.headers['authorization'] ?? '').replace('Bearer ', '');
  const lastcall = new Lastcall({ baseUrl: bed.apiUrl, apiKey });
  let told = 0;
  const begun = performance.now();
  for await (const { done } of lastcall.calls.stream(campaignId, events(total))) {
    if (done - told < total / 10) continue;
    told = done;
    const mebibytes = Math.round(process.memoryUsage.rss() / 2 ** 20);
    const perSecond = Math.round(done / ((performance.now() - begun) / 1_000));
    console.log({ done, perSecond, mebibytes });
  }
} finally {
  await bed.stop();
}

function* events(count: number) {
  for (let n = 0; n < count; n += 1) {
    const occurredAt = new Date().toISOString();
    yield { id: `event-${n}`, type: 'started' as const, callId: `call-${n}`, occurredAt, to: '+12025550143' };
  }
}
