import express, { type Request, type Response } from 'express';
import type { ZodType } from 'zod';
import { LastcallError } from '../../errors.ts';
import { findExcess } from './json-budget.ts';
import type { JsonBodySpec } from './route.ts';
import { refuse, validate } from './validate.ts';

const defaultLimitBytes = 1024 * 1024;
const defaultMaxValues = 20_000;
/** For requests of strangers. The largest of them is an invitation's acceptance, with a name and a password. */
const anonymousLimitBytes = 8 * 1024;
const anonymousMaxValues = 100;

/**
 * Reads, parses and validates a request's JSON body.
 *
 * @param anonymous whether nobody knows who sends it: a few kilobytes then, and not compressed
 * @throws LastcallError `unsupported_media_type`, `malformed_json`, `body_too_large`, `invalid_request`
 */
export async function readJson(
  req: Request,
  res: Response,
  spec: JsonBodySpec,
  { anonymous }: { anonymous: boolean },
): Promise<unknown> {
  requireJson(req, anonymous);
  const limitBytes = anonymous ? anonymousLimitBytes : (spec.limitBytes ?? defaultLimitBytes);
  const bytes = await read(req, res, { limitBytes, inflate: !anonymous });
  return understandJson(bytes, anonymous ? { ...spec, maxValues: anonymousMaxValues } : spec, req.params);
}

/**
 * Parses and validates the bytes of a JSON body, which are as many as `spec` allows.
 *
 * @throws LastcallError `malformed_json`, `body_too_large`, `invalid_request`
 */
export function understandJson(
  bytes: Uint8Array | undefined,
  spec: JsonBodySpec,
  params: Request['params'],
): unknown {
  const body = bytes && parseJson(bytes, spec.maxValues ?? defaultMaxValues);
  const given: unknown = body ?? (spec.optional ? {} : refuse('body', [], 'is missing'));
  const usual = spec.usual?.(given) ?? null;
  if (usual !== null) return usual;
  const schema: ZodType = spec.choose ? spec.choose(given, params) : spec.schema;
  return validate(schema, 'body', given, { storable: !spec.itemwise?.(given) });
}

/**
 * Parses a JSON text of foreign origin, whose size is bounded already.
 *
 * @throws LastcallError `malformed_json`, `body_too_large`, `invalid_request`
 */
export function parseJson(bytes: Uint8Array, maxValues: number): object {
  const excess = findExcess(bytes, maxValues);
  if (excess === 'too_deep') refuse('body', [], 'is nested too deeply');
  if (excess === 'too_many_values') {
    throw new LastcallError('body_too_large', { limit: `${maxValues} values` });
  }
  const value = parse(new TextDecoder().decode(bytes));
  if (typeof value === 'object' && value !== null) return value;
  throw new LastcallError('malformed_json', { problem: 'it is neither an object nor a list' });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // The parser's message quotes the body, which may hold names and numbers; the place alone is enough.
    const position = /position (\d+)/.exec(error.message)?.[1];
    throw new LastcallError('malformed_json', {
      problem: position === undefined ? 'it ends too early or starts wrongly' : `see character ${position}`,
    });
  }
}

function requireJson(req: Request, anonymous: boolean): void {
  const expected = anonymous ? 'application/json in UTF-8, not compressed' : 'application/json in UTF-8';
  const refuseType = () => new LastcallError('unsupported_media_type', { expected });
  if (anonymous && (req.get('content-encoding') ?? 'identity') !== 'identity') throw refuseType();
  if (req.get('content-length') === '0') return;
  const type = req.is('application/json');
  const charset = /;\s*charset="?([\w.:-]+)/i.exec(req.get('content-type') ?? '')?.[1];
  if (type === false || (charset !== undefined && !/^utf-?8$/i.test(charset))) throw refuseType();
}

const hasBody = ({ headers }: Request) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** The bytes of a body, inflated; undefined when there are none. */
async function read(
  req: Request,
  res: Response,
  { limitBytes, inflate }: { limitBytes: number; inflate: boolean },
): Promise<Buffer | undefined> {
  await new Promise<void>((resolve, reject) => {
    express.raw({ limit: limitBytes, inflate, type: () => true })(req, res, (error: unknown) =>
      error === undefined ? resolve() : reject(error),
    );
  });
  const body: unknown = req.body;
  if (Buffer.isBuffer(body)) return body.length > 0 ? body : undefined;
  // Of a client that has left meanwhile nothing is read, and no body would stand for an empty one.
  if (hasBody(req))
    throw new LastcallError('malformed_json', { problem: 'the connection ended before it was read' });
  return undefined;
}
