/** Zones that every process knows, under the names that it prefers itself. */
const known = new Set(['UTC', ...Intl.supportedValuesOf('timeZone')]);

/**
 * Whether it is the name of an IANA time zone, also one by which others call it: Asia/Kolkata is Asia/Calcutta to some. No
 * abbreviation: IST is India's time here, and Israel's in Postgres.
 */
export function isTimeZone(name: string): boolean {
  if (known.has(name)) return true;
  if (!name.includes('/')) return false;
  try {
    return known.has(new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone);
  } catch {
    return false;
  }
}
