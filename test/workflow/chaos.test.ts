import { expect, test } from 'vitest';
import { archivedOf, chaos, type ChaosOptions } from '../../bench/chaos/run.ts';
import { guarantees } from '../../bench/chaos/violation.ts';

// A release may pause for a quarter of an hour between two tries.
const timeout = 1_500_000;

const short: ChaosOptions = {
  seed: 66,
  kills: 6,
  archives: 4,
  numbers: 6,
  lanes: 2,
  lifeMs: [2_000, 5_000],
  paceMs: [1_000, 3_000],
  pretend: false,
  many: false,
  standstillMs: 16 * 60_000,
  progress: () => {},
};

test(
  'while parts are killed, paused and cut off, nothing acknowledged is lost, nothing is done twice and nothing is stuck',
  { timeout },
  async () => {
    const { violations, model, faults } = await chaos(short);
    expect(violations).toEqual([]);
    expect(archivedOf(model).length).toBeGreaterThanOrEqual(short.archives);
    expect([...faults.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(short.kills);
  },
);

test('the same finds a database that takes an event twice', { timeout }, async () => {
  const plant = 'alter table call_events drop constraint call_events_campaign_id_id_pk';
  const { violations } = await chaos({ ...short, kills: 0, archives: 1, numbers: 1, plant });
  expect(violations.map(({ guarantee }) => guarantee)).toContain(guarantees.kept);
});
