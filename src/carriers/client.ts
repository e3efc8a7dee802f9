import { exchange, type HttpReply, type HttpRequest } from './http.ts';

/** What every adapter takes besides its credentials. */
export interface AdapterOptions {
  /** Replaces the carrier's own address, e.g. by the sandbox's; no slash at the end. */
  baseUrl?: string | undefined;
  /** For one request, its answer included. */
  timeoutMs: number;
}

export interface ClientRequest {
  method: HttpRequest['method'];
  /** From the base URL on, with its query. */
  path: string;
  signal?: AbortSignal | undefined;
  headers?: Record<string, string>;
  body?: string;
}

/** One carrier's HTTP client: its address, its credentials, our time limit. */
export type Client = (request: ClientRequest) => Promise<HttpReply>;

/** `headers` go with every request, the credentials among them. */
export function createClient(baseUrl: string, headers: Record<string, string>, timeoutMs: number): Client {
  return ({ method, path, signal, headers: extra, body }) =>
    exchange(
      {
        method,
        url: `${baseUrl}${path}`,
        headers: { accept: 'application/json', ...headers, ...extra },
        ...(body === undefined ? {} : { body }),
      },
      { timeoutMs, signal },
    );
}

/** The value of an `Authorization` header for HTTP Basic. */
export function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}
