import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sql } from 'postgres';
import { freePort } from '../dev/ports.ts';
import { startPostgres } from '../dev/postgres.ts';
import { startApi } from '../src/api/http/start.ts';
import { openFolderStore } from '../src/archive-store/folder-store.ts';
import { createApiKey } from '../src/db/accounts/api-keys.ts';
import { createAccount, type NewAccount } from '../src/db/accounts/create-account.ts';
import { openDatabase } from '../src/db/client.ts';
import { migrate } from '../src/db/migrate.ts';
import { createLog } from '../src/log.ts';
import { apiConfig } from '../test/support/api-config.ts';
import { recordingGateway } from '../test/support/recording-gateway.ts';

interface ApiBed {
  sql: Sql;
  accountId: string;
  /** Asks as the account's owner. */
  // oxlint-disable-next-line typescript/no-explicit-any
  ask: (method: string, path: string, body?: unknown) => Promise<any>;
}

/** An API over HTTP with an account, on a Postgres of its own, for as long as `use` runs. Of Temporal there is a recording. */
export async function withApi(
  account: Partial<NewAccount>,
  use: (bed: ApiBed) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'lastcall-bench-'));
  // Postgres, run by root, becomes another user, who must reach its data.
  await chmod(folder, 0o755);
  const stops: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  try {
    const postgres = await startPostgres({
      dataDir: join(folder, 'pg'),
      port: await freePort(),
      logFile: join(folder, 'pg.log'),
    });
    stops.unshift(() => postgres.stop());
    await migrate(postgres.url);
    const db = openDatabase(postgres.url);
    stops.unshift(() => db.close());
    const accountId = await createAccount(db.sql, { name: 'Bench', ...account });
    const { secret } = await createApiKey(db.sql, {
      accountId,
      name: 'Bench',
      role: 'owner',
      actor: 'bench',
    });
    const server = await startApi(
      {
        db,
        temporal: recordingGateway(),
        store: openFolderStore(folder),
        config: apiConfig(),
        log: createLog('silent'),
      },
      { host: '127.0.0.1', port: 0 },
    );
    stops.unshift(() => server.close());
    await use({
      sql: db.sql,
      accountId,
      async ask(method, path, body) {
        const answer = await fetch(`${server.url}${path}`, {
          method,
          headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        });
        const text = await answer.text();
        if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
        return JSON.parse(text);
      },
    });
  } finally {
    for (const stop of stops) await stop();
  }
}
