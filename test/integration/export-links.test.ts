import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { sealCampaign } from '../../src/seals/seal.ts';
import { archive, makeCalls } from '../support/archive.ts';
import { makeActiveCampaign } from '../support/factories.ts';
import { makeBucket } from '../support/s3.ts';
import { startTestApi } from '../support/test-api.ts';

/** A campaign of 40 calls that is sealed in a bucket, behind an API that gives links. */
async function sealed({ rowsPerPart, linkSeconds }: { rowsPerPart: number; linkSeconds: string }) {
  const { store } = await makeBucket({}, { ARCHIVE_S3_LINK_SECONDS: linkSeconds });
  const api = await startTestApi(onTestFinished, {}, store);
  const account = await api.createAccount();
  const campaignId = await makeActiveCampaign(api.db.sql, account.id);
  await makeCalls(api.db.sql, campaignId, 40);
  await archive(api.db.sql, campaignId);
  await sealCampaign({ sql: api.db.sql, store }, { campaignId, kinds: ['calls', 'contacts'], rowsPerPart });
  const get = (file: string, key = account.keys.moderator, headers: Record<string, string> = {}) =>
    fetch(`${api.url}/v1/campaigns/${campaignId}/exports/${file}`, {
      headers: { authorization: `Bearer ${key}`, ...headers },
      redirect: 'manual',
    });
  return { api, account, campaignId, get };
}

test('a sealed file is had from the bucket by a short-lived link, after the right to it was asked', async () => {
  const { api, account, campaignId, get } = await sealed({ rowsPerPart: 100, linkSeconds: '30' });
  const answer = await get('calls.csv.gz');
  expect(answer.status).toBe(302);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const link = answer.headers.get('location') ?? '';
  expect(new URL(link).searchParams.get('X-Amz-Expires')).toBe('30');
  const file = await fetch(link);
  expect(file.headers.get('content-disposition')).toContain('- calls.csv.gz"');
  const bytes = Buffer.from(await file.arrayBuffer());
  const { manifest } = (await account.as.moderator.get(`/v1/campaigns/${campaignId}/archive`)).body
    .versions[0];
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(manifest.parts[0].sha256);
  // The rest of a download that broke off, from the same link.
  const rest = await fetch(link, { headers: { range: 'bytes=100-' } });
  expect(rest.status).toBe(206);
  expect(Buffer.from(await rest.arrayBuffer()).equals(bytes.subarray(100))).toBe(true);
  // The same file through the API, unpacked on the way.
  const unpacked = await get('calls.csv', undefined, { 'accept-encoding': 'identity' });
  expect(unpacked.status).toBe(200);
  expect(await unpacked.text()).toBe(gunzipSync(bytes).toString());

  const stranger = await api.createAccount();
  expect((await get('calls.csv.gz', stranger.keys.owner)).status).toBe(404);
  expect((await get('calls.csv.gz', account.keys.dialer)).status).toBe(403);
  const { items } = (await account.as.owner.get(`/v1/campaigns/${campaignId}/exports`)).body;
  expect(items.find(({ kind }: { kind: string }) => kind === 'calls').lastTakenBy).not.toBeNull();
  expect(api.logged.join('\n')).not.toContain('X-Amz-Signature');
});

test('a file of several parts, and every file where no links are wanted, comes through the API', async () => {
  const parts = await sealed({ rowsPerPart: 10, linkSeconds: '30' });
  const several = await parts.get('calls.csv.gz');
  expect(several.status).toBe(200);
  expect(gunzipSync(Buffer.from(await several.arrayBuffer())).toString()).toContain('call-000040');
  const without = await sealed({ rowsPerPart: 100, linkSeconds: '0' });
  expect((await without.get('calls.csv.gz')).status).toBe(200);
});
