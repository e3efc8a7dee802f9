/** How far the zone's clock is ahead of UTC at an instant, in ms. */
function offsetMs(instantMs: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(new Date(instantMs));
  const of = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value);
  const wall = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return wall - Math.floor(instantMs / 1000) * 1000;
}

/** An instant as a date-and-time field shows it, in the zone: `2026-12-01T18:00`. Empty for none. */
export function toLocalTime(instant: string | null, timeZone: string): string {
  if (instant === null) return '';
  const ms = new Date(instant).getTime();
  return new Date(ms + offsetMs(ms, timeZone)).toISOString().slice(0, 16);
}

/** What a date-and-time field holds, as an instant in UTC. Null for an empty field. */
export function fromLocalTime(local: string, timeZone: string): string | null {
  const wall = Date.parse(`${local}Z`);
  if (Number.isNaN(wall)) return null;
  // The offset may be another one at the first guess, around a change of the clocks: a second look settles it.
  const guess = wall - offsetMs(wall, timeZone);
  const second = wall - offsetMs(guess, timeZone);
  // A time that the clocks leave out when they go forward is the one that comes after, never one of the day before.
  const exists = second + offsetMs(second, timeZone) === wall;
  return new Date(exists ? second : Math.max(guess, second)).toISOString();
}
