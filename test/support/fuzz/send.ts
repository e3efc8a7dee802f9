import { catalogue } from '../../../src/errors.ts';
import type { AnswerChecker } from '../openapi.ts';
import type { FuzzRequest } from './requests.ts';

/** Generous, since it must hold on a slow machine: what it finds is a request that is never answered. */
const timeLimitMs = 30_000;
const longestAnswerBytes = 16 * 1024 * 1024;

/** The one answer beyond 4xx that a request may bring about: the carrier's list could not be read. */
const allowedFailures = new Set(['carrier_list_failed']);

/** Of requests that meet no route, so that no operation of the document has them. */
const beforeAnyRoute = new Set(['route_not_found', 'method_not_allowed']);

/**
 * Sends a request and checks its answer against the document and the catalogue of errors.
 *
 * @throws Error for an answer that should not be
 */
export async function send(
  url: string,
  checker: AnswerChecker,
  request: FuzzRequest,
  credentials: Record<string, string>,
): Promise<number> {
  const { method, path, body } = request;
  const headers = new Headers({ ...credentials, ...request.headers });
  const signal = AbortSignal.timeout(timeLimitMs);
  const response = await fetch(`${url}${path}`, {
    method,
    headers,
    body: body as NonNullable<RequestInit['body']> | null,
    signal,
    redirect: 'manual',
  });
  const type = response.headers.get('content-type') ?? '';
  const { status } = response;
  // A stream of events has no end to wait for.
  if (type.startsWith('text/event-stream')) {
    await response.body?.cancel();
    return status;
  }
  const text = await response.text();
  if (text.length > longestAnswerBytes) throw new Error(`an answer of ${text.length} characters`);
  const answer: unknown =
    /^application\/(problem\+)?json\b/.test(type) && text !== '' ? JSON.parse(text) : undefined;
  const code = type.startsWith('application/problem+json') ? (answer as { code: string }).code : null;
  if (code !== null && !(code in catalogue)) throw new Error(`${code} is not in the catalogue`);
  if (status >= 500 && !allowedFailures.has(code ?? '')) throw new Error(`${status}: ${text.slice(0, 500)}`);
  if (code !== null && catalogue[code as keyof typeof catalogue].status !== status) {
    throw new Error(`${code} with status ${status}`);
  }
  if (code === null || !beforeAnyRoute.has(code)) checker.check(method, path, status, type, answer);
  return status;
}
