import {
  OpenAPIRegistry,
  OpenApiGeneratorV31,
  type ResponseConfig,
  type RouteConfig,
} from '@asteasolutions/zod-to-openapi';
import { catalogue, type ErrorCode } from '../../errors.ts';
import { z } from 'zod';
import { deprecationHeaderTexts, deprecationMarks, deprecationText } from './deprecation.ts';
import { addExamples } from './examples.ts';
import { keyedBy, keyHeader } from './idempotency-key.ts';
import { whileWaiting } from './in-place.ts';
import { problemSchema, problemType } from './problem.ts';
import { problemExample } from './problem-examples.ts';
import type { ResponseSpec, Route } from './route.ts';
import { scopeOf } from './scope-of.ts';
import { tagDescriptions } from './tags.ts';
import { webhookMessages } from '../webhooks/webhook-document.ts';

export type OpenApiDocument = ReturnType<OpenApiGeneratorV31['generateDocument']>;

/** The OpenAPI 3.1 document of the routes, from the schemas that validate them. */
export function openApiDocument(routes: readonly Route[]): OpenApiDocument {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'apiKey', {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key, `lc_...`, as a bearer token.',
  });
  registry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'lastcall.session_token',
    description:
      'The cookie of a person who is signed in (`__Secure-lastcall.session_token` over HTTPS). Whatever changes something ' +
      'has to come from Lastcall’s own pages, by its `Origin`.',
  });
  for (const code of new Set(routes.flatMap(problemCodes)))
    registry.registerComponent('examples', code, problemExample(code));
  for (const route of routes) registry.registerPath(operation(route));
  for (const message of webhookMessages()) registry.registerWebhook(message);
  const document = new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Lastcall',
      version: '1',
      description:
        'Ends calling campaigns well: archives them, seals their data, gives every phone number back, and proves it. ' +
        'Every error is a problem document (RFC 9457) with a stable `code`; [all codes](/docs/errors).',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({
      name,
      description: tagDescriptions[name],
    })),
  });
  return addExamples(document);
}

function operation(route: Route): RouteConfig {
  return {
    method: route.method,
    path: route.path,
    operationId: route.operationId,
    summary: route.summary,
    description: [route.deprecated && deprecationText(route.deprecated), route.description, whoMay(route)]
      .filter(Boolean)
      .join('\n\n'),
    tags: [route.tag],
    ...(route.deprecated && deprecationMarks(route.deprecated)),
    security: route.roles === 'anyone' ? [] : [...(route.persons ? [] : [{ apiKey: [] }]), { session: [] }],
    request: {
      ...(route.params && { params: route.params }),
      ...(route.query && { query: route.query }),
      ...headersOf(route),
      ...requestBody(route),
    },
    responses: {
      ...Object.fromEntries(
        Object.entries(route.responses).map(([status, spec]) => [
          status,
          response({
            ...spec,
            headers: {
              ...spec.headers,
              ...(keyedBy(route) && replayed),
              ...etagHeader(spec),
              ...rateHeaders(route),
              ...(route.deprecated && deprecationHeaderTexts),
            },
          }),
        ]),
      ),
      ...problems(route),
    },
  };
}

const etagHeader = ({ body }: ResponseSpec) =>
  body instanceof z.ZodObject && 'etag' in body.shape && { ETag: 'The `etag` of the body.' };

/** Of what is limited: whatever needs a key or a session. */
const rateHeaders = ({ roles }: Route) =>
  roles !== 'anyone' && {
    RateLimit:
      'What is left (draft-ietf-httpapi-ratelimit-headers-11): of each policy `r`, and all of it again in `t` seconds. ' +
      'Example: `"key";r=5987;t=42, "account";r=29874;t=51`.',
    'RateLimit-Policy':
      'How much there is: of each policy `q` in `w` seconds. Example: `"key";q=6000;w=60, "account";q=30000;w=60`.',
  };

const retryHeader = { 'Retry-After': 'Seconds after which the request may be sent again.' };

const replayed = {
  'Idempotency-Replayed': '`true`: the answer of an earlier request with the same `Idempotency-Key`.',
};

function headersOf(route: Route): RouteConfig['request'] {
  const headers = { ...(keyedBy(route) && keyParameter), ...conditionsOf(route) };
  return Object.keys(headers).length > 0 ? { headers: z.object(headers) } : {};
}

const conditionParameter = {
  'If-Match': z.string().optional().meta({
    description:
      'The `etag` of what the change is meant for. Where that has changed meanwhile, nothing is done.',
    example: '"5d41402abc4b2a76b9719d911017c592"',
  }),
};

