import { beforeEach, expect } from 'vitest';
import { sandboxAccounts, sandboxCredentials } from '../../sandbox/accounts.ts';
import type { DialectId } from '../../sandbox/model.ts';
import type { Carrier } from '../../src/carriers/contract.ts';
import { createCarrier } from '../../src/carriers/registry.ts';
import { comparisonWorkflowId } from '../../workflows/contract.ts';
import type { ApiClient } from '../support/api-client.ts';
import { makeAccount } from '../support/factories.ts';
import { fixtures } from '../support/fixtures.ts';
import { waitFor } from '../support/wait-for.ts';

/** What the account has entered, as the worker opens it: its own credentials, with the subaccounts that it names. */
let named: string[] = [];
const { test, system, sandbox, systemApi: api } = fixtures('system', 'sandbox', 'systemApi', 'worker');
test.override('systemOptions', ({ sandbox: { url } }) => ({
  carrierFor: (_account: string, carrier: string): Promise<Carrier> => {
    const id = carrier as DialectId;
    const login = sandboxAccounts.find((each) => each.carrier === id)!;
    const credentials = { ...sandboxCredentials(id, login), ...(named.length > 0 && { subaccounts: named }) };
    return Promise.resolve(
      createCarrier(id, credentials as never, { baseUrl: `${url}/${id}`, timeoutMs: 2_000 }),
    );
  },
}));

const otherProject = {
  carrier: 'signalwire' as const,
  account: '3'.repeat(8) + '-3333-4333-8333-' + '3'.repeat(12),
};
const subaccount = { carrier: 'twilio' as const, account: `AC${'3c'.repeat(16)}` };
const longAgo = '2024-01-01T00:00:00.000Z';

let accountId: string;
let owner: ApiClient;
beforeEach(async () => {
  named = [];
  await sandbox.control.reset();
  await sandbox.control.putAccount({ ...otherProject, secret: 'other-token' });
  await sandbox.control.putAccount({ ...subaccount, secret: 'sub-token', parent: `AC${'5a'.repeat(16)}` });
  accountId = await makeAccount(system.db.sql);
  for (const carrier of ['signalwire', 'twilio']) {
    await system.db.sql`
      insert into carrier_credentials (account_id, carrier, key_id, nonce, ciphertext, updated_by)
      values (${accountId}, ${carrier}, 'k', ${Buffer.alloc(12)}, ${Buffer.alloc(20)}, 'cli')`;
  }
  owner = await api.as(accountId, 'owner');
});

async function campaignWith(carrier: DialectId, from: string) {
  const [rented] = await sandbox.rentAt(carrier, 1, from);
  const { id } = (await owner.post('/v1/campaigns', { name: 'Ward 4' })).body;
  await owner.post(`/v1/campaigns/${id}/numbers`, { numbers: [{ e164: rented!.e164, carrier }] });
  await owner.post(`/v1/campaigns/${id}/launch`);
  return { path: `/v1/campaigns/${id}`, e164: rented!.e164 };
}

async function numberOf(e164: string) {
  const { items } = (await owner.get(`/v1/numbers?search=${e164.slice(1)}`)).body;
  return items[0] as { id: string; subaccount: string | null };
}
const receiptOf = async (numberId: string) =>
  (await owner.get(`/v1/numbers/${numberId}/receipt`)).body.receipt as Record<string, unknown> | null;

async function compare() {
  expect((await owner.post('/v1/comparisons')).status).toBe(202);
  await system.client.workflow.getHandle(comparisonWorkflowId(accountId)).result();
  return (await owner.get('/v1/findings')).body.items as Record<string, unknown>[];
}
const rentedAt = async (carrier: DialectId) =>
  (await sandbox.control.numbers({ carrier })).map(({ e164, account }) => ({ e164, account }));

test('the receipt of a number that was moved claims no proof, the comparison finds it once its project is named, and one call gives it back', async () => {
  const { path, e164 } = await campaignWith('signalwire', '+14155571000');
  const { account } = otherProject;
  await sandbox.control.change({ carrier: 'signalwire', e164, account, addedAt: longAgo });
  await owner.post(`${path}/archive`);
  const { id: numberId } = await numberOf(e164);
  const receipt = await waitFor('the receipt', () => receiptOf(numberId));
  expect(receipt).toMatchObject({ outcome: 'already_gone', proof: 'read_back', absence: 'unknown' });
  expect(await rentedAt('signalwire')).toEqual([{ e164, account }]);
  expect(await compare()).toEqual([]);

  named = [`${account}:other-token`];
  const [leak] = await compare();
  expect(leak).toMatchObject({ kind: 'leak', e164, subaccount: account, fix: 'release' });
  const fixed = (await owner.post(`/v1/findings/${String(leak!['id'])}/fix`)).body;

  const proof = await waitFor('the receipt', () => receiptOf(fixed.numberId));
  expect(proof).toMatchObject({ outcome: 'released', proof: 'read_back', absence: 'proved' });
  expect(await rentedAt('signalwire')).toEqual([]);
  expect(await compare()).toEqual([]);
  expect(await receiptOf(numberId)).toEqual(receipt);
});

test('a number that the carrier shows in a subaccount gets no receipt, and is given back from there when somebody says so', async () => {
  const { path, e164 } = await campaignWith('twilio', '+14155572000');
  const { account } = subaccount;
  await sandbox.control.change({ carrier: 'twilio', e164, account });
  await owner.post(`${path}/archive`);
  const [item] = await waitFor('the inbox', async () => {
    const { items } = (await owner.get('/v1/inbox?needsOperator=true')).body;
    return items.length > 0 && items;
  });
  expect(item).toMatchObject({ e164, reason: { code: 'moved_to_subaccount' }, foundIn: account });
  expect(await receiptOf(item.numberId)).toBeNull();

  expect((await owner.post(`/v1/numbers/${item.numberId}/retry`, { whereFound: true })).status).toBe(204);
  const receipt = await waitFor('the receipt', () => receiptOf(item.numberId));
  expect(receipt).toMatchObject({ outcome: 'released', absence: 'proved' });
  expect(await rentedAt('twilio')).toEqual([]);
  expect((await numberOf(e164)).subaccount).toBe(account);
});

test('what subaccounts rent besides is neither taken for a stranger nor imported, and a number that moved there is no ghost', async () => {
  const { e164 } = await campaignWith('twilio', '+14155573000');
  await sandbox.control.seed({ ...subaccount, numbers: [{ e164: '+14155573100' }] });
  await sandbox.control.change({ carrier: 'twilio', e164, account: subaccount.account });
  expect(await compare()).toEqual([]);
  named = [subaccount.account];
  expect(await compare()).toEqual([]);
});

test('with the credentials of the installation no number is given back from a subaccount', async () => {
  const { path, e164 } = await campaignWith('twilio', '+14155574000');
  await sandbox.control.change({ carrier: 'twilio', e164, account: subaccount.account });
  await owner.post(`${path}/archive`);
  const [item] = await waitFor('the inbox', async () => {
    const { items } = (await owner.get('/v1/inbox?needsOperator=true')).body;
    return items.length > 0 && items;
  });
  await owner.delete('/v1/carriers/twilio');
  expect(await owner.post(`/v1/numbers/${item.numberId}/retry`, { whereFound: true })).toMatchObject({
    status: 409,
    body: { code: 'release_not_found_elsewhere' },
  });
  expect(await rentedAt('twilio')).toEqual([{ e164, account: subaccount.account }]);
});
