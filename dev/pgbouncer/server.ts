import { execFileSync } from 'node:child_process';
import { chown, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import postgres from 'postgres';
import { projectRoot } from '../../src/project-root.ts';
import { unprivilegedAccount } from '../account.ts';
import { withLibraries } from '../debian-package.ts';
import { spawnServer, type ServerProcess } from '../server-process.ts';
import { untilRunning } from '../until-running.ts';

const STOP_PATIENCE_MS = 5_000;

export interface PgbouncerServer extends ServerProcess {
  /** The `postgres://` URL that leads through it. */
  readonly url: string;
}

/**
 * Starts PgBouncer with `deploy/pgbouncer/pgbouncer.ini` in front of a Postgres on this machine, and resolves when it takes
 * queries.
 *
 * @param options.postgresUrl of the database, with the password
 * @param options.port on the loopback address
 * @param options.folder takes settings and logs; made
 * @param options.settings in place of those of the file, such as `{ pool_mode: 'transaction' }`
 * @throws Error when it ends or stays silent while it starts, with the end of its log
 */
export async function startPgbouncer(options: {
  executable: string;
  postgresUrl: string;
  port: number;
  folder: string;
  settings?: Readonly<Record<string, string>>;
}): Promise<PgbouncerServer> {
  const { executable, folder, port } = options;
  const target = new URL(options.postgresUrl);
  const user = decodeURIComponent(target.username);
  await mkdir(folder, { recursive: true });
  const users = join(folder, 'userlist.txt');
  await writeFile(users, `"${user}" "${decodeURIComponent(target.password)}"\n`, { mode: 0o600 });
  const account = unprivilegedAccount();
  if (account) await chown(users, account.uid, account.gid);
  const settings = {
    listen_addr: '127.0.0.1',
    listen_port: String(port),
    auth_file: users,
    unix_socket_dir: '',
    // It refuses to stay root.
    ...(account && { user: execFileSync('id', ['-nu', String(account.uid)], { encoding: 'utf8' }).trim() }),
    ...options.settings,
  };
  const config = join(folder, 'pgbouncer.ini');
  const given = await readFile(join(projectRoot, 'deploy/pgbouncer/pgbouncer.ini'), 'utf8');
  const place = `${target.pathname.slice(1)} = host=${target.hostname} port=${target.port || '5432'}`;
  // Of a name that is set twice the last counts. A second section would begin with defaults.
  const ours = Object.entries(settings).map(([name, value]) => `${name} = ${value}\n`);
  await writeFile(config, given.replace(/^lastcall = host=.*$/m, place) + ours.join(''));
  const server = await spawnServer({
    command: executable,
    args: ['--quiet', config],
    env: withLibraries(executable),
    logFile: join(folder, 'pgbouncer.log'),
    // SIGTERM ends it at once; SIGINT would wait for its clients.
    stopSignal: 'SIGTERM',
    stopPatienceMs: STOP_PATIENCE_MS,
  });
  target.port = String(port);
  const url = target.toString();
  await untilRunning('PgBouncer', server, () => takesQueries(url));
  return { ...server, url };
}

async function takesQueries(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1, connect_timeout: 2 });
  try {
    await sql`select 1`;
    return true;
  } catch {
    return false;
  } finally {
    await sql.end({ timeout: 1 });
  }
}
