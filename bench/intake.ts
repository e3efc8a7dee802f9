/**
 * How fast call events come in, beside what this machine could do at most: one event a request and batches, by few and
 * many clients, over 1,000 active campaigns (Zipf) and on one alone.
 *
 *   npm run build && npx tsx bench/intake.ts [--seconds 5] [--campaigns 1000] [--full] [--traces]
 *
 * Starts a Postgres of its own that syncs every commit, the API in a process of its own, a bare Express and a bare
 * node:http server, and removes all of it again. `--full` measures every batch with every number of clients. Counts are
 * compared with a recount at the end. `--traces` has the API trace every request, and throws the traces away. Clients, API and database share the machine: the ratios count.
 */
import { parseArgs } from 'node:util';
import { openBed } from './intake/bed.ts';
import { perSecond } from './intake/client.ts';
import { openTraceSink } from './intake/trace-sink.ts';
import { unnestLimit } from './intake/unnest.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '5' },
    campaigns: { type: 'string', default: '1000' },
    full: { type: 'boolean', default: false },
    traces: { type: 'boolean', default: false },
  },
});
const seconds = Number(values.seconds);
const sink = values.traces ? await openTraceSink() : null;
const bed = await openBed(Number(values.campaigns));
try {
  const { measure, bare } = bed;
  const one = bed.campaigns.slice(0, 1);
  const single = { clients: 64, batch: 1, seconds };
  const express = await bare('express', single);
  await bare('http', single);
  const spread = await measure('1 a request, 64 clients', single);
  const alone = await measure('1 a request, 64 clients, one campaign', single, one);
  // Into a campaign of its own, since it raises no counts.
  const limit = await unnestLimit(bed.sql, await bed.uncounted(), { per: 1000, connections: 4, seconds });
  console.log(
    `unnest into events and calls, 1,000 a statement over 4 connections: ${Math.round(limit)} events/s`,
  );
  const batch = { clients: 16, batch: 100, seconds };
  const hundred = await measure('100 a request, 16 clients', batch);
  const hundredAlone = await measure('100 a request, 16 clients, one campaign', batch, one);
  await measure('1,000 a request, 4 clients', { clients: 4, batch: 1000, seconds });
  await measure('1 a request, 500 requests/s', { ...single, perSecond: 500 });
  await measure('1 a request, 1 client', { clients: 1, batch: 1, seconds });
  if (values.full) {
    for (const size of [1, 10, 100, 1000]) {
      for (const clients of [1, 16, 64, 512]) {
        await measure(`${size} a request, ${clients} clients`, { clients, batch: size, seconds });
        await measure(
          `${size} a request, ${clients} clients, one campaign`,
          { clients, batch: size, seconds },
          one,
        );
      }
    }
  }
  console.table(bed.table);
  const share = (value: number, of: number) => (value / of).toFixed(2);
  const [beside, onOne] = [spread, alone].map((of) => share(perSecond(of), perSecond(express)));
  console.log(`1 a request beside bare Express: ${beside}, on one campaign ${onOne}`);
  const [ofLimit, ofLimitOnOne] = [hundred, hundredAlone].map((of) => share(perSecond(of), limit));
  console.log(`100 a request beside unnest: ${ofLimit}, on one campaign ${ofLimitOnOne}`);
  console.log(`campaigns whose counts differ from a recount: ${await bed.miscounted()}`);
} finally {
  await bed.stop();
  sink?.close();
}
