import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withLibraries } from '../debian-package.ts';
import { spawnServer, type ServerProcess } from '../server-process.ts';

const STOP_PATIENCE_MS = 5_000;

/**
 * Runs nginx in the foreground, with settings of its own alone.
 *
 * @param options.folder takes settings, logs and temporary files; made
 * @param options.http what stands in its `http` block
 */
export async function runNginx(options: {
  executable: string;
  folder: string;
  http: string;
}): Promise<ServerProcess> {
  const { executable, folder, http } = options;
  await mkdir(folder, { recursive: true });
  const config = join(folder, 'nginx.conf');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  await writeFile(
    config,
    `daemon off;
master_process off;
pid ${join(folder, 'nginx.pid')};
error_log stderr warn;
events { worker_connections 1024; }
http {
  access_log ${join(folder, 'access.log')};
  ${temporary.map((name) => `${name}_temp_path ${join(folder, name)};`).join('\n  ')}
  ${http}
}
`,
    { mode: 0o600 },
  );
  return spawnServer({
    command: executable,
    args: ['-p', folder, '-c', config],
    env: withLibraries(executable),
    logFile: join(folder, 'nginx.log'),
    stopSignal: 'SIGTERM',
    stopPatienceMs: STOP_PATIENCE_MS,
  });
}
