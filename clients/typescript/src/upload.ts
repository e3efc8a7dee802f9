/** What can be sent as it is. A stream can be sent once; a function that makes it, again and again. */
export type Upload = Sendable | (() => Sendable | Promise<Sendable>);

type Sendable =
  string | Blob | Uint8Array | ArrayBuffer | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array | string>;

type Body = NonNullable<RequestInit['body']>;

/** Whether an upload may be sent a second time. */
export const isRepeatable = (upload: Upload | undefined): boolean =>
  typeof upload === 'function' || !isStream(upload);

/** What `fetch` is given for an upload. */
export async function bodyOf(upload: Upload): Promise<{ body: Body; duplex?: 'half' }> {
  const sent = typeof upload === 'function' ? await upload() : upload;
  if (sent instanceof ReadableStream) return { body: sent as Body, duplex: 'half' };
  if (isStream(sent)) return { body: streamOf(sent as AsyncIterable<Uint8Array | string>), duplex: 'half' };
  return { body: sent as Body };
}

const isStream = (upload: unknown): boolean =>
  typeof upload === 'object' &&
  upload !== null &&
  (upload instanceof ReadableStream || Symbol.asyncIterator in upload);

/** `ReadableStream.from`, which not every browser has. */
function streamOf(chunks: AsyncIterable<Uint8Array | string>): Body {
  const iterator = chunks[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await iterator.next();
      if (next.done === true) controller.close();
      else controller.enqueue(typeof next.value === 'string' ? encoder.encode(next.value) : next.value);
    },
    async cancel() {
      await iterator.return?.();
    },
  });
  return stream as Body;
}
