import { sandboxAccounts, sandboxCredentials } from '../../sandbox/accounts.ts';
import { carriers } from '../../src/carriers/registry.ts';
import { encryptCredentials } from '../../src/credentials/stored-credentials.ts';
import { putCredentials } from '../../src/db/accounts/carrier-credentials.ts';
import { createAccount } from '../../src/db/accounts/create-account.ts';
import { createApiKey } from '../../src/db/accounts/api-keys.ts';
import { addMember } from '../../src/db/accounts/members.ts';
import { uuidv7 } from '../../src/ids.ts';
import { parseKeyring } from '../../src/secrets/parse-keyring.ts';
import { campaignClient } from '../../src/temporal/campaign-client.ts';
import { dialects, limitOf, type Servers } from './servers.ts';

const accounts = 5;
const startsAtOnce = 16;
const hourMs = 60 * 60_000;

/** The time of day in UTC. */
export const hhmm = (instant: number): string => new Date(instant).toISOString().slice(11, 16);

/**
 * Campaigns of some accounts whose days are over and whose people were told of it, each with one number, so that they
 * archive themselves in the next window.
 *
 * @returns an owner's key of each account
 */
export async function makeCampaigns(servers: Servers, count: number): Promise<string[]> {
  const { sql, control } = servers;
  await control.setLimits(
    dialects.map((carrier) => ({
      carrier,
      requestsPerSecond: limitOf(carrier),
      ...(carriers[carrier].limit.counts === 'releases' && { actions: ['release' as const] }),
    })),
  );
  const accountIds: string[] = [];
  for (let at = 0; at < accounts; at += 1) accountIds.push(await makeAccount(servers, at));
  const perAccount = Math.ceil(count / accounts);
  for (const [at, accountId] of accountIds.entries()) {
    const here = Math.min(perAccount, count - at * perAccount);
    const ids = await sql<{ id: string }[]>`
      insert into campaigns (id, account_id, name, status, created_by, launched_at, noticed_at, noticed_for, number_count)
      select uuidv7(), ${accountId}, 'Campaign ' || n, 'active', 'bench', now() - interval '38 days', now() - interval '15 days',
        now() - interval '1 day', 1
      from generate_series(1, ${here}::int) n returning id`;
    for (const [index, carrier] of dialects.entries()) {
      const own = ids.filter((_, n) => n % dialects.length === index);
      const account = sandboxAccounts.find((known) => known.carrier === carrier)!;
      const rented = await control.seed({
        carrier,
        account: account.account,
        range: { from: `+1${300 + index * 10 + at}5550000`, count: own.length },
      });
      const rows = rented.map(({ e164 }, n) => ({ id: uuidv7(), e164, campaignId: own[n]!.id }));
      await sql`
        insert into phone_numbers (id, account_id, campaign_id, e164, carrier, state, assigned_at)
        select r.id, ${accountId}, r."campaignId", r.e164, ${carrier}, 'assigned', now()
        from jsonb_to_recordset(${sql.json(rows)}) as r(id uuid, e164 text, "campaignId" uuid)`;
    }
  }
  await sql`analyze`;
  const keys = await Promise.all(
    accountIds.map((accountId) =>
      createApiKey(sql, { accountId, name: 'Bench', role: 'owner', actor: 'bench' }),
    ),
  );
  return keys.map(({ secret }) => secret);
}

async function makeAccount({ sql, secretKeys }: Servers, at: number): Promise<string> {
  // A window that is hours away: it is moved when all wait.
  const archiveWindow = { from: hhmm(Date.now() - 3 * hourMs), to: hhmm(Date.now() - 2 * hourMs) };
  const accountId = await createAccount(sql, { name: `Bench ${at}`, archiveWindow });
  const userId = uuidv7();
  await sql`insert into users (id, name, email) values (${userId}, 'Olive', ${`owner-${at}@bench.example`})`;
  await addMember(sql, { accountId, userId, role: 'owner' });
  for (const account of sandboxAccounts) {
    const owner = { accountId, carrier: account.carrier };
    const encrypted = encryptCredentials(
      parseKeyring(secretKeys),
      owner,
      sandboxCredentials(account.carrier, account),
    );
    await putCredentials(sql, { ...owner, encrypted, hint: null, actor: 'bench', checked: 'skipped' });
  }
  return accountId;
}

/** Starts the campaigns' workflows, which then wait for their places in the window. */
export async function startWorkflows({ sql, client }: Servers): Promise<void> {
  const campaigns = campaignClient(client, { taskQueue: 'lastcall', signalsPerRun: 1_000 });
  const waiting = await sql<{ id: string; accountId: string }[]>`
    select id, account_id as "accountId" from campaigns where status = 'active' order by id`;
  const lane = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) await campaigns.start(next.id, next.accountId);
  };
  await Promise.all(Array.from({ length: startsAtOnce }, lane));
}

/** Moves the accounts' window, as their owners do. */
export async function moveWindow(
  { apiUrl }: Servers,
  keys: readonly string[],
  archiveWindow: { from: string; to: string },
): Promise<void> {
  for (const key of keys) {
    const answer = await fetch(`${apiUrl}/v1/account`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ archiveWindow }),
    });
    if (!answer.ok) throw new Error(`the window was not moved: ${answer.status} ${await answer.text()}`);
  }
}
