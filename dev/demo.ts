import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Sql } from 'postgres';
import { createApiKey, findKeyHolder } from '../src/db/accounts/api-keys.ts';
import { createAccount } from '../src/db/accounts/create-account.ts';
import { joinable, joinTransaction } from '../src/db/join-transaction.ts';
import type { PersonRole, Role } from '../src/domain/roles.ts';
import { createUserWithPassword, hashOf } from '../src/identity/create-user.ts';
import { seedDemoCampaigns } from './demo-campaigns.ts';
import { writeDurably } from './write-durably.ts';

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
 * Fills a new installation with a demo account, as a whole or not at all. Done once a data folder: the file with the
 * keys says that it was. Where that file is lost, or was not written any more, the account gets new keys and its people
 * a new password. One of an older version has no people, who are made then.
 *
 * @returns the account's keys and people
 */
export async function seedDemo(sql: Sql, sandboxUrl: string, keysFile: string): Promise<DemoKeys> {
  const kept = readKeys(keysFile);
  if (kept?.people && kept.password !== undefined)
    return { ...kept, people: kept.people, password: kept.password };
  const password = randomBytes(9).toString('base64url');
  if (kept) {
    const account = await findKeyHolder(sql, kept.owner);
    if (account) await inOne(sql, (joined) => seedPeople(joined, account.accountId, password));
    return keep(keysFile, { ...kept, password, people: account ? people : [] });
  }
  const keys = await inOne(sql, async (joined) => {
    const there = await findDemo(joined);
    const accountId = there ?? (await seedAccount(joined, sandboxUrl, password));
    if (there !== null) await setPasswords(joined, accountId, password);
    const key = async (role: Role) =>
      (await createApiKey(joined, { accountId, name: `Demo ${role}`, role, actor: 'demo' })).secret;
    return { owner: await key('owner'), dialer: await key('dialer') };
  });
  return keep(keysFile, { ...keys, password, people });
}

/** Null: there is none, or what is there was only half written. */
function readKeys(file: string): KeysFile | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as KeysFile;
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Runs work in one transaction, whatever transactions it begins. */
async function inOne<T>(sql: Sql, work: (joined: Sql) => Promise<T>): Promise<T> {
  const { result, afterwards } = await sql.begin((tx) => joinTransaction(tx, () => work(joinable(sql))));
  for (const then of afterwards) then();
  return result;
}

async function seedAccount(sql: Sql, sandboxUrl: string, password: string): Promise<string> {
  const accountId = await createAccount(sql, {
    name: 'Riverside Phone Bank',
    timeZone: 'America/Chicago',
    demo: true,
  });
  await seedPeople(sql, accountId, password);
  await seedDemoCampaigns(sql, accountId, sandboxUrl);
  return accountId;
}

async function seedPeople(sql: Sql, accountId: string, password: string): Promise<void> {
  for (const person of people) await createUserWithPassword(sql, { ...person, accountId, password });
}

/** The account that the demo's people are in. */
async function findDemo(sql: Sql): Promise<string | null> {
  const [found] = await sql<{ id: string }[]>`
    select a.id from accounts a join members m on m.account_id = a.id join users u on u.id = m.user_id
    where a.demo and u.email = any(${people.map(({ email }) => email)})
    order by a.id limit 1`;
  return found?.id ?? null;
}

async function setPasswords(sql: Sql, accountId: string, password: string): Promise<void> {
  const hash = await hashOf(password);
  await sql`
    update identities i set password = ${hash}, updated_at = now()
    from users u join members m on m.user_id = u.id
    where i.user_id = u.id and i.provider_id = 'credential' and m.account_id = ${accountId}
      and u.email = any(${people.map(({ email }) => email)})`;
}

function keep(keysFile: string, keys: DemoKeys): DemoKeys {
  writeDurably(keysFile, JSON.stringify(keys, null, 2));
  return keys;
}
