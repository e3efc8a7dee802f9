import { sandboxAccounts, sandboxCredentials } from '../../sandbox/accounts.ts';
import type { Carrier } from '../../src/carriers/contract.ts';
import { carrierRate } from '../../src/carriers/rates.ts';
import type { CarrierId } from '../../src/carriers/registry.ts';
import { importInventory } from '../../src/inventory/import.ts';
import { compareInventory } from '../../src/inventory/compare.ts';
import { runBulkItem } from '../../src/db/bulk-jobs/run-bulk-item.ts';
import { loadSealed } from '../../src/seals/load-sealed.ts';
import { uuidv7 } from '../../src/ids.ts';
import { attemptRelease } from '../../src/release/attempt.ts';
import type { ApiClient } from './api-client.ts';
import { sealedSince } from './campaigns.ts';
import type { TestSandbox } from './sandbox.ts';
import type { TestAccount, TestApi } from './test-api.ts';

/** What somebody who wants a neighbour's number works with. */
export interface Neighbours {
  api: TestApi;
  sandbox: TestSandbox;
  carrier: Carrier;
  /** Held by the neighbour's active campaign. */
  number: { e164: string; carrier: CarrierId; carrierRef?: string };
  theirs: { account: TestAccount; campaignId: string; numberId: string };
  mine: TestAccount;
  /** Signed in as an owner. */
  browser: ApiClient;
}

const rate = () => carrierRate(1_000);

type Way = (bed: Neighbours) => Promise<string>;

const draft = async (client: ApiClient) =>
  (await client.post('/v1/campaigns', { name: 'Mine' })).body.id as string;

const attach = async (client: ApiClient, number: object, force = false) => {
  const campaignId = await draft(client);
  const answer = await client.post(`/v1/campaigns/${campaignId}/numbers`, { numbers: [number], force });
  return {
    campaignId,
    answer,
    said: `${answer.status} ${answer.body.numbers?.[0]?.reason ?? answer.body.code ?? 'attached'}`,
  };
};

/** Launches and archives, then lets a worker attempt whatever is to be released. */
async function archiveAndRelease(bed: Neighbours, campaignId: string): Promise<string> {
  await bed.mine.as.owner.post(`/v1/campaigns/${campaignId}/launch`);
  await bed.mine.as.owner.post(`/v1/campaigns/${campaignId}/archive`);
  return release(bed, campaignId);
}

async function release({ api, sandbox }: Neighbours, campaignId: string): Promise<string> {
  const { sql } = api.db;
  const deps = { sql, carrierFor: sandbox.carrierFor, rate, patienceMs: 60_000 };
  await sealedSince(sql, campaignId);
  const said: string[] = [];
  for (const { id } of await sql<
    { id: string }[]
  >`select id from phone_numbers where campaign_id = ${campaignId}`) {
    const status = await attemptRelease(deps, id);
    const [row] = await sql<{ reason: string }[]>`select reason from releases where number_id = ${id}`;
    said.push(`${status} ${row?.reason ?? ''}`.trim());
  }
  return said.join(', ') || 'no number';
}

/** A rental of the number from before the rule, as the migration leaves it. */
async function dispute({ api, mine, number }: Neighbours, state: 'assigned' | 'available' = 'assigned') {
  const { sql } = api.db;
  const [id, campaignId] = [uuidv7(), await draft(mine.as.owner)];
  await sql`alter table phone_numbers disable trigger phone_number_made`;
  await sql`
    insert into phone_numbers (id, account_id, campaign_id, e164, carrier, carrier_ref, state, carrier_place)
    values (${id}, ${mine.id}, ${state === 'assigned' ? campaignId : null}, ${number.e164}, ${number.carrier},
      ${number.carrierRef ?? null}, ${state}, 'disputed')`;
  await sql`alter table phone_numbers enable trigger phone_number_made`;
  return { id, campaignId };
}

/** A finding that a comparison left before the neighbour had the number. */
async function fix(bed: Neighbours, kind: string, numberId: string | null): Promise<string> {
  const { api, mine, number } = bed;
  const id = uuidv7();
  await api.db.sql`
    insert into findings (id, account_id, carrier, kind, e164, carrier_ref, number_id, first_seen_at, last_seen_at)
    values (${id}, ${mine.id}, ${number.carrier}, ${kind}, ${number.e164}, ${number.carrierRef ?? null}, ${numberId}, now(), now())`;
  const { status, body } = await mine.as.owner.post(`/v1/findings/${id}/fix`, {});
  return `${status} ${body.code ?? 'fixed'}`;
}

