import { LastcallError } from './error.ts';
import type { Settings } from './options.ts';
import { readWithin } from './read-within.ts';
import { sleep, waitBefore } from './waits.ts';

interface Resumed {
  /** Asks for the file, with headers such as `Range`. */
  open: (headers: Record<string, string>) => Promise<Response>;
  settings: Settings;
  signal?: AbortSignal | undefined;
}

/**
 * A file whose body goes on where it broke off, if Lastcall can do that; else reading it fails then, and the file is not whole.
 *
 * @throws LastcallError
 */
export async function resumed({ open, settings, signal }: Resumed): Promise<Response> {
  const { timeoutMs } = settings;
  const first = await open({});
  if (!first.body) return first;
  let reader = first.body.getReader();
  let { offset, end } = placeOf(first);
  const etag = resumableBy(first);
  let stalled = 0;

  /** @returns false where all had come when it broke off */
  const goOn = async (error: LastcallError): Promise<boolean> => {
    if (offset === end) return false;
    const waitMs = etag === null ? null : waitBefore(error, stalled, settings);
    if (etag === null || waitMs === null) throw error;
    stalled += 1;
    await sleep(waitMs, signal);
    const range = `bytes=${offset}-${end === null ? '' : end - 1}`;
    const next = await open({ Range: range, 'If-Range': etag });
    if (next.status !== 206 || !next.body || placeOf(next).offset !== offset) {
      await next.body?.cancel();
      throw new LastcallError(
        'download_changed',
        'The file is another one by now: download it from its start.',
      );
    }
    reader = next.body.getReader();
    return true;
  };

  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        for (;;) {
          try {
            const bytes = await readWithin(reader, { timeoutMs, signal });
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
