import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { importContacts, type NewContact } from '../../src/db/contacts/import-contacts.ts';
import { createCampaign } from '../../src/db/campaigns/create-campaign.ts';
import { createAccount } from '../../src/db/accounts/create-account.ts';
import { fixtures } from '../support/fixtures.ts';
import { waitFor } from '../support/wait-for.ts';

const { test, db, otherDb: operator } = fixtures('db', 'otherDb');
// One connection, so that whatever comes next has to use the one that was lost.
test.override('databaseOptions', { maxConnections: 1 });
test.beforeAll(() => operator.sql`create table notes (n int)`.execute());

const end = (pid: number | undefined) => operator.sql`select pg_terminate_backend(${pid ?? 0}, 5000)`;
const connected = async () => (await db.sql`select 1`.catch(() => [])).length === 1;
const notes = () => operator.sql`select n from notes order by n`;

test('a transaction that loses its connection leaves nothing, however long its code goes on', async () => {
  const refused: unknown[] = [];
  const transaction = db.sql.begin(async (tx) => {
    await tx`insert into notes values (1)`;
    const [own] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`;
    await end(own?.pid);
    // The pool's only place is taken by a new connection, which has nothing to do with this transaction.
    await waitFor('a new connection', connected);
    for (const n of [2, 3])
      await tx`insert into notes values (${n})`.catch((error) => refused.push(error.code));
    return 'done';
  });
  await expect(transaction).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' });
  await waitFor('both to be refused', async () => refused.length === 2);
  expect(refused).toEqual(['CONNECTION_CLOSED', 'CONNECTION_CLOSED']);
  expect(await notes()).toEqual([]);
});

test('an import that loses its connection in the middle leaves no contact', async () => {
  const accountId = await createAccount(operator.sql, { name: 'Import' });
  const draft = { accountId, name: 'Import', startsAt: null, endsAt: null, actor: 'test' };
  const campaignId = await createCampaign(operator.sql, draft);
  let read = false;
  async function* batches(): AsyncGenerator<NewContact[]> {
    try {
      yield [{ line: 2, phone: '+12025550143', fields: {} }];
      const [busy] = await operator.sql<{ pid: number }[]>`
        select pid from pg_stat_activity where datname = current_database() and state = 'idle in transaction'`;
      await end(busy?.pid);
      await waitFor('a new connection', connected);
      yield [{ line: 3, phone: '+12025550144', fields: {} }];
    } finally {
      read = true;
    }
  }
  await expect(
    importContacts(db.sql, {
      accountId,
      campaignId,
      actor: 'test',
      update: false,
      batches: batches(),
      onBatch: () => {},
      mostUpdatedRows: 0,
      keep: () => ({ report: {}, refusedRows: '' }),
    }),
  ).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' });
  await waitFor('the import to stop reading', async () => read);
  expect(await operator.sql`select from contacts where campaign_id = ${campaignId}`).toHaveLength(0);
});

test('statements that wait for their turn in a transaction are refused when its connection is lost', async () => {
  const waiting: Promise<unknown>[] = [];
  const transaction = db.sql.begin(async (tx) => {
    const [own] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`;
    waiting.push(tx`select pg_sleep(5)`);
    // With parameters that have to be described first, each waits until the one before it was answered.
    for (const n of [1, 2, 3]) waiting.push(tx`insert into notes values (${n})`);
    const settled = Promise.allSettled(waiting);
    await end(own?.pid);
    return settled;
  });
  await expect(transaction).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' });
  for (const result of await Promise.allSettled(waiting))
    expect(result).toMatchObject({ status: 'rejected', reason: { code: 'CONNECTION_CLOSED' } });
  expect(await notes()).toEqual([]);
});

test('the pool goes on after its connections were ended at every moment', async () => {
  for (let turn = 0; turn < 30; turn += 1) {
    const work = db.sql
      .begin(async (tx) => {
        await tx`insert into notes values (9)`;
        await tx`select pg_sleep(0.002)`;
        throw new Error('undo');
      })
      .catch(() => {});
    await sleep(turn % 7);
    await operator.sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`;
    await work;
  }
  await waitFor('a new connection', connected);
  expect(await notes()).toEqual([]);
});
