import { afterEach, beforeEach, describe, expect, vi } from 'vitest';
import { verifyAudit } from '../../src/commands/audit.ts';
import { verifyChain } from '../../src/db/audit/verify-chain.ts';
import { eraseFromAccount } from '../../src/db/erasures/erase-live.ts';
import { numberPattern } from '../../src/erasure/number-pattern.ts';
import { uuidv7 } from '../../src/ids.ts';
import { chainAll, writeHolds } from '../support/audit-chain.ts';
import { cli } from '../support/cli.ts';
import { fixtures } from '../support/fixtures.ts';
import { tamper } from '../support/tamper.ts';

const { test, api, account } = fixtures('api', 'account');

/** Five by the account’s keys, which `account` makes, and five of these. */
const reasons = ['one', 'two', 'three', 'four', 'five'];

const sql = () => api.db.sql;
const at = (seq: number) => sql()`account_id = ${account.id} and seq = ${seq}`;
const chained = async () => {
  await writeHolds(sql(), account.id, reasons);
  await chainAll(sql());
};
const found = async (kept?: { seq: number; hash: string }) => {
  const { problem, seq } = await verifyChain(sql(), account.id, kept);
  return problem === null ? { ok: seq } : { what: problem.what, seq: problem.seq };
};

describe('the chain of the audit log', () => {
  test('holds each entry once, and the API tells its newest link to owners and admins alone', async () => {
    const { owner, admin, moderator, caller } = account.as;
    expect((await owner.get('/v1/audit-log/head')).body).toEqual({
      seq: 0,
      hash: null,
      chainedAt: null,
      waiting: 5,
    });
    await chained();
    const { seq, hash } = await verifyChain(sql(), account.id);
    expect(seq).toBe(10);
    expect((await admin.get('/v1/audit-log/head')).body).toMatchObject({ seq, hash, waiting: 0 });
    for (const other of [moderator, caller])
      expect(await other.get('/v1/audit-log/head')).toMatchObject({ status: 403 });
  });

  test('has every entry of writers of one moment once, while several workers chain', async () => {
    const writers = Array.from({ length: 20 }, (_, n) =>
      sql().begin(async (tx) => {
        await writeHolds(tx as never, account.id, [`a ${n}`, `b ${n}`, `c ${n}`]);
        await tx`select pg_sleep(${(n % 5) / 50})`;
        await writeHolds(tx as never, account.id, [`d ${n}`]);
      }),
    );
    const chainers = Array.from({ length: 30 }, () => chainAll(sql()));
    await Promise.all([...writers, ...chainers]);
    await chainAll(sql());
    expect(await found()).toEqual({ ok: 85 });
    const [count] =
      await sql()`select count(*)::int as entries from audit_log where account_id = ${account.id}`;
    expect(count).toEqual({ entries: 85 });
  });

  test.each<[string, string, () => Promise<unknown>]>([
    [
      'an entry’s actor changed',
      'changed',
      () => tamper(sql(), (tx) => tx`update audit_log set actor = 'user:other' where ${at(7)}`),
    ],
    [
      'an entry’s time changed',
      'changed',
      () =>
        tamper(
          sql(),
          (tx) => tx`update audit_log set created_at = created_at + interval '1 s' where ${at(7)}`,
        ),
    ],
    [
      'a text changed',
      'text_changed',
      () => tamper(sql(), (tx) => tx`update audit_log set details = '{"reason": "other"}' where ${at(7)}`),
    ],
    [
      'a text changed and its salt taken away',
      'text_changed',
      () =>
        tamper(
          sql(),
          (tx) => tx`update audit_log set details = '{"reason": "other"}', salts = '{}' where ${at(7)}`,
        ),
    ],
    [
      'a detail added',
      'changed',
      () => tamper(sql(), (tx) => tx`update audit_log set details = details || '{"by": 1}' where ${at(7)}`),
    ],
    [
      'an entry removed in the middle',
      'missing',
      () => tamper(sql(), (tx) => tx`delete from audit_log where ${at(7)}`),
    ],
    [
      'an entry removed in the middle, and the places after it closed up',
      'changed',
      () =>
        tamper(sql(), async (tx) => {
          await tx`delete from audit_log where ${at(7)}`;
          for (const seq of [8, 9, 10])
            await tx`update audit_log set seq = seq - 1 where account_id = ${account.id} and seq = ${seq}`;
        }),
    ],
    [
      'two entries swapped',
      'changed',
      () =>
        tamper(sql(), async (tx) => {
          await tx`update audit_log set seq = 99 where ${at(7)}`;
          await tx`update audit_log set seq = 7 where ${at(8)}`;
          await tx`update audit_log set seq = 8 where ${at(99)}`;
        }),
    ],
    [
      'an entry put in between',
      'changed',
      () =>
        tamper(sql(), async (tx) => {
          for (const seq of [10, 9, 8, 7])
            await tx`update audit_log set seq = seq + 1 where account_id = ${account.id} and seq = ${seq}`;
          await tx`
            insert into audit_log (id, account_id, actor, action, details, created_at, seq, hash, commitments, salts)
            select ${uuidv7()}, account_id, actor, action, details, created_at, 7, hash, commitments, salts
            from audit_log where ${at(6)}`;
        }),
    ],
  ])('tells %s', async (_what, problem, attack) => {
    await chained();
    expect(await found()).toEqual({ ok: 10 });
    await attack();
    expect(await found()).toEqual({ what: problem, seq: 7 });
  });

  test('tells an entry that is written later with an older time', async () => {
    await chained();
    await sql()`
      insert into audit_log (id, account_id, actor, action, created_at)
      values (${uuidv7()}, ${account.id}, 'workflow', 'campaign.complete', now() - interval '2 hours')`;
    await chainAll(sql());
    expect(await found()).toEqual({ what: 'back_dated', seq: 11 });
  });

  test('tells that the last entries are gone by the database’s own head, and by one kept elsewhere where that was set back too', async () => {
    await chained();
    const { seq, hash } = (await account.as.owner.get('/v1/audit-log/head')).body;
    await tamper(sql(), (tx) => tx`delete from audit_log where account_id = ${account.id} and seq > 8`);
    expect(await found()).toEqual({ what: 'other_end', seq: 9 });
    await tamper(
      sql(),
      (tx) => tx`
        update audit_heads h set seq = l.seq, hash = l.hash from audit_log l
        where h.account_id = ${account.id} and l.account_id = ${account.id} and l.seq = 8`,
    );
    expect(await found()).toEqual({ ok: 8 });
    expect(await found({ seq, hash })).toEqual({ what: 'cut_off', seq: 9 });
    await writeHolds(sql(), account.id, ['instead', 'of', 'them']);
    await chainAll(sql());
    expect(await found()).toEqual({ ok: 11 });
    expect(await found({ seq, hash })).toEqual({ what: 'other_head', seq: 10 });
  });

  test('stays whole when a person is erased from its texts, of which nothing is left', async () => {
    const phone = '+12125550123';
    await writeHolds(sql(), account.id, ['asked by 212-555-0123 in writing', 'another reason']);
    await chainAll(sql());
    await writeHolds(sql(), account.id, ['told by (212) 555 0123 too']);
    await eraseFromAccount(sql(), { accountId: account.id, phone, pattern: numberPattern(phone) });
    const rows = await sql()<{ reason: string; salts: Record<string, string> | null }[]>`
      select details ->> 'reason' as reason, salts from audit_log
      where account_id = ${account.id} and action = 'legal_hold.set' order by id`;
    expect(rows).toEqual([
      { reason: '[erased]', salts: {} },
      { reason: 'another reason', salts: { reason: expect.stringMatching(/^[0-9a-f]{32}$/) } },
      { reason: '[erased]', salts: null },
    ]);
    await chainAll(sql());
    expect(await verifyChain(sql(), account.id)).toMatchObject({ seq: 8, erasedTexts: 1, problem: null });
  });
});

