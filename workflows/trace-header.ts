import { defaultPayloadConverter, type Headers } from '@temporalio/common';

/** The header that Temporal's own interceptors for OpenTelemetry use, in every language: a map of text. */
const traceHeader = '_tracer-data';

/** https://www.w3.org/TR/trace-context/#traceparent-header */
const shape = /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** The W3C `traceparent` in headers; null for none. Whoever may use Temporal can send anything. */
export function traceParentIn(headers: Headers): string | null {
  const payload = headers[traceHeader];
  if (!payload) return null;
  try {
    const { traceparent } = defaultPayloadConverter.fromPayload<{ traceparent?: unknown }>(payload);
    return typeof traceparent === 'string' && shape.test(traceparent) ? traceparent : null;
  } catch {
    return null;
  }
}

/** Headers with a W3C `traceparent`; null: as they are. */
export const withTraceParent = (headers: Headers, traceparent: string | null): Headers =>
  traceparent === null
    ? headers
    : { ...headers, [traceHeader]: defaultPayloadConverter.toPayload({ traceparent }) };
