/**
 * What it takes for the hot tables to give up sealed campaigns: the database's size before and after, the time of call
 * events beside it, and whether the exports are the same, row by row.
 *
 *   npm run build && npx tsx bench/clear.ts [--campaigns 20] [--calls 500000] [--seconds 10] [--rate 200]
 *
 * Starts a Postgres of its own that syncs every commit, and the API in a process of its own; removes all of it again.
 * Everything shares the machine: the ratios count.
 */
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { openFolderStore } from '../src/archive-store/folder-store.ts';
import { clearCampaign } from '../src/clearing/clear-campaign.ts';
import { withLongStatements } from '../src/db/statement-bound.ts';
import { openExport } from '../src/export/open-export.ts';
import { uuidv7 } from '../src/ids.ts';
import { sealCampaign } from '../src/seals/seal.ts';
import { openBed } from './intake/bed.ts';

const { values } = parseArgs({
  options: {
    campaigns: { type: 'string', default: '20' },
    calls: { type: 'string', default: '500000' },
    seconds: { type: 'string', default: '10' },
    rate: { type: 'string', default: '200' },
  },
});
const calls = Number(values.calls);
const dayMs = 24 * 60 * 60_000;
const load = { clients: 16, batch: 1, perSecond: Number(values.rate) };

const bed = await openBed(100);
const folder = await mkdtemp(join(tmpdir(), 'lastcall-bench-store-'));
const store = openFolderStore(folder);
const { sql } = bed;
try {
  await withLongStatements(60 * 60_000, async () => {
    const archived: string[] = [];
    for (let at = 0; at < Number(values.campaigns); at += 1) archived.push(await makeArchived());
    console.log(`before: ${await megabytes()} MB with ${archived.length} campaigns of ${calls} calls`);
    const before = await exportsOf(archived);
    await bed.measure('idle', { ...load, seconds: Number(values.seconds) });

    const began = performance.now();
    const over = new AbortController();
    const cleared = clearAll(archived).finally(() => over.abort());
    while (!over.signal.aborted)
      await bed.measure('while clearing', { ...load, seconds: Number(values.seconds) });
    await cleared;
    console.log(`cleared in ${((performance.now() - began) / 1000).toFixed(0)} s`);
    await bed.measure('idle again', { ...load, seconds: Number(values.seconds) });

    console.log(`after: ${await megabytes()} MB`);
    await sql`vacuum`;
    console.log(`after vacuum, whose space new rows use: ${await megabytes()} MB`);
    await sql`vacuum full`;
    console.log(`after vacuum full, which nobody needs: ${await megabytes()} MB`);
    const [left] = await sql<{ mb: number }[]>`
      select round(pg_total_relation_size('cleared_events') / 1e6, 1)::float8 as mb`;
    console.log(`of that, what tells old events: ${left?.mb} MB`);
    const after = await exportsOf(archived);
    const same = JSON.stringify(after) === JSON.stringify(before);
    console.log(`${before.length} exports: ${same ? 'the same' : 'OTHERS'}`);
    if (!same) process.exitCode = 1;
  });
} finally {
  await bed.stop();
  await rm(folder, { recursive: true, force: true });
}

async function clearAll(campaignIds: readonly string[]): Promise<void> {
  const { signal } = new AbortController();
  const log = pino({ level: 'warn' });
  for (const campaignId of campaignIds) {
    const outcome = await clearCampaign({ sql, store, log }, { campaignId, afterMs: dayMs, signal });
    if (outcome !== 'cleared') throw new Error(`campaign ${campaignId} was ${outcome}`);
  }
}

/** With a contact and two events for each call, as one whose late window was over long ago. */
async function makeArchived(): Promise<string> {
  const id = uuidv7();
  await sql`
    insert into campaigns (id, account_id, name, status, created_by, launched_at, contact_count, event_count, dial_count)
    values (${id}, ${bed.accountId}, 'Archived', 'active', 'bench', now(), ${calls}, ${2 * calls}, ${calls})`;
  await sql`
    insert into contacts (campaign_id, id, phone, first_name, last_name, fields, dialled_at)
    select ${id}, uuidv7(), '+1' || (2000000000 + n), 'Ann ' || n, 'Bell', jsonb_build_object('ward', n % 40), now()
    from generate_series(1, ${calls}::int) n`;
  await sql`
    insert into calls (campaign_id, id, contact_id, caller_id, from_number, to_number, placed, started_at, ended_at,
      duration_seconds, outcome, disposition, answers, result_at)
    select ${id}, gen_random_uuid()::text, k.id, 'caller-' || n % 50, '+15550000000', k.phone, true,
      now() - n * interval '7 ms', now() - n * interval '6 ms', n % 300, 'answered', 'will vote, maybe',
      jsonb_build_object('supports', n % 5), now()
    from (select id, phone, row_number() over () as n from contacts where campaign_id = ${id}) k`;
  await sql`
    insert into call_events (campaign_id, id, call_id, type, occurred_at, content_hash)
    select ${id}, uuidv7()::text, k.id, t.type, k.started_at, hashtextextended(k.id, 0)
    from calls k, unnest(array['finished', 'result']) t(type) where k.campaign_id = ${id}`;
  await sql`
    update campaigns set status = 'archived', stage = 'releasing', archived_at = ${new Date(Date.now() - 3 * dayMs)},
      archive_reason = 'person', archived_by = 'bench'
    where id = ${id}`;
  await sealCampaign({ sql, store }, { campaignId: id, kinds: ['calls', 'contacts', 'receipts'] });
  await sql`update campaigns set stage = 'complete', completed_at = now() where id = ${id}`;
  return id;
}

/** A hash of each export of each campaign: as it is sealed, and made on demand. */
async function exportsOf(campaignIds: readonly string[]): Promise<string[]> {
  const hashes: string[] = [];
  for (const campaignId of campaignIds) {
    for (const kind of ['calls', 'contacts', 'results'] as const) {
      for (const form of ['csv', 'jsonl'] as const) {
        const { stream } = await openExport({ sql, store }, { campaignId, kind, form, acceptsGzip: false });
        const hash = createHash('sha256');
        for await (const chunk of stream as AsyncIterable<Buffer>) hash.update(chunk);
        hashes.push(hash.digest('hex'));
      }
    }
  }
  return hashes;
}

async function megabytes(): Promise<string> {
  const [size] = await sql<
    { mb: number }[]
  >`select (pg_database_size(current_database()) / 1e6)::float8 as mb`;
  return (size?.mb ?? 0).toFixed(0);
}
