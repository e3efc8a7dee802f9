import type { Request, Response } from 'express';
import type { z, ZodObject, ZodType } from 'zod';
import type { IfMatch } from '../../db/etag.ts';
import type { Role } from '../../domain/roles.ts';
import type { ErrorCode } from '../../errors.ts';
import type { Counted } from '../rate-limits/rate-limiter.ts';
import type { Principal } from './authenticate.ts';
import { type Deprecation, requireNotice } from './deprecation.ts';
import type { Tag } from './tags.ts';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** A JSON body, parsed and validated before the handler runs. */
export interface JsonBodySpec<B extends ZodType = ZodType> {
  schema: B;
  /**
   * For a body of several shapes: which one to validate against, so that the errors point into the shape that was
   * meant, by what it holds or by the path's parameters. `schema` documents them all.
   */
  choose?: (body: unknown, params: Request['params']) => ZodType<z.output<B>>;
  /** Inflated; 1 MiB when left out. Routes for anyone take 8 KiB, whatever stands here. */
  limitBytes?: number;
  /** How many values the body may hold, counted before it is parsed; 20,000 when left out. */
  maxValues?: number;
  /**
   * Bodies whose items the handler checks one by one (`check`), so that one that is wrong refuses no other: their text
   * is not looked at before.
   */
  itemwise?: (body: unknown) => boolean;
  /** Bodies as they mostly are, read without the schema, in the way it would read them; null: ask the schema. */
  usual?: (body: unknown) => z.output<B> | null;
  /** Whether the request may come without a body; the schema then sees `{}`. */
  optional?: boolean;
}

/** A body that the handler reads from the request as a stream. */
interface StreamBodySpec {
  contentTypes: readonly string[];
  description: string;
  example: string;
}

export interface ResponseSpec<B extends ZodType = ZodType> {
  description: string;
  body?: B;
  /** For responses that are not JSON: their media types. */
  contentTypes?: readonly string[];
  /** Of those that are text, by media type. What is JSON has its example from its schema. */
  examples?: Readonly<Record<string, string>>;
  headers?: Record<string, string>;
}

type Reply<R extends Record<number, ResponseSpec>> = {
  [S in keyof R & number]: {
    status: S;
    headers?: Record<string, string>;
  } & (R[S] extends { body: infer B extends ZodType } ? { body: z.input<B> } : { body?: never });
}[keyof R & number];

/** What a handler answers when it has written the response itself. */
export const streamed = Symbol('streamed');

interface RouteSpec<
  P extends ZodObject,
  Q extends ZodObject,
  B extends ZodType,
  R extends Record<number, ResponseSpec>,
  A extends readonly Role[] | 'anyone',
> {
  method: Method;
  /** In OpenAPI's form: `/v1/campaigns/{campaignId}`. */
  path: string;
  operationId: string;
  summary: string;
  description?: string;
  deprecated?: Deprecation;
  /** Also decides which scope an API key needs, see scope-of.ts. */
  tag: Tag;
  /** Who may; `anyone` needs neither session nor key. */
  roles: A;
  /** Only people who are signed in, no API keys: `principal.userId` is a text then (`requirePerson`). */
  persons?: true;
  /**
   * How a request is done once that comes again with its `Idempotency-Key`. Left out: its effect and its answer are kept by
   * one transaction, which all statements of the handler join; so it takes nothing that another connection waits for, and
   * asks nobody else. `outside`: it asks others meanwhile, and is safe to repeat by itself. `harmless`: it changes nothing,
   * or counts once by ids of its own, and takes no key; neither do GET, what anyone may, and what reads a stream.
   */
  repeats?: 'outside' | 'harmless';
  /** What requests to it count as for the rate limits; requests when left out. */
  counted?: Counted;
  /** Whether the handler heeds `ifMatch`; to others it is as if nobody had sent it. `or absent`: what it puts need not be there. */
  conditional?: true | 'or absent';
  /** The handler's own statement asks whether the key was revoked, so that its holder may have been looked up before. */
  remembersKeys?: true;
  params?: P;
  query?: Q;
  body?: JsonBodySpec<B>;
  stream?: StreamBodySpec;
  /** For senders that give their credentials only when asked: what `WWW-Authenticate` asks for. */
  challenge?: string;
  responses: R;
  /** Errors of this operation beyond those that any may answer. */
  errors?: readonly ErrorCode[];
  handle(context: {
    params: z.output<P>;
    query: z.output<Q>;
    body: z.output<B>;
    principal: A extends 'anyone' ? undefined : Principal;
    /** What a change is meant for. */
    ifMatch: IfMatch;
    req: Request;
    res: Response;
  }): Promise<Reply<NoInfer<R>> | typeof streamed>;
}

/** A route whose types were checked where it was defined. */
export type Route = Omit<
  RouteSpec<ZodObject, ZodObject, ZodType, Record<number, ResponseSpec>, readonly Role[] | 'anyone'>,
  'handle'
> & {
  handle(context: {
    params: unknown;
    query: unknown;
    body: unknown;
    principal: Principal | undefined;
    ifMatch: IfMatch;
    req: Request;
    res: Response;
  }): Promise<{ status: number; headers?: Record<string, string>; body?: unknown } | typeof streamed>;
};

/**
 * Defines a route once, for the server and for the OpenAPI document.
 *
 * @throws TypeError for one that is deprecated at too short notice
 */
export function defineRoute<
  P extends ZodObject,
  Q extends ZodObject,
  B extends ZodType,
  const R extends Record<number, ResponseSpec>,
  const A extends readonly Role[] | 'anyone',
>(spec: RouteSpec<P, Q, B, R, A>): Route {
  if (spec.deprecated) requireNotice(spec.operationId, spec.deprecated);
  return spec;
}
