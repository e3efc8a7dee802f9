import { setTimeout as sleep } from 'node:timers/promises';
import { requestsPerNumber } from '../../src/carriers/rates.ts';
import { carriers } from '../../src/carriers/registry.ts';
import { openDatabase } from '../../src/db/client.ts';
import { newKey } from '../../src/secrets/new-key.ts';
import { openClient } from '../../src/temporal/connect.ts';
import { freePort } from '../../dev/ports.ts';
import { sandboxControl } from '../../sandbox/control-client.ts';
import { dialectId } from '../../sandbox/model.ts';
import { startInstallation } from '../installation.ts';

/** What the carriers allow: numbers a second. */
export const perSecond = 20;
export const dialects = dialectId.options;
const startMs = 60_000;

/** Of what the carrier's limit counts, per second: for so many numbers a second. */
export const limitOf = (carrier: (typeof dialects)[number]): number =>
  perSecond * (carriers[carrier].limit.counts === 'requests' ? requestsPerNumber : 1);

/** Postgres, Temporal, the sandbox carrier, an API and two workers, each a process of its own. */
export async function startServers(smtpUrl: string, temporalNodes: number) {
  const { databaseUrl, temporalAddress, run, onStop, stop } = await startInstallation({ temporalNodes });
  try {
    const [sandboxPort, apiPort] = [await freePort(), await freePort()];
    const sandboxUrl = `http://127.0.0.1:${sandboxPort}`;
    const secretKeys = newKey();
    const env = {
      LASTCALL_SECRET_KEYS: secretKeys,
      LASTCALL_AUTH_SECRET: newKey(),
      LASTCALL_PORT: String(apiPort),
      LASTCALL_SMTP_URL: smtpUrl,
      LASTCALL_MAIL_FROM: 'Lastcall <lastcall@lastcall.example>',
      LASTCALL_CARRIER_RATES: dialects.map((carrier) => `${carrier}=${limitOf(carrier)}`).join(','),
      ...Object.fromEntries(
        dialects.map((carrier) => [`${carrier.toUpperCase()}_API_URL`, `${sandboxUrl}/${carrier}`]),
      ),
    };
    await run('sandbox', ['sandbox', '--port', String(sandboxPort)], env);
    await run('api', ['api'], env);
    await run('worker-1', ['worker'], env);
    await run('worker-2', ['worker'], env);
    await answers(`${sandboxUrl}/sandbox/numbers`);
    await answers(`http://127.0.0.1:${apiPort}/ready`);
    const db = openDatabase(databaseUrl);
    onStop(() => db.close());
    const { client, connection } = openClient({
      connectionOptions: { address: temporalAddress },
      namespace: 'default',
    });
    onStop(() => connection.close());
    return {
      sql: db.sql,
      client,
      control: sandboxControl(sandboxUrl),
      apiUrl: `http://127.0.0.1:${apiPort}`,
      secretKeys,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Waits until an address answers well. */
async function answers(url: string): Promise<void> {
  const deadline = Date.now() + startMs;
  for (;;) {
    const answer = await fetch(url).catch(() => null);
    await answer?.text();
    if (answer?.ok) return;
    if (Date.now() > deadline) throw new Error(`${url} does not answer`);
    await sleep(100);
  }
}

export type Servers = Awaited<ReturnType<typeof startServers>>;
