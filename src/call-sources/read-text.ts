/** The header with this name, where it came once. */
export const headerOf = (
  { headers }: { headers: NodeJS.Dict<string | string[]> },
  name: string,
): string | null => {
  const value = headers[name];
  return typeof value === 'string' && value !== '' ? value : null;
};

/** A form's parameters, in their order. */
export const formOf = (body: Buffer): URLSearchParams => new URLSearchParams(body.toString('utf8'));

/**
 * All values of each name, in their order. Read once from end to end, because it comes before the signature is known to be
 * right: `getAll` for each name looks through the whole form as often as it has names.
 */
export function valuesByName(form: URLSearchParams): Map<string, string[]> {
  const byName = new Map<string, string[]>();
  for (const [name, value] of form) {
    const values = byName.get(name);
    if (values) values.push(value);
    else byName.set(name, [value]);
  }
  return byName;
}

/** A time as a source writes it; null when there is none, or it is no time. */
export function timeOf(text: string | null | undefined): Date | null {
  const ms = text ? Date.parse(text) : Number.NaN;
  return Number.isNaN(ms) ? null : new Date(ms);
}

/** Whole seconds; null when there are none. */
export function secondsOf(text: string | null | undefined): number | null {
  return text && /^\d{1,9}(\.\d+)?$/.test(text) ? Math.trunc(Number(text)) : null;
}

/** A number as sources write it, with or without the plus sign, in E.164; null for what is none, such as a SIP address. */
export function numberOf(text: string | null | undefined): string | null {
  const [, digits] = /^\+?([1-9]\d{6,14})$/.exec(text?.trim() ?? '') ?? [];
  return digits === undefined ? null : `+${digits}`;
}

/** Whether a signature's time, in seconds of the epoch, is within the replay window. */
export const isRecent = (seconds: number, now: Date, windowSeconds: number): boolean =>
  Math.abs(now.getTime() / 1000 - seconds) <= windowSeconds;
