/** Serves one folder as it is: nginx where there is one, else the least that Node can do. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../dev/ports.ts';

export interface StaticServer {
  name: string;
  url: string;
  stop(): Promise<void>;
}

export const serveFolder = async (folder: string, home: string): Promise<StaticServer> =>
  (await startNginx(folder, home)) ?? (await startNode(folder));

/** @returns null where there is no nginx */
async function startNginx(folder: string, home: string): Promise<StaticServer | null> {
  const port = await freePort();
  const file = join(home, 'nginx.conf');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${join(home, name)};`)
    .join(' ');
  const asRoot = process.getuid?.() === 0 ? 'user root;' : '';
  await writeFile(
    file,
    `${asRoot} daemon off; worker_processes auto; pid ${join(home, 'nginx.pid')}; error_log stderr; events {}
    http { access_log off; sendfile on; tcp_nopush on; ${temporary}
      server { listen 127.0.0.1:${port}; root ${folder}; } }`,
  );
  const child = spawn('nginx', ['-c', file, '-e', 'stderr'], { stdio: ['ignore', 'ignore', 'inherit'] });
  const started = await Promise.race([
    once(child, 'error').then(() => false),
    once(child, 'exit').then(() => false),
    sleep(1_000).then(() => true),
  ]);
  if (!started) return null;
  return {
    name: 'nginx',
    url: `http://127.0.0.1:${port}`,
    async stop() {
      child.kill();
      await once(child, 'exit');
    },
  };
}

async function startNode(folder: string): Promise<StaticServer> {
  const server = createServer((request, response) => {
    createReadStream(join(folder, basename(request.url ?? ''))).pipe(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('There is no port.');
  return {
    name: 'node:http',
    url: `http://127.0.0.1:${address.port}`,
    async stop() {
      server.close();
      await once(server, 'close');
    },
  };
}
