import { describe, expect } from 'vitest';
import type { DialectId, Hold } from '../../sandbox/model.ts';
import { closeCampaign } from '../../src/db/campaigns/close-campaign.ts';
import { retryRelease } from '../../src/db/releases/retry-release.ts';
import { carrierRate } from '../../src/carriers/rates.ts';
import { attemptRelease } from '../../src/release/attempt.ts';
import { sealedSince } from '../support/campaigns.ts';
import { makeAccount, makeActiveCampaign, makeNumbers } from '../support/factories.ts';
import { fixtures } from '../support/fixtures.ts';

const { test, db, sandbox } = fixtures('db', 'sandbox', 'api', 'account');

const blocked: [carrier: DialectId, hold: Hold, reason: string][] = [
  ['telnyx', 'deletion_lock', 'deletion_lock_enabled'],
  ['telnyx', 'emergency_address', 'emergency_address_registered'],
];
let block = 0;

async function archivedWith(carrier: DialectId, hold: Hold, mayUnblock: boolean) {
  block += 1;
  const [number] = await sandbox.rentAt(carrier, 1, `+1307${5_000_000 + block}`);
  await sandbox.control.change({ carrier, e164: number!.e164, hold });
  const accountId = await makeAccount(db.sql);
  await db.sql`update accounts set remove_release_blocks = ${mayUnblock} where id = ${accountId}`;
  const campaignId = await makeActiveCampaign(db.sql, accountId);
  const [numberId] = await makeNumbers(db.sql, campaignId, [number!]);
  await closeCampaign(db.sql, { campaignId, reason: 'person', actor: 'test', tellWorkflow: false });
  await sealedSince(db.sql, campaignId);
  return { accountId, campaignId, numberId: numberId!, ...number! };
}

async function attempt(numberId: string) {
  await db.sql`update releases set next_attempt_at = now() - interval '1 second'
    where number_id = ${numberId} and status = 'waiting'`;
  const deps = {
    sql: db.sql,
    carrierFor: sandbox.carrierFor,
    rate: () => carrierRate(1_000),
    patienceMs: 60_000,
  };
  await attemptRelease(deps, numberId);
  const [row] = await db.sql`select status, reason from releases where number_id = ${numberId}`;
  return row;
}

const unblockings = async (e164: string) =>
  (await sandbox.control.requests({ number: e164, action: 'unblock' })).length;
const audited = (numberId: string) => db.sql`
  select actor, campaign_id as "campaignId", details from audit_log
  where action = 'number.blocks_removed' and details ->> 'numberId' = ${numberId}`;

test('an account allows it in its settings, and has not unless it did', async ({ account }) => {
  const { owner } = account.as;
  expect((await owner.get('/v1/account')).body).toMatchObject({ removeReleaseBlocks: false });
  const changed = await owner.patch('/v1/account', { removeReleaseBlocks: true });
  expect(changed.body).toMatchObject({ removeReleaseBlocks: true, callbackGraceDays: 0 });
  expect((await owner.patch('/v1/account', { removeReleaseBlocks: 'yes' })).status).toBe(400);
  expect((await owner.get('/v1/account')).body).toMatchObject({ removeReleaseBlocks: true });
});

describe.each(blocked)('at %s, a number kept by its %s', (carrier, hold, reason) => {
  test('waits for a person where the account has not allowed Lastcall to take it away, and nothing is taken away', async () => {
    const { accountId, numberId, e164 } = await archivedWith(carrier, hold, false);
    for (let tries = 0; tries < 2; tries += 1) {
      expect(await attempt(numberId)).toMatchObject({ status: 'needs_operator', reason });
      await retryRelease(db.sql, { accountId, numberId, actor: 'test' });
    }
    expect(await unblockings(e164)).toBe(0);
    expect(await audited(numberId)).toEqual([]);
  });

  test('is freed and given back where the account allows it, and receipt and audit log say so', async () => {
    await sandbox.control.setOrderDelay(0);
    const { campaignId, numberId, e164 } = await archivedWith(carrier, hold, true);
    const first = await attempt(numberId);
    const last = first?.['reason'] === 'block_being_removed' ? await attempt(numberId) : first;
    expect(last).toMatchObject({ status: 'released' });
    expect(await unblockings(e164)).toBe(1);
    expect(await audited(numberId)).toEqual([
      { actor: 'workflow', campaignId, details: { numberId, blocks: [reason] } },
    ]);
    const [steps] = await db.sql`
      select count(*)::int as found from release_attempts a, jsonb_array_elements(a.steps) as s(step)
      where a.number_id = ${numberId} and s.step @> ${db.sql.json({ request: 'unblock', reason })}`;
    expect(steps).toEqual({ found: 1 });
  });

  test('is left as it is while the carrier does not answer whose it is', async () => {
    const { numberId, e164 } = await archivedWith(carrier, hold, true);
    await sandbox.control.addFault({
      numbers: [e164],
      actions: ['read'],
      // Whose it is before the release, and why it was refused; the third asks before something is taken away.
      script: [{ kind: 'pass' }, { kind: 'pass' }, { kind: 'throttle' }],
    });
    expect(await attempt(numberId)).toMatchObject({ status: 'waiting', reason: 'throttled' });
    expect(await unblockings(e164)).toBe(0);
  });
});
