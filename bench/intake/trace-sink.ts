import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Has processes that are started from now on send their traces to a server that throws them away. */
export async function openTraceSink(): Promise<{ close(): void }> {
  const server = createServer((req, res) => {
    req.resume().once('end', () => res.end());
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
