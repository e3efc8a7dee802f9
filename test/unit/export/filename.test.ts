import { expect, test } from 'vitest';
import { exportFilename } from '../../../src/export/filename.ts';

test.each([
  ['Spring canvass', 'Spring canvass - calls.csv'],
  ['Frühjahr – Straße 🗳️', 'Frühjahr – Straße 🗳 - calls.csv'],
  ['../../etc/passwd', 'etc passwd - calls.csv'],
  ['a/b\\c:d*e?f"g<h>i|j', 'a b c d e f g h i j - calls.csv'],
  ['line\r\nContent-Type: text/html', 'line Content-Type text html - calls.csv'],
  ['fdp\u202Egpj.exe', 'fdpgpj.exe - calls.csv'],
  ['...', 'Campaign - calls.csv'],
  ['%41', '41 - calls.csv'],
])('a file of the campaign %j is called %j', (name, filename) => {
  expect(exportFilename(name, 'calls', 'csv')).toBe(filename);
});

test('a long name is cut between two characters as people see them', () => {
  const filename = exportFilename('👩‍👩‍👧'.repeat(100), 'calls', 'csv');
  expect(Buffer.byteLength(filename)).toBeLessThan(200);
});
