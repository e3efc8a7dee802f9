import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApi } from './app.ts';
import type { Services } from './services.ts';

export interface RunningApi {
  /** `http://host:port` */
  url: string;
  /** Takes no new connection, lets requests under way end within the bound, then ends those that are left. */
  close: () => Promise<void>;
}

const drainMs = 10_000;

/**
 * Serves the API.
 *
 * @param options.port 0: any free one
 * @param options.drainMs how long `close` waits for requests under way (default 10 s)
 * @throws Error with Node's code, such as `EADDRINUSE`
 */
export async function startApi(
  services: Services,
  options: { host: string; port: number; drainMs?: number },
): Promise<RunningApi> {
  const server = createServer(createApi(services));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  const { address, port, family } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`,
    close: () =>
      new Promise((resolve, reject) => {
        const force = setTimeout(() => server.closeAllConnections(), options.drainMs ?? drainMs);
        server.close((error) => {
          clearTimeout(force);
          if (error) reject(error);
          else resolve();
        });
        server.closeIdleConnections();
      }),
  };
}
