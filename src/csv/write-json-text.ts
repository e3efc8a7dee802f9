import { writeBytes, type WriteValue } from './write-values.ts';

const quote = 0x22;
const backslash = 0x5c;
const quoteMark = Buffer.from('"');

/** Writes text as a string of JSON. */
export const writeJsonText: WriteValue = (out, from, at, length) => {
  const end = at + length;
  for (let index = at; index < end; index += 1) {
    const byte = from[index]!;
    if (byte < 0x20 || byte === quote || byte === backslash) {
      out.writeText(JSON.stringify(from.toString('utf8', at, end)));
      return;
    }
  }
  out.write(quoteMark);
  writeBytes(out, from, at, length);
  out.write(quoteMark);
};
