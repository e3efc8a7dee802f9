import type { ApiConfig } from '../../src/api/http/services.ts';
import { startApi } from '../../src/api/http/start.ts';
import { createApiKey } from '../../src/db/accounts/api-keys.ts';
import type { Role } from '../../src/domain/roles.ts';
import { createLog, type Logger } from '../../src/log.ts';
import type { TemporalTarget } from '../../src/temporal/connect.ts';
import { openGateway } from '../../src/temporal/open-gateway.ts';
import { apiClient, type ApiClient } from './api-client.ts';
import { apiConfig } from './api-config.ts';
import type { Defer } from './defer.ts';
import type { TestSystem } from './system.ts';

export interface SystemApi {
  url: string;
  /** A client with a new key of this role. */
  as(accountId: string, role: Role): Promise<ApiClient>;
}

/** The API in front of a test's own system, with the real way to Temporal. */
export async function startSystemApi(
  defer: Defer,
  system: TestSystem,
  {
    target,
    log = createLog(process.env['TEST_LOG'] ?? 'silent'),
    ...options
  }: Partial<ApiConfig> & { target?: TemporalTarget; log?: Logger } = {},
): Promise<SystemApi> {
  const { db, store, taskQueue } = system;
  const temporal = openGateway({
    sql: db.sql,
    target: target ?? system.target,
    log,
    taskQueue,
    signalsPerRun: 1_000,
  });
  defer(() => temporal.close());
  const config = apiConfig(options);
  const server = await startApi({ db, temporal, store, config, log }, { host: '127.0.0.1', port: 0 });
  defer(() => server.close());
  return {
    url: server.url,
    async as(accountId, role) {
      const { secret } = await createApiKey(db.sql, { accountId, name: role, role, actor: 'test' });
      return apiClient(server.url, secret);
    },
  };
}
