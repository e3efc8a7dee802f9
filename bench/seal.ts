/**
 * How fast the calls of a campaign are sealed, beside `\copy` of psql in the same run, and what memory that takes; then
 * the same seal, killed at ten random moments, which has to end with the same bytes.
 *
 *   npx tsx bench/seal.ts [--rows 2000000] [--rounds 3]
 *
 * Starts a Postgres of its own and seals in a process of its own; removes all of it again; measures what was built. The ratios count.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type Bed, withCalls } from './data-out/bed.ts';
import { copyStreams, hasPsql, psqlColumns, psqlLines } from './data-out/copies.ts';
import { inTurn, print } from './data-out/measure.ts';
import type { Sealed } from './data-out/sealing.ts';

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '2000000' }, rounds: { type: 'string', default: '3' } },
});

await withCalls(Number(values.rows), async (bed) => {
  const { sql } = bed.db;
  await sql`
    update campaigns set status = 'archived', stage = 'sealing', archived_at = now(), archive_reason = 'person',
      archived_by = 'bench'
    where id = ${bed.campaignId}`;
  const others: Record<string, () => Promise<void>> = (await hasPsql())
    ? {
        'psql \\copy, columns as CSV': () => psqlColumns(bed),
        'psql \\copy, lines shaped in SQL': () => psqlLines(bed),
      }
    : {};
  if (Object.keys(others).length === 0) console.log('There is no psql on the PATH.');
  others['pg-copy-streams, columns as CSV'] = () => copyStreams(bed);

  let mostMb = 0;
  let seconds = 0;
  const seal = async () => {
    await forget(bed);
    const sealed = await sealing(bed);
    mostMb = Math.max(mostMb, sealed?.aboveIdleMb ?? 0);
    seconds = sealed?.seconds ?? 0;
    return { seconds };
  };
  const measured = await inTurn({ ...others, seal }, Number(values.rounds));
  for (const beside of Object.keys(others)) print(measured, bed.rows, 'rows', beside);
  console.log(`memory: ${mostMb.toFixed(0)} MB above idle at most`);

  const undisturbed = await hashes(bed);
  await forget(bed);
  let killed = 0;
  while (killed < 10) {
    // Within what is left of the work, so that each of them meets it.
    const finished = await sealing(bed, Math.random() * (seconds / 5) * 1000);
    if (finished !== null) break;
    killed += 1;
  }
  await sealing(bed);
  const same = JSON.stringify(await hashes(bed)) === JSON.stringify(undisturbed);
  console.log(
    `killed at ${killed} random moments: ${same ? 'the same' : 'OTHER'} bytes, ${undisturbed.length} parts`,
  );
  if (!same) process.exitCode = 1;
});

/** @returns null when it was killed before its end */
async function sealing(bed: Bed, killAfterMs?: number): Promise<Sealed | null> {
  const child = fork(
    new URL('data-out/sealing.ts', import.meta.url),
    [bed.databaseUrl, bed.folder, bed.campaignId],
    { execArgv: process.execArgv },
  );
  await once(child, 'message');
  let sealed: Sealed | null = null;
  child.once('message', (answer: Sealed) => (sealed = answer));
  const kill = killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  await once(child, 'exit');
  clearTimeout(kill);
  return sealed;
}

async function forget({ db, campaignId, folder }: Bed): Promise<void> {
  await db.sql`delete from archives where campaign_id = ${campaignId}`;
  await db.sql`delete from archive_parts where campaign_id = ${campaignId}`;
  await rm(folder, { recursive: true, force: true });
}

async function hashes({ db, campaignId }: Bed) {
  return await db.sql`
    select kind, sequence, sha256, store_key from archive_parts where campaign_id = ${campaignId} order by 1, 2`;
}
