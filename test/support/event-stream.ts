import { type IncomingMessage, request } from 'node:http';
import { createInterface } from 'node:readline';

/** A request that streams call events, line by line, and its answer. */
export interface EventStream {
  /** Sends one event, or a text as it is. */
  send(what: object | string | Uint8Array): void;
  end(): void;
  /** Breaks the connection off. */
  destroy(): void;
  /** The next line of the answer; null after the last. */
  next(): Promise<Record<string, unknown> | null>;
  /** All lines that are left. */
  rest(): Promise<Record<string, unknown>[]>;
  status(): Promise<number>;
}

export function openEventStream(url: string, key: string, campaignId: string): EventStream {
  const sent = request(`${url}/v1/campaigns/${campaignId}/call-events/stream`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/jsonl' },
  });
  const answer = new Promise<IncomingMessage>((resolve, reject) => {
    sent.once('response', resolve);
    sent.once('error', reject);
  });
  // A test that breaks the request off need not look at it any more.
  answer.catch(() => {});
  let lines: AsyncIterator<string> | undefined;
  const next = async () => {
    lines ??= createInterface({ input: await answer })[Symbol.asyncIterator]();
    const line = await lines.next();
    return line.done === true ? null : (JSON.parse(line.value) as Record<string, unknown>);
  };
  return {
    send: (what) =>
      void sent.write(
        typeof what === 'string' || what instanceof Uint8Array ? what : `${JSON.stringify(what)}\n`,
      ),
    end: () => void sent.end(),
    destroy: () => void sent.destroy(),
    next,
    async rest() {
      const all = [];
      for (let line = await next(); line !== null; line = await next()) all.push(line);
      return all;
    },
    status: async () => (await answer).statusCode ?? 0,
  };
}
