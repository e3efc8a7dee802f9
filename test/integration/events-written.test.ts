import { describe, expect } from 'vitest';
import { makeAccountExport } from '../../src/account-exports/make-account-export.ts';
import { advanceStage } from '../../src/db/campaigns/advance-stage.ts';
import { closeCampaign, closeWithin } from '../../src/db/campaigns/close-campaign.ts';
import { giveNotice } from '../../src/db/campaigns/give-notice.ts';
import { claimRelease } from '../../src/db/releases/claim-release.ts';
import { recordRelease } from '../../src/db/releases/record-release.ts';
import { retryRelease } from '../../src/db/releases/retry-release.ts';
import { carrierRate } from '../../src/carriers/rates.ts';
import { attemptRelease } from '../../src/release/attempt.ts';
import { sealCampaign } from '../../src/seals/seal.ts';
import { addContact, dayMs, dial, record, sealedSince } from '../support/campaigns.ts';
import { eventsIn } from '../support/events.ts';
import { makeNumbers } from '../support/factories.ts';
import { fixtures } from '../support/fixtures.ts';
import { tablesWith } from '../support/search-everywhere.ts';

const { test, api, account, sandbox } = fixtures('api', 'account', 'sandbox');

let block = 0;

async function launched(name = 'Ward 4') {
  const { body } = await account.as.owner.post('/v1/campaigns', { name });
  await account.as.owner.post(`/v1/campaigns/${body.id}/launch`);
  return { accountId: account.id, campaignId: body.id as string };
}

/** A campaign with a number that its carrier gives back at once. */
async function launchedWithNumber() {
  const campaign = await launched();
  block += 1;
  const [number] = await sandbox.rent(1, `+1304${5_000_000 + block}`);
  const [numberId] = await makeNumbers(api.db.sql, campaign.campaignId, [number!]);
  return { ...campaign, numberId: numberId!, e164: number!.e164 };
}

const close = (campaignId: string) =>
  closeCampaign(api.db.sql, { campaignId, reason: 'person', actor: 'key:someone', tellWorkflow: false });

async function archivedWithNumber() {
  const campaign = await launchedWithNumber();
  await close(campaign.campaignId);
  await sealedSince(api.db.sql, campaign.campaignId);
  return campaign;
}

/** What the workflow does of a campaign that nobody has dialled for for two months. */
async function notice(campaignId: string) {
  await api.db.sql`
    update campaigns set launched_at = now() - interval '60 days', last_dial_at = null where id = ${campaignId}`;
  return giveNotice(api.db.sql, campaignId, new Date(Date.now() + 365 * dayMs));
}

const attempt = (numberId: string) =>
  attemptRelease(
    { sql: api.db.sql, carrierFor: sandbox.carrierFor, rate: () => carrierRate(1_000), patienceMs: 60_000 },
    numberId,
  );

const twice = async (step: () => Promise<unknown>) => {
  await step();
  await step();
};

test('the life of a campaign is told step by step, each step once, however often it is repeated', async () => {
  const { sql } = api.db;
  const { campaignId, accountId, numberId } = await launchedWithNumber();
  const seal = (kinds: Parameters<typeof sealCampaign>[1]['kinds']) =>
    sealCampaign({ sql, store: api.store }, { campaignId, kinds });

  await twice(() => account.as.owner.post(`/v1/campaigns/${campaignId}/launch`));
  await twice(() => notice(campaignId));
  const [noticed] = await sql<
    { for: Date }[]
  >`select noticed_for as for from campaigns where id = ${campaignId}`;
  await twice(() => account.as.owner.post(`/v1/campaigns/${campaignId}/archive`));
  await twice(() => advanceStage(sql, campaignId, 'sealing'));
  await twice(() => seal(['calls', 'contacts']));
  await twice(() => advanceStage(sql, campaignId, 'releasing'));
  await twice(() => attempt(numberId));
  await twice(() => seal(['calls', 'contacts', 'receipts']));
  await twice(() => advanceStage(sql, campaignId, 'complete'));

  expect(await eventsIn(sql, campaignId)).toEqual([
    { type: 'campaign.launched', data: {} },
    { type: 'campaign.archive_warning', data: { archivesAt: noticed!.for.toISOString() } },
    { type: 'campaign.archived', data: { reason: 'person' } },
    { type: 'campaign.sealed', data: { manifestVersion: 1 } },
    { type: 'number.released', data: { numberId, outcome: 'released' } },
    { type: 'campaign.sealed', data: { manifestVersion: 2 } },
    { type: 'campaign.completed', data: { numbers: 1 } },
  ]);
  const whose =
    await sql`select distinct account_id as "accountId" from events where campaign_id = ${campaignId}`;
  expect(whose).toEqual([{ accountId }]);
});

