import * as fc from 'fast-check';
import { expect } from 'vitest';
import type { CallEvent } from '../../src/domain/calls.ts';
import { callOutcomes } from '../../src/domain/calls.ts';
import { addContact, ago, hourMs, launchedCampaign, record } from '../support/campaigns.ts';
import { fixtures } from '../support/fixtures.ts';

const { test, db } = fixtures('db');

type Event = Omit<CallEvent, 'id' | 'callId'>;
const phones = ['+12025550143', '+12025550144', '+12025550145'];
const placedAt = ago(2 * hourMs).getTime();

// Few values, so that events contradict each other and are of the same moment often.
const second = fc.integer({ min: 0, max: 3 });
const at = (seconds: number) => new Date(placedAt + seconds * 1000);
const some = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const common = {
  occurredAt: second.map((seconds) => at(10 + seconds)),
  startedAt: fc.option(second.map(at), { nil: undefined }),
  callerId: some('ada', 'Bo', 'ö'),
  from: some('anonymous', '+14155550123', '+14155550124'),
  to: some(...phones),
};
const event = (contactIds: readonly string[]): fc.Arbitrary<Event> => {
  const said = { ...common, contactId: some(...contactIds) };
  const outcome = some(...callOutcomes);
  return fc.oneof(
    fc.record({ ...said, type: fc.constant('started' as const) }),
    fc.record({ ...said, type: fc.constant('not_placed' as const), outcome }),
    fc.record({ ...said, type: fc.constant('finished' as const), outcome, durationSeconds: some(0, 2, 60) }),
    fc.record({
      ...said,
      type: fc.constant('result' as const),
      outcome,
      disposition: some('Supports', 'supports', 'Unsure', ''),
      answers: fc.option(
        fc.dictionary(fc.constantFrom('vote', 'sign'), fc.constantFrom('yes', 'no', 1, null, ['a', 'b'])),
        { nil: undefined },
      ),
    }),
  );
};

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, index) =>
    permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]),
  );
}

/** Every way to cut a list into parts that follow each other. */
function splits<T>([first, ...rest]: readonly T[]): T[][][] {
  if (first === undefined) return [[]];
  if (rest.length === 0) return [[[first]]];
  return splits(rest).flatMap(([next = [], ...others]) => [
    [[first], next, ...others],
    [[first, ...next], ...others],
  ]);
}

test('A call is the same in whatever order and requests its events arrive', async () => {
  const campaign = await launchedCampaign(db.sql);
  const { campaignId } = campaign;
  const contactIds: string[] = [];
  // The last number is nobody's.
  for (const phone of phones.slice(1)) contactIds.push(await addContact(db.sql, campaignId, phone));
  let tries = 0;

  await fc.assert(
    fc.asyncProperty(fc.array(event(contactIds), { minLength: 2, maxLength: 4 }), async (events) => {
      tries += 1;
      const name = `try-${tries}`;
      const numbered = events.map((each, place) => ({ ...each, place }));
      const ways = permutations(numbered).flatMap(splits);
      for (let part = 0; part < events.length; part += 1) {
        const batch = ways.flatMap((way, index) =>
          (way[part] ?? []).map(({ place, ...each }) => ({
            ...each,
            callId: `${name}-${index}`,
            id: `${name}-${index}-${place}`,
          })),
        );
        expect(await record(db.sql, campaign, batch)).toMatchObject({ recorded: batch.length });
      }
      const folded = await db.sql`
        select to_jsonb(k) - 'id' as call from calls k
        where k.campaign_id = ${campaignId} and k.id like ${`${name}-%`}`;
      expect(folded).toHaveLength(ways.length);
      for (const call of folded) expect(call).toEqual(folded[0]);
    }),
    { seed: 2026, numRuns: 60 },
  );
});
