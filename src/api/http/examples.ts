import { sample } from 'openapi-sampler';
import { exampleRecord, exampleText } from './example-texts.ts';
import type { OpenApiDocument } from './openapi.ts';

/** What is read here of a schema as the document has it. */
interface Schema {
  type?: string | string[];
  properties?: Record<string, Schema>;
  additionalProperties?: unknown;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  example?: unknown;
}

interface Media {
  schema?: Schema;
  example?: unknown;
  examples?: unknown;
}

const jsonType = 'application/json';
const options = { quiet: true, maxSampleDepth: 12 };

/**
 * Gives every JSON body of the document an example that has not got one: made of the examples in its schemas, and where a
 * text has none, of what its name says.
 */
export function addExamples(document: OpenApiDocument): OpenApiDocument {
  const told = withTexts(document);
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const [method, operation] of Object.entries(item as Record<string, object>)) {
      const of = (told.paths as Record<string, Record<string, object>>)[path]?.[method] ?? {};
      const ours = mediaOf(operation);
      for (const [place, { schema }] of mediaOf(of)) {
        const media = ours.get(place);
        if (!schema || !media || media.example !== undefined || media.examples !== undefined) continue;
        media.example = sample(schema as Parameters<typeof sample>[0], options, told);
      }
    }
  }
  return document;
}

/** The JSON bodies of an operation, by where they stand. */
function mediaOf(operation: object): Map<string, Media> {
  const { requestBody, responses = {} } = operation as {
    requestBody?: { content: Record<string, Media> };
    responses?: Record<string, { content?: Record<string, Media> }>;
  };
  const found = new Map<string, Media>();
  for (const [place, { content }] of Object.entries({ ...responses, ...(requestBody && { requestBody }) })) {
    const media = content?.[jsonType];
    if (media) found.set(place, media);
  }
  return found;
}

/** A copy in which every text has an example. */
function withTexts(document: OpenApiDocument): OpenApiDocument {
  const copy = JSON.parse(JSON.stringify(document)) as OpenApiDocument;
  for (const [name, schema] of Object.entries(copy.components?.schemas ?? {})) tell(schema as Schema, name);
  for (const item of Object.values(copy.paths ?? {})) {
    for (const operation of Object.values(item as Record<string, object>)) {
      for (const { schema } of mediaOf(operation).values()) if (schema) tell(schema, '');
    }
  }
  return copy;
}

function tell(schema: Schema, name: string): void {
  if (schema.example !== undefined) return;
  const text = exampleText(schema, name);
  if (text !== undefined) schema.example = text;
  const { properties, additionalProperties, items, anyOf = [], oneOf = [], allOf = [] } = schema;
  if (additionalProperties && !properties) schema.example = exampleRecord(name);
  // Members that may be there besides those that are known are not made up.
  delete schema.additionalProperties;
  for (const [property, inner] of Object.entries(properties ?? {})) tell(inner, property);
  for (const inner of [items, ...anyOf, ...oneOf, ...allOf]) if (inner) tell(inner, name);
}
