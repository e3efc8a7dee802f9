import { fileURLToPath } from 'node:url';
import { openFolderStore } from './folder-store.ts';
import type { S3Options } from './s3-environment.ts';
import type { ArchiveStore } from './store.ts';

/**
 * Opens the store that `location` names: a folder as a path or as a `file:` URL, or a bucket as `s3://bucket/prefix`.
 * Nothing is asked of it yet.
 *
 * @param s3 how buckets are reached
 * @throws Error when the kind of store is not known, or a bucket's name or prefix cannot be one
 */
export async function openArchiveStore(location: string, s3: S3Options): Promise<ArchiveStore> {
  if (location.startsWith('file:')) return openFolderStore(fileURLToPath(location));
  const scheme = /^([a-z][a-z0-9+.-]+):\/\//i.exec(location)?.[1]?.toLowerCase();
  if (scheme === undefined) return openFolderStore(location);
  if (scheme !== 's3') {
    throw new Error(
      `ARCHIVE_STORE: "${scheme}:" is not a kind of archive store; name a folder, or s3://bucket/prefix.`,
    );
  }
  const place = placeOf(location);
  // On demand: who has a folder need not load the AWS SDK.
  const { openS3Store } = await import('./s3-store.ts');
  return openS3Store(place, s3);
}

function placeOf(location: string) {
  const [bucket = '', ...segments] = location.slice('s3://'.length).split('/');
  const prefix = (segments.at(-1) === '' ? segments.slice(0, -1) : segments).join('/');
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) {
    throw new Error(`ARCHIVE_STORE: "${bucket}" cannot be the name of a bucket.`);
  }
  if (prefix !== '' && !/^[\w.-]+(\/[\w.-]+)*$/.test(prefix)) {
    throw new Error(
      `ARCHIVE_STORE: "${prefix}" cannot be a prefix; use letters, digits, ".", "_", "-" and "/".`,
    );
  }
  return { bucket, prefix };
}
