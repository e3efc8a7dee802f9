import { expect, onTestFinished } from 'vitest';
import { races } from '../../bench/races/all.ts';
import { attachAgainstClose } from '../../bench/races/attach-close.ts';
import { type Bed, raceBed } from '../../bench/races/bed.ts';
import { dialAgainstClose } from '../../bench/races/dial-close.ts';
import { importAgainstLaunch } from '../../bench/races/import-launch.ts';
import { policyAgainstClose } from '../../bench/races/policy-close.ts';
import { hammer, type Race } from '../../bench/races/race.ts';
import { retryAgainstVerdict } from '../../bench/races/retry-verdict.ts';
import { seeded } from '../../bench/random.ts';
import {
  closeAfterLooking,
  closeInOneStatement,
  importOverWhatWasRead,
  retryAnyway,
} from '../support/careless.ts';
import { openTestDatabase } from '../support/database.ts';
import { fixtures } from '../support/fixtures.ts';

const tries = 400;
const atOnce = 8;

const { test, api } = fixtures('api');

function bed(): Promise<Bed> {
  const worker = openTestDatabase(onTestFinished, { url: api.databaseUrl }, { maxConnections: atOnce });
  return raceBed(worker.sql, api.url, atOnce);
}

const run = async (race: Race<unknown>) =>
  await hammer(race, await bed(), { tries, atOnce, random: seeded(1) });

test.each(races)('$name in the same moment: one of two outcomes, never both, never neither', async (race) => {
  const { counts, wrong } = await run(race);
  expect(wrong).toEqual([]);
  expect(counts[0] + counts[1]).toBe(tries);
  expect(counts.filter((count) => count === 0)).toEqual([]);
});

const planted: { what: string; race: Race<unknown> }[] = [
  {
    what: 'a close that looks for the newest dial before it has the row',
    race: { ...dialAgainstClose, meet: closeAfterLooking },
  },
  {
    what: 'a close that looks for numbers with a snapshot from before it had the row',
    race: { ...attachAgainstClose, meet: closeInOneStatement },
  },
  {
    what: 'a retry that does not ask whether an attempt is under way',
    race: { ...retryAgainstVerdict, ask: retryAnyway },
  },
  {
    what: 'a close that asks for the policy before it has the row',
    race: { ...policyAgainstClose, meet: closeAfterLooking },
  },
  {
    what: 'an import that writes the campaign as it read it',
    race: { ...importAgainstLaunch, ask: importOverWhatWasRead },
  },
];

test.each(planted)('the same tries find $what', async ({ race }) => {
  const { counts, wrong } = await run(race);
  expect(wrong.length).toBeGreaterThan(0);
  // It is the race that goes wrong, not the copy by itself.
  expect(counts[0] + counts[1]).toBeGreaterThan(0);
});
