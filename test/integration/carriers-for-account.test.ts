import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import type { AccountCredentials } from '../../src/carriers/account-credentials.ts';
import { CarrierListError, type Carrier, type OrderOptions } from '../../src/carriers/contract.ts';
import { carriersForAccounts } from '../../src/credentials/for-account.ts';
import { sandboxAccounts, sandboxCredentials } from '../../sandbox/accounts.ts';
import { dialectId } from '../../sandbox/model.ts';
import { encryptCredentials } from '../../src/credentials/stored-credentials.ts';
import { deleteCredentials, putCredentials } from '../../src/db/accounts/carrier-credentials.ts';
import { openDatabase } from '../../src/db/client.ts';
import { Keyring } from '../../src/secrets/keyring.ts';
import { fixtures } from '../support/fixtures.ts';
import { makeAccount } from '../support/factories.ts';
import { testKey } from '../support/keyring.ts';

const timeoutMs = 2_000;
const secret = 'only-for-the-carrier';
const subaccount = { carrier: 'twilio', account: `AC${'7b'.repeat(16)}`, secret } as const;
const key = testKey('first');
const keyring = new Keyring([key]);

const { test, db, sandbox } = fixtures('db', 'sandbox');
let accountId: string;
let logged: string[];
beforeEach(async () => {
  accountId = await makeAccount(db.sql);
  await sandbox.control.putAccount(subaccount);
  logged = [];
});
afterEach(() => sandbox.control.reset());

const urls = () => ({
  sandbox: sandbox.url,
  ...Object.fromEntries(dialectId.options.map((id) => [id, `${sandbox.url}/${id}`])),
});
const carriers = (keys: Keyring | null = keyring) =>
  carriersForAccounts(
    db.sql,
    { keyring: keys, carrierUrls: urls(), carrierCredentials: {} },
    { timeoutMs, log: pino({ level: 'trace' }, { write: (line) => void logged.push(line) }) },
  );
const enter = (carrier: string, credentials: AccountCredentials, of = accountId) =>
  putCredentials(db.sql, {
    accountId: of,
    carrier,
    encrypted: encryptCredentials(keyring, { accountId: of, carrier }, credentials),
    hint: null,
    actor: 'cli',
    checked: 'skipped',
  });
const own = sandboxCredentials('twilio', subaccount);
const listed = async (carrier: Carrier | null) => {
  const all: string[] = [];
  for await (const page of carrier!.list({})) all.push(...page.map(({ e164 }) => e164));
  return all;
};

describe('the carrier of an account', () => {
  test('uses the account’s own credentials, and no other account’s numbers', async () => {
    await sandbox.control.seed({
      carrier: 'twilio',
      account: subaccount.account,
      numbers: [{ e164: '+14155550101' }],
    });
    const [shared] = await sandbox.rent(1, '+14155550102');
    await enter('sandbox', own);
    const neighbour = await makeAccount(db.sql);
    const carrierFor = carriers();
    expect(await listed(await carrierFor(accountId, 'sandbox'))).toEqual(['+14155550101']);
    expect(await listed(await carrierFor(neighbour, 'sandbox'))).toEqual([shared?.e164]);
  });

  test('talks to each carrier at the address that the environment gives', async () => {
    const carrierFor = carriers();
    for (const carrier of dialectId.options) {
      const known = sandboxAccounts.find((each) => each.carrier === carrier)!;
      await sandbox.control.seed({ carrier, account: known.account, numbers: [{ e164: '+14155550103' }] });
      await enter(carrier, sandboxCredentials(carrier, known));
      expect([carrier, await listed(await carrierFor(accountId, carrier))]).toEqual([
        carrier,
        ['+14155550103'],
      ]);
    }
  });

  test('is nobody where neither the account nor the installation has credentials', async () => {
    expect(await carriers()(accountId, 'telnyx')).toBeNull();
    expect(await carriers()(accountId, 'acme')).toBeNull();
  });

  test('changes with the credentials, at once', async () => {
    const carrierFor = carriers();
    await enter('twilio', { ...own, authToken: 'outdated' });
    const before = await carrierFor(accountId, 'twilio');
    await expect(listed(before)).rejects.toThrow('credentials_rejected');
    // The same adapter as long as they are the same: some remember what they learned of the carrier.
    expect(await carrierFor(accountId, 'twilio')).toBe(before);
    await enter('twilio', own);
    expect(await listed(await carrierFor(accountId, 'twilio'))).toEqual([]);
    await deleteCredentials(db.sql, { accountId, carrier: 'twilio', actor: 'cli' });
    expect(await carrierFor(accountId, 'twilio')).toBeNull();
  });

  test('is the installation’s again when the account’s are removed', async () => {
    const carrierFor = carriers();
    const shared = await carrierFor(accountId, 'sandbox');
    await enter('sandbox', own);
    expect(await carrierFor(accountId, 'sandbox')).not.toBe(shared);
    await deleteCredentials(db.sql, { accountId, carrier: 'sandbox', actor: 'cli' });
    expect(await carrierFor(accountId, 'sandbox')).toBe(shared);
  });
});

