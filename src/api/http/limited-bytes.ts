import type { Request } from 'express';
import { LastcallError } from '../../errors.ts';
import { Pace, type PaceLimits } from './pace.ts';
import { sizeInWords } from './problem.ts';

/**
 * A request's body as it arrives. Leaving it early keeps the connection, so that an answer can still be sent.
 *
 * @param pace left out: the server's own time limit for a request is enough, because nothing is held meanwhile
 * @throws LastcallError `body_too_large`, `request_timeout`
 */
export async function* limitedBytes(
  req: Request,
  limitBytes: number,
  pace?: PaceLimits,
): AsyncGenerator<Uint8Array> {
  const chunks = req.iterator({ destroyOnReturn: false }) as AsyncIterableIterator<Buffer>;
  let bytes = 0;
  for await (const chunk of pace ? paced(chunks, pace) : chunks) {
    bytes += chunk.length;
    if (bytes > limitBytes) throw new LastcallError('body_too_large', { limit: sizeInWords(limitBytes) });
    yield chunk;
  }
}

async function* paced(chunks: AsyncIterator<Buffer>, limits: PaceLimits): AsyncGenerator<Buffer> {
  const pace = new Pace(limits);
  const slow = new Promise<never>((_, reject) => {
    pace.signal.addEventListener('abort', () => reject(new LastcallError('request_timeout')));
  });
  // It may fire while nobody waits for the client.
  slow.catch(() => {});
  try {
    for (;;) {
      pace.wait();
      const next = chunks.next();
      // When the pace is lost, nobody waits for this one any more.
      next.catch(() => {});
      const { done, value } = await Promise.race([next, slow]);
      if (done) return;
      pace.moved(value.length);
      yield value;
    }
  } finally {
    pace.stop();
    // One that still waits for the client would let itself be waited for.
    if (!pace.signal.aborted) await chunks.return?.();
  }
}
