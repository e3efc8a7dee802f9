import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { expect, inject, test } from 'vitest';
import { claimRelease } from '../../src/db/releases/claim-release.ts';
import { uuidv7 } from '../../src/ids.ts';
import { projectRoot } from '../../src/project-root.ts';
import { makeAccount, makeActiveCampaign, makeNumbers } from '../support/factories.ts';

/** The migrations before the one that brings the rule. */
const migrationsBefore = 7;

/** Migrates to the schema before the rule, runs `before`, and then to the newest. */
async function upgraded(url: string, before: () => Promise<unknown>) {
  // Of its own: drizzle changes how its client reads and writes dates.
  const client = postgres(url, { max: 1, onnotice: () => {} });
  const folder = await mkdtemp(join(tmpdir(), 'lastcall-migrations-'));
  try {
    await cp(join(projectRoot, 'drizzle'), folder, { recursive: true });
    const journal = join(folder, 'meta', '_journal.json');
    const known = JSON.parse(await readFile(journal, 'utf8')) as { entries: unknown[] };
    await writeFile(journal, JSON.stringify({ ...known, entries: known.entries.slice(0, migrationsBefore) }));
    await migrate(drizzle(client), { migrationsFolder: folder });
    await before();
    await migrate(drizzle(client), { migrationsFolder: join(projectRoot, 'drizzle') });
  } finally {
    await client.end();
    await rm(folder, { recursive: true, force: true });
  }
}

test('an installation whose accounts claim one number is upgraded; neither of them is released while the other uses it', async () => {
  const name = `test_${uuidv7().replaceAll('-', '')}`;
  const server = postgres(inject('postgresUrl'), { max: 1, onnotice: () => {} });
  await server`create database ${server(name)}`;
  const url = new URL(inject('postgresUrl'));
  url.pathname = name;
  const sql = postgres(url.toString(), { max: 2, onnotice: () => {} });
  try {
    const number = { e164: '+14155550100', carrier: 'sandbox' };
    const rent = async () => {
      const campaignId = await makeActiveCampaign(sql, await makeAccount(sql));
      return { campaignId, numberId: (await makeNumbers(sql, campaignId, [number]))[0]! };
    };
    const close = async ({ campaignId, numberId }: Awaited<ReturnType<typeof rent>>) => {
      await sql`update campaigns set status = 'archived', stage = 'releasing', archived_at = now(),
        archive_reason = 'person', archived_by = 'test' where id = ${campaignId}`;
      await sql`update phone_numbers set state = 'releasing' where id = ${numberId}`;
      await sql`insert into releases (number_id, campaign_id) values (${numberId}, ${campaignId})`;
      return claimRelease(sql, numberId, 60_000);
    };
    let older!: Awaited<ReturnType<typeof rent>>;
    let newer!: Awaited<ReturnType<typeof rent>>;
    await upgraded(url.toString(), async () => {
      older = await rent();
      newer = await rent();
      await sql`update phone_numbers set created_at = now() - interval '1 day' where id = ${older.numberId}`;
    });
    expect([...(await sql`select id, carrier_place from phone_numbers order by created_at`)]).toEqual([
      { id: older.numberId, carrier_place: 'installation' },
      { id: newer.numberId, carrier_place: 'disputed' },
    ]);

    const refused = { claimed: false, status: 'needs_operator' };
    expect(await close(older)).toEqual(refused);
    expect(await close(newer)).toEqual(refused);
    expect([...(await sql`select distinct reason from releases`)]).toEqual([{ reason: 'held_elsewhere' }]);
    // Nobody uses the number any more: it may go back, once.
    await sql`update releases set status = 'pending'`;
    expect(await claimRelease(sql, newer.numberId, 60_000)).toEqual(refused);
    expect(await claimRelease(sql, older.numberId, 60_000)).toMatchObject({ claimed: true });
  } finally {
    await sql.end();
    await server`drop database ${server(name)} with (force)`;
    await server.end();
  }
});
