import { PutObjectCommand, type PutObjectCommandInput, type S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { nowMs } from '../clock.ts';
import type { S3Options } from './s3-environment.ts';
import { awayFor, statusOf } from './s3-errors.ts';
import type { Spooled } from './spool.ts';

/** Where an object is, in the words of S3. */
export interface S3Place {
  Bucket: string;
  Key: string;
}

const dayMs = 24 * 60 * 60 * 1000;
/** S3 answers 409 to whoever writes a name in the same moment as another, who may fail yet. */
const maxTries = 5;

/**
 * Writes an object whose name is not taken. The service compares the SHA-256 of the whole, or of each part of a large
 * one, before it keeps it.
 *
 * @returns false when the name is taken
 * @throws ArchiveStoreAwayError
 */
export async function putObject(
  client: S3Client,
  place: S3Place,
  content: Spooled,
  options: Pick<S3Options, 'encryption' | 'lock'> & { partBytes: number },
): Promise<boolean> {
  const input = { ...place, ...headersFor(options) };
  let condition: Pick<PutObjectCommandInput, 'IfNoneMatch'> = { IfNoneMatch: '*' };
  for (let tries = 1; ; tries += 1) {
    try {
      await send(client, { ...input, ...condition }, content, options.partBytes);
      return true;
    } catch (error) {
      const status = statusOf(error);
      if (status === 412) return false;
      if (tries === maxTries) throw awayFor(error);
      // A service without conditions: that nothing was there has been asked.
      if (status === 501 && condition.IfNoneMatch) condition = {};
      else if (status !== 409) throw awayFor(error);
    }
  }
}

async function send(client: S3Client, input: S3Place, content: Spooled, partBytes: number): Promise<void> {
  const body = content.read();
  if (!body) {
    const ChecksumSHA256 = Buffer.from(content.sha256, 'hex').toString('base64');
    await client.send(
      new PutObjectCommand({ ...input, Body: content.small ?? Buffer.alloc(0), ChecksumSHA256 }),
    );
    return;
  }
  try {
    const params = { ...input, Body: body, ChecksumAlgorithm: 'SHA256' as const };
    await new Upload({
      client,
      params,
      partSize: partSizeFor(content.bytes, partBytes),
      queueSize: 4,
    }).done();
  } finally {
    body.destroy();
  }
}

/** S3 takes 10,000 parts of one file. */
const partSizeFor = (bytes: number, partBytes: number) => Math.max(partBytes, Math.ceil(bytes / 9_000));

function headersFor({ encryption, lock }: Pick<S3Options, 'encryption' | 'lock'>) {
  return {
    ...(encryption && { ServerSideEncryption: encryption.algorithm }),
    ...(encryption?.algorithm === 'aws:kms' &&
      encryption.keyId !== null && { SSEKMSKeyId: encryption.keyId }),
    ...(lock && {
      ObjectLockMode: lock.mode,
      ObjectLockRetainUntilDate: new Date(nowMs() + lock.days * dayMs),
    }),
  };
}
