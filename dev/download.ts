import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';

const STALL_TIMEOUT_MS = 15_000;

/** @throws Error when the address does not answer 200, or nothing has come for 15 s */
export async function downloadTo(file: string, url: string, signal: AbortSignal): Promise<void> {
  const abort = new AbortController();
  const stalled = () => abort.abort(new Error(`the download from ${new URL(url).host} stalled`));
  let timer = setTimeout(stalled, STALL_TIMEOUT_MS);
  try {
    const response = await fetch(url, { signal: AbortSignal.any([signal, abort.signal]) });
    if (!response.ok || response.body === null) {
      throw new Error(`${new URL(url).host} answers ${response.status}`);
    }
    const body = Readable.fromWeb(response.body as ReadableStream<Uint8Array>);
    body.on('data', () => {
      clearTimeout(timer);
      timer = setTimeout(stalled, STALL_TIMEOUT_MS);
    });
    await pipeline(body, createWriteStream(file));
  } finally {
    clearTimeout(timer);
  }
}
