import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolveNginxExecutable } from '../../dev/nginx/executable.ts';
import { startNginx } from '../../dev/nginx/server.ts';
import { resolvePgbouncerExecutable } from '../../dev/pgbouncer/executable.ts';
import { startPgbouncer } from '../../dev/pgbouncer/server.ts';
import { freePort } from '../../dev/ports.ts';
import { startPostgres } from '../../dev/postgres.ts';
import { resolveS3Executable } from '../../dev/s3/executable.ts';
import { startS3Server } from '../../dev/s3/server.ts';
import { spawnServer } from '../../dev/server-process.ts';
import { startCluster } from '../../dev/temporal/cluster/cluster.ts';
import { resolveClusterExecutables } from '../../dev/temporal/cluster/executables.ts';
import { sandboxControl } from '../../sandbox/control-client.ts';
import { migrate } from '../../src/db/migrate.ts';
import { projectRoot } from '../../src/project-root.ts';
import { newKey } from '../../src/secrets/new-key.ts';
import { fairQueues } from '../../src/temporal/fair-queues.ts';
import { makeCertificates } from '../../test/support/certificates.ts';
import {
  carrierEnvironment,
  type Installation,
  knownToEnd,
  movedClock,
  ownersKey,
  plantIn,
} from './installation.ts';
import { startLink } from './link.ts';

const apis = 2;
const workers = 3;
const temporalNodes = 2;
const bucket = 'archives';

/**
 * What several machines run, as processes of this one: a Temporal cluster on Postgres with mutual TLS, nginx before two APIs,
 * three workers, PgBouncer before Postgres, an S3 server; and a proxy on each way between them. Clients are to ask nginx.
 *
 * @param plant a statement that takes a guard out of the database
 * @throws Error when something does not start; nothing is left running then
 */
