import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, type Span as OtelSpan } from '@opentelemetry/api';
import { parseTraceParent, setGlobalErrorHandler } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor, RandomIdGenerator } from '@opentelemetry/sdk-trace-base';
import type { Recorder, Span } from './spans.ts';

const kinds = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
};

/** Lets a span have an id that others know already. */
class Ids extends RandomIdGenerator {
  next: string | undefined;

  constructor() {
    super();
    const random = this.generateSpanId;
    this.generateSpanId = () => this.next ?? random();
  }
}

/**
 * Sends spans by OTLP to the place that the environment names, in the background. OpenTelemetry's own variables say where and how
 * many (`OTEL_TRACES_SAMPLER`, `OTEL_BSP_*`, `OTEL_RESOURCE_ATTRIBUTES`).
 *
 * @param troubled is told of spans that could not be sent, and are lost
 */
export function openRecorder(
  service: string,
  troubled: (error: unknown) => void,
): Recorder & { close(): Promise<void> } {
  setGlobalErrorHandler(troubled);
  const idGenerator = new Ids();
  // Not the registered one of the process, under which libraries would tell what they please.
  const provider = new BasicTracerProvider({
    idGenerator,
    resource: resourceFromAttributes({ 'service.name': service }).merge(
      detectResources({ detectors: [envDetector] }),
    ),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  const tracer = provider.getTracer('lastcall');
  return {
    begin({ name, kind, attributes = {}, spanId }, parent) {
      const parentContext = parent === null ? null : parseTraceParent(parent);
      const context =
        parentContext === null ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, parentContext);
      idGenerator.next = spanId;
      const span = tracer.startSpan(name, { ...(kind && { kind: kinds[kind] }), attributes }, context);
      idGenerator.next = undefined;
      return spanOf(span);
    },
    close: () => provider.shutdown(),
  };
}

function spanOf(span: OtelSpan): Span {
  const { traceId, spanId, traceFlags } = span.spanContext();
  return {
    traceParent: `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`,
    ids: { trace_id: traceId, span_id: spanId },
    rename: (name) => void span.updateName(name),
    set: (attributes) => void span.setAttributes(attributes),
    fail: (type) => void span.setAttribute('error.type', type).setStatus({ code: SpanStatusCode.ERROR }),
    end: () => span.end(),
  };
}
