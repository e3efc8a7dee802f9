import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject } from 'vitest';
import { freePort } from '../../dev/ports.ts';
import { openFolderStore } from '../../src/archive-store/folder-store.ts';
import { writeMarker } from '../../src/archive-store/markers.ts';
import { readCopy } from '../../src/db/installation/copy.ts';
import { uuidv7 } from '../../src/ids.ts';
import { takeOver } from '../../src/installation/take-over.ts';
import { startCli } from '../support/cli.ts';
import { fixtures } from '../support/fixtures.ts';
import { makeTempFolder } from '../support/temp-folder.ts';
import { waitFor } from '../support/wait-for.ts';

const { test, system } = fixtures('system');
const testTimeoutMs = 180_000;

const why = 'another copy of its database was recovered and has taken over';

/** `lastcall worker` or `lastcall api`, as operators start it. */
const start = (part: 'worker' | 'api', archiveStore: string, more: Record<string, string> = {}) =>
  startCli([part], {
    env: {
      ...more,
      DATABASE_URL: system.databaseUrl,
      TEMPORAL_ADDRESS: inject('temporalAddress'),
      LASTCALL_TASK_QUEUE: system.taskQueue,
      ARCHIVE_STORE: archiveStore,
    },
  });
const startWorker = (archiveStore: string) => start('worker', archiveStore);
/** As far as the store, what `lastcall recover --apply` does for another copy. */
async function recoverAnother(folder: string) {
  const { installationId, generation } = await readCopy(system.db.sql);
  const marker = { installationId, generation: generation + 1, token: uuidv7() };
  expect(await writeMarker(openFolderStore(folder), marker)).toBe(true);
}
const runs = (worker: ReturnType<typeof startCli>) =>
  waitFor('the worker to run', () => Promise.resolve(worker.stdout().includes('worker runs')));

test(
  'a worker ends by itself when another copy of its database is recovered, and none starts on the old one again',
  { timeout: testTimeoutMs },
  async () => {
    const folder = makeTempFolder();
    const worker = startWorker(folder);
    await runs(worker);
    await recoverAnother(folder);
    expect(await worker.ended).toMatchObject({ code: 1, stderr: expect.stringContaining(why) });

    const again = await startWorker(folder).ended;
    expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining(why) });
    expect(again.stdout).not.toContain('worker runs');
  },
);

test('an API ends by itself too, and says why', { timeout: testTimeoutMs }, async () => {
  const folder = makeTempFolder();
  await takeOver({ sql: system.db.sql, store: openFolderStore(folder) }, null);
  const api = start('api', folder, {
    LASTCALL_PORT: String(await freePort()),
    LASTCALL_AUTH_SECRET: 'a secret of a test, of more than 32 characters',
  });
  await waitFor('the API to listen', () => Promise.resolve(api.stdout().includes('API listens')));
  await recoverAnother(folder);
  expect(await api.ended).toMatchObject({ code: 1, stderr: expect.stringContaining(why) });
});

test(
  'a worker that cannot ask the archive store waits, and then runs',
  { timeout: testTimeoutMs },
  async () => {
    const folder = join(makeTempFolder(), 'not-mounted');
    await takeOver({ sql: system.db.sql, store: openFolderStore(makeTempFolder()) }, null);
    const worker = startWorker(folder);
    await waitFor('the worker to say that it waits', () =>
      Promise.resolve(worker.stdout().includes('cannot ask whether another copy')),
    );
    expect(worker.stdout()).not.toContain('worker runs');
    mkdirSync(folder);
    await runs(worker);
    worker.interrupt();
    expect(await worker.ended).toMatchObject({ code: 0 });
  },
);
