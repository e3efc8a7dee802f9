import { beforeEach, describe, expect } from 'vitest';
import { rotateCredentials } from '../../src/credentials/rotate-credentials.ts';
import { decryptCredentials, encryptCredentials } from '../../src/credentials/stored-credentials.ts';
import { rotationLines } from '../../src/commands/secrets.ts';
import { putCredentials, readCredentials } from '../../src/db/accounts/carrier-credentials.ts';
import { replaceEncryption, rowsUnderOtherKeys } from '../../src/db/accounts/rotate-credentials.ts';
import { uuidv7 } from '../../src/ids.ts';
import { Keyring } from '../../src/secrets/keyring.ts';
import { fixtures } from '../support/fixtures.ts';
import { makeAccount } from '../support/factories.ts';
import { testKey } from '../support/keyring.ts';

const [first, second] = [testKey('first'), testKey('second')];
const before = new Keyring([first]);
const both = new Keyring([second, first]);
const after = new Keyring([second]);

const { test, db } = fixtures('db');
let accounts: string[];
beforeEach(async () => {
  await db.sql`delete from carrier_credentials`;
  accounts = [];
  for (let n = 0; n < 3; n += 1) accounts.push(await makeAccount(db.sql));
  for (const accountId of accounts)
    for (const carrier of ['telnyx', 'twilio']) await enter(accountId, carrier);
});

const secretOf = (accountId: string, carrier: string) => ({ apiKey: `${carrier} of ${accountId}` });
const enter = (accountId: string, carrier: string, keyring = before) =>
  putCredentials(db.sql, {
    accountId,
    carrier,
    encrypted: encryptCredentials(keyring, { accountId, carrier }, secretOf(accountId, carrier)),
    hint: 'hint',
    actor: 'cli',
    checked: 'skipped',
  });
const everything = () => db.sql`select * from carrier_credentials order by account_id, carrier`;
/** Fails when a row is not what was entered. */
const expectReadable = async (keyring: Keyring) => {
  for (const accountId of accounts) {
    for (const carrier of ['telnyx', 'twilio']) {
      const owner = { accountId, carrier };
      const encrypted = (await readCredentials(db.sql, accountId, carrier))!;
      expect(decryptCredentials(keyring, owner, encrypted)).toEqual(secretOf(accountId, carrier));
    }
  }
};

describe('rotation', () => {
  test('puts every row under the first key, so that the old key is needed no more', async () => {
    const rows = await everything();
    const report = await rotateCredentials(db.sql, both, 4);
    expect(report).toEqual({ rotated: 6, unreadable: [], rowsByKey: new Map([['second', 6]]) });
    await expectReadable(after);
    // Who entered them when is not touched.
    const secretColumns = { key_id: 'second', nonce: expect.any(Buffer), ciphertext: expect.any(Buffer) };
    expect(await everything()).toEqual(rows.map((row) => ({ ...row, ...secretColumns })));
  });

  test('changes nothing when it is run again', async () => {
    await rotateCredentials(db.sql, both);
    const rows = await everything();
    expect(await rotateCredentials(db.sql, both)).toMatchObject({ rotated: 0 });
    expect(await everything()).toEqual(rows);
  });

  test('goes on where it was interrupted', async () => {
    const failing = new (class extends Keyring {
      left = 3;
      override encrypt(...given: Parameters<Keyring['encrypt']>) {
        if (this.left === 0) throw new Error('power cut');
        this.left -= 1;
        return super.encrypt(...given);
      }
    })([second, first]);
    await expect(rotateCredentials(db.sql, failing, 2)).rejects.toThrow('power cut');
    await expectReadable(both);
    expect(await rotateCredentials(db.sql, both, 2)).toMatchObject({ rotated: 3 });
    await expectReadable(after);
  });

  test('may be run by two at once', async () => {
    const reports = await Promise.all([1, 2].map(() => rotateCredentials(db.sql, both, 1)));
    expect(reports.reduce((sum, { rotated }) => sum + rotated, 0)).toBe(6);
    await expectReadable(after);
  });

  test('leaves what nobody can read as it is, does the rest, and names it', async () => {
    const [lost, moved] = accounts as [string, string];
    await enter(lost, 'plivo', new Keyring([testKey('lost')]));
    await db.sql`
      update carrier_credentials set ciphertext = ciphertext || '\\x00'::bytea
      where account_id = ${moved} and carrier = 'telnyx'`;
    const report = await rotateCredentials(db.sql, both, 1);
    expect(report).toMatchObject({ rotated: 5 });
    expect(report.unreadable).toEqual(
      expect.arrayContaining([
        { accountId: lost, carrier: 'plivo', keyId: 'lost', reason: 'key_missing' },
        { accountId: moved, carrier: 'telnyx', keyId: 'first', reason: 'not_authentic' },
      ]),
    );
    expect(report.rowsByKey).toEqual(
      new Map([
        ['first', 1],
        ['lost', 1],
        ['second', 5],
      ]),
    );
  });

  test('never puts back credentials that were replaced while it worked', async () => {
    const [row] = await rowsUnderOtherKeys(db.sql, { keyId: 'second', after: null, limit: 1 });
    await enter(row!.accountId, row!.carrier);
    const entered = await readCredentials(db.sql, row!.accountId, row!.carrier);
    expect(await replaceEncryption(db.sql, row!, after.encrypt('outdated', 'whoever'))).toBe(false);
    expect(await readCredentials(db.sql, row!.accountId, row!.carrier)).toEqual(entered);
  });
});

describe('what the command says', () => {
  test('a key that only an erasure under way needs has to stay', async () => {
    const { keyId, nonce, ciphertext } = before.encrypt('+12025550143', 'an erasure');
    await db.sql`
      insert into erasures (id, account_id, key_id, nonce, ciphertext, reason, requested_by)
      values (${uuidv7()}, ${accounts[0] ?? ''}, ${keyId}, ${nonce}, ${ciphertext}, 'request_of_person', 'cli')`;
    const report = await rotateCredentials(db.sql, both);
    await db.sql`delete from erasures`;
    expect(rotationLines(report, both)).toContain('Keep the key "first": it still encrypts 1 row.');
  });

  test('when all is done, which key may go', async () => {
    expect(rotationLines(await rotateCredentials(db.sql, both), both)).toEqual([
      '6 rows re-encrypted with the key "second", 6 in all.',
      'The key "first" may be removed, once every API and worker has "second" in front.',
    ]);
  });

  test('when a row is left, that its key has to stay, and whose it is', () => {
    const report = {
      rotated: 1,
      unreadable: [
        { accountId: 'a', carrier: 'twilio', keyId: 'lost', reason: 'key_missing' as const },
        { accountId: 'b', carrier: 'telnyx', keyId: 'first', reason: 'not_authentic' as const },
      ],
      rowsByKey: new Map([
        ['second', 1],
        ['first', 1],
        ['lost', 1],
      ]),
    };
    expect(rotationLines(report, both)).toEqual([
      '1 row re-encrypted with the key "second", 1 in all.',
      'Account a, twilio: the key "lost" is missing in LASTCALL_SECRET_KEYS.',
      'Account b, telnyx: the key "first" does not open it; have the credentials entered again.',
      'Keep the key "first": it still encrypts 1 row.',
    ]);
  });
});
