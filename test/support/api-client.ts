import { AnswerChecker, type OpenApi } from './openapi.ts';

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** The parsed JSON; tests assert on it, so it may be anything. */
  // oxlint-disable-next-line typescript/no-explicit-any
  body: any;
}

export interface ApiClient {
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  put(path: string, body: unknown): Promise<Answer>;
  patch(path: string, body: unknown): Promise<Answer>;
  delete(path: string): Promise<Answer>;
  /** Sends what is given as it is. */
  send(method: string, path: string, init?: RequestInit & { duplex?: 'half' }): Promise<Answer>;
}

const checkers = new Map<string, Promise<AnswerChecker>>();

/** A client whose every answer is compared with the OpenAPI document. */
export function apiClient(url: string, key?: string): ApiClient {
  const checker =
    checkers.get(url) ??
    fetch(`${url}/v1/openapi.json`)
      .then((response) => response.json())
      .then((document) => new AnswerChecker(document as OpenApi));
  checkers.set(url, checker);

  const send: ApiClient['send'] = async (method, path, init = {}) => {
    const headers = new Headers(init.headers);
    if (key !== undefined && !headers.has('authorization')) headers.set('authorization', `Bearer ${key}`);
    const response = await fetch(`${url}${path}`, { ...init, method, headers });
    const text = await response.text();
    const type = response.headers.get('content-type') ?? '';
    const body: unknown = /json/.test(type) && text !== '' ? JSON.parse(text) : undefined;
    if (method !== 'HEAD') (await checker).check(method, path, response.status, type, body);
    return { status: response.status, headers: response.headers, text, body };
  };
  const json =
    (method: string) =>
    (path: string, body?: unknown, headers: Record<string, string> = {}) =>
      send(method, path, {
        headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
  return {
    get: (path, headers = {}) => send('GET', path, { headers }),
    post: json('POST'),
    put: json('PUT'),
    patch: json('PATCH'),
    delete: (path) => send('DELETE', path),
    send,
  };
}
