import { createHash } from 'node:crypto';
import { cp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { beforeEach, expect, onTestFinished, vi } from 'vitest';
import { copyFile } from '../../src/archive-store/copy-file.ts';
import type { ArchiveStore } from '../../src/archive-store/store.ts';
import { verify, type VerifyOptions } from '../../src/commands/verify.ts';
import { recordedFiles } from '../../src/db/seals/recorded-files.ts';
import type { Manifest } from '../../src/domain/manifest.ts';
import { uuidv7 } from '../../src/ids.ts';
import { newManifestKey, parseManifestKey } from '../../src/secrets/manifest-key.ts';
import { signatureName } from '../../src/seals/manifest-file.ts';
import { sealCampaign } from '../../src/seals/seal.ts';
import { archive, makeCalls, makeContacts } from '../support/archive.ts';
import { bed, test } from '../support/archive-bed.ts';
import { makeBucket } from '../support/s3.ts';
import { makeTempFolder } from '../support/temp-folder.ts';

/** A folder of the campaign's archive as somebody outside was given it. */
let folder: string;
const nameIn = (key: string) => key.slice(key.lastIndexOf('/') + 1);
const find = async (start: string) => {
  const name = (await readdir(folder)).find((each) => each.startsWith(start)) ?? '';
  return join(folder, name);
};

beforeEach(async () => {
  await makeCalls(bed.sql, bed.campaignId, 40);
  await makeContacts(bed.sql, bed.campaignId, 12);
  await archive(bed.sql, bed.campaignId);
  await bed.seal({ rowsPerPart: 10 });
  await bed.seal({ kinds: ['receipts'] });
  folder = join(makeTempFolder(), 'bundle');
  const [part] = (await bed.manifest()).parts;
  await cp(dirname(bed.fileOf(part?.key ?? '')), folder, { recursive: true });
});

/** What the command says, and how it ends. */
async function run(target: string, options: VerifyOptions = {}) {
  const lines: string[] = [];
  const spies = (['log', 'error'] as const).map((level) =>
    vi.spyOn(console, level).mockImplementation((line: string) => void lines.push(...line.split('\n'))),
  );
  try {
    const code = await verify(target, options);
    const wrong = lines
      .map((line) => line.split('\t'))
      .filter(([problem, , key]) => key !== undefined && problem !== 'ok')
      .map(([problem = '', , key = '', detail = '']) => ({ problem, name: nameIn(key), detail }));
    return { code, wrong, last: lines.at(-1) ?? '' };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

test('a folder with an archive verifies without a database, wherever it lies', async () => {
  vi.stubEnv('DATABASE_URL', '');
  onTestFinished(() => void vi.unstubAllEnvs());
  const { code, wrong, last } = await run(folder);
  expect({ code, wrong }).toEqual({ code: 0, wrong: [] });
  expect(last).toBe('The archive: version 2, 52 rows, unsigned. 9 files are as they were sealed.');
});

test('one changed byte is told, with the file', async () => {
  const file = await find('calls-00002');
  const bytes = await readFile(file);
  bytes[30]! ^= 1;
  await writeFile(file, bytes);
  expect(await run(folder)).toMatchObject({
    code: 1,
    wrong: [
      { problem: 'wrong_hash', name: nameIn(file), detail: 'its bytes are not those that were sealed' },
    ],
  });
});

test('a missing file is told, and one that no manifest names', async () => {
  const lost = await find('contacts-00001');
  await rm(lost);
  await writeFile(join(folder, 'calls-00009-r1-0123456789abcdef.csv.gz'), gzipSync(''));
  expect(await run(folder)).toMatchObject({
    code: 1,
    wrong: [
      { problem: 'missing', name: nameIn(lost) },
      { problem: 'not_in_manifest', name: 'calls-00009-r1-0123456789abcdef.csv.gz' },
    ],
  });
});

test('a manifest of an older version in the place of a newer one is told', async () => {
  const [older, newer] = [await find('manifest-v1'), await find('manifest-v2')];
  await cp(older, newer);
  const { code, wrong } = await run(folder);
  expect(code).toBe(1);
  expect(wrong[0]).toMatchObject({
    problem: 'wrong_manifest',
    name: nameIn(newer),
    detail: 'it holds version 1 under the name of version 2',
  });
});

test('a newest manifest that was taken away shows by the files that only it names', async () => {
  await rm(await find('manifest-v2'));
  const { code, wrong } = await run(folder);
  expect(code).toBe(1);
  expect(wrong).toMatchObject([
    { problem: 'not_in_manifest', name: expect.stringMatching(/^receipts-00001/) },
  ]);
});

test('an older manifest that is missing or was exchanged breaks the chain of versions', async () => {
  const older = await find('manifest-v1');
  const manifest = JSON.parse(await readFile(older, 'utf8')) as Manifest;
  await rm(older);
  const missing = await run(folder);
  expect(missing).toMatchObject({
    code: 1,
    wrong: [{ problem: 'version_missing', detail: 'no manifest has version 1' }],
  });

  const forged = `${JSON.stringify({ ...manifest, archivedBy: 'cli' }, null, 2)}\n`;
  const hash = createHash('sha256').update(forged).digest('hex').slice(0, 16);
  await writeFile(join(folder, `manifest-v1-${hash}.json`), forged);
  expect(await run(folder)).toMatchObject({
    code: 1,
    wrong: [{ problem: 'wrong_manifest', detail: 'version 2 follows another version 1 than this one' }],
  });
});

test('what somebody put there as a manifest is told, whatever it holds, and keeps nothing from being verified', async () => {
  const newest = JSON.parse(await readFile(await find('manifest-v2'), 'utf8')) as Manifest;
  const put = async (version: number, change: object) => {
    const text = JSON.stringify({ ...newest, version, ...change });
    const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
    const name = `manifest-v${version}-${hash}.json`;
    await writeFile(join(folder, name), text);
    return name;
  };
  const far = await put(999_999_999, {});
  expect(await run(folder)).toMatchObject({
    code: 1,
    wrong: [{ problem: 'version_missing', detail: 'no manifest has the versions 3 to 999999998' }],
  });
  await rm(join(folder, far));
  const name = await put(3, { rows: null });
  expect(await run(folder)).toMatchObject({ code: 1, wrong: [{ problem: 'wrong_manifest', name }] });
});

test('a copy verifies in a folder of any name', async () => {
  const outside = makeTempFolder();
  await cp(folder, join(outside, 'Fall canvass (2)', 'Größe'), { recursive: true });
  expect(await run(outside)).toMatchObject({ code: 0, wrong: [] });
});

test('a manifest that does not count what its files hold is told, though every hash is right', async () => {
  const newest = await find('manifest-v2');
  const manifest = JSON.parse(await readFile(newest, 'utf8')) as Manifest;
  manifest.rows.calls += 1;
  manifest.parts[3]!.rows += 1;
  const forged = `${JSON.stringify(manifest, null, 2)}\n`;
  await rm(newest);
  const hash = createHash('sha256').update(forged).digest('hex').slice(0, 16);
  await writeFile(join(folder, `manifest-v2-${hash}.json`), forged);
  const { code, wrong } = await run(folder);
  expect(code).toBe(1);
  expect(wrong).toMatchObject([{ problem: 'wrong_rows', detail: 'it has 10 rows; the manifest says 11' }]);
});

test('what a seal that lost against another one left behind is told, and harms nothing', async () => {
  const file = await find('calls-00002');
  const other = join(folder, nameIn(file).replace(/[0-9a-f]{16}(?=\.csv)/, '0123456789abcdef'));
  await writeFile(other, gzipSync(gunzipSync(await readFile(file)), { level: 1 }));
  expect(await run(folder)).toMatchObject({
    code: 0,
    wrong: [{ problem: 'left_over', name: nameIn(other) }],
  });
});

test('a campaign is found in the archive store by its id, and a database that has a newer version says so', async () => {
  const [part] = (await bed.manifest()).parts;
  vi.stubEnv('ARCHIVE_STORE', join(dirname(bed.fileOf(part?.key ?? '')), '..', '..'));
  vi.stubEnv('DATABASE_URL', bed.url);
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(await run(bed.campaignId)).toMatchObject({ code: 0 });
  expect(await run(bed.campaignId, { database: true })).toMatchObject({ code: 0 });
  const newest = (
    await bed.sql`select store_key from archives where campaign_id = ${bed.campaignId} and version = 2`
  )[0];
  const receipts = (await bed.manifest()).parts.find(({ kind }) => kind === 'receipts');
  await rename(bed.fileOf(String(newest?.['store_key'])), `${folder}.away`);
  await rm(bed.fileOf(receipts?.key ?? ''));
  // As if it had never been there: only who has the database can know.
  expect(await run(bed.campaignId)).toMatchObject({ code: 0 });
  expect(await run(bed.campaignId, { database: true })).toMatchObject({
    code: 1,
    wrong: [{ problem: 'older_than_recorded' }],
  });
});

test('what cannot be verified at all ends with 2: nothing there, no such folder, no such service, no such key', async () => {
  expect(await run(join(folder, 'nowhere'))).toMatchObject({ code: 2 });
  expect(await run(makeTempFolder())).toMatchObject({
    code: 2,
    last: expect.stringContaining('Nothing is sealed'),
  });
  expect(await run('ftp://host/x')).toMatchObject({ code: 2 });
  expect(await run('s3://no-such-bucket-at-all')).toMatchObject({ code: 2 });
  expect(await run(folder, { publicKey: ['nonsense'] })).toMatchObject({ code: 2 });
  expect(await run(folder, { requireSignature: true })).toMatchObject({ code: 2 });
  expect(await run(folder, { database: true })).toMatchObject({ code: 2 });
});

test('a signed manifest proves itself by the public key, and an unsigned one is told as such', async () => {
  const signer = parseManifestKey(newManifestKey());
  const other = parseManifestKey(newManifestKey());
  const publicKey = [signer.publicKey];
  expect(await run(folder, { publicKey })).toMatchObject({
    code: 0,
    last: expect.stringContaining(', unsigned.'),
  });
  expect(await run(folder, { publicKey, requireSignature: true })).toMatchObject({
    code: 1,
    wrong: [
      { problem: 'not_signed', detail: 'it is not signed', name: expect.stringMatching(/^manifest-v1/) },
      { problem: 'not_signed', detail: 'it is not signed', name: expect.stringMatching(/^manifest-v2/) },
    ],
  });

  const store = makeTempFolder();
  const { openFolderStore } = await import('../../src/archive-store/folder-store.ts');
  await bed.sql`delete from archives where campaign_id = ${bed.campaignId}`;
  await sealCampaign(
    { sql: bed.sql, store: await copyOf(openFolderStore(store)), signer },
    { campaignId: bed.campaignId, kinds: ['calls', 'contacts', 'receipts'] },
  );
  expect(await run(store, { publicKey, requireSignature: true })).toMatchObject({
    code: 0,
    wrong: [],
    last: expect.stringContaining('signed by this key'),
  });
  expect(await run(store)).toMatchObject({ code: 0 });
  expect(await run(store, { publicKey: [other.publicKey] })).toMatchObject({
    code: 0,
    last: expect.stringContaining('signed by another key only'),
  });
  expect(await run(store, { publicKey: [other.publicKey], requireSignature: true })).toMatchObject({
    code: 1,
    wrong: [{ problem: 'not_signed', detail: 'it is signed by another key only' }],
  });

  folder = join(store, bed.accountId, bed.campaignId);
  const signature = await find(`${nameIn(await find('manifest-v1')).slice(0, 28)}.`);
  expect(signature).toMatch(/\.sig$/);
  const bytes = await readFile(signature);
  bytes[0]! ^= 1;
  await writeFile(signature, bytes);
  expect(await run(store, { publicKey })).toMatchObject({ code: 1, wrong: [{ problem: 'wrong_signature' }] });
});

test('every version has to be signed where signatures are required, by one of the keys that were given, and a signature that was cut off is wrong', async () => {
  const [older, newer] = [await find('manifest-v1'), await find('manifest-v2')];
  const [first, second] = [parseManifestKey(newManifestKey()), parseManifestKey(newManifestKey())];
  const sign = async (manifest: string, key: typeof first) => {
    const file = join(folder, signatureName(nameIn(manifest), key.keyId));
    await writeFile(file, key.sign(await readFile(manifest)));
    return file;
  };
  const asked = { publicKey: [second.publicKey], requireSignature: true };
  await sign(newer, second);
  expect(await run(folder, asked)).toMatchObject({
    code: 1,
    wrong: [{ problem: 'not_signed', name: nameIn(older), detail: 'it is not signed' }],
    last: expect.stringContaining('not every version signed'),
  });
  const signature = await sign(older, first);
  expect(await run(folder, asked)).toMatchObject({
    code: 1,
    wrong: [{ problem: 'not_signed', name: nameIn(older), detail: 'it is signed by another key only' }],
  });
  const both = { ...asked, publicKey: [first.publicKey, second.publicKey] };
  expect(await run(folder, both)).toMatchObject({ code: 0, wrong: [] });

  for (const length of [0, 63, 64 + 1]) {
    await writeFile(signature, Buffer.alloc(length, await readFile(await sign(older, first))));
    expect(await run(folder, both)).toMatchObject({
      code: 1,
      wrong: [{ problem: 'wrong_signature', name: nameIn(older) }],
    });
  }
});

test('an archive in the place of another campaign’s is told, however well it is signed', async () => {
  const signer = parseManifestKey(newManifestKey());
  for (const start of ['manifest-v1', 'manifest-v2']) {
    const manifest = await find(start);
    const name = signatureName(nameIn(manifest), signer.keyId);
    await writeFile(join(folder, name), signer.sign(await readFile(manifest)));
  }
  const place = uuidv7();
  const store = makeTempFolder();
  await cp(folder, join(store, bed.accountId, place), { recursive: true });
  const asked = { publicKey: [signer.publicKey], requireSignature: true };
  expect(await run(folder, asked)).toMatchObject({ code: 0 });
  const told = { problem: 'wrong_manifest', detail: `it is of campaign ${bed.campaignId}` };
  expect(await run(store, asked)).toMatchObject({ code: 1, wrong: [told, told] });
});

test('what shows a folder in a bucket is no file that somebody put there', async () => {
  const { bucket, client, store, location, environment } = await makeBucket();
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
  const own = `${bed.accountId}/${bed.campaignId}`;
  for (const name of await readdir(folder)) {
    const Body = await readFile(join(folder, name));
    await client.send(new PutObjectCommand({ Bucket: bucket, Key: `archives/${own}/${name}`, Body }));
  }
  for (const marker of ['', `${bed.accountId}/`, `${own}/`]) {
    await client.send(
      new PutObjectCommand({ Bucket: bucket, Key: `archives/${marker}`, Body: Buffer.alloc(0) }),
    );
  }
  expect(await run(location)).toMatchObject({ code: 0, wrong: [] });
  const listed: string[] = [];
  for await (const { key } of store.list('')) listed.push(key);
  expect(listed.filter((key) => key === '' || key.endsWith('/'))).toEqual([]);
});

/** The recorded parts in another store. */
async function copyOf(store: ArchiveStore): Promise<ArchiveStore> {
  for await (const { key, sha256 } of recordedFiles(bed.sql)) {
    // The database is the file's.
    if (!key.includes(bed.campaignId)) continue;
    const bytes = (await bed.store.stat(key))?.bytes ?? 0;
    await copyFile(bed.store, store, { key, bytes, sha256 });
  }
  return store;
}

test('the same campaign sealed to a folder and to a bucket has the same hashes, and both verify', async () => {
  const { store, location, environment } = await makeBucket();
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
  const inFolder = (await bed.manifest()).parts.map(({ key, sha256, bytes }) => ({
    name: nameIn(key),
    sha256,
    bytes,
  }));
  await bed.sql`delete from archives where campaign_id = ${bed.campaignId}`;
  await bed.sql`delete from archive_parts where campaign_id = ${bed.campaignId}`;
  await bed.seal({ store, rowsPerPart: 10 });
  await bed.seal({ store, kinds: ['receipts'] });
  const inBucket = (await bed.manifest()).parts.map(({ key, sha256, bytes }) => ({
    name: nameIn(key),
    sha256,
    bytes,
  }));
  expect(inBucket).toEqual(inFolder);
  expect(await run(location)).toMatchObject({ code: 0, wrong: [] });
  expect(await run(bed.campaignId)).toMatchObject({ code: 0, wrong: [] });

  const { parts } = await bed.manifest();
  await store.remove(parts[1]?.key ?? '');
  expect(await run(location)).toMatchObject({
    code: 1,
    wrong: [{ problem: 'missing', name: nameIn(parts[1]?.key ?? '') }],
  });
});
