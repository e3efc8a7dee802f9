import {
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  paginateListObjectsV2,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { ArchiveConflictError, ArchiveFileError, ArchiveLockedError } from './errors.ts';
import { s3Client } from './s3-client.ts';
import type { S3Options } from './s3-environment.ts';
import { awayFor, s3Code, statusOf } from './s3-errors.ts';
import { putObject, type S3Place } from './s3-put.ts';
import { readObject } from './s3-read.ts';
import { removeObject } from './s3-remove.ts';
import { hashOf } from './read-files.ts';
import { spool } from './spool.ts';
import { type ArchiveStore, checkKey } from './store.ts';

/** Up to this size a file is sent in one request, from memory; a larger one in parts of this size. */
const partBytes = 8 * 1024 * 1024;

/** An archive store in a bucket of a service that speaks S3. The bucket is there already. */
export function openS3Store(
  { bucket, prefix }: { bucket: string; prefix: string },
  options: S3Options,
): ArchiveStore {
  const client = s3Client(options);
  const root = prefix === '' ? '' : `${prefix}/`;

  const at = (key: string): S3Place => {
    checkKey(key);
    return { Bucket: bucket, Key: root + key };
  };

  /** HTTP tells a missing file from a missing bucket only by a body, which an answer to HEAD does not have. */
  const stat = async (key: string) => {
    try {
      const { ContentLength = 0 } = await client.send(new HeadObjectCommand(at(key)));
      return { bytes: ContentLength };
    } catch (error) {
      if (statusOf(error) !== 404) throw awayFor(error);
    }
    await client.send(new HeadBucketCommand({ Bucket: bucket })).catch((error: unknown) => {
      throw awayFor(statusOf(error) === 404 ? { name: 'NoSuchBucket' } : error);
    });
    return null;
  };

  const store: ArchiveStore = {
    async put(key, content) {
      const spooled = await spool(content, partBytes);
      try {
        const { bytes, sha256 } = spooled;
        const finalKey = typeof key === 'string' ? key : key(sha256);
        const place = at(finalKey);
        // Asked first: a service that does not know conditions would overwrite, and a large file need not be sent twice.
        const isNew =
          !(await stat(finalKey)) && (await putObject(client, place, spooled, { ...options, partBytes }));
        if (!isNew && (await hashOf(store, finalKey)) !== sha256) throw new ArchiveConflictError(finalKey);
        return { key: finalKey, bytes, sha256 };
      } finally {
        await spooled.close();
      }
    },

    async open(key, range) {
      return readObject(client, at(key), range).catch((error: unknown) => {
        throw s3Code(error) === 'NoSuchKey' ? new ArchiveFileError(key, 'missing') : awayFor(error);
      });
    },

    stat,

    async *list(folder) {
      const Prefix = folder === '' ? root : `${at(folder).Key}/`;
      try {
        for await (const page of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix })) {
          for (const { Key = '', Size = 0 } of page.Contents ?? []) {
            // What consoles and file browsers put there to show a folder is none of the store's files.
            if (Key.endsWith('/')) continue;
            yield { key: Key.slice(root.length), bytes: Size };
          }
        }
      } catch (error) {
        throw awayFor(error);
      }
    },

    async remove(key) {
      try {
        await removeObject(client, at(key));
      } catch (error) {
        throw isLocked(error) ? new ArchiveLockedError(key) : awayFor(error);
      }
    },

    async link(key, { filename, contentType }) {
      if (options.linkSeconds === null) return null;
      const command = new GetObjectCommand({
        ...at(key),
        ResponseContentDisposition: contentDisposition(filename),
        ResponseContentType: contentType,
        ResponseCacheControl: 'private, no-store',
      });
      try {
        return await getSignedUrl(client, command, { expiresIn: options.linkSeconds });
      } catch (error) {
        throw awayFor(error);
      }
    },
  };
  return store;
}

/** Services say it by the same code as a missing right, so that the words have to tell. */
const isLocked = (error: unknown) =>
  ['AccessDenied', 'InvalidRequest', 'MethodNotAllowed', 'ObjectLocked'].includes(s3Code(error)) &&
  /lock|retention|retain|WORM|legal hold/i.test(error instanceof Error ? error.message : '');

/** RFC 6266, with the name in ASCII for old programs. */
function contentDisposition(filename: string): string {
  const plain = filename.replace(/[^ !#-[\]-~]/g, '_');
  const encoded = encodeURIComponent(filename).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
