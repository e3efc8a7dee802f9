import type { Config } from '../config.ts';
import { openDatabase } from '../db/client.ts';
import { openClient, temporalTarget } from '../temporal/connect.ts';
import type { Check, Surroundings } from './check.ts';
import { checks as allChecks } from './checks.ts';
import { type Report, runChecks } from './run-checks.ts';
import { usableConfig } from './usable-config.ts';

const connections = 4;
const statementBoundMs = 15_000;

/**
 * Examines the installation that an environment describes, and changes nothing in it.
 *
 * @param options.boundMs for each check
 */
export async function examine(
  environment: NodeJS.ProcessEnv,
  options: { checks?: readonly Check[]; boundMs?: number } = {},
): Promise<Report> {
  const { config, wrong } = usableConfig(environment);
  const db = openDatabase(config.databaseUrl, {
    maxConnections: connections,
    name: 'lastcall-doctor',
    statementBoundMs,
  });
  const temporal = reachTemporal(config, environment);
  try {
    const surroundings: Surroundings = { environment, config, wrong, sql: db.sql, temporal };
    return await runChecks(options.checks ?? allChecks, surroundings, options.boundMs);
  } finally {
    if ('connection' in temporal) await temporal.connection.close();
    await db.close();
  }
}

function reachTemporal(config: Config, environment: NodeJS.ProcessEnv): Surroundings['temporal'] {
  try {
    const target = temporalTarget(config, environment);
    return { ...openClient(target), address: target.connectionOptions.address ?? 'localhost:7233' };
  } catch (error) {
    return { error };
  }
}
