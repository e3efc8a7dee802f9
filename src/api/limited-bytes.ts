import type { Request } from 'express';
import { LastcallError } from '../errors.ts';
import { sizeInWords } from './problem.ts';

/**
 * A request's body as it arrives. Leaving it early keeps the connection, so that an answer can still be sent.
 *
 * @throws LastcallError `body_too_large`
 */
export async function* limitedBytes(req: Request, limitBytes: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > limitBytes) throw new LastcallError('body_too_large', { limit: sizeInWords(limitBytes) });
    yield chunk;
  }
}