test('a notice that a dial took back is told again when it is given again', async () => {
  const { sql } = api.db;
  const campaign = await launched();
  expect(await notice(campaign.campaignId)).toBe(true);
  await record(sql, campaign, [dial()]);
  expect(await notice(campaign.campaignId)).toBe(true);
  const types = (await eventsIn(sql, campaign.campaignId)).map(({ type }) => type);
  expect(types).toEqual(['campaign.launched', 'campaign.archive_warning', 'campaign.archive_warning']);
});

test('what did not come about is not told', async () => {
  const { sql } = api.db;
  const { campaignId } = await launched();
  const undone = sql.begin(async (tx) => {
    const input = { campaignId, reason: 'person', actor: 'test', tellWorkflow: false } as const;
    expect(await closeWithin(tx, input)).toMatchObject({ outcome: 'closed' });
    throw new Error('the connection breaks before the commit');
  });
  await expect(undone).rejects.toThrow('before the commit');
  const forInactivity = { campaignId, reason: 'inactivity', actor: 'workflow', tellWorkflow: false } as const;
  expect(await closeCampaign(sql, forInactivity)).toMatchObject({ outcome: 'still_in_use' });
  await expect(advanceStage(sql, campaignId, 'complete')).rejects.toThrow('cannot enter the stage');
  expect(await eventsIn(sql, campaignId)).toEqual([{ type: 'campaign.launched', data: {} }]);
});

test('recording calls tells nothing, whatever they are', async () => {
  const { sql } = api.db;
  const campaign = await launched();
  const before = await eventsIn(sql);
  await record(sql, campaign, [
    dial(),
    dial({ type: 'finished' }),
    dial({ type: 'result', disposition: 'Yes' }),
  ]);
  expect(await eventsIn(sql)).toEqual(before);
});

