import { beforeEach, describe, expect } from 'vitest';
import { type CarrierId, carrierIds } from '../../src/carriers/registry.ts';
import { claimRelease } from '../../src/db/releases/claim-release.ts';
import { sealedSince } from '../support/campaigns.ts';
import { emptyAccounts } from '../support/empty-accounts.ts';
import { fixtures } from '../support/fixtures.ts';
import { testKeyring } from '../support/keyring.ts';
import { type Neighbours, ways } from '../support/neighbours.ts';
import { type TestAccount } from '../support/test-api.ts';

const { test, api, sandbox } = fixtures('api', 'sandbox');
test.override('apiOptions', ({ sandbox: { url } }) => ({
  keyring: testKeyring('current'),
  carrierUrls: { sandbox: url },
}));

async function campaignWith(account: TestAccount, number: object) {
  const { body: campaign } = await account.as.owner.post('/v1/campaigns', { name: 'Theirs' });
  const path = `/v1/campaigns/${campaign.id}`;
  const { status } = await account.as.owner.post(`${path}/numbers`, { numbers: [number] });
  const { body: numbers } = await account.as.owner.get(`${path}/numbers`);
  return { campaignId: campaign.id as string, status, numberId: numbers.items[0]?.id as string };
}

/** Two accounts and nothing else: no number at any carrier, and no other account. */
async function twoAccounts() {
  await sandbox.control.reset();
  await emptyAccounts(api.db.sql);
  const [account, mine] = [await api.createAccount(), await api.createAccount()];
  return { account, mine, browser: (await mine.signIn('owner')).client };
}

/** A number that the first account's active campaign holds. */
async function held(
  { account, mine, browser }: Awaited<ReturnType<typeof twoAccounts>>,
  carrierId: CarrierId,
  from = '+14155550100',
): Promise<Neighbours> {
  const [rented] =
    carrierId === 'sandbox' ? await sandbox.rent(1, from) : await sandbox.rentAt(carrierId, 1, from);
  const { e164, carrierRef } = rented!;
  const number = { e164, carrier: carrierId, ...(carrierRef !== null && { carrierRef }) };
  const theirs = { account, ...(await campaignWith(account, number)) };
  await account.as.owner.post(`/v1/campaigns/${theirs.campaignId}/launch`);
  const carrier = (await sandbox.carrierFor(account.id, carrierId))!;
  return { api, sandbox, carrier, number, theirs, mine, browser };
}

const neighbours = async () => held(await twoAccounts(), 'sandbox');

const stateOf = async (numberId: string) =>
  (await api.db.sql<{ state: string }[]>`select state from phone_numbers where id = ${numberId}`)[0]!.state;

/** What each way came to, carrier by carrier. */
const said = new Map<string, string[]>();

test.each(carrierIds)(
  'a number of another account’s active campaign is given back by no way at %s',
  async (carrierId) => {
    const accounts = await twoAccounts();
    for (const [at, [name, way]] of Object.entries(ways).entries()) {
      const bed = await held(accounts, carrierId, `+14155550${100 + at}`);
      const answer = await way(bed);
      const rented = (await sandbox.control.numbers()).map(({ e164 }) => e164);
      expect(rented, `${name}: ${answer}`).toContain(bed.number.e164);
      expect(await stateOf(bed.theirs.numberId), name).toBe('assigned');
      said.set(name, [...(said.get(name) ?? []), answer]);
    }
  },
  120_000,
);

test('the page of what each way comes to is true', async () => {
  const table = [['way', ...carrierIds], ['', ...carrierIds].map(() => '---')];
  for (const [name, answers] of said) table.push([name, ...answers]);
  await expect(
    [
      '# A neighbour’s number',
      '',
      'Made by `test/integration/neighbours.test.ts`: one account tries to get at a number that an active campaign of',
      'another account holds, at each carrier, with the credentials that both share. After each try the number is still',
      'rented and still in its campaign. After a change that is meant: `npx vitest run test/integration/neighbours.test.ts --update`.',
      '',
      ...table.map((cells) => `| ${cells.join(' | ')} |`),
      '',
    ].join('\n'),
  ).toMatchFileSnapshot('../../docs/neighbours.md');
});