const absentParameter = {
  'If-None-Match': z.enum(['*']).optional().meta({
    description: '`*`: only where none stands yet. Where somebody has set one meanwhile, nothing is done.',
  }),
};

const conditionsOf = ({ conditional }: Route) => ({
  ...(conditional && conditionParameter),
  ...(conditional === 'or absent' && absentParameter),
});

const keyParameter = {
  [keyHeader]: z
    .string()
    .optional()
    .meta({
      description:
        'A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered ' +
        'as it was and not done a second time.',
      example: '8e03978e-40d5-43dd-bc93-6894a57f9324',
    }),
};

function whoMay(route: Route): string {
  if (route.roles === 'anyone') return 'Needs neither session nor key.';
  const roles = `Roles: ${route.roles.join(', ')}.`;
  if (route.persons) return `${roles} Only people who are signed in.`;
  const scope = scopeOf(route);
  return scope ? `${roles} Scope of a key: \`${scope}\`.` : roles;
}

function requestBody({ body, stream }: Route): RouteConfig['request'] {
  if (body) {
    return {
      body: { required: body.optional !== true, content: { 'application/json': { schema: body.schema } } },
    };
  }
  if (!stream) return {};
  const { contentTypes, description, example } = stream;
  return {
    body: {
      required: true,
      description,
      content: Object.fromEntries(
        contentTypes.map((type) => [type, { schema: schemaOfText(type), ...(isText(type) && { example }) }]),
      ),
    },
  };
}

const isText = (mediaType: string) => /^text\/|json|xml$|urlencoded|form-data/.test(mediaType);
const schemaOfText = (mediaType: string) =>
  isText(mediaType) ? { type: 'string' as const } : { type: 'string' as const, format: 'binary' };

function response({
  description,
  body,
  contentTypes = [],
  examples = {},
  headers = {},
}: ResponseSpec): ResponseConfig {
  const content = {
    ...(body && { 'application/json': { schema: body } }),
    ...Object.fromEntries(
      contentTypes.map((type) => [
        type,
        { schema: schemaOfText(type), ...(examples[type] !== undefined && { example: examples[type] }) },
      ]),
    ),
  };
  return {
    description,
    ...(Object.keys(content).length > 0 && { content }),
    ...documentedHeaders(headers),
  };
}

const documentedHeaders = (headers: Record<string, string>): Pick<ResponseConfig, 'headers'> =>
  Object.keys(headers).length > 0
    ? {
        headers: Object.fromEntries(
          Object.entries(headers).map(([name, text]) => [
            name,
            { description: text, schema: { type: 'string' as const } },
          ]),
        ),
      }
    : {};

/** Every error that an operation can answer. */
function problemCodes(route: Route): ErrorCode[] {
  const codes: ErrorCode[] = [...(route.errors ?? []), 'internal', 'headers_too_large'];
  const keyed = keyedBy(route) !== null;
  if (route.conditional) codes.push('changed_meanwhile');
  if (keyed)
    codes.push(
      'idempotency_key_in_use',
      'idempotency_key_reused',
      'idempotency_answer_lost',
      ...whileWaiting,
    );
  if (keyed || route.params || route.query || route.body) codes.push('invalid_request');
  if (route.body) codes.push('malformed_json', 'body_too_large', 'unsupported_media_type');
  if (route.stream) codes.push('body_too_large', 'unsupported_media_type');
  if (route.roles !== 'anyone') {
    codes.push('unauthenticated', 'forbidden', 'no_account', 'rate_limit_exceeded', 'database_unavailable');
    if (route.method !== 'get') codes.push('cross_site_request');
    if (route.persons) codes.push('persons_only');
    else if (scopeOf(route)) codes.push('insufficient_scope');
  }
  return codes;
}

function problems(route: Route): Record<string, ResponseConfig> {
  const byStatus = new Map<number, Set<ErrorCode>>();
  for (const code of problemCodes(route)) {
    const { status } = catalogue[code];
    byStatus.set(status, (byStatus.get(status) ?? new Set()).add(code));
  }
  return Object.fromEntries(
    [...byStatus].map(([status, all]) => [
      String(status),
      {
        description: [...all].map((code) => `\`${code}\`: ${catalogue[code].message}`).join('\n\n'),
        content: {
          [problemType]: {
            schema: problemSchema,
            examples: Object.fromEntries(
              [...all].map((code) => [code, { $ref: `#/components/examples/${code}` }]),
            ),
          },
        },
        ...documentedHeaders({
          ...((status === 429 || status === 503) && retryHeader),
          // Who is not known has no limit of theirs.
          ...(status !== 401 && rateHeaders(route)),
        }),
      },
    ]),
  );
}
