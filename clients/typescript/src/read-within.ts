import { LastcallError } from './error.ts';

type Reader = ReadableStreamDefaultReader<Uint8Array>;

/**
 * The next bytes of an answer; null at its end.
 *
 * @throws LastcallError `connection_failed`, or `timed_out` where nothing came for so long
 */
export async function readWithin(reader: Reader, timeoutMs: number): Promise<Uint8Array | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new LastcallError('timed_out', `Nothing came of the answer for ${timeoutMs} ms.`));
    }, timeoutMs);
  });
  try {
    const { done, value } = await Promise.race([reader.read(), late]);
    return done ? null : value;
  } catch (cause) {
    // What has stood still is given up, and what broke off has nothing to cancel.
    reader.cancel().catch(() => {});
    if (cause instanceof LastcallError) throw cause;
    throw new LastcallError('connection_failed', 'The connection broke off in the middle of the answer.', {
      cause,
    });
  } finally {
    clearTimeout(timer);
  }
}
