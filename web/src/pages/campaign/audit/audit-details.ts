const isTime = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value);

/** `lastDialAt` and its time: "last dial at: Nov 24, 2026, 9:33 PM". */
export function detailWords(name: string, value: unknown, minute: (time: string) => string): string {
  const words = name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${words}: ${isTime(value) ? minute(value) : String(value)}`;
}
