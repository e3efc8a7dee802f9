/**
 * Five races, many thousand times each: somebody who asks something over HTTP, and what comes across it, in the same moment.
 * One of two outcomes is permitted, by all that the database has afterwards: never both, never neither.
 *
 *   npm run build && npx tsx bench/race-hammer.ts [--tries 100000] [--seed 1] [--race <part of its name>]
 *
 * `tries` is of all races together. Starts a Postgres of its own and the API in a process of its own, and removes both again.
 * Prints a table, and ends with 1 when a try went wrong or a race had but one outcome.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { openDatabase } from '../src/db/client.ts';
import { raceBed } from './races/bed.ts';
import { races } from './races/all.ts';
import { hammer, type Score } from './races/race.ts';
import { seeded } from './random.ts';
import { startBenchPostgres } from './bench-postgres.ts';

const { values } = parseArgs({
  options: {
    tries: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    race: { type: 'string', default: '' },
  },
});
const atOnce = 16;
const told = 20;

const chosen = races.filter(({ name }) => name.includes(values.race));
const postgres = await startBenchPostgres({ fsync: 'off', synchronous_commit: 'off' });
const { folder } = postgres;
const db = openDatabase(postgres.url, { maxConnections: atOnce });
const api = fork(new URL('measured-api.ts', import.meta.url), [postgres.url, folder], {
  execArgv: process.execArgv,
  stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
});
const scores: Score[] = [];
try {
  const [url] = (await once(api, 'message')) as [string];
  const bed = await raceBed(db.sql, url, 2 * atOnce);
  for (const [at, race] of chosen.entries()) {
    const tries = Math.ceil(Number(values.tries) / chosen.length);
    const beganMs = Date.now();
    const score = await hammer(race, bed, { tries, atOnce, random: seeded(Number(values.seed) + at) });
    scores.push(score);
    console.log(`${race.name}: ${tries} tries in ${((Date.now() - beganMs) / 1_000).toFixed(0)} s`);
    for (const facts of score.wrong.slice(0, told)) console.log(`  wrong: ${facts}`);
  }
} finally {
  if (api.connected) {
    api.disconnect();
    await once(api, 'exit');
  }
  await db.close();
  await postgres.stop();
}
console.table(
  scores.map(({ race, tries, outcomes, counts, wrong }) => ({
    race,
    tries,
    'outcome A': `${outcomes[0]}: ${counts[0]}`,
    'outcome B': `${outcomes[1]}: ${counts[1]}`,
    wrong: wrong.length,
  })),
);
const bad = scores.some(({ counts, wrong }) => wrong.length > 0 || counts.includes(0));
process.exitCode = bad || scores.length < chosen.length || chosen.length === 0 ? 1 : 0;
