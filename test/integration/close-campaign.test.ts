import { describe, expect } from 'vitest';
import { attachNumbers } from '../../src/db/numbers/attach-numbers.ts';
import { closeCampaign, type CloseCampaignInput } from '../../src/db/campaigns/close-campaign.ts';
import { createCampaign } from '../../src/db/campaigns/create-campaign.ts';
import { detachNumber } from '../../src/db/numbers/detach-number.ts';
import {
  ago,
  campaignRow,
  dayMs,
  dial,
  hourMs,
  launchedCampaign,
  minuteMs,
  noticed,
  passTime,
  record,
  type TestCampaign,
} from '../support/campaigns.ts';
import { fixtures } from '../support/fixtures.ts';

const { test, db } = fixtures('db');
test.override('databaseOptions', { maxConnections: 20 });

const close = ({ campaignId }: TestCampaign, input: Partial<CloseCampaignInput> = {}) =>
  closeCampaign(db.sql, { campaignId, reason: 'person', actor: 'key:someone', tellWorkflow: true, ...input });

const forInactivity = (campaign: TestCampaign, cutoff = new Date(Date.now() + 365 * dayMs)) =>
  close(campaign, { reason: 'inactivity', actor: 'workflow', tellWorkflow: false, cutoff });

const numbersOf = (campaignId: string) =>
  db.sql<{ state: string; release: string | null }[]>`
    select n.state, r.status as release from phone_numbers n left join releases r on r.number_id = n.id
    where n.campaign_id = ${campaignId}`;

const outboxOf = (campaignId: string) =>
  db.sql<{ topic: string }[]>`select topic from outbox where campaign_id = ${campaignId} order by id`;

const auditOf = (campaignId: string) =>
  db.sql<{ actor: string; details: object }[]>`
    select actor, details from audit_log where campaign_id = ${campaignId} and action = 'campaign.archived'`;

let numbers = 0;
const someNumbers = (count: number) =>
  Array.from({ length: count }, () => {
    numbers += 1;
    return { e164: `+1415${String(5_000_000 + numbers)}`, carrier: 'sandbox' };
  });
const attach = (campaign: TestCampaign, count: number) =>
  attachNumbers(db.sql, { ...campaign, numbers: someNumbers(count), actor: 'cli' });

