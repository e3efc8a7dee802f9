import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Sql } from 'postgres';
import { createApiKey, findKeyHolder } from '../src/db/accounts/api-keys.ts';
import { createAccount } from '../src/db/accounts/create-account.ts';
import type { PersonRole, Role } from '../src/domain/roles.ts';
import { createUserWithPassword } from '../src/identity/create-user.ts';
import { seedDemoCampaigns } from './demo-campaigns.ts';

/** The demo account's keys and people, kept beside its data because the database has only their hashes. */
export interface DemoKeys {
  owner: string;
  dialer: string;
  /** One for all of the demo's people. */
  password: string;
  people: readonly DemoPerson[];
}

interface DemoPerson {
  name: string;
  email: string;
  role: PersonRole;
}

type KeysFile = Partial<DemoKeys> & Pick<DemoKeys, 'owner' | 'dialer'>;

const people: readonly DemoPerson[] = [
  { name: 'Dana Reyes', email: 'dana@riverside.example', role: 'owner' },
  { name: 'Mo Adler', email: 'mo@riverside.example', role: 'moderator' },
  { name: 'Cal Osei', email: 'cal@riverside.example', role: 'caller' },
  { name: 'Cleo Park', email: 'cleo@riverside.example', role: 'caller' },
];

/**
 * Fills a new installation with a demo account. Done once a data folder: the file with the keys says that it was. One
 * of an older version has no people, who are made then.
 *
 * @returns the account's keys and people
 */
export async function seedDemo(sql: Sql, sandboxUrl: string, keysFile: string): Promise<DemoKeys> {
  const kept = existsSync(keysFile) ? (JSON.parse(readFileSync(keysFile, 'utf8')) as KeysFile) : null;
  if (kept?.people && kept.password !== undefined)
    return { ...kept, people: kept.people, password: kept.password };
  const password = randomBytes(9).toString('base64url');
  if (kept) {
    const account = await findKeyHolder(sql, kept.owner);
    if (account) await seedPeople(sql, account.accountId, password);
    return keep(keysFile, { ...kept, password, people: account ? people : [] });
  }
  const accountId = await createAccount(sql, {
    name: 'Riverside Phone Bank',
    timeZone: 'America/Chicago',
    demo: true,
  });
  const key = async (role: Role) =>
    (await createApiKey(sql, { accountId, name: `Demo ${role}`, role, actor: 'demo' })).secret;
  const keys = { owner: await key('owner'), dialer: await key('dialer') };
  await seedPeople(sql, accountId, password);
  await seedDemoCampaigns(sql, accountId, sandboxUrl);
  return keep(keysFile, { ...keys, password, people });
}

async function seedPeople(sql: Sql, accountId: string, password: string): Promise<void> {
  for (const person of people) await createUserWithPassword(sql, { ...person, accountId, password });
}

function keep(keysFile: string, keys: DemoKeys): DemoKeys {
  writeFileSync(keysFile, JSON.stringify(keys, null, 2), { mode: 0o600 });
  return keys;
}
