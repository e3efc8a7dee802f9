/**
 * How fast the calls of a campaign are exported live through HTTP, beside `\copy` of psql and pg-copy-streams in the same
 * run; what memory the API takes for it; and what fifty aborted downloads leave behind.
 *
 *   npx tsx bench/export.ts [--rows 2000000] [--rounds 3]
 *
 * Starts a Postgres of its own and the API in a process of its own, and removes all of it again; measures what was
 * built. Without psql on the
 * PATH, pg-copy-streams stands alone beside. All share the machine: the ratios count.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type Bed, type MeasuredApi, withCalls } from './data-out/bed.ts';
import { copyStreams, hasPsql, psqlColumns, psqlLines } from './data-out/copies.ts';
import { download } from './data-out/download.ts';
import { inTurn, print } from './data-out/measure.ts';

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '2000000' }, rounds: { type: 'string', default: '3' } },
});

await withCalls(Number(values.rows), async (bed) => {
  const api = await bed.startApi();
  const idleMb = (await api.ask('report')).rssMb;
  try {
    const others = (await hasPsql())
      ? {
          'psql \\copy, columns as CSV': () => psqlColumns(bed),
          'psql \\copy, lines shaped in SQL': () => psqlLines(bed),
        }
      : {};
    if (Object.keys(others).length === 0) console.log('There is no psql on the PATH.');
    const take =
      (file: string, headers: Record<string, string> = {}) =>
      async () => {
        await download(api.urlOf(file), { ...api.headers, 'accept-encoding': 'identity', ...headers });
      };
    const seconds = await inTurn(
      {
        ...others,
        'pg-copy-streams, columns as CSV': () => copyStreams(bed),
        'calls.csv': take('calls.csv'),
        'calls.csv, gzip': take('calls.csv', { 'accept-encoding': 'gzip' }),
        'calls.csv?layout=spreadsheet': take('calls.csv?layout=spreadsheet'),
        'calls.jsonl': take('calls.jsonl'),
      },
      Number(values.rounds),
    );
    for (const beside of [...Object.keys(others), 'pg-copy-streams, columns as CSV']) {
      print(seconds, bed.rows, 'rows', beside);
    }
    const { rssMb, delayMs } = await api.ask('report');
    console.log(`API: ${idleMb.toFixed(0)} MB idle, ${rssMb.toFixed(0)} MB at most; loop p99 ${delayMs} ms`);
    await abortFifty(bed, api);
  } finally {
    await api.stop();
  }
});

async function abortFifty(bed: Bed, api: MeasuredApi): Promise<void> {
  const connections = () => bed.db.sql<{ snapshots: number; pool: number }[]>`
    select count(*) filter (where application_name like '% snapshot')::int as snapshots,
      count(*) filter (where application_name not like '% snapshot')::int as pool
    from pg_stat_activity where application_name like 'lastcall%'`;
  for (let aborted = 0; aborted < 50; aborted += 1) {
    await download(api.urlOf('calls.csv'), api.headers, 1 + aborted * 100_000);
  }
  await sleep(2_000);
  const [left] = await connections();
  console.log(`50 downloads aborted: ${left?.snapshots} snapshots left, ${left?.pool} connections of pools`);
  const complete = await Promise.all([1, 2, 3].map(() => download(api.urlOf('contacts.csv'), api.headers)));
  console.log(`three at once afterwards: complete, ${complete.join(', ')} bytes`);
}
