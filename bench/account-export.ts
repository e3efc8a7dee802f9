/**
 * An export of all dials of an account beside `psql \copy` of the same rows, its memory, and what an interruption costs:
 * it is stopped in the middle, gone on with, and compared with the one that was not.
 *
 *   npx tsx bench/account-export.ts [--rows 10000000]
 *
 * Starts a Postgres of its own and removes it again. The times share the machine; the ratios count.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeAccountExport } from '../src/account-exports/make-account-export.ts';
import { openResult } from '../src/account-exports/open-result.ts';
import { openFolderStore } from '../src/archive-store/folder-store.ts';
import { createAccountExport } from '../src/db/account-exports/account-exports.ts';
import { recordedParts } from '../src/db/account-exports/make-export.ts';
import { createAccount } from '../src/db/accounts/create-account.ts';
import { openDatabase } from '../src/db/client.ts';
import { withLongStatements } from '../src/db/statement-bound.ts';
import { columnsOf } from '../src/domain/account-exports.ts';
import { startBenchPostgres } from './bench-postgres.ts';

const { values } = parseArgs({ options: { rows: { type: 'string', default: '10000000' } } });
const rows = Number(values.rows);
const campaigns = 10;
const hourMs = 60 * 60 * 1000;

const postgres = await startBenchPostgres();
const { folder } = postgres;
const db = openDatabase(postgres.url);
const { sql } = db;
const store = openFolderStore(join(folder, 'store'));
const accountId = await createAccount(sql, { name: 'Bench' });

await withLongStatements(hourMs, async () => {
  await sql`
    insert into campaigns (id, account_id, name, status, created_by, launched_at)
    select uuidv7(), ${accountId}, 'Campaign ' || n, 'active', 'bench', now() from generate_series(1, ${campaigns}::int) n`;
  await sql`
    insert into calls (campaign_id, id, placed, started_at, ended_at, to_number, outcome, disposition, duration_seconds)
    select c.id, 'call-' || lpad(n::text, 8, '0'), true, now() - interval '1 day', now() - interval '1 day',
      '+1202555' || lpad((n % 10000)::text, 4, '0'), 'answered', 'Supports', n % 300
    from campaigns c, generate_series(1, ${rows / campaigns}::int) n`;
  await sql`
    insert into dial_tally select campaign_id, date_bin('15 minutes', started_at, 'epoch'), count(*) from calls group by 1, 2`;
  await sql`analyze`;
});

let peakMb = 0;
const idleMb = process.memoryUsage().rss / 2 ** 20;
const watch = setInterval(() => {
  peakMb = Math.max(peakMb, process.memoryUsage().rss / 2 ** 20);
}, 50);

const ask = async () => {
  const made = await createAccountExport(sql, {
    accountId,
    actor: 'bench',
    kind: 'dials',
    format: 'csv',
    columns: columnsOf('dials'),
    campaignIds: null,
    keepDays: 1,
    from: null,
    to: null,
  });
  if ('refused' in made) throw new Error(made.refused);
  return made.exportId;
};
const hashOf = async (exportId: string) => {
  const { parts } = await recordedParts(sql, exportId);
  const { stream } = openResult(store, parts, { compressed: false, range: undefined, ifRange: undefined });
  const hash = createHash('sha256');
  for await (const chunk of stream as AsyncIterable<Buffer>) hash.update(chunk);
  return hash.digest('hex');
};

const undisturbed = await ask();
let began = performance.now();
await makeAccountExport({ sql, store }, undisturbed);
const wholeMs = performance.now() - began;
console.log(
  `export: ${rows} rows in ${(wholeMs / 1000).toFixed(1)} s, ${Math.round(rows / (wholeMs / 1000))} rows/s`,
);
console.log(`memory: ${Math.round(peakMb - idleMb)} MB above ${Math.round(idleMb)} MB`);

const disturbed = await ask();
began = performance.now();
await makeAccountExport({ sql, store }, disturbed, {
  signal: AbortSignal.timeout(Math.round(wholeMs / 2)),
}).catch(() => {});
const { parts: standing } = await recordedParts(sql, disturbed);
await makeAccountExport({ sql, store }, disturbed);
const same = (await hashOf(disturbed)) === (await hashOf(undisturbed));
console.log(
  `stopped after ${standing.length} parts and gone on with: ${((performance.now() - began) / 1000).toFixed(1)} s, ` +
    (same ? 'the same bytes' : 'OTHER BYTES'),
);

const select =
  `select c.id, c.name, k.id, k.contact_id, k.caller_id, k.from_number, k.to_number, k.started_at, k.ended_at,
  k.duration_seconds, k.outcome, k.disposition, k.result_at from campaigns c join calls k on k.campaign_id = c.id
  where k.placed order by c.id, k.id`.replaceAll('\n', ' ');
began = performance.now();
const psql = spawnSync('psql', [postgres.url, '-c', `\\copy (${select}) to program 'gzip > /dev/null' csv`]);
if (psql.status === 0)
  console.log(`psql \\copy with gzip: ${((performance.now() - began) / 1000).toFixed(1)} s`);
else console.log('psql is not there: nothing to compare with');

clearInterval(watch);
await db.close();
await postgres.stop();
if (!same) process.exitCode = 1;
