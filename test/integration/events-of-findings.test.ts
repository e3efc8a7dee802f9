import { expect } from 'vitest';
import { acceptGhost } from '../../src/db/comparisons/accept-ghost.ts';
import { makeAccount } from '../support/factories.ts';
import { eventsIn } from '../support/events.ts';
import { bed, digits, test } from '../support/inventory-bed.ts';

const findings = () =>
  bed.sql<{ id: string; kind: string; e164: string; resolved: boolean }[]>`
    select id, kind, e164, resolved_at is not null as resolved from findings
    where account_id = ${bed.accountId} order by id`;
const told = () =>
  bed.sql<{ type: string; campaignId: string | null; data: Record<string, string> }[]>`
    select type, campaign_id as "campaignId", data from events where account_id = ${bed.accountId} order by id`;

test('each finding is told of when it is found first, with its campaign, and not when it is found again', async () => {
  const [leak] = await bed.rent(100, 1);
  await bed.book(leak!, { state: 'released' });
  await bed.rent(200, 1);
  await bed.book(digits(300), { state: 'assigned' });
  await bed.compare();
  await bed.compare();
  const found = await findings();
  expect(found.map(({ kind }) => kind).toSorted()).toEqual(['ghost', 'leak', 'stranger']);
  const events = await told();
  expect(events).toHaveLength(3);
  for (const { id, kind } of found) {
    expect(events).toContainEqual({
      type: 'comparison.finding',
      campaignId: kind === 'stranger' ? null : bed.campaignId,
      data: { findingId: id, kind, carrier: 'plivo' },
    });
  }
});

test('a finding that comes back after it was settled is told of again, as the new one that it is', async () => {
  await bed.book(digits(300), { state: 'available' });
  await bed.compare();
  await bed.rent(300);
  await bed.compare();
  await bed.giveBack(digits(300));
  await bed.compare();
  const ids = (await findings()).map(({ id }) => id);
  expect(ids).toHaveLength(2);
  expect((await told()).map(({ data }) => data['findingId'])).toEqual(ids);
});

test('a number that is taken out of our books, because it is gone at the carrier, is told of as released, once', async () => {
  const numberId = await bed.book(digits(300), { state: 'assigned' });
  await bed.compare();
  const [finding] = await findings();
  const accept = () =>
    acceptGhost(bed.sql, { accountId: bed.accountId, findingId: finding!.id, actor: 'test' });
  expect(await accept()).toBe('fixed');
  expect(await accept()).toBe('resolved');
  expect((await told()).slice(1)).toEqual([
    { type: 'number.released', campaignId: bed.campaignId, data: { numberId, outcome: 'already_gone' } },
  ]);
});

test('no event of a comparison holds a number, and another account is told nothing', async () => {
  const [stranger] = await bed.rent(200, 1);
  await bed.compare();
  const text = JSON.stringify(await eventsIn(bed.sql));
  expect(text).toContain('stranger');
  expect(text).not.toContain(stranger!.slice(1));
  const other = await makeAccount(bed.sql);
  expect(await bed.sql`select from events where account_id = ${other}`).toHaveLength(0);
});
