/**
 * A client that sends every change again until it is answered, over connections of which three of ten break before, during or
 * after the effect: whether any change is lost, or made twice.
 *
 *   npm run build && npx tsx bench/retries.ts [--changes 10000] [--clients 16]
 *
 * Starts a Postgres of its own that syncs every commit and the API in a process of its own, and removes both again.
 */
import { parseArgs } from 'node:util';
import { createApiKey } from '../src/db/accounts/api-keys.ts';
import { retriesThroughCuts } from '../test/support/retries.ts';
import { openBed } from './intake/bed.ts';

const { values } = parseArgs({
  options: {
    changes: { type: 'string', default: '10000' },
    clients: { type: 'string', default: '16' },
  },
});
const bed = await openBed(1);
try {
  const { accountId, sql, apiUrl: url } = bed;
  const { secret: key } = await createApiKey(sql, {
    accountId,
    name: 'owner',
    role: 'owner',
    actor: 'bench',
  });
  const changes = Number(values.changes);
  const begun = performance.now();
  const { missing, double, ...counts } = await retriesThroughCuts({
    url,
    sql,
    accountId,
    key,
    changes,
    clients: Number(values.clients),
  });
  const seconds = Math.round((performance.now() - begun) / 1_000);
  console.log({ changes, seconds, ...counts, missing: missing.length, double: double.length });
  if (missing.length + double.length > 0) process.exitCode = 1;
} finally {
  await bed.stop();
}
