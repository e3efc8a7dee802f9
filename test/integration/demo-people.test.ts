import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { createApiKey } from '../../src/db/accounts/api-keys.ts';
import { type DemoKeys, seedDemo } from '../../dev/demo.ts';
import { welcome } from '../../dev/welcome.ts';
import { fixtures } from '../support/fixtures.ts';
import { makeAccount } from '../support/factories.ts';
import { makeTempFolder } from '../support/temp-folder.ts';

const { test, db } = fixtures('db');

test('a data folder of a version without people gets them, once, and its keys stay', async () => {
  const accountId = await makeAccount(db.sql, { demo: true });
  const { secret } = await createApiKey(db.sql, { accountId, name: 'Demo', role: 'owner', actor: 'demo' });
  const file = join(makeTempFolder(), 'demo-keys.json');
  writeFileSync(file, JSON.stringify({ owner: secret, dialer: 'lc_dialer' }), { mode: 0o600 });

  const keys = await seedDemo(db.sql, 'http://127.0.0.1:1', file);
  expect(keys).toMatchObject({ owner: secret, dialer: 'lc_dialer' });
  expect(keys.password.length).toBeGreaterThanOrEqual(12);
  expect(await seedDemo(db.sql, 'http://127.0.0.1:1', file)).toEqual(keys);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(keys);
  expect(statSync(file).mode & 0o777).toBe(0o600);

  const members = await db.sql`
    select u.name, m.role from members m join users u on u.id = m.user_id
    where m.account_id = ${accountId} order by u.name`;
  expect(members).toEqual([
    { name: 'Cal Osei', role: 'caller' },
    { name: 'Cleo Park', role: 'caller' },
    { name: 'Dana Reyes', role: 'owner' },
    { name: 'Mo Adler', role: 'moderator' },
  ]);
});

test('the welcome tells where the pages are and how to sign in', () => {
  const keys: DemoKeys = {
    owner: 'lc_owner',
    dialer: 'lc_dialer',
    password: 'the password',
    people: [{ name: 'Dana Reyes', email: 'dana@riverside.example', role: 'owner' }],
  };
  const text = welcome({ apiUrl: 'http://127.0.0.1:8080', keys, env: {}, dataDir: '/data' });
  expect(text).toMatch(/Pages +http:\/\/127\.0\.0\.1:8080\n/);
  expect(text).toContain('the password the password');
  expect(text).toMatch(/dana@riverside\.example +owner/);
});
