import { AsyncLocalStorage } from 'node:async_hooks';

/** What is told of a span: ids, codes and counts. Never a number, a name, call data, a body, an address with its query. */
export type SpanAttributes = Record<string, string | number | boolean | undefined>;

export interface SpanStart {
  name: string;
  /** Which side of what it is; left out: neither. */
  kind?: 'server' | 'client' | 'producer' | 'consumer';
  attributes?: SpanAttributes;
  /** What it belongs to, as a W3C `traceparent`. Left out: what is under way; null, or one that cannot be read: nothing. */
  parent?: string | null;
  /** 16 hex digits, where others have been told already by which it goes. */
  spanId?: string;
}

export interface Span {
  /** As W3C has it, for what happens elsewhere. */
  readonly traceParent: string;
  /** As log lines have them: https://opentelemetry.io/docs/specs/otel/compatibility/logging_trace_context/ */
  readonly ids: { trace_id: string; span_id: string };
  rename(name: string): void;
  set(attributes: SpanAttributes): void;
  /**
   * Marks it as failed.
   *
   * @param type a code or an error's name, never its message, which can hold anything
   */
  fail(type: string): void;
  end(): void;
}

/** Where spans go. */
export interface Recorder {
  begin(start: SpanStart, parent: string | null): Span;
}

let recorder: Recorder | null = null;
// Of our own and not OpenTelemetry's global one: libraries that look for that would tell what they please.
const underWay = new AsyncLocalStorage<Span>();

/** Has every span from now on recorded; null: none. */
export function recordSpans(by: Recorder | null): void {
  recorder = by;
}

/** Begins a span that {@link Span.end} ends; null while nobody traces. */
export function beginSpan(start: SpanStart): Span | null {
  if (recorder === null) return null;
  const { parent = underWay.getStore()?.traceParent ?? null } = start;
  return recorder.begin(start, parent);
}

/** Does some work under a span: what it begins belongs to that, and so do its log lines. */
export function within<T>(span: Span | null, work: () => T): T {
  return span === null ? work() : underWay.run(span, work);
}

/** Does some work as a span of its own, which fails where the work does. */
export async function traced<T>(start: SpanStart, work: (span: Span | null) => Promise<T>): Promise<T> {
  const span = beginSpan(start);
  if (span === null) return work(null);
  try {
    return await within(span, () => work(span));
  } catch (error) {
    span.fail(error instanceof Error ? error.name : 'unknown');
    throw error;
  } finally {
    span.end();
  }
}

/** The span that is under way, as a W3C `traceparent`; null: none. */
export const traceParent = (): string | null => underWay.getStore()?.traceParent ?? null;

/** What log lines have of the span that is under way: an object of the caller's own. */
export const traceIds = (): Partial<Span['ids']> => ({ ...underWay.getStore()?.ids });
