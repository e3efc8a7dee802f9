const mostBytes = 75;

/** Folds the lines of iCalendar that are longer than 75 bytes (RFC 5545, 3.1), between characters. */
export const foldLines = (text: string): string => text.split('\r\n').map(fold).join('\r\n');

function fold(line: string): string {
  if (Buffer.byteLength(line) <= mostBytes) return line;
  let folded = '';
  let bytes = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > mostBytes) {
      folded += '\r\n ';
      // The blank counts.
      bytes = 1;
    }
    folded += character;
    bytes += size;
  }
  return folded;
}
