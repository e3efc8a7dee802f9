import { LastcallError } from './error.ts';
import type { Settings } from './options.ts';
import { readWithin } from './read-within.ts';
import { sleep, waitBefore } from './waits.ts';

export interface DownloadOptions {
  /** Bytes from `start`, counted from 0, to `end`, which is among them; to the file's end unless given. */
  range?: { start: number; end?: number | undefined } | undefined;
  /** The `ETag` of what you have of the file: of any other the whole is answered, with 200. */
  ifRange?: string | undefined;
  signal?: AbortSignal | undefined;
}

interface Download extends DownloadOptions {
  open: (headers: Record<string, string>) => Promise<Response>;
  settings: Settings;
}

/**
 * Opens a file. Where Lastcall can go on with it (sealed files that are compressed, and exports of all of the account), a
 * connection that breaks off is opened again and goes on where it ended; else reading fails, and the file is not whole.
 *
 * @throws LastcallError
 */
export async function download({ open, range, ifRange, signal, settings }: Download): Promise<Response> {
  const first = await open(rangeHeaders(range?.start, range?.end, ifRange));
  if (!first.body) return first;
  let reader = first.body.getReader();
  let { offset, end } = placeOf(first);
  const etag = resumableBy(first);
  let stalled = 0;

  const goOn = async (error: LastcallError): Promise<boolean> => {
    signal?.throwIfAborted();
    // It broke off behind the last byte.
    if (offset === end) return false;
    const waitMs = etag === null ? null : waitBefore(error, stalled, settings);
    if (etag === null || waitMs === null) throw error;
    stalled += 1;
    await sleep(waitMs, signal);
    const next = await open(rangeHeaders(offset, end === null ? undefined : end - 1, etag));
    if (next.status !== 206 || !next.body || placeOf(next).offset !== offset) {
      await next.body?.cancel();
      throw new LastcallError('download_changed', 'The file is another one by now: download it from its start.');
    }
    reader = next.body.getReader();
    return true;
  };

  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        for (;;) {
          try {
            const bytes = await readWithin(reader, settings.timeoutMs);
            if (bytes === null) return controller.close();
            stalled = 0;
            offset += bytes.byteLength;
            return controller.enqueue(bytes);
          } catch (error) {
            if (!(error instanceof LastcallError)) throw error;
            if (!(await goOn(error))) return controller.close();
          }
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
  const { status, statusText, headers } = first;
  return new Response(body, { status, statusText, headers });
}

function rangeHeaders(start?: number, end?: number, ifRange?: string): Record<string, string> {
  if (start === undefined) return {};
  return { Range: `bytes=${start}-${end ?? ''}`, ...(ifRange !== undefined && { 'If-Range': ifRange }) };
}

/** Where in the file an answer begins and, where that is known, behind which byte it ends. */
function placeOf({ status, headers }: Response): { offset: number; end: number | null } {
  const [, first, last] = /^bytes (\d+)-(\d+)\//.exec(headers.get('Content-Range') ?? '') ?? [];
  if (status === 206 && first !== undefined) return { offset: Number(first), end: Number(last) + 1 };
  const length = headers.get('Content-Encoding') === null ? headers.get('Content-Length') : null;
  return { offset: 0, end: length === null ? null : Number(length) };
}

/** What names the file as it is; null where parts of it cannot be asked for. */
function resumableBy({ status, headers }: Response): string | null {
  const etag = headers.get('ETag');
  const ranges = status === 206 || headers.get('Accept-Ranges') === 'bytes';
  // Bytes that were compressed for the way are not the bytes that are read here.
  const asItIs = headers.get('Content-Encoding') === null;
  return ranges && asItIs && etag?.startsWith('"') === true ? etag : null;
}
