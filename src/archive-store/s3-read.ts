import { Readable } from 'node:stream';
import { GetObjectCommand, type GetObjectCommandOutput, type S3Client } from '@aws-sdk/client-s3';
import { awayFor } from './s3-errors.ts';
import type { S3Place } from './s3-put.ts';
import type { ByteRange } from './store.ts';

/** So often in a row a connection may break without having brought anything. */
const maxFailures = 3;

/**
 * Opens an object. A connection that breaks on the way, as one does whose reader is slow, is replaced by another one
 * that goes on where it stopped, in the same bytes.
 *
 * @throws what the first request throws, as the SDK has it
 */
export async function readObject(client: S3Client, place: S3Place, range?: ByteRange): Promise<Readable> {
  const first = range?.start ?? 0;
  const opened = await get(client, place, first, range?.end);
  const end = range?.end ?? first + (opened.ContentLength ?? 0) - 1;
  const chunks = allChunks(client, place, opened, { start: first, end });
  const readable = Readable.from(chunks, { objectMode: false });
  // A reader that leaves before it has begun would leave the connection open.
  readable.once('close', () => bodyOf(opened).destroy());
  return readable;
}

async function* allChunks(
  client: S3Client,
  place: S3Place,
  opened: GetObjectCommandOutput,
  { start, end }: ByteRange,
): AsyncGenerator<Buffer, void, undefined> {
  let next = start;
  let failures = 0;
  let answer: GetObjectCommandOutput | undefined = opened;
  for (;;) {
    try {
      answer ??= await get(client, place, next, end, opened.ETag);
      for await (const chunk of bodyOf(answer) as AsyncIterable<Buffer>) {
        next += chunk.length;
        failures = 0;
        yield chunk;
      }
      if (next > end) return;
      throw Object.assign(new Error('The answer ended early.'), { code: 'ECONNRESET' });
    } catch (error) {
      failures += 1;
      if (failures > maxFailures) throw awayFor(error);
      answer = undefined;
    }
  }
}

async function get(client: S3Client, place: S3Place, start: number, end?: number, etag?: string) {
  const Range = start === 0 && end === undefined ? undefined : `bytes=${start}-${end ?? ''}`;
  const answer = await client.send(new GetObjectCommand({ ...place, Range, IfMatch: etag }));
  // A connection may break before anybody reads; whoever reads then meets the error.
  bodyOf(answer).on('error', () => {});
  return answer;
}

const bodyOf = ({ Body }: GetObjectCommandOutput) => Body as Readable;
