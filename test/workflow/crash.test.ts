import { expect } from 'vitest';
import { verifySeal } from '../../src/seals/verify.ts';
import { recordCalls } from '../../src/db/calls/record-calls.ts';
import { uuidv7 } from '../../src/ids.ts';
import { campaignWorkflowId, releaseWorkflowId } from '../../workflows/contract.ts';
import { eventsIn } from '../support/events.ts';
import { fixtures } from '../support/fixtures.ts';
import { makeAccount, makeActiveCampaign, makeNumbers } from '../support/factories.ts';
import { keepHistory } from '../support/keep-history.ts';
import { holdLock } from '../support/hold-lock.ts';
import { waitFor } from '../support/wait-for.ts';
import { startWorkerProcess } from '../support/worker-process.ts';

const { test, system, sandbox } = fixtures('system', 'sandbox');

const testTimeoutMs = 360_000;

let nextRange = 100;
async function campaignWithNumbers(accountId: string) {
  const campaignId = await makeActiveCampaign(system.db.sql, accountId);
  const rented = await sandbox.rent(3, `+1415555${nextRange++}1`);
  await makeNumbers(system.db.sql, campaignId, rented);
  const call = (type: 'started' | 'finished') => ({
    id: uuidv7(),
    type,
    callId: campaignId,
    occurredAt: new Date(),
    from: rented[0]!.e164,
  });
  const record = (...events: ReturnType<typeof call>[]) =>
    recordCalls(system.db.sql, { accountId, campaignId, events, coalesceMs: 0 });
  await record(call('started'));
  await system.campaigns.start(campaignId, accountId);
  return { campaignId, numbers: rented.map(({ e164 }) => e164), finishCall: () => record(call('finished')) };
}

async function stageOf(campaignId: string): Promise<string | null> {
  const [row] = await system.db.sql<
    { stage: string | null }[]
  >`select stage from campaigns where id = ${campaignId}`;
  return row?.stage ?? null;
}

/** Whether a worker waits for a lock in a statement that contains `text`. */
async function isBlocked(text: string): Promise<boolean> {
  const rows = await system.db.sql`
    select from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock' and query like ${`%${text}%`}`;
  return rows.length > 0;
}

test(
  'a worker killed while it closes, drains, seals and releases leaves nothing behind that the next one does not finish',
  { timeout: testTimeoutMs },
  async () => {
    const accountId = await makeAccount(system.db.sql);
    const first = await startWorkerProcess(system, { sandboxUrl: sandbox.url });

    const releasing = await campaignWithNumbers(accountId);
    await releasing.finishCall();
    // The carrier does the work of one, answers never, and of another resets the connection after the work.
    await sandbox.control.addFault({
      numbers: [releasing.numbers[0]!],
      script: [{ kind: 'hang', when: 'after' }],
    });
    await sandbox.control.addFault({
      numbers: [releasing.numbers[1]!],
      script: [{ kind: 'reset', when: 'after' }],
    });
    await system.campaigns.archive(releasing.campaignId, accountId);
    await waitFor('the release that hangs', async () =>
      (await sandbox.control.requests({ number: releasing.numbers[0]!, action: 'release' })).some(
        ({ effect }) => effect,
      ),
    );

    const draining = await campaignWithNumbers(accountId);
    await system.campaigns.archive(draining.campaignId, accountId);
    await waitFor('the drain', async () => (await stageOf(draining.campaignId)) === 'draining');

    const sealing = await campaignWithNumbers(accountId);
    await sealing.finishCall();
    const letSealGo = await holdLock(system.db.sql, (tx) => tx`lock table archive_parts in exclusive mode`);
    await system.campaigns.archive(sealing.campaignId, accountId);
    await waitFor('the seal that is held up', () => isBlocked('archive_parts'));

    const closing = await campaignWithNumbers(accountId);
    await closing.finishCall();
    const letCloseGo = await holdLock(
      system.db.sql,
      (tx) => tx`select from campaigns where id = ${closing.campaignId} for update`,
    );
    await system.campaigns.archive(closing.campaignId, accountId);
    await waitFor('the close that is held up', () => isBlocked('select from campaigns'));

    await first.kill9();
    await letSealGo();
    await letCloseGo();
    const second = await startWorkerProcess(system, { sandboxUrl: sandbox.url });
    await draining.finishCall();

    for (const { campaignId, numbers } of [closing, draining, sealing, releasing]) {
      await waitFor(
        `${campaignId} complete`,
        async () => (await stageOf(campaignId)) === 'complete',
        testTimeoutMs,
      );
      const report = await verifySeal({ sql: system.db.sql, store: system.store }, campaignId);
      expect(report).toMatchObject({ ok: true, version: 2 });
      for (const number of numbers) {
        const requests = await sandbox.control.requests({ number });
        const releasedAt = requests.findIndex(({ action, effect }) => action === 'release' && effect);
        expect(releasedAt, `${number} was released`).toBeGreaterThanOrEqual(0);
        const after = requests.slice(releasedAt + 1).map(({ action }) => action);
        expect(after.length, `${number} was read back`).toBeGreaterThan(0);
        expect(new Set(after), `${number} was only read after its release`).toEqual(new Set(['read']));
      }
      const told = (await eventsIn(system.db.sql, campaignId)).map(({ type }) => type);
      expect(told, 'each step is told of once, whatever was repeated').toEqual([
        'campaign.archived',
        'campaign.sealed',
        ...numbers.map(() => 'number.released'),
        'campaign.sealed',
        'campaign.completed',
      ]);
    }
    await waitFor(
      'a place for each event',
      async () => (await system.db.sql`select from events where place is null`).length === 0,
    );
    await keepHistory(system, 'archived-by-a-person', campaignWorkflowId(draining.campaignId));
    await keepHistory(system, 'release-with-waits', releaseWorkflowId(releasing.campaignId));
    await second.stop();

    for (const log of [first.output(), second.output()]) {
      for (const { numbers } of [closing, draining, sealing, releasing]) {
        for (const number of numbers)
          expect(log.includes(number.slice(2)), `${number} in the log`).toBe(false);
      }
    }
  },
);
