import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Sql } from 'postgres';
import { createApiKey } from '../db/api-keys.ts';
import { createAccount } from '../db/create-account.ts';
import type { Role } from '../domain/roles.ts';
import { seedDemoCampaigns } from './demo-campaigns.ts';

/** The demo account's keys, kept beside its data because the database has only their hashes. */
export interface DemoKeys {
  owner: string;
  dialer: string;
}

/**
 * Fills a new installation with a demo account. Done once a data folder: the file with the keys says that it was.
 *
 * @returns the account's keys
 */
export async function seedDemo(sql: Sql, sandboxUrl: string, keysFile: string): Promise<DemoKeys> {
  if (existsSync(keysFile)) return JSON.parse(readFileSync(keysFile, 'utf8')) as DemoKeys;
  const accountId = await createAccount(sql, {
    name: 'Riverside Phone Bank',
    timeZone: 'America/Chicago',
    demo: true,
  });
  const key = async (role: Role) =>
    (await createApiKey(sql, { accountId, name: `Demo ${role}`, role, actor: 'demo' })).secret;
  const keys: DemoKeys = { owner: await key('owner'), dialer: await key('dialer') };
  await seedDemoCampaigns(sql, accountId, sandboxUrl);
  writeFileSync(keysFile, JSON.stringify(keys, null, 2), { mode: 0o600 });
  return keys;
}