describe('the database', () => {
  test.each([
    ['change an entry', () => sql()`update audit_log set actor = 'anyone' where ${at(3)}`],
    ['change a text', () => sql()`update audit_log set details = '{"name": "other"}' where ${at(3)}`],
    ['take an entry out of the chain', () => sql()`update audit_log set seq = null where ${at(3)}`],
    ['give an entry another place', () => sql()`update audit_log set seq = 99 where ${at(3)}`],
    ['remove an entry', () => sql()`delete from audit_log where ${at(3)}`],
    ['remove all', () => sql()`truncate audit_log`],
    ['set the head back', () => sql()`update audit_heads set seq = 1 where account_id = ${account.id}`],
    ['remove the head', () => sql()`delete from audit_heads where account_id = ${account.id}`],
  ])('lets nobody %s', async (_what, statement) => {
    await chained();
    await expect(statement()).rejects.toMatchObject({ code: '23001' });
    expect(await found()).toEqual({ ok: 10 });
  });
});

describe('lastcall audit verify', () => {
  const [out, err] = [[] as string[], [] as string[]];
  beforeEach(() => {
    vi.stubEnv('DATABASE_URL', api.databaseUrl);
    vi.spyOn(console, 'log').mockImplementation((line: string) => void out.push(line));
    vi.spyOn(console, 'error').mockImplementation((line: string) => void err.push(line));
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    out.length = err.length = 0;
  });

  test('prints the head to keep elsewhere, and ends with 0', async () => {
    await chained();
    const { seq, hash } = (await account.as.owner.get('/v1/audit-log/head')).body;
    expect(await verifyAudit(account.id, { head: `${seq}:${hash}` })).toBe(0);
    expect(out).toEqual([`ok\t${account.id}\t${seq}:${hash}`]);
  });

  test('says the first entry that is wrong, also among all accounts, and ends with 1', async () => {
    await chained();
    const other = await api.createAccount();
    await chainAll(sql());
    await tamper(sql(), (tx) => tx`update audit_log set action = 'member.removed' where ${at(4)}`);
    const [entry] = await sql()<{ id: string }[]>`select id from audit_log where ${at(4)}`;
    expect(await verifyAudit(undefined, {})).toBe(1);
    expect(out.filter((line) => line.includes(other.id))).toEqual([expect.stringMatching(/^ok\t/)]);
    expect(out.filter((line) => line.includes(account.id))).toEqual([
      expect.stringMatching(/^changed\t.*\t3:/),
    ]);
    expect(err.filter((line) => line.includes(account.id))).toEqual([
      expect.stringMatching(`place 4, entry ${entry?.id} of .*: is not what was chained`),
    ]);
  });

  test.each([
    ['an id that is none', 'me', {}, /no account’s id/],
    ['an account that is not there', uuidv7(), {}, /There is no account/],
    ['a head that is none', uuidv7(), { head: '7' }, /--head must be/],
    ['a head of no account', undefined, { head: `7:${'0'.repeat(64)}` }, /--head needs an account/],
  ])('ends with 2 for %s', async (_what, id, options, says) => {
    expect(await verifyAudit(id, options)).toBe(2);
    expect(err).toEqual([expect.stringMatching(says)]);
    expect(out).toEqual([]);
  });

  test('ends with 2 when the database is away', async () => {
    vi.stubEnv('DATABASE_URL', 'postgres://nobody@127.0.0.1:1/none');
    expect(await verifyAudit(undefined, {})).toBe(2);
    expect(err).toEqual(['The database cannot be reached.']);
  });
});

test('the chain is verified in bounded memory, also with 100,000 entries', async () => {
  await sql()`
    insert into audit_log (id, account_id, actor, action, details)
    select uuidv7(), ${account.id}, 'cli', 'legal_hold.set', jsonb_build_object('reason', repeat('because ', 100) || n)
    from generate_series(1, 100000) n`;
  await chainAll(sql());
  // As objects they take five times the memory that this process is given for them.
  const { code, stdout } = await cli(['audit', 'verify', account.id], {
    env: { DATABASE_URL: api.databaseUrl, NODE_OPTIONS: '--max-old-space-size=48' },
  });
  expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/^ok\t.*\t100005:/) });
});
