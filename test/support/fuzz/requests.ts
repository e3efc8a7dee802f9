import * as fc from 'fast-check';
import type { Operation } from '../openapi.ts';
import { bodyOf } from './bodies.ts';
import { fromSchema, type FromSchemaOptions } from './from-schema.ts';
import { nastyText, nastyValue, toJson } from './nasty.ts';

export interface FuzzRequest {
  /** Whose credentials go with it, a name of the bed. */
  as: string;
  method: string;
  /** With its query. */
  path: string;
  headers: Record<string, string>;
  body: string | Uint8Array | null;
}

export interface FuzzTarget {
  method: string;
  path: string;
  operation: Operation;
}

export interface RequestOptions extends Omit<FromSchemaOptions, 'nastyPercent'> {
  /** Names of credentials, those that get furthest first. */
  credentials: readonly string[];
  /** Cursors that lists have given. */
  cursors: readonly string[];
}

/** Requests of one operation: half of them as the document wants them, the others more or less not. */
export function requestsOf(target: FuzzTarget, options: RequestOptions): fc.Arbitrary<FuzzRequest> {
  const [best = '', ...others] = options.credentials;
  return fc.constantFrom(0, 0, 5, 25).chain((nastyPercent) => {
    const schemas = { ...options, nastyPercent };
    return fc
      .record({
        as: fc.oneof(
          { weight: 3, arbitrary: fc.constant(best) },
          { weight: 1, arbitrary: fc.constantFrom(best, ...others) },
        ),
        method: fc.constant(target.method),
        path: pathOf(target, schemas),
        headers: nastyPercent < 25 ? fc.constant({}) : headers,
        body: bodyOf(target, schemas),
      })
      .map(({ body: { type, body }, headers: extra, ...request }) => ({
        ...request,
        headers: { ...(type !== null && { 'content-type': type }), ...extra },
        body,
      }));
  });
}

type Sized = RequestOptions & { nastyPercent: number };

const isText = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
/** Lone surrogates cannot be encoded; a URL is bounded by the server's header size. */
const encode = (value: unknown) =>
  encodeURIComponent(
    (isText(value) ? String(value) : toJson(value)).slice(0, 2_000).replace(/\p{Surrogate}/gu, '\ufffd'),
  );

function pathOf({ path, operation }: FuzzTarget, options: Sized): fc.Arbitrary<string> {
  const parameters = operation.parameters ?? [];
  const parts = parameters
    .filter((parameter) => parameter.in === 'path')
    .map(({ name, schema }) =>
      fromSchema(schema, options, name).map((value) => [name, encode(value) || '%20'] as const),
    );
  const queries = parameters
    .filter((parameter) => parameter.in === 'query')
    .map(({ name, schema }) => {
      const value = name === 'cursor' ? cursor(options) : fromSchema(schema, options, name);
      return fc.option(
        value.map((given) => `${name}=${encode(given)}`),
        { freq: 2 },
      );
    });
  const odd =
    options.nastyPercent < 25
      ? fc.constant(null)
      : fc.option(
          fc.oneof(
            fc.constantFrom(
              'limit=1&limit=2',
              'limit[]=1',
              'a[b][c]=1',
              '__proto__=1',
              'x=%ff',
              '%00=1',
              '&&=',
            ),
            nastyText.map((text) => `${encode(text)}=1`),
          ),
          { freq: 3 },
        );
  return fc.tuple(fc.tuple(...parts), fc.tuple(...queries, odd)).map(([values, query]) => {
    const filled = values.reduce((text, [name, value]) => text.replace(`{${name}}`, () => value), path);
    const given = query.filter((one) => one !== null);
    return given.length > 0 ? `${filled}?${given.join('&')}` : filled;
  });
}

/** Cursors as they were given, taken apart and put together wrongly, and such as never were. */
function cursor({ cursors, nastyPercent }: Sized): fc.Arbitrary<string> {
  if (cursors.length === 0) return nastyText;
  const given = fc.constantFrom(...cursors);
  if (nastyPercent === 0) return given;
  const changed = fc.tuple(given, nastyValue, fc.nat(1)).map(([text, value, place]) => {
    const [order, position] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [string, unknown];
    const wrong = Array.isArray(position)
      ? position.map((one: unknown, at) => (at === place ? value : one))
      : value;
    return Buffer.from(toJson([order, wrong])).toString('base64url');
  });
  return fc.oneof(
    given,
    changed,
    nastyText,
    nastyValue.map((value) => Buffer.from(toJson(value)).toString('base64url')),
  );
}

const headers: fc.Arbitrary<Record<string, string>> = fc.dictionary(
  fc.constantFrom(
    'content-type',
    'content-encoding',
    'accept',
    'accept-encoding',
    'if-none-match',
    'if-modified-since',
    'range',
    'last-event-id',
    'x-forwarded-for',
    'forwarded',
    'origin',
    'user-agent',
    'x-request-id',
    'idempotency-key',
    'cookie',
  ),
  fc.oneof(
    fc.constantFrom(
      '',
      '*',
      'gzip',
      'br',
      'identity',
      'application/json; charset=utf-16',
      'text/csv; charset=none',
      'text/plain',
      'application/json;;',
      'multipart/form-data; boundary=x',
      'bytes=0-0',
      'bytes=-1',
      'bytes=5-1',
      'bytes=0-99999999999999999999',
      'W/"x"',
      '"\u00ff"',
      'Thu, 01 Jan 0000 00:00:00 GMT',
      'null',
      '::1',
      'lastcall.session_token=%00',
    ),
    fc.string({
      unit: fc
        .integer({ min: 0x20, max: 0xff })
        .filter((code) => code !== 0x7f)
        .map((code) => String.fromCharCode(code)),
      maxLength: 200,
    }),
  ),
  { maxKeys: 2 },
);
