import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import protobuf from 'protobufjs';
import type { Defer } from './defer.ts';

export interface CollectedSpan {
  service: string;
  traceId: string;
  spanId: string;
  /** Null for the one that a trace begins with. */
  parentId: string | null;
  name: string;
  startNs: bigint;
  endNs: bigint;
  failed: boolean;
  attributes: Record<string, string | number | boolean | undefined>;
}

export interface TraceCollector {
  /** What `OTEL_EXPORTER_OTLP_ENDPOINT` is to be. */
  url: string;
  spans(): CollectedSpan[];
  /** Everything that was sent, as it came. */
  raw(): Buffer;
  /** From a span up to the one that its trace begins with. */
  ancestry(span: CollectedSpan): CollectedSpan[];
}

// What of https://github.com/open-telemetry/opentelemetry-proto/tree/v1.9.0/opentelemetry/proto is looked at.
const { root } = protobuf.parse(`
  syntax = "proto3";
  message Request { repeated ResourceSpans resource_spans = 1; }
  message ResourceSpans { Resource resource = 1; repeated ScopeSpans scope_spans = 2; }
  message Resource { repeated KeyValue attributes = 1; }
  message ScopeSpans { repeated Span spans = 2; }
  message Span {
    bytes trace_id = 1; bytes span_id = 2; bytes parent_span_id = 4; string name = 5;
    fixed64 start_time_unix_nano = 7; fixed64 end_time_unix_nano = 8;
    repeated KeyValue attributes = 9; Status status = 15;
  }
  message Status { int32 code = 3; }
  message KeyValue { string key = 1; Value value = 2; }
  message Value { oneof value { string string_value = 1; bool bool_value = 2; int64 int_value = 3; double double_value = 4; } }
`);
const requestType = root.lookupType('Request');
const failedStatus = 2;

interface Wire {
  resourceSpans: {
    resource: { attributes: WireAttribute[] };
    scopeSpans: {
      spans: {
        traceId: Uint8Array;
        spanId: Uint8Array;
        parentSpanId?: Uint8Array;
        name: string;
        startTimeUnixNano: { toString(): string };
        endTimeUnixNano: { toString(): string };
        attributes: WireAttribute[];
        status?: { code?: number };
      }[];
    }[];
  }[];
}
interface WireAttribute {
  key: string;
  value: Record<string, string | number | boolean | object>;
}

const hex = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('hex');
const attributesOf = (pairs: WireAttribute[]) =>
  Object.fromEntries(
    pairs.map(({ key, value }) => {
      const [plain] = Object.values({ ...value });
      // A Long, of what is counted.
      return [key, typeof plain === 'object' ? Number(plain) : plain];
    }),
  );

function decode(body: Buffer): CollectedSpan[] {
  const { resourceSpans } = requestType.decode(body) as unknown as Wire;
  return resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const service = String(attributesOf(resource.attributes)['service.name']);
    return scopeSpans.flatMap(({ spans }) =>
      spans.map((span) => ({
        service,
        traceId: hex(span.traceId),
        spanId: hex(span.spanId),
        parentId: hex(span.parentSpanId) || null,
        name: span.name,
        startNs: BigInt(span.startTimeUnixNano.toString()),
        endNs: BigInt(span.endTimeUnixNano.toString()),
        failed: span.status?.code === failedStatus,
        attributes: attributesOf(span.attributes),
      })),
    );
  });
}

/** Takes traces as an OpenTelemetry collector does: OTLP over HTTP, as protobuf. */
export async function startTraceCollector(defer: Defer): Promise<TraceCollector> {
  const bodies: Buffer[] = [];
  const spans: CollectedSpan[] = [];
  const take = async (req: IncomingMessage): Promise<number> => {
    const body = await buffer(req);
    if (req.url !== '/v1/traces' || req.headers['content-type'] !== 'application/x-protobuf') return 415;
    bodies.push(body);
    spans.push(...decode(body));
    return 200;
  };
  const server = createServer((req, res) => {
    const answer = (status: number) =>
      res.writeHead(status, { 'content-type': 'application/x-protobuf' }).end();
    take(req).then(answer, () => res.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  defer(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans: () => [...spans],
    raw: () => Buffer.concat(bodies),
    ancestry(span) {
      const line = [span];
      for (;;) {
        const parent = spans.find(({ spanId }) => spanId === line.at(-1)?.parentId);
        if (!parent) return line;
        line.push(parent);
      }
    },
  };
}
