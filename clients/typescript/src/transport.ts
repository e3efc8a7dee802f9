import { errorOf, LastcallError } from './error.ts';
import type { Settings } from './options.ts';
import { bodyOf, isRepeatable, type Upload } from './upload.ts';
import { sleep, waitBefore } from './waits.ts';

export interface Outgoing {
  method: string;
  /** With its query. */
  path: string;
  headers?: Record<string, string> | undefined;
  upload?: Upload | undefined;
  signal?: AbortSignal | undefined;
  /** Of one try, in ms. */
  timeoutMs?: number | undefined;
}

/** Sends requests, again where that may help. */
export class Transport {
  readonly settings: Settings;

  constructor(settings: Settings) {
    this.settings = settings;
  }

  /**
   * Sends a request and has its answer read, both again until it is done. A stream that was given as it is, is sent once.
   *
   * @throws LastcallError for any answer but a success, and where there was none
   * @throws the signal's reason
   */
  async send<T>(request: Outgoing, read: (response: Response) => Promise<T>): Promise<T> {
    for (let tried = 0; ; tried += 1) {
      request.signal?.throwIfAborted();
      try {
        return await this.#try(request, read);
      } catch (error) {
        request.signal?.throwIfAborted();
        if (!(error instanceof LastcallError) || !isRepeatable(request.upload)) throw error;
        const waitMs = waitBefore(error, tried, this.settings);
        if (waitMs === null) throw error;
        await sleep(waitMs, request.signal);
      }
    }
  }

  /** The same, with the body still to be read: from now on the signal is its reader's. */
  open(request: Outgoing): Promise<Response> {
    return this.send(request, (response) => Promise.resolve(response));
  }

  async #try<T>(request: Outgoing, read: (response: Response) => Promise<T>): Promise<T> {
    const { baseUrl, apiKey, fetch } = this.settings;
    const { method, path, upload, signal, timeoutMs = this.settings.timeoutMs } = request;
    const headers = new Headers(request.headers);
    if (apiKey !== null) headers.set('Authorization', `Bearer ${apiKey}`);
    const body = upload === undefined ? {} : await bodyOf(upload);
    // Not AbortSignal.any: a signal that outlives many requests would keep something of each.
    const end = new AbortController();
    const stop = () => end.abort();
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      stop();
    }, timeoutMs);
    signal?.addEventListener('abort', stop, { once: true });
    try {
      const response = await fetch(`${baseUrl}${path}`, { method, headers, signal: end.signal, ...body });
      if (!response.ok && response.status !== 304) throw await errorOf(response);
      return await read(response);
    } catch (cause) {
      if (cause instanceof LastcallError) throw cause;
      throw late
        ? new LastcallError('timed_out', `There was no answer within ${timeoutMs} ms.`, { cause })
        : new LastcallError('connection_failed', 'Lastcall could not be reached, or broke off.', { cause });
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
    }
  }
}
