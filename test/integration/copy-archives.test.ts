import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, expect, onTestFinished, vi } from 'vitest';
import { copyArchives } from '../../src/commands/archives.ts';
import { openExport } from '../../src/export/open-export.ts';
import { newManifestKey, parseManifestKey } from '../../src/secrets/manifest-key.ts';
import { sealCampaign } from '../../src/seals/seal.ts';
import { verifySeal } from '../../src/seals/verify.ts';
import { archive, bytesOf, makeCalls, makeContacts } from '../support/archive.ts';
import { bed, test } from '../support/archive-bed.ts';
import { makeBucket, type TestBucket } from '../support/s3.ts';

let bucket: TestBucket;
let root: string;

beforeEach(async () => {
  // The command copies what the database has of all campaigns, and each test has a store of its own.
  await bed.sql`delete from archives`;
  await bed.sql`delete from archive_parts`;
  await makeCalls(bed.sql, bed.campaignId, 60);
  await makeContacts(bed.sql, bed.campaignId, 12);
  await archive(bed.sql, bed.campaignId);
  const signer = parseManifestKey(newManifestKey());
  const input = { campaignId: bed.campaignId, kinds: ['calls', 'contacts'] as const, rowsPerPart: 10 };
  await sealCampaign({ ...bed, signer }, input);
  const [part] = (await bed.manifest()).parts;
  root = join(dirname(bed.fileOf(part?.key ?? '')), '..', '..');
  bucket = await makeBucket();
  for (const [name, value] of Object.entries({
    ...bucket.environment,
    ARCHIVE_STORE: root,
    DATABASE_URL: bed.url,
  })) {
    vi.stubEnv(name, value);
  }
  onTestFinished(() => void vi.unstubAllEnvs());
});

async function copy(): Promise<{ said: string[]; failure: string | null }> {
  const said: string[] = [];
  const spies = (['log', 'error'] as const).map((level) =>
    vi.spyOn(console, level).mockImplementation((line: string) => void said.push(line)),
  );
  try {
    return { said, failure: await copyArchives({ to: bucket.location }).then(() => null, String) };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

test('a folder store is copied into a bucket with its signatures, and what was there is only compared', async () => {
  expect(await copy()).toEqual({
    said: ['10 files copied, 0 were there; each was read back and compared.'],
    failure: null,
  });
  expect(await verifySeal({ sql: bed.sql, store: bucket.store }, bed.campaignId)).toMatchObject({
    ok: true,
    signature: 'not_asked',
  });
  const bytes = async (store: typeof bed.store) => {
    const input = { campaignId: bed.campaignId, kind: 'calls', form: 'csv.gz', acceptsGzip: true } as const;
    return bytesOf((await openExport({ sql: bed.sql, store }, input)).stream);
  };
  expect((await bytes(bucket.store)).equals(await bytes(bed.store))).toBe(true);
  expect((await copy()).said).toEqual(['0 files copied, 10 were there; each was read back and compared.']);
});

test('a copy that was cut off goes on where it stopped', async () => {
  const { parts } = await bed.manifest();
  const away = parts[3]?.key ?? '';
  const bytes = await readFile(bed.fileOf(away));
  await rm(bed.fileOf(away));
  const first = await copy();
  expect(first.failure).toContain('1 files could not be copied');
  expect(first.said).toContain(
    `The archive's file ${away} is not what was sealed (missing); restore it from a copy.`,
  );
  await writeFile(bed.fileOf(away), bytes);
  expect((await copy()).said).toEqual(['1 files copied, 9 were there; each was read back and compared.']);
});

test('a damaged file is named and not copied, and all others are', async () => {
  const { parts } = await bed.manifest();
  const [damaged, empty] = [parts[0]?.key ?? '', parts[1]?.key ?? ''];
  const bytes = await readFile(bed.fileOf(damaged));
  bytes[30]! ^= 1;
  await writeFile(bed.fileOf(damaged), bytes);
  await writeFile(bed.fileOf(empty), '');
  const { said, failure } = await copy();
  expect(failure).toContain('2 files could not be copied');
  expect(said.filter((line) => line.includes(damaged))).toHaveLength(1);
  expect(said.filter((line) => line.includes(empty))).toHaveLength(1);
  expect(await bucket.store.stat(damaged)).toBeNull();
  expect(await bucket.store.stat(empty)).toBeNull();
  expect(said.at(-1)).toBe('8 files copied, 0 were there; each was read back and compared.');
});

test('other content in the bucket under a file’s name is refused and not overwritten', async () => {
  const { parts } = await bed.manifest();
  const key = parts[0]?.key ?? '';
  async function* other() {
    yield Buffer.from('somebody else’s');
  }
  await bucket.store.put(key, other());
  const { said, failure } = await copy();
  expect(failure).toContain('1 files could not be copied');
  expect(said.join('\n')).toContain(`The archive store holds other content under ${key}`);
  expect((await bytesOf(await bucket.store.open(key))).toString()).toBe('somebody else’s');
  expect(await readdir(root)).toContain(bed.accountId);
});
