import * as fc from 'fast-check';
import { extraMember, nastyValue } from './nasty.ts';

/** The parts of JSON Schema that the document uses. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  propertyNames?: Schema;
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  format?: string;
  pattern?: string;
  example?: unknown;
}

export interface FromSchemaOptions {
  /** Of the document. */
  components: Record<string, Schema>;
  /** Ids and tokens of rows that are there, for a member or parameter of this name. */
  ids: (name: string) => readonly string[];
  /** Of a hundred values, how many are none that the schema means. */
  nastyPercent: number;
}

/** Values as a schema of the document describes them, and now and then others. */
export function fromSchema(schema: Schema, options: FromSchemaOptions, name = ''): fc.Arbitrary<unknown> {
  const meant = meantBy(schema, options, name);
  const { nastyPercent } = options;
  if (nastyPercent === 0) return meant;
  return fc.oneof(
    { weight: 100 - nastyPercent, arbitrary: meant },
    { weight: nastyPercent, arbitrary: nastyValue },
  );
}

function meantBy(schema: Schema, options: FromSchemaOptions, name: string): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined) {
    const known = options.components[schema.$ref.split('/').at(-1) ?? ''];
    if (!known) throw new Error(`the document has no ${schema.$ref}`);
    return meantBy(known, options, name);
  }
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((choice) => meantBy(choice, options, name)));
  if (schema.allOf) return meantBy(Object.assign({}, ...schema.allOf) as Schema, options, name);
  const types = [schema.type ?? []].flat();
  if (types.length > 1) {
    return fc.oneof(...types.map((type) => meantBy({ ...schema, type }, options, name)));
  }
  const own = byType[types[0] ?? '']?.(schema, options, name) ?? nastyValue;
  if (schema.example === undefined || schema.format === 'uuid') return own;
  return fc.oneof({ weight: 4, arbitrary: own }, { weight: 1, arbitrary: fc.constant(schema.example) });
}

const byType: Record<
  string,
  (schema: Schema, options: FromSchemaOptions, name: string) => fc.Arbitrary<unknown>
> = {
  null: () => fc.constant(null),
  boolean: () => fc.boolean(),
  integer: ({ minimum = -1000, maximum = 1000 }) => fc.integer({ min: minimum, max: maximum }),
  number: ({ minimum, maximum = 1000, exclusiveMinimum }) =>
    fc.double({ min: minimum ?? exclusiveMinimum ?? -1000, max: maximum, noNaN: true }),
  string: text,
  array: ({ items = {}, minItems = 0, maxItems = 5 }, options, name) =>
    fc.array(fromSchema(items, options, name), {
      minLength: minItems,
      maxLength: Math.max(minItems, Math.min(maxItems, 5)),
    }),
  object: members,
};

const longestText = 60;

function text(schema: Schema, options: FromSchemaOptions, name: string): fc.Arbitrary<string> {
  const { format, pattern, minLength = 0, maxLength = longestText } = schema;
  const known = options.ids(name);
  if (known.length > 0) {
    return fc.oneof(
      { weight: 15, arbitrary: fc.constantFrom(...known) },
      { weight: 1, arbitrary: text(schema, options, '') },
    );
  }
  if (format === 'uuid') return fc.uuid();
  if (format === 'date-time') return fc.constantFrom(...times());
  if (format === 'email') return fc.emailAddress();
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern, 'u'));
  const length = { minLength, maxLength: Math.max(minLength, Math.min(maxLength, longestText)) };
  return fc.oneof(fc.string(length), fc.string({ ...length, unit: 'grapheme' }));
}

function times(): string[] {
  const now = Date.now();
  const hourMs = 60 * 60 * 1000;
  const around = [0, -1, -hourMs, -24 * hourMs, -6 * 24 * hourMs, hourMs, 365 * 24 * hourMs];
  return [...around.map((ms) => new Date(now + ms).toISOString()), '2026-11-23T18:00:00+14:00'];
}

function members(schema: Schema, options: FromSchemaOptions): fc.Arbitrary<Record<string, unknown>> {
  const { properties, required = [], additionalProperties, propertyNames } = schema;
  if (!properties) {
    const values = typeof additionalProperties === 'object' ? additionalProperties : {};
    const keys = fromSchema(propertyNames ?? { type: 'string', maxLength: 20 }, {
      ...options,
      nastyPercent: 0,
    });
    return fc.dictionary(keys.map(String), fromSchema(values, options), { maxKeys: 4 });
  }
  const all = Object.fromEntries(
    Object.entries(properties).map(([key, inner]) => [key, fromSchema(inner, options, key)]),
  );
  const least = Object.fromEntries(Object.entries(all).filter(([key]) => required.includes(key)));
  // Members that are left out go with any others; many that may be there do not.
  const known = fc.oneof(fc.record(all, { requiredKeys: required }), fc.record(least));
  if (options.nastyPercent === 0) return known;
  return fc
    .tuple(
      known,
      fc.option(extraMember, { freq: 8 }),
      fc.option(fc.constantFrom(...Object.keys(properties)), { freq: 8 }),
    )
    .map(([value, extra, without]) =>
      Object.fromEntries([
        ...Object.entries(value).filter(([key]) => key !== without),
        ...(extra ? [extra] : []),
      ]),
    );
}
