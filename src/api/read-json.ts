import express, { type Request, type Response } from 'express';
import type { ZodType } from 'zod';
import { LastcallError } from '../errors.ts';
import type { JsonBodySpec } from './route.ts';
import { refuse, validate } from './validate.ts';

const defaultLimitBytes = 1024 * 1024;

/**
 * Reads, parses and validates a request's JSON body.
 *
 * @throws LastcallError `unsupported_media_type`, `malformed_json`, `body_too_large`, `invalid_request`
 */
export async function readJson(req: Request, res: Response, spec: JsonBodySpec): Promise<unknown> {
  const type = req.is('application/json');
  if (type === false && req.get('content-length') !== '0') {
    throw new LastcallError('unsupported_media_type', { expected: 'application/json' });
  }
  await parse(req, res, spec.limitBytes ?? defaultLimitBytes);
  const body: unknown = req.body ?? (spec.optional ? {} : refuse('body', [], 'is missing'));
  const schema: ZodType = spec.choose ? spec.choose(body, req.params) : spec.schema;
  return validate(schema, 'body', body);
}

async function parse(req: Request, res: Response, limit: number): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      express.json({ limit })(req, res, (error: unknown) =>
        error === undefined ? resolve() : reject(error),
      );
    });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // The parser's message quotes the body, which may hold names and numbers; the place alone is enough.
    const position = /position (\d+)/.exec(error.message)?.[1];
    throw new LastcallError('malformed_json', {
      problem: position === undefined ? 'it ends too early or starts wrongly' : `see character ${position}`,
    });
  }
}
