/**
 * What happens to call events while Postgres is killed and away for some seconds, and under full load for minutes:
 * clients send each event until it is answered with 200, as a dialer does.
 *
 *   npm run build && npx tsx bench/intake-away.ts [--away 10] [--minutes 10]
 *
 * Tells how long the API took to be of use again, what it answered meanwhile, its memory minute by minute, and whether
 * every event that was answered is there once.
 */
import { Agent } from 'node:http';
import { parseArgs } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { openBed } from './intake/bed.ts';
import { eventsOf, load, postEvents } from './intake/client.ts';

const { values } = parseArgs({
  options: { away: { type: 'string', default: '10' }, minutes: { type: 'string', default: '10' } },
});
const bed = await openBed(1000);
const target = { url: bed.apiUrl, headers: bed.headers };
try {
  await restartUnderLoad(Number(values.away) * 1000);
  for (let minute = 1; minute <= Number(values.minutes); minute += 1) {
    const { events } = await load(
      { ...target, campaigns: bed.campaigns },
      { clients: 64, batch: 1, seconds: 60 },
    );
    const { rssMb, delayMs } = await bed.report();
    console.log(
      `minute ${minute}: ${events} events, RSS at most ${Math.round(rssMb)} MB, loop p99 ${delayMs.toFixed(0)} ms`,
    );
  }
  console.log(`campaigns whose counts differ from a recount: ${await bed.miscounted()}`);
} finally {
  await bed.stop();
}

async function restartUnderLoad(awayMs: number): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const answers: Record<string, number> = {};
  const acknowledged = new Set<string>();
  let lastAnswerMs = 0;
  let longestGapMs = 0;
  const over = new AbortController();
  const client = async (at: number) => {
    while (!over.signal.aborted) {
      const [event] = eventsOf(1);
      if (!event) throw new Error('no event was made');
      for (;;) {
        const campaign = bed.campaigns[at % bed.campaigns.length] ?? '';
        const status = await postEvents(agent, target, campaign, [event]).catch(
          (error: NodeJS.ErrnoException) => error.code ?? 'error',
        );
        answers[status] = (answers[status] ?? 0) + 1;
        if (status === 200) break;
        await sleep(250);
      }
      acknowledged.add(event.id);
      const now = performance.now();
      if (lastAnswerMs > 0) longestGapMs = Math.max(longestGapMs, now - lastAnswerMs);
      lastAnswerMs = now;
    }
  };
  const clients = Promise.all(Array.from({ length: 64 }, (_, at) => client(at)));
  await sleep(3_000);
  await bed.restartPostgres(awayMs);
  await sleep(5_000);
  over.abort();
  await clients;
  agent.destroy();
  const [row] = await bed.sql<{ found: number }[]>`
    select count(*)::int as found from call_events where id = any(${[...acknowledged]}::text[])`;
  console.log(
    `Postgres killed and away for ${awayMs / 1000} s: no event answered for ${(longestGapMs / 1000).toFixed(1)} s; answers`,
    answers,
    `; ${acknowledged.size} events acknowledged, ${row?.found} of them there`,
  );
}
