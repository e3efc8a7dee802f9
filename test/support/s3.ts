import { CreateBucketCommand, PutBucketVersioningCommand, type S3Client } from '@aws-sdk/client-s3';
import { inject } from 'vitest';
import { openArchiveStore } from '../../src/archive-store/open-store.ts';
import { s3Client } from '../../src/archive-store/s3-client.ts';
import { s3Environment, s3Options, type S3Options } from '../../src/archive-store/s3-environment.ts';
import type { ArchiveStore } from '../../src/archive-store/store.ts';
import { uuidv7 } from '../../src/ids.ts';

export interface TestBucket {
  bucket: string;
  /** For `ARCHIVE_STORE`. */
  location: string;
  options: S3Options;
  store: ArchiveStore;
  /** Past the store. */
  client: S3Client;
  /** What a process needs in its environment to reach it. */
  environment: Record<string, string>;
}

/** A new bucket on the run's S3 server, and a store in it. */
export async function makeBucket(
  kind: { versions?: boolean; locks?: boolean } = {},
  settings: Record<string, string> = {},
): Promise<TestBucket> {
  const server = inject('s3');
  if ('missing' in server) throw new Error(`This test needs an S3 server. ${server.missing}`);
  const credentials = {
    AWS_ACCESS_KEY_ID: server.accessKeyId,
    AWS_SECRET_ACCESS_KEY: server.secretAccessKey,
  };
  Object.assign(process.env, credentials);
  const environment = { ARCHIVE_S3_ENDPOINT: server.url, ...settings };
  const options = s3Options(s3Environment.parse(environment));
  const client = s3Client(options);
  const bucket = `test-${uuidv7()}`;
  await client.send(
    new CreateBucketCommand({ Bucket: bucket, ...(kind.locks && { ObjectLockEnabledForBucket: true }) }),
  );
  if (kind.versions) {
    const VersioningConfiguration = { Status: 'Enabled' as const };
    await client.send(new PutBucketVersioningCommand({ Bucket: bucket, VersioningConfiguration }));
  }
  const location = `s3://${bucket}/archives`;
  const store = await openArchiveStore(location, options);
  return {
    bucket,
    location,
    options,
    store,
    client,
    environment: { ...environment, ...credentials, ARCHIVE_STORE: location },
  };
}
