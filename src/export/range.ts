import type { ByteRange } from '../archive-store/store.ts';

/** The range that was asked for begins after the end of the file: HTTP answers 416 with the file's size. */
export class RangeNotSatisfiableError extends Error {
  override readonly name = 'RangeNotSatisfiableError';
  /** Bytes of the whole file, for an answer's `Content-Range`. */
  readonly total: number;

  constructor(total: number) {
    super(`The range begins after the end of the file, which has ${total} bytes.`);
    this.total = total;
  }
}

/**
 * The bytes that a `Range` header (RFC 9110) means in a file of `total` bytes. Several ranges at once, other units and
 * malformed headers are answered with undefined, the whole file, as the RFC allows.
 *
 * @throws RangeNotSatisfiableError
 */
export function resolveRange(header: string | undefined, total: number): ByteRange | undefined {
  const match = /^bytes=(?:(\d+)-(\d*)|-(\d+))$/.exec(header?.trim() ?? '');
  if (!match) return undefined;
  const [, from, to, suffix] = match;
  if (suffix !== undefined) {
    const length = Math.min(Number(suffix), total);
    if (length === 0) throw new RangeNotSatisfiableError(total);
    return { start: total - length, end: total - 1 };
  }
  const start = Number(from);
  const end = to ? Math.min(Number(to), total - 1) : total - 1;
  if (start >= total) throw new RangeNotSatisfiableError(total);
  return end < start ? undefined : { start, end };
}