describe('credentials that cannot be read', () => {
  const number = { e164: '+14155550104', carrierRef: null };
  const options: OrderOptions = { orderId: '019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11' };
  const asked = async (carrierFor = carriers()) => {
    const carrier = (await carrierFor(accountId, 'sandbox'))!;
    const answers = [
      await carrier.release(number, options),
      await carrier.readBack(number, options),
      await (await carrier.orders!.read('order', options)).of(number, options),
    ];
    const list = await listed(carrier).catch((error: unknown) => error);
    expect(list).toBeInstanceOf(CarrierListError);
    return new Set(
      [...answers, (list as CarrierListError).failure].map(({ kind, ...more }) =>
        [kind, 'reason' in more && more.reason].join(' '),
      ),
    );
  };

  test.each([
    ['no key at all', async () => carriers(null)],
    ['another key', async () => carriers(new Keyring([testKey('second')]))],
    ['another key under the same id', async () => carriers(new Keyring([testKey('first')]))],
    [
      'a row that was moved from another account',
      async () => {
        const other = await makeAccount(db.sql);
        await enter('sandbox', own, other);
        await db.sql`
          update carrier_credentials c set nonce = o.nonce, ciphertext = o.ciphertext
          from carrier_credentials o where c.account_id = ${accountId} and o.account_id = ${other}`;
        return carriers();
      },
    ],
    [
      'a row that was moved from another carrier',
      async () => {
        await enter('twilio', own);
        await db.sql`
          update carrier_credentials c set nonce = o.nonce, ciphertext = o.ciphertext
          from carrier_credentials o
          where c.account_id = ${accountId} and c.carrier = 'sandbox'
            and o.account_id = ${accountId} and o.carrier = 'twilio'`;
        return carriers();
      },
    ],
    [
      'one changed byte',
      async () => {
        await db.sql`
          update carrier_credentials set ciphertext = set_byte(ciphertext, 5, get_byte(ciphertext, 5) # 1)
          where account_id = ${accountId}`;
        return carriers();
      },
    ],
    [
      'a shape that this version does not know',
      async () => {
        await enter('sandbox', { apiKey: secret });
        return carriers();
      },
    ],
  ])('wait for an operator: %s', async (_case, broken) => {
    await enter('sandbox', own);
    const carrierFor = await broken();
    expect(await asked(carrierFor)).toEqual(new Set(['needs_operator credentials_unreadable']));
    await asked(carrierFor);
    // The installation's own credentials are not tried instead.
    expect(await sandbox.control.requests()).toEqual([]);
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain(accountId);
    expect(logged[0]).not.toContain(secret);
  });

  test('name the missing key in the log', async () => {
    await enter('sandbox', own);
    await asked(carriers(null));
    expect(JSON.parse(logged[0]!)).toMatchObject({
      accountId,
      carrier: 'sandbox',
      keyId: 'first',
      reason: 'key_missing',
    });
  });

  test('are readable again once the key is back, whichever encrypts now', async () => {
    await enter('sandbox', own);
    const carrierFor = carriers(new Keyring([testKey('second'), key]));
    expect(await listed(await carrierFor(accountId, 'sandbox'))).toEqual([]);
  });
});

test('a database that is away is an error, not an account without credentials', async () => {
  const away = openDatabase('postgres://nobody:x@127.0.0.1:1/none');
  const carrierFor = carriersForAccounts(
    away.sql,
    { keyring, carrierUrls: {}, carrierCredentials: {} },
    { timeoutMs, log: pino({ level: 'silent' }) },
  );
  await expect(carrierFor(accountId, 'sandbox')).rejects.toThrow('ECONNREFUSED');
  await away.close();
});
