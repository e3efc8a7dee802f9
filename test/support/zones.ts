/** Minutes of the day that a clock on a wall of the zone shows. An implementation apart from the database's. */
export function wallMinutes(instant: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(instant);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  return part('hour') * 60 + part('minute');
}

const offsetMinutes = (instant: Date, timeZone: string): number => {
  const utc = instant.getUTCHours() * 60 + instant.getUTCMinutes();
  return (wallMinutes(instant, timeZone) - utc + 3 * 720) % 1440;
};

/** The next instants at which the clocks of a zone are changed, to the minute. */
export function clockChanges(timeZone: string, from: Date, count: number): Date[] {
  const minuteMs = 60_000;
  const found: Date[] = [];
  let at = Math.ceil(from.getTime() / minuteMs) * minuteMs;
  while (found.length < count) {
    const next = at + 12 * 60 * minuteMs;
    const before = offsetMinutes(new Date(at), timeZone);
    if (before !== offsetMinutes(new Date(next), timeZone)) {
      let [low, high] = [at, next];
      while (high - low > minuteMs) {
        const middle = low + Math.floor((high - low) / 2 / minuteMs) * minuteMs;
        if (offsetMinutes(new Date(middle), timeZone) === before) low = middle;
        else high = middle;
      }
      found.push(new Date(high));
    }
    at = next;
  }
  return found;
}

/** Whether a wall's clock in the zone is within `HH:MM` and `HH:MM`, which may lie on either side of midnight. */
export function withinWindow(instant: Date, timeZone: string, { from, to }: { from: string; to: string }) {
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const wall = wallMinutes(instant, timeZone);
  return minutes(from) < minutes(to)
    ? wall >= minutes(from) && wall < minutes(to)
    : wall >= minutes(from) || wall < minutes(to);
}
