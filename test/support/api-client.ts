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
  put(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  patch(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  delete(path: string, headers?: Record<string, string>): Promise<Answer>;
  /** Sends what is given as it is. */
  send(method: string, path: string, init?: RequestInit & { duplex?: 'half' }): Promise<Answer>;
}

const checkers = new Map<string, Promise<AnswerChecker>>();

/** What a signed-in browser sends. */
export interface Browser {
  cookie: string;
}

/**
 * A client whose every answer is compared with the OpenAPI document.
 *
 * @param as a key, or a signed-in browser, which is on one of our own pages
 */
export function apiClient(url: string, as?: string | Browser): ApiClient {
  const checker =
    checkers.get(url) ??
    fetch(`${url}/v1/openapi.json`)
      .then((response) => response.json())
      .then((document) => new AnswerChecker(document as OpenApi));
  checkers.set(url, checker);

  const send: ApiClient['send'] = async (method, path, init = {}) => {
    const headers = new Headers(init.headers);
    for (const [name, value] of Object.entries(credentials(url, as))) {
      if (!headers.has(name)) headers.set(name, value);
    }
    const response = await fetch(`${url}${path}`, { ...init, method, headers });
    const type = response.headers.get('content-type') ?? '';
    // A stream of events has no end to wait for.
    const endless = type.startsWith('text/event-stream');
    if (endless) await response.body?.cancel();
    const text = endless ? '' : await response.text();
    const body: unknown =
      /^application\/(problem\+)?json\b/.test(type) && text !== '' ? JSON.parse(text) : undefined;
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
    delete: (path, headers = {}) => send('DELETE', path, { headers }),
    send,
  };
}

function credentials(url: string, as: string | Browser | undefined): Record<string, string> {
  if (as === undefined) return {};
  return typeof as === 'string' ? { authorization: `Bearer ${as}` } : { cookie: as.cookie, origin: url };
}
