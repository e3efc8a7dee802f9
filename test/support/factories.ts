import type { Sql } from 'postgres';
import { createAccount, type NewAccount } from '../../src/db/accounts/create-account.ts';
import { uuidv7 } from '../../src/ids.ts';

/** The same time twice: campaigns archive themselves at any time of the day. */
export const anyTime = { from: '00:00', to: '00:00' };

/**
 * An account whose campaigns archive themselves at their deadline, unless it is given a window; not one for demonstrations,
 * whose campaigns' clocks may be moved, unless `demo` says so.
 */
export const makeAccount = (sql: Sql, options: Partial<NewAccount> = {}): Promise<string> =>
  createAccount(sql, { name: 'Test account', archiveWindow: anyTime, ...options });

/** An account in a database of an older version, with what accounts have had from the first. */
export async function makeEarlyAccount(sql: Sql): Promise<string> {
  const id = uuidv7();
  await sql`insert into accounts (id, name) values (${id}, 'Test account')`;
  return id;
}

/** A campaign that was launched at `launchedAt` (now by default), whose workflow nobody has started yet. */
export async function makeActiveCampaign(sql: Sql, accountId: string, options: { launchedAt?: Date } = {}) {
  const id = uuidv7();
  await sql`
    insert into campaigns (id, account_id, demo, name, status, created_by, launched_at)
    select ${id}, id, demo, 'Test campaign', 'active', 'test', ${options.launchedAt ?? new Date()}
    from accounts where id = ${accountId}`;
  return id;
}

/** Numbers assigned to a campaign. */
export async function makeNumbers(
  sql: Sql,
  campaignId: string,
  numbers: { e164: string; carrier: string; carrierRef?: string | null }[],
): Promise<string[]> {
  const rows = numbers.map((number) => ({ id: uuidv7(), carrierRef: null, ...number }));
  await sql`
    insert into phone_numbers (id, account_id, campaign_id, e164, carrier, carrier_ref, state, assigned_at)
    select r.id, c.account_id, c.id, r.e164, r.carrier, r."carrierRef", 'assigned', now()
    from jsonb_to_recordset(${sql.json(rows)}) as r(id uuid, e164 text, carrier text, "carrierRef" text), campaigns c
    where c.id = ${campaignId}`;
  await sql`update campaigns set number_count = number_count + ${rows.length} where id = ${campaignId}`;
  return rows.map(({ id }) => id);
}