describe('a person’s close', () => {
  test('it archives a campaign that is called from right now, and everything follows in the same transaction', async () => {
    const campaign = await launchedCampaign(db.sql);
    const { campaignId } = campaign;
    await attach(campaign, 3);
    const { occurredAt } = dial();
    await record(db.sql, campaign, [dial({ occurredAt })]);
    const result = await close(campaign);

    const row = await campaignRow(db.sql, campaignId);
    expect(result).toEqual({ outcome: 'closed', archivedAt: row.archivedAt });
    expect(row).toMatchObject({ status: 'archived', stage: 'draining', noticedAt: null, numberCount: 3 });
    expect(row.archivedAt?.getTime()).toBeGreaterThanOrEqual(occurredAt.getTime());
    expect(await numbersOf(campaignId)).toEqual(
      Array.from({ length: 3 }, () => ({ state: 'releasing', release: 'pending' })),
    );
    expect(await auditOf(campaignId)).toMatchObject([
      { actor: 'key:someone', details: { reason: 'person' } },
    ]);
    expect(await outboxOf(campaignId)).toEqual([{ topic: 'start' }, { topic: 'archive' }]);
  });

  test('closing again, by whomever, changes nothing and answers the first close', async () => {
    const campaign = await launchedCampaign(db.sql, { launchedMsAgo: 60 * dayMs });
    const first = await close(campaign);
    const before = await campaignRow(db.sql, campaign.campaignId);
    expect(first.outcome).toBe('closed');
    const again = { ...first, outcome: 'already_closed' };
    expect(await close(campaign, { actor: 'key:another' })).toEqual(again);
    expect(await forInactivity(campaign)).toEqual(again);
    expect(await campaignRow(db.sql, campaign.campaignId)).toEqual(before);
    expect(await auditOf(campaign.campaignId)).toHaveLength(1);
    expect(await outboxOf(campaign.campaignId)).toHaveLength(2);
  });

  test('of many at once, one closes', async () => {
    const campaign = await launchedCampaign(db.sql);
    const results = await Promise.all(Array.from({ length: 15 }, () => close(campaign)));
    expect(results.filter(({ outcome }) => outcome === 'closed')).toHaveLength(1);
    expect(new Set(results.map((result) => 'archivedAt' in result && result.archivedAt.getTime())).size).toBe(
      1,
    );
    expect(await auditOf(campaign.campaignId)).toHaveLength(1);
  });

  test('a draft, another account’s campaign and one that is not there are not closed', async () => {
    const { accountId, campaignId } = await launchedCampaign(db.sql);
    const draft = { accountId, name: 'Draft', startsAt: null, endsAt: null, actor: 'cli' };
    const draftId = await createCampaign(db.sql, draft);
    expect(await close({ accountId, campaignId: draftId })).toEqual({ outcome: 'not_launched' });
    const foreign = await launchedCampaign(db.sql);
    expect(await close({ accountId, campaignId }, { accountId: foreign.accountId })).toEqual({
      outcome: 'not_found',
    });
    expect(await close({ accountId, campaignId: accountId })).toEqual({ outcome: 'not_found' });
    expect(await campaignRow(db.sql, campaignId)).toMatchObject({ status: 'active' });
  });

  test('the workflow is not told of a close that it did itself', async () => {
    const campaign = await launchedCampaign(db.sql);
    await close(campaign, { tellWorkflow: false });
    expect(await outboxOf(campaign.campaignId)).toEqual([{ topic: 'start' }]);
  });
});

describe('a close for inactivity', () => {
  test('it holds from the account’s days after the last dial on, and not before', async () => {
    const campaign = await launchedCampaign(db.sql, { launchedMsAgo: 90 * dayMs });
    const event = dial({ occurredAt: ago(30 * dayMs - minuteMs) });
    await record(db.sql, campaign, [event]);
    expect(await forInactivity(campaign)).toEqual({
      outcome: 'still_in_use',
      lastDialAt: event.occurredAt,
    });
    await db.sql`update campaigns set last_dial_at = now() - interval '30 days' where id = ${campaign.campaignId}`;
    await noticed(db.sql, campaign.campaignId, 7 * dayMs);
    expect(await forInactivity(campaign)).toMatchObject({ outcome: 'closed' });
  });

  test('without a dial it counts from the launch', async () => {
    const young = await launchedCampaign(db.sql, { launchedMsAgo: 29 * dayMs, noticedMsAgo: 6 * dayMs });
    expect(await forInactivity(young)).toMatchObject({ outcome: 'still_in_use' });
    const old = await launchedCampaign(db.sql, { launchedMsAgo: 30 * dayMs + 1000, noticedMsAgo: 7 * dayMs });
    expect(await forInactivity(old)).toMatchObject({ outcome: 'closed' });
  });

  test('the account’s own policy counts', async () => {
    const campaign = await launchedCampaign(db.sql, {
      inactivityDays: 10,
      launchedMsAgo: 11 * dayMs,
      noticedMsAgo: 7 * dayMs,
    });
    expect(await forInactivity(campaign)).toMatchObject({ outcome: 'closed' });
    const patient = await launchedCampaign(db.sql, { inactivityDays: 90, launchedMsAgo: 60 * dayMs });
    expect(await forInactivity(patient)).toMatchObject({ outcome: 'still_in_use' });
  });

  test('a worker whose clock runs 40 days ahead archives nothing', async () => {
    const campaign = await launchedCampaign(db.sql, { launchedMsAgo: 5 * dayMs });
    expect(await forInactivity(campaign, new Date(Date.now() + 10 * dayMs))).toMatchObject({
      outcome: 'still_in_use',
    });
  });

  test('a dial after the cutoff keeps the campaign, also when its days have passed meanwhile', async () => {
    const campaign = await launchedCampaign(db.sql, { launchedMsAgo: 90 * dayMs });
    await record(db.sql, campaign, [dial({ occurredAt: ago(31 * dayMs) })]);
    await noticed(db.sql, campaign.campaignId, 7 * dayMs);
    expect(await forInactivity(campaign, ago(32 * dayMs))).toMatchObject({ outcome: 'still_in_use' });
    expect(await forInactivity(campaign, ago(31 * dayMs - 1000))).toMatchObject({ outcome: 'closed' });
  });

  test('on a demo campaign the days pass on its own clock', async () => {
    const campaign = await launchedCampaign(db.sql, { demo: true, launchedMsAgo: hourMs });
    const pass = (ms: number) => passTime(db.sql, campaign.campaignId, ms);
    await pass(29 * dayMs);
    expect(await forInactivity(campaign)).toMatchObject({ outcome: 'still_in_use' });
    await pass(2 * dayMs);
    const closed = await forInactivity(campaign);
    expect(closed.outcome).toBe('closed');
    const { archivedAt } = await campaignRow(db.sql, campaign.campaignId);
    expect(Math.abs((archivedAt?.getTime() ?? 0) - Date.now() - 31 * dayMs)).toBeLessThan(minuteMs);
  });
});

