import { join } from 'node:path';
import { expect } from 'vitest';
import { openFolderStore } from '../../src/archive-store/folder-store.ts';
import { writeMarker } from '../../src/archive-store/markers.ts';
import { readCopy } from '../../src/db/installation/copy.ts';
import { noteFirstLife, noteLife } from '../../src/db/installation/life.ts';
import { copies } from '../../src/doctor/copies.ts';
import { uuidv7 } from '../../src/ids.ts';
import { standingOfCopy } from '../../src/installation/standing.ts';
import { takeOver } from '../../src/installation/take-over.ts';
import { ask } from '../support/doctor.ts';
import { fixtures } from '../support/fixtures.ts';
import { makeTempFolder } from '../support/temp-folder.ts';

const { test, database, db } = fixtures('database', 'db');

const examined = (folder: string) => ask(copies, { DATABASE_URL: database.url, ARCHIVE_STORE: folder });
const says = async (folder: string) =>
  (await examined(folder)).map(({ level, says: said }) => `${level}: ${said}`);

test('the copy that may act is told with its generation, before and after its first worker', async () => {
  const folder = makeTempFolder();
  const { generation } = await readCopy(db.sql);
  const fine = [`ok: generation ${generation} of the installation, and no newer one is known`];
  expect(await says(join(folder, 'not-there-yet'))).toEqual(fine);
  await standingOfCopy({ sql: db.sql, store: openFolderStore(folder) });
  expect(await says(folder)).toEqual(fine);
});

test('another copy that has taken over, another installation’s store and a store of before are told with what to do', async () => {
  const folder = makeTempFolder();
  const store = openFolderStore(folder);
  const old = makeTempFolder();
  await standingOfCopy({ sql: db.sql, store: openFolderStore(old) });
  const generation = await takeOver({ sql: db.sql, store }, null);
  expect(await says(folder)).toEqual([
    `ok: generation ${generation} of the installation, and no newer one is known`,
  ]);
  expect(await says(old)).toEqual([
    `warning: the archive store knows of generation ${generation - 1} alone, and this database is of generation ${generation}`,
  ]);

  const { installationId } = await readCopy(db.sql);
  await writeMarker(store, { installationId, generation: generation + 3, token: uuidv7() });
  expect(await examined(folder)).toEqual([
    {
      level: 'problem',
      says: `another copy of this database has taken over: the archive store knows its generation ${generation + 3}, and this one is of generation ${generation}`,
      toDo: expect.stringContaining('lastcall recover --apply'),
    },
  ]);
  const another = makeTempFolder();
  await writeMarker(openFolderStore(another), { installationId: uuidv7(), generation: 1, token: uuidv7() });
  expect(await says(another)).toEqual([
    expect.stringMatching(/^problem: the archive store is of another installation/),
  ]);
});

test('another timeline than was noted is a warning, until somebody says that nothing was lost', async () => {
  const folder = makeTempFolder();
  await noteFirstLife(db.sql);
  expect(await says(folder)).toEqual([expect.stringMatching(/^ok/)]);
  await db.sql`update installation set timeline = timeline - 1`;
  // Whoever starts a worker does not take the warning away.
  await noteFirstLife(db.sql);
  expect(await examined(folder)).toEqual([
    {
      level: 'warning',
      says: expect.stringMatching(
        /^Postgres is on timeline 1 of \d+, and was on timeline 0 of \d+: it was put back/,
      ),
      toDo: expect.stringContaining('lastcall recover --nothing-lost'),
    },
  ]);
  await noteLife(db.sql);
  expect(await says(folder)).toEqual([expect.stringMatching(/^ok/)]);
});
