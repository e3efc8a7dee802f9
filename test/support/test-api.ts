import { pino } from 'pino';
import type { ApiConfig } from '../../src/api/http/services.ts';
import { startApi } from '../../src/api/http/start.ts';
import { openFolderStore } from '../../src/archive-store/folder-store.ts';
import type { ArchiveStore } from '../../src/archive-store/store.ts';
import { createApiKey } from '../../src/db/accounts/api-keys.ts';
import type { Database } from '../../src/db/client.ts';
import type { NewAccount } from '../../src/db/accounts/create-account.ts';
import { type PersonRole, type Role, roles } from '../../src/domain/roles.ts';
import { type ApiClient, apiClient } from './api-client.ts';
import { apiConfig } from './api-config.ts';
import { createTestDatabase, openTestDatabase } from './database.ts';
import type { Defer } from './defer.ts';
import { makeAccount } from './factories.ts';
import { makePerson, type TestPerson } from './people.ts';
import { type RecordingGateway, recordingGateway } from './recording-gateway.ts';
import { makeTempFolder } from './temp-folder.ts';

/** An account with a key of each role. */
export interface TestAccount {
  id: string;
  keys: Record<Role, string>;
  /** A client of each role. */
  as: Record<Role, ApiClient>;
  /** A new person of this role, signed in: `const { userId, client } = await account.signIn('caller')`. */
  signIn: (role: PersonRole) => Promise<TestPerson>;
}

export interface TestApi {
  url: string;
  db: Database;
  databaseUrl: string;
  temporal: RecordingGateway;
  store: ArchiveStore;
  storeFolder: string;
  /** Every line that was logged. */
  logged: string[];
  createAccount(account?: Partial<NewAccount>): Promise<TestAccount>;
}

/** The API over real HTTP on a database of its own; of Temporal there is a recording only. */
export async function startTestApi(
  defer: Defer,
  options: Partial<ApiConfig> = {},
  otherStore?: ArchiveStore,
): Promise<TestApi> {
  const database = await createTestDatabase(defer);
  const db = openTestDatabase(defer, database);
  const storeFolder = makeTempFolder(defer);
  const store = otherStore ?? openFolderStore(storeFolder);
  const temporal = recordingGateway();
  const logged: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line) => void logged.push(line) });
  const config = apiConfig(options);
  const server = await startApi(
    { db, temporal, store, config, log },
    { host: '127.0.0.1', port: 0, drainMs: 2_000 },
  );
  defer(() => server.close());
  return {
    url: server.url,
    db,
    databaseUrl: database.url,
    temporal,
    store,
    storeFolder,
    logged,
    async createAccount(account = {}) {
      const id = await makeAccount(db.sql, account);
      const keys = {} as Record<Role, string>;
      const as = {} as Record<Role, ApiClient>;
      for (const role of roles) {
        keys[role] = (await createApiKey(db.sql, { accountId: id, name: role, role, actor: 'cli' })).secret;
        as[role] = apiClient(server.url, keys[role]);
      }
      // As if they had been used, so that no test finds their first use in its audit log.
      await db.sql`update api_keys set last_used_at = now() - interval '1 hour' where account_id = ${id}`;
      const signIn = (role: PersonRole) => makePerson(server.url, db.sql, config, { accountId: id, role });
      return { id, keys, as, signIn };
    },
  };
}
