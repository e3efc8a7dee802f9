import type { components, paths } from './schema.ts';
import type { Upload } from './upload.ts';

/** What the API takes and answers, by its name in the OpenAPI document. */
export type Schemas = components['schemas'];

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The addresses that take a method. */
export type PathOf<M extends Method> = {
  [P in keyof paths]: paths[P] extends Record<Lowercase<M>, object> ? P : never;
}[keyof paths];

export type Operation<P extends keyof paths, M extends Method> =
  paths[P] extends Record<Lowercase<M>, infer O> ? O : never;

/** What every request may have. */
export interface CommonOptions {
  headers?: Record<string, string> | undefined;
  /** Ends the request, its retries and its waits. */
  signal?: AbortSignal | undefined;
  /** Of a change: keep one of your own to send it again after a restart of your program. One is made unless given. */
  idempotencyKey?: string | undefined;
  /** Of one try, in ms, in the place of the client's. */
  timeoutMs?: number | undefined;
  /** A body that is not JSON; its `Content-Type` goes into `headers`. */
  upload?: Upload | undefined;
}

/** As `{}`: what needs no member. */
type Nothing = Partial<Record<string, never>>;

export type QueryOf<O> = O extends { parameters: { query?: infer Q } } ? Exclude<Q, undefined> : never;

type PathParametersOf<O> = O extends { parameters: { path?: infer P } } ? Exclude<P, undefined> : never;

export type BodyOf<O> = O extends { requestBody?: infer B }
  ? Exclude<B, undefined> extends { content: { 'application/json': infer J } }
    ? J
    : never
  : never;

type QueryPart<Q> = [Q] extends [never]
  ? unknown
  : Nothing extends Q
    ? { query?: Q | undefined }
    : { query: Q };

type PathPart<P> = [P] extends [never] ? unknown : { path: P };

type BodyPart<O, B> = [B] extends [never]
  ? unknown
  : O extends { requestBody: object }
    ? { body: B }
    : { body?: B | undefined };

/** What a request of an operation needs and may have. */
export type OptionsOf<O> = CommonOptions &
  PathPart<PathParametersOf<O>> &
  QueryPart<QueryOf<O>> &
  BodyPart<O, BodyOf<O>>;

/** Left out where an operation needs nothing. */
export type Arguments<O> = Nothing extends OptionsOf<O> ? [options?: OptionsOf<O>] : [options: OptionsOf<O>];

type Success = 200 | 201 | 202 | 204 | 207;

/** What an operation answers in JSON; undefined where it answers nothing. */
export type AnswerOf<O> = O extends { responses: infer R }
  ? {
      [S in keyof R & Success]: R[S] extends { content: { 'application/json': infer J } }
        ? J
        : R[S] extends { content: object }
          ? never
          : undefined;
    }[keyof R & Success]
  : never;

interface Page {
  items: readonly unknown[];
  nextCursor: string | null;
}

/** The addresses of lists that go on by `nextCursor`. */
export type ListPath = {
  [P in PathOf<'GET'>]: AnswerOf<Operation<P, 'GET'>> extends Page ? P : never;
}[PathOf<'GET'>];

export type ItemOf<P extends ListPath> =
  AnswerOf<Operation<P, 'GET'>> extends { items: readonly (infer T)[] } ? T : never;
