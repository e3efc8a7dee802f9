import { LastcallError } from './error.ts';

export type Reader = ReadableStreamDefaultReader<Uint8Array>;

export interface Patience {
  /** How long an answer may stand still, in ms. */
  timeoutMs: number;
  signal?: AbortSignal | undefined;
}

/**
 * The next bytes of an answer; null at its end.
 *
 * @throws LastcallError `connection_failed`, or `timed_out` where nothing came for so long
 * @throws the signal's reason
 */
export async function readWithin(
  reader: Reader,
  { timeoutMs, signal }: Patience,
): Promise<Uint8Array | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = () => {};
  const given = new Promise<never>((_, giveUp) => {
    stopped = () => giveUp(signal?.reason as Error);
    timer = setTimeout(() => {
      giveUp(new LastcallError('timed_out', `Nothing came of the answer for ${timeoutMs} ms.`));
    }, timeoutMs);
  });
  signal?.addEventListener('abort', stopped, { once: true });
  try {
    signal?.throwIfAborted();
    const { done, value } = await Promise.race([reader.read(), given]);
    return done ? null : value;
  } catch (cause) {
    // What has stood still is given up, and what broke off has nothing to cancel.
    reader.cancel().catch(() => {});
    signal?.throwIfAborted();
    if (cause instanceof LastcallError) throw cause;
    throw new LastcallError('connection_failed', 'The connection broke off in the middle of the answer.', {
      cause,
    });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stopped);
  }
}
