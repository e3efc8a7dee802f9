import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { closeCampaign } from '../../src/db/campaigns/close-campaign.ts';
import { uuidv7 } from '../../src/ids.ts';
import { makeAccount } from '../support/factories.ts';
import { fixtures } from '../support/fixtures.ts';
import { campaignRow, dial, record } from '../support/campaigns.ts';

const tries = 2000;
const atOnce = 8;

const { test, db: dialer, otherDb: worker } = fixtures('db', 'otherDb');
test.override('databaseOptions', { maxConnections: atOnce });
test.override('otherDatabaseOptions', { maxConnections: atOnce });

/** Active campaigns whose deadline is now: the last dial was exactly 30 days ago, and the notice 7. */
async function campaignsAtTheirDeadline(accountId: string): Promise<string[]> {
  const ids = Array.from({ length: tries }, uuidv7);
  await worker.sql`
    insert into campaigns (id, account_id, name, status, created_by, launched_at, last_dial_at,
      noticed_at)
    select id, ${accountId}, 'Race', 'active', 'test', now() - interval '60 days', now() - interval '30 days',
      now() - interval '7 days'
    from unnest(${ids}::uuid[]) as id`;
  return ids;
}

test('a dial and the deadline in the same instant: the campaign lives, or the call is refused; nothing else', async () => {
  const accountId = await makeAccount(dialer.sql);
  const ids = await campaignsAtTheirDeadline(accountId);
  const seen = { lives: 0, refused: 0 };

  const race = async (campaignId: string) => {
    const event = dial();
    // A head start of up to a millisecond or so to either side, so that each of the two gets there first at times.
    const [recorded, closed] = await Promise.all([
      jitter().then(() => record(dialer.sql, { accountId, campaignId }, [event])),
      jitter().then(() =>
        closeCampaign(worker.sql, {
          campaignId,
          reason: 'inactivity',
          actor: 'workflow',
          cutoff: new Date(),
          tellWorkflow: false,
        }),
      ),
    ]);
    const row = await campaignRow(worker.sql, campaignId);
    const calls = await worker.sql`select id from calls where campaign_id = ${campaignId}`;
    const events = await worker.sql`select id from call_events where campaign_id = ${campaignId}`;
    const facts = {
      recorded: recorded.recorded,
      refused: recorded.refused,
      closed: closed.outcome,
      status: row.status,
      dials: row.dialCount,
      calls: calls.length,
      events: events.length,
      dialledNow: row.lastDialAt?.getTime() === event.occurredAt.getTime(),
    };
    const refused = {
      recorded: 0,
      refused: [0],
      closed: 'closed',
      status: 'archived',
      dials: 0,
      calls: 0,
      events: 0,
      dialledNow: false,
    };
    const lives = {
      recorded: 1,
      refused: [],
      closed: 'still_in_use',
      status: 'active',
      dials: 1,
      calls: 1,
      events: 1,
      dialledNow: true,
    };
    expect(facts).toEqual(closed.outcome === 'closed' ? refused : lives);
    seen[closed.outcome === 'closed' ? 'refused' : 'lives'] += 1;
  };

  const queue = ids.values();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const campaignId of queue) await race(campaignId);
    }),
  );
  console.log(
    `${tries} tries: the campaign lived ${seen.lives} times, the call was refused ${seen.refused} times`,
  );
  expect(seen.lives + seen.refused).toBe(tries);
  expect(seen.lives).toBeGreaterThan(0);
  expect(seen.refused).toBeGreaterThan(0);
});

/** Resolves after none to a few turns of the event loop, sometimes after a millisecond. */
async function jitter(): Promise<void> {
  const turns = Math.floor(Math.random() * 6);
  for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  if (Math.random() < 0.2) await sleep(1);
}
