import type { ByteSink } from './byte-sink.ts';
import type { ZoneOffset } from './zoned-time.ts';
import type { WriteValue } from './write-values.ts';

const epochOfPostgresMs = Date.UTC(2000, 0, 1);
const dayMs = 24 * 60 * 60 * 1000;
const mostDays = 10_000;
const [zero, colon, point] = [0x30, 0x3a, 0x2e];
const utc = Buffer.from('Z');

/** A `timestamptz` in ms of the Unix epoch; what is finer is cut off. */
export function readTimeMs(from: Buffer, at: number): number {
  const high = from.readInt32BE(at);
  const low = from.readUInt32BE(at + 4);
  // Whole thousands of 2^32 are exact as ms; the rest is small enough to be so, too.
  const thousands = Math.floor(high / 1000);
  const rest = (high - thousands * 1000) * 0x1_0000_0000 + low;
  return thousands * 0x1_0000_0000 + Math.floor(rest / 1000) + epochOfPostgresMs;
}

/**
 * Writes a `timestamptz` as ISO 8601 with ms.
 *
 * @param offset that of a zone's clocks; left out: in UTC
 */
export function timeWriter(offset?: ZoneOffset): WriteValue {
  // Rows lie closely together in time, and a date costs more than all the rest.
  const days = new Map<number, Buffer>();
  return (out, from, at) => {
    const instantMs = readTimeMs(from, at);
    const zone = offset?.(instantMs);
    const localMs = instantMs + (zone?.ms ?? 0);
    const day = Math.floor(localMs / dayMs);
    let date = days.get(day);
    if (!date) {
      if (days.size >= mostDays) days.clear();
      date = Buffer.from(new Date(localMs).toISOString().slice(0, 11));
      days.set(day, date);
    }
    out.write(date);
    writeClock(out, localMs - day * dayMs);
    out.write(zone?.bytes ?? utc);
  };
}

function writeClock(out: ByteSink, msOfDay: number): void {
  out.reserve(12);
  const { buffer, at } = out;
  const seconds = Math.floor(msOfDay / 1000);
  const minutes = Math.floor(seconds / 60);
  const ms = msOfDay - seconds * 1000;
  const hundreds = Math.floor(ms / 100);
  twoDigits(buffer, at, Math.floor(minutes / 60));
  buffer[at + 2] = colon;
  twoDigits(buffer, at + 3, minutes % 60);
  buffer[at + 5] = colon;
  twoDigits(buffer, at + 6, seconds % 60);
  buffer[at + 8] = point;
  buffer[at + 9] = zero + hundreds;
  twoDigits(buffer, at + 10, ms - hundreds * 100);
  out.at += 12;
}

function twoDigits(buffer: Buffer, at: number, value: number): void {
  const tens = Math.floor(value / 10);
  buffer[at] = zero + tens;
  buffer[at + 1] = zero + value - tens * 10;
}