describe('at one moment', () => {
  beforeEach(neighbours);

  test('two accounts attach the same numbers: one gets them all, and the other is told nothing of who', async () => {
    const accounts = await Promise.all([1, 2, 3, 4].map(() => api.createAccount()));
    const ids = await Promise.all(
      accounts.map(
        async ({ as }) => (await as.owner.post('/v1/campaigns', { name: 'Race' })).body.id as string,
      ),
    );
    for (let round = 0; round < 10; round += 1) {
      const numbers = Array.from({ length: 20 }, (_, n) => ({
        e164: `+1415555${String(1000 + round * 20 + n)}`,
        carrier: 'sandbox',
      }));
      const answers = await Promise.all(
        accounts.map(({ as }, at) =>
          as.owner.post(`/v1/campaigns/${ids[at]}/numbers`, {
            numbers: at % 2 === 0 ? numbers : numbers.toReversed(),
          }),
        ),
      );
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409, 409]);
      const refused = answers.find(({ status }) => status === 409)!;
      expect(refused.body.numbers).toHaveLength(20);
      expect(refused.body.numbers[0]).toEqual({
        e164: numbers[0]!.e164,
        carrier: 'sandbox',
        state: null,
        campaignId: null,
        until: null,
        reason: 'held_elsewhere',
        explanation: expect.stringContaining('Another account'),
      });
      const words = JSON.stringify(refused.body);
      for (const other of [...accounts.map(({ id }) => id), ...ids]) expect(words).not.toContain(other);
    }
  });

  test('a release is claimed and the number attached: whoever has it keeps it until it is given back', async () => {
    const [before, after] = [await api.createAccount(), await api.createAccount()];
    for (let n = 0; n < 10; n += 1) {
      const number = { e164: `+1415555200${n}`, carrier: 'sandbox' };
      const { campaignId, numberId } = await campaignWith(before, number);
      await before.as.owner.post(`/v1/campaigns/${campaignId}/launch`);
      await before.as.owner.post(`/v1/campaigns/${campaignId}/archive`);
      await sealedSince(api.db.sql, campaignId);
      const [claim, attached] = await Promise.all([
        claimRelease(api.db.sql, numberId, 60_000),
        campaignWith(after, number),
      ]);
      expect(claim).toMatchObject({ claimed: true, claim: { login: 'installation' } });
      expect(attached.status).toBe(409);
      await api.db
        .sql`update phone_numbers set state = 'released', released_at = now() where id = ${numberId}`;
      expect((await campaignWith(after, number)).status).toBe(200);
    }
  });

  test('credentials are removed and a number attached: it has its place, or is not released', async () => {
    const { mine, theirs, number } = await neighbours();
    for (let n = 0; n < 10; n += 1) {
      const free = { e164: `+1415555300${n}`, carrier: 'sandbox' };
      const credentials = { accountSid: `AC${'1'.repeat(32)}`, authToken: 'made-up' };
      await mine.as.owner.put('/v1/carriers/sandbox?check=false', credentials);
      await Promise.all([campaignWith(mine, free), mine.as.owner.delete('/v1/carriers/sandbox')]);
      expect((await campaignWith(theirs.account, free)).status).toBe(409);
      expect(await stateOf(theirs.numberId)).toBe('assigned');
    }
    expect((await campaignWith(mine, number)).status).toBe(409);
  });
});

describe('a place is given up', () => {
  test('by the release: then the number can be attached by whoever rents it next', async () => {
    const { mine, theirs, number } = await neighbours();
    await api.db
      .sql`update phone_numbers set state = 'released', released_at = now() where id = ${theirs.numberId}`;
    expect((await campaignWith(mine, number)).status).toBe(200);
  });

  test('never for credentials of one’s own: they need none, and a stale rental of another account is not in their way', async () => {
    const { mine, number } = await neighbours();
    const credentials = { accountSid: `AC${'1'.repeat(32)}`, authToken: 'made-up' };
    await mine.as.owner.put('/v1/carriers/sandbox?check=false', credentials);
    const { campaignId, numberId, status } = await campaignWith(mine, number);
    expect(status).toBe(200);
    await mine.as.owner.post(`/v1/campaigns/${campaignId}/launch`);
    await mine.as.owner.post(`/v1/campaigns/${campaignId}/archive`);
    await sealedSince(api.db.sql, campaignId);
    expect(await claimRelease(api.db.sql, numberId, 60_000)).toMatchObject({ claim: { login: 'own' } });
  });

  test('by an operator, as the operations page says: a retry takes it', async () => {
    const bed = await neighbours();
    expect(await ways['attach with credentials of one’s own, then remove them']!(bed)).toBe(
      'needs_operator held_elsewhere',
    );
    const { theirs, mine } = bed;
    const [{ id }] = await api.db.sql<[{ id: string }]>`
      select id from phone_numbers where account_id = ${mine.id}`;
    const inbox = (await mine.as.owner.get('/v1/inbox')).body.items;
    expect(inbox).toMatchObject([{ reason: { code: 'held_elsewhere' } }]);
    await api.db.sql`update phone_numbers set carrier_place = 'own' where id = ${theirs.numberId}`;
    await mine.as.owner.post(`/v1/numbers/${id}/retry`, {});
    expect(await claimRelease(api.db.sql, id, 60_000)).toMatchObject({ claimed: true });
  });
});
