import postgres from 'postgres';
import { expect, test } from 'vitest';
import { migrate } from '../../src/db/migrate.ts';
import { schemaStanding } from '../../src/db/schema-version.ts';
import { makeActiveCampaign, makeEarlyAccount } from '../support/factories.ts';
import { migrateTo, withEmptyDatabase } from '../support/upgraded.ts';
import { waitFor } from '../support/wait-for.ts';

/** The next one changes calls, and later ones change campaigns. */
const migrationsBefore = 11;

test('a migration waits for a transaction that holds a campaign, holds nothing that this needs, and lets others pass', async () => {
  await withEmptyDatabase(async (url, sql) => {
    await migrateTo(url, migrationsBefore);
    const campaignId = await makeActiveCampaign(sql, await makeEarlyAccount(sql));
    const writer = postgres(url, { max: 1, onnotice: () => {} });
    let waited = 0;
    try {
      let migrating!: Promise<void>;
      await writer.begin(async (transaction) => {
        await transaction`select from campaigns where id = ${campaignId} for no key update`;
        migrating = migrate(url, () => (waited += 1));
        const lock = await waitFor('the migration to wait', async () => {
          const [waiting] = await sql`select waits.relation::regclass::text as for_table,
              count(held) filter (where held.locktype = 'relation')::int as held
            from pg_locks waits
            left join pg_locks held on held.pid = waits.pid and held.granted and held.mode = waits.mode
            where waits.mode = 'AccessExclusiveLock' and not waits.granted
              and waits.database = (select oid from pg_database where datname = current_database())
            group by 1`;
          return waiting;
        });
        expect(lock).toEqual({ for_table: 'campaigns', held: 0 });
        await transaction`select from calls where campaign_id = ${campaignId}`;
        await transaction`update accounts set name = name`;
        await waitFor('it to let others pass', () => Promise.resolve(waited > 0));
        expect(await sql`select from campaigns where id = ${campaignId}`).toHaveLength(1);
        expect((await schemaStanding(sql)).missing).not.toEqual([]);
      });
      await migrating;
    } finally {
      await writer.end();
    }
    expect(waited).toBe(1);
    expect(await schemaStanding(sql)).toEqual({ missing: [], newer: false });
  });
});
