import { writeBytes, type WriteValue } from './write-values.ts';

// What a byte of UTF-8 means for a cell. Anything behind a separator of other readers, or at the beginning of a cell,
// may be a formula; those are few, and are left to the rules themselves.
const nothing = 0;
const quotes = 1;
const rules = 2;

const within = new Uint8Array(256).fill(nothing);
for (const character of ',"') within[character.charCodeAt(0)] = quotes;
for (const character of ';\t\r\n') within[character.charCodeAt(0)] = rules;

const first = Uint8Array.from(within);
// The full-width forms of the formula characters begin with the byte EF.
for (const byte of Buffer.from('=+-@\'"\uFF1D')) if (byte < 0x80 || byte === 0xef) first[byte] = rules;

const quote = 0x22;
const [plus, zero, nine] = [0x2b, 0x30, 0x39];

/**
 * Writes text as a cell of CSV. Most cells hold nothing that has to be looked at twice, so they are only copied.
 *
 * @param options.cell how a text becomes a cell, by the rules; has to leave alone what is shorter than `longest`, has no
 *   separator, quote or line break in it, and begins with no formula character; and to only put quotes around and double
 *   them where a comma or a quote is all that it has of these
 * @param options.longest in bytes: from there on the rules decide
 */
export function csvTextWriter({
  cell,
  longest,
}: {
  cell: (text: string) => string;
  longest: number;
}): WriteValue {
  return (out, from, at, length) => {
    const end = at + length;
    let needs = length === 0 || length > longest ? rules : first[from[at]!]!;
    if (needs === rules && isPhone(from, at, end)) needs = nothing;
    for (let index = at + 1; index < end; index += 1) needs |= within[from[index]!]!;
    if (needs >= rules) {
      out.writeText(cell(from.toString('utf8', at, end)));
      return;
    }
    if (needs === nothing) {
      writeBytes(out, from, at, length);
      return;
    }
    out.reserve(2 * length + 2);
    const { buffer } = out;
    let to = out.at;
    buffer[to++] = quote;
    for (let index = at; index < end; index += 1) {
      const byte = from[index]!;
      if (byte === quote) buffer[to++] = quote;
      buffer[to++] = byte;
    }
    buffer[to++] = quote;
    out.at = to;
  };
}

/** A number in E.164 is no formula. */
function isPhone(from: Buffer, at: number, end: number): boolean {
  if (end - at < 2 || end - at > 16 || from[at] !== plus) return false;
  for (let index = at + 1; index < end; index += 1) {
    const byte = from[index]!;
    if (byte < zero || byte > nine) return false;
  }
  return true;
}