/** Every way to a number that another account holds, and what it comes to. */
export const ways: Record<string, Way> = {
  'attach, by key': async ({ mine, number }) => (await attach(mine.as.owner, number)).said,
  'attach, signed in': async ({ browser, number }) => (await attach(browser, number)).said,
  'attach with force': async ({ mine, number }) => (await attach(mine.as.owner, number, true)).said,
  'attach under another carrier': async ({ mine, number: { e164, carrier } }) =>
    (await attach(mine.as.owner, { e164, carrier: carrier === 'twilio' ? 'sandbox' : 'twilio' })).said,
  'import the carrier’s list': async ({ api, carrier, mine, number }) => {
    const progress = { listed: 0, imported: 0, known: 0, givenBack: 0 };
    const input = { accountId: mine.id, carrier: number.carrier, actor: 'cli' };
    await importInventory({ sql: api.db.sql, carrier, rate }, input, progress);
    return `${progress.imported} imported`;
  },
  'compare with the carrier’s list': async ({ api, carrier, mine, number }) => {
    const deps = { sql: api.db.sql, carrierFor: () => Promise.resolve(carrier), rate };
    const input = { comparisonId: uuidv7(), accountId: mine.id, carrier: number.carrier };
    const counts = await compareInventory(deps, input);
    return `${counts!.leaks + counts!.ghosts + counts!.strangers} findings`;
  },
  'adopt a stranger': (bed) => fix(bed, 'stranger', null),
  'fix a leak': async (bed) => {
    const { api, mine, number } = bed;
    const [id, campaignId] = [uuidv7(), await draft(mine.as.owner)];
    await mine.as.owner.post(`/v1/campaigns/${campaignId}/launch`);
    await mine.as.owner.post(`/v1/campaigns/${campaignId}/archive`);
    await api.db.sql`
      insert into phone_numbers (id, account_id, campaign_id, e164, carrier, state, released_at)
      values (${id}, ${mine.id}, ${campaignId}, ${number.e164}, ${number.carrier}, 'released', now() - interval '90 days')`;
    return fix(bed, 'leak', id);
  },
  'fix a leak of the neighbour’s row': (bed) => fix(bed, 'leak', bed.theirs.numberId),
  'accept the neighbour’s number as a ghost': (bed) => fix(bed, 'ghost', bed.theirs.numberId),
  'retry, by the neighbour’s number id': async ({ mine, theirs }) => {
    const { status, body } = await mine.as.owner.post(`/v1/numbers/${theirs.numberId}/retry`, {});
    return `${status} ${body.code}`;
  },
  'detach, by the neighbour’s number id': async ({ mine, theirs }) => {
    const path = `/v1/campaigns/${await draft(mine.as.owner)}/numbers/${theirs.numberId}`;
    const { status, body } = await mine.as.owner.delete(path);
    return `${status} ${body.code}`;
  },
  'clone the neighbour’s campaign': async ({ mine, theirs }) => {
    const { status, body } = await mine.as.owner.post(`/v1/campaigns/${theirs.campaignId}/clone`, {});
    return `${status} ${body.code}`;
  },
  'bulk archive of the neighbour’s campaign': async ({ api, mine, theirs }) => {
    const { status, body } = await mine.as.owner.post('/v1/bulk-jobs', {
      action: 'archive',
      campaignIds: [theirs.campaignId],
    });
    if (status >= 400) return `${status} ${body.code}`;
    await runBulkItem(api.db.sql, body.id, loadSealed(api.store));
    return `${(await mine.as.owner.get(`/v1/bulk-jobs/${body.id}`)).body.items[0].outcome}`;
  },
  'archive with a rental from before the rule': async (bed) =>
    archiveAndRelease(bed, (await dispute(bed)).campaignId),
  'bulk archive with such a rental': async (bed) => {
    const { api, mine } = bed;
    const { campaignId } = await dispute(bed);
    await mine.as.owner.post(`/v1/campaigns/${campaignId}/launch`);
    const job = await mine.as.owner.post('/v1/bulk-jobs', { action: 'archive', campaignIds: [campaignId] });
    await runBulkItem(api.db.sql, job.body.id, loadSealed(api.store));
    return release(bed, campaignId);
  },
  'retry of such a rental': async (bed) => {
    const { id, campaignId } = await dispute(bed);
    await archiveAndRelease(bed, campaignId);
    await bed.mine.as.owner.post(`/v1/numbers/${id}/retry`, {});
    return release(bed, campaignId);
  },
  'attach such a rental again': async (bed) => {
    await dispute(bed, 'available');
    return (await attach(bed.mine.as.owner, bed.number)).said;
  },
  'clone a campaign with such a rental': async (bed) => {
    const { campaignId } = await dispute(bed);
    const { body } = await bed.mine.as.owner.post(`/v1/campaigns/${campaignId}/clone`, {});
    return archiveAndRelease(bed, body.id);
  },
  'attach with credentials of one’s own, then remove them': async (bed) => {
    const { mine, number } = bed;
    await mine.as.owner.put(`/v1/carriers/${number.carrier}?check=false`, ownCredentials(number.carrier));
    const { campaignId } = await attach(mine.as.owner, number);
    await mine.as.owner.delete(`/v1/carriers/${number.carrier}`);
    return archiveAndRelease(bed, campaignId);
  },
};

const ownCredentials = (carrier: CarrierId) => {
  const dialect = carrier === 'sandbox' ? 'twilio' : carrier;
  const known = sandboxAccounts.find((account) => account.carrier === dialect)!;
  return sandboxCredentials(dialect, { ...known, secret: 'made-up' });
};
