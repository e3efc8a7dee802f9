import { Readable } from 'node:stream';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvCell } from '../../../src/csv/csv.ts';
import { csvFormat, jsonLinesFormat, spreadsheetFormat } from '../../../src/csv/row-format.ts';
import { longestCell, spreadsheetCell } from '../../../src/csv/spreadsheet.ts';
import { writeRows } from '../../../src/csv/write-rows.ts';
import { csvGuards } from '../../../src/domain/manifest.ts';
import { binaryPiece, typeOf, type Value, written } from '../../support/binary-rows.ts';

/** Texts of what is hard for readers of CSV, closely together, and ordinary ones. */
const text = fc.oneof(
  fc.string({
    unit: fc.constantFrom(...Array.from('=+-@＝＋－＠;,\t\r\n\'"|a1 \\\u0001\u007F'), '🧑', 'é', '\u202e'),
    maxLength: 12,
  }),
  fc.string({ unit: fc.constantFrom(...Array.from('+-.0123456789')), maxLength: 18 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  // At the length where a spreadsheet's cell is cut, in bytes and in characters.
  fc
    .tuple(fc.constantFrom('x', 'é', '🧑', 'a"', ';='), fc.integer({ min: -6, max: 6 }))
    .map(([unit, more]) => unit.repeat(Math.ceil((longestCell + more) / unit.length))),
);
const time = fc.date({
  min: new Date('1975-01-01Z'),
  max: new Date('2999-12-31T23:59:59.999Z'),
  noInvalidDate: true,
});
const column = fc.constantFrom<fc.Arbitrary<Value>>(
  text,
  time,
  fc.boolean(),
  fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
);
/** Rows whose columns keep their types, and in which anything may be missing. */
const rowsOfTypes = fc.array(column, { minLength: 1, maxLength: 5 }).chain((columns) =>
  fc.record({
    sample: fc.tuple(...columns),
    rows: fc.array(fc.tuple(...columns.map((values) => fc.option(values))), { maxLength: 5 }),
  }),
);

type Shown = (value: Exclude<Value, null>) => string;
const csv = (rows: readonly (readonly Value[])[], shown: Shown) =>
  rows.map((row) => `${row.map((value) => (value === null ? '' : shown(value))).join(',')}\r\n`).join('');

describe('bytes of the database become', () => {
  test.each(csvGuards)('CSV as the rules say, with guards: %s', async (guard) => {
    await fc.assert(
      fc.asyncProperty(rowsOfTypes, async ({ sample, rows }) => {
        const shown: Shown = (value) => {
          if (value instanceof Date) return value.toISOString();
          return typeof value === 'string' ? csvCell(value, guard) : String(value);
        };
        expect(await written(csvFormat(sample.map(typeOf), guard), ...rows)).toBe(csv(rows, shown));
      }),
      { numRuns: 300 },
    );
  });

  test('a spreadsheet as the rules say, in every zone', async () => {
    const zones = fc.constantFrom('UTC', ...Intl.supportedValuesOf('timeZone'));
    await fc.assert(
      fc.asyncProperty(zones, rowsOfTypes, async (zone, { sample, rows }) => {
        const wall = new Intl.DateTimeFormat('sv-SE', {
          timeZone: zone,
          dateStyle: 'short',
          timeStyle: 'medium',
        });
        const shown: Shown = (value) => {
          if (typeof value === 'string') return spreadsheetCell(value);
          if (!(value instanceof Date)) return String(value);
          const [date, clock] = wall.format(value).split(' ');
          return `${date}T${clock}.${String(value.getUTCMilliseconds()).padStart(3, '0')}`;
        };
        const all = await written(spreadsheetFormat(sample.map(typeOf), zone), ...rows);
        // The offset is checked by itself, below.
        const local = all.replace(/(T\d\d:\d\d:\d\d\.\d{3})(?:Z|[+-]\d\d:\d\d)(?=,|\r)/g, '$1');
        expect(local).toBe(csv(rows, shown));
      }),
      { numRuns: 300 },
    );
  });

  test('JSON Lines that give every value back', async () => {
    await fc.assert(
      fc.asyncProperty(rowsOfTypes, async ({ sample, rows }) => {
        const columns = sample.map((value, at) => ({ heading: `a "${at}"`, type: typeOf(value) }));
        const lines = (await written(jsonLinesFormat(columns), ...rows)).split('\n');
        expect(lines.pop()).toBe('');
        const expected = rows.map((row) =>
          JSON.stringify(Object.fromEntries(row.map((value, at) => [`a "${at}"`, value]))),
        );
        expect(lines).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});

describe('times of a zone', () => {
  const line = async (zone: string, at: Date) =>
    (await written(spreadsheetFormat(['time'], zone), [at])).trim();

  test.each([
    ['America/New_York', '2026-07-01T12:00:00.5Z', '2026-07-01T08:00:00.500-04:00'],
    ['America/New_York', '2026-11-01T05:59:59.999Z', '2026-11-01T01:59:59.999-04:00'],
    ['America/New_York', '2026-11-01T06:00:00Z', '2026-11-01T01:00:00.000-05:00'],
    ['Asia/Kathmandu', '2026-01-01T00:00:00Z', '2026-01-01T05:45:00.000+05:45'],
    ['Australia/Lord_Howe', '2026-04-04T15:00:00Z', '2026-04-05T01:30:00.000+10:30'],
    ['UTC', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00.000Z'],
    ['Europe/London', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00.000+00:00'],
  ])('in %s, %s is %s', async (zone, at, shown) => {
    expect(await line(zone, new Date(at))).toBe(shown);
  });

  test('are the same instants, in every zone and year', async () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    await fc.assert(
      fc.asyncProperty(zones, time, async (zone, at) => {
        expect(new Date(await line(zone, at)).getTime()).toBe(at.getTime());
      }),
    );
  });
});

test('rows are gathered into chunks of 64 KiB, also where one value is larger, and pulled only when they are wanted', async () => {
  let pulled = 0;
  async function* pieces() {
    for (;;) {
      pulled += 1;
      yield binaryPiece([...Array.from({ length: 600 }, () => ['x'.repeat(98)]), ['y'.repeat(200_000)]]);
    }
  }
  const chunks = writeRows('head\r\n', Readable.from(pieces()), csvFormat(['text']));
  let bytes = 0;
  for (let count = 1; count <= 40; count += 1) {
    const { value } = await chunks.next();
    expect(value?.length).toBeLessThanOrEqual(64 * 1024);
    bytes += value?.length ?? 0;
    expect(pulled).toBeLessThanOrEqual(bytes / 250_000 + 20);
  }
  expect(bytes / 40).toBeGreaterThan(32 * 1024);
  await chunks.return();
});
