import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Defer } from './defer.ts';

export interface Asked {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Answers one request; the request was read to its end. */
export type Script = (res: ServerResponse, asked: Asked) => void;

/** A server that answers each request by the next script, and by the last one for ever. */
export async function scriptedServer(
  defer: Defer,
  ...scripts: [Script, ...Script[]]
): Promise<{ url: string; asked: Asked[] }> {
  const asked: Asked[] = [];
  const server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      const { method = '', url: path = '', headers } = req;
      const request = { method, path, headers, body: Buffer.concat(chunks).toString() };
      const script = scripts[Math.min(asked.push(request), scripts.length) - 1] as Script;
      script(res, request);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  defer(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

export const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Script =>
  (res) =>
    void res.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

/** An error as the API answers it. */
export const problem = (
  status: number,
  code: string,
  headers: Record<string, string> = {},
  more: object = {},
): Script =>
  json(
    status,
    {
      type: `/docs/errors#${code}`,
      title: code,
      status,
      detail: `It is ${code}.`,
      code,
      requestId: 'r-1',
      ...more,
    },
    headers,
  );

/** Breaks the connection. */
export const cut: Script = (res) => void res.destroy();
