import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import { Pace, type PaceLimits } from './pace.ts';

/** A slow client takes as much within its grace; a fast one gets more at once, which costs less. */
const leastStepBytes = 64 * 1024;
const mostStepBytes = 512 * 1024;
const fastMs = 100;

/**
 * Sends a stream as the answer's body, and ends the connection of a client that does not take it at the least pace. The
 * stream is destroyed in the end.
 *
 * @returns whether all of it was sent; a client that left or was too slow is no error
 * @throws what reading the stream throws
 */
export async function sendPaced(stream: Readable, res: Response, limits: PaceLimits): Promise<boolean> {
  const pace = new Pace(limits);
  async function* paced(chunks: AsyncIterable<Buffer>) {
    let stepBytes = leastStepBytes;
    for await (const chunk of chunks) {
      for (let start = 0; start < chunk.length;) {
        const step = chunk.subarray(start, start + stepBytes);
        start += step.length;
        pace.wait();
        const sentAt = performance.now();
        // Goes on when the client has taken what was sent before.
        yield step;
        stepBytes = performance.now() - sentAt < fastMs ? mostStepBytes : leastStepBytes;
        pace.moved(step.length);
      }
    }
    pace.wait();
  }
  try {
    await pipeline(stream, paced, res, { signal: pace.signal });
    return true;
  } catch (error) {
    if (pace.signal.aborted) return false;
    if (error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE')
      return false;
    throw error;
  } finally {
    pace.stop();
  }
}
