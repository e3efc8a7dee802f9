/**
 * How fast a sealed archive is downloaded, by one client and by 64, beside nginx with the same file in the same run.
 *
 *   npx tsx bench/download.ts [--rows 2000000] [--rounds 3]
 *
 * Starts a Postgres of its own and the API, the clients and nginx in processes of their own; removes all of it again; measures what was built.
 * Without nginx on the PATH (`apt-get install nginx`), a bare node:http stands beside, and it says so. The ratios count.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { chmod, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { openFolderStore } from '../src/archive-store/folder-store.ts';
import { openExport } from '../src/export/open-export.ts';
import { sealCampaign } from '../src/seals/seal.ts';
import { withCalls } from './data-out/bed.ts';
import { inTurn, print } from './data-out/measure.ts';
import { serveFolder } from './data-out/static-server.ts';

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '2000000' }, rounds: { type: 'string', default: '3' } },
});

const clients = fork(new URL('data-out/taking.ts', import.meta.url), { execArgv: process.execArgv });
await once(clients, 'message');
async function taken(url: string, headers: Record<string, string>, count: number): Promise<void> {
  clients.send({ url, headers, clients: count });
  const [answer] = (await once(clients, 'message')) as [number | string];
  if (typeof answer === 'string') throw new Error(answer);
}

const home = await mkdtemp(join(tmpdir(), 'lastcall-bench-'));
await chmod(home, 0o755);
try {
  await withCalls(Number(values.rows), async (bed) => {
    const { db, campaignId } = bed;
    const deps = { sql: db.sql, store: openFolderStore(bed.folder) };
    await db.sql`
      update campaigns set status = 'archived', stage = 'sealing', archived_at = now(), archive_reason = 'person',
        archived_by = 'bench'
      where id = ${campaignId}`;
    await sealCampaign(deps, { campaignId, kinds: ['calls', 'contacts'] });
    const { stream } = await openExport(deps, {
      campaignId,
      kind: 'calls',
      form: 'csv.gz',
      acceptsGzip: false,
    });
    const path = join(home, 'calls.csv.gz');
    await pipeline(stream, createWriteStream(path));
    const megabytes = (await stat(path)).size / 1e6;

    const beside = await serveFolder(home, home);
    if (beside.name !== 'nginx')
      console.log('There is no nginx on the PATH: a bare node:http stands beside.');
    const api = await bed.startApi();
    const headers = { ...api.headers, 'accept-encoding': 'identity' };
    try {
      for (const count of [1, 64]) {
        const measured = await inTurn(
          {
            [beside.name]: () => taken(`${beside.url}/calls.csv.gz`, {}, count),
            'calls.csv.gz': () => taken(api.urlOf('calls.csv.gz'), headers, count),
          },
          Number(values.rounds),
        );
        console.log(`${count} ${count === 1 ? 'client' : 'clients'}, ${megabytes.toFixed(0)} MB each:`);
        print(measured, megabytes * count, 'MB', beside.name);
      }
      console.log(`API: ${(await api.ask('report')).rssMb.toFixed(0)} MB at most`);
    } finally {
      await api.stop();
      await beside.stop();
    }
  });
} finally {
  clients.disconnect();
  await rm(home, { recursive: true, force: true });
}
