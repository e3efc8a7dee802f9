import type { LastcallError } from './error.ts';
import type { Settings } from './options.ts';

/**
 * How long to wait before the `tried`th retry, from 0; null: another try would be answered the same, or not for too long.
 * Waits differ at random, so that clients that broke off together do not come back together.
 */
export function waitBefore(error: LastcallError, tried: number, settings: Settings): number | null {
  const { retryDelayMs, maxRetryDelayMs } = settings;
  if (tried >= settings.maxRetries || !isPassing(error)) return null;
  const { retryAfterMs } = error;
  if (retryAfterMs !== null) {
    return retryAfterMs > maxRetryDelayMs ? null : retryAfterMs + Math.random() * retryDelayMs;
  }
  const longest = Math.min(maxRetryDelayMs, retryDelayMs * 2 ** tried);
  return longest * (0.5 + Math.random() / 2);
}

/** Whether the same request may be answered otherwise later: a 409 is of this kind only where it says when. */
function isPassing({ code, status, retryAfterMs }: LastcallError): boolean {
  if (status === 0) return code === 'connection_failed' || code === 'timed_out';
  return status >= 500 || status === 408 || status === 429 || (status === 409 && retryAfterMs !== null);
}

/** @throws the signal's reason */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason as Error);
    const aborted = () => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', aborted);
      resolve();
    }, ms);
    signal?.addEventListener('abort', aborted, { once: true });
  });
}