export async function installMany(progress: (line: string) => void, plant?: string): Promise<Installation> {
  const executables = {
    cluster: await resolveClusterExecutables({ progress }),
    nginx: await resolveNginxExecutable({ progress }),
    pgbouncer: await resolvePgbouncerExecutable({ progress }),
    s3: await resolveS3Executable({ progress }),
  };
  const folder = await mkdtemp(join(tmpdir(), 'lastcall-chaos-'));
  // Postgres, run by root, becomes another user, who must reach its data.
  await chmod(folder, 0o755);
  const stops: (() => Promise<unknown>)[] = [];
  const onStop = (stop: () => Promise<unknown>) => void stops.unshift(stop);
  const stop = async ({ keepFiles }: { keepFiles: boolean }) => {
    for (const each of stops.splice(0)) await each();
    if (!keepFiles) await rm(folder, { recursive: true, force: true });
  };
  const link = async (...targets: number[]) => {
    const proxy = await startLink(...targets);
    onStop(() => proxy.close());
    return proxy;
  };
  try {
    const running: Installation['running'] = { worker: [], api: [], postgres: [], temporal: [] };
    const all = (name: keyof typeof running) => Promise.all(running[name].map((each) => each.stop()));

    const postgresPort = await freePort();
    const beginPostgres = () =>
      knownToEnd((onExit) =>
        startPostgres({
          dataDir: join(folder, 'pg'),
          port: postgresPort,
          logFile: join(folder, 'pg.log'),
          settings: { max_connections: '400', client_connection_check_interval: '5s' },
          onExit,
        }),
      );
    onStop(() => all('postgres'));
    const postgres = await beginPostgres();
    running.postgres.push(postgres);
    const databaseUrl = postgres.url;
    await migrate(databaseUrl);
    if (plant !== undefined) await plantIn(databaseUrl, plant);
    const toPostgres = await link(postgresPort);
    const pgbouncer = await startPgbouncer({
      executable: executables.pgbouncer,
      postgresUrl: withPort(databaseUrl, toPostgres.port),
      port: await freePort(),
      folder: join(folder, 'pgbouncer'),
    });
    onStop(() => pgbouncer.stop());

    const tls = await makeCertificates(folder);
    const cluster = await startCluster({
      executables: executables.cluster,
      postgresUrl: databaseUrl,
      folder,
      nodes: temporalNodes,
      dynamicConfig: fairQueues,
      tls,
    });
    onStop(() => cluster.stop());
    const node = (at: number) => cluster.nodes[at]!;
    running.temporal.push(...cluster.nodes.map(({ process }) => process));
    const frontends = cluster.nodes.map(({ address }) => Number(new URL(`tcp://${address}`).port));

    const credentials = { accessKeyId: 'chaos', secretAccessKey: newKey() };
    const s3 = await startS3Server({
      executable: executables.s3,
      port: await freePort(),
      folder: join(folder, 's3'),
      logFile: join(folder, 's3.log'),
      ...credentials,
    });
    onStop(() => s3.stop());
    const bucketFolder = join(folder, 's3', 'buckets', bucket);
    await mkdir(bucketFolder);

    const sandboxPort = await freePort();
    const pgbouncerPort = Number(new URL(pgbouncer.url).port);
    const links = {
      'api-postgres': await link(pgbouncerPort),
      'worker-postgres': await link(pgbouncerPort),
      // In place of a load balancer.
      'api-temporal': await link(...frontends),
      'worker-temporal': await link(...frontends),
      carrier: await link(sandboxPort),
    };
    const env = {
      ...process.env,
      ARCHIVE_STORE: `s3://${bucket}`,
      ARCHIVE_S3_ENDPOINT: s3.url,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      LASTCALL_SECRET_KEYS: newKey(),
      LASTCALL_AUTH_SECRET: newKey(),
      LASTCALL_PROXY_HOPS: '1',
      LASTCALL_COALESCE_SECONDS: '5',
      LASTCALL_DRAIN_GRACE_SECONDS: '20',
      TEMPORAL_TLS: 'true',
      TEMPORAL_TLS_CLIENT_CERT_PATH: tls.certFile,
      TEMPORAL_TLS_CLIENT_KEY_PATH: tls.keyFile,
      TEMPORAL_TLS_SERVER_CA_CERT_PATH: tls.caFile,
      TEMPORAL_TLS_SERVER_NAME: tls.serverName,
      ...carrierEnvironment(links.carrier.port),
    };
    const by = (who: 'api' | 'worker') => ({
      DATABASE_URL: withPort(pgbouncer.url, links[`${who}-postgres`].port),
      TEMPORAL_ADDRESS: `127.0.0.1:${links[`${who}-temporal`].port}`,
    });
    const run = (name: string, args: string[], more: NodeJS.ProcessEnv = {}) =>
      spawnServer({
        command: process.execPath,
        args: ['--import', movedClock, join(projectRoot, 'dist', 'src', 'cli.js'), ...args],
        env: { ...env, MOVED_CLOCK: `${join(folder, name)}.clock`, ...more },
        logFile: join(folder, `${name}.log`),
        stopSignal: 'SIGTERM',
        stopPatienceMs: 35_000,
      });
    const sandbox = await run('sandbox', ['sandbox', '--port', String(sandboxPort)]);
    onStop(() => sandbox.stop());
    const apiPorts = await Promise.all(Array.from({ length: apis }, freePort));
    const begin: Installation['begin'] = {
      postgres: beginPostgres,
      temporal: async (at) => {
        await cluster.restart(at);
        return node(at).process;
      },
      worker: (at) => run(`worker-${at}`, ['worker'], by('worker')),
      api: (at) => run(`api-${at}`, ['api'], { ...by('api'), LASTCALL_PORT: String(apiPorts[at]) }),
    };
    onStop(() => all('worker'));
    for (let at = 0; at < workers; at += 1) running.worker.push(await begin.worker(at));
    onStop(() => all('api'));
    for (let at = 0; at < apis; at += 1) running.api.push(await begin.api(at));
    const ports = { redirect: await freePort(), tls: await freePort(), plain: await freePort() };
    const nginx = await startNginx({
      executable: executables.nginx,
      folder: join(folder, 'nginx'),
      ports,
      tls,
      apis: apiPorts.map((port) => `127.0.0.1:${port}`),
    });
    onStop(() => nginx.stop());
    return {
      folder,
      storeFolder: bucketFolder,
      databaseUrl,
      apiUrls: [`http://127.0.0.1:${ports.plain}`],
      key: await ownersKey(databaseUrl),
      control: sandboxControl(`http://127.0.0.1:${sandboxPort}`),
      running,
      begin,
      links,
      // No disk is full here: that is for one machine to meet.
      disks: { postgres: null, temporal: null, store: null },
      stop,
    };
  } catch (error) {
    await stop({ keepFiles: false });
    throw error;
  }
}

function withPort(url: string, port: number): string {
  const changed = new URL(url);
  changed.port = String(port);
  return changed.toString();
}
