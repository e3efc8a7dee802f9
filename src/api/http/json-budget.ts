/** How deep the bodies of requests may nest; no schema comes near it. */
export const deepestNesting = 32;

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/**
 * Counts what a JSON text would become before anything is made of it: a few kilobytes can hold, or inflate to, millions
 * of values. One pass over the bytes, which need not be JSON; it ends as soon as a bound is crossed.
 */
export function findExcess(json: Uint8Array, maxValues: number): 'too_deep' | 'too_many_values' | null {
  let depth = 0;
  let values = 1;
  let inString = false;
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at];
    if (inString) {
      if (byte === backslash) at += 1;
      else if (byte === quote) inString = false;
    } else if (byte === quote) {
      inString = true;
    } else if (byte === comma) {
      values += 1;
    } else if (byte === openBracket || byte === openBrace) {
      values += 1;
      depth += 1;
      if (depth > deepestNesting) return 'too_deep';
    } else if (byte === closeBracket || byte === closeBrace) {
      depth -= 1;
    }
    if (values > maxValues) return 'too_many_values';
  }
  return null;
}
