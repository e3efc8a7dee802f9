import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Transform } from 'node:stream';

export interface LinkProxy {
  port: number;
  /** Breaks all connections, and takes none for `ms`. */
  cut(ms: number): Promise<void>;
  /** Nothing passes for `ms`, on new connections neither; then all of them break. */
  hold(ms: number): Promise<void>;
  /** Everything comes `delayMs` later in each direction, for `ms`. */
  slow(delayMs: number, ms: number): Promise<void>;
  close(): Promise<void>;
}

/**
 * A way to a server on this machine that can be out of order as a network is. One fault at a time.
 *
 * @param targets ports; of several, each connection leads to the next one
 */
export async function startLink(...targets: readonly number[]): Promise<LinkProxy> {
  let connections = 0;
  const open = new Set<Socket>();
  let state: 'open' | 'cut' | 'held' = 'open';
  let delayMs = 0;
  const breakAll = () => {
    for (const socket of open) socket.destroy();
  };
  const gated = () =>
    new Transform({
      transform(chunk, _, done) {
        // What is held is never passed: its connection breaks when the hold is over.
        if (state === 'held') return;
        if (delayMs === 0) done(null, chunk);
        else setTimeout(() => done(null, chunk), delayMs);
      },
    });
  const server = createServer((client) => {
    if (state === 'cut') {
      client.destroy();
      return;
    }
    const upstream = connect(targets[connections++ % targets.length]!, '127.0.0.1');
    const pair = [client, upstream];
    for (const socket of pair) {
      open.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        open.delete(socket);
        for (const other of pair) other.destroy();
      });
    }
    client.pipe(gated()).pipe(upstream);
    upstream.pipe(gated()).pipe(client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async cut(ms) {
      state = 'cut';
      breakAll();
      await sleep(ms);
      state = 'open';
    },
    async hold(ms) {
      state = 'held';
      await sleep(ms);
      state = 'open';
      breakAll();
    },
    async slow(by, ms) {
      delayMs = by;
      await sleep(ms);
      delayMs = 0;
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      breakAll();
      await closed;
    },
  };
}
