import { describe, expect } from 'vitest';
import { closeCampaign } from '../../src/db/campaigns/close-campaign.ts';
import { campaignState } from '../../src/db/campaigns/workflow-state.ts';
import { dayMs, hourMs, launchedCampaign, minuteMs } from '../support/campaigns.ts';
import { fixtures } from '../support/fixtures.ts';
import { clockChanges, withinWindow } from '../support/zones.ts';
import { tamper } from '../support/tamper.ts';

const { test, db } = fixtures('db');

const windows = [
  { from: '00:00', to: '06:00' },
  { from: '02:00', to: '03:00' },
  { from: '01:00', to: '02:00' },
  { from: '01:30', to: '02:15' },
  { from: '22:00', to: '04:00' },
  { from: '00:00', to: '01:30' },
];
const zones = [
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Europe/Berlin',
  'Pacific/Kiritimati',
];

/** The places in the window of campaigns that may be archived from an instant on. */
async function places(
  zone: string,
  window: { from: string; to: string },
  notBefores: Date[],
  shares: number[],
) {
  return db.sql<{ notBefore: Date; slot: Date }[]>`
    select n as "notBefore", archive_slot(n, n, ${zone}, ${window.from}, ${window.to}, s) as slot
    from (select t::timestamptz as n from unnest(${notBefores.map((at) => at.toISOString())}::text[]) t) t,
      unnest(${shares}::float8[]) s`;
}

const start = new Date('2026-01-01T00:00:00Z');

describe('the places of campaigns in the night', () => {
  test.each(zones)(
    'in %s they are within the window of the walls’ clocks, also when these are changed',
    async (zone) => {
      const changes =
        zone === 'Asia/Kolkata' || zone === 'Pacific/Kiritimati' ? [start] : clockChanges(zone, start, 2);
      const hours = changes.flatMap((change) =>
        Array.from({ length: 96 }, (_, hour) => new Date(change.getTime() + (hour - 60) * hourMs)),
      );
      for (const window of windows) {
        const found = await places(zone, window, hours, [0, 0.25, 0.5, 0.9, 0.999]);
        const wrong = found.filter(
          ({ notBefore, slot }) =>
            slot < notBefore ||
            // A night may have no such hour; then it is the next one.
            slot.getTime() - notBefore.getTime() > 49 * hourMs ||
            !withinWindow(slot, zone, window),
        );
        expect(wrong, `${window.from}-${window.to}`).toEqual([]);
        const waits = found.map(({ notBefore, slot }) => slot.getTime() - notBefore.getTime());
        expect(waits.filter((wait) => wait <= 25 * hourMs).length / waits.length).toBeGreaterThan(0.7);
      }
    },
  );

  test('they are spread over all of the window, and a campaign’s own is the same every night', async () => {
    const shares = Array.from({ length: 600 }, (_, n) => n / 600);
    const found = await places('America/New_York', windows[0]!, [new Date('2026-06-01T16:00:00Z')], shares);
    const inHour = (hour: number) => found.filter(({ slot }) => slot.getUTCHours() === hour).length;
    expect([4, 5, 6, 7, 8, 9].map(inHour)).toEqual([100, 100, 100, 100, 100, 100]);
    const nights = Array.from(
      { length: 5 },
      (_, n) => new Date(Date.parse('2026-06-01T16:00:00Z') + n * dayMs),
    );
    const own = await places('America/New_York', windows[0]!, nights, [0.3]);
    expect(new Set(own.map(({ slot }) => slot.getTime() % dayMs)).size).toBe(1);
  });

  test('a night that is over is passed over, one that is open is not', async () => {
    const [slots] = await db.sql<{ open: Date; over: Date }[]>`
      select archive_slot(n, '2026-06-02T05:00Z', 'UTC', '00:00', '06:00', 0.5) as open,
        archive_slot(n, '2026-06-02T06:00Z', 'UTC', '00:00', '06:00', 0.5) as over
      from (select '2026-06-01T12:00Z'::timestamptz as n)`;
    expect(slots).toEqual({ open: new Date('2026-06-02T03:00Z'), over: new Date('2026-06-03T03:00Z') });
  });
});

const hhmm = (instant: Date) => instant.toISOString().slice(11, 16);

/** A campaign that nobody has called from for 40 days, with its notice, and the first place in its window. */
async function overdue(window: { from: string; to: string }) {
  const { campaignId } = await launchedCampaign(db.sql, {
    launchedMsAgo: 40 * dayMs,
    noticedMsAgo: 8 * dayMs,
    archiveWindow: window,
  });
  const first = `${campaignId.slice(0, -6)}000000`;
  await db.sql`delete from outbox where campaign_id = ${campaignId}`;
  await tamper(
    db.sql,
    (sql) => sql`update audit_log set campaign_id = null where campaign_id = ${campaignId}`,
  );
  await db.sql`update campaigns set id = ${first} where id = ${campaignId}`;
  return first;
}

const close = (campaignId: string, reason: 'inactivity' | 'person') =>
  closeCampaign(db.sql, { campaignId, reason, actor: 'workflow', tellWorkflow: false });

test('by day nothing archives itself, however long it has been due, and by hand it is immediate', async () => {
  const now = Date.now();
  const campaignId = await overdue({
    from: hhmm(new Date(now + 2 * hourMs)),
    to: hhmm(new Date(now + 4 * hourMs)),
  });
  expect(await close(campaignId, 'inactivity')).toMatchObject({ outcome: 'still_in_use' });
  const state = await campaignState(db.sql, campaignId);
  expect(state!.nextAtMs - now).toBeGreaterThan(2 * hourMs - 2 * minuteMs);
  expect(state!.nextAtMs - now).toBeLessThan(2 * hourMs + 2 * minuteMs);
  expect(await close(campaignId, 'person')).toMatchObject({ outcome: 'closed' });
});

test('within the window what is due archives itself', async () => {
  const now = Date.now();
  const campaignId = await overdue({ from: hhmm(new Date(now - hourMs)), to: hhmm(new Date(now + hourMs)) });
  expect(await close(campaignId, 'inactivity')).toMatchObject({ outcome: 'closed' });
});

test('without a notice, or before its whole time is over, nothing archives itself', async () => {
  const any = { launchedMsAgo: 400 * dayMs };
  const untold = await launchedCampaign(db.sql, any);
  expect(await close(untold.campaignId, 'inactivity')).toMatchObject({ outcome: 'still_in_use' });
  const justTold = await launchedCampaign(db.sql, { ...any, noticedMsAgo: 7 * dayMs - minuteMs });
  expect(await close(justTold.campaignId, 'inactivity')).toMatchObject({ outcome: 'still_in_use' });
  const told = await launchedCampaign(db.sql, { ...any, noticedMsAgo: 7 * dayMs + minuteMs });
  expect(await close(told.campaignId, 'inactivity')).toMatchObject({ outcome: 'closed' });
});
