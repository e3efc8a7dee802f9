import { readConfig } from '../config.ts';
import { createApiKey } from '../db/api-keys.ts';
import { openDatabase, type Database } from '../db/client.ts';
import { createAccount } from '../db/create-account.ts';
import type { Role } from '../domain/roles.ts';

/** `lastcall account create <name>`: a new tenant with the key of its owner, shown this once. */
export async function createAccountWithOwner(name: string, options: { timeZone?: string }): Promise<void> {
  await withDatabase(async ({ sql }) => {
    const accountId = await createAccount(sql, { name, ...options });
    const key = await createApiKey(sql, { accountId, name: 'Owner', role: 'owner', actor: 'cli' });
    console.log(`account  ${accountId}\nowner’s API key, shown this once  ${key.secret}`);
  });
}

/** `lastcall key create <account> <name> --role <role>`: another key, shown this once. */
export async function createKey(accountId: string, name: string, options: { role: Role }): Promise<void> {
  await withDatabase(async ({ sql }) => {
    const key = await createApiKey(sql, { accountId, name, role: options.role, actor: 'cli' });
    console.log(`API key of a ${key.role}, shown this once  ${key.secret}`);
  });
}

async function withDatabase(work: (db: Database) => Promise<void>): Promise<void> {
  const db = openDatabase(readConfig().databaseUrl, { maxConnections: 1 });
  try {
    await work(db);
  } finally {
    await db.close();
  }
}