describe('a number whose release waits for a person', () => {
  const blocked = (numberId: string, reason: string) => ({
    type: 'number.blocked',
    data: { numberId, reason },
  });
  const ofNumber = async (campaignId: string) =>
    (await eventsIn(api.db.sql, campaignId)).filter(({ type }) => type.startsWith('number.'));

  test('is told of once each time that it begins to wait, and of its release in the end', async () => {
    const { accountId, campaignId, numberId, e164 } = await archivedWithNumber();
    await sandbox.control.change({ carrier: 'twilio', e164, hold: 'emergency_address' });
    await twice(() => attempt(numberId));
    expect(await ofNumber(campaignId)).toEqual([blocked(numberId, 'emergency_address_registered')]);

    await retryRelease(api.db.sql, { accountId, numberId, actor: 'test' });
    await twice(() => attempt(numberId));
    await sandbox.control.change({ carrier: 'twilio', e164, hold: null });
    await retryRelease(api.db.sql, { accountId, numberId, actor: 'test' });
    await twice(() => attempt(numberId));
    expect(await ofNumber(campaignId)).toEqual([
      blocked(numberId, 'emergency_address_registered'),
      blocked(numberId, 'emergency_address_registered'),
      { type: 'number.released', data: { numberId, outcome: 'released' } },
    ]);
  });

  test('because the place at the carrier is not its account’s is told of too', async () => {
    const { campaignId, numberId } = await archivedWithNumber();
    await api.db.sql`update phone_numbers set carrier_place = 'disputed' where id = ${numberId}`;
    await twice(() => claimRelease(api.db.sql, numberId, 60_000));
    expect(await ofNumber(campaignId)).toEqual([blocked(numberId, 'held_elsewhere')]);
  });

  test('because every attempt failed for too long is told of with that reason, and an attempt that lost its claim tells nothing', async () => {
    const { sql } = api.db;
    const { campaignId, numberId } = await archivedWithNumber();
    const fail = async (token?: string) => {
      const claimed = await claimRelease(sql, numberId, 60_000);
      expect(claimed.claimed).toBe(true);
      if (!claimed.claimed) return null;
      const { attempt: attempted } = claimed.claim;
      const input = { numberId, attempt: attempted, steps: [], patienceMs: 0, carrierRef: null };
      const verdict = { status: 'waiting', waitMs: 0, reason: 'carrier_error' } as const;
      return recordRelease(sql, { ...input, verdict, token: token ?? claimed.claim.token });
    };
    expect(await fail()).toBe('waiting');
    expect(await ofNumber(campaignId)).toEqual([]);
    expect(await fail('00000000-0000-7000-8000-000000000000')).toBeNull();
    expect(await ofNumber(campaignId)).toEqual([]);
    await sql`update releases set claimed_until = now() - interval '1 second' where number_id = ${numberId}`;
    expect(await fail()).toBe('needs_operator');
    expect(await ofNumber(campaignId)).toEqual([blocked(numberId, 'patience_exhausted')]);
  });
});

test('an export of all of the account that is ready is told of once, without a campaign', async () => {
  const { sql } = api.db;
  await record(sql, await launched(), [dial(), dial()]);
  const { body } = await account.as.owner.post('/v1/account-exports', { kind: 'dials' });
  await twice(() => makeAccountExport({ sql, store: api.store }, body.id, { rowsPerPart: 1 }));
  const told = await sql`
    select type, data, campaign_id as "campaignId" from events where account_id = ${account.id} and type = 'export.ready'`;
  expect(told).toEqual([
    { type: 'export.ready', data: { exportId: body.id, kind: 'dials', rows: 2 }, campaignId: null },
  ]);
});

test('no event holds a number, a name, an address or an answer of anybody', async () => {
  const { sql } = api.db;
  const { accountId, campaignId, numberId, e164 } = await launchedWithNumber();
  const person = { phone: '+12025550143', name: 'Quillon', answer: 'strictly private' };
  await sql`update campaigns set name = ${person.name} where id = ${campaignId}`;
  const contactId = await addContact(sql, campaignId, person.phone);
  await sql`update contacts set first_name = ${person.name} where id = ${contactId}`;
  const answers = { note: person.answer };
  await record(sql, { accountId, campaignId }, [
    dial({ type: 'result', to: person.phone, from: e164, contactId, disposition: person.answer, answers }),
  ]);
  await notice(campaignId);
  await close(campaignId);
  await sealCampaign({ sql, store: api.store }, { campaignId, kinds: ['calls', 'contacts'] });
  await sealedSince(sql, campaignId);
  await attempt(numberId);
  const { body } = await account.as.owner.post('/v1/account-exports', { kind: 'dials' });
  await makeAccountExport({ sql, store: api.store }, body.id);

  expect((await eventsIn(sql, campaignId)).length).toBeGreaterThan(4);
  for (const text of [person.phone, person.name, person.answer, e164]) {
    const tables = await tablesWith(sql, text.replace('+', ''));
    expect(tables.length, `${text} is somewhere`).toBeGreaterThan(0);
    expect(tables).not.toContain('events');
  }
});
