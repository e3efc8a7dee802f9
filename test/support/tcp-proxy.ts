import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface TcpProxy {
  port: number;
  /** From now on nothing passes on the connections there are, and none of them ends: a peer gone without a word. */
  forgetConnections(): void;
  /** Breaks the connections there are; new ones are taken. */
  breakConnections(): void;
  close(): Promise<void>;
}

/** Where a connection breaks: before the server has a request, as soon as it has one, or when its answer comes. */
export type Cut = 'before' | 'meanwhile' | 'after';

/**
 * A way to a server on this machine that can lose connections as a network does.
 *
 * @param cut asked for each connection; null: it holds
 */
export async function startTcpProxy(target: number, cut: () => Cut | null = () => null): Promise<TcpProxy> {
  const pairs = new Set<[Socket, Socket]>();
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1');
    const pair: [Socket, Socket] = [client, upstream];
    pairs.add(pair);
    for (const socket of pair) {
      socket.on('error', () => {});
      socket.on('close', () => {
        for (const other of pair) other.destroy();
        pairs.delete(pair);
      });
    }
    const broken = cut();
    if (broken === 'before') client.once('data', () => client.destroy());
    else if (broken === 'meanwhile')
      client.once('data', (chunk) => upstream.write(chunk, () => client.destroy()));
    else client.pipe(upstream);
    if (broken === 'after') upstream.once('data', () => client.destroy());
    else if (broken === null) upstream.pipe(client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    forgetConnections() {
      for (const [client, upstream] of pairs) {
        client.unpipe(upstream).pause();
        upstream.unpipe(client).pause();
      }
    },
    breakConnections() {
      for (const pair of pairs) for (const socket of pair) socket.destroy();
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const pair of pairs) for (const socket of pair) socket.destroy();
      await closed;
    },
  };
}
