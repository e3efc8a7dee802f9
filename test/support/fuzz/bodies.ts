import * as fc from 'fast-check';
import { fromSchema, type FromSchemaOptions, type Schema } from './from-schema.ts';
import { nastyText, nastyValue, toJson } from './nasty.ts';
import type { FuzzRequest, FuzzTarget } from './requests.ts';

/** The body of a request, with its media type; null for none. */
export function bodyOf(
  { method, operation }: FuzzTarget,
  options: FromSchemaOptions,
): fc.Arbitrary<{ type: string | null; body: FuzzRequest['body'] }> {
  const content = operation.requestBody?.content;
  const [type, media] = Object.entries(content ?? {})[0] ?? [];
  if (type === undefined || !media) {
    // The client at hand sends no body with a GET.
    return options.nastyPercent < 25 || method === 'GET'
      ? fc.constant({ type: null, body: null })
      : fc.constantFrom(
          { type: null, body: null },
          { type: 'application/json', body: '{"a":1}' },
          { type: 'text/plain', body: 'x' },
        );
  }
  const meant =
    type === 'application/json'
      ? json(media.schema, options)
      : file(type, typeof media.example === 'string' ? media.example : '', options);
  return meant.map((body) => ({ type, body }));
}

function json(schema: Schema, options: FromSchemaOptions): fc.Arbitrary<string> {
  const meant = fromSchema(schema, options).map(toJson);
  if (options.nastyPercent === 0) return meant;
  return fc.oneof(
    { weight: 8, arbitrary: meant },
    { weight: 1, arbitrary: meant.map((text) => text.slice(0, Math.ceil(text.length / 2))) },
    {
      weight: 1,
      arbitrary: fc
        .oneof(nastyText, nastyValue.map(toJson))
        .map((text) => text.replace(/\p{Surrogate}/gu, '\ufffd')),
    },
  );
}

const headings = ['phone', 'first_name', 'last name', 'E-Mail', 'external_id', 'notes', 'phone 2'];
const cells = [
  '+12025550143',
  '(202) 555-0144',
  '030 123456',
  'Ada',
  '"Ann ""A"" Lee"',
  '',
  'a@b.example',
  '1.0',
  '=1+1',
];

/** A file of rows for CSV, changes of the example for the others, and bytes. */
function file(
  type: string,
  example: string,
  { nastyPercent }: FromSchemaOptions,
): fc.Arbitrary<string | Uint8Array> {
  const cell = (known: readonly string[]) =>
    nastyPercent === 0
      ? fc.constantFrom(...known)
      : fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: nastyText });
  const table = fc
    .record({
      first: fc.uniqueArray(cell(headings), { minLength: 1, maxLength: 5 }),
      rows: fc.array(fc.array(cell(cells), { maxLength: 6 }), { maxLength: 8 }),
      separator: fc.constantFrom(',', ',', ';', '\t'),
      end: fc.constantFrom('\n', '\r\n', '\r'),
    })
    .map(({ first, rows, separator, end }) =>
      [['phone', ...first], ...rows].map((row) => row.join(separator)).join(end),
    );
  const text = type === 'text/csv' ? table : fc.constant(example);
  if (nastyPercent === 0) return text;
  const changed = fc
    .tuple(text, nastyText, fc.double({ min: 0, max: 1, noNaN: true }))
    .map(
      ([whole, nasty, at]) => `${whole.slice(0, whole.length * at)}${nasty}${whole.slice(whole.length * at)}`,
    );
  return fc.oneof(
    { weight: 4, arbitrary: text },
    { weight: 4, arbitrary: changed },
    { weight: 1, arbitrary: changed.map((whole) => Buffer.from(`\ufeff${whole}`, 'utf16le')) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }) },
  );
}