describe('numbers in the moment of the close', () => {
  test('none that is attached then is left behind', async () => {
    const outcomes = new Set<string>();
    for (let turn = 0; turn < 60; turn += 1) {
      const campaign = await launchedCampaign(db.sql);
      await attach(campaign, 2);
      const [attached, closed] = await Promise.all(
        turn % 2 === 0
          ? [attach(campaign, 5), close(campaign)]
          : await startSecondFirst(
              () => attach(campaign, 5),
              () => close(campaign),
            ),
      );
      outcomes.add(attached.outcome);
      expect(closed.outcome).toBe('closed');
      const expected = attached.outcome === 'attached' ? 7 : 2;
      const found = await numbersOf(campaign.campaignId);
      expect(found).toEqual(
        Array.from({ length: expected }, () => ({ state: 'releasing', release: 'pending' })),
      );
      expect(await campaignRow(db.sql, campaign.campaignId)).toMatchObject({ numberCount: expected });
    }
    expect(outcomes).toEqual(new Set(['attached', 'archived']));
  });

  test('one that is detached then is either released or free, never both', async () => {
    const outcomes = new Set<string>();
    for (let turn = 0; turn < 60; turn += 1) {
      const campaign = await launchedCampaign(db.sql);
      await attach(campaign, 1);
      const [number] = await db.sql<{ id: string }[]>`
        select id from phone_numbers where campaign_id = ${campaign.campaignId}`;
      const detach = () => detachNumber(db.sql, { ...campaign, numberId: number?.id ?? '', actor: 'cli' });
      const [detached] = await Promise.all(
        turn % 2 === 0 ? [detach(), close(campaign)] : await startSecondFirst(detach, () => close(campaign)),
      );
      outcomes.add(detached);
      const [after] = await db.sql`
        select n.state, n.campaign_id is null as free, r.number_id is not null as releasing
        from phone_numbers n left join releases r on r.number_id = n.id where n.id = ${number?.id ?? ''}`;
      expect(after).toEqual(
        detached === 'detached'
          ? { state: 'available', free: true, releasing: false }
          : { state: 'releasing', free: false, releasing: true },
      );
    }
    expect(outcomes).toEqual(new Set(['detached', 'archived']));
  });
});

async function startSecondFirst<A, B>(first: () => Promise<A>, second: () => Promise<B>) {
  const running = second();
  await new Promise((resolve) => setImmediate(resolve));
  return [first(), running] as const;
}
