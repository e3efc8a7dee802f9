import { expect, test } from 'vitest';
import { RangeNotSatisfiableError, resolveRange } from '../../../src/export/range.ts';

test.each([
  ['bytes=0-0', { start: 0, end: 0 }],
  ['bytes=10-19', { start: 10, end: 19 }],
  ['bytes=90-', { start: 90, end: 99 }],
  ['bytes=90-1000', { start: 90, end: 99 }],
  ['bytes=-10', { start: 90, end: 99 }],
  ['bytes=-1000', { start: 0, end: 99 }],
])('%s of 100 bytes is a range', (header, range) => {
  expect(resolveRange(header, 100)).toEqual(range);
});

test.each([undefined, '', 'bytes=', 'bytes=-', 'bytes=20-10', 'bytes=0-1,5-6', 'rows=0-1'])(
  '%s asks for the whole file',
  (header) => {
    expect(resolveRange(header, 100)).toBeUndefined();
  },
);

test.each(['bytes=100-', 'bytes=100-200', 'bytes=-0'])('%s of 100 bytes cannot be satisfied', (header) => {
  expect(() => resolveRange(header, 100)).toThrow(RangeNotSatisfiableError);
});
