/** How far the clocks of a zone are ahead of UTC at an instant, and how that is written, such as `-05:00`. */
export type ZoneOffset = (instantMs: number) => { ms: number; bytes: Buffer };

const quarterMs = 15 * 60_000;
const mostQuarters = 50_000;

/**
 * @param timeZone an IANA name, or `UTC`
 * @returns undefined for UTC, which is written as `Z`
 */
export function zoneOffset(timeZone: string): ZoneOffset | undefined {
  if (timeZone === 'UTC') return undefined;
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  // Asking Intl takes longer than all else that is done with a row. Clocks change at quarters of an hour.
  const offsets = new Map<number, ReturnType<ZoneOffset>>();
  return (instantMs) => {
    const quarter = Math.floor(instantMs / quarterMs);
    let offset = offsets.get(quarter);
    if (!offset) {
      if (offsets.size >= mostQuarters) offsets.clear();
      offset = offsetAt(format, instantMs);
      offsets.set(quarter, offset);
    }
    return offset;
  };
}

function offsetAt(format: Intl.DateTimeFormat, instantMs: number): ReturnType<ZoneOffset> {
  const name = format.formatToParts(instantMs).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign = '+', hours = '00', minutes = '00'] = /^GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  const minutesEast = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  return { ms: minutesEast * 60_000, bytes: Buffer.from(`${sign}${hours}:${minutes}`) };
}
