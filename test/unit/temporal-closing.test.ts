import { createServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { openClient } from '../../src/temporal/connect.ts';

/** A server that speaks gRPC and says to everything that it is unavailable. */
async function unavailable() {
  let calls = 0;
  const server = createServer();
  server.on('stream', (stream, headers) => {
    const about = headers[':path']?.includes('GetSystemInfo');
    if (!about) calls += 1;
    stream.respond(
      { ':status': 200, 'content-type': 'application/grpc', 'grpc-status': about ? '12' : '14' },
      { endStream: true },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { address: `127.0.0.1:${(server.address() as AddressInfo).port}`, calls: () => calls };
}

test('a connection that is closed between two tries ends the call, and not the process', async () => {
  const server = await unavailable();
  const { client, connection } = openClient({
    connectionOptions: { address: server.address, tls: false },
    namespace: 'default',
  });
  const call = client.workflowService.describeNamespace({ namespace: 'default' });
  call.catch(() => {});
  await expect.poll(server.calls, { timeout: 20_000 }).toBeGreaterThan(1);
  await connection.close();
  await expect(call).rejects.toThrow(/shut down/);
});
