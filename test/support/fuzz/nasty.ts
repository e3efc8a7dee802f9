import * as fc from 'fast-check';

/** JSON as it is written, for what JavaScript's own values cannot say: huge numbers, nesting without end. */
export class RawJson {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text.length > 100 ? `${this.text.slice(0, 100)}… (${this.text.length})` : this.text;
  }
}

export function toJson(value: unknown): string {
  if (value instanceof RawJson) return value.text;
  if (Array.isArray(value)) return `[${value.map(toJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value)
      .map(([key, inner]) => `${JSON.stringify(key)}:${toJson(inner)}`)
      .join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}

const knownTexts = [
  ['', ' ', '\0', 'a\0b', '\ud800', 'x\udfff', '\u202eabc\u2066', '\u200b', '\ufeff', '\u0085', '\r\n', '\t'],
  [
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    "' or 1=1 --",
    '%',
    '%00',
    '\\',
    '../..',
    '${x}',
    '=1+1',
  ],
  [
    'NaN',
    'Infinity',
    '-0',
    '1e400',
    '0x10',
    '१२',
    'null',
    'true',
    '[]',
    '{}',
    '00000000-0000-0000-0000-000000000000',
  ],
  [
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:59-14:00',
    '2026-02-30T00:00:00Z',
    '2026-11-23T24:00:00Z',
    '-271821-04-20',
  ],
  [
    '1970-01-01T00:00:00Z',
    '2999-12-31T23:59:59.999Z',
    '2026-11-23T18:00:00.123456789+23:59',
    '+1',
    '+999999999999999',
  ],
  [
    'a'.repeat(300),
    'é'.repeat(201),
    '😀'.repeat(2_000),
    'x@y.z',
    '"@example.com',
    `${'a'.repeat(250)}@example.com`,
  ],
].flat();

/** Text that has broken programs before, and text of any UTF-16 units. */
export const nastyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...knownTexts) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  {
    weight: 1,
    arbitrary: fc.array(fc.nat(0xffff), { maxLength: 20 }).map((units) => String.fromCharCode(...units)),
  },
);

const nastyNumber = fc.oneof(
  fc.constantFrom(0, -0, -1, 0.5, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, 1e21, 1e308, 5e-324).map(Number),
  fc
    .constantFrom('1e400', '-1e400', '123456789012345678901234567890', '1E-500')
    .map((text) => new RawJson(text)),
);

const nesting = fc
  .tuple(fc.constantFrom(5, 33, 2_000), fc.constantFrom(['[', ']'], ['{"a":', '}']))
  .map(([depth, [open = '', close = '']]) => new RawJson(`${open.repeat(depth)}1${close.repeat(depth)}`));

/** Any value of JSON that a schema may not expect. */
export const nastyValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: nastyText },
  { weight: 2, arbitrary: nastyNumber },
  { weight: 2, arbitrary: fc.constantFrom(null, true, false, [], {}, [[]], [null]) },
  { weight: 1, arbitrary: nesting },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 1, arbitrary: fc.array(nastyText, { maxLength: 5 }) },
  { weight: 1, arbitrary: fc.dictionary(nastyText, nastyText, { maxKeys: 3 }) },
);

/** Members that no schema of ours has. */
export const extraMember: fc.Arbitrary<[string, unknown]> = fc.tuple(
  fc.oneof(fc.constantFrom('__proto__', 'constructor', 'id', 'accountId', 'demo', 'role'), nastyText),
  nastyValue,
);
