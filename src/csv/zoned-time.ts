/** An instant as the clocks of a zone show it, in ISO 8601 with the offset: `2026-11-23T13:00:00.000-05:00`. */
export type ZonedTime = (at: Date) => string;

const quarterMs = 15 * 60_000;
const mostQuarters = 50_000;

/** @param timeZone an IANA name, or `UTC` */
export function zonedTime(timeZone: string): ZonedTime {
  if (timeZone === 'UTC') return (at) => at.toISOString();
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  // Asking Intl takes longer than all else that is done with a row. Clocks change at quarters of an hour.
  const offsets = new Map<number, { ms: number; text: string }>();
  return (at) => {
    const quarter = Math.floor(at.getTime() / quarterMs);
    let offset = offsets.get(quarter);
    if (!offset) {
      if (offsets.size >= mostQuarters) offsets.clear();
      offset = offsetAt(format, at);
      offsets.set(quarter, offset);
    }
    return new Date(at.getTime() + offset.ms).toISOString().slice(0, -1) + offset.text;
  };
}

function offsetAt(format: Intl.DateTimeFormat, at: Date): { ms: number; text: string } {
  const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign = '+', hours = '00', minutes = '00'] = /^GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  const minutesEast = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  return { ms: minutesEast * 60_000, text: `${sign}${hours}:${minutes}` };
}
