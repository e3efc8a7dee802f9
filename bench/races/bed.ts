import type { Sql } from 'postgres';
import { createApiKey } from '../../src/db/accounts/api-keys.ts';
import { createAccount } from '../../src/db/accounts/create-account.ts';

/** An account whose campaigns archive themselves at any time of the day, and an owner's key of it. */
export interface Tenant {
  accountId: string;
  key: string;
}

export interface Bed {
  /** The worker's connections. */
  sql: Sql;
  /** Several, so that those who race do not meet at their account's row first. */
  tenants: readonly Tenant[];
  addTenant(): Promise<Tenant>;
  /** Answers the status. Text is sent as CSV. */
  ask(tenant: Tenant, method: string, path: string, body?: object | string): Promise<number>;
}

const boundMs = 30_000;

/** @param url the API's */
export async function raceBed(sql: Sql, url: string, tenants: number): Promise<Bed> {
  const addTenant = async () => {
    const accountId = await createAccount(sql, {
      name: 'Race',
      archiveWindow: { from: '00:00', to: '00:00' },
    });
    const { secret } = await createApiKey(sql, { accountId, name: 'Race', role: 'owner', actor: 'cli' });
    return { accountId, key: secret };
  };
  return {
    sql,
    tenants: await Promise.all(Array.from({ length: tenants }, addTenant)),
    addTenant,
    async ask({ key }, method, path, body) {
      const response = await fetch(`${url}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${key}`,
          ...(body !== undefined && {
            'content-type': typeof body === 'string' ? 'text/csv' : 'application/json',
          }),
        },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        signal: AbortSignal.timeout(boundMs),
      });
      await response.text();
      return response.status;
    },
  };
}
