import { expect } from 'vitest';
import { closeCampaign } from '../../src/db/campaigns/close-campaign.ts';
import { recordPresence } from '../../src/db/callers/presence.ts';
import { fixtures } from '../support/fixtures.ts';
import { launchedCampaign, minuteMs } from '../support/campaigns.ts';

const { test, db } = fixtures('db');
test.override('databaseOptions', { maxConnections: 20 });

const seenAt = async (campaignId: string) => {
  const [row] = await db.sql<{ seenAt: Date }[]>`
    select seen_at as "seenAt" from caller_presence where campaign_id = ${campaignId}`;
  return row?.seenAt.getTime() ?? null;
};
const see = (campaignId: string, ageMs = 0, callerId = 'caller-17') =>
  recordPresence(db.sql, [{ campaignId, callerId, ageMs }]);

test('a sighting is written when the last one is more than ten seconds older, and never goes back', async () => {
  const { campaignId } = await launchedCampaign(db.sql);
  await see(campaignId, minuteMs);
  const first = await seenAt(campaignId);
  await see(campaignId, minuteMs - 5_000);
  expect(await seenAt(campaignId)).toBe(first);
  await see(campaignId);
  const second = await seenAt(campaignId);
  expect(second).toBeGreaterThan(first! + 50_000);
  await see(campaignId, 30_000);
  expect(await seenAt(campaignId)).toBe(second);
});

test('of a campaign that is not active, or not there any more, nothing is written', async () => {
  const campaign = await launchedCampaign(db.sql);
  const close = { reason: 'person', actor: 'cli', tellWorkflow: false } as const;
  await closeCampaign(db.sql, { ...campaign, ...close });
  await recordPresence(db.sql, [
    { campaignId: campaign.campaignId, callerId: 'caller-17', ageMs: 0 },
    { campaignId: campaign.accountId, callerId: 'caller-17', ageMs: 0 },
  ]);
  expect(await seenAt(campaign.campaignId)).toBeNull();
});

test('closes in the moment in which presence is written wait for no more than their turn', async () => {
  const { accountId } = await launchedCampaign(db.sql);
  for (let turn = 0; turn < 15; turn += 1) {
    const campaigns = await Promise.all(
      Array.from({ length: 4 }, () => launchedCampaign(db.sql, { accountId })),
    );
    const sightings = campaigns.flatMap(({ campaignId }) =>
      Array.from({ length: 100 }, (_, at) => ({ campaignId, callerId: `caller-${at}`, ageMs: minuteMs })),
    );
    await recordPresence(db.sql, sightings);
    const again = sightings.map((sighting) => ({ ...sighting, ageMs: 0 })).toReversed();
    const results = await Promise.all([
      recordPresence(db.sql, again),
      recordPresence(
        db.sql,
        sightings.map((sighting) => ({ ...sighting, ageMs: 10 })),
      ),
      ...campaigns.map((campaign) =>
        closeCampaign(db.sql, { ...campaign, reason: 'person', actor: 'cli', tellWorkflow: false }),
      ),
    ]);
    expect(results.slice(2)).toMatchObject(campaigns.map(() => ({ outcome: 'closed' })));
  }
});
