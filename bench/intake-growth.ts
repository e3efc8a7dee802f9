/**
 * What call events cost as the database grows: with more calls recorded, and with more campaigns.
 *
 *   npm run build && npx tsx bench/intake-growth.ts [--calls 1000000,10000000] [--campaigns 100,10000] [--seconds 5]
 *
 * The calls are written by one statement, evenly over the campaigns; then the same load is measured as in
 * `bench/intake.ts`. Ten million calls take 5 GB of disk.
 */
import { parseArgs } from 'node:util';
import { withLongStatements } from '../src/db/statement-bound.ts';
import { type Bed, openBed } from './intake/bed.ts';

const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: '1000000,10000000' },
    campaigns: { type: 'string', default: '100,10000' },
    seconds: { type: 'string', default: '5' },
  },
});
const seconds = Number(values.seconds);
const numbers = (list: string) => list.split(',').map(Number);
const inWords = (count: number) => count.toLocaleString('en');

for (const campaigns of numbers(values.campaigns)) {
  const bed = await openBed(campaigns);
  try {
    await measureBoth(bed, `${inWords(campaigns)} campaigns`);
  } finally {
    await bed.stop();
  }
}
const bed = await openBed(1000);
try {
  let there = 0;
  for (const calls of numbers(values.calls)) {
    await withLongStatements(60 * 60_000, () => fill(bed, there, calls));
    there = calls;
    await measureBoth(bed, `${inWords(calls)} calls`);
  }
  console.table(bed.table);
} finally {
  await bed.stop();
}

async function measureBoth({ measure }: Bed, when: string): Promise<void> {
  await measure(`1 a request, 64 clients, ${when}`, { clients: 64, batch: 1, seconds });
  await measure(`100 a request, 16 clients, ${when}`, { clients: 16, batch: 100, seconds });
}

async function fill({ sql }: Bed, from: number, to: number): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`
      create temp table filled on commit drop as
      select c.id as campaign_id, 'filled-' || n as id, now() - n * interval '1 millisecond' as at
      from generate_series(${from + 1}::int, ${to}::int) n
      join (select id, row_number() over () - 1 as place, count(*) over () as all from campaigns) c on c.place = n % c.all`;
    await tx`insert into call_events (campaign_id, id, call_id, type, occurred_at) select campaign_id, id, id, 'started', at from filled`;
    await tx`insert into calls (campaign_id, id, placed, started_at) select campaign_id, id, true, at from filled`;
  });
  await sql`analyze call_events`;
  await sql`analyze calls`;
  await sql`checkpoint`;
}
