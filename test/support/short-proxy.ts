import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { Defer } from './defer.ts';

export interface ShortProxy {
  url: string;
  /** How many bytes of answers a new connection gets at most; the first has the number 1. */
  limit: (connection: number) => number;
  /** What happens at its end: nothing comes any more, or the connection breaks. */
  end: 'hold' | 'break';
  /** How many there were. */
  connections: number;
}

/** A way to a server on this machine whose connections do not get to the end of an answer. */
export async function startShortProxy(defer: Defer, target: string): Promise<ShortProxy> {
  const sockets = new Set<Socket>();
  const proxy: ShortProxy = { url: '', limit: () => Infinity, end: 'hold', connections: 0 };
  const server = createServer((client) => {
    proxy.connections += 1;
    let left = proxy.limit(proxy.connections);
    const upstream = connect(Number(new URL(target).port), '127.0.0.1');
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => {});
    }
    client.pipe(upstream);
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
    upstream.on('data', (chunk) => {
      const part = chunk.subarray(0, left);
      left -= part.length;
      if (left > 0) {
        if (!client.write(part)) upstream.pause();
        return;
      }
      upstream.pause();
      if (proxy.end === 'break') client.end(part, () => client.destroy());
      else client.write(part);
    });
    client.on('drain', () => {
      if (left > 0) upstream.resume();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  proxy.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  defer(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return proxy;
}
