import { expect } from 'vitest';
import { campaignState } from '../../src/db/campaigns/workflow-state.ts';
import { makeAccount, makeActiveCampaign } from '../support/factories.ts';
import { fixtures } from '../support/fixtures.ts';
import { waitFor } from '../support/wait-for.ts';
import { clockChanges, withinWindow } from '../support/zones.ts';

const { test, system } = fixtures('system', 'worker');
const dayMs = 24 * 60 * 60 * 1000;
const window = { from: '00:00', to: '06:00' };

// Beyond the next 31 days, so that each campaign is launched in days to come.
const later = new Date(Date.now() + 40 * dayMs);
const nights = [
  ...clockChanges('America/New_York', later, 2).map((at) => ['America/New_York', at] as const),
  ['Asia/Kolkata', later] as const,
  ...clockChanges('Australia/Lord_Howe', later, 2).map((at) => ['Australia/Lord_Howe', at] as const),
];

test.each(nights)(
  'in %s a campaign archives itself in the night of %o, and at its place in it',
  async (timeZone, at) => {
    const accountId = await makeAccount(system.db.sql, { demo: true, timeZone, archiveWindow: window });
    // Its days are over twelve hours before the clocks are changed.
    const launchedAt = new Date(at.getTime() - 30.5 * dayMs);
    const campaignId = await makeActiveCampaign(system.db.sql, accountId, { launchedAt });
    await system.campaigns.start(campaignId, accountId);
    const row = async () => {
      const [campaign] = await system.db.sql<
        { status: string; noticed: boolean; archivedAt: Date; now: Date }[]
      >`
      select status, noticed_at is not null as noticed, archived_at as "archivedAt",
        now() + clock_shift_ms * interval '1 millisecond' as now
      from campaigns where id = ${campaignId}`;
      return campaign!;
    };
    const passUntil = async (ms: number) =>
      system.passDays(campaignId, (ms - (await row()).now.getTime()) / dayMs);

    await passUntil(launchedAt.getTime() + 23.1 * dayMs);
    await waitFor('the notice', async () => (await row()).noticed);
    const { deadlineMs } = (await campaignState(system.db.sql, campaignId))!;
    expect(deadlineMs! - launchedAt.getTime()).toBeLessThan(32 * dayMs);
    expect(withinWindow(new Date(deadlineMs!), timeZone, window)).toBe(true);

    await passUntil(deadlineMs! - 10 * 60_000);
    expect((await row()).status).toBe('active');
    await passUntil(deadlineMs! + 1_000);
    await waitFor('the archive', async () => (await row()).status === 'archived');
    const { archivedAt } = await row();
    expect(archivedAt.getTime()).toBeGreaterThanOrEqual(deadlineMs!);
  },
);
