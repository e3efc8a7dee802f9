import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Defer } from './defer.ts';

/** A message as a receiver of webhooks gets it. */
export interface ReceivedMessage {
  path: string;
  headers: IncomingHttpHeaders;
  /** As it came, which is what was signed. */
  raw: string;
  body: { type: string; timestamp: string; data: Record<string, unknown> };
}

export interface Receiver {
  url: string;
  received: ReceivedMessage[];
  /** How often somebody has connected. */
  connections: number;
  /** Answers a message; by default with 204. What answers nothing hangs. */
  answer: (response: ServerResponse, message: ReceivedMessage) => void;
  close(): Promise<void>;
}

/** A real HTTP server on this machine that keeps what it is sent. */
export async function startReceiver(defer: Defer): Promise<Receiver> {
  const receiver: Receiver = {
    url: '',
    received: [],
    connections: 0,
    answer: (response) => response.writeHead(204).end(),
    async close() {
      server.closeAllConnections();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    },
  };
  const server = createServer((request, response) => {
    const take = async () => {
      const raw = await text(request);
      const body = JSON.parse(raw) as ReceivedMessage['body'];
      const message = { path: request.url ?? '', headers: request.headers, raw, body };
      receiver.received.push(message);
      receiver.answer(response, message);
    };
    // A sender that is killed breaks its connections.
    take().catch(() => response.destroy());
  });
  server.on('connection', () => (receiver.connections += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  defer(() => receiver.close());
  return receiver;
}
