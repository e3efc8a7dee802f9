/**
 * How long it takes to find which campaigns of an account share contacts, and against the join that says the same.
 *
 *   npx tsx bench/overlaps.ts [campaigns, default 200] [contacts of each, default 50000]
 *
 * Starts a Postgres of its own in a temporary folder and removes it again.
 */
import { openDatabase } from '../src/db/client.ts';
import { refreshOverlaps } from '../src/db/contacts/refresh-overlaps.ts';
import { uuidv7 } from '../src/ids.ts';
import { startBenchPostgres } from './bench-postgres.ts';

const campaigns = Number(process.argv[2] ?? 200);
const contacts = Number(process.argv[3] ?? 50_000);
const postgres = await startBenchPostgres({
  fsync: 'off',
  synchronous_commit: 'off',
  max_wal_size: '8GB',
  shared_buffers: '1GB',
});
const db = openDatabase(postgres.url);
const { sql } = db;

/** Which people a campaign calls, as SQL over `n`, its contact's number from 0, and `c`, the campaign's from 0. */
const cases = {
  'a tenth in common with each neighbour': 'c * 45000 + n',
  'drawn at random from a million people': '((n::bigint * 7919 + c::bigint * 104729 * 31 + n * c) % 1000000)',
  'all campaigns call the same people': 'n',
};

async function furnish(perCampaign: number, many: number, who: string): Promise<string> {
  const accountId = uuidv7();
  await sql`insert into accounts (id, name) values (${accountId}, 'Bench')`;
  for (let at = 0; at < many; at += 1) {
    const id = uuidv7();
    await sql`
      insert into campaigns (id, account_id, name, status, created_by, launched_at, contact_count)
      values (${id}, ${accountId}, 'Bench', 'active', 'bench', now(), ${perCampaign})`;
    await sql.unsafe(
      `insert into contacts (campaign_id, id, phone)
       select $1::uuid, uuidv7(), '+1' || (2000000000 + ${who})::text
       from generate_series(0, $2::int - 1) n, (select $3::int) x(c) on conflict do nothing`,
      [id, perCampaign, at],
    );
  }
  // As the server itself does after an import, within a minute.
  await sql`vacuum (analyze) contacts`;
  await sql`analyze campaigns`;
  return accountId;
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
};

const refresh = (accountId: string) => timed(() => sql.begin((tx) => refreshOverlaps(tx, accountId)));
const selfJoin = (accountId: string) =>
  timed(
    () => sql`
      select a.campaign_id, b.campaign_id, count(*) from contacts a
      join contacts b on b.phone = a.phone and b.campaign_id > a.campaign_id
      where a.campaign_id in (select id from campaigns where account_id = ${accountId})
        and b.campaign_id in (select id from campaigns where account_id = ${accountId})
      group by 1, 2`,
  );

try {
  for (const [name, who] of Object.entries(cases)) {
    const accountId = await furnish(contacts, campaigns, who);
    const seconds = await refresh(accountId);
    const [{ pairs } = { pairs: 0 }] = await sql<{ pairs: number }[]>`
      select count(*)::int as pairs from contact_overlaps o join campaigns c on c.id = o.campaign_id
      where c.account_id = ${accountId}`;
    console.log(
      `${campaigns} campaigns of ${contacts} contacts, ${name}: ${seconds.toFixed(1)} s; ${pairs} of them have a newer one that shares about a tenth or more`,
    );
    await sql`truncate contacts`;
  }
  for (const [name, who] of Object.entries(cases)) {
    const accountId = await furnish(10_000, 40, who);
    const ours = await refresh(accountId);
    const theirs = await selfJoin(accountId);
    console.log(
      `40 campaigns of 10000, ${name}: joining contacts with contacts takes ${(theirs / ours).toFixed(1)} times as long`,
    );
    await sql`truncate contacts`;
  }
} finally {
  await db.close();
  await postgres.stop();
}
