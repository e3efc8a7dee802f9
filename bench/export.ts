/**
 * How fast a campaign is sealed and exported, and what memory that takes.
 *
 *   DATABASE_URL=postgres://... npx tsx bench/export.ts [calls, default 1000000]
 *
 * Needs a migrated database; leaves the campaign that it makes.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFolderStore } from '../src/archive-store/folder-store.ts';
import { sealCampaign } from '../src/seals/seal.ts';
import { verifySeal } from '../src/seals/verify.ts';
import { openDatabase } from '../src/db/client.ts';
import { type ExportInput, openExport } from '../src/export/open-export.ts';
import { uuidv7 } from '../src/ids.ts';

const url = process.env['DATABASE_URL'];
if (!url) throw new Error('Set DATABASE_URL to a migrated database.');
const count = Number(process.argv[2] ?? 1_000_000);
const db = openDatabase(url);
const { sql } = db;
const folder = await mkdtemp(join(tmpdir(), 'lastcall-bench-'));
const deps = { sql, store: openFolderStore(folder) };
const accountId = uuidv7();
const campaignId = uuidv7();

await sql`insert into accounts (id, name) values (${accountId}, 'Bench')`;
await sql`
  insert into campaigns (id, account_id, name, status, created_by, launched_at)
  values (${campaignId}, ${accountId}, 'Bench', 'active', 'bench', now())`;
await sql`
  insert into calls (campaign_id, id, caller_id, from_number, to_number, placed, started_at, ended_at,
    duration_seconds, outcome, disposition, answers, result_at)
  select ${campaignId}, gen_random_uuid()::text, 'caller-' || n % 50, '+15550000000', '+1555' || lpad(n::text, 7, '0'),
    true, now(), now(), n % 300, 'answered', 'will vote, maybe',
    jsonb_build_object('supports', n % 5, 'note', 'call back "after work"'), now()
  from generate_series(1, ${count}::int) n`;
await sql`analyze calls`;

const mb = (value: number) => (value / 1e6).toFixed(1);

async function measure(what: string, work: () => Promise<number>) {
  let peak = process.memoryUsage.rss();
  const before = peak;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 20);
  const started = performance.now();
  const bytes = await work();
  clearInterval(watch);
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `${what}: ${count} calls in ${seconds.toFixed(1)} s, ${Math.round(count / seconds)} a second,`,
    `${mb(bytes)} MB out, ${mb(peak - before)} MB more memory at the peak`,
  );
}

async function exported(acceptsGzip: boolean, options: Partial<ExportInput> = {}) {
  const { stream } = await openExport(deps, { campaignId, kind: 'calls', acceptsGzip, ...options });
  let bytes = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) bytes += chunk.length;
  return bytes;
}

const spreadsheet = { timeZone: 'America/New_York', bom: true };
await measure('export, live', () => exported(false));
await measure('export, live, for a spreadsheet', () => exported(false, { spreadsheet }));
await measure('export, live, JSON Lines', () => exported(false, { form: 'jsonl' }));
await sql`
  update campaigns set status = 'archived', stage = 'sealing', archived_at = now(), archive_reason = 'person',
    archived_by = 'bench'
  where id = ${campaignId}`;
await measure('seal', async () => {
  await sealCampaign(deps, { campaignId, kinds: ['calls', 'contacts'] });
  return 0;
});
await measure('export, sealed, as it is stored', () => exported(true));
await measure('export, sealed, unpacked on the way', () => exported(false));
await measure('export, sealed, for a spreadsheet', () => exported(false, { spreadsheet }));
await measure('verify', async () =>
  (await verifySeal(deps, campaignId)).files.reduce((sum, { bytes }) => sum + bytes, 0),
);
await db.close();
await rm(folder, { recursive: true, force: true });
