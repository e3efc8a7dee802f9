import { onTestFinished } from 'vitest';
import type { Browser } from './api-client.ts';
import { waitFor } from './wait-for.ts';

export interface WatchedChanges {
  status: number;
  headers: Headers;
  /** All that was told so far, oldest first. */
  changes: { topic: string; id?: string; status?: string }[];
  /** Everything as it was sent. */
  text(): string;
  /** Whether the server ended the stream. */
  ended(): boolean;
  /** Waits for a change that holds these members. */
  told(change: { topic: string; id?: string; status?: string }, withinMs?: number): Promise<void>;
  leave(): void;
}

/** Watches `/v1/changes`, from the moment on at which the server said that it tells everything. */
export async function watchChanges(
  url: string,
  as: string | Browser,
  headers: Record<string, string> = {},
): Promise<WatchedChanges> {
  const gone = new AbortController();
  onTestFinished(() => gone.abort());
  const credentials: Record<string, string> =
    typeof as === 'string' ? { authorization: `Bearer ${as}` } : { cookie: as.cookie };
  const response = await fetch(`${url}/v1/changes`, {
    headers: { ...credentials, ...headers },
    signal: gone.signal,
  });
  const watched = { text: '', ended: false };
  const changes: WatchedChanges['changes'] = [];
  const read = async () => {
    const decoder = new TextDecoder();
    let unread = '';
    for await (const chunk of response.body ?? []) {
      const text = decoder.decode(chunk as Uint8Array, { stream: true });
      watched.text += text;
      const blocks = (unread + text).split('\n\n');
      unread = blocks.pop() ?? '';
      for (const block of blocks) {
        const [, data] = /^event: change\ndata: (.*)$/m.exec(block) ?? [];
        if (data !== undefined) changes.push(JSON.parse(data) as WatchedChanges['changes'][number]);
      }
    }
    watched.ended = true;
  };
  read().catch(() => {});
  if (response.status === 200)
    await waitFor('the stream to begin', async () => watched.text.includes('id: 0'));
  return {
    status: response.status,
    headers: response.headers,
    changes,
    text: () => watched.text,
    ended: () => watched.ended,
    async told(wanted, withinMs) {
      await waitFor(
        `the change ${JSON.stringify(wanted)}`,
        async () =>
          changes.some((change) =>
            Object.entries(wanted).every(([name, value]) => change[name as 'topic'] === value),
          ),
        withinMs,
      );
    },
    leave: () => gone.abort(),
  };
}
