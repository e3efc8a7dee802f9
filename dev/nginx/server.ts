import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../../src/project-root.ts';
import type { ServerProcess } from '../server-process.ts';
import { untilRunning } from '../until-running.ts';
import { runNginx } from './run.ts';

const PROBE_TIMEOUT_MS = 2_000;

interface NginxOptions {
  readonly executable: string;
  /** Takes settings, logs and temporary files; made. */
  readonly folder: string;
  /** On the loopback address: the file's own two, and one that is as the second but for TLS. */
  readonly ports: { readonly redirect: number; readonly tls: number; readonly plain: number };
  readonly tls: { readonly certFile: string; readonly keyFile: string; readonly serverName: string };
  /** `host:port` of each API. */
  readonly apis: readonly string[];
}

/**
 * Starts nginx with `deploy/nginx/lastcall.conf`, of which only the lines are others that it calls "yours", and resolves
 * when it answers.
 *
 * @throws Error when it ends or stays silent while it starts, with the end of its log
 */
export async function startNginx(options: NginxOptions): Promise<ServerProcess> {
  const { executable, folder, ports } = options;
  await mkdir(folder, { recursive: true });
  const site = join(folder, 'lastcall.conf');
  await writeFile(
    site,
    siteOf(await readFile(join(projectRoot, 'deploy/nginx/lastcall.conf'), 'utf8'), options),
  );
  const server = await runNginx({ executable, folder, http: `include ${site};` });
  // What it answers while no API runs is its own.
  const answers = () =>
    fetch(`http://127.0.0.1:${ports.plain}/health`, { signal: AbortSignal.timeout(PROBE_TIMEOUT_MS) }).then(
      () => true,
      () => false,
    );
  await untilRunning('nginx', server, answers);
  return server;
}

/** @throws Error when the file has other lines to change than these */
function siteOf(text: string, { ports, tls, apis }: NginxOptions): string {
  const ours: readonly (readonly [line: RegExp, text: string])[] = [
    [/^server 10\.0\.0\.11:8080 (.*);$/, apis.map((address) => `server ${address} $1;`).join(' ')],
    [/^server 10\.0\.0\.12:8080 .*;$/, ''],
    [/^listen 80;$/, `listen 127.0.0.1:${ports.redirect};`],
    [/^listen (443 )(ssl .*);$/, `listen 127.0.0.1:${ports.tls} $2; listen 127.0.0.1:${ports.plain};`],
    [/^server_name .*;$/, `server_name ${tls.serverName};`],
    [/^ssl_certificate .*;$/, `ssl_certificate ${tls.certFile};`],
    [/^ssl_certificate_key .*;$/, `ssl_certificate_key ${tls.keyFile};`],
  ];
  return text.replace(/^ {2}(\S.*;) # yours$/gm, (_, line: string) => {
    const [pattern, replacement] = ours.find(([each]) => each.test(line)) ?? [];
    if (!pattern)
      throw new Error(
        `deploy/nginx/lastcall.conf has a line that dev/nginx/server.ts does not know: ${line}`,
      );
    return line.replace(pattern, replacement!);
  });
}
