import type { ByteSink } from './byte-sink.ts';

/** Writes a value that Postgres sent in its binary format: `length` bytes of `from`, beginning at `at`. */
export type WriteValue = (out: ByteSink, from: Buffer, at: number, length: number) => void;

const hexDigits = Buffer.from('0123456789abcdef');
const truth = [Buffer.from('false'), Buffer.from('true')] as const;
const dash = 0x2d;

export const writeBoolean: WriteValue = (out, from, at) => out.write(truth[from[at] === 0 ? 0 : 1]);

/** An `int4`. */
export const writeInteger: WriteValue = (out, from, at) => out.writeText(String(from.readInt32BE(at)));

export const writeUuid: WriteValue = (out, from, at) => {
  out.reserve(36);
  const { buffer } = out;
  let to = out.at;
  for (let index = 0; index < 16; index += 1) {
    if (index === 4 || index === 6 || index === 8 || index === 10) buffer[to++] = dash;
    const byte = from[at + index]!;
    buffer[to++] = hexDigits[byte >> 4]!;
    buffer[to++] = hexDigits[byte & 15]!;
  }
  out.at = to;
};

// A call of `copy` costs more than as many bytes.
const fewBytes = 64;

/** Text as it is. */
export const writeBytes: WriteValue = (out, from, at, length) => {
  out.reserve(length);
  const { buffer, at: to } = out;
  if (length > fewBytes) from.copy(buffer, to, at, at + length);
  else for (let index = 0; index < length; index += 1) buffer[to + index] = from[at + index]!;
  out.at = to + length;
};
