import { expect } from 'vitest';
import { uuidv7 } from '../../src/ids.ts';
import type { CampaignClient } from '../../src/temporal/campaign-client.ts';
import { deliverOutbox } from '../../src/temporal/deliver-outbox.ts';
import { makeAccount, makeActiveCampaign } from '../support/factories.ts';
import { fixtures } from '../support/fixtures.ts';

const { test, db } = fixtures('db');

test('a message of a kind that only a newer version knows stays for a process of that version, and holds up no other', async () => {
  const campaignId = await makeActiveCampaign(db.sql, await makeAccount(db.sql));
  await db.sql`delete from outbox`;
  const [newer, known] = [uuidv7(), uuidv7()];
  // The newer one has been due for longer.
  await db.sql`
    insert into outbox (id, topic, campaign_id, next_attempt_at) values
      (${newer}, 'of_a_newer_version', ${campaignId}, now() - interval '1 hour'), (${known}, 'policy', ${campaignId}, now())`;
  const told: string[] = [];
  const campaigns = { policyChanged: async (id: string) => void told.push(id) } as Partial<CampaignClient>;
  expect(await deliverOutbox(db.sql, campaigns as CampaignClient)).toEqual({ delivered: 1, failed: 0 });
  expect(told).toEqual([campaignId]);
  const left = await db.sql`select id, attempts from outbox where delivered_at is null`;
  expect(left).toEqual([{ id: newer, attempts: 0 }]);
});
